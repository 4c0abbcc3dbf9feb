"""A year as one number: a bit for each half hour in which a conversation can lie.

Weeks stand one after the other, each with its five weekdays, each with the half hours of the longest working day and one
bit more, which is never free, so that no conversation runs on into the next day. Whether people are free at the same time
is then a single comparison of numbers.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tuskit.calendar import STEP, WEEKDAYS, Days

if TYPE_CHECKING:
    from tuskit.answers import Span
    from tuskit.organisation import Organisation

DAYS = len(WEEKDAYS)
ZONE = ZoneInfo("Europe/Copenhagen")


class Timetable:
    """The half hours of a stretch of days. A *place* is the number of the bit at which a conversation begins."""

    def __init__(self, days: Days, today: date | None = None) -> None:
        """What lies before `today` is closed."""
        self.days = days
        self.first = max(days.first, today or days.first)
        self.monday = days.weeks[0]
        self.weeks = len(days.weeks)
        hours = [stretch for day in days.open for stretch in days.stretches(day)]
        self.begin = min((start for start, _ in hours), default=0) // STEP
        end = -(-max((end for _, end in hours), default=STEP) // STEP)
        self.day = end - self.begin + 1
        self.week = DAYS * self.day
        self.all = (1 << self.weeks * self.week) - 1
        self.shut = self.all & ~sum(
            self._bits(day, *stretch) for day in days.open if day >= self.first for stretch in days.stretches(day)
        )
        """Closed days, lunch, and the time before and after work."""
        own = (1 << self.week) - 1
        self.open_weeks = tuple(w for w in range(self.weeks) if ~self.shut >> w * self.week & own)
        self.rank = {week: n for n, week in enumerate(self.open_weeks)}
        """How many open weeks lie before an open week."""

    @cached_property
    def landing(self) -> tuple[int, ...]:
        """For each week the open week that is nearest to it."""
        return tuple(
            min(self.open_weeks, key=lambda other: (abs(other - week), other), default=week)
            for week in range(self.weeks)
        )

    @cached_property
    def ranks(self) -> tuple[int, ...]:
        """For each week the rank of its landing."""
        return tuple(self.rank.get(week, 0) for week in self.landing)

    def at(self, day: date, minute: int) -> int:
        """The place of a time, which may also lie outside the timetable: see `holds`."""
        week, weekday = divmod((day - self.monday).days, 7)
        return week * self.week + weekday * self.day + minute // STEP - self.begin

    def holds(self, day: date, minute: int) -> bool:
        """Whether a time has a place."""
        inside = self.monday <= day and (day - self.monday).days < 7 * self.weeks and day.weekday() < DAYS
        return inside and 0 <= minute // STEP - self.begin < self.day - 1

    def since(self, day: date) -> int:
        """The rank of a day before the first open week: 0 in that week itself, −1 in the open week before it."""
        start = self.monday + timedelta(weeks=self.open_weeks[0] if self.open_weeks else 0)
        week = day - timedelta(days=day.weekday())
        mondays = (week + timedelta(weeks=n) for n in range(max(0, (start - week).days // 7)))
        return -sum(monday not in self.days.shut for monday in mondays)

    def when(self, place: int) -> tuple[date, int]:
        """The day and the minutes after midnight of a place."""
        week, rest = divmod(place, self.week)
        weekday, half = divmod(rest, self.day)
        return self.monday + timedelta(days=7 * week + weekday), (self.begin + half) * STEP

    def _bits(self, day: date, start: int, end: int) -> int:
        """Every half hour that a stretch of a weekday touches, as far as there are bits for it."""
        first = max(start // STEP - self.begin, 0)
        last = min(-(-end // STEP) - self.begin, self.day - 1)
        if last <= first:
            return 0
        return ((1 << last - first) - 1) << self.at(day, 0) + self.begin + first

    def away(self, spans: Iterable[Span], workdays: Iterable[int]) -> int:
        """The half hours in which somebody cannot meet: taken by something else, or on a weekday not at work."""
        bits = self._off(tuple(sorted(set(range(DAYS)) - set(workdays))))
        last = self.monday + timedelta(days=7 * self.weeks)
        for start, end in ((one.astimezone(ZONE), other.astimezone(ZONE)) for one, other in spans):
            day = max(start.date(), self.monday)
            while day <= end.date() and day < last:
                if day.weekday() < DAYS:
                    opens = start.hour * 60 + start.minute if day == start.date() else 0
                    closes = end.hour * 60 + end.minute if day == end.date() else 24 * 60
                    bits |= self._bits(day, opens, closes)
                day += timedelta(days=1)
        return bits

    def _off(self, weekdays: tuple[int, ...]) -> int:
        own = (1 << self.day) - 1
        return sum(own << w * self.week + d * self.day for w in range(self.weeks) for d in weekdays)

    def starts(self, taken: int, minutes: int) -> int:
        """Every place at which a conversation of so many minutes can begin, as bits."""
        run, have, long = self.all & ~taken, 1, halves(minutes)
        while have < long:
            step = min(have, long - have)
            run &= run >> step
            have += step
        return run

    def within(self, starts: int, week: int) -> Iterator[int]:
        """The places of a week that are among some bits, from Monday on."""
        bits = starts >> week * self.week & ((1 << self.week) - 1)
        while bits:
            low = bits & -bits
            yield week * self.week + low.bit_length() - 1
            bits ^= low

    def pattern(self, weeks: Iterable[int]) -> int:
        """The first bit of each of some weeks."""
        return sum(1 << week * self.week for week in set(weeks))


def halves(minutes: int) -> int:
    """Half hours that so many minutes take.

    >>> halves(45)
    2
    """
    return -(-minutes // STEP)


def away(days: Days, organisation: Organisation, busy: Mapping[str, Iterable[Span]]) -> dict[str, int]:
    """When each person cannot meet, as `plan` reads it; those who always can are left out."""
    table = Timetable(days)
    return {
        person.id: bits for person in organisation.people if (bits := table.away(busy.get(person.id, ()), person.days))
    }
