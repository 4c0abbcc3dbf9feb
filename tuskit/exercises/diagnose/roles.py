"""Employees, leaders and HR side by side, where the mode allows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.agreement import counts
from tuskit.exercises.diagnose.pain import LEVELS, mean, turned

if TYPE_CHECKING:
    from tuskit.answers import Group
    from tuskit.exercises.diagnose.content import Diagnose, Pain

FEWEST = 3
"""A role of whom fewer took a stand has no mean worth comparing."""


@dataclass(frozen=True, kw_only=True)
class Apart:
    """What each role says to one statement: how many at each level of pain, the lowest first."""

    pain: Pain
    roles: Mapping[str, tuple[int, ...]]

    @property
    def gap(self) -> float:
        """The largest difference between the means of two roles."""
        means = [found for each in self.roles.values() if (found := mean(each)) is not None]
        return max(means) - min(means)


def apart(content: Diagnose, group: Group) -> tuple[Apart, ...]:
    """The statements on which two roles or more took a stand, the largest gap first. None where roles are withheld."""
    rows = turned(content, group)
    found = []
    for pain in content.pains:
        mine = rows[rows["item"] == pain.id]
        sizes = {role.id: int((mine["role"] == role.id).sum()) for role in content.roles}
        said = {
            role: tuple(counts(mine.loc[mine["role"] == role, "pain"], LEVELS))
            for role in _shown(sizes, len(mine), group.k)
        }
        if len(said) > 1:
            found.append(Apart(pain=pain, roles=said))
    return tuple(sorted((one for one in found if one.gap > 0), key=lambda one: -one.gap))


def _shown(sizes: Mapping[str, int], everybody: int, k: int) -> tuple[str, ...]:
    """The roles of which enough took a stand, and so many that the others cannot be had by subtraction from everybody."""
    shown = [role for role, size in sizes.items() if size >= max(FEWEST, k)]
    while shown and 0 < everybody - sum(sizes[role] for role in shown) < k:
        shown.remove(min(shown, key=lambda role: sizes[role]))
    return tuple(shown)
