"""An organisation's year: which days and hours conversations can be held in, and the rhythm of what it makes."""

from __future__ import annotations

from tuskit.calendar.clock import WEEKDAYS
from tuskit.calendar.days import STEP, YEAR, Days, danish_holidays, year
from tuskit.calendar.file import FILE, Calendar, read, usual
from tuskit.calendar.product import Beat, product_days
from tuskit.calendar.told import told

__all__ = [
    "FILE",
    "STEP",
    "WEEKDAYS",
    "YEAR",
    "Beat",
    "Calendar",
    "Days",
    "danish_holidays",
    "product_days",
    "read",
    "told",
    "usual",
    "year",
]
