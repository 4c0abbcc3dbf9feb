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
    da="Planen tager {hours} om året for {people} mennesker: {parts}.",
    en="The plan takes {hours} a year for {people} people: {parts}.",
)
PRESET = Text(
    da="MUS i dag er sat til {hours} for de {led}, der har en leder: kittets skøn, ikke jeres tal.",
    en="MUS today is put at {hours} for the {led} who have a leader: the kit’s estimate, not your numbers.",
)
ANSWERED = Text(
    da="MUS i dag tager {hours} for de {led}, der har en leder ({whose} i diagnosen).",
    en="MUS today takes {hours} for the {led} who have a leader ({whose} in the diagnosis).",
)
COUNTED = Text(
    da="Sådan er timerne talt: det mindste er samtalerne alene, det meste er med forberedelse og dokumentation, hvor minutterne er kittets skøn eller jeres egne.",
    en="How the hours are counted: the least is the conversations alone, the most includes preparation and documentation, in minutes that are the kit’s estimate or your own.",
)
EACH = Text(
    da="Kittets skøn over MUS i dag er {each} for hver, der har en leder.",
    en="The kit’s estimate of MUS today is {each} for each who has a leader.",
)
WORDED = Text(da="{n} timer", en="{n} hours")
HALF = Text(da="den midterste halvdel af {n} svar", en="the middle half of {n} answers")
ALL = Text(da="spændet i {n} svar", en="the reach of {n} answers")
ONE = Text(da="det ene svar", en="the one answer")
SILENCE = Text(
    da="Ingen går mere end {longest} uger uden at tale med sin leder, og halvdelen højst {typical}. Hvor der kun er den årlige MUS, går der {before}.",
    en="Nobody goes more than {longest} weeks without talking with their leader, and half at most {typical}. Where there is only the yearly MUS, it is {before}.",
)
A_YEAR = Text(
    da="Nogen går stadig et år uden at tale med sin leder; halvdelen går højst {typical} uger.",
    en="Somebody still goes a year without talking with their leader; half go at most {typical} weeks.",
)
HALF_A_YEAR = Text(
    da="Mindst halvdelen går stadig et år uden at tale med deres leder.",
    en="At least half still go a year without talking with their leader.",
)
KEPT = Text(
    da="En samtale kan komme senere, end rytmen siger, men højst {tolerances}. Helt lukkede uger er ikke talt med.",
    en="A conversation may come later than the rhythm says, but by no more than {tolerances}. Weeks that are closed altogether are not counted.",
)
LATE = Text(
    da="{n} af {all} venter længere, end de skulle (højst {tolerances} ud over rytmen, helt lukkede uger ikke talt med): {who}.",
    en="{n} of {all} wait longer than they should (no more than {tolerances} beyond the rhythm, weeks that are closed altogether not counted): {who}.",
)
TOLERANCE = Text(da="{weeks} ved {conversations}", en="{weeks} for {conversations}")
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
        parts=listed([told(findings.whole, lang, counted=True)[part] for part in findings.whole.spending], lang),
    )
    if not findings.led:
        return
    whole, led = between(findings.today.whole, lang, counted=False), number(findings.led, lang)
    if findings.today.answers:
        yield ANSWERED[lang].format(hours=whole, whose=whose(findings.today, lang), led=led)
        return
    yield PRESET[lang].format(hours=whole, led=led)


def sources(findings: Findings, lang: Lang) -> Iterator[str]:
    """What the hours rest on: what is counted in the plan's, and where the estimate of today comes from."""
    if not findings.plan.meetings:
        return
    yield COUNTED[lang]
    if findings.led and not findings.today.answers:
        yield EACH[lang].format(each=_each(findings, lang))
        yield evidence.sentence(evidence.claim(CLAIM), lang)


def told(spent: Spent, lang: Lang, *, counted: bool) -> dict[Part, str]:
    """What leaders, employees and HR spend, each in a few words.

    >>> from tuskit.exercises.cadence.hours import Range, Spent
    >>> spent = Spent(parts={"employee": Range(9, 9), "leader": Range(3, 5), "hr": Range(0, 2)})
    >>> list(told(spent, "en", counted=True).values())
    ['leaders 3–5', 'employees 9', 'HR at most 2']
    """
    return {part: f"{name[lang]} {span(spent.parts[part], lang, counted=counted)}" for part, name in PARTS.items()}


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
        said = SILENCE if longest < BEFORE else A_YEAR if typical < BEFORE else HALF_A_YEAR
        yield said[lang].format(before=BEFORE, longest=number(longest, lang), typical=number(typical, lang))
    late = [relation for pause in findings.pauses.values() for relation in pause.late]
    if not findings.pauses or (findings.troubles and not late):
        return
    leeway: dict[int, list[str]] = {}
    for one in findings.chosen:
        if one.conversation.id in findings.pauses:
            leeway.setdefault(one.rhythm.tolerance, []).append(inside(one.conversation.text[lang]))
    tolerances = [
        TOLERANCE[lang].format(weeks=_weeks(weeks, lang), conversations=listed(names, lang))
        for weeks, names in leeway.items()
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
