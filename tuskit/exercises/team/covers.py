"""How many can do each thing, against how many the product needs: today, and week by week in the summer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.exercises.team.content import HIGH, LOW, WEEKS, Competence, Team

if TYPE_CHECKING:
    from tuskit.exercises.team.people import Person


@dataclass(frozen=True, kw_only=True)
class Cover:
    """Who can do one thing, against how many the product needs."""

    competence: Competence
    counts: tuple[int, ...]
    """How many have each level, from 0 to 4."""
    unknown: int
    """How many have not said."""
    wants: int
    declines: int

    @property
    def can(self) -> int:
        """How many have the level needed."""
        return sum(self.counts[self.competence.level :])

    @property
    def missing(self) -> int:
        """How many more are needed."""
        return max(0, self.competence.cover - self.can)

    @property
    def teachers(self) -> int:
        """How many can teach it."""
        return self.counts[HIGH]


@dataclass(frozen=True, kw_only=True)
class Week:
    """A week of the summer."""

    week: int
    away: int
    left: tuple[int, ...]
    """How many who can do each competence are there, in the order of the content."""


def covers(content: Team, team: Sequence[Person]) -> tuple[Cover, ...]:
    """Every competence: what nobody can do first, then those that lack most people."""
    found = []
    for one in content.competences:
        levels = [person.levels[one.id] for person in team if one.id in person.levels]
        found.append(
            Cover(
                competence=one,
                counts=tuple(levels.count(level) for level in range(LOW, HIGH + 1)),
                unknown=len(team) - len(levels),
                wants=sum(one.id in person.wants for person in team),
                declines=sum(one.id in person.declines for person in team),
            )
        )
    return tuple(sorted(found, key=lambda cover: (cover.can > 0, -cover.missing, cover.can - cover.competence.cover)))


def summer(content: Team, team: Sequence[Person]) -> tuple[Week, ...]:
    """The weeks of the summer in order; none when nobody has said when they are away."""
    if not any(person.told_away for person in team):
        return ()
    return tuple(
        Week(
            week=week,
            away=sum(week in person.away for person in team),
            left=tuple(
                sum(week not in person.away and person.levels.get(one.id, LOW) >= one.level for person in team)
                for one in content.competences
            ),
        )
        for week in WEEKS
    )
