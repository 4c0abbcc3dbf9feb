"""Every kind of question accepts what is right, refuses what a browser forged, and lays out the rest as cells."""

from __future__ import annotations

import json
from math import inf, isfinite, nan
from typing import Any

import pytest
from asked import GRID, NOTE, PARTS, PICK, POINTS, QUESTIONS, ROWS, SCALE, SORT, SURE
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit import exercise
from tuskit.questions import DONT_KNOW, Cell, Question
from tuskit.simulate import simulate
from tuskit.text import LANGS

LONG = "å" * 10_000_000
JUNK: list[Any] = [
    None,
    True,
    False,
    0,
    1,
    -1,
    2.5,
    nan,
    inf,
    -inf,
    10**400,
    "",
    "a",
    LONG,
    "\x00",
    [],
    {},
    [[]],
    {"junk": {}},
]

RIGHT: list[tuple[Question, Any]] = [
    (SCALE, {}),
    (SCALE, {"a": 1, "b": 5, "c": DONT_KNOW}),
    (SURE, {"a": 3}),
    (GRID, {}),
    (GRID, {"a": {}, "b": {"x": -2, "y": 2, "z": DONT_KNOW}}),
    (POINTS, {}),
    (POINTS, {"a": 100}),
    (POINTS, {"a": 60, "b": 0, "c": 40}),
    (PICK, []),
    (PICK, ["d", "a"]),
    (PICK, ("d",)),
    (SORT, {}),
    (SORT, {"stress": {"place": "mu"}, "goals": {"place": "nowhere", "form": "none", "cadence": "yearly"}}),
    (ROWS, {}),
    (ROWS, {"invite": {}, "talk": {"minutes": 0, "worth": 5.0, "form": "notes", "owner": "HR og leder"[:10]}}),
    (ROWS, {"talk": {"minutes": 600}}),
    (ROWS, {"talk": {"minutes": 2.5, "owner": ""}}),
    (NOTE, ""),
    (NOTE, "å" * 40),
    (NOTE, "to\nlinjer\tog 🙂"),
]
FORGED: list[tuple[Question, Any]] = [
    (SCALE, {"z": 1}),
    (SCALE, {"a": 0}),
    (SCALE, {"a": 6}),
    (SCALE, {"a": 3.0}),
    (SCALE, {"a": "3"}),
    (SCALE, {"a": True}),
    (SCALE, {"a": None}),
    (SCALE, {"a": nan}),
    (SCALE, {"a": [3]}),
    (SCALE, {"a": {"level": 3}}),
    (SCALE, {"a": LONG}),
    (SURE, {"a": DONT_KNOW}),
    (GRID, {"q": {"x": 1}}),
    (GRID, {"a": {"q": 1}}),
    (GRID, {"a": {"x": 3}}),
    (GRID, {"a": {"x": False}}),
    (GRID, {"a": 1}),
    (GRID, {"a": ["x"]}),
    (GRID, {"a": {"x": {"x": 1}}}),
    (POINTS, {"q": 100}),
    (POINTS, {"a": -1, "b": 101}),
    (POINTS, {"a": 101}),
    (POINTS, {"a": 50.0, "b": 50}),
    (POINTS, {"a": True, "b": 99}),
    (POINTS, {"a": nan}),
    (POINTS, {"a": inf}),
    (POINTS, {"a": "100"}),
    (PICK, ["q"]),
    (PICK, ["a", "a"]),
    (PICK, ["a", "b", "c"]),
    (PICK, [0]),
    (PICK, [["a"]]),
    (PICK, [None]),
    (PICK, [LONG]),
    (PICK, "a"),
    (PICK, {"a": True}),
    (SORT, {"q": {"place": "mu"}}),
    (SORT, {"stress": {"place": "q"}}),
    (SORT, {"stress": {"form": "none"}}),
    (SORT, {"stress": {}}),
    (SORT, {"stress": "mu"}),
    (SORT, {"stress": {"place": "mu", "form": "q"}}),
    (SORT, {"stress": {"place": "mu", "q": "none"}}),
    (SORT, {"stress": {"place": ["mu"]}}),
    (SORT, {"stress": {"place": LONG}}),
    (ROWS, {"q": {}}),
    (ROWS, {"talk": {"q": 1}}),
    (ROWS, {"talk": {"minutes": -1}}),
    (ROWS, {"talk": {"minutes": 600.5}}),
    (ROWS, {"talk": {"minutes": nan}}),
    (ROWS, {"talk": {"minutes": inf}}),
    (ROWS, {"talk": {"minutes": 10**400}}),
    (ROWS, {"talk": {"minutes": True}}),
    (ROWS, {"talk": {"minutes": "60"}}),
    (ROWS, {"talk": {"worth": 0}}),
    (ROWS, {"talk": {"form": "q"}}),
    (ROWS, {"talk": {"form": ["none"]}}),
    (ROWS, {"talk": {"owner": "x" * 11}}),
    (ROWS, {"talk": {"owner": 7}}),
    (ROWS, {"talk": {"owner": LONG}}),
    (ROWS, {"talk": {"owner": "\x00"}}),
    (ROWS, {"talk": {"owner": "\ud800"}}),
    (ROWS, {"talk": 60}),
    (NOTE, "å" * 41),
    (NOTE, LONG),
    (NOTE, "\x00"),
    (NOTE, "\x1b[31m"),
    (NOTE, "\udfff"),
]


