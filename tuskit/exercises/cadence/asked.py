"""What a year is planned from, and the plan that follows: made once for everybody who looks at the same decision."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from tuskit.calendar import Calendar, year
from tuskit.exercises.cadence.given import before
from tuskit.exercises.cadence.meetings import Plan, leaders
from tuskit.exercises.cadence.plan import plan
from tuskit.exercises.cadence.planner.timetable import away
from tuskit.exercises.cadence.relations import Kind, relations
from tuskit.organisation import Organisation


class Same(NamedTuple):
    """Something large that is itself and nothing else, so that it can be told without being read."""

    value: Any

    def __hash__(self) -> int:
        return id(self.value) if self.value else 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and (self.value is other.value or not (self.value or other.value))


class Asked(NamedTuple):
    """What a year is planned from."""

    organisation: Organisation
    kinds: tuple[Kind, ...]
    calendar: Calendar
    starts: date
    free_days: tuple[str, ...]
    winter: tuple[int, ...]
    cap: int
    busy: Same
    given: Same
    today: date
    thorough: bool
    """Whether the solver may be asked; see `plan`."""


@lru_cache(maxsize=8)
def plan_year(asked: Asked) -> Plan:
    """Plan the year; once for everybody who looks at the same decision."""
    found = relations(asked.organisation, asked.kinds)
    days = year(asked.calendar, asked.starts, free_days=asked.free_days, winter=asked.winter)
    taken = away(days, asked.organisation, asked.busy.value)
    held = before(asked.given.value) if asked.given.value else ()
    return plan(
        found,
        days,
        dict.fromkeys(leaders(found), asked.cap),
        away=taken,
        before=held,
        today=asked.today,
        thorough=asked.thorough,
    )
