"""What is asked in two rounds: a statement or a pair judged on a scale, and a card put somewhere."""

from __future__ import annotations

from dataclasses import dataclass

from tuskit.agreement import agreement
from tuskit.questions import Level
from tuskit.text import Item, Lang

STEP, SHARE = 0.3, 0.2
"""A mean that moves less (of a level) and a place that wins or loses less (of the group) stand where they stood."""
Rounds = tuple[int, int]
"""A number of people in the first round, and in the second."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What was judged on a scale in both rounds: a statement, or a row and a column of a grid."""

    item: Item
    column: Item | None
    levels: tuple[Level, ...]
    """The lowest first."""
    counts: tuple[tuple[int, ...], tuple[int, ...]]
    """How many chose each level in the first round, and in the second."""

    @property
    def n(self) -> Rounds:
        """How many judged it."""
        return sum(self.counts[0]), sum(self.counts[1])

    @property
    def means(self) -> tuple[float, float]:
        """The means of the two rounds."""
        values = [level.value for level in self.levels]
        first, second = (sum(v * c for v, c in zip(values, each, strict=True)) / sum(each) for each in self.counts)
        return first, second

    @property
    def agreements(self) -> tuple[float, float]:
        """Van der Eijk's A of the two rounds."""
        return agreement(self.counts[0]), agreement(self.counts[1])

    @property
    def distance(self) -> float:
        """How far the mean moved, as a share of the scale."""
        return abs(self.means[1] - self.means[0]) / ((self.levels[-1].value - self.levels[0].value) or 1)

    @property
    def closer(self) -> float:
        """How much more the group agrees than before; below zero less."""
        return round(self.agreements[1] - self.agreements[0], 9)

    @property
    def moves(self) -> bool:
        """Whether the mean moved so far that it is worth telling."""
        return round(self.distance * (len(self.levels) - 1), 9) >= STEP

    def name(self, lang: Lang) -> str:
        """What it is called."""
        return " · ".join(one.text[lang] for one in (self.item, self.column) if one)


@dataclass(frozen=True, kw_only=True)
class Laid:
    """A card that was put somewhere in both rounds."""

    item: Item
    places: tuple[Item, ...]
    counts: tuple[tuple[int, ...], tuple[int, ...]]
    """How many chose each place in the first round, and in the second."""

    @property
    def n(self) -> Rounds:
        """How many put it somewhere."""
        return sum(self.counts[0]), sum(self.counts[1])

    @property
    def before(self) -> int:
        """The place that most chose in the first round; of several, the one that most chose in the second."""
        first, second = self.counts
        return max(range(len(first)), key=lambda place: (first[place], second[place]))

    @property
    def now(self) -> int:
        """The place that most chose in the second round; where it leads with others, the one of the first round."""
        first, second = self.counts
        return max(range(len(second)), key=lambda place: (second[place], place == self.before, first[place]))

    @property
    def said(self) -> Rounds:
        """How many chose the first round's place, in the one and in the other."""
        return self.counts[0][self.before], self.counts[1][self.before]

    @property
    def shares(self) -> tuple[float, float]:
        """The same as shares of those who put the card somewhere."""
        return self.said[0] / self.n[0], self.said[1] / self.n[1]

    @property
    def distance(self) -> float:
        """How much of the group the first round's place won or lost."""
        return abs(self.shares[1] - self.shares[0])

    @property
    def closer(self) -> float:
        """How much more of the group stands at one place than before."""
        return round(self.counts[1][self.now] / self.n[1] - self.shares[0], 9)

    @property
    def moves(self) -> bool:
        """Whether most chose another place, or the place won or lost so much that it is worth telling."""
        return self.before != self.now or round(self.distance, 9) >= SHARE

    def name(self, lang: Lang) -> str:
        """What it is called."""
        return self.item.text[lang]
