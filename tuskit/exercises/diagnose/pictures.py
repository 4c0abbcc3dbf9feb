"""The diagnosis as pictures: statements, roles, the process, the cascade, the price, and what others have measured."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tuskit import evidence
from tuskit.charts import Chart
from tuskit.charts.bars import Row, bars
from tuskit.charts.diverging import Bar, diverging
from tuskit.charts.lanes import Lane, Span, lanes
from tuskit.charts.theme import GREY, MUS, SEQUENTIAL, shade
from tuskit.exercises.diagnose.content import HIGH, LOW
from tuskit.exercises.diagnose.pain import CAMPS, DONT_KNOW, FAR, HURTS, TURNED, WORKS, tell
from tuskit.exercises.diagnose.phrases import roughly
from tuskit.exercises.diagnose.sentences import breaks, costs, late, roles
from tuskit.phrases import below, number, of
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.charts import Size
    from tuskit.exercises.diagnose.findings import Findings

MARKS = 12
"""Changes of direction that are drawn, at most."""
FEW = 4
"""Statements on which the roles are shown side by side."""

PAIN = Text(
    da="Hvor MUS gør ondt, de mest omstridte udsagn øverst; positive udsagn er vendt",
    en="Where MUS hurts, the most contested statements first; positive statements are turned round",
)
ON_PROJECTOR = Text(da="på storskærm de {n} øverste", en="on a projector the first {n}")
STATEMENT = Text(da="Udsagn", en="Statement")
MEAN = Text(da="Snit (5 gør ondt)", en="Mean (5 hurts)")
AGREEMENT = Text(da="Enighed (A)", en="Agreement (A)")
SKIPPED = Text(da="Sprunget over", en="Skipped")
ALT = Text(da="Bjælker. {rows}.", en="Bars. {rows}.")
SAID = Text(da="{what}: {hurts} gør ondt, {works} fungerer", en="{what}: {hurts} hurts, {works} works")
ROLES = Text(
    da="De udsagn, som rollerne ser mest forskelligt på; hver bjælke er lige lang, tallene er personer",
    en="The statements that the roles see most differently; every bar is equally long, the numbers are people",
)
ROLE = Text(da="Rolle", en="Role")
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
MONTHS = Text(da="måneder", en="months")
CHANGE = Text(da="ny retning", en="new direction")
PRICE = Text(
    da="Kroner om året for alles MUS, efter rolle; det midterste svar, og hvor svarene ligger",
    en="Kroner a year for everybody’s MUS, by role; the middle answer, and where the answers lie",
)
KRONER = Text(da="{kroner} kr. ({hours} timer)", en="{kroner} kr. ({hours} hours)")
HOURS, COST = Text(da="Timer", en="Hours"), Text(da="Kroner", en="Kroner")
OTHERS = Text(da="Hvad andre har målt om MUS og feedback", en="What others have measured about MUS and feedback")
OTHERS_BELOW = Text(
    da="Procent af de adspurgte, med kilde og hvor sikre vi er; jeres egne svar står ovenfor",
    en="Per cent of those asked, with the source and how sure we are; your own answers stand above",
)
CLAIM, FIGURE, SOURCE = (
    Text(da="Udsagn", en="Claim"),
    Text(da="Tal", en="Figure"),
    Text(da="Kilde og status", en="Source and status"),
)
NOTE = Text(da="Forbehold", en="Caveat")


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The most important first; each only where there is something to show."""
    charts = []
    if any(one.n for one in findings.pains):
        charts.append(_pain(findings, lang))
    if findings.apart:
        charts.append(_roles(findings, lang))
    if any(stage.minutes or stage.worth for stage in findings.stages):
        charts.append(_process(findings, lang))
    if findings.lag.months:
        charts.append(_cascade(findings, lang))
    charts.append(_price(findings, lang))
    if findings.content.shares:
        charts.append(_others(findings, lang))
    return tuple(charts)


