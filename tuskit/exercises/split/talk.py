"""The question to ask the room when it has seen where the cards lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuskit.agreement import LEAST, MINORITY
from tuskit.exercises.split.cards import NOWHERE, TEAM
from tuskit.phrases import listed, number, out_of, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.split.cards import Laid, Place
    from tuskit.exercises.split.findings import Findings
    from tuskit.exercises.split.placed import Placed

OPENING = Text(
    da="Læg kortene, hvor samtalen bedst kan føres. Hvad skal der til, for at det er trygt?",
    en="Put the cards where the conversation is best held. What would make it safe?",
)
BASIS = {
    "decision": Text(da="I jeres fordeling", en="In your split"),
    "answers": Text(da="Sådan som flest svarer,", en="As most people answer,"),
    "one": Text(da="Sådan som det eneste svar er,", en="As the only answer stands,"),
}
PUT = Text(da="{count} vil lægge {card} {where}", en="{count} would put {card} {where}")
UNCOUNTED = Text(da="I er mest uenige om, hvor {card} hører hjemme", en="You disagree most about where {card} belongs")
LIES = Text(da="{basis} ligger {card} {where}", en="{basis} {card} lies {where}")
ALONE = Text(
    da="{card} ligger alene {where}: {count} vil have det dér", en="{card} lies alone {where}: {count} want it there"
)
LONELY = Text(da="{basis} ligger {card} alene {where}", en="{basis} {card} lies alone {where}")
EMPTY = Text(da="{basis} ligger der ingen kort {where}", en="{basis} no cards lie {where}")
FEW = Text(da="{basis} ligger der {n} af {all} kort {where}", en="{basis} {n} of {all} cards lie {where}")
SAFE = Text(da="Hvad skal der til, for at det er trygt?", en="What would make it safe?")
GAIN = Text(
    da="Hvad vinder I, og hvad mister I, hvert sted?", en="What do you gain, and what do you lose, in each place?"
)
FOLLOWS = Text(da="Hvad følger der af det?", en="What follows from that?")


def discuss(findings: Findings, lang: Lang) -> str:
    """What the card that divides most needs; else what follows from the sensitive or the loneliest placement."""
    if not findings.shown:
        return OPENING[lang]
    one = findings.cards[0]
    if one.n and _second(one) and (_second(one) >= MINORITY * one.n or not findings.layout):
        return f"{_divided(findings, one, lang)}. {(SAFE if one.card.sensitive else GAIN)[lang]}"
    shared = next((laid for laid in findings.layout if laid.card.sensitive and laid.place == TEAM), None)
    if shared:
        count = _count(findings, shared, lang)
        return f"{_said(findings, PUT if count else LIES, shared, lang, count)}. {SAFE[lang]}"
    return f"{_loneliest(findings, lang)}. {FOLLOWS[lang]}"


def _second(one: Placed) -> int:
    """How many chose the place that was chosen second most."""
    return sorted(one.places.values())[-2]


def _divided(findings: Findings, one: Placed, lang: Lang) -> str:
    """How many would put a card where, the sides alone that are large enough."""
    card, least = quoted(one.card.text[lang], lang), max(LEAST, findings.k, MINORITY * one.n)
    places = sorted(findings.content.places, key=lambda place: -one.places[place.id])
    sides = [(number(one.places[p.id], lang), p.where[lang]) for p in places if one.places[p.id] >= least]
    if len(sides) < 2:  # noqa: PLR2004  (two sides)
        return UNCOUNTED[lang].format(card=card)
    (count, where), *others = sides
    return listed([PUT[lang].format(count=count, card=card, where=where), *map(" ".join, others)], lang)


def _loneliest(findings: Findings, lang: Lang) -> str:
    """The conversation with the fewest cards: none, one, or some of them."""
    held = {place: _held(findings, place) for place in findings.content.places if place.id != NOWHERE}
    basis, fewest = BASIS[findings.basis][lang], min(map(len, held.values()))
    places = [place for place, laid in held.items() if len(laid) == fewest]
    if not fewest:
        return EMPTY[lang].format(basis=basis, where=listed([place.where[lang] for place in places], lang))
    if fewest > 1:
        return FEW[lang].format(
            basis=basis, n=number(fewest, lang), all=number(len(findings.layout), lang), where=places[0].where[lang]
        )
    (laid,) = held[places[0]]
    count = _count(findings, laid, lang)
    return _said(findings, ALONE if count else LONELY, laid, lang, count)


def _held(findings: Findings, place: Place) -> list[Laid]:
    return [laid for laid in findings.layout if laid.place == place.id]


def _said(findings: Findings, text: Text, laid: Laid, lang: Lang, count: str) -> str:
    return text[lang].format(
        basis=BASIS[findings.basis][lang],
        card=quoted(laid.card.text[lang], lang),
        where=findings.content.place(laid.place).where[lang],
        count=count,
    )


def _count(findings: Findings, laid: Laid, lang: Lang) -> str:
    """How many put a card where it lies.

    Empty where those are too few themselves, and where the group has decided: then it lies there all the same.
    """
    one = findings.by_id[laid.card.id]
    there = one.places[laid.place]
    if findings.decided or there < max(LEAST, findings.k):
        return ""
    return out_of(there, one.n, findings.k, lang)
