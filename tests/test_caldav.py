"""Imported by real programs: a CalDAV server with its client, and khal. Nothing is doubled, and what moves, moves."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import caldav
import icalendar
import pytest

from tuskit.surfaces import takeaway
from tuskit.workshop import Workshop

HEADERS = {"Content-Type": "text/calendar; charset=utf-8"}
ZONE = ZoneInfo("Europe/Copenhagen")
TEAM = '"Drift, nat; vagt"'
AFTER = f"id,name,team,leader\nole,Ole Ærø,{TEAM},\nida,Ida,{TEAM},ole\nbo,Bo,{TEAM},ole\n"
BEFORE = f"{AFTER}åse,Åse,{TEAM},ole\n"
"""Åse has left."""


@pytest.fixture(scope="module")
def given(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, bytes]:
    """Ole's calendar, and the one of the plan after it: on other days, and without Åse."""
    folder = tmp_path_factory.mktemp("workshop")
    (folder / "workshop.yaml").write_text(
        "title: {da: Prøve, en: Trial}\nmode: open\nled: false\ninvited: 4\norganisation: people.csv\nstarts: 2027-01-04\n",
        "utf-8",
    )

    def calendar(people: str, decision: dict[str, Any]) -> bytes:
        (folder / "people.csv").write_text(people, "utf-8")
        workshop = Workshop.open(folder)
        assert workshop.decide("cadence", {"mu": {"mu": {"weeks": 4, "minutes": 30}}, **decision}) == ()
        takeaway.write(workshop, "cadence", "da", takeaway.place(workshop, "cadence"))
        return (folder / "calendar" / "people" / "ole.ics").read_bytes()

    first = calendar(BEFORE, {})
    busy = {event.decoded("DTSTART").weekday() for event in events(first)}
    names = ["monday", "tuesday", "wednesday", "thursday", "friday"]
    return first, calendar(AFTER, {"free_days": [names[min(busy)]]})


def events(content: bytes) -> list[Any]:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def said(content: bytes) -> dict[str, tuple[datetime, datetime, str, str, int]]:
    """What a calendar shows of each meeting, by UID."""
    return {
        str(event["UID"]): (
            event.decoded("DTSTART").astimezone(ZONE),
            event.decoded("DTEND").astimezone(ZONE),
            str(event["SUMMARY"]),
            str(event["STATUS"]),
            int(event["SEQUENCE"]),
        )
        for event in events(content)
    }


def test_the_two_plans_are_worth_importing(given: tuple[bytes, bytes]) -> None:
    first, second = map(said, given)
    assert first.keys() <= second.keys()
    assert {status for *_, status, _ in first.values()} == {"CONFIRMED"}
    moved = [uid for uid in first if second[uid][3] == "CONFIRMED" and second[uid][0] != first[uid][0]]
    off = [uid for uid in first if second[uid][3] == "CANCELLED"]
    assert moved
    assert off
    assert all(second[uid][4] > first[uid][4] for uid in [*moved, *off])
    assert {start.utcoffset() for start, *_ in second.values()} == {timedelta(hours=1), timedelta(hours=2)}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Radicale on a free port of this machine, with an empty storage and no passwords."""
    folder = tmp_path_factory.mktemp("radicale")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = {"server-hosts": f"127.0.0.1:{port}", "storage-filesystem-folder": folder / "store", "auth-type": "none"}
    told = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "radicale", "--config", "", *told], stdout=log, stderr=subprocess.STDOUT
        )
    url = f"http://127.0.0.1:{port}/"
    deadline = time.monotonic() + 60
    while True:
        try:
            urllib.request.urlopen(f"{url}.web/", timeout=5).close()
        except (urllib.error.URLError, OSError):
            if process.poll() is not None or time.monotonic() > deadline:
                raise AssertionError((folder / "log").read_text("utf-8")) from None
            time.sleep(0.2)
        else:
            break
    yield url
    process.terminate()
    process.wait()


@pytest.fixture
def client(server: str) -> Iterator[caldav.DAVClient]:
    with caldav.DAVClient(url=server, username="ole", password="") as client:  # no password is asked for
        yield client


def stored(calendar: caldav.Calendar) -> bytes:
    """Everything in a calendar of the server, as one file."""
    kept = icalendar.Calendar()
    found = calendar.events()
    for event in found:
        for each in icalendar.Calendar.from_ical(event.data).walk("VEVENT"):
            kept.add_component(each)
    assert len(kept.walk("VEVENT")) == len(found), "one event in each"
    return bytes(kept.to_ical())


def test_a_program_imports_the_events_one_by_one(client: caldav.DAVClient, given: tuple[bytes, bytes]) -> None:
    calendar = client.principal().make_calendar(name="Ole", cal_id="one-by-one")
    for content in (given[0], given[0], given[1], given[1]):
        whole = icalendar.Calendar.from_ical(content)
        for event in whole.walk("VEVENT"):
            one = whole.copy()
            one.subcomponents = [*whole.walk("VTIMEZONE"), event]
            # The client's own save counts SEQUENCE up by itself.
            client.put(calendar.url.join(f"{event['UID']}.ics"), one.to_ical().decode(), HEADERS)
        assert said(stored(calendar)) == said(content)


def test_a_whole_file_becomes_a_calendar(client: caldav.DAVClient, server: str, given: tuple[bytes, bytes]) -> None:
    url = f"{server}ole/whole/"
    for content in (given[0], given[0], given[1]):
        answer = client.put(url, content.decode(), HEADERS)
        assert answer.status == 201
        assert said(stored(client.calendar(url=url))) == said(content)


def khal(folder: Path, *words: str) -> str:
    """What khal says; its configuration and its files lie in a folder of the test's own."""
    config = folder / "khal.conf"
    if not config.exists():
        (folder / "ole").mkdir()
        config.write_text(
            f"[calendars]\n[[ole]]\npath = {folder / 'ole'}\n[sqlite]\npath = {folder / 'khal.db'}\n"
            "[locale]\nlocal_timezone = Europe/Copenhagen\ndefault_timezone = Europe/Copenhagen\n"
            "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[default]\ndefault_calendar = ole\n",
            "utf-8",
        )
    done = subprocess.run(
        [sys.executable, "-m", "khal", "-c", str(config), *words],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_khal_imports_the_plan_and_the_one_after_it(tmp_path: Path, given: tuple[bytes, bytes]) -> None:
    for number, content in enumerate([given[0], given[0], given[1], given[1]]):
        path = tmp_path / f"{number}.ics"
        path.write_bytes(content)
        khal(tmp_path, "import", "--batch", "-a", "ole", str(path))
        kept = b"".join(file.read_bytes() for file in (tmp_path / "ole").glob("*.ics"))
        assert len(re.findall(rb"BEGIN:VEVENT", kept)) == len(said(content))
        shown = khal(tmp_path, "list", "--format", "{start}|{uid}|{status}", "--day-format", "", "2027-01-04", "370d")
        lines = [line.split("|") for line in shown.splitlines() if line]
        assert sorted(lines) == sorted(
            [f"{start:%Y-%m-%d %H:%M}", uid, f"{status} "] for uid, (start, _, _, status, _) in said(content).items()
        )
