"""The files to take away: calendars that programs import again and again, and the table."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest

from tuskit import demo
from tuskit.calendar import usual, year
from tuskit.exercise import File
from tuskit.exercises import EXERCISES
from tuskit.exercises.cadence import ics
from tuskit.exercises.cadence.meetings import Meeting
from tuskit.exercises.cadence.plan import plan
from tuskit.exercises.cadence.relations import Kind, Rhythm, relations
from tuskit.organisation import generic
from tuskit.plan import Plan
from tuskit.text import Text
from tuskit.workshop import Workshop

CADENCE: Any = EXERCISES["cadence"].findings


@pytest.fixture(scope="module")
def files() -> dict[str, File]:
    return {file.name: file for file in CADENCE.files(demo.demo().findings("cadence"), "da")}


def meetings() -> tuple[Meeting, ...]:
    kinds = (Kind(id="mu", who="pair", rhythm=Rhythm(weeks=4, minutes=30)),)
    made = plan(relations(generic(2), kinds), year(usual(), date(2027, 1, 4)), {})
    return made.of("mu.A1")


def book(*held: Meeting, earlier: bytes | None = None) -> bytes:
    return ics.calendar("Ida", held, lambda _: ("MU: Ida og Ole", "Dagsorden: trivsel."), year=2027, earlier=earlier)


def events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def test_nine_oclock_stays_nine_oclock() -> None:
    held = meetings()
    found = events(book(*held))
    assert len(found) == len(held)
    for event, meeting in zip(found, held, strict=True):
        start = event.decoded("DTSTART")
        assert (start.hour * 60 + start.minute, start.date()) == (meeting.minute, meeting.day)
    offsets = {event.decoded("DTSTART").utcoffset() for event in found}
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}


def test_the_zone_is_a_rule_and_not_a_list_of_dates() -> None:
    text = book(*meetings()).decode()
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "TZID:Europe/Copenhagen" in text
    assert text.count("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3") == 1
    assert text.count("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10") == 1
    assert "RDATE" not in text


def test_the_lines_are_as_the_standard_wants_them() -> None:
    content = ics.calendar("Ærø", meetings(), lambda _: ("Ø" * 100, "æ" * 300), year=2027)
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert events(content)[0]["SUMMARY"] == "Ø" * 100


def test_the_same_plan_gives_the_same_file() -> None:
    assert book(*meetings()) == book(*meetings())
    assert book(*meetings()) == book(*meetings(), earlier=book(*meetings()))


def test_a_meeting_that_moves_keeps_its_name_and_rises_in_sequence() -> None:
    first, *rest = meetings()
    before = book(first, *rest)
    moved = book(replace(first, minute=first.minute + 60), *rest, earlier=before)
    old, new = events(before), events(moved)
    assert [event["UID"] for event in old] == [event["UID"] for event in new]
    assert [int(event["SEQUENCE"]) for event in new] == [1, *[0] * len(rest)]
    assert new[0].decoded("DTSTAMP") > old[0].decoded("DTSTAMP")
    again = book(first, *rest, earlier=moved)
    assert int(events(again)[0]["SEQUENCE"]) == 2


def test_a_meeting_that_is_not_held_any_more_is_called_off_once() -> None:
    first, *rest = meetings()
    fewer = book(*rest, earlier=book(first, *rest))
    gone = next(event for event in events(fewer) if event["UID"] == ics.uid(first, 2027))
    assert (gone["STATUS"], int(gone["SEQUENCE"])) == ("CANCELLED", 1)
    assert sum(event["STATUS"] == "CONFIRMED" for event in events(fewer)) == len(rest)
    still = next(event for event in events(book(*rest, earlier=fewer)) if event["UID"] == gone["UID"])
    assert (still["STATUS"], int(still["SEQUENCE"])) == ("CANCELLED", 1)
    back = next(event for event in events(book(first, *rest, earlier=fewer)) if event["UID"] == gone["UID"])
    assert (back["STATUS"], int(back["SEQUENCE"])) == ("CONFIRMED", 2)


def test_another_agenda_is_a_new_version() -> None:
    held = meetings()
    new = ics.calendar("Ida", held, lambda _: ("MU: Ida og Ole", "Dagsorden: mål."), year=2027, earlier=book(*held))
    assert {int(event["SEQUENCE"]) for event in events(new)} == {1}


def test_an_id_that_is_no_file_name(tmp_path: Path) -> None:
    (tmp_path / "people.csv").write_text(
        "id,name,team,leader\n../Ole,Ole,Drift,\n../ole,Ida,Drift,../Ole\nå b,Åse,Drift,../Ole\n", "utf-8"
    )
    (tmp_path / "workshop.yaml").write_text(
        "title: {da: Prøve, en: Trial}\nmode: open\nled: false\ninvited: 3\norganisation: people.csv\nstarts: 2027-01-04\n",
        "utf-8",
    )
    workshop = Workshop.open(tmp_path)
    assert workshop.submit("cadence", "somebody", {}) == ()
    names = [file.name for file in CADENCE.files(workshop.findings("cadence"), "en")]
    assert len(set(names)) == len(names) == 1 + 1 + 3
    assert all(re.fullmatch(r"plan\.xlsx|(teams|people)/[a-z0-9_-]+\.ics", name) for name in names)


def test_every_meeting_has_a_name_of_its_own() -> None:
    found = events(book(*meetings()))
    assert len({event["UID"] for event in found}) == len(found)
    assert all(event.decoded("DTSTAMP") >= datetime(2026, 1, 1, tzinfo=UTC) for event in found)


def test_a_calendar_for_each_team_and_each_person(files: dict[str, File]) -> None:
    organisation = demo.demo().organisation
    assert organisation
    assert {name for name in files if name.startswith("people/")} == {f"people/{p.id}.ics" for p in organisation.people}
    assert {name for name in files if name.startswith("teams/")} == {f"teams/{t.id}.ics" for t in organisation.teams}
    for name, file in files.items():
        if name.endswith(".ics"):
            assert events(file.content), name
            assert b"simulerede svar" in file.content.replace(b"\r\n ", b"")


def test_the_table_holds_every_meeting(files: dict[str, File]) -> None:
    found = demo.demo().findings("cadence")
    pages = openpyxl.load_workbook(io.BytesIO(files["plan.xlsx"].content))
    rows = list(pages["Samtaler"].iter_rows(values_only=True))
    assert rows[0][0] == "Dato"
    assert len(rows) == 1 + len(found.plan.meetings) + 2
    assert rows[-1][0] == "Simulerede svar"
    load = list(pages["Timer pr. uge"].iter_rows(values_only=True))
    assert len(load) == 1 + len(found.plan.leaders) + 2
    assert load[-1][0] == "Simulerede svar"
    assert sum(load[1][1:]) == pytest.approx(sum(found.plan.load[found.plan.leaders[0]]) / 60)


def test_nothing_is_given_away_before_there_is_something_to_show() -> None:
    empty = Workshop(Plan(title=Text(da="Prøve", en="Trial"), invited=6))
    assert CADENCE.files(empty.findings("cadence"), "da") == ()
