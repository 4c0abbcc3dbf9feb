"""A heat map: the value in the cell, a ring where the room is divided, and bars along the edges."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import DIVERGING, INK, LINE, MUTED, SOFT, on, shade, shades
from tuskit.charts.words import width
from tuskit.phrases import signed
from tuskit.text import Lang

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from matplotlib.figure import Figure

    from tuskit.charts import Size

LONG = 11
"""How many ems a word may be long before it is broken even when written upright."""
MOST = 4
"""Lines above a column, before they are turned upright."""


def heat(
    values: np.ndarray,
    rows: Sequence[str],
    columns: Sequence[str],
    size: Size,
    *,
    limits: tuple[float, float] = (-2, 2),
    low: str,
    high: str,
    divided: np.ndarray | None = None,
    divided_label: str = "",
    right: Sequence[float] | None = None,
    right_label: str = "",
    below: Sequence[float] | None = None,
    below_label: str = "",
    lang: Lang = "da",
) -> Figure:
    """Draw a table of judgements; nan is a cell without a value. The language decides the decimal sign."""
    grid = _Grid(Sheet(size), rows, columns, limits, lang)
    grid.margins(right, right_label)
    y = grid.head(columns, right_label if right is not None else "")
    for number, label in enumerate(rows):
        marks = [bool(mark) for mark in divided[number]] if divided is not None else [False] * len(columns)
        y = grid.row(
            y, label, [float(value) for value in values[number]], marks, right[number] if right is not None else None
        )
    if below is not None and len(below):
        y = grid.below(y, [float(value) for value in below], below_label)
    some = divided is not None and bool(divided.any())
    return grid.sheet.done(grid.key(y, low, high, divided_label if some else ""))


class _Grid:
    """Where the columns stand, and how a row is drawn."""

    def __init__(
        self, sheet: Sheet, rows: Sequence[str], columns: Sequence[str], limits: tuple[float, float], lang: Lang
    ) -> None:
        m = sheet.measure
        self.sheet, self.limits, self.lang = sheet, limits, lang
        self.count = max(len(columns), 1)
        room = sheet.right - sheet.left
        longest = max((width(row, m.body) for row in rows), default=0) * 1.03
        self.label = room if m.stacked else min(longest, 0.27 * room)
        self.start = sheet.left + (0 if m.stacked else self.label + 0.8 * m.body)
        self.end = sheet.right
        self.most = 1.0
        self.reach = 0.0

    def margins(self, right: Sequence[float] | None, label: str) -> None:
        """Keep room for the bars at the right; on a phone they stand on the line of the label."""
        m = self.sheet.measure
        if right is None or not len(right):
            return
        self.most = max((abs(v) for v in right if math.isfinite(v)), default=0) or 1.0
        number = width("+0,00", m.small)
        if m.stacked:
            self.reach = 2.2 * m.body
            self.label -= 2 * self.reach + number + 0.8 * m.body
        else:
            words = max((width(word, m.small) for word in label.split()), default=0)
            self.reach = max(words * 1.03 - number, 5 * m.body) / 2
            self.end -= 2 * self.reach + number + 1.6 * m.body

    @property
    def cell(self) -> float:
        m = self.sheet.measure
        return min((self.end - self.start) / self.count, self.end if m.stacked else 8 * m.body)

    def head(self, columns: Sequence[str], right: str) -> float:
        """Name the columns, upright if they do not fit across."""
        sheet, m = self.sheet, self.sheet.measure
        y = m.margin
        beside: list[str] = []
        if right and m.stacked:
            y += sheet.words(sheet.right, y, right, points=m.small, colour=MUTED, align="right") + 0.3 * m.small
        elif right:
            beside = sheet.broken(right, sheet.right - self.end - 1.2 * m.body, points=m.small)
        across = [sheet.broken(column, self.cell - 0.5 * m.small, points=m.small) for column in columns]
        cut = any(
            "".join(lines).count("-") > column.count("-") + 1 for lines, column in zip(across, columns, strict=True)
        )
        if columns and (cut or max(map(len, across)) > MOST):
            most = max(int(self.cell / (m.small * LEADING)), 1)
            upright = [_turned(sheet, column, most) for column in columns]
            longest = max(width(line, m.small) for lines in upright for line in lines) * 1.03
            foot = max(y + longest, y + len(beside) * m.small * LEADING)
            for number, lines in enumerate(upright):
                sheet.upright(self.start + (number + 0.5) * self.cell, foot, lines, points=m.small)
        else:
            foot = y + max([len(lines) for lines in across] + [len(beside)], default=0) * m.small * LEADING
            for number, lines in enumerate(across):
                x = self.start + (number + 0.5) * self.cell
                sheet.words(x, foot - len(lines) * m.small * LEADING, lines, points=m.small, align="center")
        left = self.start + self.count * self.cell + 1.2 * m.body
        sheet.words(left, foot - len(beside) * m.small * LEADING, beside, points=m.small, colour=MUTED)
        return foot + 0.4 * m.small

    def row(self, y: float, label: str, values: Sequence[float], divided: Sequence[bool], edge: float | None) -> float:
        """Draw a row of cells."""
        sheet, m = self.sheet, self.sheet.measure
        written = sheet.broken(label, self.label)
        high = max(2.1 * m.body, 0 if m.stacked else len(written) * m.body * LEADING + 0.3 * m.body)
        if m.stacked:
            first = y + m.body * LEADING / 2
            y += sheet.words(sheet.left, y, written) + 0.15 * m.body
        else:
            first = y + high / 2
            sheet.words(sheet.left, first, written, middle=True)
        for number, (value, mark) in enumerate(zip(values, divided, strict=True)):
            self._cell(self.start + number * self.cell, y, high, value, mark=mark)
        if edge is not None:
            self._edge(first, float(edge))
        return y + high + (0.5 * m.body if m.stacked else 0)

    def _cell(self, x: float, y: float, high: float, value: float, *, mark: bool) -> None:
        sheet, m = self.sheet, self.sheet.measure
        low, top = self.limits
        colour = shade((value - low) / (top - low)) if math.isfinite(value) else SOFT
        sheet.box(x, y, self.cell, high, colour, edge=1.6)
        text = signed(value, self.lang) if math.isfinite(value) else "–"
        ink = on(colour) if math.isfinite(value) else MUTED
        at = (x + self.cell / 2, y + high / 2)
        sheet.words(*at, text, points=m.small, colour=ink, align="center", middle=True)
        if mark:
            sheet.ring(*at, min(self.cell - 4, width("+0,0", m.small) + 1.3 * m.small), high * 0.72, ink)

    def _edge(self, middle: float, value: float) -> None:
        """Draw the bar at the end of a row."""
        sheet, m = self.sheet, self.sheet.measure
        number = width("+0,00", m.small)
        left = sheet.right - number - 2 * self.reach - 0.4 * m.body
        if not m.stacked:
            left = self.start + self.count * self.cell + 1.2 * m.body
        centre, thick = left + self.reach, 0.9 * m.body
        if math.isfinite(value):
            long = self.reach * value / self.most
            colour = DIVERGING[0] if value < 0 else DIVERGING[-1]
            sheet.box(min(centre, centre + long), middle - thick / 2, abs(long), thick, colour)
        sheet.line(centre, middle - thick * 0.8, centre, middle + thick * 0.8, colour=MUTED)
        text = signed(value, self.lang) if math.isfinite(value) else "–"
        end = left + 2 * self.reach + number + 0.4 * m.body
        sheet.words(end, middle, text, points=m.small, strong=True, align="right", middle=True)

    def below(self, y: float, values: Sequence[float], label: str) -> float:
        """Draw the bars under the columns, up and down from a line."""
        sheet, m = self.sheet, self.sheet.measure
        known = [value for value in values if math.isfinite(value)] or [0.0]
        most = max(map(abs, known)) or 1.0
        reach, line = 1.9 * m.body, m.small * LEADING
        y += 0.6 * m.body
        if m.stacked:
            y += sheet.words(
                sheet.left,
                y,
                sheet.broken(label, sheet.right - sheet.left, points=m.small),
                points=m.small,
                colour=MUTED,
            )
        up = reach * max(*known, 0.0) / most
        down = -reach * min(*known, 0.0) / most
        zero = y + up + (line if max(known) >= 0 else 0.3 * m.body)
        for number, value in enumerate(values):
            x = self.start + (number + 0.5) * self.cell
            long = reach * value / most if math.isfinite(value) else 0.0
            colour = DIVERGING[0] if value < 0 else DIVERGING[-1]
            sheet.box(x - 0.3 * self.cell, min(zero, zero - long), 0.6 * self.cell, abs(long), colour)
            text = signed(value, self.lang) if math.isfinite(value) else "–"
            top = zero - long if value < 0 else zero - long - line
            sheet.words(x, top, text, points=m.small, strong=True, align="center")
        sheet.line(self.start, zero, self.start + self.count * self.cell, zero, colour=MUTED)
        foot = zero + down + (line if min(known) < 0 else 0.3 * m.body)
        if not m.stacked:
            lines = sheet.broken(label, self.label, points=m.small)
            sheet.words(sheet.left, (y + foot) / 2, lines, points=m.small, colour=MUTED, middle=True)
            foot = max(foot, (y + foot) / 2 + len(lines) * line / 2)
        return foot

    def key(self, y: float, low: str, high: str, divided: str) -> float:
        """Say what the ends of the scale and the ring mean, on one line where there is room."""
        sheet, small = self.sheet, self.sheet.measure.small
        line, side, room = small * LEADING, 0.9 * small, sheet.right - sheet.left
        y += 0.9 * small
        x = sheet.left
        ends = width(low, small, strong=True) + width(high, small, strong=True)
        if ends * 1.03 + 5 * side + small <= room:
            sheet.words(x, y, low, points=small, colour=DIVERGING[0], strong=True)
            x += width(low, small, strong=True) * 1.03 + 0.5 * small
            self._scale(x, y + line / 2)
            x += 5 * side + 0.5 * small
            sheet.words(x, y, high, points=small, colour=DIVERGING[-1], strong=True)
            x += width(high, small, strong=True) * 1.03 + 2 * small
        else:
            self._scale(x, y + line / 2)
            x += 5 * side + 0.5 * small
            y += sheet.words(x, y, sheet.broken(low, sheet.right - x, points=small), points=small, colour=DIVERGING[0])
            y += sheet.words(
                x, y, sheet.broken(high, sheet.right - x, points=small), points=small, colour=DIVERGING[-1]
            )
            x, y = sheet.right, y - line
        if divided:
            if x + 3.2 * small + width(divided, small) * 1.03 > sheet.right:
                x, y = sheet.left, y + 1.3 * line
            sheet.ring(x + 1.3 * small, y + line / 2, 2.6 * small, 1.1 * small, INK)
            words = sheet.broken(divided, sheet.right - x - 3.2 * small, points=small)
            y += sheet.words(x + 3.2 * small, y, words, points=small, colour=MUTED) - line
        return y + line

    def _scale(self, x: float, middle: float) -> None:
        side = 0.9 * self.sheet.measure.small
        for number, colour in enumerate(shades(5)):
            self.sheet.box(x + number * side, middle - side / 2, side, side, colour)
        for y in (middle - side / 2, middle + side / 2):
            self.sheet.line(x + 2 * side, y, x + 3 * side, y, colour=LINE)


def _turned(sheet: Sheet, column: str, most: int) -> list[str]:
    """Break the name of a column for writing it upwards: as few points long as its lines allow."""
    small = sheet.measure.small
    for long in range(7, 40):
        found = sheet.broken(column, long * small, points=small)
        whole = sum(line.endswith("-") for line in found) <= column.count("-")
        if len(found) <= most and (whole or long >= LONG):
            return found
    return sheet.broken(column, 20 * small, points=small)[:most]
