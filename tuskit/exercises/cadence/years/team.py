"""A team's year: when it meets, when its members talk with their leader, and the longest time without."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.dated import Key, Pause, Row, dated
from tuskit.exercises.cadence.silences import Silence
from tuskit.exercises.cadence.wording import WHAT, day, measured
from tuskit.exercises.cadence.years.lanes import Lanes, times
from tuskit.exercises.cadence.years.weeks import span
from tuskit.phrases import number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.relations import Relation

SINGLE = 10
"""Up to this many members have a lane each."""

TITLE = Text(
    da="{team} mødes {n}, og ingen venter mere end {weeks} på at tale med sin leder",
    en="{team} meets {n}, and nobody waits more than {weeks} to talk with their leader",
)
SOME = Text(
    da="{team} mødes {n}, og {some} af {all} venter højst {weeks} på at tale med deres leder; resten har ingen leder",
    en="{team} meets {n}, and {some} of {all} wait at most {weeks} to talk with their leader; the rest have no leader",
)
ALONE = Text(da="{team} mødes {n} i løbet af året", en="{team} meets {n} in the course of the year")
VACANT = Text(da="{team} mødes {n}, og lederens plads er ledig", en="{team} meets {n}, and the leader’s post is vacant")
TEAM = Text(da="Team {name}", en="Team {name}")
A_WEEK, WEEKS = Text(da="1 uge", en="1 week"), Text(da="{n} uger", en="{n} weeks")
MEASURED = Text(
    da="Årets samtaler i {team} og med lederen; grå uger er lukket",
    en="The year’s conversations in {team} and with the leader; grey weeks are closed",
)
ALT = Text(
    da="En linje for hver samtale fra {first} til {last}. {rows}.",
    en="A line for each conversation from {first} to {last}. {rows}.",
)
SAID = Text(da="{label}: {n}", en="{label}: {n}")
UNITS = ("team", "afdeling", "ledelse", "gruppe", "enhed", "department", "group", "unit", "management")
"""A team whose name holds one of these words is not called a team once more."""
PAUSE = Text(da="Længst uden samtale", en="Longest without one")
WAITED = Text(da="{weeks} ({who})", en="{weeks} ({who})")


def team(findings: Findings, key: str, lang: Lang) -> Chart:
    """One team's year; `key` is the team's id."""
    plan, organisation = findings.plan, findings.organisation
    lead = organisation.leader_of(key)
    members = [person for person in organisation.members[key] if person != lead]
    own = {one.conversation.id: one for one in findings.chosen if one.conversation.who != "pair"}
    pairs = {one.conversation.id: one for one in findings.chosen if one.conversation.who == "pair"}
    everyone = set(members)
    together: dict[str, list[Relation]] = defaultdict(list)
    apart: dict[str, list[Relation]] = defaultdict(list)
    for relation in plan.relations:
        if relation.conversation in own and relation.subject == key:
            together[relation.conversation].append(relation)
        elif relation.conversation in pairs and relation.subject in everyone:
            apart[relation.subject].append(relation)
    missing: Counter[str] = Counter()
    for breach in plan.breaches:
        missing[breach.relation.id] += breach.missing
    lanes = Lanes(findings, missing, lang)
    rows = [lanes.team(own[name], together[name], list(own.values())) for name in own if together[name]]
    drawn: list[Row | Key] = [*rows]
    if len(members) <= SINGLE:
        own_lanes = [lanes.member(who, apart[who]) for who in sorted(members, key=findings.name) if apart[who]]
        drawn += [lanes.key(apart), *own_lanes] if own_lanes else []
    else:
        talks = [relation for each in apart.values() for relation in each]
        own_lanes = [
            lanes.pooled(one, own_talks)
            for name, one in pairs.items()
            if (own_talks := [relation for relation in talks if relation.conversation == name])
        ]
        drawn += own_lanes
    rows += own_lanes
    meets = sum(len(plan.of(relation.id)) for each in together.values() for relation in each)
    waits = [silence for silence in findings.silences if silence.who in members]
    longest = max(waits, key=lambda silence: (silence.weeks, silence.who), default=None)
    name = named(findings, key, lang)
    pause = None
    if longest:
        said = WAITED[lang].format(weeks=_weeks(longest.weeks, lang, 1), who=findings.name(longest.who))
        pause = Pause(PAUSE[lang], longest.first, longest.last, said)
    told = [
        SAID[lang].format(label=row.label, n=row.text) + (f", {row.missing}" if row.missing else "") for row in rows
    ]
    table = pd.DataFrame([lanes.told(row) for row in rows] or [{WHAT[lang]: PAUSE[lang]}])
    return Chart(
        id="cadence_team",
        title=_title(findings, members, lang, name=name, meets=meets, waits=waits),
        subtitle=measured(findings, MEASURED[lang].format(team=name), lang),
        alt=ALT[lang].format(
            first=day(plan.days.first, lang),
            last=day(plan.days.last, lang),
            rows="; ".join([*told, *([f"{pause.label}: {pause.text}"] if pause else [])]),
        ),
        table=table,
        paint=lambda size: dated(drawn, size, span=span(plan.days, lang), lang=lang, pause=pause),
    )


def named(findings: Findings, key: str, lang: Lang) -> str:
    """A team by its name, and as a team."""
    name = next(item.text[lang] for item in findings.organisation.teams if item.id == key)
    return name if any(unit in name.lower() for unit in UNITS) else TEAM[lang].format(name=name)


def _title(
    findings: Findings, members: Sequence[str], lang: Lang, *, name: str, meets: int, waits: Sequence[Silence]
) -> str:
    n = times(meets, lang)
    if not waits:
        vacant = any(findings.organisation.by_id[person].vacant for person in members)
        return (VACANT if vacant else ALONE)[lang].format(team=name, n=n)
    weeks = _weeks(math.ceil(max(silence.weeks for silence in waits)), lang)
    said = TITLE if len(waits) == len(members) else SOME
    return said[lang].format(team=name, n=n, weeks=weeks, some=number(len(waits), lang), all=number(len(members), lang))


def _weeks(n: float, lang: Lang, digits: int = 0) -> str:
    said = number(n, lang, digits)
    return A_WEEK[lang] if said == "1" else WEEKS[lang].format(n=said)
