"""What a holiday, another meeting or a cap keeps out of its slot: the nearest free time, and why there is none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from tuskit.exercises.cadence.meetings import Breach, Rule
from tuskit.exercises.cadence.planner.diary import Diary, Series
from tuskit.exercises.cadence.planner.spacing import furthest, neighbours, reach


def place(diary: Diary, series: Series) -> None:
    """Move what cannot be in its own slot to the nearest free time, as far as there is one."""
    for number in sorted(series.missing(), key=lambda one: series.weeks[one]):
        found = next(places(diary, series, reach(diary, series, number)), None)
        if found is not None:
            diary.put(series, number, found)


def places(diary: Diary, series: Series, weeks: Sequence[int]) -> Iterator[int]:
    """Where all are free within the caps, week after week as they are given, the own slot first, then the nearest."""
    table, relation = diary.table, series.relation
    starts = diary.starts(relation)
    for week in weeks:
        if not diary.over(relation, week):
            yield from sorted(table.within(starts, week), key=lambda place: distance(diary, series, place))


def distance(diary: Diary, series: Series, place: int) -> tuple[int, int, int]:
    """How far a place is from the slot: in days, in half hours; the earlier one first."""
    table = diary.table
    (day, half), (own_day, own_half) = divmod(place % table.week, table.day), divmod(series.slot, table.day)
    return abs(day - own_day), abs(half - own_half), place


def breaches(diary: Diary, series: Series) -> list[Breach]:
    """The rules that stand in the way of what has no place. What a holiday took is not missed where the gap is within the tolerance."""
    table = diary.table
    lost: Counter[tuple[Rule, tuple[str, ...]]] = Counter()
    for number in series.missing():
        before, after = neighbours(table, series, number)
        closed = table.shut >> series.own(table, number) & 1
        if closed and after.rank - before.rank <= furthest(series.relation.rhythm):
            continue
        lost[_why(diary, series, number)] += 1
    return [Breach(rule=rule, relation=series.relation, who=who, missing=n) for (rule, who), n in sorted(lost.items())]


def _why(diary: Diary, series: Series, number: int) -> tuple[Rule, tuple[str, ...]]:
    """The rule, and whose cap is in the way in every week in which there would be a time."""
    starts = diary.starts(series.relation)
    weeks = [w for w in reach(diary, series, number) if next(diary.table.within(starts, w), None) is not None]
    over = [set(diary.over(series.relation, week)) for week in weeks]
    if not over:
        return "room", ()
    return "cap", tuple(sorted(set.intersection(*over) or set.union(*over)))
