"""The diagnosis: pain, process, cascade and price worked out by hand, and roles side by side."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit.answers import Mode
from tuskit.exercises import EXERCISES
from tuskit.exercises.diagnose.measure import about, middle
from tuskit.exercises.diagnose.phrases import every, finding, months, times
from tuskit.exercises.diagnose.price import price
from tuskit.plan import Plan
from tuskit.simulate import simulate
from tuskit.text import Text
from tuskit.workshop import Workshop

DIAGNOSE = EXERCISES["diagnose"].findings


def held(*people: dict[str, Any], invited: int = 0, mode: Mode = "open", roles: tuple[str, ...] = ()) -> Workshop:
    led = mode == "anonymous"
    plan = Plan(title=Text(da="Prøve", en="Trial"), mode=mode, led=led, invited=invited or len(people), ask=("role",))
    workshop = Workshop(plan)
    if led:
        workshop.lead("diagnose", "open")
    for number, answers in enumerate(people):
        if roles:
            workshop.join(f"person-{number}", roles[number])
        assert workshop.submit("diagnose", f"person-{number}", answers) == ()
    if led:
        workshop.lead("diagnose", "show")
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
    people = [{**says(5), **says(level, "own_goals", "personal_goals")} for level in (1, 1, 1, 1, 5, 5, 5, 5)]
    found = held(*people, invited=10).findings("diagnose")
    assert found.pains[0].pain.id == "own_goals"
    assert found.pains[0].agreement == -1.0
    said = DIAGNOSE.conclude(found, "en")
    assert said[0].startswith("You stand in two camps about “My goals are about me")
    assert "(8 of 10 answered)" in said[0]
    assert said[1].startswith("It hurts most here: 8 of 8 agree with “Things that should be said in March")


def test_what_nobody_or_two_have_answered_never_comes_first() -> None:
    agreed = [says(level, "own_goals", "personal_goals") for level in (3, 3, 4)]
    two = [says(level, "strain_alone") for level in (1, 5)]
    found = held(*agreed, *two).findings("diagnose")
    assert found.pains[0].pain.id == "own_goals"
    assert DIAGNOSE.conclude(found, "en")[0].startswith("You see the statements much alike")
    assert "own_goals" not in DIAGNOSE.draw(found, "en")[0].title
    unanswered = held({}, {}).findings("diagnose")
    assert DIAGNOSE.conclude(unanswered, "en")[0] == "Nobody has taken a stand on the statements (2 of 2 answered)."
    assert all(chart.id != "diagnose_pain" for chart in DIAGNOSE.draw(unanswered, "en"))


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
    assert "breaks most often here: “Filing in the document system” (2 of 2 who point at a step)" in said


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


def months_of(**given: float) -> dict[str, Any]:
    return {step: {"months": found} for step, found in given.items()}


def test_steps_that_break_equally_often_are_all_named_and_skipping_is_no_answer() -> None:
    people = [{"breaks": ["filing", "status"]}, {"breaks": ["filing", "status"]}, {"breaks": ["kickoff"]}, says(3), {}]
    said = " ".join(DIAGNOSE.conclude(held(*people).findings("diagnose"), "en"))
    assert (
        "“Filing in the document system” and “Status meetings on the plan” (at each, 2 of 3 who point at a step)"
        in said
    )


def test_nothing_is_worth_most_where_all_of_it_is_waste() -> None:
    answer = {"process": {"filing": {"worth": 1}, "status": {"worth": 2}}}
    assert "Worth most" not in " ".join(DIAGNOSE.conclude(held(answer, answer).findings("diagnose"), "en"))


@pytest.mark.parametrize(("direction", "said"), [(2.5, "once"), (1, "4 times"), (5, "in time")])
def test_the_cascade_is_overtaken_by_whole_changes_only(direction: float, said: str) -> None:
    """Four months: a change every 2½ months comes once before they are over, as the picture shows it."""
    answer = {"cascade": months_of(vision=4), "direction": {"product": {"months": direction}}}
    found = held(answer).findings("diagnose")
    assert found.lag.changes == int(4 / direction)
    assert any(said in sentence for sentence in DIAGNOSE.conclude(found, "en") if "cascade" in sentence)


def test_steps_without_months_are_named_and_not_drawn_as_none() -> None:
    people = [{"cascade": months_of(vision=2, competences=6)}, {"cascade": months_of(vision=4)}]
    found = held(*people).findings("diagnose")
    assert found.lag.months == 3 + 6
    said = " ".join(DIAGNOSE.conclude(found, "en"))
    assert "takes 9 months to arrive (2 of 2 answered)" in said
    assert "“The yearly conversation” and “Status conversations”, so the cascade is longer than 9 months." in said
    chart = next(chart for chart in DIAGNOSE.draw(found, "en") if chart.id == "diagnose_cascade")
    assert chart.table["Months"].tolist() == ["3", "6", "–", "–", "–", "–"]


def test_how_months_are_said() -> None:
    assert [months(value, "da") for value in (1, 2.5)] == ["1 måned", "2,5 måneder"]
    assert [every(value, "da") for value in (0.5, 1, 6, 4.2)] == [
        "oftere end én gang om måneden",
        "hver måned",
        "hver 6. måned",
        "hver 4.–5. måned",
    ]
    assert [times(count, "en") for count in (1, 2)] == ["once", "2 times"]


def test_a_title_keeps_the_brackets_of_a_statement() -> None:
    assert finding("It hurts with “goals (KPIs)” (4 of 6 answered).") == "It hurts with “goals (KPIs)”"


def test_the_minutes_that_somebody_gave_replace_the_usual_ones() -> None:
    """Half an hour more for the employee, an hour less for the leader, and five minutes more for HR."""
    facts = {"here": {"people": 60, "employee": 600, "leader": 600, "hr": 600}}
    taken = {
        "minutes_during": {"employee": {"conversation": 90}, "leader": {"conversation": 0}},
        "minutes_hr": {"before": {"minutes": 10}},
        "facts": facts,
    }
    found = held({"facts": facts}, taken).findings("diagnose")
    # 305 minutes for each of 60 people as usual; 305 + 30 − 60 + 5 = 280 as given; 600 kr. an hour
    assert (found.cost.hours_each.low, found.cost.hours_each.high) == pytest.approx((280 / 60, 305 / 60))
    assert (found.cost.kroner.low, found.cost.kroner.high) == pytest.approx((168_000, 183_000))
    hours, kroner = found.cost.roles["hr"]
    assert (hours.high, kroner.high) == pytest.approx((20, 12_000))
    chart = next(chart for chart in DIAGNOSE.draw(found, "en") if chart.id == "diagnose_price")
    leader = chart.table[chart.table["Role"] == "Leader"].to_dict("records")[0]
    assert (leader["Kroner, from"], leader["Kroner, to"]) == ("51,000", "87,000")


def test_from_eight_answers_on_the_range_is_the_middle_half() -> None:
    def at(cost: int) -> dict[str, Any]:
        return {"facts": {"here": {"people": 60, "employee": cost, "leader": cost, "hr": cost}}}

    found = held(*(at(cost) for cost in range(100, 1000, 100))).findings("diagnose")
    assert found.cost.kroner is not None
    assert (found.cost.kroner.low, found.cost.kroner.value, found.cost.kroner.high) == pytest.approx(
        (305 * 300, 305 * 500, 305 * 700)
    )
    assert "half of the answers lie from 92,000 to 210,000" in " ".join(DIAGNOSE.conclude(found, "en"))


def test_a_preset_price_does_not_pass_for_answers() -> None:
    chart = next(c for c in DIAGNOSE.draw(held(says(3), invited=9).findings("diagnose"), "en") if "price" in c.id)
    assert "our preset" in chart.subtitle
    assert "0 of 9 answered" in chart.subtitle


def test_a_role_that_could_be_had_by_subtraction_is_not_shown() -> None:
    """Four of HR took a stand: with both others shown, everybody minus the others would be those four."""
    people = [says(5)] * 8 + [says(1)] * 6 + [says(2)] * 4 + [{}]
    roles = ("employee",) * 8 + ("leader",) * 6 + ("hr",) * 5
    assert held(*people, mode="anonymous", roles=roles).findings("diagnose").apart == ()
    people[-1] = says(2)
    apart = held(*people, mode="anonymous", roles=roles).findings("diagnose").apart
    assert [set(one.roles) for one in apart] == [{"employee", "leader", "hr"}]


def test_a_withheld_role_is_told_beside_those_that_are_shown() -> None:
    people = [says(5)] * 8 + [says(1)] * 6
    found = held(*people, mode="anonymous", roles=("employee",) * 8 + ("leader",) * 6).findings("diagnose")
    said = " ".join(DIAGNOSE.conclude(found, "en"))
    assert "Leaders and employees stand farthest apart" in said
    assert "HR are not shown apart" in said


def test_withheld_answers_are_one_sentence_and_no_picture() -> None:
    found = held(says(5), says(1), mode="anonymous").findings("diagnose")
    assert DIAGNOSE.draw(found, "da") == ()
    assert DIAGNOSE.conclude(found, "da") == (
        "Svarene vises, når mindst 5 har svaret; indtil da bliver de holdt tilbage.",
    )


def test_a_decision_about_what_is_no_longer_there_is_left_out() -> None:
    workshop = held(says(5))
    assert workshop.decide("diagnose", {"points": {"first": {"point": "filing"}}}) == ()
    content = workshop.content("diagnose")
    steps = tuple(step for step in content.steps if step.id != "filing")
    shorter = content.model_copy(update={"steps": steps})
    assert DIAGNOSE.analyse(shorter, workshop.group("diagnose")).decided == ()


@settings(max_examples=5, deadline=None)
@given(st.permutations(range(6)))
def test_who_answers_first_moves_nothing(order: list[int]) -> None:
    people = simulate(held(invited=6).parts("diagnose"), 6, seed=2)
    workshop = held(invited=6)
    for number in order:
        assert workshop.submit("diagnose", f"person-{number}", people[number]["answers"]) == ()
    other = held(*(person["answers"] for person in people))
    assert DIAGNOSE.conclude(workshop.findings("diagnose"), "da") == DIAGNOSE.conclude(other.findings("diagnose"), "da")


@pytest.mark.parametrize("people", [0, 1, 2, 30, 300])
@pytest.mark.parametrize("mode", ["open", "anonymous"])
def test_any_number_of_people_in_both_modes(people: int, mode: Mode) -> None:
    drawn = simulate(held(invited=1).parts("diagnose"), people, seed=5)
    workshop = held(
        *(person["answers"] for person in drawn),
        invited=people + 4,
        mode=mode,
        roles=tuple(str(person["role"]) for person in drawn),
    )
    found = workshop.findings("diagnose")
    sentences, charts = DIAGNOSE.conclude(found, "en"), DIAGNOSE.draw(found, "en")
    if people < (1 if mode == "open" else 5):
        assert (len(sentences), charts) == (1, ())
        return
    assert f"of {people + 4} answered" in sentences[0]
    assert charts[0].id == "diagnose_pain"
    for chart in charts:
        assert f"of {people + 4} answered" in chart.subtitle
        assert "nan" not in chart.alt
