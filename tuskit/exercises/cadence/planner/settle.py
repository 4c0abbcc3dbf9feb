"""A new relation's year: its weeks, and a fixed weekday and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import reduce
from operator import and_
from typing import NamedTuple

import numpy as np

from tuskit.exercises.cadence.planner.diary import Diary, Series
from tuskit.exercises.cadence.planner.share import PAUSES, YEAR
from tuskit.exercises.cadence.planner.timetable import DAYS
from tuskit.exercises.cadence.relations import Relation

NEAR = 3
"""Weeks that should lie between two kinds of conversation of the same people."""
CLOSE = (1, 2, 3, 2, 1)
"""How near a week is that lies two weeks before, one before, at, one after, and two after."""
NO_CAP = 10**9
TRIED = 4
"""For so many ways to lay the weeks, the best ones, a fixed time is looked for."""


def settle(diary: Diary, series: Series, numbers: Iterator[int]) -> None:
    """Give a relation its weeks and its slot, and write down the meetings that can be there."""
    relation, table = series.relation, diary.table
    starts = diary.starts(relation)
    weekly = weigh(diary, relation, starts)
    tried = sorted((cost(weekly, weeks), n, weeks) for n, weeks in enumerate(ways(diary, series)) if weeks)
    if not tried:
        return
    best, hits = tried[0][2], -1
    taken = busy(diary, relation)
    for against, _, weeks in tried[:TRIED]:
        if against[:3] != tried[0][0][:3]:
            break
        kept = [week for week in weeks if week in table.rank]
        found, at = slot(diary, starts, kept, taken)
        if found > hits:
            best, hits, series.slot = weeks, found, at
        if found == len(weeks):
            break
    series.weeks = {next(numbers): week for week in best}
    for number in series.weeks:
        place = series.own(table, number)
        if starts >> place & 1 and not diary.over(relation, series.weeks[number]):
            diary.put(series, number, place)


def ways(diary: Diary, series: Series) -> Iterator[tuple[int, ...]]:
    """Every evenly spaced year: a short rhythm pauses in closed weeks, a long one follows the calendar, or the product."""
    table, rhythm = diary.table, series.relation.rhythm
    if not table.open_weeks:
        return
    if rhythm.after:
        yield from _tied(diary, series)
        return
    every = rhythm.weeks
    start = table.open_weeks[0]
    grid = table.open_weeks if every <= PAUSES else tuple(range(start, min(table.weeks, start + YEAR)))
    offsets = range(every)
    if series.last:
        since = series.since if every <= PAUSES else -((table.monday - series.last).days // 7 + start)
        due, slack = since + every, rhythm.tolerance
        offsets = range(max(0, due - slack), max(0, due + slack) + 1) if due < len(grid) else range(0)
    for offset in offsets:
        yield grid[offset::every]


def _tied(diary: Diary, series: Series) -> Iterator[tuple[int, ...]]:
    """Every so many of the product's days, in one of the weeks from them on."""
    table, rhythm = diary.table, series.relation.rhythm
    start = table.open_weeks[0]
    days = sorted({(day - table.monday).days // 7 for day in rhythm.after})
    near = [day for day in days if start < day + rhythm.within and day < table.weeks]
    for phase in range(min(rhythm.nth, len(near))):
        for later in range(rhythm.within):
            yield tuple(
                dict.fromkeys(min(max(day + later, start), table.weeks - 1) for day in near[phase :: rhythm.nth])
            )


class Week(NamedTuple):
    """What speaks against a meeting in a week."""

    over: int
    """Minutes over somebody's cap."""
    beyond: int
    """Minutes over what is somebody's share of a level year."""
    peak: int
    """Minutes of its busiest leader."""
    near: int
    """How near other talks of the same people are."""
    lost: int
    """1 where there is no time at all."""
    whole: int
    """Minutes of everybody in the organisation."""
    crowd: int
    """Minutes of its leaders in the weeks around."""


def weigh(diary: Diary, relation: Relation, starts: int) -> list[Week]:
    """What speaks against a relation's meeting in each week."""
    table, minutes = diary.table, relation.rhythm.minutes
    leaders = [person for person in relation.people if person in diary.load]
    load = np.array([diary.load[person] for person in leaders]).reshape(len(leaders), table.weeks)
    caps = np.array([diary.caps.get(person, NO_CAP) for person in leaders]).reshape(-1, 1)
    over = np.maximum(load + minutes - caps, 0).sum(axis=0)
    share = np.array([diary.share[person] for person in leaders]).reshape(-1, 1)
    beyond = np.maximum(load + minutes - share, 0).sum(axis=0)
    peak = load.max(axis=0, initial=0) + minutes
    crowd = np.convolve(load.sum(axis=0), np.ones(2 * NEAR + 1, dtype=int), "same")
    held = np.zeros(table.weeks, dtype=int)
    held[[rank for rank, count in diary.talks.get(relation.subject, {}).items() if count]] = 1
    near = np.convolve(held, CLOSE, "same")
    landing = np.array(table.landing)
    own = (1 << table.week) - 1
    lost = [week not in table.rank or not starts >> week * table.week & own for week in range(table.weeks)]
    return list(
        map(
            Week,
            over[landing].tolist(),
            beyond[landing].tolist(),
            peak[landing].tolist(),
            near[np.array(table.ranks)].tolist(),
            lost,
            diary.whole[landing].tolist(),
            crowd[landing].tolist(),
        )
    )


def cost(weekly: Sequence[Week], weeks: Sequence[int]) -> tuple[int, ...]:
    """What speaks against some weeks, the worst first."""
    over, beyond, peak, near, lost, whole, crowd = zip(*(weekly[week] for week in weeks), strict=True)
    return sum(over), sum(beyond), max(peak), sum(near), sum(lost), sum(whole) // len(weeks), sum(crowd) // len(weeks)


def busy(diary: Diary, relation: Relation) -> list[int]:
    """How many half hours each weekday has taken, for all of a relation's people."""
    table = diary.table
    day = sum(((1 << table.day) - 1) << week * table.week for week in table.open_weeks)
    taken = [diary.taken[person] for person in relation.people]
    return [sum((each & day << weekday * table.day).bit_count() for each in taken) for weekday in range(DAYS)]


def slot(diary: Diary, starts: int, weeks: Sequence[int], taken: Sequence[int]) -> tuple[int, int]:
    """In how many of the weeks the best slot is free, and the slot: on the emptiest weekday, and early, when equal."""
    table = diary.table
    always = reduce(and_, (starts >> week * table.week for week in weeks), (1 << table.week) - 1)
    if always:
        return len(weeks), min(table.within(always, 0), key=lambda place: (taken[place // table.day], place))
    first = table.pattern(weeks)
    best = max(
        ((starts >> place & first).bit_count(), -taken[place // table.day], -place) for place in range(table.week)
    )
    return best[0], -best[2]
