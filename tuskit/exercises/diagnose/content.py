"""The words of the diagnosis, as `diagnose.yaml` holds them."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, field_validator, model_validator

from tuskit import evidence
from tuskit.exercise import Content
from tuskit.questions import Level
from tuskit.text import Id, Item, Items, Text

ROLES = {"employee", "leader", "hr"}
HR = "hr"
"""The role whose minutes are asked for a phase at a time: it has a hand in a conversation, not a part in it."""
HERE = "here"
"""The row of the facts about people and kroner."""
LOW, HIGH = 1, 5
"""The ends of the scales of statements and of worth."""


class Pain(Item):
    """A statement about MUS as it is."""

    bundled: Id
    """Which of the things that MUS bundles it is about."""
    shift: Id
    """Which of the eight shifts would mend it."""
    positive: bool = False
    """Agreeing is good news: the answers are turned round before they are compared."""


class Role(Item):
    """Who spends time on a MUS."""

    many: Text
    """The word for several of them, inside a sentence."""
    hour: Annotated[int, Field(ge=0)]
    """What an hour costs, in kroner, until somebody says otherwise."""


class Step(Item):
    """One of the steps of the MUS process."""

    phase: Id
    minutes: Annotated[int, Field(ge=0)]
    """What it takes the employee, and the leader, until somebody says otherwise."""


class Diagnose(Content):
    """`diagnose.yaml`."""

    bundled: Items[Item]
    shifts: Items[Item]
    levels: Annotated[tuple[Level, ...], Field(strict=False)]
    pains: Items[Pain]
    roles: Items[Role]
    people: Annotated[int, Field(ge=1)]
    """The headcount that the form offers."""
    phases: Items[Item]
    steps: Items[Step]
    hr_minutes: Annotated[int, Field(ge=0)]
    """HR's minutes in each phase, until somebody says otherwise."""
    cascade: Items[Item]
    moves: Items[Item]
    shares: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """Claims that are a share of those who were asked."""
    said: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """Other claims worth hearing beside the group's own answers."""

    @field_validator("shares", "said")
    @classmethod
    def _claimed(cls, ids: tuple[str, ...]) -> tuple[str, ...]:
        if unknown := set(ids) - {claim.id for claim in evidence.ledger().claims}:
            message = f"{', '.join(sorted(unknown))} is not a claim in evidence.yaml"
            raise ValueError(message)
        return ids

    @model_validator(mode="after")
    def _consistent(self) -> Diagnose:
        known = {"bundled": self.bundled, "shift": self.shifts, "phase": self.phases}
        problems = [
            f"{item.id} has the {name} {getattr(item, name)}, which is not in the list"
            for name, items in (("bundled", self.pains), ("shift", self.pains), ("phase", self.steps))
            for item in items
            if getattr(item, name) not in {one.id for one in known[name]}
        ]
        if [level.value for level in self.levels] != list(range(LOW, HIGH + 1)):
            problems.append("levels need the values 1, 2, 3, 4, 5 in this order")
        if {role.id for role in self.roles} != ROLES:
            problems.append("roles need the ids employee, leader and hr")
        if both := {pain.id for pain in self.pains} & {step.id for step in self.steps}:
            problems.append(f"{', '.join(sorted(both))} is both a statement and a step; give one another id")
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def stated(self, bundled: str) -> tuple[Pain, ...]:
        """The statements about one of the things that MUS bundles."""
        return tuple(pain for pain in self.pains if pain.bundled == bundled)
