"""The year's plan: nobody in two places, holidays and caps kept, and what would mend what cannot be kept."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit import demo, kit
from tuskit.calendar import Days, usual, year
from tuskit.exercises import EXERCISES
from tuskit.exercises.cadence.meetings import Plan as Made
from tuskit.exercises.cadence.meetings import leaders
from tuskit.exercises.cadence.mend import mended
from tuskit.exercises.cadence.plan import plan
from tuskit.exercises.cadence.relations import Kind, Rhythm, relations
from tuskit.exercises.cadence.troubles import Trouble, troubles
from tuskit.organisation import Organisation, Person, generic, team
from tuskit.plan import Plan
from tuskit.rules import Sector
from tuskit.text import LANGS, Text
from tuskit.workshop import Workshop

CADENCE: Any = EXERCISES["cadence"].findings
DAYS = year(usual(), date(2027, 1, 4))
TUS = Kind(id="tus", who="team", rhythm=Rhythm(weeks=26, minutes=120))
FOLLOW_UP = Kind(id="follow_up", who="team", rhythm=Rhythm(weeks=6, minutes=30))
MU = Kind(id="mu", who="pair", rhythm=Rhythm(weeks=4, minutes=30))


def star(people: int) -> Organisation:
    """One leader and so many people, in one team."""
    everyone = [Person("top", "Top", ("team",)), *(Person(f"p{n}", f"P{n}", ("team",), "top") for n in range(people))]
    return Organisation(tuple(everyone), (team("team"),))


def made(organisation: Organisation, *kinds: Kind, hours: float = 6, days: Days = DAYS) -> Made:
    asked = relations(organisation, kinds)
    return plan(asked, days, dict.fromkeys(leaders(asked), round(hours * 60)))


def told(found: Made) -> tuple[Trouble, ...]:
    return mended(found, troubles(found))


def holds(found: Made, hours: float) -> None:
    """What every plan keeps."""
    busy: dict[tuple[str, date], list[tuple[int, int]]] = defaultdict(list)
    load: dict[tuple[str, int], int] = defaultdict(int)
    for meeting in found.meetings:
        assert meeting.day in found.days.open
        assert meeting.minute in found.days.times(meeting.minutes)
        for person in meeting.relation.people:
            busy[person, meeting.day].append((meeting.minute, meeting.minute + meeting.minutes))
            load[person, meeting.day.toordinal() // 7] += meeting.minutes
    for spans in busy.values():
        spans.sort()
        assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    for leader in found.leaders:
        weeks = found.load[leader]
        assert max(weeks) <= hours * 60


def test_a_plan_without_a_leader_is_told_and_drawn() -> None:
    """A team of equals holds its TUS; nobody has most to do, and nobody's year can be shown."""
    equals = Organisation((Person("a", "Anna", ("team",)), Person("b", "Bo", ("team",))), (team("team"),))
    workshop = Workshop(Plan(title=Text(da="Prøve", en="Trial"), mode="open", led=False, invited=2, ask=()))
    workshop.submit("cadence", "a", {"tus": {"tus": {"weeks": 26, "minutes": 120}}})
    group = replace(workshop.group("cadence"), organisation=equals)
    found = CADENCE.analyse(workshop.content("cadence"), group)
    assert found.plan.meetings
    assert not found.plan.leaders
    for lang in LANGS:
        assert CADENCE.conclude(found, lang)
        assert CADENCE.discuss(found, lang)
        drawn = [chart.id for chart in CADENCE.draw(found, lang)]
        assert drawn == ["cadence_year", "cadence_wishes", "cadence_hours", "cadence_waits", "cadence_team"]
        said = " ".join(CADENCE.conclude(found, lang))
        assert {"da": "planen er uden MU", "en": "the plan is without MU"}[lang] in said
        assert {"da": "ledere 0", "en": "leaders 0"}[lang] not in said


def wished(*weeks: int) -> Any:
    workshop = Workshop(Plan(title=Text(da="Prøve", en="Trial"), mode="open", led=False, invited=len(weeks), ask=()))
    for number, each in enumerate(weeks):
        workshop.submit("cadence", f"{number}", {"tus": {"tus": {"weeks": each, "minutes": 120}}})
    return workshop.findings("cadence")


@pytest.mark.parametrize("camps", [(13, 52), (2, 6), (4, 0)])
def test_two_camps_are_two_camps_however_far_apart_in_weeks(camps: tuple[int, int]) -> None:
    found = wished(*[camps[0]] * 9, *[camps[1]] * 7)
    assert found.wishes[0].conversation == "tus"
    assert CADENCE.conclude(found, "en")[0].startswith("You stand in two camps about “TUS”")
    asked = CADENCE.discuss(found, "en")
    assert asked.startswith(f"9 would hold “TUS” at least every {camps[0]} weeks, and 7 ")
    assert not wished(*[2, 3] * 8).wishes[0].camps, "a week more or less is no camp"


