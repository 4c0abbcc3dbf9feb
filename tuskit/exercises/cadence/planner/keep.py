"""A relation that was planned before: what can stay stays, and only the gaps are filled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import mode

from tuskit.exercises.cadence.meetings import Held
from tuskit.exercises.cadence.planner.diary import Diary, Series
from tuskit.exercises.cadence.planner.settle import busy, cost, settle, slot, ways, weigh
from tuskit.exercises.cadence.planner.spacing import furthest, nearest, rank


def past(diary: Diary, series: Series, held: Sequence[Held]) -> list[Held]:
    """Note what has been held, or lies outside the timetable. Gives what still lies ahead, in order."""
    table, ahead = diary.table, []
    for one in sorted(held, key=lambda h: (h.day, h.minute)):
        if table.first <= one.day <= table.days.last:
            ahead.append(one)
        else:
            series.past[one.number] = one
    if gone := [one.day for one in series.past.values() if one.day < table.first]:
        series.last = max(gone)
        series.since = table.since(series.last)
    return ahead


def keep(diary: Diary, series: Series, ahead: Sequence[Held], numbers: Iterator[int]) -> None:
    """Leave every meeting where it is as far as all are free, and give a week to each that the rhythm lacks.

    Where most of the meetings cannot stay in the slot, the relation gets another one.
    """
    table, relation = diary.table, series.relation
    starts = diary.starts(relation)
    placed = {one.number: table.at(one.day, one.minute) for one in ahead if table.holds(one.day, one.minute)}
    if not placed:
        settle(diary, series, numbers)
        return
    weeks = {number: at // table.week for number, at in placed.items()}
    if any(one.weeks != relation.rhythm.weeks for one in ahead):
        _lay(diary, series, weeks, numbers)
    else:
        series.weeks = _apart(diary, series, weeks)
        _fill(diary, series, weeks, numbers)
    for number in sorted(set(series.weeks) & set(placed)):
        at = placed[number]
        if (
            at // table.week == series.weeks[number]
            and starts >> at & 1
            and not diary.over(relation, series.weeks[number])
        ):
            diary.put(series, number, at)
    kept = [at % table.week for at in series.places.values()]
    if 2 * len(kept) < len(series.weeks):
        free = [week for number in series.missing() if (week := series.weeks[number]) in table.rank]
        series.slot = slot(diary, starts, free, busy(diary, relation))[1]
    else:
        series.slot = mode(kept)


def _lay(diary: Diary, series: Series, held: Mapping[int, int], numbers: Iterator[int]) -> None:
    """Give a relation the weeks of its new rhythm that hold most of the meetings there were."""
    old = set(held.values())
    weekly = weigh(diary, series.relation, diary.starts(series.relation))
    found = [weeks for weeks in ways(diary, series) if weeks]
    best = min(found, key=lambda weeks: (-len(old & set(weeks)), cost(weekly, weeks)), default=())
    at = {week: number for number, week in held.items()}
    series.weeks = {at[week]: week for week in best if week in at}
    _name(series, [week for week in best if week not in at], held, numbers)


def _apart(diary: Diary, series: Series, held: Mapping[int, int]) -> dict[int, int]:
    """The meetings that are not too near to the one before."""
    found = {}
    last = series.since if series.past else None
    for number, week in sorted(held.items(), key=lambda one: (one[1], one[0])):
        now = rank(diary.table, week)
        if last is None or now - last >= nearest(series.relation.rhythm):
            found[number] = week
            last = now
    return found


def _name(series: Series, weeks: Iterable[int], held: Mapping[int, int], numbers: Iterator[int]) -> None:
    """Give each week the number of the nearest meeting that has no week, so that it moves and is not called off; else a new one."""
    left = {number: week for number, week in held.items() if number not in series.weeks}
    for week in weeks:
        number = min(left, key=lambda n: (abs(left[n] - week), n)) if left else next(numbers)
        left.pop(number, None)
        series.weeks[number] = week


def _fill(diary: Diary, series: Series, held: Mapping[int, int], numbers: Iterator[int]) -> None:
    """Give weeks to what is missing between two meetings, before the first and after the last."""
    table, rhythm = diary.table, series.relation.rhythm
    ranks = sorted(rank(table, week) for week in series.weeks.values())
    count, far = len(table.open_weeks), furthest(rhythm)
    start = series.since if series.past else -1
    needed: list[int] = []
    for before, after in pairwise([start, *ranks, count]):
        if after == count or before == start:
            needed += _onward(before, after, rhythm.weeks, far)
        elif after - before > far:
            extra = max(-(-(after - before) // far), round((after - before) / rhythm.weeks)) - 1
            needed += [before + round((after - before) * (n + 1) / (extra + 1)) for n in range(extra)]
    _name(series, [table.open_weeks[min(max(at, 0), count - 1)] for at in needed], held, numbers)


def _onward(before: int, after: int, weeks: int, far: int) -> list[int]:
    """From one meeting on, a rhythm after the other, until what comes after is near enough."""
    found = []
    while after - before > far:
        before += weeks
        found.append(before)
    return found
