"""Somebody who wants to know who answered what, and must fail: with groups, with late answers, with the file itself."""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit.plan import Plan
from tuskit.simulate import simulate
from tuskit.store import Store
from tuskit.store.seal import NOBODYS, coarsened
from tuskit.text import Text
from tuskit.workshop import CUT, UNOPENED, Workshop

K = 5
PAGE = 4096


def workshop(path: Path | None = None, **more: Any) -> Workshop:
    plan = Plan.model_validate({"title": Text(da="Prøve", en="Trial"), "invited": 40, "ask": ["role"], **more})
    return Workshop(plan, store=Store(path) if path else None)


def token(number: int) -> str:
    return f"token-{number:02}-{'x' * 34}"


def answer(held: Workshop, people: range, *, key: str = "diagnose", roles: str = "employee") -> None:
    parts = held.parts(key)
    for number, person in zip(people, simulate(parts, len(people), seed=people.start + 1), strict=True):
        held.join(token(number), roles if number else "leader")
        assert held.submit(key, token(number), person["answers"]) == ()


def seen(held: Workshop, key: str = "diagnose") -> tuple[Any, ...]:
    """Everything that anybody can be shown about an exercise."""
    found = held.findings(key)
    module = held.exercise(key).findings
    charts = module.draw(found, "da")
    group = held.group(key)
    values = group.table.drop(columns="person").sort_values(["question", "item", "field", "number", "text"])
    return (
        module.conclude(found, "da"),
        module.discuss(found, "da"),
        [(chart.title, chart.subtitle, chart.alt, chart.table.to_csv()) for chart in charts],
        values.to_csv(index=False),
    )


GROUPS = st.lists(
    st.tuples(st.sampled_from([None, "employee", "leader", "hr"]), st.sampled_from([None, "a", "b", "c"])), max_size=60
)


@settings(deadline=None, max_examples=300)
@given(GROUPS, st.integers(3, 7))
def test_whatever_is_kept_of_role_and_team_is_shared_by_k(groups: list[Any], k: int) -> None:
    kept = coarsened(groups, k)
    assert len(kept) == len(groups)
    for (role, team), (had_role, had_team) in zip(kept, groups, strict=True):
        assert role in {None, had_role}
        assert team in {None, had_team}
    sizes = Counter(kept)
    assert set(sizes) <= {NOBODYS} if len(groups) < k else min(sizes.values()) >= k


def test_groups_that_are_large_enough_are_kept() -> None:
    groups = [("employee", "a")] * 6 + [("employee", "b")] * 5 + [("leader", "a"), ("leader", "b")] * 3
    assert coarsened(groups, K) == [("employee", "a")] * 6 + [("employee", "b")] * 5 + [("leader", None)] * 6


def test_while_answers_come_in_nothing_of_them_is_shown() -> None:
    held = workshop()
    held.lead("diagnose", "open")
    before = seen(held)
    answer(held, range(30))
    assert held.store.count("diagnose") == 30
    assert seen(held) == before
    assert held.group("diagnose").table.empty


def test_showing_closes_so_that_no_picture_follows_one_answer() -> None:
    held = workshop()
    held.lead("diagnose", "open")
    answer(held, range(12))
    stage = held.lead("diagnose", "show")
    assert stage.shown
    assert not stage.open
    assert held.group("diagnose").n == 12
    assert held.submit("diagnose", "late", {})[0].says.en.startswith("The facilitator has closed")


@pytest.mark.parametrize("late", range(1, K))
def test_fewer_than_k_late_answers_change_nothing_that_is_shown(late: int) -> None:
    held = workshop()
    held.lead("diagnose", "open")
    answer(held, range(12))
    held.lead("diagnose", "show")
    before = seen(held)
    held.lead("diagnose", "hide")
    held.lead("diagnose", "open")
    answer(held, range(20, 20 + late))
    held.lead("diagnose", "show")
    assert held.store.count("diagnose") == 12 + late
    assert seen(held) == before
    held.lead("diagnose", "hide")
    held.lead("diagnose", "open")
    answer(held, range(30, 30 + K - late))
    held.lead("diagnose", "show")
    assert held.group("diagnose").n == 12 + K, "together they are enough"


def test_a_late_batch_does_not_grow_a_role_by_one() -> None:
    held = workshop()
    held.lead("diagnose", "open")
    answer(held, range(1, 13))
    answer(held, range(20, 26), roles="leader")
    held.lead("diagnose", "show")
    shown = [Counter(held.group("diagnose").table.drop_duplicates("person")["role"].dropna())]
    held.lead("diagnose", "hide")
    held.lead("diagnose", "open")
    answer(held, range(30, 36))
    answer(held, range(36, 37), roles="leader")
    held.lead("diagnose", "show")
    shown.append(Counter(held.group("diagnose").table.drop_duplicates("person")["role"].dropna()))
    grown = {role: shown[1][role] - shown[0][role] for role in shown[1]}
    assert set(grown.values()) & set(range(1, K)) == set(), grown


