"""The workshop as people click it: real Chromium, the real server, the real store."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import Served
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tuskit import demo
from tuskit.store import Store
from tuskit.workshop import Workshop

SLOW = 60_000
"""Milliseconds that a kernel may take to start on a busy machine."""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("app") / "workshop"
    demo.new(folder)
    settings = folder / "workshop.yaml"
    settings.write_text(
        settings.read_text("utf-8")
        .replace("led: true", "led: false")
        .replace("invited: 30", "invited: 8")
        .replace("exercises: [position, diagnose, misfit, needs,", "exercises: [diagnose, misfit, position, needs,")
        + "simulated: true\n",
        "utf-8",
    )
    demo.fill(Workshop.open(folder), 6, seed=4)
    served = Served(folder, "--local")
    served.start()
    yield served
    served.kill()


@pytest.fixture(scope="module")
def asked(served: Served) -> list[str]:
    """Every address that any page of this module asked for."""
    return []


@pytest.fixture
def open_page(browser: Browser, served: Served, asked: list[str]) -> Iterator[Any]:
    contexts: list[BrowserContext] = []

    def opened(path: str, context: BrowserContext | None = None, **options: Any) -> Page:
        if context is None:
            context = browser.new_context(**options)
            contexts.append(context)
        context.set_default_timeout(SLOW)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.goto(served.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()


def choose(page: Page, statement: int, level: int) -> None:
    """Answer a statement of the page by its radio button, as a screen reader's user does."""
    page.locator(".tk-line:has(input)").nth(statement).locator("input").nth(level - 1).check(force=True)


def send(page: Page, last: str, following: str) -> None:
    """Go to the last page and send."""
    expect(page.locator(".tk-primary:visible")).to_be_enabled()
    while not page.get_by_role("button", name=last).is_visible():
        step = page.locator(".tk-progress").inner_text()
        page.get_by_role("button", name=following, exact=True).click()
        expect(page.locator(".tk-progress")).not_to_have_text(step)
    page.get_by_role("button", name=last).click()
    expect(page.locator(".tuskit-counted")).to_be_visible()


def said(served: Served) -> list[Any]:
    return [r for r in Store(served.folder / "answers.sqlite").latest("diagnose") if r.origin == "person"]


def test_two_visitors_answer_differently_and_both_see_the_group(served: Served, open_page: Any) -> None:
    one, other = open_page("/da/diagnose"), open_page("/en/diagnose")
    expect(one.locator(".tk-progress")).to_have_text(re.compile("Side 1"))
    expect(other.locator(".tk-progress")).to_have_text(re.compile("Page 1"))
    choose(one, 0, 1)
    choose(other, 0, 5)
    send(one, "Send svar", "Næste")
    expect(one.locator(".tuskit-counted")).to_contain_text("7 af 8")
    assert one.locator(".tuskit-chart img").count() >= 3
    send(other, "Send answers", "Next")
    expect(other.locator(".tuskit-counted")).to_contain_text("8 of 8")
    expect(one.locator(".tuskit-counted")).to_contain_text("8 af 8")
    statements = sorted(next(iter(r.answers["pain_wellbeing"].values())) for r in said(served))
    assert statements == [1, 5]


def test_a_reload_keeps_the_draft_and_stores_no_answer(served: Served, open_page: Any) -> None:
    page = open_page("/da/diagnose")
    choose(page, 2, 4)
    expect(page.locator(".tk-saved")).to_be_visible()
    before = len(said(served))
    page.reload()
    expect(page.locator(".tk-line:has(input)").nth(2).locator("input").nth(3)).to_be_checked()
    assert len(said(served)) == before
    steps = open_page("/da/", page.context)
    expect(steps.locator("li").first).to_contain_text("Du er i gang")


def test_a_killed_server_loses_nothing(served: Served, open_page: Any) -> None:
    page = open_page("/en/diagnose")
    choose(page, 1, 2)
    expect(page.locator(".tk-saved")).to_be_visible()
    served.kill()
    try:
        expect(page.locator("#tuskit-lost")).to_be_visible()
        expect(page.locator("#tuskit-lost")).to_contain_text("saved")
    finally:
        served.start()
    expect(page.locator("#tuskit-lost button")).to_be_visible()
    page.locator("#tuskit-lost button").click()
    expect(page.locator(".tk-line:has(input)").nth(1).locator("input").nth(1)).to_be_checked()
    send(page, "Send answers", "Next")
    assert any(r.answers.get("pain_wellbeing") for r in said(served))


def test_a_returning_visitor_sees_the_picture_and_can_change_their_mind(served: Served, open_page: Any) -> None:
    page = open_page("/da/split")
    board = page.locator(".tk-board")
    expect(board).to_be_visible()
    card = board.locator(".tk-card").first
    card.locator(".tk-face").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("1")
    send(page, "Send svar", "Næste")
    page.reload()
    expect(page.locator(".tuskit-counted")).to_contain_text("7 af 8")
    page.get_by_role("button", name="Ret mine svar").click()
    expect(board).to_be_visible()


def test_only_the_facilitator_decides(served: Served, open_page: Any) -> None:
    page = open_page("/da/split")
    expect(page.locator(".tk-board")).to_be_visible()
    send(page, "Send svar", "Næste")
    assert page.get_by_role("button", name="Beslut sammen").count() == 0
    keeper = open_page(f"/?key={served.key}")
    keeper.goto(f"{served.url}/da/split")
    send(keeper, "Send svar", "Næste")
    keeper.get_by_role("button", name="Beslut sammen").click()
    card = keeper.locator(".tk-card").first
    card.locator(".tk-face").focus()
    keeper.keyboard.press("Enter")
    keeper.keyboard.press("2")
    assert keeper.locator(".tuskit-chart img").count() >= 2, "the group decides with its picture in view"
    keeper.get_by_role("button", name="Gem beslutningen").click()
    expect(keeper.get_by_text("Jeres beslutning er gemt.")).to_be_visible()
    decision = Store(served.folder / "answers.sqlite").said("group", "split", "decision")
    assert decision
    assert [values["place"] for values in decision.answers["layout"].values()] == ["mu"]


def test_the_facilitator_sees_how_many_have_answered(served: Served, open_page: Any) -> None:
    keeper = open_page(f"/?key={served.key}")
    keeper.goto(f"{served.url}/da/")
    line = keeper.locator("li").nth(1).locator(".tuskit-small")
    expect(line).to_contain_text("6 af 8 har svaret")
    assert Workshop.open(served.folder).submit("misfit", "somebody", {"size": ["large"]}) == ()
    expect(line).to_contain_text("7 af 8 har svaret")


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(
    "path",
    ["/da/", "/da/story", "/en/claims", "/en/position", "/en/diagnose", "/da/misfit", "/da/split", "/en/cadence"],
)
def test_nothing_sticks_out(open_page: Any, path: str, width: int) -> None:
    page = open_page(path, viewport={"width": width, "height": 900})
    expect(page.locator(".tk-heading, .tuskit-steps li, .tuskit-chapter, .tuskit-claim").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("pre, .jp-OutputArea-error, .jp-InputArea").count() == 0, "no code, no traceback"


def test_every_request_stayed_on_the_machine(served: Served, asked: list[str]) -> None:
    assert len(asked) > 50
    assert [url for url in asked if not url.startswith((served.url, "data:", "blob:"))] == []


def test_the_server_said_nothing_alarming(served: Served) -> None:
    assert "Traceback" not in served.said()
    assert not (served.folder / "tuskit.log").exists()
