"""How far a meeting may move: neither too near its neighbours nor too far from them, counted in open weeks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import NamedTuple

from tuskit.exercises.cadence.planner.diary import Diary, Series
from tuskit.exercises.cadence.planner.timetable import Timetable
from tuskit.exercises.cadence.relations import Rhythm


class Neighbour(NamedTuple):
    """The nearest meeting on one side that has a place, or the end of the year: its rank, and how many meetings away it is."""

    rank: int
    steps: int
    held: bool
    """Whether it is a meeting."""


def rank(table: Timetable, week: int) -> int:
    """How many open weeks lie before a week."""
    return bisect_left(table.open_weeks, week)


def furthest(rhythm: Rhythm) -> int:
    """The most open weeks that may lie between two conversations: the rhythm and its tolerance."""
    return rhythm.weeks + rhythm.tolerance


def nearest(rhythm: Rhythm) -> int:
    """The least open weeks from one conversation to the next."""
    return max(1, rhythm.weeks // 2)


def reach(diary: Diary, series: Series, number: int) -> list[int]:
    """The open weeks that a meeting may be in, the nearest first, and of two the one in which its people have less to do."""
    table, relation = diary.table, series.relation
    own = series.weeks[number]
    low, high = limits(table, series, number)
    weeks = table.open_weeks[max(low, 0) : max(high + 1, 0)]
    loads = [diary.load[person] for person in relation.people if person in diary.load]
    return sorted(weeks, key=lambda week: (abs(week - own), sum(load[week] for load in loads), week))


def limits(table: Timetable, series: Series, number: int) -> tuple[int, int]:
    """The ranks of the first and the last open week that a meeting may be in; the first is later where there is none."""
    rhythm = series.relation.rhythm
    own = rank(table, series.weeks[number])
    shut = series.weeks[number] not in table.rank
    low, high = own - rhythm.tolerance, own + rhythm.tolerance - shut
    if rhythm.after and not shut:
        low, high = _window(table, rhythm, series.weeks[number])
    before, after = neighbours(table, series, number)
    far, near = furthest(rhythm), nearest(rhythm)
    if before.held:
        low = max(low, before.rank + near)
    high = min(high, before.rank + far * before.steps)
    if after.held:
        high = min(high, after.rank - near)
    return max(low, after.rank - far * after.steps), high


def neighbours(table: Timetable, series: Series, number: int) -> tuple[Neighbour, Neighbour]:
    """The nearest meetings before and after that have a place; else what was held last, and the end of the year."""
    order = sorted(series.weeks, key=lambda one: (series.weeks[one], one))
    at = order.index(number)

    def found(numbers: Iterable[int], edge: int, *, held: bool) -> Neighbour:
        steps = 1
        for other in numbers:
            if other in series.places:
                return Neighbour(rank(table, series.places[other] // table.week), steps, held=True)
            steps += 1
        return Neighbour(edge, steps, held)

    before = found(reversed(order[:at]), series.since, held=bool(series.past))
    return before, found(order[at + 1 :], len(table.open_weeks), held=False)


def _window(table: Timetable, rhythm: Rhythm, week: int) -> tuple[int, int]:
    """The ranks of the weeks that follow the product's day that a week belongs to."""
    days = [(day - table.monday).days // 7 for day in rhythm.after]
    first = max((day for day in days if day <= week), default=week)
    return rank(table, first), rank(table, first + rhythm.within) - 1
