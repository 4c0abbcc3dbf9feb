"""A room that is led, as its browsers see it: the door, the facilitator's order, what is told when, and who tries what."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any, ClassVar

import pytest
from conftest import Served
from visits import Browser

from tuskit import demo
from tuskit.room import own_address
from tuskit.room.join import ALL_TRIES, MINUTE, OWN_TRIES, Entry, Tries
from tuskit.simulate import simulate
from tuskit.stage import Move
from tuskit.store import Store
from tuskit.workshop import Workshop

TYPED = "<script>alert('hemmelig')</script>"
LEVEL = "waits_for_mus"


def made(folder: Path, **settings: str) -> Workshop:
    demo.new(folder)
    file = folder / "workshop.yaml"
    text = file.read_text("utf-8")
    for old, new in settings.items():
        text = text.replace(f"{old}: ", f"{old}: {new} #", 1)
    file.write_text(text, "utf-8")
    return Workshop.open(folder)


def serving(folder: Path) -> Iterator[Served]:
    if own_address() is None:
        pytest.skip("no network: phones cannot be tried")
    made(folder, invited="12")
    served = Served(folder)
    served.start()
    yield served
    served.kill()


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    yield from serving(tmp_path_factory.mktemp("led") / "workshop")


@pytest.fixture
def served(room: Served) -> Served:
    """The room before anybody has come."""
    with closing(sqlite3.connect(room.folder / "answers.sqlite")) as connection:
        for table in ("responses", "answered", "joined", "drafts", "events", "locked", "notes"):
            connection.execute(f"DELETE FROM {table}")  # noqa: S608  (names of this test)
        connection.commit()
    time.sleep(0.4)
    return room


@pytest.fixture
def alone(tmp_path: Path) -> Iterator[Served]:
    """A room of a test's own: it is killed, or guessed at."""
    yield from serving(tmp_path / "workshop")


def phone(served: Served, **groups: str) -> Browser:
    """Somebody who has come in."""
    one = Browser(served.port, own_address() or "")
    assert one.join(served.code, **groups) == 302
    return one


def keeper(served: Served) -> Browser:
    one = Browser(served.port)
    one.ask("GET", f"/?key={served.key}")
    return one


def lead(held: Workshop, key: str, move: Move, value: int = 0) -> None:
    """What the facilitator does; the server looks at the store ten times a second."""
    held.lead(key, move, value=value)
    time.sleep(0.6)


def save(one: Browser, path: str, form: dict[str, Any]) -> tuple[int, str]:
    page = one.ask("GET", path)[1]
    return one.ask("POST", path, {"_xsrf": one.xsrf(page), "stay": "1", **form})