def named(pair: tuple[Question, Any]) -> str:
    return f"{pair[0].id} {str(pair[1])[:40]!a}"


@pytest.mark.parametrize("pair", RIGHT, ids=named)
def test_what_is_right_is_accepted(pair: tuple[Question, Any]) -> None:
    question, answer = pair
    assert question.check(answer) == ()
    assert question.unfinished(answer) == ()
    assert all(sound(question, cell) for cell in question.cells(answer))


@pytest.mark.parametrize("pair", FORGED, ids=named)
def test_what_is_forged_is_refused_in_both_languages(pair: tuple[Question, Any]) -> None:
    question, answer = pair
    problems = question.check(answer)
    assert problems
    for problem in problems:
        assert problem.question == question.id
        assert problem.item in {"", *question.ids}
        assert all(len(problem.says[lang]) < 100 for lang in LANGS), "what was forged is not sent back"
    assert exercise.check(PARTS, {question.id: answer}) == problems


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_what_is_no_answer_at_all_is_refused(question: Question) -> None:
    for junk in JUNK:
        empty: Any = {"breaks": [], "note": ""}.get(question.id, {})
        if junk != empty and (question, junk) != (NOTE, "a"):
            assert question.check(junk), junk if junk is not LONG else "10 MB"


@pytest.mark.parametrize("answers", [None, [], "pains", 7, {"q": {}}, {"pains": {}, "q": LONG}], ids=str)
def test_answers_to_what_is_not_asked_are_refused(answers: object) -> None:
    assert exercise.check(PARTS, answers)


def test_every_problem_of_an_answer_is_told() -> None:
    told = exercise.check(PARTS, {"pains": {"a": 9, "b": 3, "c": True}, "steps": {"talk": {"minutes": -1, "worth": 9}}})
    assert [(problem.question, problem.item) for problem in told] == [
        ("pains", "a"),
        ("pains", "c"),
        ("steps", "talk"),
        ("steps", "talk"),
    ]
    assert [problem.says["en"] for problem in told[2:]] == [
        "minutes: write a number from 0 to 600.",
        "worth: write a number from 1 to 5.",
    ]


IDS = [
    *sorted({i for q in QUESTIONS for i in q.ids} | {q.id for q in QUESTIONS}),
    *("x", "y", "z", "place", "form", "cadence", "minutes", "worth", "owner", "mu", "none", "yearly", DONT_KNOW),
]
LEAVES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-3, 101),
    st.integers(),
    st.floats(),
    st.text(max_size=50),
    st.sampled_from(IDS),
)
KEYS = st.sampled_from(IDS) | st.text(max_size=3)
JSON = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20
)


def near(question: Question) -> st.SearchStrategy[Any]:
    """Answers that have the right shape, and values that may be right: many of them pass."""
    ids = st.sampled_from(question.ids)
    match question.id:
        case "breaks":
            return st.lists(ids, max_size=3)
        case "note":
            return st.text(max_size=45)
        case "cards":
            place = st.sampled_from(["tus", "mu", "mus", "q"])
            form = st.sampled_from(["formal", "notes", "none"])
            values: Any = st.fixed_dictionaries({"place": place}, optional={"form": form})
        case "steps":
            numbers = st.integers(-1, 700) | st.floats(0, 5)
            fields = {"minutes": numbers, "worth": numbers, "form": st.sampled_from(["none", "q"])}
            values = st.fixed_dictionaries({}, optional={**fields, "owner": st.text(max_size=11)})
        case "pull":
            values = st.dictionaries(st.sampled_from(["x", "y", "z"]), st.integers(-2, 3) | st.just(DONT_KNOW))
        case "now":
            values = st.sampled_from([0, 25, 50, 100, 101])
        case _:
            values = st.integers(1, 5) | st.just(DONT_KNOW)
    return st.dictionaries(ids, values, max_size=4)


def sound(question: Question, cell: Cell) -> bool:
    """Whether a cell can stand in the tidy table and be written to any file."""
    assert cell.item in question.ids
    assert cell.field
    assert (cell.number is None) != (cell.text is None)
    if cell.number is not None:
        assert type(cell.number) is float
        return isfinite(cell.number)
    assert cell.text
    assert cell.text == cell.text.strip()
    return bool(cell.text.encode("utf-8"))


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
@settings(deadline=None)
@given(data=st.data())
def test_check_never_raises_and_what_passes_becomes_cells(question: Question, data: st.DataObject) -> None:
    answer = data.draw(near(question) | JSON)
    if question.check(answer):
        return
    cells = list(question.cells(answer))
    assert all(sound(question, cell) for cell in cells)
    assert len({(cell.item, cell.field) for cell in cells}) == len(cells)
    assert set(question.missing(answer)) <= set(question.ids)
    assert all(problem.question == question.id for problem in question.unfinished(answer))
    again = json.loads(json.dumps(answer))
    assert question.check(again) == ()
    assert list(question.cells(again)) == cells


