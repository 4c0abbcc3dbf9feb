"""When people are taken: what calendars really hold, only the times of it, and every fault at once."""

from __future__ import annotations

import logging
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from click.testing import CliRunner
from dateutil.rrule import rrulestr
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tuskit import busy, demo
from tuskit.busy.times import merged
from tuskit.cli import main
from tuskit.organisation import Organisation, Person, team
from tuskit.text import InputError
from tuskit.workshop import Workshop

HOME = ZoneInfo("Europe/Copenhagen")
FIRST, LAST = date(2027, 1, 4), date(2028, 1, 2)
OPENS, SHUTS = (datetime(y, 1, d, tzinfo=HOME).astimezone(UTC) for y, d in ((2027, 4), (2028, 3)))
PEOPLE = Organisation(
    (
        Person("ole", "Ole", ("drift",), email="ole@firma.dk"),
        Person("ida", "Ida", ("drift",), "ole", email="Ida.Berg@firma.dk"),
        Person("søren", "Søren", ("drift",), "ole"),
        Person("åse", "Åse", ("drift",), "ole"),
        Person("bo", "Bo", ("drift",), "ole"),
        Person("per", "Per", ("drift",), "ole"),
        Person("A1", "Anna", ("drift",), "ole", email="shared@firma.dk"),
        Person("a1", "Asta", ("drift",), "ole", email="shared@firma.dk"),
    ),
    (team("Drift"),),
)
SECRET = "Fyresamtale hos lægen"  # noqa: S105  (no password: what must never be told)


def event(*lines: str, uid: str = "1") -> str:
    return "\n".join(["BEGIN:VEVENT", f"UID:{uid}", f"SUMMARY:{SECRET}", *lines, "END:VEVENT"])


def book(*parts: str) -> bytes:
    text = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//y//DA", *parts, "END:VCALENDAR", ""])
    return text.replace("\n", "\r\n").encode()


def put(folder: Path, content: bytes | str, name: str = "ida.ics") -> Path:
    path = folder / "busy" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def times(folder: Path, *parts: str, person: str = "ida") -> list[str]:
    """From and to on Danish clocks: 04-01 09:00–10:00."""
    put(folder, book(*parts))
    found = busy.read(folder, PEOPLE, FIRST, LAST).get(person, ())
    assert all(one.tzinfo == HOME for span in found for one in span)
    return [said(*span) for span in found]


def said(start: datetime, end: datetime) -> str:
    return (
        f"{start:%d-%m %H:%M}–{end:%H:%M}" if start.date() == end.date() else f"{start:%d-%m %H:%M}–{end:%d-%m %H:%M}"
    )


def problems(folder: Path, organisation: Organisation | None = PEOPLE) -> list[str]:
    with pytest.raises(InputError) as error:
        busy.read(folder, organisation, FIRST, LAST)
    assert SECRET not in str(error.value)
    assert error.value.__cause__ is None
    assert SECRET not in str(error.value.__context__)
    return [problem.removeprefix(f"{folder / 'busy'}/") for problem in error.value.problems]


def test_no_folder_and_an_empty_calendar(tmp_path: Path) -> None:
    assert busy.read(tmp_path, PEOPLE, FIRST, LAST) == {}
    assert busy.read(tmp_path, None, FIRST, LAST) == {}
    put(tmp_path, book())
    assert busy.read(tmp_path, PEOPLE, FIRST, LAST) == {"ida": ()}


