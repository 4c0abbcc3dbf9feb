"""The facilitator's console, in Voilà: the plan of the day, and what to do with the exercise that is up.

It writes what the facilitator does into the store; the server sees it there and tells the phones and the projector.
The room gives the address and the codes through the environment, and only to whoever holds the key.
"""

from __future__ import annotations

import asyncio
import logging
import os
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any, cast

import ipywidgets as widgets

from tuskit.demo import demo
from tuskit.questions import Note
from tuskit.responses import GROUP
from tuskit.stage import Move, Stage
from tuskit.surfaces import console_words as words
from tuskit.surfaces import results
from tuskit.surfaces.agenda import Slot, agenda, left
from tuskit.text import LANGS, Lang, Text
from tuskit.ui.controls import control
from tuskit.ui.wizard import Wizard
from tuskit.workshop import Workshop

LOG = logging.getLogger(__name__)
SECOND = 1.0
"""How often the console looks at the clock and at the store."""
JUMP = timedelta(minutes=1)
"""How far ahead of the clock the latest event may be before the clock is said to have jumped."""
SENTENCES = 3


class Console(widgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The console of a workshop. `says` holds what the room knows: address, code and the picture of the code."""

    def __init__(self, workshop: Workshop, lang: Lang, **says: str) -> None:
        super().__init__()
        self.workshop, self.lang, self.says = workshop, lang, says
        self._seen: object = None
        self._agenda: tuple[Slot, ...] = ()
        self._slots = {
            key: _button(workshop.content(key).title[lang], "slot", self._chooser(key)) for key in self._keys
        }
        self._states = {key: widgets.HTML() for key in self._keys}
        self._head, self._clock, self._count, self._talk, self._note = (widgets.HTML() for _ in range(5))
        self._moves, self._pictures, self._decision = widgets.HBox(), widgets.HBox(), widgets.VBox()
        self._noted = widgets.VBox()
        self._panel = widgets.VBox([
            self._head, self._clock, self._count, self._moves, self._note, self._talk, self._pictures, self._decision,
            self._noted,
        ])  # fmt: skip
        plan = widgets.VBox([one for key in self._keys for one in (self._slots[key], self._states[key])])
        self._join = widgets.HTML()
        side = widgets.VBox([self._join, plan])
        columns = widgets.HBox([side, self._panel])
        for box, name in ((side, "plan"), (self._panel, "panel"), (columns, "console"), (self._moves, "actions")):
            box.add_class(f"tuskit-{name}")
        self._pictures.add_class("tuskit-actions")
        self.add_class("tuskit").add_class("tuskit-app")
        self.children = [columns]
        events = workshop.store.events()
        self._shows = events[-1].exercise if events else self._keys[0]
        self.choose(self._shows)

    @property
    def _keys(self) -> tuple[str, ...]:
        return self.workshop.plan.exercises

    @property
    def stage(self) -> Stage:
        """Where the exercise in the panel stands."""
        return self.workshop.stage(self._shows)

    def choose(self, key: str) -> None:
        """Put an exercise into the panel."""
        self._shows = key
        self._seen = None
        asks = Note(id="note", prompt=words.NOTE, limit=2000)
        note = control(asks, self.lang, self.workshop.store.noted(key))
        note.observe(lambda change: self._write(key, change["new"]), names="value")
        self._noted.children = [note]
        self._decision.children = ()
        self.refresh()

    def move(self, move: Move, value: int = 0) -> None:
        """Do something with the exercise in the panel."""
        self.workshop.lead(self._shows, move, value=value)
        self.refresh()

    def decide(self, *_: object) -> None:
        """Let the group decide, here."""
        done = lambda *_: self._decision.set_trait("children", (widgets.HTML(_line(words.DECIDED[self.lang])),))  # noqa: E731  (one use)
        self._decision.children = [Wizard(self.workshop, self._shows, GROUP, self.lang, kind="decision", on_sent=done)]

    def refresh(self) -> None:
        """Tell how everything stands."""
        now, stage = datetime.now(UTC), self.stage
        self._agenda = agenda(self.workshop, now)
        self._tell_plan()
        self._tell_clock(stage, now)
        store, invited = self.workshop.store, self.workshop.plan.invited
        n = store.count(self._shows, round=stage.round)
        under_way = store.underway(self._shows, round=stage.round) if stage.open else 0
        counted = words.COUNT[self.lang].format(n=n, invited=max(invited, n), here=store.here())
        more = words.UNDERWAY[self.lang].format(n=under_way) if under_way else ""
        _set(self._count, f'<p class="tuskit-lead">{escape(counted)}{escape(more)}</p>')
        seen = (store.mark(self._shows), stage, self._shows)
        if seen != self._seen:
            self._seen = seen
            self._tell_stage(stage)

    async def follow(self) -> None:
        """Keep it true for as long as the page is open."""
        while True:
            await asyncio.sleep(SECOND)
            try:
                self.refresh()
            except Exception:
                LOG.exception("the console could not be refreshed")

    def _chooser(self, key: str) -> Any:
        return lambda *_: self.choose(key)

    def _write(self, key: str, note: object) -> None:
        if isinstance(note, str) and len(note) <= 2000:  # noqa: PLR2004  (the note's own limit, checked: it came from a browser)
            self.workshop.store.note(key, note)

    def _tell_plan(self) -> None:
        """When what begins, and how it stands."""
        stages = self.workshop.stages()
        for slot in self._agenda:
            stage = stages[slot.key]
            state = words.SHOWN if stage.shown else words.OPEN if stage.open else words.CLOSED if stage.begun else None
            times = words.TIMES[self.lang].format(start=slot.start, talk=slot.talk, end=slot.end)
            said = f" · <strong>{escape(state[self.lang])}</strong>" if state else ""
            _set(self._states[slot.key], f'<p class="tuskit-small">{escape(times)}{said}</p>')
            button = self._slots[slot.key]
            (button.add_class if slot.key == self._shows else button.remove_class)("tuskit-chosen")
        _set(self._join, self._joining())

    def _joining(self) -> str:
        """How participants join, and the way to the projector."""
        says, lang = self.says, self.lang
        html = [results.simulated(self.workshop, lang)]
        if says.get("code"):
            html.append(
                f'<figure class="tuskit-code"><img src="{escape(says["scan"])}" alt="" width="148" height="148">'
            )
            html.append(
                f"<figcaption>{escape(says['address'])}<br>{escape(words.CODE[lang])} <strong>{escape(says['code'])}</strong></figcaption></figure>"
            )
        if says.get("address"):
            html.append(
                f'<p><a class="tuskit-button" href="/{lang}/projector" target="tuskit-projector">{escape(words.PROJECTOR[lang])}</a></p>'
            )
        if self._jumped():
            html.append(f'<p class="tuskit-simulated" role="alert">{escape(words.JUMPED[lang])}</p>')
        return "".join(html)

    def _jumped(self) -> bool:
        """Whether the machine's clock was set back during the workshop."""
        events = self.workshop.store.events()
        return bool(events) and max(event.at for event in events) > datetime.now(UTC) + JUMP

    def _tell_clock(self, stage: Stage, now: datetime) -> None:
        seconds = left(stage, self.workshop.content(self._shows), now)
        if seconds is None:
            _set(self._clock, "")
            return
        says = f"{seconds // 60}:{seconds % 60:02}" if seconds else words.OVERTIME[self.lang]
        label = (words.TALK if stage.shown else words.ANSWER)[self.lang]
        _set(self._clock, f'<p class="tuskit-clock"><span>{escape(label)}</span> {escape(says)}</p>')

    def _tell_stage(self, stage: Stage) -> None:
        """The panel: what can be done, what is said, and which picture is up."""
        lang, key, workshop = self.lang, self._shows, self.workshop
        content = workshop.content(key)
        state = self._state(stage)
        _set(self._head, f"<h2>{escape(content.title[lang])}</h2><p>{escape(state[lang])}</p>")
        moves = [
            _button(self._name(move, stage)[lang], "secondary" if n or move == "hide" else "primary", self._mover(move))
            for n, move in enumerate(stage.moves)
        ]
        at = self._keys.index(key) + 1
        if stage.shown and at < len(self._keys):
            title = workshop.content(self._keys[at]).title[lang]
            moves.append(_button(words.ON[lang].format(title=title), "secondary", self._chooser(self._keys[at])))
        self._moves.children = moves
        _set(self._note, self._warn(stage))
        self._talk.value, self._pictures.children = "", ()
        if (stage.begun and not stage.open) or stage.shown:
            self._tell_findings(stage)

    def _tell_findings(self, stage: Stage) -> None:
        """The question to ask next and the first sentences, once nobody can be led by them."""
        lang, key, workshop = self.lang, self._shows, self.workshop
        asks = results.question(workshop, key, lang, round=stage.round)
        said = results.sentences(workshop, key, lang, round=stage.round)[:SENTENCES]
        points = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
        _set(
            self._talk,
            f'<section class="tuskit-next"><h2>{escape(words.ASK[lang])}</h2><p class="tuskit-lead">{escape(asks)}</p>'
            f'<ul class="tuskit-sentences">{points}</ul></section>',
        )
        buttons = []
        drawn = results.charts(workshop, key, lang, round=stage.round) if stage.shown else ()
        if len(drawn) > 1:
            at = stage.picture % len(drawn)
            up = words.UP[lang].format(n=at + 1, total=len(drawn), title=drawn[at].title)
            buttons = [
                widgets.HTML(_line(up)),
                _button(words.BEFORE[lang], "secondary", lambda *_: self.move("picture", (at - 1) % len(drawn))),
                _button(words.AFTER[lang], "secondary", lambda *_: self.move("picture", (at + 1) % len(drawn))),
            ]
        if workshop.parts(key, "decision"):
            decided = workshop.decision(key) is not None
            buttons.append(_button((words.REDECIDE if decided else words.DECIDE)[lang], "secondary", self.decide))
        self._pictures.children = buttons

    def _state(self, stage: Stage) -> Text:
        if stage.round > 1:
            return words.SECOND_OPEN if stage.open else words.SECOND_SHOWN if stage.shown else words.SECOND_CLOSED
        if stage.open:
            return words.IS_LIVE if stage.shown else words.IS_OPEN
        return words.IS_SHOWN if stage.shown else words.IS_CLOSED if stage.begun else words.IS_NOT_OPEN

    def _name(self, move: Move, stage: Stage) -> Text:
        """What a button says."""
        if move == "show" and stage.open and self.workshop.plan.cuts:
            return words.CLOSE_AND_SHOW
        if move == "open" and stage.begun:
            return words.REOPEN
        return words.MOVES[move]

    def _mover(self, move: Move) -> Any:
        return lambda *_: self.move(move)

    def _warn(self, stage: Stage) -> str:
        """What to know before the next move."""
        lang, workshop = self.lang, self.workshop
        said = []
        if stage.open and workshop.plan.cuts:
            said.append(words.CUTS[lang].format(k=workshop.plan.k))
        forecasts = len(workshop.store.latest(self._shows, "forecast"))
        if forecasts and stage.round == 1 and not stage.shown:
            said.append(words.FORECASTS[lang].format(n=forecasts))
        return "".join(_line(sentence, "tuskit-promise") for sentence in said)


def show() -> widgets.Widget:
    """The console that the room asked for; without the room, the demo's, with nothing kept."""
    setting = os.environ
    lang = cast("Lang", setting.get("TUSKIT_LANG") if setting.get("TUSKIT_LANG") in LANGS else LANGS[0])
    folder = setting.get("TUSKIT_WORKSHOP")
    if folder:
        LOG.addHandler(logging.FileHandler(Path(folder) / "tuskit.log", encoding="utf-8", delay=True))
        if setting.get("TUSKIT_FACILITATOR") != "1":
            return widgets.HTML(_line(words.REFUSED[lang], "tuskit-problem"))
    try:
        says = {name: setting.get(f"TUSKIT_{name.upper()}", "") for name in ("address", "code", "scan")}
        console = Console(Workshop.open(Path(folder)) if folder else demo(), lang, **says)
    except Exception:
        LOG.exception("the console could not be shown")
        return widgets.HTML(_line(words.BROKEN[lang], "tuskit-problem"))
    console.task = asyncio.get_event_loop().create_task(console.follow())  # the loop keeps only weak references
    return console


def _button(text: str, look: str, click: Any) -> widgets.Button:
    button = widgets.Button(description=text)
    button.add_class(f"tuskit-{look}")
    button.on_click(click)
    return button


def _line(text: str, look: str = "tuskit-small") -> str:
    return f'<p class="{look}">{escape(text)}</p>'


def _set(widget: widgets.HTML, html: str) -> None:
    """Change a widget only where it has something new to say: what a screen reader hears, it hears once."""
    if widget.value != html:
        widget.value = html
