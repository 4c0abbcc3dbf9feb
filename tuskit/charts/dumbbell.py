"""Two positions on one scale, joined: before and after, now and wished, forecast and found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Align, Sheet
from tuskit.charts.theme import INK, LINE, MUTED, PAPER, SEQUENTIAL
from tuskit.charts.words import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size

DARK, BETWEEN = SEQUENTIAL[-1], SEQUENTIAL[1]
HOLLOW, INNER = 0.68, 0.5
"""How much of the first dot is paper, and how large the second is where it stands inside the first."""
_Lines = tuple[list[str], float, str, bool]
"""Lines of words with their size, their colour, and whether they are strong."""


@dataclass(frozen=True)
class Bell:
    """One row: where it was, where it is, and how the two are said."""

    label: str
    first: float | None
    """None where only the second is known; not in the first row, whose dots are named."""
    second: float
    says: tuple[str, str]
    note: str = ""
    """A few words at the far right: what sets this row apart."""
    poles: tuple[str, str] = ("", "")
    """What the two ends mean, where that is another thing for every row."""


def dumbbell(
    bells: Sequence[Bell],
    size: Size,
    *,
    low: float,
    high: float,
    ends: tuple[str, str],
    names: tuple[str, str],
) -> Figure:
    """Draw one row a bell: a hollow dot for the first position, a full one for the second, and a line between.

    `ends` are the words at the two ends of the scale, `names` the words for the two positions, over the dots on top.
    """
    sheet = Sheet(size)
    road = _Road(sheet, bells, low, high)
    y = road.head(ends)
    for number, bell in enumerate(bells):
        y = road.row(y, bell, ("", "") if number else names)
    return sheet.done(y)


class _Road:
    """Where the columns stand, and the scale: from what is measured to points."""

    def __init__(self, sheet: Sheet, bells: Sequence[Bell], low: float, high: float) -> None:
        m = sheet.measure
        self.sheet, self.low, self.whole = sheet, low, (high - low) or 1
        self.radius, self.beside = 0.46 * m.body, 0.4 * m.small
        room = self.label = sheet.right - sheet.left
        self.left, self.right, self.note = sheet.left, sheet.right, 0.0
        if not m.stacked:
            labels = [width(bell.label, m.body, strong=any(bell.poles)) for bell in bells] + [
                width(bell.poles[0], m.small) for bell in bells
            ]
            notes = [width(word, m.small, strong=True) for bell in bells for word in (bell.note, bell.poles[1])]
            poled = any(bell.poles[1] for bell in bells)
            self.label = min(max(labels, default=0) * 1.03, (0.3 if poled else 0.38) * room)
            self.note = min(max(notes, default=0) * 1.03, (0.26 if poled else 0.15) * room)
            self.left += self.label + m.body
            self.right -= self.note + m.body if self.note else 0
        said = max((width(word, m.small, strong=True) for bell in bells for word in bell.says), default=0) * 1.03
        spare = self.radius + (said + self.beside if said else 0)
        self.start, self.end = self.left + spare, self.right - spare

    def at(self, value: float) -> float:
        return self.start + (self.end - self.start) * (value - self.low) / self.whole

    def head(self, ends: tuple[str, str]) -> float:
        """Write what the two ends of the scale mean, over them."""
        sheet, small = self.sheet, self.sheet.measure.small
        half = (self.right - self.left) / 2 - small
        low, high = (sheet.broken(word, half, points=small) for word in ends)
        foot = sheet.measure.margin + max(len(low), len(high)) * small * LEADING
        for lines, end in ((low, self.start), (high, self.end)):
            wide = max((width(line, small) for line in lines), default=0) * 1.03
            x = min(max(end, self.left + wide / 2), self.right - wide / 2)
            sheet.words(x, foot - len(lines) * small * LEADING, lines, points=small, colour=MUTED, align="center")
        return foot + (0.4 * small if low or high else 0)

    def row(self, y: float, bell: Bell, names: tuple[str, str]) -> float:
        """Draw one row from y downwards; gives back where it ends."""
        m = self.sheet.measure
        named = self._named(bell, names)
        over = self.radius + 0.15 * m.body
        above = max(len(lines) for _, lines in named) * m.small * LEADING
        if m.stacked:
            y, half = self._over(y, bell), 0.72 * m.body
            middle = y + max(half, above + over if above else 0)
        else:
            blocks = self._blocks(bell)
            half = max(m.row, *(sum(len(lines) * em * LEADING for lines, em, _, _ in block) for block in blocks)) / 2
            middle = y + max(half, above + over if above else 0)
            poled = any(bell.poles)
            self._block(
                blocks[0], self.left - m.body if poled else self.sheet.left, middle, "right" if poled else "left"
            )
            self._block(blocks[1], self.right + m.body, middle, "left")
        self._bell(middle, bell)
        for (x, lines), colour in zip(named, (MUTED, INK), strict=True):
            top = middle - over - len(lines) * m.small * LEADING
            self.sheet.words(x, top, lines, points=m.small, colour=colour, strong=True, align="center")
        return middle + half + (0.5 if m.stacked else 0.55) * m.body

    def _over(self, y: float, bell: Bell) -> float:
        """Write all words of a row over its line; gives back where they end."""
        sheet, small = self.sheet, self.sheet.measure.small
        y += 0.35 * sheet.measure.body
        poled = any(bell.poles)
        y += sheet.words(sheet.left, y, sheet.broken(bell.label, self.label, strong=poled), strong=poled)
        note = sheet.broken(bell.note, self.label, points=small, strong=poled)
        y += sheet.words(sheet.left, y, note, points=small, colour=INK if poled else MUTED, strong=poled)
        half = (sheet.right - sheet.left) / 2 - 0.5 * small
        low, high = (sheet.broken(pole, half, points=small) for pole in bell.poles)
        deep = max(len(low), len(high)) * small * LEADING
        sheet.words(sheet.left, y + deep - len(low) * small * LEADING, low, points=small, colour=MUTED)
        sheet.words(
            sheet.right, y + deep - len(high) * small * LEADING, high, points=small, colour=MUTED, align="right"
        )
        return y + deep + 0.15 * sheet.measure.body

    def _blocks(self, bell: Bell) -> tuple[list[_Lines], list[_Lines]]:
        """What stands to the left of a row's line, and to its right."""
        sheet, m = self.sheet, self.sheet.measure
        poled = any(bell.poles)
        left = [(sheet.broken(bell.label, self.label, strong=poled), m.body, INK, poled)]
        right = [
            (sheet.broken(bell.note, self.note, points=m.small, strong=poled), m.small, INK if poled else MUTED, poled)
        ]
        if poled:
            left.append((sheet.broken(bell.poles[0], self.label, points=m.small), m.small, MUTED, False))
            right.insert(0, (sheet.broken(bell.poles[1], self.note, points=m.small), m.small, MUTED, False))
        return left, right

    def _block(self, block: list[_Lines], x: float, middle: float, align: Align) -> None:
        y = middle - sum(len(lines) * em * LEADING for lines, em, _, _ in block) / 2
        for lines, em, colour, strong in block:
            y += self.sheet.words(x, y, lines, points=em, colour=colour, strong=strong, align=align)

    def _bell(self, middle: float, bell: Bell) -> None:
        sheet, body = self.sheet, self.sheet.measure.body
        second = self.at(bell.second)
        first = second if bell.first is None else self.at(bell.first)
        sheet.line(self.start, middle, self.end, middle, wide=0.08 * body, behind=True)
        for end in (self.start, self.end):
            sheet.line(end, middle - 0.3 * body, end, middle + 0.3 * body, colour=LINE, wide=0.08 * body, behind=True)
        side = 1 if second >= first else -1
        self._say(second, middle, side, bell.says[1], INK)
        if bell.first is None:
            sheet.dot(second, middle, self.radius, DARK)
            return
        self._say(first, middle, -side, bell.says[0], MUTED)
        sheet.line(first, middle, second, middle, colour=BETWEEN, wide=0.32 * body)
        sheet.dot(first, middle, self.radius, DARK)
        sheet.dot(first, middle, HOLLOW * self.radius, PAPER)
        close = abs(second - first) < self.radius * (1 - INNER)
        sheet.dot(second, middle, self.radius * (INNER if close else 1), DARK)

    def _say(self, x: float, middle: float, side: int, says: str, colour: str) -> None:
        """Write a position on paper of its own beside its dot, away from the other."""
        sheet, small = self.sheet, self.sheet.measure.small
        wide = width(says, small, strong=True) * 1.03
        near = x + side * (self.radius + self.beside)
        align: Align = "left" if side > 0 else "right"
        if says:
            sheet.box(min(near, near + side * wide) - 0.2 * small, middle - small / 2, wide + 0.4 * small, small, PAPER)
        sheet.words(near, middle, says, points=small, colour=colour, strong=True, align=align, middle=True)

    def _named(self, bell: Bell, names: tuple[str, str]) -> list[tuple[float, list[str]]]:
        """What the dots are, broken into lines, and where: over them, moved apart as far as it takes to read both."""
        sheet, small = self.sheet, self.sheet.measure.small
        gap = 0.8 * small
        room = (self.right - self.left - gap) / 2
        lines = [sheet.broken(name, room, points=small, strong=True) for name in names]
        halves = [max((width(line, small, strong=True) for line in each), default=0) * 0.515 for each in lines]
        at = [self.at(bell.second if bell.first is None else bell.first), self.at(bell.second)]
        near, far = (0, 1) if at[0] <= at[1] else (1, 0)
        apart = halves[near] + gap + halves[far]
        short = max(apart - (at[far] - at[near]), 0)
        at[near] = max(at[near] - short / 2, self.left + halves[near])
        at[far] = min(max(at[far] + short / 2, at[near] + apart), self.right - halves[far])
        at[near] = min(at[near], at[far] - apart)
        return list(zip(at, lines, strict=True))