def test_a_tail_is_told_with_its_number() -> None:
    found = wished(*[26] * 12, *[8] * 3)
    assert "3 want it at least twice as often as the middle" in CADENCE.conclude(found, "en")[0]


def test_the_demo_organisation_can_be_planned() -> None:
    organisation = demo.demo().organisation
    assert organisation
    found = made(organisation, TUS, FOLLOW_UP, MU)
    holds(found, 6)
    assert found.breaches == ()
    assert len(found.of("tus.drift")) in {0, 2}
    for relation in found.relations:
        held = found.of(relation.id)
        gaps = [(b.day - a.day).days for a, b in pairwise(held)]
        assert max(gaps, default=0) <= 7 * (relation.rhythm.weeks + relation.rhythm.tolerance + 4), relation.id


def test_a_pair_keeps_its_slot_as_far_as_holidays_allow() -> None:
    found = made(star(5), MU)
    for relation in found.relations:
        own = [meeting for meeting in found.of(relation.id) if not meeting.moved]
        assert len(own) >= 0.7 * len(found.of(relation.id))
        assert len({(meeting.day.weekday(), meeting.minute) for meeting in own}) == 1


def test_the_load_is_level() -> None:
    weeks = made(star(8), MU).load["top"]
    held = [minutes for minutes in weeks if minutes]
    assert max(held) <= 2 * sum(held) / len(held) + 30


@settings(max_examples=25, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 7), min_size=1, max_size=4),
    weeks=st.integers(1, 30),
    minutes=st.sampled_from([15, 30, 45, 60, 90, 120]),
    hours=st.sampled_from([1, 3, 8]),
    free=st.sampled_from([(), ("monday",), ("monday", "tuesday", "wednesday", "thursday")]),
)
def test_no_plan_breaks_a_rule(sizes: list[int], weeks: int, minutes: int, hours: int, free: tuple[str, ...]) -> None:
    people = [Person("top", "Top", ("team_0",))]
    for number, size in enumerate(sizes):
        lead = f"lead{number}"
        people.append(Person(lead, lead, (f"team_{number}",), "top"))
        people += [Person(f"p{number}_{n}", "P", (f"team_{number}",), lead) for n in range(size)]
    organisation = Organisation(tuple(people), tuple(team(f"Team {n}") for n in range(len(sizes))))
    talk = Kind(id="mu", who="pair", rhythm=Rhythm(weeks=weeks, minutes=minutes))
    days = year(usual(), date(2027, 1, 4), free_days=free)
    found = made(organisation, TUS, FOLLOW_UP, talk, hours=hours, days=days)
    holds(found, hours)
    again = made(organisation, talk, FOLLOW_UP, TUS, hours=hours, days=days)
    assert again.meetings == found.meetings, "the same whatever the order"


def test_forty_weekly_conversations_cannot_be_and_the_least_that_mends_it() -> None:
    weekly = Kind(id="mu", who="pair", rhythm=Rhythm(weeks=1, minutes=30))
    found = made(star(40), weekly, hours=6)
    holds(found, 6)
    (trouble,) = told(found)
    assert (trouble.rule, trouble.who, trouble.people) == ("cap", "top", 40)
    assert trouble.needs == 20 * 60
    assert trouble.missing > 0
    assert {mend.what for mend in trouble.mends} <= {"cap", "weeks"}
    for mend in trouble.mends:
        hours = mend.value / 60 if mend.what == "cap" else 6
        weeks = mend.value if mend.what == "weeks" else 1
        talk = Kind(id="mu", who="pair", rhythm=Rhythm(weeks=weeks, minutes=30))
        assert made(star(40), talk, hours=hours).breaches == (), mend
        less = made(
            star(40),
            Kind(id="mu", who="pair", rhythm=Rhythm(weeks=max(1, weeks - (mend.what == "weeks")), minutes=30)),
            hours=hours - (0.5 if mend.what == "cap" else 0),
        )
        assert less.breaches, f"{mend} is not the least"


def test_every_leader_who_is_short_of_time_is_told_what_helps() -> None:
    """A leader's time is also taken by the conversations with their own leader, whose cap may be in the way."""
    organisation = demo.demo().organisation
    assert organisation
    yearly = Kind(id="mus", who="pair", rhythm=Rhythm(weeks=52, minutes=60))
    short = made(organisation, TUS, FOLLOW_UP, MU, yearly, hours=1.5)
    found = told(short)
    assert len(found) > 3
    caps = {str(trouble.who): mend.value for trouble in found for mend in trouble.mends if mend.what == "cap"}
    assert set(caps) == {trouble.who for trouble in found}
    assert plan(short.relations, DAYS, {**short.caps, **caps}).breaches == ()


