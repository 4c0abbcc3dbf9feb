"""Hours and dates as people write them in `calendar.yaml`. YAML reads 15:30 as a number and 2027-01-31 as a date."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field, PlainValidator, model_validator

from tuskit.text import Model

HOUR, DAY = 60, 24 * 60
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday")
WEEKEND = ("saturday", "sunday")


def _clock(value: Any) -> int:
    written = re.fullmatch(r"([0-9]{1,2}):([0-5][0-9])", value) if isinstance(value, str) else None
    minutes = int(written[1]) * HOUR + int(written[2]) if written else value
    if isinstance(minutes, int) and not isinstance(minutes, bool) and 0 <= minutes <= DAY:
        return minutes
    message = 'write a time of day, such as "09:30"'
    raise ValueError(message)


def _weekday(value: Any) -> str:
    if value in WEEKDAYS:
        return str(value)
    if value in WEEKEND:
        message = f"conversations are never put on a {str(value).capitalize()}; take it out"
        raise ValueError(message)
    message = f"{value} is not a weekday; write {', '.join(WEEKDAYS[:-1])} or {WEEKDAYS[-1]}"
    raise ValueError(message)


def _week(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 53:  # noqa: PLR2004  (no year has more)
        return value
    message = f"there is no week {value}; weeks are ISO weeks, from 1 to 53"
    raise ValueError(message)


def _day(value: Any) -> date:
    if isinstance(value, str):
        value = _parsed(value)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    message = "write a date that there is, such as 2027-01-31"
    raise ValueError(message)


def _parsed(written: str) -> date | None:
    try:
        return date.fromisoformat(written) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written) else None
    except ValueError:
        return None


def _edge(value: Any) -> date | str:
    if isinstance(value, str) and re.fullmatch(r"[0-9]{2}-[0-9]{2}", value) and _parsed(f"2024-{value}"):
        return value
    try:
        return _day(value)
    except ValueError:
        message = 'write a date that there is: "12-22" for every year, or 2027-12-22 for one'
        raise ValueError(message) from None


Clock = Annotated[int, PlainValidator(_clock)]
"""Minutes after midnight."""
Weekday = Annotated[str, PlainValidator(_weekday)]
Week = Annotated[int, PlainValidator(_week)]
Day = Annotated[date, PlainValidator(_day)]
Edge = Annotated[date | str, PlainValidator(_edge)]
"""A date of one year, or month and day of every year."""


def said(minutes: int) -> str:
    """A time of day in figures.

    >>> said(570)
    '09:30'
    """
    return f"{minutes // HOUR:02}:{minutes % HOUR:02}"


class Hours(Model):
    """A stretch of the day, in minutes after midnight."""

    start: Clock = Field(alias="from")
    end: Clock = Field(alias="to")

    @model_validator(mode="after")
    def _forwards(self) -> Hours:
        if self.start >= self.end:
            message = f"from {said(self.start)} is not before to {said(self.end)}"
            raise ValueError(message)
        return self

    @property
    def minutes(self) -> tuple[int, int]:
        """Both ends."""
        return self.start, self.end

    def meets(self, other: Hours) -> bool:
        """Whether two stretches have any time in common."""
        return self.start < other.end and other.start < self.end

    def __str__(self) -> str:
        return f"{said(self.start)}–{said(self.end)}"
