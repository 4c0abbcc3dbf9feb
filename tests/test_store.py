"""What was said is on the disk and stays: after a change of mind, beside thirty writers, and when a process is killed."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest

from tuskit.responses import GROUP, Response
from tuskit.store import VERSION, Store
from tuskit.text import InputError

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


def said(participant: str, level: int = 1, **more: Any) -> Response:
    """Somebody's answer to the diagnosis."""
    fields = {"exercise": "diagnose", "answers": {"pains": {"a": level}}, "at": NOON, **more}
    return Response(participant=participant, **fields)


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Store:
    """A store on the disk, and one in memory: both behave alike."""
    return Store(tmp_path / "answers.sqlite") if request.param == "file" else Store()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.sqlite"


def levels(responses: list[Response]) -> list[tuple[str, int]]:
    return [(response.participant, response.answers["pains"]["a"]) for response in responses]


def test_what_goes_in_comes_out(store: Store) -> None:
    one = said(
        "ida",
        role="leader",
        team="nord",
        origin="simulated",
        answers={
            "note": "Æ, ø, å – 🙂",
            "pull": {"a": {"x": -2}},
            "breaks": ["b", "a"],
            "steps": {"talk": {"minutes": 2.5}},
        },
    )
    store.append(one)
    assert store.latest("diagnose") == [one]
    assert store.said("ida", "diagnose") == one


def test_times_are_kept_in_utc(store: Store) -> None:
    store.append(said("ida", at=NOON.astimezone(timezone(timedelta(hours=2)))))
    (found,) = store.history()
    assert found.at == NOON
    assert found.at.utcoffset() == timedelta(0)


def test_a_change_of_mind_is_a_new_row_and_the_latest_counts(store: Store) -> None:
    store.append_all([said("ida", 1), said("bo", 2)])
    store.append(said("ida", 3))
    assert levels(store.latest("diagnose")) == [("bo", 2), ("ida", 3)]
    assert levels(store.history()) == [("ida", 1), ("bo", 2), ("ida", 3)]
    assert store.said("ida", "diagnose") == said("ida", 3)
    assert store.count("diagnose") == 2


def test_the_latest_is_what_was_stored_last_whatever_the_clock_said(store: Store) -> None:
    store.append(said("ida", 1))
    store.append(said("ida", 2, at=NOON - timedelta(days=1)))
    assert levels(store.latest("diagnose")) == [("ida", 2)]


def test_exercises_and_decisions_stand_apart(store: Store) -> None:
    store.append_all([said("ida", 1), said("ida", 2, exercise="misfit"), said(GROUP, 3, kind="decision")])
    assert levels(store.latest("diagnose")) == [("ida", 1)]
    assert levels(store.latest("misfit")) == [("ida", 2)]
    assert levels(store.latest("diagnose", "decision")) == [(GROUP, 3)]
    assert store.said("ida", "diagnose", "decision") is None
    assert store.said("bo", "diagnose") is None
    assert (store.count("diagnose"), store.count("misfit"), store.count("split")) == (1, 1, 0)


def test_the_mark_grows_whenever_something_is_said(store: Store) -> None:
    marks = [store.mark("diagnose")]
    for level in (1, 2):
        store.append(said("ida", level))
        marks.append(store.mark("diagnose"))
    assert marks[0] == (0, 0)
    assert marks == sorted(set(marks))
    assert store.mark("misfit") == (0, 0), "an answer to another exercise changes nothing here"
    store.append(said(GROUP, exercise="split", kind="decision"))
    assert store.mark("misfit") > marks[-1], "a decision may: the cadence reads the split's"


def test_nothing_is_ever_changed_or_deleted(path: Path) -> None:
    store = Store(path)
    store.append(said("ida", 1))
    before = rows(path)
    store.append(said("ida", 2))
    store.keep("ida", "diagnose", {})
    store.join("ida", "leader", None)
    store.join("ida", "hr", None)
    assert rows(path)[: len(before)] == before


