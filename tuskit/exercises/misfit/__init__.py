"""Misfit: which systems pull the organisation towards its values, which pull it away, and what to change first."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator

from tuskit import evidence
from tuskit.exercise import Content, Exercise, Part
from tuskit.fields import Choice
from tuskit.fields import Words as WordsField
from tuskit.questions import Grid, Level, Pick, Points, Rows
from tuskit.text import Id, Item, Items, Model, Text

LEVELS = (-2, -1, 0, 1, 2)


class Kind(Item):
    """A kind of organisation, by size and age."""

    law: Literal["structure", "culture", "between"]
    """What leads in such an organisation, by Larman's fifth law; between the two the law says nothing."""


class Words(Model):
    """The prompts of the questions."""

    pull: Text
    pull_intro: Text
    pull_prompt: Text
    weights: Text
    weights_intro: Text
    now: Text
    now_help: Text
    wished: Text
    wished_help: Text
    size_title: Text
    size_intro: Text
    size: Text
    decide: Text
    decide_intro: Text
    decide_prompt: Text
    decision: Text
    owner: Text
    first_step: Text


class Misfit(Content):
    """`misfit.yaml`."""

    values: Items[Item]
    systems: Annotated[Items[Item], Field(min_length=2)]
    levels: Annotated[tuple[Level, ...], Field(strict=False)]
    sizes: Items[Kind]
    decisions: Items[Item]
    law: Id
    """The claim that says when structure leads."""
    words: Words

    @field_validator("law")
    @classmethod
    def _claimed(cls, name: str) -> str:
        if name not in {claim.id for claim in evidence.ledger().claims}:
            message = f"{name} is not a claim in evidence.yaml"
            raise ValueError(message)
        return name

    @model_validator(mode="after")
    def _consistent(self) -> Misfit:
        problems = []
        if tuple(level.value for level in self.levels) != LEVELS:
            problems.append("levels need the values −2, −1, 0, 1, 2 in this order")
        if [decision.id for decision in self.decisions] != ["keep", "adapt", "stop"]:
            problems.append("decisions need the ids keep, adapt, stop in this order")
        if problems:
            raise ValueError("; ".join(problems))
        return self


def ask(content: Misfit) -> tuple[Part, ...]:
    """How each system pulls at each value, what the values count, and what kind of organisation it is."""
    words = content.words
    return (
        Part(
            id="pull",
            title=words.pull,
            intro=words.pull_intro,
            questions=(
                Grid(
                    id="pull",
                    prompt=words.pull_prompt,
                    rows=content.values,
                    columns=content.systems,
                    levels=content.levels,
                ),
            ),
        ),
        Part(
            id="weights",
            again=False,
            title=words.weights,
            intro=words.weights_intro,
            questions=(
                Points(id="now", prompt=words.now, help=words.now_help, items=content.values),
                Points(id="wished", prompt=words.wished, help=words.wished_help, items=content.values),
            ),
        ),
        Part(
            id="size",
            again=False,
            title=words.size_title,
            intro=words.size_intro,
            questions=(Pick(id="size", prompt=words.size, options=content.sizes),),
        ),
    )


def decide(content: Misfit) -> tuple[Part, ...]:
    """What the group does about each system."""
    words = content.words
    fields = (
        Choice(id="decision", text=words.decision, options=content.decisions),
        WordsField(id="owner", text=words.owner, limit=60),
        WordsField(id="first_step", text=words.first_step),
    )
    question = Rows(id="systems", prompt=words.decide_prompt, rows=content.systems, fields=fields)
    return (Part(id="systems", title=words.decide, intro=words.decide_intro, questions=(question,)),)


MISFIT = Exercise(key="misfit", content=Misfit, ask=ask, decide=decide)
