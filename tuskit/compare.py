"""Answers in the viewer's words, and where two groups differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

import pandas as pd

from tuskit.exercise import Part, questions
from tuskit.fields import Choice, Number, Words
from tuskit.questions import DONT_KNOW, Grid, Pick, Points, Question, Rows, Scale, Sort
from tuskit.text import Item, Lang, Text

if TYPE_CHECKING:
    from tuskit.answers import Group

DONT_KNOW_TEXT = Text(da="Ved ikke", en="Don't know")
HEADINGS = {
    "person": Text(da="Person", en="Person"),
    "question": Text(da="Spørgsmål", en="Question"),
    "item": Text(da="Emne", en="Item"),
    "field": Text(da="Felt", en="Field"),
    "answer": Text(da="Svar", en="Answer"),
    "mine": Text(da="I svarer", en="You answer"),
    "theirs": Text(da="De andre svarer", en="The others answer"),
}
FIELDS = {
    "level": Text(da="Trin", en="Level"),
    "points": Text(da="Point", en="Points"),
    "picked": Text(da="Valgt", en="Picked"),
    "words": Text(da="Note", en="Note"),
    "place": Text(da="Sted", en="Place"),
}

FEWEST = 3
"""A role of whom fewer took a stand has no mean worth comparing."""
ROLES = {
    "employee": Text(da="Medarbejder", en="Employee"),
    "leader": Text(da="Leder", en="Leader"),
    "hr": Text(da="HR", en="HR"),
}
MANY = {
    "employee": Text(da="medarbejdere", en="employees"),
    "leader": Text(da="ledere", en="leaders"),
    "hr": Text(da="HR", en="HR"),
}
"""Several of a role, inside a sentence."""


def comparable(sizes: Mapping[str, int], everybody: int, k: int) -> tuple[str, ...]:
    """The roles that may stand side by side on one thing: those of which enough took a stand (role → how many).

    So many of them stay that the others cannot be had by subtraction from everybody who took one.

    >>> comparable({"employee": 9, "leader": 6, "hr": 2}, 19, 5)
    ('employee',)
    """
    shown = [role for role, size in sizes.items() if size >= max(FEWEST, k)]
    while shown and 0 < everybody - sum(sizes[role] for role in shown) < k:
        shown.remove(min(shown, key=lambda role: sizes[role]))
    return tuple(shown)


def spoken(table: pd.DataFrame, parts: tuple[Part, ...], lang: Lang) -> pd.DataFrame:
    """A tidy table in words: one row a value, with labels instead of ids."""
    prompts = {question.id: question.prompt[lang] for question in questions(parts)}
    items, fields, options = _labels(parts, lang)
    keys = list(zip(table["question"], table["item"], table["field"], strict=True))
    answers = [
        f"{number:g}" if pd.notna(number) else options.get((q, f, text), text)
        for (q, _, f), number, text in zip(keys, table["number"], table["text"], strict=True)
    ]
    return pd.DataFrame(
        {
            HEADINGS["person"][lang]: table["person"] + 1,
            HEADINGS["question"][lang]: [prompts.get(q, q) for q, _, _ in keys],
            HEADINGS["item"][lang]: [items.get((q, i), i) for q, i, _ in keys],
            HEADINGS["field"][lang]: [fields.get((q, f), f) for q, _, f in keys],
            HEADINGS["answer"][lang]: answers,
        }
    ).reset_index(drop=True)


def differences(mine: Group, theirs: Group, parts: tuple[Part, ...], lang: Lang) -> pd.DataFrame:
    """Where two groups differ, the largest difference first: one row an item that both have answered.

    Numbers are compared by their medians, in units of the question's range; words by the most common one, and how
    large a share of `theirs` chose otherwise. Items on which the two agree are left out.
    """
    items, fields, options = _labels(parts, lang)
    spans = {question.id: _spans(question) for question in questions(parts)}
    rows = []
    for key, (left, right) in _pairs(mine.table, theirs.table):
        question, item, field = key
        if left["number"].notna().any() and right["number"].notna().any():
            middle = (float(left["number"].median()), float(right["number"].median()))
            gap = abs(middle[0] - middle[1]) / spans[question].get(field, 1.0)
            shown = (f"{middle[0]:g}", f"{middle[1]:g}")
        elif left["text"].notna().any() and right["text"].notna().any() and field in spans[question]:
            one, other = (str(side["text"].value_counts().sort_index().idxmax()) for side in (left, right))
            gap = float((right["text"] != one).mean()) if one != other else 0.0
            shown = (options.get((question, field, one), one), options.get((question, field, other), other))
        else:
            continue
        if gap > 0:
            named = fields.get((question, field), field) if len(spans[question]) > 1 else ""
            rows.append((gap, " · ".join(filter(None, (items.get((question, item), item), named))), *shown))
    rows.sort(key=lambda row: (-row[0], row[1]))
    columns = [HEADINGS[name][lang] for name in ("item", "mine", "theirs")]
    return pd.DataFrame([row[1:] for row in rows], columns=columns)


def _pairs(
    mine: pd.DataFrame, theirs: pd.DataFrame
) -> Iterator[tuple[tuple[str, str, str], tuple[pd.DataFrame, pd.DataFrame]]]:
    """The rows of two tables about the same item, without "don't know"."""
    known = (table[table["text"].ne(DONT_KNOW).fillna(value=True)] for table in (mine, theirs))
    sides = [
        {(str(q), str(i), str(f)): rows for (q, i, f), rows in table.groupby(["question", "item", "field"])}
        for table in known
    ]
    for key in sides[0]:
        if key in sides[1]:
            yield key, (sides[0][key], sides[1][key])


def _spans(question: Question) -> dict[str, float]:
    """How far apart two answers in a field can be. Notes and free words are left out: they are not compared."""
    match question:
        case Scale():
            return {"level": _range([level.value for level in question.levels])}
        case Grid():
            return dict.fromkeys(
                (column.id for column in question.columns), _range([level.value for level in question.levels])
            )
        case Points():
            return {"points": float(question.total)}
        case Rows():
            return {
                f.id: f.most - f.least if isinstance(f, Number) else 1.0
                for f in question.fields
                if not isinstance(f, Words)
            }
        case Sort():
            return {field.id: 1.0 for field in question.fields}
    return {}


def _range(values: list[int]) -> float:
    return float(max(values) - min(values)) or 1.0


def _labels(
    parts: tuple[Part, ...], lang: Lang
) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], str], dict[tuple[str, str, str], str]]:
    """Words for (question, item), for (question, field) and for the options of (question, field)."""
    items: dict[tuple[str, str], str] = {}
    fields: dict[tuple[str, str], str] = {}
    options: dict[tuple[str, str, str], str] = {}
    for question in questions(parts):
        for item in _items(question):
            items[question.id, item.id] = item.text[lang]
        for name, text in FIELDS.items():
            fields[question.id, name] = text[lang]
        if isinstance(question, Grid):
            fields |= {(question.id, column.id): column.text[lang] for column in question.columns}
            fields_of: tuple[str, ...] = tuple(column.id for column in question.columns)
        elif isinstance(question, Rows | Sort):
            fields |= {(question.id, field.id): field.text[lang] for field in question.fields}
            options |= {
                (question.id, field.id, option.id): option.text[lang]
                for field in question.fields
                if isinstance(field, Choice)
                for option in field.options
            }
            fields_of = ()
        else:
            fields_of = ("level",)
        options |= {(question.id, field, DONT_KNOW): DONT_KNOW_TEXT[lang] for field in fields_of}
    return items, fields, options


def _items(question: Question) -> tuple[Item, ...]:
    match question:
        case Scale() | Points():
            return question.items
        case Grid() | Rows():
            return question.rows
        case Pick():
            return question.options
        case Sort():
            return question.cards
    return ()
