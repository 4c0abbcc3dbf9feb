"""Which conversations the year holds, and how often: decided, wished for or preset."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from tuskit.exercises.cadence import CadenceContent, Conversation
from tuskit.exercises.cadence.product import Tie
from tuskit.exercises.cadence.relations import Rhythm

if TYPE_CHECKING:
    from tuskit.exercises.cadence.wishes import Wish

Source = Literal["decision", "answers", "preset"]


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A conversation of the plan: its rhythm, where that comes from, and the cards that it carries."""

    conversation: Conversation
    rhythm: Rhythm
    source: Source
    cards: tuple[str, ...]
    tie: Tie | None = None
    """What of the product it follows; None where it follows nothing."""

    @property
    def asked(self) -> int:
        """Weeks between the conversations as they were asked for, before they were tied to anything."""
        return self.tie.asked if self.tie else self.rhythm.weeks


def choose(
    content: CadenceContent,
    decision: Mapping[str, Any],
    layout: Mapping[str, Any] | None,
    wishes: Mapping[str, Wish],
    *,
    yearly: bool,
) -> tuple[tuple[Chosen, ...], tuple[str, ...]]:
    """The conversations that are held, and those with a decided rhythm that no card asks for.

    With `yearly` an agreement asks for the yearly MUS, also where no card lies in it.
    """
    cards: dict[str, list[str]] = {"tus": [], "mu": []} if not layout else {}
    for card, values in sorted((layout or {}).items()):
        cards.setdefault(values.get("place", ""), []).append(card)
    if yearly:
        cards.setdefault("mus", [])
    chosen, empty = [], []
    for conversation in content.conversations:
        rhythm, source = _rhythm(conversation, decision, wishes[conversation.id])
        if rhythm is None:
            continue
        if conversation.place in cards:
            carried = tuple(cards[conversation.place]) if conversation.carries else ()
            chosen.append(Chosen(conversation=conversation, rhythm=rhythm, source=source, cards=carried))
        elif source == "decision":
            empty.append(conversation.id)
    return tuple(chosen), tuple(empty)


def _rhythm(conversation: Conversation, decision: Mapping[str, Any], wish: Wish) -> tuple[Rhythm | None, Source]:
    """The decided rhythm, else the median wish, else the preset; None where it is not held."""
    decided = decision.get(conversation.id, {}).get(conversation.id, {})
    weeks, minutes, source = float(conversation.weeks), float(conversation.minutes), "preset"
    if wish.weeks is not None:
        weeks, source = wish.weeks, "answers"
        minutes = wish.minutes or minutes
    if "weeks" in decided:
        weeks, source = decided["weeks"], "decision"
    minutes = decided.get("minutes", minutes)
    if weeks < 0.5:  # noqa: PLR2004  (rounds to never)
        return None, source  # type: ignore[return-value]
    return Rhythm(weeks=math.floor(weeks + 0.5), minutes=max(15, math.floor(minutes / 5 + 0.5) * 5)), source  # type: ignore[return-value]
