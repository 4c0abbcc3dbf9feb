"""What a plan cannot keep, as sentences, each with the least that would mend it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from babel.dates import get_day_names

from tuskit.exercises.cadence.wording import every, hours
from tuskit.phrases import number
from tuskit.text import LOCALE, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.troubles import Mend, Trouble

TOLD = 3
"""So many are told one by one."""

CAP = Text(
    da="{who} når det ikke: {held} og de andre samtaler tager i snit {needs} om ugen, og der er sat {has} af. {missing} {mend}",
    en="{who} cannot make it: {held} and the other conversations take {needs} a week on average, and {has} are set aside. {missing} {mend}",
)
ROOM = Text(
    da="{who} og de andre kan ikke finde en fælles tid til dem alle. {missing} {mend}",
    en="{who} and the others cannot find a time in common for all of them. {missing} {mend}",
)
LENGTH = Text(
    da="{conversation} på {needs} er for lang: den længste ledige tid på en dag er {has}. {missing}",
    en="{conversation} of {needs} is too long: the longest free stretch of a day is {has}. {missing}",
)
CLOSED = Text(
    da="Ingen dag er åben for samtaler. {missing} Giv plads til møder en dag mere.",
    en="No day is open for conversations. {missing} Allow meetings on one more day.",
)
PAIRS = Text(da="{conversation} {every} med {n} medarbejdere", en="{conversation} {every} with {n} employees")
PAIR = Text(da="{conversation} {every} med én medarbejder", en="{conversation} {every} with one employee")
TEAMS = Text(da="{conversation} {every}", en="{conversation} {every}")
ONE_MISSING = Text(da="1 samtale er der ikke plads til.", en="There is no room for 1 conversation.")
MISSING = Text(da="{n} samtaler er der ikke plads til.", en="There is no room for {n} conversations.")
ONE_MORE = Text(da="En leder mere har det på samme måde.", en="One more leader is in the same position.")
MORE = Text(da="{n} ledere mere har det på samme måde.", en="{n} more leaders are in the same position.")
MEND = Text(da="Det mindste, der hjælper: {ways}.", en="The least that helps: {ways}.")
OR = Text(da="eller", en="or")
OPENED = Text(da="plads til møder om {weekday}en", en="room for meetings on {weekday}s")
LONGER = Text(da="en arbejdsdag, der er {value} længere", en="a working day that is {value} longer")
CALENDAR = Text(da="at {who} flytter noget i sin egen kalender", en="{who} moving something in their own calendar")
MORE_HOURS = Text(da="{value} om ugen", en="{value} a week")
SLOWER = Text(da="{conversation} {every}", en="{conversation} {every}")
NO_MEND = Text(
    da="En enkelt ændring er ikke nok; fordel folkene på flere ledere.",
    en="No single change is enough; share the people out between more leaders.",
)


def unkept(findings: Findings, lang: Lang, *, mends: bool = True) -> Iterator[str]:
    """What the days do not allow, then the leaders: the worst one by one, and how many there are more.

    Without `mends` it is told at once; what would mend it takes planning again.
    """
    troubles = findings.mended if mends else findings.troubles
    if closed := sum(trouble.missing for trouble in troubles if trouble.rule == "closed"):
        yield CLOSED[lang].format(missing=_missing(closed, lang))
    leaders = [trouble for trouble in troubles if trouble.who]
    yield from (told(findings, trouble, lang) for trouble in troubles if trouble.rule == "length")
    yield from (told(findings, trouble, lang, mends=mends) for trouble in leaders[:TOLD])
    if rest := len(leaders[TOLD:]):
        yield ONE_MORE[lang] if rest == 1 else MORE[lang].format(n=number(rest, lang))


def told(findings: Findings, trouble: Trouble, lang: Lang, *, mends: bool = True) -> str:
    """One rule that cannot be kept, for whom, and the least that would mend it."""
    if trouble.rule == "closed":
        return CLOSED[lang].format(missing=_missing(trouble.missing, lang))
    conversation = findings.conversation(trouble.conversation)
    if trouble.rule == "length":
        return LENGTH[lang].format(
            conversation=conversation.text[lang],
            needs=hours(trouble.needs, lang),
            has=hours(trouble.has, lang),
            missing=_missing(trouble.missing, lang),
        )
    held = TEAMS if conversation.who != "pair" else PAIR if trouble.people == 1 else PAIRS
    said = (CAP if trouble.rule == "cap" else ROOM)[lang].format(
        who=findings.name(trouble.who or ""),
        held=held[lang].format(
            conversation=conversation.text[lang], every=every(trouble.weeks, lang), n=number(trouble.people, lang)
        ),
        needs=hours(trouble.needs, lang),
        has=hours(trouble.has, lang),
        missing=_missing(trouble.missing, lang),
        mend=_mend(findings, trouble.mends, lang) if mends else "",
    )
    return said.rstrip()


def _missing(n: int, lang: Lang) -> str:
    return ONE_MISSING[lang] if n == 1 else MISSING[lang].format(n=number(n, lang))


def _mend(findings: Findings, mends: tuple[Mend, ...], lang: Lang) -> str:
    ways = [_way(findings, mend, lang) for mend in mends]
    return MEND[lang].format(ways=f" {OR[lang]} ".join(ways)) if ways else NO_MEND[lang]


def _way(findings: Findings, mend: Mend, lang: Lang) -> str:
    match mend.what:
        case "cap":
            return MORE_HOURS[lang].format(value=hours(mend.value, lang))
        case "day":
            return OPENED[lang].format(weekday=str(get_day_names(locale=LOCALE[lang])[mend.value]))
        case "hours":
            return LONGER[lang].format(value=hours(mend.value, lang))
        case "person":
            return CALENDAR[lang].format(who=findings.name(mend.person or ""))
    conversation = findings.conversation(mend.conversation or "").text[lang]
    return SLOWER[lang].format(conversation=conversation, every=every(mend.value, lang))
