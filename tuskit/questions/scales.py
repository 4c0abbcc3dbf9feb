"""Judged on a scale: statements, lines between two poles, and pairs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tuskit.questions.kind import DONT_KNOW, UNKNOWN, Cell, Problem, Question
from tuskit.text import Item, Model, Text


class Level(Model):
    """One step of a scale."""

    value: int
    text: Text


class Poles(Item):
    """An item that lies between two poles; `text` names the line in a word or two."""

    low: Text
    """The pole at the lowest level, always to the left."""
    high: Text


OFF_SCALE = Text(da="Vælg et af trinnene på skalaen.", en="Choose one of the steps of the scale.")


@dataclass(frozen=True, kw_only=True)
class Scale(Question):
    """Statements that share one scale of levels, with or without "don't know"."""

    items: tuple[Item, ...]
    levels: tuple[Level, ...]
    dont_know: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items)

    def check(self, answer: object) -> tuple[Problem, ...]:
        if problems := tuple(self._mapping(answer)):
            return problems
        return tuple(self._problem(i, OFF_SCALE) for i, v in answer.items() if not on(self, v))  # type: ignore[attr-defined]

    def cells(self, answer: Any) -> Iterator[Cell]:
        for item, value in answer.items():
            yield level_cell(item, "level", value)


LINE = tuple(
    Level(value=value, text=Text(da=da, en=en))
    for value, da, en in (
        (1, "Helt til venstre", "All the way left"),
        (2, "Langt til venstre", "Far to the left"),
        (3, "Lidt til venstre", "A little to the left"),
        (4, "I midten", "In the middle"),
        (5, "Lidt til højre", "A little to the right"),
        (6, "Langt til højre", "Far to the right"),
        (7, "Helt til højre", "All the way right"),
    )
)
"""Seven steps between two poles."""


@dataclass(frozen=True, kw_only=True)
class Shift(Scale):
    """Items that each lie somewhere between two poles of their own."""

    items: tuple[Poles, ...]
    levels: tuple[Level, ...] = LINE


@dataclass(frozen=True, kw_only=True)
class Grid(Question):
    """Rows by columns, each pair judged on one scale."""

    rows: tuple[Item, ...]
    columns: tuple[Item, ...]
    levels: tuple[Level, ...]
    dont_know: bool = True

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(row.id for row in self.rows)

    def check(self, answer: object) -> tuple[Problem, ...]:
        if problems := tuple(self._mapping(answer)):
            return problems
        columns = {column.id for column in self.columns}
        problems = ()
        for row, judged in answer.items():  # type: ignore[attr-defined]
            if not isinstance(judged, Mapping) or set(judged) - columns:
                problems += (self._problem(row, UNKNOWN),)
            elif not all(on(self, value) for value in judged.values()):
                problems += (self._problem(row, OFF_SCALE),)
        return problems

    def cells(self, answer: Any) -> Iterator[Cell]:
        columns = {column.id for column in self.columns}
        for row, judged in answer.items():
            for column, value in judged.items():
                if column in columns:
                    yield level_cell(row, column, value)

    def missing(self, answer: Any) -> tuple[str, ...]:
        return tuple(row for row in self.ids if len((answer or {}).get(row, ())) < len(self.columns))


def on(question: Scale | Grid, value: object) -> bool:
    """Whether a value is a level of the question's scale, or "don't know" where that is allowed."""
    if value == DONT_KNOW:
        return question.dont_know
    return type(value) is int and value in {level.value for level in question.levels}


def level_cell(item: str, field: str, value: int | str) -> Cell:
    """A level, or "don't know", as a cell."""
    return Cell(item, field, None, DONT_KNOW) if value == DONT_KNOW else Cell(item, field, float(value), None)
