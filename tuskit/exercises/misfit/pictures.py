"""The misfit as pictures: the heat map, the systems with how sure their order is, the points, and what if."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from tuskit.agreement import divided
from tuskit.charts import Chart
from tuskit.charts.bars import Row, bars
from tuskit.charts.heat import heat
from tuskit.charts.theme import DIVERGING, SEQUENTIAL
from tuskit.exercises.misfit.sentences import gap, lead, order, signed, what_if, worst
from tuskit.phrases import below, number
from tuskit.text import Item, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.misfit.findings import Findings, Pair

APART = 3
"""Pairs that get a ring: the most divided ones, so that a room has somewhere to begin."""
AWAY, TOWARDS = DIVERGING[0], DIVERGING[-1]

LOW = Text(da="trækker væk", en="pulls away")
HIGH = Text(da="trækker hen imod", en="pulls towards")
DIVIDED = Text(da="her er I mest uenige", en="here you disagree most")
MEASURED = Text(
    da="Hvordan hvert system trækker i hver værdi, i snit fra −2 til 2; til højre og nederst vægtet med jeres point",
    en="How each system pulls at each value, mean from −2 to 2; at the right and at the foot weighted by your points",
)
EVERY_SYSTEM = Text(da="alle systemer", en="all systems")
EVERY_VALUE = Text(da="alle værdier", en="all values")
HEAT = Text(da="{system} trækker hårdest væk fra {value}", en="{system} pulls hardest away from {value}")
HEAT_ALT = Text(
    da="Et kort med {rows} værdier og {columns} systemer. {cells}.",
    en="A map of {rows} values and {columns} systems. {cells}.",
)
CELL = Text(da="{system} trækker {mean} i {value}", en="{system} pulls {mean} at {value}")
PULLS = Text(
    da="Systemernes samlede træk, fra −2 til 2, vægtet med jeres point; stregen viser, hvor det ligger i 95 af 100 udtræk",
    en="The systems’ pull on the whole, from −2 to 2, weighted by your points; the line shows where it lies in 95 of 100 draws",
)
POINTS = Text(
    da="Point, som værdierne burde have flere eller færre af, ud af 100",
    en="Points that the values ought to have more or fewer of, out of 100",
)
FROM_TO = Text(da="{gap}: fra {now} til {wished}", en="{gap}: from {now} to {wished}")
IF = Text(
    da="Hvor meget systemernes snit ændrer sig, hvis I dropper ét af dem",
    en="How much the systems’ mean changes if you drop one of them",
)
IF_TITLE = Text(
    da="Intet system ville gøre billedet bedre ved at forsvinde", en="No system would improve the picture by going"
)
BECOMES = Text(da="{change}: snittet bliver {after}", en="{change}: the mean becomes {after}")
BARS_ALT = Text(da="Bjælker. {rows}.", en="Bars. {rows}.")
VALUE = Text(da="Værdi", en="Value")
SYSTEM = Text(da="System", en="System")
MEAN = Text(da="Snit", en="Mean")
UNSURE = Text(da="Ved ikke", en="Don’t know")
AGREEMENT = Text(da="Enighed (A)", en="Agreement (A)")
PULL = Text(da="Træk", en="Pull")
FROM, TO = Text(da="Fra", en="From"), Text(da="Til", en="To")
NOW, WISHED = Text(da="I dag", en="Today"), Text(da="Ønsket", en="Wished")
WITHOUT = Text(da="Snit uden", en="Mean without")


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The most important first; none without answers."""
    if findings.withheld or not findings.n:
        return ()
    charts = [_heat(findings, lang)]
    if findings.systems:
        charts.append(_systems(findings, lang))
    if findings.compared and findings.weights[0].gap:
        charts.append(_points(findings, lang))
    if len(findings.systems) > 1:
        charts.append(_what_if(findings, lang))
    return tuple(charts)


def _heat(findings: Findings, lang: Lang) -> Chart:
    systems = [system for system, _ in findings.systems]
    systems += [system for system in findings.content.systems if system not in systems]
    values = _sorted(findings, systems)
    cells = np.array([[findings.pair(value.id, system.id).mean for system in systems] for value in values])
    apart = [pair for pair in findings.pairs[:APART] if pair.n > 1 and divided(pair.counts)[1] > 0]
    marks = np.array([[findings.pair(value.id, system.id) in apart for system in systems] for value in values])
    pulls = dict(zip(findings.content.systems, findings.rank.pull, strict=True))
    right = [_mean([findings.pair(value.id, system.id).mean for system in systems]) for value in values]
    bottom = [pulls[system] for system in systems]
    far = worst(findings)
    title = lead(findings, lang)
    if far and far.mean < 0:
        title = HEAT[lang].format(system=far.system.text[lang], value=far.value.text[lang].lower())
    return Chart(
        id="misfit_heat",
        title=title.removesuffix("."),
        subtitle=_below(findings, MEASURED, lang),
        alt=HEAT_ALT[lang].format(rows=len(values), columns=len(systems), cells=_cells(findings, lang)),
        table=_table(findings, lang),
        paint=lambda size: heat(
            cells,
            [value.text[lang] for value in values],
            [system.text[lang] for system in systems],
            size,
            low=LOW[lang],
            high=HIGH[lang],
            divided=marks,
            divided_label=DIVIDED[lang],
            right=right,
            right_label=EVERY_SYSTEM[lang],
            below=bottom,
            below_label=EVERY_VALUE[lang],
            lang=lang,
        ),
    )


