"""A level load: nobody's busiest week is longer than it has to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tuskit.exercises.cadence.planner.diary import Diary, Series
from tuskit.exercises.cadence.planner.place import places
from tuskit.exercises.cadence.planner.rescue import Choice, lay
from tuskit.exercises.cadence.planner.settle import NO_CAP
from tuskit.exercises.cadence.planner.share import bound
from tuskit.exercises.cadence.planner.spacing import reach

VAIN = 3
"""After so many weeks in a row without a way, the solver is asked no more."""
MANY = 400
"""No more meetings than these are laid anew at a time."""
GAP = 1.5
"""How much more may move than has to where many are laid anew: to know the least takes many times as long."""
WIDE, NARROW = 5, (2, 4, 6)
"""So many weeks around one are laid anew: a leader's own, and those of whom they meet."""


def level(diary: Diary, fixed: frozenset[str] = frozenset(), *, thorough: bool = True) -> None:
    """Move meetings out of weeks that are busier than they have to be, within the rhythm. Those of `fixed` stay.

    Where no single move helps, the solver lays a leader's meetings of the weeks around anew.
    """
    table, allowed = diary.table, _allowed(diary)
    over = {person: max(load, default=0) - allowed[person] for person, load in diary.load.items()}
    vain = 0
    for person in sorted((p for p, more in over.items() if more > 0), key=lambda p: (-over[p], p)):
        stuck: set[int] = set()
        while True:
            load = diary.load[person]
            busiest = max((w for w in table.open_weeks if w not in stuck), key=lambda w: (load[w], -w), default=None)
            if busiest is None or load[busiest] <= allowed[person]:
                break
            if _relieve(diary, person, busiest, allowed, fixed, {busiest}):
                continue
            if thorough and not fixed and vain < VAIN and _anew(diary, person, busiest, allowed):
                vain = 0
                continue
            vain += 1
            stuck.add(busiest)


def _allowed(diary: Diary) -> dict[str, int]:
    """The most minutes a week of each leader, by the meetings that have a place; never more than the cap."""
    weeks = len(diary.table.open_weeks)
    return {
        person: min(
            bound((s.relation.rhythm.minutes for s in diary.series.get(person, ()) for _ in s.places), weeks).allowed,
            diary.caps.get(person, NO_CAP),
        )
        for person in diary.load
    }


def _anew(diary: Diary, person: str, week: int, allowed: dict[str, int]) -> bool:
    """Lay somebody's meetings of the weeks around one anew; then also those of whom they meet in it."""
    table = diary.table
    own = _near(diary, [person], week, WIDE)
    if lay(diary, own, allowed, relieved=(person, week)):
        return True
    met = {p for series, _, place in own if place // table.week == week for p in series.relation.people if p in allowed}
    for around in NARROW:
        both = list(dict.fromkeys([*own, *_near(diary, sorted(met), week, around)]))
        if len(both) <= MANY and lay(diary, both, allowed, relieved=(person, week), gap=GAP):
            return True
    return False


def _near(diary: Diary, people: Iterable[str], week: int, around: int) -> list[Choice]:
    """Of each conversation of some people the meeting that is nearest to a week, if it is near."""
    table = diary.table
    found = []
    for series in dict.fromkeys(series for person in people for series in diary.series[person]):
        far = {number: abs(place // table.week - week) for number, place in series.places.items()}
        number = min(far, key=lambda n: (far[n], n), default=None)
        if number is not None and far[number] <= around:
            found.append(Choice(series, number, series.places[number]))
    return found


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
        if (
            _relieve(diary, person, other, allowed, fixed, seen | {other})
            and other in reach(diary, series, number)
            and _fits(diary, series, other, allowed)
            and _move(diary, series, number, other)
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
