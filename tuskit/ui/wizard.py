"""An exercise answered one part at a time, where nothing is lost: every change is kept at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar

import anywidget
import traitlets
from babel.lists import format_list
from ipywidgets import VBox
from sqlalchemy.exc import SQLAlchemyError

from tuskit.questions import Note, Pick, Points
from tuskit.text import LOCALE
from tuskit.ui import words
from tuskit.ui.controls import script, style
from tuskit.ui.form import Form, Read

if TYPE_CHECKING:
    from tuskit.exercise import Part
    from tuskit.responses import Kind
    from tuskit.text import Lang
    from tuskit.workshop import Workshop

UNAVAILABLE = (SQLAlchemyError, OSError)
"""What the store raises when the disk is full or the file is locked or gone."""


class Steering(anywidget.AnyWidget):
    """The buttons, and the sentences beside them."""

    _esm: ClassVar[str] = script("steering")
    _css: ClassVar[str] = style()

    lang = traitlets.Unicode("en").tag(sync=True)
    buttons = traitlets.Dict().tag(sync=True)
    """back, next, send → what the button says; those left out are not shown."""
    missing = traitlets.Unicode("").tag(sync=True)
    saved = traitlets.Unicode("").tag(sync=True)
    sent = traitlets.Unicode("").tag(sync=True)
    fault = traitlets.Unicode("").tag(sync=True)


class Wizard(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """A participant's way through an exercise: `Wizard(workshop, key, participant, lang, on_sent=…)`.

    `answers` is the draft, and the only state: it holds what was checked and kept, whatever a browser shows.
    """

    def __init__(
        self,
        workshop: Workshop,
        key: str,
        participant: str,
        lang: Lang,
        *,
        kind: Kind = "answer",
        on_sent: Callable[[], object] | None = None,
    ) -> None:
        self._workshop, self._key, self._participant = workshop, key, participant
        self._lang, self._kind, self._on_sent = lang, kind, on_sent
        self._round = workshop.round(key, kind)
        self.parts = workshop.parts(key, kind, round=self._round)
        self.steering = Steering(lang=lang)
        self.steering.on_msg(lambda _widget, message, _buffers: self.hear(message))
        self._forms: dict[int, Form] = {}
        self._sent: dict[str, Any] | None = None
        self.answers = self._resume()
        super().__init__()
        self.add_class("tuskit-wizard")
        last = len(self.parts) - 1
        unanswered = (n for n, part in enumerate(self.parts) if missing(part, self.answers))
        self.show(next(unanswered, last) if self._sent is None else 0)

    def show(self, step: int, *, arrive: bool = False) -> None:
        """Show one part."""
        self.step = step
        form = self.form(step)
        form.heading.arrive = arrive
        names = {"back": words.BACK} if step else {}
        names |= {"send": words.SEND[self._kind]} if self._last else {"next": words.NEXT}
        self.steering.buttons = words.say(names, self._lang)
        self.steering.saved = ""
        self.steering.fault = self._unread
        self._tell_state()
        self.children = [form, self.steering]

    def back(self) -> None:
        """One step back."""
        if self.step:
            self.show(self.step - 1, arrive=True)

    def next(self) -> None:
        """One step on, unless something on the page cannot be kept as it stands."""
        if self._last or self._stops(self.step):
            return
        self.show(self.step + 1, arrive=True)

    def send(self) -> None:
        """Store the answers, or say why they are not stored."""
        if not self._last:
            return
        for step in (self.step, *self._forms):
            if self._stops(step):
                return
        if not self._keep():
            return
        try:
            problems = self._workshop.submit(self._key, self._participant, self.answers, kind=self._kind)
        except UNAVAILABLE:
            self.steering.fault = words.NOT_SENT[self._lang]
            return
        if problems:
            self._refuse(problems[0].question)
            if not problems[0].question:
                self.steering.fault = problems[0].says[self._lang]
            return
        self._sent = dict(self.answers)
        self.steering.fault = ""
        self._tell_state()
        if self._on_sent:
            self._on_sent()

    @property
    def _last(self) -> bool:
        return self.step == len(self.parts) - 1

    def form(self, step: int) -> Form:
        """The form of a step, made when it is first needed."""
        if step not in self._forms:
            total = len(self.parts)
            says = words.STEP[self._lang].format(n=step + 1, total=total) if total > 1 else ""
            self._forms[step] = Form(
                self.parts[step], self._lang, self.answers, step=says, on_change=lambda: self._changed(step)
            )
        return self._forms[step]

    def _resume(self) -> dict[str, Any]:
        """What was kept before, where the questions still are what they were."""
        self._unread = ""
        try:
            kept = self._workshop.draft(self._key, self._participant, self._kind)
            said = self._workshop.store.said(self._participant, self._key, self._kind, round=self._round)
        except UNAVAILABLE:
            self._unread = words.NOT_READ[self._lang]
            return {}
        known = {q.id: q for part in self.parts for q in part.questions}
        self._sent = dict(said.answers) if said else None
        return {key: answer for key, answer in kept.items() if key in known and not known[key].check(answer)}

    def hear(self, message: Any) -> None:
        """A button was pressed. See steering.js for why it is asked again."""
        actions = {"back": self.back, "next": self.next, "send": self.send}
        for name, act in actions.items():
            if message == {"press": name}:
                self.steering.send({"again": name})
            elif message == {"do": name}:
                act()

    def _changed(self, step: int) -> None:
        """Somebody answered: keep what can be kept, and say what cannot."""
        read = self._read(step)
        self._forms[step].complain(read.refused)
        kept = self._keep()
        if kept:
            self.steering.fault = ""
            self.steering.saved = "" if read.refused else words.SAVED[self._lang]
        self._tell_state()

    def _read(self, step: int) -> Read:
        """Take the checked answers of a step into the draft; one that is refused leaves the draft as it was."""
        read = self._forms[step].read()
        refused = {problem.question for problem in read.refused}
        for question in self.parts[step].questions:
            if question.id not in refused:
                self.answers.pop(question.id, None)
        self.answers |= read.answers
        return read

    def _keep(self) -> bool:
        """Keep the draft; say so when that is impossible."""
        try:
            problems = self._workshop.keep(self._key, self._participant, self.answers, self._kind)
        except UNAVAILABLE:
            self.steering.saved = ""
            self.steering.fault = words.NOT_KEPT[self._lang]
            return False
        if problems and not problems[0].question:
            self.steering.saved = ""
            self.steering.fault = problems[0].says[self._lang]
        return not problems

    def _stops(self, step: int) -> bool:
        """Whether something in a step must be put right first; if so it is said."""
        if step not in self._forms:
            return False
        read = self._read(step)
        problems = read.refused + read.unfinished
        self._forms[step].complain(problems)
        if problems:
            self._refuse(problems[0].question)
        return bool(problems)

    def _refuse(self, question: str) -> None:
        """Say where something must be put right."""
        for n, part in enumerate(self.parts):
            for q in part.questions:
                if q.id == question:
                    says = words.MEND if n == self.step else words.MEND_STEP
                    self.steering.fault = says[self._lang].format(n=n + 1, prompt=q.prompt[self._lang])
        self._tell_state()

    def _tell_state(self) -> None:
        """What is missing, and whether what is on the page is what was sent."""
        lang, lacks = self._lang, [missing(part, self.answers) for part in self.parts]
        same = self._sent == self.answers
        sentences = []
        if lacks[self.step]:
            sentences.append(words.MISSING[lang].format(n=lacks[self.step], total=asked(self.parts[self.step])))
        elsewhere = [str(n + 1) for n, lack in enumerate(lacks) if lack and n != self.step]
        if elsewhere and self._last:
            sentences.append(words.ELSEWHERE[lang].format(steps=format_list(elsewhere, locale=LOCALE[lang])))
        if sentences:
            sentences.append((words.MAY_SEND if self._last else words.GO_ON)[lang])
        quiet = self.steering.fault or (self._last and same)
        self.steering.missing = "" if quiet else " ".join(sentences)
        told = self._last and self._sent is not None
        self.steering.sent = (words.SENT if same else words.CHANGED)[self._kind][lang] if told else ""


def missing(part: Part, answers: dict[str, Any]) -> int:
    """How many things in a part have no answer. Notes are an offer and never missing."""
    return sum(
        bool(lack) if isinstance(question, Pick | Points) else len(lack)
        for question in part.questions
        if not isinstance(question, Note) and (lack := question.missing(answers.get(question.id)))
    )


def asked(part: Part) -> int:
    """How many things a part asks, counted as `missing` counts them."""
    return sum(
        1 if isinstance(question, Pick | Points) else len(question.ids)
        for question in part.questions
        if not isinstance(question, Note)
    )