@settings(deadline=None)
@given(JSON)
def test_checking_a_whole_exercise_never_raises(answers: object) -> None:
    problems = exercise.check(PARTS, answers)
    if not problems:
        assert isinstance(answers, dict)
        exercise.unfinished(PARTS, answers)


def test_nothing_is_missing_when_every_item_is_answered() -> None:
    whole = simulate(PARTS, 40, seed=1)
    for question in QUESTIONS:
        answers = [person["answers"][question.id] for person in whole if question.id in person["answers"]]
        for answer in answers:
            items = {cell.item for cell in question.cells(answer)}
            missing = set(question.missing(answer))
            assert missing <= set(question.ids)
            if question not in (POINTS, PICK):
                assert set(question.ids) - items <= missing


@pytest.mark.parametrize(
    ("question", "answer", "missing"),
    [
        (SURE, {}, ("a", "b")),
        (SURE, {"b": 1}, ("a",)),
        (SCALE, dict.fromkeys("abcdefgh", DONT_KNOW), ()),
        (GRID, {"a": {"x": 1, "y": 1, "z": DONT_KNOW}, "b": {"x": 1}}, ("b", "c")),
        (POINTS, {}, ("a", "b", "c")),
        (POINTS, {"a": 99}, ("a", "b", "c")),
        (POINTS, {"a": 100}, ()),
        (PICK, [], ("a", "b", "c", "d")),
        (PICK, ["a"], ()),
        (SORT, {"goals": {"place": "mu"}}, ("stress",)),
        (
            ROWS,
            {"talk": {"minutes": 1, "worth": 1, "form": "none", "owner": "HR"}, "invite": {"minutes": 1}},
            ("invite",),
        ),
        (NOTE, " \n", ("note",)),
        (NOTE, "ja", ()),
    ],
)
def test_what_is_missing(question: Question, answer: Any, missing: tuple[str, ...]) -> None:
    assert question.missing(answer) == missing


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.id)
def test_everything_is_missing_before_the_first_answer(question: Question) -> None:
    assert question.missing(None) == question.ids


@pytest.mark.parametrize(
    ("points", "danish", "english"),
    [
        ({"a": 80}, "Du mangler at fordele 20 af 100 point.", "20 of 100 points are left to give."),
        ({"a": 80, "b": 30}, "Du har givet 10 point for meget.", "You have given 10 points too many."),
        ({"a": 0}, "Du mangler at fordele 100 af 100 point.", "100 of 100 points are left to give."),
    ],
)
def test_points_that_do_not_add_up_are_a_draft(points: dict[str, int], danish: str, english: str) -> None:
    assert POINTS.check(points) == ()
    (problem,) = POINTS.unfinished(points)
    assert (problem.says.da, problem.says.en) == (danish, english)
    assert exercise.unfinished(PARTS, {"now": points, "pains": {}}) == (problem,)


def test_only_points_cannot_stop_anywhere() -> None:
    for question in QUESTIONS:
        empty: Any = {"breaks": [], "note": ""}.get(question.id, {})
        assert question.unfinished(empty) == ()
    assert exercise.unfinished(PARTS, {}) == ()


@pytest.mark.parametrize(
    ("question", "answer", "cells"),
    [
        (SCALE, {"a": 5, "b": DONT_KNOW}, [("a", "level", 5.0, None), ("b", "level", None, DONT_KNOW)]),
        (GRID, {"a": {"x": -2, "y": DONT_KNOW}}, [("a", "x", -2.0, None), ("a", "y", None, DONT_KNOW)]),
        (POINTS, {"b": 100}, [("a", "points", 0.0, None), ("b", "points", 100.0, None), ("c", "points", 0.0, None)]),
        (POINTS, {}, []),
        (PICK, ["d", "a"], [("d", "picked", 1.0, None), ("a", "picked", 1.0, None)]),
        (
            SORT,
            {"goals": {"place": "mu", "form": "notes"}},
            [("goals", "place", None, "mu"), ("goals", "form", None, "notes")],
        ),
        (
            ROWS,
            {"talk": {"minutes": 90, "form": "none", "owner": " HR "}, "invite": {"owner": " "}},
            [("talk", "minutes", 90.0, None), ("talk", "form", None, "none"), ("talk", "owner", None, "HR")],
        ),
        (NOTE, " Ja tak\n", [("note", "words", None, "Ja tak")]),
        (NOTE, "  ", []),
    ],
)
def test_an_answer_as_cells(question: Question, answer: Any, cells: list[tuple[Any, ...]]) -> None:
    assert list(question.cells(answer)) == [Cell(*cell) for cell in cells]