ONE_HOUR = {
    "floating": ("DTSTART:20270105T090000", "DTEND:20270105T100000"),
    "utc": ("DTSTART:20270105T080000Z", "DTEND:20270105T090000Z"),
    "duration": ("DTSTART;TZID=Europe/Copenhagen:20270105T090000", "DURATION:PT1H"),
    "windows": ("DTSTART;TZID=Romance Standard Time:20270105T090000", "DTEND;TZID=Romance Standard Time:20270105T100000"),
    "quoted": ('DTSTART;TZID="Romance Standard Time":20270105T090000', "DURATION:PT1H"),
    "elsewhere": ("DTSTART;TZID=America/New_York:20270105T030000", "DURATION:PT1H"),
    "path": ("DTSTART;TZID=/freeassociation.sourceforge.net/Europe/Berlin:20270105T090000", "DURATION:PT1H"),
    "unknown": ("DTSTART;TZID=Kantinen:20270105T090000", "DURATION:PT1H"),
    "tentative": ("DTSTART:20270105T090000", "DURATION:PT1H", "STATUS:TENTATIVE", "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE"),
    "away": ("DTSTART:20270105T090000", "DURATION:PT1H", "X-MICROSOFT-CDO-BUSYSTATUS:OOF"),
    "folded": ("DTSTART:2027010\n 5T090000", "DURATION:P\n\tT1H"),
    "small": ("dtstart:20270105T090000", "Duration:PT1H"),
    "strange": ("DTSTART:20270105T090000", "DURATION:PT1H", "no colon at all", "X-A\u2028END:VEVENT"),
    "alarm": ("DTSTART:20270105T090000", "DURATION:PT1H", "BEGIN:VALARM", "TRIGGER:-PT15M", "DURATION:PT9H", "END:VALARM"),
    "yes": ("DTSTART:20270105T090000", "DURATION:PT1H", "ATTENDEE;PARTSTAT=ACCEPTED:mailto:ida.berg@firma.dk"),
    "another_declined": ("DTSTART:20270105T090000", "DURATION:PT1H", "ATTENDEE;PARTSTAT=DECLINED:mailto:ole@firma.dk"),
}  # fmt: skip


@pytest.mark.parametrize("lines", ONE_HOUR.values(), ids=ONE_HOUR)
def test_an_hour_however_it_is_written(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert times(tmp_path, event(*lines)) == ["05-01 09:00–10:00"]


FREE = {
    "transparent": ("TRANSP:TRANSPARENT",),
    "cancelled": ("STATUS:CANCELLED",),
    "free": ("X-MICROSOFT-CDO-BUSYSTATUS:FREE",),
    "elsewhere": ("X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE",),
    "declined": ("ATTENDEE;CN=Ida;PARTSTAT=DECLINED:MAILTO:IDA.berg@firma.dk",),
}


@pytest.mark.parametrize("lines", FREE.values(), ids=FREE)
def test_what_is_not_busy(tmp_path: Path, lines: tuple[str, ...]) -> None:
    assert times(tmp_path, event("DTSTART:20270105T090000", "DURATION:PT1H", *lines)) == []


def test_what_tuskit_gave_out_is_not_in_its_own_way(tmp_path: Path) -> None:
    hour = ("DTSTART:20270105T090000", "DURATION:PT1H")
    assert times(tmp_path, event(*hour, uid="2027-mu.ida-3@tuskit"), event("DTSTART:20270106T090000", "DURATION:PT1H")) == [
        "06-01 09:00–10:00"
    ]  # fmt: skip


def test_moments_take_no_time(tmp_path: Path) -> None:
    assert times(tmp_path, event("DTSTART:20270105T090000")) == []


def test_whole_days_are_danish_days(tmp_path: Path) -> None:
    one = event("DTSTART;VALUE=DATE:20270105", uid="1")
    two = event("DTSTART;VALUE=DATE:20270328", "DTEND;VALUE=DATE:20270330", uid="2")
    assert times(tmp_path, one, two) == ["05-01 00:00–06-01 00:00", "28-03 00:00–30-03 00:00"]


def test_an_endless_recurrence_keeps_its_hour_over_the_summer_and_ends_with_the_year(tmp_path: Path) -> None:
    found = times(
        tmp_path, event("DTSTART;TZID=Europe/Copenhagen:20200106T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY")
    )
    assert len(found) == 52
    assert {one[6:] for one in found} == {"09:00–10:00"}


def test_exceptions_of_a_recurrence(tmp_path: Path) -> None:
    zone = "TZID=Europe/Copenhagen"
    found = times(
        tmp_path,
        event(f"DTSTART;{zone}:20270104T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;COUNT=6", f"EXDATE;{zone}:20270111T090000"),
        event(f"RECURRENCE-ID;{zone}:20270118T090000", f"DTSTART;{zone}:20270119T130000", "DURATION:PT2H"),
        event(f"RECURRENCE-ID;{zone}:20270125T090000", f"DTSTART;{zone}:20270125T090000", "DURATION:PT1H", "STATUS:CANCELLED"),
        event(f"RECURRENCE-ID;{zone}:20270201T090000", f"DTSTART;{zone}:20270201T090000", "DURATION:PT1H", "TRANSP:TRANSPARENT"),
    )  # fmt: skip
    assert found == ["04-01 09:00–10:00", "19-01 13:00–15:00", "08-02 09:00–10:00"]


def test_a_moved_meeting_of_a_series_that_is_not_in_the_file(tmp_path: Path) -> None:
    assert times(
        tmp_path, event("RECURRENCE-ID:20270118T080000Z", "DTSTART:20270119T080000Z", "DURATION:PT1H")
    ) == ["19-01 09:00–10:00"]  # fmt: skip


def test_two_zones_of_the_same_name_in_two_files_are_two(tmp_path: Path) -> None:
    for name, offset in (("ida.ics", "+0500"), ("ole.ics", "+0300")):
        zone = [
            "BEGIN:VTIMEZONE", "TZID:Customized Time Zone", "BEGIN:STANDARD", "DTSTART:16010101T000000",
            f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}", "END:STANDARD", "END:VTIMEZONE",
        ]  # fmt: skip
        put(tmp_path, book(*zone, event("DTSTART;TZID=Customized Time Zone:20270105T120000", "DURATION:PT1H")), name)
    found = busy.read(tmp_path, PEOPLE, FIRST, LAST)
    assert {person: said(*spans[0]) for person, spans in found.items()} == {
        "ida": "05-01 08:00–09:00",
        "ole": "05-01 10:00–11:00",
    }


