"""What the coverage planner reckons with: the members, what the product needs, and the means. Light, and no words for people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["hard", "team_soft", "teaming"]
LEVELS = 4
"""Levels are 0 none, 1 learning, 2 with help, 3 alone, 4 can teach."""
WEEKS = 26
"""To the next TUS, as the talk has it."""
HOUR = 450.0
"""Kroner that an hour of a member costs: our guess, which the team overwrites."""


@dataclass(frozen=True, kw_only=True)
class Member:
    """Somebody in the team."""

    name: str
    levels: Mapping[str, int] = field(default_factory=dict, hash=False)
    """By competence. What is missing is unknown: it is no cover, and whoever learns it begins from nothing."""
    wants: frozenset[str] = frozenset()
    declines: frozenset[str] = frozenset()
    """Said no: never a learner of it, whatever is wanted elsewhere."""
    hours: float = 0.0
    """Free for learning and teaching, until the next TUS."""

    def __post_init__(self) -> None:
        """Refuse levels and hours that there are not."""
        wrong = {c: level for c, level in self.levels.items() if not 0 <= level <= LEVELS}
        if wrong or not self.hours >= 0:
            message = f"{self.name}: levels are 0 to {LEVELS} and hours not below 0, not {wrong or self.hours}"
            raise ValueError(message)

    def level(self, competence: str) -> int:
        """The level now; 0 when it is unknown."""
        return self.levels.get(competence, 0)


@dataclass(frozen=True, kw_only=True)
class Need:
    """How many people have to reach which level of a competence, and by when."""

    competence: str
    kind: Kind = "hard"
    level: int = 3
    cover: int = 1
    by: int | None = None
    """Weeks from now; None is the next TUS."""

    def __post_init__(self) -> None:
        """Refuse levels that there are not."""
        if not 1 <= self.level <= LEVELS or self.cover < 0:
            message = f"{self.competence}: level {self.level} or cover {self.cover} is out of range"
            raise ValueError(message)


@dataclass(frozen=True, kw_only=True)
class Means:
    """One way to close a gap. Hours are a level: from 1 to 3 takes twice `hours`, and twice `teaching` of the teacher."""

    id: str
    kinds: frozenset[Kind] = frozenset({"hard", "team_soft", "teaming"})
    hours: float = 0.0
    """A learner's, for each level."""
    lifts: int = 1
    """Most levels before the next TUS; 0 when nobody learns by it."""
    reaches: int = 3
    """The highest level that it takes anybody to."""
    weeks: int = 0
    """From now until it is done."""
    seats: int | None = 1
    """Learners of the same competence in one run; None is everybody."""
    run: float = 0.0
    """Kroner for a run, however many are in it; of somebody from outside, kroner for the person."""
    head: float = 0.0
    """Kroner for each learner."""
    teacher: int | None = None
    """The level that somebody in the team must have to teach it; None when nobody in the team teaches."""
    teaching: float = 0.0
    """The teacher's hours, for each level and run; the learner who has farthest to go counts."""
    brings: int = 0
    """In how many competences somebody from outside covers; 0 when nobody comes."""
    stays: bool = False
    """Whether who comes from outside stays."""

    def __post_init__(self) -> None:
        """Refuse amounts that make no sense."""
        amounts = (self.hours, self.lifts, self.weeks, self.run, self.head, self.teaching, self.brings)
        if not min(amounts) >= 0 or self.seats == 0:
            message = f"{self.id}: hours, levels, weeks, kroner and seats are not negative, and seats not 0"
            raise ValueError(message)

    def takes(self, need: Need, start: int) -> bool:
        """Whether it takes somebody from a level to the one needed, time aside.

        >>> Means(id="course", lifts=1).takes(Need(competence="sql", level=3), 1)
        False
        """
        return need.kind in self.kinds and need.level <= self.reaches and need.level - start <= self.lifts


@dataclass(frozen=True, kw_only=True)
class Case:
    """Everything that a plan depends on. The order of members, needs and means says nothing and is sorted away."""

    members: tuple[Member, ...]
    needs: tuple[Need, ...]
    means: tuple[Means, ...]
    weeks: int = WEEKS
    """Until the next TUS."""
    hour: float = HOUR
    """Kroner an hour of a member's costs."""
    visitors: bool = False
    """Whether somebody from outside who does not stay counts as cover."""

    def __post_init__(self) -> None:
        """Sort, and refuse names that stand twice."""
        _once(member.name for member in self.members)
        _once(need.competence for need in self.needs)
        _once(means.id for means in self.means)
        object.__setattr__(self, "members", tuple(sorted(self.members, key=lambda m: m.name)))
        object.__setattr__(self, "needs", tuple(sorted(self.needs, key=lambda n: n.competence)))
        object.__setattr__(self, "means", tuple(sorted(self.means, key=lambda m: m.id)))

    def have(self, need: Need) -> int:
        """How many have the level needed now. An unknown level is none."""
        return sum(member.level(need.competence) >= need.level for member in self.members)

    def missing(self, need: Need) -> int:
        """How many more are needed."""
        return max(0, need.cover - self.have(need))

    def deadline(self, need: Need) -> int:
        """Weeks until it has to be covered."""
        return self.weeks if need.by is None else need.by

    def counts(self, means: Means) -> bool:
        """Whether somebody comes from outside by it who is cover."""
        return means.brings > 0 and (means.stays or self.visitors)

    def longer(self, extra: Mapping[str, float]) -> Case:
        """The same with more free hours, by member."""
        return replace(self, members=tuple(replace(m, hours=m.hours + extra.get(m.name, 0)) for m in self.members))

    def fewer(self, less: Mapping[str, int]) -> Case:
        """The same with fewer to cover, by competence."""
        return replace(self, needs=tuple(replace(n, cover=n.cover - less.get(n.competence, 0)) for n in self.needs))

    def asked(self, pairs: Iterable[tuple[str, str]]) -> Case:
        """The same without some noes: member and competence."""
        yes = frozenset(pairs)
        return replace(
            self,
            members=tuple(
                replace(m, declines=frozenset(c for c in m.declines if (m.name, c) not in yes)) for m in self.members
            ),
        )

    def later(self, weeks: int) -> Case:
        """The same with every date so many weeks later. Hours a week stay as they are, so there are more of them."""
        longer = (self.weeks + weeks) / self.weeks if self.weeks else 1.0
        return replace(
            self,
            weeks=self.weeks + weeks,
            members=tuple(replace(m, hours=m.hours * longer) for m in self.members),
            needs=tuple(n if n.by is None else replace(n, by=n.by + weeks) for n in self.needs),
        )


def _once(names: Iterable[str]) -> None:
    twice = sorted(name for name, times in Counter(names).items() if times > 1)
    if twice:
        message = f"more than once: {', '.join(twice)}"
        raise ValueError(message)
