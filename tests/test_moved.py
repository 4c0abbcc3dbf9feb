"""What moved between two rounds: planted rooms whose truth is known, in both languages."""

from __future__ import annotations

import random
from datetime import UTC, datetime
from typing import Any

import pytest
from asked import FIVE, PULL, items, text
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit import moved
from tuskit.answers import Group, tidy
from tuskit.charts import Size
from tuskit.exercise import Part
from tuskit.moved import Moved
from tuskit.moved.items import Judged, Laid
from tuskit.questions import Grid, Points, Question, Scale, Sort
from tuskit.responses import Response
from tuskit.text import LANGS, Lang

Answer = dict[str, Any]
SIZES: tuple[Size, ...] = ("screen", "phone", "projector", "print")
SCALE = Scale(id="pains", prompt=text("?"), items=items("alpha", "beta", "gamma"), levels=FIVE)
GRID = Grid(id="pull", prompt=text("?"), rows=items("row"), columns=items("x", "y"), levels=PULL)
SORT = Sort(id="cards", prompt=text("?"), cards=items("stress", "goals"), places=items("tus", "mu", "mus"))
POINTS = Points(id="now", prompt=text("?"), items=items("a", "b"))


def group(*answers: Answer, asked: tuple[Question, ...], invited: int = 30, k: int = 1, **more: Any) -> Group:
    said = [
        Response(participant=f"p{n:03}", exercise="x", answers=answer, at=datetime.now(UTC))
        for n, answer in enumerate(answers)
    ]
    return Group(table=tidy(said, asked), n=len(said), invited=invited, k=k, **more)


def parts(*asked: Question) -> tuple[Part, ...]:
    return (Part(id="all", title=text("all"), intro=text("all"), questions=asked),)


def compared(
    first: list[Answer], second: list[Answer], *asked: Question, k: int = 1, invited: tuple[int, int] = (30, 30)
) -> Moved:
    one, other = (group(*said, asked=asked, invited=n, k=k) for said, n in zip((first, second), invited, strict=True))
    return moved.compare(one, other, parts(*asked))


def pains(**levels: int | str) -> Answer:
    return {"pains": levels}


def cards(**places: str) -> Answer:
    return {"cards": {card: {"place": place} for card, place in places.items()}}


def said(found: Moved, lang: Lang = "en") -> str:
    return " ".join(moved.conclude(found, lang))


def test_the_mean_that_moves_farthest_comes_first_with_both_ns() -> None:
    first = [pains(alpha=2, beta=3, gamma=3)] * 10 + [{}] * 2
    second = [pains(alpha=4, beta=4, gamma=3)] * 9
    found = compared(first, second, SCALE, invited=(30, 28))
    assert [one.item.id for one in found.items] == ["alpha", "beta", "gamma"]
    assert found.items[0].n == (10, 9)
    assert moved.conclude(found, "da")[0] == (
        "»alpha« flyttede sig mest fra første til anden runde: snittet gik fra 2,0 til 4,0 på skalaen fra 1 (1) til 5 (5) "
        "(første runde 10 af 30, anden runde 9 af 28)."
    )
    assert "the mean went from 2.0 to 4.0 on the scale from 1 (1) to 5 (5) (first round 10 of 30, second" in said(found)
    assert "on 2 of 3 items (first round 12 of 30, second round 9 of 28)." in said(found)


def test_where_two_camps_have_met_the_mean_stands_and_the_agreement_tells() -> None:
    first = [pains(alpha=1, beta=2)] * 5 + [pains(alpha=5, beta=2)] * 5
    found = compared(first, [pains(alpha=3, beta=2)] * 10, SCALE)
    one = found.items[0]
    assert isinstance(one, Judged)
    assert (one.item.id, one.means, one.agreements, one.moves) == ("alpha", (3, 3), (-1, 1), False)
    assert "The means moved little" in said(found)
    assert "On 1 of 2 items you agree more than in the first round, above all on “alpha”" in said(found)
    assert moved.draw(found, "en")[0].title.startswith("On 1 of 2 items you agree more")


def test_agreeing_less_is_told_too() -> None:
    second = [pains(alpha=1, beta=2)] * 5 + [pains(alpha=5, beta=2)] * 5
    found = compared([pains(alpha=3, beta=2)] * 10, second, SCALE)
    assert "On 1 of 2 items you agree less than in the first round, above all on “alpha”" in said(found)
    assert "agree more" not in said(found)
    assert "Om 1 af 2 emner er I mindre enige end i første runde, især om »alpha«" in said(found, "da")


