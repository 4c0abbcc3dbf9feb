"""An exercise on a phone: one screen at a time, and how a plain HTML form becomes an answer, and back."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Any

from tuskit.exercise import Part
from tuskit.fields import Field, Number
from tuskit.questions import Grid, Note, Pick, Points, Question, Rows, Scale, Sort

LEVEL = re.compile(r"-?[0-9]{1,3}")
Form = Mapping[str, list[str]]
"""What a browser sent: name → values."""


@dataclass(frozen=True)
class Screen:
    """One question, or one row or card of it."""

    part: Part
    question: Question
    item: str | None = None

    @property
    def name(self) -> str:
        """What problems on this screen are about."""
        return self.item or self.question.id


def screens(parts: tuple[Part, ...]) -> tuple[Screen, ...]:
    """An exercise one screen at a time: a grid row by row, cards one by one, everything else question by question."""
    return tuple(
        Screen(part, question, item)
        for part in parts
        for question in part.questions
        for item in (question.ids if isinstance(question, Grid | Sort) else (None,))
    )


def filled(sent: Mapping[str, list[bytes]]) -> Form:
    """The fields of a form that somebody has filled in: a browser sends the empty ones too."""
    told = {name: [value.decode("utf-8", "replace") for value in values] for name, values in sent.items()}
    return {name: values for name, values in told.items() if any(value.strip() for value in values)}


def written(screen: Screen, answer: Any) -> Form:
    """The form in which a browser sends a question's answer from this screen: `read` the other way round."""
    match screen.question:
        case Scale() | Points():
            return {name: [str(value)] for name, value in (answer or {}).items()}
        case Grid() | Sort():
            return {name: [str(value)] for name, value in ((answer or {}).get(screen.item) or {}).items()}
        case Pick():
            return {screen.question.id: list(answer or ())}
        case Rows():
            return {f"{r}.{f}": [str(v)] for r, values in (answer or {}).items() for f, v in values.items()}
        case Note():
            return {screen.question.id: [answer or ""]}
    message = f"{type(screen.question).__name__} has no phone form; add it here"
    raise NotImplementedError(message)


def first(shown: tuple[Screen, ...], answers: Mapping[str, Any]) -> int:
    """The first screen that has no answer yet, from 0; the last one when all have."""

    def empty(screen: Screen) -> bool:
        answer = answers.get(screen.question.id)
        return not (answer.get(screen.item) if screen.item and answer else answer)

    return next((n for n, screen in enumerate(shown) if empty(screen)), len(shown) - 1)


def read(screen: Screen, form: Form, before: Any) -> Any:  # noqa: PLR0911  (one for each kind)
    """The question's answer with what a form says on this screen. Nothing is checked here; what is empty is left out.

    `before` is the answer so far; what was said on the question's other screens stays.
    """
    match screen.question:
        case Scale():
            return {item: _level(form[item][0]) for item in screen.question.ids if form.get(item)}
        case Grid():
            judged = {c.id: _level(form[c.id][0]) for c in screen.question.columns if form.get(c.id)}
            return _with(before, screen.name, judged)
        case Points():
            given = {item: _number(form[item][0]) for item in screen.question.ids if form.get(item)}
            return given if any(given.values()) else {}
        case Pick():
            return form.get(screen.question.id, [])
        case Rows():
            rows = {row: _fields(screen.question.fields, form, f"{row}.") for row in screen.question.ids}
            return {row: values for row, values in rows.items() if values}
        case Sort():
            return _with(before, screen.name, _fields(screen.question.fields, form, ""))
        case Note():
            return form.get(screen.question.id, [""])[0]
    message = f"{type(screen.question).__name__} has no phone form; add it here"
    raise NotImplementedError(message)


def _with(before: Any, item: str, value: Any) -> dict[str, Any]:
    others = {name: said for name, said in (before or {}).items() if name != item}
    return {**others, item: value} if value else others


def _fields(fields: tuple[Field, ...], form: Form, before: str) -> dict[str, Any]:
    given = {field: form.get(before + field.id, [""])[0].strip() for field in fields}
    return {field.id: _number(said) if isinstance(field, Number) else said for field, said in given.items() if said}


def _level(said: str) -> int | str:
    return int(said) if LEVEL.fullmatch(said) else said


def _number(said: str) -> float | int | str:
    """A number as people write it; what is none is kept, so that the question can say why not."""
    try:
        number = float(said.replace(" ", "").replace(",", "."))
    except ValueError:
        return said
    return int(number) if isfinite(number) and number.is_integer() else number
