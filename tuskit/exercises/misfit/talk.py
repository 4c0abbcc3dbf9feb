"""The question to ask the room when it has seen what pulls where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuskit.agreement import LEAST, MINORITY
from tuskit.exercises.misfit.findings import away
from tuskit.exercises.misfit.sentences import hardest, name, top
from tuskit.phrases import number, out_of
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.misfit.findings import Findings
    from tuskit.exercises.misfit.pairs import Pair

OPENING = Text(
    da="Trækker systemet jer hen mod værdien eller væk fra den?",
    en="Does the system pull you towards the value or away from it?",
)
SIDES = Text(
    da="{system} mod {value} deler jer: {away} siger væk fra, {towards} hen imod. Hvornår sker det ene, og hvornår det andet?",
    en="{system} against {value} divides you: {away} say that it pulls you away, {towards} towards. When does each of them happen?",
)
UNCOUNTED = Text(
    da="I er mest uenige om {system} og {value}. Hvornår trækker systemet jer væk fra værdien, og hvornår hen imod den?",
    en="You disagree most about {system} and {value}. When does the system pull you away from the value, and when towards it?",
)
WORST = Text(
    da="{count} siger, at {system} trækker jer væk fra {value}",
    en="{count} say that {system} pulls you away from {value}",
)
LEADS = Text(da="{headline}. Hvad fører det til i hverdagen?", en="{headline}. What does that lead to from day to day?")
SYSTEM = Text(
    da="{system} trækker hårdest: væk fra {n} af {all} værdier. Hvis I kun måtte ændre ét system i år, skulle det så være det?",
    en="{system} pulls hardest: away from {n} of {all} values. If you could change one system this year, should it be that one?",
)
WHICH = Text(da="{headline}. Hvilket tager I først?", en="{headline}. Which one do you take first?")
HELPED = Text(
    da="Intet system trækker jer samlet væk fra jeres værdier. Hvilket hjælper jer mindst, og hvad skal der til?",
    en="No system pulls you away from your values on the whole. Which helps you least, and what would it take?",
)


def discuss(findings: Findings, lang: Lang) -> str:
    """When the pair that divides most pulls which way; else what follows from the hardest pull."""
    if findings.withheld or not findings.systems:
        return OPENING[lang]
    pair = findings.pairs[0]
    smaller = min(pair.away, pair.towards)
    if smaller and smaller >= MINORITY * pair.n:
        return (SIDES if smaller >= max(LEAST, findings.k) else UNCOUNTED)[lang].format(
            system=name(pair.system, lang),
            value=name(pair.value, lang),
            away=number(pair.away, lang),
            towards=number(pair.towards, lang),
        )
    return _hardest(findings, lang)


def _hardest(findings: Findings, lang: Lang) -> str:
    """About the pair that pulls hardest away; the system, where that system is alone in front; which of several, else."""
    pairs, system = findings.worst, findings.hardest
    if len(pairs) == 1 and findings.ordered:
        counted = pairs[0].away >= max(LEAST, findings.k)
        return LEADS[lang].format(headline=_pulled(pairs[0], findings.k, lang) if counted else hardest(findings, lang))
    if system:
        pulled = [pair for pair in findings.pairs if pair.system == system and away(pair.mean)]
        return SYSTEM[lang].format(system=name(system, lang), n=len(pulled), all=len(findings.content.values))
    if pairs or away(findings.systems[0][1]):
        return WHICH[lang].format(headline=hardest(findings, lang) or top(findings, lang))
    return HELPED[lang]


def _pulled(pair: Pair, k: int, lang: Lang) -> str:
    """How many say that it pulls away."""
    count = out_of(pair.away, pair.n, k, lang)
    return WORST[lang].format(count=count, system=name(pair.system, lang), value=name(pair.value, lang))
