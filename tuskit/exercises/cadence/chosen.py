"""Which conversations the year holds, how often, and what lies around them: decided, wished for or preset."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from tuskit.exercises.cadence import STRICTNESS, CadenceContent, Conversation, Record
from tuskit.exercises.cadence.product import Tie
from tuskit.exercises.cadence.relations import Rhythm

if TYPE_CHECKING:
    from tuskit.exercises.cadence.wishes import Wish

Source = Literal["decision", "split", "answers", "preset"]
Layout = Mapping[str, Mapping[str, Any]]
"""The split's decision: card → place, and perhaps documentation and cadence."""


@dataclass(frozen=True, kw_only=True)
class Chosen:
    """A conversation of the plan: its rhythm, what lies around it, where both come from, and the cards that it carries."""

    conversation: Conversation
    rhythm: Rhythm
    source: Source
    cards: tuple[str, ...]
    preparation: int = 0
    """Minutes before each meeting, for each who takes part."""
    documentation: Record = "none"
    documented: Source = "preset"
    """Who says how it is documented."""
    rarer: tuple[tuple[str, str], ...] = ()
    """Cards that are meant to be taken up oftener than this is held, each with the id of how often."""
    tie: Tie | None = None
    """What of the product it follows; None where it follows nothing."""

    @property
    def asked(self) -> int:
        """Weeks between the conversations as they were asked for, before they were tied to anything."""
        return self.tie.asked if self.tie else self.rhythm.weeks


def choose(
    content: CadenceContent,
    decision: Mapping[str, Any],
    layout: Layout | None,
    wishes: Mapping[str, Wish],
    *,
    yearly: bool,
) -> tuple[tuple[Chosen, ...], tuple[str, ...]]:
    """The conversations that are held, and those with a decided rhythm that no card asks for.

    With `yearly` an agreement asks for the yearly MUS, also where no card lies in it.
    """
    cards = carried_by(layout, yearly=yearly)
    chosen, empty = [], []
    for conversation in content.conversations:
        decided = decision.get(conversation.id, {}).get(conversation.id, {})
        rhythm, source = _rhythm(conversation, decided, wishes[conversation.id])
        if rhythm is None:
            continue
        if conversation.place in cards:
            carried = tuple(cards[conversation.place]) if conversation.carries else ()
            laid = {card: (layout or {})[card] for card in carried}
            around = decision.get("around", {}).get(conversation.id, {})
            documentation, documented = _documentation(conversation, around, laid)
            chosen.append(
                Chosen(
                    conversation=conversation,
                    rhythm=rhythm,
                    source=source,
                    cards=carried,
                    preparation=round(around.get("preparation", conversation.preparation)),
                    documentation=documentation,
                    documented=documented,
                    rarer=tuple(_rarer(content, laid, rhythm)),
                )
            )
        elif source == "decision":
            empty.append(conversation.id)
    return tuple(chosen), tuple(empty)


def carried_by(layout: Layout | None, *, yearly: bool) -> dict[str, list[str]]:
    """The places in which conversations are held, each with its cards."""
    cards: dict[str, list[str]] = {"tus": [], "mu": []} if not layout else {}
    for card, values in sorted((layout or {}).items()):
        cards.setdefault(values.get("place", ""), []).append(card)
    if yearly:
        cards.setdefault("mus", [])
    return cards


def _rhythm(conversation: Conversation, decided: Mapping[str, Any], wish: Wish) -> tuple[Rhythm | None, Source]:
    """The decided rhythm, else the median wish, else the preset; None where it is not held."""
    weeks, minutes = float(conversation.weeks), float(conversation.minutes)
    source: Source = "preset"
    if wish.weeks is not None:
        weeks, source = wish.weeks, "answers"
        minutes = wish.minutes or minutes
    if "weeks" in decided:
        weeks, source = decided["weeks"], "decision"
    minutes = decided.get("minutes", minutes)
    if weeks < 0.5:  # noqa: PLR2004  (rounds to never)
        return None, source
    return Rhythm(weeks=math.floor(weeks + 0.5), minutes=max(15, math.floor(minutes / 5 + 0.5) * 5)), source


def _documentation(conversation: Conversation, decided: Mapping[str, Any], laid: Layout) -> tuple[Record, Source]:
    """What is decided here, else the strictest that the split asks of one of the cards, else the preset."""
    if "documentation" in decided:
        return decided["documentation"], "decision"
    asked = {values.get("documentation") for values in laid.values()}
    strictest = next((record for record in STRICTNESS if record in asked), None)
    return (strictest, "split") if strictest else (conversation.documentation, "preset")


def _rarer(content: CadenceContent, laid: Layout, rhythm: Rhythm) -> Iterable[tuple[str, str]]:
    """The cards whose cadence in the split is oftener than the rhythm, the most impatient first."""
    most = {often.id: often.weeks for often in content.often}
    found = [
        (most[values["cadence"]], card, values["cadence"])
        for card, values in laid.items()
        if most.get(values.get("cadence", ""), rhythm.weeks) < rhythm.weeks
    ]
    return ((card, cadence) for _, card, cadence in sorted(found))
