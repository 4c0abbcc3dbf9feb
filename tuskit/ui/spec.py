"""A question as plain JSON in the viewer's language: all that the browser needs to show it."""

from __future__ import annotations

from functools import singledispatch
from typing import Any

from babel.numbers import format_decimal, get_decimal_symbol

from tuskit.fields import Choice, Field, Number, Words
from tuskit.questions import DONT_KNOW, Grid, Level, Note, Pick, Points, Question, Rows, Scale, Shift, Sort
from tuskit.text import LOCALE, Item, Lang
from tuskit.ui import words

Spec = dict[str, Any]
FEW = 7
"""A field with at most so many possible values is shown as steps, not typed."""
SHORT = 30
"""Options fit on a line of steps when their number times the length of the longest is at most this."""


@singledispatch
def describe(question: Question, lang: Lang) -> Spec:
    """What the browser needs to show a question."""
    message = f"tuskit.ui.spec cannot describe a {type(question).__name__}; register it here"
    raise NotImplementedError(message)


@describe.register
def _(question: Scale, lang: Lang) -> Spec:
    return _question(question, lang, "scale", {}) | {
        "items": _items(question.items, lang),
        **_levels(question, lang, judged=False),
    }


@describe.register
def _(question: Shift, lang: Lang) -> Spec:
    poles = [{"low": item.low[lang], "high": item.high[lang]} for item in question.items]
    return _question(question, lang, "shift", {}) | {
        "items": [item | ends for item, ends in zip(_items(question.items, lang), poles, strict=True)],
        **_levels(question, lang, judged=False),
    }


@describe.register
def _(question: Grid, lang: Lang) -> Spec:
    return _question(question, lang, "grid", {}) | {
        "rows": _items(question.rows, lang),
        "columns": _items(question.columns, lang),
        "words": words.say(words.GRID, lang),
        **_levels(question, lang, judged=True),
    }


@describe.register
def _(question: Points, lang: Lang) -> Spec:
    return _question(question, lang, "points", {}) | {
        "items": _items(question.items, lang),
        "total": question.total,
        "step": max(1, question.total // 20),
        "words": words.say(words.POINTS, lang),
    }


@describe.register
def _(question: Pick, lang: Lang) -> Spec:
    return _question(question, lang, "pick", []) | {
        "options": _items(question.options, lang),
        "most": question.most,
        "words": words.say(words.PICK_ONE if question.most == 1 else words.PICK_MANY, lang),
    }


@describe.register
def _(question: Sort, lang: Lang) -> Spec:
    return _question(question, lang, "sort", {}) | {
        "cards": _items(question.cards, lang),
        "places": _items(question.places, lang),
        "details": [
            {"id": detail.id, "text": detail.text[lang], "options": _items(detail.options, lang)}
            for detail in question.details
        ],
        "words": words.say(words.SORT, lang),
    }


@describe.register
def _(question: Rows, lang: Lang) -> Spec:
    return _question(question, lang, "rows", {}) | {
        "rows": _items(question.rows, lang),
        "fields": [{"id": f.id, "text": f.text[lang], **_field(f, lang)} for f in question.fields],
        "point": get_decimal_symbol(LOCALE[lang]),
        "words": words.say(words.ROWS, lang),
    }


@describe.register
def _(question: Note, lang: Lang) -> Spec:
    return _question(question, lang, "note", "") | {"limit": question.limit, "words": words.say(words.NOTE, lang)}


def _question(question: Question, lang: Lang, kind: str, empty: object) -> Spec:
    """What all kinds share. `empty` is the answer before anything is answered."""
    return {
        "id": question.id,
        "kind": kind,
        "prompt": question.prompt[lang],
        "help": question.help[lang] if question.help else None,
        "empty": empty,
    }


def _items(items: tuple[Item, ...], lang: Lang) -> list[Spec]:
    return [{"id": i.id, "text": i.text[lang], "help": i.help[lang] if i.help else None} for i in items]


def _levels(question: Scale | Grid, lang: Lang, *, judged: bool) -> Spec:
    """The steps of a scale, and apart from them "don't know"."""
    signed = any(level.value < 0 for level in question.levels)
    return {
        "levels": [
            {
                "value": level.value,
                "text": level.text[lang],
                "short": _short(level, signed=signed),
                "heard": f"{_short(level, signed=signed)}, {level.text[lang]}",
                "tone": _tone(level.value) if judged and signed else None,
            }
            for level in question.levels
        ],
        "apart": [
            {
                "value": DONT_KNOW,
                "text": words.DONT_KNOW[lang],
                "short": "?" if judged else words.DONT_KNOW[lang],
                "apart": True,
            }
        ]
        if question.dont_know
        else [],
    }


def _short(level: Level, *, signed: bool) -> str:
    return f"{level.value:+d}".replace("-", "−") if signed and level.value else str(level.value)


def _tone(value: int) -> str:
    """Which colour of the diverging scale a level has: m2, m1, 0, p1 or p2."""
    return f"{'mp'[value > 0]}{min(2, abs(value))}" if value else "0"


def _field(field: Field, lang: Lang) -> Spec:
    """One field of a row as the browser's kind of input."""
    match field:
        case Number() if (few := _few(field)) is not None:
            options = [
                {"value": n, "text": f"{_number(n, lang)} {field.unit[lang]}", "short": _number(n, lang)} for n in few
            ]
            return {"kind": "steps", "options": options, "usual": field.usual}
        case Number():
            shown = None if field.usual is None else _number(field.usual, lang)
            whole = field.step == int(field.step)
            unit = field.unit[lang]
            return {"kind": "number", "unit": unit, "usual": field.usual, "shown": shown, "whole": whole}
        case Choice():
            texts = [(option.id, option.text[lang]) for option in field.options]
            fits = len(texts) <= FEW and len(texts) * max(len(text) for _, text in texts) <= SHORT
            options = [{"value": value, "text": text, "short": text} for value, text in texts]
            return {"kind": "steps" if fits else "select", "options": options}
        case Words():
            return {"kind": "words", "limit": field.limit}
        case _:
            message = f"tuskit.ui.spec cannot describe a {type(field).__name__}; add it here"
            raise NotImplementedError(message)


def _few(field: Number) -> list[float] | None:
    """All numbers that a field can hold, when they are few."""
    count = (field.most - field.least) / field.step + 1
    if count > FEW or count != int(count):
        return None
    return [field.least + n * field.step for n in range(int(count))]


def _number(number: float, lang: Lang) -> str:
    return format_decimal(number, locale=LOCALE[lang])
