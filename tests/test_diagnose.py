"""The diagnosis: pain, process, cascade and price worked out by hand, and roles side by side."""

from __future__ import annotations

from typing import Any

import pytest

from tuskit.exercises import EXERCISES
from tuskit.exercises.diagnose.measure import about, middle
from tuskit.exercises.diagnose.price import price
from tuskit.text import Text
from tuskit.workshop import Mode, Plan, Workshop

DIAGNOSE = EXERCISES["diagnose"].findings


def held(*people: dict[str, Any], invited: int = 0, mode: Mode = "open", roles: tuple[str, ...] = ()) -> Workshop:
    plan = Plan(title=Text(da="Prøve", en="Trial"), mode=mode, invited=invited or len(people), ask=("role",))
    workshop = Workshop(plan)
    for number, answers in enumerate(people):
        if roles:
            workshop.join(f"person-{number}", roles[number])
        assert workshop.submit("diagnose", f"person-{number}", answers) == ()
    return workshop


def says(level: int | str, statement: str = "waits_for_mus", thing: str = "wellbeing") -> dict[str, Any]:
    return {f"pain_{thing}": {statement: level}}


def statement(workshop: Workshop, name: str) -> Any:
    return next(one for one in workshop.findings("diagnose").pains if one.pain.id == name)


def test_agreeing_with_a_pain_hurts_and_with_a_positive_statement_does_not() -> None:
    pain = statement(held(says(5), says(4)), "waits_for_mus")
    assert (pain.counts, pain.hurts, pain.works, pain.mean) == ((0, 0, 0, 1, 1), 2, 0, 4.5)
    good = statement(held(says(5, "say_how_i_am"), says(4, "say_how_i_am")), "say_how_i_am")
    assert (good.counts, good.hurts, good.works, good.mean) == ((1, 1, 0, 0, 0), 0, 2, 1.5)


def test_dont_know_and_skipped_are_counted_apart() -> None:
    pain = statement(held(says(5), says("dont_know"), {}), "waits_for_mus")
    assert (pain.n, pain.dont_know, pain.skipped) == (1, 1, 1)


def test_the_most_divided_comes_first_however_much_another_hurts() -> None:
    people = [{**says(5), **says(level, "own_goals", "personal_goals")} for level in (1, 1, 5, 5)]
    found = held(*people, invited=6).findings("diagnose")
    assert found.pains[0].pain.id == "own_goals"
    assert found.pains[0].agreement == -1.0
    said = DIAGNOSE.conclude(found, "en")
    assert said[0].startswith("You stand in two camps about “My goals are about me")
    assert "(4 of 6 answered)" in said[0]
    assert said[1].startswith("It hurts most here: 4 of 4 agree with “Things that should be said in March")


def test_the_shift_that_is_needed_most() -> None:
    people = [{**says(5), **says(1, "feedback_between", "action_plans")}] * 3
    shifts = held(*people).findings("diagnose").shifts
    assert shifts[0].item.id == "continuity"
    assert (shifts[0].answers, shifts[0].hurts, shifts[0].people) == (6, 6, 3)


def test_where_the_process_breaks_and_what_it_is_worth() -> None:
    def one(worth: int, minutes: int, breaks: list[str]) -> dict[str, Any]:
        return {"process": {"filing": {"worth": worth, "minutes": minutes}}, "breaks": breaks}

    found = held(one(1, 10, ["filing"]), one(2, 20, ["filing", "status"]), one(5, 60, [])).findings("diagnose")
    filing = next(stage for stage in found.stages if stage.step.id == "filing")
    assert filing.worth == middle([1, 2, 5])
    assert filing.minutes is not None
    assert (filing.minutes.value, filing.breaks, filing.waste, filing.gold) == (20, 2, 2, 1)
    said = " ".join(DIAGNOSE.conclude(found, "en"))
    assert "breaks most often here: “Filing in the document system” (2 of 3 point at it)" in said


