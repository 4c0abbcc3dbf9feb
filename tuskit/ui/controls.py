"""A control for every kind of question: one anywidget with plain HTML inside.

What comes back from a browser is not to be trusted: whoever reads `value` checks it against the question.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, ClassVar, cast

import anywidget
import traitlets

from tuskit.questions import Grid, Note, Pick, Points, Problem, Question, Rows, Scale, Shift, Sort
from tuskit.text import Lang
from tuskit.ui.spec import describe

STATIC = Path(__file__).parent / "static"


@cache
def script(name: str) -> str:
    """The browser's half of a widget: the shared element maker and its own script as one module."""
    return "\n".join((STATIC / f"{part}.js").read_text(encoding="utf-8") for part in ("dom", name))


@cache
def style() -> str:
    """The look of controls, and of what is shown around them."""
    return "\n".join((STATIC / f"{part}.css").read_text(encoding="utf-8") for part in ("tuskit", "page"))


class Control(anywidget.AnyWidget):
    """A question as it is answered. `value` is the answer as in `tuskit.questions`, unchecked."""

    _css: ClassVar[str] = style()

    spec = traitlets.Dict().tag(sync=True)
    lang = traitlets.Unicode("en").tag(sync=True)
    value = traitlets.Any(None, allow_none=True).tag(sync=True)
    problems: traitlets.List[Any] = traitlets.List().tag(sync=True)
    """[{"item": id or "", "says": sentence}]: shown beside the item, or below the question."""

    def complain(self, problems: tuple[Problem, ...]) -> None:
        """Show why the value is refused; with none, take it away."""
        self.problems = [{"item": p.item, "says": p.says[cast("Lang", self.lang)]} for p in problems]


class ScaleControl(Control):
    """Statements, each on a line of steps."""

    _esm: ClassVar[str] = script("scale")


class ShiftControl(Control):
    """Items, each on a line of steps between its two poles."""

    _esm: ClassVar[str] = script("shift")


class GridControl(Control):
    """A table of steps; one row at a time on a phone."""

    _esm: ClassVar[str] = script("grid")


class PointsControl(Control):
    """Sliders that share a total."""

    _esm: ClassVar[str] = script("points")


class PickControl(Control):
    """Boxes to tick."""

    _esm: ClassVar[str] = script("pick")


class SortControl(Control):
    """The board."""

    _esm: ClassVar[str] = script("sort")


class RowsControl(Control):
    """A small table to fill in."""

    _esm: ClassVar[str] = script("rows")


class NoteControl(Control):
    """A few words."""

    _esm: ClassVar[str] = script("note")


CONTROLS: dict[type[Question], type[Control]] = {
    Scale: ScaleControl,
    Shift: ShiftControl,
    Grid: GridControl,
    Points: PointsControl,
    Pick: PickControl,
    Sort: SortControl,
    Rows: RowsControl,
    Note: NoteControl,
}


def control(question: Question, lang: Lang, value: Any = None) -> Control:
    """The control that asks a question, with an answer already given if there is one."""
    return CONTROLS[type(question)](spec=describe(question, lang), lang=lang, value=value)
