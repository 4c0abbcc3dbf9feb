"""The talk's own story, told in chapters before the room begins: `workshop-data/story.yaml`, two or three sentences and a picture each.

>>> [chapter.id for chapter in story().chapters]
['bundle', 'eras', 'cascade', 'process', 'crisis', 'answers']
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, model_validator

from tuskit import evidence, kit
from tuskit.text import Id, Item, Items, Model, Text, load

Talk = Literal["mus", "mu", "tus"]
"""A conversation; each has its colour."""


class Thing(Item):
    """A step or a thing with its words, and a few more that say when."""

    note: Text | None = None


class Parcel(Model):
    """A conversation and what is in it."""

    talk: Talk
    note: Text
    things: Annotated[tuple[Thing, ...], Field(strict=False)] = ()


class Names(Model):
    """What stands over a before and an after."""

    before: Text
    after: Text


class Parcels(Model):
    """What conversations hold; with a before, how that changes."""

    kind: Literal["parcels"]
    names: Names | None = None
    before: Annotated[tuple[Parcel, ...], Field(strict=False)] = ()
    after: Annotated[tuple[Parcel, ...], Field(strict=False, min_length=1)]

    @model_validator(mode="after")
    def _named(self) -> Parcels:
        if bool(self.before) != bool(self.names):
            message = "a before needs names, and names need a before"
            raise ValueError(message)
        return self


class Era(Item):
    """A stretch of years; `strength` from 1 to 3 is how thick it is drawn, and tells a story rather than a number."""

    start: int
    end: int
    strength: Annotated[int, Field(ge=1, le=3)]

    @model_validator(mode="after")
    def _forwards(self) -> Era:
        if self.end <= self.start:
            message = f"it ends in {self.end} and begins in {self.start}"
            raise ValueError(message)
        return self


class Timeline(Model):
    """Eras, and the reasons for how it began."""

    kind: Literal["timeline"]
    eras: Items[Era]
    heading: Text
    reasons: Items[Item]


class Steps(Model):
    """Steps in order: as a staircase, or as a wheel that begins again. `marked` is the one that the title is about."""

    kind: Literal["stairs", "wheel"]
    steps: Items[Thing]
    marked: Id
    middle: Text | None = None

    @model_validator(mode="after")
    def _there(self) -> Steps:
        if self.marked not in {step.id for step in self.steps}:
            message = f"marked: {self.marked} is none of the steps"
            raise ValueError(message)
        if (self.kind == "wheel") != (self.middle is not None):
            message = "a wheel needs a middle, and only a wheel has one"
            raise ValueError(message)
        return self


class Share(Model):
    """A claim whose figure is drawn, and a few words for it; the claim itself says it in full."""

    claim: Id
    label: Text


class Shares(Model):
    """What others have measured."""

    kind: Literal["shares"]
    shares: Annotated[tuple[Share, ...], Field(strict=False, min_length=1)]

    @model_validator(mode="after")
    def _measured(self) -> Shares:
        known = {claim.id: claim for claim in evidence.ledger().claims}
        for share in self.shares:
            found = known.get(share.claim)
            if found is None or found.figure is None or found.figure.unit != "percent":
                message = f"{share.claim} is not a claim with a percentage in evidence.yaml"
                raise ValueError(message)
        return self


class Chapter(Model):
    """A point of the talk."""

    id: Id
    rows: Annotated[tuple[int, ...], Field(strict=False, min_length=1)]
    """The rows of the talk that it tells."""
    title: Text
    """The point, as a sentence."""
    says: Text
    drawn: Text
    """What the picture shows, and where it is from."""
    figure: Annotated[Parcels | Timeline | Steps | Shares, Field(discriminator="kind")]
    claims: Annotated[tuple[Id, ...], Field(strict=False)] = ()
    """Claims that are told under the picture."""

    @model_validator(mode="after")
    def _known(self) -> Chapter:
        if unknown := set(self.claims) - {claim.id for claim in evidence.ledger().claims}:
            message = f"{', '.join(sorted(unknown))} is not a claim in evidence.yaml"
            raise ValueError(message)
        return self


class Part(Model):
    """A conversation's part of a band; the weight shows an order, and is no measurement."""

    talk: Talk
    weight: Annotated[int, Field(ge=1)]


class Band(Model):
    """How the conversations share the room there is."""

    heading: Text
    parts: Annotated[tuple[Part, ...], Field(strict=False, min_length=1)]


class Point(Model):
    """The whole story in one small picture."""

    before: Band
    after: Band
    alt: Text


class Story(Model):
    """`story.yaml`."""

    title: Text
    lead: Text
    point: Point
    chapters: Items[Chapter]


@cache
def story(path: Path | None = None) -> Story:
    """Read a story; the kit's own when no path is given. Raises InputError with everything that is wrong in it."""
    return load(path or kit.folder("workshop-data") / "story.yaml", Story)
