"""People, their teams, and who leads whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from tuskit.spreadsheet import named
from tuskit.text import Item

Role = Literal["employee", "leader", "hr"]
WORKDAYS = (0, 1, 2, 3, 4)


@dataclass(frozen=True)
class Person:
    """Somebody in the organisation. `teams` are ids of teams and `leader` is the id of another person."""

    id: str
    name: str
    teams: tuple[str, ...]
    """Empty for whoever is outside the teams."""
    leader: str | None = None
    role: Role = "employee"
    email: str = ""
    days: tuple[int, ...] = WORKDAYS
    """The weekdays at work, from 0 for Monday."""
    vacant: bool = False
    """Whether the post of their leader is vacant; `leader` is None then."""


@dataclass(frozen=True, kw_only=True)
class Columns:
    """What was read from a file, and what was not, so that a misspelt heading is noticed."""

    read: tuple[tuple[str, str], ...]
    """The file's headings, each with what it was read as."""
    ignored: tuple[str, ...]
    """The headings that nothing was read from."""
    skipped: tuple[int, ...]
    """Lines that are no person: totals, repeated headings, and what a system prints below."""
    posts: tuple[int, ...] = ()
    """Lines of vacant posts, which are no person either."""
    hidden: tuple[int, ...] = ()
    """Lines that were read, and that somebody who opens the file does not see."""


@dataclass(frozen=True)
class Organisation:
    """People, their teams, and who leads whom.

    >>> someone = Person("ida", "Ida", ("drift",), "ole")
    >>> Organisation((someone, Person("ole", "Ole", ("drift",))), (team("Drift"),)).leader_of("drift")
    'ole'
    """

    people: tuple[Person, ...] = field(repr=False)
    teams: tuple[Item, ...]
    unnamed: bool = False
    """Whether it is made from numbers, so that its people and teams have letters for names."""
    columns: Columns | None = field(default=None, repr=False, compare=False)
    """What was read of the file, for one that comes from a file."""

    @cached_property
    def by_id(self) -> Mapping[str, Person]:
        """Everyone, by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """Ids of those who lead somebody, sorted."""
        return tuple(sorted({person.leader for person in self.people if person.leader is not None}))

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of each team's people, sorted, by the team's id."""
        teams: dict[str, list[str]] = {item.id: [] for item in self.teams}
        for person in self.people:
            for key in person.teams:
                teams[key].append(person.id)
        return {key: tuple(sorted(ids)) for key, ids in teams.items()}

    def leader_of(self, team: str) -> str | None:
        """Whoever leads most of a team's people, or None where nobody in it has a leader."""
        count = Counter(self.by_id[i].leader for i in self.members[team])
        named = [leader for leader in count if leader is not None]
        return min(named, key=lambda leader: (-count[leader], leader), default=None)


def team(name: str) -> Item:
    """A team's name as an item with an id."""
    return named(name, "team")
