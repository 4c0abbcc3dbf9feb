"""Cadence: how often and how long each conversation is held, and the year's plan that follows from it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from tuskit.exercise import Content, Exercise, Part
from tuskit.fields import Choice, Number
from tuskit.questions import Note, Pick, Question, Rows
from tuskit.text import Item, Items, Model, Text

Follows = Literal["none", "quarters", "sprints", "releases"]
Place = Literal["tus", "mu", "mus"]
Weeks = Annotated[int, Field(ge=0, le=104)]
Minutes = Annotated[int, Field(ge=15, le=480, multiple_of=5)]
Extra = Annotated[int, Field(ge=0, le=480)]
Record = Literal["formal", "notes", "none"]
"""How a conversation is documented, the strictest first; the same ids as in the split."""
STRICTNESS: tuple[Record, ...] = ("formal", "notes", "none")
Who = Literal["team", "members", "pair"]
STOPS = (1, 2, 3, 4, 5, 6, 8, 10, 13, 17, 26, 39, 52, 78, 104, 0)
"""Where the slider of weeks stops, from often to seldom, and last where it is not held."""
LENGTHS = (15, 30, 45, 60, 75, 90, 105, 120, 150, 180, 210, 240, 300, 360, 420, 480)


class Conversation(Item):
    """One kind of conversation and its usual rhythm."""

    place: Place
    """Whose colour it has, and which cards of the split it carries."""
    who: Who
    """A team with its leader, a team without its leader, or one person with their leader."""
    weeks: Weeks
    minutes: Minutes
    preparation: Extra = 0
    """Minutes before each conversation, for each who takes part."""
    documentation: Record = "none"
    """How it is documented, unless the split's decision or this one says otherwise."""
    carries: bool = True
    """Whether the cards of its place are its agenda; a follow-up has the agreed actions instead."""
    follows: Follows = "none"
    """Which rhythm of the product it is tied to, until the group decides."""


class Reach(Model):
    """Minutes a person a year, from a low to a high estimate."""

    low: Annotated[int, Field(ge=0)]
    usual: Annotated[int, Field(ge=0)]
    high: Annotated[int, Field(ge=0)]

    @model_validator(mode="after")
    def _ordered(self) -> Reach:
        if not self.low <= self.usual <= self.high:
            message = "low, usual and high must stand in this order"
            raise ValueError(message)
        return self


class Today(Model):
    """What one person's yearly MUS takes today, role by role, everything included; an estimate."""

    employee: Reach
    leader: Reach
    hr: Reach


class Recorded(Item):
    """A way of documenting a conversation, and the minutes that it takes after each."""

    id: Record
    leader: Extra = 0
    employee: Extra = 0
    """For each employee who takes part."""
    hr: Extra = 0


class Often(Item):
    """How often the split says that a card is taken up, and after how many weeks that is too seldom."""

    weeks: Annotated[int, Field(ge=1)]


class Words(Model):
    """The prompts and units of the questions."""

    rhythm: Text
    rhythm_intro: Text
    how: Text
    never: Text
    weeks: Text
    weeks_unit: Text
    weeks_unit_one: Text
    minutes: Text
    minutes_unit: Text
    not_held: Text
    around_title: Text
    around_intro: Text
    around: Text
    otherwise: Text
    preparation: Text
    documentation: Text
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
    hours_unit_one: Text
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
    today: Today
    """Counts where the room has not seen a price tag of its own."""
    documentation: Annotated[Items[Recorded], Field(min_length=3, max_length=3)]
    often: Items[Often]
    words: Words


def _rhythm(content: CadenceContent) -> tuple[Question, ...]:
    """How often and how long each conversation is held."""
    words = content.words
    return tuple(
        Rows(
            id=conversation.id,
            prompt=Text(
                da=words.how.da.format(conversation=conversation.text.da),
                en=words.how.en.format(conversation=conversation.text.en),
            ),
            help=conversation.help,
            rows=(Item(id=conversation.id, text=conversation.text),),
            fields=(
                Number(
                    id="weeks",
                    text=words.weeks,
                    unit=words.weeks_unit,
                    most=104,
                    usual=conversation.weeks,
                    stops=STOPS,
                    one=words.weeks_unit_one,
                    zero=words.not_held,
                ),
                Number(
                    id="minutes",
                    text=words.minutes,
                    unit=words.minutes_unit,
                    least=15,
                    most=480,
                    step=15,
                    usual=conversation.minutes,
                    stops=LENGTHS,
                ),
            ),
        )
        for conversation in content.conversations
    )


def _intro(intro: Text, words: Words) -> Text:
    """What a page begins with, and how it is said that a conversation is not held."""
    return Text(da=f"{intro.da} {words.never.da}", en=f"{intro.en} {words.never.en}")


def _around(content: CadenceContent) -> Rows:
    """What is done before and after each conversation. Not asked of each participant: the room decides it once."""
    words = content.words
    rows = tuple(
        Item(
            id=conversation.id,
            text=conversation.text,
            help=Text(
                da=words.otherwise.da.format(minutes=conversation.preparation),
                en=words.otherwise.en.format(minutes=conversation.preparation),
            ),
        )
        for conversation in content.conversations
    )
    preparation = Number(id="preparation", text=words.preparation, unit=words.minutes_unit, most=480, step=5)
    recorded = Choice(id="documentation", text=words.documentation, options=content.documentation)
    return Rows(id="around", prompt=words.around, rows=rows, fields=(preparation, recorded))


def ask(content: CadenceContent) -> tuple[Part, ...]:
    """The rhythm that each participant wishes, and what would break it."""
    words = content.words
    return (
        Part(id="rhythm", title=words.rhythm, intro=_intro(words.rhythm_intro, words), questions=_rhythm(content)),
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
    cap = Number(
        id="hours",
        text=words.hours,
        unit=words.hours_unit,
        one=words.hours_unit_one,
        least=1,
        most=30,
        step=0.5,
        usual=content.cap,
    )
    return (
        Part(id="rhythm", title=words.decide, intro=_intro(words.decide_intro, words), questions=_rhythm(content)),
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
        Part(id="around", title=words.around_title, intro=words.around_intro, questions=(_around(content),)),
    )


CADENCE: Exercise[Any] = Exercise(key="cadence", content=CadenceContent, ask=ask, decide=decide, hears=("diagnose",))
