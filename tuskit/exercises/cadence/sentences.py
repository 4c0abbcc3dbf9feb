"""The plan as sentences: what cannot be kept, the plan, what it costs, who waits longest, who it does not fit; the rest below."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.agreement import LEAST
from tuskit.chance import favoured
from tuskit.exercises.cadence.agreed import agreed
from tuskit.exercises.cadence.costs import around, costs, sources, waits
from tuskit.exercises.cadence.outside import outside
from tuskit.exercises.cadence.product import follows
from tuskit.exercises.cadence.unkept import unkept
from tuskit.exercises.cadence.wording import day, every, figure, hours, long
from tuskit.phrases import inside, listed, number, of, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.chosen import Chosen
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.wishes import Wish

NOTHING = Text(
    da="Her kommer årets plan til at stå, når I har sagt, hvilken rytme I ønsker ({of}).",
    en="This is where the year’s plan will be when you have said which rhythm you wish for ({of}).",
)
WITHHELD = Text(
    da="Planen bliver vist, når mindst {k} har svaret, eller når I har besluttet en rytme ({of}).",
    en="The plan will be shown when at least {k} have answered, or when you have decided on a rhythm ({of}).",
)
HOLDS = Text(
    da="Planen holder: {n} samtaler fra {first} til {last}, og ingen skal være to steder på én gang.",
    en="The plan holds: {n} conversations from {first} to {last}, and nobody has to be in two places at once.",
)
PARTLY = Text(
    da="Resten er lagt: {n} samtaler fra {first} til {last}, og ingen skal være to steder på én gang.",
    en="The rest has a place: {n} conversations from {first} to {last}, and nobody has to be in two places at once.",
)
EMPTY_PLAN = Text(
    da="Der er ingen samtaler at lægge: I holder ingen af dem, eller ingen har en leder at tale med.",
    en="There are no conversations to place: you hold none of them, or nobody has a leader to talk with.",
)
RHYTHM = Text(da="Rytmen er {source}: {rhythms}.", en="The rhythm is {source}: {rhythms}.")
MIXED = Text(da="Rytmen: {rhythms}.", en="The rhythm: {rhythms}.")
ONE = Text(da="{conversation} {every} ({long})", en="{conversation} {every} ({long})")
NOBODY = Text(
    da="Ingen har en leder i organisationen, så planen er uden {conversations}.",
    en="Nobody in the organisation has a leader, so the plan is without {conversations}.",
)
SOURCES = {
    "decision": Text(da="jeres beslutning", en="your decision"),
    "answers": Text(da="jeres midterste svar", en="your middle answer"),
    "preset": Text(da="kittets forslag", en="the kit’s preset"),
}
BUSIEST = Text(
    da="{who} har mest: {hours} i den travleste uge og {mean} i snit; der er sat {cap} af.",
    en="{who} has most: {hours} in the busiest week and {mean} on average, with {cap} set aside.",
)
DIVIDED = Text(da="I er mest uenige om {conversation}: {how}", en="You disagree most about {conversation}: {how}")
TWO_CAMPS = Text(
    da="I står i to lejre om {conversation}: {how}", en="You stand in two camps about {conversation}: {how}"
)
TALK = Text(da="Tal om det først.", en="Talk about it first.")
APART = Text(
    da="halvdelen af forslagene ligger mellem {low} og {high} uger",
    en="half of the suggestions lie between {low} and {high} weeks",
)
ALIKE = Text(da="de fleste foreslår {every}", en="most suggest {every}")
NEVER = Text(da="{n} vil slet ikke holde den", en="{n} would not hold it at all")
OFTENER = Text(
    da="{n} vil have den mindst dobbelt så tit som det midterste svar",
    en="{n} want it at least twice as often as the middle answer",
)
SELDOMER = Text(
    da="{n} vil have den højst halvt så tit som det midterste svar",
    en="{n} want it at most half as often as the middle answer",
)
BUT = Text(da="{held}, men {never}", en="{held}, but {never}")
AGREED = Text(da="I ønsker nogenlunde den samme rytme", en="You wish for much the same rhythm")
LONELY = Text(
    da="Kun én har ønsket en rytme, så der er ingen uenighed at vise endnu",
    en="Only one person has wished for a rhythm, so there is no disagreement to show yet",
)
BREAKS = Text(
    da="Det, der oftest bryder en rytme hos jer: {what}. Det siger {n} ({of}).",
    en="What most often breaks a rhythm where you work: {what}. {n} say so ({of}).",
)
ANYTHING = Text(
    da="I peger på forskellige ting, der bryder en rytme hos jer, oftest {what}. Det siger {n} ({of}).",
    en="You point at different things that break a rhythm where you work, most often this: {what}. {n} say so ({of}).",
)
AGENDA = Text(da="På dagsordenen, efter jeres fordeling: {those}.", en="On the agenda, by your split: {those}.")
CARRIES = Text(da="{conversation} har {cards}", en="{conversation} has {cards}")
NO_SPLIT = Text(
    da="I har ikke besluttet fordelingen mellem samtalerne endnu. Indtil da regner planen med {conversations}.",
    en="You have not decided on the split between the conversations yet. Until then the plan has {conversations}.",
)
NO_CARDS = Text(
    da="{conversation} har en rytme, men ingen kort i jeres fordeling, så den er ikke lagt i planen.",
    en="{conversation} has a rhythm but no cards in your split, so it is not in the plan.",
)
GENERIC = Text(
    da="Planen er lagt med tal, for der er ingen organisationsfil: {people} mennesker i {teams} team med {sizes} i hvert. Lederen i {team} hedder {leader}, og lederne har ingen leder over sig.",
    en="The plan is made with numbers, as there is no organisation file: {people} people in {teams} teams with {sizes} in each. The leader of {team} is called {leader}, and the leaders have no leader above them.",
)


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """All of it, the most important first: disagreement before the plan, unless the group has decided."""
    said = of(findings.n, findings.invited, lang)
    if not findings.shown:
        return ((WITHHELD if findings.withheld else NOTHING)[lang].format(k=findings.k, of=said),)
    divided_, planned = tuple(_divided(findings, lang)), tuple(_planned(findings, lang))
    return (
        *unkept(findings, lang),
        *(() if findings.decided else divided_),
        *planned,
        *outside(findings, lang),
        *(divided_ if findings.decided else ()),
        *agreed(findings, lang),
        *around(findings, lang),
        *_broken(findings, lang),
        *_agenda(findings, lang),
        *sources(findings, lang),
    )


def _divided(findings: Findings, lang: Lang) -> Iterator[str]:
    if findings.wishes[0].n:
        said = f"{divided(findings, lang)} ({of(findings.wishes[0].n, findings.invited, lang)})."
        yield f"{said} {TALK[lang]}" if findings.wishes[0].camps else said


def divided(findings: Findings, lang: Lang) -> str:
    """How far the group disagrees about a rhythm, without a full stop."""
    wish = findings.wishes[0]
    if max(one.n for one in findings.wishes) == 1:
        return LONELY[lang]
    if all(not one.wide for one in findings.wishes):
        return AGREED[lang]
    conversation = quoted(findings.conversation(wish.conversation).text[lang], lang)
    return (TWO_CAMPS if wish.camps else DIVIDED)[lang].format(conversation=conversation, how=_spread(wish, lang))


def _spread(wish: Wish, lang: Lang) -> str:
    never = NEVER[lang].format(n=number(wish.never, lang))
    if wish.low is None or wish.high is None:
        return never
    low, high = round(wish.low), round(wish.high)
    held = ALIKE[lang].format(every=every(low, lang)) if low == high else APART[lang].format(low=low, high=high)
    if wish.never:
        return BUT[lang].format(held=held, never=never)
    far = [
        text[lang].format(n=number(n, lang))
        for text, n in ((OFTENER, wish.oftener), (SELDOMER, wish.seldomer))
        if n >= LEAST
    ]
    return f"{held}; {listed(far, lang)}" if far else held


def _planned(findings: Findings, lang: Lang) -> Iterator[str]:
    plan = findings.plan
    if not plan.meetings:
        if not findings.troubles:
            yield EMPTY_PLAN[lang]
        return
    yield (PARTLY if findings.troubles else HOLDS)[lang].format(
        n=number(len(plan.meetings), lang), first=day(plan.days.first, lang), last=day(plan.days.last, lang)
    )
    yield _rhythm(findings, lang)
    yield from follows(findings, lang)
    yield from costs(findings, lang)
    yield from waits(findings, lang)
    if findings.plan.leaders:
        yield busiest(findings, lang)
    if findings.generic:
        yield _generic(findings, lang)
    if alone := [inside(one.conversation.text[lang]) for one in findings.chosen if one not in findings.held]:
        yield NOBODY[lang].format(conversations=listed(alone, lang))


def _generic(findings: Findings, lang: Lang) -> str:
    sizes = {len(ids) for ids in findings.organisation.members.values()}
    low, high = number(min(sizes), lang), number(max(sizes), lang)
    first = findings.organisation.teams[0]
    return GENERIC[lang].format(
        team=quoted(first.text[lang], lang),
        leader=quoted(findings.name(findings.organisation.leader_of(first.id) or ""), lang),
        people=number(len(findings.organisation.people), lang),
        teams=number(len(findings.organisation.teams), lang),
        sizes=low if low == high else f"{low}–{high}",
    )


def _rhythm(findings: Findings, lang: Lang) -> str:
    told = [_one(chosen, lang) for chosen in findings.held]
    whose = [SOURCES[chosen.source][lang] for chosen in findings.held]
    if len(set(whose)) == 1:
        return RHYTHM[lang].format(source=whose[0], rhythms=listed(told, lang))
    mixed = [f"{rhythm[:-1]}, {source})" for rhythm, source in zip(told, whose, strict=True)]
    return MIXED[lang].format(rhythms=listed(mixed, lang))


def _one(chosen: Chosen, lang: Lang) -> str:
    return ONE[lang].format(
        conversation=inside(chosen.conversation.text[lang]),
        every=every(chosen.asked, lang),
        long=long(chosen.rhythm.minutes, lang),
    )


def busiest(findings: Findings, lang: Lang) -> str:
    """The leader with the busiest week, in a plan that has a leader."""
    load = findings.plan.load
    who = min(load, key=lambda leader: (-max(load[leader]), -sum(load[leader]), leader))
    return BUSIEST[lang].format(
        who=findings.name(who),
        hours=hours(max(load[who]), lang),
        mean=figure(sum(load[who]) / len(load[who]), lang),
        cap=figure(findings.cap, lang),
    )


def _agenda(findings: Findings, lang: Lang) -> Iterator[str]:
    if not findings.split and findings.chosen:
        held = listed([inside(one.conversation.text[lang]) for one in findings.chosen], lang)
        yield NO_SPLIT[lang].format(conversations=held)
    those = [
        CARRIES[lang].format(
            conversation=inside(one.conversation.text[lang]),
            cards=listed([inside(card) for card in findings.cards(one, lang)], lang),
        )
        for one in findings.held
        if one.cards
    ]
    if those:
        yield AGENDA[lang].format(those="; ".join(those))
    for conversation in findings.empty:
        yield NO_CARDS[lang].format(conversation=findings.conversation(conversation).text[lang])


def _broken(findings: Findings, lang: Lang) -> Iterator[str]:
    what, n = findings.breaks[0]
    if n:
        item = next(item for item in findings.content.breaks if item.id == what)
        said = of(findings.n, findings.invited, lang)
        counts = [count for _, count in findings.breaks]
        yield (BREAKS if favoured(counts) else ANYTHING)[lang].format(
            what=inside(item.text[lang]), n=number(n, lang), of=said
        )
