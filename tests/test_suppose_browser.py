"""The sliders below the plan, as people move them: real Chromium, the real server."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from conftest import Served
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tuskit import demo
from tuskit.store import Store
from tuskit.workshop import Workshop


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("suppose") / "workshop"
    demo.new(folder)
    settings = folder / "workshop.yaml"
    settings.write_text(
        re.sub(r"exercises: \[.*\]", "exercises: [cadence]", settings.read_text("utf-8"))
        .replace("led: true", "led: false")
        .replace("invited: 30", "invited: 8")
        + "simulated: true\n",
        "utf-8",
    )
    demo.fill(Workshop.open(folder), 6, seed=4)
    served = Served(folder, "--local")
    served.start()
    yield served
    served.kill()


def arrived(served: Served, page: Page, *, keeper: bool) -> Page:
    """The page with the plan, the section of sliders unfolded."""
    page.set_default_timeout(60_000)
    if keeper:
        page.goto(f"{served.url}/?key={served.key}")
    page.goto(f"{served.url}/da/cadence")
    expect(page.locator(".tk-heading, .tuskit-counted").first).to_be_visible()
    if page.locator(".tk-heading").count():
        page.get_by_role("button", name="Næste", exact=True).click()
        page.get_by_role("button", name="Send svar").click()
    page.locator(".tk-sliders summary").click()
    expect(page.locator(".tk-panel").first).to_be_visible()
    return page


@pytest.fixture(scope="module")
def page(browser: Browser, served: Served) -> Iterator[Page]:
    """A participant who has come to the sliders."""
    context = browser.new_context()
    yield arrived(served, context.new_page(), keeper=False)
    context.close()


def test_a_slider_moves_hours_load_and_silences_and_stores_nothing(served: Served, page: Page) -> None:
    assert page.get_by_role("button", name="Brug som beslutning").count() == 0
    slider = page.get_by_role("slider", name="MU: Uger mellem samtalerne")
    stood = slider.get_attribute("aria-valuetext")
    before = {kind: page.locator(f".tk-panel-{kind}").inner_html() for kind in ("hours", "load", "silence")}
    said = page.locator(".tk-told").inner_text()
    slider.focus()
    page.keyboard.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "1 uge")
    expect(page.locator(".tk-told")).not_to_have_text(said)
    for kind, html in before.items():
        assert page.locator(f".tk-panel-{kind}").inner_html() != html, kind
    page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "holdes ikke")
    page.get_by_role("button", name="Tilbage til planen").click()
    expect(slider).to_have_attribute("aria-valuetext", str(stood))
    expect(page.locator(".tk-told")).to_have_text(said)
    assert page.locator(".tk-panel-hours").inner_html() == before["hours"]
    assert Store(served.folder / "answers.sqlite").said("group", "cadence", "decision") is None


def test_a_storm_of_values_is_answered_with_the_last_and_makes_no_queue(page: Page) -> None:
    slider = page.get_by_role("slider", name="MU: Uger mellem samtalerne")
    asked = int(page.locator(".tk-followed").get_attribute("data-n") or 0)
    slider.evaluate(
        """node => { for (let at = 15; at >= 0; at -= 1) {
             node.value = at; node.dispatchEvent(new Event("input", { bubbles: true })); } }"""
    )
    expect(page.locator(".tk-followed")).to_have_attribute("data-n", str(asked + 2))
    expect(page.locator(".tk-followed")).not_to_have_attribute("aria-busy", "true")
    page.wait_for_timeout(300)
    assert page.locator(".tk-followed").get_attribute("data-n") == str(asked + 2), (
        "the first and the last, nothing between"
    )


def test_whoever_keeps_decisions_carries_the_values_into_the_form(served: Served, visitor: BrowserContext) -> None:
    page = arrived(served, visitor.new_page(), keeper=True)
    slider = page.get_by_role("slider", name="MU: Uger mellem samtalerne")
    slider.focus()
    page.keyboard.press("Home")
    page.get_by_role("button", name="Brug som beslutning").click()
    weeks = page.get_by_role("textbox", name="MU: Uger mellem samtalerne (uger)")
    expect(weeks).to_have_value("1")
    assert Store(served.folder / "answers.sqlite").said("group", "cadence", "decision") is None


@pytest.mark.parametrize("width", [390, 1440])
def test_nothing_sticks_out_of_the_sliders(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for slider in page.get_by_role("slider").all():
        box = slider.bounding_box()
        assert box
        assert box["height"] >= 44, "wide enough for a thumb"


def test_the_server_said_nothing_alarming(served: Served) -> None:
    assert "Traceback" not in served.said()
    assert not (served.folder / "tuskit.log").exists()
