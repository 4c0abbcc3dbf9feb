"""The commands as a consultant meets them: what they say, what they write, and how they end."""

from __future__ import annotations

import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import icalendar
import openpyxl
import pytest
from click.testing import CliRunner, Result

from tuskit import cli, demo
from tuskit.calendar import WEEKDAYS
from tuskit.store import Store
from tuskit.workshop import Workshop


def run(*words: object) -> Result:
    result = CliRunner().invoke(cli.main, [str(word) for word in words])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert "Traceback" not in result.output
    return result


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "workshop"
    assert run("new", made).exit_code == 0
    return made


@pytest.mark.parametrize("command", [(), *((name,) for name in cli.main.commands)])
def test_every_command_has_help(command: tuple[str, ...]) -> None:
    result = run(*command, "--help")
    assert result.exit_code == 0
    assert "Usage:" in result.output


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys; from click.testing import CliRunner; from tuskit.cli import main\n"
        "CliRunner().invoke(main, ['demo', '--help'])\n"
        "print([m for m in ('pandas', 'matplotlib', 'voila', 'sqlalchemy') if m in sys.modules])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


def test_new_check_simulate_calendar(folder: Path) -> None:
    assert "No problems found." in run("check", folder).output
    result = run("simulate", folder, "--participants", 12, "--seed", 3)
    assert result.exit_code == 0
    assert "diagnose" in result.output
    assert "12 answered" in run("check", folder).output
    result = run("calendar", folder, "--lang", "en")
    assert result.exit_code == 0
    calendars = sorted((folder / "calendar").rglob("*.ics"))
    assert len(calendars) >= 3
    for path in calendars:
        meetings = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
        assert meetings, path


def test_a_matrix_is_made_once_and_the_agenda_is_printed_from_it(folder: Path) -> None:
    plan = folder / "workshop.yaml"
    plan.write_text(plan.read_text("utf-8").replace("mode: anonymous", "mode: open"), "utf-8")
    assert run("matrix", folder, "--lang", "en").exit_code == 0
    path = folder / "exercises" / "team.xlsx"
    book = openpyxl.load_workbook(path)
    book.worksheets[0]["G1"], book.worksheets[0]["G4"] = "Ida", 3
    book.save(path)
    again = run("matrix", folder)
    assert again.exit_code == 2
    assert "left as it is" in again.output
    assert run("check", folder).exit_code == 0
    assert run("agenda", folder, "--lang", "en").exit_code == 0
    assert {file.name for file in (folder / "team").iterdir()} == {"tus-agenda.html", "team.xlsx"}
    assert "Ida" in (folder / "team" / "tus-agenda.html").read_text("utf-8")


def test_a_new_workshop_is_planned_by_the_presets_and_says_so(folder: Path) -> None:
    result = run("calendar", folder, "--lang", "en")
    assert result.output.startswith("You have not decided on a rhythm yet, so the plan is made from the kit’s presets.")
    assert "The plan holds: " in result.output
    assert (folder / "calendar" / "plan.xlsx").exists()


def test_no_agenda_before_anybody_has_answered(folder: Path) -> None:
    assert "Nobody has answered yet" in run("agenda", folder).output
    assert not any((folder / "team").glob("*"))


def test_the_demos_are_folders_of_their_own(tmp_path: Path) -> None:
    for template in (demo.WHOLE, demo.TEAM):
        made = tmp_path / template
        demo.make(made, template=template)
        assert run("check", made).exit_code == 0
        assert Workshop.open(made).findings("team").shown


def test_a_new_plan_moves_the_meetings_that_were_imported_before(folder: Path) -> None:
    def events() -> dict[str, tuple[int, object]]:
        content = (folder / "calendar" / "people" / "a1.ics").read_bytes()
        found = icalendar.Calendar.from_ical(content).walk("VEVENT")
        return {str(event["UID"]): (int(event["SEQUENCE"]), event.decoded("DTSTART")) for event in found}

    run("simulate", folder, "--participants", 12, "--seed", 3)
    run("calendar", folder)
    before = events()
    run("calendar", folder)
    assert events() == before
    Workshop.open(folder).decide("cadence", {"free_days": [before_day(before)]})
    run("calendar", folder)
    after = events()
    both = before.keys() & after.keys()
    assert both
    assert all(after[key][0] == (after[key][1] != before[key][1]) for key in both)
    assert any(after[key][0] for key in both)


