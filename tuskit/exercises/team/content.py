"""The words of the team exercise, as `team.yaml` and the team's own matrix hold them."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, get_args

from pydantic import Field, model_validator

from tuskit.exercise import Content
from tuskit.questions import Level
from tuskit.text import Id, Item, Items, Model, Text

Kind = Literal["hard", "team_soft", "teaming"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LOW, HIGH = 0, 4
"""The ends of the scale of levels; whoever is at the higher end can teach."""
ALONE = 3
"""The level at which somebody does it without help."""
WEEKS = range(27, 33)
"""The weeks of the summer that somebody may be away in."""
TEAM_MOST = 60
"""More people than this are no team, and no plan is made for them."""


class Competence(Item):
    """Something that the product needs somebody to be able to do."""

    kind: Kind
    goal: Id
    """The product goal that needs it most."""
    level: Annotated[int, Field(ge=1, le=HIGH)] = ALONE
    cover: Annotated[int, Field(ge=1)] = 1
    """How many people have to have that level."""
    by: date | None = None
    """When they have to; the next TUS if it is left out."""


class Means(Item):
    """One of the ways to close a gap. Hours are for each level that somebody is lifted."""

    by: Text
    """The way inside a sentence: by peer training."""
    kinds: Annotated[tuple[Kind, ...], Field(strict=False)] = KINDS
    hours: Annotated[float, Field(ge=0, strict=False)] = 0
    """A learner's."""
    lifts: Annotated[int, Field(ge=0)] = 1
    """How many levels it can lift somebody before the next TUS; 0 when nobody learns by it."""
    reaches: Annotated[int, Field(ge=LOW, le=HIGH)] = ALONE
    """The highest level that it takes anybody to."""
    weeks: Annotated[int, Field(ge=0)] = 0
    """From now until it is done."""
    seats: Annotated[int, Field(ge=1)] | None = 1
    """Learners in one run; left empty for as many as like."""
    run: Annotated[float, Field(ge=0, strict=False)] = 0
    """Kroner for a run."""
    head: Annotated[float, Field(ge=0, strict=False)] = 0
    """Kroner for each learner."""
    teacher: Annotated[int, Field(ge=1, le=HIGH)] | None = None
    """The level that somebody in the team must have to teach it; left out when nobody does."""
    teaching: Annotated[float, Field(ge=0, strict=False)] = 0
    """The teacher's hours."""
    brings: Annotated[int, Field(ge=0)] = 0
    """In how many competences somebody from outside covers."""
    stays: bool = False
    """Whether somebody from outside stays."""


class Member(Model):
    """Somebody in the team, as the team's matrix has them."""

    id: Id
    name: str
    levels: dict[str, int]
    """Competence → level; what is missing is not known."""
    wants: frozenset[str] = frozenset()
    declines: frozenset[str] = frozenset()
    hours: float | None = None
    """Free for learning and teaching before the next TUS; None when it is not known."""
    away: frozenset[int] = frozenset()
    """Weeks of the summer."""


class Words(Model):
    """The prompts of the questions."""

    who: Text
    who_intro: Text
    who_prompt: Text
    levels: dict[Kind, Text]
    levels_intro: Text
    levels_prompt: Text
    wishes: Text
    wishes_intro: Text
    wants: Text
    declines: Text
    time: Text
    time_intro: Text
    time_prompt: Text
    hours: Text
    hours_unit: Text
    me: Text
    away: Text
    away_help: Text
    week: Text
    last: Text
    last_intro: Text
    last_prompt: Text
    outcome: Text
    note: Text
    shared: Text
    shared_intro: Text
    shared_prompt: Text
    improvement: Text
    sign: Text
    actions: Text
    actions_intro: Text
    actions_prompt: Text
    action: Text
    what: Text
    means: Text
    who_does: Text
    when: Text


class Team(Content):
    """`team.yaml`, and what the team's matrix puts in its place."""

    goals: Items[Item]
    competences: Items[Competence]
    levels: Annotated[tuple[Level, ...], Field(strict=False)]
    means: Items[Means]
    outcomes: Items[Item]
    """What became of an action."""
    weeks: Annotated[int, Field(ge=1)]
    """Until the next TUS."""
    hours: Annotated[float, Field(ge=0, strict=False)]
    """What a member has for learning and teaching until then, when they have not said."""
    hour: Annotated[float, Field(ge=0, strict=False)]
    """Kroner that an hour of a member's costs."""
    words: Words
    members: tuple[Member, ...] = ()
    """From the team's matrix alone."""
    last: tuple[Item, ...] = ()
    """The actions of the TUS before this one."""

    @model_validator(mode="after")
    def _consistent(self) -> Team:
        goals = {goal.id for goal in self.goals}
        problems = [
            f"{one.id} has the goal {one.goal}, which is not in the list"
            for one in self.competences
            if one.goal not in goals
        ]
        if [level.value for level in self.levels] != list(range(LOW, HIGH + 1)):
            problems.append("levels need the values 0, 1, 2, 3, 4 in this order")
        if missing := [kind for kind in KINDS if kind not in self.words.levels]:
            problems.append(f"words.levels needs {', '.join(missing)}")
        if problems:
            raise ValueError("; ".join(problems))
        return self

    @property
    def named(self) -> bool:
        """Whether the team's matrix names its members."""
        return bool(self.members)

    def of_kind(self, kind: Kind) -> tuple[Competence, ...]:
        """The competences of a kind."""
        return tuple(one for one in self.competences if one.kind == kind)

    def goal(self, key: str) -> Item:
        """One of the goals, by its id."""
        return next(goal for goal in self.goals if goal.id == key)
