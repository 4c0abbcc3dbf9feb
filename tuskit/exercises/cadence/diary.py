"""Everybody's diary while a plan is made."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from tuskit.calendar import STEP, Days
from tuskit.exercises.cadence.meetings import Breach, Meeting, Rule, Slot, leaders
from tuskit.exercises.cadence.relations import Relation

YEAR = 52
PAUSES = 8
"""Up to this many weeks a rhythm pauses in closed weeks: every fourth week is every fourth open week."""
NEAR = 3
"""Weeks that should lie between two kinds of conversation of the same people."""


@dataclass(frozen=True)
class Series:
    """A relation's year while it is planned."""

    relation: Relation
    weeks: tuple[int, ...]
    slot: Slot
    places: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Day and minute by the meeting's number."""


class Diary:
    """Each day's half hours as bits, and each leader's minutes a week."""

    def __init__(self, days: Days, relations: Sequence[Relation], caps: Mapping[str, int]) -> None:
        self.days = days
        self.caps = caps
        self.first = days.weeks[0]
        self.count = len(days.weeks)
        self.open = [False] * (self.count * 7)
        for day in days.open:
            self.open[(day - self.first).days] = True
        self.open_weeks = [w for w in range(self.count) if any(self.open[w * 7 : w * 7 + 5])]
        self.rank = {week: n for n, week in enumerate(self.open_weeks)}
        self.landing = [self._nearest(week) for week in range(self.count)]
        self.talks: dict[str, set[int]] = {}
        everyone = {person for relation in relations for person in relation.people}
        self.busy = {person: [0] * (self.count * 7) for person in everyone}
        lead = set(leaders(relations))
        self.load = {person: [0] * self.count for person in everyone if person in lead or person in caps}

    def _nearest(self, week: int) -> int:
        """The open week that is nearest to a week."""
        return min(self.open_weeks, key=lambda other: (abs(other - week), other), default=week)

    def settle(self, relation: Relation) -> Series:
        """Give a relation its weeks and its slot, and write down the meetings that can be there."""
        weeks = self._weeks(relation)
        series = Series(relation, weeks, self._slot(relation, weeks))
        for number, week in enumerate(weeks):
            day = week * 7 + series.slot.weekday
            mask = _mask(series.slot.minute, relation.rhythm.minutes)
            if self.open[day] and not mask & self._taken(relation, day) and not self._over(relation, week):
                series.places[number] = day, series.slot.minute
                self._write(relation, day, series.slot.minute)
        return series

    def mend(self, series: Series) -> list[Breach]:
        """Move what cannot be in its own slot to the nearest free time, and say what could not be placed.

        What a holiday took may fall out where the gap it leaves is within the tolerance.
        """
        relation, most = series.relation, series.relation.rhythm.weeks + series.relation.rhythm.tolerance
        lost: dict[tuple[Rule, str | None], int] = {}
        for number, week in enumerate(series.weeks):
            if number in series.places:
                continue
            ranks = {n: self.rank[day // 7] for n, (day, _) in series.places.items()}
            before = max(((n, rank) for n, rank in ranks.items() if n < number), default=(-1, -1))
            after = min(((n, rank) for n, rank in ranks.items() if n > number), default=(-1, len(self.open_weeks)))
            reach = self._reach(relation, week, before if before[0] >= 0 else None, after if after[0] >= 0 else None)
            found = next(self._free(relation, series.slot, reach, capped=True), None)
            if found is not None:
                series.places[number] = found
                self._write(relation, *found)
            elif self.open[week * 7 + series.slot.weekday] or after[1] - before[1] > most:
                reason = self._why(relation, series.slot, reach)
                lost[reason] = lost.get(reason, 0) + 1
        return [Breach(rule=r, relation=relation, who=who, missing=n) for (r, who), n in sorted(lost.items(), key=str)]

    def meetings(self, series: Series) -> Iterator[Meeting]:
        """The meetings of a relation."""
        for number, (day, minute) in sorted(series.places.items()):
            moved = (day // 7, day % 7, minute) != (series.weeks[number], *series.slot)
            on = self.first + timedelta(days=day)
            yield Meeting(relation=series.relation, number=number, day=on, minute=minute, moved=moved)

    def _weeks(self, relation: Relation) -> tuple[int, ...]:
        """The evenly spaced weeks in which the leaders have least to do, away from the same people's other talks.

        A short rhythm pauses in closed weeks; a long one follows the calendar.
        """
        every, minutes = relation.rhythm.weeks, relation.rhythm.minutes
        grid = self.open_weeks if every <= PAUSES else range(YEAR)
        if every == 1:
            return tuple(grid)
        loads = [(self.load[person], self.caps.get(person)) for person in relation.people if person in self.load]
        others = {self.rank[week] for week in self.talks.get(relation.subject, ())}
        landing = [self.landing[week] for week in grid]
        after = [max((load[week] + minutes for load, _ in loads), default=0) for week in landing]
        over = [sum(max(0, load[w] + minutes - cap) for load, cap in loads if cap is not None) for w in landing]
        near = [sum(NEAR - abs(d) for d in range(1 - NEAR, NEAR) if self.rank[week] + d in others) for week in landing]
        closed = [week not in self.rank for week in grid]
        crowd = [sum(sum(load[max(0, week - NEAR) : week + NEAR + 1]) for load, _ in loads) for week in landing]

        def cost(first: int) -> tuple[int, int, int, int, int, int]:
            own = slice(first, None, every)
            return sum(over[own]), max(after[own]), sum(near[own]), sum(closed[own]), sum(crowd[own]), first

        return tuple(grid[min(range(min(every, len(grid))), key=cost) :: every])

    def _slot(self, relation: Relation, nominal: Sequence[int]) -> Slot:
        """The weekday and time in which all are free most often; on the emptiest weekday, and early, when equal."""
        minutes = relation.rhythm.minutes
        best = (-1, 0, 0, 0)
        for weekday in range(5):
            taken = [self._taken(relation, week * 7 + weekday) for week in nominal if self.open[week * 7 + weekday]]
            full = sum(mask.bit_count() for mask in taken)
            ever = 0
            for held in taken:
                ever |= held
            for minute in self.days.times(minutes):
                mask = _mask(minute, minutes)
                free = sum(not mask & held for held in taken) if mask & ever else len(taken)
                best = max(best, (free, -full, -weekday, -minute))
        return Slot(-best[2], -best[3]) if best[0] >= 0 else Slot(0, self.days.times(minutes)[0])

    def _reach(
        self, relation: Relation, week: int, before: tuple[int, int] | None, after: tuple[int, int] | None
    ) -> list[int]:
        """The open weeks that a meeting may be in, the nearest first: neither too near its neighbours nor too far."""
        rhythm = relation.rhythm
        apart = max(1, rhythm.weeks // 2)
        own = bisect_left(self.open_weeks, week)
        kept = [
            self.open_weeks[rank]
            for rank in range(own - rhythm.tolerance, own + rhythm.tolerance + (week in self.rank))
            if 0 <= rank < len(self.open_weeks)
            and (before is None or before[1] + apart <= rank)
            and (after is None or rank + apart <= after[1])
        ]
        loads = [self.load[person] for person in relation.people if person in self.load]
        return sorted(kept, key=lambda at: (abs(at - week), sum(load[at] for load in loads), at))

    def _free(self, relation: Relation, slot: Slot, reach: Iterable[int], *, capped: bool) -> Iterator[tuple[int, int]]:
        """Days and times at which all are free, the own slot first, then the nearest."""
        minutes = relation.rhythm.minutes
        times = sorted(self.days.times(minutes), key=lambda minute: (abs(minute - slot.minute), minute))
        weekdays = sorted(range(5), key=lambda weekday: (abs(weekday - slot.weekday), weekday))
        for at in reach:
            if capped and self._over(relation, at):
                continue
            for weekday in weekdays:
                day = at * 7 + weekday
                if self.open[day]:
                    taken = self._taken(relation, day)
                    yield from ((day, minute) for minute in times if not _mask(minute, minutes) & taken)

    def _over(self, relation: Relation, week: int) -> str | None:
        """Whose cap one more meeting in a week would break."""
        for person in relation.people:
            cap = self.caps.get(person)
            if cap is not None and self.load[person][week] + relation.rhythm.minutes > cap:
                return person
        return None

    def _why(self, relation: Relation, slot: Slot, reach: Sequence[int]) -> tuple[Rule, str | None]:
        if next(self._free(relation, slot, reach, capped=False), None) is None:
            return "room", None
        return "cap", next(filter(None, (self._over(relation, at) for at in reach)), None)

    def _taken(self, relation: Relation, day: int) -> int:
        taken = 0
        for person in relation.people:
            taken |= self.busy[person][day]
        return taken

    def _write(self, relation: Relation, day: int, minute: int) -> None:
        mask = _mask(minute, relation.rhythm.minutes)
        self.talks.setdefault(relation.subject, set()).add(day // 7)
        for person in relation.people:
            self.busy[person][day] |= mask
            if person in self.load:
                self.load[person][day // 7] += relation.rhythm.minutes


def _mask(minute: int, minutes: int) -> int:
    """The half hours from a time on, as bits."""
    return ((1 << -(-minutes // STEP)) - 1) << (minute // STEP)
