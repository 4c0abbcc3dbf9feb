"""The page for a phone: one question at a time, in plain HTML, without a kernel and without JavaScript."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from math import isfinite
from typing import Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError

from tuskit.exercise import Part, unfinished
from tuskit.fields import Field, Number
from tuskit.questions import Grid, Note, Pick, Points, Problem, Question, Rows, Scale, Sort
from tuskit.room import words
from tuskit.room.pages import Page
from tuskit.text import InputError
from tuskit.ui.spec import describe

LEVEL = re.compile(r"-?[0-9]{1,3}")
Form = Mapping[str, list[str]]
"""What a browser sent: name → values."""


@dataclass(frozen=True)
class Screen:
    """One question, or one row or card of it."""

    part: Part
    question: Question
    item: str | None = None

    @property
    def name(self) -> str:
        """What problems on this screen are about."""
        return self.item or self.question.id


def screens(parts: tuple[Part, ...]) -> tuple[Screen, ...]:
    """An exercise one screen at a time: a grid row by row, cards one by one, everything else question by question."""
    return tuple(
        Screen(part, question, item)
        for part in parts
        for question in part.questions
        for item in (question.ids if isinstance(question, Grid | Sort) else (None,))
    )


def filled(sent: Mapping[str, list[bytes]]) -> Form:
    """The fields of a form that somebody has filled in: a browser sends the empty ones too."""
    told = {name: [value.decode("utf-8", "replace") for value in values] for name, values in sent.items()}
    return {name: values for name, values in told.items() if any(value.strip() for value in values)}


def read(screen: Screen, form: Form, before: Any) -> Any:  # noqa: PLR0911  (one for each kind)
    """The question's answer with what a form says on this screen. Nothing is checked here; what is empty is left out.

    `before` is the answer so far; what was said on the question's other screens stays.
    """
    match screen.question:
        case Scale():
            return {item: _level(form[item][0]) for item in screen.question.ids if form.get(item)}
        case Grid():
            judged = {c.id: _level(form[c.id][0]) for c in screen.question.columns if form.get(c.id)}
            return _with(before, screen.name, judged)
        case Points():
            given = {item: _number(form[item][0]) for item in screen.question.ids if form.get(item)}
            return given if any(given.values()) else {}
        case Pick():
            return form.get(screen.question.id, [])
        case Rows():
            rows = {row: _fields(screen.question.fields, form, f"{row}.") for row in screen.question.ids}
            return {row: values for row, values in rows.items() if values}
        case Sort():
            return _with(before, screen.name, _fields(screen.question.fields, form, ""))
        case Note():
            return form.get(screen.question.id, [""])[0]
    message = f"{type(screen.question).__name__} has no phone form; add it here"
    raise NotImplementedError(message)


def _with(before: Any, item: str, value: Any) -> dict[str, Any]:
    others = {name: said for name, said in (before or {}).items() if name != item}
    return {**others, item: value} if value else others


def _fields(fields: tuple[Field, ...], form: Form, before: str) -> dict[str, Any]:
    given = {field: form.get(before + field.id, [""])[0].strip() for field in fields}
    return {field.id: _number(said) if isinstance(field, Number) else said for field, said in given.items() if said}


def _level(said: str) -> int | str:
    return int(said) if LEVEL.fullmatch(said) else said


def _number(said: str) -> float | int | str:
    """A number as people write it; what is none is kept, so that the question can say why not."""
    try:
        number = float(said.replace(" ", "").replace(",", "."))
    except ValueError:
        return said
    return int(number) if isfinite(number) and number.is_integer() else number


class PhonePage(Page):
    """`/da/diagnose/3`: the third screen of an exercise."""

    @allow_unauthenticated
    def get(self, _lang: str, key: str, number: str) -> None:
        """Show a screen with what was answered on it."""
        self._show(key, self._screen(key, number), self.workshop.draft(key, self.participant()), ())

    @allow_unauthenticated
    def post(self, lang: str, key: str, number: str) -> None:
        """Keep what was answered and go on; or say why it cannot be kept."""
        at = self._screen(key, number)
        participant = self.participant()
        before = self.workshop.draft(key, participant)
        screen = screens(self.workshop.parts(key))[at]
        form = filled(self.request.body_arguments)
        answer = read(screen, form, before.get(screen.question.id))
        answers = {name: said for name, said in before.items() if name != screen.question.id}
        if answer not in ({}, [], ""):
            answers[screen.question.id] = answer
        problems = self.workshop.keep(key, participant, answers)
        if not problems and isinstance(screen.question, Points):
            problems = unfinished((screen.part,), {screen.question.id: answer} if answer else {})
        if not problems and "send" in form:
            problems = self.workshop.submit(key, participant, answers)
            if not problems:
                self.redirect(f"/{lang}/{key}/sent")
                return
        if problems:
            shown = (
                n for n, one in enumerate(screens(self.workshop.parts(key))) if one.question.id == problems[0].question
            )
            self._show(key, at if problems[0].question == screen.question.id else next(shown, at), answers, problems)
        elif "stay" in form:
            self.set_status(HTTPStatus.NO_CONTENT)
        else:
            self.redirect(f"/{lang}/{key}/{at + 2}")

    def _screen(self, key: str, number: str) -> int:
        """Which screen is asked for, from 0."""
        try:
            self.workshop.exercise(key)
        except InputError:
            raise HTTPError(HTTPStatus.NOT_FOUND) from None
        if not 1 <= int(number) <= len(screens(self.workshop.parts(key))):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        return int(number) - 1

    def _show(self, key: str, at: int, answers: Mapping[str, Any], problems: tuple[Problem, ...]) -> None:
        shown = screens(self.workshop.parts(key))
        screen = shown[at]
        lang = self.lang
        answer = answers.get(screen.question.id)
        self.set_status(HTTPStatus.UNPROCESSABLE_ENTITY if problems else HTTPStatus.OK)
        self.show(
            "phone.html.j2",
            exercise=self.workshop.content(key).title[lang],
            spec=describe(screen.question, lang),
            item=screen.item,
            given=(answer or {}).get(screen.item, {}) if screen.item else answer,
            part=screen.part.title[lang],
            intro=screen.part.intro[lang] if not at or shown[at - 1].part is not screen.part else "",
            progress=words.SCREEN[lang].format(n=at + 1, total=len(shown)),
            problems=[problem.says[lang] for problem in problems if problem.question in {screen.question.id, ""}],
            address=f"/{lang}/{key}/{at + 1}",
            back=f"/{lang}/{key}/{at}" if at else "",
            last=at + 1 == len(shown),
            xsrf=self.xsrf_form_html(),
        )


class SentPage(Page):
    """`/da/diagnose/sent`: the answer is counted."""

    @allow_unauthenticated
    def get(self, lang: str, key: str) -> None:
        """Say so, and what comes next."""
        if key not in self.workshop.plan.exercises or not self.workshop.store.said(self.participant(), key):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        n = self.workshop.store.count(key)
        self.show(
            "sent.html.j2",
            exercise=self.workshop.content(key).title[lang],
            count=words.COUNT[self.lang].format(n=n, invited=max(self.workshop.plan.invited, n)),
            again=f"/{lang}/{key}/1",
        )
