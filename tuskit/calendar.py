"""The days that conversations can be held on: Danish holidays, holiday weeks and days without meetings."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import Annotated, Literal

import holidays
from pydantic import AfterValidator, Field, StringConstraints, model_validator

from tuskit import kit
from tuskit.text import Item, Items, Model, Text, load

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
STEP = 30
"""Conversations begin on the hour or half past."""
THURSDAY = 3

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday"]
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[03]0$")]


def _exists(month_day: str) -> str:
    date.fromisoformat(f"2024-{month_day}")
    return month_day


MonthDay = Annotated[str, StringConstraints(pattern=r"^[01][0-9]-[0-3][0-9]$"), AfterValidator(_exists)]


class Hours(Model):
    """A stretch of the day."""

    start: Clock = Field(alias="from")
    end: Clock = Field(alias="to")

    @model_validator(mode="after")
    def _forwards(self) -> Hours:
        if self.start >= self.end:
            message = f"from {self.start} is not before to {self.end}"
            raise ValueError(message)
        return self

    @property
    def minutes(self) -> tuple[int, int]:
        """Minutes after midnight."""
        first, last = (int(clock[:2]) * 60 + int(clock[3:]) for clock in (self.start, self.end))
        return first, last


class Closure(Item):
    """Weeks, or a stretch of the year, without conversations."""

    weeks: Annotated[tuple[Annotated[int, Field(ge=1, le=53)], ...], Field(strict=False)] = ()
    start: MonthDay | None = Field(default=None, alias="from")
    end: MonthDay | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _some(self) -> Closure:
        if (self.start is None) != (self.end is None) or (not self.weeks and self.start is None):
            message = "say which weeks, or both from and to"
            raise ValueError(message)
        return self

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        if day.isocalendar().week in self.weeks:
            return True
        if self.start is None or self.end is None:
            return False
        at = f"{day:%m-%d}"
        inside = self.start <= at <= self.end
        return inside if self.start <= self.end else at >= self.start or at <= self.end


class Calendar(Model):
    """`calendar.yaml`: what an organisation's year looks like."""

    source: Text
    holidays: Annotated[tuple[Literal["public", "optional"], ...], Field(strict=False)] = ("public", "optional")
    bridge_days: bool = True
    hours: Hours
    lunch: Hours | None = None
    free_days: Annotated[tuple[Weekday, ...], Field(strict=False)] = ()
    closed: Items[Closure] | tuple[()] = ()


BRIDGE = Text(da="Indeklemt dag", en="Bridge day")


@dataclass(frozen=True, kw_only=True)
class Days:
    """The days from `first` to `last`: which are closed, and when a conversation can begin."""

    first: date
    last: date
    closed: Mapping[date, Text] = field(repr=False)
    """Closed days, weekends not among them, each with its reason."""
    free_days: tuple[str, ...] = ()
    starts: tuple[int, int] = (9 * 60, 15 * 60 + 30)
    lunch: tuple[int, int] | None = None

    @cached_property
    def open(self) -> tuple[date, ...]:
        """The days on which conversations can be held."""
        shut = {WEEKDAYS.index(day) for day in self.free_days}
        days = (self.first + timedelta(days=n) for n in range((self.last - self.first).days + 1))
        return tuple(
            d for d in days if d.weekday() < len(WEEKDAYS) and d.weekday() not in shut and d not in self.closed
        )

    @cached_property
    def weeks(self) -> tuple[date, ...]:
        """The Mondays of all weeks that the stretch touches."""
        monday = self.first - timedelta(days=self.first.weekday())
        return tuple(monday + timedelta(weeks=n) for n in range((self.last - monday).days // 7 + 1))

    @cached_property
    def shut(self) -> frozenset[date]:
        """The Mondays of the weeks without a single open day."""
        return frozenset(self.weeks) - {day - timedelta(days=day.weekday()) for day in self.open}

    def stretches(self, day: date) -> tuple[tuple[int, int], ...]:
        first, last = self.starts
        if self.lunch is None:
            return ((first, last),)
        return ((first, self.lunch[0]), (self.lunch[1], last))

    def times(self, minutes: int) -> tuple[int, ...]:
        """When a conversation of so many minutes can begin, in minutes after midnight; not over lunch."""
        first, last = self.starts
        away, back = self.lunch or (last, last)
        begin = range(first, last - minutes + 1, STEP)
        return tuple(t for t in begin if t + minutes <= away or t >= back)


FILE = "calendar.yaml"


def usual() -> Calendar:
    """The kit's presets."""
    return load(kit.folder("workshop-data") / FILE, Calendar)


def read(folder: Path | None) -> Calendar:
    """A workshop folder's own calendar where it has one, else the kit's. Raises InputError with every problem."""
    own = folder / FILE if folder else None
    return load(own, Calendar) if own and own.exists() else usual()


def year(calendar: Calendar, first: date, *, free_days: Iterable[str] = (), winter: Iterable[int] = ()) -> Days:
    """52 weeks of days from `first` on. `winter` replaces the weeks of the closure called winter."""
    last = first + timedelta(days=52 * 7 - 1)
    weeks = tuple(winter)
    closures = [c.model_copy(update={"weeks": weeks}) if weeks and c.id == "winter" else c for c in calendar.closed]
    named = danish_holidays(first.year, last.year, calendar.holidays)
    closed: dict[date, Text] = {}
    day = first
    while day <= last:
        if day.weekday() < len(WEEKDAYS):
            closure = next((c.text for c in closures if c.holds(day)), None)
            eve = day - timedelta(days=1)
            bridge = calendar.bridge_days and eve.weekday() == THURSDAY and eve in named
            reason = named.get(day) or closure or (BRIDGE if bridge else None)
            if reason:
                closed[day] = reason
        day += timedelta(days=1)
    return Days(
        first=first,
        last=last,
        closed=closed,
        free_days=tuple(d for d in WEEKDAYS if d in {*calendar.free_days, *free_days}),
        starts=calendar.hours.minutes,
        lunch=calendar.lunch.minutes if calendar.lunch else None,
    )


def danish_holidays(first: int, last: int, categories: Iterable[str] = ("public", "optional")) -> dict[date, Text]:
    """The Danish holidays of some years, both included, with their names in both languages."""
    kinds = tuple(categories)
    if not kinds:
        return {}
    da, en = (
        holidays.country_holidays("DK", years=range(first, last + 1), categories=kinds, language=language)
        for language in ("da", "en_US")
    )
    return {day: Text(da=da[day], en=en[day]) for day in sorted(da)}