def rows(path: Path, table: str = "responses") -> list[tuple[Any, ...]]:
    """What stands in the file, read without the store."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall()  # noqa: S608  (names of this test)


def test_many_responses_are_stored_all_or_none(store: Store) -> None:
    with pytest.raises(Exception, match="JSON serializable"):
        store.append_all([said("ida"), said("bo", answers={"pains": object()})])
    assert store.history() == []
    store.append_all([])
    assert store.mark("diagnose") == (0, 0)


def test_only_the_newest_draft_is_kept_and_each_person_has_their_own(store: Store) -> None:
    assert store.draft("ida", "diagnose") is None
    store.keep("ida", "diagnose", {"pains": {"a": 1}})
    store.keep("ida", "diagnose", {"pains": {"a": 2}})
    store.keep("bo", "diagnose", {})
    store.keep("ida", "diagnose", {"worst": ["a"]}, "decision")
    assert store.draft("ida", "diagnose") == {"pains": {"a": 2}}
    assert store.draft("bo", "diagnose") == {}
    assert store.draft("ida", "diagnose", "decision") == {"worst": ["a"]}
    assert store.draft("ida", "misfit") is None
    assert store.history() == []


def test_what_is_settled_first_holds(store: Store) -> None:
    assert store.locked("promise") is None
    store.lock("promise", "k: 5")
    store.lock("promise", "k: 3")
    store.lock("other", {"k": 3})
    assert store.locked("promise") == "k: 5"
    assert store.locked("other") == {"k": 3}


def test_the_latest_word_on_groups_counts(store: Store) -> None:
    assert store.groups("ida") is None
    store.join("ida", "employee", "nord")
    store.join("bo", None, None)
    store.join("ida", "leader", None)
    assert store.groups("ida") == ("leader", None)
    assert store.groups("bo") == (None, None)


def test_words_that_look_like_sql_are_words(store: Store) -> None:
    name = "ida'; DROP TABLE responses; --"
    store.append(said(name))
    store.keep(name, name, {name: name})
    assert store.said(name, "diagnose") == said(name)
    assert store.draft(name, name) == {name: name}


def test_everything_is_there_when_the_file_is_opened_again(path: Path) -> None:
    first = Store(path)
    first.append(said("ida", 4))
    first.keep("ida", "misfit", {"pull": {}})
    first.lock("promise", "k: 5")
    first.join("ida", "hr", "syd")
    again = Store(path)
    assert again.history() == first.history() == [said("ida", 4)]
    assert again.draft("ida", "misfit") == {"pull": {}}
    assert again.locked("promise") == "k: 5"
    assert again.groups("ida") == ("hr", "syd")


def test_two_open_stores_see_each_others_answers(path: Path) -> None:
    one, other = Store(path), Store(path)
    one.append(said("ida"))
    assert other.count("diagnose") == 1
    other.append(said("bo"))
    assert one.count("diagnose") == 2


def test_the_file_is_in_wal_mode_and_says_its_version(path: Path) -> None:
    Store(path)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)


def refused(path: Path) -> str:
    """Why a file is no store; nothing in its folder has changed."""
    before = {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()}
    with pytest.raises(InputError) as caught:
        Store(path)
    assert {each.name: each.read_bytes() for each in path.parent.iterdir() if each.is_file()} == before
    (problem,) = caught.value.problems
    assert problem.startswith(f"{path}: ")
    return problem


def test_a_store_from_a_newer_version_is_refused_and_left_as_it_is(path: Path) -> None:
    Store(path).append(said("ida"))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {VERSION + 1}")
    assert f"newer tuskit (store version {VERSION + 1}, this one knows {VERSION}). Upgrade tuskit." in refused(path)
    assert len(rows(path)) == 1


@pytest.mark.parametrize("journal", ["wal", "delete"])
def test_another_programs_database_is_refused_and_left_as_it_is(path: Path, journal: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
        connection.execute("CREATE TABLE bookmarks (address TEXT)")
        connection.execute("INSERT INTO bookmarks VALUES ('x')")
        connection.commit()
    assert "another program’s database" in refused(path).replace("'", "’")
    assert rows(path, "bookmarks") == [("x",)]


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(path: Path) -> None:
    path.write_text("Kære alle\n" * 200, encoding="utf-8")
    assert "file is not a database" in refused(path)


def test_a_folder_in_the_files_place_and_a_folder_that_is_not_there(path: Path, tmp_path: Path) -> None:
    path.mkdir()
    assert "the answers cannot be opened" in refused(path)
    assert not (tmp_path / "none").exists()
    with pytest.raises(InputError, match="the answers cannot be opened"):
        Store(tmp_path / "none" / "answers.sqlite")


NOBODY = 65534
READER = f"""
import os, sys
from pathlib import Path
from tuskit.store import Store
from tuskit.text import InputError
Store()  # whatever loads late is loaded before root becomes nobody
if os.geteuid() == 0:
    os.setuid({NOBODY})
