"""The tidy table does not know who came first; and what is shown never isolates fewer than k people."""

from __future__ import annotations

import random
from collections import Counter
from datetime import UTC, datetime
from itertools import chain, combinations
from typing import Any

import pandas as pd
import pytest
from asked import GRID, NOTE, PARTS, PICK, POINTS, QUESTIONS, ROWS, SCALE, SORT
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit.answers import COLUMNS, By, Group, mask, tidy
from tuskit.questions import DONT_KNOW
from tuskit.responses import Response
from tuskit.simulate import simulate

NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
GROUPS = ("employee", "leader", "hr", "union")


def said(participant: str, answers: Any, role: str | None = None, team: str | None = None) -> Response:
    return Response(participant=participant, exercise="x", answers=answers, at=NOON, role=role, team=team)


def room(n: int) -> list[Response]:
    """Simulated responses to every kind of question."""
    people = simulate(PARTS, n, seed=4)
    return [said(f"p{i:03}", p["answers"], p["role"], f"team{i % 3}") for i, p in enumerate(people)]


def test_the_columns_and_their_types() -> None:
    words = ["role", "team", "question", "item", "field", "text"]
    for table in (tidy([], QUESTIONS), tidy(room(3), QUESTIONS), tidy([said("ida", {})], QUESTIONS)):
        assert tuple(table.columns) == COLUMNS
        assert table["person"].dtype == "int64"
        assert table["number"].dtype == "float64"
        assert all(isinstance(table[column].dtype, pd.StringDtype) for column in words)


def test_one_row_for_every_value() -> None:
    table = tidy(
        [
            said("bo", {"now": {"a": 100}, "note": " Ja "}, role="hr"),
            said("ida", {"pains": {"b": 2, "a": DONT_KNOW}, "cards": {"goals": {"place": "mu"}}}, team="nord"),
        ],
        [SCALE, POINTS, SORT, NOTE],
    )
    rows = table.astype(object).where(table.notna(), None).to_numpy().tolist()
    assert rows == [
        [0, "hr", None, "note", "note", "words", None, "Ja"],
        [0, "hr", None, "now", "a", "points", 100.0, None],
        [0, "hr", None, "now", "b", "points", 0.0, None],
        [0, "hr", None, "now", "c", "points", 0.0, None],
        [1, None, "nord", "cards", "goals", "place", None, "mu"],
        [1, None, "nord", "pains", "b", "level", 2.0, None],
        [1, None, "nord", "pains", "a", "level", None, DONT_KNOW],
    ]


def test_nobody_can_be_told_from_their_number() -> None:
    table = tidy(room(12), QUESTIONS)
    assert sorted(table["person"].unique()) == list(range(12))
    assert not table.astype(str).apply(lambda column: column.str.contains("p0")).any(axis=None)


@given(st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=25)
def test_the_order_of_responses_and_of_what_is_in_them_does_not_matter(chance: random.Random) -> None:
    ordered = room(8)
    mixed = [said(r.participant, shuffled(r.answers, chance), r.role, r.team) for r in ordered]
    chance.shuffle(mixed)
    key = list(COLUMNS)
    one, other = (tidy(many, QUESTIONS).sort_values(key, ignore_index=True) for many in (ordered, mixed))
    pd.testing.assert_frame_equal(one, other)
    pd.testing.assert_frame_equal(tidy(ordered, QUESTIONS), tidy(ordered[::-1], QUESTIONS[::-1]))


def shuffled(answers: Any, chance: random.Random) -> dict[str, Any]:
    keys = list(answers)
    chance.shuffle(keys)
    return {key: answers[key] for key in keys}


def test_questions_that_are_no_longer_asked_are_left_out() -> None:
    table = tidy(room(8), [GRID, PICK])
    assert set(table["question"]) == {"pull", "breaks"}


def test_what_the_content_no_longer_has_is_left_out() -> None:
    stale = [
        said("ida", {"steps": {"talk": {"gone": 7, "minutes": 5}, "gone": {"minutes": 5}}}),
        said("bo", {"pains": {"gone": 3, "a": 2}, "pull": {"a": {"gone": 1, "x": 1}}, "breaks": ["gone", "a"]}),
    ]
    table = tidy(stale, [ROWS, SCALE, GRID, PICK])
    assert "gone" not in set(table["item"]) | set(table["field"])
    assert len(table) == 4


def test_a_question_of_a_group_without_dont_know() -> None:
    many = [
        said("a", {"pains": {"a": 1, "b": DONT_KNOW}}),
        said("b", {"pains": {"a": 3, "b": DONT_KNOW}, "note": "ja"}),
    ]
    group = Group(table=tidy(many, QUESTIONS), n=2, invited=3)
    assert group.of("pains")["number"].tolist() == [1, 3]
    assert group.of("note")["text"].tolist() == ["ja"]
    assert group.dont_know("pains").to_dict() == {("b", "level"): 2}
    assert group.dont_know("note").empty
    assert group.of("nothing").empty


