"""The page for a phone: plain HTML, the same answers as from the app, and nothing of the others'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import asked
import pytest
from conftest import Served
from visits import Browser

from tuskit import demo
from tuskit.exercise import questions
from tuskit.exercises import EXERCISES
from tuskit.questions import Note, Points, Question, Rows, Sort
from tuskit.room import own_address
from tuskit.room.phone import Screen, filled, read, screens, written
from tuskit.simulate import simulate
from tuskit.store import Store
from tuskit.workshop import Workshop


def blank(screen: Screen) -> dict[str, list[str]]:
    """The text fields that a browser sends although nobody has filled them in."""
    question = screen.question
    match question:
        case Points():
            return {item: [""] for item in question.ids}
        case Sort():
            return {detail.id: [""] for detail in question.details}
        case Rows():
            return {f"{row}.{field.id}": [""] for row in question.ids for field in question.fields}
        case Note():
            return {question.id: [""]}
    return {}


@pytest.mark.parametrize("question", asked.QUESTIONS, ids=lambda q: type(q).__name__)
def test_every_kind_comes_back_as_it_was_given(question: Question) -> None:
    parts = asked.PARTS
    for person in simulate(parts, 20, seed=5):
        given = person["answers"].get(question.id)
        answer: Any = None
        for screen in screens(parts):
            if screen.question is question:
                answer = read(screen, written(screen, given), answer)
        assert question.check(answer) == ()
        assert (answer or None) == (given or None)


@pytest.mark.parametrize("screen", screens(asked.PARTS), ids=lambda s: f"{s.question.id}-{s.item}")
def test_an_empty_form_is_no_answer(screen: Screen) -> None:
    sent = {name: [b""] for name in (*blank(screen), "_xsrf")}
    assert read(screen, filled(sent), None) in ({}, [], "")


@pytest.mark.parametrize("said", ["1,5", "1.5", " 1,5 "])
def test_numbers_as_people_write_them(said: str) -> None:
    screen = next(s for s in screens(asked.PARTS) if s.question is asked.ROWS)
    assert read(screen, {"talk.minutes": [said]}, None) == {"talk": {"minutes": 1.5}}


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    if own_address() is None:
        pytest.skip("no network: phones cannot be tried")
    folder = tmp_path_factory.mktemp("phone") / "workshop"
    demo.new(folder)
    workshop = Workshop.open(folder)
    for key in workshop.plan.exercises:
        workshop.lead(key, "open")
    served = Served(folder)
    served.start()
    yield served
    served.kill()


@pytest.fixture
def phone(served: Served) -> Browser:
    phone = Browser(served.port, own_address() or "")
    assert phone.join(served.code) == 302
    return phone


def send(phone: Browser, key: str, lang: str, answers: dict[str, Any], workshop: Workshop) -> None:
    """Answer an exercise on the phone, screen by screen."""
    shown = screens(workshop.parts(key))
    for number, screen in enumerate(shown, 1):
        path = f"/{lang}/{key}/{number}"
        status, page = phone.ask("GET", path)
        assert status == 200
        fields = blank(screen) | written(screen, answers.get(screen.question.id))
        end = {"send": "1"} if number == len(shown) else {}
        assert phone.ask("POST", path, {"_xsrf": phone.xsrf(page), **fields, **end})[0] == 302
        assert phone.headers["Location"] == (f"/{lang}/{key}/sent" if end else f"/{lang}/{key}/{number + 1}")


@pytest.mark.parametrize("lang", ["da", "en"])
@pytest.mark.parametrize("key", list(EXERCISES))
def test_an_exercise_answered_without_javascript(served: Served, phone: Browser, key: str, lang: str) -> None:
    workshop = Workshop.open(served.folder)
    (person,) = simulate(workshop.parts(key), 1, seed=len(key))
    send(phone, key, lang, person["answers"], workshop)
    status, page = phone.ask("GET", f"/{lang}/{key}/sent")
    assert status == 200
    assert "<h1>" in page
    said = Store(served.folder / "answers.sqlite").said(phone.cookies["tuskit_participant"], key)
    assert said
    asked_ = {question.id: question for question in questions(workshop.parts(key))}
    given = {name: answer for name, answer in person["answers"].items() if answer or not isinstance(asked_[name], Note)}
    assert said.answers == {name: answer for name, answer in given.items() if answer}


def test_a_phone_loads_little_and_asks_nobody_else(phone: Browser) -> None:
    size = 0
    page = phone.ask("GET", "/da/diagnose/1")[1]
    for path in ["/da/diagnose/1", *re.findall(r'<link rel="stylesheet" href="([^"]+)"', page)]:
        assert path.startswith("/")
        size += len(phone.ask("GET", path)[1].encode())
    assert size <= 60_000
    assert not re.search(r'(?:src|href)="https?:', page)


def test_phones_see_no_results_and_start_no_kernel(served: Served, phone: Browser) -> None:
    assert phone.ask("GET", "/da/")[0] == 200
    assert phone.ask("GET", "/da/diagnose")[0] == 302
    assert phone.headers["Location"] == "/da/diagnose/go"
    assert phone.ask("GET", "/da/cadence/files")[0] == 403
    assert phone.ask("GET", "/da/diagnose/sent")[0] == 302, "who has not answered is led to the questions"
    assert "tuskit-chart" not in phone.ask("GET", "/da/diagnose/1")[1]
    phone.ask("GET", f"/?key={served.key}")
    assert 'href="/da/diagnose"' in phone.ask("GET", "/da/")[1]
    assert "data:image/svg+xml" in phone.ask("GET", "/da/projector")[1], "the code to scan"
    assert phone.ask("GET", "/da/diagnose")[0] == 200


@pytest.mark.parametrize(
    ("path", "fields", "says"),
    [
        ("/da/diagnose/1", {"waits_for_mus": "6"}, "Vælg et af trinnene"),
        ("/da/diagnose/1", {"waits_for_mus": "x" * 100_000}, "Vælg et af trinnene"),
        ("/en/misfit/7", {"teaming": "50"}, "50 of 100 points are left"),
        ("/en/misfit/7", {"teaming": "120"}, ""),
        ("/da/cadence/1", {"tus.weeks": "mange"}, "skriv et tal"),
        ("/da/cadence/1", {"tus.weeks": "inf"}, "skriv et tal"),
        ("/da/cadence/1", {"tus.weeks": "nan"}, "skriv et tal"),
        ("/da/cadence/1", {"tus.weeks": "1e999"}, "skriv et tal"),
        ("/da/diagnose/1", {"waits_for_mus": "--5"}, "Vælg et af trinnene"),
        ("/da/cadence/6", {"note": "x" * 500}, "højst 400 tegn"),
        ("/en/split/1", {"documentation": "formal"}, "Put the card in a place"),
        ("/en/split/1", {"place": "the moon"}, "choose one of the options"),
    ],
)
def test_what_cannot_be_kept_is_told_and_not_stored(
    served: Served, phone: Browser, path: str, fields: dict[str, str], says: str
) -> None:
    page = phone.ask("GET", path)[1]
    status, page = phone.ask("POST", path, {"_xsrf": phone.xsrf(page), **fields})
    assert status == 422
    assert 'role="alert"' in page
    assert says in page
    assert "Traceback" not in page
    key = path.split("/")[2]
    store = Store(served.folder / "answers.sqlite")
    assert store.said(phone.cookies["tuskit_participant"], key) is None
    kept = store.draft(phone.cookies["tuskit_participant"], key)
    assert not kept or "teaming" in str(kept), "unfinished points stay a draft"


def test_what_is_unfinished_elsewhere_is_shown_where_it_is(phone: Browser) -> None:
    page = phone.ask("GET", "/en/misfit/7")[1]
    phone.ask("POST", "/en/misfit/7", {"_xsrf": phone.xsrf(page), "teaming": "50"})
    status, page = phone.ask("POST", "/en/misfit/9", {"_xsrf": phone.xsrf(page), "send": "1"})
    assert status == 422
    assert "50 of 100 points are left" in page
    assert 'action="/en/misfit/7"' in page


@pytest.mark.parametrize("path", ["/da/diagnose/0", "/da/diagnose/999", "/da/nothing/1", "/da/nothing/sent"])
def test_no_such_screen(phone: Browser, path: str) -> None:
    assert phone.ask("GET", path)[0] == 404


def test_a_form_that_is_not_ours_is_refused(phone: Browser) -> None:
    phone.ask("GET", "/da/diagnose/1")
    assert phone.ask("POST", "/da/diagnose/1", {"waits_for_mus": "5"})[0] == 403


def test_saving_while_answering_stays_on_the_page(served: Served, phone: Browser) -> None:
    page = phone.ask("GET", "/da/diagnose/1")[1]
    assert phone.ask("POST", "/da/diagnose/1", {"_xsrf": phone.xsrf(page), "waits_for_mus": "4", "stay": "1"})[0] == 204
    store = Store(served.folder / "answers.sqlite")
    assert store.draft(phone.cookies["tuskit_participant"], "diagnose") == {"pain_wellbeing": {"waits_for_mus": 4}}
    assert re.search(r'name="waits_for_mus" value="4" checked', phone.ask("GET", "/da/diagnose/1")[1])
