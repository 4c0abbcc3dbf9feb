"""The eight steps of the process, the cascade before them, and what a MUS costs: the group's guesses, put together."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.agreement import MINORITY, counts, divided
from tuskit.chance import differ
from tuskit.exercises.diagnose.content import HERE, HIGH, HR, LOW, Diagnose, Step
from tuskit.exercises.diagnose.measure import Middle, middle
from tuskit.exercises.diagnose.price import Price, price

if TYPE_CHECKING:
    from tuskit.answers import Group
    from tuskit.text import Item


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What was said of one step of the process."""

    step: Step
    worths: tuple[int, ...]
    """How many at each worth, 1 to 5."""
    worth: Middle | None
    minutes: Middle | None
    """The participants' own, in a year."""
    breaks: int
    """How many say that it breaks here."""

    @property
    def waste(self) -> int:
        """How many find it worth 1 or 2."""
        return sum(self.worths[:2])

    @property
    def gold(self) -> int:
        """How many find it worth 4 or 5."""
        return sum(self.worths[3:])


@dataclass(frozen=True, kw_only=True)
class Lag:
    """How long the cascade takes, and how often the product's direction changes, in months."""

    steps: tuple[tuple[Item, Middle | None], ...]
    direction: Middle | None
    people: int
    """How many gave the months of a step or more."""

    @property
    def months(self) -> float:
        """The medians of all steps, added up."""
        return sum(found.value for _, found in self.steps if found)

    @property
    def unknown(self) -> tuple[Item, ...]:
        """The steps that nobody gave months: the sum is without them."""
        return tuple(step for step, found in self.steps if found is None)

    @property
    def changes(self) -> int | None:
        """How many times the direction changes before the cascade arrives."""
        if not (self.direction and self.direction.value):
            return None
        return math.floor(self.months / self.direction.value + 1e-9)


@dataclass(frozen=True, kw_only=True)
class Cost:
    """What MUS costs in a year: everybody's own numbers, with the usual ones where they gave none."""

    preset: Price
    """With nothing but the usual numbers."""
    people: float
    """How many have a MUS: the middle answer, else the preset."""
    hours_each: Middle | None
    """For one person's MUS; None where nobody gave a number."""
    kroner: Middle | None
    roles: Mapping[str, tuple[Middle, Middle]]
    """Hours and kroner by role."""


def stages(content: Diagnose, group: Group) -> tuple[Stage, ...]:
    """The steps in their order."""
    rows, breaks = group.of("process"), group.of("breaks")["item"].value_counts()
    found = []
    for step in content.steps:
        mine = rows[rows["item"] == step.id]
        worth = mine.loc[mine["field"] == "worth", "number"]
        found.append(
            Stage(
                step=step,
                worths=tuple(counts(worth, range(LOW, HIGH + 1))),
                worth=middle(worth.tolist()),
                minutes=middle(mine.loc[mine["field"] == "minutes", "number"].tolist()),
                breaks=int(breaks.get(step.id, 0)),
            )
        )
    return tuple(found)


def pointed(group: Group) -> int:
    """How many point at a step where it breaks, or at two."""
    return int(group.of("breaks")["person"].nunique())


def contested(found: tuple[Stage, ...]) -> Stage | None:
    """The step whose worth divides the group most; None where none has two sides worth hearing."""
    sides = [one for one in found if min(one.waste, one.gold) >= max(1, MINORITY * sum(one.worths))]
    return max(sides, key=lambda stage: divided(stage.worths), default=None)


def judged(content: Diagnose, group: Group) -> bool:
    """Whether some steps are worth more than others, by more than chance gives."""
    rows = group.of("process")
    worth = rows[rows["field"] == "worth"].pivot_table(index="person", columns="item", values="number", aggfunc="first")
    return differ(worth.reindex(columns=[step.id for step in content.steps]).to_numpy(dtype=float))


def lag(content: Diagnose, group: Group) -> Lag:
    """The cascade beside the product."""
    rows = group.of("cascade")
    return Lag(
        steps=tuple((step, middle(rows.loc[rows["item"] == step.id, "number"].tolist())) for step in content.cascade),
        direction=middle(group.of("direction")["number"].tolist()),
        people=int(rows["person"].nunique()),
    )


def cost(content: Diagnose, group: Group) -> Cost:
    """Everybody's own price, and how far the prices reach."""
    asked = {"minutes_hr", "facts", *(f"minutes_{phase.id}" for phase in content.phases)}
    rows = group.table[group.table["question"].isin(asked) & group.table["number"].notna()]
    given: dict[int, dict[tuple[str, str], float]] = {}
    for person, item, name, number in zip(rows["person"], rows["item"], rows["field"], rows["number"], strict=True):
        given.setdefault(person, {})[item, name] = number
    headcount = middle(mine[HERE, "people"] for mine in given.values() if (HERE, "people") in mine)
    people = headcount.value if headcount else content.people
    own = [_price(content, mine, people) for _, mine in sorted(given.items())]
    shares = [{share.role: share for share in each.shares} for each in own]
    roles = {
        role.id: (hours, kroner)
        for role in content.roles
        if (hours := middle(each[role.id].hours for each in shares))
        and (kroner := middle(each[role.id].kroner for each in shares))
    }
    return Cost(
        preset=_price(content, {}, people),
        people=people,
        hours_each=middle(each.hours_each for each in own),
        kroner=middle(each.kroner for each in own),
        roles=roles,
    )


def _price(content: Diagnose, given: Mapping[tuple[str, str], float], people: float) -> Price:
    """The price by one person's numbers; the usual ones stand in for what is missing."""
    minutes = {
        role.id: sum(given.get((role.id, step.id), step.minutes) for step in content.steps)
        for role in content.roles
        if role.id != HR
    }
    minutes[HR] = sum(given.get((phase.id, "minutes"), content.hr_minutes) for phase in content.phases)
    return price(people, minutes, {role.id: given.get((HERE, role.id), role.hour) for role in content.roles})