def test_a_conversation_longer_than_the_day() -> None:
    found = made(star(3), Kind(id="tus", who="team", rhythm=Rhythm(weeks=26, minutes=480)))
    (trouble,) = told(found)
    assert trouble.rule == "length"
    assert trouble.missing == 2


def test_an_organisation_of_numbers() -> None:
    people = generic(60)
    assert len(people.people) == 60
    assert len([person for person in people.people if person.leader]) == 50
    assert len(people.teams) == 10
    assert made(people, TUS, FOLLOW_UP, MU).breaches == ()


def held(
    *people: dict[str, Any], invited: int = 6, split: dict[str, Any] | None = None, sector: Sector | None = None
) -> Workshop:
    plan_ = Plan(
        title=Text(da="Prøve", en="Trial"),
        mode="open",
        led=False,
        invited=invited,
        ask=(),
        starts=date(2027, 1, 4),
        sector=sector,
    )
    workshop = Workshop(plan_)
    for number, answers in enumerate(people):
        assert workshop.submit("cadence", f"person-{number}", answers) == ()
    if split:
        assert workshop.decide("split", {"layout": split}) == ()
    return workshop


def rhythms(workshop: Workshop) -> dict[str, tuple[int, int, str]]:
    return {
        one.conversation.id: (one.rhythm.weeks, one.rhythm.minutes, one.source)
        for one in workshop.findings("cadence").chosen
    }


def test_the_decision_counts_before_the_answers_and_those_before_the_preset() -> None:
    wish = {"mu": {"mu": {"weeks": 2, "minutes": 45}}}
    assert rhythms(held({}))["mu"] == (4, 30, "preset")
    workshop = held(wish, wish)
    assert rhythms(workshop)["mu"] == (2, 45, "answers")
    assert workshop.decide("cadence", {"mu": {"mu": {"weeks": 6}}}) == ()
    assert rhythms(workshop)["mu"] == (6, 45, "decision")
    assert workshop.decide("cadence", {"mu": {"mu": {"weeks": 0}}}) == ()
    assert "mu" not in rhythms(workshop)


def test_the_splits_decision_says_which_conversations_are_held() -> None:
    assert set(rhythms(held({}))) == {"tus", "follow_up", "mu"}
    only = held({}, split={"wellbeing": {"place": "mu"}, "career": {"place": "mus"}})
    assert set(rhythms(only)) == {"mu", "mus"}
    cards = {one.conversation.id: one.cards for one in only.findings("cadence").chosen}
    assert cards == {"mu": ("wellbeing",), "mus": ("career",)}
    said = " ".join(CADENCE.conclude(only.findings("cadence"), "da"))
    assert "På dagsordenen, efter jeres fordeling: MU har trivsel og stress; årlig MUS har karriereambitioner" in said


@pytest.mark.parametrize(
    ("sector", "asked"),
    [
        ("state", "the agreement in the state asks for one every year"),
        ("municipal", "under the agreement in municipalities and regions everyone is offered one a year"),
    ],
)
def test_an_agreement_brings_the_yearly_mus_into_the_plan(sector: Sector, asked: str) -> None:
    """With and without a split that leaves it empty; the sentence says why, with source and month."""
    for split in (None, {"wellbeing": {"place": "mu"}}):
        workshop = held({}, split=split, sector=sector)
        assert "mus" in rhythms(workshop)
        (kept,) = [line for line in CADENCE.conclude(workshop.findings("cadence"), "en") if asked in line]
        assert kept.startswith("“Yearly MUS” is in the plan: ")
        assert kept.endswith("read November 2026.")
    for weeks, said in ((0, "is not in the plan, and"), (104, "is held only every 104 weeks, and")):
        assert workshop.decide("cadence", {"mus": {"mus": {"weeks": weeks}}}) == ()
        (missing,) = [line for line in CADENCE.conclude(workshop.findings("cadence"), "en") if asked in line]
        assert missing.startswith("Look again: ")
        assert said in missing
        assert missing.endswith("read November 2026.")


@pytest.mark.parametrize("sector", ["private", None])
def test_without_such_an_agreement_the_split_decides_on_the_yearly_mus(sector: Sector | None) -> None:
    workshop = held({}, split={"wellbeing": {"place": "mu"}}, sector=sector)
    assert set(rhythms(workshop)) == {"mu"}
    assert not any(
        "MUS" in line and "agreement" in line for line in CADENCE.conclude(workshop.findings("cadence"), "en")
    )


def test_until_the_split_is_decided_the_plan_says_which_conversations_it_has() -> None:
    said = [" ".join(CADENCE.conclude(held({}, sector=each).findings("cadence"), "da")) for each in (None, "state")]
    assert "Indtil da regner planen med TUS, opfølgning på handlinger og MU." in said[0]
    assert "Indtil da regner planen med TUS, opfølgning på handlinger, MU og årlig MUS." in said[1]


