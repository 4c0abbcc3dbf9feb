"""From relations and days to a year's meetings. Pure, and the same for the same input in any order.

One relation after another, the largest first, gets the weeks in which its leaders have least to do, and a fixed weekday
and time in which all of its people are free. Then what a holiday or another meeting keeps out of its slot is moved to the
nearest free time; where there is none within the rhythm's tolerance, or a leader's cap would be broken, the plan says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from types import MappingProxyType

from tuskit.calendar import Days
from tuskit.exercises.cadence.diary import YEAR, Diary, Series
from tuskit.exercises.cadence.meetings import Breach, Held, Meeting, Plan, Rule
from tuskit.exercises.cadence.relations import Relation

NOBODY: Mapping[str, int] = MappingProxyType({})


def plan(
    relations: Iterable[Relation],
    days: Days,
    caps: Mapping[str, int],
    *,
    away: Mapping[str, int] = NOBODY,
    before: Sequence[Held] = (),
    today: date | None = None,
) -> Plan:
    """Place every relation's meetings.

    `caps` are minutes a week, by person; whoever has none is not limited. `away` is when somebody cannot meet, as
    `diary.away` writes it. `before` is the plan that was given out: what lies before `today` has been held, and of
    the rest as little as possible moves.
    """
    ordered = sorted(relations, key=lambda r: (-r.rhythm.minutes * len(r.people), r.id))
    diary = Diary(days, ordered, caps)
    meetings: list[Meeting] = []
    breaches: list[Breach] = []
    series: list[Series] = []
    for relation in ordered:
        if not days.open or not days.times(relation.rhythm.minutes):
            rule: Rule = "length" if days.open else "closed"
            missing = len(range(0, YEAR, relation.rhythm.weeks))
            breaches.append(Breach(rule=rule, relation=relation, who=None, missing=missing))
        else:
            series.append(diary.settle(relation))
    for one in series:
        breaches += diary.mend(one)
        meetings += diary.meetings(one)
    return Plan(
        days=days,
        relations=tuple(sorted(ordered, key=lambda r: r.id)),
        meetings=tuple(sorted(meetings, key=lambda m: (m.day, m.minute, m.relation.id))),
        slots={one.relation.id: one.slot for one in series},
        breaches=tuple(sorted(breaches, key=lambda b: (b.rule, b.who or "", b.relation.id))),
        caps=dict(caps),
    )
