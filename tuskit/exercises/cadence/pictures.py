"""The plan as pictures: the year, what it costs, who waits and who has most to do; then a leader's year and a team's."""

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
    """The most important first; what the group wishes for comes early until it has decided."""
    wishes = [wished(findings, lang)] if any(wish.n for wish in findings.wishes) else []
    if not findings.plan.meetings:
        return tuple(wishes)
    early, late = ([], wishes) if findings.decided else (wishes, [])
    charts = [years.organisation(findings, lang), *early, hours(findings, lang), silences(findings, lang)]
    if findings.plan.leaders:
        charts.append(load(findings, lang))
    if who := years.busiest(findings):
        charts.append(years.leader(findings, who, lang))
    if key := years.largest(findings):
        charts.append(years.team(findings, key, lang))
    return (*charts, *late)
