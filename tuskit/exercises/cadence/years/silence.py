"""How long people go without talking with their leader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings


@dataclass(frozen=True)
class Silence:
    """The longest time in which somebody does not talk with their leader; the ends of the year count too."""

    who: str
    first: date
    last: date

    @property
    def weeks(self) -> float:
        """How long it is."""
        return (self.last - self.first).days / 7


def silences(findings: Findings, members: Iterable[str]) -> list[Silence]:
    """The longest silence between each of some people and their leader; nothing for those without one."""
    plan, people = findings.plan, findings.organisation.by_id
    led = {person: people[person].leader for person in members if people[person].leader is not None}
    held: dict[str, list[date]] = {person: [] for person in led}
    for meeting in plan.meetings:
        for person in meeting.relation.people:
            if person in held and led[person] in meeting.relation.people:
                held[person].append(meeting.day)
    found = []
    for person, days in held.items():
        ends = [plan.days.first, *days], [*days, plan.days.last]
        first, last = max(zip(*ends, strict=True), key=lambda pair: pair[1] - pair[0])
        found.append(Silence(person, first, last))
    return found
