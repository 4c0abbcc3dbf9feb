"""Lanes along one axis: what takes how long, one after another or side by side."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import LINE, MUTED, WARNING, on
from tuskit.charts.weeks import flags
from tuskit.charts.words import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size


@dataclass(frozen=True)
class Span:
    """A stretch of a lane; `warning` says in a few words what is wrong there."""

    start: float
    length: float
    colour: str
    label: str = ""
    warning: str = ""

    @property
    def end(self) -> float:
        """Where it stops."""
        return self.start + self.length


@dataclass(frozen=True)
class Lane:
    """A row with its stretches."""

    label: str
    spans: tuple[Span, ...]


def lanes(lanes: Sequence[Lane], size: Size, *, axis: str, marks: Sequence[tuple[float, str]] = ()) -> Figure:
    """Draw lanes from top to bottom over one axis, with upright marks that say what they are."""
    sheet = Sheet(size)
    m = sheet.measure
    label = sheet.right - sheet.left
    start = sheet.left
    if not m.stacked:
        label = min(max((width(lane.label, m.body) for lane in lanes), default=0) * 1.03, 0.36 * label)
        start += label + m.body
    ends = [span.end for lane in lanes for span in lane.spans] + [where for where, _ in marks]
    road = _Road(
        sheet, min([0.0, *(span.start for lane in lanes for span in lane.spans)]), max([0.0, *ends]) or 1, start
    )
    y = top = _marks(road, marks)
    for lane in lanes:
        y = _lane(road, lane, y, label)
    for where, _ in marks:
        sheet.line(
            road.at(where), top - 0.2 * m.body, road.at(where), y, colour=MUTED, wide=1.1, dashed=True, behind=True
        )
    y = _axis(road, axis, y)
    return sheet.done(y)


class _Road:
    """The axis: from what is measured to points."""

    def __init__(self, sheet: Sheet, low: float, high: float, start: float) -> None:
        self.sheet, self.low, self.high = sheet, low, high
        self.start, self.end = start, sheet.right

    def at(self, value: float) -> float:
        return self.start + (self.end - self.start) * (value - self.low) / (self.high - self.low)

    def ticks(self) -> list[int]:
        """Whole numbers far enough apart to be read; twelfths where there is room for them, as on a clock."""
        apart = 4 * self.sheet.measure.small
        least = (self.high - self.low) * apart / (self.end - self.start)
        steps = [step * ten for ten in (1, 10, 100, 1000, 10**4, 10**5) for step in (1, 2, 3, 6)] + [10**7]
        step = next((step for step in sorted(steps) if step >= least), 10**8)
        return list(range(math.ceil(self.low / step) * step, math.floor(self.high) + 1, step))


def _marks(road: _Road, marks: Sequence[tuple[float, str]]) -> float:
    """Write the marks above the lanes."""
    m = road.sheet.measure
    placed = [(road.at(where), text) for where, text in marks]
    return flags(road.sheet, placed, road.start, road.end, m.margin) + (0.6 * m.body if marks else 0)


def _lane(road: _Road, lane: Lane, y: float, label: float) -> float:
    sheet, m = road.sheet, road.sheet.measure
    written = sheet.broken(lane.label, label)
    if m.stacked:
        y += sheet.words(sheet.left, y, written, ground=True) + 0.2 * m.body
    thick = m.row * 0.85
    words = 0.0 if m.stacked else len(written) * m.body * LEADING
    middle = y + max(thick, words) / 2
    if not m.stacked:
        sheet.words(sheet.left, middle, written, middle=True)
    below = [sheet.left - m.small]
    spans = sorted(lane.spans, key=lambda span: span.start)
    for span, after in zip(spans, [*spans[1:], None], strict=False):
        x, wide = road.at(span.start), road.at(span.end) - road.at(span.start)
        sheet.box(x, middle - thick / 2, max(wide, 1.5), thick, span.colour, edge=0.8)
        free = road.at(after.start) if after else road.end
        _say(road, span, x, wide, free, middle, thick, below)
    under = (len(below) - 1) * m.small * LEADING
    return max(y + max(thick, words), middle + thick / 2 + under) + (0.55 if m.stacked else 0.5) * m.body


def _say(  # noqa: PLR0917  (where there is room)
    road: _Road, span: Span, x: float, wide: float, free: float, middle: float, thick: float, below: list[float]
) -> None:
    """Write what a span is: inside it, to its right, to its left, or under it."""
    sheet, m = road.sheet, road.sheet.measure
    inside = width(span.label, m.small) + 0.5 * m.small <= wide
    if inside and span.label:
        sheet.words(
            x + wide / 2, middle, span.label, points=m.small, colour=on(span.colour), align="center", middle=True
        )
    rest = [(text, colour) for text, colour in ((span.label, MUTED), (span.warning, WARNING)) if text]
    at = x + wide + 0.4 * m.small
    for text, colour in rest[1:] if inside and span.label else rest:
        strong = colour == WARNING
        needed = width(text, m.small, strong=strong) * 1.03
        if at + needed + 0.3 * m.small <= free:
            sheet.words(at, middle, text, points=m.small, colour=colour, strong=strong, middle=True, ground=True)
            at += needed + 0.6 * m.small
            continue
        for line in sheet.broken(text, road.end - sheet.left, points=m.small, strong=strong):
            long = width(line, m.small, strong=strong) * 1.03
            left = max(min(x, sheet.right - long), sheet.left if m.stacked else road.start)
            level = next((i for i, end in enumerate(below) if i and end + m.small <= left), len(below))
            below[level:] = [left + long, *below[level + 1 :]]
            under = middle + thick / 2 + (level - 1) * m.small * LEADING
            sheet.words(left, under, line, points=m.small, colour=colour, strong=strong, ground=True)


def _axis(road: _Road, axis: str, y: float) -> float:
    sheet, m = road.sheet, road.sheet.measure
    sheet.line(road.start, y, road.end, y, colour=LINE)
    for tick in road.ticks():
        number = f"{tick}".replace("-", "−")
        sheet.line(road.at(tick), y, road.at(tick), y + 0.3 * m.small, colour=MUTED)
        half = width(number, m.small) * 0.52
        x = min(max(road.at(tick), sheet.left + half), sheet.right - half)
        sheet.words(x, y + 0.35 * m.small, number, points=m.small, colour=MUTED, align="center")
    y += m.small * (LEADING + 0.4)
    words = sheet.broken(axis, road.end - road.start, points=m.small)
    return y + sheet.words(road.start, y, words, points=m.small, colour=MUTED)
