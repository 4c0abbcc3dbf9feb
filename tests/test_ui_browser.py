"""The controls in a real browser, under plain Voilà: by mouse, by touch and by keyboard."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tuskit.store import Store

WIDE = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 800}, "has_touch": True, "is_mobile": True}
Visit = Callable[..., Page]
Kept = Callable[[dict[str, Any]], None]

TOO_SMALL = """() =>
    [...document.querySelectorAll(".tuskit :is(button, .tk-step, .tk-option, select, input[type=text])")]
    .map((node) => [node.outerHTML.slice(0, 80), node.getBoundingClientRect()])
    .filter(([, box]) => box.width && (box.height < 44 || box.width < 36))
    .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
CODE = """
import os, sys
from pathlib import Path
from urllib.parse import parse_qs
sys.path.insert(0, {tests!r})
from test_ui import Asking, PARTS, text
from tuskit.store import Store
from tuskit.ui.wizard import Wizard
from tuskit.plan import Plan
asked = {{name: values[0] for name, values in parse_qs(os.environ["QUERY_STRING"]).items()}}
workshop = Asking(Plan(title=text("Workshop"), invited=5, mode="open", led=False), store=Store(Path({store!r})))
wizard = Wizard(workshop, "split", asked["who"], asked.get("lang", "da"))
wizard.show(int(asked.get("step", wizard.step)))
wizard
"""


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("voila")


@pytest.fixture(scope="session")
def store(folder: Path) -> Store:
    return Store(folder / "answers.sqlite")


@pytest.fixture(scope="session")
def address(folder: Path, store: Store) -> Iterator[str]:
    """Where plain Voilà serves a notebook with a wizard in it."""
    code = CODE.format(tests=str(Path(__file__).parent), store=str(store.path))
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(code)])
    notebook.metadata.kernelspec = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, folder / "wizard.ipynb")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "voila", "wizard.ipynb", "--no-browser", f"--port={port}"]
    log = folder / "voila.log"
    with log.open("w") as out:
        server = subprocess.Popen(command, cwd=folder, stdout=out, stderr=out)
    try:
        url = f"http://127.0.0.1:{port}/"
        wait_for(url + "voila/static/voila.js", server, log)
        yield url
    finally:
        server.terminate()
        server.wait(20)


def wait_for(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=5).close()
        except urllib.error.HTTPError:
            return
        except OSError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
        else:
            return
    pytest.fail(log.read_text())


