"""The cards, where they can be put, and a card that has been put somewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tuskit.text import Id, Item, Model, Text

PLACES = ("tus", "mu", "mus", "nowhere")
"""The conversations in their order, and the place of what should be talked about in none of them."""
TEAM, MU, MUS, NOWHERE = PLACES
FORMAL, YEARLY = "formal", "yearly"
"""The options that the checks look for."""


class Place(Item):
    """A conversation that a card can be put in, or none."""

    where: Text
    """The place inside a sentence: in TUS, nowhere."""


class Reference(Model):
    """Where the talk puts a card."""

    place: Id
    documentation: Id | None = None
    cadence: Id | None = None


class Card(Item):
    """Something to talk about."""

    bundled: Id | None = None
    """Which of the things that MUS bundles it is part of."""
    sensitive: bool = False
    """Something that people say in confidence: not for a team forum, nor for formal documentation."""
    goal: Literal["person", "team"] | None = None
    """Whose development goals it holds: each person's own, or the team's; left out where it holds none."""
    reference: Reference | None = None
    """The talk's layout; left out where the talk says nothing, and for an organisation's own cards."""


@dataclass(frozen=True)
class Laid:
    """A card with its place in a layout, and what is known of its documentation and cadence there."""

    card: Card
    place: str
    documentation: str | None = None
    cadence: str | None = None

    @property
    def held(self) -> bool:
        """Whether it lies in a conversation."""
        return self.place != NOWHERE
