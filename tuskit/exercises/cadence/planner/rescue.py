"""A meeting that finds no time of its own: its people's other conversations of that week are laid anew, as few moved as can be.

The rule places one meeting after the other, so that an earlier one may lie where alone a later one could. HiGHS then
finds a place for all of them, week by week, or shows that with everything else where it is there is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from tuskit.exercises.cadence.planner.diary import Diary, Series
from tuskit.exercises.cadence.planner.place import distance
from tuskit.exercises.cadence.planner.spacing import reach
from tuskit.exercises.cadence.planner.timetable import halves
from tuskit.exercises.cadence.relations import Relation

VAIN, MOST = 6, 40
"""After so many weeks in a row without a way for a relation, or so many in all, what is missing is told as missing."""
MANY = 60
"""No more meetings than these are laid anew at a time."""
ELSEWHERE, FEW = 12, 5
"""So many places in each other week are tried for a meeting that makes room; few where whole weeks are relieved."""
MOVED = 100
"""What it costs to move a meeting at all, against a day's distance."""
NODES = 200
"""How long the solver looks: counted, and not by the clock, so that the same input gives the same plan."""


class Choice(NamedTuple):
    """A meeting at a place."""

    series: Series
    number: int
    place: int


def rescue(diary: Diary, short: Sequence[Series]) -> None:
    """Look again for every missing meeting that could be there if others moved."""
    left = MOST
    for series in short:
        vain = 0
        for number, week in _worth(diary, series):
            if number in series.places:
                continue
            if vain == VAIN:
                break
            if left == 0:
                return
            if lay(diary, _there(diary, series.relation, week), diary.caps, missing=(series, number, week)):
                vain = 0
            else:
                vain += 1
                left -= 1


def _worth(diary: Diary, series: Series) -> Iterator[tuple[int, int]]:
    """A relation's missing meetings, each with the weeks in which it is worth asking."""
    relation, can = series.relation, diary.can(series.relation)
    for number in sorted(series.missing(), key=lambda one: series.weeks[one]):
        weeks = [week for week in reach(diary, series, number) if any(True for _ in diary.table.within(can, week))]
        if weeks and not _hopeless(diary, relation, weeks):
            yield from ((number, week) for week in weeks if _enough(diary, relation, week))


def _hopeless(diary: Diary, relation: Relation, weeks: Sequence[int]) -> bool:
    """Whether somebody's caps are filled in these weeks and the ones around them, so that moving helps nobody."""
    minutes, open_weeks, rank = relation.rhythm.minutes, diary.table.open_weeks, diary.table.rank
    low, high = min(rank[w] for w in weeks), max(rank[w] for w in weeks)
    around = open_weeks[max(0, low - 1) : high + 2]
    for person in relation.people:
        cap = diary.caps.get(person)
        if cap is not None and sum(cap - diary.load[person][week] for week in around) < minutes:
            return True
    return False


def _there(diary: Diary, relation: Relation, week: int) -> list[Choice]:
    """What a relation's people have in a week."""
    return [
        Choice(series, number, place)
        for series in dict.fromkeys(s for person in relation.people for s in diary.series[person])
        for number, place in series.places.items()
        if place // diary.table.week == week
    ]


def _enough(diary: Diary, relation: Relation, week: int) -> bool:
    """Whether there are not too many meetings, and would be room within the caps if all moved that can."""
    there = _there(diary, relation, week)
    if len(there) > MANY:
        return False
    left = {
        person: diary.load[person][week] + relation.rhythm.minutes for person in relation.people if person in diary.caps
    }
    for series, number, _ in there:
        if reach(diary, series, number) != [week]:
            for person in series.relation.people:
                if person in left:
                    left[person] -= series.relation.rhythm.minutes
    return all(minutes <= diary.caps[person] for person, minutes in left.items())


