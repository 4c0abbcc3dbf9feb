"""What a plan cannot keep, as sentences, each with the least that would mend it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.exercises.cadence.wording import every, hours
from tuskit.phrases import number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.troubles import Mend, Trouble

TOLD = 3
"""So many are told one by one."""

CAP = Text(
    da="{who} når det ikke: {held} og resten kræver i snit {needs} om ugen, og der er sat {has} af. {missing} {mend}",
    en="{who} cannot make it: {held} and the rest take {needs} a week on average, and {has} a week can be spent. {missing} {mend}",
)
ROOM = Text(
    da="{who} og de andre er ikke ledige på samme tid. {missing} {mend}",
    en="{who} and the others are never free at the same time. {missing} {mend}",
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
MORE_HOURS = Text(da="{value} om ugen", en="{value} a week")
SLOWER = Text(da="{conversation} {every}", en="{conversation} {every}")
NO_MEND = Text(
    da="En enkelt ændring er ikke nok; fordel folkene på flere ledere.",
    en="No single change is enough; share the people out between more leaders.",
)


def unkept(findings: Findings, lang: Lang) -> Iterator[str]:
    """What the days do not allow, then the leaders: the worst one by one, and how many there are more."""
    if closed := sum(trouble.missing for trouble in findings.troubles if trouble.rule == "closed"):
        yield CLOSED[lang].format(missing=_missing(closed, lang))
    yield from (_long(findings, trouble, lang) for trouble in findings.troubles if trouble.rule == "length")
    leaders = [trouble for trouble in findings.troubles if trouble.who]
    yield from (_short(findings, trouble, lang) for trouble in leaders[:TOLD])
    if rest := len(leaders[TOLD:]):
        yield ONE_MORE[lang] if rest == 1 else MORE[lang].format(n=number(rest, lang))


def _long(findings: Findings, trouble: Trouble, lang: Lang) -> str:
    return LENGTH[lang].format(
        conversation=findings.conversation(trouble.conversation).text[lang],
        needs=hours(trouble.needs, lang),
        has=hours(trouble.has, lang),
        missing=_missing(trouble.missing, lang),
    )


def _short(findings: Findings, trouble: Trouble, lang: Lang) -> str:
    conversation = findings.conversation(trouble.conversation)
    held = TEAMS if conversation.who == "team" else PAIR if trouble.people == 1 else PAIRS
    return (CAP if trouble.rule == "cap" else ROOM)[lang].format(
        who=findings.name(trouble.who or ""),
        held=held[lang].format(
            conversation=conversation.text[lang], every=every(trouble.weeks, lang), n=number(trouble.people, lang)
        ),
        needs=hours(trouble.needs, lang),
        has=hours(trouble.has, lang),
        missing=_missing(trouble.missing, lang),
        mend=_mend(findings, trouble.mends, lang),
    )


def _missing(n: int, lang: Lang) -> str:
    return ONE_MISSING[lang] if n == 1 else MISSING[lang].format(n=number(n, lang))


def _mend(findings: Findings, mends: tuple[Mend, ...], lang: Lang) -> str:
    ways = [
        MORE_HOURS[lang].format(value=hours(mend.value, lang))
        if mend.what == "cap"
        else SLOWER[lang].format(
            conversation=findings.conversation(mend.conversation or "").text[lang], every=every(mend.value, lang)
        )
        for mend in mends
    ]
    return MEND[lang].format(ways=f" {OR[lang]} ".join(ways)) if ways else NO_MEND[lang]
