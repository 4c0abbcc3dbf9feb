"""Position: who creates the value, who decides, and whom it is for."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from tuskit.exercise import Content, Exercise, Part
from tuskit.questions import Note, Pick, Poles, Shift
from tuskit.text import Item, Items, Model, Text

AXES = ["value", "mandate"]
CANVAS = ["user", "outcome", "comes_back"]
LIMIT = 140
"""Letters in a note of the canvas: one sentence, which the drawing has room for."""
Side = Literal["low", "high"]


class Axis(Poles):
    """What lies between two poles on the whole, and the shifts that it is made of."""

    intro: Text
    prompt: Text
    shifts: Annotated[Items[Poles], Field(min_length=3)]


class Quadrant(Item):
    """What an organisation on these sides of the two axes is called."""

    value: Side
    mandate: Side


class Box(Item):
    """A question of the canvas: its short name, and where in the drawing the answer stands."""

    name: Text
    station: Text


class Words(Model):
    """The words around the questions."""

    canvas: Text
    canvas_intro: Text
    agreed: Text
    agreed_intro: Text
    wanted: Text
    wanted_intro: Text
    wanted_prompt: Text


class Position(Content):
    """`position.yaml`."""

    axes: Items[Axis]
    quadrants: Items[Quadrant]
    canvas: Items[Box]
    words: Words

    @model_validator(mode="after")
    def _consistent(self) -> Position:
        problems = []
        if [axis.id for axis in self.axes] != AXES:
            problems.append("axes need the ids value, mandate in this order")
        if [box.id for box in self.canvas] != CANVAS:
            problems.append("canvas needs the ids user, outcome, comes_back in this order")
        sides = {(quadrant.value, quadrant.mandate) for quadrant in self.quadrants}
        if len(sides) < 4 or len(self.quadrants) > 4:  # noqa: PLR2004  (two sides of two axes)
            problems.append("quadrants need one for each pair of low and high")
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def quadrant(self, value: Side, mandate: Side) -> Quadrant:
        """The quadrant on these sides."""
        return next(each for each in self.quadrants if (each.value, each.mandate) == (value, mandate))


def ask(content: Position) -> tuple[Part, ...]:
    """The shifts of the two axes, then the canvas; a second round asks the shifts alone."""
    words = content.words
    axes = (
        Part(
            id=axis.id,
            title=axis.text,
            intro=axis.intro,
            questions=(Shift(id=axis.id, prompt=axis.prompt, help=axis.help, items=axis.shifts),),
        )
        for axis in content.axes
    )
    canvas = Part(
        id="canvas", again=False, title=words.canvas, intro=words.canvas_intro, questions=_notes(content.canvas)
    )
    return (*axes, canvas)


def decide(content: Position) -> tuple[Part, ...]:
    """The canvas that the group can stand by, and where it wants to go."""
    words = content.words
    wanted = Pick(id="wanted", prompt=words.wanted_prompt, options=content.quadrants)
    return (
        Part(id="canvas", title=words.agreed, intro=words.agreed_intro, questions=_notes(content.canvas)),
        Part(id="wanted", title=words.wanted, intro=words.wanted_intro, questions=(wanted,)),
    )


def _notes(canvas: tuple[Box, ...]) -> tuple[Note, ...]:
    return tuple(Note(id=box.id, prompt=box.text, help=box.help, limit=LIMIT) for box in canvas)


POSITION = Exercise(key="position", content=Position, ask=ask, decide=decide)
