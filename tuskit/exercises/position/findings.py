"""What the group's answers show: where the room is divided, where it stands on the map, and whom it works for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from tuskit.chance import differ, fixed_few
from tuskit.exercises.position import Box, Position, Quadrant, Side
from tuskit.exercises.position.places import Middle, Spot, middle, parts, places, roles, spots
from tuskit.exercises.position.stances import CENTRE, Stance, stances, steps

if TYPE_CHECKING:
    from tuskit.answers import Group
    from tuskit.charts import Chart
    from tuskit.phrases import Simulated
    from tuskit.text import Lang

SIDES: Mapping[int, Side] = {-1: "low", 1: "high"}


@dataclass(frozen=True, kw_only=True)
class Written:
    """What was written in one box of the canvas."""

    box: Box
    notes: tuple[tuple[str, int], ...]
    """Each note and how many wrote it, in the order of the alphabet; none where fewer than k wrote."""
    people: int
    """How many wrote; 0 where it is fewer than k."""
    agreed: str
    """What the group has decided; empty until it has."""


@dataclass(frozen=True, kw_only=True)
class Findings:
    """Where the group stands."""

    content: Position = field(repr=False)
    n: int
    invited: int
    simulated: Simulated
    withheld: bool
    k: int
    stances: tuple[Stance, ...]
    """The shifts, the most divided first."""
    ordered: bool
    """Whether the shifts differ more than chance gives; one person’s order is that person’s."""
    few: int
    """How many stand against most of the others on nearly every shift."""
    spots: tuple[Spot, ...]
    middle: Middle | None
    roles: Mapping[str, Middle]
    """Leaders and employees, or nobody."""
    parted: tuple[bool, bool]
    """On which axes the two stand farther apart than chance gives."""
    withheld_roles: tuple[str, ...]
    """Roles that are not shown apart."""
    canvas: tuple[Written, ...]
    wanted: Quadrant | None
    """Where the group has decided to go."""

    @property
    def shown(self) -> bool:
        """Whether there is something to show."""
        return self.n > 0 and not self.withheld

    @property
    def stood(self) -> bool:
        """Whether anybody took a stand on a shift."""
        return any(one.n for one in self.stances)

    @property
    def quadrant(self) -> Quadrant | None:
        """Where the middle half of the group stand; None where they stand on both sides of the middle."""
        if self.middle is None or self.middle.n == 1 or 0 in self.middle.sides:
            return None
        value, mandate = (SIDES[side] for side in self.middle.sides)
        return self.content.quadrant(value, mandate)

    @property
    def agreed(self) -> bool:
        """Whether the group has decided anything about the canvas."""
        return any(one.agreed for one in self.canvas)


def analyse(content: Position, group: Group) -> Findings:
    """Find all of it. Works for any number of answers."""
    found, stood = places(content, group), steps(content, group)
    shown = roles(found, group.k)
    decided = group.decisions.get("position", {})
    wanted = decided.get("wanted", [])
    return Findings(
        content=content,
        n=group.n,
        invited=group.invited,
        simulated=group.simulated,
        withheld=group.withheld,
        k=group.k,
        stances=stances(content, group),
        ordered=differ(stood),
        few=fixed_few(np.sign(stood - CENTRE), between=0),
        spots=spots(found, group.k),
        middle=middle(found, group.k),
        roles=shown,
        parted=parts(found) if shown else (False, False),
        withheld_roles=group.withheld_groups,
        canvas=tuple(_written(box, group, decided.get(box.id, "")) for box in content.canvas),
        wanted=next((each for each in content.quadrants if each.id in wanted), None),
    )


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The map, the shifts and the canvas; none without answers."""
    from tuskit.exercises.position import pictures  # noqa: PLC0415  (draws Findings, which are defined here)

    return pictures.draw(findings, lang) if findings.shown else ()


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """Where the room is divided, where it stands, leaders against employees, and the canvas."""
    from tuskit.exercises.position import sentences  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return sentences.conclude(findings, lang)


def discuss(findings: Findings, lang: Lang) -> str:
    """The question to ask the room next: it begins where the room disagrees."""
    from tuskit.exercises.position import talk  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return talk.discuss(findings, lang)


def _written(box: Box, group: Group, agreed: str) -> Written:
    """The notes without who wrote them. Those that differ only in capitals and spaces are one, in the first's letters."""
    said = sorted(
        (" ".join(words.split()) for words in group.of(box.id)["text"]), key=lambda words: (words.lower(), words)
    )
    if len(said) < group.k:
        said = []
    first: dict[str, str] = {}
    for words in said:
        first.setdefault(words.lower(), words)
    lower = [words.lower() for words in said]
    notes = tuple((words, lower.count(key)) for key, words in first.items())
    return Written(box=box, notes=notes, people=len(said), agreed=" ".join(agreed.split()))
