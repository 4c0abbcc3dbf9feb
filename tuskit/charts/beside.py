"""Where a name can stand beside what it names, so that it covers no other name and as little as can be of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING
from tuskit.charts.words import width

if TYPE_CHECKING:
    from tuskit.charts.theme import Measure

TURNS = 16
"""How many directions are tried."""
FAR = (0.9, 1.4, 2.0, 2.8, 4.0, 5.5, 7.0)
"""How far away, in ems."""
OUTSIDE, COVERED, DOTTED, AWAY = 40.0, 30.0, 3.0, 0.35
"""What it costs to leave the field, to cover a name or a line, to cover a dot, and to stand far away."""


@dataclass(frozen=True)
class Patch:
    """A part of the paper, in points from its upper left corner."""

    x: float
    y: float
    wide: float
    high: float

    def shared(self, other: Patch) -> float:
        """How much of the paper lies in both."""
        wide = min(self.x + self.wide, other.x + other.wide) - max(self.x, other.x)
        high = min(self.y + self.high, other.y + other.high) - max(self.y, other.y)
        return max(wide, 0.0) * max(high, 0.0)

    def nearest(self, x: float, y: float) -> tuple[float, float]:
        """The point of it that is nearest to a place."""
        return min(max(x, self.x), self.x + self.wide), min(max(y, self.y), self.y + self.high)


def beside(
    x: float,
    y: float,
    name: str,
    measure: Measure,
    *,
    inside: Patch,
    taken: Sequence[Patch],
    over: Sequence[Patch],
) -> tuple[Patch, list[Patch]]:
    """The best patch for a name of what stands at x and y, and the way to it; `over` may be covered where it must."""
    small = measure.small
    mine = [patch for patch in taken if patch.shared(Patch(x - 0.5, y - 0.5, 1, 1))]
    others = [patch for patch in taken if patch not in mine]

    def cost(patch: Patch) -> float:
        away = abs(patch.x + patch.wide / 2 - x) + abs(patch.y + patch.high / 2 - y)
        outside = patch.wide * patch.high - patch.shared(inside)
        covered = sum(patch.shared(other) for other in taken)
        crossed = sum(step.shared(other) for step in _way(x, y, patch, small) for other in others)
        dotted = sum(patch.shared(other) for other in over)
        return OUTSIDE * outside + COVERED * (covered + crossed) + DOTTED * dotted + AWAY * away * small

    best = min(_around(x, y, width(name, small, strong=True) * 1.04, measure), key=cost)
    return best, _way(x, y, best, small)


def _around(x: float, y: float, wide: float, measure: Measure) -> Iterator[Patch]:
    """Patches all around a place, the nearest first."""
    high = measure.small * LEADING
    for far in FAR:
        for turn in range(TURNS):
            across, down = cos(2 * pi * turn / TURNS), sin(2 * pi * turn / TURNS)
            left = x + 1.2 * across * far * measure.body + (across - 1) / 2 * wide
            yield Patch(left, y + down * far * measure.body + (down - 1) / 2 * high, wide, high)


def _way(x: float, y: float, patch: Patch, apart: float) -> list[Patch]:
    """The line from a place to a patch, as small squares along it; the two ends are left out."""
    end, foot = patch.nearest(x, y)
    count = int(max(abs(end - x), abs(foot - y)) // apart)
    side = apart / 2
    return [
        Patch(x + (end - x) * part / count - side / 2, y + (foot - y) * part / count - side / 2, side, side)
        for part in range(1, count)
    ]
