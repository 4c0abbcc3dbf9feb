"""Employees, leaders and HR side by side, where the mode allows it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import comb
from typing import TYPE_CHECKING

import numpy as np

from tuskit.agreement import counts
from tuskit.chance import parted
from tuskit.compare import comparable
from tuskit.exercises.diagnose.pain import LEVELS, mean, turned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tuskit.answers import Group
    from tuskit.exercises.diagnose.content import Diagnose, Pain


@dataclass(frozen=True, kw_only=True)
class Apart:
    """What each role says to one statement: how many at each level of pain, the lowest first."""

    pain: Pain
    roles: Mapping[str, tuple[int, ...]]

    clear: bool = False
    """Whether two roles stand farther apart than chance gives among so many statements."""

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
            for role in comparable(sizes, len(mine), group.k)
        }
        if len(said) > 1:
            found.append(Apart(pain=pain, roles=said))
    compared = sum(comb(len(one.roles), 2) for one in found)
    found = [replace(one, clear=parted(*_farthest(one), among=compared)) for one in found]
    return tuple(sorted((one for one in found if one.gap > 0), key=lambda one: (not one.clear, -one.gap)))


def _farthest(one: Apart) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The levels of pain of the two roles whose means are farthest apart."""
    said = sorted((np.repeat(LEVELS, counts).astype(float) for counts in one.roles.values()), key=np.mean)
    return said[0], said[-1]
