"""What the plan takes and gives as sentences: hours by who spends them, the longest silence, and what lies around it."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from tuskit import evidence
from tuskit.exercises.cadence.silences import BEFORE
from tuskit.exercises.cadence.wording import between, every, span
from tuskit.phrases import inside, listed, number, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.hours import Part, Spent

CLAIM = "hours_per_cycle"
"""The claim that the preset of today leans on."""
TOLD = 3
"""So many who wait too long are named."""
PARTS: dict[Part, Text] = {
    "leader": Text(da="ledere", en="leaders"),
    "employee": Text(da="medarbejdere", en="employees"),
    "hr": Text(da="HR", en="HR"),
}
COST = Text(
    da="Planen tager {hours} om året for {people} mennesker: {parts}. Det mindste er samtalerne alene; det meste er med forberedelse og dokumentation, hvor minutterne er kittets skøn eller jeres egne.",
    en="The plan takes {hours} a year for {people} people: {parts}. The least is the conversations alone; the most includes preparation and documentation, in minutes that are the kit’s estimate or your own.",
)
PRESET = Text(
    da="MUS i dag er sat til {hours} om året, {each} for hver af de {led}, der har en leder: kittets skøn, ikke jeres tal.",
    en="MUS today is put at {hours} a year, {each} for each of the {led} who have a leader: the kit’s estimate, not your numbers.",
)
ANSWERED = Text(
    da="Efter {whose} i diagnosen tager MUS i dag {hours} om året for de {led}, der har en leder.",
    en="By {whose} in the diagnosis MUS today takes {hours} a year for the {led} who have a leader.",
)
WORDED = Text(da="{n} timer", en="{n} hours")
HALF = Text(da="den midterste halvdel af {n} svar", en="the middle half of {n} answers")
ALL = Text(da="spændet i {n} svar", en="the reach of {n} answers")
ONE = Text(da="det ene svar", en="the one answer")
SILENCE = Text(
    da="Hvor der kun er den årlige MUS, går der {before} uger mellem samtalerne. Med planen går ingen mere end {longest} uger uden at tale med sin leder, og halvdelen højst {typical}.",
    en="Where there is only the yearly MUS, {before} weeks lie between conversations. With the plan nobody goes more than {longest} weeks without talking with their leader, and half at most {typical}.",
)
KEPT = Text(
    da="Ingen venter længere end rytmen og det, planen må flytte en samtale: {tolerances}. Uger, der er helt lukkede, tæller ikke med.",
    en="Nobody waits longer than the rhythm and what the plan may move a conversation: {tolerances}. Weeks that are closed altogether are not counted.",
)
LATE = Text(
    da="{n} af {all} venter længere end rytmen og det, planen må flytte en samtale ({tolerances}): {who}. Uger, der er helt lukkede, tæller ikke med.",
    en="{n} of {all} wait longer than the rhythm and what the plan may move a conversation ({tolerances}): {who}. Weeks that are closed altogether are not counted.",
)
TOLERANCE = Text(da="{weeks} ved {conversation}", en="{weeks} for {conversation}")
WEEK, WEEKS = Text(da="1 uge", en="1 week"), Text(da="{n} uger", en="{n} weeks")
OTHERS = Text(da="{n} til", en="{n} more")
RARER = Text(
    da="I fordelingen er {cards} sat til {often}, men {conversation} holdes {every}.",
    en="In the split {cards} stand at {often}, but {conversation} is held {every}.",
)
RARER_ONE = Text(
    da="I fordelingen er {cards} sat til {often}, men {conversation} holdes {every}.",
    en="In the split {cards} stands at {often}, but {conversation} is held {every}.",
)
FORMAL = Text(
    da="Se en gang til: {conversation} bliver dokumenteret formelt. Kan man så stadig tale frit?",
    en="Look again: {conversation} is documented formally. Can people still speak freely, then?",
)


def costs(findings: Findings, lang: Lang) -> Iterator[str]:
    """Hours a year under the plan, and under the yearly MUS of today with where that comes from."""
    yield COST[lang].format(
        hours=between(findings.whole.whole, lang, counted=True),
        people=number(len(findings.organisation.people), lang),
        parts=listed(told(findings.whole, lang, counted=True), lang),
    )
    if not findings.led:
        return
    whole, led = between(findings.today.whole, lang, counted=False), number(findings.led, lang)
    if findings.today.answers:
        yield ANSWERED[lang].format(hours=whole, whose=whose(findings.today, lang), led=led)
        return
    yield PRESET[lang].format(hours=whole, each=_each(findings, lang), led=led)
    yield evidence.sentence(evidence.claim(CLAIM), lang)


def told(spent: Spent, lang: Lang, *, counted: bool) -> list[str]:
    """What leaders, employees and HR spend, each in a few words.

    >>> from tuskit.exercises.cadence.hours import Range, Spent
    >>> told(Spent(parts={"employee": Range(9, 9), "leader": Range(3, 5), "hr": Range(0, 2)}), "en", counted=True)
    ['leaders 3–5', 'employees 9', 'HR at most 2']
    """
    return [f"{name[lang]} {span(spent.parts[part], lang, counted=counted)}" for part, name in PARTS.items()]


def whose(spent: Spent, lang: Lang) -> str:
    """Which answers a price of today rests on."""
    text = ONE if spent.answers == 1 else HALF if spent.half else ALL
    return text[lang].format(n=number(spent.answers, lang))


def _each(findings: Findings, lang: Lang) -> str:
    reach = findings.content.today
    low, high = (
        sum(getattr(part, end) for part in (reach.employee, reach.leader, reach.hr)) for end in ("low", "high")
    )
    ends = [number(minutes / 60, lang, 1) for minutes in dict.fromkeys((low, high))]
    return WORDED[lang].format(n="–".join(ends))


def waits(findings: Findings, lang: Lang) -> Iterator[str]:
    """The longest silence before and after, and whether the plan keeps its tolerance."""
    typical, longest = map(math.ceil, findings.silence)
    if longest:
        yield SILENCE[lang].format(before=BEFORE, longest=number(longest, lang), typical=number(typical, lang))
    if not findings.pauses:
        return
    late = [relation for pause in findings.pauses.values() for relation in pause.late]
    tolerances = [
        TOLERANCE[lang].format(
            weeks=_weeks(one.rhythm.tolerance, lang), conversation=inside(one.conversation.text[lang])
        )
        for one in findings.chosen
        if one.conversation.id in findings.pauses
    ]
    named = [findings.subject(relation) for relation in late[:TOLD]]
    rest = len(late) - len(named)
    yield (LATE if late else KEPT)[lang].format(
        n=number(len(late), lang),
        all=number(sum(pause.relations for pause in findings.pauses.values()), lang),
        tolerances=listed(tolerances, lang),
        who=listed([*named, *([OTHERS[lang].format(n=number(rest, lang))] if rest else [])], lang),
    )


def _weeks(n: int, lang: Lang) -> str:
    return WEEK[lang] if n == 1 else WEEKS[lang].format(n=number(n, lang))


def around(findings: Findings, lang: Lang) -> Iterator[str]:
    """Cards that are taken up more seldom than the split says, and MU that is documented formally."""
    words = {often.id: often.text[lang] for often in findings.content.often}
    names = {card.id: card.text[lang] for card in findings.content.cards}
    for one in findings.chosen:
        for often, rarer in groupby(one.rarer, key=lambda pair: pair[1]):
            cards = [quoted(names.get(card, card.replace("_", " ")), lang) for card, _ in rarer]
            yield (RARER_ONE if len(cards) == 1 else RARER)[lang].format(
                cards=listed(cards, lang),
                often=quoted(words[often], lang),
                conversation=inside(one.conversation.text[lang]),
                every=every(one.rhythm.weeks, lang),
            )
    for one in findings.chosen:
        if one.conversation.place == "mu" and one.documentation == "formal":
            yield FORMAL[lang].format(conversation=quoted(one.conversation.text[lang], lang))
