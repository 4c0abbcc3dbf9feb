"""The room as somebody outside sees it: what is let in, what is kept apart, and what is told."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from conftest import Served
from visits import Browser

from tuskit import demo
from tuskit.store import Store
from tuskit.workshop import Workshop


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("room") / "workshop"
    demo.new(folder)
    workshop = Workshop.open(folder)
    for key in workshop.plan.exercises:
        workshop.lead(key, "open")
    served = Served(folder, "--local")
    served.start()
    yield served
    served.kill()


@pytest.fixture
def somebody(served: Served) -> Browser:
    return Browser(served.port)


def test_the_door_leads_to_the_steps(somebody: Browser) -> None:
    assert somebody.ask("GET", "/")[0] == 302
    assert somebody.headers["Location"] == "/da/now"
    somebody.ask("GET", "/", Accept_Language="en-GB,en;q=0.9")
    assert somebody.headers["Location"] == "/en/now"
    somebody.ask("GET", "/en/")
    somebody.ask("GET", "/", Accept_Language="da")
    assert somebody.headers["Location"] == "/en/now", "the language chosen before counts"


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_steps_say_what_comes(somebody: Browser, lang: str) -> None:
    status, page = somebody.ask("GET", f"/{lang}/")
    assert status == 200
    assert f'<html lang="{lang}">' in page
    assert re.findall(r'<h3><a href="(/\w\w/\w+)"', page) == [
        f"/{lang}/{key}" for key in ("position", "diagnose", "misfit", "needs", "split", "team", "cadence")
    ]
    assert "0 " in page
    assert "default-src 'self'" in somebody.headers["Content-Security-Policy"]


OUTSIDE = re.compile(r"""(?:src|href)=["']?(?:https?:)?//|url\(["']?(?:https?:)?//|@import""")


@pytest.mark.parametrize("path", ["/da/", "/da/diagnose", "/en/nowhere", "/tuskit/tuskit.css", "/tuskit/fonts.css"])
def test_no_page_names_an_outside_host(somebody: Browser, path: str) -> None:
    assert OUTSIDE.search(somebody.ask("GET", path)[1]) is None


@pytest.mark.parametrize(
    "path",
    [
        "/voila/files/da/02_diagnose.ipynb",
        "/voila/render/app.ipynb",
        "/voila/tree",
        "/voila/api/contents/",
        "/voila/query/x",
        "/api/kernels",
        "/api/contents",
        "/api/sessions",
        "/api/status",
        "/login",
        "/app.ipynb",
        "/da/../pyproject.toml",
        "/da/nowhere",
        "/da/diagnose/",
        "/facilitator.key",
        "/tuskit/..%2f..%2fcli.py",
        "/tuskit/fonts/..%2f__init__.py",
    ],
)
def test_every_other_address_is_refused(somebody: Browser, path: str) -> None:
    somebody.ask("GET", "/da/")
    status, page = somebody.ask("GET", path)
    assert status in {403, 404}
    assert "Traceback" not in page


def test_a_visitor_is_a_random_token_that_no_script_can_read(served: Served) -> None:
    one, other = Browser(served.port), Browser(served.port)
    connection = HTTPConnection("127.0.0.1", served.port)
    connection.request("GET", "/da/")
    said = "; ".join(connection.getresponse().headers.get_all("Set-Cookie") or [])
    connection.close()
    assert "HttpOnly" in said
    assert "SameSite=Lax" in said
    one.ask("GET", "/da/")
    other.ask("GET", "/da/")
    token = one.cookies["tuskit_participant"]
    assert token != other.cookies["tuskit_participant"]
    assert len(token) == 43
    one.ask("GET", "/en/")
    assert one.cookies["tuskit_participant"] == token
    one.cookies["tuskit_participant"] = "group"
    one.ask("GET", "/da/")
    assert len(one.cookies["tuskit_participant"]) == 43, "nobody can call themselves the group"


def test_joining(served: Served, somebody: Browser) -> None:
    page = somebody.ask("GET", "/da/")[1]
    assert "Hvem er du her?" in page
    xsrf = re.search(r'name="_xsrf" value="([^"]+)"', page)
    assert xsrf
    assert somebody.ask("POST", "/da/", {"role": "leader"})[0] == 403, "a form that is not ours"
    assert somebody.ask("POST", "/da/", {"role": "king", "_xsrf": xsrf[1]})[0] == 400
    store = Store(served.folder / "answers.sqlite")
    assert store.groups(somebody.cookies["tuskit_participant"]) is None
    assert somebody.ask("POST", "/da/", {"role": "leader", "_xsrf": xsrf[1]})[0] == 302
    assert store.groups(somebody.cookies["tuskit_participant"]) == ("leader", None)
    assert "Du er med som Leder" in somebody.ask("GET", "/da/")[1]


def test_the_key_makes_a_facilitator(served: Served, somebody: Browser) -> None:
    assert "Du er facilitator" not in somebody.ask("GET", "/da/")[1]
    status, page = somebody.ask("GET", "/?key=guess")
    assert status == 403
    assert "Nøglen passer ikke" in page
    assert somebody.ask("GET", f"/?key={served.key}")[0] == 302
    assert "Du er facilitator" in somebody.ask("GET", "/da/")[1]
    assert (served.folder / "facilitator.key").stat().st_mode & 0o077 == 0


def test_the_files_are_the_facilitators(served: Served, somebody: Browser) -> None:
    assert Workshop.open(served.folder).decide("cadence", {"mu": {"mu": {"weeks": 8}}}) == ()
    somebody.ask("GET", "/en/")
    assert somebody.ask("GET", "/en/cadence/files")[0] == 403
    somebody.ask("GET", f"/?key={served.key}")
    assert somebody.ask("GET", "/en/diagnose/files")[0] == 404, "that exercise gives none"
    status, _ = somebody.ask("GET", "/en/cadence/files")
    assert status == 200
    assert somebody.headers["Content-Type"] == "application/zip"
    assert {path.name for path in (served.folder / "calendar").iterdir()} == {
        "plan.xlsx",
        "teams",
        "leaders",
        "people",
    }
    assert (served.folder / "given" / "cadence.json").exists()


def kernel(browser: Browser) -> str:
    page = browser.ask("GET", "/da/diagnose")[1]
    found = re.search(r'<script id="jupyter-config-data"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found, page
    return json.loads(found[1])["kernelId"]


def test_a_kernel_belongs_to_whoever_opened_the_page(served: Served, somebody: Browser) -> None:
    theirs = kernel(somebody)
    thief = Browser(served.port)
    assert thief.ask("GET", f"/api/kernels/{theirs}")[0] in {302, 403}
    thief.ask("GET", "/da/")
    assert thief.ask("GET", f"/api/kernels/{theirs}")[0] == 403
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec_WebSocket_Version": "13"}
    upgrade["Sec_WebSocket_Key"] = "dGhlIHNhbXBsZSBub25jZQ=="
    assert thief.ask("GET", f"/api/kernels/{theirs}/channels", **upgrade)[0] == 403
    page = thief.ask("GET", "/da/?who=1")[1]
    xsrf = re.search(r'name="_xsrf" value="([^"]+)"', page)
    assert xsrf
    thief.ask("POST", f"/voila/api/shutdown/{theirs}", {"_xsrf": xsrf[1]})
    assert somebody.ask("GET", f"/api/kernels/{theirs}")[0] == 200, "only its own page may end it"
    assert somebody.ask("DELETE", f"/api/kernels/{theirs}", X_XSRFToken=somebody.cookies["_xsrf"])[0] == 403
    assert somebody.ask("GET", f"/api/kernels/{uuid.uuid4()}")[0] in {403, 404}


def test_a_page_of_another_site_may_not_be_the_visitors_host(somebody: Browser) -> None:
    assert somebody.ask("GET", "/da/", Host="evil.example")[0] == 403


@pytest.mark.parametrize("lang", ["da", "en"])
def test_a_template_or_theme_in_the_address_changes_nothing(somebody: Browser, lang: str) -> None:
    page = somebody.ask("GET", f"/{lang}/diagnose?theme=%3Cscript%3E&voila-template=lab&template=lab")[1]
    assert "<script>&" not in page
    assert "tuskit-bar" in page
    assert "Traceback" not in page


def test_the_answers_folder_is_not_served(served: Served, somebody: Browser) -> None:
    for name in Path(served.folder).iterdir():
        assert somebody.ask("GET", f"/{name.name}")[0] == 404
