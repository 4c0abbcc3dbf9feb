"""A layout as a board: a column for each place, with the cards that lie there and what the checks say of them.

Stacked on a phone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import CAUTION, INK, MUTED, PAPER, SOFT, WARNING, on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size
    from tuskit.exercises.split.checks import Severity

SIGNS: dict[Severity, tuple[int, float, str, str, str]] = {
    "red": (8, 0.62, WARNING, PAPER, "!"),
    "amber": (3, 0.71, CAUTION, INK, "!"),
    "note": (0, 0.62, MUTED, PAPER, "i"),
}
"""Corners (none: a dot), how far it reaches from its middle in ems, its colour, and the letter's colour and the letter."""
INDENT = 1.6
"""From a sign's left edge to its words, in ems."""


@dataclass(frozen=True)
class Mark:
    """What a check says: a sign, and words that say the same without it."""

    severity: Severity
    text: str


@dataclass(frozen=True)
class Slip:
    """A card on the board; `elsewhere` names the place where another layout has it, with that place's colour."""

    text: str
    note: str = ""
    elsewhere: tuple[str, str] | None = None
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True)
class Column:
    """A place and what lies there."""

    name: str
    colour: str
    slips: tuple[Slip, ...]
    marks: tuple[Mark, ...] = ()
    """What is said of the place itself."""


def board(
    columns: Sequence[Column], size: Size, *, empty: str, rest: Column | None = None, whole: Sequence[Mark] = ()
) -> Figure:
    """Draw the columns side by side; `rest` holds cards that lie nowhere yet, `whole` is said of the layout as a whole.

    Both stand below the columns.
    """
    sheet = Sheet(size)
    m = sheet.measure
    across = 1 if m.stacked else len(columns)
    gap = m.body
    wide = (sheet.right - sheet.left - gap * (across - 1)) / across
    y = lowest = m.margin
    for number, column in enumerate(columns):
        x = sheet.left + (wide + gap) * (number % across)
        if number and m.stacked:
            y = lowest + m.body
        end = _head(sheet, column, x, y, wide)
        for mark in column.marks:
            end += _mark(sheet, mark, (x, end), wide) + 0.3 * m.body
        for slip in column.slips:
            end = _slip(sheet, slip, column.colour, (x, end), wide)
        if not column.slips:
            end += sheet.words(x, end, sheet.broken(empty, wide, points=m.small), points=m.small, colour=MUTED)
        lowest = max(lowest, end)
    if rest:
        lowest = _rest(sheet, rest, lowest + m.body, wide, across)
    if whole:
        lowest += m.body
    for mark in whole:
        lowest += _mark(sheet, mark, (sheet.left, lowest), sheet.right - sheet.left) + 0.3 * m.body
    return sheet.done(lowest)


def _head(sheet: Sheet, column: Column, x: float, y: float, wide: float) -> float:
    m = sheet.measure
    number = str(len(column.slips))
    lines = sheet.broken(column.name, wide - (1.4 + len(number)) * m.body, strong=True)
    high = len(lines) * m.body * LEADING + 0.7 * m.body
    sheet.box(x, y, wide, high, column.colour)
    ink = on(column.colour)
    sheet.words(x + 0.5 * m.body, y + high / 2, lines, strong=True, colour=ink, middle=True)
    sheet.words(x + wide - 0.5 * m.body, y + high / 2, number, colour=ink, align="right", middle=True)
    return y + high + 0.5 * m.body


def _slip(sheet: Sheet, slip: Slip, colour: str, corner: tuple[float, float], wide: float) -> float:
    x, y = corner
    m = sheet.measure
    edge, inset = 0.3 * m.body, 0.75 * m.body
    room = wide - inset - 0.4 * m.body
    dot = 0.9 * m.small
    text = sheet.broken(slip.text, room)
    note = sheet.broken(slip.note, room, points=m.small) if slip.note else []
    other = sheet.broken(slip.elsewhere[0], room - dot, points=m.small, strong=True) if slip.elsewhere else []
    marked = sum(_marked(sheet, mark, room) + 0.2 * m.body for mark in slip.marks)
    high = len(text) * m.body * LEADING + (len(note) + len(other)) * m.small * LEADING + marked + 0.7 * m.body
    sheet.box(x, y, wide, high, SOFT)
    sheet.box(x, y, edge, high, colour)
    at = y + 0.35 * m.body
    at += sheet.words(x + inset, at, text)
    if note:
        at += sheet.words(x + inset, at, note, points=m.small, colour=MUTED)
    if slip.elsewhere:
        sheet.dot(x + inset + 0.32 * m.small, at + 0.5 * m.small * LEADING, 0.32 * m.small, slip.elsewhere[1])
        at += sheet.words(x + inset + dot, at, other, points=m.small, colour=INK, strong=True)
    for mark in slip.marks:
        at += 0.2 * m.body
        at += _mark(sheet, mark, (x + inset, at), room)
    return y + high + 0.45 * m.body


def _mark(sheet: Sheet, mark: Mark, corner: tuple[float, float], wide: float) -> float:
    """Draw a sign with its words to the right of it; gives back how high they are."""
    x, y = corner
    em = sheet.measure.small
    corners, reach, colour, ink, letter = SIGNS[mark.severity]
    across, middle = x + 0.62 * em, y + 0.5 * em * LEADING
    if corners:
        sheet.regular(across, middle, reach * em, corners, colour)
    else:
        sheet.dot(across, middle, reach * em, colour)
    sheet.words(across, middle, letter, points=0.8 * em, colour=ink, strong=True, align="center", middle=True)
    return sheet.words(x + INDENT * em, y, _said(sheet, mark, wide), points=em)


def _marked(sheet: Sheet, mark: Mark, wide: float) -> float:
    """How high a mark will be."""
    return len(_said(sheet, mark, wide)) * sheet.measure.small * LEADING


def _said(sheet: Sheet, mark: Mark, wide: float) -> list[str]:
    em = sheet.measure.small
    return sheet.broken(mark.text, wide - INDENT * em, points=em)


def _rest(sheet: Sheet, rest: Column, y: float, wide: float, across: int) -> float:
    """Cards without a place, in rows as wide as the board."""
    m = sheet.measure
    top = _head(sheet, rest, sheet.left, y, sheet.right - sheet.left)
    for start in range(0, len(rest.slips), across):
        row = rest.slips[start : start + across]
        top = max(
            _slip(sheet, slip, rest.colour, (sheet.left + (wide + m.body) * number, top), wide)
            for number, slip in enumerate(row)
        )
    return top
