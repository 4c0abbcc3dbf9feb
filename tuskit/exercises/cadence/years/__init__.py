"""The plan as a year at three levels: the organisation's, a leader's and a team's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

from tuskit.exercise import Year
from tuskit.exercises.cadence.years.leader import leader
from tuskit.exercises.cadence.years.organisation import organisation
from tuskit.exercises.cadence.years.team import team
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.charts import Chart
    from tuskit.exercises.cadence.findings import Findings

__all__ = ["busiest", "largest", "leader", "organisation", "team", "years"]

WHOLE = Text(da="Hele organisationen", en="The whole organisation")
LEADERS, TEAMS = Text(da="Ledere", en="Leaders"), Text(da="Team", en="Teams")


def years(findings: Findings, lang: Lang) -> tuple[Year, ...]:
    """Whose year can be chosen: the organisation's, each leader's and each team's, by name."""
    plan = findings.plan
    if not plan.meetings and not plan.breaches:
        return ()
    teams = {item.id: item.text[lang] for item in findings.organisation.teams if findings.organisation.members[item.id]}
    people = {who: findings.name(who) for who in plan.leaders}
    return (
        Year(id="organisation", name=WHOLE[lang], chart=partial(organisation, findings, lang)),
        *_choices("leader", LEADERS[lang], people, lambda who: partial(leader, findings, who, lang)),
        *_choices("team", TEAMS[lang], teams, lambda key: partial(team, findings, key, lang)),
    )


def busiest(findings: Findings) -> str | None:
    """The leader with most conversations in the plan."""
    lead = set(findings.plan.leaders)
    count = Counter(person for m in findings.plan.meetings for person in m.relation.people if person in lead)
    return min(count, key=lambda who: (-count[who], who), default=None)


def largest(findings: Findings) -> str | None:
    """The largest of the teams that meet in the plan; the first one of those that are equally large."""
    members = findings.organisation.members
    meet = {m.relation.subject for m in findings.plan.meetings if m.relation.subject in members}
    order = [item.id for item in findings.organisation.teams if item.id in meet]
    return max(order, key=lambda key: len(members[key]), default=None)


def _choices(
    kind: str, group: str, names: Mapping[str, str], chart: Callable[[str], Callable[[], Chart]]
) -> Iterator[Year]:
    """By name; those who share one are told apart by their ids."""
    count = Counter(names.values())
    for key, name in sorted(names.items(), key=lambda pair: (pair[1].casefold(), pair[0])):
        shown = name if count[name] == 1 else f"{name} ({key})"
        yield Year(id=f"{kind}.{key}", name=shown, group=group, chart=chart(key))
