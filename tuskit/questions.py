"""The vocabulary of questions. Each kind checks an answer and lays it out as cells; none knows where it is shown.

An answer is plain JSON that names items by id, never by label or position, and leaves out what was skipped:

    Scale   {item: level}                                  level may be "dont_know"
    Shift   {item: level}
    Grid    {row: {column: level}}
    Points  {item: points}                                 adding up to the total
    Pick    [option, …]
    Sort    {card: {"place": place, detail: option, …}}
    Rows    {row: {field: number, option or words}}
    Note    "words"
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from tuskit.fields import Choice, Field, Number, written
from tuskit.text import Item, Model, Text

DONT_KNOW = "dont_know"
Answers = Mapping[str, Any]
"""Answers to an exercise: question id → answer."""


class Level(Model):
    """One step of a scale."""

    value: int
    text: Text


class Poles(Item):
    """An item that lies between two poles; `text` names the line in a word or two."""

    low: Text
    """The pole at the lowest level, always to the left."""
    high: Text


class Cell(NamedTuple):
    """One value of an answer, as a row of the tidy table. `number` or `text` is filled, never both."""

    item: str
    field: str
    number: float | None
    text: str | None


@dataclass(frozen=True)
class Problem:
    """Why an answer is refused, in words for the person who gave it."""

    question: str
    item: str
    says: Text


@dataclass(frozen=True, kw_only=True)
class Question(ABC):
    """What is asked. `ids` are the items that want an answer."""

    id: str
    prompt: Text
    help: Text | None = None

    @property
    @abstractmethod
    def ids(self) -> tuple[str, ...]:
        """Ids of all items that can be answered, in the order asked."""

    @abstractmethod
    def check(self, answer: object) -> tuple[Problem, ...]:
        """Everything that is wrong with an answer; an empty or partial one is allowed."""

    @abstractmethod
    def cells(self, answer: Any) -> Iterator[Cell]:
        """A checked answer as cells of the tidy table."""

    def unfinished(self, answer: Any) -> tuple[Problem, ...]:  # noqa: ARG002  (most kinds can stop anywhere)
        """Why a checked answer can be kept as a draft but not yet be sent."""
        return ()

    def missing(self, answer: Any) -> tuple[str, ...]:
        """Ids of the items that have no answer yet."""
        return tuple(i for i in self.ids if i not in (answer or ()))

    def _mapping(self, answer: object) -> Iterator[Problem]:
        """Problems of an answer that should be keyed by this question's items."""
        if not isinstance(answer, Mapping):
            yield self._problem("", NOT_AN_ANSWER)
        elif set(answer) - set(self.ids):
            yield self._problem("", UNKNOWN)

    def _problem(self, item: str, says: Text) -> Problem:
        return Problem(self.id, item, says)


NOT_AN_ANSWER = Text(da="Svaret kan ikke læses.", en="The answer cannot be read.")
UNKNOWN = Text(
    da="Svaret nævner noget, som ikke er i spørgsmålet.", en="The answer names something that is not in the question."
)
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


@dataclass(frozen=True, kw_only=True)
class Points(Question):
    """A fixed number of points shared out over the items; all of them or none."""

    items: tuple[Item, ...]
    total: int = 100

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(item.id for item in self.items)

    def check(self, answer: object) -> tuple[Problem, ...]:
        if problems := tuple(self._mapping(answer)):
            return problems
        points = list(answer.values())  # type: ignore[attr-defined]
        if any(type(p) is not int or not 0 <= p <= self.total for p in points):
            return (self._problem("", Text(da="Skriv hele tal uden minus.", en="Write whole numbers, none below 0.")),)
        return ()

    def unfinished(self, answer: Any) -> tuple[Problem, ...]:
        off = self.total - sum(answer.values()) if answer else 0
        return (self._problem("", _remaining(off, self.total)),) if off else ()

    def cells(self, answer: Any) -> Iterator[Cell]:
        for item in self.ids if answer else ():
            yield Cell(item, "points", float(answer.get(item, 0)), None)

    def missing(self, answer: Any) -> tuple[str, ...]:
        return () if answer and sum(answer.values()) == self.total else self.ids


def _remaining(off: int, total: int) -> Text:
    if off > 0:
        return Text(
            da=f"Du mangler at fordele {off} af {total} point.", en=f"{off} of {total} points are left to give."
        )
    return Text(da=f"Du har givet {-off} point for meget.", en=f"You have given {-off} points too many.")


@dataclass(frozen=True, kw_only=True)
class Pick(Question):
    """Up to `most` of some options."""

    options: tuple[Item, ...]
    most: int = 1

    @property
    def ids(self) -> tuple[str, ...]:
        return tuple(option.id for option in self.options)

    def check(self, answer: object) -> tuple[Problem, ...]:
        if not isinstance(answer, list | tuple):
            return (self._problem("", NOT_AN_ANSWER),)
        if not all(isinstance(a, str) for a in answer) or not set(answer) <= set(self.ids):
            return (self._problem("", UNKNOWN),)
        if len(answer) > self.most or len(set(answer)) < len(answer):
            return (self._problem("", Text(da=f"Vælg højst {self.most}.", en=f"Choose at most {self.most}.")),)
        return ()

    def cells(self, answer: Any) -> Iterator[Cell]:
        for option in answer:
            yield Cell(option, "picked", 1.0, None)

    def missing(self, answer: Any) -> tuple[str, ...]:
        return () if answer else self.ids


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