def lay(  # noqa: PLR0917  (what, how much, and for whom)
    diary: Diary,
    lifted: Sequence[Choice],
    caps: Mapping[str, int],
    missing: tuple[Series, int, int] | None = None,
    relieved: tuple[str, int] | None = None,
    gap: float = 0.0,
) -> bool:
    """Lay some meetings anew, as few moved as can be, and one more in a given week. Gives whether there was a way.

    No two may be of one relation, because each moves as if the others of its relation stayed. A week that is over a
    cap already gets no more; that of `relieved`, a person and a week, gets less.
    With a `gap` more may move than has to, by so many times.
    """
    table = diary.table
    reaches = [reach(diary, series, number) for series, number, _ in lifted]
    for choice in lifted:
        diary.lift(choice.series, choice.number)
    choices, was = [], {(series, number): place for series, number, place in lifted}
    if missing:
        series, number, week = missing
        was[series, number] = -1
        choices = [Choice(series, number, place) for place in table.within(diary.starts(series.relation), week)]
    for (series, number, place), weeks in zip(lifted, reaches, strict=True):
        choices += [Choice(series, number, at) for at in _options(diary, series, place, weeks, inside=not relieved)]
    solved = _solve(diary, choices, caps, was, relieved, gap)
    for choice in solved or lifted:
        diary.put(choice.series, choice.number, choice.place)
    return bool(solved)


def _options(diary: Diary, series: Series, was: int, weeks: Sequence[int], *, inside: bool) -> Iterator[int]:
    """Where a meeting can be: as it was, anywhere `inside` its week, and at the nearest places of the weeks around."""
    starts, week = diary.starts(series.relation), was // diary.table.week
    yield from dict.fromkeys([was, *(diary.table.within(starts, week) if inside else ())])
    for other in weeks:
        if other != week:
            near = sorted(diary.table.within(starts, other), key=lambda place: distance(diary, series, place))
            yield from islice(near, ELSEWHERE if inside else FEW)


def _solve(  # noqa: PLR0917  (as `lay` has them)
    diary: Diary,
    choices: Sequence[Choice],
    caps: Mapping[str, int],
    was: Mapping[tuple[Series, int], int],
    relieved: tuple[str, int] | None,
    gap: float,
) -> list[Choice]:
    """One place for each meeting, nobody twice at a time, no cap broken, as few moved as can be; empty if there is none."""
    from tuskit.solver import Programme  # noqa: PLC0415  (loads SciPy, only where the rule finds no place)

    table, programme = diary.table, Programme()
    places: dict[tuple[Series, int], list[int]] = {meeting: [] for meeting in was}
    taken: dict[tuple[str, int], list[int]] = {}
    weekly: dict[tuple[str, int], list[tuple[int, float]]] = {}
    there: dict[tuple[str, int], int] = {}
    for n, (series, number, place) in enumerate(choices):
        relation, (day, half, _) = series.relation, distance(diary, series, place)
        old = was[series, number]
        moved = MOVED if old not in {place, -1} else 0
        programme.column(n, cost=(moved + day) * table.day + half)
        places[series, number].append(n)
        for person in relation.people:
            for bit in range(place, place + halves(relation.rhythm.minutes)):
                taken.setdefault((person, bit), []).append(n)
            if person in caps:
                key = person, place // table.week
                weekly.setdefault(key, []).append((n, relation.rhythm.minutes))
                there[key] = there.get(key, 0) + (relation.rhythm.minutes if old == place else 0)
    for columns in places.values():
        programme.row([(n, 1.0) for n in columns], low=1, high=1)
    for columns in taken.values():
        if len(columns) > 1:
            programme.row([(n, 1.0) for n in columns], high=1)
    for (person, week), minutes in weekly.items():
        room = caps[person] - diary.load[person][week]
        programme.row(
            minutes, high=there[person, week] - 1 if (person, week) == relieved else max(room, there[person, week])
        )
    found = programme.solve(programme.dear(), nodes=NODES, gap=gap, presolve=False)
    return [choices[n] for n in range(len(choices)) if found and found.amounts.get(n)]
