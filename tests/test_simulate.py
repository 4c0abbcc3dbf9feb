"""Simulated answers are answers: they pass every check, differ between people and seeds, and follow their tendencies."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path
from statistics import mean
from typing import Any, get_args

import numpy as np
import pandas as pd
import pytest
from asked import FIVE, GRID, PARTS, PICK, POINTS, QUESTIONS, ROWS, SCALE, SORT, items, text
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import chisquare, pearsonr

from tuskit.agreement import agreement, camps, dispersion
from tuskit.exercise import Part, check, unfinished
from tuskit.fields import Number
from tuskit.questions import DONT_KNOW, Pick, Points, Question, Rows, Scale, Sort
from tuskit.simulate import Archetype, Lean, Person, leans, simulate
from tuskit.text import InputError

ARCHETYPES: tuple[Archetype, ...] = get_args(Archetype)


def answered(people: list[Person], question: str) -> list[Any]:
    return [person["answers"][question] for person in people if question in person["answers"]]


def levels(people: list[Person], item: str) -> list[int]:
    answers = [answer.get(item) for answer in answered(people, SCALE.id)]
    return [level for level in answers if isinstance(level, int)]


def spread_over(people: list[Person], item: str) -> list[int]:
    found = Counter(levels(people, item))
    return [found[level] for level in range(1, 6)]


@pytest.mark.parametrize("archetype", ARCHETYPES)
@pytest.mark.parametrize("n", [0, 1, 2, 30, 300])
def test_every_answer_can_be_sent(archetype: Archetype, n: int) -> None:
    people = simulate(PARTS, n, seed=7, archetype=archetype)
    assert len(people) == n
    for person in people:
        assert check(PARTS, person["answers"]) == ()
        assert unfinished(PARTS, person["answers"]) == ()
        assert json.loads(json.dumps(person["answers"])) == person["answers"]


def test_every_kind_is_answered_and_every_item() -> None:
    people = simulate(PARTS, 100, seed=7)
    for question in QUESTIONS:
        answers = answered(people, question.id)
        assert answers, question.id
        cells = {cell.item for answer in answers for cell in question.cells(answer)}
        assert cells == set(question.ids)


def test_same_seed_same_answers_and_another_seed_others() -> None:
    assert simulate(PARTS, 20, seed=1) == simulate(PARTS, 20, seed=1)
    one, other = simulate(PARTS, 20, seed=1), simulate(PARTS, 20, seed=2)
    for question in QUESTIONS:
        if question.id != "note":
            assert answered(one, question.id) != answered(other, question.id)


def test_same_seed_same_answers_in_another_process() -> None:
    code = "import json, asked, tuskit.simulate as s; print(json.dumps(s.simulate(asked.PARTS, 20, seed=1)))"
    for hashing in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": hashing, "PYTHONPATH": os.pathsep.join(sys.path)}
        said = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, check=True)
        assert json.loads(said.stdout) == simulate(PARTS, 20, seed=1)


def test_a_person_has_the_same_role_in_every_exercise_and_answers_the_same_in_any_team() -> None:
    one, other = simulate(PARTS[:1], 40, seed=1), simulate(PARTS[1:], 40, seed=1, teams=["north", "south"] * 20)
    assert [person["role"] for person in one] == [person["role"] for person in other]
    assert [p["answers"] for p in other] == [p["answers"] for p in simulate(PARTS[1:], 40, seed=1)]
    assert simulate(PARTS[:1], 40, seed=1, roles=[person["role"] for person in one]) == one


def test_who_is_in_the_room_does_not_change_the_others_roles() -> None:
    few, many = simulate(PARTS, 10, seed=3), simulate(PARTS, 40, seed=3)
    assert [person["role"] for person in many[:10]] == [person["role"] for person in few]


@given(
    least=st.sampled_from([0, 0.1, 1, 3]),
    width=st.sampled_from([0, 0.5, 1, 9, 600, 1e6]),
    step=st.sampled_from([0.1, 0.5, 1, 5, 7, 1000]),
    usual=st.none() | st.just(1),
    total=st.sampled_from([1, 7, 10, 100]),
    archetype=st.sampled_from(ARCHETYPES),
    seed=st.integers(0, 2**40),
)
@settings(deadline=None, max_examples=60)
def test_answers_can_be_sent_whatever_the_bounds(
    *, least: float, width: float, step: float, usual: float | None, total: int, archetype: Archetype, seed: int
) -> None:
    number = Number(
        id="n",
        text=text("n"),
        unit=text("u"),
        least=least,
        most=least + width,
        step=step,
        usual=usual and least + width / 3,
    )
    asked = (
        Rows(id="rows", prompt=text("?"), rows=items("a", "b"), fields=(number,)),
        Points(id="points", prompt=text("?"), items=items("a", "b", "c"), total=total),
        Pick(id="pick", prompt=text("?"), options=items("a", "b"), most=9),
        Scale(id="one", prompt=text("?"), items=items("a"), levels=FIVE[:1]),
        Sort(id="sort", prompt=text("?"), cards=items("a"), places=items("here")),
    )
    parts = (Part(id="p", title=text("p"), intro=text("…"), questions=asked),)
    for person in simulate(parts, 12, seed=seed, archetype=archetype):
        assert check(parts, person["answers"]) == ()
        assert unfinished(parts, person["answers"]) == ()
        assert json.loads(json.dumps(person)) == person


def test_a_question_is_answered_alike_whatever_is_asked_beside_it() -> None:
    assert answered(simulate(PARTS[:1], 20, seed=1), SCALE.id) == answered(simulate(PARTS, 20, seed=1), SCALE.id)


def test_some_skip_and_some_do_not_know() -> None:
    people = simulate(PARTS, 300, seed=3)
    answers = answered(people, SCALE.id)
    assert 0 < sum(len(answer) < len(SCALE.ids) for answer in answers) < len(answers)
    assert 0 < sum(DONT_KNOW in answer.values() for answer in answers) < len(answers)
    assert any(SCALE.id not in person["answers"] for person in people)


def test_a_consensus_agrees_and_a_split_room_stands_in_camps() -> None:
    agreed, split = (simulate(PARTS, 60, seed=5, archetype=archetype) for archetype in ("consensus", "split"))
    for item in SCALE.ids:
        assert agreement(spread_over(agreed, item)) > 0.6
        assert not camps(spread_over(agreed, item))
        assert camps(spread_over(split, item))
        assert dispersion(spread_over(split, item)) > dispersion(spread_over(agreed, item))


def far_side(people: list[Person], question: Question, who: list[int]) -> set[int]:
    """Those of some people who stand apart from number 0 in what they answer to one question taken as a whole."""
    rows = []
    for n in who:
        cells = question.cells(people[n]["answers"][question.id])
        rows.append({(cell.item, cell.field): cell.number for cell in cells if cell.number is not None})
    table = pd.DataFrame(rows)
    main = np.linalg.svd((table - table.mean()).fillna(0).to_numpy())[0][:, 0]
    return {n for n, side in zip(who, main, strict=True) if side * main[0] < 0}


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(("archetype", "share"), [("split", 0.5), ("silent_minority", 0.2)])
def test_those_who_stand_apart_are_the_same_people_on_every_question(
    archetype: Archetype, share: float, seed: int
) -> None:
    people = simulate(PARTS, 60, seed=seed, archetype=archetype)
    who = [n for n, p in enumerate(people) if {SCALE.id, GRID.id} <= p["answers"].keys()]
    far = [far_side(people, question, who) for question in (SCALE, GRID)]
    assert far[0] == far[1]
    smaller = min(len(far[0]), len(who) - len(far[0]))
    assert smaller == pytest.approx(60 * share, abs=60 - len(who))


@pytest.mark.parametrize("n", [8, 30, 300])
def test_a_silent_minority_is_a_fifth_at_the_other_end_of_every_item(n: int) -> None:
    lean: Lean = {SCALE.id: dict.fromkeys(SCALE.ids, 0.6)}
    people = simulate(PARTS, n, seed=4, archetype="silent_minority", lean=lean)
    fewer = round(n / 5)
    for item in SCALE.ids:
        found = spread_over(people, item)
        assert 0 < sum(found[:2]) <= fewer
        assert sum(found[3:]) > 0.6 * sum(found)
    low = [
        n
        for n, p in enumerate(people)
        if mean(v for v in p["answers"].get(SCALE.id, {"a": 5}).values() if v != DONT_KNOW) < 3
    ]
    assert len(low) in {fewer - 1, fewer}, "one may have left the question out"


def test_leaders_stand_where_nobody_else_does() -> None:
    lean: Lean = {SCALE.id: {"a": 0.6, "b": -0.6}, SORT.id: {"stress": {"mu": 9, "mus": 4}}}
    roles = ["leader", "employee", "hr", "employee"] * 20
    people = simulate(PARTS, 80, seed=6, archetype="leader_rosy", lean=lean, roles=roles)
    by = {role: [p for p in people if p["role"] == role] for role in ("leader", "employee", "hr")}
    for role in ("employee", "hr"):
        assert mean(levels(by[role], "a")) > 3.7 > 2.3 > mean(levels(by[role], "b"))
    assert mean(levels(by["leader"], "a")) < 2 < 4 < mean(levels(by["leader"], "b"))
    for item in SCALE.ids[2:]:
        means = {role: mean(levels(by[role], item)) for role in by}
        assert abs(means["leader"] - means["employee"]) > 0.9 > abs(means["hr"] - means["employee"])

    def places(role: str) -> Counter[str]:
        return Counter(a["stress"]["place"] for a in answered(by[role], SORT.id) if "stress" in a)

    assert places("employee").most_common(1)[0][0] == "mu"
    assert places("leader").most_common(1)[0][0] == "mus"
    nobody = simulate(PARTS, 80, seed=6, archetype="leader_rosy", lean=lean, roles=["employee"] * 80)
    assert mean(levels(nobody, "a")) > 3.7


def test_a_scattered_room_answers_everything_evenly_whatever_the_lean_and_the_role() -> None:
    lean: Lean = {SCALE.id: {"a": 1.0}, SORT.id: {"stress": {"mu": 9}}, PICK.id: {"a": 1.0}}
    roles = ["leader", "employee"] * 1500
    people = simulate(PARTS, 3000, seed=8, archetype="scattered", lean=lean, roles=roles)
    for item in SCALE.ids:
        assert chisquare(spread_over(people, item)).pvalue > 1e-4
    places = Counter(a["stress"]["place"] for a in answered(people, SORT.id) if "stress" in a)
    assert chisquare([places[place.id] for place in SORT.places]).pvalue > 1e-4
    picked = Counter(option for a in answered(people, PICK.id) for option in a)
    assert chisquare([picked[i] for i in PICK.ids]).pvalue > 1e-4
    both = [
        (a["a"], a["b"])
        for a in answered(people, SCALE.id)
        if isinstance(a.get("a"), int) and isinstance(a.get("b"), int)
    ]
    assert abs(pearsonr(*zip(*both, strict=True)).statistic) < 0.08
    talks = Counter(a["talk"]["worth"] for a in answered(people, ROWS.id) if "worth" in a.get("talk", {}))
    assert len(talks) == 5
    assert chisquare(list(talks.values())).pvalue > 1e-4


@pytest.mark.parametrize("seed", range(5))
def test_a_mixed_room_has_camps_on_the_items_without_a_tendency(seed: int) -> None:
    lean: Lean = {SCALE.id: dict.fromkeys(SCALE.ids, 0.9) | {"b": 0.0, "e": 0.0}}
    people = simulate(PARTS, 60, seed=seed, lean=lean)
    assert [item for item in SCALE.ids if camps(spread_over(people, item))] == ["b", "e"]


def test_tendencies_are_followed() -> None:
    lean: Lean = {
        SCALE.id: {"a": 0.9, "b": -0.9},
        GRID.id: {"a": 0.9, "b": {"x": -0.9, "y": 0.9}},
        POINTS.id: {"a": -1, "b": 0, "c": 1},
        PICK.id: {"a": 1, "b": -1},
        SORT.id: {
            "stress": {"mu": 9, "mus": 1},
            "mu": {"form": {"notes": 1}},
        },
        ROWS.id: {"talk": {"minutes": 1, "worth": -1}, "invite": -1},
    }
    people = simulate(PARTS, 200, seed=11, lean=lean, roles=["employee"] * 200)
    assert mean(levels(people, "a")) > 4 > 2 > mean(levels(people, "b"))

    def pulls(row: str, column: str) -> float:
        found = [answer.get(row, {}).get(column) for answer in answered(people, GRID.id)]
        return mean(level for level in found if isinstance(level, int))

    assert pulls("b", "x") < -0.5 < 0.5 < min(pulls("b", "y"), pulls("a", "z"))
    points = answered(people, POINTS.id)
    assert mean(p["a"] for p in points) < mean(p["b"] for p in points) < mean(p["c"] for p in points)
    picked = Counter(option for answer in answered(people, PICK.id) for option in answer)
    assert picked["a"] > 2 * picked["b"]
    stress = [answer["stress"] for answer in answered(people, SORT.id) if "stress" in answer]
    assert Counter(card["place"] for card in stress).most_common(1)[0][0] == "mu"
    forms = Counter(card["form"] for card in stress if card["place"] == "mu" and "form" in card)
    assert forms["notes"] > 0.8 * forms.total()
    talks = [answer["talk"] for answer in answered(people, ROWS.id) if "talk" in answer]
    assert mean(talk["minutes"] for talk in talks if "minutes" in talk) > 90
    assert mean(talk["worth"] for talk in talks if "worth" in talk) < 2
    assert all(talk.get("minutes", 0) % 5 == 0 for talk in talks)


def test_leaders_share_the_tendency_less() -> None:
    lean: Lean = {SCALE.id: dict.fromkeys(SCALE.ids, 0.0) | {"a": 0.9}}
    roles = ["leader", "employee"] * 150
    people = simulate(PARTS, 300, seed=2, lean=lean, roles=roles)
    leaders = [p for p in people if p["role"] == "leader"]
    employees = [p for p in people if p["role"] == "employee"]
    assert mean(levels(leaders, "a")) + 0.5 < mean(levels(employees, "a"))


def test_roles_and_teams_are_those_that_are_given() -> None:
    people = simulate(PARTS, 2, seed=1, roles=["hr", None], teams=["north", "south"])
    assert [(p["role"], p["team"]) for p in people] == [("hr", "north"), (None, "south")]
    with pytest.raises(ValueError, match=r"argument 2 is (longer|shorter)"):
        simulate(PARTS, 2, seed=1, roles=["hr", None], teams=["north"])
    with pytest.raises(ValueError, match="1 roles for 2 people"):
        simulate(PARTS, 2, seed=1, roles=["hr"], teams=["north"])
    assert {p["role"] for p in simulate(PARTS, 100, seed=1)} == {"employee", "leader", "hr"}


def read(tmp_path: Path, words: str) -> dict[str, Lean]:
    path = tmp_path / "lean.yaml"
    path.write_text(words, encoding="utf-8")
    return leans(path, {"diagnose": PARTS})


def test_a_lean_file_is_read(tmp_path: Path) -> None:
    words = """