def test_free_busy_lists(tmp_path: Path) -> None:
    lines = (
        "BEGIN:VFREEBUSY", "UID:x", "DTSTART:20270101T000000Z", "DTEND:20280101T000000Z",
        "FREEBUSY;FBTYPE=BUSY:20270105T080000Z/PT1H,20270106T080000Z/20270106T093000Z",
        "FREEBUSY;FBTYPE=FREE:20270107T080000Z/PT1H",
        "FREEBUSY:20270701T070000Z/PT30M",
        "FREEBUSY;FBTYPE=BUSY-TENTATIVE:20270108T080000Z/PT1H",
        "END:VFREEBUSY",
    )  # fmt: skip
    assert times(tmp_path, *lines) == [
        "05-01 09:00–10:00", "06-01 09:00–10:30", "08-01 09:00–10:00", "01-07 09:00–09:30",
    ]  # fmt: skip


def test_only_the_window_counts(tmp_path: Path) -> None:
    found = times(
        tmp_path,
        event("DTSTART;VALUE=DATE:20261220", "DTEND;VALUE=DATE:20270106", uid="1"),
        event("DTSTART:20280102T220000", "DTEND:20280103T020000", uid="2"),
        event("DTSTART:20280103T090000", "DURATION:PT1H", uid="3"),
        event("DTSTART:20261231T090000", "DURATION:PT1H", uid="4"),
    )
    assert found == ["04-01 00:00–06-01 00:00", "02-01 22:00–03-01 00:00"]


@pytest.mark.parametrize("name", ["ida.ics", "IDA.ICS", "ida.berg@firma.dk.ics", "Ida.Berg@Firma.dk.ics"])
def test_a_file_is_called_after_its_owner(tmp_path: Path, name: str) -> None:
    put(tmp_path, book(event("DTSTART:20270105T090000", "DURATION:PT1H")), name)
    assert list(busy.read(tmp_path, PEOPLE, FIRST, LAST)) == ["ida"]


def test_names_with_danish_letters_as_a_mac_writes_them(tmp_path: Path) -> None:
    put(tmp_path, book(), "A\u030ase.ics")
    put(tmp_path, book(), "a1.ics")
    put(tmp_path, book(), ".DS_Store")
    put(tmp_path, b"read me", "README.txt")
    assert set(busy.read(tmp_path, PEOPLE, FIRST, LAST)) == {"\u00e5se", "a1"}


def test_two_files_of_one_person_both_count(tmp_path: Path) -> None:
    put(tmp_path, book(event("DTSTART:20270105T090000", "DURATION:PT1H")), "ida.ics")
    put(tmp_path, book(event("DTSTART:20270105T093000", "DURATION:PT1H")), "ida.berg@firma.dk.ics")
    assert [said(*span) for span in busy.read(tmp_path, PEOPLE, FIRST, LAST)["ida"]] == ["05-01 09:00–10:30"]


