"""Needs: where the organisation stands on the eight shifts, where it wants to go, and where to begin."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from tuskit.exercise import Content, Exercise, Part
from tuskit.fields import Choice
from tuskit.fields import Words as WordsField
from tuskit.phrases import inside
from tuskit.questions import Pick, Poles, Rows, Shift
from tuskit.text import Item, Items, Model, Text

VOTES = 3
"""How many shifts each may vote for, and how many the group may begin with."""
ROWS = ("first", "second", "third")


class Words(Model):
    """The prompts of the questions."""

    now: Text
    now_intro: Text
    now_prompt: Text
    wanted: Text
    wanted_intro: Text
    wanted_prompt: Text
    votes: Text
    votes_intro: Text
    votes_prompt: Text
    decide: Text
    decide_intro: Text
    decide_prompt: Text
    shift: Text
    first_step: Text
    owner: Text
    first: Text
    second: Text
    third: Text


class Needs(Content):
    """`needs.yaml`."""

    shifts: Annotated[Items[Poles], Field(min_length=VOTES)]
    words: Words

    def shift(self, shift: str) -> Poles:
        """One of the shifts, by its id."""
        return next(each for each in self.shifts if each.id == shift)


def ask(content: Needs) -> tuple[Part, ...]:
    """Where each shift stands, where it ought to be, and where to begin. A second round does not ask for today again."""
    words, shifts = content.words, content.shifts
    return (
        Part(
            id="now",
            again=False,
            title=words.now,
            intro=words.now_intro,
            questions=(Shift(id="now", prompt=words.now_prompt, items=shifts),),
        ),
        Part(
            id="wanted",
            title=words.wanted,
            intro=words.wanted_intro,
            questions=(Shift(id="wanted", prompt=words.wanted_prompt, items=shifts),),
        ),
        Part(
            id="votes",
            title=words.votes,
            intro=words.votes_intro,
            questions=(Pick(id="votes", prompt=words.votes_prompt, options=_whole(content), most=VOTES),),
        ),
    )


def _whole(content: Needs) -> tuple[Item, ...]:
    """The shifts with their poles in their names, for whoever chooses among them."""
    return tuple(
        Item(
            id=one.id,
            text=Text(
                da=f"{one.text.da}: fra {inside(one.low.da)} til {inside(one.high.da)}",
                en=f"{one.text.en}: from {inside(one.low.en)} to {inside(one.high.en)}",
            ),
        )
        for one in content.shifts
    )


def decide(content: Needs) -> tuple[Part, ...]:
    """The shifts that the group begins with, the first step of each and who takes it."""
    words = content.words
    question = Rows(
        id="begin",
        prompt=words.decide_prompt,
        rows=tuple(Item(id=name, text=getattr(words, name)) for name in ROWS),
        fields=(
            Choice(id="shift", text=words.shift, options=_whole(content)),
            WordsField(id="first_step", text=words.first_step),
            WordsField(id="owner", text=words.owner, limit=60),
        ),
    )
    return (Part(id="begin", title=words.decide, intro=words.decide_intro, questions=(question,)),)


NEEDS = Exercise(key="needs", content=Needs, ask=ask, decide=decide, hears=("diagnose",))
