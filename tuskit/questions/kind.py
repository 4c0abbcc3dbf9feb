"""What every kind of question is: it checks an answer and lays it out as cells."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from tuskit.text import Text

DONT_KNOW = "dont_know"
Answers = Mapping[str, Any]
"""Answers to an exercise: question id → answer."""


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
