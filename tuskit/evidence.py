"""The claim ledger: every figure that is quoted from outside, where it comes from, and how sure we are of it.

A claim is only ever shown through `sentence`, so that its source, year and status go with it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal

from babel.numbers import format_decimal, format_percent
from pydantic import model_validator

from tuskit import kit
from tuskit.text import LOCALE, Id, Items, Lang, Model, Text, Words, load

if TYPE_CHECKING:
    from pathlib import Path

Status = Literal["confirmed", "restated", "not_found", "argument"]
Topic = Literal["mus", "feedback", "research", "structure", "time", "other"]

BADGES: dict[Status, Text] = {
    "confirmed": Text(da="Bekræftet", en="Confirmed"),
    "restated": Text(da="Gengivet, se noten", en="Restated, see the note"),
    "not_found": Text(da="Kilden er ikke fundet", en="Source not found"),
    "argument": Text(da="Et argument, ikke en måling", en="An argument, not a measurement"),
}
"""What stands beside a claim, on every surface."""

MEANINGS: dict[Status, Text] = {
    "confirmed": Text(
        da="Læst ved kilden eller i en kopi af den, og den siger, hvad vi siger.",
        en="Read at the source or in a copy of it, and it says what we say.",
    ),
    "restated": Text(
        da="Oplægget eller andre gengiver det anderledes end kilden, eller også har vi kun læst en gengivelse.",
        en="The talk or others say it otherwise than the source, or we have read only a retelling.",
    ),
    "not_found": Text(
        da="Vi har ledt og ikke fundet kilden. Brug det ikke uden at sige det.",
        en="We have looked and not found the source. Do not use it without saying so.",
    ),
    "argument": Text(
        da="Nogens ræsonnement eller iagttagelse. Her er ikke talt eller målt noget.",
        en="Somebody’s reasoning or observation. Nothing has been counted or measured here.",
    ),
}
"""What a badge means."""
TOPICS: dict[Topic, Text] = {
    "mus": Text(da="Hvad danske medarbejdere siger om MUS", en="What Danish employees say of MUS"),
    "feedback": Text(da="Feedback, engagement og at blive set", en="Feedback, engagement and being seen"),
    "research": Text(da="Hvad forskningen finder", en="What research finds"),
    "structure": Text(da="Kultur og struktur", en="Culture and structure"),
    "time": Text(da="Hvad en MUS koster i tid", en="What a MUS costs in time"),
    "other": Text(da="Andet", en="Other"),
}
"""What a claim is about, in the order in which a reader meets them."""

NO_YEAR = Text(da="uden årstal", en="no year given")


class Figure(Model):
    """The claim's number, for a benchmark line in a chart. `effect` is a standardised mean difference (d or g)."""

    value: float
    unit: Literal["percent", "times", "effect", "hours"]


class Claim(Model):
    """One thing that somebody has said or measured."""

    id: Id
    topic: Topic = "other"
    text: Text
    """Our wording, which can stand alone: what was found, both sides of it, and its limits."""
    talk: Text | None = None
    """What the talk says, where that is something else or where nothing was found."""
    figure: Figure | None = None
    population: Text
    """Who was asked or studied."""
    year: int | None = None
    source: Text
    address: Words | None = None
    """Where it can be read: a web address, a doi or, where only that is known, a site."""
    status: Status
    note: Text
    """What one should know before quoting it."""

    @model_validator(mode="after")
    def _has_address(self) -> Claim:
        if self.status == "confirmed" and self.address is None:
            message = "a confirmed claim needs the address where it was read"
            raise ValueError(message)
        return self


class Ledger(Model):
    """`evidence.yaml`."""

    looked_up: Text
    """When a person or a tool last compared the claims with their sources."""
    claims: Items[Claim]

    def __getitem__(self, claim: str) -> Claim:
        """The claim with an id. Raises KeyError where there is none."""
        return {each.id: each for each in self.claims}[claim]


@cache
def ledger(path: Path | None = None) -> Ledger:
    """Read a ledger; the kit's own when no path is given. Raises InputError with everything that is wrong in it."""
    return load(path or kit.folder("workshop-data") / "evidence.yaml", Ledger)


def claim(name: str) -> Claim:
    """One of the kit's claims, by its id.

    >>> claim("miss_development").status
    'confirmed'
    """
    return ledger()[name]


def ordered() -> tuple[Claim, ...]:
    """All the kit's claims: those we are surest of first, and of the same status by topic.

    >>> ordered()[0].status, ordered()[-1].status
    ('confirmed', 'argument')
    """
    status, topic = list(BADGES), list(TOPICS)
    return tuple(sorted(ledger().claims, key=lambda each: (status.index(each.status), topic.index(each.topic))))


def figure(claim: Claim, lang: Lang) -> str:
    """The claim's number as people write it; empty where it has none.

    >>> figure(claim("miss_development"), "en")
    '32%'
    """
    if claim.figure is None:
        return ""
    value, locale = claim.figure.value, LOCALE[lang]
    match claim.figure.unit:
        case "percent":
            return format_percent(value / 100, locale=locale)
        case "times":
            return {"da": "{} gange", "en": "{} times"}[lang].format(format_decimal(value, locale=locale))
        case "hours":
            return {"da": "{} timer", "en": "{} hours"}[lang].format(format_decimal(value, locale=locale))
        case "effect":
            return format_decimal(value, locale=locale).replace("-", "−")


def cited(claim: Claim, lang: Lang) -> str:
    """Source, year and status of a claim, as they stand in brackets after it.

    >>> cited(claim("miss_development"), "en")
    'Wilke for Krifa, 2018 · Confirmed'
    """
    return f"{origin(claim, lang)} · {BADGES[claim.status][lang]}"


def origin(claim: Claim, lang: Lang) -> str:
    """Source and year of a claim, for where its status stands beside it.

    >>> origin(claim("miss_development"), "en")
    'Wilke for Krifa, 2018'
    """
    year = NO_YEAR[lang] if claim.year is None else str(claim.year)
    return f"{claim.source[lang]}, {year}"


def sentence(claim: Claim, lang: Lang) -> str:
    """The claim in our words, with source, year and status. The only way in which a claim is shown.

    >>> sentence(claim("miss_development"), "en")
    '32% miss a focus on opportunities to develop in their MUS (Wilke for Krifa, 2018 · Confirmed).'
    """
    return f"{claim.text[lang].removesuffix('.')} ({cited(claim, lang)})."
