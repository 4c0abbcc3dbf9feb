"""The split as sentences: disagreement first, then the decision, the checks, and how far the group is from the talk."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.agreement import LEAST
from tuskit.exercises.split.cards import FORMAL
from tuskit.exercises.split.flagged import held_up
from tuskit.exercises.split.placed import Detail, majority
from tuskit.phrases import inside, listed, number, of, out_of, quoted
from tuskit.text import Item, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.split import Split
    from tuskit.exercises.split.cards import Laid
    from tuskit.exercises.split.findings import Findings
    from tuskit.exercises.split.placed import Counts

NOTHING = Text(
    da="Her kommer det til at stå, hvor kortene hører hjemme, og hvilke kort I er uenige om ({of}).",
    en="This is where you will see where the cards belong, and which cards you disagree about ({of}).",
)
WITHHELD = Text(
    da="Svarene vises, når mindst {k} har svaret; indtil da bliver de holdt tilbage.",
    en="The answers are shown when at least {k} have answered; until then they are withheld.",
)
LONELY = Text(
    da="Der er højst ét svar til hvert kort, så der er ingen uenighed at vise endnu",
    en="There is at most one answer to each card, so there is no disagreement to show yet",
)
AGREED = Text(
    da="I er enige om alle kort: ingen af dem deler jer",
    en="You agree about every card: none of them divides you",
)
DIVIDED = Text(da="I er mest uenige om {card}: {spread}", en="You disagree most about {card}: {spread}")
NEAR = Text(
    da="I lægger kortene nogenlunde ens. Mest forskelligt ligger {card}: {spread}",
    en="You put the cards much alike. Most different is {card}: {spread}",
)
FEW = Text(
    da="De samme {few} lægger næsten hver gang kortet et andet sted end de fleste. Spørg, hvad der kan få nogen til at se det sådan, uden at nogen skal stå frem.",
    en="The same {few} put the card elsewhere than most of you nearly every time. Ask what could make somebody see it so, without anybody having to come forward.",
)
APART = Text(
    da="På {n} af {all} kort har intet sted flertal: {cards}. Tal om dem først.",
    en="On {n} of {all} cards no place has a majority: {cards}. Talk about them first.",
)
ALPHA = Text(
    da="Over alle kort er enigheden {alpha}, hvor 1 er fuld enighed og 0 er det, tilfældet ville give (Krippendorffs alfa).",
    en="Over all cards the agreement is {alpha}, where 1 is full agreement and 0 is what chance would give (Krippendorff’s alpha).",
)
DECIDED = Text(
    da="I har besluttet, hvor {n} af {all} kort hører hjemme.", en="You have decided where {n} of {all} cards belong."
)
WITH_MOST = Text(
    da="Ingen af dem går imod det, flest svarede.", en="None of them goes against what most people answered."
)
AGAINST_ONE = Text(da="{card} {where} ({spread})", en="{card} {where} ({spread})")
GOES_AGAINST = Text(
    da="Imod det, flest svarede, ligger {cards}. Sig højt, hvorfor.",
    en="Against what most people answered you have put {cards}. Say aloud why.",
)
LIKE = {
    "decision": Text(
        da="I lægger alle {all} kort samme sted som oplægget.", en="You put all {all} cards where the talk puts them."
    ),
    "answers": Text(
        da="Flest lægger alle {all} kort samme sted som oplægget.",
        en="Most people put all {all} cards where the talk puts them.",
    ),
    "one": Text(
        da="Det eneste svar lægger alle {all} kort samme sted som oplægget.",
        en="The only answer puts all {all} cards where the talk puts them.",
    ),
}
UNLIKE = {
    "decision": Text(
        da="I lægger {n} af {all} kort et andet sted end oplægget.",
        en="You put {n} of {all} cards elsewhere than the talk does.",
    ),
    "answers": Text(
        da="Flest lægger {n} af {all} kort et andet sted end oplægget.",
        en="Most people put {n} of {all} cards elsewhere than the talk does.",
    ),
    "one": Text(
        da="Det eneste svar lægger {n} af {all} kort et andet sted end oplægget.",
        en="The only answer puts {n} of {all} cards elsewhere than the talk does.",
    ),
}
NO_REFERENCE = Text(da="Fordelingen, kort for kort.", en="The split, card by card.")
NAMED = 3
"""Cards that a sentence can name before it is a list."""
AMONG = Text(da=", blandt andet", en=", among them")
MOVED = Text(da="{card} {where} (oplægget: {reference})", en="{card} {where} (the talk: {reference})")
FARTHEST = Text(
    da="Længst fra oplægget er I med {card}: {n} af {all} lægger det et andet sted end {where}.",
    en="You are farthest from the talk on {card}: {n} of {all} put it elsewhere than {where}.",
)
TOTALS = Text(da="Af de {all} kort, der er lagt i alt, ligger {spread}.", en="All {all} placings together: {spread}.")
PAPER = Text(
    da="Flest vil dokumentere {cards} formelt ({of}).",
    en="Most people want {cards} documented formally ({of}).",
)
EVERY = Text(da="alle kort", en="every card")
DIVIDED_ON: dict[Detail, Text] = {
    "documentation": Text(
        da="Om dokumentationen er I mest uenige ved {card}",
        en="On documentation you disagree most about {card}",
    ),
    "cadence": Text(
        da="Om rytmen er I mest uenige ved {card}",
        en="On the rhythm you disagree most about {card}",
    ),
}


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """The most important first."""
    if findings.withheld:
        told = [WITHHELD[lang].format(k=findings.k)]
    elif findings.people:
        n = findings.cards[0].n if findings.cards[0].divides else findings.people
        told = [f"{lead(findings, lang)} ({of(n, findings.invited, lang)})."]
    else:
        told = [NOTHING[lang].format(of=of(findings.n, findings.invited, lang))]
    told += _few(findings, lang)
    told += _apart(findings, lang)
    told += _decided(findings, lang)
    told += held_up(findings, lang)
    told += _talk(findings, lang)
    if findings.people:
        told += _all(findings, lang)
    return tuple(told)


def lead(findings: Findings, lang: Lang) -> str:
    """The card that divides the group most, as a title: without a full stop."""
    one = findings.cards[0]
    if not one.divides:
        return (LONELY if one.pairs is None else AGREED)[lang]
    sides = any(card.sides for card in findings.cards if card.n > LEAST or one.n <= LEAST)
    return (DIVIDED if sides else NEAR)[lang].format(
        card=quoted(one.card.text[lang], lang), spread=spread(findings.content, one.places, lang)
    )


def _few(findings: Findings, lang: Lang) -> Iterator[str]:
    """The same few who put the cards elsewhere, where they are not too few to be mentioned."""
    if findings.few >= max(LEAST, findings.k):
        yield FEW[lang].format(few=out_of(findings.few, findings.people, findings.k, lang))


def spread(content: Split, counts: Counts, lang: Lang) -> str:
    """How many put a card where, the largest place first: 12 in TUS and 3 nowhere."""
    chosen = sorted((place for place in content.places if counts[place.id]), key=lambda place: -counts[place.id])
    return listed([f"{number(counts[place.id], lang)} {place.where[lang]}" for place in chosen], lang)


def options(items: tuple[Item, ...], counts: Counts, lang: Lang) -> str:
    """How many chose what, the most chosen first: notes 9, formal 4."""
    chosen = sorted((item for item in items if counts[item.id]), key=lambda item: -counts[item.id])
    return ", ".join(f"{inside(item.text[lang])} {number(counts[item.id], lang)}" for item in chosen)


def likeness(findings: Findings, lang: Lang) -> str:
    """How far the layout is from the talk's, in one short sentence."""
    compared = sum(one.card.reference is not None for one in findings.layout)
    if not compared:
        return NO_REFERENCE[lang]
    said = (UNLIKE if findings.moved else LIKE)[findings.basis]
    return said[lang].format(n=len(findings.moved), all=compared)


