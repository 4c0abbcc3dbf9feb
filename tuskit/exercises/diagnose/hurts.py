"""Where MUS hurts, as sentences: disagreement first, and no order among the statements where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.agreement import LEAST
from tuskit.exercises.diagnose.pain import worst
from tuskit.phrases import inside, number, of, out_of, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.diagnose.findings import Findings
    from tuskit.exercises.diagnose.pain import Felt

DIVIDED = Text(
    da="I er mest uenige om {pain}: {hurts} siger, at det gør ondt, {works}, at det fungerer, og {neither} står midt imellem ({of}).",
    en="You disagree most about {pain}: {hurts} say that it hurts, {works} that it works, and {neither} stand in between ({of}).",
)
TWO_CAMPS = Text(
    da="I står i to lejre om {pain}: {hurts} siger, at det gør ondt, {works}, at det fungerer, og {neither} står midt imellem ({of}). Tal om det først.",
    en="You stand in two camps about {pain}: {hurts} say that it hurts, {works} that it works, and {neither} stand in between ({of}). Talk about it first.",
)
NEAR = Text(
    da="I ser nogenlunde ens på udsagnene. Mest forskellige er svarene om {pain}: {hurts} siger, at det gør ondt, {works}, at det fungerer, og {neither} står midt imellem ({of}).",
    en="You see the statements much alike. Your answers differ most about {pain}: {hurts} say that it hurts, {works} that it works, and {neither} stand in between ({of}).",
)
FEW = Text(
    da="De samme {few} står næsten hver gang modsat de fleste. Spørg, hvad der kan få nogen til at se det sådan, uden at nogen skal stå frem.",
    en="The same {few} stand against most of you nearly every time. Ask what could make somebody see it so, without anybody having to come forward.",
)
AGREED = Text(
    da="I er enige om alle udsagn: ingen af dem deler jer ({of}).",
    en="You agree about every statement: none of them divides you ({of}).",
)
LONELY = Text(
    da="Kun én har taget stilling til udsagnene, så der er ingen uenighed at vise endnu ({of}).",
    en="Only one person has taken a stand on the statements, so there is no disagreement to show yet ({of}).",
)
WORST = Text(
    da="Det gør mest ondt her: {hurts} af {n} {way} i {pain} ({of}).",
    en="It hurts most here: {hurts} of {n} {way} with {pain} ({of}).",
)
HIGHEST = Text(
    da="Intet udsagn gør klart mere ondt end de andre. Højest ligger {pain}: {hurts} af {n} {way} i det ({of}).",
    en="No statement hurts clearly more than the others. Highest is {pain}: {hurts} of {n} {way} with it ({of}).",
)
PAINLESS = Text(
    da="Ingen af udsagnene gør ondt på flertallet ({of}).", en="None of the statements hurts the majority ({of})."
)
WAY = {False: Text(da="er enige", en="agree"), True: Text(da="er uenige", en="disagree")}
SHIFT = Text(
    da="Af de otte skift trænger {shift} mest: {hurts} af {answers} svar siger, at det gør ondt ({of}).",
    en="Of the eight shifts, {shift} is needed most: {hurts} of {answers} answers say that it hurts ({of}).",
)
BUNDLED = Text(
    da="Af det, MUS samler, gør {thing} mest ondt ({hurts} af {answers} svar) og {other} mindst ({less} af {fewer} svar).",
    en="Of what MUS bundles, the most pain is in {thing} ({hurts} of {answers} answers) and the least in {other} ({less} of {fewer} answers).",
)
UNKNOWN = Text(
    da="{n} siger ved ikke til {pain}. Ved ikke tælles for sig og trækker hverken op eller ned.",
    en="{n} say don’t know to {pain}. Don’t know is counted apart and pulls neither up nor down.",
)
REVERSED = Text(
    da="{n} af de {all} udsagn er positive. Dem har vi vendt: den, der er uenig i et af dem, siger, at det gør ondt.",
    en="{n} of the {all} statements are positive. We have turned them round: whoever disagrees with one of them says that it hurts.",
)


def tell(findings: Findings, lang: Lang) -> Iterator[str]:
    """The pain as sentences: disagreement first. None where nobody took a stand."""
    if not any(one.n for one in findings.pains):
        return
    yield lead(findings, lang)
    yield from _few(findings, lang)
    yield _worst(findings, lang)
    if findings.ordered:
        yield from _pooled(findings, lang)
    unsure = max(findings.pains, key=lambda one: one.dont_know)
    if unsure.dont_know:
        yield UNKNOWN[lang].format(
            n=f"{unsure.dont_know} {'af' if lang == 'da' else 'of'} {unsure.n + unsure.dont_know}",
            pain=_said(unsure, lang),
        )
    if positive := sum(one.pain.positive for one in findings.pains):
        yield REVERSED[lang].format(n=positive, all=len(findings.pains))


def lead(findings: Findings, lang: Lang) -> str:
    """Where the group is divided, or that it is not."""
    first = findings.pains[0]
    n = max(one.n for one in findings.pains)
    if n == 1:
        return LONELY[lang].format(of=of(n, findings.invited, lang))
    if not any(one.dispersion for one in findings.pains):
        return AGREED[lang].format(of=of(n, findings.invited, lang))
    sides = any(one.contested for one in findings.pains if one.n > LEAST or first.n <= LEAST)
    return (TWO_CAMPS if first.camps else DIVIDED if sides else NEAR)[lang].format(
        pain=_said(first, lang),
        hurts=first.hurts,
        works=first.works,
        neither=first.neither,
        of=of(first.n, findings.invited, lang),
    )


def _few(findings: Findings, lang: Lang) -> Iterator[str]:
    """The same few who stand against the others, where they are not too few to be mentioned and no camp of their own."""
    few = findings.few
    if few >= max(LEAST, findings.k) and not findings.pains[0].camps:
        yield FEW[lang].format(few=out_of(few, findings.n, findings.k, lang))


def _worst(findings: Findings, lang: Lang) -> str:
    top = worst(findings.pains)
    if top is None:
        n = max(one.n for one in findings.pains)
        return PAINLESS[lang].format(of=of(n, findings.invited, lang))
    return (WORST if findings.ordered else HIGHEST)[lang].format(
        hurts=number(top.hurts, lang),
        n=number(top.n, lang),
        way=WAY[top.pain.positive][lang],
        pain=_said(top, lang),
        of=of(top.n, findings.invited, lang),
    )


def _pooled(findings: Findings, lang: Lang) -> Iterator[str]:
    shifts, bundled = findings.shifts, findings.bundled
    if shifts and shifts[0].hurts:
        first = shifts[0]
        yield SHIFT[lang].format(
            shift=quoted(inside(first.item.text[lang]), lang),
            hurts=first.hurts,
            answers=first.answers,
            of=of(first.people, findings.invited, lang),
        )
    if len(bundled) > 1 and bundled[0].mean != bundled[-1].mean:
        first, last = bundled[0], bundled[-1]
        yield BUNDLED[lang].format(
            thing=inside(first.item.text[lang]),
            hurts=first.hurts,
            answers=first.answers,
            other=inside(last.item.text[lang]),
            less=last.hurts,
            fewer=last.answers,
        )


def _said(one: Felt, lang: Lang) -> str:
    return quoted(one.pain.text[lang], lang)
