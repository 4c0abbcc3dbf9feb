"""The MU guide as two people use it: in a real browser, with nothing sent, nothing kept, and a page on paper."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Served
from playwright.sync_api import Browser as Chromium
from playwright.sync_api import BrowserContext, Page, expect
from visits import Browser

from tuskit import demo, guide
from tuskit.workshop import Workshop

BANK = guide.read()
QUESTIONS = {question.id: question for _, question in BANK.questions}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("guide") / "workshop"
    demo.new(folder)
    Workshop.open(folder)
    served = Served(folder, "--local")
    served.start()
    yield served
    served.kill()


def kept(folder: Path) -> dict[str, str]:
    """Every file of a folder, byte for byte."""
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != "serve.log")
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def on_paper(page: Page, tmp_path: Path) -> str:
    """What the page says when it is printed, in one line."""
    page.pdf(path=tmp_path / "sheet.pdf", prefer_css_page_size=True)
    pdftotext = shutil.which("pdftotext")
    if not pdftotext:
        pytest.skip("no pdftotext on this machine")
    said = subprocess.run([pdftotext, "-layout", tmp_path / "sheet.pdf", "-"], capture_output=True, check=True)
    return said.stdout.decode()


def asked_on(text: str, lang: str = "da") -> set[str]:
    """Which questions stand in a text."""
    flat = re.sub(r"\s+", " ", text)
    return {name for name, question in QUESTIONS.items() if question.text[lang] in flat}  # type: ignore[index]  # da or en


def test_the_page_takes_nothing_and_sets_nothing(served: Served) -> None:
    somebody = Browser(served.port)
    status, page = somebody.ask("GET", "/da/guide?preset=monthly")
    assert status == 200
    assert somebody.cookies == {}, "not even the cookie that every other page sets"
    assert not re.search(r"<form|<textarea|type=.text|type=.hidden|localStorage|/events|_xsrf", page)
    assert len(re.findall(r"<input", page)) == len(QUESTIONS)
    assert "connect-src 'none'; form-action 'none'" in somebody.headers["Content-Security-Policy"]
    assert somebody.headers["Cache-Control"] == "no-store"
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        assert somebody.ask(method, "/da/guide", {"q-fb_thanks": "on"})[0] == 405
    assert somebody.ask("GET", "/da/guide?preset=%3Cscript%3E")[0] == 404
    assert Browser(served.port).ask("GET", "/en/guide")[1].count(" checked") == 0
    script = Browser(served.port).ask("GET", "/tuskit/guide.js")[1]
    assert not re.search(r"fetch|XMLHttp|sendBeacon|WebSocket|EventSource|cookie|Storage|location|import", script)


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_start_page_leads_here(served: Served, lang: str) -> None:
    assert f'href="/{lang}/guide"' in Browser(served.port).ask("GET", f"/{lang}/")[1]


def test_a_visit_asks_for_the_page_alone_and_leaves_no_trace(
    served: Served, visitor: BrowserContext, tmp_path: Path
) -> None:
    before = kept(served.folder)
    page = visitor.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(f"{request.method} {request.url.removeprefix(served.url)}"))
    page.goto(f"{served.url}/da/guide?preset=coffee")
    expect(page.get_by_role("status")).to_have_text("3 spørgsmål · ca. 15 minutter")
    page.wait_for_load_state("networkidle")
    loaded = len(asked)
    page.locator("#q-fb_thanks").uncheck()
    page.locator("#q-cv_work").check()
    page.locator("#q-ct_again").check()
    page.locator("summary").first.click()
    expect(page.get_by_role("status")).to_have_text("4 spørgsmål · ca. 21 minutter")
    expect(page.locator("[data-aside]")).to_have_text("I har sat 15 minutter af. Gem et par spørgsmål til næste gang.")
    shown = page.locator("[data-question]:visible").evaluate_all("all => all.map((one) => one.dataset.question)")
    assert shown == ["cv_first", "cv_since", "cv_work", "ct_again"]
    assert asked_on(on_paper(page, tmp_path)) == set(shown)
    fonts = [each for each in asked[loaded:] if not each.startswith("GET /tuskit/fonts/")]
    assert fonts == [], "choosing and printing ask for nothing, but a weight of the type that was not shown before"
    assert {re.sub(r"\?.*", "", each) for each in asked} <= {
        "GET /da/guide",
        *(
            f"GET /tuskit/{name}"
            for name in ("fonts.css", "tuskit.css", "page.css", "guide.css", "choose.css", "guide.js")
        ),
        *(f"GET /tuskit/fonts/SourceSansPro-{weight}.ttf" for weight in ("Regular", "Semibold", "Bold")),
        "GET data:,",
    }
    assert visitor.cookies() == []
    assert page.evaluate("localStorage.length + sessionStorage.length") == 0
    page.reload()
    assert page.locator("input:checked").count() == 3, "what was chosen is forgotten"
    assert kept(served.folder) == before
    assert "fb_thanks" not in served.said()


def test_without_a_script_it_counts_and_prints_the_same(served: Served, browser: Chromium, tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{served.url}/en/guide?preset=feedforward")
    page.locator("#q-cv_day").uncheck()
    said = on_paper(page, tmp_path)
    assert asked_on(said, "en") == {"cv_conditions", "cv_ahead", "fb_more_of", "ct_small"}
    assert "4 chosen · about 24 minutes" in said
    assert "to begin with" not in said.lower(), "a part without a question has no heading"
    context.close()


@pytest.mark.parametrize("preset", BANK.presets, ids=lambda preset: preset.id)
def test_a_ready_made_conversation_fills_one_page_or_two(
    served: Served, visitor: BrowserContext, tmp_path: Path, preset: guide.bank.Preset
) -> None:
    page = visitor.new_page()
    for lang in ("da", "en"):
        page.goto(f"{served.url}/{lang}/guide?preset={preset.id}")
        said = on_paper(page, tmp_path)
        assert asked_on(said, lang) == set(preset.questions)
        assert said.count("\f") == (1 if len(preset.questions) <= 7 else 2)
        assert "English" not in said
        assert preset.when.da not in said


@pytest.mark.parametrize("width", [320, 390, 1440])
def test_it_fits_the_screen(served: Served, visitor: BrowserContext, width: int) -> None:
    page = visitor.new_page()
    page.set_viewport_size({"width": width, "height": 844})
    page.goto(f"{served.url}/da/guide?preset=half_year")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    small = page.locator("a:visible, button:visible, label:visible, summary:visible").evaluate_all(
        "all => all.filter((one) => one.getBoundingClientRect().height < 43.5 && !one.matches('.tuskit-skip')).map((one) => one.outerHTML)"
    )
    assert small == []


def test_behind_a_door_it_is_for_those_who_have_come_in(tmp_path: Path) -> None:
    demo.new(tmp_path / "workshop")
    Workshop.open(tmp_path / "workshop")
    served = Served(tmp_path / "workshop")
    served.start()
    try:
        stranger = Browser(served.port)
        assert stranger.ask("GET", "/da/guide")[0] == 302
        assert stranger.headers["Location"] == "/"
        assert stranger.cookies == {}
        assert stranger.join(served.code) == 302
        size = 0
        for path in (
            "/da/guide",
            "/tuskit/tuskit.css",
            "/tuskit/page.css",
            "/tuskit/guide.css",
            "/tuskit/choose.css",
            "/tuskit/guide.js",
        ):
            status, body = stranger.ask("GET", path)
            assert status == 200, path
            size += len(body.encode())
        assert "fonts.css" not in stranger.ask("GET", "/da/guide")[1], "a phone in the room keeps its own type"
        assert size <= 95_000
        status, page = stranger.ask("GET", "/da/")
        assert 'href="/da/guide"' in page
    finally:
        served.kill()
