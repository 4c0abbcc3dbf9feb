"""What one value of an answer may be: a number with its unit, one of a few options, or a few words."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from unicodedata import category

from tuskit.text import Item, Text


@dataclass(frozen=True, kw_only=True)
class Field(ABC):
    """A column of Rows or a detail of Sort."""

    id: str
    text: Text

    @abstractmethod
    def refuses(self, value: object) -> Text | None:
        """Why a value cannot stand here, or None."""


@dataclass(frozen=True, kw_only=True)
class Number(Field):
    """A number with its unit and bounds (inclusive). `usual` is what most would answer; forms may offer it."""

    unit: Text
    least: float = 0
    most: float
    step: float = 1
    usual: float | None = None
    stops: tuple[float, ...] = ()
    """Where a slider stops, in its order, which need not be the order of the numbers; every step when empty."""
    one: Text | None = None
    """The unit of 1, where that is another word."""
    zero: Text | None = None
    """What 0 is called where it is no quantity."""

    def refuses(self, value: object) -> Text | None:
        if isinstance(value, bool) or not isinstance(value, int | float) or not self.least <= value <= self.most:
            return Text(
                da=f"{self.text.da}: skriv et tal fra {self.least:g} til {self.most:g}.",
                en=f"{self.text.en}: write a number from {self.least:g} to {self.most:g}.",
            )
        return None


@dataclass(frozen=True, kw_only=True)
class Choice(Field):
    """One of a few options."""

    options: tuple[Item, ...]

    def refuses(self, value: object) -> Text | None:
        if not isinstance(value, str) or value not in {option.id for option in self.options}:
            return Text(
                da=f"{self.text.da}: vælg en af mulighederne.", en=f"{self.text.en}: choose one of the options."
            )
        return None


def written(value: object, limit: int) -> bool:
    """Whether a value is at most `limit` characters that any file or page can hold: no control codes, no lone surrogates."""
    return (
        isinstance(value, str)
        and len(value) <= limit
        and not any(category(character) in {"Cc", "Cs"} and character not in "\n\r\t" for character in value)
    )


@dataclass(frozen=True, kw_only=True)
class Words(Field):
    """A few words, at most `limit` characters."""

    limit: int = 120

    def refuses(self, value: object) -> Text | None:
        if not written(value, self.limit):
            return Text(
                da=f"{self.text.da}: skriv højst {self.limit} tegn.",
                en=f"{self.text.en}: write at most {self.limit} characters.",
            )
        return None
