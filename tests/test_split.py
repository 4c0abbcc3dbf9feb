"""The split: what divides the room, how far it is from the talk, what it decided, and what that is held up against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from tuskit import kit
from tuskit.answers import Mode
from tuskit.charts import Size
from tuskit.exercise import questions
from tuskit.exercises.cadence import CADENCE, CadenceContent
from tuskit.exercises.split import SPLIT, Split, findings
from tuskit.exercises.split.findings import Findings
from tuskit.exercises.split.placed import first, pairs
from tuskit.plan import Plan
from tuskit.questions import Sort
from tuskit.simulate import simulate
from tuskit.text import LANGS, InputError, Text, load
from tuskit.workshop import Workshop

FILE = kit.folder("workshop-data") / "exercises" / "split.yaml"
CONTENT = load(FILE, Split)
CARDS = {card.id: card for card in CONTENT.cards}
TALK = {c.id: c.reference.model_dump(exclude_none=True) for c in CONTENT.cards if c.reference}
SIZES: tuple[Size, ...] = ("screen", "phone", "projector")

Answer = Mapping[str, Mapping[str, str]]


def room(
    answers: Sequence[Answer], decided: Answer | None = None, *, invited: int = 40, mode: Mode = "open"
) -> Workshop:
    """A workshop in memory in which everybody has put out the cards."""
    led = mode == "anonymous"
    workshop = Workshop(Plan(title=Text(da="Prøve", en="Trial"), invited=invited, mode=mode, led=led))
    if led:
        workshop.lead("split", "open")
    for number, answer in enumerate(answers):
        assert workshop.submit("split", f"p{number:03}", {"layout": answer}) == ()
    if led:
        workshop.lead("split", "show")
    if decided is not None:
        assert workshop.decide("split", {"layout": decided}) == ()
    return workshop


def found(answers: Sequence[Answer], decided: Answer | None = None, **more: Any) -> Findings:
    return found_in(room(answers, decided, **more))


def found_in(workshop: Workshop) -> Findings:
    result = workshop.findings("split")
    assert isinstance(result, Findings)
    return result


def people(*places: str, card: str = "career") -> list[Answer]:
    """One person for each letter: t, m, y (the yearly MUS) or n (nowhere)."""
    names = {"t": "tus", "m": "mu", "y": "mus", "n": "nowhere"}
    return [{card: {"place": names[letter]}} for letter in "".join(places)]


def test_the_cards_are_those_that_the_cadence_plan_knows() -> None:
    cadence = load(FILE.with_name("cadence.yaml"), CadenceContent)
    assert CADENCE.key == "cadence"
    assert {card.id for card in cadence.cards} == set(CARDS)
    assert {card.id: card.text for card in cadence.cards} == {card.id: card.text for card in CONTENT.cards}


def test_both_the_participants_and_the_group_sort_the_same_cards() -> None:
    for parts in (SPLIT.ask(CONTENT), SPLIT.decide(CONTENT)):
        (question,) = questions(parts)
        assert isinstance(question, Sort)
        assert question.id == "layout"
        assert [detail.id for detail in question.details] == ["documentation", "cadence"]
        assert question.check(TALK) == ()
        assert tuple(place.id for place in question.places) == ("tus", "mu", "mus", "nowhere")


def test_the_talks_layout() -> None:
    places = {card: reference["place"] for card, reference in TALK.items()}
    assert [card for card, place in places.items() if place == "tus"] == [
        "hard_skills",
        "team_soft_skills",
        "teaming_skills",
        "team_goals",
    ]
    assert [card for card, place in places.items() if place == "mu"] == [
        "wellbeing",
        "work_life_balance",
        "career",
        "individual_soft_skills",
    ]
    assert len(CARDS) == 9


def test_a_file_with_faults_tells_them_all(tmp_path: Path) -> None:
    wrong = tmp_path / "split.yaml"
    text = FILE.read_text("utf-8")
    text = text.replace("bundled: action_plans", "bundled: plans").replace("- id: formal", "- id: stamped")
    wrong.write_text(text, encoding="utf-8")
    with pytest.raises(InputError) as error:
        load(wrong, Split)
    (problem,) = error.value.problems
    assert "team_goals has the bundled plans" in problem
    assert "documentation needs the id formal" in problem
    assert "hard_skills has the documentation formal" in problem


def test_an_organisation_adds_a_card_of_its_own(tmp_path: Path) -> None:
    own = tmp_path / "split.yaml"
    card = '  - id: on_call\n    text: {da: "Vagter", en: "On-call duty"}\n\n# Hvad'
    own.write_text(FILE.read_text("utf-8").replace("\n# Hvad", card, 1), encoding="utf-8")
    content = load(own, Split)
    added = next(card for card in content.cards if card.id == "on_call")
    assert (added.reference, added.bundled, added.sensitive) == (None, None, False)


def test_share_of_pairs_who_agree_against_fleiss_table() -> None:
    """Rows of the worked example of Fleiss' kappa, 14 raters."""
    options = "abcde"
    golden = {(0, 0, 0, 0, 14): 1.0, (0, 0, 3, 5, 6): 0.308, (0, 3, 9, 2, 0): 0.44, (2, 2, 8, 1, 1): 0.33}
    for counts, agreed in golden.items():
        assert pairs(dict(zip(options, counts, strict=True))) == pytest.approx(agreed, abs=5e-4)
    assert pairs({"a": 1, "b": 0}) is None
    assert pairs({"a": 1, "b": 1}) == 0


