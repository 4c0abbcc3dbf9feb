"""A table of small cells, each with a colour and a mark: who can what, and what is left in which week."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.shares import key
from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import INK, LINE, MUTED, PAPER, contrast, on
from tuskit.charts.words import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size

SEEN = 2.5
"""The least contrast of a ring to its cell; else it is drawn in paper."""
TALLEST = 9
"""How many ems a column's name may stand high."""


@dataclass(frozen=True)
class Square:
    """One cell. `ring` is the colour of a ring around what is written, where it is to be seen first."""

    text: str
    colour: str
    ring: str = ""


@dataclass(frozen=True)
class Line:
    """A row of cells with its name, and a few words at the far right."""

    label: str
    cells: tuple[Square, ...]
    note: str = ""
    strong: bool = False
    """Whether the note is to be seen first."""


def cells(rows: Sequence[Line], columns: Sequence[str], size: Size, *, names: Sequence[tuple[str, str]] = ()) -> Figure:
    """Draw the rows under the columns' names; `names` tells what the colours stand for."""
    sheet = Sheet(size)
    m = sheet.measure
    room = sheet.right - sheet.left
    note = min(max((width(row.note, m.small, strong=row.strong) for row in rows), default=0) * 1.05, 0.24 * room)
    label = room if m.stacked else min(max((width(row.label, m.body) for row in rows), default=0) * 1.03, 0.36 * room)
    start = sheet.left + (0 if m.stacked else label + 0.8 * m.body)
    end = sheet.right - (0 if m.stacked or not note else note + 0.8 * m.body)
    wide = min((end - start) / max(len(columns), 1), 5 * m.body)
    y = key(sheet, list(names), sheet.left, sheet.right, m.margin) if names else m.margin
    y = _head(sheet, columns, start, wide, y)
    lines = 1 if m.stacked else max((len(sheet.broken(row.label, label)) for row in rows), default=1)
    high = max(0.95 * m.row, lines * m.body * LEADING + 0.3 * m.body)
    for row in rows:
        y = _row(sheet, row, start, wide, y, label, high)
    return sheet.done(y)


def _head(sheet: Sheet, columns: Sequence[str], start: float, wide: float, y: float) -> float:
    """The columns' names, upright if they do not fit across."""
    m = sheet.measure
    across = all(width(name, m.small) <= wide - 0.2 * m.small for name in columns)
    if across:
        for at, name in enumerate(columns):
            sheet.words(start + (at + 0.5) * wide, y, name, points=m.small, colour=MUTED, align="center")
        return y + m.small * LEADING + 0.2 * m.body
    broken = [sheet.broken(name, TALLEST * m.small, points=m.small)[:2] for name in columns]
    high = max(width(line, m.small) for lines in broken for line in lines)
    for at, lines in enumerate(broken):
        sheet.upright(start + (at + 0.5) * wide, y + high, lines, points=m.small, colour=MUTED)
    return y + high + 0.4 * m.body


def _row(sheet: Sheet, row: Line, start: float, wide: float, y: float, label: float, high: float) -> float:  # noqa: PLR0917  (where it stands)
    m = sheet.measure
    if m.stacked:
        note = width(row.note, m.small, strong=row.strong)
        written = sheet.broken(row.label, label - note - (m.body if note else 0))
        sheet.words(
            sheet.right,
            y,
            row.note,
            points=m.small,
            colour=INK if row.strong else MUTED,
            strong=row.strong,
            align="right",
        )
        y += sheet.words(sheet.left, y, written) + 0.15 * m.body
    else:
        written = sheet.broken(row.label, label)
        sheet.words(sheet.left, y + high / 2, written, middle=True)
        at = start + len(row.cells) * wide + 0.8 * m.body
        lines = sheet.broken(row.note, sheet.right - at, points=m.small, strong=row.strong)
        sheet.words(
            at, y + high / 2, lines, points=m.small, colour=INK if row.strong else MUTED, strong=row.strong, middle=True
        )
    for at, cell in enumerate(row.cells):
        sheet.box(start + at * wide, y, wide, high, cell.colour or LINE, edge=2)
        middle = (start + (at + 0.5) * wide, y + high / 2)
        sheet.words(*middle, cell.text, colour=on(cell.colour), align="center", middle=True)
        if cell.ring:
            seen = cell.ring if contrast(cell.ring, cell.colour) > SEEN else PAPER
            sheet.ring(*middle, min(wide, 2.1 * m.body), min(high, 1.7 * m.body), seen)
    return y + high + (0.7 if m.stacked else 0.12) * m.body