@pytest.fixture
def visit(browser: Browser, address: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Open the wizard; at the end nothing was asked of another machine, and nothing failed in the browser."""
    faults: list[str] = []
    outside: list[str] = []
    contexts = []

    def note(asked: Route) -> None:
        # Voilà's own page template names Font Awesome on a CDN; it is aborted here, and nothing else may be asked.
        if urlsplit(asked.request.url).hostname == "127.0.0.1":
            asked.continue_()
        else:
            if "font-awesome" not in asked.request.url:
                outside.append(asked.request.url)
            asked.abort()

    def open_page(step: int, how: dict[str, Any] = WIDE, lang: str = "da") -> Page:
        context = browser.new_context(**how)
        contexts.append(context)
        context.route("http*://**", note)
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(f"{address}?who={request.node.name}&step={step}&lang={lang}")
        page.locator(".tk-question").first.wait_for(timeout=30_000)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert outside == []
    assert faults == []


@pytest.fixture
def draft(store: Store, request: pytest.FixtureRequest) -> Kept:
    """Wait until what is kept is what is expected."""

    def kept(expected: dict[str, Any]) -> None:
        for _ in range(100):
            found = store.draft(request.node.name, "split")
            if found == expected:
                return
            time.sleep(0.1)
        assert found == expected

    return kept


def step(page: Page, item: str, n: int, column: str | None = None) -> Locator:
    where = f'[data-item="{item}"] ' + (f'[data-column="{column}"] ' if column else "")
    return page.locator(f"{where}.tk-step").nth(n)


def fits(page: Page) -> None:
    """Nothing is wider than the page, and on a phone a thumb can hit everything."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if page.viewport_size["width"] < 500:
        assert page.evaluate(TOO_SMALL) == []


@pytest.mark.parametrize("how", [WIDE, PHONE], ids=["wide", "phone"])
def test_scale_by_pointer_and_keys_then_reload(visit: Visit, draft: Kept, how: dict[str, Any]) -> None:
    page = visit(0, how)
    fits(page)
    step(page, "one", 4).click()
    page.get_by_role("radiogroup", name="Two på dansk").get_by_role("radio").first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    step(page, "three", 5).click()
    page.get_by_role("textbox", name="Note på dansk").fill("Æblegrød")
    draft({"scale": {"one": 5, "two": 3, "three": "dont_know"}, "note": "Æblegrød"})
    expect(page.locator(".tk-saved")).to_have_text("Gemt")
    page.reload()
    expect(page.get_by_role("radio", name="5, Level 5 på dansk").first).to_be_checked()
    expect(page.get_by_role("textbox", name="Note på dansk")).to_have_value("Æblegrød")


def test_what_is_typed_just_before_a_press_is_sent(visit: Visit, store: Store, request: pytest.FixtureRequest) -> None:
    page = visit(0)
    for _ in range(2):
        heading = page.get_by_role("heading", level=2)
        before = heading.inner_text()
        page.locator('[data-press="next"]').click()
        expect(heading).not_to_have_text(before)
        expect(heading).to_be_focused()
    page.get_by_role("textbox", name="Owner på dansk").first.press_sequentially("Ida Madsen", delay=0)
    page.locator('[data-press="send"]').click()
    expect(page.locator(".tk-sent")).to_contain_text("dit svar er sendt")
    assert store.said(request.node.name, "split").answers == {"rows": {"first": {"owner": "Ida Madsen"}}}


def test_grid_on_a_wide_page_is_a_table(visit: Visit, draft: Kept) -> None:
    page = visit(1)
    expect(page.get_by_role("columnheader", name="Bonus på dansk")).to_be_visible()
    step(page, "trust", 0, "bonus").click()
    step(page, "pace", 5, "kpi").click()
    draft({"grid": {"trust": {"bonus": -2}, "pace": {"kpi": "dont_know"}}})
    fits(page)


def test_grid_on_a_phone_opens_a_row_at_a_time(visit: Visit, draft: Kept) -> None:
    page = visit(1, PHONE)
    fits(page)
    expect(step(page, "pace", 0, "bonus")).to_be_hidden()
    step(page, "trust", 4, "bonus").tap()
    step(page, "trust", 2, "kpi").tap()
    page.locator('[data-item="trust"] .tk-lead button').tap()
    expect(step(page, "trust", 0, "bonus")).to_be_hidden()
    step(page, "pace", 1, "bonus").tap()
    draft({"grid": {"trust": {"bonus": 2, "kpi": 0}, "pace": {"bonus": -1}}})


def test_points_by_button_number_and_keys(visit: Visit, draft: Kept) -> None:
    page = visit(1, PHONE)
    rest = page.locator(".tk-rest")
    expect(rest).to_have_text("Du mangler 100 af 100 point.")
    page.get_by_role("button", name="Flere point: Red på dansk").click()
    page.get_by_role("textbox", name="Green på dansk").fill("70")
    page.get_by_role("slider", name="Blue på dansk").press("ArrowRight")
    expect(rest).to_have_text("Du mangler 20 af 100 point.")
    page.locator('[data-press="next"]').click()
    expect(page.locator(".tk-fault")).to_contain_text("Points på dansk")
    page.get_by_role("textbox", name="Blue på dansk").fill("25")
    page.keyboard.press("Tab")
    expect(rest).to_have_text("Alle 100 point er fordelt.")
    draft({"points": {"red": 5, "green": 70, "blue": 25}})
    page.get_by_role("button", name="Begynd forfra").click()
    draft({})


def test_rows_with_danish_numbers_and_the_usual_and_pick_with_its_limit(visit: Visit, draft: Kept) -> None:
    page = visit(2)
    minutes = page.get_by_role("textbox", name="First på dansk: Minutes")
    minutes.fill("1.200,5")
    page.keyboard.press("Tab")
    draft({"rows": {"first": {"minutes": 1200.5}}})
    minutes.fill("mange")
    page.keyboard.press("Tab")
    expect(page.locator('.tk-rows [data-for="first"]')).to_contain_text("skriv et tal fra 0 til 1500")
    minutes.fill("")
    page.get_by_role("button", name="Brug det sædvanlige").click()
    step(page, "second", 3).click()
    rows = {"first": {"minutes": 30}, "second": {"minutes": 30, "worth": 4}}
    draft({"rows": rows})
    for name in ("A på dansk", "C på dansk"):
        page.get_by_role("checkbox", name=name).check()
    page.get_by_role("checkbox", name="B på dansk").click()
    expect(page.locator(".tk-pick .tk-count")).to_have_text("Du kan højst vælge 2. Fjern et valg først.")
    expect(page.get_by_role("checkbox", name="B på dansk")).not_to_be_checked()
    draft({"rows": rows, "pick": ["a", "c"]})


def test_board_by_mouse(visit: Visit, draft: Kept) -> None:
    page = visit(2)
    page.locator('[data-place="tus"].tk-place').scroll_into_view_if_needed()
    card = page.locator('[data-item="hard"] .tk-face').bounding_box()
    place = page.locator('[data-place="tus"].tk-place').bounding_box()
    page.mouse.move(card["x"] + 20, card["y"] + 15)
    page.mouse.down()
    page.mouse.move(card["x"] + 60, card["y"] + 40, steps=3)
    expect(page.locator(".tk-ghost")).to_be_visible()
    page.mouse.move(place["x"] + place["width"] / 2, place["y"] + 120, steps=5)
    page.mouse.up()
    expect(page.locator(".tk-ghost")).to_have_count(0)
    draft({"board": {"hard": {"place": "tus"}}})
    page.get_by_role("combobox", name="Documentation på dansk: Hard").select_option("formal")
    page.locator('[data-item="soft"] .tk-face').click()
    page.locator('[data-place="mus"].tk-place h3').click()
    draft({"board": {"hard": {"place": "tus", "documentation": "formal"}, "soft": {"place": "mus"}}})


def test_board_by_touch(visit: Visit, draft: Kept) -> None:
    page = visit(2, PHONE)
    fits(page)
    card = page.locator('[data-item="stress"]')
    card.locator(".tk-face").tap()
    card.get_by_role("button", name="Mu på dansk").tap()
    draft({"board": {"stress": {"place": "mu"}}})
    expect(page.locator('[data-place="mu"].tk-place [data-item="stress"]')).to_be_visible()
    card.locator(".tk-face").tap()
    expect(card.get_by_role("button", name="Mu på dansk")).to_be_hidden()
    card.get_by_role("button", name="Læg tilbage").tap()
    draft({})
    grip = page.locator('[data-item="hard"] .tk-grip')
    grip.scroll_into_view_if_needed()
    page.evaluate("scrollBy(0, 250)")
    start = grip.bounding_box()
    end = page.locator('[data-place="tus"].tk-place').bounding_box()
    touch = page.context.new_cdp_session(page)
    x, y = start["x"] + 12, start["y"] + 20
    points = [(x, y), (x + 10, y + 10), (end["x"] + 90, end["y"] + 40)]
    for kind, (left, top) in zip(("touchStart", "touchMove", "touchMove"), points, strict=True):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": left, "y": top}]})
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    draft({"board": {"hard": {"place": "tus"}}})


def test_board_by_keys(visit: Visit, draft: Kept) -> None:
    page = visit(2, lang="en")
    live = page.locator(".tk-sort .tk-heard[role=status]")
    card = page.get_by_role("button", name="Hard in English", exact=True)
    card.focus()
    page.keyboard.press("2")
    expect(live).to_have_text("Hard in English is now in Mu in English.")
    expect(card).to_be_focused()
    page.keyboard.press("ArrowLeft")
    draft({"board": {"hard": {"place": "tus"}}})
    page.keyboard.press("Enter")
    expect(card).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(card).to_be_focused()
    draft({"board": {"hard": {"place": "mu"}}})
    page.keyboard.press("Delete")
    draft({})
