"""A level load: nobody's busiest week is longer than it has to be."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import NamedTuple

from tuskit.exercises.cadence.planner.diary import Diary, Series
from tuskit.exercises.cadence.planner.place import places
from tuskit.exercises.cadence.planner.rescue import again
from tuskit.exercises.cadence.planner.spacing import reach

SLACK = 0.1
MOST = 40
"""So many times the solver is asked."""


class Load(NamedTuple):
    """Minutes of a busiest week."""

    least: int
    """No plan with these conversations has a shorter one."""
    allowed: int
    """The least and a tenth of it, rounded up to a whole conversation."""


def bound(lengths: Iterable[int], weeks: int) -> Load:
    """How short the busiest of so many open weeks can be that holds conversations of these lengths in minutes.

    It holds the longest one, and the mean; what is made of halves of an hour comes in halves of an hour.

    >>> bound([30] * 26 + [120] * 2, 13)
    Load(least=120, allowed=150)
    """
    found = list(lengths)
    if not found or not weeks:
        return Load(0, 0)
    grain = reduce(math.gcd, found)
    least = max(*found, grain * math.ceil(sum(found) / weeks / grain))
    shortest = min(found)
    return Load(least, least + shortest * math.ceil(SLACK * least / shortest))


def level(diary: Diary, fixed: frozenset[str] = frozenset()) -> None:
    """Move meetings out of weeks that are busier than they have to be, within the rhythm. Those of `fixed` stay.

    Where no single move helps, the solver lays what the people of a meeting have in another week anew.
    """
    table = diary.table
    allowed = {
        person: bound(
            (s.relation.rhythm.minutes for s in diary.series.get(person, ()) for _ in s.places), len(table.open_weeks)
        ).allowed
        for person in diary.load
    }
    over = {person: max(load, default=0) - allowed[person] for person, load in diary.load.items()}
    left = MOST
    for person in sorted((p for p, more in over.items() if more > 0), key=lambda p: (-over[p], p)):
        stuck: set[int] = set()
        while True:
            load = diary.load[person]
            busiest = max((w for w in table.open_weeks if w not in stuck), key=lambda w: (load[w], -w), default=None)
            if busiest is None or load[busiest] <= allowed[person]:
                break
            if _relieve(diary, person, busiest, allowed, fixed, {busiest}):
                continue
            if fixed or left == 0 or not _anew(diary, person, busiest, allowed):
                stuck.add(busiest)
            left -= left > 0


def _anew(diary: Diary, person: str, week: int, allowed: dict[str, int]) -> bool:
    """Move one of somebody's meetings to another week, and others there out of its way."""
    for series, number, other in _ways(diary, person, week, frozenset()):
        was = diary.lift(series, number)
        if again(diary, series, number, other, allowed):
            return True
        diary.put(series, number, was)
    return False


def _relieve(  # noqa: PLR0917  (it calls itself)
    diary: Diary, person: str, week: int, allowed: dict[str, int], fixed: frozenset[str], seen: set[int]
) -> bool:
    """Move one of somebody's meetings out of a week; where the weeks around are full, something moves out of them first."""
    ways = list(_ways(diary, person, week, fixed))
    for series, number, other in ways:
        if _fits(diary, series, other, allowed) and _move(diary, series, number, other):
            return True
    for series, number, other in ways:
        if other in seen or len(seen) > DEEP:
            continue
        if _relieve(diary, person, other, allowed, fixed, seen | {other}) and (
            _fits(diary, series, other, allowed) and _move(diary, series, number, other)
        ):
            return True
    return False


DEEP = 4
"""Through so many weeks a meeting makes room for another."""


def _ways(diary: Diary, person: str, week: int, fixed: frozenset[str]) -> Iterator[tuple[Series, int, int]]:
    """Each of somebody's meetings in a week, the shortest first, with each other week that it may be in."""
    table = diary.table
    held = [
        (series, number)
        for series in diary.series[person]
        if series.relation.id not in fixed
        for number, place in series.places.items()
        if place // table.week == week
    ]
    for series, number in sorted(held, key=lambda one: (one[0].relation.rhythm.minutes, one[0].relation.id)):
        for other in reach(diary, series, number):
            if other != week:
                yield series, number, other


def _fits(diary: Diary, series: Series, week: int, allowed: dict[str, int]) -> bool:
    """Whether nobody gets too much in a week by one meeting more."""
    minutes = series.relation.rhythm.minutes
    return all(
        diary.load[person][week] + minutes <= allowed[person] for person in series.relation.people if person in allowed
    )


def _move(diary: Diary, series: Series, number: int, week: int) -> bool:
    """Move a meeting to another week, in its slot or near it. Gives whether there was room."""
    was = diary.lift(series, number)
    found = next(places(diary, series, [week]), None)
    diary.put(series, number, was if found is None else found)
    return found is not None
