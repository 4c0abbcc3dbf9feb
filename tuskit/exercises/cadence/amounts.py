"""What the plan costs, how long the longest waits are, and what the group wishes, as pictures."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.bars import Row, bars
from tuskit.charts.shares import Stack, shares
from tuskit.charts.theme import CONVERSATION, MUS, SEQUENTIAL, shades
from tuskit.exercises.cadence.sentences import divided
from tuskit.exercises.cadence.wishes import BANDS
from tuskit.exercises.cadence.wording import every
from tuskit.phrases import below, number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings

FULL = len(SEQUENTIAL) - 1

WHAT = Text(da="Samtale", en="Conversation")
TODAY = Text(da="MUS i dag (skøn)", en="MUS today (estimate)")
WHOLE = Text(da="Planen i alt", en="The whole plan")
COSTS = Text(
    da="Planen tager {hours} timer om året; MUS i dag er sat til {today}",
    en="The plan takes {hours} hours a year; MUS today is put at {today}",
)
COST = Text(
    da="Timer om året, alle deltagere talt med; forberedelse er kun regnet med i MUS i dag",
    en="Hours a year, every participant counted; preparation is counted in MUS today only",
)
HOURS = Text(da="Timer", en="Hours")
LONG = Text(da="{n} timer", en="{n} hours")
WAIT = Text(
    da="Ingen går mere end {n} uger uden at tale med sin leder",
    en="Nobody goes more than {n} weeks without talking with their leader",
)
WAITS = Text(
    da="Den længste pause i planen, i uger, og hvem der har den",
    en="The longest pause in the plan, in weeks, and whose it is",
)
LONGEST = Text(da="Længste pause", en="Longest pause")
ANY = Text(da="Uden nogen samtale med lederen", en="Without any conversation with the leader")
WEEKS_OF = Text(da="{n} uger: {who}", en="{n} weeks: {who}")
ONLY_WEEKS = Text(da="{n} uger", en="{n} weeks")
WISHED = Text(
    da="Hvor tit hver samtale ønskes holdt, de mest omstridte øverst",
    en="How often each conversation is wished for, the most contested first",
)
NOT_HELD = Text(da="slet ikke", en="not at all")
WEEKLY = Text(da="hver uge", en="weekly")
UP_TO = Text(da="op til {n} uger", en="up to {n} weeks")
RARER = Text(da="sjældnere", en="more seldom")
BARS_ALT = Text(da="Bjælker. {rows}.", en="Bars. {rows}.")


def measured(findings: Findings, what: str, lang: Lang) -> str:
    """A picture's subtitle: what is measured, n of N, and whether anybody really said it."""
    return below(what, findings.n, findings.invited, lang, simulated=findings.simulated)


def hours(findings: Findings, lang: Lang) -> Chart:
    """What the plan takes and what MUS takes today, in hours a year."""
    rows = [
        Row(
            label=f"{one.conversation.text[lang]}, {every(one.rhythm.weeks, lang)}",
            value=findings.hours[one.conversation.id],
            colour=CONVERSATION[one.conversation.place],
            text=LONG[lang].format(n=number(findings.hours[one.conversation.id], lang)),
        )
        for one in findings.chosen
    ]
    whole = sum(findings.hours.values())
    for label, value, colour in ((WHOLE[lang], whole, SEQUENTIAL[FULL]), (TODAY[lang], findings.today, MUS)):
        rows.append(Row(label=label, value=value, colour=colour, text=LONG[lang].format(n=number(value, lang))))
    table = pd.DataFrame({WHAT[lang]: [r.label for r in rows], HOURS[lang]: [number(r.value, lang) for r in rows]})
    return Chart(
        id="cadence_hours",
        title=COSTS[lang].format(hours=number(whole, lang), today=number(findings.today, lang)),
        subtitle=measured(findings, COST[lang], lang),
        alt=BARS_ALT[lang].format(rows="; ".join(f"{row.label}: {row.text}" for row in rows)),
        table=table,
        paint=lambda size: bars(rows, size, axis=""),
    )


def waits(findings: Findings, lang: Lang) -> Chart:
    """The longest pause in each conversation, and without any."""
    longest = findings.silence[1]
    rows = [Row(label=ANY[lang], value=longest, text=ONLY_WEEKS[lang].format(n=number(longest, lang, 1)))]
    for one in findings.chosen:
        if one.conversation.id in findings.gaps:
            weeks, relation = findings.gaps[one.conversation.id]
            text = WEEKS_OF[lang].format(n=number(weeks, lang, 1), who=findings.subject(relation))
            label = f"{one.conversation.text[lang]}, {every(one.rhythm.weeks, lang)}"
            rows.append(Row(label=label, value=weeks, colour=CONVERSATION[one.conversation.place], text=text))
    return Chart(
        id="cadence_waits",
        title=WAIT[lang].format(n=number(math.ceil(longest), lang)),
        subtitle=measured(findings, WAITS[lang], lang),
        alt=BARS_ALT[lang].format(rows="; ".join(f"{row.label}: {row.text}" for row in rows)),
        table=pd.DataFrame({WHAT[lang]: [row.label for row in rows], LONGEST[lang]: [row.text for row in rows]}),
        paint=lambda size: bars(rows, size, axis=""),
    )


def wishes(findings: Findings, lang: Lang) -> Chart:
    """How often each conversation is wished for."""
    names = [WEEKLY[lang], *(UP_TO[lang].format(n=weeks) for weeks in BANDS[1:-1]), RARER[lang], NOT_HELD[lang]]
    colours = shades(len(names), SEQUENTIAL)[::-1]
    told_ = [wish for wish in findings.wishes if wish.n]
    stacks = [
        Stack(
            label=findings.conversation(wish.conversation).text[lang],
            parts=tuple(zip(names, wish.counts, colours, strict=True)),
        )
        for wish in told_
    ]
    table = pd.DataFrame(
        [{WHAT[lang]: stack.label, **{name: count for name, count, _ in stack.parts}} for stack in stacks]
    )
    told = "; ".join(
        f"{stack.label}: " + ", ".join(f"{name} {count}" for name, count, _ in stack.parts if count) for stack in stacks
    )
    return Chart(
        id="cadence_wishes",
        title=divided(findings, lang),
        subtitle=measured(findings, WISHED[lang], lang),
        alt=BARS_ALT[lang].format(rows=told),
        table=table,
        paint=lambda size: shares(stacks, size),
    )