def _below(findings: Findings, measured: str, lang: Lang) -> str:
    return below(measured, findings.n, findings.invited, lang, simulated=findings.simulated)


def _pain(findings: Findings, lang: Lang) -> Chart:
    said = [one for one in findings.pains if one.n or one.dont_know]
    rows = [
        Bar(
            label=one.pain.text[lang],
            counts=tuple(reversed(one.counts)),
            dont_know=one.dont_know,
            note=", ".join(text[lang] for text, there in ((CAMPS, one.camps), (TURNED, one.pain.positive)) if there),
        )
        for one in said
    ]
    levels = [level.text[lang] for level in findings.content.levels]
    table = pd.DataFrame(
        [
            {
                STATEMENT[lang]: one.pain.text[lang],
                **dict(zip(levels, one.counts if not one.pain.positive else reversed(one.counts), strict=True)),
                DONT_KNOW[lang]: one.dont_know,
                SKIPPED[lang]: one.skipped,
                MEAN[lang]: number(one.mean, lang, 2) if one.mean is not None else None,
                AGREEMENT[lang]: number(one.agreement, lang, 2) if one.n else None,
            }
            for one in said
        ]
    )
    measured = PAIN[lang] + (f"; {ON_PROJECTOR[lang].format(n=FAR)}" if len(rows) > FAR else "")
    told = "; ".join(SAID[lang].format(what=one.pain.text[lang], hurts=one.hurts, works=one.works) for one in said)
    return Chart(
        id="diagnose_pain",
        title=_finding(tell(findings.pains, (), (), findings.invited, lang)[0]),
        subtitle=_below(findings, measured, lang),
        alt=ALT[lang].format(rows=told),
        table=table,
        paint=lambda size: diverging(
            _fit(rows, size), size, low=HURTS[lang], high=WORKS[lang], dont_know=DONT_KNOW[lang]
        ),
    )


def _finding(sentence: str) -> str:
    """A sentence as a title: without how many answered, which the subtitle says."""
    return sentence.split(" (", maxsplit=1)[0].removesuffix(".")


def _fit(rows: list[Bar], size: Size) -> list[Bar]:
    return rows[:FAR] if size == "projector" else rows


def _roles(findings: Findings, lang: Lang) -> Chart:
    names = {role.id: role.text[lang] for role in findings.content.roles}
    shown = findings.apart[:FEW]
    rows = [
        Bar(label=f"{names[role]}: {one.pain.text[lang]}", counts=tuple(reversed(said)))
        for one in shown
        for role, said in one.roles.items()
    ]
    levels = range(HIGH, LOW - 1, -1)
    table = pd.DataFrame(
        [
            {
                STATEMENT[lang]: one.pain.text[lang],
                ROLE[lang]: names[role],
                **{f"{level}": said[level - LOW] for level in levels},
            }
            for one in shown
            for role, said in one.roles.items()
        ]
    )
    told = "; ".join(
        SAID[lang].format(what=row.label, hurts=sum(row.counts[:2]), works=sum(row.counts[3:])) for row in rows
    )
    return Chart(
        id="diagnose_roles",
        title=roles(findings, shown[0], lang).split(":")[0],
        subtitle=_below(findings, ROLES[lang], lang),
        alt=ALT[lang].format(rows=told),
        table=table,
        paint=lambda size: diverging(
            _fit(rows, size), size, low=HURTS[lang], high=WORKS[lang], dont_know=DONT_KNOW[lang], share=True
        ),
    )


def _process(findings: Findings, lang: Lang) -> Chart:
    start, steps, table = 0.0, [], []
    for stage in findings.stages:
        minutes = stage.minutes.value if stage.minutes else 0.0
        colour = shade((stage.worth.value - LOW) / (HIGH - LOW)) if stage.worth else GREY
        warning = BREAKS[lang].format(n=stage.breaks) if stage.breaks else ""
        span = Span(start=start, length=minutes, colour=colour, label=number(minutes, lang), warning=warning)
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
        title=_finding(title),
        subtitle=_below(findings, PROCESS[lang], lang),
        alt=ALT[lang].format(rows=told),
        table=pd.DataFrame(table),
        paint=lambda size: lanes(steps, size, axis=MINUTES[lang]),
    )