def test_the_cascade_is_overtaken() -> None:
    steps = ("vision", "competences", "profiles", "people_review", "yearly_conversation", "status_conversations")
    answer = {"cascade": {step: {"months": 4} for step in steps}, "direction": {"product": {"months": 6}}}
    found = held(answer, answer).findings("diagnose")
    assert found.lag.months == 24
    assert found.lag.changes == 4
    said = " ".join(DIAGNOSE.conclude(found, "en"))
    assert (
        "takes 24 months to arrive, and the product changes direction every 6 months: it is overtaken 4 times" in said
    )


def test_the_price_by_hand() -> None:
    paid = price(60, {"employee": 145, "leader": 145, "hr": 15}, {"employee": 400, "leader": 550, "hr": 450})
    # 60 × 145 / 60 = 145 hours each for employee and leader, 15 for HR
    assert paid.hours == 305
    assert paid.kroner == 145 * 400 + 145 * 550 + 15 * 450
    assert paid.hours_each == pytest.approx(305 / 60)


def test_without_own_numbers_the_price_is_the_preset_and_says_so() -> None:
    found = held(says(3), invited=60).findings("diagnose")
    assert found.cost.kroner is None
    assert found.cost.preset.hours_each == pytest.approx(5.08, abs=0.01)
    assert "That is our preset" in " ".join(DIAGNOSE.conclude(found, "en"))


def test_own_numbers_replace_the_preset_one_by_one() -> None:
    dear = {"facts": {"here": {"people": 10, "employee": 1000, "leader": 1000, "hr": 1000}}}
    cheap = {"facts": {"here": {"people": 10, "employee": 0, "leader": 0, "hr": 0}}}
    found = held(dear, cheap, dear).findings("diagnose")
    assert found.cost.people == 10
    assert found.cost.kroner is not None
    assert found.cost.kroner.value == pytest.approx(found.cost.preset.hours * 1000)
    assert (found.cost.kroner.low, found.cost.kroner.high) == pytest.approx((0, found.cost.preset.hours * 1000))


def test_guesses_are_told_in_two_figures() -> None:
    assert [about(number) for number in (4.6, 99, 304.7, 127_450)] == [5, 99, 300, 130_000]


def test_roles_side_by_side_where_the_mode_allows_it() -> None:
    people = [says(5)] * 5 + [says(1)] * 5
    roles = ("employee",) * 5 + ("leader",) * 5
    found = held(*people, roles=roles).findings("diagnose")
    assert found.apart[0].pain.id == "waits_for_mus"
    assert found.apart[0].gap == 4.0
    said = " ".join(DIAGNOSE.conclude(found, "da"))
    assert "Længst fra hinanden står ledere og medarbejdere" in said
    assert "1 og 5" in said


def test_a_small_role_is_withheld_and_says_so() -> None:
    people = [says(5)] * 6 + [says(1)] * 3
    roles = ("employee",) * 6 + ("leader",) * 3
    found = held(*people, mode="anonymous", roles=roles).findings("diagnose")
    assert found.apart == ()
    assert "diagnose_roles" not in {chart.id for chart in DIAGNOSE.draw(found, "da")}
    assert any("vises ikke for sig" in sentence for sentence in DIAGNOSE.conclude(found, "da"))


def test_figures_from_outside_carry_source_and_status() -> None:
    found = held(says(3)).findings("diagnose")
    chart = next(chart for chart in DIAGNOSE.draw(found, "en") if chart.id == "diagnose_others")
    assert len(chart.table) == len(found.content.shares) + len(found.content.said)
    assert chart.table["Source and status"].str.contains("Confirmed|Restated|not found|argument").all()


def test_the_decision_is_told() -> None:
    workshop = held(says(5), says(5))
    points = {"first": {"point": "waits_for_mus", "move": "to_mu"}, "second": {"point": "filing"}}
    assert workshop.decide("diagnose", {"points": points}) == ()
    said = DIAGNOSE.conclude(workshop.findings("diagnose"), "en")
    assert any(s.startswith("You have decided: “Things that should be said in March") and "“Filing" in s for s in said)
