"""Chosen among: points shared out, and options picked."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tuskit.questions.kind import NOT_AN_ANSWER, UNKNOWN, Cell, Problem, Question
from tuskit.text import Item, Text


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
