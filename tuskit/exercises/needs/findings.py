"""What the group's answers show: opposite wishes, how far it wants to go, where to begin, and whether that is where it hurts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from tuskit.chance import differ, favoured, fixed_few
from tuskit.exercises.needs import ROWS, Needs
from tuskit.exercises.needs.match import Match, match
from tuskit.exercises.needs.roles import Apart, apart
from tuskit.exercises.needs.wish import MIDDLE, STEP, Wish, wishes

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tuskit.answers import Group
    from tuskit.charts import Chart
    from tuskit.phrases import Simulated
    from tuskit.text import Lang


@dataclass(frozen=True, kw_only=True)
class Findings:
    """The eight shifts."""

    content: Needs = field(repr=False)
    n: int
    invited: int
    simulated: Simulated
    withheld: bool
    k: int
    shifts: tuple[Wish, ...]
    """The largest gap first; those that nobody answered both times last."""
    ordered: bool
    """Whether people want to move some shifts farther than others, by more than chance gives."""
    few: int
    """How many stand against most of the others nearly every time, today as in what they want."""
    paired: int
    """How many answered both times on one shift or more."""
    wishing: int
    """How many said what they want on one shift or more."""
    voters: int
    match: Match
    apart: tuple[Apart, ...]
    """Leaders against employees, the largest difference first; none where the mode or the numbers forbid it."""
    withheld_roles: tuple[str, ...]
    decided: tuple[Mapping[str, str], ...]
    """The shifts that the group begins with, in its order: shift, and first_step and owner where they are said."""

    @property
    def shown(self) -> bool:
        """Whether there is something to show."""
        return bool(self.wishing or self.voters) and not self.withheld

    @property
    def opposed(self) -> tuple[Wish, ...]:
        """Where the room clearly wants to go opposite ways: two camps, or some further and some back; the worst first."""
        return tuple(sorted((one for one in self.shifts if one.opposed), key=lambda one: one.contested, reverse=True))

    @property
    def farthest(self) -> tuple[Wish, ...]:
        """The shift with the largest gap, with all of its equals; none where the group stays where it is."""
        moved = [one for one in self.shifts if one.n and abs(one.gap) >= STEP]
        most = max((abs(one.gap) for one in moved), default=0.0)
        return tuple(one for one in moved if round(abs(one.gap), 1) == round(most, 1))

    @property
    def voted(self) -> tuple[Wish, ...]:
        """The shifts by votes, the most first."""
        return tuple(sorted(self.shifts, key=lambda one: -one.votes))

    @property
    def leading(self) -> tuple[Wish, ...]:
        """The shift with most votes, with all of its equals; none without votes."""
        most = self.voted[0].votes
        return tuple(one for one in self.shifts if one.votes == most) if most else ()

    @property
    def chosen(self) -> bool:
        """Whether the votes gather, by more than chance gives; what all who vote choose is no chance."""
        votes = [one.votes for one in self.shifts]
        return favoured(votes) or 0 < self.voters == max(votes)


def analyse(content: Needs, group: Group) -> Findings:
    """Find all of it. Works for any number of answers, and in a second round, which does not ask for today."""
    found = wishes(content, group)
    today, wish = (_levels(content, group, name) for name in ("now", "wanted"))
    begin = group.decisions.get("needs", {}).get("begin", {})
    now, wanted, votes = (set(group.of(name)["person"]) for name in ("now", "wanted", "votes"))
    both = group.of("now").merge(group.of("wanted"), on=["person", "item"]) if now and wanted else None
    return Findings(
        content=content,
        n=group.n,
        invited=group.invited,
        simulated=group.simulated,
        withheld=group.withheld,
        k=group.k,
        shifts=tuple(sorted(found, key=lambda one: -abs(one.gap) if one.n else 1.0)),
        ordered=differ(wish - today),
        few=fixed_few(np.sign(np.hstack([today, wish]) - MIDDLE), between=0),
        paired=int(both["person"].nunique()) if both is not None else 0,
        wishing=len(wanted),
        voters=len(votes),
        match=match(found, group.heard.get("diagnose", {}).get("shifts", {})),
        apart=apart(content, group),
        withheld_roles=group.withheld_groups,
        decided=tuple(_decided(content, begin)),
    )


def _levels(content: Needs, group: Group, question: str) -> NDArray[np.float64]:
    """A row for each person who answered anything, a column for each shift, NaN for no answer."""
    people = sorted(set(group.table["person"]))
    table = group.of(question).pivot_table(index="person", columns="item", values="number", aggfunc="first")
    return table.reindex(index=people, columns=[shift.id for shift in content.shifts]).to_numpy(dtype=float)


def _decided(content: Needs, begin: Mapping[str, Mapping[str, Any]]) -> list[Mapping[str, str]]:
    known = {shift.id for shift in content.shifts}
    rows = [begin[name] for name in ROWS if begin.get(name, {}).get("shift") in known]
    return [row for at, row in enumerate(rows) if row["shift"] not in {other["shift"] for other in rows[:at]}]


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The gaps, the pain beside the wish, the votes and the roles; none when there is nothing."""
    from tuskit.exercises.needs import pictures  # noqa: PLC0415  (draws Findings, which are defined here)

    return pictures.draw(findings, lang) if findings.shown else ()


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """Opposite wishes first, then the gaps, the votes, what hurts against what is wanted, and the decision."""
    from tuskit.exercises.needs import sentences  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return sentences.conclude(findings, lang)


def discuss(findings: Findings, lang: Lang) -> str:
    """The question to ask the room next: it begins with the opposite wishes."""
    from tuskit.exercises.needs import talk  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return talk.discuss(findings, lang)
