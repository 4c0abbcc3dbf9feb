"""The story and the claims as pages of the room: complete, in both languages, behind the same door, and from here alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
from conftest import Served
from visits import Browser

from tuskit import demo, evidence
from tuskit.room import own_address, words
from tuskit.simulate import simulate
from tuskit.story import pictures, story
from tuskit.text import LANGS, Lang
from tuskit.workshop import Workshop

both = pytest.mark.parametrize("lang", LANGS)
LOADS = re.compile(r"""(?:src|srcset)="([^"]+)"|<link[^>]+href="([^"]+)\"""")


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A room that phones on the network may come to."""
    if own_address() is None:
        pytest.skip("no network: phones cannot be tried")
    folder = tmp_path_factory.mktemp("told") / "workshop"
    demo.new(folder)
    served = Served(folder)
    served.start()
    yield served
    served.kill()


@pytest.fixture
def phone(room: Served) -> Browser:
    """Somebody who has come in."""
    one = Browser(room.port, own_address() or "")
    assert one.join(room.code) == 302
    return one


@both
def test_the_story_is_told_with_every_picture(phone: Browser, lang: Lang) -> None:
    status, page = phone.ask("GET", f"/{lang}/story")
    assert status == 200
    assert f'<html lang="{lang}">' in page
    shown = unescape(page)
    for told in pictures.tell(lang):
        assert told.title in shown
        assert told.says in shown
        assert told.chart.alt in shown
        for claim in told.claims:
            assert claim in shown
    found = set(re.findall(rf"/{lang}/story/\w+-(?:phone|screen)\.svg", page))
    assert len(found) == 2 * len(story().chapters)
    for path in found:
        status, picture = phone.ask("GET", path)
        assert (status, picture[:4]) == (200, "<svg")
        assert phone.headers["Content-Type"] == "image/svg+xml"
        assert "private" in phone.headers["Cache-Control"]


@both
def test_every_claim_is_shown_with_all_that_is_known_of_it(phone: Browser, lang: Lang) -> None:
    status, page = phone.ask("GET", f"/{lang}/claims")
    assert status == 200
    articles = dict(re.findall(r'<article id="(\w+)"[^>]*>(.*?)</article>', page, re.DOTALL))
    assert list(articles) == [claim.id for claim in evidence.ordered()]
    for claim in evidence.ledger().claims:
        shown = unescape(articles[claim.id])
        assert claim.text[lang] in shown
        assert evidence.figure(claim, lang) in shown
        assert claim.population[lang] in shown
        assert evidence.origin(claim, lang) in shown
        assert claim.note[lang] in shown
        assert (claim.address or words.NO_ADDRESS[lang]) in shown
        assert f'data-status="{claim.status}">{evidence.BADGES[claim.status][lang]}<' in shown
        assert (claim.talk is None) or claim.talk[lang] in shown
        assert ("<a href=" in shown) == bool(claim.address and claim.address.startswith("https://"))
    assert [status for status in evidence.BADGES if f'<h2 id="{status}">' in page] == list(evidence.BADGES)


@both
@pytest.mark.parametrize("name", ["story", "claims"])
def test_nothing_is_loaded_from_outside(phone: Browser, name: str, lang: Lang) -> None:
    page = phone.ask("GET", f"/{lang}/{name}")[1]
    loaded = [one or other for one, other in LOADS.findall(page)]
    assert loaded
    assert all(path.startswith(("/tuskit/", f"/{lang}/story/", "data:")) for path in loaded)
    for link in re.findall(r'<a href="https?:[^>]+>', page):
        assert 'rel="noopener noreferrer"' in link
    assert "default-src 'self'" in phone.headers["Content-Security-Policy"]
    assert phone.headers["Cache-Control"] == "no-store"


@both
def test_the_start_page_shows_the_point_and_leads_there(phone: Browser, lang: Lang) -> None:
    page = phone.ask("GET", f"/{lang}/")[1]
    assert f'href="/{lang}/story"' in page
    assert pictures.point(lang).alt in unescape(page)
    (path,) = re.findall(rf'src="(/{lang}/story/[^"]+)"', page)
    status, picture = phone.ask("GET", path)
    assert status == 200
    assert len(picture) < 10_000


@pytest.mark.parametrize("path", ["/da/story", "/da/claims", "/da/story/story_point-phone.svg"])
def test_the_door_is_shut_for_whoever_has_no_code(room: Served, path: str) -> None:
    stranger = Browser(room.port, own_address() or "")
    assert stranger.ask("GET", path)[0] == 302
    assert stranger.headers["Location"] == "/"


@pytest.mark.parametrize("name", ["story_nothing-phone", "story_point-print", "..%2fx-phone", "story_point"])
def test_there_is_no_other_picture(phone: Browser, name: str) -> None:
    status, page = phone.ask("GET", f"/da/story/{name}.svg")
    assert status == 404
    assert "Traceback" not in page


def test_the_pages_follow_the_facilitator_as_the_start_page_does(room: Served, phone: Browser) -> None:
    for name in ("", "story", "claims"):
        assert "/tuskit/phone.js" in phone.ask("GET", f"/da/{name}")[1]
    keeper = Browser(room.port)
    keeper.ask("GET", f"/?key={room.key}")
    for name in ("story", "claims"):
        status, page = keeper.ask("GET", f"/da/{name}")
        assert status == 200
        assert "/tuskit/phone.js" not in page


def test_what_is_shown_does_not_change_with_what_is_answered(room: Served, phone: Browser) -> None:
    def shown(one: Browser) -> list[str]:
        pages = [one.ask("GET", f"/da/{name}")[1] for name in ("story", "claims")]
        return [page[page.index("<main") : page.index("</main>")] for page in pages]

    before = shown(phone)
    held = Workshop.open(room.folder)
    (person,) = simulate(held.parts("diagnose"), 1, seed=1)
    held.lead("diagnose", "open")
    held.submit("diagnose", "somebody", person["answers"])
    leader = Browser(room.port, own_address() or "")
    assert leader.join(room.code, role="leader") == 302
    assert shown(leader) == shown(phone) == before
