"""The question to ask the team when it has seen what it can do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuskit.agreement import LEAST
from tuskit.exercises.team.sentences import can, cards, gone
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.team.covers import Cover
    from tuskit.exercises.team.findings import Findings

OPENING = Text(
    da="Hvad skal I kunne sammen, for at jeres produkt lykkes det næste halve år?",
    en="What do you need to be able to do together for your product to succeed in the next half year?",
)
UNWANTED = Text(
    da="{lacks}, og flere vil helst ikke lære det. Hvad skulle der til, for at det blev fælles?",
    en="{lacks}, and several would rather not learn it. What would it take to make it everybody’s?",
)
LACKS = Text(
    da="{lacks}. Hvilken opgave i næste uge kunne I løse sammen, så flere lærer det?",
    en="{lacks}. Which task next week could you solve together, so that more of you learn it?",
)
COUNTED = Text(da="{card}: {can}", en="{card}: {can}")
UNCOUNTED = Text(
    da="Her er I længst fra at dække det, der er brug for: {card}",
    en="Here you are farthest from covering what is needed: {card}",
)
SINGLE = Text(
    da="Kun én kan {card}. Hvad sker der den dag, den person er væk?",
    en="Only one person can do this: {card}. What happens the day that person is away?",
)
SUMMER = Text(
    da="I uge {week} kan ingen af dem, der er på arbejde, {card}. Hvem kunne nå at lære det?",
    en="In week {week} nobody at work can do this: {card}. Who could learn it in time?",
)
STRONG = Text(
    da="I dækker det hele i dag. Hvad får jeres produkt brug for om et halvt år, som ingen af jer kan endnu?",
    en="You cover everything today. What will your product need in half a year that none of you can do yet?",
)


def discuss(findings: Findings, lang: Lang) -> str:
    """What is lacking and unwanted; else what is lacking, hangs on one, or is gone in the summer; else what comes next."""
    if not findings.shown:
        return OPENING[lang]
    refused = [cover for cover in findings.short if cover.declines > max(cover.wants, LEAST)]
    if refused:
        return UNWANTED[lang].format(lacks=_lacks(findings, refused[0], lang))
    if findings.short:
        return LACKS[lang].format(lacks=_lacks(findings, findings.short[0], lang))
    if findings.single:
        return SINGLE[lang].format(card=cards(findings.single[:1], lang))
    for week in findings.weeks:
        if found := gone(findings, week):
            return SUMMER[lang].format(week=week.week, card=cards(found[:1], lang))
    return STRONG[lang]


def _lacks(findings: Findings, cover: Cover, lang: Lang) -> str:
    """What is not covered, with how many can: not where they are too few to be told."""
    card = cards([cover], lang)
    if not findings.named and cover.can < findings.k:
        return UNCOUNTED[lang].format(card=card)
    return COUNTED[lang].format(card=card, can=can(cover, lang))
