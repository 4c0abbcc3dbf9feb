"""Wholes of different size side by side, each a bar of a few parts, and how far each may reach."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import INK, MUTED, PAPER
from tuskit.charts.words import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size


@dataclass(frozen=True)
class Part:
    """One part: how much, its colour, and the words that say it, as “leaders 300–420”."""

    value: float
    colour: str
    says: str


@dataclass(frozen=True)
class Whole:
    """One bar: its name, what it comes to in words, its parts, and the ends of what it may be."""

    label: str
    says: str
    parts: tuple[Part, ...]
    low: float
    high: float


def portions(wholes: Sequence[Whole], size: Size) -> Figure:
    """Draw one bar a whole, all from zero on one scale, its name over it and its parts named below."""
    sheet = Sheet(size)
    m = sheet.measure
    most = max((max(whole.high, sum(part.value for part in whole.parts)) for whole in wholes), default=0) or 1
    scale = (sheet.right - sheet.left - 0.3 * m.body) / most
    y = m.margin
    for number, whole in enumerate(wholes):
        y += _head(sheet, whole, y) + 0.25 * m.body
        high = 1.5 * m.row if m.stacked else 1.25 * m.row
        _bar(sheet, whole, y, high, scale)
        y += high + 0.35 * m.body
        y = _names(sheet, whole, y) + (1.2 * m.body if number + 1 < len(wholes) else 0)
    return sheet.done(y)


def _head(sheet: Sheet, whole: Whole, y: float) -> float:
    """Write the name and what it comes to: on one line where both fit; gives back how high that is."""
    m, room = sheet.measure, sheet.right - sheet.left
    name = width(whole.label, m.body, strong=True) * 1.03
    if name + m.body + width(whole.says, m.body) * 1.03 <= room:
        sheet.words(sheet.left, y, whole.label, strong=True)
        sheet.words(sheet.left + name + 0.6 * m.body, y, whole.says)
        return m.body * LEADING
    high = sheet.words(sheet.left, y, sheet.broken(whole.label, room, strong=True), strong=True)
    return high + sheet.words(sheet.left, y + high, sheet.broken(whole.says, room))


def _bar(sheet: Sheet, whole: Whole, y: float, high: float, scale: float) -> None:
    m = sheet.measure
    x = sheet.left
    for part in whole.parts:
        sheet.box(x, y, part.value * scale, high, part.colour, edge=0.08 * m.body)
        x += part.value * scale
    if whole.low < whole.high:
        middle = y + high / 2
        low, top = (sheet.left + value * scale for value in (whole.low, whole.high))
        for colour, wide in ((PAPER, 0.34 * m.body), (INK, 0.13 * m.body)):
            sheet.line(low, middle, top, middle, colour=colour, wide=wide)
            for end in (low, top):
                sheet.line(end, middle - high / 4, end, middle + high / 4, colour=colour, wide=wide)
    sheet.line(sheet.left, y - 0.15 * m.body, sheet.left, y + high + 0.15 * m.body, colour=MUTED, wide=0.08 * m.body)


def _names(sheet: Sheet, whole: Whole, y: float) -> float:
    """Name the parts, each after a square of its colour, in as many lines as it takes; gives back where that ends."""
    m = sheet.measure
    square, x = 0.8 * m.small, sheet.left
    for part in whole.parts:
        wide = square + 0.45 * m.small + width(part.says, m.small) * 1.03
        if x > sheet.left and x + wide > sheet.right:
            x, y = sheet.left, y + 1.15 * m.small * LEADING
        sheet.box(x, y + 0.22 * m.small, square, square, part.colour)
        sheet.words(x + square + 0.45 * m.small, y, part.says, points=m.small)
        x += wide + 1.3 * m.small
    return y + m.small * LEADING
