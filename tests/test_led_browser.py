"""Three browsers at once, as on the day: the facilitator's console, the projector and a phone; and the server killed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from conftest import Served
from playwright.sync_api import Browser, Page, expect

from tuskit import demo
from tuskit.room import own_address
from tuskit.simulate import simulate
from tuskit.workshop import Workshop

OTHERS = 6


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    if own_address() is None:
        pytest.skip("no network: phones cannot be tried")
    folder = tmp_path_factory.mktemp("three") / "workshop"
    demo.new(folder)
    settings = folder / "workshop.yaml"
    settings.write_text(
        settings.read_text("utf-8")
        .replace("invited: 30", "invited: 8")
        .replace("exercises: [position, diagnose,", "exercises: [diagnose, position,"),
        "utf-8",
    )
    served = Served(folder)
    served.start()
    yield served
    served.kill()


@pytest.fixture
def asked() -> list[str]:
    """Every address that any of the pages asked for."""
    return []


@pytest.fixture
def three(browser: Browser, served: Served, asked: list[str]) -> Iterator[tuple[Page, Page, Page]]:
    """Console, projector, phone."""
    keeper = browser.new_context(viewport={"width": 1440, "height": 900}, locale="da-DK")
    pocket = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True, locale="da-DK")
    console, projector, phone = keeper.new_page(), keeper.new_page(), pocket.new_page()
    for page in (console, projector, phone):
        page.set_default_timeout(60_000)
        page.on("request", lambda request: asked.append(request.url))
    console.goto(f"{served.url}/?key={served.key}")
    projector.goto(f"{served.url}/da/projector")
    phone.goto(f"http://{own_address()}:{served.port}/")
    yield console, projector, phone
    keeper.close()
    pocket.close()


def others(served: Served, *, round_: int = 1) -> None:
    """The rest of the room answers."""
    held = Workshop.open(served.folder)
    for number, person in enumerate(simulate(held.parts("diagnose", round=round_), OTHERS, seed=round_)):
        held.join(f"other-{number}", "employee")
        assert held.submit("diagnose", f"other-{number}", person["answers"]) == ()


def press(console: Page, name: str) -> None:
    console.get_by_role("button", name=name, exact=True).click()


def test_an_exercise_from_the_door_to_the_second_round(  # noqa: PLR0915  (a whole afternoon)
    served: Served, three: tuple[Page, Page, Page], asked: list[str]
) -> None:
    console, projector, phone = three
    expect(console.get_by_text("Ingen kan svare endnu.")).to_be_visible()
    code = projector.locator(".tuskit-way .tuskit-digits").inner_text()
    assert projector.locator(".tuskit-way img").count() == 1

    phone.get_by_label("Kode").fill(code)
    phone.get_by_label("Leder").check()
    phone.get_by_role("button", name="Vær med").click()
    expect(phone.get_by_text("Du er med som Leder")).to_be_visible()
    expect(projector.locator("[data-here]")).to_have_text("1 er med")

    press(console, "Åbn trinnet")
    expect(projector.locator("h1")).to_have_text("Hvor gør MUS ondt?")
    phone.wait_for_url("**/diagnose/1")
    expect(projector.locator(".tuskit-clock")).to_have_text(re.compile(r"^1[12]:\d\d$"))
    phone.locator(".tk-step").nth(4).tap()
    expect(phone.locator(".tk-saved")).to_have_text("Gemt")
    expect(console.get_by_text("1 er i gang")).to_be_visible()
    others(served)
    expect(projector.locator(".tuskit-big")).to_have_text("6 af 8 har svaret")
    assert console.locator(".tuskit-next").count() == 0, "the facilitator is not led by results either"

    press(console, "Luk, og vis billedet")
    expect(projector.locator(".tuskit-stage img")).to_be_visible()
    expect(projector.locator(".tuskit-measured")).to_contain_text("7 af 8 har svaret")
    expect(projector.locator(".tuskit-way .tuskit-digits")).to_be_visible()
    fits = "document.documentElement.scrollHeight <= window.innerHeight"
    assert projector.evaluate(fits), "nothing of the picture is below the edge"
    expect(phone.locator("#tuskit-lost")).to_contain_text("Facilitatoren har lukket trinnet")
    phone.wait_for_url("**/diagnose/sent")
    expect(phone.get_by_role("heading", name="Det viser svarene")).to_be_visible()
    expect(console.locator(".tuskit-next .tuskit-lead")).to_contain_text("?")
    first = projector.locator("h1").inner_text()
    press(console, "Næste billede")
    expect(projector.locator("h1")).not_to_have_text(first)

    press(console, "Beslut sammen")
    console.get_by_label("Hvem tager det").first.fill("Alle")
    console.get_by_label("Punkt").first.select_option(index=1)
    press(console, "Gem beslutningen")
    expect(console.get_by_text("Jeres beslutning er gemt.")).to_be_visible()
    console.get_by_label("Dine noter, som kun du ser").fill("Spørg igen i maj")
    expect(console.get_by_text("1984 tegn tilbage")).to_be_visible()

    press(console, "Spørg igen: anden runde")
    phone.wait_for_url("**/diagnose/1")
    expect(phone.locator(".tk-progress")).to_contain_text("Anden runde")
    assert phone.locator("input:checked").count() == 0, "nobody knows what this phone answered before"
    others(served, round_=2)
    press(console, "Luk, og vis billedet")
    expect(projector.locator(".tuskit-measured")).to_contain_text("anden runde 6 af 8")

    held = Workshop.open(served.folder)
    assert held.store.noted("diagnose") == "Spørg igen i maj"
    decided = held.decision("diagnose")
    assert decided
    assert decided["points"]["first"]["owner"] == "Alle"
    here = (served.url, f"http://{own_address()}:{served.port}", "data:", "blob:")
    assert len(asked) > 50
    assert [url for url in asked if not url.startswith(here)] == []
    assert "Traceback" not in served.said()
    assert not (served.folder / "tuskit.log").exists()


def test_a_phone_says_that_the_server_is_gone_and_comes_back_by_itself(
    served: Served, three: tuple[Page, Page, Page]
) -> None:
    _, projector, phone = three
    Workshop.open(served.folder).lead("split", "open")
    phone.get_by_label("Kode").fill(served.code)
    phone.get_by_role("button", name="Vær med").click()
    phone.wait_for_url("**/split/1")
    served.kill()
    expect(phone.locator("#tuskit-lost")).to_contain_text("Forbindelsen til serveren er væk")
    expect(projector.locator("#tuskit-lost")).to_be_visible()
    phone.locator(".tk-option").first.tap()
    expect(phone.locator(".tk-saved")).to_have_text("Ikke gemt endnu. Vi prøver igen.")
    served.start()
    expect(phone.locator(".tk-saved")).to_have_text("Gemt")
    expect(phone.locator("#tuskit-lost")).to_be_hidden()
    expect(projector.locator("#tuskit-lost")).to_be_hidden()
    assert [list(draft) for _, _, draft in Workshop.open(served.folder).store.drafts("split")] == [["layout"]]


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("path", ["/da/facilitator", "/en/projector", "/da/"])
def test_the_facilitators_pages_stick_out_nowhere(browser: Browser, served: Served, path: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(f"{served.url}/?key={served.key}")
    page.goto(served.url + path)
    expect(page.locator(".tuskit-console, #stage, .tuskit-steps").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_what_a_thumb_has_to_reach_is_large_enough(served: Served, three: tuple[Page, Page, Page]) -> None:
    _, _, phone = three
    Workshop.open(served.folder).lead("split", "open")
    small: Any = """() => [...document.querySelectorAll("main :is(button, .tk-step, .tk-option, select, input[type=text], a)")]
        .map((node) => [node.outerHTML.slice(0, 60), node.getBoundingClientRect()])
        .filter(([, box]) => box.width && (box.height < 44 || box.width < 32)).map(([html, box]) => html + box.height)"""
    assert phone.evaluate(small) == []
    phone.get_by_label("Kode").fill(served.code)
    phone.get_by_role("button", name="Vær med").click()
    phone.wait_for_url("**/1")
    assert phone.evaluate(small) == []
    assert phone.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("lang", ["da", "en"])
def test_every_screen_fits_a_small_phone(served: Served, three: tuple[Page, Page, Page], lang: str) -> None:
    _, _, phone = three
    held = Workshop.open(served.folder)
    phone.get_by_label("Kode").fill(served.code)
    phone.get_by_label("Leder").check()
    phone.get_by_role("button", name="Vær med").click()
    phone.wait_for_url("**/da/**")
    wide = []
    for key in held.plan.exercises:
        held.lead(key, "hide")
        held.lead(key, "open")
        phone.wait_for_timeout(600)
        number = 1
        here = f"http://{own_address()}:{served.port}/{lang}/{key}"
        while (reply := phone.goto(f"{here}/{number}")) and reply.status == 200 and phone.url.endswith(f"/{number}"):
            if phone.evaluate("document.documentElement.scrollWidth") > 360:
                wide.append((key, number))
            number += 1
        assert number > 3, key
    assert wide == []
