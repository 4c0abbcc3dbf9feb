"""The leaders' load as a picture: a strip for each, or for the busiest of many."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pandas as pd
from babel.dates import format_date

from tuskit.charts import Chart
from tuskit.charts.lanes import Lane, Span, lanes
from tuskit.charts.theme import SEQUENTIAL
from tuskit.exercises.cadence.sentences import busiest
from tuskit.exercises.cadence.wording import day, figure, hours, measured
from tuskit.phrases import number
from tuskit.text import LOCALE, Lang, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuskit.exercises.cadence.findings import Findings

FULL = len(SEQUENTIAL) - 1
MOST_SHOWN = 12
"""More leaders than these are shown as the busiest of them, and the rest together."""
QUARTER = 3

LOAD = Text(
    da="Timer med samtaler for hver leder i hver uge; mørkere er mere, og mørkest er det, der er sat af",
    en="Hours of conversations of each leader in each week; darker is more, and darkest is what is set aside",
)
SHOWN = Text(
    da="Timer med samtaler i hver uge for de {n} travleste af {all} ledere; mørkest er det, der er sat af",
    en="Hours of conversations in each week for the {n} busiest of {all} leaders; darkest is what is set aside",
)
OTHERS = Text(da="De andre {n}, i snit", en="The other {n}, on average")
BELOW = Text(
    da="de andre {n} ledere har højst {most} i deres travleste uge",
    en="the other {n} leaders have at most {most} in their busiest week",
)
LEFT_OUT = Text(da="De andre {n}; alle står i regnearket", en="The other {n}; the spreadsheet has all of them")
ALT = Text(da="Et bånd for hver leder. {rows}.", en="A strip for each leader. {rows}.")
LOADED = Text(da="{who} i snit {mean}, højst {most}", en="{who} {mean} on average, at most {most}")
WEEKS = Text(da="uger fra {first}", en="weeks from {first}")
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
    axis = WEEKS[lang].format(first=day(findings.plan.days.weeks[0], lang))
    alt = "; ".join(
        LOADED[lang].format(who=who, mean=figure(sum(each) / len(each), lang), most=figure(most, lang))
        for who, each, most in rows
    )
    subtitle = LOAD[lang]
    if rest:
        n = number(len(rest), lang)
        together = tuple(sum(week) / len(rest) for week in zip(*(minutes[leader] for leader in rest), strict=True))
        rows.append((LEFT_OUT[lang].format(n=n), together, max(minutes[rest[0]])))
        below = BELOW[lang].format(n=n, most=hours(max(minutes[rest[0]]), lang))
        axis, alt = f"{axis} · {below}", f"{alt}; {below}"
        subtitle = SHOWN[lang].format(n=len(shown), all=number(len(order), lang))
    strips = [
        Lane(
            label=OTHERS[lang].format(n=number(len(rest), lang)) if at >= len(shown) else who,
            spans=_strip(each, findings.cap),
        )
        for at, (who, each, _) in enumerate(rows)
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
        paint=lambda size: lanes(strips, size, axis=axis, marks=_quarters(findings, lang)),
    )


def _strip(minutes: Sequence[float], cap: int) -> tuple[Span, ...]:
    return tuple(
        Span(start=week, length=1, colour=SEQUENTIAL[min(round(FULL * each / cap), FULL)])
        for week, each in enumerate(minutes)
        if each
    )


def _quarters(findings: Findings, lang: Lang) -> list[tuple[float, str]]:
    """Where every third month begins, in weeks."""
    first, last = findings.plan.days.weeks[0], findings.plan.days.last
    return [
        ((start - first).days / 7, str(format_date(start, "LLLL", locale=LOCALE[lang])))
        for start in (date(y, month, 1) for y in (first.year, last.year) for month in range(1, 13, QUARTER))
        if first < start < last - timedelta(weeks=4)
    ]
