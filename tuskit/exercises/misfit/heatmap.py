"""The heat map: every system against every value, the divided pairs ringed, the sums along the edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from tuskit.agreement import dispersion
from tuskit.charts import Chart
from tuskit.charts.heat import heat
from tuskit.exercises.misfit.sentences import hardest, lead, name
from tuskit.phrases import below, number, signed
from tuskit.text import Item, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.misfit.findings import Findings
    from tuskit.exercises.misfit.pairs import Pair

APART = 3
"""Pairs that get a ring: the most divided ones, so that a room has somewhere to begin."""

LOW = Text(da="trækker væk", en="pulls away")
HIGH = Text(da="trækker hen imod", en="pulls towards")
DIVIDED = Text(da="her er I mest uenige", en="here you disagree most")
MEASURED = Text(
    da="Hvordan hvert system trækker i hver værdi, i snit fra −2 til 2; nederst systemernes samlede træk, {by}",
    en="How each system pulls at each value, mean from −2 to 2; at the foot the systems’ pull on the whole, {by}",
)
BY = {
    True: Text(da="vægtet med jeres ønskede point", en="weighted by the points you wish for"),
    False: Text(da="hvor alle værdier tæller lige meget", en="where every value counts the same"),
}
EVERY_SYSTEM = Text(da="alle systemer", en="all systems")
EVERY_VALUE = Text(da="alle værdier", en="all values")
HEAT_ALT = Text(
    da="Et kort med {rows} værdier og {columns} systemer. {told}.",
    en="A map of {rows} values and {columns} systems. {told}.",
)
FURTHEST = Text(da="Hårdest væk: {pairs}", en="Hardest away: {pairs}")
NEAREST = Text(da="Stærkest hen imod: {pairs}", en="Most strongly towards: {pairs}")
RINGED = Text(da="Mest uenige: {pairs}", en="Most divided: {pairs}")
CELL = Text(da="{system} mod {value} {mean}", en="{system} against {value} {mean}")
VALUE = Text(da="Værdi", en="Value")
SYSTEM = Text(da="System", en="System")
MEAN = Text(da="Snit", en="Mean")
UNSURE = Text(da="Ved ikke", en="Don’t know")
AGREEMENT = Text(da="Enighed (A)", en="Agreement (A)")


def chart(findings: Findings, lang: Lang) -> Chart:
    """Values by systems, the worst of both first."""
    systems = [system for system, _ in findings.systems]
    systems += [system for system in findings.content.systems if system not in systems]
    values = _sorted(findings, systems)
    cells = np.array([[findings.pair(value.id, system.id).mean for system in systems] for value in values])
    apart = _apart(findings)
    marks = np.array([[findings.pair(value.id, system.id) in apart for system in systems] for value in values])
    pulls = dict(zip(findings.content.systems, findings.rank.pull, strict=True))
    right = [_mean([findings.pair(value.id, system.id).mean for system in systems]) for value in values]
    bottom = [pulls[system] for system in systems]
    title = hardest(findings, lang) or lead(findings, lang).removesuffix(".")
    return Chart(
        id="misfit_heat",
        title=title,
        subtitle=subtitle(findings, MEASURED, lang),
        alt=HEAT_ALT[lang].format(rows=len(values), columns=len(systems), told=_told(findings, lang)),
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


def _apart(findings: Findings) -> list[Pair]:
    """The pairs that get a ring."""
    return [pair for pair in findings.pairs[:APART] if pair.n > 1 and dispersion(pair.counts) > 0]


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


def _told(findings: Findings, lang: Lang) -> str:
    """The pairs that matter most, in words; the table has them all."""
    known = sorted((pair for pair in findings.pairs if pair.n), key=lambda pair: pair.mean)
    parts = (
        (FURTHEST, [pair for pair in known if pair.mean < 0][:APART]),
        (NEAREST, [pair for pair in reversed(known) if pair.mean > 0][:APART]),
        (RINGED, _apart(findings)),
    )
    cells = [
        text[lang].format(
            pairs="; ".join(
                CELL[lang].format(system=name(p.system, lang), value=name(p.value, lang), mean=signed(p.mean, lang))
                for p in pairs
            )
        )
        for text, pairs in parts
        if pairs
    ]
    return ". ".join(cells) or lead(findings, lang).removesuffix(".")


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


def subtitle(findings: Findings, measured: Text, lang: Lang, more: str = "", n: int | None = None) -> str:
    """What is measured, and how the values are weighted in it."""
    said = measured[lang].format(by=BY[bool(findings.weighted)][lang]) + more
    return below(said, findings.n if n is None else n, findings.invited, lang, simulated=findings.simulated)
