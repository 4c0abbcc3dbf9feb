"""Split: which conversation each card belongs in, with which documentation and how often; then the group's decision."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, model_validator

from tuskit.exercise import Content, Exercise, Part
from tuskit.exercises.split.cards import FORMAL, PLACES, YEARLY, Card, Place
from tuskit.exercises.split.checks import LOOKS, Check
from tuskit.fields import Choice
from tuskit.questions import Sort
from tuskit.text import Item, Items, Model, Text


class Words(Model):
    """The prompts of the questions."""

    ask: Text
    ask_intro: Text
    prompt: Text
    prompt_help: Text
    decide: Text
    decide_intro: Text
    decide_prompt: Text
    documentation: Text
    cadence: Text


class Split(Content):
    """`split.yaml`."""

    places: Annotated[Items[Place], Field(min_length=4, max_length=4)]
    documentation: Items[Item]
    cadence: Items[Item]
    bundled: Items[Item]
    cards: Items[Card]
    checks: Items[Check]
    """What the layout is held up against."""
    words: Words

    @model_validator(mode="after")
    def _consistent(self) -> Split:
        problems = list(self._faults())
        if problems:
            raise ValueError("; ".join(problems))
        return self

    def _faults(self) -> list[str]:
        ids = {name: {item.id for item in getattr(self, name)} for name in ("documentation", "cadence", "bundled")}
        ids["place"] = {place.id for place in self.places}
        found = []
        if tuple(place.id for place in self.places) != PLACES:
            found.append(f"places need the ids {', '.join(PLACES)}, in this order")
        for name, needed in (("documentation", FORMAL), ("cadence", YEARLY)):
            if needed not in ids[name]:
                found.append(f"{name} needs the id {needed}")
        for card in self.cards:
            if card.id in PLACES:
                found.append(f"the card {card.id} has the id of a place; give it another")
            if card.bundled and card.bundled not in ids["bundled"]:
                found.append(f"{card.id} has the bundled {card.bundled}, which is not in the list")
            for name, value in (card.reference.model_dump() if card.reference else {}).items():
                if value and value not in ids[name]:
                    found.append(f"{card.id} has the {name} {value}, which is not in the list")
        found += [
            f"the check {check.id} has no function in checks.py; there are {', '.join(LOOKS)}"
            for check in self.checks
            if check.id not in LOOKS
        ]
        return found

    def place(self, place: str) -> Place:
        """One of the places, by its id."""
        return next(each for each in self.places if each.id == place)


def _layout(content: Split, prompt: Text, more: Text | None = None) -> Sort:
    return Sort(
        id="layout",
        prompt=prompt,
        help=more,
        cards=content.cards,
        places=content.places,
        details=(
            Choice(id="documentation", text=content.words.documentation, options=content.documentation),
            Choice(id="cadence", text=content.words.cadence, options=content.cadence),
        ),
    )


def ask(content: Split) -> tuple[Part, ...]:
    """Where each participant would put the cards."""
    words = content.words
    question = _layout(content, words.prompt, words.prompt_help)
    return (Part(id="layout", title=words.ask, intro=words.ask_intro, questions=(question,)),)


def decide(content: Split) -> tuple[Part, ...]:
    """Where the group puts them; the cadence plan reads it."""
    words = content.words
    question = _layout(content, words.decide_prompt)
    return (Part(id="layout", title=words.decide, intro=words.decide_intro, questions=(question,)),)


SPLIT = Exercise(key="split", content=Split, ask=ask, decide=decide)
