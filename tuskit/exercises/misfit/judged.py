"""What was said about one pair of system and value, and what a value counts."""

from __future__ import annotations

from dataclasses import dataclass

from tuskit.agreement import agreement, camps
from tuskit.exercises.misfit import LEVELS
from tuskit.text import Item


@dataclass(frozen=True, kw_only=True)
class Pair:
    """How one system pulls at one value."""

    value: Item
    system: Item
    counts: tuple[int, ...]
    """How many at each of −2 … 2."""
    dont_know: int

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
    def split(self) -> bool:
        """Whether the room stands in two camps."""
        return camps(self.counts)


@dataclass(frozen=True, kw_only=True)
class Weight:
    """What a value counts, in points of 100."""

    value: Item
    now: float | None
    wished: float | None

    @property
    def gap(self) -> float:
        """How many points more it ought to count."""
        return (self.wished or 0) - (self.now or 0) if None not in (self.now, self.wished) else 0.0
