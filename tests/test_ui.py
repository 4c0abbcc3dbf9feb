"""Controls, forms and the wizard, without a browser."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError

from tuskit.charts import theme
from tuskit.exercise import Part
from tuskit.fields import Choice, Number, Words
from tuskit.plan import Plan
from tuskit.questions import DONT_KNOW, Grid, Level, Note, Pick, Points, Poles, Question, Rows, Scale, Shift, Sort
from tuskit.responses import Kind
from tuskit.text import LANGS, Item, Lang, Text
from tuskit.ui import words
from tuskit.ui.controls import CONTROLS, STATIC, control
from tuskit.ui.form import Form
from tuskit.ui.spec import describe
from tuskit.ui.wizard import Wizard
from tuskit.workshop import Workshop


def text(word: str) -> Text:
    return Text(da=f"{word} på dansk", en=f"{word} in English")


def items(*ids: str) -> tuple[Item, ...]:
    return tuple(Item(id=i, text=text(i.capitalize())) for i in ids)


AGREE = tuple(Level(value=n, text=text(f"Level {n}")) for n in range(1, 6))
PULL = tuple(Level(value=n, text=text(f"Pull {n}")) for n in range(-2, 3))
SCALE = Scale(id="scale", prompt=text("Scale"), items=items("one", "two", "three"), levels=AGREE)
LINES = tuple(
    Poles(id=i, text=text(i.capitalize()), low=text(f"From {i}"), high=text(f"To {i}")) for i in ("goals", "cadence")
)
SHIFT = Shift(id="shift", prompt=text("Shift"), items=LINES)
GRID = Grid(id="grid", prompt=text("Grid"), rows=items("trust", "pace"), columns=items("bonus", "kpi"), levels=PULL)
POINTS = Points(id="points", prompt=text("Points"), items=items("red", "green", "blue"))
PICK = Pick(id="pick", prompt=text("Pick"), options=items("a", "b", "c"), most=2)
ROWS = Rows(
    id="rows",
    prompt=text("Rows"),
    rows=items("first", "second"),
    fields=(
        Number(id="minutes", text=text("Minutes"), unit=text("min"), most=1500, step=0.5, usual=30),
        Number(id="worth", text=text("Worth"), unit=text("of 5"), least=1, most=5),
        Choice(id="keep", text=text("Keep"), options=items("keep", "adapt", "stop")),
        Words(id="owner", text=text("Owner"), limit=20),
    ),
)
BOARD = Sort(
    id="board",
    prompt=text("Board"),
    cards=items("hard", "soft", "stress"),
    places=items("tus", "mu", "mus", "nowhere"),
    details=(Choice(id="documentation", text=text("Documentation"), options=items("formal", "notes")),),
)
NOTE = Note(id="note", prompt=text("Note"), limit=50)

ANSWERS = {
    SCALE: {"one": 5, "two": DONT_KNOW},
    SHIFT: {"goals": 7, "cadence": DONT_KNOW},
    GRID: {"trust": {"bonus": -2, "kpi": DONT_KNOW}},
    POINTS: {"red": 60, "blue": 40},
    PICK: ["a", "c"],
    ROWS: {"first": {"minutes": 2.5, "worth": 4, "keep": "stop", "owner": "Ida"}},
    BOARD: {"hard": {"place": "tus", "documentation": "formal"}, "soft": {"place": "mu"}},
    NOTE: "Æblegrød",
}
FORGED = {
    SCALE: {"one": 6},
    SHIFT: {"goals": 8},
    GRID: {"trust": {"bonus": 1, "unknown": 1}},
    POINTS: {"red": -5, "green": 105},
    PICK: ["a", "b", "c"],
    ROWS: {"first": {"minutes": 1e9}},
    BOARD: {"hard": {"place": "everywhere"}},
    NOTE: "x" * 10_000_000,
}
NONSENSE = (0, True, "x" * 99, [["a"]], {"": None}, [{}], {"one": {}}, {"red": "5"}, {"first": []}, {"hard": "tus"})

PARTS = (
    Part(id="first", title=text("First"), intro=text("Intro"), questions=(SCALE, NOTE)),
    Part(id="second", title=text("Second"), intro=text("Intro"), questions=(GRID, POINTS)),
    Part(id="third", title=text("Third"), intro=text("Intro"), questions=(PICK, ROWS, BOARD, SHIFT)),
)


class Asking(Workshop):
    """A workshop that asks the questions above, whatever the exercise."""

    def parts(self, key: str, kind: Kind = "answer", *, round: int = 1) -> tuple[Part, ...]:  # noqa: ARG002  (the same for all)
        return PARTS


@pytest.fixture
def workshop() -> Asking:
    return Asking(Plan(title=text("Workshop"), invited=5, mode="open", led=False))


def wizard(workshop: Workshop, **rest: Any) -> Wizard:
    return Wizard(workshop, "split", "ida", "da", **rest)


def step_of(question: Question) -> int:
    return next(n for n, part in enumerate(PARTS) if question in part.questions)


def say(wizard: Wizard, question: Question, value: object) -> None:
    """What a browser does when somebody answers."""
    wizard.form(step_of(question)).controls[question.id].set_state({"value": value})


def press(wizard: Wizard, name: str) -> None:
    """What a browser does when somebody presses a button."""
    wizard.hear({"do": name})


def draft(workshop: Workshop) -> dict[str, Any]:
    return workshop.draft("split", "ida")


# Every kind of question has a control.


def test_every_kind_of_question_has_a_control_and_is_tried_here() -> None:
    kinds = {*Question.__subclasses__(), *Scale.__subclasses__()}
    assert set(CONTROLS) == kinds
    assert {type(question) for question in ANSWERS} == kinds


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("question", ANSWERS, ids=lambda q: q.id)
def test_a_spec_is_plain_json_in_one_language(question: Question, lang: Lang) -> None:
    spec = describe(question, lang)
    assert json.loads(json.dumps(spec)) == spec
    other = {"da": "in English", "en": "på dansk"}[lang]
    assert other not in json.dumps(spec, ensure_ascii=False)
    assert spec["prompt"] == question.prompt[lang]


@pytest.mark.parametrize("question", ANSWERS, ids=lambda q: q.id)
def test_all_words_that_a_script_uses_are_in_its_spec(question: Question) -> None:
    spec = describe(question, "da")
    source = (STATIC / f"{spec['kind']}.js").read_text(encoding="utf-8")
    assert set(re.findall(r"\bwords\.(\w+)", source)) <= set(spec.get("words", ()))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("question", ANSWERS, ids=lambda q: q.id)
def test_an_answer_goes_through_a_control_unchanged(question: Question, lang: Lang) -> None:
    one = control(question, lang, ANSWERS[question])
    state = json.loads(json.dumps(one.get_state(["value", "spec", "lang", "problems"])))
    assert state["value"] == ANSWERS[question] == one.value
    assert question.check(one.value) == ()
    one.set_state({"value": state["spec"]["empty"]})
    assert question.check(one.value) == ()


def test_numbers_that_may_be_few_are_steps_and_others_are_typed() -> None:
    minutes, worth, keep, owner = describe(ROWS, "da")["fields"]
    assert (minutes["kind"], worth["kind"], keep["kind"], owner["kind"]) == ("number", "steps", "select", "words")
    assert [option["value"] for option in worth["options"]] == [1, 2, 3, 4, 5]
    assert minutes["shown"] == "30"
    assert not minutes["whole"]


def test_colours_are_those_of_the_charts() -> None:
    css = (STATIC / "tuskit.css").read_text(encoding="utf-8")
    for name in ("INK", "PAPER", "LINE", "TUS", "MU", "MUS", "WARNING"):
        assert f"--{name.lower()}: {getattr(theme, name).lower()};" in css


# A form reads nothing unchecked.


@pytest.mark.parametrize("question", ANSWERS, ids=lambda q: q.id)
def test_a_form_tells_what_is_wrong_beside_the_question(question: Question) -> None:
    part = Part(id="part", title=text("Part"), intro=text("Intro"), questions=(question,))
    form = Form(part, "en", {})
    assert form.read() == ({}, (), ())
    form.controls[question.id].value = ANSWERS[question]
    assert form.read().answers == {question.id: ANSWERS[question]}
    form.controls[question.id].value = FORGED[question]
    read = form.read()
    assert read.answers == {}
    form.complain(read.refused)
    assert form.controls[question.id].problems[0]["says"] == read.refused[0].says.en
    form.complain(())
    assert form.controls[question.id].problems == []


# The wizard keeps everything, believes nothing, and says what is so.


def test_every_change_is_kept_at_once(workshop: Asking) -> None:
    one = wizard(workshop)
    say(one, SCALE, {"one": 5})
    assert draft(workshop) == {"scale": {"one": 5}}
    assert one.steering.saved == "Gemt"
    say(one, SCALE, {"one": 5, "two": DONT_KNOW})
    say(one, NOTE, "Hej")
    assert draft(workshop) == {"scale": {"one": 5, "two": DONT_KNOW}, "note": "Hej"}
    say(one, NOTE, "")
    assert draft(workshop) == {"scale": {"one": 5, "two": DONT_KNOW}}


@pytest.mark.parametrize("question", ANSWERS, ids=lambda q: q.id)
def test_what_a_browser_forged_is_refused_and_kept_nowhere(workshop: Asking, question: Question) -> None:
    one = wizard(workshop)
    say(one, question, ANSWERS[question])
    for forged in (FORGED[question], *NONSENSE):
        if question is NOTE and isinstance(forged, str) and len(forged) < 99:
            continue
        say(one, question, forged)
        assert draft(workshop) == {question.id: ANSWERS[question]}
        assert one.steering.saved == ""
        problems = one.form(step_of(question)).controls[question.id].problems
        assert problems
        one.show(len(PARTS) - 1)
        press(one, "send")
        assert one.steering.fault
    assert workshop.store.history() == []


@pytest.mark.parametrize("message", [None, [], {"do": []}, {"do": "quit"}, {"press": {}}, {"again": "send"}, "send"])
def test_a_message_that_no_button_sends_does_nothing(workshop: Asking, message: object) -> None:
    one = wizard(workshop)
    one.hear(message)
    assert one.step == 0
    assert workshop.store.history() == []


def test_steps_forth_and_back_and_what_is_missing_does_not_block(workshop: Asking) -> None:
    one = wizard(workshop)
    assert one.steering.buttons == {"next": "Næste"}
    assert one.children[0].heading.step == "Side 1 af 3"
    say(one, SCALE, {"one": 5})
    assert one.steering.missing == "Mangler på denne side: 2 af 3. Du kan godt gå videre."
    press(one, "next")
    assert one.children[0].heading.title == "Second på dansk"
    assert one.children[0].heading.arrive
    press(one, "next")
    assert one.steering.buttons == {"back": "Tilbage", "send": "Send svar"}
    assert "side 1 og 2" in one.steering.missing
    press(one, "back")
    press(one, "back")
    press(one, "back")
    assert one.step == 0
    assert one.children[0].controls["scale"].value == {"one": 5}


def test_unfinished_points_are_kept_but_neither_passed_nor_sent(workshop: Asking) -> None:
    one = wizard(workshop)
    press(one, "next")
    say(one, POINTS, {"red": 80})
    assert draft(workshop) == {"points": {"red": 80}}
    press(one, "next")
    assert one.step == 1
    assert "Points på dansk" in one.steering.fault
    assert one.children[0].controls["points"].problems[0]["says"] == "Du mangler at fordele 20 af 100 point."
    one.show(2)
    press(one, "send")
    assert "På side 2" in one.steering.fault
    assert workshop.store.history() == []
    say(one, POINTS, {"red": 80, "blue": 20})
    press(one, "send")
    assert workshop.store.said("ida", "split").answers == {"points": {"red": 80, "blue": 20}}


def test_unfinished_points_from_before_a_reload_are_not_sent(workshop: Asking) -> None:
    say(wizard(workshop), POINTS, {"red": 80})
    one = wizard(workshop)
    one.show(2)
    press(one, "send")
    assert "På side 2" in one.steering.fault
    assert workshop.store.history() == []


def test_a_reload_resumes_at_the_first_part_with_something_missing(workshop: Asking) -> None:
    say(wizard(workshop), SCALE, {"one": 1, "two": 2, "three": DONT_KNOW})
    again = wizard(workshop)
    assert again.step == 1
    press(again, "back")
    assert again.children[0].controls["scale"].value == {"one": 1, "two": 2, "three": DONT_KNOW}


def test_a_draft_of_questions_that_have_changed_since_is_left_out(workshop: Asking) -> None:
    workshop.store.keep("ida", "split", {"gone": 1, "scale": {"old_item": 3}, "note": "Hej"})
    one = wizard(workshop)
    assert one.answers == {"note": "Hej"}


def test_sending_stores_the_answers_and_says_so(workshop: Asking) -> None:
    called = []
    one = wizard(workshop, on_sent=lambda: called.append(workshop.store.count("split")))
    say(one, SCALE, {"one": 5})
    one.show(2)
    assert one.steering.sent == ""
    press(one, "send")
    assert called == [1]
    assert workshop.store.said("ida", "split").answers == {"scale": {"one": 5}}
    assert workshop.store.said("ida", "split").at <= datetime.now(UTC)
    assert one.steering.sent == words.SENT["answer"].da
    say(one, PICK, ["a"])
    assert one.steering.sent == words.CHANGED["answer"].da
    assert workshop.store.said("ida", "split").answers == {"scale": {"one": 5}}


def test_a_decision_is_kept_apart_from_an_answer(workshop: Asking) -> None:
    one = wizard(workshop, kind="decision")
    say(one, PICK, ["b"])
    assert draft(workshop) == {}
    one.show(2)
    assert one.steering.buttons["send"] == "Gem beslutningen"
    press(one, "send")
    assert workshop.store.said("ida", "split", "decision").answers == {"pick": ["b"]}
    assert workshop.store.said("ida", "split") is None


FULL = Exception("database or disk is full")


def full(*_: object, **__: object) -> None:
    statement = "INSERT"
    raise OperationalError(statement, {}, FULL)


def test_a_full_disk_is_a_sentence_and_nothing_is_called_saved(
    workshop: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = wizard(workshop)
    say(one, SCALE, {"one": 5})
    with monkeypatch.context() as patch:
        patch.setattr(workshop.store, "keep", full)
        say(one, SCALE, {"one": 4})
        assert one.steering.fault == words.NOT_KEPT.da
        assert one.steering.saved == ""
    say(one, SCALE, {"one": 4, "two": 4})
    assert one.steering.fault == ""
    assert draft(workshop) == {"scale": {"one": 4, "two": 4}}
    one.show(2)
    monkeypatch.setattr(workshop.store, "append", full)
    press(one, "send")
    assert one.steering.fault == words.NOT_SENT.da
    assert one.steering.sent == ""


def test_a_store_that_cannot_be_read_is_a_sentence(workshop: Asking, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workshop.store, "draft", full)
    assert wizard(workshop).steering.fault == words.NOT_READ.da
