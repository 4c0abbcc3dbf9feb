"""What a calendar holds, for whoever checks a workshop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tuskit.calendar.clock import WEEKDAYS
from tuskit.calendar.days import year
from tuskit.calendar.file import Calendar


def told(calendar: Calendar, first: date) -> str:
    """The hours, what is kept free, what is closed and how many days are open in the year from `first` on.

    >>> from tuskit.calendar import usual
    >>> told(usual(), date(2027, 1, 4)).split("; ")[0]
    'monday to friday 09:00–15:30'
    """
    return "; ".join(_parts(calendar, first))


def _parts(calendar: Calendar, first: date) -> Iterator[str]:
    yield ", ".join(_hours(calendar))
    if calendar.lunch:
        yield f"lunch {calendar.lunch}"
    free = [*calendar.free_days, *(f"{one.weekday or 'every day'} {one}" for one in calendar.free)]
    if free:
        yield f"no meetings {', '.join(free)}"
    if calendar.closed:
        yield f"closed: {', '.join(one.text.en for one in calendar.closed)}"
    if calendar.holidays:
        yield f"holidays: {', '.join(calendar.holidays)}{' and bridge days' if calendar.bridge_days else ''}"
    days = year(calendar, first)
    yield f"{len(days.open)} open days from {days.first} to {days.last}"
    product = calendar.product
    beats = [
        *(["quarters"] if product.quarters else []),
        *([f"sprints of {product.sprints.weeks} weeks from {product.sprints.first}"] if product.sprints else []),
        *([f"releases on {', '.join(map(str, product.releases))}"] if product.releases else []),
    ]
    if beats:
        yield f"TUS can follow {', '.join(beats)}"


def _hours(calendar: Calendar) -> Iterator[str]:
    """Weekdays in a row with the same hours, told together."""
    runs: list[list[int]] = []
    week = calendar.hours.week
    for weekday, hours in enumerate(week):
        if runs and week[runs[-1][-1]] == hours:
            runs[-1].append(weekday)
        else:
            runs.append([weekday])
    for run in runs:
        names = WEEKDAYS[run[0]] if len(run) == 1 else f"{WEEKDAYS[run[0]]} to {WEEKDAYS[run[-1]]}"
        yield f"{names} {week[run[0]] or 'none'}"
