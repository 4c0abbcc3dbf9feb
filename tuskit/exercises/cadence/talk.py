"""The question to ask the room when it has seen the year's plan."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tuskit.exercises.cadence.silences import BEFORE
from tuskit.exercises.cadence.troubles import demand
from tuskit.exercises.cadence.unkept import MISSING, ONE_MISSING
from tuskit.exercises.cadence.wishes import NEVER
from tuskit.exercises.cadence.wording import every, hours
from tuskit.phrases import number, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.wishes import Wish

OPENING = Text(
    da="Tænk på et almindeligt år, ikke på det bedste. Hvilken rytme kan holde?",
    en="Think of an ordinary year, not of the best one. Which rhythm can last?",
)
SIDES = Text(
    da="{often} vil holde {conversation} mindst {short}, og {seldom} vil holde den højst {long}. {lost}",
    en="{often} would hold {conversation} at least {short}, and {seldom} at most {long}. {lost}",
)
NEVER_HELD = Text(
    da="{often} vil holde {conversation} mindst {short}, og {seldom} vil slet ikke holde den. {lost}",
    en="{often} would hold {conversation} at least {short}, and {seldom} not at all. {lost}",
)
UNCOUNTED = Text(
    da="I er mest uenige om, hvor tit I skal holde {conversation}. {lost}",
    en="You disagree most about how often to hold {conversation}. {lost}",
)
OR_NEVER = Text(da="{} eller slet ikke", en="{} or not at all")
LOST = Text(
    da="Hvad går tabt, hvis I holder den sjældnere, og hvad, hvis I holder den oftere?",
    en="What is lost if you hold it less often, and what if you hold it more often?",
)
HOLDS = Text(
    da="Den travleste leder har {peak} med samtaler på én uge, og ingen går mere end {weeks} uger uden at tale med sin leder.",
    en="The busiest leader has {peak} of conversation in one week, and nobody goes more than {weeks} weeks without talking with their leader.",
)
A_YEAR = Text(
    da="Den travleste leder har {peak} med samtaler på én uge, og nogen går et år uden at tale med sin leder.",
    en="The busiest leader has {peak} of conversation in one week, and somebody goes a year without talking with their leader.",
)
SHORT = Text(
    da="Den travleste leder skal bruge {needs} om ugen på samtaler, og der er sat {has} af.",
    en="The busiest leader needs {needs} a week for conversations, and {has} are set aside.",
)
MEETINGS = Text(da="Der er {n} samtaler i årets plan.", en="There are {n} conversations in the year’s plan.")
STOPS = Text(da="Hvad holder op, når det her begynder?", en="What stops when this begins?")
EMPTY = Text(
    da="Der er ingen samtaler i årets plan. Hvornår taler I så sammen?",
    en="There are no conversations in the year’s plan. When do you talk, then?",
)


def discuss(findings: Findings, lang: Lang) -> str:
    """What each rhythm gives, where two camps wish for different ones and nothing is decided; else what has to stop."""
    if not findings.shown:
        return OPENING[lang]
    wish = findings.wishes[0]
    if wish.camps and not findings.decided:
        return _divided(findings, wish, lang)
    said = _planned(findings, lang)
    return f"{said} {STOPS[lang]}" if said else EMPTY[lang]


def _divided(findings: Findings, wish: Wish, lang: Lang) -> str:
    """The camps on either side of the middle; without their numbers where one is too small to be mentioned."""
    oftener, seldomer = wish.sides
    often, seldom = len(oftener), len(seldomer)
    never = min(seldomer) == NEVER
    text = UNCOUNTED if min(often, seldom) < findings.k else NEVER_HELD if never else SIDES
    return text[lang].format(
        often=number(often, lang),
        seldom=number(seldom, lang),
        conversation=quoted(findings.conversation(wish.conversation).text[lang], lang),
        short=every(round(max(oftener)), lang),
        long=(OR_NEVER[lang] if NEVER in seldomer else "{}").format(every(round(min(seldomer)), lang)),
        lost=LOST[lang],
    )


def _planned(findings: Findings, lang: Lang) -> str:
    """The largest load and the longest silence, or what there is no room for; empty where there is nothing to hold."""
    relations = findings.plan.relations
    asked = [demand(each for each in relations if leader in each.people) for leader in findings.plan.leaders]
    if any(one.rule == "cap" for one in findings.troubles) and max(asked, default=0) > findings.cap:
        return SHORT[lang].format(needs=hours(max(asked), lang), has=hours(findings.cap, lang))
    if missing := findings.plan.missing:
        return (ONE_MISSING if missing == 1 else MISSING)[lang].format(n=number(missing, lang))
    if not findings.plan.meetings:
        return ""
    peak = max((max(weeks) for weeks in findings.plan.load.values()), default=0)
    longest = math.ceil(findings.silence[1])
    return ((HOLDS if longest < BEFORE else A_YEAR) if peak else MEETINGS)[lang].format(
        peak=hours(peak, lang),
        weeks=number(longest, lang),
        n=number(len(findings.plan.meetings), lang),
    )
