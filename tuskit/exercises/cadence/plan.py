"""From relations and days to a year's meetings. Pure, and the same for the same input in any order.

What was given out before stays where it can. Then one relation after another, the largest first, gets the weeks in which
its leaders have least to do, and a fixed weekday and time in which all of its people are free. What a holiday or another
meeting keeps out of its slot is moved to the nearest free time; a solver looks again where there is none; busy weeks are
levelled. What breaks a rule then is left out, and the plan says which rule it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import count
from types import MappingProxyType

from tuskit.calendar import Days
from tuskit.exercises.cadence.meetings import Breach, Held, Meeting, Plan, Rule, Slot
from tuskit.exercises.cadence.planner.diary import Diary, Series
from tuskit.exercises.cadence.planner.keep import keep, past
from tuskit.exercises.cadence.planner.level import level
from tuskit.exercises.cadence.planner.place import breaches, place
from tuskit.exercises.cadence.planner.rescue import rescue
from tuskit.exercises.cadence.planner.settle import settle
from tuskit.exercises.cadence.planner.share import YEAR
from tuskit.exercises.cadence.planner.timetable import Timetable
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
    thorough: bool = True,
) -> Plan:
    """Place every relation's meetings.

    `caps` are minutes a week, by person; whoever has none is not limited. `away` is when somebody cannot meet, as
    `planner.timetable.away` writes it. `before` is the plan that was given out: what lies before `today` has been held,
    and of the rest as little as possible moves. Without `thorough` no solver is asked: at once, and a few meetings more
    may find no place, or a week be busier than it has to be.
    """
    ordered = sorted(relations, key=lambda r: (-r.rhythm.minutes * len(r.people), r.id))
    table = Timetable(days, today if before else None)
    whole = Timetable(days)
    possible = [r for r in ordered if whole.starts(whole.shut, r.rhythm.minutes)]
    diary = Diary(table, possible, caps, away)
    made, kept = _settled(diary, possible, before)
    for series in made:
        place(diary, series)
    if thorough:
        rescue(diary, [series for series in made if series.missing()])
    level(diary, kept, thorough=thorough)
    broken = [breach for series in made for breach in breaches(diary, series)]
    rule: Rule = "length" if days.open else "closed"
    broken += [
        Breach(rule=rule, relation=r, who=(), missing=len(range(0, YEAR, r.rhythm.weeks)))
        for r in ordered
        if not whole.starts(whole.shut, r.rhythm.minutes)
    ]
    meetings = [meeting for series in made for meeting in _meetings(table, series)]
    return Plan(
        days=days,
        relations=tuple(sorted(ordered, key=lambda r: r.id)),
        meetings=tuple(sorted(meetings, key=lambda m: (m.day, m.minute, m.relation.id))),
        slots={s.relation.id: Slot(s.slot // table.day, table.when(s.slot)[1]) for s in made if s.weeks},
        breaches=tuple(sorted(broken, key=lambda b: (b.rule, b.who, b.relation.id))),
        caps=dict(caps),
        away=away,
        before=tuple(before),
        today=today,
    )


def _settled(
    diary: Diary, relations: Sequence[Relation], before: Sequence[Held]
) -> tuple[list[Series], frozenset[str]]:
    """Every relation with its weeks and its slot, those first whose meetings were given out before; and which those are."""
    given: dict[str, list[Held]] = {}
    for one in before:
        given.setdefault(one.relation, []).append(one)
    made = [Series(relation) for relation in relations]
    ahead = {s.relation.id: past(diary, s, given.get(s.relation.id, ())) for s in made}
    for series in made:
        diary.enter(series)
        for held in series.past.values():
            diary.block(held)
    kept = [series for series in made if ahead[series.relation.id]]
    for series in sorted(kept, key=lambda s: any(one.people != s.relation.people for one in ahead[s.relation.id])):
        keep(diary, series, ahead[series.relation.id], _numbers(given[series.relation.id]))
    for series in made:
        if not ahead[series.relation.id]:
            settle(diary, series, _numbers(given.get(series.relation.id, ())))
    return made, frozenset(series.relation.id for series in kept)


def _numbers(given: Iterable[Held]) -> Iterator[int]:
    """Numbers that no meeting of a relation has had."""
    return count(1 + max((one.number for one in given), default=-1))


def _meetings(table: Timetable, series: Series) -> Iterator[Meeting]:
    for number, held in series.past.items():
        if table.days.first <= held.day <= table.days.last:
            yield Meeting(
                relation=series.relation, number=number, day=held.day, minute=held.minute, moved=False, held=held
            )
    for number, at in series.places.items():
        day, minute = table.when(at)
        moved = at != series.own(table, number)
        yield Meeting(relation=series.relation, number=number, day=day, minute=minute, moved=moved)