diagnose:
  pains: {a: 0.5, b: -1}
  pull: {a: {x: 1}, b: 0}
  cards:
    stress: {mu: 3, tus: 1}
    mu: {form: {notes: 2}}
  steps: {talk: {minutes: 0.2}}
"""
    found = read(tmp_path, words)
    assert found["diagnose"]["pains"] == {"a": 0.5, "b": -1}
    assert simulate(PARTS, 3, seed=1, lean=found["diagnose"])
    assert read(tmp_path, "# nothing yet\n") == {}


def test_all_problems_of_a_lean_file_are_told_at_once(tmp_path: Path) -> None:
    words = """
diagnosis: {pains: {a: 1}}
diagnose:
  pain: {a: 1}
  note: {note: 1}
  pains: {a: 2, z: 0.5, b: {level: 1}}
  pull: {a: {x: 7, q: 1}}
  cards:
    stress: 1
    goals: {mu: -1, form: 1}
    mu: {form: {notes: 1, loose: 1}, mu: 1}
"""
    with pytest.raises(InputError) as caught:
        read(tmp_path, words)
    told = [problem.partition("lean.yaml: ")[2].partition(" ")[0] for problem in caught.value.problems]
    assert sorted(told) == [
        "diagnose.cards.goals.form",
        "diagnose.cards.goals.mu",
        "diagnose.cards.mu.form.loose",
        "diagnose.cards.mu.mu",
        "diagnose.cards.stress",
        "diagnose.note.note",
        "diagnose.pain",
        "diagnose.pains.a",
        "diagnose.pains.b",
        "diagnose.pains.z",
        "diagnose.pull.a.q",
        "diagnose.pull.a.x",
        "diagnosis",
    ]
