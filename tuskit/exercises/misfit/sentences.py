"""The misfit as sentences: disagreement first, then what to change first and how sure that is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.agreement import LEAST as LEAST_SIDE
from tuskit.exercises.misfit import LEVELS, decisions, law, roles
from tuskit.exercises.misfit.rank import ALIKE, DRAWS
from tuskit.phrases import listed, number, of, out_of, quoted, signed
from tuskit.text import Item, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.misfit.findings import Findings

SURE, LIKELY = 0.9, 0.6
"""Shares of the draws from which the first place is firm, or likely."""
NAMED = 3
"""Pairs that are named where several pull away equally hard."""

NOTHING = Text(
    da="Her kommer det til at stå, hvilke systemer der trækker jer væk fra jeres værdier, og hvad I bør ændre først ({of}).",
    en="This is where you will see which systems pull you away from your values, and what to change first ({of}).",
)
WITHHELD = Text(
    da="Svarene vises, når mindst {k} har svaret; indtil da bliver de holdt tilbage.",
    en="The answers are shown when at least {k} have answered; until then they are withheld.",
)
UNJUDGED = Text(
    da="Ingen har taget stilling til, hvordan systemerne trækker ({of}).",
    en="Nobody has taken a stand on how the systems pull ({of}).",
)
LONELY = Text(
    da="Der er højst ét svar til hvert par, så der er ingen uenighed at vise endnu ({of}).",
    en="There is at most one answer to each pair, so there is no disagreement to show yet ({of}).",
)
AGREED = Text(
    da="I er enige om alle par: ingen af dem deler jer ({of}).",
    en="You agree about every pair: none of them divides you ({of}).",
)
DIVIDED = Text(
    da="I er mest uenige om {system} og {value}: {away} siger væk fra, {towards} hen imod og {neither} hverken eller ({of}).",
    en="You disagree most about {system} and {value}: {away} say away from it, {towards} towards it and {neither} neither ({of}).",
)
NEAR = Text(
    da="I ser nogenlunde ens på parrene. Mest forskellige er svarene om {system} og {value}: {away} siger væk fra, {towards} hen imod og {neither} hverken eller ({of}).",
    en="You see the pairs much alike. Your answers differ most about {system} and {value}: {away} say away from it, {towards} towards it and {neither} neither ({of}).",
)
FEW = Text(
    da="De samme {few} svarer næsten hver gang modsat de fleste. Spørg, hvad der kan få nogen til at se det sådan, uden at nogen skal stå frem.",
    en="The same {few} answer against most of you nearly every time. Ask what could make somebody see it so, without anybody having to come forward.",
)
TWO_CAMPS = Text(
    da="I står i to lejre om {system} og {value}: {away} siger væk fra, {towards} hen imod og {neither} hverken eller ({of}). Tal om det først.",
    en="You stand in two camps about {system} and {value}: {away} say away from it, {towards} towards it and {neither} neither ({of}). Talk about it first.",
)
TOP = Text(da="{system} trækker hårdest væk fra jeres værdier", en="{system} pulls hardest away from your values")
LEAST = Text(
    da="Intet system trækker samlet væk fra jeres værdier; {system} trækker mindst hen imod dem",
    en="No system pulls away from your values on the whole; {system} pulls least towards them",
)
NO_TOP = Text(da="Intet system trækker klart hårdere end de andre", en="No system pulls clearly harder than the others")
NO_WORST = Text(da="Intet par trækker klart hårdere end de andre", en="No pair pulls clearly harder than the others")
LOWEST = Text(da="{headline}; lavest ligger {item}", en="{headline}; lowest is {item}")
TIED = Text(da="{systems} deler førstepladsen", en="{systems} share the first place")
RANKED = Text(
    da="{headline}: {pull} på en skala fra −2 til 2{by}.", en="{headline}: {pull} on a scale from −2 to 2{by}."
)
BY = Text(da=", vægtet med pointene fra {n} af jer", en=", weighted by the points of {n} of you")
FIRM = Text(
    da="Det står fast: den førsteplads holder, når man tager én person ud ad gangen, i {alone} af {people} tilfælde, og i {drawn} af {draws} tilfældige udtræk af jeres svar.",
    en="That is firm: the first place stays when one person is taken out at a time in {alone} of {people} cases, and in {drawn} of {draws} random draws of your answers.",
)
FAIR = Text(
    da="Det er sandsynligt, ikke sikkert: førstepladsen holder, når man tager én person ud ad gangen, i {alone} af {people} tilfælde, og i {drawn} af {draws} tilfældige udtræk af jeres svar.",
    en="That is likely, not certain: the first place stays when one person is taken out at a time in {alone} of {people} cases, and in {drawn} of {draws} random draws of your answers.",
)
SHAKY = Text(
    da="Tag ikke rækkefølgen for sikker: {next} kan lige så vel være den første. Førstepladsen holder kun i {drawn} af {draws} tilfældige udtræk af jeres svar.",
    en="Do not take the order as certain: {next} may just as well come first. The first place stays in only {drawn} of {draws} random draws of your answers.",
)
WORST = Text(da="{system} trækker hårdest væk fra {value}", en="{system} pulls hardest away from {value}")
WORSE = Text(da="{n} par trækker lige hårdt væk", en="{n} pairs pull away equally hard")
MEAN = {
    True: Text(da="{headline}: {mean} med ét svar.", en="{headline}: {mean} with one answer."),
    False: Text(da="{headline}: {mean} i snit, {n} svar.", en="{headline}: {mean} on average, {n} answers."),
}
MEANS = Text(da="{headline}, {mean} i snit: {pairs}.", en="{headline}, {mean} on average: {pairs}.")
PAIR = Text(da="{system} mod {value}", en="{system} against {value}")
MORE = Text(da="{n} til", en="{n} more")
WITHOUT = Text(
    da="Uden {system} går systemernes træk i snit fra {before} til {after}",
    en="Without {system} the systems’ mean pull goes from {before} to {after}",
)
SPARED = Text(
    da="{headline}: snittet af de {rest} andre i stedet for alle {all}. Det er et regnestykke, ikke en forudsigelse.",
    en="{headline}: the mean of the {rest} others instead of all {all}. That is arithmetic, not a forecast.",
)
GAP = {
    True: Text(
        da="{value} burde tælle mere: {now} point i dag, {wished} ønsket",
        en="{value} ought to count more: {now} points today, {wished} wished",
    ),
    False: Text(
        da="{value} burde tælle mindre: {now} point i dag, {wished} ønsket",
        en="{value} ought to count less: {now} points today, {wished} wished",
    ),
}
BOTH = Text(da="{headline} ({n} har fordelt begge gange).", en="{headline} ({n} shared them out both times).")
UNWEIGHTED = Text(
    da="Ingen har fordelt point, så alle værdier tæller lige meget her.",
    en="Nobody has shared out points, so every value counts the same here.",
)
UNKNOWN = Text(
    da="{n} af {all} svarer »ved ikke« om {system} og {value}. Det tælles for sig.",
    en="{n} of {all} answered “don’t know” about {system} and {value}. That is counted apart.",
)
ALPHA = Text(
    da="Over alle par er enigheden {alpha}, hvor 1 er fuld enighed og 0 er det, tilfældet ville give (Krippendorffs alfa, {n} personer).",
    en="Over all pairs the agreement is {alpha}, where 1 is full agreement and 0 is what chance would give (Krippendorff’s alpha, {n} people).",
)


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """All of it, the most important first."""
    answered = of(findings.n, findings.invited, lang)
    if findings.withheld:
        return (WITHHELD[lang].format(k=findings.k),)
    if not findings.n:
        return (NOTHING[lang].format(of=answered), *decisions.said(findings, lang))
    if not findings.systems:
        return (UNJUDGED[lang].format(of=answered), *decisions.said(findings, lang), *_rest(findings, lang))
    return (
        lead(findings, lang),
        *_few(findings, lang),
        *_order(findings, lang),
        *decisions.said(findings, lang),
        *roles.said(findings, lang),
        *_worst(findings, lang),
        *_what_if(findings, lang),
        *_rest(findings, lang),
    )


def lead(findings: Findings, lang: Lang) -> str:
    """Where the room is divided."""
    pair = findings.pairs[0]
    answered = of(pair.n or findings.people, findings.invited, lang)
    if max(one.n for one in findings.pairs) <= 1:
        return LONELY[lang].format(of=answered)
    if all(max(one.counts) == one.n for one in findings.pairs):
        return AGREED[lang].format(of=answered)
    sides = any(one.contested for one in findings.pairs if one.n > LEAST_SIDE or pair.n <= LEAST_SIDE)
    return (TWO_CAMPS if pair.split else DIVIDED if sides else NEAR)[lang].format(
        system=name(pair.system, lang),
        value=name(pair.value, lang),
        away=pair.away,
        towards=pair.towards,
        neither=pair.counts[2],
        of=answered,
    )


def _few(findings: Findings, lang: Lang) -> Iterator[str]:
    """The same few who judge against the others, where they are not too few to be mentioned and no camp of their own."""
    few = findings.few
    if few >= max(LEAST_SIDE, findings.k) and not findings.pairs[0].split:
        yield FEW[lang].format(few=out_of(few, findings.people, findings.k, lang))


def name(item: Item, lang: Lang) -> str:
    """A system or a value in a sentence."""
    return quoted(item.text[lang], lang)


def top(findings: Findings, lang: Lang) -> str:
    """Which system to change first, as a headline."""
    systems = findings.systems
    if not findings.ranked:
        return NO_TOP[lang]
    if findings.rank.first is None:
        tied = [system for system, pull in systems if pull <= systems[0][1] + ALIKE]
        return TIED[lang].format(systems=listed([name(system, lang) for system in tied], lang))
    return (TOP if findings.hardest else LEAST)[lang].format(system=name(systems[0][0], lang))


def _order(findings: Findings, lang: Lang) -> Iterator[str]:
    """Which system to change first, and how sure that is."""
    systems, rank = findings.systems, findings.rank
    by = BY[lang].format(n=findings.weighted) if findings.weighted else ""
    headline = top(findings, lang)
    if not findings.ranked:
        headline = LOWEST[lang].format(headline=headline, item=name(systems[0][0], lang))
    yield RANKED[lang].format(headline=headline, pull=signed(systems[0][1], lang), by=by)
    if rank.first is not None and rank.people > 1 and len(systems) > 1:
        text = (
            SHAKY
            if not findings.ranked or rank.drawn < LIKELY
            else FAIR
            if rank.drawn < SURE or rank.alone < rank.people
            else FIRM
        )
        rival = max((one for one, _ in systems[1:]), key=lambda one: rank.leads[findings.content.systems.index(one)])
        yield text[lang].format(
            alone=rank.alone,
            people=rank.people,
            drawn=number(round(rank.drawn * DRAWS), lang),
            draws=number(DRAWS, lang),
            next=name(rival, lang),
        )


def hardest(findings: Findings, lang: Lang) -> str:
    """The pair that pulls hardest away, as a headline; empty where none does."""
    pairs = findings.worst
    if pairs and not findings.ordered:
        return NO_WORST[lang]
    if len(pairs) > 1:
        return WORSE[lang].format(n=len(pairs))
    return "".join(WORST[lang].format(system=name(pair.system, lang), value=name(pair.value, lang)) for pair in pairs)


def _worst(findings: Findings, lang: Lang) -> Iterator[str]:
    pairs, headline = findings.worst, hardest(findings, lang)
    if pairs and not findings.ordered:
        pair = PAIR[lang].format(system=name(pairs[0].system, lang), value=name(pairs[0].value, lang))
        headline = LOWEST[lang].format(headline=headline, item=pair)
        yield MEAN[pairs[0].n == 1][lang].format(headline=headline, mean=signed(pairs[0].mean, lang), n=pairs[0].n)
    elif len(pairs) == 1:
        yield MEAN[pairs[0].n == 1][lang].format(headline=headline, mean=signed(pairs[0].mean, lang), n=pairs[0].n)
    elif pairs:
        named = [
            PAIR[lang].format(system=name(pair.system, lang), value=name(pair.value, lang)) for pair in pairs[:NAMED]
        ]
        more = [MORE[lang].format(n=len(pairs) - NAMED)] if len(pairs) > NAMED else []
        yield MEANS[lang].format(
            headline=headline, mean=signed(pairs[0].mean, lang), pairs=listed([*named, *more], lang)
        )


def without(findings: Findings, lang: Lang) -> str:
    """What dropping the system would do that helps most, as a headline; empty where that helps nothing."""
    spared = [after if after == after else -LEVELS[-1] for after in findings.spared]  # noqa: PLR0124  (nan)
    after = max(spared)
    if not findings.ranked or round(after, 2) <= round(findings.overall, 2):
        return ""
    return WITHOUT[lang].format(
        system=name(findings.content.systems[spared.index(after)], lang),
        before=signed(findings.overall, lang, 2),
        after=signed(after, lang, 2),
    )


def _what_if(findings: Findings, lang: Lang) -> Iterator[str]:
    judged = len(findings.systems)
    if judged > 1 and (headline := without(findings, lang)):
        yield SPARED[lang].format(headline=headline, rest=judged - 1, all=judged)


def _rest(findings: Findings, lang: Lang) -> Iterator[str]:
    if headline := gap(findings, lang):
        yield BOTH[lang].format(headline=headline, n=findings.compared)
    if not findings.weighted and findings.systems:
        yield UNWEIGHTED[lang]
    if findings.sizes[0][1]:
        yield law.said(findings, lang)
    unsure = max(findings.pairs, key=lambda pair: pair.dont_know)
    if unsure.dont_know:
        yield UNKNOWN[lang].format(
            n=unsure.dont_know,
            all=unsure.n + unsure.dont_know,
            system=name(unsure.system, lang),
            value=name(unsure.value, lang),
        )
    if findings.alpha is not None:
        yield ALPHA[lang].format(alpha=number(findings.alpha, lang, 2), n=findings.people)


def gap(findings: Findings, lang: Lang) -> str:
    """The value whose points are farthest from what is wished, as a headline; empty where all are as wished, or none stands out."""
    weight = findings.weights[0]
    now, wished = (number(points or 0, lang) for points in (weight.now, weight.wished))
    if not findings.compared or not findings.wanting or now == wished:
        return ""
    return GAP[weight.gap > 0][lang].format(value=name(weight.value, lang), now=now, wished=wished)
