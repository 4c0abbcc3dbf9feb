"""The question to ask the room when it has seen how far it wants to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuskit.agreement import LEAST
from tuskit.exercises.needs.wording import name
from tuskit.phrases import inside, number, out_of, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.needs.findings import Findings
    from tuskit.exercises.needs.wish import Opposed, Wish

OPENING = Text(
    da="Se på de otte skift: Hvor er I, og hvor vil I hen?",
    en="Look at the eight shifts: where are you, and where do you want to go?",
)
SIDES: dict[Opposed, Text] = {
    "camps": Text(
        da="{shift} deler jer: {n} vil ligge nærmest {high}, {m} nærmest {low}. Hvad håber de ene på, og hvad er de andre bange for at miste?",
        en="{shift} divides you: {n} want to be nearest {high}, {m} nearest {low}. What does each side hope for, and what is it afraid to lose?",
    ),
    "ways": Text(
        da="{shift} deler jer: {n} vil længere mod {high}, {m} tilbage mod {low}. Hvad håber de ene på, og hvad er de andre bange for at miste?",
        en="{shift} divides you: {n} want further towards {high}, {m} back towards {low}. What does each side hope for, and what is it afraid to lose?",
    ),
    "today": Text(
        da="Om {shift} ønsker I næsten det samme, men {n} vil længere mod {high} og {m} tilbage mod {low}. Hvad ser I forskelligt i dag?",
        en="On {shift} you want nearly the same, yet {n} want further towards {high} and {m} back towards {low}. What do you see differently today?",
    ),
}
UNCOUNTED = Text(
    da="I er mest uenige om {shift}. Hvad taler for {high}, og hvad taler for {low}?",
    en="You disagree most about {shift}. What speaks for {high}, and what for {low}?",
)
START = Text(
    da="{shift} gør ondt, og det er der, I vil flytte jer langt. Hvad ville være anderledes i en almindelig uge?",
    en="{shift} hurts, and there you want to move far. What would be different in an ordinary week?",
)
FURTHER = Text(
    da="På {shift} vil {count} længere mod {pole}. Hvad er det første, I ville lægge mærke til?",
    en="On {shift}, {count} want further towards {pole}. What is the first thing that you would notice?",
)
FAR = Text(
    da="Længst vil I flytte jer på {shift} mod {pole}. Hvad er det første, I ville lægge mærke til?",
    en="Farthest you want to move on {shift} towards {pole}. What is the first thing that you would notice?",
)
MOVE = Text(
    da="På {shift} vil I flytte jer mod {pole}. Hvad er det første, I ville lægge mærke til?",
    en="On {shift} you want to move towards {pole}. What is the first thing that you would notice?",
)
ANYWHERE = Text(
    da="I vil begynde forskellige steder. Hvad kunne I få ud af at begynde det samme sted?",
    en="You want to begin in different places. What could you gain by beginning in the same one?",
)
FIRST = Text(
    da="{shift} er der, flest vil begynde. Hvad er det mindste skridt, I kan tage i næste uge?",
    en="{shift} is where most want to begin. What is the smallest step you can take next week?",
)
STAY = Text(
    da="I vil blive næsten, hvor I er. Hvad er det, I vil holde fast i?",
    en="You want to stay nearly where you are. What is it that you want to hold on to?",
)


def discuss(findings: Findings, lang: Lang) -> str:
    """What the sides hope for and fear where the room wants opposite ways; else what would be different."""
    if not findings.shown:
        return OPENING[lang]
    if findings.opposed:
        return _sides(findings.opposed[0], findings.k, lang)
    if uneasy := [one for one in findings.shifts if one.two_ways]:
        return _poles(UNCOUNTED, max(uneasy, key=lambda one: one.contested), lang)
    if findings.match.start:
        return START[lang].format(shift=name(findings.match.start[0].shift, lang))
    return _moves(findings, lang) if findings.paired else _first(findings, lang)


def _moves(findings: Findings, lang: Lang) -> str:
    """What those notice first who want to move; what those hold on to who want to stay."""
    if not findings.farthest:
        return STAY[lang]
    one = findings.farthest[0]
    ahead = one.gap > 0
    count = one.further if ahead else one.back
    text = FURTHER if count >= max(LEAST, findings.k) else FAR if findings.ordered else MOVE
    return text[lang].format(
        shift=name(one.shift, lang),
        count=out_of(count, one.n, findings.k, lang),
        pole=quoted(inside((one.shift.high if ahead else one.shift.low)[lang]), lang),
    )


def _first(findings: Findings, lang: Lang) -> str:
    """Where nobody says both where you are and where you want to go: what the first step is."""
    if not findings.leading:
        return OPENING[lang]
    if not findings.chosen:
        return ANYWHERE[lang]
    return FIRST[lang].format(shift=name(findings.leading[0].shift, lang))


def _sides(one: Wish, k: int, lang: Lang) -> str:
    """The two sides with their sizes; without, where one of them is too small to be mentioned."""
    counted = min(one.sides) >= max(LEAST, k)
    return _poles(SIDES[one.opposed] if counted else UNCOUNTED, one, lang)


def _poles(text: Text, one: Wish, lang: Lang) -> str:
    further, back = one.sides
    return text[lang].format(
        shift=name(one.shift, lang),
        n=number(further, lang),
        m=number(back, lang),
        high=quoted(inside(one.shift.high[lang]), lang),
        low=quoted(inside(one.shift.low[lang]), lang),
    )
