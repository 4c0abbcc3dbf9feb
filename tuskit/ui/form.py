"""One part of an exercise as a form: its heading and the controls of its questions."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, NamedTuple

import anywidget
import traitlets
from ipywidgets import VBox

from tuskit.exercise import Part
from tuskit.questions import Problem
from tuskit.text import Lang
from tuskit.ui.controls import control, script, style


class Heading(anywidget.AnyWidget):
    """Which step this is, its title and its introduction."""

    _esm: ClassVar[str] = script("heading")
    _css: ClassVar[str] = style()

    lang = traitlets.Unicode("en").tag(sync=True)
    step = traitlets.Unicode("").tag(sync=True)
    title = traitlets.Unicode("").tag(sync=True)
    intro = traitlets.Unicode("").tag(sync=True)
    arrive = traitlets.Bool(default_value=False).tag(sync=True)
    """Take focus and scroll here when shown."""


class Read(NamedTuple):
    """What a form holds: the answers that can be used, and why the others cannot."""

    answers: dict[str, Any]
    refused: tuple[Problem, ...]
    unfinished: tuple[Problem, ...]


class Form(VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The questions of one part. `on_change()` is called whenever somebody answers."""

    def __init__(
        self,
        part: Part,
        lang: Lang,
        answers: Mapping[str, Any],
        *,
        step: str = "",
        on_change: Callable[[], None] | None = None,
    ) -> None:
        self.part = part
        self.heading = Heading(lang=lang, step=step, title=part.title[lang], intro=part.intro[lang])
        self.controls = {q.id: control(q, lang, answers.get(q.id)) for q in part.questions}
        super().__init__([self.heading, *self.controls.values()])
        self.add_class("tuskit-form")
        if on_change:
            for one in self.controls.values():
                one.observe(lambda _change: on_change(), names="value")

    def read(self) -> Read:
        """Check everything that the controls hold. What a browser sent is never used unchecked."""
        answers: dict[str, Any] = {}
        refused: tuple[Problem, ...] = ()
        unfinished: tuple[Problem, ...] = ()
        for question in self.part.questions:
            value = self.controls[question.id].value
            if value in (None, {}, [], ""):
                continue
            if problems := question.check(value):
                refused += problems
            else:
                answers[question.id] = value
                unfinished += question.unfinished(value)
        return Read(answers, refused, unfinished)

    def complain(self, problems: tuple[Problem, ...]) -> None:
        """Show each problem beside its question, and only these."""
        for key, one in self.controls.items():
            one.complain(tuple(p for p in problems if p.question == key))
