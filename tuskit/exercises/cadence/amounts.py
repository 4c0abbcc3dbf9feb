"""What the plan takes and gives as pictures: hours of leaders, employees and HR, and the longest silences."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.dumbbell import Bell, dumbbell
from tuskit.charts.portions import Part, Whole, portions
from tuskit.charts.theme import SEQUENTIAL
from tuskit.exercises.cadence.costs import PARTS, told, whose
from tuskit.exercises.cadence.silences import BEFORE
from tuskit.exercises.cadence.wording import WHAT, between, every, measured, span
from tuskit.phrases import capital, number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.hours import Spent

COLOURS = (SEQUENTIAL[4], SEQUENTIAL[2], SEQUENTIAL[1])
TODAY = Text(da="MUS i dag", en="MUS today")
PLAN = Text(da="Planen", en="The plan")
ESTIMATE = Text(da="{hours}, kittets skøn", en="{hours}, the kit’s estimate")
ANSWERED = Text(da="{hours}, {whose}", en="{hours}, {whose}")
MORE = Text(
    da="Planen tager flere timer end MUS i dag: {plan} mod {today} om året",
    en="The plan takes more hours than MUS today: {plan} against {today} a year",
)
FEWER = Text(
    da="Planen tager færre timer end MUS i dag: {plan} mod {today} om året",
    en="The plan takes fewer hours than MUS today: {plan} against {today} a year",
)
ALIKE = Text(
    da="Planen og MUS i dag tager omtrent lige mange timer: {plan} mod {today} om året",
    en="The plan and MUS today take about as many hours: {plan} against {today} a year",
)
ALONE = Text(da="Planen tager {plan} timer om året", en="The plan takes {plan} hours a year")
MEASURED = Text(
    da="Timer om året; stregen går fra det mindste til det meste, i planen fra samtalerne alene til det hele med forberedelse og dokumentation",
    en="Hours a year; the line runs from the least to the most, in the plan from the conversations alone to all of it with preparation and documentation",
)
BARS_ALT = Text(da="Bjælker. {rows}.", en="Bars. {rows}.")
BELLS_ALT = Text(da="To prikker på en linje i hver række. {rows}.", en="Two dots on a line in each row. {rows}.")
WHO, LEAST, MOST = (
    Text(da="Hvem", en="Who"),
    Text(da="Mindst, timer", en="Least, hours"),
    Text(da="Mest, timer", en="Most, hours"),
)
SHORTER = Text(
    da="Den længste tavshed går fra {before} til {n} uger",
    en="The longest silence goes from {before} to {n} weeks",
)
UNCHANGED = Text(
    da="Nogen går stadig et år uden at tale med sin leder",
    en="Somebody still goes a year without talking with their leader",
)
TEAMS = Text(
    da="Den længste pause mellem to teamsamtaler er {n} uger",
    en="The longest pause between two team conversations is {n} weeks",
)
WAITS = Text(
    da="Uger uden en samtale: hvor der kun er den årlige MUS i dag, og med planen; hvor længe team venter i dag, ved vi ikke",
    en="Weeks without a conversation: where there is only the yearly MUS today, and with the plan; how long teams wait today is not known",
)
LONGEST = Text(da="Medarbejder og leder: den, der venter længst", en="Employee and leader: whoever waits longest")
MIDDLE = Text(da="Medarbejder og leder: den midterste", en="Employee and leader: the one in the middle")
ONLY = Text(da="{what}: længst", en="{what}: longest")
WEEKS = Text(da="{n} uger", en="{n} weeks")
ENDS = (Text(da="hver uge", en="every week"), Text(da="et år", en="a year"))
CHANGED = Text(da="{what}: {before} i dag, {after} i planen", en="{what}: {before} today, {after} in the plan")
UNKNOWN = Text(da="ukendt", en="unknown")
WHOSE = Text(da="Hvem venter længst", en="Who waits longest")


def hours(findings: Findings, lang: Lang) -> Chart:
    """Today’s MUS and the plan, each a bar of what leaders, employees and HR spend."""
    today, plan = findings.today, findings.whole
    wholes = [_whole(PLAN[lang], between(plan.whole, lang, counted=True), plan, lang, counted=True)]
    if findings.led:
        said = between(today.whole, lang, counted=False)
        source = (
            ANSWERED[lang].format(hours=said, whose=whose(today, lang))
            if today.answers
            else ESTIMATE[lang].format(hours=said)
        )
        wholes.insert(0, _whole(TODAY[lang], source, today, lang, counted=False))
    table = pd.DataFrame(
        [
            {
                WHAT[lang]: name,
                WHO[lang]: capital(PARTS[part][lang]),
                LEAST[lang]: number(spent.parts[part].low, lang),
                MOST[lang]: number(spent.parts[part].high, lang),
            }
            for name, spent in _rows(findings, lang)
            for part in PARTS
        ]
    )
    return Chart(
        id="cadence_hours",
        title=_compared(findings, lang),
        subtitle=measured(findings, MEASURED[lang], lang),
        alt=BARS_ALT[lang].format(
            rows="; ".join(f"{w.label}: {w.says}: {', '.join(part.says for part in w.parts)}" for w in wholes)
        ),
        table=table,
        paint=lambda size: portions(wholes, size),
    )


def _whole(label: str, says: str, spent: Spent, lang: Lang, *, counted: bool) -> Whole:
    named, colours = told(spent, lang, counted=counted), dict(zip(PARTS, COLOURS, strict=True))
    return Whole(
        label=label,
        says=says,
        parts=tuple(Part(spent.parts[part].middle, colours[part], capital(named[part])) for part in spent.spending),
        low=spent.whole.low,
        high=spent.whole.high,
    )


def _rows(findings: Findings, lang: Lang) -> list[tuple[str, Spent]]:
    kinds = [
        (f"{one.conversation.text[lang]}, {every(one.rhythm.weeks, lang)}", findings.spent[one.conversation.id])
        for one in findings.chosen
    ]
    today = [(TODAY[lang], findings.today)] if findings.led else []
    return [*today, (PLAN[lang], findings.whole), *kinds]


def _compared(findings: Findings, lang: Lang) -> str:
    """The finding: whether the two ranges lie apart."""
    plan, today = findings.whole.whole, findings.today.whole
    text = ALONE if not findings.led else MORE if plan.low > today.high else FEWER if plan.high < today.low else ALIKE
    return text[lang].format(plan=span(plan, lang, counted=True), today=span(today, lang, counted=False))


def silences(findings: Findings, lang: Lang) -> Chart:
    """The longest time without a conversation, today and under the plan."""
    bells, owners = [], []
    middle, longest = findings.silence
    if longest:
        for text, weeks in ((LONGEST, longest), (MIDDLE, middle)):
            bells.append(_bell(text[lang], BEFORE, weeks, lang))
            owners.append("")
    for one in findings.chosen:
        if pause := findings.pauses.get(one.conversation.id):
            label = f"{one.conversation.text[lang]}, {every(one.rhythm.weeks, lang)}"
            before = BEFORE if one.conversation.who == "pair" else None
            bells.append(_bell(label, before, pause.weeks, lang))
            owners.append(findings.subject(pause.relation))
    table = pd.DataFrame(
        {
            WHAT[lang]: [bell.label for bell in bells],
            TODAY[lang]: [bell.says[0] or UNKNOWN[lang] for bell in bells],
            PLAN[lang]: [bell.says[1] for bell in bells],
            WHOSE[lang]: [owner or None for owner in owners],
        }
    )
    most = max((max(bell.first or 0, bell.second) for bell in bells), default=0)
    return Chart(
        id="cadence_waits",
        title=_shorter(findings, lang),
        subtitle=measured(findings, WAITS[lang], lang),
        alt=BELLS_ALT[lang].format(
            rows="; ".join(
                CHANGED[lang].format(what=b.label, before=b.says[0] or UNKNOWN[lang], after=b.says[1]) for b in bells
            )
        ),
        table=table,
        paint=lambda size: dumbbell(
            bells, size, low=0, high=most, ends=("", ""), names=(TODAY[lang], PLAN[lang]) if longest else ("", "")
        ),
    )


def _bell(label: str, before: int | None, after: float, lang: Lang) -> Bell:
    said = "" if before is None else WEEKS[lang].format(n=before)
    return Bell(label, before, after, (said, WEEKS[lang].format(n=number(math.ceil(after), lang))))


def _shorter(findings: Findings, lang: Lang) -> str:
    longest = math.ceil(findings.silence[1])
    if not longest:
        weeks = max((pause.weeks for pause in findings.pauses.values()), default=0)
        return TEAMS[lang].format(n=number(math.ceil(weeks), lang))
    return (SHORTER if longest < BEFORE else UNCHANGED)[lang].format(before=BEFORE, n=number(longest, lang))
