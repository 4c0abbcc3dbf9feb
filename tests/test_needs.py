"""The eight shifts: rooms whose truth is known, what is said of them, and what is kept silent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuskit import demo
from tuskit.exercises import EXERCISES
from tuskit.exercises.needs.match import Match, match
from tuskit.exercises.needs.wish import LEVELS, Wish, judged
from tuskit.plan import Plan
from tuskit.questions import DONT_KNOW, Poles
from tuskit.surfaces import results
from tuskit.text import LANGS, Text
from tuskit.workshop import Workshop

NEEDS = EXERCISES["needs"].findings
DIAGNOSE: Any = EXERCISES["diagnose"].findings
SHIFTS = (
    "close_to_value",
    "team_goals",
    "product_needs",
    "product_strategy",
    "continuity",
    "practice",
    "dialogue",
    "collective",
)
Person = Mapping[str, Any]


def held(*people: Person, invited: int = 0, mode: Any = "open") -> Workshop:
    plan = Plan(
        title=Text(da="Prøve", en="Trial"),
        mode=mode,
        led=mode == "anonymous",
        invited=invited or max(len(people), 1),
        ask=("role",),
    )
    workshop = Workshop(plan)
    if plan.led:
        workshop.lead("needs", "open")
    give(workshop, "needs", people)
    if plan.led:
        workshop.lead("needs", "show")
    return workshop


def give(workshop: Workshop, key: str, people: tuple[Person, ...]) -> None:
    for number, person in enumerate(people):
        answers = {name: answer for name, answer in person.items() if name != "role"}
        workshop.join(f"person-{number:03}", person.get("role"))
        assert workshop.submit(key, f"person-{number:03}", answers) == ()


def wish(now: int = 2, wanted: int = 2, votes: tuple[str, ...] = (), **shifts: tuple[int, int]) -> dict[str, Any]:
    """One person: all shifts as said, but for those that are named with (now, wanted)."""
    each = {shift: shifts.get(shift, (now, wanted)) for shift in SHIFTS}
    answers: dict[str, Any] = {
        "now": {shift: one for shift, (one, _) in each.items()},
        "wanted": {shift: other for shift, (_, other) in each.items()},
    }
    return answers | ({"votes": list(votes)} if votes else {})


def of(workshop: Workshop, shift: str) -> Wish:
    found: Wish = next(one for one in workshop.findings("needs").shifts if one.shift.id == shift)
    return found


def said(workshop: Workshop, lang: Any = "en") -> tuple[str, ...]:
    return NEEDS.conclude(workshop.findings("needs"), lang)


def test_the_shifts_are_those_of_the_diagnosis_and_the_talk() -> None:
    workshop = held()
    ids = [shift.id for shift in workshop.content("needs").shifts]
    assert ids == [shift.id for shift in workshop.content("diagnose").shifts] == list(SHIFTS)


def test_the_gap_is_paired() -> None:
    """Whoever answered only the one counts in its median, not in the gap."""
    room = held(
        {"now": {"team_goals": 2}, "wanted": {"team_goals": 6}},
        {"now": {"team_goals": 3}, "wanted": {"team_goals": 5}},
        {"now": {"team_goals": 1}},
        {"wanted": {"team_goals": 1}},
        {"now": {"team_goals": 7}, "wanted": {"team_goals": DONT_KNOW}},
    )
    goals = of(room, "team_goals")
    assert (goals.n, goals.gap, goals.means) == (2, 3.0, (2.5, 5.5))
    assert goals.medians == (2.5, 5)
    assert (goals.further, goals.still, goals.back, goals.dont_know) == (2, 0, 0, (0, 1))
    found = room.findings("needs")
    assert (found.paired, found.wishing) == (2, 3)
    assert found.shifts[0] == goals, "those that nobody answered both times come last"
    assert any(
        "from 2.5 to 5.5 on average on a line of seven steps (2 who answered both)" in each for each in said(room)
    )
    assert "1 answered “don’t know” to where you want to go on “Goals”. That is counted apart." in said(room)


PAIR = st.tuples(st.sampled_from(LEVELS), st.sampled_from(LEVELS))
POLES = Poles(id="a", text=Text(da="a", en="a"), low=Text(da="l", en="l"), high=Text(da="h", en="h"))


def planted(pairs: list[tuple[int, int]], votes: int = 0, shift: str = "a") -> Wish:
    sides = [tuple(sum(pair[at] == level for pair in pairs) for level in LEVELS) for at in (0, 1)]
    poles = POLES.model_copy(update={"id": shift})
    return Wish(shift=poles, now=sides[0], wanted=sides[1], pairs=tuple(sorted(pairs)), dont_know=(0, 0), votes=votes)


@given(st.lists(PAIR, max_size=30))
def test_a_line_may_be_read_from_either_end(pairs: list[tuple[int, int]]) -> None:
    one, other = judged([planted(pairs)])[0], judged([planted([(8 - now, 8 - wanted) for now, wanted in pairs])])[0]
    assert one.further + one.still + one.back == one.n == len(pairs)
    assert (one.further, one.still, one.back) == (other.back, other.still, other.further)
    assert (one.low, one.high) == (other.high, other.low)
    assert one.opposed == other.opposed
    assert one.contested[:4] == other.contested[:4]
    if pairs:
        assert one.gap == pytest.approx(-other.gap)


@pytest.mark.parametrize(
    ("pairs", "opposed"),
    [
        ([(4, 6)] * 6 + [(4, 2)] * 6, "camps"),
        ([(2, 5)] * 12 + [(5, 4)] * 8, "ways"),
        ([(2, 5)] * 12 + [(7, 5)] * 8, "today"),
        ([(2, 5)] * 7 + [(5, 4)] * 3, ""),
        ([(2, 5)] * 9 + [(5, 4)], ""),
        ([(2, 5)] * 2 + [(5, 4)], ""),
        ([(3, 3)] * 10, ""),
        ([], ""),
    ],
)
def test_how_a_room_is_opposed(pairs: list[tuple[int, int]], opposed: str) -> None:
    """Seven against three of ten come by chance; twelve against eight, with nobody in between, hardly do."""
    assert judged([planted(pairs)])[0].opposed == opposed


def test_opposite_wishes_come_before_the_longest_way() -> None:
    room = held(*[wish(continuity=(1, 7), team_goals=(3, 6))] * 6, *[wish(continuity=(1, 7), team_goals=(5, 2))] * 5)
    first, *rest = said(room)
    assert first == (
        "You want opposite things on “Goals”: 6 want to be nearest “team goals”, 5 nearest “individual goals” "
        "(11 of 11 answered). Talk about it first."
    )
    assert rest[0].startswith("Farthest you want to move on “Cadence” towards “continuity”: from 1.0 to 7.0")
    assert rest[1] == "On “Cadence”, 11 of 11 want to go further, none to stay and none to go back."
    title = NEEDS.draw(room.findings("needs"), "da")[0].title
    assert title == "I vil hver sin vej på »Mål«: 6 vil ligge nærmest »team-mål«, 5 nærmest »individuelle mål«"


def test_more_than_one_opposite_wish() -> None:
    one = wish(team_goals=(3, 6), practice=(2, 5), dialogue=(2, 5))
    other = wish(team_goals=(5, 2), practice=(5, 4), dialogue=(7, 5))
    third = wish(team_goals=(5, 2), practice=(2, 5), dialogue=(2, 5))
    told = said(held(*[one] * 14, *[other] * 9, *[third] * 2), "da")
    assert told[0].startswith("I vil hver sin vej på »Mål«")
    assert told[1] == "I vil også hver sin vej på »Samtalen« (16 mod 9)."
    assert told[2].startswith("På »Fokus« vil 16 længere mod »dialog og feedback« og 9 tilbage mod »skemaet og planen«")
    assert told[2].endswith("det er i dag, I ser forskelligt på.")


def test_a_room_that_wants_the_same_is_not_told_otherwise() -> None:
    told = said(held(*[wish(2, 5)] * 8))
    assert told[0] == "You agree about all 8 shifts: you want the same (8 of 8 answered)."
    assert any(each.startswith("Farthest you want to move on “Competence development”, “Goals”") for each in told)
    assert not any("opposite" in each for each in told)
    stays = said(held(*[wish(3, 3)] * 7, wish(3, 4)), "da")
    assert stays[0].startswith("Ingen af de 8 skift deler jer i modsatte ønsker.")
    assert any(
        each.startswith("I vil i snit blive næsten, hvor I er: intet af de 8 skift flytter sig 0,5 trin")
        for each in stays
    )


def test_back_is_said_as_back() -> None:
    told = said(held(*[wish(product_strategy=(6, 2))] * 5), "da")
    assert any("på »Strategi«, og det er tilbage mod »den store strategi«: fra 6,0 til 2,0" in each for each in told)


def test_votes_and_ties() -> None:
    room = held(
        wish(votes=("practice", "dialogue")), wish(votes=("practice", "dialogue")), wish(votes=("team_goals",)), wish()
    )
    found = room.findings("needs")
    assert (found.voters, [one.votes for one in found.voted]) == (3, [2, 2, 1, 0, 0, 0, 0, 0])
    assert not found.chosen
    assert (
        "You want to begin in different places, most often with “The conversation” and “Focus”: "
        "2 of 3 who voted choose each of them." in said(room)
    )
    clear = held(*[wish(votes=("practice", "dialogue"))] * 6, wish(votes=("team_goals",)), wish())
    assert any(
        each.startswith("»Samtalen« og »Fokus« deler førstepladsen") and each.endswith("Så følger »Mål« (1).")
        for each in said(clear, "da")
    )
    alone = held(wish(votes=("practice",)), wish(votes=("practice", "team_goals")))
    assert "Most want to begin with “The conversation”: 2 of 2 who voted. Then comes “Goals” (1)." in said(alone)


def test_votes_that_chance_gives_are_no_place_to_begin() -> None:
    """Every shift has a vote, and one of them two: nothing is said to be what most want, nor is it lit in the picture."""
    room = held(*[wish(votes=(shift,)) for shift in (*SHIFTS, "practice")])
    assert not room.findings("needs").chosen
    assert "You want to begin in different places, most often with “The conversation”: 2 of 9 who voted." in said(room)
    assert "differ" in {chart.id: chart for chart in NEEDS.draw(room.findings("needs"), "en")}["needs_votes"].title
    only = held(*[{"votes": [shift]} for shift in (*SHIFTS, "practice")])
    assert NEEDS.discuss(only.findings("needs"), "en").startswith("You want to begin in different places.")


def test_a_longest_way_that_chance_gives_is_not_called_the_farthest() -> None:
    room = held(*[wish(2, 5, practice=(2, wanted)) for wanted in (3, 7, 6, 4, 7, 3, 7, 6)])
    assert not room.findings("needs").ordered
    told = said(room)
    assert any(
        each.startswith(
            "On no shift do you clearly want to move farther than on the others; the way is longest on “The conversation” "
            "towards “MU as part of everyday work”: from 2.0 to 5.4 on average"
        )
        for each in told
    )
    assert not any(each.startswith("Farthest") for each in told)


def test_wishes_that_part_the_room_no_more_than_chance_gives_are_no_two_ways() -> None:
    told = said(held(*[wish(2, 5)] * 6, *[wish(2, 5, team_goals=(4, 2))] * 2))
    assert told[0] == (
        "You disagree most about “Goals”: 6 want further towards “team goals”, 2 back towards “individual goals” "
        "and none to stay (8 of 8 answered)."
    )


def test_the_same_few_are_told_and_never_too_few() -> None:
    room = [wish(5, 6)] * 8 + [wish(3, 2)] * 2
    assert any(each.startswith("The same 2 of 10 stand against most of you") for each in said(held(*room)))
    assert not any(each.startswith("The same") for each in said(held(*room, mode="anonymous")))
    assert not any(each.startswith("The same") for each in said(held(*room[:9])))


def test_nothing_said_is_said() -> None:
    assert said(held({}, {})) == ("Nobody has said where you want to go (2 of 2 answered).",)
    assert said(held(wish(2, 5)))[0].startswith("There is at most one answer to each shift")


def test_a_second_round_has_wishes_and_votes_and_no_today() -> None:
    people = [wish(2, 6, votes=("practice",))] * 6
    room = held(*people, mode="anonymous")
    room.lead("needs", "again")
    assert [part.id for part in room.parts("needs", round=2)] == ["wanted", "votes"]
    again = ({"wanted": dict.fromkeys(SHIFTS, 6) | {"dialogue": 2}, "votes": ["practice"]},) * 6
    give(room, "needs", again)
    room.lead("needs", "show")
    found = room.findings("needs", round=2)
    assert (found.paired, found.wishing, found.farthest) == (0, 6, ())
    assert [chart.id for chart in NEEDS.draw(found, "da")] == ["needs_votes"]
    assert NEEDS.discuss(found, "en").startswith("“The conversation” is where most want to begin.")
    assert all("nan" not in each for lang in LANGS for each in NEEDS.conclude(found, lang))
    moved = results.sentences(room, "needs", "en", round=2)
    assert "“Focus” moved most" in moved[0]
    assert "on the scale from 1 (the form and the plan) to 7 (dialogue and feedback)" in moved[0]
    drawn = results.charts(room, "needs", "en", round=2)
    assert [chart.id for chart in drawn] == ["moved_scale_1", "needs_votes"]
    assert drawn[0].svg("phone").startswith("<svg")


def test_the_decision_is_told_and_what_it_leaves_out() -> None:
    room = held(wish())
    begin = {
        "first": {"shift": "practice", "first_step": "Talk", "owner": "Ida"},
        "second": {"shift": "continuity", "owner": "Bo"},
        "third": {"shift": "practice"},
    }
    assert room.decide("needs", {"begin": begin}) == ()
    assert "You begin with “The conversation” and “Cadence”." in said(room)
    assert "Here somebody to take it or a first step is missing: “Cadence”." in said(room)


def people(role: str, count: int, wanted: int) -> list[dict[str, Any]]:
    return [wish(wanted=wanted + number % 2) | {"role": role} for number in range(count)]


def test_leaders_and_employees_where_they_are_clearly_apart() -> None:
    room = held(*people("leader", 6, 5), *people("employee", 12, 2), mode="anonymous")
    assert any(each.startswith("The leaders want to go further than the employees towards") for each in said(room))
    assert any(
        "5.5 against 2.5 on average on the line of seven steps (6 leaders and 12 employees)" in e for e in said(room)
    )
    chart = {chart.id: chart for chart in NEEDS.draw(room.findings("needs"), "da")}["needs_roles"]
    assert chart.title.startswith("Lederne vil længere end medarbejderne mod")
    alike = held(*people("leader", 6, 3), *people("employee", 12, 3))
    assert any(each.startswith("Leaders and employees want the same as far as can be seen") for each in said(alike))


def test_too_few_leaders_are_not_shown_apart() -> None:
    room = held(*people("leader", 3, 5), *people("employee", 12, 2), mode="anonymous")
    assert room.findings("needs").apart == ()
    assert any("are not shown apart, because one of the groups is smaller than 5" in each for each in said(room))


def both(pains: Mapping[str, int], *given: Person) -> Workshop:
    """A team that has answered the diagnosis too: every statement of a shift at one level of pain, the others in between."""
    room = held(*given)
    diagnose: dict[str, Any] = {}
    for pain in room.content("diagnose").pains:
        level = pains.get(pain.shift, 3)
        diagnose.setdefault(f"pain_{pain.bundled}", {})[pain.id] = 6 - level if pain.positive else level
    give(room, "diagnose", (diagnose,) * len(given))
    return room


def test_what_hurts_beside_what_is_wanted() -> None:
    """Cadence hurts and is wanted; strategy hurts and is left; goals hurt and part the room; direction only is wanted."""
    shifts = {
        "continuity": (1, 6),
        "product_needs": (1, 7),
        "practice": (2, 4),
        "dialogue": (2, 4),
        "collective": (2, 4),
    }
    shifts |= {"close_to_value": (2, 4)}
    one = wish(votes=("continuity",), **shifts, team_goals=(3, 6))
    room = both(
        {"continuity": 5, "product_strategy": 5, "team_goals": 5},
        *[one] * 6,
        *[one | wish(**shifts, team_goals=(5, 2))] * 6,
    )
    found: Match = room.findings("needs").match
    names = [[each.shift.id for each in kind] for kind in (found.start, found.parting, found.unwanted, found.painless)]
    assert names == [["continuity"], ["team_goals"], ["product_strategy"], ["product_needs"]]
    told = said(room)
    assert any(each.startswith("The pain of the diagnosis is held") or "in common" in each for each in told)
    assert (
        "Here it hurts, and here you want to move farthest: “Cadence” (24 of 24 answers, 12 of 12 want further, 12 votes). It is a place to begin."
        in told
    )
    assert any(each.startswith("Here it hurts, but you want to go opposite ways: “Goals”") for each in told)
    assert any(each.startswith("Here it hurts, but you want to move only a little: “Strategy”") for each in told)
    assert any(each.startswith("Here you want to go far, though it hurts less: “Direction”") for each in told)
    assert any(each.endswith("These are two pictures side by side, not cause and effect.") for each in told)
    charts = {chart.id: chart for chart in NEEDS.draw(room.findings("needs"), "da")}
    assert charts["needs_match"].title == "Her gør det ondt, og her vil I flytte jer længst: »Kadence«"
    for size in ("phone", "screen", "projector", "print"):
        assert charts["needs_match"].svg(size).startswith("<svg")


def test_without_a_diagnosis_nothing_is_said_of_pain() -> None:
    room = held(*[wish(2, 5)] * 6)
    assert room.findings("needs").match == Match()
    assert not any("diagnos" in each or "hurt" in each for each in said(room))
    assert "needs_match" not in {chart.id for chart in NEEDS.draw(room.findings("needs"), "da")}


def test_a_diagnosis_that_was_not_shown_is_not_heard() -> None:
    room = held(*[wish(2, 5)] * 6, mode="anonymous")
    room.lead("diagnose", "open")
    give(room, "diagnose", ({"pain_wellbeing": {"waits_for_mus": 5, "form_first": 5}},) * 6)
    room.lead("diagnose", "close")
    assert room.group("needs").heard == {}
    room.lead("diagnose", "show")
    told = {"hurts": 6, "answers": 6, "people": 6}
    assert room.group("needs").heard["diagnose"]["shifts"] == {"continuity": told, "dialogue": told}
    assert room.findings("needs").match == Match(), "two shifts of eight have no order to speak of"


def test_a_diagnosis_that_is_withheld_tells_nothing() -> None:
    plan = Plan(title=Text(da="Prøve", en="Trial"), mode="anonymous", led=True, invited=9)
    room = Workshop(plan)
    room.lead("diagnose", "open")
    give(room, "diagnose", ({"pain_wellbeing": {"waits_for_mus": 5}},) * 3)
    room.lead("diagnose", "show")
    assert DIAGNOSE.tell(room.findings("diagnose")) == {"shifts": {}, "price": {}}


@pytest.mark.parametrize("people", [8, 20, 40])
def test_a_room_without_a_pattern_is_hardly_ever_given_one(people: int) -> None:
    """A hundred rooms that want as far on all shifts and hurt alike on all, but for chance."""
    stream = np.random.default_rng(4)
    found = []
    for _ in range(100):
        now, moves = stream.integers(1, 5, (8, people)), stream.integers(0, 4, (8, people))
        wishes = [
            planted([(int(at), int(at + by)) for at, by in zip(*pairs, strict=True)], shift=shift)
            for shift, *pairs in zip(SHIFTS, now, moves, strict=True)
        ]
        told = {
            shift: {"hurts": int(stream.binomial(2 * people, 0.5)), "answers": 2 * people, "people": people}
            for shift in SHIFTS
        }
        held_against = match(wishes, told)
        found += [held_against.start, held_against.parting, held_against.unwanted, held_against.painless]
    assert sum(map(bool, found)) <= 6


def test_few_answers_about_the_pain_are_not_held_against_the_wishes() -> None:
    wishes = [planted([(2, 4 + number % 3)] * 6, shift=shift) for number, shift in enumerate(SHIFTS)]
    told = {shift: {"hurts": 2, "answers": 2, "people": 2} for shift in SHIFTS}
    assert match(wishes, told) == Match()


def test_the_demo_tells_its_story() -> None:
    """Goals part the room, the cadence is where it hurts and where the group begins."""
    found = demo.demo().findings("needs")
    assert found.opposed[0].shift.id == "team_goals"
    assert found.farthest[0].shift.id == found.leading[0].shift.id == "continuity"
    assert [one.shift.id for one in found.match.start] == ["continuity"]
    assert [row["shift"] for row in found.decided] == ["continuity", "practice"]
    assert found.match.shifts[0].shift.id == demo.demo().findings("diagnose").shifts[0].item.id


def test_both_poles_are_read_in_the_picture() -> None:
    room = held(*[wish(2, 5)] * 3)
    chart = NEEDS.draw(room.findings("needs"), "da")[0]
    for shift in room.content("needs").shifts:
        assert shift.low.da in chart.alt
        assert shift.high.da in chart.alt
