"""An organisation's year: which days and hours conversations can be held in, and the rhythm of what it makes."""

from __future__ import annotations

from tuskit.calendar.clock import WEEKDAYS
from tuskit.calendar.days import STEP, Days, danish_holidays, year
from tuskit.calendar.file import FILE, Calendar, read, usual

__all__ = ["FILE", "STEP", "WEEKDAYS", "Calendar", "Days", "danish_holidays", "read", "usual", "year"]
