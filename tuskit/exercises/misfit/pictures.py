"""The misfit as pictures: the heat map, the systems with how sure their order is, the points, and what if."""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.bars import Row, bars
from tuskit.charts.diverging import Bar, diverging
from tuskit.charts.theme import DIVERGING, SEQUENTIAL
from tuskit.compare import ROLES
from tuskit.exercises.misfit import heatmap
from tuskit.exercises.misfit.heatmap import HIGH, LOW, MEAN, SYSTEM, UNSURE, VALUE, subtitle
from tuskit.exercises.misfit.rank import DRAWS
from tuskit.exercises.misfit.roles import headline
from tuskit.exercises.misfit.sentences import gap, top, without
from tuskit.phrases import below, number, signed
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.misfit.findings import Findings

RARE = 0.01
"""A share of the draws that is too small to be written."""
FEW = 4
"""Pairs on which the roles are shown side by side."""
FAR = 9
"""Bars that can be read from the back row."""
AWAY, TOWARDS = DIVERGING[0], DIVERGING[-1]

PULLS = Text(da="Systemernes samlede træk, fra −2 til 2, {by}", en="The systems’ pull on the whole, from −2 to 2, {by}")
SPREAD = Text(
    da="; stregen viser, hvor det ligger i 95 af 100 tilfældige udtræk af jeres svar",
    en="; the line shows where it lies in 95 of 100 random draws of your answers",
)
LEADS = Text(da="{pull}, først i {n} af {draws}", en="{pull}, first in {n} of {draws}")
POINTS = Text(
    da="Point, som værdierne burde have flere eller færre af, ud af 100",
    en="Points that the values ought to have more or fewer of, out of 100",
)
FROM_TO = Text(da="{gap}: fra {now} til {wished}", en="{gap}: from {now} to {wished}")
IF = Text(
    da="Hvis I dropper ét system: snittet af de andres samlede træk i forhold til snittet af alle",
    en="If you drop one system: the mean of the others’ pull on the whole, set against the mean of all",
)
IF_TITLE = Text(
    da="Intet system ville gøre billedet bedre ved at forsvinde", en="No system would improve the picture by going"
)
BECOMES = Text(da="{change}: snittet bliver {after}", en="{change}: the mean becomes {after}")
BARS_ALT = Text(da="Bjælker. {rows}.", en="Bars. {rows}.")
SIDES = Text(
    da="De par, som rollerne ser mest forskelligt på; alle bjælker er lige lange, tallene er personer",
    en="The pairs that the roles see most differently; all bars are equally long, the numbers are people",
)
SAID = Text(da="{who}: {away} væk fra, {towards} hen imod", en="{who}: {away} away from, {towards} towards")
ROLE = Text(da="Rolle", en="Role")
PULL = Text(da="Træk", en="Pull")
FROM, TO = Text(da="Fra", en="From"), Text(da="Til", en="To")
FIRST = Text(da="Først, af {draws} udtræk", en="First, of {draws} draws")
NOW, WISHED = Text(da="I dag", en="Today"), Text(da="Ønsket", en="Wished")
WITHOUT = Text(da="Snit uden", en="Mean without")


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The most important first; none without answers."""
    if findings.withheld or not findings.n:
        return ()
    charts = [heatmap.chart(findings, lang)]
    if findings.systems:
        charts.append(_systems(findings, lang))
    if findings.pairs_apart:
        charts.append(_roles(findings, lang))
    if gap(findings, lang):
        charts.append(_points(findings, lang))
    if len(findings.systems) > 1:
        charts.append(_what_if(findings, lang))
    return tuple(charts)


def _systems(findings: Findings, lang: Lang) -> Chart:
    at = {system: number_ for number_, system in enumerate(findings.content.systems)}
    rank = findings.rank
    spread = rank.people > 1
    rows = [
        Row(
            label=system.text[lang],
            value=pull,
            low=rank.low[at[system]] if spread else None,
            high=rank.high[at[system]] if spread else None,
            colour=AWAY if pull < 0 else TOWARDS,
            text=_leads(findings, pull, rank.leads[at[system]] if spread else 0, lang),
        )
        for system, pull in findings.systems
    ]
    table = pd.DataFrame(
        {
            SYSTEM[lang]: [row.label for row in rows],
            PULL[lang]: [signed(row.value, lang, 2) for row in rows],
            FROM[lang]: [signed(rank.low[at[system]], lang, 2) for system, _ in findings.systems],
            TO[lang]: [signed(rank.high[at[system]], lang, 2) for system, _ in findings.systems],
            FIRST[lang].format(draws=number(DRAWS, lang)): [
                number(round(rank.leads[at[system]] * DRAWS), lang) for system, _ in findings.systems
            ],
        }
    )
    measured = subtitle(findings, PULLS, lang, SPREAD[lang] if spread else "")
    return _bars("misfit_systems", top(findings, lang), measured, rows, table, lang)


def _leads(findings: Findings, pull: float, leads: float, lang: Lang) -> str:
    """A pull, and in how many draws it comes first where that is worth saying."""
    if leads < RARE or len(findings.systems) < 2:  # noqa: PLR2004  (an order takes two)
        return signed(pull, lang)
    return LEADS[lang].format(pull=signed(pull, lang), n=number(round(leads * DRAWS), lang), draws=number(DRAWS, lang))


def _roles(findings: Findings, lang: Lang) -> Chart:
    """The pairs that the roles judge most differently, a bar for each role."""
    shown = findings.pairs_apart[:FEW]
    rows = [
        Bar(label=ROLES[role][lang] if place else f"{ROLES[role][lang]}: {one.named(lang)}", counts=side.counts)
        for one in shown
        for place, (role, side) in enumerate(one.sides.items())
    ]
    fit = max(count for count in accumulate(len(one.sides) for one in shown) if count <= FAR)
    levels = [level.text[lang] for level in findings.content.levels]
    table = pd.DataFrame(
        [
            {
                SYSTEM[lang]: one.system.text[lang],
                VALUE[lang]: one.value.text[lang] if one.value else None,
                ROLE[lang]: ROLES[role][lang],
                **dict(zip(levels, side.counts, strict=True)),
                MEAN[lang]: signed(side.mean, lang, 2),
            }
            for one in shown
            for role, side in one.sides.items()
        ]
    )
    told = "; ".join(
        SAID[lang].format(
            who=f"{ROLES[role][lang]}, {one.named(lang)}", away=sum(side.counts[:2]), towards=sum(side.counts[3:])
        )
        for one in shown
        for role, side in one.sides.items()
    )
    return Chart(
        id="misfit_roles",
        title=headline(shown[0], lang),
        subtitle=below(SIDES[lang], findings.people, findings.invited, lang, simulated=findings.simulated),
        alt=BARS_ALT[lang].format(rows=told),
        table=table,
        paint=lambda size: diverging(
            rows[:fit] if size == "projector" else rows,
            size,
            low=LOW[lang],
            high=HIGH[lang],
            dont_know=UNSURE[lang],
            share=True,
        ),
    )


def _points(findings: Findings, lang: Lang) -> Chart:
    weights = sorted(findings.weights, key=lambda one: -one.gap)
    rows = [
        Row(
            label=one.value.text[lang],
            value=one.gap,
            colour=SEQUENTIAL[3] if one.gap > 0 else SEQUENTIAL[1],
            text=FROM_TO[lang].format(
                gap=signed(round(one.wished or 0) - round(one.now or 0), lang, 0),
                now=number(one.now or 0, lang),
                wished=number(one.wished or 0, lang),
            ),
        )
        for one in weights
    ]
    table = pd.DataFrame(
        {
            VALUE[lang]: [row.label for row in rows],
            NOW[lang]: [number(one.now or 0, lang, 1) for one in weights],
            WISHED[lang]: [number(one.wished or 0, lang, 1) for one in weights],
        }
    )
    measured = subtitle(findings, POINTS, lang, n=findings.compared)
    return _bars("misfit_points", gap(findings, lang), measured, rows, table, lang)


def _what_if(findings: Findings, lang: Lang) -> Chart:
    pulls = zip(findings.content.systems, findings.spared, findings.rank.pull, strict=True)
    known = [(system, after) for system, after, pull in pulls if pull == pull]  # noqa: PLR0124  (nan)
    known.sort(key=lambda one: -one[1])
    rows = [
        Row(
            label=system.text[lang],
            value=after - findings.overall,
            colour=TOWARDS if after > findings.overall else AWAY,
            text=BECOMES[lang].format(change=signed(after - findings.overall, lang, 2), after=signed(after, lang, 2)),
        )
        for system, after in known
    ]
    table = pd.DataFrame(
        {SYSTEM[lang]: [row.label for row in rows], WITHOUT[lang]: [signed(after, lang, 2) for _, after in known]}
    )
    title = without(findings, lang) or IF_TITLE[lang]
    return _bars("misfit_what_if", title, subtitle(findings, IF, lang), rows, table, lang)


def _bars(name: str, title: str, measured: str, rows: list[Row], table: pd.DataFrame, lang: Lang) -> Chart:  # noqa: PLR0917  (what a chart is made of)
    told = "; ".join(f"{row.label} {row.text}" for row in rows)
    return Chart(
        id=name,
        title=title,
        subtitle=measured,
        alt=BARS_ALT[lang].format(rows=told),
        table=table,
        paint=lambda size: bars(rows, size, axis=""),
    )