try:
    Store(Path(sys.argv[1]))
except InputError as error:
    print(error)
else:
    print("opened")
"""


@pytest.fixture
def locked_folder() -> Iterator[Path]:
    """A folder that nobody may write to, where even a test that root runs can reach it as somebody else."""
    folder = Path(tempfile.mkdtemp())
    yield folder
    folder.chmod(0o700)
    shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such rights")
@pytest.mark.parametrize("made", [True, False], ids=["with a store", "empty"])
def test_a_read_only_folder_is_told_at_the_start(locked_folder: Path, made: bool) -> None:  # noqa: FBT001  (pytest passes it)
    path = locked_folder / "answers.sqlite"
    if made:
        Store(path).append(said("ida"))
        path.chmod(0o444)
    locked_folder.chmod(0o555)
    outcome = subprocess.run([sys.executable, "-c", READER, str(path)], capture_output=True, text=True, check=True)
    assert outcome.stdout.startswith(f"{path}: the answers cannot be opened (")
    assert "Check that the folder may be written to" in outcome.stdout
    assert [each.name for each in locked_folder.iterdir()] == ([path.name] if made else [])


def test_the_store_is_light_to_load() -> None:
    heavy = "{'pandas', 'numpy', 'matplotlib', 'scipy', 'ipywidgets'}"
    code = f"import sys, tuskit.store; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


PROCESSES, EACH = 30, 20
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from tuskit.responses import Response
from tuskit.store import Store

path, name, many = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
store = Store(path)
for level in range(many):
    store.append(Response(
        participant=f"{name}-{level % 2}", exercise="diagnose", answers={"pains": {"a": level}}, at=datetime.now(UTC)
    ))
    print(level, flush=True)
"""


