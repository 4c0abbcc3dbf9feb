"""Larman's fifth law: in large, established organisations culture follows structure, in tiny young ones it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuskit import evidence
from tuskit.phrases import inside, listed, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.misfit.findings import Findings

LAW = {
    "structure": Text(
        da="{n} af {all} svarer »{size}«: begynd med systemerne. {claim}",
        en="{n} of {all} answered “{size}”: begin with the systems. {claim}",
    ),
    "culture": Text(
        da="{n} af {all} svarer »{size}«: hos jer er det snarere kulturen, der former systemerne. {claim}",
        en="{n} of {all} answered “{size}”: with you it is rather the culture that shapes the systems. {claim}",
    ),
    "between": Text(
        da="{n} af {all} svarer »{size}«: I ligger midt imellem, og så siger loven ikke, om I skal begynde med systemerne eller kulturen. {claim}",
        en="{n} of {all} answered “{size}”: you are in between, and there the law does not say whether to begin with the systems or the culture. {claim}",
    ),
}
MIXED = Text(
    da="I ser forskelligt på, hvad for en organisation I er ({sizes}), så det er ikke til at sige, hvilken vej loven peger. {claim}",
    en="You differ about what kind of organisation you are ({sizes}), so it cannot be said which way the law points. {claim}",
)


def said(findings: Findings, lang: Lang) -> str:
    """Which way Larman's fifth law points for an organisation like this one."""
    claim = evidence.sentence(evidence.claim(findings.content.law), lang)
    kinds = {kind.id: kind for kind in findings.content.sizes}
    everybody = sum(n for _, n in findings.sizes)
    size, most = findings.sizes[0]
    alike = sum(n for each, n in findings.sizes if kinds[each].law == kinds[size].law)
    if 2 * alike <= everybody:
        answers = [f"{n} {quoted(inside(kinds[each].text[lang]), lang)}" for each, n in findings.sizes if n]
        return MIXED[lang].format(sizes=listed(answers, lang), claim=claim)
    return LAW[kinds[size].law][lang].format(n=most, all=everybody, size=inside(kinds[size].text[lang]), claim=claim)
