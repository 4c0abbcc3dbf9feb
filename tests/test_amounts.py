"""What a plan takes and gives: hours by who spends them, silences, what lies around a conversation, and what if."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit import demo
from tuskit.calendar import usual, year
from tuskit.exercise import laid_over
from tuskit.exercises import EXERCISES
from tuskit.exercises.cadence.hours import PARTS, Range, today
from tuskit.exercises.cadence.meetings import Meeting
from tuskit.exercises.cadence.meetings import Plan as Made
from tuskit.exercises.cadence.relations import Kind, Rhythm, relations
from tuskit.exercises.cadence.silences import pauses, silences, typical
from tuskit.organisation import Organisation, Person, generic, team
from tuskit.plan import Plan
from tuskit.surfaces.supposing import Supposing
from tuskit.text import LANGS, Text
from tuskit.workshop import Workshop

CADENCE: Any = EXERCISES["cadence"].findings
FIRST = date(2027, 1, 4)
DAYS = year(usual(), FIRST)
SMALL = Organisation(
    (
        Person("top", "Top", ("one",)),
        Person("ann", "Ann", ("one",), "top"),
        Person("bo", "Bo", ("one",), "ann"),
    ),
    (team("one"),),
)
"""Top leads Ann and Ann leads Bo: Ann is a leader in one conversation and the employee in the other."""


def room(decision: dict[str, Any], *, split: dict[str, Any] | None = None) -> Workshop:
    plan = Plan(title=Text(da="Prøve", en="Trial"), mode="open", led=False, invited=3, ask=(), starts=FIRST)
    workshop = Workshop(plan)
    if split:
        assert workshop.decide("split", {"layout": split}) == ()
    assert workshop.decide("cadence", decision) == ()
    return workshop


def found(workshop: Workshop, organisation: Organisation | None = SMALL, **more: Any) -> Any:
    group = replace(workshop.group("cadence"), organisation=organisation, **more)
    return CADENCE.analyse(workshop.content("cadence"), group)


def only(conversation: str, **values: Any) -> dict[str, Any]:
    """A decision that holds one conversation and no other."""
    never = {name: {name: {"weeks": 0}} for name in ("tus", "follow_up", "mu", "mus")}
    around = {key: values.pop(key) for key in ("preparation", "documentation") if key in values}
    return {**never, conversation: {conversation: values}, **({"around": {conversation: around}} if around else {})}


def held(organisation: Organisation, kind: Kind, *days: int, shut: tuple[date, ...] = ()) -> Made:
    """A plan in which every relation meets on these days after the first."""
    asked = relations(organisation, (kind,))
    closed = {week + timedelta(days=n): Text(da="Lukket", en="Closed") for week in shut for n in range(5)}
    meetings = tuple(
        Meeting(relation=relation, number=n, day=FIRST + timedelta(days=day), minute=540, moved=False)
        for relation in asked
        for n, day in enumerate(days)
    )
    return Made(days=replace(DAYS, closed=closed), relations=asked, meetings=meetings, slots={}, breaches=(), caps={})


def test_hours_by_hand() -> None:
    """MU of half an hour in two pairs, n times each: one hour of leader and one of employee for every two meetings."""
    one = found(room(only("mu", weeks=4, minutes=30, preparation=10, documentation="formal")))
    times = len(one.plan.of("mu.ann")) + len(one.plan.of("mu.bo"))
    assert times == len(one.plan.meetings) > 20
    spent = one.whole.parts
    assert spent["leader"] == Range(times * 30 / 60, times * (30 + 10 + 20) / 60)
    assert spent["employee"] == Range(times * 30 / 60, times * (30 + 10) / 60)
    assert spent["hr"] == Range(0, times * 10 / 60)
    assert one.whole.whole.low == sum(m.minutes * len(m.relation.people) for m in one.plan.meetings) / 60


def test_a_team_without_its_leader_costs_the_leader_nothing() -> None:
    workshop = room(only("follow_up", weeks=26, minutes=60, preparation=0, documentation="notes"))
    content = workshop.content("cadence")
    among = tuple(
        one.model_copy(update={"who": "members"}) if one.id == "follow_up" else one for one in content.conversations
    )
    group = replace(workshop.group("cadence"), organisation=SMALL)
    one = CADENCE.analyse(content.model_copy(update={"conversations": among}), group)
    (relation,) = one.plan.relations
    assert relation.leader is None
    assert len(relation.people) == 2
    times = len(one.plan.meetings)
    assert one.whole.parts["leader"] == Range(0, 0)
    assert one.whole.parts["employee"] == Range(times * 2, times * 2 + times * 5 / 60), "one of them takes the notes"
    for lang in LANGS:
        assert CADENCE.conclude(one, lang)
        assert CADENCE.draw(one, lang)
        assert CADENCE.files(one, lang)


def test_today_is_the_price_that_the_room_has_seen_and_else_an_estimate() -> None:
    content = demo.demo().content("cadence")
    assert today(content, 10, {}).whole == Range(30, 70), "3 to 7 hours each"
    price = {part: {"low": 60, "middle": 90, "high": 120, "n": 9, "half": True} for part in PARTS}
    seen = today(content, 10, {"price": price})
    assert (seen.whole, seen.answers, seen.half) == (Range(30, 60), 9, True)
    assert today(content, 10, {"price": {"employee": price["employee"]}}).answers == 0, "half a price is none"


def test_the_diagnosis_tells_its_price_only_where_the_room_may_see_it() -> None:
    diagnose: Any = EXERCISES["diagnose"].findings
    workshop = demo.demo()
    price = diagnose.tell(workshop.findings("diagnose"))["price"]
    assert set(price) == set(PARTS)
    for reach in price.values():
        assert 0 <= reach["low"] <= reach["middle"] <= reach["high"]
        assert 0 < reach["n"] <= 60
    group = replace(workshop.group("diagnose"), withheld=True)
    assert diagnose.tell(diagnose.analyse(workshop.content("diagnose"), group))["price"] == {}


@pytest.mark.parametrize("lang", LANGS)
def test_the_estimate_is_told_with_its_source_and_the_answers_with_their_number(lang: Any) -> None:
    said = " ".join(CADENCE.conclude(found(room({"mu": {"mu": {"weeks": 4}}})), lang))
    assert {"da": "kittets skøn", "en": "the kit’s estimate"}[lang] in said
    assert "Dansk HR, 2006" in said
    said = " ".join(CADENCE.conclude(demo.demo().findings("cadence"), lang))
    assert {"da": "den midterste halvdel af 59 svar", "en": "the middle half of 59 answers"}[lang] in said
    assert "Dansk HR" not in said


@settings(max_examples=10, deadline=None)
@given(
    weeks=st.sampled_from([1, 2, 4, 6, 13, 26]),
    slower=st.integers(0, 30),
    minutes=st.sampled_from([15, 30, 60]),
    preparation=st.sampled_from([0, 5, 60]),
    documentation=st.sampled_from(["formal", "notes", "none"]),
)
def test_hours_are_ordered_and_a_slower_rhythm_never_takes_more(
    weeks: int, slower: int, minutes: int, preparation: int, documentation: str
) -> None:
    around = {"minutes": minutes, "preparation": preparation, "documentation": documentation}
    often = found(room(only("mu", weeks=weeks, **around)))
    seldom = found(room(only("mu", weeks=weeks + slower, **around)))
    for one in (often, seldom):
        for spent in (one.whole, one.today):
            assert all(0 <= part.low <= part.high for part in spent.parts.values())
        assert one.whole.whole.low == pytest.approx(sum(p.low for s in one.spent.values() for p in s.parts.values()))
    assert seldom.whole.whole.low <= often.whole.whole.low
    assert seldom.whole.whole.high <= often.whole.whole.high


def test_silences_by_hand() -> None:
    mu = Kind(id="mu", who="pair", rhythm=Rhythm(weeks=4, minutes=30))
    plan = held(SMALL, mu, 7, 35, 84)
    rest = (DAYS.last - FIRST).days - 84
    assert [one.weeks for one in silences(plan, SMALL)] == [rest / 7, rest / 7]
    assert typical(()) == (0, 0)
    pause = pauses(plan)["mu"]
    assert (pause.weeks, pause.relations, pause.tolerance) == (7, 2, 1)
    assert {relation.id for relation in pause.late} == {"mu.ann", "mu.bo"}, "7 weeks are more than 4 and 1"
    shut = (FIRST + timedelta(weeks=7), FIRST + timedelta(weeks=8))
    assert pauses(held(SMALL, mu, 7, 35, 84, shut=shut))["mu"].late == (), "two of the seven weeks were closed"


def test_who_never_meets_their_leader_has_the_whole_year() -> None:
    mu = Kind(id="mu", who="pair", rhythm=Rhythm(weeks=4, minutes=30))
    assert [one.weeks for one in silences(held(SMALL, mu), SMALL)] == [(DAYS.last - FIRST).days / 7] * 2


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 40), st.lists(st.integers(0, 363), max_size=6, unique=True))
def test_silences_are_what_counting_gives(people: int, days: list[int]) -> None:
    organisation = generic(people)
    mu = Kind(id="mu", who="pair", rhythm=Rhythm(weeks=4, minutes=30))
    ends = [0, *sorted(days), (DAYS.last - FIRST).days]
    expected = max(b - a for a, b in pairwise(ends)) / 7
    found_ = silences(held(organisation, mu, *sorted(days)), organisation)
    assert len(found_) == sum(person.leader is not None for person in organisation.people)
    assert {one.weeks for one in found_} <= {expected}


def test_documentation_is_the_decision_else_the_strictest_of_the_split_else_the_preset() -> None:
    split = {
        "wellbeing": {"place": "mu", "documentation": "none"},
        "career": {"place": "mu", "documentation": "formal"},
        "team_goals": {"place": "tus"},
    }

    def documented(decision: dict[str, Any], layout: Any) -> dict[str, tuple[str, str]]:
        one = found(room(decision, split=layout))
        return {each.conversation.id: (each.documentation, each.documented) for each in one.chosen}

    assert documented({}, None)["mu"] == ("notes", "preset")
    assert documented({}, split)["mu"] == ("formal", "split")
    assert documented({}, split)["tus"] == ("formal", "preset")
    assert documented({}, split)["follow_up"] == ("notes", "preset")
    assert documented({"around": {"mu": {"documentation": "none"}}}, split)["mu"] == ("none", "decision")
    said = CADENCE.conclude(found(room({"mu": {"mu": {"weeks": 4}}}, split=split)), "da")
    assert sum("bliver dokumenteret formelt" in sentence for sentence in said) == 1


def test_a_card_that_was_meant_oftener_is_told_once() -> None:
    split = {
        "wellbeing": {"place": "mu", "cadence": "monthly"},
        "work_life_balance": {"place": "mu", "cadence": "monthly"},
        "career": {"place": "mu", "cadence": "yearly"},
        "individual_soft_skills": {"place": "mu", "cadence": "when_needed"},
    }
    for weeks, told in ((5, False), (8, True)):
        said = " ".join(CADENCE.conclude(found(room({"mu": {"mu": {"weeks": weeks}}}, split=split)), "en"))
        sentence = "In the split “Wellbeing and stress” and “Work-life balance” stand at “monthly or more often”, but MU is held every 8 weeks."
        assert (sentence in said) == told
        assert "Career ambitions and role change”" not in said


def test_how_often_is_named_as_in_the_split() -> None:
    workshop = demo.demo()
    split = workshop.content("split")
    content = workshop.content("cadence")
    assert {often.id for often in content.often} == {one.id for one in split.cadence} - {"when_needed"}
    assert {one.id: one.text for one in content.documentation} == {one.id: one.text for one in split.documentation}


def test_what_stands_supposed_is_the_plan_itself() -> None:
    workshop = demo.demo()
    here = workshop.findings("cadence")
    values = CADENCE.stands(here)
    assert values["mu"] == {"mu": {"weeks": 4, "minutes": 30}}
    assert values["cap"] == {"leader": {"hours": 6}}
    group = workshop.group("cadence")
    for lang, number in (
        ("da", f"{len(here.plan.meetings)} samtaler"),
        ("en", f"{len(here.plan.meetings)} conversations"),
    ):
        shown = CADENCE.suppose(workshop.content("cadence"), group, values, lang)
        assert number in shown.sentences[0]
        assert "imulere" in shown.html or "imulated" in shown.html
        assert "{" not in shown.html + shown.short + "".join(shown.sentences)


def test_what_cannot_be_kept_comes_first_when_supposing() -> None:
    workshop = demo.demo()
    values = laid_over(
        CADENCE.stands(workshop.findings("cadence")),
        {"mu": {"mu": {"weeks": 1, "minutes": 60}}, "cap": {"leader": {"hours": 1}}},
    )
    shown = CADENCE.suppose(workshop.content("cadence"), workshop.group("cadence"), values, "en")
    assert "cannot make it" in shown.sentences[0]
    assert shown.short.startswith("Cannot be kept · ")
    nothing = {name: {name: {"weeks": 0}} for name in ("tus", "follow_up", "mu", "mus")}
    shown = CADENCE.suppose(workshop.content("cadence"), workshop.group("cadence"), nothing, "en")
    assert shown.html == ""
    assert shown.sentences[0].startswith("There are no conversations to place")


def test_sliding_answers_the_last_question_and_stores_nothing() -> None:
    around = {"mu": {"documentation": "none"}}
    workshop = room({"mu": {"mu": {"weeks": 4, "minutes": 30}}, "around": around})
    used: list[bool] = []
    tried = Supposing(workshop, "cadence", "da", use=lambda: used.append(True))
    tried.follow()
    assert tried.sliders
    before = workshop.store.mark("cadence"), workshop.draft("cadence", "group", "decision")
    groups = {group["row"]: group for group in tried.sliders.spec["groups"]}
    assert set(groups) == {"tus", "follow_up", "mu", "leader"}, "the yearly MUS has no cards and no agreement"
    weeks = groups["mu"]["knobs"][0]["stops"]
    assert (weeks[0], weeks[-1]) == ({"value": 1, "text": "1 uge"}, {"value": 0, "text": "holdes ikke"})
    for number, value in enumerate((1, 6, 0), start=1):
        values = laid_over(tried.sliders.stands, {"mu": {"mu": {"weeks": value}}})
        tried.sliders.asked = {"n": number, "values": values}
        assert tried.sliders.shown["n"] == number
        assert ("tk-panel-hours" in tried.sliders.shown["html"]) is True
    assert (workshop.store.mark("cadence"), workshop.draft("cadence", "group", "decision")) == before
    tried.hear({"use": laid_over(tried.sliders.stands, {"mu": {"mu": {"weeks": 6}}})})
    assert used == [True]
    draft = workshop.draft("cadence", "group", "decision")
    assert draft["mu"]["mu"] == {"weeks": 6, "minutes": 30}
    assert draft["around"] == around, "what no slider moves stays"
    assert workshop.decision("cadence") == {"mu": {"mu": {"weeks": 4, "minutes": 30}}, "around": around}


@pytest.mark.parametrize(
    "values",
    [None, [], {"winter": ["week_7"]}, {"mu": {"mu": {"weeks": -1}}}, {"mu": {"nobody": {"weeks": 1}}}, {"x": {}}],
)
def test_what_a_browser_should_not_send_is_refused(values: Any) -> None:
    workshop = room({"mu": {"mu": {"weeks": 4}}})
    tried = Supposing(workshop, "cadence", "en", use=lambda: pytest.fail("used"))
    tried.follow()
    assert tried.sliders
    tried.sliders.asked = {"n": 1, "values": values}
    assert tried.sliders.shown["sentences"] == ["That could not be worked out. Try other numbers."]
    tried.hear({"use": values})
    tried.hear("nonsense")


def test_there_are_no_sliders_before_there_is_a_plan_to_move() -> None:
    plan = Plan(title=Text(da="Prøve", en="Trial"), mode="open", led=False, invited=3, ask=(), starts=FIRST)
    workshop = Workshop(plan)
    tried = Supposing(workshop, "cadence", "da")
    tried.follow()
    assert tried.children == ()
    assert workshop.submit("cadence", "somebody", {"mu": {"mu": {"weeks": 2, "minutes": 30}}}) == ()
    tried.follow()
    assert tried.sliders
    assert tried.sliders.stands["mu"]["mu"]["weeks"] == 2
    assert workshop.decide("cadence", {"mu": {"mu": {"weeks": 5}}}) == ()
    tried.follow()
    assert tried.sliders.stands["mu"]["mu"]["weeks"] == 5
    other = Supposing(workshop, "diagnose", "da")
    other.follow()
    assert not other.possible
    assert other.children == ()
