"""The plan, the folder, and what a workshop stores and refuses."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tuskit import demo
from tuskit.plan import Plan
from tuskit.responses import Response
from tuskit.text import InputError, Text
from tuskit.workshop import Workshop

TITLE = Text(da="Prøve", en="Trial")


def plan(**more: Any) -> Plan:
    led = more.get("mode") != "open"
    return Plan.model_validate({"title": TITLE, "invited": 10, "led": led, **more})


def opened(*keys: str, **more: Any) -> Workshop:
    """An anonymous workshop in memory that takes answers."""
    workshop = Workshop(plan(**more))
    for key in keys or ("diagnose",):
        workshop.lead(key, "open")
    return workshop


def scale_answer(workshop: Workshop) -> tuple[str, dict[str, Any]]:
    """The first statement of the diagnosis, answered 4."""
    question = workshop.parts("diagnose")[0].questions[0]
    return question.id, {question.ids[0]: 4}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "workshop"
    demo.new(made)
    return made


def test_a_new_folder_opens_without_problems(folder: Path) -> None:
    workshop = Workshop.open(folder)
    assert workshop.organisation is not None
    assert {exercise.key for exercise in workshop.exercises} == {
        "position",
        "diagnose",
        "misfit",
        "needs",
        "split",
        "team",
        "cadence",
    }


def test_a_single_simulated_answer_labels_the_whole_workshop(folder: Path) -> None:
    workshop = Workshop.open(folder)
    assert not workshop.simulated
    demo.fill(workshop, 1, seed=1)
    assert workshop.simulated
    assert all(workshop.group(exercise.key).simulated for exercise in workshop.exercises)


def test_what_is_submitted_is_there_after_a_restart(folder: Path) -> None:
    workshop = Workshop.open(folder)
    key, answer = scale_answer(workshop)
    workshop.lead("diagnose", "open")
    workshop.join("somebody", role="leader")
    assert workshop.submit("diagnose", "somebody", {key: answer}) == ()
    again = Workshop.open(folder)
    assert again.draft("diagnose", "somebody") == {key: answer}
    assert [r.role for r in again.store.latest("diagnose")] == ["leader"]


def test_a_forged_answer_is_refused_and_stored_nowhere() -> None:
    workshop = opened()
    key, answer = scale_answer(workshop)
    item = next(iter(answer))
    forged: list[Any] = [
        {"no_such_question": 1},
        {key: {item: 99}},
        {key: {item: True}},
        {key: {"no_such_item": 3}},
        {key: "x" * 10_000_000},
        {key: {item: "x" * 10_000_000}},
        ["not", "a", "mapping"],
    ]
    for answers in forged:
        assert workshop.submit("diagnose", "somebody", answers)
        assert workshop.keep("diagnose", "somebody", answers)
    assert workshop.store.history() == []
    assert workshop.draft("diagnose", "somebody") == {}


def test_a_draft_may_be_unfinished_but_not_be_sent() -> None:
    workshop = opened("misfit")
    points = next(q for part in workshop.parts("misfit") for q in part.questions if type(q).__name__ == "Points")
    answers = {points.id: {points.ids[0]: 60}}
    assert workshop.keep("misfit", "somebody", answers) == ()
    (problem,) = workshop.submit("misfit", "somebody", answers)
    assert "40" in problem.says["da"]
    assert "40" in problem.says["en"]
    assert workshop.store.count("misfit") == 0


def test_a_change_of_mind_counts_once() -> None:
    workshop = Workshop(plan(mode="open"))
    key, answer = scale_answer(workshop)
    item = next(iter(answer))
    workshop.submit("diagnose", "somebody", {key: {item: 4}})
    workshop.submit("diagnose", "somebody", {key: {item: 1}})
    group = workshop.group("diagnose")
    assert group.n == 1
    assert group.table["number"].tolist() == [1.0]
    assert len(workshop.store.history()) == 2


@pytest.mark.parametrize("n", [1, 4])
def test_the_anonymous_mode_withholds_fewer_than_k(n: int) -> None:
    workshop = opened()
    key, answer = scale_answer(workshop)
    for person in range(n):
        workshop.submit("diagnose", f"p{person}", {key: answer})
    workshop.lead("diagnose", "close")
    group = workshop.group("diagnose")
    assert group.withheld
    assert group.table.empty
    workshop = Workshop(plan(mode="open"), store=workshop.store)
    assert not workshop.group("diagnose").table.empty


def test_groups_that_were_not_asked_about_are_refused() -> None:
    workshop = Workshop(plan(ask=["role"]))
    for unknown in ({"role": "director"}, {"team": "a"}):
        with pytest.raises(ValueError, match="no such"):
            workshop.join("somebody", **unknown)
    assert workshop.store.groups("somebody") is None


def test_the_mode_is_locked_at_the_first_answer(folder: Path) -> None:
    workshop = Workshop.open(folder)
    workshop.lead("diagnose", "open")
    key, answer = scale_answer(workshop)
    workshop.submit("diagnose", "somebody", {key: answer})
    settings = folder / "workshop.yaml"
    settings.write_text(settings.read_text("utf-8").replace("mode: anonymous", "mode: open"), "utf-8")
    with pytest.raises(InputError, match="mode"):
        Workshop.open(folder)


def test_all_problems_of_a_folder_are_told_at_once(folder: Path) -> None:
    (folder / "organisation.csv").write_text("id,name,team,leader\na,A,T,nobody\n", "utf-8")
    words = folder / "exercises" / "split.yaml"
    words.write_text(words.read_text("utf-8").replace("title:", "titel:", 1), "utf-8")
    with pytest.raises(InputError) as caught:
        Workshop.open(folder)
    problems = "\n".join(caught.value.problems)
    assert "organisation.csv" in problems
    assert "split.yaml" in problems
    assert not (folder / "answers.sqlite").exists()


def test_a_plan_names_what_it_does_not_know(tmp_path: Path) -> None:
    (tmp_path / "workshop.yaml").write_text(
        "title: {da: A, en: no}\nmode: secret\ninvited: 0\nexercises: [diagnose, yoga]\nk: 2\n", "utf-8"
    )
    with pytest.raises(InputError) as caught:
        Workshop.open(tmp_path)
    told = "\n".join(caught.value.problems)
    for line, key in ((1, "title.en"), (2, "mode"), (3, "invited"), (5, "k")):
        assert f"workshop.yaml:{line}: {key}" in told


def test_a_decision_is_the_group_s_and_the_latest_counts() -> None:
    workshop = Workshop(plan())
    part = workshop.parts("split", "decision")[0]
    cards = part.questions[0]
    card = cards.ids[0]
    assert workshop.decision("split") is None
    workshop.decide("split", {cards.id: {card: {"place": "tus"}}})
    workshop.decide("split", {cards.id: {card: {"place": "mu"}}})
    assert workshop.decision("split") == {cards.id: {card: {"place": "mu"}}}
    assert workshop.group("cadence").decisions["split"] == {cards.id: {card: {"place": "mu"}}}
    assert workshop.store.count("split") == 0


def test_simulated_answers_label_the_group() -> None:
    workshop = Workshop(plan(mode="open"))
    demo.fill(workshop, 3, seed=1)
    assert workshop.group("diagnose").simulated
    assert all(isinstance(r, Response) and r.origin == "simulated" for r in workshop.store.history())


def test_simulated_answers_are_never_mixed_with_real_ones() -> None:
    workshop = opened()
    key, answer = scale_answer(workshop)
    workshop.submit("diagnose", "somebody", {key: answer})
    with pytest.raises(InputError, match="real"):
        demo.fill(workshop, 3, seed=1)
    assert len(workshop.store.history()) == 1
