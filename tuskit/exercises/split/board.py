"""A layout as a board: a column for each place, with the cards that lie there. Stacked on a phone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import INK, MUTED, SOFT, on

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size


@dataclass(frozen=True)
class Slip:
    """A card on the board; `elsewhere` names the place where another layout has it, with that place's colour."""

    text: str
    note: str = ""
    elsewhere: tuple[str, str] | None = None


@dataclass(frozen=True)
class Column:
    """A place and what lies there."""

    name: str
    colour: str
    slips: tuple[Slip, ...]


def board(columns: Sequence[Column], size: Size, *, empty: str, rest: Column | None = None) -> Figure:
    """Draw the columns side by side; `rest` holds cards that lie nowhere yet, below them all."""
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
        for slip in column.slips:
            end = _slip(sheet, slip, column.colour, (x, end), wide)
        if not column.slips:
            end += sheet.words(x, end, sheet.broken(empty, wide, points=m.small), points=m.small, colour=MUTED)
        lowest = max(lowest, end)
    if rest:
        lowest = _rest(sheet, rest, lowest + m.body, wide, across)
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
    high = len(text) * m.body * LEADING + (len(note) + len(other)) * m.small * LEADING + 0.7 * m.body
    sheet.box(x, y, wide, high, SOFT)
    sheet.box(x, y, edge, high, colour)
    at = y + 0.35 * m.body
    at += sheet.words(x + inset, at, text)
    if note:
        at += sheet.words(x + inset, at, note, points=m.small, colour=MUTED)
    if slip.elsewhere:
        sheet.dot(x + inset + 0.32 * m.small, at + 0.5 * m.small * LEADING, 0.32 * m.small, slip.elsewhere[1])
        sheet.words(x + inset + dot, at, other, points=m.small, colour=INK, strong=True)
    return y + high + 0.45 * m.body


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
