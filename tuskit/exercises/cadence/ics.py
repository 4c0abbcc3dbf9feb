"""A plan as .ics files, one for each team and each person, that calendar programs can import again and again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneDaylight, TimezoneStandard, vRecur

from tuskit.exercises.cadence.meetings import Meeting, Plan

TZID = "Europe/Copenhagen"
HELD, OFF = "CONFIRMED", "CANCELLED"
STAMP = datetime(2026, 1, 1, tzinfo=UTC)
"""When the first version counts as written: fixed, so that the same plan gives the same file."""


def calendar(
    name: str,
    meetings: Iterable[Meeting],
    words: Callable[[Meeting], tuple[str, str]],
    *,
    year: int,
    earlier: bytes | None = None,
) -> bytes:
    """Write meetings as a calendar. `words` gives each one's title and description.

    With the `earlier` file of the same plan every meeting keeps its UID, the SEQUENCE of what has changed rises, and
    what is not held any more is called off.
    """
    known = _versions(earlier) if earlier else {}
    book = Calendar()
    book.add("prodid", "-//tuskit//cadence//DA")
    book.add("version", "2.0")
    book.add("calscale", "GREGORIAN")
    book.add("method", "PUBLISH")
    book.add("x-wr-calname", name)
    book.add("x-wr-timezone", TZID)
    book.add_component(_zone())
    for meeting in meetings:
        book.add_component(_event(meeting, words(meeting), year, known))
    held = {str(event["UID"]) for event in book.walk("VEVENT")}
    for key, event in known.items():
        if key not in held:
            book.add_component(_called_off(event))
    return bytes(book.to_ical())


def uid(meeting: Meeting, year: int) -> str:
    """The meeting's name in all calendars: the same when it moves."""
    return f"{year}-{meeting.relation.id}-{meeting.number}@tuskit"


def of_person(plan: Plan, person: str) -> tuple[Meeting, ...]:
    """The meetings that somebody takes part in."""
    return tuple(meeting for meeting in plan.meetings if person in meeting.relation.people)


def of_team(plan: Plan, team: str, kinds: Iterable[str]) -> tuple[Meeting, ...]:
    """A team's meetings. `kinds` are the conversations that teams hold."""
    relations = {f"{kind}.{team}" for kind in kinds}
    return tuple(meeting for meeting in plan.meetings if meeting.relation.id in relations)


def _event(meeting: Meeting, words: tuple[str, str], year: int, known: Mapping[str, Event]) -> Event:
    title, description = words
    event = Event()
    event.add("uid", uid(meeting, year))
    event.add("dtstart", meeting.start)
    event.add("dtend", meeting.start + timedelta(minutes=meeting.minutes))
    event.add("summary", title)
    if description:
        event.add("description", description)
    event.add("status", HELD)
    event.add("transp", "OPAQUE")
    before = known.get(str(event["UID"]))
    sequence = int(before.get("SEQUENCE", 0)) if before else 0
    _number(event, sequence + 1 if before and _said(before) != _said(event) else sequence)
    return event


def _called_off(event: Event) -> Event:
    """An event of the earlier file that is not held any more; its calendar takes it out."""
    if event.get("STATUS") != OFF:
        event["STATUS"] = OFF
        event["TRANSP"] = "TRANSPARENT"
        _number(event, int(event.pop("SEQUENCE", 0)) + 1)
    return event


def _number(event: Event, sequence: int) -> None:
    """Say which version this is."""
    event.pop("DTSTAMP", None)
    event.add("sequence", sequence)
    event.add("dtstamp", STAMP + timedelta(seconds=sequence))


def _said(event: Event) -> tuple[object, ...]:
    """What a calendar shows of an event."""
    shown = [str(event.get(name, "")) for name in ("SUMMARY", "DESCRIPTION", "STATUS")]
    return event.decoded("DTSTART"), event.decoded("DTEND"), *shown


def _versions(earlier: bytes) -> dict[str, Event]:
    """Each event of a file that was written before, by its UID."""
    found = Calendar.from_ical(earlier).walk("VEVENT")
    return {str(event["UID"]): event for event in found if isinstance(event, Event)}


def _zone() -> Timezone:
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
    return zone