def test_a_memory_that_cannot_be_read_is_left_alone(folder: Path) -> None:
    run("simulate", folder, "--participants", 12)
    run("calendar", folder)
    before = {path: path.read_bytes() for path in (folder / "calendar").rglob("*.*")}
    memory = folder / "given" / "cadence.json"
    memory.write_text(memory.read_text("utf-8").replace(":", ";", 5), "utf-8")
    result = run("calendar", folder, "--lang", "en")
    assert result.exit_code == 2
    assert result.output.startswith(f"{memory}: is damaged")
    assert {path: path.read_bytes() for path in (folder / "calendar").rglob("*.*")} == before


def test_the_files_go_elsewhere_and_the_memory_stays(folder: Path, tmp_path: Path) -> None:
    run("simulate", folder, "--participants", 12)
    assert run("calendar", folder, "--output", tmp_path / "out").exit_code == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"plan.xlsx", "teams", "leaders", "people"}
    assert not (folder / "calendar").exists()
    assert (folder / "given" / "cadence.json").exists()


def test_a_folder_that_cannot_be_written_is_told(folder: Path, tmp_path: Path) -> None:
    run("simulate", folder, "--participants", 12)
    (tmp_path / "out").write_text("a file", "utf-8")
    result = run("calendar", folder, "--output", tmp_path / "out")
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def before_day(events: dict[str, tuple[int, Any]]) -> str:
    """A weekday on which a meeting is held."""
    return WEEKDAYS[next(iter(events.values()))[1].weekday()]


def test_the_same_seed_gives_the_same_answers(tmp_path: Path) -> None:
    answers = []
    for name, seed in (("a", 5), ("b", 5), ("c", 6)):
        run("new", tmp_path / name)
        run("simulate", tmp_path / name, "--participants", 4, "--seed", seed)
        answers.append([r.answers for r in Store(tmp_path / name / "answers.sqlite").history()])
    assert answers[0] == answers[1]
    assert answers[0] != answers[2]


def test_new_never_writes_over_anything(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    result = run("new", folder)
    assert result.exit_code == 2
    assert "is there already" in result.output
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_all_problems_at_once_and_nothing_written(folder: Path) -> None:
    settings = folder / "workshop.yaml"
    settings.write_text(settings.read_text("utf-8").replace("mode: anonymous", "mode: hidden\nsecret: 1"), "utf-8")
    for command in ("check", "simulate", "serve", "calendar"):
        result = run(command, folder)
        assert result.exit_code == 2
        assert result.output.count("workshop.yaml:") == 2
    assert not (folder / "answers.sqlite").exists()
    assert not (folder / "calendar").exists()


@pytest.mark.parametrize("command", ["check", "simulate", "serve", "calendar"])
def test_a_folder_that_is_no_workshop(command: str, tmp_path: Path) -> None:
    result = run(command, tmp_path)
    assert result.exit_code == 2
    assert "workshop.yaml" in result.output
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_folder(folder: Path) -> None:
    folder.chmod(0o500)
    try:
        result = run("simulate", folder)
    finally:
        folder.chmod(0o700)
    assert result.exit_code == 2


def test_a_folder_where_none_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    result = run("new", tmp_path / "file" / "workshop")
    assert result.exit_code == 2
    assert "cannot be written" in result.output


def test_a_store_from_a_newer_version(folder: Path) -> None:
    with sqlite3.connect(folder / "answers.sqlite") as connection:
        connection.execute("PRAGMA user_version = 999")
    result = run("check", folder)
    assert result.exit_code == 2
    assert "newer tuskit" in result.output


def test_a_port_in_use(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        for words in (("serve", folder), ("demo", "--folder", folder.with_name("demo"))):
            result = run(*words, "--port", port, "--no-browser")
            assert result.exit_code == 2
            assert str(port) in result.output
            assert "--port" in result.output
    assert not folder.with_name("demo").exists()


def test_usage_errors_end_with_2(tmp_path: Path) -> None:
    for words in (
        ("dance",),
        ("new",),
        ("simulate", tmp_path, "--participants", "many"),
        ("simulate", tmp_path, "--seed", -1),
    ):
        assert run(*words).exit_code == 2
