"""Plain bars with what they stand for written beside, and whiskers where it is uncertain."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import INK, MUTED, PAPER, SEQUENTIAL
from tuskit.charts.words import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size


@dataclass(frozen=True)
class Row:
    """One value, with the ends of what it may be and the words that say it."""

    label: str
    value: float
    low: float | None = None
    high: float | None = None
    colour: str = SEQUENTIAL[3]
    text: str = ""

    @property
    def known(self) -> tuple[float, ...]:
        """The numbers that are there."""
        return tuple(v for v in (self.value, self.low, self.high) if v is not None and math.isfinite(v))


def bars(rows: Sequence[Row], size: Size, *, axis: str, zero: bool = True) -> Figure:
    """Draw one bar a row, from zero; dots instead of bars where the axis need not start at zero.

    Numbers stand along the axis only where a row has no text of its own.
    """
    sheet = Sheet(size)
    m = sheet.measure
    room = sheet.right - sheet.left
    label, start = room, sheet.left
    if not m.stacked:
        label = min(max((width(row.label, m.body) for row in rows), default=0) * 1.03, 0.4 * room)
        start += label + m.body
    text = min(max((width(row.text, m.body, strong=True) for row in rows), default=0) * 1.03, 0.3 * room)
    spare = text + 0.6 * m.body if text else 0.5 * m.body
    line = _Line(rows, start if zero else start + 0.5 * m.body, sheet.right - spare, zero=zero)
    y = m.margin
    if axis:
        y += sheet.words(
            start, y, sheet.broken(axis, sheet.right - start, points=m.small), points=m.small, colour=MUTED
        )
        y += 0.4 * m.body
    top = y
    for row in rows:
        y = _row(sheet, row, line, y, label, text)
    ticks = [] if all(row.text for row in rows) else line.ticks(6 * m.small)
    for tick in ticks:
        sheet.line(line.at(tick), top, line.at(tick), y, behind=True)
        number = f"{tick:g}".replace("-", "−")
        sheet.words(line.at(tick), y, number, points=m.small, colour=MUTED, align="center")
    if zero and rows and not m.stacked:
        sheet.line(line.at(0), top, line.at(0), y, colour=MUTED, wide=0.9)
    return sheet.done(y + m.small * LEADING if ticks else y)


class _Line:
    """The axis: values to points."""

    def __init__(self, rows: Sequence[Row], start: float, end: float, *, zero: bool) -> None:
        known = [value for row in rows for value in row.known] or [0.0]
        self.low, self.high = min(known), max(known)
        if zero:
            self.low, self.high = min(self.low, 0.0), max(self.high, 0.0)
        self.start, self.end = start, end

    def at(self, value: float) -> float:
        whole = self.high - self.low
        return self.start + (self.end - self.start) * ((value - self.low) / whole if whole else 0.5)

    def ticks(self, apart: float) -> list[int]:
        """Whole numbers along the axis, not closer than so many points."""
        if self.high - self.low < 1:
            return []
        least = (self.high - self.low) * apart / (self.end - self.start)
        step = next(step for step in _steps() if step >= least)
        return list(range(math.ceil(self.low / step) * step, math.floor(self.high) + 1, step))


def _steps() -> Sequence[int]:
    return [digit * 10**power for power in range(15) for digit in (1, 2, 5)]


def _row(sheet: Sheet, row: Row, line: _Line, y: float, label: float, text: float) -> float:  # noqa: PLR0917  (the columns)
    m = sheet.measure
    written = sheet.broken(row.label, label)
    beside = sheet.broken(row.text, text, strong=True)
    if m.stacked:
        y += sheet.words(sheet.left, y, written) + 0.15 * m.body
        high = max(m.row * 0.8, len(beside) * m.body * LEADING)
    else:
        high = max(m.row, len(written) * m.body * LEADING, len(beside) * m.body * LEADING)
        sheet.words(sheet.left, y + high / 2, written, middle=True)
    middle, thick = y + high / 2, m.row * 0.62
    if m.stacked and line.low <= 0 <= line.high:
        sheet.line(line.at(0), middle - high / 2, line.at(0), middle + high / 2, colour=MUTED, wide=0.9)
    furthest = line.start
    if math.isfinite(row.value):
        zero = line.at(min(max(0.0, line.low), line.high))
        if line.low <= 0 <= line.high:
            sheet.box(
                min(zero, line.at(row.value)), middle - thick / 2, abs(line.at(row.value) - zero), thick, row.colour
            )
        else:
            sheet.dot(line.at(row.value), middle, 0.42 * m.body, row.colour)
        furthest = max(line.at(value) for value in (*row.known, max(line.low, 0.0)))
    if row.low is not None and row.high is not None and math.isfinite(row.low + row.high):
        for colour, wide in ((PAPER, 3.2), (INK, 1.2)):
            sheet.line(line.at(row.low), middle, line.at(row.high), middle, colour=colour, wide=wide)
            for end in (row.low, row.high):
                sheet.line(line.at(end), middle - thick / 4, line.at(end), middle + thick / 4, colour=colour, wide=wide)
    sheet.words(furthest + 0.5 * m.body, middle, beside, strong=True, middle=True)
    return y + high + (0.6 if m.stacked else 0.4) * m.body
