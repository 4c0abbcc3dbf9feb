"""How one system pulls at one value: what was said, and how far the room is divided about it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tuskit.agreement import LEAST, MINORITY, agreement, divided
from tuskit.chance import clear_camps
from tuskit.exercises.misfit import LEVELS, Misfit
from tuskit.text import Item

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tuskit.answers import Group


@dataclass(frozen=True, kw_only=True)
class Pair:
    """How one system pulls at one value."""

    value: Item
    system: Item
    counts: tuple[int, ...]
    """How many at each of −2 … 2."""
    dont_know: int
    split: bool = False
    """Whether the room stands in two camps, more clearly than chance gives among so many pairs."""

    @property
    def n(self) -> int:
        """How many took a stand."""
        return sum(self.counts)

    @property
    def mean(self) -> float:
        """The mean judgement, nan where there is none."""
        total = sum(level * count for level, count in zip(LEVELS, self.counts, strict=True))
        return total / self.n if self.n else float("nan")

    @property
    def away(self) -> int:
        """How many say that it pulls away."""
        return sum(self.counts[:2])

    @property
    def towards(self) -> int:
        """How many say that it pulls towards."""
        return sum(self.counts[3:])

    @property
    def agreement(self) -> float:
        """Van der Eijk's A."""
        return agreement(self.counts)

    @property
    def contested(self) -> bool:
        """Whether there are two sides worth hearing."""
        return min(self.away, self.towards) >= max(1, MINORITY * self.n)


def pairs(content: Misfit, group: Group, judged: NDArray[np.float64]) -> tuple[Pair, ...]:
    """Every pair, the most divided first. `judged` is people × values × systems."""
    unknown = group.dont_know("pull")
    found = []
    for v, value in enumerate(content.values):
        for s, system in enumerate(content.systems):
            levels = judged[:, v, s]
            seen = tuple(int((levels == level).sum()) for level in LEVELS)
            dont_know = int(unknown.get((value.id, system.id), 0))
            found.append(Pair(value=value, system=system, counts=seen, dont_know=dont_know))
    camps = clear_camps([pair.counts for pair in found])
    found = [replace(pair, split=stand) for pair, stand in zip(found, camps, strict=True)]
    return tuple(sorted(found, key=lambda pair: (pair.n > LEAST, pair.split, divided(pair.counts)), reverse=True))
