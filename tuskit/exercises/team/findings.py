"""What the team can do against what its product needs: cover, single points of failure, summer, and what to learn."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from tuskit.chance import favoured
from tuskit.exercises.team.content import LOW, TEAM_MOST, Competence, Team
from tuskit.exercises.team.covers import Cover, Week, covers, summer
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
    """What nobody can do first, then those that lack most people."""
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
    def wished(self) -> tuple[Cover, ...]:
        """What most want to learn; none where nobody has company in a wish."""
        most = max((one.wants for one in self.covers), default=0)
        return tuple(one for one in self.covers if one.wants == most > 1)

    @property
    def gathered(self) -> bool:
        """Whether the wishes gather, by more than chance gives; what the whole team wants is no chance."""
        wants = [one.wants for one in self.covers]
        return favoured(wants) or 0 < len(self.team) == max(wants)

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
        covers=covers(content, team),
        weeks=summer(content, team),
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


def files(findings: Findings, lang: Lang) -> tuple[File, ...]:
    """The agenda of the TUS to print, and the matrix to go on with."""
    from tuskit.exercises.team import agenda  # noqa: PLC0415  (prints Findings, which are defined here)

    return agenda.files(findings, lang)
