"""A leader's year: every day with a conversation, and which of them are not where they usually are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.calendar import Day, year
from tuskit.charts.theme import CONVERSATION
from tuskit.exercises.cadence.wording import WHAT, day, hours, measured
from tuskit.exercises.cadence.years.organisation import names
from tuskit.exercises.cadence.years.weeks import mostly, week
from tuskit.phrases import number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings

TITLE = Text(
    da="{who} har {n} samtaler, {kept} på deres faste tid, og mest i {week}: {most}",
    en="{who} has {n} conversations, {kept} in their fixed slots, and most in {week}: {most}",
)
LEVEL = Text(
    da="{who} har {n} samtaler, {kept} på deres faste tid, og højst {most} på en uge",
    en="{who} has {n} conversations, {kept} in their fixed slots, and at most {most} a week",
)
ALL = Text(da="alle", en="all of them")
OF = Text(da="{n} af dem", en="{n} of them")
ONE = Text(da="{who} har én samtale i løbet af året, i {week}", en="{who} has one conversation in the year, in {week}")
NOTHING = Text(da="{who} har ingen samtaler i planen", en="{who} has no conversations in the plan")
MEASURED = Text(da="Samtaler hen over året for {who}", en="The conversations of {who} through the year")
ALT = Text(da="En kalender fra {first} til {last}", en="A calendar from {first} to {last}")
TIMES = Text(da="{what}: {n}", en="{what}: {n}")
OFTEN = Text(da="{what}: {n}, mest {days}", en="{what}: {n}, mostly {days}")
CORNER = Text(
    da="Det afskårne hjørne: flyttet fra den faste tid ({n})", en="A corner cut off: moved from the fixed slot ({n})"
)
MISSING = Text(da="{n} af {all} samtaler har ikke fundet plads", en="{n} of {all} conversations have found no place")
LINES = {"mu": 0, "tus": 1, "mus": 2}
DATE = Text(da="Dato", en="Date")
TIME = Text(da="Klokken", en="Time")
WHOM = Text(da="Med", en="With")
PLACED = Text(da="Fast tid", en="Fixed slot")
MOVED = Text(da="flyttet", en="moved")


def leader(findings: Findings, who: str, lang: Lang) -> Chart:
    """One leader's year as a calendar; `who` is the leader's id."""
    plan = findings.plan
    held = [meeting for meeting in plan.meetings if who in meeting.relation.people]
    places = {one.conversation.id: one.conversation.place for one in findings.chosen}
    labels = {
        place: _key([m.day for m in held if places[m.relation.conversation] == place], name, lang)
        for place, name in names(findings, lang).items()
    }
    days = [
        Day(
            m.day,
            CONVERSATION[places[m.relation.conversation]],
            labels[places[m.relation.conversation]],
            lines=LINES[places[m.relation.conversation]],
            moved=m.moved,
        )
        for m in held
    ]
    moved = sum(meeting.moved for meeting in held)
    missing = sum(breach.missing for breach in plan.breaches if who in breach.relation.people)
    lacks = MISSING[lang].format(n=number(missing, lang), all=number(missing + len(held), lang)) if missing else ""
    first, last = plan.days.first, plan.days.last
    table = pd.DataFrame(
        {
            DATE[lang]: [meeting.day.isoformat() for meeting in held],
            TIME[lang]: [f"{meeting.start:%H:%M}" for meeting in held],
            WHAT[lang]: [findings.conversation(meeting.relation.conversation).text[lang] for meeting in held],
            WHOM[lang]: [findings.subject(meeting.relation) for meeting in held],
            PLACED[lang]: [MOVED[lang] if meeting.moved else "✓" for meeting in held],
        }
    )
    closed = {when: reason[lang] for when, reason in plan.days.closed.items()}
    told = "; ".join(label for label in labels.values() if label)
    corner = CORNER[lang].format(n=number(moved, lang))
    return Chart(
        id="cadence_leader",
        title=_title(findings, who, len(held), moved, lang),
        subtitle=measured(findings, MEASURED[lang].format(who=findings.name(who)), lang),
        alt=" ".join(
            f"{sentence}."
            for sentence in (
                ALT[lang].format(first=day(first, lang), last=day(last, lang)),
                told,
                corner if moved else "",
                lacks,
            )
            if sentence
        ),
        table=table,
        paint=lambda size: year(days, first, last, size, closed=closed, lang=lang, moved=corner, note=lacks),
    )


def _key(days: list[date], name: str, lang: Lang) -> str:
    """Say what a colour stands for, how often, and on which weekdays most; empty where it stands for nothing."""
    usual = mostly(days, lang)
    said = (OFTEN if usual else TIMES)[lang].format(what=name, n=number(len(days), lang), days=usual)
    return said if days else ""


def _title(findings: Findings, who: str, n: int, moved: int, lang: Lang) -> str:
    name = findings.name(who)
    load = findings.plan.load.get(who, ())
    if not n or not any(load):
        return NOTHING[lang].format(who=name)
    busiest = max(range(len(load)), key=load.__getitem__)
    top = week(findings.plan.days.weeks[busiest], lang)
    if n == 1:
        return ONE[lang].format(who=name, week=top)
    kept = OF[lang].format(n=number(n - moved, lang)) if moved else ALL[lang]
    said = TITLE if load.count(load[busiest]) == 1 else LEVEL
    return said[lang].format(who=name, n=number(n, lang), kept=kept, most=hours(load[busiest], lang), week=top)
