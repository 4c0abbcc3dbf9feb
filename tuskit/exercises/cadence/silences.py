"""The longest silence in each relation: before, under a yearly MUS, and after, under a plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate, pairwise
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuskit.exercises.cadence.meetings import Plan
    from tuskit.exercises.cadence.relations import Relation
    from tuskit.organisation import Organisation

BEFORE = 52
"""Weeks between two yearly conversations."""
WEEK = 7


@dataclass(frozen=True, kw_only=True)
class Pause:
    """The longest pauses in one kind of conversation; the ends of the year are not pauses."""

    conversation: str
    weeks: float
    """The longest of all."""
    relation: Relation = field(repr=False)
    """Whose it is."""
    relations: int
    late: tuple[Relation, ...] = field(repr=False)
    """Those that wait longer than their rhythm and its tolerance, in weeks of the calendar that have an open day."""
    tolerance: int


def pauses(plan: Plan) -> Mapping[str, Pause]:
    """The longest pause of each conversation, by its id; none where no relation meets twice."""
    open_weeks = _Weeks(plan)
    longest: dict[str, tuple[float, Relation]] = {}
    late: dict[str, list[Relation]] = {}
    count: dict[str, int] = {}
    for relation in plan.relations:
        days = [meeting.day for meeting in plan.of(relation.id)]
        key = relation.conversation
        count[key] = count.get(key, 0) + 1
        weeks = max(((b - a).days for a, b in pairwise(days)), default=0) / WEEK
        if weeks > longest.get(key, (0.0, relation))[0]:
            longest[key] = weeks, relation
        most = relation.rhythm.weeks + relation.rhythm.tolerance
        if any(b - a > most for a, b in pairwise(map(open_weeks.of, days))):
            late.setdefault(key, []).append(relation)
    return {
        key: Pause(
            conversation=key,
            weeks=weeks,
            relation=relation,
            relations=count[key],
            late=tuple(late.get(key, ())),
            tolerance=relation.rhythm.tolerance,
        )
        for key, (weeks, relation) in longest.items()
    }


class _Weeks:
    """The plan's weeks, those left out in which every day is closed."""

    def __init__(self, plan: Plan) -> None:
        weeks = plan.days.weeks
        self._first = weeks[0].toordinal() if weeks else 0
        self._before: Sequence[int] = [0, *accumulate(week not in plan.days.shut for week in weeks)]

    def of(self, day: date) -> int:
        """How many such weeks lie before the week of a day."""
        return self._before[(day.toordinal() - self._first) // WEEK]


@dataclass(frozen=True)
class Silence:
    """The longest time in which somebody has no conversation with their leader."""

    who: str
    first: date
    last: date

    @property
    def weeks(self) -> float:
        """How long it is."""
        return (self.last - self.first).days / WEEK


def silences(plan: Plan, organisation: Organisation) -> tuple[Silence, ...]:
    """The longest silence of everybody who has a leader, the shortest first.

    The ends of the year count: whoever never meets their leader has the whole year.
    """
    leader = {person.id: person.leader for person in organisation.people if person.leader is not None}
    held: dict[str, list[date]] = {person: [] for person in leader}
    for meeting in plan.meetings:
        for person in meeting.people:
            if person in held and leader[person] in meeting.people:
                held[person].append(meeting.day)
    found = [
        Silence(who, *max(pairwise([plan.days.first, *days, plan.days.last]), key=lambda pair: pair[1] - pair[0]))
        for who, days in held.items()
    ]
    return tuple(sorted(found, key=lambda silence: (silence.weeks, silence.who)))


def typical(found: Sequence[Silence]) -> tuple[float, float]:
    """Weeks of the middle one and of the longest; both 0 where nobody has a leader."""
    return (median(silence.weeks for silence in found), found[-1].weeks) if found else (0.0, 0.0)
