"""Lines between two poles: how many stand at each step, and the words of both poles beside."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import INK, LINE, MUTED, SEQUENTIAL, on
from tuskit.charts.words import width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tuskit.charts import Size

DOT = SEQUENTIAL[2]
LINES = 0.42
"""The part of the paper that the lines take, where the poles stand beside them."""


@dataclass(frozen=True)
class Line:
    """One line: its name, its two poles, and how many stand at each step between them."""

    name: str
    low: str
    high: str
    counts: tuple[int, ...]
    middle: float | None = None
    """The median, in steps from 0; marked under the line where there is one worth marking."""
    note: str = ""
    """A few words after the name: what sets this line apart."""


def strip(lines: Sequence[Line], size: Size, *, middle: str) -> Figure:
    """Draw a line each, the poles left and right of it; a dot's area is how many stand there. `middle` names the mark."""
    sheet = Sheet(size)
    m = sheet.measure
    most = max((count for line in lines for count in line.counts), default=1) or 1
    road = _Road(sheet, most)
    y = m.margin
    marked = next((number for number, line in enumerate(lines) if line.middle is not None), None)
    for number, line in enumerate(lines):
        if number:
            y += 0.35 * m.body
            sheet.line(sheet.left, y, sheet.right, y, wide=0.06 * m.body, behind=True)
            y += 0.45 * m.body
        y = road.line(y, line, middle if number == marked else "")
    return sheet.done(y)


class _Road:
    """Where the lines stand."""

    def __init__(self, sheet: Sheet, most: int) -> None:
        m = sheet.measure
        room = sheet.right - sheet.left
        self.sheet, self.most = sheet, most
        self.beside = (room - m.body) / 2 if m.stacked else (room * (1 - LINES)) / 2 - m.body
        self.start, self.end = sheet.left, sheet.right
        if not m.stacked:
            self.start, self.end = sheet.left + self.beside + m.body, sheet.right - self.beside - m.body

    def line(self, y: float, line: Line, middle: str) -> float:
        """Draw one line from y downwards; gives back where it ends."""
        sheet, m = self.sheet, self.sheet.measure
        named = sheet.broken(
            line.name + (f" · {line.note}" if line.note else ""), sheet.right - sheet.left, strong=True
        )
        y += sheet.words(sheet.left, y, named, points=m.body, strong=True) + 0.15 * m.body
        low, high = (sheet.broken(words, self.beside, points=m.small) for words in (line.low, line.high))
        deep = max(len(low), len(high)) * m.small * LEADING
        steps = max(len(line.counts), 1)
        step = (self.end - self.start) / steps
        radius = min(0.47 * step, 1.15 * m.body)
        if m.stacked:
            sheet.words(sheet.left, y, low, points=m.small)
            sheet.words(sheet.right, y, high, points=m.small, align="right")
            y += deep + 0.3 * m.body
            deep = 0.0
        half = max(deep / 2, radius)
        at = y + half
        if not m.stacked:
            sheet.words(self.start - m.body, at, low, points=m.small, align="right", middle=True)
            sheet.words(self.end + m.body, at, high, points=m.small, middle=True)
        self._dots(at, line, step, radius)
        return self._middle(at, radius, line, step, middle, y + 2 * half)

    def _dots(self, at: float, line: Line, step: float, radius: float) -> None:
        sheet, m = self.sheet, self.sheet.measure
        sheet.line(self.start + step / 2, at, self.end - step / 2, at, wide=0.08 * m.body, behind=True)
        for number, count in enumerate(line.counts):
            x = self.start + (number + 0.5) * step
            own = radius * sqrt(count / self.most)
            if not count:
                sheet.dot(x, at, 0.14 * m.body, LINE)
                continue
            sheet.dot(x, at, max(own, 0.28 * m.body), DOT)
            written, inside = str(count), width(str(count), m.small, strong=True) + 0.35 * m.small <= 2 * own
            if inside:
                sheet.words(x, at, written, points=m.small, colour=on(DOT), strong=True, align="center", middle=True)
            else:
                up = at - max(own, 0.28 * m.body) - m.small * LEADING
                sheet.words(x, up, written, points=m.small, colour=MUTED, align="center")

    def _middle(self, at: float, radius: float, line: Line, step: float, middle: str, foot: float) -> float:  # noqa: PLR0917  (where, and what)
        """Mark the median under the line, and name the mark where it is asked for."""
        sheet, m = self.sheet, self.sheet.measure
        if line.middle is None:
            return foot
        x, top = self.start + (line.middle + 0.5) * step, at + radius + 0.1 * m.body
        wing = 0.32 * m.body
        sheet.shape([(x, top), (x + wing, top + 1.5 * wing), (x - wing, top + 1.5 * wing)], INK)
        if middle:
            wide = width(middle, m.small) * 1.03
            right = x + wing + 0.3 * m.small + wide <= (sheet.right if m.stacked else self.end)
            beside = x + wing + 0.3 * m.small if right else x - wing - 0.3 * m.small
            y = top + 0.75 * wing
            sheet.words(
                beside, y, middle, points=m.small, colour=MUTED, align="left" if right else "right", middle=True
            )
            foot = max(foot, y + m.small * LEADING / 2)
        return max(foot, top + 1.5 * wing)
