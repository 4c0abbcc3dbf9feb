"""The phone's pages: one question at a time, in plain HTML, without a kernel and without JavaScript."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import Finish, HTTPError

from tuskit.exercise import unfinished
from tuskit.plan import LEADER
from tuskit.questions import Points, Problem
from tuskit.responses import Kind
from tuskit.room import words
from tuskit.room.page import Page
from tuskit.room.phone import Form, Screen, filled, first, read, screens
from tuskit.room.saves import UnsavedError
from tuskit.ui.spec import describe

if TYPE_CHECKING:
    from tuskit.workshop import Workshop


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What became of a form: the answers so far, why they cannot be kept, and whether they were sent."""

    answers: Mapping[str, Any]
    problems: tuple[Problem, ...] = ()
    sent: bool = False


class ExerciseOnPhone(Page):
    """What the pages of one exercise share."""

    @property
    def workshop(self) -> Workshop:
        """The workshop as the scene has it: nothing that every phone asks for is looked up for each of them."""
        held = super().workshop
        return held.on(held.store, self.scene.stages)

    def says(self, key: str) -> dict[str, Any]:
        """What every page of an exercise says."""
        stage = self.scene.stages[key]
        return {
            "exercise": self.workshop.content(key).title[self.lang],
            "key": key,
            "round": stage.round,
            "sign": self.scene.sign,
            "again": words.SECOND[self.lang] if stage.round > 1 else "",
        }

    def count(self, key: str) -> str:
        """How many have answered: looked up, so that somebody who has just sent is counted."""
        return self.counted(self.workshop.store.count(key, round=self.scene.stages[key].round))

    def leads(self, participant: str) -> bool:
        """Whether a participant said that they are a leader."""
        return (self.workshop.store.groups(participant) or (None,))[0] == LEADER


class PhonePage(ExerciseOnPhone):
    """`/da/diagnose/3`: the third screen of an exercise."""

    kind: ClassVar[Kind] = "answer"
    path: ClassVar[str] = ""

    def entered(self, key: str) -> str:
        """The participant, if they may answer now; everybody else is led to what they can do."""
        self.exercise(key)
        participant = self.insider()
        if self.request.method == "GET" and self.workshop.refusal(key, participant, self.kind):
            self.redirect(f"/{self.lang}/{key}/sent")
            raise Finish
        return participant

    def shown(self, key: str) -> tuple[Screen, ...]:
        """The screens of the exercise in this round."""
        workshop = self.workshop
        return screens(workshop.parts(key, self.kind, round=workshop.round(key, self.kind)))

    @allow_unauthenticated
    def get(self, _lang: str, key: str, number: str) -> None:
        """Show a screen with what was answered on it."""
        participant = self.entered(key)
        shown = self.shown(key)
        answers = self.workshop.draft(key, participant, self.kind)
        if number == "go":
            self.redirect(self._address(key, first(shown, answers)))
        else:
            self._show(key, shown, self._at(shown, number), answers, ())

    @allow_unauthenticated
    async def post(self, lang: str, key: str, number: str) -> None:
        """Keep what was answered and go on; or say why it cannot be kept."""
        participant = self.entered(key)
        shown = self.shown(key)
        at = self._at(shown, number)
        form = filled(self.request.body_arguments)
        origin = self.origin
        try:
            kept = await self.saves.do(lambda held: self._keep(held, key, participant, shown[at], form, origin))
        except UnsavedError as error:
            kept = Kept(answers={}, problems=(Problem("", "", error.says),))
            self.set_status(HTTPStatus.SERVICE_UNAVAILABLE)
        if "stay" in form:
            self._tell(kept.problems)
        elif kept.problems:
            where = next((n for n, one in enumerate(shown) if one.question.id == kept.problems[0].question), at)
            here = kept.problems[0].question == shown[at].question.id
            self._show(key, shown, at if here else where, kept.answers, kept.problems)
        else:
            self.redirect(f"/{lang}/{key}/sent" if kept.sent else self._address(key, at + 1))

    def _keep(  # noqa: PLR0917  (what a save needs to know)
        self, held: Workshop, key: str, participant: str, screen: Screen, form: Form, origin: Any
    ) -> Kept:
        """Keep a form, and send the answers if it says so; one transaction."""
        before = held.draft(key, participant, self.kind)
        answer = read(screen, form, before.get(screen.question.id))
        answers = {name: said for name, said in before.items() if name != screen.question.id}
        if answer not in ({}, [], ""):
            answers[screen.question.id] = answer
        if problems := held.keep(key, participant, answers, self.kind, origin=origin):
            return Kept(answers=answers, problems=problems)
        if isinstance(screen.question, Points) and answer and "stay" not in form:
            problems = unfinished((screen.part,), {screen.question.id: answer})
        if problems:
            return Kept(answers=answers, problems=problems)
        if "send" not in form:
            return Kept(answers=answers)
        problems = held.submit(key, participant, answers, kind=self.kind, origin=origin)
        return Kept(answers=answers, problems=problems, sent=not problems)

    def _tell(self, problems: tuple[Problem, ...]) -> None:
        """Answer the page's own script: nothing, or one sentence."""
        if problems and self.get_status() == HTTPStatus.OK:
            self.set_status(HTTPStatus.UNPROCESSABLE_ENTITY)
        if problems:
            self.set_header("Content-Type", "text/plain; charset=utf-8")
            self.finish(problems[0].says[self.lang])
        else:
            self.set_status(HTTPStatus.NO_CONTENT)

    def _address(self, key: str, at: int) -> str:
        return f"/{self.lang}/{key}/{self.path}{at + 1}"

    def _at(self, shown: tuple[Screen, ...], number: str) -> int:
        """Which screen is asked for, from 0."""
        if not 1 <= int(number) <= len(shown):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return int(number) - 1

    def _show(
        self, key: str, shown: tuple[Screen, ...], at: int, answers: Mapping[str, Any], problems: tuple[Problem, ...]
    ) -> None:
        screen = shown[at]
        lang = self.lang
        answer = answers.get(screen.question.id)
        if problems and self.get_status() == HTTPStatus.OK:
            self.set_status(HTTPStatus.UNPROCESSABLE_ENTITY)
        self.show(
            "phone.html.j2",
            **self.says(key),
            spec=describe(screen.question, lang),
            item=screen.item,
            given=(answer or {}).get(screen.item, {}) if screen.item else answer,
            part=screen.part.title[lang],
            intro=screen.part.intro[lang] if not at or shown[at - 1].part is not screen.part else "",
            progress=words.SCREEN[lang].format(n=at + 1, total=len(shown)),
            problems=[problem.says[lang] for problem in problems if problem.question in {screen.question.id, ""}],
            address=self._address(key, at),
            back=self._address(key, at - 1) if at else "",
            last=at + 1 == len(shown),
            xsrf=self.xsrf_form_html(),
        )


