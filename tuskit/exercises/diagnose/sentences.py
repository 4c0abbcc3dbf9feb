"""The diagnosis as sentences: disagreement first, then the pain, the process, the cascade and the price."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tuskit import evidence
from tuskit.chance import favoured
from tuskit.exercises.diagnose.hurts import tell
from tuskit.exercises.diagnose.measure import about
from tuskit.exercises.diagnose.pain import mean
from tuskit.exercises.diagnose.phrases import every, months, reach, roughly, times
from tuskit.exercises.diagnose.process import contested
from tuskit.phrases import capital, inside, listed, number, of, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.diagnose.findings import Findings
    from tuskit.exercises.diagnose.roles import Apart

NOTHING = Text(
    da="Her kommer det til at stå, hvor MUS gør ondt, hvor processen knækker, og hvad den koster ({of}).",
    en="This is where you will see where MUS hurts, where its process breaks, and what it costs ({of}).",
)
WITHHELD = Text(
    da="Svarene vises, når mindst {k} har svaret; indtil da bliver de holdt tilbage.",
    en="The answers are shown when at least {k} have answered; until then they are withheld.",
)
UNFELT = Text(
    da="Ingen har taget stilling til udsagnene ({of}).", en="Nobody has taken a stand on the statements ({of})."
)
APART = Text(
    da="Længst fra hinanden står {low} og {high} om {pain}",
    en="{low} and {high} stand farthest apart on {pain}",
)
TOGETHER = Text(
    da="På ingen af udsagnene står {roles} klart fra hinanden",
    en="On none of the statements do {roles} stand clearly apart",
)
MEANS = Text(
    da="{apart}: på en skala fra 1 (fungerer) til 5 (gør ondt) er snittet {bottom} og {top} ({of}).",
    en="{apart}: on a scale from 1 (works) to 5 (hurts) their means are {bottom} and {top} ({of}).",
)
HIDDEN = Text(
    da="{roles} vises ikke for sig, fordi en af grupperne er på færre end {k}.",
    en="{roles} are not shown apart, because one of the groups is smaller than {k}.",
)
BREAKS = Text(
    da="Processen knækker oftest her: {steps} ({n} af {people}, der har peget på et trin).",
    en="The process breaks most often here: {steps} ({n} of {people} who point at a step).",
)
BREAKS_ANYWHERE = Text(
    da="I peger på forskellige trin, når I skal sige, hvor processen knækker, oftest på {steps} ({n} af {people}, der har peget på et trin).",
    en="You point at different steps when you say where the process breaks, most often at {steps} ({n} of {people} who point at a step).",
)
BREAK_ALIKE = Text(
    da="Processen knækker oftest her: {steps} (hvert sted {n} af {people}, der har peget på et trin).",
    en="The process breaks most often here: {steps} (at each, {n} of {people} who point at a step).",
)
WORTH = Text(
    da="Mest værd er {best} ({gold} af {gold_n} giver 4 eller 5), mindst værd er {least} ({waste} af {waste_n} giver 1 eller 2).",
    en="Worth most is {best} ({gold} of {gold_n} give it 4 or 5), worth least is {least} ({waste} of {waste_n} give it 1 or 2).",
)
CONTESTED = Text(
    da="Om værdien af {step} er I mest uenige: {waste} siger spild, {gold} guld værd ({n} svar).",
    en="On the worth of {step} you disagree most: {waste} say waste, {gold} gold ({n} answers).",
)
LATE = Text(
    da="Kaskaden er {months} om at nå frem, og produktet skifter retning {every}: den er overhalet {times}, før den er fremme ({of}).",
    en="The cascade takes {months} to arrive, and the product changes direction {every}: it is overtaken {times} before it gets there ({of}).",
)
IN_TIME = Text(
    da="Kaskaden er {months} om at nå frem, og produktet skifter retning {every}: den når frem i tide ({of}).",
    en="The cascade takes {months} to arrive, and the product changes direction {every}: it arrives in time ({of}).",
)
ONLY_LAG = Text(da="Kaskaden er {months} om at nå frem ({of}).", en="The cascade takes {months} to arrive ({of}).")
PARTIAL = Text(
    da="Ingen har sat måneder på {steps}, så kaskaden er længere end {months}.",
    en="Nobody gave any months for {steps}, so the cascade is longer than {months}.",
)
COSTS = Text(
    da="En MUS tager cirka {each} timer pr. person, alle roller lagt sammen, og koster cirka {kroner} kr. om året for {people} personer",
    en="A MUS takes about {each} hours a person, all roles together, and costs about {kroner} kr. a year for {people} people",
)
PRICE = Text(da="{costs}; {reach} ({of}).", en="{costs}; {reach} ({of}).")
PRESET = Text(
    da="{costs}. Det er vores forslag: ingen af jer har sat egne tal ind endnu.",
    en="{costs}. That is our preset: none of you has put in numbers of your own yet.",
)
DECIDED = Text(da="I har besluttet: {points}.", en="You have decided: {points}.")
POINT = Text(da="{point} ({move})", en="{point} ({move})")
MANY = 3
"""Two of three who point at the same step agree, however few they are."""
MOST = 2
"""Claims of others that are told; the picture shows the rest."""


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """All of it, the most important first."""
    if findings.withheld:
        return (WITHHELD[lang].format(k=findings.k),)
    if not findings.n:
        return (NOTHING[lang].format(of=of(0, findings.invited, lang)),)
    return (
        *(tuple(tell(findings, lang)) or (UNFELT[lang].format(of=of(findings.n, findings.invited, lang)),)),
        *_decided(findings, lang),
        *_roles(findings, lang),
        *_process(findings, lang),
        *_lag(findings, lang),
        price(findings, lang),
        *(evidence.sentence(evidence.claim(name), lang) for name in findings.content.shares[:MOST]),
    )


def _decided(findings: Findings, lang: Lang) -> Iterator[str]:
    content = findings.content
    points = {item.id: item.text[lang] for item in (*content.pains, *content.steps)}
    moves = {move.id: inside(move.text[lang]) for move in content.moves}
    told = [
        POINT[lang].format(point=quoted(points[one["point"]], lang), move=moves[one["move"]])
        if "move" in one
        else quoted(points[one["point"]], lang)
        for one in findings.decided
    ]
    if told:
        yield DECIDED[lang].format(points=listed(told, lang))


def _roles(findings: Findings, lang: Lang) -> Iterator[str]:
    if findings.apart and not findings.apart[0].clear:
        yield f"{roles(findings, findings.apart[0], lang)}."
    elif findings.apart:
        first = findings.apart[0]
        means = sorted(mean(counts) or 0 for counts in first.roles.values())
        yield MEANS[lang].format(
            apart=roles(findings, first, lang),
            bottom=number(means[0], lang, 1),
            top=number(means[-1], lang, 1),
            of=of(sum(map(sum, first.roles.values())), findings.invited, lang),
        )
    if findings.withheld_roles:
        many = {role.id: role.many[lang] for role in findings.content.roles}
        named = listed([many.get(role, role) for role in findings.withheld_roles], lang)
        yield HIDDEN[lang].format(roles=capital(named), k=findings.k)


def roles(findings: Findings, one: Apart, lang: Lang) -> str:
    """Which two roles stand farthest apart on a statement, or that none stands clearly apart from the others."""
    many = {role.id: role.many[lang] for role in findings.content.roles}
    if not one.clear:
        compared = [role.id for role in findings.content.roles if any(role.id in each.roles for each in findings.apart)]
        return TOGETHER[lang].format(roles=listed([many[role] for role in compared], lang))
    means = sorted((mean(counts) or 0, many[role]) for role, counts in one.roles.items())
    low, high = means[0][1], means[-1][1]
    return capital(APART[lang].format(low=low, high=high, pain=quoted(one.pain.text[lang], lang)))


def _process(findings: Findings, lang: Lang) -> Iterator[str]:
    if any(stage.breaks for stage in findings.stages):
        yield breaks(findings, lang)
    judged = [stage for stage in findings.stages if stage.worth]
    if len(judged) > 1 and findings.judged:
        best = max(judged, key=lambda stage: (stage.gold / sum(stage.worths), stage.gold))
        least = max(judged, key=lambda stage: (stage.waste / sum(stage.worths), stage.waste))
        if best is not least and best.gold and least.waste:
            yield WORTH[lang].format(
                best=quoted(best.step.text[lang], lang),
                gold=best.gold,
                gold_n=sum(best.worths),
                least=quoted(least.step.text[lang], lang),
                waste=least.waste,
                waste_n=sum(least.worths),
            )
    if stage := contested(findings.stages):
        yield CONTESTED[lang].format(
            step=quoted(stage.step.text[lang], lang), waste=stage.waste, gold=stage.gold, n=sum(stage.worths)
        )


def breaks(findings: Findings, lang: Lang) -> str:
    """Where the process breaks: the step that most people point at, or all of those that as many do."""
    counts = [stage.breaks for stage in findings.stages]
    most = max(counts)
    steps = [quoted(stage.step.text[lang], lang) for stage in findings.stages if stage.breaks == most]
    alike = favoured(counts) or MANY * most >= (MANY - 1) * findings.pointed
    said = BREAK_ALIKE if alike and len(steps) > 1 else BREAKS if alike else BREAKS_ANYWHERE
    return said[lang].format(steps=listed(steps, lang), n=most, people=findings.pointed)


def _lag(findings: Findings, lang: Lang) -> Iterator[str]:
    lag = findings.lag
    if lag.months:
        yield late(findings, lang)
        if lag.unknown:
            steps = listed([quoted(step.text[lang], lang) for step in lag.unknown], lang)
            yield PARTIAL[lang].format(months=months(lag.months, lang), steps=steps)


def late(findings: Findings, lang: Lang) -> str:
    """How far the cascade lags behind the product."""
    lag = findings.lag
    text = ONLY_LAG if lag.changes is None else LATE if lag.changes else IN_TIME
    return text[lang].format(
        months=months(lag.months, lang),
        every=every(lag.direction.value, lang) if lag.direction else "",
        times=times(lag.changes or 0, lang),
        of=of(lag.people, findings.invited, lang),
    )


def price(findings: Findings, lang: Lang) -> str:
    """What MUS costs, and how far the guesses reach."""
    kroner = findings.cost.kroner
    if kroner is None:
        return PRESET[lang].format(costs=costs(findings, lang))
    rounded = replace(kroner, low=about(kroner.low), high=about(kroner.high))
    return PRICE[lang].format(
        costs=costs(findings, lang), reach=reach(rounded, lang), of=of(kroner.n, findings.invited, lang)
    )


def costs(findings: Findings, lang: Lang) -> str:
    """What MUS costs."""
    cost = findings.cost
    each = cost.hours_each.value if cost.hours_each else cost.preset.hours_each
    return COSTS[lang].format(
        each=number(each, lang, 1),
        kroner=roughly(cost.kroner.value if cost.kroner else cost.preset.kroner, lang),
        people=number(cost.people, lang),
    )
