"""Where each person stands on the two axes, the middle of the group and how far it is spread, and two roles apart.

What a map may show: a dot is a person, and so it says no more than it must. Places are rounded to half steps before
anything is drawn, in both modes, so that those who stand about the same place become one larger dot; no dot carries a
role, and roles are shown by their medians alone. In the anonymous mode there are no dots where fewer than k have a place.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from tuskit.agreement import counts, spread
from tuskit.chance import clear_camps, leans, parted
from tuskit.exercises.position.stances import CENTRE, HIGH, LOW

if TYPE_CHECKING:
    from tuskit.answers import Group
    from tuskit.exercises.position import Position

FEWEST = 3
"""A role of whom fewer have a place has no middle worth comparing."""
ROLES = ("leader", "employee")
"""The roles that are held up against each other."""
Pair = tuple[float, float]
"""Something of the first axis, and of the second."""


class Spot(NamedTuple):
    """A place, to the nearest half step, and how many stand there."""

    value: float
    mandate: float
    people: int


@dataclass(frozen=True, kw_only=True)
class Middle:
    """The middle of a group on both axes."""

    n: int
    medians: Pair
    """Of the first axis, and of the second."""
    spread: tuple[Pair, Pair]
    """On each axis the two quartiles: half of the group stand between them."""
    apart: tuple[bool, bool]
    """Whether the group stands in two camps on the axis; then the median is a place where few or none stand."""
    leans: tuple[bool, bool]
    """Whether the group stands farther from the middle of the axis than chance gives."""

    @property
    def sides(self) -> tuple[int, int]:
        """On which side of each axis the group stands: −1 low, 1 high.

        0 where the middle half, to the one decimal shown, is not on one side, and where chance gives as much.
        """
        first, second = (_side(*each) if lean else 0 for each, lean in zip(self.spread, self.leans, strict=True))
        return first, second

    @property
    def unsure(self) -> tuple[bool, bool]:
        """Whether the middle half is on one side of the axis, and chance gives as much."""
        first, second = (bool(_side(*each)) and not lean for each, lean in zip(self.spread, self.leans, strict=True))
        return first, second


def _side(low: float, high: float) -> int:
    return (round(low, 1) > CENTRE) - (round(high, 1) < CENTRE)


def places(content: Position, group: Group) -> pd.DataFrame:
    """A row for each person who answered more than half of the shifts of both axes: a mean for each axis, and the role."""
    found = {}
    for axis in content.axes:
        rows = group.of(axis.id)
        rows = rows[rows["item"].isin([shift.id for shift in axis.shifts])]
        steps = rows.groupby("person")["number"]
        found[axis.id] = steps.mean()[steps.count() * 2 > len(axis.shifts)]
    role = group.table.groupby("person")["role"].first().astype("string")
    return pd.DataFrame(found).dropna().join(role.rename("role"))


def spots(found: pd.DataFrame, k: int) -> tuple[Spot, ...]:
    """The places on the map, from the lower left; none where fewer than k have one."""
    if len(found) < k:
        return ()
    near = Counter(zip(_halves(found["value"]), _halves(found["mandate"]), strict=True))
    return tuple(Spot(*place, people) for place, people in sorted(near.items()))


def _halves(numbers: pd.Series) -> list[float]:
    """To the nearest half; what lies between two goes up."""
    return [math.floor(2 * number + 0.5 + 1e-9) / 2 for number in numbers]


def middle(found: pd.DataFrame, k: int = 1) -> Middle | None:
    """The middle of those who have a place; None where there are fewer than k, or none."""
    if len(found) < max(k, 1):
        return None
    first, second = found["value"], found["mandate"]
    one, other = clear_camps([_steps(first), _steps(second)])
    return Middle(
        n=len(found),
        medians=(float(first.median()), float(second.median())),
        spread=(spread(first), spread(second)),
        apart=(one, other),
        leans=(leans(first, CENTRE, among=2), leans(second, CENTRE, among=2)),
    )


def _steps(means: pd.Series) -> list[int]:
    """How many places on an axis are nearest to each step."""
    return counts(pd.Series([math.floor(mean + 0.5 + 1e-9) for mean in means]), range(LOW, HIGH + 1))


def roles(found: pd.DataFrame, k: int) -> Mapping[str, Middle]:
    """The middles of leaders and employees, both or neither: enough of each, and no few left over whose role is not told."""
    groups = _by_role(found)
    if min(map(len, groups.values())) < max(FEWEST, k) or 0 < found["role"].isna().sum() < k:
        return {}
    return {role: each for role, rows in groups.items() if (each := middle(rows)) is not None}


def parts(found: pd.DataFrame) -> tuple[bool, bool]:
    """On which axes leaders and employees stand farther apart than chance gives."""
    leaders, employees = _by_role(found).values()
    value, mandate = (parted(leaders[axis], employees[axis], among=2) for axis in ("value", "mandate"))
    return value, mandate


def _by_role(found: pd.DataFrame) -> dict[str, pd.DataFrame]:
    return {role: found[found["role"].eq(role).fillna(value=False)] for role in ROLES}
