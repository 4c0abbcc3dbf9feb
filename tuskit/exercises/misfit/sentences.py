"""The misfit as sentences: disagreement first, then what to change first and how sure that is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit import evidence
from tuskit.exercises.misfit.rank import DRAWS
from tuskit.phrases import capital, inside, listed, number, of, quoted
from tuskit.text import Item, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.misfit.findings import Findings, Pair

SURE, LIKELY = 0.9, 0.6
"""Shares of the draws from which the first place is firm, or likely."""

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
TWO_CAMPS = Text(
    da="I står i to lejre om {system} og {value}: {away} siger væk fra, {towards} hen imod og {neither} hverken eller ({of}). Tal om det først.",
    en="You stand in two camps about {system} and {value}: {away} say away from it, {towards} towards it and {neither} neither ({of}). Talk about it first.",
)
FIRST = Text(
    da="{system} trækker hårdest væk fra jeres værdier: {pull} på en skala fra −2 til 2, vægtet med jeres point.",
    en="{system} pulls hardest away from your values: {pull} on a scale from −2 to 2, weighted by your points.",
)
LEAST = Text(
    da="Intet system trækker samlet væk fra jeres værdier. {system} trækker mindst hen imod dem: {pull} på en skala fra −2 til 2.",
    en="No system pulls away from your values on the whole. {system} pulls least towards them: {pull} on a scale from −2 to 2.",
)
TIED = Text(
    da="{systems} deler førstepladsen: de trækker lige hårdt.",
    en="{systems} share the first place: they pull equally hard.",
)
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
WORST = Text(
    da="Stærkest trækker {system} væk fra {value} ({mean} i snit, {n} svar).",
    en="{system} pulls most strongly away from {value} (mean {mean}, {n} answers).",
)
SPARED = Text(
    da="Hvis I dropper {system}, trækker resten af systemerne i snit {after} i stedet for {before}.",
    en="If you drop {system}, the other systems pull {after} on average instead of {before}.",
)
GAP = {
    True: Text(
        da="{value} burde tælle mere: {now} point i dag, {wished} ønsket ({n} har fordelt begge gange).",
        en="{value} ought to count more: {now} points today, {wished} wished ({n} shared them out both times).",
    ),
    False: Text(
        da="{value} burde tælle mindre: {now} point i dag, {wished} ønsket ({n} har fordelt begge gange).",
        en="{value} ought to count less: {now} points today, {wished} wished ({n} shared them out both times).",
    ),
}
UNWEIGHTED = Text(
    da="Ingen har fordelt point, så alle værdier tæller lige meget her.",
    en="Nobody has shared out points, so every value counts the same here.",
)
LAW = {
    "structure": Text(
        da="{n} af {all} siger, at I er »{size}«: så begynd med systemerne. {claim}",
        en="{n} of {all} say that you are “{size}”: so begin with the systems. {claim}",
    ),
    "culture": Text(
        da="{n} af {all} siger, at I er »{size}«: hos jer er det snarere kulturen, der former systemerne. {claim}",
        en="{n} of {all} say that you are “{size}”: at your place it is rather the culture that shapes the systems. {claim}",
    ),
}
UNKNOWN = Text(
    da="{n} siger ved ikke til {system} og {value}. Det tælles for sig.",
    en="{n} say don’t know to {system} and {value}. That is counted apart.",
)
ALPHA = Text(
    da="Over alle par er enigheden {alpha}, hvor 1 er fuld enighed og 0 er det, tilfældet ville give (Krippendorffs alfa).",
    en="Over all pairs the agreement is {alpha}, where 1 is full agreement and 0 is what chance would give (Krippendorff’s alpha).",
)
DECIDED = Text(da="I har besluttet: {what}.", en="You have decided: {what}.")
EACH = Text(da="{decision} {n}", en="{decision} {n}")
OPEN = Text(
    da="{system}, som trækker hårdest væk, mangler stadig en beslutning.",
    en="{system}, which pulls hardest away, still lacks a decision.",
)
KEPT = Text(
    da="{system}, som trækker hårdest væk, vil I beholde. Sig højt, hvorfor.",
    en="You will keep {system}, which pulls hardest away. Say aloud why.",
)


def signed(value: float, lang: Lang, digits: int = 1) -> str:
    """A pull with its sign.

    >>> signed(-1.26, "da"), signed(0.5, "en")
    ('−1,3', '+0.5')
    """
    rounded = round(value, digits) or 0.0
    return ("+" if rounded > 0 else "") + number(rounded, lang, digits)


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """All of it, the most important first."""
    said = of(findings.n, findings.invited, lang)
    if findings.withheld:
        return (WITHHELD[lang].format(k=findings.k),)
    if not findings.n:
        return (NOTHING[lang].format(of=said),)
    if not findings.systems:
        return (UNJUDGED[lang].format(of=said), *_rest(findings, lang))
    return (
        lead(findings, lang),
        *_decided(findings, lang),
        *order(findings, lang),
        *_worst(findings, lang),
        *what_if(findings, lang),
        *_rest(findings, lang),
    )


def lead(findings: Findings, lang: Lang) -> str:
    """Where the room is divided."""
    pair = findings.pairs[0]
    said = of(pair.n or findings.people, findings.invited, lang)
    if max(one.n for one in findings.pairs) == 1:
        return LONELY[lang].format(of=said)
    if all(max(one.counts) == one.n for one in findings.pairs):
        return AGREED[lang].format(of=said)
    return (TWO_CAMPS if pair.split else DIVIDED)[lang].format(
        system=quoted(pair.system.text[lang], lang),
        value=quoted(pair.value.text[lang], lang),
        away=pair.away,
        towards=pair.towards,
        neither=pair.counts[2],
        of=said,
    )


def name(item: Item, lang: Lang) -> str:
    """A system or a value at the beginning of a sentence."""
    return quoted(item.text[lang], lang)


def order(findings: Findings, lang: Lang) -> Iterator[str]:
    """Which system to change first, and how sure that is."""
    systems, rank = findings.systems, findings.rank
    if rank.first is None:
        tied = [system for system, pull in systems if abs(pull - systems[0][1]) < 1e-9]  # noqa: PLR2004  (rounding)
        yield TIED[lang].format(systems=listed([name(system, lang) for system in tied], lang))
        return
    yield first(findings, lang)
    if findings.people > 1 and len(systems) > 1:
        text = SHAKY if rank.drawn < LIKELY else FAIR if rank.drawn < SURE or rank.alone < findings.people else FIRM
        yield text[lang].format(
            alone=rank.alone,
            people=findings.people,
            drawn=number(round(rank.drawn * DRAWS), lang),
            draws=number(DRAWS, lang),
            next=name(systems[1][0], lang),
        )


def first(findings: Findings, lang: Lang) -> str:
    """Which system to change first."""
    system, pull = findings.systems[0]
    return (FIRST if pull < 0 else LEAST)[lang].format(system=name(system, lang), pull=signed(pull, lang))


def _worst(findings: Findings, lang: Lang) -> Iterator[str]:
    pair = worst(findings)
    if pair and pair.mean < 0:
        yield WORST[lang].format(
            system=name(pair.system, lang),
            value=name(pair.value, lang),
            mean=signed(pair.mean, lang),
            n=pair.n,
        )


def worst(findings: Findings) -> Pair | None:
    """The pair that pulls hardest away."""
    return min((pair for pair in findings.pairs if pair.n), key=lambda pair: (pair.mean, -pair.n), default=None)


def what_if(findings: Findings, lang: Lang) -> Iterator[str]:
    """What dropping the system would do that helps most."""
    options = zip(findings.content.systems, findings.spared, findings.rank.pull, strict=True)
    helps = [(after, system) for system, after, pull in options if pull == pull and after > findings.overall]  # noqa: PLR0124  (nan)
    if helps:
        after, system = max(helps, key=lambda one: one[0])
        before = signed(findings.overall, lang, 2)
        yield SPARED[lang].format(system=name(system, lang), after=signed(after, lang, 2), before=before)


def _rest(findings: Findings, lang: Lang) -> Iterator[str]:
    if findings.weights and findings.compared and findings.weights[0].gap:
        yield gap(findings, lang)
    if not findings.weighted and findings.systems:
        yield UNWEIGHTED[lang]
    size, n = findings.sizes[0]
    if n:
        kind = next(kind for kind in findings.content.sizes if kind.id == size)
        yield LAW[kind.law][lang].format(
            n=n,
            all=sum(count for _, count in findings.sizes),
            size=inside(kind.text[lang]),
            claim=evidence.sentence(evidence.claim(findings.content.law), lang),
        )
    unsure = max(findings.pairs, key=lambda pair: pair.dont_know)
    if unsure.dont_know:
        said = f"{unsure.dont_know} {'af' if lang == 'da' else 'of'} {unsure.n + unsure.dont_know}"
        yield UNKNOWN[lang].format(n=said, system=name(unsure.system, lang), value=name(unsure.value, lang))
    if findings.alpha is not None:
        yield ALPHA[lang].format(alpha=number(findings.alpha, lang, 2))


def gap(findings: Findings, lang: Lang) -> str:
    """The value whose points are farthest from what is wished."""
    weight = findings.weights[0]
    return GAP[weight.gap > 0][lang].format(
        value=name(weight.value, lang),
        now=number(weight.now or 0, lang),
        wished=number(weight.wished or 0, lang),
        n=findings.compared,
    )


def _decided(findings: Findings, lang: Lang) -> Iterator[str]:
    if not findings.decided:
        return
    count = Counter(findings.decided.values())
    parts = [
        EACH[lang].format(decision=inside(decision.text[lang]), n=count[decision.id])
        for decision in findings.content.decisions
        if count[decision.id]
    ]
    yield DECIDED[lang].format(what=capital(listed(parts, lang)).lower())
    system, pull = findings.systems[0]
    made = findings.decided.get(system.id)
    if findings.rank.first is not None and pull < 0 and made in {None, "keep"}:
        yield (KEPT if made else OPEN)[lang].format(system=name(system, lang))