def test_every_fault_is_told_at_once_and_nothing_of_what(tmp_path: Path) -> None:
    put(tmp_path, book(), "idda.ics")
    put(tmp_path, book(), "nobody-near-anyone@else.com.ics")
    put(tmp_path, book(), "shared@firma.dk.ics")
    put(tmp_path, "PK\x03\x04" + SECRET, "ole.zip")
    put(tmp_path, f"<html>{SECRET}</html>", "søren.ics")
    put(tmp_path, book(event("DTSTART:20270105T090000"))[:-40], "bo.ics")
    put(tmp_path, book("END:VEVENT"), "per.ics")
    put(
        tmp_path,
        book(
            event(f"DTSTART:{SECRET}", uid="1"),
            event("DTSTART:20270106T090000", "DTEND:20270106T080000", uid="2"),
            event("DTSTART:20270107T090000", "RRULE:FREQ=WEEKLY;BYDAY=XX", uid="3"),
            event("DTSTART:20270108T090000", "RRULE:FREQ=DAILY;INTERVAL=0", uid="4"),
            event("DTSTART:20270109T090000", "RRULE:FREQ=SECONDLY", uid="5"),
            event("DTEND:20270110T090000", uid="6"),
            event("DTSTART:20270111T090000", "DTSTART:20270112T090000", uid="7"),
            event("DTSTART:20270113T090000", "DURATION:PT1H", "RRULE:FREQ=WEEKLY;UNTIL=20270201T000000Z;UNTIL=1", uid="8"),
            event("DTSTART:20270114T090000", "DURATION:PT1H", uid="9"),
            "BEGIN:VFREEBUSY\nFREEBUSY:20270107T080000Z/noget\nEND:VFREEBUSY",
        ),
    )  # fmt: skip
    again = "Take it out, or export the calendar again."
    assert problems(tmp_path) == [
        "bo.ics: is broken off before the end. Export it again.",
        f"ida.ics:4: the event that begins here cannot be read: its DTSTART is not as it should be. {again}",
        f"ida.ics:9: the event on 2027-01-06 ends before it begins. {again}",
        f"ida.ics:15: the event on 2027-01-07 cannot be read: its RRULE is not as it should be. {again}",
        f"ida.ics:21: the event on 2027-01-08 cannot be used: it recurs every minute or second, or after no time at all. {again}",
        f"ida.ics:27: the event on 2027-01-09 cannot be used: it recurs every minute or second, or after no time at all. {again}",
        f"ida.ics:33: the event that begins here has no DTSTART. {again}",
        f"ida.ics:38: the event on 2027-01-11 cannot be read: when it begins or ends is not as it should be. {again}",
        f"ida.ics:44: the event on 2027-01-13 cannot be read: its RRULE is not as it should be. {again}",
        f"ida.ics:57: the list of busy times has a period that cannot be read. {again}",
        "idda.ics: belongs to nobody. Call it after somebody’s id or e-mail in the organisation file. The nearest is ida.",
        "nobody-near-anyone@else.com.ics: belongs to nobody. Call it after somebody’s id or e-mail in the organisation file.",
        "ole.zip: is no .ics file. Export the calendar as iCalendar, or move the file away.",
        "per.ics:4: is mixed up: what ends here has not begun. Export it again.",
        "shared@firma.dk.ics: may belong to A1 or a1. Call it after the id of one of them, written as in the organisation file.",
        "søren.ics: is no calendar: it does not begin with BEGIN:VCALENDAR. Export it again as iCalendar (.ics).",
    ]


def test_nobody_to_belong_to(tmp_path: Path) -> None:
    put(tmp_path, book())
    (problem,) = problems(tmp_path, None)
    assert "no organisation file says whose they are" in problem


def test_nothing_of_what_is_kept_or_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    put(
        tmp_path,
        book(event("DTSTART:20270105T090000", "DURATION:PT1H", f"LOCATION:{SECRET}", "DTEND:x", f"X-A:{SECRET}")),
    )
    with caplog.at_level(logging.DEBUG):
        problems(tmp_path)
        put(tmp_path, book(event("DTSTART:20270105T090000", "DURATION:PT1H", f"LOCATION:{SECRET}")))
        found = busy.read(tmp_path, PEOPLE, FIRST, LAST)
    assert SECRET not in caplog.text
    assert [type(one) for one in found["ida"][0]] == [datetime, datetime]


