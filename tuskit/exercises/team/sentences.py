"""What the team's answers show, in words: what is lacking, what hangs on one person, the summer, and what is agreed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from tuskit.exercises.team import planned
from tuskit.exercises.team.words import basis, nobody
from tuskit.phrases import listed, number, of, quoted
from tuskit.text import Item, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.team.findings import Cover, Findings, Week

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
UNWANTED = Text(
    da="{card} mangler, men ingen har lyst til at lære det.", en="{card} is lacking, and nobody wants to learn it."
)
SHARED = Text(da="Jeres fælles forbedring: {what}.", en="Your shared improvement: {what}.")
NO_SHARED = Text(
    da="I har aftaler hver for sig, men ingen fælles forbedring endnu. Begynd med den.",
    en="You have agreements one by one, but no shared improvement yet. Begin with that.",
)
AGREED = Text(
    da="I har {n} aftaler om hvem, hvad og hvornår{loose}.", en="You have {n} agreements on who, what and when{loose}."
)
LOOSE = Text(da="; i {n} af dem mangler hvem eller hvornår", en="; who or when is missing in {n} of them")
LAST = Text(da="Af {all} aftaler fra sidste TUS: {each}.", en="Of {all} agreements from the last TUS: {each}.")
UNSAID = Text(da="uden svar", en="not told")
FEW = 3
"""Competences that a sentence can name before it counts them."""
MORE = Text(da="{n} andre", en="{n} others")


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """The most important first."""
    if findings.withheld:
        return (WITHHELD[lang].format(k=findings.k),)
    if not findings.shown:
        return (NOTHING[lang].format(of=of(findings.n, findings.invited, lang)), *_decided(findings, lang))
    return (
        f"{lead(findings, lang)} ({basis(findings, lang)}).",
        *_last(findings, lang),
        *_also(findings, lang),
        *_single(findings, lang),
        _summer(findings, lang),
        *planned.conclude(findings, lang),
        *_teachers(findings, lang),
        _collective(findings, lang),
        *_wishes(findings, lang),
        *_decided(findings, lang),
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


def single(findings: Findings, lang: Lang) -> str:
    """What hangs on one person, as a title."""
    found = findings.single
    if not found:
        return NO_SINGLE[lang]
    several = len(found) > 1
    if findings.named and len(findings.bearers) == 1:
        return SINGLE_NAMED[several][lang].format(cards=cards(found, lang), name=findings.bearers[0][0].name)
    return SINGLE[several][lang].format(cards=cards(found, lang))


def summer(findings: Findings, lang: Lang) -> str:
    """The week in which most is left without anybody, else with too few; as a title. Empty where nobody has said."""
    if not findings.weeks:
        return ""
    worst = min(findings.weeks, key=lambda week: (-len(gone(findings, week)), -len(thin(findings, week)), week.week))
    text, found = (SUMMER, gone(findings, worst)) if gone(findings, worst) else (SUMMER_THIN, thin(findings, worst))
    if not found:
        return SUMMER_HOLDS[lang].format(first=findings.weeks[0].week, last=findings.weeks[-1].week)
    return text[lang].format(week=worst.week, away=worst.away, team=len(findings.team), cards=cards(found, lang))


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
    most = max(cover.wants for cover in findings.covers)
    if most > 1:
        wanted = [cover for cover in findings.covers if cover.wants == most]
        yield WISHED[lang].format(cards=cards(wanted, lang), n=most, all=len(findings.team))
    unwanted = [cover for cover in findings.short if not cover.wants]
    if unwanted and most:
        yield UNWANTED[lang].format(card=cards(unwanted, lang))


def _last(findings: Findings, lang: Lang) -> Iterator[str]:
    """What became of the agreements of the TUS before this one."""
    if not findings.content.last:
        return
    rows = findings.decided.get("last", {})
    said = [rows.get(item.id, {}).get("outcome") for item in findings.content.last]
    each = [
        f"{said.count(outcome.id)} {outcome.text[lang].lower()}"
        for outcome in findings.content.outcomes
        if outcome.id in said
    ]
    if None in said:
        each.append(f"{said.count(None)} {UNSAID[lang]}")
    yield LAST[lang].format(all=len(said), each=listed(each, lang))


def _decided(findings: Findings, lang: Lang) -> Iterator[str]:
    shared = findings.decided.get("shared", {}).get("improvement", {}).get("what", "").strip()
    actions = [row for row in findings.decided.get("actions", {}).values() if row.get("what", "").strip()]
    if shared:
        yield SHARED[lang].format(what=quoted(shared, lang))
    elif actions:
        yield NO_SHARED[lang]
    if actions:
        loose = sum(not (row.get("who", "").strip() and row.get("when", "").strip()) for row in actions)
        yield AGREED[lang].format(n=len(actions), loose=LOOSE[lang].format(n=loose) if loose else "")
