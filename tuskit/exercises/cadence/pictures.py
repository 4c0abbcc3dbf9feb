"""The plan as pictures: one leader's year, the load of all leaders, the hours, and what the group wishes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd
from babel.dates import format_date

from tuskit.charts import Chart
from tuskit.charts.calendar import Day, year
from tuskit.charts.lanes import Lane, Span, lanes
from tuskit.charts.shares import Stack, shares
from tuskit.charts.theme import CONVERSATION, SEQUENTIAL, shades
from tuskit.exercises.cadence.amounts import hours, silences
from tuskit.exercises.cadence.sentences import busiest, divided
from tuskit.exercises.cadence.wishes import BANDS
from tuskit.exercises.cadence.wording import day, figure
from tuskit.phrases import below, inside, listed, number
from tuskit.text import LOCALE, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings

FULL = len(SEQUENTIAL) - 1

YEAR = Text(da="{who} har {n} samtaler i løbet af året", en="{who} has {n} conversations in the course of the year")
YEAR_MEASURED = Text(
    da="Året for den leder, der har flest samtaler", en="The year of the leader with most conversations"
)
YEAR_ALT = Text(da="En kalender fra {first} til {last}. {days}.", en="A calendar from {first} to {last}. {days}.")
ON = Text(da="{what}: {n} dage", en="{what}: {n} days")
DATE = Text(da="Dato", en="Date")
TIME = Text(da="Klokken", en="Time")
WHAT = Text(da="Samtale", en="Conversation")
WHOM = Text(da="Med", en="With")
LOAD = Text(
    da="Timer med samtaler for hver leder i hver uge; mørkere er mere, og mørkest er det, der er sat af",
    en="Hours of conversations of each leader in each week; darker is more, and darkest is what is set aside",
)
LOAD_ALT = Text(da="Et bånd for hver leder. {rows}.", en="A strip for each leader. {rows}.")
LOADED = Text(da="{who} i snit {mean}, højst {most}", en="{who} {mean} on average, at most {most}")
WEEKS = Text(da="uger fra {first}", en="weeks from {first}")
QUARTER = 3
LEADER = Text(da="Leder", en="Leader")
MEAN, MOST = Text(da="Timer i snit", en="Hours on average"), Text(da="Travleste uge", en="Busiest week")
WISHED = Text(
    da="Hvor tit hver samtale ønskes holdt, de mest omstridte øverst",
    en="How often each conversation is wished for, the most contested first",
)
NOT_HELD = Text(da="slet ikke", en="not at all")
WEEKLY = Text(da="hver uge", en="weekly")
UP_TO = Text(da="op til {n} uger", en="up to {n} weeks")
RARER = Text(da="sjældnere", en="more seldom")
BARS_ALT = Text(da="Bjælker. {rows}.", en="Bars. {rows}.")


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The most important first."""
    led = (_year, _load) if findings.plan.leaders else ()
    planned = (*led, hours, silences) if findings.plan.meetings else ()
    charts = [picture(findings, lang) for picture in planned]
    if any(wish.n for wish in findings.wishes):
        charts.append(_wishes(findings, lang))
    return tuple(charts)


def _below(findings: Findings, measured: str, lang: Lang) -> str:
    return below(measured, findings.n, findings.invited, lang, simulated=findings.simulated)