class ForecastPage(PhonePage):
    """`/da/diagnose/forecast/1`: a leader's guess at what the others answer, before anybody has seen it."""

    kind = "forecast"
    path = "forecast/"

    def entered(self, key: str) -> str:
        """The leader, if the exercise has something to forecast and is in its first round."""
        participant = super().entered(key)
        stage = self.scene.stages[key]
        if not self.leads(participant) or stage.round > 1 or not self.workshop.parts(key, "forecast"):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        return participant


class SentPage(ExerciseOnPhone):
    """`/da/diagnose/sent`: where a participant waits, and reads what the answers show when it is shown."""

    @allow_unauthenticated
    async def get(self, lang: str, key: str) -> None:
        """Say how it stands."""
        self.exercise(key)
        participant = self.insider()
        stage = self.scene.stages[key]
        answered = self.workshop.answered(key, participant)
        if stage.open and not answered:
            self.redirect(f"/{lang}/{key}/go")
            return
        if not stage.begun:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.show(
            "sent.html.j2",
            **self.says(key),
            **await self._stands(key, participant, answered=answered),
            count=self.count(key),
            mend=f"/{lang}/{key}/1" if stage.open and not self.workshop.refusal(key, participant) else "",
        )

    async def _stands(self, key: str, participant: str, *, answered: bool) -> dict[str, Any]:
        """The heading and what follows: thanks, closed, or what the answers show; a leader's forecast first."""
        lang, stage, workshop = self.lang, self.scene.stages[key], self.workshop
        painter = self.settings["painter"]
        forecast: tuple[list[str], tuple[str, ...]] = ([], ())
        guess = ""
        if self.leads(participant) and workshop.parts(key, "forecast") and stage.round == 1:
            said = workshop.store.said(participant, key, "forecast")
            if stage.open:
                guess = f"/{lang}/{key}/forecast/go"
            elif said:
                forecast = await painter.foretold(key, lang, [dict(said.answers)])
        told: tuple[str, ...] = ()
        if stage.shown:
            told = (await painter.paint(key, lang, stage.round)).sentences
        heading = words.THANKS if stage.open else words.SHOWN if stage.shown else words.CLOSED_NOW
        return {
            "heading": heading[lang],
            "lead": words.TOGETHER[lang] if not stage.shown else "",
            "told_": told,
            "guess": guess,
            "pictures": forecast[0],
            "forecast": forecast[1],
            "answered": answered,
        }
