"""The planner's mixed-integer programme: columns and rows from a case.

A lift is one member who reaches the level needed by one means; a run is what its learners share: its price, its teacher,
its seats. Costs are whole kroner, so that equally cheap plans are equal and not nearly so.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from tuskit.exercises.team.planner.case import Case, Means, Member, Need
from tuskit.solver import TOLERANCE, Programme

Limit = Literal["means", "teacher", "time", "declined", "hours"]
"""What a case limits, apart from the needs; each can be left out to see whether it is what stands in the way."""
Give = Literal["hours", "cover", "declined", "outside"]
"""What may give way, at a price that is the objective then: extra hours, fewer covered, a no asked again, people from outside."""


@dataclass(frozen=True)
class Lift:
    """A member reaches the level that a need asks for."""

    member: Member
    need: Need
    means: Means

    @property
    def levels(self) -> int:
        """How many levels it is."""
        return self.need.level - self.member.level(self.need.competence)


@dataclass(frozen=True)
class Run:
    """A means is held once for learners of one competence who have at most so many levels to go."""

    need: Need
    means: Means
    teacher: Member | None
    levels: int


@dataclass(frozen=True)
class Outsider:
    """Somebody comes from outside."""

    means: Means


@dataclass(frozen=True)
class Brought:
    """A need gets one more who covers it, from outside."""

    need: Need
    means: Means


@dataclass(frozen=True)
class Given:
    """How much gives way: hours of a member, people who cover a need; None counts the people from outside."""

    give: Give
    to: Member | Need | None


def lay(case: Case, *, without: frozenset[Limit] = frozenset(), give: Give | None = None) -> Programme:
    """The programme of a case, with some limits left out, or with something that may give way."""
    return _Layout(case, without, give).whole()


def teachers(case: Case, need: Need, means: Means) -> tuple[Member, ...]:
    """Who can teach a competence by a means now: at the means' level, and not below what the learner is to reach."""
    level = max(means.teacher or 0, need.level)
    return tuple(member for member in case.members if member.level(need.competence) >= level)