def masked(sizes: dict[str, int], unknown: int, k: int, by: By = "role") -> Group:
    """A masked group of people who have all answered one statement; some do not say where they belong."""
    belong = [name for name, size in sizes.items() for _ in range(size)] + [None] * unknown
    people = [
        said(f"p{i:03}", {"pains": {"a": i % 5 + 1}}, **{by: name, "team" if by == "role" else "role": f"other{i % 2}"})
        for i, name in enumerate(belong)
    ]
    group = Group(table=tidy(people, [SCALE]), n=len(people), invited=len(people) + 2, k=k)
    return mask(group, sizes, by)


def shown(group: Group, by: By = "role") -> dict[str, int]:
    """How many people each group that can be seen apart has."""
    people = group.table.drop_duplicates("person")[by].dropna()
    return {str(name): int(count) for name, count in people.value_counts().items()}


SIZES = st.fixed_dictionaries(dict.fromkeys(GROUPS, st.integers(0, 9)))


@settings(deadline=None, max_examples=200)
@given(SIZES, st.integers(0, 7), st.integers(3, 7), st.sampled_from(["role", "team"]))
def test_no_sum_of_shown_groups_and_the_total_isolates_fewer_than_k(
    sizes: dict[str, int], unknown: int, k: int, by: By
) -> None:
    group = masked(sizes, unknown, k, by)
    visible = shown(group, by)
    n = sum(sizes.values()) + unknown
    if n < k:
        assert group.table.empty
        assert group.withheld == (n > 0)
    else:
        assert group.table["person"].nunique() == n, "the total is of everybody"
        assert not group.withheld
    known = list(visible.values()) + ([n] if not group.table.empty else [])
    for some in chain.from_iterable(combinations(known, size) for size in range(1, len(known) + 1)):
        assert sum(some) not in range(1, k)
    for some in chain.from_iterable(combinations(visible.values(), size) for size in range(len(visible) + 1)):
        assert n < k or n - sum(some) not in range(1, k)
    assert set(visible) | set(group.withheld_groups) == set(sizes)
    assert not set(visible) & set(group.withheld_groups)
    assert all(visible[name] == sizes[name] for name in visible)
    assert group.table["team" if by == "role" else "role"].isna().all(), "the two cannot be crossed"


@settings(deadline=None, max_examples=100)
@given(SIZES, st.integers(0, 7), st.integers(3, 7))
def test_no_more_is_withheld_than_needed(sizes: dict[str, int], unknown: int, k: int) -> None:
    group = masked(sizes, unknown, k)
    small = {name for name, size in sizes.items() if size < k}
    assert small <= set(group.withheld_groups)
    besides = [name for name in group.withheld_groups if name not in small]
    if group.n >= k and besides:
        assert 0 < sum(sizes[name] for name in small) + unknown < k
        assert len(besides) == 1, "the next smallest has k people, and that is enough"
        assert sizes[besides[0]] == min(size for size in sizes.values() if size >= k)


def test_a_small_group_takes_the_next_smallest_with_it() -> None:
    group = masked({"employee": 20, "leader": 6, "hr": 2, "union": 0}, unknown=0, k=5)
    assert group.withheld_groups == ("hr", "leader", "union")
    assert shown(group) == {"employee": 20}


def test_those_who_belong_nowhere_are_protected_too() -> None:
    group = masked({"employee": 20, "leader": 6}, unknown=1, k=5)
    assert group.withheld_groups == ("leader",)
    group = masked({"employee": 20, "leader": 6}, unknown=5, k=5)
    assert group.withheld_groups == ()


@pytest.mark.parametrize("few", range(1, 5))
def test_a_group_of_none_and_a_group_below_k_look_the_same(few: int) -> None:
    rest = {"employee": 20, "leader": 8}
    nobody, somebody = (masked({**rest, "hr": size, "union": 4}, unknown=5, k=5) for size in (0, few))
    assert nobody.withheld_groups == somebody.withheld_groups == ("hr", "union")
    assert shown(nobody) == shown(somebody) == rest
    assert set(nobody.table["role"].dropna()) == set(somebody.table["role"].dropna())


def test_below_k_in_all_nothing_is_shown() -> None:
    group = masked({"employee": 4, "leader": 0}, unknown=0, k=5)
    assert group.table.empty
    assert group.withheld
    assert group.n == 4
    assert group.withheld_groups == ("employee", "leader")
    assert tuple(group.table.columns) == COLUMNS


def test_before_the_first_answer_nothing_is_withheld() -> None:
    group = masked({"employee": 0}, unknown=0, k=5)
    assert not group.withheld
    assert group.n == 0


def test_the_order_of_the_groups_does_not_matter() -> None:
    sizes = {"employee": 6, "leader": 6, "hr": 1, "union": 6}
    found = {masked(dict(order), 0, 5).withheld_groups for order in (sizes.items(), list(sizes.items())[::-1])}
    assert found == {("employee", "hr")}


def test_masking_leaves_the_answers_alone() -> None:
    many = room(30)
    group = Group(table=tidy(many, QUESTIONS), n=30, invited=30)
    count = Counter(r.role for r in many)
    after = mask(group, {name: count[name] for name in GROUPS})
    values = ["person", "question", "item", "field", "number", "text"]
    pd.testing.assert_frame_equal(after.table[values], group.table[values])
    assert group.table["team"].notna().all(), "the group that was given is as it was"
