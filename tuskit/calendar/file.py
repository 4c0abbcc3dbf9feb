"""`calendar.yaml`: what an organisation says about its year."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, ValidationInfo, field_validator, model_validator

from tuskit import kit
from tuskit.calendar.clock import WEEKDAYS, Clock, Day, Edge, Hours, Week, Weekday
from tuskit.calendar.product import Product
from tuskit.text import Item, Model, Text, distinct, load

FILE = "calendar.yaml"


class WorkingHours(Model):
    """When conversations can be held: the same hours every day, hours of a weekday's own, or both."""

    start: Clock | None = Field(default=None, alias="from")
    end: Clock | None = Field(default=None, alias="to")
    monday: Hours | None = None
    tuesday: Hours | None = None
    wednesday: Hours | None = None
    thursday: Hours | None = None
    friday: Hours | None = None

    @model_validator(mode="after")
    def _some(self) -> WorkingHours:
        if (self.start is None) != (self.end is None):
            message = f"{'to' if self.end is None else 'from'} is missing; say both from and to"
            raise ValueError(message)
        if not any(self.week):
            message = "say from and to, or the hours of at least one weekday"
            raise ValueError(message)
        return self

    @property
    def week(self) -> tuple[Hours | None, ...]:
        """The hours from Monday to Friday; None for a weekday without any."""
        own = (self.monday, self.tuesday, self.wednesday, self.thursday, self.friday)
        if self.start is None:
            return own
        usual = Hours.model_validate({"from": self.start, "to": self.end})
        return tuple(hours or usual for hours in own)


class Free(Hours):
    """Hours without meetings, on one weekday or on all."""

    weekday: Weekday | None = None

    def on(self, weekday: int) -> bool:
        """Whether it is on a weekday, from 0 for Monday."""
        return self.weekday is None or WEEKDAYS[weekday] == self.weekday


class Closure(Item):
    """Weeks, dates, or a stretch of one year or of every year, without conversations."""

    weeks: Annotated[tuple[Week, ...], Field(strict=False)] = ()
    dates: Annotated[tuple[Day, ...], Field(strict=False)] = ()
    start: Edge | None = Field(default=None, alias="from")
    end: Edge | None = Field(default=None, alias="to")

    @model_validator(mode="after")
    def _some(self) -> Closure:
        if (self.start is None) != (self.end is None):
            message = f"{'to' if self.end is None else 'from'} is missing; say both from and to"
            raise ValueError(message)
        if not self.weeks and not self.dates and self.start is None:
            message = "say which weeks, which dates, or both from and to"
            raise ValueError(message)
        if type(self.start) is not type(self.end):
            message = (
                f"from {self.start} and to {self.end} have to be written alike: both with the year, or both without"
            )
            raise ValueError(message)
        if isinstance(self.start, date) and isinstance(self.end, date) and self.start > self.end:
            message = f"from {self.start} is after to {self.end}"
            raise ValueError(message)
        return self

    def holds(self, day: date) -> bool:
        """Whether a day lies in it."""
        return day in self.dates or (bool(self.weeks) and day.isocalendar().week in self.weeks) or self._between(day)

    def _between(self, day: date) -> bool:
        if isinstance(self.start, date) and isinstance(self.end, date):
            return self.start <= day <= self.end
        if isinstance(self.start, str) and isinstance(self.end, str):
            at = f"{day:%m-%d}"
            inside = self.start <= at <= self.end
            return inside if self.start <= self.end else at >= self.start or at <= self.end
        return False


class Calendar(Model):
    """What an organisation's year looks like."""

    source: Text
    holidays: Annotated[tuple[Literal["public", "optional"], ...], Field(strict=False)] = ("public", "optional")
    bridge_days: bool = True
    hours: WorkingHours
    lunch: Hours | None = None
    free_days: Annotated[tuple[Weekday, ...], Field(strict=False)] = ()
    free: Annotated[tuple[Free, ...], Field(strict=False)] = ()
    closed: Annotated[tuple[Closure, ...], Field(strict=False), AfterValidator(distinct)] = ()
    product: Product = Product()

    @field_validator("lunch", "free")
    @classmethod
    def _inside(cls, value: Hours | tuple[Free, ...] | None, info: ValidationInfo) -> Hours | tuple[Free, ...] | None:
        """Refuse hours that lie outside the working hours: they are most likely written wrong."""
        if isinstance(working := info.data.get("hours"), WorkingHours):
            for one in value if isinstance(value, tuple) else (value,) if value else ():
                on = [
                    hours
                    for weekday, hours in enumerate(working.week)
                    if hours and (not isinstance(one, Free) or one.on(weekday))
                ]
                if not any(one.meets(hours) for hours in on):
                    message = f"{one} lies outside the working hours, {', '.join(dict.fromkeys(map(str, on))) or 'none that day'}"
                    raise ValueError(message)
        return value


def usual() -> Calendar:
    """The kit's presets."""
    return load(kit.folder("workshop-data") / FILE, Calendar)


def read(folder: Path | None) -> Calendar:
    """A workshop folder's own calendar where it has one, else the kit's. Raises InputError with every problem."""
    own = folder / FILE if folder else None
    return load(own, Calendar) if own and own.exists() else usual()
