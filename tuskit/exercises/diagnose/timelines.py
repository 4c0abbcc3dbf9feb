"""The process and the cascade as time lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.lanes import Lane, Span, lanes
from tuskit.charts.theme import GREY, SEQUENTIAL, shade
from tuskit.exercises.diagnose.content import HIGH, LOW
from tuskit.exercises.diagnose.phrases import ALT, finding, under
from tuskit.exercises.diagnose.sentences import breaks, late
from tuskit.phrases import number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.diagnose.findings import Findings

MARKS = 12
"""Changes of direction that are drawn, at most."""

PROCESS = Text(
    da="De otte trin: bredden er egne minutter om året, farven er værd fra spild (rød) til guld (blå)",
    en="The eight steps: the width is one’s own minutes a year, the colour is worth from waste (red) to gold (blue)",
)
PROCESS_TITLE = Text(da="De otte trin, som I ser dem", en="The eight steps as you see them")
BREAKS = Text(da="knækker: {n}", en="breaks: {n}")
MINUTES = Text(da="minutter", en="minutes")
STEP = Text(da="Trin", en="Step")
WORTH = Text(da="Værd", en="Worth")
BROKEN = Text(da="Knækker her", en="Breaks here")
TOLD = Text(da="{step}: {minutes} min., værd {worth}", en="{step}: {minutes} min, worth {worth}")
CASCADE = Text(
    da="Måneder, som hvert trin tager, efter hinanden; de stiplede linjer er produktets skift af retning",
    en="Months that each step takes, one after another; the dashed lines are the product’s changes of direction",
)
FIRST_MARKS = Text(da="de første {n} er vist", en="the first {n} are shown")
MONTHS = Text(da="måneder", en="months")
CHANGE = Text(da="ny retning", en="new direction")


def process(findings: Findings, lang: Lang) -> Chart:
    """The steps with effort as width and worth as colour, and where it breaks."""
    start, steps, table = 0.0, [], []
    for stage in findings.stages:
        minutes = stage.minutes.value if stage.minutes else 0.0
        colour = shade((stage.worth.value - LOW) / (HIGH - LOW)) if stage.worth else GREY
        warning = BREAKS[lang].format(n=stage.breaks) if stage.breaks else ""
        span = Span(
            start=start,
            length=minutes,
            colour=colour,
            label=number(minutes, lang) if stage.minutes else "–",
            warning=warning,
        )
        steps.append(Lane(label=stage.step.text[lang], spans=(span,)))
        start += minutes
        table.append(
            {
                STEP[lang]: stage.step.text[lang],
                MINUTES[lang].capitalize(): number(minutes, lang) if stage.minutes else None,
                WORTH[lang]: number(stage.worth.value, lang, 1) if stage.worth else None,
                BROKEN[lang]: stage.breaks,
            }
        )
    told = "; ".join(
        TOLD[lang].format(
            step=stage.step.text[lang],
            minutes=number(stage.minutes.value, lang) if stage.minutes else "–",
            worth=number(stage.worth.value, lang, 1) if stage.worth else "–",
        )
        for stage in findings.stages
    )
    title = breaks(findings, lang) if any(s.breaks for s in findings.stages) else PROCESS_TITLE[lang]
    return Chart(
        id="diagnose_process",
        title=finding(title),
        subtitle=under(findings, PROCESS[lang], lang),
        alt=ALT[lang].format(rows=told),
        table=pd.DataFrame(table),
        paint=lambda size: lanes(steps, size, axis=MINUTES[lang]),
    )


def cascade(findings: Findings, lang: Lang) -> Chart:
    """The cascade as a time line, against the product’s changes of direction."""
    start, steps, table = 0.0, [], []
    for step, found in findings.lag.steps:
        months = found.value if found else 0.0
        told = number(months, lang, 1) if found else "–"
        steps.append(
            Lane(label=step.text[lang], spans=(Span(start=start, length=months, colour=SEQUENTIAL[2], label=told),))
        )
        start += months
        table.append({STEP[lang]: step.text[lang], MONTHS[lang].capitalize(): told})
    every = findings.lag.direction.value if findings.lag.direction else 0.0
    count = findings.lag.changes or 0
    marks = [(every * n, CHANGE[lang] if n == 1 else "") for n in range(1, min(count, MARKS) + 1)]
    measured = CASCADE[lang] + (f"; {FIRST_MARKS[lang].format(n=MARKS)}" if count > MARKS else "")
    rows = "; ".join(f"{row[STEP[lang]]}: {row[MONTHS[lang].capitalize()]}" for row in table)
    return Chart(
        id="diagnose_cascade",
        title=finding(late(findings, lang)),
        subtitle=under(findings, measured, lang, findings.lag.people),
        alt=ALT[lang].format(rows=rows),
        table=pd.DataFrame(table),
        paint=lambda size: lanes(steps, size, axis=MONTHS[lang], marks=marks),
    )
