"""Places on two axes: how many stand where, the middle of the whole and of its parts, and what the four corners are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import TYPE_CHECKING, Literal

from tuskit.charts.beside import Patch, beside
from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import INK, MUTED, SEQUENTIAL, SOFT, on
from tuskit.charts.words import width

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tuskit.charts import Size

HIGH: Mapping[Size, float] = {"phone": 0.98, "screen": 0.62, "projector": 0.44, "print": 0.66}
"""The height of the field, of the width of the paper."""
DOT, CROSS = SEQUENTIAL[2], INK
Corner = Literal["low low", "high low", "low high", "high high"]
"""A side across, and a side up."""


@dataclass(frozen=True)
class Spot:
    """Somebody, or several, at one place."""

    across: float
    up: float
    people: int = 1


@dataclass(frozen=True)
class Mark:
    """The middle of a group, named beside it; `box` is the part of each axis over which it is spread, across and up."""

    across: float
    up: float
    label: str
    shape: Literal["cross", "square", "triangle"] = "cross"
    box: tuple[tuple[float, float], tuple[float, float]] | None = None


@dataclass(frozen=True)
class Axis:
    """An axis and the words at its ends."""

    low: float
    high: float
    ends: tuple[str, str]


def scatter(
    spots: Sequence[Spot],
    marks: Sequence[Mark],
    size: Size,
    *,
    across: Axis,
    up: Axis,
    corners: Mapping[Corner, str],
    strong: Corner | None = None,
) -> Figure:
    """Draw a dot at each spot, larger where several stand, the marks over them, and the `strong` corner on a ground."""
    sheet = Sheet(size)
    field = _Field(sheet, across, up, corners)
    field.ground(strong)
    for mark in marks:
        field.spread(mark)
    dots = field.dots(spots)
    taken = [field.middle(mark) for mark in marks]
    for mark in marks:
        taken += field.name(mark, taken, dots)
    for mark in marks:
        field.mark(mark)
    return sheet.done(field.foot)


class _Field:
    """Where the field lies on the paper, and the two axes: from what is measured to points."""

    def __init__(self, sheet: Sheet, across: Axis, up: Axis, corners: Mapping[Corner, str]) -> None:
        m = sheet.measure
        self.sheet, self.across, self.up, self.corners = sheet, across, up, corners
        self.left, self.right, self.top = sheet.left, sheet.right, m.margin
        room = sheet.right - sheet.left
        high, low = up.ends[1], up.ends[0]
        if m.stacked:
            self.beside = room
            self.top += sheet.words(
                self.left, self.top, sheet.broken("↑ " + high, room, points=m.small), points=m.small
            )
            self.top += 0.3 * m.small
        else:
            self.beside = min(max(width(word, m.small) for word in (high, low)) * 1.03, 0.15 * room)
            self.left += self.beside + m.small
        half = (self.right - self.left) / 2 - m.small
        self.names: dict[Corner, list[str]] = {
            corner: sheet.broken(name, half, points=m.small, strong=True) for corner, name in corners.items()
        }
        lines = max(map(len, self.names.values()), default=0)
        self.band = (lines * LEADING + 0.8) * m.small
        self.bottom = self.top + HIGH[sheet.size] * m.width
        self.unit = 0.8 * m.body
        self.inner = (self.left + 1.4 * m.body, self.right - 1.4 * m.body)
        self.upright = (self.bottom - self.band - self.unit, self.top + self.band + self.unit)
        self.foot = self._ends(high, low)

    def at(self, across: float, up: float) -> tuple[float, float]:
        """Say where a place is on the paper."""
        one = (across - self.across.low) / (self.across.high - self.across.low)
        other = (up - self.up.low) / (self.up.high - self.up.low)
        left, right = self.inner
        bottom, top = self.upright
        return left + (right - left) * one, bottom + (top - bottom) * other

    def _ends(self, high: str, low: str) -> float:
        """Write what the ends of the axes mean; gives back where the words under the field end."""
        sheet, small = self.sheet, self.sheet.measure.small
        y = self.bottom + 0.4 * small
        if sheet.measure.stacked:
            y += (
                sheet.words(self.left, y, sheet.broken("↓ " + low, self.beside, points=small), points=small)
                + 0.3 * small
            )
        else:
            above = sheet.broken("↑ " + high, self.beside, points=small)
            below = sheet.broken("↓ " + low, self.beside, points=small)
            sheet.words(self.left - small, self.top, above, points=small, align="right")
            sheet.words(
                self.left - small, self.bottom - len(below) * small * LEADING, below, points=small, align="right"
            )
        half = (self.right - self.left) / 2 - small
        left = sheet.broken("← " + self.across.ends[0], half, points=small)
        right = sheet.broken(self.across.ends[1] + " →", half, points=small)
        return y + max(
            sheet.words(self.left, y, left, points=small),
            sheet.words(self.right, y, right, points=small, align="right"),
        )

    def ground(self, strong: Corner | None) -> None:
        """Draw the four quarters and their names."""
        sheet, small = self.sheet, self.sheet.measure.small
        x, y = self.at((self.across.low + self.across.high) / 2, (self.up.low + self.up.high) / 2)
        parts: dict[Corner, tuple[float, float, float, float]] = {
            "low low": (self.left, y, x - self.left, self.bottom - y),
            "high low": (x, y, self.right - x, self.bottom - y),
            "low high": (self.left, self.top, x - self.left, y - self.top),
            "high high": (x, self.top, self.right - x, y - self.top),
        }
        if strong:
            sheet.box(*parts[strong], SOFT)
        for one, two, three, four in (
            (self.left, self.top, self.right, self.top),
            (self.left, self.bottom, self.right, self.bottom),
            (self.left, self.top, self.left, self.bottom),
            (self.right, self.top, self.right, self.bottom),
            (self.left, y, self.right, y),
            (x, self.top, x, self.bottom),
        ):
            sheet.line(one, two, three, four, wide=0.08 * small)
        for corner, lines in self.names.items():
            right, above = corner.startswith("high"), corner.endswith("high")
            sheet.words(
                self.right - 0.6 * small if right else self.left + 0.6 * small,
                self.top + 0.4 * small if above else self.bottom - (len(lines) * LEADING + 0.4) * small,
                lines,
                points=small,
                colour=INK if corner == strong else MUTED,
                strong=True,
                align="right" if right else "left",
            )

    def dots(self, spots: Sequence[Spot]) -> list[Patch]:
        """Draw the dots, their areas by how many stand there; gives back where they are."""
        sheet, m = self.sheet, self.sheet.measure
        step = min(abs(self.inner[1] - self.inner[0]), abs(self.upright[0] - self.upright[1])) / 12
        most = max((spot.people for spot in spots), default=1)
        unit = min(0.42 * m.body, max(0.9 * step, 0.75 * m.body) / sqrt(most))
        found = []
        for spot in sorted(spots, key=lambda spot: -spot.people):
            x, y = self.at(spot.across, spot.up)
            radius = max(unit * sqrt(spot.people), 0.2 * m.body)
            sheet.dot(x, y, radius, DOT)
            if spot.people > 1 and width(str(spot.people), m.small) + 0.3 * m.small <= 2 * radius:
                sheet.words(
                    x, y, str(spot.people), points=m.small, colour=on(DOT), strong=True, align="center", middle=True
                )
            found.append(Patch(x - radius, y - radius, 2 * radius, 2 * radius))
        return found

    def spread(self, mark: Mark) -> None:
        """Draw the box over which a group is spread."""
        if mark.box is None:
            return
        (left, right), (low, high) = mark.box
        x1, y1 = self.at(left, high)
        x2, y2 = self.at(right, low)
        self.sheet.box(x1, y1, x2 - x1, y2 - y1, SEQUENTIAL[0])
        for one in ((x1, y1, x2, y1), (x1, y2, x2, y2), (x1, y1, x1, y2), (x2, y1, x2, y2)):
            self.sheet.line(*one, colour=CROSS, wide=0.1 * self.sheet.measure.small)

    def middle(self, mark: Mark) -> Patch:
        """Say where the sign of a middle is."""
        x, y = self.at(mark.across, mark.up)
        reach = self._reach(mark)
        return Patch(x - reach, y - reach, 2 * reach, 2 * reach)

    def _reach(self, mark: Mark) -> float:
        return (0.8 if mark.shape == "cross" else 0.42) * self.sheet.measure.body

    def mark(self, mark: Mark) -> None:
        """Draw the sign of a middle."""
        (x, y), reach = self.at(mark.across, mark.up), self._reach(mark)
        self.sheet.shape([(x + reach * a, y + reach * b) for a, b in SHAPES[mark.shape]], CROSS)

    def name(self, mark: Mark, taken: Sequence[Patch], dots: Sequence[Patch]) -> list[Patch]:
        """Write what a middle is beside it, where the words cover no other and as little as can be of the dots."""
        sheet, m = self.sheet, self.sheet.measure
        x, y = self.at(mark.across, mark.up)
        whole = Patch(
            self.left + 2,
            self.top + self.band,
            self.right - self.left - 4,
            self.bottom - self.top - 2 * self.band,
        )
        best, way = beside(x, y, mark.label, m, inside=whole, taken=taken, over=dots)
        near = best.nearest(x, y)
        if abs(near[0] - x) + abs(near[1] - y) > 1.6 * m.body:
            sheet.line(x, y, *near, colour=CROSS, wide=0.08 * m.small)
        sheet.words(best.x, best.y, mark.label, points=m.small, strong=True)
        return [best, *way]


ARM = 0.2
SHAPES: Mapping[str, Sequence[tuple[float, float]]] = {
    "cross": [
        (-ARM, -1), (ARM, -1), (ARM, -ARM), (1, -ARM), (1, ARM), (ARM, ARM),
        (ARM, 1), (-ARM, 1), (-ARM, ARM), (-1, ARM), (-1, -ARM), (-ARM, -ARM),
    ],
    "square": [(-1, -1), (1, -1), (1, 1), (-1, 1)],
    "triangle": [(0, -1.2), (1.15, 0.9), (-1.15, 0.9)],
}  # fmt: skip
"""The marks, from −1 to 1 on the paper."""
