"""What the group's answers show: where MUS hurts, where its process breaks, how far its cascade lags, what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from tuskit.chance import differ, fixed_few
from tuskit.exercises.diagnose.content import HIGH, LOW, Diagnose
from tuskit.exercises.diagnose.measure import Middle
from tuskit.exercises.diagnose.pain import Felt, Pooled, felt, pooled, ratings
from tuskit.exercises.diagnose.process import Cost, Lag, Stage, cost, judged, lag, pointed, stages
from tuskit.exercises.diagnose.roles import Apart, apart

if TYPE_CHECKING:
    from tuskit.answers import Group
    from tuskit.charts import Chart
    from tuskit.phrases import Simulated
    from tuskit.text import Lang


MIDDLE = (LOW + HIGH) / 2
"""The level that is neither for nor against."""


@dataclass(frozen=True, kw_only=True)
class Findings:
    """The diagnosis."""

    content: Diagnose = field(repr=False)
    n: int
    invited: int
    simulated: Simulated
    withheld: bool
    k: int
    pains: tuple[Felt, ...]
    """The statements, the most divided first."""
    ordered: bool
    """Whether the statements differ more than chance gives; one person’s order is that person’s."""
    few: int
    """How many stand against most of the others on nearly every statement."""
    shifts: tuple[Pooled, ...]
    bundled: tuple[Pooled, ...]
    """The most painful first."""
    stages: tuple[Stage, ...]
    """The steps of the process, in their order."""
    judged: bool
    """Whether some steps are worth more than others, by more than chance gives."""
    pointed: int
    """How many point at a step where it breaks."""
    lag: Lag
    cost: Cost
    apart: tuple[Apart, ...]
    """The statements on which the shown roles differ most, the largest gap first."""
    withheld_roles: tuple[str, ...]
    """Roles that are not shown apart."""
    decided: tuple[dict[str, Any], ...]
    """The group's points, with what it does about them."""

    @property
    def shown(self) -> bool:
        """Whether there is something to show."""
        return self.n > 0 and not self.withheld


def analyse(content: Diagnose, group: Group) -> Findings:
    """Find all of it. Works for any number of answers."""
    points = group.decisions.get("diagnose", {}).get("points", {})
    known = {item.id for item in (*content.pains, *content.steps)}
    levels = ratings(content, group)
    return Findings(
        content=content,
        n=group.n,
        invited=group.invited,
        simulated=group.simulated,
        withheld=group.withheld,
        k=group.k,
        pains=felt(content, group),
        ordered=differ(levels),
        few=fixed_few(np.sign(levels - MIDDLE), between=0),
        shifts=pooled(content, group, content.shifts, "shift"),
        bundled=pooled(content, group, content.bundled, "bundled"),
        stages=stages(content, group),
        judged=judged(content, group),
        pointed=pointed(group),
        lag=lag(content, group),
        cost=cost(content, group),
        apart=apart(content, group),
        withheld_roles=group.withheld_groups,
        decided=tuple(points[name] for name in ("first", "second") if points.get(name, {}).get("point") in known),
    )


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The statements, the roles, the process, the cascade, the price and what others have measured."""
    from tuskit.exercises.diagnose import pictures  # noqa: PLC0415  (draws Findings, which are defined here)

    return pictures.draw(findings, lang) if findings.shown else ()


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """Disagreement first, then the pain, the process, the cascade, the price and what others have measured."""
    from tuskit.exercises.diagnose import sentences  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return sentences.conclude(findings, lang)


def discuss(findings: Findings, lang: Lang) -> str:
    """The question to ask the room next: it begins where the room disagrees."""
    from tuskit.exercises.diagnose import talk  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return talk.discuss(findings, lang)


def foretold(
    content: Diagnose, group: Group, forecasts: Sequence[Mapping[str, Any]], lang: Lang
) -> tuple[tuple[Chart, ...], tuple[str, ...]]:
    """How far leaders' forecasts were from what the room answered."""
    from tuskit.exercises.diagnose import forecast  # noqa: PLC0415  (draws)

    return forecast.foretold(content, group, forecasts, lang)


def tell(findings: Findings) -> dict[str, dict[str, dict[str, float]]]:
    """What other exercises may hear.

    `shifts`: for each shift how many answers hurt, of how many, from how many people. `price`: for each role the
    minutes that one person's MUS takes in a year, the middle answer and how far the answers reach (see `Middle`), and
    how many gave one; nothing where nobody did.
    """
    if not findings.shown:
        return {"shifts": {}, "price": {}}
    return {
        "shifts": {
            one.item.id: {"hurts": one.hurts, "answers": one.answers, "people": one.people} for one in findings.shifts
        },
        "price": {role: _minutes(hours, findings.cost.people) for role, (hours, _) in findings.cost.roles.items()},
    }


def _minutes(hours: Middle, people: float) -> dict[str, float]:
    """One person's minutes of what everybody's hours are, by the group's own number of people."""
    each = 60 / people if people else 0.0
    reach = {"low": hours.low * each, "middle": hours.value * each, "high": hours.high * each}
    return {**reach, "n": hours.n, "half": hours.half}
