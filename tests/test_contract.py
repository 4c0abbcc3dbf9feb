"""What every exercise keeps to. A new one in EXERCISES is found here unasked.

`python tests/test_contract.py` pins the ids anew: answers are stored under them, so renaming one loses answers.
"""

from __future__ import annotations

import random
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel

from tuskit.exercise import check, questions, unfinished
from tuskit.exercises import EXERCISES
from tuskit.fields import Choice
from tuskit.plan import Plan
from tuskit.questions import Sort
from tuskit.responses import Kind
from tuskit.simulate import simulate
from tuskit.store import Store
from tuskit.text import LANGS, Text
from tuskit.ui.controls import control
from tuskit.workshop import Workshop

PINNED = Path(__file__).parent / "ids.yaml"
TITLE = Text(da="Prøve", en="Trial")
KINDS: tuple[Kind, ...] = ("answer", "decision", "forecast")
every_exercise = pytest.mark.parametrize("key", list(EXERCISES))


def workshop(invited: int, *, mode: str = "open") -> Workshop:
    plan = Plan(title=TITLE, mode=mode, led=mode == "anonymous", invited=max(invited, 1), ask=("role",))
    return Workshop(plan)


def answered(key: str, people: int, *, mode: str = "open", shuffled: int | None = None) -> Workshop:
    """A workshop in which so many simulated people have answered an exercise."""
    held = workshop(people, mode=mode)
    given = list(enumerate(simulate(held.parts(key), people, seed=7)))
    if shuffled is not None:
        random.Random(shuffled).shuffle(given)
    if held.plan.led:
        held.lead(key, "open")
    for number, person in given:
        held.join(f"person-{number:03}", person["role"])
        assert held.submit(key, f"person-{number:03}", person["answers"]) == ()
    if held.plan.led:
        held.lead(key, "show")
    return held


def ids(key: str) -> dict[str, dict[str, dict[str, list[str]]]]:
    """Everything that an answer to an exercise may be stored under."""
    held = workshop(1)
    found: dict[str, dict[str, dict[str, list[str]]]] = {}
    for kind in KINDS:
        for question in questions(held.parts(key, kind)):
            names = {"items": list(question.ids)}
            for field in getattr(question, "fields", ()):
                options = [option.id for option in field.options] if isinstance(field, Choice) else []
                names[field.id] = options
            if hasattr(question, "columns"):
                names["columns"] = [column.id for column in question.columns]
            found.setdefault(kind, {})[question.id] = names  # type: ignore[assignment]
    return found  # type: ignore[return-value]


def texts(value: object) -> Iterator[Text]:
    if isinstance(value, Text):
        yield value
    elif isinstance(value, BaseModel):
        yield from (text for name in type(value).model_fields for text in texts(getattr(value, name)))
    elif isinstance(value, tuple | list):
        yield from (text for each in value for text in texts(each))
    elif isinstance(value, Mapping):
        yield from (text for each in value.values() for text in texts(each))


@every_exercise
def test_ids_are_for_ever(key: str) -> None:
    assert yaml.safe_load(PINNED.read_text("utf-8"))[key] == ids(key)


@every_exercise
def test_both_languages_are_written(key: str) -> None:
    for text in texts(workshop(1).content(key)):
        same = text.da == text.en and len(text.da.split()) > 3
        assert not same, text


@every_exercise
@pytest.mark.parametrize("kind", KINDS)
def test_every_question_has_a_control(key: str, kind: Kind) -> None:
    for question in questions(workshop(1).parts(key, kind)):
        for lang in LANGS:
            made = control(question, lang)
            assert made.spec
            made.close()


