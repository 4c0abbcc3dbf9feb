"""The question to ask the room next: where the room is divided, how it is said, and what it never says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit import demo, kit
from tuskit.answers import Group, Mode, tidy
from tuskit.calendar import usual
from tuskit.exercise import questions
from tuskit.exercises import EXERCISES
from tuskit.plan import FILE, Plan
from tuskit.responses import Response
from tuskit.simulate import simulate
from tuskit.text import LANGS, Lang, Text, load
from tuskit.workshop import Workshop

DEMO = kit.folder("workshop-data") / "demo"
DOCS = Path(__file__).parent.parent / "docs"
EMPTY = Workshop(Plan(title=Text(da="Prøve", en="Trial"), mode="open", led=False, invited=60))
NOW = datetime.now(UTC)
CARDS = ("hard_skills", "team_soft_skills", "teaming_skills", "team_goals")
"""Cards for the team; none of them is sensitive."""
QUOTED = re.compile("[»“][^«”]*[«”]")
CAMPS = (
    "de ene",
    "de andre",
    "each side",
    "deler jer",
    "divides you",
    "mest uenige",
    "disagree most",
    "vinder",
    "gain",
)
every_exercise = pytest.mark.parametrize("key", list(EXERCISES))
every_language = pytest.mark.parametrize("lang", LANGS)
Answers = Mapping[str, Any]


def room(
    key: str, people: Sequence[Answers], *, mode: Mode = "open", invited: int = 0, folder: Path | None = None
) -> Workshop:
    """A workshop in memory in which these people have answered one exercise."""
    plan = Plan(
        title=Text(da="Prøve", en="Trial"), mode=mode, led=mode == "anonymous", invited=invited or len(people) or 1
    )
    if folder:
        plan = plan.model_copy(update={"organisation": load(folder / FILE, Plan).organisation})
    held = Workshop(plan, folder)
    if plan.led:
        held.lead(key, "open")
    for number, answers in enumerate(people):
        assert held.submit(key, f"person-{number:03}", answers) == ()
    if plan.led:
        held.lead(key, "show")
    return held


def asked(held: Workshop, key: str, lang: Lang) -> str:
    return EXERCISES[key].findings.discuss(held.findings(key), lang)


def simulated(key: str, people: int) -> list[Answers]:
    return [person["answers"] for person in simulate(EMPTY.parts(key), people, seed=7)]


def pain(level: int, statement: str = "waits_for_mus") -> Answers:
    return {"pain_wellbeing": {statement: level}}


def pull(level: int, *values: str, system: str = "bonus") -> Answers:
    return {"pull": {value: {system: level} for value in values or ("collaboration",)}}


def wish(now: int, wanted: int) -> Answers:
    return {"now": {"team_goals": now}, "wanted": {"team_goals": wanted}}


def put(place: str, *cards: str) -> Answers:
    return {"layout": {card: {"place": place} for card in cards or ("wellbeing",)}}


def stand(step: int, shift: str = "unit") -> Answers:
    return {"value": {shift: step}}


def able(level: int) -> Answers:
    return {"level_hard": {"users": level}, "declines": ["users"]}


def rhythm(weeks: int) -> Answers:
    return {"mu": {"mu": {"weeks": weeks, "minutes": 30}}}


@every_exercise
@every_language
@pytest.mark.parametrize("people", [0, 1, 6, 30])
@pytest.mark.parametrize("mode", ["open", "anonymous"])
def test_a_question_that_can_be_read_aloud(key: str, lang: Lang, people: int, mode: Mode) -> None:
    said = asked(room(key, simulated(key, people), mode=mode, folder=DEMO, invited=60), key, lang)
    spoken = QUOTED.sub("X", said)
    assert said.endswith("?")
    assert spoken.count("?") == 1
    assert len(re.split(r"[.?] (?=[A-ZÆØÅ0-9])", spoken)) <= 2, "one or two sentences"
    assert not re.search("[{}!]|nan|None|  ", said)
    assert said[0] == said[0].upper()


@every_exercise
@every_language
@pytest.mark.parametrize("people", [6, 30])
def test_no_name_is_in_it(key: str, lang: Lang, people: int) -> None:
    held = room(key, simulated(key, people), folder=DEMO, invited=60)
    assert held.organisation
    words = set(re.findall(r"\w+", asked(held, key, lang)))
    names = {part for person in held.organisation.people for part in person.name.split()}
    assert len(names) > 60
    assert not words & names


@every_exercise
@every_language
def test_the_order_of_the_answers_does_not_matter(key: str, lang: Lang) -> None:
    people = simulated(key, 12)
    assert len({asked(room(key, each), key, lang) for each in (people, people[::-1], people[5:] + people[:5])}) == 1


@every_exercise
@every_language
def test_with_nothing_to_show_it_opens_the_exercise(key: str, lang: Lang) -> None:
    """The table for the facilitator says it in the same words."""
    rows = [row for row in (DOCS / f"facilitate.{lang}.md").read_text("utf-8").splitlines() if row.startswith("| **")]
    says = dict(zip(EXERCISES, (row.split("|")[3].strip(" »«“”") for row in rows), strict=True))
    none, withheld = room(key, []), room(key, simulated(key, 4), mode="anonymous")
    assert withheld.findings(key).withheld
    assert asked(none, key, lang) == asked(withheld, key, lang)
    assert asked(none, key, lang).startswith(says[key])


TWO_CAMPS: dict[str, tuple[list[Answers], str, str]] = {
    "position": (
        [stand(2)] * 11 + [stand(6)] * 9,
        (
            "11 står nærmest »Den enkelte skaber værdien«, og 9 nærmest »Teamet skaber værdien sammen«. "
            "Hvad ser de ene, som de andre ikke ser?"
        ),
        (
            "11 stand nearer to “The individual creates the value”, and 9 nearer to “The team creates the value together”. "
            "What does each side see that the other does not?"
        ),
    ),
    "diagnose": (
        [pain(5)] * 11 + [pain(1)] * 9,
        (
            "11 siger, at det gør ondt, og 9, at det fungerer: »Ting, der burde være sagt i marts, venter til MUS«. "
            "Hvad ser de ene, som de andre ikke ser?"
        ),
        (
            "11 say that it hurts, and 9 that it works: “Things that should be said in March wait for MUS”. "
            "What does each side see that the other does not?"
        ),
    ),
    "misfit": (
        [pull(-2)] * 8 + [pull(1)] * 7,
        (
            "»Bonusordninger« mod »Samarbejde på tværs af fag« deler jer: 8 siger væk fra, 7 hen imod. "
            "Hvornår sker det ene, og hvornår det andet?"
        ),
        (
            "“Bonus schemes” against “Collaboration across disciplines” divides you: 8 say that it pulls you away, "
            "7 towards. When does each of them happen?"
        ),
    ),
    "needs": (
        [wish(2, 6)] * 12 + [wish(5, 2)] * 9,
        (
            "»Mål« deler jer: 12 vil ligge nærmest »team-mål«, 9 nærmest »individuelle mål«. "
            "Hvad håber de ene på, og hvad er de andre bange for at miste?"
        ),
        (
            "“Goals” divides you: 12 want to be nearest “team goals”, 9 nearest “individual goals”. "
            "What does each side hope for, and what is it afraid to lose?"
        ),
    ),
    "split": (
        [put("tus")] * 12 + [put("mu")] * 10,
        "12 vil lægge »Trivsel og stress« i TUS og 10 i MU. Hvad skal der til, for at det er trygt?",
        "12 would put “Wellbeing and stress” in TUS and 10 in MU. What would make it safe?",
    ),
    "cadence": (
        [rhythm(2)] * 11 + [rhythm(26)] * 5 + [rhythm(0)] * 4,
        (
            "11 vil holde »MU« mindst hver 2. uge, og 9 vil holde den højst hver 26. uge eller slet ikke. "
            "Hvad går tabt, hvis I holder den sjældnere, og hvad, hvis I holder den oftere?"
        ),
        (
            "11 would hold “MU” at least every 2 weeks, and 9 at most every 26 weeks or not at all. "
            "What is lost if you hold it less often, and what if you hold it more often?"
        ),
    ),
}
"""By exercise: a room of two camps about one thing, and what it is asked."""


@pytest.mark.parametrize("key", list(TWO_CAMPS))
@pytest.mark.parametrize("mode", ["open", "anonymous"])
def test_two_camps_are_named_with_their_sizes(key: str, mode: Mode) -> None:
    people, da, en = TWO_CAMPS[key]
    held = room(key, people, mode=mode)
    assert (asked(held, key, "da"), asked(held, key, "en")) == (da, en)


@pytest.mark.parametrize(
    ("key", "one", "other", "da"),
    [
        ("position", stand(1), stand(7), "I er mest uenige om »hvem der skaber værdien«."),
        ("diagnose", pain(5), pain(1), "I er mest uenige om »Ting, der burde være sagt i marts, venter til MUS«."),
        ("misfit", pull(-2), pull(2), "I er mest uenige om »Bonusordninger« og »Samarbejde på tværs af fag«."),
        ("needs", wish(2, 6), wish(5, 2), "I er mest uenige om »Mål«."),
        ("split", put("tus"), put("mu"), "I er mest uenige om, hvor »Trivsel og stress« hører hjemme."),
        ("cadence", rhythm(1), rhythm(26), "I er mest uenige om, hvor tit I skal holde »MU«."),
    ],
)
def test_a_camp_that_is_too_small_is_not_mentioned(key: str, one: Answers, other: Answers, da: str) -> None:
    people = [one] * 6 + [other] * 4
    assert re.search(r"\b6\b.*\b4\b", asked(room(key, people), key, "da"))
    said = asked(room(key, people, mode="anonymous"), key, "da")
    assert said.startswith(da)
    assert not re.search(r"\d", said)


@settings(max_examples=25, deadline=None)
@given(one=st.integers(0, 14), other=st.integers(0, 14), between=st.integers(0, 14))
def test_no_number_tells_of_fewer_than_k(one: int, other: int, between: int) -> None:
    """Neither said, nor had by subtracting what is said."""
    rooms = {
        "position": [stand(1)] * one + [stand(6)] * other + [stand(4)] * between,
        "diagnose": [pain(5)] * one + [pain(2)] * other + [pain(3)] * between,
        "misfit": [pull(-2)] * one + [pull(1)] * other + [pull(0)] * between,
        "needs": [wish(2, 6)] * one + [wish(6, 3)] * other + [wish(4, 4)] * between,
        "split": [put("tus")] * one + [put("mu")] * other + [put("nowhere")] * between,
        "team": [able(4)] * one + [able(0)] * other + [able(2)] * between,
    }
    for key, people in rooms.items():
        given = [Response(participant=f"{n:03}", exercise=key, answers=each, at=NOW) for n, each in enumerate(people)]
        table = tidy(given, questions(EMPTY.parts(key)))
        group = Group(table=table, n=len(people), invited=60, k=5)
        said = EXERCISES[key].findings.discuss(EXERCISES[key].findings.analyse(EMPTY.content(key), group), "da")
        spoken = QUOTED.sub("X", said)
        assert all(int(number) >= 5 for number in re.findall(r"\d+", spoken)), said
        for part, whole in re.findall(r"(\d+) af (\d+)", spoken):
            rest = int(whole) - int(part)
            assert not 0 < rest < 5, said


@pytest.mark.parametrize("key", ["position", "diagnose", "misfit", "needs", "split"])
@every_language
def test_nobody_is_asked_to_stand_up_alone(key: str, lang: Lang) -> None:
    """One against three, in a team that may see everything: the thing is asked about, and no side of it."""
    many, alone = {
        "position": (stand(7), stand(1)),
        "diagnose": (pain(5), pain(1)),
        "misfit": (pull(-2), pull(2)),
        "needs": (wish(2, 5), wish(4, 2)),
        "split": (put("tus"), put("mu")),
    }[key]
    said = asked(room(key, [many] * 3 + [alone]), key, lang)
    assert not re.search(r"\d", said)
    assert re.search("mest uenige|disagree most", said)


def no_camps(said: str) -> None:
    assert not [words for words in CAMPS if words in said], said


@every_exercise
@every_language
def test_a_room_that_agrees_has_no_camps(key: str, lang: Lang) -> None:
    alike = simulate(EMPTY.parts(key), 1, seed=3)[0]["answers"]
    no_camps(asked(room(key, [alike] * 30), key, lang))


def test_where_the_pain_is_clear() -> None:
    held = room("diagnose", [pain(5)] * 24 + [pain(3)] * 6)
    assert asked(held, "diagnose", "da").startswith(
        "Det gør mest ondt her: 24 af 30 er enige i »Ting, der burde være sagt i marts, venter til MUS«."
    )
    few = room("diagnose", [pain(5)] * 27 + [pain(1)] * 3, mode="anonymous")
    assert asked(few, "diagnose", "en").startswith("It hurts most here: 27 agree with “Things that should")
    assert asked(room("diagnose", [pain(1)] * 5), "diagnose", "da").startswith("Ingen af udsagnene gør ondt")


def test_a_positive_statement_is_agreed_and_disagreed_with() -> None:
    """Those whom it hurts are those who disagree."""
    people = [pain(5, "say_how_i_am")] * 4 + [pain(1, "say_how_i_am")] * 6
    said = asked(room("diagnose", people), "diagnose", "da")
    assert said.startswith("6 er uenige, og 4 er enige: »I MUS kan jeg sige, hvordan jeg egentlig har det«.")
    hurting = asked(room("diagnose", [pain(1, "say_how_i_am")] * 3), "diagnose", "en")
    assert hurting.startswith("It hurts most here: 3 of 3 disagree with “In MUS I can say how I really am”.")


def test_where_the_pull_is_clear() -> None:
    one = asked(room("misfit", [pull(-1)] * 6 + [pull(0)] * 2), "misfit", "da")
    assert one.startswith("6 af 8 siger, at »Bonusordninger« trækker jer væk fra »Samarbejde på tværs af fag«.")
    system = asked(room("misfit", [pull(-1, "teaming", "autonomy")] * 5), "misfit", "en")
    assert system.startswith("“Bonus schemes” pulls hardest: away from 2 of 6 values.")
    both = {"pull": {"teaming": {"bonus": -1, "individual_kpis": -1}}}
    assert asked(room("misfit", [both] * 5), "misfit", "en") == (
        "2 pairs pull away equally hard. Which one do you take first?"
    )
    assert asked(room("misfit", [pull(2)] * 5), "misfit", "da").startswith("Intet system trækker jer samlet væk")


def test_where_a_card_lies_alone_or_not_safely() -> None:
    team, own = {card: {"place": "tus"} for card in CARDS}, {"work_life_balance": {"place": "mu"}}
    yearly = {"personal_goals": {"place": "mus"}, "career": {"place": "mus"}}
    alone = asked(room("split", [{"layout": team | own | yearly}] * 8), "split", "da")
    assert alone == "»Work-life balance« ligger alene i MU: 8 af 8 vil have det dér. Hvad følger der af det?"
    empty = asked(room("split", [{"layout": team | own}] * 8), "split", "en")
    assert empty == "As most people answer, no cards lie in the yearly MUS. What follows from that?"
    unsafe = asked(room("split", [put("tus")] * 9 + [put("mu")]), "split", "da")
    assert unsafe == "9 af 10 vil lægge »Trivsel og stress« i TUS. Hvad skal der til, for at det er trygt?"
    few = {"layout": team | own | yearly | {"wellbeing": {"place": "mu"}}}
    assert asked(room("split", [few] * 8), "split", "da").startswith(
        "Sådan som flest svarer, ligger der 2 af 8 kort i MU."
    )


def test_a_decision_is_asked_about_without_counting_who_wanted_it() -> None:
    held = room("split", [])
    assert held.decide("split", put("tus")) == ()
    assert asked(held, "split", "da") == (
        "I jeres fordeling ligger »Trivsel og stress« i TUS. Hvad skal der til, for at det er trygt?"
    )


@every_language
def test_the_plan_is_asked_about_when_the_rhythm_is_decided(lang: Lang) -> None:
    people, da, en = TWO_CAMPS["cadence"]
    held = room("cadence", people)
    assert held.decide("cadence", {"mu": {"mu": {"weeks": 4}}}) == ()
    found, said = held.findings("cadence"), asked(held, "cadence", lang)
    peak = max(max(weeks) for weeks in found.plan.load.values()) / 60
    assert f"{peak:g}".replace(".", "," if lang == "da" else ".") in said
    assert said not in {da, en}
    assert said.endswith({"da": "Hvad holder op, når det her begynder?", "en": "What stops when this begins?"}[lang])


def test_what_there_is_no_time_for_comes_before_the_load() -> None:
    held = room("cadence", [{}], invited=12)
    weekly = {"mu": {"mu": {"weeks": 1, "minutes": 60}}}
    assert held.decide("cadence", weekly | {"cap": {"leader": {"hours": 2}}}) == ()
    said = asked(held, "cadence", "da")
    assert re.match(r"Den travleste leder skal bruge 5,\d timer om ugen på samtaler, og der er sat 2 timer", said)
    shut = usual().model_copy(update={"free_days": ("monday", "tuesday", "wednesday", "thursday", "friday")})
    found = EXERCISES["cadence"].findings.analyse(
        held.content("cadence"), replace(held.group("cadence"), calendar=shut)
    )
    said = EXERCISES["cadence"].findings.discuss(found, "en")
    assert re.fullmatch(r"There is no room for \d+ conversations. What stops when this begins\?", said)


def test_a_plan_without_conversations() -> None:
    held = room("cadence", [rhythm(4)] * 3)
    assert held.decide("cadence", {name: {name: {"weeks": 0}} for name in ("tus", "follow_up", "mu", "mus")}) == ()
    assert asked(held, "cadence", "en") == "There are no conversations in the year’s plan. When do you talk, then?"


def test_the_demo_begins_where_it_disagrees() -> None:
    held = demo.demo()
    for key in ("position", "diagnose", "misfit", "split"):
        said = asked(held, key, "da")
        assert len(re.findall(r"\d+", QUOTED.sub("", said))) == 2, said