class News:
    """An open stream of events, read in the background."""

    opened: ClassVar[list[News]] = []

    def __init__(self, one: Browser, path: str = "/events") -> None:
        self.told: list[tuple[float, dict[str, Any]]] = []
        self.raw = b""
        self.ended = False
        self._connection = HTTPConnection(one.host, one.port, timeout=60)
        cookie = "; ".join(f"{name}={value}" for name, value in one.cookies.items())
        self._connection.request("GET", path, headers={"Cookie": cookie})
        self.reply = self._connection.getresponse()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.opened.append(self)

    def _read(self) -> None:
        try:
            while line := self.reply.readline():
                self.raw += line
                if line.startswith(b"data: "):
                    self.told.append((time.monotonic(), json.loads(line[6:])))
        except (OSError, ValueError):
            pass
        self.ended = True

    def close(self) -> None:
        """Go."""
        if self._connection.sock:
            self._connection.sock.shutdown(socket.SHUT_RDWR)
        self._reader.join()
        self.reply.close()
        self._connection.close()

    def until(self, what: Any) -> float:
        """When something was told that fits."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline:
            for at, news in list(self.told):
                if what(news):
                    return at
            time.sleep(0.02)
        raise AssertionError(self.told)


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """No stream outlives its test."""
    yield
    while News.opened:
        News.opened.pop().close()


def test_nobody_comes_in_without_the_code(served: Served) -> None:
    stranger = Browser(served.port, own_address() or "")
    for path in ("/da/", "/da/now", "/da/diagnose", "/da/diagnose/1", "/da/diagnose/sent", "/events"):
        assert stranger.ask("GET", path)[0] == 302, path
        assert stranger.headers["Location"] == "/"
    page = stranger.ask("GET", "/")[1]
    assert 'name="c"' in page
    assert stranger.ask("POST", "/", {"c": served.code})[0] == 403, "a form that is not ours"
    status, page = stranger.ask("POST", "/", {"_xsrf": stranger.xsrf(page), "c": "000 000"})
    assert status == 403
    assert "Koden passer ikke" in page
    assert stranger.ask("GET", "/da/")[0] == 302
    assert Store(served.folder / "answers.sqlite").here() == 0
    assert stranger.join(served.code.replace(" ", ""), role="leader") == 302
    assert stranger.ask("GET", "/da/")[0] == 200


def test_a_scanned_code_asks_for_nothing_but_the_role(served: Served) -> None:
    page = keeper(served).ask("GET", "/da/projector")[1]
    assert served.code.strip() in page
    entry = Entry(Workshop.open(served.folder), served.key, open_door=False)
    one = Browser(served.port, own_address() or "")
    page = one.ask("GET", f"/?c={entry.scanned}")[1]
    assert 'name="role"' in page
    assert 'inputmode="numeric"' not in page
    assert one.ask("POST", "/", {"_xsrf": one.xsrf(page), "c": entry.scanned, "role": "hr"})[0] == 302
    assert Store(served.folder / "answers.sqlite").groups(one.cookies["tuskit_participant"]) == ("hr", None)


def test_guessing_codes_ends_soon_and_scanning_goes_on(alone: Served) -> None:
    guesser = Browser(alone.port, own_address() or "")
    xsrf = guesser.xsrf(guesser.ask("GET", "/")[1])
    said = [guesser.ask("POST", "/", {"_xsrf": xsrf, "c": f"{n:06}"})[0] for n in range(OWN_TRIES + 1)]
    assert said == [403] * OWN_TRIES + [429]
    assert guesser.ask("POST", "/", {"_xsrf": xsrf, "c": alone.code})[0] == 429, "not even the right one"
    assert phone(alone), "another cookie from the same address is not refused"
    for number in range(ALL_TRIES):
        other = Browser(alone.port, own_address() or "")
        xsrf = other.xsrf(other.ask("GET", "/")[1])
        if other.ask("POST", "/", {"_xsrf": xsrf, "c": f"{number:06}"})[0] == 429:
            break
    else:
        pytest.fail("a new cookie for every guess is no way round")
    late = Browser(alone.port, own_address() or "")
    assert late.join(alone.code) == 429
    entry = Entry(Workshop.open(alone.folder), alone.key, open_door=False)
    assert late.join(entry.scanned) == 302, "the QR lets people in all the time"


def test_wrong_codes_are_forgotten_after_a_minute() -> None:
    now = [0.0]
    tries = Tries(2, clock=lambda: now[0])
    tries.count()
    now[0] = MINUTE / 2
    tries.count()
    assert tries.spent
    now[0] = MINUTE + 0.1
    assert not tries.spent


def test_the_code_outlives_a_restart(alone: Served) -> None:
    one, before = phone(alone), alone.code
    alone.kill()
    alone.start()
    assert alone.said().count(f"code: {before.strip()}") == 2
    assert one.ask("GET", "/da/")[0] == 200, "who was in still is"


def test_phones_follow_the_facilitator_and_see_nothing_before_it_is_shown(served: Served) -> None:
    held = Workshop.open(served.folder)
    watcher, others = phone(served, role="leader"), [phone(served, role="employee") for _ in range(6)]
    news = News(watcher)
    news.until(lambda told: told["open"] == {})
    status, page = watcher.ask("GET", "/da/diagnose/1")
    assert (status, watcher.headers["Location"]) == (302, "/da/diagnose/sent")
    lead(held, "cadence", "open")
    news.until(lambda told: told["open"] == {"cadence": 1})
    for number, one in enumerate(others):
        assert save(one, "/da/cadence/6", {"note": f"{TYPED} {number}"})[0] == 204
    assert save(watcher, "/da/cadence/6", {"note": "mit eget", "send": "1"})[0] == 204
    assert "1 af 12" in watcher.ask("GET", "/da/cadence/sent")[1], "who has just sent is counted"
    seen = "".join(
        watcher.ask("GET", path)[1]
        for path in ("/da/", "/da/now", "/da/cadence/sent", "/da/cadence/1", "/da/cadence/6", "/da/projector")
    )
    lead(held, "cadence", "close")
    seen += "".join(watcher.ask("GET", path)[1] for path in ("/da/", "/da/cadence/sent", "/da/projector/stage"))
    assert "hemmelig" not in seen + news.raw.decode()
    assert "tuskit-chart" not in seen
    assert "1 af 12" in seen, "how many have answered is no secret"
    lead(held, "cadence", "show")
    news.until(lambda told: "cad011" in told["sign"])
    page = watcher.ask("GET", "/da/cadence/sent")[1]
    assert "Det viser svarene" in page
    assert "7 af 12" in page


def test_what_is_typed_is_text_everywhere(served: Served) -> None:
    held = Workshop.open(served.folder)
    lead(held, "cadence", "open")
    for number in range(6):
        one = phone(served)
        assert save(one, "/da/cadence/6", {"note": TYPED + str(number)})[0] == 204
        assert "<script>alert" not in one.ask("GET", "/da/cadence/6")[1]
    lead(held, "cadence", "show")
    boss = keeper(served)
    for picture in range(6):
        lead(held, "cadence", "picture", value=picture)
        stage = boss.ask("GET", "/da/projector/stage")[1]
        assert 'src="data:image/svg+xml' in stage
        assert "<script>alert" not in stage


def test_only_the_facilitator_opens_the_console_the_projector_and_the_kernels(served: Served) -> None:
    one = phone(served)
    for path in ("/da/facilitator", "/da/projector", "/da/projector/stage", "/da/projector/events"):
        assert one.ask("GET", path)[0] == 403, path
    assert one.ask("GET", "/da/diagnose")[0] == 302, "no kernel for a phone"
    one.cookies["tuskit_facilitator"] = "guess"
    assert one.ask("GET", "/da/projector")[0] == 403
    assert keeper(served).ask("GET", "/da/projector")[0] == 200


def test_the_projector_is_told_within_a_second(served: Served) -> None:
    held = Workshop.open(served.folder)
    boss, one = keeper(served), phone(served)
    news = News(boss, "/da/projector/events")
    news.until(lambda told: told["here"] == "1 er med")
    lead(held, "diagnose", "open")
    news.until(lambda told: told["view"].startswith("diagnose-10"))
    status, _ = save(one, "/da/diagnose/13", {"send": "1"})
    assert status == 204
    news.until(lambda told: told["count"] == "1 af 12 har svaret")


def test_a_leaders_forecast_is_shown_to_the_leader_first(served: Served) -> None:
    held = Workshop.open(served.folder)
    lead(held, "diagnose", "open")
    leader, other = phone(served, role="leader"), phone(served, role="employee")
    people = [phone(served, role="employee") for _ in range(6)]
    for one in (*people, leader, other):
        assert save(one, "/da/diagnose/1", {LEVEL: "5"})[0] == 204
        assert save(one, "/da/diagnose/13", {"send": "1"})[0] == 204
    assert "Gæt, hvad de andre svarer" in leader.ask("GET", "/da/diagnose/sent")[1]
    assert "Gæt, hvad de andre svarer" not in other.ask("GET", "/da/diagnose/sent")[1]
    assert other.ask("GET", "/da/diagnose/forecast/1")[0] == 403
    assert leader.ask("GET", "/da/diagnose/forecast/go")[0] == 302
    assert save(leader, "/da/diagnose/forecast/1", {LEVEL: "2"})[0] == 204
    page = leader.ask("GET", "/da/diagnose/forecast/2")[1]
    assert leader.ask("POST", "/da/diagnose/forecast/2", {"_xsrf": leader.xsrf(page), "send": "1"})[0] == 302
    assert "Du gættede" not in leader.ask("GET", "/da/diagnose/sent")[1], "not while others still answer"
    lead(held, "diagnose", "close")
    page = leader.ask("GET", "/da/diagnose/sent")[1]
    assert "Du gættede 2; rummet svarede 5,0" in page
    assert "Du gættede" not in other.ask("GET", "/da/diagnose/sent")[1]
    lead(held, "diagnose", "show")
    boss = keeper(served)
    for number in range(7):
        lead(held, "diagnose", "picture", value=number)
        assert "gættede" not in boss.ask("GET", "/da/projector/stage")[1], "one leader’s guess is nobody else’s"


def test_late_and_returning_people_find_their_place(served: Served) -> None:
    held = Workshop.open(served.folder)
    lead(held, "diagnose", "open")
    one = phone(served)
    assert save(one, "/da/diagnose/1", {LEVEL: "4"})[0] == 204
    one.ask("GET", "/")
    assert one.headers["Location"] == "/da/now"
    one.ask("GET", "/da/now")
    assert one.headers["Location"] == "/da/diagnose/go"
    one.ask("GET", "/da/diagnose/go")
    assert one.headers["Location"] == "/da/diagnose/2"
    assert re.search(rf'name="{LEVEL}" value="4" checked', one.ask("GET", "/da/diagnose/1")[1])
    late = phone(served)
    late.ask("GET", "/da/now")
    assert late.headers["Location"] == "/da/diagnose/go"


def test_what_was_acknowledged_survives_a_kill_and_what_comes_after_closing_is_refused(alone: Served) -> None:
    held = Workshop.open(alone.folder)
    lead(held, "diagnose", "open")
    people = [phone(alone) for _ in range(5)]
    news = News(people[0])
    news.until(lambda told: told["open"])
    for number, one in enumerate(people):
        assert save(one, "/da/diagnose/1", {LEVEL: str(number + 1)})[0] == 204
    page = people[0].ask("GET", "/da/diagnose/1")[1]
    alone.kill()
    deadline = time.monotonic() + 10
    while not news.ended and time.monotonic() < deadline:
        time.sleep(0.05)
    assert news.ended, "the stream breaks, and the page begins it again"
    alone.start()
    kept = {draft["pain_wellbeing"][LEVEL] for _, _, draft in Store(alone.folder / "answers.sqlite").drafts("diagnose")}
    assert kept == {1, 2, 3, 4, 5}
    lead(held, "diagnose", "close")
    status, told = people[0].ask("POST", "/da/diagnose/1", {"_xsrf": people[0].xsrf(page), "stay": "1", LEVEL: "1"})
    assert status == 422
    assert "lukket" in told
    assert len(Store(alone.folder / "answers.sqlite").latest("diagnose", apart=True)) == 5


def test_the_server_stops_quietly(alone: Served) -> None:
    assert alone.process
    os.killpg(alone.process.pid, signal.SIGINT)
    alone.process.wait(30)
    time.sleep(0.5)
    assert "Stopped. All answers are saved." in alone.said()
    assert "Traceback" not in alone.said()


def test_a_locked_database_is_told_and_nothing_is_acknowledged(served: Served) -> None:
    lead(Workshop.open(served.folder), "diagnose", "open")
    one = phone(served)
    page = one.ask("GET", "/da/diagnose/1")[1]
    with closing(sqlite3.connect(served.folder / "answers.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        status, told = one.ask("POST", "/da/diagnose/1", {"_xsrf": one.xsrf(page), "stay": "1", LEVEL: "3"})
        assert status == 503
        assert told.startswith("Det er ikke gemt: et andet program")
        assert one.ask("GET", "/da/diagnose/1")[0] == 200, "reading goes on meanwhile"
        other.execute("ROLLBACK")
    assert Store(served.folder / "answers.sqlite").drafts("diagnose") == []
    assert save(one, "/da/diagnose/1", {LEVEL: "3"})[0] == 204


def test_an_oversized_body_is_refused_and_the_room_goes_on(served: Served) -> None:
    lead(Workshop.open(served.folder), "diagnose", "open")
    one = phone(served)
    with socket.create_connection((own_address() or "", served.port), timeout=20) as raw:
        raw.sendall(b"POST /da/diagnose/1 HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n" + b"x" * 400_000)
        assert raw.recv(200)[:12] in {b"HTTP/1.1 400", b"HTTP/1.1 413", b""}
    assert save(one, "/da/diagnose/1", {LEVEL: "3"})[0] == 204


def test_another_sites_page_cannot_post(served: Served) -> None:
    lead(Workshop.open(served.folder), "diagnose", "open")
    one = phone(served)
    xsrf = one.xsrf(one.ask("GET", "/da/diagnose/1")[1])
    form: dict[str, str | list[str]] = {"_xsrf": xsrf, "stay": "1", LEVEL: "3"}
    assert one.ask("POST", "/da/diagnose/1", form, Origin="http://evil.example")[0] in {403, 404}
    del form["_xsrf"]
    assert one.ask("POST", "/da/diagnose/1", form)[0] == 403
    assert Store(served.folder / "answers.sqlite").drafts("diagnose") == []


def test_a_phone_holds_few_streams(served: Served) -> None:
    one = phone(served)
    streams = [News(one) for _ in range(6)]
    streams[-1].until(lambda told: "open" in told)
    deadline = time.monotonic() + 10
    while sum(stream.ended for stream in streams) < 2 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [stream.ended for stream in streams] == [True, True, False, False, False, False]


def test_everything_a_phone_loads_at_first_is_small(served: Served) -> None:
    lead(Workshop.open(served.folder), "diagnose", "open")
    one = phone(served)
    for path in ("/", "/da/", "/da/diagnose/1", "/da/diagnose/sent"):
        page = one.ask("GET", path)[1]
        loads = re.findall(r'(?:href|src)="(/tuskit/[^"]+)"', page)
        size = len(page.encode()) + sum(len(one.ask("GET", each)[1].encode()) for each in set(loads))
        assert size <= 60_000, (path, size)


def test_an_open_teams_projector_follows_every_answer(tmp_path: Path) -> None:
    if own_address() is None:
        pytest.skip("no network: phones cannot be tried")
    held = made(tmp_path / "workshop", mode="open", invited="6")
    served = Served(tmp_path / "workshop")
    served.start()
    try:
        lead(held, "diagnose", "open")
        lead(held, "diagnose", "show")
        boss, one = keeper(served), phone(served)
        news = News(boss, "/da/projector/events")
        before = boss.ask("GET", "/da/projector/stage")[1]
        (person,) = simulate(held.parts("diagnose"), 1, seed=2)
        assert held.submit("diagnose", one.cookies["tuskit_participant"], person["answers"]) == ()
        news.until(lambda told: told["count"].startswith("1 af 6"))
        after = boss.ask("GET", "/da/projector/stage")[1]
        assert "svg" not in before
        assert "1 af 6 har svaret" in after
        assert "svg" in after
    finally:
        served.kill()
