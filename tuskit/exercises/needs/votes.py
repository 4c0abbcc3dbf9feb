"""Where to begin, as sentences: what most vote for, where the votes gather more than chance makes them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.exercises.needs.wording import name, names
from tuskit.phrases import number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.needs.findings import Findings

VOTE = Text(
    da="Flest vil begynde med {shift}: {n} af {voters}, der har stemt",
    en="Most want to begin with {shift}: {n} of {voters} who voted",
)
TIE = Text(
    da="{shifts} deler førstepladsen, når I stemmer om, hvor I begynder: {n} af {voters}, der har stemt, vælger hver af dem",
    en="{shifts} share the first place when you vote on where to begin: {n} of {voters} who voted choose each of them",
)
SPREAD = {
    False: Text(
        da="I vil begynde forskellige steder, oftest med {shifts}: {n} af {voters}, der har stemt",
        en="You want to begin in different places, most often with {shifts}: {n} of {voters} who voted",
    ),
    True: Text(
        da="I vil begynde forskellige steder, oftest med {shifts}: {n} af {voters}, der har stemt, vælger hver af dem",
        en="You want to begin in different places, most often with {shifts}: {n} of {voters} who voted choose each of them",
    ),
}
"""By whether several shifts have as many votes."""
NEXT = Text(da="{headline}. Så følger {shifts} ({n}).", en="{headline}. Then comes {shifts} ({n}).")
ALONE = Text(da="{headline}.", en="{headline}.")


def vote(findings: Findings, lang: Lang) -> str:
    """Where most want to begin, as a headline; a tie is said as a tie, and scattered votes as scattered."""
    first = findings.leading
    several = len(first) > 1
    text = SPREAD[several] if not findings.chosen else TIE if several else VOTE
    return text[lang].format(
        shift=name(first[0].shift, lang),
        shifts=names([one.shift for one in first], lang),
        n=number(first[0].votes, lang),
        voters=number(findings.voters, lang),
    )


def said(findings: Findings, lang: Lang) -> Iterator[str]:
    """Where most want to begin, and what follows."""
    if not findings.voters:
        return
    rest = [one for one in findings.voted if one not in findings.leading and one.votes]
    later = [one for one in rest if one.votes == rest[0].votes and findings.chosen]
    yield (NEXT if later else ALONE)[lang].format(
        headline=vote(findings, lang),
        shifts=names([one.shift for one in later], lang),
        n=number(later[0].votes, lang) if later else "",
    )
