"""The Voilà app: one exercise, guided, for people who do not code.

The room says who is there through the environment of the kernel (see `tuskit.room`); without the room, in plain
Voilà, the app keeps the answers in memory and says so.
"""

from __future__ import annotations

import asyncio
import logging
import os
import secrets
from html import escape
from pathlib import Path
from time import monotonic
from typing import Any, cast

import ipywidgets as widgets

from tuskit.demo import demo
from tuskit.plan import LEADER
from tuskit.responses import GROUP
from tuskit.surfaces.results import GUESS, GUESSED, foretold, results, simulated
from tuskit.surfaces.supposing import Supposing
from tuskit.surfaces.years import Years
from tuskit.text import LANGS, Lang, Text
from tuskit.ui.wizard import Wizard
from tuskit.workshop import CLOSED, UNOPENED, Workshop

LOG = logging.getLogger(__name__)
"""What goes wrong in a kernel is told in the workshop's `tuskit.log`, and not on the page."""
SECONDS = 2
"""How often the results look for new answers."""

COUNTED = Text(
    da="Dit svar er talt med. {n} af {invited} har svaret.",
    en="Your answer is counted. {n} of {invited} have answered.",
)
COUNT = Text(da="{n} af {invited} har svaret.", en="{n} of {invited} have answered.")
WAITING = Text(
    da="Dit svar er talt med. I ser gruppens billede sammen, når facilitatoren viser det.",
    en="Your answer is counted. You see the group’s picture together when the facilitator shows it.",
)
DRAWING = Text(da="Et øjeblik, vi tegner gruppens billede …", en="One moment, the group’s picture is being drawn …")
CHANGE = Text(da="Ret mine svar", en="Change my answers")
DECIDE = Text(da="Beslut sammen", en="Decide together")
DECIDED = Text(da="Jeres beslutning er gemt.", en="Your decision is saved.")
REDECIDE = Text(da="Ret beslutningen", en="Change the decision")
NEXT = Text(da="Videre til {title}", en="On to {title}")
STEPS = Text(da="Tilbage til forløbet", en="Back to the steps")
UNKEPT = Text(
    da="Du ser appen uden tuskits server. Svarene forsvinder, når siden lukkes.",
    en="You see the app without tuskit's server. The answers are gone when the page closes.",
)
BROKEN = Text(
    da="Noget gik galt hos os. Dine svar er gemt. Genindlæs siden, og sig det til facilitatoren, hvis det sker igen.",
    en="Something went wrong on our side. Your answers are saved. Reload the page, and tell the facilitator if it happens again.",
)


