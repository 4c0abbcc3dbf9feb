"""Meetings as .ics files that calendar programs can import again and again.

The files are RFC 5545 without a METHOD: they hold what a calendar stores. A CalDAV server may not store a METHOD
(RFC 4791, 4.1), a published one would ask for an ORGANIZER (RFC 5546, 3.2.1), and Outlook takes a file without one as
published. icalendar writes the words, the zone and the frame; the lines between them are numbers and dates only, and are
written here, because a large organisation has hundreds of thousands of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from functools import cache

from icalendar import Calendar, Timezone, TimezoneDaylight, TimezoneStandard, vRecur, vText

from tuskit.exercises.cadence.given import Record
from tuskit.text import Lang

TZID = "Europe/Copenhagen"
HELD, OFF = "CONFIRMED", "CANCELLED"
STAMP = datetime(2026, 1, 1, tzinfo=UTC)
"""When the first version counts as written: fixed, so that the same plan gives the same file; each later one a second on."""
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Signs that no text may hold."""
BEGIN, END = b"BEGIN:VCALENDAR\r\n", b"END:VCALENDAR\r\n"


def calendar(name: str, held: Iterable[bytes], lang: Lang) -> bytes:
    """A calendar of meetings, each as `events` writes it."""
    book = Calendar()
    book.add("prodid", f"-//tuskit//cadence//{lang.upper()}")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("x-wr-calname", vText(CONTROL.sub(" ", name)))
    book.add("x-wr-timezone", TZID)
    return b"".join((bytes(book.to_ical()).removesuffix(END), _zone(), *held, END))


def events(records: Iterable[Record]) -> Iterator[bytes]:
    """Each meeting as a VEVENT. A conversation of two is private."""
    line = cache(_line)
    for record in records:
        day, stamp = f"{record.day:%Y%m%d}", STAMP + timedelta(seconds=record.sequence)
        yield b"".join(
            (
                f"BEGIN:VEVENT\r\nUID:{record.uid}\r\nDTSTAMP:{stamp:%Y%m%dT%H%M%SZ}\r\n"
                f"DTSTART;TZID={TZID}:{day}T{_clock(record.minute)}\r\n"
                f"DTEND;TZID={TZID}:{day}T{_clock(record.minute + record.minutes)}\r\n"
                f"SEQUENCE:{record.sequence}\r\nSTATUS:{HELD if record.held else OFF}\r\n"
                f"TRANSP:{'OPAQUE' if record.held else 'TRANSPARENT'}\r\n".encode(),
                b"CLASS:PRIVATE\r\n" if record.private else b"",
                line("SUMMARY", record.title),
                line("DESCRIPTION", record.description) if record.description else b"",
                b"END:VEVENT\r\n",
            )
        )


def _line(name: str, words: str) -> bytes:
    """Words on a line of their own: escaped, and folded where it gets long."""
    written = Calendar()
    written.add(name, CONTROL.sub(" ", words.replace("\r\n", "\n")))
    return bytes(written.to_ical()).removeprefix(BEGIN).removesuffix(END)


def _clock(minute: int) -> str:
    return f"{minute // 60:02}{minute % 60:02}00"


@cache
def _zone() -> bytes:
    """Danish time by rule: a list of dates shifts summer meetings by an hour in some programs."""
    zone = Timezone()
    zone.add("tzid", TZID)
    for part, name, before, after, month in (
        (TimezoneDaylight(), "CEST", 1, 2, 3),
        (TimezoneStandard(), "CET", 2, 1, 10),
    ):
        part.add("tzname", name)
        part.add("dtstart", datetime(1996, month, 31 if month == 3 else 27, 2 if month == 3 else 3))  # noqa: DTZ001, PLR2004  (a clock's own time)
        part.add("tzoffsetfrom", timedelta(hours=before))
        part.add("tzoffsetto", timedelta(hours=after))
        part.add("rrule", vRecur({"FREQ": "YEARLY", "BYMONTH": month, "BYDAY": "-1SU"}))
        zone.add_component(part)
    return bytes(zone.to_ical())
