"""Stacked bars around the middle of a scale: who pulls which way, and who does not know."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import DIVERGING, GREY, LINE, MUTED, on, shades
from tuskit.charts.words import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size


@dataclass(frozen=True)
class Bar:
    """One item: how many chose each level, from the lowest to the highest."""

    label: str
    counts: tuple[int, ...]
    dont_know: int = 0
    note: str = ""
    """A few words at the far right: what sets this item apart."""


def diverging(
    bars: Sequence[Bar],
    size: Size,
    *,
    low: str,
    high: str,
    dont_know: str,
    share: bool = False,
) -> Figure:
    """Draw bars centred on the middle level, with the counts in them and don't-know beside.

    With `share` every bar is as long as every other, for groups of different size; the counts stay in it.
    """
    sheet = Sheet(size)
    lengths = [_lengths(bar, share=share) for bar in bars]
    before = max((_before(counts) for counts, _ in lengths), default=0.0)
    after = max((sum(counts) - _before(counts) for counts, _ in lengths), default=0.0)
    unknown = max((length for _, length in lengths), default=0.0)
    plan = _Plan(sheet, bars, before=before, after=after, unknown=unknown, dont_know=dont_know)
    y = plan.head(low, high, dont_know)
    top = y
    for bar, (counts, length) in zip(bars, lengths, strict=True):
        y = plan.bar(y, bar, counts, length)
    if not sheet.measure.stacked:
        sheet.line(plan.centre, top, plan.centre, y, colour=MUTED, wide=0.9, behind=True)
    return sheet.done(y)


def _lengths(bar: Bar, *, share: bool) -> tuple[list[float], float]:
    """Say how long each segment is, and don't-know: people, or hundredths of those who answered."""
    whole = sum(bar.counts) + bar.dont_know
    unit = 100 / whole if share and whole else 1
    return [count * unit for count in bar.counts], bar.dont_know * unit


def _before(counts: Sequence[float]) -> float:
    """Say how much of a bar lies left of the middle of the scale."""
    half = len(counts) // 2
    return sum(counts[:half]) + (counts[half] / 2 if len(counts) % 2 else 0)


class _Plan:
    """Where the columns stand."""

    def __init__(
        self, sheet: Sheet, bars: Sequence[Bar], *, before: float, after: float, unknown: float, dont_know: str
    ) -> None:
        m = sheet.measure
        self.sheet, self.gap = sheet, m.body
        room = sheet.right - sheet.left
        self.label = room
        self.note = 0.0
        start = sheet.left
        if not m.stacked:
            self.label = min(max((width(bar.label, m.body) for bar in bars), default=0) * 1.03, 0.36 * room)
            self.note = min(max((width(bar.note, m.small) for bar in bars), default=0) * 1.03, 0.17 * room)
            start += self.label + self.gap
        end = sheet.right - (self.note + self.gap if self.note else 0)
        count = width(str(max((bar.dont_know for bar in bars), default=0)), m.small) + 0.5 * m.small
        self.unknown = bool(unknown)
        heading = max((width(word, m.small) for word in dont_know.split()), default=0) * 1.03 if unknown else 0
        space = end - start - (self.gap if unknown else 0)
        whole = before + after + unknown or 1
        self.scale = (space - (count if unknown else 0)) / whole
        if unknown and unknown * self.scale + count < heading:
            self.scale = (space - heading) / (before + after or 1)
        self.centre = start + before * self.scale
        self.aside = end - max(heading, unknown * self.scale + count)
        self.end = end

    def head(self, low: str, high: str, dont_know: str) -> float:
        """Write what left and right mean."""
        sheet, small = self.sheet, self.sheet.measure.small
        if not sheet.measure.body or not (low or high):
            return sheet.measure.margin
        right = (self.aside if self.unknown else self.end) - self.gap - self.centre
        sides = [
            sheet.broken("← " + low, max(self.centre - sheet.left, 6 * small), points=small, strong=True),
            sheet.broken(high + " →", max(right, 6 * small), points=small, strong=True),
            sheet.broken(dont_know, self.end - self.aside, points=small) if self.unknown else [],
        ]
        foot = sheet.measure.margin + max(len(side) for side in sides) * small * LEADING
        tops = [foot - len(side) * small * LEADING for side in sides]
        sheet.words(
            self.centre - 0.5 * small,
            tops[0],
            sides[0],
            points=small,
            colour=DIVERGING[0],
            strong=True,
            align="right",
        )
        sheet.words(self.centre + 0.5 * small, tops[1], sides[1], points=small, colour=DIVERGING[-1], strong=True)
        sheet.words(self.aside, tops[2], sides[2], points=small, colour=MUTED)
        return foot + 0.5 * small

    def bar(self, y: float, bar: Bar, counts: Sequence[float], unknown: float) -> float:
        """Draw one item from y downwards."""
        sheet, m = self.sheet, self.sheet.measure
        label = sheet.broken(bar.label, self.label)
        note = sheet.broken(bar.note, self.note or self.label, points=m.small)
        if m.stacked:
            y += 0.35 * m.body
            y += sheet.words(sheet.left, y, label)
            y += sheet.words(sheet.left, y, note, points=m.small, colour=MUTED) + 0.2 * m.body
            high = m.row * 0.9
        else:
            high = max(m.row, len(label) * m.body * LEADING, len(note) * m.small * LEADING)
            sheet.words(sheet.left, y + high / 2, label, middle=True)
            sheet.words(self.end + self.gap, y + high / 2, note, points=m.small, colour=MUTED, middle=True)
        middle, thick = y + high / 2, m.row * 0.9
        reach = thick / 2 + 0.25 * m.body
        sheet.line(self.centre, middle - reach, self.centre, middle + reach, colour=MUTED, wide=0.9, behind=True)
        x = self.centre - _before(counts) * self.scale
        for length, count, colour in zip(counts, bar.counts, shades(len(counts) or 1), strict=False):
            self._segment(x, middle, length * self.scale, thick, colour, count)
            x += length * self.scale
        if bar.dont_know:
            sheet.box(self.aside, middle - thick / 2, unknown * self.scale, thick, GREY)
            number = self.aside + unknown * self.scale + 0.25 * m.small
            sheet.words(number, middle, str(bar.dont_know), points=m.small, colour=MUTED, middle=True)
        return y + high + (0.45 if m.stacked else 0.55) * m.body

    def _segment(  # noqa: PLR0917  (a box, and what is in it)
        self, x: float, middle: float, wide: float, thick: float, colour: str, count: int
    ) -> None:
        if not count:
            return
        sheet, small = self.sheet, self.sheet.measure.small
        sheet.box(x, middle - thick / 2, wide, thick, colour, edge=0.7)
        if colour == shades(3)[1]:
            sheet.line(x, middle - thick / 2, x + wide, middle - thick / 2, colour=LINE)
            sheet.line(x, middle + thick / 2, x + wide, middle + thick / 2, colour=LINE)
        if width(str(count), small) + 0.35 * small <= wide:
            sheet.words(x + wide / 2, middle, str(count), points=small, colour=on(colour), align="center", middle=True)
