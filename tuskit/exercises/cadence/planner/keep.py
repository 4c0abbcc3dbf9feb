"""A relation that was planned before: what can stay stays, and only the gaps are filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import mode

from tuskit.exercises.cadence.meetings import Held
from tuskit.exercises.cadence.planner.diary import Diary, Series
from tuskit.exercises.cadence.planner.settle import busy, settle, slot
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
        series.since = table.since(max(gone))
    return ahead


def keep(diary: Diary, series: Series, ahead: Sequence[Held], numbers: Iterator[int]) -> None:
    """Leave every meeting where it is as far as all are free, and give a week to each that the rhythm lacks.

    Where most of the meetings cannot stay in the slot, the relation gets another one.
    """
    table, relation = diary.table, series.relation
    starts = diary.starts(relation)
    placed = [(one.number, table.at(one.day, one.minute)) for one in ahead if table.holds(one.day, one.minute)]
    if not placed:
        settle(diary, series, numbers)
        return
    least = _least(diary, series, [at for _, at in placed])
    last = series.since if series.past else None
    spare = {}
    for number, at in placed:
        week = at // table.week
        now = rank(table, week)
        if last is not None and now - last < least:
            spare[number] = week
            continue
        last = now
        series.weeks[number] = week
        if starts >> at & 1 and not diary.over(relation, week):
            diary.put(series, number, at)
    _fill(diary, series, spare, numbers)
    kept = [at % table.week for at in series.places.values()]
    if 2 * len(kept) < len(series.weeks):
        weeks = [series.weeks[number] for number in series.missing()]
        series.slot = slot(diary, starts, [week for week in weeks if week in table.rank], busy(diary, relation))[1]
    else:
        series.slot = mode(kept)


def _least(diary: Diary, series: Series, places: Sequence[int]) -> int:
    """The least open weeks to the next meeting; nearly the whole rhythm where the meetings lie too close for it."""
    rhythm = series.relation.rhythm
    ranks = [rank(diary.table, at // diary.table.week) for at in places]
    steps = [b - a for a, b in pairwise(ranks)]
    slower = steps and sum(steps) / len(steps) < rhythm.weeks - rhythm.tolerance
    return max(1, rhythm.weeks - rhythm.tolerance) if slower else nearest(rhythm)


def _fill(diary: Diary, series: Series, spare: Mapping[int, int], numbers: Iterator[int]) -> None:
    """Give weeks to what is missing between two meetings, before the first and after the last.

    What the rhythm has no room for gives its number to the nearest that is missing, so that it moves and is not called off.
    """
    table, rhythm = diary.table, series.relation.rhythm
    ranks = sorted(rank(table, week) for week in series.weeks.values())
    count, far = len(table.open_weeks), furthest(rhythm)
    start = series.since if series.past else -1
    needed: list[int] = []
    for before, after in zip([start, *ranks], [*ranks, count], strict=True):
        gap = after - before
        if gap <= far:
            continue
        extra = -(-gap // far) - 1
        if after < count and before >= 0:
            extra = max(extra, round(gap / rhythm.weeks) - 1)
            needed += [before + round(gap * (n + 1) / (extra + 1)) for n in range(extra)]
        else:
            needed += _onward(before, after, rhythm.weeks, far)
    left = dict(spare)
    for at in needed:
        week = table.open_weeks[min(max(at, 0), count - 1)]
        number = min(left, key=lambda n: (abs(left[n] - week), n)) if left else next(numbers)
        left.pop(number, None)
        series.weeks[number] = week


def _onward(before: int, after: int, weeks: int, far: int) -> list[int]:
    """From one meeting on, a rhythm after the other, until what comes after is near enough."""
    found = []
    at = before
    while after - at > far:
        at += weeks
        found.append(at)
    return found