class App(widgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """One exercise for one participant: the form, then the group's picture, then the group's decision.

    `keeper` is who may record the group's decision and take the files away: the facilitator, or anyone in a team
    that talks openly with itself.
    """

    def __init__(
        self, workshop: Workshop, key: str, lang: Lang, participant: str, *, keeper: bool, served: bool
    ) -> None:
        super().__init__()
        self.add_class("tuskit").add_class("tuskit-app")
        self.workshop = workshop
        self.key = key
        self.lang = lang
        self.participant = participant
        self.keeper = keeper
        self.served = served
        self._findings = widgets.HTML()
        self._years = Years(workshop, key, lang)
        self._seen: tuple[int, int] | None = None
        self._stage = workshop.stage(key)
        self._supposing = Supposing(workshop, key, lang, use=self.show_decision if keeper else None)
        self.arrive()

    def arrive(self, *_: object) -> None:
        """Ask the participant, show the group's picture, or say what is waited for: as the exercise stands."""
        self._stage = self.workshop.stage(self.key)
        answered = self.workshop.answered(self.key, self.participant)
        if self._stage.open and not answered:
            self.show_form()
        elif self._stage.shown:
            self.show_results()
        else:
            self.show_waiting(answered=answered)

    def show_waiting(self, *, answered: bool) -> None:
        """Say that the answer is counted, and what comes next."""
        self._seen = None
        stage = self._stage
        says = WAITING if answered else CLOSED if stage.begun else UNOPENED
        buttons = []
        if stage.open and not self.workshop.refusal(self.key, self.participant):
            buttons.append(self._button(CHANGE, self.show_form))
            if self._leads and stage.round == 1:
                buttons.append(self._button(GUESS, self.show_forecast, primary=True))
        row = widgets.HBox(buttons)
        row.add_class("tuskit-actions")
        note = simulated(self.workshop, self.lang)
        says_ = f'{note}<p class="tuskit-lead" role="status">{escape(says[self.lang])}</p>'
        self._page(widgets.HTML(says_ + self._own_guess()), row, widgets.HTML(self._onward()))

    @property
    def _leads(self) -> bool:
        """Whether the participant is a leader, and may forecast what the others answer."""
        groups = self.workshop.store.groups(self.participant) or (None, None)
        return groups[0] == LEADER and bool(self.workshop.parts(self.key, "forecast"))

    def _own_guess(self) -> str:
        """How a leader's forecast came out, told to nobody else, when the exercise has closed."""
        said = self.workshop.store.said(self.participant, self.key, "forecast")
        if said is None or self._stage.open:
            return ""
        charts, told = foretold(self.workshop, self.key, self.lang, [said.answers])
        points = "".join(f"<li>{escape(sentence)}</li>" for sentence in told)
        pictures = "".join(chart.html(self.lang) for chart in charts)
        return f'<h2>{escape(GUESSED[self.lang])}</h2><ul class="tuskit-sentences">{points}</ul>{pictures}'

    def show_forecast(self, *_: object) -> None:
        """Ask a leader what the others answer."""
        self._page(Wizard(self.workshop, self.key, self.participant, self.lang, kind="forecast", on_sent=self.arrive))

    def show_form(self, *_: object) -> None:
        """Ask the participant."""
        self._seen = None
        note = simulated(self.workshop, self.lang)
        wizard = Wizard(self.workshop, self.key, self.participant, self.lang, on_sent=self.arrive)
        self._page(*([widgets.HTML(note)] if note else []), wizard)

    def show_decision(self, *_: object) -> None:
        """Ask the group, with its picture below."""
        self.refresh()
        wizard = Wizard(self.workshop, self.key, GROUP, self.lang, kind="decision", on_sent=self.show_results)
        self._page(wizard, self._findings)

    def show_results(self, *_: object) -> None:
        """Show the group's picture, and follow it."""
        if self._seen is None:
            self._page(widgets.HTML(f'<p class="tuskit-counted" role="status">{escape(DRAWING[self.lang])}</p>'))
        self.refresh()
        mends = self._stage.open and not self.workshop.refusal(self.key, self.participant)
        buttons = [self._button(CHANGE, self.show_form)] if mends else []
        decided = self.workshop.decision(self.key) is not None
        if self.keeper and self.workshop.parts(self.key, "decision"):
            buttons.append(self._button(REDECIDE if decided else DECIDE, self.show_decision, primary=True))
        note = f'<p class="tuskit-saved">{escape(DECIDED[self.lang])}</p>' if decided else ""
        row = widgets.HBox(buttons)
        row.add_class("tuskit-actions")
        self._page(self._findings, self._years, widgets.HTML(note), row, self._supposing, widgets.HTML(self._onward()))

    def refresh(self) -> None:
        """Draw the results again if anything has been said that they may show."""
        try:
            mark = self.workshop.store.mark(self.key)
            if mark == self._seen:
                return
            self._seen = mark
            round_ = self._stage.round
            n = self.workshop.store.count(self.key, round=round_)
            said = COUNTED if self.workshop.answered(self.key, self.participant) else COUNT
            counted = said[self.lang].format(n=n, invited=max(n, self.workshop.plan.invited))
            page = results(self.workshop, self.key, self.lang, round=round_, files=self.keeper and self.served)
            self._findings.value = f'<p class="tuskit-counted" role="status">{escape(counted)}</p>{page}'
            self._supposing.follow()
            if self.keeper:
                self._years.refresh(round=round_)
        except Exception:
            LOG.exception("the results could not be drawn")
            self._findings.value = _broken(self.lang)

    async def follow(self) -> None:
        """Keep the results up to date for as long as the page is open, in at most a tenth of the time."""
        while True:
            start = monotonic()
            try:
                stage = self.workshop.stage(self.key)
                if (stage.open, stage.shown, stage.round) != (self._stage.open, self._stage.shown, self._stage.round):
                    self.arrive()
                elif self._seen is not None:
                    self.refresh()
            except Exception:
                LOG.exception("the app could not follow the room")
            await asyncio.sleep(max(SECONDS, 9 * (monotonic() - start)))

    def _page(self, *children: widgets.Widget) -> None:
        unkept = f'<p class="tuskit-unkept">{escape(UNKEPT[self.lang])}</p>'
        self.children = [*children] if self.served else [widgets.HTML(unkept), *children]

    def _button(self, text: Text, click: Any, *, primary: bool = False) -> widgets.Button:
        button = widgets.Button(description=text[self.lang])
        button.add_class("tuskit-primary" if primary else "tuskit-secondary")
        button.on_click(click)
        return button

    def _onward(self) -> str:
        """Links to the next exercise and back to the steps; none without the room."""
        if not self.served:
            return ""
        keys = self.workshop.plan.exercises
        at = keys.index(self.key) + 1
        links = [(f"/{self.lang}/", STEPS[self.lang])]
        if at < len(keys):
            title = self.workshop.content(keys[at]).title[self.lang]
            links.insert(0, (f"/{self.lang}/{keys[at]}", NEXT[self.lang].format(title=title)))
        return (
            '<nav class="tuskit-onward">'
            + "".join(f'<a href="{to}">{escape(text)}</a>' for to, text in links)
            + "</nav>"
        )


def show() -> widgets.Widget:
    """The app that the room asked for; in plain Voilà or a notebook, the first exercise with nothing kept."""
    setting = os.environ
    lang = cast("Lang", setting.get("TUSKIT_LANG") if setting.get("TUSKIT_LANG") in LANGS else LANGS[0])
    if folder := setting.get("TUSKIT_WORKSHOP"):
        LOG.addHandler(logging.FileHandler(Path(folder) / "tuskit.log", encoding="utf-8", delay=True))
    try:
        return _app(lang)
    except Exception:
        LOG.exception("the app could not be shown")
        return widgets.HTML(_broken(lang))


def _broken(lang: Lang) -> str:
    return f'<p class="tuskit-problem" role="alert">{escape(BROKEN[lang])}</p>'


def _app(lang: Lang) -> App:
    setting = os.environ
    folder = setting.get("TUSKIT_WORKSHOP")
    workshop = Workshop.open(Path(folder)) if folder else demo()
    app = App(
        workshop,
        setting.get("TUSKIT_EXERCISE", workshop.plan.exercises[0]),
        lang,
        setting.get("TUSKIT_PARTICIPANT") or secrets.token_urlsafe(),
        keeper=setting.get("TUSKIT_FACILITATOR") == "1" or workshop.plan.mode == "open",
        served=bool(folder),
    )
    task = asyncio.get_event_loop().create_task(app.follow())
    app.task = task  # the event loop itself keeps only weak references
    return app
