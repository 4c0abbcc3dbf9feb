"""The plan as a year at three levels, whose year can be chosen, and the choice on the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuskit import demo
from tuskit.calendar import usual, year
from tuskit.charts.columns import Layer, columns
from tuskit.charts.dated import Mark, Pause, Row, dated
from tuskit.charts.weeks import Gap, Span
from tuskit.exercises import EXERCISES
from tuskit.exercises.cadence import years
from tuskit.exercises.cadence.years.organisation import finding
from tuskit.exercises.cadence.years.weeks import mostly, span
from tuskit.organisation import Organisation, Person, generic, team
from tuskit.plan import Plan
from tuskit.surfaces import lab
from tuskit.surfaces.app import App
from tuskit.surfaces.years import Years
from tuskit.text import LANGS, Text
from tuskit.ui.chooser import Chooser
from tuskit.workshop import Workshop

CADENCE: Any = EXERCISES["cadence"].findings
SIZES: tuple[Any, ...] = ("phone", "screen", "projector", "print")


def held(starts: date = date(2027, 1, 4), **decision: Any) -> Workshop:
    workshop = Workshop(
        Plan(title=Text(da="Prøve", en="Trial"), mode="open", led=False, invited=6, ask=(), starts=starts)
    )
    workshop.submit("cadence", "a", {"tus": {"tus": {"weeks": 26, "minutes": 120}}})
    if decision:
        assert workshop.decide("cadence", decision) == ()
    return workshop


def found(organisation: Organisation, workshop: Workshop | None = None) -> Any:
    workshop = workshop or held()
    return CADENCE.analyse(workshop.content("cadence"), replace(workshop.group("cadence"), organisation=organisation))


def star(members: int, name: str = "Person", **more: Any) -> Organisation:
    led = [Person(f"p{n}", f"{name} {n}", ("drift",), "top", **more) for n in range(members)]
    return Organisation((Person("top", f"{name} top", ("drift",)), *led), (team("Drift"),))


WEEKS = [f"week {n}" for n in range(1, 11)]


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ([30, 28, 34, 31, 30, 29, 33, 30, 31, 32], "A level year: between 28 and 34 hours in every open week"),
        ([30.0] * 10, "A level year: 30 hours in every open week"),
        ([30] * 9 + [44], "A level year: 30 hours in 9 of 10 open weeks"),
        ([30] * 9 + [70], "Week 10 is the busiest: 70 hours, about twice as much as on average"),
        ([9] * 8 + [58, 58], "Week 9 and week 10 are the busiest: 58 hours, about 3 times as much as on average"),
        ([0] * 4 + [2] * 6, "6 weeks are the busiest with 2 hours, and 4 of 10 open weeks have no conversations"),
        ([0] * 9 + [1], "Week 10 is the busiest with 1 hour, and 9 of 10 open weeks have no conversations"),
        ([20, 30, 40, 20, 30, 40, 20, 30, 40, 30], "An uneven year: between 20 and 40 hours in the open weeks"),
    ],
)
def test_the_title_says_what_the_year_is_like(hours: list[float], said: str) -> None:
    assert finding(hours, WEEKS, "en") == said


@given(st.lists(st.floats(0, 5000), min_size=1, max_size=53).filter(lambda hours: max(hours) > 0.1))
def test_a_year_called_level_is_level(hours: list[float]) -> None:
    said = finding(hours, [f"week {n}" for n in range(len(hours))], "en")
    mean = sum(hours) / len(hours)
    if said.startswith("A level year"):
        assert max(hours) < 1.5 * mean
        assert sum(abs(each - mean) <= 0.25 * mean for each in hours) >= 0.8 * len(hours)


def test_the_weeks_hold_what_the_plan_holds() -> None:
    findings = demo.demo().findings("cadence")
    chart = years.organisation(findings, "en")
    whole = sum(float(hours.replace(",", "")) for hours in chart.table["In all"])
    assert whole == pytest.approx(findings.whole.whole.low, abs=0.06 * len(chart.table))
    shut = chart.table[chart.table["Closed"] == "✓"]
    assert len(shut) == len(findings.plan.days.shut) > 5
    assert set(shut["In all"]) == {"0"}


def test_closed_weeks_have_the_name_of_what_closes_them() -> None:
    gaps = span(year(usual(), date(2027, 8, 2)), "da").gaps
    assert [(gap.label, gap.weeks) for gap in gaps] == [
        ("Budgetuge", 1),
        ("Efterårsferie", 1),
        ("Jul og nytår", 1),
        ("Vinterferie", 1),
        ("Sommerferie", 3),
    ]


def test_most_weekdays_are_named_and_a_spread_is_not() -> None:
    monday = date(2027, 1, 4)
    assert mostly([monday + timedelta(days=n) for n in range(5)], "da") == ""
    assert mostly([monday, monday + timedelta(days=2)], "da") == "om mandagen og onsdagen"
    assert mostly([], "en") == ""


def test_a_leaders_year_tells_what_is_fixed_what_moved_and_what_is_missing() -> None:
    findings = found(star(40), held(mu={"mu": {"weeks": 1, "minutes": 60}}, cap={"leader": {"hours": 6}}))
    plan = findings.plan
    moved = replace(plan, meetings=tuple(replace(m, moved=n % 10 == 0) for n, m in enumerate(plan.meetings)))
    chart = years.leader(replace(findings, plan=moved), "top", "en")
    n, off = len(plan.meetings), len(range(0, len(plan.meetings), 10))
    assert f" {n} conversations, {n - off} of them in their fixed slots" in chart.title
    assert f"moved from the fixed slot ({off})" in chart.alt
    missing = sum(breach.missing for breach in plan.breaches)
    assert missing
    assert f"{missing:,} of {missing + n:,} conversations have found no place" in chart.alt
    assert list(chart.table["Fixed slot"]).count("moved") == off
    assert "have found no place" in years.organisation(findings, "en").alt
    assert "missing" in years.team(findings, "drift", "en").alt


def test_a_teams_title_says_how_often_it_meets_and_the_longest_silence() -> None:
    findings = found(generic(6))
    longest = findings.silences[-1]
    chart = years.team(findings, "a", "en")
    meets = sum(len(m.relation.people) == 6 for m in findings.plan.meetings)
    assert chart.title.startswith(f"Team A meets {meets} times, and nobody waits more than ")
    assert longest.weeks == pytest.approx(findings.silence[1])
    who = findings.organisation.by_id[longest.who]
    between = [
        m for m in findings.plan.meetings
        if {who.id, who.leader} <= set(m.relation.people) and longest.first < m.day < longest.last
    ]  # fmt: skip
    assert between == []
    assert set(chart.table["Conversation"]) == {"TUS", "Follow-up on actions", "A1", "A2", "A3", "A4", "A5"}


def test_a_large_team_has_its_members_in_one_lane() -> None:
    chart = years.team(found(star(40)), "drift", "da")
    assert "MU, 40 medlemmer" in set(chart.table["Samtale"])
    assert len(chart.table) < 6


@pytest.mark.parametrize(
    ("vacant", "said"), [(True, "the leader’s post is vacant"), (False, "in the course of the year")]
)
def test_a_team_without_a_leader(vacant: bool, said: str) -> None:  # noqa: FBT001  (a case)
    people = tuple(Person(i, i.upper(), ("drift",), vacant=vacant) for i in "abc")
    findings = found(Organisation((*people, Person("out", "Outside", ())), (team("Drift"), team("Empty"))))
    assert said in years.team(findings, "drift", "en").title
    assert [each.id for each in years.years(findings, "en")] == ["organisation", "team.drift"]


def test_everybody_can_be_chosen_and_nothing_is_drawn_before() -> None:
    findings = found(generic(60))
    choices = years.years(findings, "da")
    assert len(choices) == 1 + len(findings.plan.leaders) + 10
    assert [each.group for each in choices] == ["", *["Ledere"] * 10, *["Team"] * 10]
    for each in choices:
        chart = each.chart()
        assert chart.title
        assert not chart.table.empty
        assert "1 af 6 har svaret" in chart.subtitle
    twins = Organisation(
        (
            Person("1", "Bo", ("a",)),
            Person("2", "Bo", ("b",)),
            Person("3", "C", ("a",), "1"),
            Person("4", "D", ("b",), "2"),
        ),
        (team("A"), team("B")),
    )
    names = [each.name for each in years.years(found(twins), "da")]
    assert names[1:3] == ["Bo (1)", "Bo (2)"]


def test_of_many_leaders_the_busiest_are_shown_and_the_rest_counted() -> None:
    findings = found(generic(240))
    (load,) = (chart for chart in CADENCE.draw(findings, "en") if chart.id == "cadence_load")
    assert len(load.table) == 13
    assert load.table["Leader"].iloc[-1] == "The other 28; the spreadsheet has all of them"
    assert "12 busiest of 40 leaders" in load.subtitle
    assert "the other 28 leaders have at most" in load.alt


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("starts", [date(2027, 8, 2), date(2026, 1, 1), date(2025, 12, 31)])
def test_any_year_is_painted(size: Any, starts: date) -> None:
    findings = found(star(12, "Anne-Margrethe Christensdatter-Holmgaard"), held(starts))
    for each in years.years(findings, "da"):
        assert each.chart().svg(size).startswith("<svg")


@pytest.mark.parametrize("size", SIZES)
def test_odd_pictures_are_painted(size: Any) -> None:
    weeks = Span(
        monday=date(2027, 1, 4), weeks=53, gaps=(Gap(date(2027, 2, 15), 1, "Ferie" * 12), Gap(date(2027, 3, 1), 2))
    )
    nothing = columns([], size, span=weeks, mean="", most="", lang="da")
    small = [Layer(f"Samtale {n}", "#0b7a75", (0.01,) * 53, 0.01, "0 timer") for n in range(5)]
    tall = columns(
        [*small, Layer("MU", "#9a5f06", (90.0,) * 53, 90, "90")],
        size,
        span=weeks,
        mean="i snit",
        most="top",
        lang="en",
        note="6 mangler",
    )
    assert tall.get_figheight() > nothing.get_figheight()
    rows = [Row("x" * 60, marks=tuple(Mark(date(2027, 1, 4), "#0b7a75", "4. jan", large=True) for _ in range(13)))]
    lanes = dated(
        rows, size, span=weeks, lang="da", pause=Pause("Længst", date(2027, 1, 4), date(2028, 1, 2), "52 uger")
    )
    for figure in (nothing, tall, lanes):
        assert all(text.get_position()[0] < figure.axes[0].get_xlim()[1] for text in figure.axes[0].texts)


def test_the_page_offers_the_choice_and_draws_what_is_chosen() -> None:
    workshop = held()
    page = Years(workshop, "cadence", "en")
    assert page.children == ()
    page.refresh()
    choice = page.children[0]
    assert isinstance(choice, Chooser)
    assert choice.spec["label"] == "Show the year of"
    choice.value = "team.a"
    assert "Team A meets" in page.children[1].value
    choice.value = ["team.a"]
    assert page.children[1].value == ""
    choice.value = "team.a"
    assert workshop.decide("cadence", {"mu": {"mu": {"weeks": 8, "minutes": 30}}}) == ()
    before = page.children[1].value
    page.refresh()
    assert page.children[0] is choice, "the same choice stays, and is not made anew under somebody's hands"
    assert page.children[1].value != before


def test_only_whoever_keeps_the_plan_is_offered_the_choice() -> None:
    for keeper in (True, False):
        page = App(held(), "cadence", "da", "a", keeper=keeper, served=True)
        (shown,) = (child for child in page.children if isinstance(child, Years))
        assert bool(shown.children) is keeper


def test_an_exercise_without_a_year_has_no_choice() -> None:
    page = Years(held(), "diagnose", "da")
    page.refresh()
    assert page.children == ()


@pytest.mark.parametrize("lang", LANGS)
def test_a_notebook_shows_a_year_by_name(lang: Any) -> None:
    team_ = lab.demo("cadence", lang)
    assert team_.year("Drift").id == "cadence_team"
    assert team_.year("fenja").title.startswith("Fenja Elmedal ")
    everybody = team_.year()
    assert "Drift" in everybody.data
    assert "Fenja Elmedal" in team_.year("e").data
    assert lab.team("diagnose", lang).year("Drift").data.startswith({"da": "Der er ingen", "en": "There is no"}[lang])