def test_alpha_against_a_hand_computed_value() -> None:
    """Two people, two cards: tus–tus and mu–tus.

    Observed disagreement: 2 of 4 ordered pairs. Expected: values tus 3, mu 1 of 4, so 2·3·1 of 4·3 pairs. α = 1 − ½/½ = 0.
    """
    answers = [
        {"career": {"place": "tus"}, "wellbeing": {"place": "mu"}},
        {"career": {"place": "tus"}, "wellbeing": {"place": "tus"}},
    ]
    assert found(answers).alpha == pytest.approx(0.0)
    assert found([answers[1]] * 3).alpha == 1.0
    assert found([answers[0]]).alpha is None
    assert found([]).alpha is None


def test_the_most_contested_card_comes_first_and_is_named_first() -> None:
    answers: list[Answer] = [
        {
            "team_goals": {"place": "tus"},
            "career": {"place": ("mu", "mus")[n % 2]},
            "wellbeing": {"place": ("tus", "mu", "mus", "nowhere")[n % 4]},
            "hard_skills": {"place": "tus" if n else "mu"},
        }
        for n in range(8)
    ]
    split = found(answers)
    order = [one.card.id for one in split.cards if one.n]
    assert order == ["wellbeing", "career", "hard_skills", "team_goals"]
    assert [one.card.id for one in split.cards if one.contested] == ["wellbeing", "career"]
    assert all(not one.n for one in split.cards[4:])
    told = findings.conclude(split, "en")
    assert "“Wellbeing and stress”: 2 in TUS, 2 in MU, 2 in the yearly MUS and 2 nowhere (8 of 40 answered)" in told[0]
    assert told[1].startswith("On 2 of 9 cards no place has a majority")
    chart = findings.draw(split, "da")[0]
    assert chart.title.startswith("I er mest uenige om »Trivsel og stress«")
    assert list(chart.table["TUS"])[:4] == [2, 0, 7, 8]
    assert "8 af 40 har svaret" in chart.subtitle


def test_skipped_cards_are_counted_apart_and_ties_have_no_place() -> None:
    split = found([*people("ttmm"), {"wellbeing": {"place": "mu"}}, {}])
    career = split.by_id["career"]
    assert (split.n, split.people, career.n, career.skipped) == (6, 5, 4, 2)
    assert career.place is None
    assert [one.card.id for one in split.layout] == ["wellbeing"]
    assert "career" in {card.id for card in split.unlaid}


def test_difference_from_the_talk() -> None:
    split = found(people("tttm") + people("tttt", card="hard_skills") + people("yy", card="personal_goals"))
    assert [one.card.id for one in split.moved] == ["career"]
    assert split.by_id["career"].elsewhere == 3
    assert split.by_id["hard_skills"].elsewhere == 0
    assert split.by_id["personal_goals"].elsewhere == 0
    told = " ".join(findings.conclude(split, "en"))
    assert "Most people put 1 of 2 cards elsewhere than the talk does" in told
    assert "“Career ambitions and role change”: 3 of 4 put it elsewhere than in MU" in told


