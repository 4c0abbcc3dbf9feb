"""The question bank: four chapters, and some conversations that are ready to use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal, get_args

from pydantic import AfterValidator, Field, model_validator

from tuskit import evidence, kit
from tuskit.text import Id, Items, Model, Text, load

FILE = "mu-guide.yaml"
"""The bank: the workshop's own file where it has one, else the kit's."""
Asks = Literal["leader", "employee", "both"]
Depth = Literal["opening", "usual", "brave"]
DEPTHS: tuple[Depth, ...] = get_args(Depth)
"""In the order of a conversation."""
Minutes = Annotated[int, Field(ge=1, le=120)]


def _quotable(claim: str) -> str:
    """Refuse a claim that is not in the ledger."""
    if claim not in {each.id for each in evidence.ledger().claims}:
        message = f"there is no claim {claim} in evidence.yaml"
        raise ValueError(message)
    return claim


class Question(Model):
    """One question, as one of the two says it to the other."""

    id: Id
    text: Text
    asks: Asks
    """Who asks; `both` when each of them answers."""
    depth: Depth
    minutes: Minutes
    spoken: bool = False
    """Something to talk about and not to write down: on paper it gets no lines."""


class Chapter(Model):
    """What the questions are about: the talk's four, in the kit's own bank."""

    id: Id
    title: Text
    why: Text
    claims: Annotated[tuple[Annotated[Id, AfterValidator(_quotable)], ...], Field(strict=False)] = ()
    """What is known about it, by the ids of the claim ledger."""
    questions: Items[Question]


class Preset(Model):
    """A conversation that is ready to use."""

    id: Id
    title: Text
    when: Text
    """When it fits."""
    minutes: Minutes
    """How much time is set aside."""
    questions: Annotated[tuple[Id, ...], Field(strict=False, min_length=1)]


class Prompt(Model):
    """What the two agree on at the end, with so many lines to write it on by hand."""

    id: Id
    text: Text
    lines: Annotated[int, Field(ge=1, le=6)]


class Bank(Model):
    """`mu-guide.yaml`."""

    title: Text
    lead: Text
    use: Annotated[tuple[Text, ...], Field(strict=False)]
    """How to use the guide, one sentence or two each."""
    arrive: Minutes
    """Minutes before the first question."""
    ending: Minutes
    """Minutes for what they agree on."""
    agreed: Items[Prompt]
    chapters: Items[Chapter]
    presets: Items[Preset]

    @property
    def questions(self) -> Iterator[tuple[Chapter, Question]]:
        """Every question with its chapter, in the order of a conversation: easy ones first, brave ones last."""
        for depth in DEPTHS:
            for chapter in self.chapters:
                yield from ((chapter, question) for question in chapter.questions if question.depth == depth)

    def preset(self, name: str) -> Preset:
        """The ready-made conversation with an id. Raises KeyError where there is none."""
        return {each.id: each for each in self.presets}[name]

    def lasts(self, chosen: frozenset[str]) -> int:
        """How many minutes a conversation takes about so much, with its beginning and its end."""
        return self.arrive + sum(each.minutes for _, each in self.questions if each.id in chosen) + self.ending

    @model_validator(mode="after")
    def _fits_together(self) -> Bank:
        ids = Counter(question.id for _, question in self.questions)
        if twice := sorted(name for name, times in ids.items() if times > 1):
            message = f"the question {', '.join(twice)} stands in two chapters; give each its own id"
            raise ValueError(message)
        for preset in self.presets:
            if unknown := sorted(set(preset.questions) - set(ids)):
                message = f"presets.{preset.id} names {', '.join(unknown)}, which is no question here"
                raise ValueError(message)
            if (lasts := self.lasts(frozenset(preset.questions))) > preset.minutes:
                message = f"presets.{preset.id} takes {lasts} minutes with beginning and end, and has {preset.minutes}"
                raise ValueError(message)
        return self


def read(folder: Path | None = None) -> Bank:
    """The bank of a workshop's folder where it has one of its own, else the kit's.

    Raises InputError with everything that is wrong in the file.

    >>> [chapter.title["da"] for chapter in read().chapters]
    ['Feedbackkultur', 'Samtalen', 'Sammenhæng', 'Kontinuitet']
    """
    own = folder / FILE if folder else None
    return load(own if own and own.exists() else kit.folder("workshop-data") / FILE, Bank)