def detail(findings: Findings, name: Detail, lang: Lang) -> str:
    """The card whose documentation or cadence fewest pairs agree on, as a title; empty where nobody disagrees."""
    one = findings.divided(name)
    return DIVIDED_ON[name][lang].format(card=quoted(one.card.text[lang], lang)) if one else ""


def _decided(findings: Findings, lang: Lang) -> Iterator[str]:
    if not findings.decided:
        return
    told = DECIDED[lang].format(n=len(findings.decided), all=len(findings.cards))
    if not findings.people:
        yield told
        return
    against = [
        AGAINST_ONE[lang].format(
            card=quoted(one.card.text[lang], lang),
            where=findings.content.place(one.place).where[lang],
            spread=spread(findings.content, findings.by_id[one.card.id].places, lang),
        )
        for one in findings.against
    ]
    more = GOES_AGAINST[lang].format(cards=listed(against, lang)) if against else WITH_MOST[lang]
    yield f"{told} {more}"


def _apart(findings: Findings, lang: Lang) -> Iterator[str]:
    apart = [quoted(one.card.text[lang], lang) for one in findings.cards if one.contested]
    if len(apart) > 1:
        yield APART[lang].format(n=len(apart), all=len(findings.cards), cards=listed(apart, lang))


def _talk(findings: Findings, lang: Lang) -> Iterator[str]:
    """The layout against the talk's, and the card that most people put elsewhere than the talk does."""
    if any(one.card.reference for one in findings.layout):
        moved = sorted(findings.moved, key=lambda one: -findings.by_id[one.card.id].elsewhere)
        cards = listed([_moved(findings, one, lang) for one in moved[:NAMED]], lang)
        told = likeness(findings, lang)
        among = AMONG[lang] if len(moved) > NAMED else ":"
        yield f"{told.removesuffix('.')}{among} {cards}." if moved else told
    away = [one for one in findings.cards if one.elsewhere > one.n / 2 and majority(one.places)]
    if findings.people > 1 and away:
        most = max(away, key=lambda one: (one.elsewhere / one.n, one.elsewhere))
        if most.card.reference:
            yield FARTHEST[lang].format(
                card=quoted(most.card.text[lang], lang),
                n=number(most.elsewhere, lang),
                all=number(most.n, lang),
                where=findings.content.place(most.card.reference.place).where[lang],
            )


