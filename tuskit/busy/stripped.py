"""An .ics file cut down to what says when: its events, busy periods and time zones, and of those only the times."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

EVENT, FREEBUSY, ZONE, RULE = "VEVENT", "VFREEBUSY", "VTIMEZONE", ("STANDARD", "DAYLIGHT")
BUSYSTATUS = "X-MICROSOFT-CDO-BUSYSTATUS"
DECLINED = "X-TUSKIT-DECLINED"
"""Written in place of the line in which the calendar's owner says no."""
TIMES = {"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"}
KEPT = {
    EVENT: {*TIMES, "UID", "SEQUENCE", "TRANSP", "STATUS", BUSYSTATUS},
    FREEBUSY: {"UID", "FREEBUSY"},
    ZONE: {"TZID"},
    **{rule: {*TIMES, "TZOFFSETFROM", "TZOFFSETTO"} for rule in RULE},
}


class UnreadableError(Exception):
    """The file is no calendar, as words that follow its name; the line it was seen in, where there is one."""

    def __init__(self, says: str, line: int | None = None) -> None:
        super().__init__(says)
        self.line = line


@dataclass(frozen=True)
class Part:
    """An event, a list of busy periods or a time zone: the line it begins in, and its lines about time."""

    kind: str
    line: int
    lines: list[str] = field(repr=False)

    @property
    def source(self) -> str:
        """The part as iCalendar text."""
        return "\r\n".join([*self.lines, ""])

    def value(self, name: str) -> str:
        """What stands after the colon of a line; empty where there is no such line."""
        found = (line.split(":", 1)[1] for line in self.lines if _name(line) == name and ":" in line)
        return next(found, "").strip()


def stripped(source: bytes, email: str = "") -> tuple[Part, ...]:
    """The parts of a file that say when, in their order. `email` is the owner's, to know what the owner has declined.

    Raises UnreadableError where the file is no calendar, or broken off.
    """
    lines = list(_unfolded(re.split(r"\r\n|\n|\r", source.decode("utf-8-sig", errors="replace"))))
    if not lines or lines[0][1].strip().upper() != "BEGIN:VCALENDAR":
        message = "is no calendar: it does not begin with BEGIN:VCALENDAR. Export it again as iCalendar (.ics)."
        raise UnreadableError(message)
    found: list[Part] = []
    within: list[str] = []
    for number, line in lines:
        name, value = _name(line), line.partition(":")[2].strip().upper()
        if name == "BEGIN":
            within.append(value)
            if value in {EVENT, FREEBUSY, ZONE}:
                found.append(Part(value, number, []))
        if found and within and (within[-1] == found[-1].kind or (found[-1].kind == ZONE and within[-1] in RULE)):
            found[-1].lines.extend(_kept(name, line, within[-1], email))
        if name == "END" and (not within or within.pop() != value):
            message = "is mixed up: what ends here has not begun. Export it again."
            raise UnreadableError(message, number)
    if within:
        message = "is broken off before the end. Export it again."
        raise UnreadableError(message)
    return tuple(found)


def _kept(name: str, line: str, within: str, email: str) -> Iterator[str]:
    if name in {"BEGIN", "END"} or name in KEPT[within]:
        yield line
    elif within == EVENT and name == "ATTENDEE" and email and _declines(line.casefold(), email.casefold()):
        yield f"{DECLINED}:TRUE"


def _declines(attendee: str, email: str) -> bool:
    return "partstat=declined" in attendee and attendee.endswith(f"mailto:{email}")


def _unfolded(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """Whole lines, each with the number of its first; a line that begins with a blank goes on from the one before."""
    number, held = 0, ""
    for at, line in enumerate(lines, start=1):
        if line[:1] in {" ", "\t"} and held:
            held += line[1:]
        elif line.strip():
            if held:
                yield number, held
            number, held = at, line
    if held:
        yield number, held


def _name(line: str) -> str:
    return re.split("[:;]", line, maxsplit=1)[0].strip().upper()