def _cascade(findings: Findings, lang: Lang) -> Chart:
    start, steps, table = 0.0, [], []
    for step, found in findings.lag.steps:
        months = found.value if found else 0.0
        span = Span(start=start, length=months, colour=SEQUENTIAL[2], label=number(months, lang, 1))
        steps.append(Lane(label=step.text[lang], spans=(span,)))
        start += months
        table.append({STEP[lang]: step.text[lang], MONTHS[lang].capitalize(): number(months, lang, 1)})
    every = findings.lag.direction.value if findings.lag.direction else 0.0
    count = min(int(findings.lag.months / every), MARKS) if every else 0
    marks = [(every * n, CHANGE[lang] if n == 1 else "") for n in range(1, count + 1)]
    told = "; ".join(f"{row[STEP[lang]]}: {row[MONTHS[lang].capitalize()]}" for row in table)
    return Chart(
        id="diagnose_cascade",
        title=_finding(late(findings, lang)),
        subtitle=below(CASCADE[lang], findings.n, findings.invited, lang, simulated=findings.simulated),
        alt=ALT[lang].format(rows=told),
        table=pd.DataFrame(table),
        paint=lambda size: lanes(steps, size, axis=MONTHS[lang], marks=marks),
    )


def _price(findings: Findings, lang: Lang) -> Chart:
    names = {role.id: role.text[lang] for role in findings.content.roles}
    preset = [(share.role, share.hours, share.kroner, None, None) for share in findings.cost.preset.shares]
    own = [(role, h.value, k.value, k.low, k.high) for role, (h, k) in findings.cost.roles.items()]
    shares = sorted(own or preset, key=lambda share: -share[2])
    rows = [
        Row(
            label=names[role],
            value=kroner,
            low=low,
            high=high,
            colour=MUS,
            text=KRONER[lang].format(kroner=roughly(kroner, lang), hours=roughly(hours, lang)),
        )
        for role, hours, kroner, low, high in shares
    ]
    table = pd.DataFrame(
        {
            ROLE[lang]: [row.label for row in rows],
            HOURS[lang]: [roughly(share[1], lang) for share in shares],
            COST[lang]: [roughly(share[2], lang) for share in shares],
        }
    )
    return Chart(
        id="diagnose_price",
        title=costs(findings, lang),
        subtitle=_below(findings, PRICE[lang], lang),
        alt=ALT[lang].format(rows="; ".join(f"{row.label}: {row.text}" for row in rows)),
        table=table,
        paint=lambda size: bars(rows, size, axis=""),
    )


def _others(findings: Findings, lang: Lang) -> Chart:
    claims = [evidence.claim(name) for name in (*findings.content.shares, *findings.content.said)]
    shares = [one for one in claims if one.id in findings.content.shares and one.figure]
    rows = [
        Row(
            label=f"{one.text[lang].removesuffix('.')} ({evidence.cited(one, lang)})",
            value=one.figure.value if one.figure else 0.0,
            colour=SEQUENTIAL[2],
            text=evidence.figure(one, lang),
        )
        for one in shares
    ]
    table = pd.DataFrame(
        {
            CLAIM[lang]: [one.text[lang] for one in claims],
            FIGURE[lang]: [evidence.figure(one, lang) for one in claims],
            SOURCE[lang]: [evidence.cited(one, lang) for one in claims],
            NOTE[lang]: [one.note[lang] for one in claims],
        }
    )
    own = of(findings.n, findings.invited, lang)
    return Chart(
        id="diagnose_others",
        title=OTHERS[lang],
        subtitle=f"{OTHERS_BELOW[lang]} · {own}",
        alt=ALT[lang].format(rows="; ".join(f"{row.label}: {row.text}" for row in rows)),
        table=table,
        paint=lambda size: bars(rows, size, axis=""),
    )
