"""The diagnosis as pictures: statements, roles, the process, the cascade, the price, and what others have measured."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import pandas as pd

from tuskit import evidence
from tuskit.charts import Chart
from tuskit.charts.bars import Row, bars
from tuskit.charts.diverging import Bar, diverging
from tuskit.charts.theme import MUS, SEQUENTIAL
from tuskit.exercises.diagnose import timelines
from tuskit.exercises.diagnose.content import HIGH, LOW
from tuskit.exercises.diagnose.hurts import lead
from tuskit.exercises.diagnose.pain import CAMPS, DONT_KNOW, FAR, HURTS, TURNED, WORKS
from tuskit.exercises.diagnose.phrases import ALT, finding, roughly, under
from tuskit.exercises.diagnose.sentences import costs, roles
from tuskit.phrases import number, of, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.charts import Size
    from tuskit.exercises.diagnose.findings import Findings

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
SAID = Text(da="{what}: {hurts} gør ondt, {works} fungerer", en="{what}: {hurts} hurts, {works} works")
ROLES = Text(
    da="De udsagn, som rollerne ser mest forskelligt på; alle bjælker er lige lange, tallene er personer",
    en="The statements that the roles see most differently; all bars are equally long, the numbers are people",
)
ROLE = Text(da="Rolle", en="Role")
PRICE = Text(
    da="Kroner om året for alles MUS, efter rolle; det midterste svar, og stregen viser, {reach}",
    en="Kroner a year for everybody’s MUS, by role; the middle answer, and the line shows {reach}",
)
HALF = Text(da="hvor halvdelen af svarene ligger", en="where half of the answers lie")
ALL = Text(da="hvor alle svarene ligger", en="where all answers lie")
ONLY = Text(
    da="Kroner om året for alles MUS, efter rolle; det er kun ét svar",
    en="Kroner a year for everybody’s MUS, by role; that is only one answer",
)
PRESET = Text(
    da="Kroner om året for alles MUS, efter rolle; det er vores forslag, indtil I sætter jeres egne tal ind",
    en="Kroner a year for everybody’s MUS, by role; that is our preset until you put in your own numbers",
)
KRONER = Text(da="{kroner} kr. ({hours} timer)", en="{kroner} kr. ({hours} hours)")
HOURS, COST = Text(da="Timer", en="Hours"), Text(da="Kroner", en="Kroner")
FROM, TO = Text(da="Kroner, fra", en="Kroner, from"), Text(da="Kroner, til", en="Kroner, to")
OTHERS = Text(da="Hvad andre har målt om MUS og feedback", en="What others have measured about MUS and feedback")
OTHERS_BELOW = Text(
    da="Procent af dem, de har spurgt, med kilde og hvor sikre vi er; jeres egne svar ({of}) står ovenfor",
    en="Per cent of those they asked, with the source and how sure we are; your own answers ({of}) stand above",
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
        charts.append(timelines.process(findings, lang))
    if findings.lag.months:
        charts.append(timelines.cascade(findings, lang))
    charts.append(_price(findings, lang))
    if findings.content.shares:
        charts.append(_others(findings, lang))
    return tuple(charts)


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
    told = "; ".join(
        SAID[lang].format(what=quoted(one.pain.text[lang], lang), hurts=one.hurts, works=one.works) for one in said
    )
    return Chart(
        id="diagnose_pain",
        title=finding(lead(findings, lang)),
        subtitle=under(findings, measured, lang),
        alt=ALT[lang].format(rows=told),
        table=table,
        paint=lambda size: diverging(
            _fit(rows, size), size, low=HURTS[lang], high=WORKS[lang], dont_know=DONT_KNOW[lang]
        ),
    )


def _fit(rows: list[Bar], size: Size, fit: int = FAR) -> list[Bar]:
    return rows[:fit] if size == "projector" else rows


def _roles(findings: Findings, lang: Lang) -> Chart:
    names = {role.id: role.text[lang] for role in findings.content.roles}
    shown = findings.apart[:FEW]
    rows = [
        Bar(label=names[role] if place else f"{names[role]}: {one.pain.text[lang]}", counts=tuple(reversed(said)))
        for one in shown
        for place, (role, said) in enumerate(one.roles.items())
    ]
    readable = list(accumulate(len(one.roles) for one in shown))
    fit = max(count for count in readable if count <= FAR)
    levels = range(HIGH, LOW - 1, -1)
    ends = {HIGH: f"{HIGH} ({HURTS[lang]})", LOW: f"{LOW} ({WORKS[lang]})"}
    table = pd.DataFrame(
        [
            {
                STATEMENT[lang]: one.pain.text[lang],
                ROLE[lang]: names[role],
                **{ends.get(level, f"{level}"): said[level - LOW] for level in levels},
            }
            for one in shown
            for role, said in one.roles.items()
        ]
    )
    told = "; ".join(
        SAID[lang].format(
            what=f"{names[role]}, {quoted(one.pain.text[lang], lang)}", hurts=sum(said[3:]), works=sum(said[:2])
        )
        for one in shown
        for role, said in one.roles.items()
    )
    return Chart(
        id="diagnose_roles",
        title=roles(findings, shown[0], lang),
        subtitle=under(findings, ROLES[lang], lang),
        alt=ALT[lang].format(rows=told),
        table=table,
        paint=lambda size: diverging(
            _fit(rows, size, fit), size, low=HURTS[lang], high=WORKS[lang], dont_know=DONT_KNOW[lang], share=True
        ),
    )


def _price(findings: Findings, lang: Lang) -> Chart:
    names = {role.id: role.text[lang] for role in findings.content.roles}
    preset = [(share.role, share.hours, share.kroner, None, None) for share in findings.cost.preset.shares]
    own = [(role, h.value, k.value, k.low, k.high) for role, (h, k) in findings.cost.roles.items()]
    shares = sorted(own or preset, key=lambda share: -share[2])
    answers = findings.cost.kroner.n if findings.cost.kroner else 0
    several = answers > 1
    rows = [
        Row(
            label=names[role],
            value=kroner,
            low=low if several else None,
            high=high if several else None,
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
            FROM[lang]: [roughly(row.low, lang) if row.low is not None else None for row in rows],
            TO[lang]: [roughly(row.high, lang) if row.high is not None else None for row in rows],
        }
    )
    half = findings.cost.kroner and findings.cost.kroner.half
    measured = PRICE[lang].format(reach=(HALF if half else ALL)[lang]) if several else ONLY[lang]
    return Chart(
        id="diagnose_price",
        title=costs(findings, lang),
        subtitle=under(findings, measured if answers else PRESET[lang], lang, answers),
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
    return Chart(
        id="diagnose_others",
        title=OTHERS[lang],
        subtitle=OTHERS_BELOW[lang].format(of=of(findings.n, findings.invited, lang)),
        alt=ALT[lang].format(rows="; ".join(f"{row.label}: {row.text}" for row in rows)),
        table=table,
        paint=lambda size: bars(rows, size, axis=""),
    )