def writer(path: Path, name: str, many: int) -> subprocess.Popen[str]:
    """A process that waits for a word, opens the store and appends, one response after the other."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), name, str(many)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin
    process.stdin.write("go\n")
    process.stdin.flush()


def test_thirty_processes_write_to_a_new_file_at_once_and_lose_nothing(path: Path) -> None:
    writers = [writer(path, f"w{number:02}", EACH) for number in range(PROCESSES)]
    for each in writers:
        assert line(each) == "ready"
    assert not path.exists()
    for each in writers:
        go(each)
    for each in writers:
        _, complaints = each.communicate()
        assert (each.returncode, complaints) == (0, "")
    store = Store(path)
    told = sorted(levels(store.history()))
    assert told == sorted((f"w{w:02}-{level % 2}", level) for w in range(PROCESSES) for level in range(EACH))
    assert store.count("diagnose") == 2 * PROCESSES
    assert {level for _, level in levels(store.latest("diagnose"))} == {EACH - 2, EACH - 1}


def test_a_new_file_is_made_once_however_many_open_it(tmp_path: Path) -> None:
    """SQLite does not wait for a lock while another process turns the file to WAL."""
    for attempt in range(2):
        openers = [writer(tmp_path / f"{attempt}.sqlite", f"w{number}", 0) for number in range(PROCESSES)]
        for each in openers:
            assert line(each) == "ready"
        for each in openers:
            go(each)
        told = [each.communicate()[1] for each in openers]
        assert told == [""] * PROCESSES


def test_what_was_acknowledged_survives_a_kill(path: Path) -> None:
    doomed, other = writer(path, "doomed", 1_000_000), writer(path, "other", EACH)
    for each in (doomed, other):
        assert line(each) == "ready"
        go(each)
    for _ in range(15):
        line(doomed)
    doomed.send_signal(signal.SIGKILL)
    assert doomed.wait() == -signal.SIGKILL
    assert doomed.stdout
    acknowledged = 15 + doomed.stdout.read().count("\n")
    doomed.communicate()
    assert other.communicate()[1] == ""
    kept = [level for name, level in levels(Store(path).history()) if name.startswith("doomed")]
    assert kept == list(range(len(kept)))
    assert len(kept) in {acknowledged, acknowledged + 1}, "the one that was on its way may be there"
    Store(path).append(said("ida"))
    assert Store(path).said("ida", "diagnose") == said("ida")


VERSION_1 = """
CREATE TABLE responses (id INTEGER NOT NULL PRIMARY KEY, participant VARCHAR NOT NULL, exercise VARCHAR NOT NULL,
    kind VARCHAR NOT NULL, origin VARCHAR NOT NULL, role VARCHAR, team VARCHAR, at DATETIME NOT NULL, answers JSON NOT NULL);
CREATE INDEX by_exercise ON responses (exercise, kind, participant, id);
CREATE TABLE joined (id INTEGER NOT NULL PRIMARY KEY, participant VARCHAR NOT NULL, role VARCHAR, team VARCHAR);
CREATE INDEX ix_joined_participant ON joined (participant);
CREATE TABLE drafts (participant VARCHAR NOT NULL, exercise VARCHAR NOT NULL, kind VARCHAR NOT NULL, answers JSON NOT NULL,
    PRIMARY KEY (participant, exercise, kind));
CREATE TABLE locked (name VARCHAR NOT NULL PRIMARY KEY, value JSON NOT NULL);
INSERT INTO responses VALUES (1, 'ida', 'diagnose', 'answer', 'person', 'hr', NULL, '2027-03-01 12:00:00.000000', '{"pains": {"a": 4}}');
INSERT INTO responses VALUES (2, 'sim', 'diagnose', 'answer', 'simulated', NULL, NULL, '2027-03-01 12:00:00.000000', '{"pains": {"a": 2}}');
INSERT INTO joined VALUES (1, 'ida', 'hr', NULL);
INSERT INTO drafts VALUES ('bo', 'misfit', 'answer', '{"pull": {}}');
INSERT INTO locked VALUES ('promise', '"k: 5"');
PRAGMA user_version = 1;
"""


def test_a_store_of_version_1_is_brought_up_to_date_and_a_copy_kept(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(VERSION_1)
    store = Store(path)
    assert store.said("ida", "diagnose") == said("ida", 4, role="hr")
    assert [one.participant for one in store.latest("diagnose", apart=True)] == ["sim"]
    assert store.draft("bo", "misfit") == {"pull": {}}
    assert store.groups("ida") == ("hr", None)
    assert store.locked("promise") == "k: 5"
    store.keep("ida", "diagnose", {"pains": {"a": 1}}, round=2)
    assert store.draft("ida", "diagnose") is None, "a round has drafts of its own"
    kept = path.with_name("answers.version-1.sqlite")
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    assert len(rows(kept)) == 2
    with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(path.with_name("new.sqlite"))) as new:
        Store(path.with_name("new.sqlite"))
        shape = "SELECT name, type FROM pragma_table_info(?) ORDER BY name"
        for table in ("responses", "drafts", "joined", "locked", "answered", "events", "notes"):
            assert old.execute(shape, [table]).fetchall() == new.execute(shape, [table]).fetchall(), table
    Store(path).append(said("ida", 5))
    assert len(rows(kept)) == 2, "the copy stays as it was"