def _sorted(findings: Findings, systems: list[Item]) -> list[Item]:
    """The values, the one that is pulled hardest away from first."""
    means = {
        value: _mean([findings.pair(value.id, system.id).mean for system in systems])
        for value in findings.content.values  # noqa: PD011  (what the organisation values)
    }
    return sorted(means, key=lambda value: (means[value] != means[value], means[value]))


def _mean(numbers: list[float]) -> float:
    known = [value for value in numbers if value == value]  # noqa: PLR0124  (nan is not itself)
    return sum(known) / len(known) if known else float("nan")


def _cells(findings: Findings, lang: Lang) -> str:
    """The pairs in words, the hardest pull first."""
    known = sorted((pair for pair in findings.pairs if pair.n), key=lambda pair: pair.mean)
    said = (
        CELL[lang].format(system=p.system.text[lang], value=p.value.text[lang], mean=signed(p.mean, lang))
        for p in known
    )
    return "; ".join(said)


def _table(findings: Findings, lang: Lang) -> pd.DataFrame:
    def row(pair: Pair) -> dict[str, object]:
        levels = {level.text[lang]: count for level, count in zip(findings.content.levels, pair.counts, strict=True)}
        return {
            SYSTEM[lang]: pair.system.text[lang],
            VALUE[lang]: pair.value.text[lang],
            **levels,
            UNSURE[lang]: pair.dont_know,
            MEAN[lang]: signed(pair.mean, lang, 2) if pair.n else None,
            AGREEMENT[lang]: number(pair.agreement, lang, 2) if pair.n else None,
        }

    return pd.DataFrame([row(pair) for pair in findings.pairs])


def _below(findings: Findings, measured: Text, lang: Lang) -> str:
    return below(measured[lang], findings.n, findings.invited, lang, simulated=findings.simulated)


def _systems(findings: Findings, lang: Lang) -> Chart:
    at = {system: number_ for number_, system in enumerate(findings.content.systems)}
    rank = findings.rank
    spread = findings.people > 1
    rows = [
        Row(
            label=system.text[lang],
            value=pull,
            low=rank.low[at[system]] if spread else None,
            high=rank.high[at[system]] if spread else None,
            colour=AWAY if pull < 0 else TOWARDS,
            text=signed(pull, lang),
        )
        for system, pull in findings.systems
    ]
    table = pd.DataFrame(
        {
            SYSTEM[lang]: [row.label for row in rows],
            PULL[lang]: [signed(row.value, lang, 2) for row in rows],
            FROM[lang]: [signed(rank.low[at[system]], lang, 2) for system, _ in findings.systems],
            TO[lang]: [signed(rank.high[at[system]], lang, 2) for system, _ in findings.systems],
        }
    )
    title = next(iter(order(findings, lang)))
    return _bars("misfit_systems", title.split(":")[0], PULLS, rows, table, findings, lang)


def _points(findings: Findings, lang: Lang) -> Chart:
    weights = sorted(findings.weights, key=lambda one: -one.gap)
    rows = [
        Row(
            label=one.value.text[lang],
            value=one.gap,
            colour=SEQUENTIAL[3] if one.gap > 0 else SEQUENTIAL[1],
            text=FROM_TO[lang].format(
                gap=signed(round(one.wished or 0) - round(one.now or 0), lang),
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
    title = gap(findings, lang).split(" (")[0]
    return _bars("misfit_points", title, POINTS, rows, table, findings, lang, n=findings.compared)


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
    title = next(iter(what_if(findings, lang)), IF_TITLE[lang]).removesuffix(".")
    return _bars("misfit_what_if", title, IF, rows, table, findings, lang)


def _bars(  # noqa: PLR0917  (what a chart is made of)
    name: str,
    title: str,
    measured: Text,
    rows: list[Row],
    table: pd.DataFrame,
    findings: Findings,
    lang: Lang,
    n: int | None = None,
) -> Chart:
    told = "; ".join(f"{row.label} {row.text}" for row in rows)
    subtitle = below(
        measured[lang], findings.n if n is None else n, findings.invited, lang, simulated=findings.simulated
    )
    return Chart(
        id=name,
        title=title,
        subtitle=subtitle,
        alt=BARS_ALT[lang].format(rows=told),
        table=table,
        paint=lambda size: bars(rows, size, axis=""),
    )
