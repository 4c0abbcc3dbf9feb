"""A leader's forecast held up against the room: planted rooms whose truth is known, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit import kit
from tuskit.answers import Group, tidy
from tuskit.charts import Size
from tuskit.exercise import check, questions
from tuskit.exercises.diagnose import DIAGNOSE
from tuskit.exercises.diagnose.content import Diagnose
from tuskit.exercises.diagnose.findings import foretold
from tuskit.exercises.diagnose.forecast import gaps
from tuskit.questions import Scale
from tuskit.responses import Response
from tuskit.text import LANGS, Lang, load

CONTENT = load(kit.folder("workshop-data") / "exercises" / "diagnose.yaml", Diagnose)
ASKED = questions(DIAGNOSE.ask(CONTENT))
SIZES: tuple[Size, ...] = ("screen", "phone", "projector", "print")
WAITS, GOOD = "waits_for_mus", "say_how_i_am"
Said = dict[str, Any]


def says(**levels: int | str) -> Said:
    """Answers to statements about wellbeing; `say_how_i_am` is a positive one."""
    return {"pain_wellbeing": levels}


def room(*people: Said, k: int = 1, invited: int = 0, **more: Any) -> Group:
    given_ = [
        Response(participant=f"p{n:03}", exercise="diagnose", answers=said, at=datetime.now(UTC))
        for n, said in enumerate(people)
    ]
    return Group(table=tidy(given_, ASKED), n=len(people), invited=invited or len(people), k=k, **more)


def told(group: Group, *forecasts: Said, lang: Lang = "en") -> str:
    return " ".join(foretold(CONTENT, group, forecasts, lang)[1])


def test_a_forecast_asks_the_same_statements_so_that_the_answers_fit() -> None:
    foreseen, asked = DIAGNOSE.foresee(CONTENT), DIAGNOSE.ask(CONTENT)
    scales = [question for question in questions(asked) if isinstance(question, Scale)]
    assert list(questions(foreseen)) == scales
    assert sum(len(scale.items) for scale in scales) == len(CONTENT.pains)
    assert check(asked, says(**{WAITS: 2})) == check(foreseen, says(**{WAITS: 2})) == ()
    for part, same in zip(foreseen, asked, strict=False):
        assert part.intro != same.intro
        assert ("de andre" in part.intro.da, "the others" in part.intro.en) == (True, True)


def test_the_largest_gap_comes_first() -> None:
    group = room(*[says(**{WAITS: 4, "form_first": 3, "strain_alone": 2})] * 6)
    found = gaps(CONTENT, group, [says(**{WAITS: 2, "form_first": 3, "strain_alone": 5})])
    assert [(gap.pain.id, gap.forecast, gap.room, gap.people, gap.n) for gap in found] == [
        ("strain_alone", 5, 2, 1, 6),
        (WAITS, 2, 4, 1, 6),
        ("form_first", 3, 3, 1, 6),
    ]
    assert [gap.right for gap in found] == [False, False, True]


def test_a_positive_statement_is_turned_round_on_both_sides() -> None:
    """The leader thinks that all agree that they can say how they are; all strongly disagree, and that hurts."""
    (gap,) = gaps(CONTENT, room(*[says(**{GOOD: 1})] * 4), [says(**{GOOD: 5})])
    assert (gap.forecast, gap.room) == (1, 5)
    assert "turned round (4 of 4 answered)" in told(room(*[says(**{GOOD: 1})] * 4), says(**{GOOD: 5}))


def test_one_leader_is_spoken_to() -> None:
    group = room(*[says(**{WAITS: 4, "form_first": 3})] * 6, {}, invited=9)
    charts, said = foretold(CONTENT, group, [says(**{WAITS: 2, "form_first": 3})], "da")
    assert said[0] == (
        "Dit gæt ramte længst ved siden af her: »Ting, der burde være sagt i marts, venter til MUS«. "
        "Du gættede 2; rummet svarede 4,0 på en skala fra 1 (fungerer) til 5 (gør ondt) (6 af 9 har svaret)."
    )
    assert said[1].startswith("På 1 af 2 udsagn gør det mere ondt, end der blev gættet, og på ingen mindre")
    assert said[2].startswith("Du ramte på 1 af 2 udsagn")
    assert "»Vi taler os igennem et skema" in said[2]
    assert charts[0].title.endswith("gættet var 2, rummet svarede 4,0")
    assert charts[0].table["Gættet"].tolist() == ["2", "3"]
    assert "7 af 9 har svaret" in charts[0].subtitle


def test_several_leaders_are_spoken_of_by_their_mean() -> None:
    group = room(*[says(**{WAITS: 4})] * 3, *[says(**{WAITS: 5})] * 3)
    said = told(group, says(**{WAITS: 1}), says(**{WAITS: 2}), says(**{WAITS: "dont_know"}))
    assert "The leaders guessed 1.5 on average (2 of 3); the room answered 4.5" in said
    assert "You" not in said
    assert "Lederne gættede i snit 1,5 (2 af 3); rummet svarede 4,5" in told(
        group, says(**{WAITS: 1}), says(**{WAITS: 2}), {}, lang="da"
    )


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("leaders", [1, 3])
def test_a_forecast_that_was_right(lang: Lang, leaders: int) -> None:
    group = room(*[says(**{WAITS: 4, "form_first": 2})] * 5)
    charts, said = foretold(CONTENT, group, [says(**{WAITS: 4, "form_first": 2})] * leaders, lang)
    assert len(said) == 1
    assert ("2 af 2 udsagn" if lang == "da" else "2 of 2 statements") in said[0]
    assert ("2 af 2 udsagn" if lang == "da" else "2 of 2 statements") in charts[0].title


def test_half_a_step_is_a_miss() -> None:
    group = room(*[says(**{WAITS: 4})] * 3, *[says(**{WAITS: 5})] * 3)
    assert "No guess was less than half a step" in told(group, says(**{WAITS: 4}))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("group", "forecasts"),
    [
        (replace(room(k=5), n=3, withheld=True), [says(**{WAITS: 4})]),
        (room(), [says(**{WAITS: 4})]),
        (room(*[says(**{WAITS: 4})] * 6), []),
        (room(*[says(**{WAITS: 4})] * 6), [{}]),
        (room(*[says(**{WAITS: 4})] * 6), [says(**{WAITS: "dont_know"})]),
        (room(*[says(**{WAITS: 4})] * 6), [says(**{GOOD: 4})]),
        (room(*[says(**{WAITS: 4})] * 4, k=5), [says(**{WAITS: 4})]),
    ],
)
def test_where_nothing_can_be_compared_one_sentence_says_so(lang: Lang, group: Group, forecasts: list[Said]) -> None:
    charts, said = foretold(CONTENT, group, forecasts, lang)
    assert gaps(CONTENT, group, forecasts) == ()
    assert (charts, len(said)) == ((), 1)
    assert said[0].endswith(".")


def test_what_fewer_than_k_leaders_forecast_is_not_told_to_the_room() -> None:
    group = room(*[says(**{WAITS: 4, "form_first": 3})] * 8, k=5)
    forecasts = [says(**{WAITS: 2})] * 4 + [says(**{WAITS: 2, "form_first": 5})]
    assert [gap.pain.id for gap in gaps(CONTENT, group, forecasts)] == [WAITS]
    assert {gap.pain.id for gap in gaps(CONTENT, group, forecasts[-1:])} == {WAITS, "form_first"}, "one's own is whole"


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.integers(1, 5) | st.just("dont_know") | st.none(), min_size=3, max_size=3), max_size=8),
    st.lists(st.lists(st.integers(1, 5) | st.none(), min_size=3, max_size=3), max_size=8),
    st.integers(1, 6),
)
def test_nothing_below_k_is_told(people: list[Any], leaders: list[Any], k: int) -> None:
    names = (WAITS, "form_first", GOOD)

    def answers(each: list[Any]) -> Said:
        return says(**{name: level for name, level in zip(names, each, strict=True) if level})

    group, forecasts = room(*map(answers, people), k=k), [answers(each) for each in leaders]
    found = {gap.pain.id for gap in gaps(CONTENT, group, forecasts)}
    said = " ".join(told(group, *forecasts, lang=lang) for lang in LANGS)
    for at, name in enumerate(names):
        room_ = sum(isinstance(each[at], int) for each in people)
        guessed = sum(isinstance(each[at], int) for each in leaders)
        assert (name in found) is (room_ >= max(k, 2) and guessed >= max(1, min(k, len(leaders))))
        pain = next(pain for pain in CONTENT.pains if pain.id == name)
        assert name in found or pain.text.da.removesuffix(".") not in said
    assert bool(foretold(CONTENT, group, forecasts, "da")[0]) is bool(found)


@pytest.mark.parametrize("lang", LANGS)
def test_the_picture_holds_eight_the_table_all_and_every_size_is_painted(lang: Lang) -> None:
    whole = {question.id: dict.fromkeys(question.ids, 4) for question in questions(DIAGNOSE.foresee(CONTENT))}
    guess = {question.id: dict.fromkeys(question.ids, 2) for question in questions(DIAGNOSE.foresee(CONTENT))}
    charts, said = foretold(CONTENT, room(*[whole] * 6, simulated="simulated"), [guess], lang)
    (chart,) = charts
    assert len(chart.table) == len(CONTENT.pains)
    assert ("de 8 øverste af 16" if lang == "da" else "the first 8 of 16") in chart.subtitle
    assert ("simulerede svar" if lang == "da" else "simulated answers") in chart.subtitle
    assert not any("{" in sentence or "nan" in sentence for sentence in (*said, chart.title, chart.alt))
    for size in SIZES:
        assert chart.svg(size) == chart.svg(size)
