"""The plan as pictures: the year at three levels and the leaders' load, before what it costs and what the group wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuskit.exercises.cadence import years
from tuskit.exercises.cadence.amounts import hours, silences
from tuskit.exercises.cadence.load import load
from tuskit.exercises.cadence.wished import wished

if TYPE_CHECKING:
    from tuskit.charts import Chart
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.text import Lang


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The most important first."""
    charts: list[Chart] = []
    if findings.plan.meetings:
        charts.append(years.organisation(findings, lang))
        if who := years.busiest(findings):
            charts.append(years.leader(findings, who, lang))
        if key := years.largest(findings):
            charts.append(years.team(findings, key, lang))
        if findings.plan.leaders:
            charts.append(load(findings, lang))
        charts += [hours(findings, lang), silences(findings, lang)]
    if any(wish.n for wish in findings.wishes):
        charts.append(wished(findings, lang))
    return tuple(charts)
