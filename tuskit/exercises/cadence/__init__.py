"""Cadence: how often and how long each conversation is held, and the year's plan that follows from it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from tuskit.exercise import Content, Exercise, Part
from tuskit.fields import Number
from tuskit.questions import Note, Pick, Question, Rows
from tuskit.text import Item, Items, Model, Text

Follows = Literal["none", "quarters", "sprints", "releases"]
Place = Literal["tus", "mu", "mus"]
Weeks = Annotated[int, Field(ge=0, le=104)]
Minutes = Annotated[int, Field(ge=15, le=480, multiple_of=5)]


class Conversation(Item):
    """One kind of conversation and its usual rhythm."""

    place: Place
    """Whose colour it has, and which cards of the split it carries."""
    who: Literal["team", "pair"]
    """A team with its leader, or one person with their leader."""
    weeks: Weeks
    minutes: Minutes
    carries: bool = True
    """Whether the cards of its place are its agenda; a follow-up has the agreed actions instead."""
    follows: Follows = "none"
    """Which rhythm of the product it is tied to, until the group decides."""


class Words(Model):
    """The prompts and units of the questions."""

    rhythm: Text
    rhythm_intro: Text
    how: Text
    never: Text
    weeks: Text
    weeks_unit: Text
    minutes: Text
    minutes_unit: Text
    breaks_title: Text
    breaks_intro: Text
    breaks: Text
    note: Text
    note_help: Text
    decide: Text
    decide_intro: Text
    frame: Text
    frame_intro: Text
    cap: Text
    cap_help: Text
    leader: Text
    hours: Text
    hours_unit: Text
    free_days: Text
    winter: Text
    product: Text
    product_help: Text


class CadenceContent(Content):
    """The words of `cadence.yaml`."""

    conversations: Items[Conversation]
    breaks: Items[Item]
    cards: Items[Item]
    """The talk's cards, by the ids that the split uses; a workshop's own cards are named by their id."""
    weekdays: Annotated[Items[Item], Field(min_length=5, max_length=5)]
    winter: Items[Item]
    product: Items[Item]
    """What TUS can follow: `free`, or what the calendar has of the product's rhythm."""
    cap: Annotated[int, Field(ge=1, le=30)]
    """Hours of conversations a week that a leader has room for, until the group decides."""
    today: Annotated[int, Field(ge=1, le=40)]
    """Hours a person a year that the yearly MUS takes, everything included."""
    words: Words


def _rhythm(content: CadenceContent) -> tuple[Question, ...]:
    words = content.words
    return tuple(
        Rows(
            id=conversation.id,
            prompt=Text(
                da=words.how.da.format(conversation=conversation.text.da),
                en=words.how.en.format(conversation=conversation.text.en),
            ),
            help=conversation.help,
            rows=(Item(id=conversation.id, text=conversation.text, help=words.never),),
            fields=(
                Number(id="weeks", text=words.weeks, unit=words.weeks_unit, most=104, usual=conversation.weeks),
                Number(
                    id="minutes",
                    text=words.minutes,
                    unit=words.minutes_unit,
                    least=15,
                    most=480,
                    step=15,
                    usual=conversation.minutes,
                ),
            ),
        )
        for conversation in content.conversations
    )


def ask(content: CadenceContent) -> tuple[Part, ...]:
    """The rhythm that each participant wishes, and what would break it."""
    words = content.words
    return (
        Part(id="rhythm", title=words.rhythm, intro=words.rhythm_intro, questions=_rhythm(content)),
        Part(
            id="breaks",
            again=False,
            title=words.breaks_title,
            intro=words.breaks_intro,
            questions=(
                Pick(id="breaks", prompt=words.breaks, options=content.breaks, most=3),
                Note(id="note", prompt=words.note, help=words.note_help),
            ),
        ),
    )


def decide(content: CadenceContent) -> tuple[Part, ...]:
    """The group's rhythm, and the frame that the plan keeps."""
    words = content.words
    cap = Number(id="hours", text=words.hours, unit=words.hours_unit, least=1, most=30, step=0.5, usual=content.cap)
    return (
        Part(id="rhythm", title=words.decide, intro=words.decide_intro, questions=_rhythm(content)),
        Part(
            id="frame",
            title=words.frame,
            intro=words.frame_intro,
            questions=(
                Rows(
                    id="cap",
                    prompt=words.cap,
                    help=words.cap_help,
                    rows=(Item(id="leader", text=words.leader),),
                    fields=(cap,),
                ),
                Pick(id="free_days", prompt=words.free_days, options=content.weekdays, most=3),
                Pick(id="winter", prompt=words.winter, options=content.winter, most=2),
                Pick(id="product", prompt=words.product, help=words.product_help, options=content.product, most=1),
            ),
        ),
    )


CADENCE: Exercise[Any] = Exercise(key="cadence", content=CadenceContent, ask=ask, decide=decide)
