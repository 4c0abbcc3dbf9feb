"""What a layout is held up against: whether it is safe for people, and whether it is MUS under another name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tuskit.exercises.split import FORMAL, MUS, NOWHERE, TEAM, YEARLY, Card

SEVERAL = 3
"""From so many cards on, all of them being the same says something about the layout."""
Sign = Literal["mus", "yearly", "formal"]
"""Everything lies in the yearly MUS, is talked about once a year, is documented formally."""


@dataclass(frozen=True)
class Laid:
    """A card with its place in a layout."""

    card: Card
    place: str
    documentation: str | None = None
    cadence: str | None = None


@dataclass(frozen=True)
class Unsafe:
    """A sensitive card that the layout does not keep safe, and why."""

    laid: Laid
    team: bool
    """It lies in the team's forum."""
    formal: bool
    """It is documented formally."""


def safety(layout: Sequence[Laid]) -> tuple[Unsafe, ...]:
    """Sensitive cards in the team's forum or with formal documentation. A card that lies nowhere is safe."""
    looked = (
        Unsafe(laid, laid.place == TEAM, laid.documentation == FORMAL)
        for laid in layout
        if laid.card.sensitive and laid.place != NOWHERE
    )
    return tuple(one for one in looked if one.team or one.formal)


def ritual(layout: Sequence[Laid]) -> tuple[Sign, ...]:
    """The signs of MUS in disguise: what holds for all cards that lie in a conversation and say anything about it."""
    held = [laid for laid in layout if laid.place != NOWHERE]
    said: dict[Sign, list[bool]] = {
        "mus": [laid.place == MUS for laid in held],
        "yearly": [laid.cadence == YEARLY for laid in held if laid.cadence],
        "formal": [laid.documentation == FORMAL for laid in held if laid.documentation],
    }
    return tuple(sign for sign, found in said.items() if len(found) >= SEVERAL and all(found))
