"""The days and hours that conversations can be held in: Danish holidays and what an organisation adds."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property

import holidays

from tuskit.calendar.clock import WEEKDAYS
from tuskit.calendar.file import Calendar, Closure
from tuskit.text import Text

STEP = 30
"""Conversations begin on the hour or half past."""
YEAR = timedelta(weeks=52)
THURSDAY = 3
BRIDGE = Text(da="Indeklemt dag", en="Bridge day")
WINTER = Text(da="Vinterferie", en="Winter holiday")

Stretch = tuple[int, int]
"""From and to, in minutes after midnight."""


@dataclass(frozen=True, kw_only=True)
class Days:
    """The days from `first` to `last`: which are closed, and when a conversation can be held on the others."""

    first: date
    last: date
    closed: Mapping[date, Text] = field(repr=False, hash=False)
    """Closed days, weekends not among them, each with its reason."""
    week: tuple[tuple[Stretch, ...], ...] = (((9 * 60, 15 * 60 + 30),),) * len(WEEKDAYS)
    """The open stretches of each weekday from Monday to Friday, in whole half hours."""

    def stretches(self, day: date) -> tuple[Stretch, ...]:
        """When conversations can be held on a day: earliest first, never touching; empty on a closed one or a weekend.

        >>> days = Days(first=date(2027, 1, 4), last=date(2027, 1, 10), closed={}, week=(((540, 720), (750, 930)),) * 5)
        >>> days.stretches(date(2027, 1, 4)), days.stretches(date(2027, 1, 9))
        (((540, 720), (750, 930)), ())
        """
        return self.week[day.weekday()] if day in self._open else ()

    @cached_property
    def open(self) -> tuple[date, ...]:
        """The days on which conversations can be held."""
        days = (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))
        return tuple(
            day
            for day in days
            if day.weekday() < len(self.week) and self.week[day.weekday()] and day not in self.closed
        )

    @cached_property
    def _open(self) -> frozenset[date]:
        return frozenset(self.open)

    @cached_property
    def longest(self) -> int:
        """The longest stretch of any open day, in minutes; 0 where none is open."""
        weekdays = {day.weekday() for day in self.open}
        return max((end - start for weekday in weekdays for start, end in self.week[weekday]), default=0)

    @cached_property
    def weeks(self) -> tuple[date, ...]:
        """The Mondays of all weeks that the days touch."""
        monday = self.first - timedelta(days=self.first.weekday())
        return tuple(monday + timedelta(weeks=n) for n in range((self.last - monday).days // 7 + 1))

    @cached_property
    def shut(self) -> frozenset[date]:
        """The Mondays of the weeks without a single open day."""
        return frozenset(self.weeks) - {day - timedelta(days=day.weekday()) for day in self.open}

    def times(self, minutes: int) -> tuple[int, ...]:
        """When a conversation of so many minutes can begin on at least one weekday, in minutes after midnight."""
        stretches = {stretch for weekday in self.week for stretch in weekday}
        return tuple(sorted({t for start, end in stretches for t in range(start, end - minutes + 1, STEP)}))


def year(calendar: Calendar, first: date, *, free_days: Iterable[str] = (), winter: Iterable[int] = ()) -> Days:
    """52 weeks of days from `first` on. `winter` are weeks in place of the closure called winter."""
    last = first + YEAR - timedelta(days=1)
    closures = _closures(calendar, tuple(winter))
    named = danish_holidays(first.year, last.year, calendar.holidays)
    closed: dict[date, Text] = {}
    for day in (first + timedelta(days=n) for n in range((last - first).days + 1)):
        if day.weekday() < len(WEEKDAYS):
            closure = next((c.text for c in closures if c.holds(day)), None)
            eve = day - timedelta(days=1)
            bridge = calendar.bridge_days and eve.weekday() == THURSDAY and eve in named
            reason = named.get(day) or closure or (BRIDGE if bridge else None)
            if reason:
                closed[day] = reason
    shut = {*calendar.free_days, *free_days}
    week = tuple(() if name in shut else _stretches(calendar, n) for n, name in enumerate(WEEKDAYS))
    return Days(first=first, last=last, closed=closed, week=week)


def _closures(calendar: Calendar, winter: tuple[int, ...]) -> list[Closure]:
    """The calendar's closures, with the group's winter weeks where it has chosen any."""
    if not winter:
        return list(calendar.closed)
    text = next((one.text for one in calendar.closed if one.id == "winter"), WINTER)
    return [Closure(id="winter", text=text, weeks=winter), *(one for one in calendar.closed if one.id != "winter")]


def _stretches(calendar: Calendar, weekday: int) -> tuple[Stretch, ...]:
    """A weekday's working hours without lunch and the free hours, rounded inwards to whole half hours."""
    hours = calendar.hours.week[weekday]
    if hours is None:
        return ()
    gaps = [free.minutes for free in calendar.free if free.on(weekday)]
    if calendar.lunch:
        gaps.append(calendar.lunch.minutes)
    found, at = [], hours.start
    for start, end in sorted([*gaps, (hours.end, hours.end)]):
        found.append((at, min(start, hours.end)))
        at = max(at, end)
    inwards = ((-(-start // STEP) * STEP, end // STEP * STEP) for start, end in found)
    return tuple((start, end) for start, end in inwards if start < end)


def danish_holidays(first: int, last: int, categories: Iterable[str] = ("public", "optional")) -> dict[date, Text]:
    """The Danish holidays of some years, both included, with their names in both languages."""
    return dict(_holidays(first, last, tuple(categories)))


@cache
def _holidays(first: int, last: int, kinds: tuple[str, ...]) -> Mapping[date, Text]:
    """The same, found once: a plan is made again at every move of a slider."""
    if not kinds:
        return {}
    da, en = (
        holidays.country_holidays("DK", years=range(first, last + 1), categories=kinds, language=language)
        for language in ("da", "en_US")
    )
    return {day: Text(da=da[day], en=en[day]) for day in sorted(da)}
