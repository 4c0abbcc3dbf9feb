"""The plan as sentences: what cannot be kept first, then where the group disagrees, the plan, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_date

from tuskit.phrases import capital, inside, listed, number, of, quoted
from tuskit.text import LOCALE, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Chosen, Findings
    from tuskit.exercises.cadence.mend import Mend, Trouble
    from tuskit.exercises.cadence.wishes import Wish

TOLD = 3
"""Leaders whose trouble is told one by one."""

NOTHING = Text(
    da="Her kommer årets plan til at stå, når I har sagt, hvilken rytme I ønsker ({of}).",
    en="This is where the year’s plan will be when you have said which rhythm you wish for ({of}).",
)
WITHHELD = Text(
    da="Planen vises, når mindst {k} har svaret, eller når I har besluttet en rytme; indtil da bliver svarene holdt tilbage.",
    en="The plan is shown when at least {k} have answered, or when you have decided on a rhythm; until then the answers are withheld.",
)
CAP = Text(
    da="{who} når det ikke: {people} × {conversation} og resten kræver i snit {needs} timer om ugen, og der er sat {has} af. {missing} samtaler kan ikke lægges. {mend}",
    en="{who} cannot make it: {people} × {conversation} and the rest ask for {needs} hours a week on average, and {has} are set aside. {missing} conversations have no place. {mend}",
)
ROOM = Text(
    da="{who} skulle være to steder på én gang: {missing} samtaler kan ikke lægges. {mend}",
    en="{who} would have to be in two places at once: {missing} conversations have no place. {mend}",
)
LENGTH = Text(
    da="{conversation} på {minutes} minutter er for lang: den længste tid på en dag er {has} minutter. {missing} samtaler kan ikke lægges.",
    en="{conversation} of {minutes} minutes is too long: the longest stretch of a day is {has} minutes. {missing} conversations have no place.",
)
CLOSED = Text(
    da="Ingen dag er åben for {conversation}: {missing} samtaler kan ikke lægges. Fjern en dag uden møder.",
    en="No day is open for {conversation}: {missing} conversations have no place. Take out a day without meetings.",
)
MORE = Text(da="Det samme gælder {n} ledere mere.", en="The same is true of {n} more leaders.")
MEND = Text(da="Det mindste, der hjælper: {ways}.", en="The least that helps: {ways}.")
NO_MEND = Text(
    da="En enkelt ændring er ikke nok: fordel folkene på flere ledere.",
    en="No single change is enough: share the people out between more leaders.",
)
MORE_HOURS = Text(da="{value} timer om ugen", en="{value} hours a week")
SLOWER = Text(da="{conversation} {every}", en="{conversation} {every}")
OR = Text(da=" eller ", en=" or ")
HOLDS = Text(
    da="Planen holder: {n} samtaler fra {first} til {last}, ingen er to steder på én gang, og helligdage og ferier er fri.",
    en="The plan holds: {n} conversations from {first} to {last}, nobody is in two places at once, and holidays are kept free.",
)
PARTLY = Text(
    da="Resten er lagt: {n} samtaler fra {first} til {last}, ingen er to steder på én gang, og helligdage og ferier er fri.",
    en="The rest has a place: {n} conversations from {first} to {last}, nobody is in two places at once, and holidays are kept free.",
)
EMPTY_PLAN = Text(
    da="Med den rytme er der ingen samtaler at lægge.", en="With that rhythm there are no conversations to place."
)
RHYTHM = Text(da="Rytmen er {rhythms}.", en="The rhythm is {rhythms}.")
ONE = Text(
    da="{conversation} {every} i {minutes} minutter ({source})",
    en="{conversation} {every} for {minutes} minutes ({source})",
)
SOURCES = {
    "decision": Text(da="jeres beslutning", en="your decision"),
    "answers": Text(da="det midterste svar", en="the middle answer"),
    "preset": Text(da="vores forslag", en="our preset"),
}
COST = Text(
    da="Det er {hours} timer om året for {people} mennesker, alle deltagere talt med; dagens MUS er sat til {today} timer ({each} pr. person, et skøn).",
    en="That is {hours} hours a year for {people} people, every participant counted; today’s MUS is put at {today} hours ({each} a person, an estimate).",
)
SILENCE = Text(
    da="En medarbejder går typisk højst {typical} uger uden en samtale, hvor lederen er med; den længste pause er {longest} uger.",
    en="An employee typically goes at most {typical} weeks without a conversation with their leader in it; the longest pause is {longest} weeks.",
)
BUSIEST = Text(
    da="Mest at se til har {who}: {hours} timer i den travleste uge, {mean} i snit; der er sat {cap} af.",
    en="{who} has most to do: {hours} hours in the busiest week, {mean} on average; {cap} are set aside.",
)
DIVIDED = Text(
    da="I er mest uenige om {conversation}: halvdelen vil holde den med {low}–{high} ugers mellemrum{never} ({of}).",
    en="You disagree most about {conversation}: half of you would hold it at {low}–{high} weeks’ intervals{never} ({of}).",
)
TWO_CAMPS = Text(
    da="I står i to lejre om {conversation}: halvdelen vil holde den med {low}–{high} ugers mellemrum{never} ({of}). Tal om det først.",
    en="You stand in two camps about {conversation}: half of you would hold it at {low}–{high} weeks’ intervals{never} ({of}). Talk about it first.",
)
NEVER = Text(da=", og {n} slet ikke", en=", and {n} not at all")
AGREED = Text(da="I ønsker alle den samme rytme ({of}).", en="You all wish for the same rhythm ({of}).")
LONELY = Text(
    da="Kun én har ønsket en rytme, så der er ingen uenighed at vise endnu ({of}).",
    en="Only one person has wished for a rhythm, so there is no disagreement to show yet ({of}).",
)
BREAKS = Text(
    da="Det, der oftest bryder en rytme hos jer: {what} ({n} siger det).",
    en="What most often breaks a rhythm at your place: {what} ({n} say so).",
)
AGENDA = Text(
    da="{conversation} har sin dagsorden fra jeres fordeling: {cards}.",
    en="{conversation} has its agenda from your split: {cards}.",
)
NO_SPLIT = Text(
    da="I har ikke besluttet fordelingen endnu. Planen regner med TUS, opfølgning og MU.",
    en="You have not decided on the split yet. The plan counts with TUS, follow-up and MU.",
)
NO_CARDS = Text(
    da="{conversation} har en rytme, men ingen kort i jeres fordeling, så den er ikke lagt i planen.",
    en="{conversation} has a rhythm but no cards in your split, so it is not in the plan.",
)
GENERIC = Text(
    da="Der er ingen organisationsfil, så planen er lagt for {people} mennesker i team på cirka seks.",
    en="There is no organisation file, so the plan is made for {people} people in teams of about six.",
)


def every(weeks: int, lang: Lang) -> str:
    """How often, in words.

    >>> every(1, "da"), every(4, "en")
    ('hver uge', 'every 4 weeks')
    """
    if lang == "da":
        return "hver uge" if weeks == 1 else f"hver {weeks}. uge"
    return "every week" if weeks == 1 else f"every {weeks} weeks"


def hours(minutes: float, lang: Lang) -> str:
    """Minutes as hours."""
    return number(minutes / 60, lang, 1)


def day(when: date, lang: Lang) -> str:
    """A date in words."""
    return str(format_date(when, "long", locale=LOCALE[lang]))


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """All of it, the most important first."""
    if not findings.shown:
        said = of(findings.n, findings.invited, lang)
        return ((WITHHELD[lang].format(k=findings.k) if findings.withheld else NOTHING[lang].format(of=said)),)
    return (
        *_troubles(findings, lang),
        *_divided(findings, lang),
        *_planned(findings, lang),
        *_agenda(findings, lang),
        *_broken(findings, lang),
    )


def _troubles(findings: Findings, lang: Lang) -> Iterator[str]:
    for trouble in findings.troubles[:TOLD]:
        yield _trouble(findings, trouble, lang)
    if (rest := len(findings.troubles) - TOLD) > 0:
        yield MORE[lang].format(n=rest)


def _trouble(findings: Findings, trouble: Trouble, lang: Lang) -> str:
    text = {"cap": CAP, "room": ROOM, "length": LENGTH, "closed": CLOSED}[trouble.rule]
    daily = trouble.who is None
    return text[lang].format(
        who="" if daily else findings.name(trouble.who or ""),
        people=trouble.people,
        conversation=findings.conversation(trouble.conversation).text[lang],
        needs=hours(trouble.needs, lang),
        has=number(trouble.has, lang) if daily else hours(trouble.has, lang),
        minutes=trouble.minutes,
        missing=number(trouble.missing, lang),
        mend=_mend(findings, trouble.mends, lang),
    )


def _mend(findings: Findings, mends: tuple[Mend, ...], lang: Lang) -> str:
    ways = [
        MORE_HOURS[lang].format(value=hours(mend.value, lang))
        if mend.what == "cap"
        else SLOWER[lang].format(
            conversation=findings.conversation(mend.conversation or "").text[lang], every=every(mend.value, lang)
        )
        for mend in mends
    ]
    return MEND[lang].format(ways=OR[lang].join(ways)) if ways else NO_MEND[lang]


def _divided(findings: Findings, lang: Lang) -> Iterator[str]:
    if not findings.wishes or not findings.wishes[0].n:
        return
    yield divided(findings, findings.wishes[0], lang)


def divided(findings: Findings, wish: Wish, lang: Lang) -> str:
    """How far the group disagrees about a rhythm."""
    said = of(wish.n, findings.invited, lang)
    if max(one.n for one in findings.wishes) == 1:
        return LONELY[lang].format(of=said)
    if all(max(one.counts) == one.n for one in findings.wishes):
        return AGREED[lang].format(of=said)
    return (TWO_CAMPS if wish.camps else DIVIDED)[lang].format(
        conversation=quoted(findings.conversation(wish.conversation).text[lang], lang),
        low=number(wish.low or 0, lang),
        high=number(wish.high or 0, lang),
        never=NEVER[lang].format(n=wish.never) if wish.never else "",
        of=said,
    )


def _planned(findings: Findings, lang: Lang) -> Iterator[str]:
    plan = findings.plan
    if not plan.meetings:
        if not findings.troubles:
            yield EMPTY_PLAN[lang]
        return
    yield title(findings, lang)
    yield RHYTHM[lang].format(rhythms=listed([_rhythm(one, lang) for one in findings.chosen], lang))
    yield cost(findings, lang)
    typical, longest = findings.silence
    if longest:
        yield SILENCE[lang].format(typical=number(typical, lang), longest=number(longest, lang))
    yield busiest(findings, lang)
    if findings.generic:
        yield GENERIC[lang].format(people=number(findings.invited, lang))


def title(findings: Findings, lang: Lang) -> str:
    """What has been planned."""
    days = findings.plan.days
    return (PARTLY if findings.troubles else HOLDS)[lang].format(
        n=number(len(findings.plan.meetings), lang), first=day(days.first, lang), last=day(days.last, lang)
    )


def _rhythm(chosen: Chosen, lang: Lang) -> str:
    return ONE[lang].format(
        conversation=inside(chosen.conversation.text[lang]),
        every=every(chosen.rhythm.weeks, lang),
        minutes=chosen.rhythm.minutes,
        source=SOURCES[chosen.source][lang],
    )


def cost(findings: Findings, lang: Lang) -> str:
    """The hours of a year."""
    return COST[lang].format(
        hours=number(sum(findings.hours.values()), lang),
        people=number(len(findings.organisation.people), lang),
        today=number(findings.today, lang),
        each=findings.content.today,
    )


def busiest(findings: Findings, lang: Lang) -> str:
    """The leader with the busiest week."""
    load = findings.plan.load
    who = min(load, key=lambda leader: (-max(load[leader]), -sum(load[leader]), leader))
    return BUSIEST[lang].format(
        who=findings.name(who),
        hours=hours(max(load[who]), lang),
        mean=hours(sum(load[who]) / len(load[who]), lang),
        cap=hours(findings.cap, lang),
    )


def _agenda(findings: Findings, lang: Lang) -> Iterator[str]:
    if not findings.split:
        yield NO_SPLIT[lang]
    for one in findings.chosen:
        if one.cards:
            cards = [inside(card) for card in findings.cards(one, lang)]
            yield AGENDA[lang].format(conversation=one.conversation.text[lang], cards=listed(cards, lang))
    for conversation in findings.empty:
        yield NO_CARDS[lang].format(conversation=findings.conversation(conversation).text[lang])


def _broken(findings: Findings, lang: Lang) -> Iterator[str]:
    what, n = findings.breaks[0]
    if n:
        item = next(item for item in findings.content.breaks if item.id == what)
        yield capital(BREAKS[lang].format(what=inside(item.text[lang]), n=n))