def test_never_is_no_interval() -> None:
    """Half want it every fourth week and half never: nobody asked for every second week."""
    often, never = ({"mu": {"mu": {"weeks": weeks, "minutes": 30}}} for weeks in (4, 0))
    workshop = held(often, never)
    assert rhythms(workshop)["mu"] == (4, 30, "answers")
    assert workshop.submit("cadence", "one-more", never) == ()
    assert "mu" not in rhythms(workshop)
    (wish,) = (wish for wish in workshop.findings("cadence").wishes if wish.conversation == "mu")
    assert (wish.n, wish.never, wish.counts[-1]) == (3, 2, 2)


def test_weekly_and_never_are_far_apart() -> None:
    weekly, fourth, never = ({"mu": {"mu": {"weeks": weeks, "minutes": 30}}} for weeks in (1, 4, 0))
    near, far = (
        next(w for w in held(*people).findings("cadence").wishes if w.conversation == "mu")
        for people in ([weekly, weekly, fourth, fourth], [weekly, weekly, never, never])
    )
    assert far.agreement < near.agreement
    assert far.camps


def test_two_camps_are_told_first() -> None:
    often, rarely = ({"mu": {"mu": {"weeks": weeks, "minutes": 30}}} for weeks in (1, 26))
    said = CADENCE.conclude(held(often, often, often, rarely, rarely, rarely).findings("cadence"), "en")
    assert said[0].startswith("You stand in two camps about “MU”")


def test_what_cannot_be_kept_is_told_before_everything_else() -> None:
    workshop = held({}, invited=12)
    assert (
        workshop.decide("cadence", {"mu": {"mu": {"weeks": 1, "minutes": 60}}, "cap": {"leader": {"hours": 2}}}) == ()
    )
    found = workshop.findings("cadence")
    for lang, cannot, least in (("da", "når det ikke", "Det mindste"), ("en", "cannot make it", "The least")):
        first = CADENCE.conclude(found, lang)[0]
        assert cannot in first
        assert "{" not in first
        assert least in first


def test_no_meeting_day_left() -> None:
    days = year(usual(), date(2027, 1, 4), free_days=["monday", "tuesday", "wednesday", "thursday", "friday"])
    found = made(star(3), MU, days=days)
    assert found.meetings == ()
    assert {breach.rule for breach in found.breaches} == {"closed"}


def test_no_open_day_is_told_once() -> None:
    workshop = held({}, invited=12)
    days = ["monday", "tuesday", "wednesday"]
    assert workshop.decide("cadence", {"free_days": days}) == ()
    closed = usual().model_copy(update={"free_days": ("thursday", "friday")})
    group = replace(workshop.group("cadence"), calendar=closed)
    found = CADENCE.analyse(workshop.content("cadence"), group)
    said = CADENCE.conclude(found, "da")
    assert said[0].startswith("Ingen dag er åben for samtaler.")
    assert sum("er der ikke plads til" in sentence for sentence in said) == 1
    assert CADENCE.draw(found, "da") == ()


def test_the_plan_is_told_and_drawn() -> None:
    found = demo.demo().findings("cadence")
    ids = [chart.id for chart in CADENCE.draw(found, "en")]
    plan = ["cadence_year", "cadence_hours", "cadence_waits", "cadence_load", "cadence_leader", "cadence_team"]
    assert ids == [*plan, "cadence_wishes"]
    for chart in CADENCE.draw(found, "en"):
        assert "59 of 60 answered · simulated answers" in chart.subtitle
        assert len(chart.table) > 0
        assert not chart.title.endswith(".")
    hours = sum(meeting.minutes * len(meeting.relation.people) for meeting in found.plan.meetings) / 60
    said = " ".join(CADENCE.conclude(found, "en"))
    assert f"The plan takes between {hours:,.0f} and " in said
    assert "The plan holds: 800 conversations from 4 January 2027 to 2 January 2028" in said


def test_the_longest_silence_is_counted_from_the_ends_of_the_year_too() -> None:
    found = held({}, invited=6).findings("cadence")
    held_on = [m.day for m in found.plan.meetings if {"A0", "A1"} <= set(m.relation.people)]
    days = [found.plan.days.first, *held_on, found.plan.days.last]
    assert found.silence[1] >= max((b - a).days for a, b in pairwise(days)) / 7


@pytest.mark.parametrize("lang", ["da", "en"])
def test_the_conversations_and_cards_are_named_as_in_the_split(lang: Any) -> None:
    workshop = held({})
    split = {card.id: card.text[lang] for card in workshop.content("split").cards}
    assert {card.id: card.text[lang] for card in workshop.content("cadence").cards} == split
    assert (kit.folder("workshop-data") / "calendar.yaml").exists()