@every_exercise
@pytest.mark.parametrize("people", [0, 1, 2, 30, 300])
def test_any_number_of_people(key: str, people: int) -> None:
    held = answered(key, people)
    found = held.findings(key)
    assert (found.n, found.invited) == (people, max(people, 1))
    for lang in LANGS:
        sentences = EXERCISES[key].findings.conclude(found, lang)
        charts = EXERCISES[key].findings.draw(found, lang)
        assert sentences
        assert all(sentence[-1] in ".)" for sentence in sentences), sentences
        assert bool(charts) == bool(people)
        assert len(sentences) > 3 or people < 30, "thirty people have more to say than that"
        assert len({chart.id for chart in charts}) == len(charts)
        for chart in charts:
            assert all((chart.title, chart.subtitle, chart.alt)), chart.id
            assert str(people) in chart.subtitle, chart.subtitle
            assert not chart.table.empty, chart.id


@every_exercise
@pytest.mark.parametrize("kind", KINDS)
def test_simulated_answers_are_answers(key: str, kind: Kind) -> None:
    parts = workshop(1).parts(key, kind)
    for person in simulate(parts, 20, seed=3):
        assert check(parts, person["answers"]) == ()
        assert unfinished(parts, person["answers"]) == ()


@every_exercise
def test_the_order_of_answers_does_not_matter(key: str) -> None:
    said = []
    for order in (None, 1, 2):
        held = answered(key, 12, shuffled=order)
        found = held.findings(key)
        charts = EXERCISES[key].findings.draw(found, "da")
        said.append(
            (
                EXERCISES[key].findings.conclude(found, "da"),
                [(c.title, c.alt, c.table.to_csv()) for c in charts],
            )
        )
    assert said[0] == said[1] == said[2]


@every_exercise
@pytest.mark.parametrize(("size", "lang"), [("phone", "da"), ("screen", "en"), ("projector", "da"), ("print", "en")])
def test_every_chart_is_painted(key: str, size: Any, lang: Any) -> None:
    held = answered(key, 12)
    for chart in EXERCISES[key].findings.draw(held.findings(key), lang):
        picture = chart.svg(size)
        assert picture.startswith("<svg")
        assert picture == chart.svg(size), "the same picture every time"
        assert "http" not in picture.replace("http://www.w3.org", ""), "nothing from outside"


@every_exercise
def test_too_few_are_withheld(key: str) -> None:
    held = answered(key, 4, mode="anonymous")
    found = held.findings(key)
    assert found.withheld
    assert EXERCISES[key].findings.draw(found, "da") == ()
    for lang in LANGS:
        (sentence,) = EXERCISES[key].findings.conclude(found, lang)
        assert "5" in sentence, "it says how many are needed"


@every_exercise
def test_answers_come_back_from_the_disk_as_they_were(key: str, tmp_path: Path) -> None:
    held = workshop(3)
    held.store = Store(tmp_path / "answers.sqlite")
    for number, person in enumerate(simulate(held.parts(key), 3, seed=1)):
        assert held.submit(key, str(number), person["answers"]) == ()
        said = Store(tmp_path / "answers.sqlite").said(str(number), key)
        assert said
        assert said.answers == person["answers"]


@every_exercise
def test_forged_answers_are_stored_nowhere(key: str) -> None:
    held = workshop(3)
    parts = held.parts(key)
    for question in questions(parts):
        for forged in ({"<script>": 1}, "x" * 10_000_000, 10**400, [question.ids[0]] * 10_000, {question.ids[0]: []}):
            assert held.submit(key, "somebody", {question.id: forged}), (question.id, str(forged)[:40])
        if isinstance(question, Sort):
            assert held.submit(key, "somebody", {question.id: {question.ids[0]: {"place": "the moon"}}})
    assert held.submit(key, "somebody", {"unknown": 1})
    assert held.store.history() == []


def test_asking_loads_nothing_heavy() -> None:
    code = "import sys, tuskit.exercises; print([m for m in ('pandas', 'matplotlib', 'scipy') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"


if __name__ == "__main__":
    words = {key: ids(key) for key in EXERCISES}
    PINNED.write_text(yaml.safe_dump(words, sort_keys=False, width=120), "utf-8")
