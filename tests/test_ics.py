"""The calendars to take away: valid, read alike by four libraries, written whole, and the same again."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import icalendar
import pytest
import vobject
from ical.calendar_stream import IcsCalendarStream

from tuskit import demo, memory
from tuskit.calendar import usual, year
from tuskit.exercise import File
from tuskit.exercises import EXERCISES
from tuskit.exercises.cadence import ics
from tuskit.exercises.cadence.given import Memory, Record
from tuskit.exercises.cadence.issue import Words, issue
from tuskit.exercises.cadence.plan import plan
from tuskit.exercises.cadence.relations import Kind, Rhythm, relations
from tuskit.organisation import generic
from tuskit.plan import Plan
from tuskit.surfaces import takeaway
from tuskit.text import InputError, Text
from tuskit.workshop import Workshop

CADENCE: Any = EXERCISES["cadence"].findings
ZONE = ZoneInfo("Europe/Copenhagen")
AWKWARD = "Ærø; Ida, Åse\nog Øjvind \\ " + "blåbærgrød " * 12


@pytest.fixture(scope="module")
def files() -> dict[str, File]:
    return {file.name: file for file in CADENCE.files(demo.demo().findings("cadence"), "da")}


def records(
    title: str = "MU: Ida og Ole", description: str = "(simulerede svar)", team: str = ""
) -> tuple[Record, ...]:
    kinds = (Kind(id="mu", who="pair", rhythm=Rhythm(weeks=4, minutes=30)),)
    made = plan(relations(generic(2), kinds), year(usual(), date(2027, 1, 4)), {})
    before = Memory(workshop=UUID(int=1), names={}, floor=0, records=())
    words: Callable[[Any], Words] = lambda _: Words(title, description, team)  # noqa: E731
    return issue(made, before, words, today=date(2027, 1, 1), names={}).records


def book(held: tuple[Record, ...]) -> bytes:
    return ics.calendar("Ida, Ole", ics.events(held), "da")


def events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def clock(record: Record) -> tuple[date, int]:
    return record.day, record.minute


def test_nine_oclock_stays_nine_oclock() -> None:
    held = records()
    found = events(book(held))
    assert len(found) == len(held)
    starts = [event.decoded("DTSTART") for event in found]
    assert [(start.date(), start.hour * 60 + start.minute) for start in starts] == [clock(each) for each in held]
    assert {start.utcoffset() for start in starts} == {timedelta(hours=1), timedelta(hours=2)}


def test_the_zone_is_a_rule_and_not_a_list_of_dates() -> None:
    text = book(records()).decode()
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert "TZID:Europe/Copenhagen" in text
    assert text.count("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3") == 1
    assert text.count("RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10") == 1
    assert "RDATE" not in text


def test_the_lines_are_as_the_standard_wants_them() -> None:
    content = ics.calendar(AWKWARD, ics.events(records("Ø" * 100, "æ" * 300)), "da")
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines), "no letter is cut in two"
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert events(content)[0]["SUMMARY"] == "Ø" * 100
    assert events(content)[0]["DESCRIPTION"] == "æ" * 300


def test_a_sign_that_no_text_may_hold_is_left_out() -> None:
    assert not re.search(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", book(records("MU\x0b\x00 Ida", "a\r\nb\rc")))
    assert events(book(records("MU\x0bIda", "a\r\nb")))[0]["DESCRIPTION"] == "a\nb"


def test_a_calendar_is_nothing_that_is_sent() -> None:
    text = book(records()).decode()
    for name in ("METHOD", "ATTENDEE", "ORGANIZER", "REFRESH-INTERVAL"):
        assert f"\r\n{name}" not in text, "a server may not store it, or nobody is invited"


@pytest.mark.parametrize("words", [("MU: Ida og Ole", "(simulerede svar)"), (AWKWARD, AWKWARD), ("MU", "")])
def test_other_libraries_read_the_same(words: tuple[str, str]) -> None:
    held = records(*words)
    content = book(held).decode()
    (by_vobject,) = vobject.readComponents(content)
    found = sorted((each.dtstart.value, each.summary.value, each.uid.value) for each in by_vobject.vevent_list)
    assert [(start.astimezone(ZONE).date(), start.hour * 60 + start.minute) for start, *_ in found] == list(
        map(clock, held)
    )
    assert {title for _, title, _ in found} == {words[0]}
    assert {uid for *_, uid in found} == {each.uid for each in held}
    by_ical = IcsCalendarStream.calendar_from_ics(content)
    starts = [each.dtstart.astimezone(ZONE) for each in by_ical.events]
    assert [(start.date(), start.hour * 60 + start.minute) for start in starts] == list(map(clock, held))
    assert {(each.summary, each.description or "") for each in by_ical.events} == {words}
    assert {each.sequence for each in by_ical.events} == {0}


def test_the_stamp_rises_with_the_version() -> None:
    first, *_ = records()
    old, new = (events(book((each,)))[0] for each in (first, replace(first, sequence=3, held=False)))
    assert old["UID"] == new["UID"]
    assert (old["STATUS"], new["STATUS"], int(new["SEQUENCE"])) == ("CONFIRMED", "CANCELLED", 3)
    assert new.decoded("DTSTAMP") > old.decoded("DTSTAMP")


# All files of a workshop.


def test_a_calendar_for_each_team_leader_and_person(files: dict[str, File]) -> None:
    organisation = demo.demo().organisation
    assert organisation
    assert {name for name in files if name.startswith("people/")} == {f"people/{p.id}.ics" for p in organisation.people}
    assert {name for name in files if name.startswith("teams/")} == {f"teams/{t.id}.ics" for t in organisation.teams}
    assert {name for name in files if name.startswith("leaders/")} == {f"leaders/{p}.ics" for p in organisation.leaders}
    for name, file in files.items():
        if name.endswith(".ics"):
            found = events(file.content)
            assert found, name
            assert all("simulerede svar" in event["DESCRIPTION"] for event in found), name


def test_a_conversation_of_two_says_only_that_it_is() -> None:
    workshop = demo.demo()
    found = workshop.findings("cadence")
    content = workshop.content("cadence")
    cards = {card.text.da.lower() for card in content.cards}
    pairs = {each.text.da for each in content.conversations if each.who == "pair"}
    split = {card.id: {"place": "mu"} for card in content.cards}
    group = replace(workshop.group("cadence"), decisions={"split": {"layout": split}}, simulated="")
    for named in (found, CADENCE.analyse(content, group)):
        for file in CADENCE.files(named, "da")[1:]:
            for event in events(file.content):
                if event["SUMMARY"].split(":")[0] in pairs:
                    assert event["CLASS"] == "PRIVATE"
                    assert not [card for card in cards if card in event.get("DESCRIPTION", "").lower()]
                else:
                    assert "CLASS" not in event


def test_a_tus_has_its_agenda() -> None:
    workshop = demo.demo()
    group = replace(workshop.group("cadence"), decisions={"split": {"layout": {"team_goals": {"place": "tus"}}}})
    found = CADENCE.analyse(workshop.content("cadence"), group)
    team = next(file for file in CADENCE.files(found, "da") if file.name.startswith("teams/"))
    agendas = {event["DESCRIPTION"] for event in events(team.content) if event["SUMMARY"].startswith("TUS")}
    assert agendas == {"Dagsorden: Team-mål og handlingsplan. (simulerede svar)"}


def test_before_anybody_has_decided_the_presets_are_planned_and_answers_too_few_to_show_change_nothing() -> None:
    empty = Workshop(Plan(title=Text(da="Prøve", en="Trial"), invited=6, starts=date(2027, 1, 4)))
    plain = {file.name: file.content for file in CADENCE.files(empty.findings("cadence"), "da")[1:]}
    assert len(plain) == 8
    empty.lead("cadence", "open")
    for number in range(3):
        answer = {"mu": {"mu": {"weeks": 1, "minutes": 60}}}
        assert empty.submit("cadence", f"{number}", answer) == ()
    empty.lead("cadence", "show")
    found = empty.findings("cadence")
    assert found.withheld
    assert {file.name: file.content for file in CADENCE.files(found, "da")[1:]} == plain


PEOPLE = "id,name,team,leader\n../Ole,Ole,Drift,\n../ole,Ida,Drift,../Ole\nå b,Åse,Drift,../Ole\ncon,Bo,Drift,../Ole\n"
YAML = (
    "title: {da: Prøve, en: Trial}\nmode: open\nled: false\ninvited: 4\norganisation: people.csv\nstarts: 2027-01-04\n"
)


def opened(folder: Path, people: str = PEOPLE) -> Workshop:
    folder.mkdir(exist_ok=True)
    (folder / "people.csv").write_text(people, "utf-8")
    (folder / "workshop.yaml").write_text(YAML, "utf-8")
    workshop = Workshop.open(folder)
    assert workshop.submit("cadence", "somebody", {}) == ()
    return workshop


def lying(folder: Path) -> dict[str, bytes]:
    """Every file of a workshop that is given out or remembered."""
    paths = [path for place in ("calendar", "given") for path in (folder / place).rglob("*") if path.is_file()]
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def give(workshop: Workshop) -> dict[str, bytes]:
    assert workshop.folder
    takeaway.write(workshop, "cadence", "da", takeaway.place(workshop, "cadence"))
    return lying(workshop.folder)


def test_an_id_that_is_no_file_name(tmp_path: Path) -> None:
    names = [file.name for file in CADENCE.files(opened(tmp_path).findings("cadence"), "en")]
    assert len({name.lower() for name in names}) == len(names) == 1 + 1 + 1 + 4
    assert all(re.fullmatch(r"plan\.xlsx|(teams|leaders|people)/[a-z0-9_-]+\.ics", name) for name in names)
    assert "people/con.ics" not in names, "Windows has a device of that name"


def test_the_same_plan_gives_the_same_files(tmp_path: Path) -> None:
    workshop = opened(tmp_path)
    first = give(workshop)
    assert {"calendar/plan.xlsx", "calendar/teams/drift.ics", "given/cadence.json"} <= set(first)
    assert give(workshop) == first
    assert give(Workshop.open(tmp_path)) == first


@pytest.mark.parametrize("after", [0, 1, 3, 7, 8])
def test_what_is_broken_off_and_begun_again_gives_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    workshop = opened(tmp_path)
    left = after

    def put(path: Path, content: bytes, *, safe: bool = False) -> None:
        nonlocal left
        if left == 0:
            path.with_name(f".{path.name}.part").write_bytes(content[: len(content) // 2])
            raise KeyboardInterrupt
        left -= 1
        kept(path, content, safe=safe)

    kept = memory.put
    (tmp_path / "given").mkdir()
    (tmp_path / "calendar" / "people").mkdir(parents=True)
    with monkeypatch.context() as broken:
        broken.setattr(memory, "put", put)
        with pytest.raises(KeyboardInterrupt):
            give(workshop)
    half = {name: content for name, content in lying(tmp_path).items() if not name.endswith(".part")}
    whole = give(Workshop.open(tmp_path))
    assert not [name for name in whole if name.endswith(".part")]
    assert {name: whole[name] for name in half if name.endswith(".ics")} == {
        name: content for name, content in half.items() if name.endswith(".ics")
    }
    assert give(Workshop.open(tmp_path)) == whole


def test_whoever_leaves_finds_everything_called_off_in_their_old_file(tmp_path: Path) -> None:
    before = give(opened(tmp_path, "id,name,team,leader\nole,Ole,Drift,\nida,Ida,Drift,ole\nbo,Bo,Drift,ole\n"))
    after = give(opened(tmp_path, "id,name,team,leader\nole,Ole,Drift,\nbo,Bo,Drift,ole\n"))
    gone = events(after["calendar/people/ida.ics"])
    assert {event["UID"] for event in gone} == {event["UID"] for event in events(before["calendar/people/ida.ics"])}
    assert {event["STATUS"] for event in gone} == {"CANCELLED"}
    assert b"X-WR-CALNAME:Ida\r\n" in after["calendar/people/ida.ics"]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"{}", b"\xff", b"7"])
def test_a_damaged_memory_says_what_to_do(tmp_path: Path, content: bytes) -> None:
    give(opened(tmp_path))
    path = tmp_path / "given" / "cadence.json"
    path.write_bytes(content)
    with pytest.raises(InputError) as error:
        Workshop.open(tmp_path)
    (problem,) = error.value.problems
    assert problem.startswith(f"{path}: ")
    assert "Put back a copy" in problem
    assert path.read_bytes() == content


def test_many_files_tell_how_far_they_are(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(takeaway, "STEP", 3)
    workshop = opened(tmp_path)
    told: list[tuple[int, int]] = []
    files = takeaway.write(
        workshop, "cadence", "da", tmp_path / "calendar", lambda done, all_: told.append((done, all_))
    )
    assert told == [(3, len(files)), (6, len(files))]


def test_two_workshops_never_meet_in_a_calendar(tmp_path: Path) -> None:
    one, other = (give(opened(tmp_path / name))["calendar/teams/drift.ics"] for name in ("one", "other"))
    assert not {event["UID"] for event in events(one)} & {event["UID"] for event in events(other)}
