"""What was said about one card: how many put it where, and how far they agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tuskit.agreement import MINORITY
from tuskit.exercises.split.cards import Card

Detail = Literal["documentation", "cadence"]
Counts = Mapping[str, int]
"""Option → how many chose it, in the order of the options; those that nobody chose included."""


@dataclass(frozen=True, kw_only=True)
class Placed:
    """What was said about one card."""

    card: Card
    places: Counts
    documentation: Counts
    """Said by those who put the card in a conversation."""
    cadence: Counts
    skipped: int

    @property
    def n(self) -> int:
        """How many put it somewhere."""
        return sum(self.places.values())

    @property
    def most(self) -> int:
        """How many put it in the place that was chosen most."""
        return max(self.places.values())

    @property
    def place(self) -> str | None:
        """The place that was chosen most; None where two share the lead or nobody chose."""
        return first(self.places)

    @property
    def pairs(self) -> float | None:
        """Share of all pairs of people who put it in the same place; None of fewer than two people."""
        return pairs(self.places)

    @property
    def divides(self) -> bool:
        """Whether two people put it in different places."""
        return self.most < self.n

    @property
    def contested(self) -> bool:
        """Whether no place has more than half of the people."""
        return self.n > 1 and 2 * self.most <= self.n

    @property
    def sides(self) -> bool:
        """Whether a second place is chosen by so many that it is worth hearing why."""
        second = sorted(self.places.values())[-2]
        return second >= max(1, MINORITY * self.n)

    @property
    def elsewhere(self) -> int:
        """How many put it elsewhere than the talk does; 0 where the talk says nothing."""
        return self.n - self.places[self.card.reference.place] if self.card.reference else 0


def first(counts: Counts) -> str | None:
    """The option that was chosen most; None where two share the lead or nobody chose."""
    most = max(counts.values(), default=0)
    leading = [option for option, count in counts.items() if count == most]
    return leading[0] if most and len(leading) == 1 else None


def majority(counts: Counts) -> str | None:
    """The option that more than half chose; None where there is none."""
    most = first(counts)
    return most if most and 2 * counts[most] > sum(counts.values()) else None


def pairs(counts: Counts) -> float | None:
    """How far people agree on one thing when the options have no order: the share of pairs who chose the same.

    1 is everybody in one place; two equal halves come close to a half from below, an even spread over four places to
    a quarter. Source: Fleiss, Measuring nominal scale agreement among many raters, Psychological Bulletin 76 (1971),
    378–382, where it is Pᵢ. The example is worked by hand: (2·1 + 6·5 + 4·3 + 2·1) / (14·13).

    >>> round(pairs({"tus": 2, "mu": 6, "mus": 4, "nowhere": 2}), 3)
    0.253
    """
    n = sum(counts.values())
    return sum(count * (count - 1) for count in counts.values()) / (n * (n - 1)) if n > 1 else None
