"""The times at which one calendar says that somebody is taken."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, FreeBusy, Timezone
from icalendar.timezone import tzp
from recurring_ical_events import CalendarQuery, EventAdapter

from tuskit.busy.stripped import BUSYSTATUS, DECLINED, EVENT, FREEBUSY, ZONE, Part

Span = tuple[datetime, datetime]
"""From and to, with their time zones."""
HOME = ZoneInfo("Europe/Copenhagen")
"""Times without a zone are Danish."""
OURS = "@tuskit"
"""How the names of the meetings end that tuskit gave out."""
DAY = timedelta(days=1)
NOT_BUSY = {
    "TRANSP": {"TRANSPARENT"},
    "STATUS": {"CANCELLED"},
    BUSYSTATUS: {"FREE", "WORKINGELSEWHERE"},
    DECLINED: {"TRUE"},
}
TOO_OFTEN = {"SECONDLY", "MINUTELY"}


class EventError(Exception):
    """What is wrong with an event, as words that follow "the event"."""


def taken(parts: Sequence[Part], first: date, last: date) -> tuple[list[Span], list[tuple[int, str]]]:
    """When somebody is taken from `first` to `last`, unsorted and in UTC; and what cannot be read, each with its line.

    Zones and events of one calendar belong together, so that a file is read by itself.
    """
    window = (_aware(first), _aware(last + DAY))
    spans: list[Span] = []
    faults: list[tuple[int, str]] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a zone's name that had to be guessed is no news to anybody
        tzp.use_default()  # forgets the zones of the file before, which may have had other rules under the same name
        for zone in (part for part in parts if part.kind == ZONE):
            _learn(zone)
        for series in _series(parts):
            try:
                found = _periods(series[0]) if series[0].kind == FREEBUSY else _events(series, window)
                spans += [clipped for span in found if (clipped := _clip(span, window))]
            except EventError as fault:
                faults.append(
                    (series[0].line, f"{_named(series[0])} {fault}. Take it out, or export the calendar again.")
                )
    return spans, faults


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The same times, sorted and on Danish clocks; what overlaps or touches is one."""
    found: list[list[datetime]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1][1] = max(found[-1][1], end)
        else:
            found.append([start, end])
    return tuple((start.astimezone(HOME), end.astimezone(HOME)) for start, end in found)


def _learn(zone: Part) -> None:
    """Let icalendar know a zone that has rules of its own. The rules of well-known zones are known better."""
    if zone.value("TZID") and tzp.timezone(zone.value("TZID")) is None:
        try:
            tzp.cache_timezone_component(Timezone.from_ical(zone.source))
        except Exception:  # noqa: BLE001  (whatever is wrong with it: its times are read as Danish ones)
            return


def _series(parts: Sequence[Part]) -> list[list[Part]]:
    """The events that are versions of one, and each other part, by itself; without zones and what tuskit gave out."""
    series: dict[str, list[Part]] = {}
    for number, part in enumerate(parts):
        name = part.value("UID")
        if part.kind != ZONE and not (part.kind == EVENT and name.casefold().endswith(OURS)):
            series.setdefault(name if name and part.kind == EVENT else f"\n{number}", []).append(part)
    return list(series.values())


def _events(series: Sequence[Part], window: Span) -> Iterator[Span]:
    versions = [_event(part) for part in series]
    alone = len(versions) == 1 and not {"RRULE", "RDATE", "RECURRENCE-ID"} & set(versions[0])
    for event in versions if alone else _recurring(versions, window):
        if not any(str(event.get(name, "")).upper() in free for name, free in NOT_BUSY.items()):
            times = EventAdapter(event)
            yield _aware(times.raw_start), _aware(times.raw_end)


def _event(part: Part) -> Any:
    """One event, known to have times that can be used."""
    try:
        event = Event.from_ical(part.source)
    except Exception:  # noqa: BLE001  (whatever is wrong: it is this event that cannot be read)
        message = "cannot be read"
        raise EventError(message) from None
    if event.errors:
        message = f"cannot be read: its {event.errors[0][0] or 'time'} is not as it should be"
        raise EventError(message)
    if "DTSTART" not in event:
        message = "has no DTSTART"
        raise EventError(message)
    rules = event.get("RRULE", [])
    for rule in rules if isinstance(rules, list) else [rules]:
        if TOO_OFTEN & set(rule.get("FREQ", ())) or any(every < 1 for every in rule.get("INTERVAL", ())):
            message = "cannot be used: it recurs every minute or second, or after no time at all"
            raise EventError(message)
    try:
        backwards = _aware(EventAdapter(event).raw_start) > _aware(EventAdapter(event).raw_end)
    except Exception:  # noqa: BLE001  (as above)
        message = "cannot be read: when it begins or ends is not as it should be"
        raise EventError(message) from None
    if backwards:
        message = "ends before it begins"
        raise EventError(message)
    return event


def _recurring(versions: Sequence[Any], window: Span) -> list[Any]:
    """The times that an event recurs within the window, as events; what was moved or cancelled is its own version."""
    calendar = Calendar()
    calendar.subcomponents = list(versions)
    try:
        return list(CalendarQuery(calendar).between(window[0] - DAY, window[1] + DAY))
    except Exception:  # noqa: BLE001  (as above)
        message = "cannot be read: how it recurs is not as it should be"
        raise EventError(message) from None


def _periods(part: Part) -> Iterator[Span]:
    """The periods of a free/busy list that are not free."""
    try:
        periods = FreeBusy.from_ical(part.source).get("FREEBUSY", [])
        for period in periods if isinstance(periods, list) else [periods]:
            if str(period.params.get("FBTYPE", "BUSY")).upper() != "FREE":
                yield _aware(period.start), _aware(period.end)
    except Exception:  # noqa: BLE001  (as above)
        message = "has a period that cannot be read"
        raise EventError(message) from None


def _named(part: Part) -> str:
    """An event by its date, as far as it has one; never by its title."""
    if part.kind == FREEBUSY:
        return "the list of busy times"
    written = re.match(r"(\d{4})(\d\d)(\d\d)", part.value("DTSTART"))
    return f"the event on {'-'.join(written.groups())}" if written else "the event that begins here"


def _aware(value: date) -> datetime:
    """A moment in UTC; a date is midnight."""
    if not isinstance(value, datetime):
        value = datetime.combine(value, time.min)
    return (value if value.tzinfo else value.replace(tzinfo=HOME)).astimezone(UTC)


def _clip(span: Span, window: Span) -> Span | None:
    start, end = max(span[0], window[0]), min(span[1], window[1])
    return (start, end) if start < end else None