def _year(findings: Findings, lang: Lang) -> Chart:
    plan = findings.plan
    who = min(plan.leaders, key=lambda leader: (-sum(leader in m.relation.people for m in plan.meetings), leader))
    held = [meeting for meeting in plan.meetings if who in meeting.relation.people]
    places = {one.conversation.id: one.conversation.place for one in findings.chosen}
    names: dict[str, list[str]] = {}
    for one in findings.chosen:
        names.setdefault(one.conversation.place, []).append(one.conversation.text[lang])
    labels = {place: listed([texts[0], *map(inside, texts[1:])], lang) for place, texts in names.items()}
    days = [
        Day(m.day, CONVERSATION[places[m.relation.conversation]], labels[places[m.relation.conversation]]) for m in held
    ]
    count = pd.Series([day.label for day in dict.fromkeys(days)]).value_counts()
    told = "; ".join(ON[lang].format(what=label, n=count.get(label, 0)) for label in labels.values())
    first, last = plan.days.first, plan.days.last
    table = pd.DataFrame(
        {
            DATE[lang]: [meeting.day.isoformat() for meeting in held],
            TIME[lang]: [f"{meeting.start:%H:%M}" for meeting in held],
            WHAT[lang]: [findings.conversation(meeting.relation.conversation).text[lang] for meeting in held],
            WHOM[lang]: [findings.subject(meeting.relation) for meeting in held],
        }
    )
    closed = {when: reason[lang] for when, reason in plan.days.closed.items()}
    return Chart(
        id="cadence_year",
        title=YEAR[lang].format(who=findings.name(who), n=number(len(held), lang)),
        subtitle=_below(findings, YEAR_MEASURED[lang], lang),
        alt=YEAR_ALT[lang].format(first=day(first, lang), last=day(last, lang), days=told),
        table=table,
        paint=lambda size: year(days, first, last, size, closed=closed, lang=lang),
    )


def _load(findings: Findings, lang: Lang) -> Chart:
    load = findings.plan.load
    order = sorted(load, key=lambda leader: (-sum(load[leader]), leader))
    first, last = findings.plan.days.weeks[0], findings.plan.days.last
    quarters = [
        ((start - first).days / 7, str(format_date(start, "LLLL", locale=LOCALE[lang])))
        for start in (date(y, month, 1) for y in (first.year, last.year) for month in range(1, 13, QUARTER))
        if first < start < last - timedelta(weeks=4)
    ]
    strips = [
        Lane(
            label=findings.name(leader),
            spans=tuple(
                Span(start=week, length=1, colour=SEQUENTIAL[min(round(FULL * minutes / findings.cap), FULL)])
                for week, minutes in enumerate(load[leader])
                if minutes
            ),
        )
        for leader in order
    ]
    mean = {leader: figure(sum(load[leader]) / len(load[leader]), lang) for leader in order}
    most = {leader: figure(max(load[leader]), lang) for leader in order}
    rows = "; ".join(
        LOADED[lang].format(who=findings.name(leader), mean=mean[leader], most=most[leader]) for leader in order
    )
    weeks = {
        f"{week:%G-W%V}": [figure(load[leader][n], lang) for leader in order]
        for n, week in enumerate(findings.plan.days.weeks)
    }
    named = {LEADER[lang]: [findings.name(leader) for leader in order]}
    table = pd.DataFrame({**named, MEAN[lang]: list(mean.values()), MOST[lang]: list(most.values()), **weeks})
    return Chart(
        id="cadence_load",
        title=busiest(findings, lang).removesuffix("."),
        subtitle=_below(findings, LOAD[lang], lang),
        alt=LOAD_ALT[lang].format(rows=rows),
        table=table,
        paint=lambda size: lanes(strips, size, axis=WEEKS[lang].format(first=day(first, lang)), marks=quarters),
    )


def _wishes(findings: Findings, lang: Lang) -> Chart:
    names = [WEEKLY[lang], *(UP_TO[lang].format(n=weeks) for weeks in BANDS[1:-1]), RARER[lang], NOT_HELD[lang]]
    colours = shades(len(names), SEQUENTIAL)[::-1]
    wishes = [wish for wish in findings.wishes if wish.n]
    stacks = [
        Stack(
            label=findings.conversation(wish.conversation).text[lang],
            parts=tuple(zip(names, wish.counts, colours, strict=True)),
        )
        for wish in wishes
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
        subtitle=_below(findings, WISHED[lang], lang),
        alt=BARS_ALT[lang].format(rows=told),
        table=table,
        paint=lambda size: shares(stacks, size),
    )
