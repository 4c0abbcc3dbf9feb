"""A new relation's year: its weeks, and a fixed weekday and time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tuskit.exercises.cadence.planner.diary import Diary, Series
from tuskit.exercises.cadence.planner.timetable import DAYS
from tuskit.exercises.cadence.relations import Relation

YEAR = 52
PAUSES = 8
"""Up to this many weeks a rhythm pauses in closed weeks: every fourth week is every fourth open week."""
NEAR = 3
"""Weeks that should lie between two kinds of conversation of the same people."""
TRIED = 4
"""For so many ways to lay the weeks, the best ones, a fixed time is looked for."""


def settle(diary: Diary, series: Series, numbers: Iterator[int]) -> None:
    """Give a relation its weeks and its slot, and write down the meetings that can be there."""
    relation, table = series.relation, diary.table
    starts = diary.starts(relation)
    tried = sorted(
        (_cost(diary, relation, weeks, starts), n, weeks) for n, weeks in enumerate(ways(diary, series)) if weeks
    )
    if not tried:
        return
    best, hits = tried[0][2], -1
    taken = busy(diary, relation)
    for cost, _, weeks in tried[:TRIED]:
        if cost[:2] != tried[0][0][:2]:
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
    days = sorted({(day - table.monday).days // 7 for day in rhythm.after})
    step = rhythm.nth
    for phase in range(min(step, len(days))):
        for later in range(rhythm.within):
            weeks = tuple(
                w for w in (day + later for day in days[phase::step]) if table.open_weeks[0] <= w < table.weeks
            )
            if weeks:
                yield weeks


def _cost(diary: Diary, relation: Relation, weeks: Sequence[int], starts: int) -> tuple[int, ...]:
    """What speaks against some weeks, the worst first: over a cap, the busiest week, no time at all, near other talks."""
    table, minutes = diary.table, relation.rhythm.minutes
    loads = [(diary.load[person], diary.caps.get(person)) for person in relation.people if person in diary.load]
    landing = [table.landing[week] for week in weeks]
    over = sum(max(0, load[w] + minutes - cap) for load, cap in loads if cap is not None for w in landing)
    peak = max((load[w] + minutes for load, _ in loads for w in landing), default=0)
    own = (1 << table.week) - 1
    lost = sum(week not in table.rank or not starts >> week * table.week & own for week in weeks)
    others = diary.talks.get(relation.subject, {})
    ranks = [table.rank[week] for week in landing]
    near = sum(NEAR - abs(d) for at in ranks for d in range(1 - NEAR, NEAR) if others.get(at + d)) if others else 0
    crowd = sum(sum(load[max(0, w - NEAR) : w + NEAR + 1]) for load, _ in loads for w in landing)
    return over, peak, near, lost, crowd // len(weeks)


def busy(diary: Diary, relation: Relation) -> list[int]:
    """How many half hours each weekday has taken, for all of a relation's people."""
    table = diary.table
    day = sum(((1 << table.day) - 1) << week * table.week for week in table.open_weeks)
    taken = [diary.taken[person] for person in relation.people]
    return [sum((each & day << weekday * table.day).bit_count() for each in taken) for weekday in range(DAYS)]


def slot(diary: Diary, starts: int, weeks: Sequence[int], taken: Sequence[int]) -> tuple[int, int]:
    """In how many of the weeks the best slot is free, and the slot: on the emptiest weekday, and early, when equal."""
    table = diary.table
    first = table.pattern(weeks)
    best = (-1, 0, 0)
    for place in range(table.week):
        found = (starts >> place & first).bit_count()
        if found >= best[0]:
            best = max(best, (found, -taken[place // table.day], -place))
    return best[0], -best[2]
