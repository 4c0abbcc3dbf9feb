"""What would follow from another rhythm: hours, load and silences as HTML bars, quick enough to follow a slider."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any

from tuskit.exercise import Supposed
from tuskit.exercises.cadence.amounts import COLOURS, TODAY
from tuskit.exercises.cadence.costs import PARTS, told
from tuskit.exercises.cadence.sentences import EMPTY_PLAN
from tuskit.exercises.cadence.silences import BEFORE
from tuskit.exercises.cadence.unkept import unkept
from tuskit.exercises.cadence.wording import between, figure, hours, span
from tuskit.phrases import SIMULATED, capital, number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from jinja2 import Template

    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.hours import Spent

TRIED = Text(da="Det, I prøver", en="What you try")
HOURS = Text(da="Timer om året", en="Hours a year")
LOAD = Text(da="Den travleste leder, uge for uge", en="The busiest leader, week by week")
SILENCE = Text(da="Uger uden at tale med sin leder", en="Weeks without talking with their leader")
LONGEST = Text(da="{n} uger for den, der venter længst", en="{n} weeks for whoever waits longest")
MIDDLE = Text(da="{n} uger for den midterste", en="{n} weeks for the one in the middle")
ONLY = Text(da="{n} uger, hvor der kun er den årlige MUS", en="{n} weeks, where there is only the yearly MUS")
WHO = Text(
    da="{who}: {peak} i den travleste uge og {mean} i snit",
    en="{who}: {peak} in the busiest week and {mean} on average",
)
CAP = Text(da="sat af: {cap} timer", en="set aside: {cap} hours")
UNKEPT = Text(da="Kan ikke nås", en="Cannot be kept")
A_YEAR = Text(da="{n} timer om året", en="{n} hours a year")
A_WEEK = Text(da="højst {n} t. på en uge for en leder", en="at most {n} h in a week for a leader")
SILENT = Text(da="højst {n} ugers tavshed", en="at most {n} weeks of silence")
FITS = Text(da="Planen kan holde: {n} samtaler på et år.", en="The plan can be kept: {n} conversations in a year.")


def stands(findings: Findings) -> Mapping[str, Any]:
    """Weeks and minutes of every conversation that the split has a place for, and the leader's hours a week."""
    rhythms = {one.conversation.id: one.rhythm for one in findings.chosen}
    values: dict[str, Any] = {}
    for conversation in findings.content.conversations:
        if conversation.place in findings.places:
            rhythm = rhythms.get(conversation.id)
            weeks, minutes = (rhythm.weeks, rhythm.minutes) if rhythm else (0, conversation.minutes)
            values[conversation.id] = {conversation.id: {"weeks": weeks, "minutes": minutes}}
    return {**values, "cap": {"leader": {"hours": findings.cap / 60}}}


def show(findings: Findings, lang: Lang) -> Supposed:
    """Three small pictures and what cannot be kept, or that all can."""
    if not findings.plan.meetings:
        return Supposed(html="", sentences=tuple(unkept(findings, lang, mends=False)) or (EMPTY_PLAN[lang],))
    label = capital(SIMULATED[findings.simulated][lang]) if findings.simulated else ""
    return Supposed(
        short=_short(findings, lang),
        html=_page().render(panels=tuple(_panels(findings, lang)), simulated=label),
        sentences=tuple(unkept(findings, lang, mends=False))
        or (FITS[lang].format(n=number(len(findings.plan.meetings), lang)),),
    )


def _short(findings: Findings, lang: Lang) -> str:
    """The hours, the busiest week and the longest silence in a line, and first whether something cannot be kept."""
    peak = max((max(weeks) for weeks in findings.plan.load.values()), default=0)
    told = [
        *([UNKEPT[lang]] if findings.troubles else []),
        A_YEAR[lang].format(n=span(findings.whole.whole, lang, counted=True)),
        *([A_WEEK[lang].format(n=figure(peak, lang))] if peak else []),
        *([SILENT[lang].format(n=number(math.ceil(longest), lang))] if (longest := findings.silence[1]) else []),
    ]
    return " · ".join(told)


@cache
def _page() -> Template:
    from jinja2 import Environment, PackageLoader, StrictUndefined  # noqa: PLC0415  (only where somebody tries)

    return Environment(
        loader=PackageLoader("tuskit.exercises.cadence", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    ).get_template("supposed.html.j2")


def _panels(findings: Findings, lang: Lang) -> Iterator[dict[str, Any]]:
    today, plan = findings.today, findings.whole
    most = max(plan.whole.high, today.whole.high if findings.led else 0) or 1
    bars = [_bar(TRIED[lang], between(plan.whole, lang, counted=True), plan, most, lang, counted=True)]
    if findings.led:
        bars.insert(0, _bar(TODAY[lang], between(today.whole, lang, counted=False), today, most, lang, counted=False))
    yield {"kind": "hours", "title": HOURS[lang], "bars": bars}
    if findings.plan.leaders:
        yield _load(findings, lang)
    middle, longest = map(math.ceil, findings.silence)
    if longest:
        whole = max(longest, BEFORE)
        rows = ((BEFORE, ONLY, True), (longest, LONGEST, False), (middle, MIDDLE, False))
        said = [
            {"says": text[lang].format(n=number(weeks, lang)), "wide": 100 * weeks / whole, "before": before}
            for weeks, text, before in rows
        ]
        yield {"kind": "silence", "title": SILENCE[lang], "bars": said}


def _bar(label: str, says: str, spent: Spent, most: float, lang: Lang, *, counted: bool) -> dict[str, Any]:
    """One bar in hundredths of the longest: its parts, and where its range begins and ends."""
    named, colours = told(spent, lang, counted=counted), dict(zip(PARTS, COLOURS, strict=True))
    parts = [
        {"says": capital(named[part]), "colour": colours[part], "wide": 100 * spent.parts[part].middle / most}
        for part in spent.spending
    ]
    low, high = (100 * end / most for end in (spent.whole.low, spent.whole.high))
    return {"label": label, "says": says, "parts": parts, "low": low, "reach": high - low}


def _load(findings: Findings, lang: Lang) -> dict[str, Any]:
    load = findings.plan.load
    who = min(load, key=lambda leader: (-max(load[leader]), -sum(load[leader]), leader))
    weeks, cap = load[who], findings.cap
    top = max(cap, *weeks)
    return {
        "kind": "load",
        "title": LOAD[lang],
        "says": WHO[lang].format(
            who=findings.name(who),
            peak=hours(max(weeks), lang),
            mean=figure(sum(weeks) / len(weeks), lang),
        ),
        "weeks": [100 * minutes / top for minutes in weeks],
        "cap": 100 * cap / top,
        "set_aside": CAP[lang].format(cap=figure(cap, lang)),
    }
