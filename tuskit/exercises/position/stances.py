"""Where the group stands on each shift, the most divided first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from tuskit.agreement import LEAST, MINORITY, agreement, counts, divided
from tuskit.chance import clear_camps
from tuskit.exercises.position import Axis, Position
from tuskit.questions import LINE, Poles

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tuskit.answers import Group

LOW, HIGH = LINE[0].value, LINE[-1].value
CENTRE = (LOW + HIGH) / 2


@dataclass(frozen=True, kw_only=True)
class Stance:
    """What was said about one shift."""

    shift: Poles
    axis: Axis
    counts: tuple[int, ...]
    """How many stand at each step, the one at the low pole first."""
    dont_know: int
    camps: bool = False
    """Whether the group stands in two camps, more clearly than chance gives among so many shifts."""

    @property
    def n(self) -> int:
        """How many took a stand."""
        return sum(self.counts)

    @property
    def low(self) -> int:
        """How many stand nearer to the low pole."""
        return sum(self.counts[: len(LINE) // 2])

    @property
    def middle(self) -> int:
        """How many stand in the middle."""
        return self.counts[len(LINE) // 2]

    @property
    def high(self) -> int:
        """How many stand nearer to the high pole."""
        return sum(self.counts[len(LINE) // 2 + 1 :])

    @property
    def mean(self) -> float:
        """The mean step, nan where there is none."""
        total = sum(step * count for step, count in enumerate(self.counts, LOW))
        return total / self.n if self.n else float("nan")

    @property
    def median(self) -> float:
        """The step of the one in the middle, nan where there is none."""
        steps = [step for step, count in enumerate(self.counts, LOW) for _ in range(count)]
        return (steps[(self.n - 1) // 2] + steps[self.n // 2]) / 2 if steps else float("nan")

    @property
    def agreement(self) -> float:
        """Van der Eijk's A."""
        return agreement(self.counts)

    @property
    def contested(self) -> bool:
        """Whether there are two sides worth hearing."""
        return min(self.low, self.high) >= max(1, MINORITY * self.n)


def stances(content: Position, group: Group) -> tuple[Stance, ...]:
    """Every shift of both axes, the most divided first."""
    found = []
    for axis in content.axes:
        rows, unknown = group.of(axis.id), group.dont_know(axis.id)
        for shift in axis.shifts:
            steps = rows.loc[rows["item"] == shift.id, "number"]
            found.append(
                Stance(
                    shift=shift,
                    axis=axis,
                    counts=tuple(counts(steps, range(LOW, HIGH + 1))),
                    dont_know=int(unknown.get((shift.id, "level"), 0)),
                )
            )
    clear = clear_camps([one.counts for one in found])
    found = [replace(one, camps=stand) for one, stand in zip(found, clear, strict=True)]
    return tuple(sorted(found, key=lambda one: (one.n > LEAST, one.camps, divided(one.counts)), reverse=True))


def steps(content: Position, group: Group) -> NDArray[np.float64]:
    """Where each stands: a row for each person who answered anything, a column for each shift, NaN for no answer."""
    people = sorted(set(group.table["person"]))
    tables = (
        group.of(axis.id)
        .pivot_table(index="person", columns="item", values="number", aggfunc="first")
        .reindex(index=people, columns=[shift.id for shift in axis.shifts])
        for axis in content.axes
    )
    return np.hstack([table.to_numpy(dtype=float) for table in tables])
