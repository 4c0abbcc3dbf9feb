"""The question to ask the room when it has seen where MUS hurts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuskit.agreement import LEAST, MINORITY
from tuskit.exercises.diagnose.hurts import WAY
from tuskit.exercises.diagnose.pain import worst
from tuskit.phrases import number, out_of, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.diagnose.findings import Findings
    from tuskit.exercises.diagnose.pain import Felt

OPENING = Text(
    da="Tænk på MUS, som den er hos jer, ikke som den burde være. Hvor gør den ondt?",
    en="Think of MUS as it is at your place, not as it should be. Where does it hurt?",
)
SIDES = {
    False: Text(
        da="{hurts} siger, at det gør ondt, og {works}, at det fungerer: {pain}. Hvad ser de ene, som de andre ikke ser?",
        en="{hurts} say that it hurts, and {works} that it works: {pain}. What does each side see that the other does not?",
    ),
    True: Text(
        da="{hurts} er uenige, og {works} er enige: {pain}. Hvad ser de ene, som de andre ikke ser?",
        en="{hurts} disagree, and {works} agree: {pain}. What does each side see that the other does not?",
    ),
}
"""By whether the statement is positive: then it is those who disagree that say that it hurts."""
UNCOUNTED = Text(
    da="I er mest uenige om {pain}. Hvornår er det sådan, og hvornår ikke?",
    en="You disagree most about {pain}. When is it so, and when is it not?",
)
WORST = Text(
    da="Det gør mest ondt her: {count} {way} i {pain}. Hvad betyder det i en almindelig uge?",
    en="It hurts most here: {count} {way} with {pain}. What does that mean in an ordinary week?",
)
HURTING = Text(
    da="Det udsagn, der gør mest ondt, er {pain}. Hvad betyder det i en almindelig uge?",
    en="The statement that hurts most is {pain}. What does that mean in an ordinary week?",
)
PAINLESS = Text(
    da="Ingen af udsagnene gør ondt på flertallet. Hvad hjælper jer i dag, som I vil holde fast i?",
    en="None of the statements hurts the majority. What helps you today that you want to hold on to?",
)


def discuss(findings: Findings, lang: Lang) -> str:
    """What the two sides see in the statement that divides most; else what the pain means."""
    if not findings.shown or not any(one.n for one in findings.pains):
        return OPENING[lang]
    first = findings.pains[0]
    smaller = min(first.hurts, first.works)
    if smaller and smaller >= MINORITY * first.n:
        text = SIDES[first.pain.positive] if smaller >= max(LEAST, findings.k) else UNCOUNTED
        return text[lang].format(
            hurts=number(first.hurts, lang), works=number(first.works, lang), pain=_said(first, lang)
        )
    top = worst(findings.pains)
    if top is None:
        return PAINLESS[lang]
    text = WORST if top.hurts >= max(LEAST, findings.k) else HURTING
    return text[lang].format(
        count=out_of(top.hurts, top.n, findings.k, lang), way=WAY[top.pain.positive][lang], pain=_said(top, lang)
    )


def _said(one: Felt, lang: Lang) -> str:
    return quoted(one.pain.text[lang], lang)
