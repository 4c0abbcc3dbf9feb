"""What the team's answers show, in words: what is lacking, what hangs on one person, the summer, and what is agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tuskit.exercises.team import agreed, planned
from tuskit.exercises.team.words import basis, nobody
from tuskit.phrases import listed, number, of, quoted
from tuskit.text import Item, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.team.covers import Cover, Week
    from tuskit.exercises.team.findings import Findings

NOTHING = Text(
    da="Her kommer teamets dækning, når nogen har svaret ({of}).",
    en="The team’s cover comes here when somebody has answered ({of}).",
)
WITHHELD = Text(
    da="Færre end {k} har svaret. Dækningen vises først, når mindst {k} har.",
    en="Fewer than {k} have answered. The cover is shown once at least {k} have.",
)
COVERED = Text(
    da="I dækker alle {all} kompetencer, som produktet har brug for",
    en="You cover all {all} competences that the product needs",
)
SHORT = {
    False: Text(
        da="{n} af {all} kompetencer er ikke dækket; længst er der til {card}: {can}",
        en="{n} of {all} competences are not covered; {card} is farthest from it: {can}",
    ),
    True: Text(
        da="Af {all} kompetencer mangler I kun {card}: {can}", en="Of {all} competences you lack only {card}: {can}"
    ),
}
CAN = Text(da="{can} kan det, {need} skal kunne det", en="{can} can do it, {need} must")
ALSO = Text(da="Der mangler også folk til {cards}.", en="People are lacking for {cards} too.")
SINGLE = {
    False: Text(da="{cards} hænger på én person", en="{cards} hangs on one person"),
    True: Text(da="{cards} hænger hver på én person", en="{cards} each hang on one person"),
}
SINGLE_NAMED = {
    False: Text(da="{cards} hænger på {name} alene", en="{cards} hangs on {name} alone"),
    True: Text(da="{cards} hænger på {name} alene", en="{cards} hang on {name} alone"),
}
NO_SINGLE = Text(
    da="Intet af det, nogen kan, hænger på én person", en="Nothing that anybody can do hangs on one person"
)
BEARER = Text(da="{name} er alene om {n} af dem.", en="{name} alone can do {n} of them.")
SUMMER = Text(
    da="I uge {week}, hvor {away} af {team} er væk, kan ingen af de andre {cards}",
    en="In week {week}, when {away} of {team} are away, none of the others can do {cards}",
)
SUMMER_THIN = Text(
    da="I uge {week}, hvor {away} af {team} er væk, er der for få til {cards}",
    en="In week {week}, when {away} of {team} are away, there are too few for {cards}",
)
SUMMER_HOLDS = Text(
    da="Sommeren holder: i uge {first}–{last} er der dækning for alt det, I dækker i dag",
    en="The summer holds: in weeks {first}–{last} everything that you cover today is covered",
)
TOLD = Text(
    da="{told} af {team} har sagt, hvornår de holder ferie", en="{told} of {team} have said when they are on holiday"
)
NO_SUMMER = Text(
    da="Ingen har sagt, hvornår de holder sommerferie, så I ved endnu ikke, hvem der dækker uge 29.",
    en="Nobody has said when they are on summer holiday, so you do not know yet who covers week 29.",
)
TAUGHT = Text(
    da="Det, I mangler, er der i alle tilfælde nogen i teamet, der kan lære fra sig.",
    en="Whatever you lack, somebody in the team can teach it.",
)
UNTAUGHT = Text(
    da="Ingen i teamet kan lære {cards} fra sig; det må I lære på egen hånd eller hente udefra.",
    en="Nobody in the team can teach {cards}; that you have to learn on your own or fetch from outside.",
)
COLLECTIVE = Text(
    da="{two} af {all} kompetencer deles af mindst to; {one} ligger hos én, {none} hos ingen.",
    en="{two} of {all} competences are shared by at least two; {one} lie with one person, {none} with nobody.",
)
ALL_SHARED = Text(
    da="Alle {all} kompetencer deles af mindst to.", en="All {all} competences are shared by at least two."
)
WISHED = Text(da="Flest vil gerne lære {cards} ({n} af {all}).", en="Most want to learn {cards} ({n} of {all}).")
WISHES = Text(
    da="I vil lære forskellige ting, oftest {cards} ({n} af {all}).",
    en="You want to learn different things, most often {cards} ({n} of {all}).",
)
UNWANTED = {
    False: Text(
        da="{cards} mangler, men ingen har lyst til at lære det.",
        en="{cards} is lacking, and nobody wants to learn it.",
    ),
    True: Text(
        da="{cards} mangler, men ingen har lyst til at lære det.",
        en="{cards} are lacking, and nobody wants to learn them.",
    ),
}
FEW = 3
"""Competences that a sentence can name before it counts them."""
MORE = Text(da="{n} andre", en="{n} others")


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """The most important first."""
    if findings.withheld:
        return (WITHHELD[lang].format(k=findings.k),)
    if not findings.shown:
        return (NOTHING[lang].format(of=of(findings.n, findings.invited, lang)), *agreed.decided(findings, lang))
    return (
        f"{lead(findings, lang)} ({basis(findings, lang)}).",
        *agreed.last(findings, lang),
        *_also(findings, lang),
        *_single(findings, lang),
        _summer(findings, lang),
        *planned.conclude(findings, lang),
        *_teachers(findings, lang),
        _collective(findings, lang),
        *_wishes(findings, lang),
        *agreed.decided(findings, lang),
    )


def cards(covers: Iterable[Cover | Item], lang: Lang, *, most: int = FEW) -> str:
    """Competences by name, and how many more there are."""
    items = [one if isinstance(one, Item) else one.competence for one in covers]
    shown = len(items) if len(items) == most + 1 else most
    said = [quoted(item.text[lang], lang) for item in items[:shown]]
    rest = len(items) - shown
    return listed([*said, *([MORE[lang].format(n=rest)] if rest > 0 else [])], lang)


def lead(findings: Findings, lang: Lang) -> str:
    """What is not covered, as a title: without a full stop."""
    everything = len(findings.covers)
    if not findings.short:
        return COVERED[lang].format(all=everything)
    first = findings.short[0]
    return SHORT[len(findings.short) == 1][lang].format(
        n=len(findings.short), all=everything, card=cards([first], lang), can=can(first, lang)
    )


def can(cover: Cover, lang: Lang) -> str:
    """How many can, and how many must."""
    return CAN[lang].format(can=nobody(cover.can, lang), need=number(cover.competence.cover, lang))


def single(findings: Findings, lang: Lang, *, most: int = FEW) -> str:
    """What hangs on one person, as a title; `most` competences by name."""
    found = findings.single
    if not found:
        return NO_SINGLE[lang]
    several = len(found) > 1
    if findings.named and len(findings.bearers) == 1:
        return SINGLE_NAMED[several][lang].format(cards=cards(found, lang, most=most), name=findings.bearers[0][0].name)
    return SINGLE[several][lang].format(cards=cards(found, lang, most=most))


def summer(findings: Findings, lang: Lang, *, most: int = FEW) -> str:
    """The week in which most is left without anybody, else with too few; as a title. Empty where nobody has said."""
    if not findings.weeks:
        return ""
    worst = min(findings.weeks, key=lambda week: (-len(gone(findings, week)), -len(thin(findings, week)), week.week))
    text, found = (SUMMER, gone(findings, worst)) if gone(findings, worst) else (SUMMER_THIN, thin(findings, worst))
    if not found:
        return SUMMER_HOLDS[lang].format(first=findings.weeks[0].week, last=findings.weeks[-1].week)
    said = cards(found, lang, most=most)
    return text[lang].format(week=worst.week, away=worst.away, team=len(findings.team), cards=said)


def gone(findings: Findings, week: Week) -> tuple[Item, ...]:
    """What somebody can do, and nobody who is there in a week."""
    able = {cover.competence.id for cover in findings.covers if cover.can}
    pairs = zip(findings.content.competences, week.left, strict=True)
    return tuple(one for one, left in pairs if not left and one.id in able)


def thin(findings: Findings, week: Week) -> tuple[Item, ...]:
    """What is covered, and in a week is not."""
    covered = {cover.competence.id for cover in findings.covers if not cover.missing}
    pairs = zip(findings.content.competences, week.left, strict=True)
    return tuple(one for one, left in pairs if left < one.cover and one.id in covered)


def _also(findings: Findings, lang: Lang) -> Iterator[str]:
    if len(findings.short) > 1:
        yield ALSO[lang].format(cards=cards(findings.short[1:], lang, most=2 * FEW))


def _single(findings: Findings, lang: Lang) -> Iterator[str]:
    yield f"{single(findings, lang)}."
    if findings.named and len(findings.bearers) > 1 and len(findings.bearers[0][1]) > 1:
        person, held = findings.bearers[0]
        yield BEARER[lang].format(name=person.name, n=len(held))


def _summer(findings: Findings, lang: Lang) -> str:
    if not findings.weeks:
        return NO_SUMMER[lang]
    return f"{summer(findings, lang)} ({told(findings, lang)})."


def told(findings: Findings, lang: Lang) -> str:
    """How many have said when they are away."""
    return TOLD[lang].format(told=number(findings.told, lang), team=number(len(findings.team), lang))


def _teachers(findings: Findings, lang: Lang) -> Iterator[str]:
    if findings.untaught:
        yield UNTAUGHT[lang].format(cards=cards(findings.untaught, lang))
    elif findings.short:
        yield TAUGHT[lang]


def _collective(findings: Findings, lang: Lang) -> str:
    everything, two, one = len(findings.covers), len(findings.shared), len(findings.single)
    if two == everything:
        return ALL_SHARED[lang].format(all=everything)
    return COLLECTIVE[lang].format(two=two, all=everything, one=one, none=everything - two - one)


def _wishes(findings: Findings, lang: Lang) -> Iterator[str]:
    """What most want to learn, where the wishes gather; what nobody wants to."""
    if wished := findings.wished:
        text = WISHED if findings.gathered else WISHES
        yield text[lang].format(cards=cards(wished, lang), n=wished[0].wants, all=len(findings.team))
    unwanted = [cover for cover in findings.short if not cover.wants]
    if unwanted and any(cover.wants for cover in findings.covers):
        yield UNWANTED[len(unwanted) > 1][lang].format(cards=cards(unwanted, lang))