def test_fewer_than_k_in_all_stay_withheld_when_it_closes() -> None:
    held = workshop()
    held.lead("diagnose", "open")
    answer(held, range(1, K))
    held.lead("diagnose", "show")
    group = held.group("diagnose")
    assert (group.n, group.withheld, group.table.empty) == (K - 1, True, True)


def rows(path: Path) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        return [dict(row) for row in connection.execute("SELECT * FROM responses ORDER BY id")]


def test_the_files_rows_tell_nobody_apart(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    held = workshop(path, exercises=["cadence"])
    held.lead("cadence", "open")
    for number in range(30):
        held.join(token(number), "leader" if number < 2 else "employee")
        assert held.submit("cadence", token(number), {"note": f"first thought {number:02}"}) == ()
        assert held.submit("cadence", token(number), {"note": f"marker {number:02}"}) == ()
    held.keep("cadence", token(7), {"note": "marker 07 and more"})
    held.lead("cadence", "close")
    told = rows(path)
    assert len(told) == 30, "what was changed before closing is gone"
    assert {row["role"] for row in told} == {None}, "two leaders are too few, and what is left would tell them"
    assert {row["at"] for row in told} == {f"{datetime.now(UTC):%Y-%m-%d} 00:00:00.000000"}
    assert not {row["participant"] for row in told} & {token(number) for number in range(30)}
    order = [row["answers"] for row in told]
    assert order != sorted(order), "not in the order in which people answered"
    assert held.draft("cadence", token(7)) == {}
    assert any("marker 07 and more" in row["answers"] for row in told), "what was begun is counted"


def test_the_files_bytes_hold_no_token_beside_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "answers.sqlite"
    held = workshop(path, exercises=["cadence"])
    held.lead("cadence", "open")
    for number in range(40):
        held.join(token(number), "employee")
        assert held.submit("cadence", token(number), {"note": f"gone {number:02}"}) == ()
        assert held.submit("cadence", token(number), {"note": f"marker {number:02}"}) == ()
    held.lead("cadence", "close")
    found = b"".join(each.read_bytes() for each in sorted(tmp_path.glob("answers.sqlite*")) if "-shm" not in each.name)
    assert b"gone" not in found
    pages = [found[at : at + PAGE] for at in range(0, len(found), PAGE)]
    assert any(b"marker 11" in page for page in pages)
    assert any(token(11).encode() in page for page in pages), "who has answered is known, but not what"
    assert [page for page in pages if b"marker" in page and b"token-" in page] == []


def test_whoever_is_cut_apart_cannot_answer_twice() -> None:
    held = workshop()
    held.lead("diagnose", "open")
    answer(held, range(1, 8))
    held.lead("diagnose", "close")
    held.lead("diagnose", "open")
    (problem,) = held.submit("diagnose", token(3), {})
    assert problem.says is CUT
    assert held.keep("diagnose", token(3), {})[0].says is CUT
    assert held.answered("diagnose", token(3))
    assert not held.answered("diagnose", "somebody else")
    assert held.store.count("diagnose") == 7


def test_nothing_can_be_answered_before_it_is_open() -> None:
    held = workshop()
    assert held.submit("diagnose", token(1), {})[0].says is UNOPENED
    assert held.keep("diagnose", token(1), {})[0].says is UNOPENED
    assert held.store.history() == []
    assert held.store.drafts("diagnose") == []


def test_what_was_begun_is_counted_when_it_closes_and_what_is_unfinished_is_left_out() -> None:
    held = workshop(exercises=["misfit"])
    held.lead("misfit", "open")
    points = {"now": {"teaming": 40}, "size": ["large"]}
    assert held.keep("misfit", token(1), points) == ()
    assert held.keep("misfit", token(2), {}) == ()
    held.lead("misfit", "close")
    (only,) = held.store.history()
    assert only.answers == {"size": ["large"]}


def test_forecasts_are_cut_apart_when_the_picture_is_shown() -> None:
    held = workshop()
    held.lead("diagnose", "open")
    answer(held, range(1, 9))
    guess = {"pain_wellbeing": {"waits_for_mus": 2}}
    for number in range(20, 26):
        held.join(token(number), "leader")
        assert held.keep("diagnose", token(number), guess, "forecast") == (), "what was not sent counts too"
    held.lead("diagnose", "close")
    assert held.store.said(token(20), "diagnose", "forecast"), "the leader sees it first"
    assert held.forecasts("diagnose") == []
    held.lead("diagnose", "show")
    assert held.store.said(token(20), "diagnose", "forecast") is None
    assert held.draft("diagnose", token(20), "forecast") == {}
    assert len(held.forecasts("diagnose")) == 6


def test_a_guess_that_was_not_sent_counts_and_is_cut_apart_in_one_step_too() -> None:
    held = workshop()
    held.lead("diagnose", "open")
    answer(held, range(1, 9))
    for number in range(20, 26):
        held.join(token(number), "leader")
        held.keep("diagnose", token(number), {"pain_wellbeing": {"waits_for_mus": 2}}, "forecast")
    held.lead("diagnose", "show")
    assert len(held.forecasts("diagnose")) == 6
    assert held.store.said(token(20), "diagnose", "forecast") is None


def test_an_open_team_keeps_its_answers_and_may_change_them() -> None:
    held = workshop(mode="open")
    held.lead("diagnose", "open")
    answer(held, range(1, 4))
    held.lead("diagnose", "show")
    assert held.stage("diagnose").open, "a team with itself watches its picture grow"
    assert held.group("diagnose").n == 3
    answer(held, range(4, 5))
    assert held.group("diagnose").n == 4
    held.lead("diagnose", "close")
    held.lead("diagnose", "open")
    answer(held, range(1, 2))
    assert held.store.count("diagnose") == 4


def test_a_second_round_stands_beside_the_first() -> None:
    held = workshop()
    held.lead("diagnose", "open")
    answer(held, range(1, 13))
    held.lead("diagnose", "show")
    assert held.stage("diagnose").moves[0] == "again"
    stage = held.lead("diagnose", "again")
    assert (stage.open, stage.shown, stage.round) == (True, False, 2)
    asked = {question.id for part in held.parts("diagnose", round=2) for question in part.questions}
    assert asked
    assert all(name.startswith("pain_") for name in asked), "only what a dialogue can move"
    assert not held.answered("diagnose", token(3)), "the same people may answer again"
    assert held.submit("diagnose", token(3), {"pain_wellbeing": {"waits_for_mus": 5}}) == ()
    held.lead("diagnose", "show")
    assert held.group("diagnose", round=2).withheld
    assert held.group("diagnose").n == 12
    assert "again" not in held.stage("diagnose").moves


def test_an_open_teams_second_round_begins_with_its_first_answers_and_counts_nobody_unasked() -> None:
    held = workshop(mode="open")
    held.lead("diagnose", "open")
    said = {"pain_wellbeing": {"waits_for_mus": 2}, "breaks": ["kickoff"]}
    assert held.submit("diagnose", token(1), said) == ()
    held.lead("diagnose", "show")
    assert held.lead("diagnose", "again").round == 1, "not while answers come in"
    held.lead("diagnose", "close")
    held.lead("diagnose", "again")
    assert held.draft("diagnose", token(1)) == {"pain_wellbeing": {"waits_for_mus": 2}}
    held.lead("diagnose", "close")
    assert held.store.count("diagnose", round=2) == 0


def test_a_rehearsal_is_labelled_and_wiped(tmp_path: Path) -> None:
    held = workshop(tmp_path / "answers.sqlite")
    held.lead("diagnose", "open")
    for number, person in enumerate(simulate(held.parts("diagnose"), 9, seed=1)):
        held.join(token(number), "employee")
        assert held.submit("diagnose", token(number), person["answers"], origin="rehearsal") == ()
    held.join("came and went")
    held.lead("diagnose", "show")
    assert held.simulated == "rehearsal"
    charts = held.exercise("diagnose").findings.draw(held.findings("diagnose"), "da")
    assert all("generalprøve" in chart.subtitle for chart in charts if chart.id != "diagnose_others")
    assert "generalprøve" in charts[0].subtitle
    assert held.store.wipe("rehearsal") == 9
    assert (held.simulated, held.store.history(), held.store.here()) == ("", [], 0)
    assert not held.stage("diagnose").begun
    assert held.store.locked("promise") is None


def test_wiping_a_rehearsal_leaves_people_alone() -> None:
    held = workshop()
    held.lead("diagnose", "open")
    answer(held, range(1, 7))
    held.join("rehearsed")
    held.submit("diagnose", "rehearsed", {}, origin="rehearsal")
    assert held.store.wipe("rehearsal") == 1
    assert held.store.count("diagnose") == 6
    assert held.store.groups(token(1)) is not None
    assert held.store.groups("rehearsed") is None
    assert held.stage("diagnose").open