def _moved(findings: Findings, one: Laid, lang: Lang) -> str:
    reference = one.card.reference
    return MOVED[lang].format(
        card=quoted(one.card.text[lang], lang),
        where=findings.content.place(one.place).where[lang],
        reference=findings.content.place(reference.place).where[lang] if reference else "",
    )


def _all(findings: Findings, lang: Lang) -> Iterator[str]:
    """Paper and rhythm, the places in all, and how far the group agrees."""
    formal = [one for one in findings.cards if majority(one.documentation) == FORMAL]
    if findings.people > 1 and formal:
        cards = listed([quoted(one.card.text[lang], lang) for one in formal], lang)
        every = len(formal) == len(findings.cards)
        yield PAPER[lang].format(cards=EVERY[lang] if every else cards, of=of(findings.people, findings.invited, lang))
    for name in DIVIDED_ON:
        if one := findings.divided(name):
            chosen = options(getattr(findings.content, name), getattr(one, name), lang)
            yield f"{detail(findings, name, lang)}: {chosen}."
    yield TOTALS[lang].format(
        all=number(sum(findings.totals.values()), lang), spread=spread(findings.content, findings.totals, lang)
    )
    if findings.people > 1 and findings.alpha is not None:
        yield ALPHA[lang].format(alpha=number(findings.alpha, lang, 2))