def test_details_count_only_where_the_card_lies_in_a_conversation() -> None:
    said = {"documentation": "formal", "cadence": "yearly"}
    answers: list[Answer] = [
        {"career": {"place": "mu", **said}},
        {"career": {"place": "mu", "documentation": "notes"}},
        {"career": {"place": "nowhere", **said}},
    ]
    career = found(answers).by_id["career"]
    assert career.documentation == {"formal": 1, "notes": 1, "none": 0}
    assert career.cadence["yearly"] == sum(career.cadence.values()) == 1
    assert first(career.documentation) is None


def test_the_decision_stands_beside_the_answers() -> None:
    decided = {"career": {"place": "mu", "cadence": "monthly"}, "team_goals": {"place": "tus"}}
    workshop = room(people("tttmm") + people("ttttt", card="team_goals"), decided)
    split = found_in(workshop)
    assert split.basis == "decision"
    assert [(one.card.id, one.place) for one in split.layout] == [("team_goals", "tus"), ("career", "mu")]
    assert [one.card.id for one in split.against] == ["career"]
    told = " ".join(findings.conclude(split, "da"))
    assert "I har besluttet, hvor 2 af 9 kort hører hjemme" in told
    assert "»Karriereambitioner og rolleskift« i MU (3 i TUS og 2 i MU)" in told
    assert workshop.group("cadence").decisions["split"]["layout"] == decided


def test_a_decision_shows_without_answers_and_says_nothing_of_a_majority() -> None:
    split = found([], TALK)
    assert split.against == split.moved == ()
    (board,) = findings.draw(split, "en")
    assert board.title == "You put all 8 cards where the talk puts them"
    assert "answered" not in board.subtitle
    assert "what most people" not in " ".join(findings.conclude(split, "en")).lower()


def test_cards_that_the_content_no_longer_has_are_left_out() -> None:
    workshop = room(people("tm"), {"career": {"place": "mu"}, "wellbeing": {"place": "mu"}})
    fewer = CONTENT.model_copy(update={"cards": tuple(c for c in CONTENT.cards if c.id != "career")})
    split = findings.analyse(fewer, workshop.group("split"))
    assert split.people == 0
    assert [one.card.id for one in split.decided] == ["wellbeing"]


@pytest.mark.parametrize("n", [0, 1, 2, 30, 300])
def test_rooms_of_every_size(n: int) -> None:
    workshop = Workshop(Plan(title=Text(da="Prøve", en="Trial"), invited=max(n, 10), mode="open", led=False))
    answers = [person["answers"] for person in simulate(workshop.parts("split"), n, seed=7)]
    for number, answer in enumerate(answers):
        assert workshop.submit("split", f"p{number:03}", answer, origin="simulated") == ()
    split = found_in(workshop)
    assert sum(split.totals.values()) == sum(len(answer.get("layout", {})) for answer in answers)
    for lang in LANGS:
        charts, told = findings.draw(split, lang), findings.conclude(split, lang)
        assert bool(charts) == bool(n)
        assert told
        assert all(sentence.endswith((".", "?")) and "{" not in sentence and "nan" not in sentence for sentence in told)
        assert len({chart.id for chart in charts}) == len(charts)
        if n == 30 and lang == "da":
            assert all(chart.svg(size) for chart in charts for size in SIZES)
            assert charts[1].svg("screen") == charts[1].svg("screen")
    assert findings.analyse(CONTENT, workshop.group("split")) == split


def test_the_order_of_the_answers_does_not_matter() -> None:
    answers = [person["answers"].get("layout", {}) for person in simulate(SPLIT.ask(CONTENT), 30, seed=2)]
    assert found(answers) == found(answers[::-1])


def test_a_small_anonymous_group_is_withheld() -> None:
    split = found(people("tmyn"), mode="anonymous")
    assert split.withheld
    assert findings.draw(split, "da") == ()
    assert findings.conclude(split, "da") == (
        "Svarene vises, når mindst 5 har svaret; indtil da bliver de holdt tilbage.",
    )
    assert not found(people("tmynt"), mode="anonymous").withheld


def test_one_answer_is_nobodys_majority() -> None:
    told = findings.conclude(found(people("t")), "en")
    assert (
        told[0]
        == "There is at most one answer to each card, so there is no disagreement to show yet (1 of 40 answered)."
    )
    assert "most people" not in " ".join(told).lower()


def test_the_largest_share_comes_with_honest_bounds() -> None:
    split = found(people("tttttt", "mm"), invited=10)
    share = split.lead(split.by_id["career"])
    assert (share.kind, share.low, share.high) == ("bounds", 0.6, 0.8)