@dataclass
class _Layout:
    """A programme while it is laid out. `work` are the columns that take a member's hours, `cover` those that count for a need."""

    case: Case
    without: frozenset[Limit]
    give: Give | None
    made: Programme = field(default_factory=Programme)
    work: dict[str, list[tuple[Hashable, float]]] = field(default_factory=lambda: defaultdict(list))
    cover: dict[str, list[Hashable]] = field(default_factory=lambda: defaultdict(list))

    def whole(self) -> Programme:
        for need in self.case.needs:
            for means in self.case.means if self.case.missing(need) else ():
                if self._in_time(need, means):
                    self._learn(need, means)
        self._come()
        self._fall_short()
        for ways in self._ways():
            self.made.row([(lift, 1.0) for lift in ways], high=1)
        for need in self.case.needs:
            missing = self.case.missing(need)
            # Equal, not at least: nobody is lifted whom no need asks for, even where it would cost nothing.
            self.made.row([(key, 1.0) for key in self.cover[need.competence]], low=missing, high=missing)
        for member in self.case.members:
            self._hours(member)
        return self.made

    @property
    def _unlimited(self) -> bool:
        return "hours" in self.without or self.give == "hours"

    def _in_time(self, need: Need, means: Means) -> bool:
        return "time" in self.without or means.weeks <= self.case.deadline(need)

    def _ways(self) -> list[list[Lift]]:
        """The lifts of which one is enough: the same member and need by several means."""
        found: dict[tuple[str, str], list[Lift]] = {}
        for key in self.made.keys:
            if isinstance(key, Lift):
                found.setdefault((key.member.name, key.need.competence), []).append(key)
        return [lifts for lifts in found.values() if len(lifts) > 1]

    def _hours(self, member: Member) -> None:
        work = self.work[member.name]
        if self.give == "hours":
            self.made.column(Given("hours", member), upper=math.inf, whole=False)
            work.append((Given("hours", member), -1.0))
        if self.give == "hours" or not self._unlimited:
            self.made.row(work, high=member.hours)

    def _lifts(self, need: Need, means: Means) -> list[Lift]:
        """Who can be lifted to a need by a means."""
        ask = "declined" in self.without or self.give == "declined"
        return [
            lift
            for member in self.case.members
            if member.level(need.competence) < need.level and (ask or need.competence not in member.declines)
            for lift in [Lift(member, need, means)]
            if "means" in self.without or means.takes(need, member.level(need.competence))
            if self._unlimited or means.hours * lift.levels <= member.hours + TOLERANCE
        ]

    def _runs(self, need: Need, means: Means, depths: list[int]) -> list[Run]:
        """The ways in which a means can be held: by whom, and for how many levels."""
        if not self._taught(means):
            return [Run(need, means, None, levels) for levels in depths]
        return [
            Run(need, means, teacher, levels)
            for teacher in teachers(self.case, need, means)
            for levels in depths
            if self._unlimited or means.teaching * levels <= teacher.hours + TOLERANCE
        ]

    def _taught(self, means: Means) -> bool:
        return means.teacher is not None and "teacher" not in self.without

    def _learn(self, need: Need, means: Means) -> None:
        """The lifts and the runs of one means for one need."""
        lifts = self._lifts(need, means)
        depths = sorted({lift.levels for lift in lifts})
        if not (self._taught(means) and means.teaching):
            depths = depths[-1:]
        runs = self._runs(need, means, depths)
        if not runs:
            return
        # A run for one, or one that costs nothing, needs no column of its own.
        single = means.seats == 1 and not self._taught(means)
        for lift in lifts:
            hours = means.hours * lift.levels
            price = round(means.head + hours * self.case.hour) + (round(means.run) if single else 0)
            self.made.column(lift, cost=price)
            self.work[lift.member.name].append((lift, hours))
            self.cover[need.competence].append(lift)
        if not single and (means.run or self._taught(means)):
            self._hold(need, means, lifts, runs, depths)

    def _hold(self, need: Need, means: Means, lifts: list[Lift], runs: list[Run], depths: list[int]) -> None:
        """Whoever learns has a seat in a run that goes far enough."""
        seats = min(means.seats or len(lifts), len(lifts))
        for run in runs:
            hours = means.teaching * run.levels if run.teacher else 0.0
            upper = math.ceil(self.case.missing(need) / seats)
            self.made.column(run, cost=round(means.run + hours * self.case.hour), upper=upper)
            if run.teacher:
                self.work[run.teacher.name].append((run, hours))
        for levels in depths:
            deep = [run for run in runs if run.levels >= levels]
            far = [lift for lift in lifts if lift.levels >= levels or len(depths) == 1]
            self.made.row([*((lift, 1.0) for lift in far), *((run, -seats) for run in deep)], high=0)
            for lift in far if seats > 1 else ():
                if lift.levels == levels or len(depths) == 1:
                    # Implied for whole numbers; it keeps the solver from renting a fraction of a run.
                    self.made.row([(lift, 1.0), *((run, -1.0) for run in deep)], high=0)

    def _come(self) -> None:
        """People from outside."""
        for means in self.case.means:
            fits = [
                Brought(need, means)
                for need in self.case.needs
                if self.case.counts(means) and self.case.missing(need) and self._in_time(need, means)
                if "means" in self.without or (need.kind in means.kinds and need.level <= means.reaches)
            ]
            if fits:
                upper = sum(self.case.missing(brought.need) for brought in fits)
                self.made.column(Outsider(means), cost=round(means.run), upper=upper)
                self._share({brought: brought.need for brought in fits}, Outsider(means), means.brings)

    def _fall_short(self) -> None:
        """What the case does not cover, where that is what gives way."""
        short: dict[Hashable, Need] = {
            Given(self.give, need): need for need in self.case.needs if self.give and self.case.missing(need)
        }
        if self.give == "outside":
            self.made.column(Given("outside", None), upper=sum(self.case.missing(need) for need in short.values()))
            self._share(short, Given("outside", None), max([1, *(means.brings for means in self.case.means)]))
        if self.give == "cover":
            for key, need in short.items():
                self.made.column(key, upper=self.case.missing(need))
                self.cover[need.competence].append(key)

    def _share(self, parts: Mapping[Hashable, Need], people: Hashable, brings: int) -> None:
        """So many people share the parts: each takes at most `brings` of them, and none takes one competence twice."""
        for part, need in parts.items():
            self.made.column(part, upper=self.case.missing(need))
            self.made.row([(part, 1.0), (people, -1.0)], high=0)
            self.cover[need.competence].append(part)
        self.made.row([*((part, 1.0) for part in parts), (people, -brings)], high=0)
