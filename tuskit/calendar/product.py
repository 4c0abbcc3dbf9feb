"""The rhythm of what an organisation makes: quarters, sprints and releases, to which conversations can be tied."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from tuskit.calendar.clock import Day
from tuskit.text import Model

if TYPE_CHECKING:
    from tuskit.calendar.file import Calendar

Beat = Literal["quarters", "sprints", "releases"]
QUARTERS = (1, 4, 7, 10)
"""The months that quarters begin in."""


class Sprints(Model):
    """Sprints of the same length, one after another."""

    first: Day
    """The day that one of them begins."""
    weeks: Annotated[int, Field(ge=1, le=26)]


class Product(Model):
    """What the product's year is divided by."""

    quarters: bool = True
    sprints: Sprints | None = None
    releases: Annotated[tuple[Day, ...], Field(strict=False)] = ()
    within: Annotated[int, Field(ge=1, le=26)] = 2
    """A conversation that follows the product lies in one of so many weeks, counted from the day that something begins."""


def product_days(calendar: Calendar, kind: Beat, first: date, last: date) -> tuple[date, ...]:
    """The days from `first` to `last` on which a quarter or sprint begins, or on which a release comes, sorted.

    Empty where the calendar has none.
    """
    product = calendar.product
    days: set[date] = set()
    if kind == "releases":
        days = set(product.releases)
    elif kind == "quarters" and product.quarters:
        days = {date(year, month, 1) for year in range(first.year, last.year + 1) for month in QUARTERS}
    elif kind == "sprints" and product.sprints:
        every = timedelta(weeks=product.sprints.weeks)
        begun = max(0, (first - product.sprints.first) // every)
        days = {product.sprints.first + n * every for n in range(begun, (last - product.sprints.first) // every + 1)}
    return tuple(sorted(day for day in days if first <= day <= last))
