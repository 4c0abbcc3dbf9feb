"""The leaders' load as a picture: a row of weeks for each, or for the busiest of many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.dated import Row, dated
from tuskit.charts.theme import SEQUENTIAL
from tuskit.exercises.cadence.sentences import busiest
from tuskit.exercises.cadence.wording import figure, hours, measured
from tuskit.exercises.cadence.years.weeks import span
from tuskit.phrases import number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings

COLOUR = SEQUENTIAL[3]
MOST_SHOWN = 12
"""More leaders than these are shown as the busiest of them, and the rest together."""

LOAD = Text(
    da="Timer med samtaler i hver uge, leder for leder; tallet er den travleste uge, grå uger er lukket",
    en="Hours of conversations in each week, leader by leader; the number is the busiest week, grey weeks are closed",
)
SHOWN = Text(
    da="Timer med samtaler i hver uge for de {n} travleste af {all} ledere; tallet er den travleste uge, grå uger er lukket",
    en="Hours of conversations in each week for the {n} busiest of {all} leaders; the number is the busiest week, grey weeks are closed",
)
OTHERS = Text(da="De andre {n}, i snit", en="The other {n}, on average")
BELOW = Text(
    da="de andre {n} ledere har højst {most} i deres travleste uge",
    en="the other {n} leaders have at most {most} in their busiest week",
)
LEFT_OUT = Text(da="De andre {n}; alle står i regnearket", en="The other {n}; the spreadsheet has all of them")
AT_MOST = Text(da="højst {most} t.", en="at most {most} h")
ALT = Text(
    da="En række søjler for hver leder, én for hver uge. {rows}.",
    en="A row of columns for each leader, one a week. {rows}.",
)
LOADED = Text(da="{who} i snit {mean}, højst {most}", en="{who} {mean} on average, at most {most}")
LEADER = Text(da="Leder", en="Leader")
MEAN, MOST = Text(da="Timer i snit", en="Hours on average"), Text(da="Travleste uge", en="Busiest week")


def load(findings: Findings, lang: Lang) -> Chart:
    """Each leader's year, whoever has the busiest week first; of many leaders the busiest twelve and the rest together."""
    minutes = findings.plan.load
    order = sorted(minutes, key=lambda leader: (-max(minutes[leader]), -sum(minutes[leader]), leader))
    shown, rest = order, order[:0]
    if len(order) > MOST_SHOWN:
        shown, rest = order[:MOST_SHOWN], order[MOST_SHOWN:]
    rows = [(findings.name(leader), minutes[leader], max(minutes[leader])) for leader in shown]
    alt = "; ".join(
        LOADED[lang].format(who=who, mean=figure(sum(each) / len(each), lang), most=figure(most, lang))
        for who, each, most in rows
    )
    subtitle = LOAD[lang]
    if rest:
        n, most = number(len(rest), lang), max(minutes[rest[0]])
        together = tuple(sum(week) / len(rest) for week in zip(*(minutes[leader] for leader in rest), strict=True))
        rows.append((LEFT_OUT[lang].format(n=n), together, most))
        alt = f"{alt}; {BELOW[lang].format(n=n, most=hours(most, lang))}"
        subtitle = SHOWN[lang].format(n=len(shown), all=number(len(order), lang))
    drawn = [
        Row(
            OTHERS[lang].format(n=number(len(rest), lang)) if at >= len(shown) else who,
            counts=each,
            most=max(rows[0][1]),
            colour=COLOUR,
            text=AT_MOST[lang].format(most=figure(most, lang)),
        )
        for at, (who, each, most) in enumerate(rows)
    ]
    weeks = {
        f"{week:%G-W%V}": [figure(each[n], lang) for _, each, _ in rows]
        for n, week in enumerate(findings.plan.days.weeks)
    }
    table = pd.DataFrame(
        {
            LEADER[lang]: [who for who, _, _ in rows],
            MEAN[lang]: [figure(sum(each) / len(each), lang) for _, each, _ in rows],
            MOST[lang]: [figure(most, lang) for _, _, most in rows],
            **weeks,
        }
    )
    return Chart(
        id="cadence_load",
        title=busiest(findings, lang).removesuffix("."),
        subtitle=measured(findings, subtitle, lang),
        alt=ALT[lang].format(rows=alt),
        table=table,
        paint=lambda size: dated(drawn, size, span=span(findings.plan.days, lang), lang=lang),
    )