def test_a_room_that_stays_is_said_to_stay() -> None:
    found = compared([pains(alpha=2, beta=4)] * 10, [pains(alpha=2, beta=4)] * 9 + [pains(alpha=3, beta=4)], SCALE)
    assert moved.conclude(found, "da")[0] == (
        "Snittene flyttede sig kun lidt fra første til anden runde: intet af dem 0,3 trin eller mere "
        "(første runde 10 af 30, anden runde 10 af 30)."
    )
    assert moved.draw(found, "da")[0].title.startswith("Snittene flyttede sig kun lidt")


@pytest.mark.parametrize(("risen", "moves"), [(2, False), (3, True)])
def test_a_movement_is_three_tenths_of_a_level(risen: int, moves: bool) -> None:  # noqa: FBT001  (a case)
    second = [pains(alpha=3)] * risen + [pains(alpha=2)] * (10 - risen)
    assert compared([pains(alpha=2)] * 10, second, SCALE).items[0].moves is moves


def test_dont_know_is_no_level() -> None:
    found = compared([pains(alpha=2), pains(alpha=2), pains(alpha="dont_know")], [pains(alpha=4)] * 2, SCALE)
    assert found.items[0].n == (2, 2)


def test_a_grid_is_compared_pair_by_pair() -> None:
    first = [{"pull": {"row": {"x": -2, "y": 1}}}] * 6
    second = [{"pull": {"row": {"x": 1, "y": 1}}}] * 6
    found = compared(first, second, GRID)
    assert [one.name("en") for one in found.items] == ["row · x", "row · y"]
    assert "“row · x” moved most" in said(found)
    assert "went from −2.0 to 1.0 on the scale from −2 (-2) to 2 (2)" in said(found)


def test_a_card_that_most_put_elsewhere() -> None:
    first = [cards(stress="tus", goals="mu")] * 7 + [cards(stress="mu", goals="mu")] * 3
    second = [cards(stress="mu", goals="mu")] * 8 + [cards(stress="tus", goals="mu")]
    found = compared(first, second, SORT)
    one = found.items[0]
    assert isinstance(one, Laid)
    assert (one.item.id, one.places[one.before].id, one.places[one.now].id) == ("stress", "tus", "mu")
    assert one.said == (7, 1)
    assert moved.conclude(found, "da")[0] == (
        "»stress« flyttede sig mest: i første runde valgte flest »tus« (7 af 10), i anden »mu« (8 af 9) "
        "(første runde 10 af 30, anden runde 9 af 30)."
    )
    assert found.items[1].moves is False


def test_a_place_that_wins_without_changing() -> None:
    first = [cards(stress="tus")] * 6 + [cards(stress="mu")] * 4
    found = compared(first, [cards(stress="tus")] * 10, SORT)
    assert "“stress” moved most from the first to the second round: 6 of 10 chose “tus” in the first round and" in said(
        found
    )
    assert "another place" not in said(found)


def test_a_tie_is_no_change_of_place() -> None:
    tied = [cards(stress="tus")] * 5 + [cards(stress="mu")] * 5
    found = compared(tied, [cards(stress="mu")] * 6 + [cards(stress="tus")] * 4, SORT).items[0]
    assert isinstance(found, Laid)
    assert (found.before, found.now) == (1, 1)
    back = compared([cards(stress="mu")] * 6 + [cards(stress="tus")] * 4, tied, SORT).items[0]
    assert isinstance(back, Laid)
    assert back.before == back.now == 1


def test_cards_that_stay_are_said_to_stay() -> None:
    found = compared([cards(stress="tus")] * 8, [cards(stress="tus")] * 8, SORT)
    assert moved.conclude(found, "da")[0].startswith("Kortene ligger næsten, som de lå i første runde")


def test_every_scale_has_its_picture_and_the_largest_movement_comes_first() -> None:
    first = [{**pains(alpha=2), **cards(stress="tus"), "pull": {"row": {"x": -2}}}] * 6
    second = [{**pains(alpha=3), **cards(stress="mu"), "pull": {"row": {"x": 1}}}] * 6
    charts = moved.draw(compared(first, second, SCALE, GRID, SORT), "en")
    assert [chart.id for chart in charts] == ["moved_places", "moved_scale_1", "moved_scale_2"]
    assert [chart.title.split("”")[0] for chart in charts] == ["“stress", "“row · x", "“alpha"]


def test_points_and_notes_are_left_out() -> None:
    found = compared([{"now": {"a": 90, "b": 10}}] * 6, [{"now": {"a": 10, "b": 90}}] * 6, POINTS)
    assert found.items == ()
    assert moved.draw(found, "da") == ()
    assert len(moved.conclude(found, "da")) == 1


