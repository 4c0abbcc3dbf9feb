"""What the team can do against what its product needs: cover, single points of failure, summer, and what to learn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from tuskit.exercises.team.content import HIGH, LOW, TEAM_MOST, WEEKS, Competence, Team
from tuskit.exercises.team.people import Person, people
from tuskit.exercises.team.planner.case import Case, Means, Member, Need
from tuskit.exercises.team.planner.coverage import Plan
from tuskit.exercises.team.planner.mends import Impossible, cover

if TYPE_CHECKING:
    from tuskit.answers import Group
    from tuskit.charts import Chart
    from tuskit.exercise import File
    from tuskit.phrases import Simulated
    from tuskit.text import Lang


PATIENCE = 6.0
"""Seconds for one solve, while a room waits for the picture."""


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


@dataclass(frozen=True, kw_only=True)
class Findings:
    """The team against its product."""

    content: Team = field(repr=False)
    n: int
    invited: int
    simulated: Simulated
    withheld: bool
    k: int
    named: bool
    """Whether people may be named: the team talks with itself."""
    starts: date
    team: tuple[Person, ...] = field(repr=False)
    covers: tuple[Cover, ...]
    """Those that lack most people first."""
    weeks: tuple[Week, ...]
    """The weeks of the summer in order; none when nobody has said when they are away."""
    told: int
    """How many have said when they are away."""
    decided: Mapping[str, Mapping[str, Any]]
    """The team's decision: shared, actions, last → row → field."""

    @property
    def shown(self) -> bool:
        """Whether there is anybody to speak of."""
        return bool(self.team)

    @property
    def short(self) -> tuple[Cover, ...]:
        """What is not covered, the most lacking first."""
        return tuple(one for one in self.covers if one.missing)

    @property
    def single(self) -> tuple[Cover, ...]:
        """What hangs on one person."""
        return tuple(one for one in self.covers if one.can == 1)

    @property
    def untaught(self) -> tuple[Cover, ...]:
        """What is lacking and nobody in the team can teach."""
        return tuple(one for one in self.short if not one.teachers)

    @property
    def shared(self) -> tuple[Cover, ...]:
        """What two or more can do."""
        return tuple(one for one in self.covers if one.can > 1)

    @property
    def bearers(self) -> tuple[tuple[Person, tuple[Competence, ...]], ...]:
        """Those who alone can do something, with what; whoever bears most first."""
        alone = [(one.competence, self._who(one.competence)[0]) for one in self.single]
        names = {person.name: person for _, person in alone}
        held = [(person, tuple(c for c, p in alone if p.name == name)) for name, person in names.items()]
        return tuple(sorted(held, key=lambda one: (-len(one[1]), one[0].name)))

    def _who(self, competence: Competence) -> tuple[Person, ...]:
        return tuple(p for p in self.team if p.levels.get(competence.id, LOW) >= competence.level)

    def competence(self, key: str) -> Competence:
        """One of the competences, by its id."""
        return next(one for one in self.content.competences if one.id == key)

    @property
    def case(self) -> Case:
        """What the planner is to solve."""
        content = self.content
        return Case(
            members=tuple(
                Member(
                    name=person.name,
                    levels=person.levels,
                    wants=person.wants,
                    declines=person.declines,
                    hours=content.hours if person.hours is None else person.hours,
                )
                for person in self.team
            ),
            needs=tuple(
                Need(
                    competence=one.id,
                    kind=one.kind,
                    level=one.level,
                    cover=one.cover,
                    by=None if one.by is None else max(0, (one.by - self.starts).days // 7),
                )
                for one in content.competences
            ),
            means=tuple(
                Means(**{**means.model_dump(exclude={"text", "help", "by"}), "kinds": frozenset(means.kinds)})
                for means in content.means
            ),
            weeks=content.weeks,
            hour=content.hour,
        )

    @property
    def plannable(self) -> bool:
        """Whether there are gaps, and few enough people to be a team."""
        return bool(self.short) and len(self.team) <= TEAM_MOST

    @cached_property
    def plan(self) -> Plan | Impossible | None:
        """Who learns what by which means, or why that cannot be; None where nothing is to be planned."""
        return solved(self.case) if self.plannable else None


@lru_cache(maxsize=64)
def solved(case: Case) -> Plan | Impossible | None:
    """The planner's answer to a case, which takes a while: the same case is not solved twice."""
    try:
        return cover(case, seconds=PATIENCE)
    except TimeoutError:
        return None


def analyse(content: Team, group: Group) -> Findings:
    """Hold what the team can do against what the product needs. Works for any number of answers."""
    team = () if group.withheld else people(content, group)
    return Findings(
        content=content,
        n=group.n,
        invited=group.invited,
        simulated=group.simulated,
        withheld=group.withheld,
        k=group.k,
        named=group.k == 1,
        starts=group.starts,
        team=team,
        covers=_covers(content, team),
        weeks=_weeks(content, team),
        told=sum(person.told_away for person in team),
        decided=group.decisions.get("team", {}),
    )


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """Cover, the matrix, the summer and the plan; none without answers."""
    from tuskit.exercises.team import pictures  # noqa: PLC0415  (draws Findings, which are defined here)

    return pictures.draw(findings, lang)


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """What is lacking, what hangs on one person, the summer, the plan and what the team has agreed."""
    from tuskit.exercises.team import sentences  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return sentences.conclude(findings, lang)


def discuss(findings: Findings, lang: Lang) -> str:
    """The question to ask the team next."""
    from tuskit.exercises.team import talk  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return talk.discuss(findings, lang)


def files(findings: Findings, lang: Lang, earlier: Mapping[str, bytes]) -> tuple[File, ...]:  # noqa: ARG001  (nothing is numbered on)
    """The agenda of the TUS to print, and the matrix to go on with."""
    from tuskit.exercises.team import agenda  # noqa: PLC0415  (prints Findings, which are defined here)

    return agenda.files(findings, lang)


def _covers(content: Team, team: Sequence[Person]) -> tuple[Cover, ...]:
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
    return tuple(sorted(found, key=lambda cover: (-cover.missing, cover.can - cover.competence.cover)))


def _weeks(content: Team, team: Sequence[Person]) -> tuple[Week, ...]:
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