moments = st.integers(0, 400).map(lambda n: datetime(2027, 10, 30, 20, tzinfo=UTC) + timedelta(minutes=15 * n))


@settings(deadline=None)
@given(st.lists(st.tuples(moments, st.integers(1, 40)), max_size=12))
def test_merged_times_are_the_same_minutes(spans: list[tuple[datetime, int]]) -> None:
    """Brute force, over the night in which the clock goes back."""
    whole = [(start, start + timedelta(minutes=15 * length)) for start, length in spans]
    found = merged(whole)
    quarter = timedelta(minutes=15)
    expected = {a + n * quarter for a, b in whole for n in range((b - a) // quarter)}
    inside = [(a.astimezone(UTC), b.astimezone(UTC)) for a, b in found]
    assert {a + n * quarter for a, b in inside for n in range((b - a) // quarter)} == expected
    assert all(a[1] < b[0] for a, b in pairwise(inside))


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rule=st.builds(
        "FREQ={};INTERVAL={}{}".format,
        st.sampled_from(["DAILY", "WEEKLY", "WEEKLY;BYDAY=MO,TH", "MONTHLY", "MONTHLY;BYDAY=-1FR", "YEARLY"]),
        st.integers(1, 4),
        st.sampled_from(["", ";COUNT=7", ";UNTIL=20270831T220000Z"]),
    ),
    begins=st.datetimes(datetime(2026, 1, 1), datetime(2027, 12, 1)).map(lambda d: d.replace(second=0, microsecond=0)),  # noqa: DTZ001  (floating, as it is written)
)  # fmt: skip
def test_recurrences_are_those_of_dateutil(tmp_path: Path, rule: str, begins: datetime) -> None:
    """Against another reading of the rule: wall clocks, one recurrence at a time."""
    found = times(
        tmp_path, event(f"DTSTART;TZID=Europe/Copenhagen:{begins:%Y%m%dT%H%M%S}", "DURATION:PT10M", f"RRULE:{rule}")
    )
    midnight = datetime(2027, 9, 1)  # noqa: DTZ001  (as above)
    clocks = rrulestr(rule.replace("20270831T220000Z", "20270901T000000"), dtstart=begins)
    clock = set(clocks.between(datetime(2026, 12, 1), datetime(2028, 2, 1), inc=True))  # noqa: DTZ001  (as above)
    if "UNTIL" not in rule or begins <= midnight:
        clock.add(begins)
    held = [(at.replace(tzinfo=HOME).astimezone(UTC), timedelta(minutes=10)) for at in sorted(clock)]
    wanted = [
        said(max(at, OPENS).astimezone(HOME), min(at + long, SHUTS).astimezone(HOME))
        for at, long in held
        if at < SHUTS and at + long > OPENS
    ]
    assert found == wanted


def test_ten_thousand_events(tmp_path: Path) -> None:
    days = [date(2027, 1, 4) + timedelta(days=n % 350) for n in range(10_000)]
    put(
        tmp_path,
        book(
            *(
                event(f"DTSTART:{day:%Y%m%d}T{9 + n % 7:02}0000", "DURATION:PT30M", *(["RRULE:FREQ=WEEKLY"] if n % 50 == 0 else []), uid=str(n))
                for n, day in enumerate(days)
            )
        ),
    )  # fmt: skip
    found = busy.read(tmp_path, PEOPLE, FIRST, LAST)["ida"]
    assert len(found) > 300
    assert all(a[1] < b[0] for a, b in pairwise(found))


def test_a_workshop_reads_them_and_says_how_many(tmp_path: Path) -> None:
    demo.new(tmp_path / "new")
    put(tmp_path / "new", book(event("DTSTART:20270105T090000", "DURATION:PT1H")), "a1.ics")
    said_ = CliRunner().invoke(main, ["check", str(tmp_path / "new")]).output
    assert "busy: calendars read for 1 of 11 people\ncalendar.yaml: monday to friday 09:00–15:30; " in said_
    held = Workshop.open(tmp_path / "new")
    assert [said(*span) for span in held.group("cadence").busy["a1"]] == ["05-01 09:00–10:00"]
    assert held.group("cadence").busy is held.group("cadence").busy, "read once"
    put(tmp_path / "new", book(), "nobody.ics")
    with pytest.raises(InputError, match="belongs to nobody"):
        Workshop.open(tmp_path / "new")
