"""What the agreements ask of development conversations, sector by sector, with source and the month it was read.

A rule is our summary and is never shown without `cited`, its source and date. It is no legal advice, and nothing here
calls it that.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from babel.dates import format_skeleton
from pydantic import StringConstraints, model_validator

from tuskit import kit
from tuskit.text import LOCALE, Id, Items, Lang, Model, Text, Words, load

if TYPE_CHECKING:
    from pathlib import Path

Sector = Literal["state", "municipal", "private"]
"""Whose agreements hold; `municipal` is municipalities and regions."""
SECTORS: tuple[Sector, ...] = ("state", "municipal", "private")
Yearly = Literal["held", "offered", "own"]
"""Whether a yearly MUS is asked for, or to be offered to everybody, or for the workplace itself to decide."""

SENTENCE = Text(da="{text} Kilde: {cited}.", en="{text} Source: {cited}.")
CITED = Text(da="{source}, læst {month}", en="{source}, read {month}")
READ_AT = Text(da="{source}, {address}, læst {month}", en="{source}, {address}, read {month}")


class Rule(Model):
    """What the agreements of one sector ask for."""

    id: Id
    sector: Sector
    name: Text
    """What people call it: the agreement in the state."""
    scope: Text
    """Whom it is for."""
    yearly: Yearly
    text: Text
    """Our summary; it says no more than what was read."""
    source: Text
    address: Words | None = None
    """Where it can be read."""
    read: Annotated[str, StringConstraints(pattern=r"^20\d\d-(0[1-9]|1[0-2])$")]
    """The month in which it was last read: 2026-11."""


class Rules(Model):
    """`rules.yaml`: one rule for each sector."""

    rules: Items[Rule]

    @model_validator(mode="after")
    def _every_sector(self) -> Rules:
        if sorted(rule.sector for rule in self.rules) != sorted(SECTORS):
            message = f"rules need one for each of the sectors {', '.join(SECTORS)}"
            raise ValueError(message)
        return self


@cache
def rules(path: Path | None = None) -> tuple[Rule, ...]:
    """Read the rules; the kit's own when no path is given. Raises InputError with everything that is wrong in them."""
    return load(path or kit.folder("workshop-data") / "rules.yaml", Rules).rules


def rule(name: str) -> Rule:
    """One of the kit's rules, by its id. Raises KeyError where there is none."""
    return {each.id: each for each in rules()}[name]


def of(sector: Sector) -> Rule:
    """The rule of a sector.

    >>> of("state").yearly
    'held'
    """
    return next(each for each in rules() if each.sector == sector)


def cited(rule: Rule, lang: Lang) -> str:
    """Source, address and month of a rule, as they stand after it.

    >>> cited(of("state"), "en")
    'The circular on competence development of 11 December 2019, pav.medst.dk, 8.1.1, read November 2026'
    """
    read = datetime.strptime(rule.read, "%Y-%m").date()  # noqa: DTZ007  (a month has no time zone)
    month = format_skeleton("yMMMM", read, locale=LOCALE[lang])
    text = READ_AT if rule.address else CITED
    return text[lang].format(source=rule.source[lang], address=rule.address, month=month)


def sentence(rule: Rule, lang: Lang) -> str:
    """The rule in our words, with source and date.

    >>> sentence(of("private"), "en")
    'In the private sector there is no general duty ... Source: The kit’s own summary, not an agreement, read November 2026.'
    """
    return SENTENCE[lang].format(text=rule.text[lang], cited=cited(rule, lang))
