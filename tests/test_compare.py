"""Answers in words, and where two groups differ."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from tuskit import compare
from tuskit.answers import Group, tidy
from tuskit.exercise import Part
from tuskit.fields import Choice, Number, Words
from tuskit.questions import Grid, Level, Note, Points, Rows, Scale, Sort
from tuskit.responses import Response
from tuskit.text import Item, Text


def text(words: str) -> Text:
    return Text(da=f"{words} da", en=words)


def items(*names: str) -> tuple[Item, ...]:
    return tuple(Item(id=name, text=text(name.upper())) for name in names)


LEVELS = tuple(Level(value=value, text=text(str(value))) for value in (1, 2, 3, 4, 5))
QUESTIONS = (
    Scale(id="pain", prompt=text("How is it?"), items=items("a", "b"), levels=LEVELS),
    Grid(id="grid", prompt=text("Pulls?"), rows=items("r"), columns=items("x", "y"), levels=LEVELS),
    Points(id="points", prompt=text("Points"), items=items("p", "q")),
    Sort(id="layout", prompt=text("Where?"), cards=items("c"), places=items("tus", "mu")),
    Rows(
        id="rows",
        prompt=text("Rows"),
        rows=items("s"),
        fields=(
            Number(id="minutes", text=text("Minutes"), unit=text("min"), most=100),
            Choice(id="keep", text=text("Keep?"), options=items("yes_", "no_")),
            Words(id="owner", text=text("Owner")),
        ),
    ),
    Note(id="note", prompt=text("Anything else?")),
)
PARTS = (Part(id="all", title=text("All"), intro=text("All"), questions=QUESTIONS),)


def group(*answers: dict[str, Any]) -> Group:
    said = [Response(participant=f"p{n}", exercise="x", answers=a, at=datetime.now(UTC)) for n, a in enumerate(answers)]
    return Group(table=tidy(said, QUESTIONS), n=len(said), invited=10)


def test_answers_are_told_in_words() -> None:
    table = compare.spoken(
        group({"pain": {"a": 4, "b": "dont_know"}, "layout": {"c": {"place": "tus"}}, "note": "Hi"}).table, PARTS, "en"
    )
    assert table.values.tolist() == [
        [1, "Where?", "C", "Place", "TUS"],
        [1, "Anything else?", "note", "Note", "Hi"],
        [1, "How is it?", "A", "Level", "4"],
        [1, "How is it?", "B", "Level", "Don't know"],
    ]


def test_the_largest_difference_comes_first() -> None:
    mine = group({"pain": {"a": 1, "b": 3}, "points": {"p": 90, "q": 10}, "layout": {"c": {"place": "tus"}}})
    theirs = group(
        {"pain": {"a": 5, "b": 3}, "points": {"p": 50, "q": 50}, "layout": {"c": {"place": "mu"}}},
        {"pain": {"a": 4, "b": 3}, "points": {"p": 50, "q": 50}, "layout": {"c": {"place": "mu"}}},
    )
    table = compare.differences(mine, theirs, PARTS, "en")
    assert table.values.tolist() == [
        ["C", "TUS", "MU"],
        ["A", "1", "4.5"],
        ["P", "90", "50"],
        ["Q", "10", "50"],
    ]


def test_dont_know_notes_and_free_words_are_not_compared() -> None:
    mine = group({"pain": {"a": "dont_know"}, "note": "one", "rows": {"s": {"owner": "Ida"}}})
    theirs = group({"pain": {"a": 5}, "note": "two", "rows": {"s": {"owner": "Bo"}}})
    assert compare.differences(mine, theirs, PARTS, "en").empty


def test_groups_that_say_the_same_do_not_differ() -> None:
    one = group({"pain": {"a": 2}, "grid": {"r": {"x": 1}}, "rows": {"s": {"minutes": 30, "keep": "yes_"}}})
    assert compare.differences(one, one, PARTS, "da").empty


def test_nobody_differs_from_nobody() -> None:
    table = compare.differences(group(), group(), PARTS, "da")
    assert table.empty
    assert list(table.columns) == ["Emne", "I svarer", "De andre svarer"]
