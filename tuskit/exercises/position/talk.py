"""The question to ask the room when it has seen where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuskit.agreement import LEAST, MINORITY
from tuskit.exercises.position.sentences import name
from tuskit.exercises.position.standing import where
from tuskit.phrases import number, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.position.findings import Findings

OPENING = Text(
    da="Ingen af polerne er den rigtige. Hvor står I i dag?",
    en="Neither pole is the right one. Where do you stand today?",
)
SIDES = Text(
    da="{low} står nærmest {low_pole}, og {high} nærmest {high_pole}. Hvad ser de ene, som de andre ikke ser?",
    en="{low} stand nearer to {low_pole}, and {high} nearer to {high_pole}. What does each side see that the other does not?",
)
UNCOUNTED = Text(
    da="I er mest uenige om {shift}. Hvornår er det {low_pole}, og hvornår {high_pole}?",
    en="You disagree most about {shift}. When is it {low_pole}, and when {high_pole}?",
)
WANTED = Text(
    da="{where}, og I vil mod {quadrant}. Hvad ville I mærke først i en almindelig uge?",
    en="{where}, and you want to move towards {quadrant}. What would you notice first in an ordinary week?",
)
STANDING = Text(
    da="{where}. Hvad i en almindelig uge viser, at det er sådan?",
    en="{where}. What in an ordinary week shows that it is so?",
)
NOWHERE = Text(
    da="I ser det omtrent ens. Hvad i en almindelig uge viser, at det er sådan?",
    en="You see it much the same way. What in an ordinary week shows that it is so?",
)


def discuss(findings: Findings, lang: Lang) -> str:
    """What the two sides see in the shift that divides most; else what shows where the group stands."""
    if not findings.shown or not findings.stood:
        return OPENING[lang]
    first = findings.stances[0]
    smaller = min(first.low, first.high)
    if smaller and smaller >= MINORITY * first.n:
        return (SIDES if smaller >= max(LEAST, findings.k) else UNCOUNTED)[lang].format(
            shift=name(first, lang),
            low=number(first.low, lang),
            high=number(first.high, lang),
            low_pole=quoted(first.shift.low[lang], lang),
            high_pole=quoted(first.shift.high[lang], lang),
        )
    headline = where(findings, lang)
    if not headline:
        return NOWHERE[lang]
    if findings.wanted and findings.wanted != findings.quadrant:
        return WANTED[lang].format(where=headline, quadrant=quoted(findings.wanted.text[lang], lang))
    return STANDING[lang].format(where=headline)
