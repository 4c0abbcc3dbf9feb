"""Leaders and employees side by side, where the mode allows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import fmean
from typing import TYPE_CHECKING

from tuskit.chance import parted
from tuskit.text import Text

if TYPE_CHECKING:
    from tuskit.answers import Group
    from tuskit.exercises.needs import Needs
    from tuskit.questions import Poles

LEADERS, EMPLOYEES = "leader", "employee"
MANY = {
    LEADERS: Text(da="Ledere", en="Leaders"),
    EMPLOYEES: Text(da="Medarbejdere", en="Employees"),
    "hr": Text(da="HR", en="HR"),
}
FEWEST = 3
"""A role of whom fewer answered has no mean worth comparing."""
FAR = 1.0
"""Two means are apart when they differ by a step, and by more than chance alone makes of so few people among so many
shifts: one of eight would else be apart in every third room."""


@dataclass(frozen=True, kw_only=True)
class Apart:
    """Where leaders and employees want to go on one shift."""

    shift: Poles
    leaders: tuple[float, ...]
    employees: tuple[float, ...]
    """What each of them wants, the lowest first."""
    clear: bool = False
    """Whether the two are a step apart, and farther than chance gives among so many shifts."""

    @property
    def means(self) -> tuple[float, float]:
        """The leaders' and the employees' mean."""
        return fmean(self.leaders), fmean(self.employees)

    @property
    def gap(self) -> float:
        """How much further the leaders want to go; below zero less far."""
        return self.means[0] - self.means[1]


def apart(content: Needs, group: Group) -> tuple[Apart, ...]:
    """The shifts on which enough leaders and employees said what they want, the largest difference first."""
    rows = group.of("wanted")
    found = []
    for shift in content.shifts:
        mine = rows[rows["item"] == shift.id]
        sides = [tuple(sorted(mine.loc[mine["role"] == role, "number"])) for role in (LEADERS, EMPLOYEES)]
        if _shown([len(side) for side in sides], len(mine), group.k):
            found.append(Apart(shift=shift, leaders=sides[0], employees=sides[1]))
    found = [
        replace(one, clear=abs(one.gap) >= FAR and parted(one.leaders, one.employees, among=len(found)))
        for one in found
    ]
    return tuple(sorted(found, key=lambda one: -abs(one.gap)))


def _shown(sizes: Sequence[int], everybody: int, k: int) -> bool:
    """Whether both are large enough, and the rest none that could be had by subtracting them from everybody."""
    return min(sizes) >= max(FEWEST, k) and not 0 < everybody - sum(sizes) < k
