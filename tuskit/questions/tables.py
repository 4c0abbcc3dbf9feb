"""Filled in: small tables, cards put in places, and a few words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tuskit.fields import Choice, Field, Number, written
from tuskit.questions.kind import NOT_AN_ANSWER, UNKNOWN, Cell, Problem, Question
from tuskit.text import Item, Text


@dataclass(frozen=True, kw_only=True)
class Rows(Question):
    """A small table: for each row a value in each field."""

    rows: tuple[Item, ...]
    fields: tuple[Field, ...]

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(row.id for row in self.rows)

    def check(self, answer: object) -> tuple[Problem, ...]:
        if problems := tuple(self._mapping(answer)):
            return problems
        return tuple(
            self._problem(row, says)
            for row, values in answer.items()  # type: ignore[attr-defined]
            for says in _refused(self.fields, values)
        )

    def cells(self, answer: Any) -> Iterator[Cell]:
        for row, values in answer.items():
            yield from _field_cells(row, self.fields, values)

    def missing(self, answer: Any) -> tuple[str, ...]:
        return tuple(row for row in self.ids if len((answer or {}).get(row, ())) < len(self.fields))


@dataclass(frozen=True, kw_only=True)
class Sort(Question):
    """Cards, each put in a place; once placed, a card can be given details."""

    cards: tuple[Item, ...]
    places: tuple[Item, ...]
    details: tuple[Choice, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(card.id for card in self.cards)

    @property
    def fields(self) -> tuple[Choice, ...]:
        """The place and the details, as fields of a row."""
        place = Choice(id="place", text=Text(da="Sted", en="Place"), options=self.places)
        return (place, *self.details)

    def check(self, answer: object) -> tuple[Problem, ...]:
        if problems := tuple(self._mapping(answer)):
            return problems
        problems = ()
        for card, values in answer.items():  # type: ignore[attr-defined]
            problems += tuple(self._problem(card, says) for says in _refused(self.fields, values))
            if isinstance(values, Mapping) and "place" not in values:
                problems += (self._problem(card, Text(da="Læg kortet et sted.", en="Put the card in a place.")),)
        return problems

    def cells(self, answer: Any) -> Iterator[Cell]:
        for card, values in answer.items():
            yield from _field_cells(card, self.fields, values)


def _refused(fields: tuple[Field, ...], values: object) -> Iterator[Text]:
    """Why the values of one row cannot stand."""
    known = {field.id: field for field in fields}
    if not isinstance(values, Mapping) or set(values) - set(known):
        yield UNKNOWN
        return
    for name, value in values.items():
        if says := known[name].refuses(value):
            yield says


def _field_cells(item: str, fields: tuple[Field, ...], values: Mapping[str, Any]) -> Iterator[Cell]:
    numbers = {field.id: isinstance(field, Number) for field in fields}
    for name, value in values.items():
        if numbers.get(name):
            yield Cell(item, name, float(value), None)
        elif name in numbers and value.strip():
            yield Cell(item, name, None, value.strip())


@dataclass(frozen=True, kw_only=True)
class Note(Question):
    """A few words in the person's own language, at most `limit` characters."""

    limit: int = 400

    @property
    def ids(self) -> tuple[str, ...]:
        return (self.id,)

    def check(self, answer: object) -> tuple[Problem, ...]:
        if not isinstance(answer, str):
            return (self._problem("", NOT_AN_ANSWER),)
        if not written(answer, self.limit):
            return (
                self._problem("", Text(da=f"Skriv højst {self.limit} tegn.", en=f"At most {self.limit} characters.")),
            )
        return ()

    def cells(self, answer: Any) -> Iterator[Cell]:
        if answer.strip():
            yield Cell(self.id, "words", None, answer.strip())

    def missing(self, answer: Any) -> tuple[str, ...]:
        return () if (answer or "").strip() else self.ids