def test_the_picture_holds_eight_and_the_table_all() -> None:
    many = Scale(id="pains", prompt=text("?"), items=items(*(f"item_{n}" for n in range(12))), levels=FIVE)
    one, other = ([{"pains": dict.fromkeys(many.ids, level)}] * 6 for level in (2, 4))
    chart = moved.draw(compared(one, other, many), "en")[0]
    assert len(chart.table) == 12
    assert "the 8 of 12 that moved most" in chart.subtitle
    assert chart.alt.count("from 2.0 to 4.0") == 8


@pytest.mark.parametrize("simulated", ["simulated", "rehearsal"])
def test_what_nobody_said_is_marked(simulated: Any) -> None:
    one, other = (
        group(*[pains(alpha=level)] * 6, asked=(SCALE,), simulated=simulated if level == 4 else "") for level in (2, 4)
    )
    found = moved.compare(one, other, parts(SCALE))
    assert found.simulated == simulated
    plain = moved.draw(compared([pains(alpha=2)] * 6, [pains(alpha=4)] * 6, SCALE), "en")[0].subtitle
    assert moved.draw(found, "en")[0].subtitle.removeprefix(plain).startswith(" · ")


@pytest.mark.parametrize("hidden", [0, 1])
@pytest.mark.parametrize("lang", LANGS)
def test_a_withheld_round_is_one_sentence(hidden: int, lang: Lang) -> None:
    sides = [group(*[pains(alpha=level)] * 6, asked=(SCALE,), k=5) for level in (2, 4)]
    sides[hidden] = group(asked=(SCALE,), k=5, withheld=True)
    found = moved.compare(sides[0], sides[1], parts(SCALE))
    assert moved.draw(found, lang) == ()
    (only,) = moved.conclude(found, lang)
    assert ("mindst 5" if lang == "da" else "at least 5") in only


def test_one_person_is_no_group_even_where_everything_is_open() -> None:
    found = compared([pains(alpha=1)], [pains(alpha=5)], SCALE)
    assert moved.draw(found, "en") == ()
    assert "at least 2" in moved.conclude(found, "en")[0]


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.lists(st.integers(1, 5) | st.none(), min_size=3, max_size=3), max_size=9),
    st.lists(st.lists(st.integers(1, 5) | st.none(), min_size=3, max_size=3), max_size=9),
    st.integers(1, 6),
)
def test_nothing_below_k_is_told(first: list[Any], second: list[Any], k: int) -> None:
    def answers(people: list[Any]) -> list[Answer]:
        return [pains(**{i: v for i, v in zip(SCALE.ids, each, strict=True) if v}) for each in people]

    found = compared(answers(first), answers(second), SCALE, k=k)
    least = max(k, 2)
    for at, name in enumerate(SCALE.ids):
        enough = all(sum(each[at] is not None for each in people) >= least for people in (first, second))
        told = {one.item.id for one in found.items}
        assert (name in told) is enough
        for lang in LANGS:
            words = said(found, lang) + "".join(chart.alt + chart.table.to_csv() for chart in moved.draw(found, lang))
            assert enough or name not in words
    assert bool(moved.draw(found, "da")) is bool(found.items)


@pytest.mark.parametrize("lang", LANGS)
def test_no_sentence_says_why_or_that_it_is_certain(lang: Lang) -> None:
    stream = random.Random(5)
    rooms = [
        [
            {**pains(**{i: stream.randint(1, 5) for i in SCALE.ids}), **cards(stress=stream.choice(("tus", "mu")))}
            for _ in range(12)
        ]
        for _ in range(2)
    ]
    found = compared(rooms[0], rooms[1], SCALE, SORT)
    told = [*moved.conclude(found, lang), *(c.title + "." for c in moved.draw(found, lang))]
    both = "første runde 12 af 30, anden runde 12 af 30" if lang == "da" else "first round 12 of 30, second round 12 of"
    for sentence in told:
        assert sentence.endswith(".")
        assert not any(word in sentence.lower() for word in ("signif", "because", "fordi", "dialog", "samtalen", "{"))
    assert all(both in sentence for sentence in moved.conclude(found, lang))
    assert all(both in chart.subtitle for chart in moved.draw(found, lang))
    for chart in moved.draw(found, lang):
        for size in SIZES:
            assert chart.svg(size) == chart.svg(size)


def test_the_order_of_people_moves_nothing() -> None:
    stream = random.Random(3)
    first, second = ([pains(**{i: stream.randint(1, 5) for i in SCALE.ids}) for _ in range(9)] for _ in range(2))
    assert compared(first, second, SCALE) == compared(first[::-1], second[::-1], SCALE)
