"""What calendars have been told about every meeting, as it is remembered from plan to plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import Annotated, Any, Literal, NamedTuple
from uuid import UUID, uuid5

from pydantic import Field, ValidationError

from tuskit.exercises.cadence.meetings import Held
from tuskit.memory import DAMAGED, Told
from tuskit.text import InputError, Model

NOBODY = UUID(int=0)
"""The workshop of a plan that is kept nowhere, such as the demo's in a notebook."""


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What calendars know of one meeting, or of a meeting that is called off for some of its people."""

    uid: str
    relation: str
    number: int
    day: date
    minute: int
    minutes: int
    weeks: int
    """The rhythm that it was planned in."""
    people: tuple[str, ...]
    """Those it is told to."""
    led: tuple[str, ...]
    """Those of them who lead it, or have led it."""
    team: str
    """The team whose calendar it stands in; empty for a conversation of two."""
    private: bool
    """Whether it is a conversation of two, of which calendars say only that it is."""
    sequence: int
    held: bool
    """False where it is called off."""
    title: str
    description: str

    @property
    def shown(self) -> tuple[object, ...]:
        """What people see of it; another version is one where this differs."""
        return self.day, self.minute, self.minutes, self.people, self.title, self.description


@dataclass(frozen=True, kw_only=True)
class Memory:
    """All that has been given out by one workshop."""

    workshop: UUID
    """Drawn once, so that no two workshops have a UID in common."""
    names: Mapping[str, str]
    """What each calendar was called, by its name: `teams/drift`, `people/ole` …"""
    floor: int
    """A new meeting's first SEQUENCE: above those that are forgotten, should a number come again."""
    records: tuple[Record, ...]

    @cached_property
    def held(self) -> tuple[Held, ...]:
        """The meetings that are held."""
        return tuple(
            Held(
                relation=each.relation,
                number=each.number,
                day=each.day,
                minute=each.minute,
                minutes=each.minutes,
                people=each.people,
                weeks=each.weeks,
            )
            for each in self.records
            if each.held
        )


class Row(NamedTuple):
    """A record as it is kept: without its UID, and with its words by their places in the list of texts."""

    relation: str
    number: Annotated[int, Field(ge=0)]
    day: date
    minute: int
    minutes: int
    weeks: int
    people: tuple[str, ...]
    led: tuple[str, ...]
    team: str
    private: bool
    sequence: Annotated[int, Field(ge=0)]
    held: bool
    title: Annotated[int, Field(ge=0)]
    description: Annotated[int, Field(ge=0)]


class Kept(Model, strict=False):
    """The memory as JSON."""

    workshop: UUID
    version: Literal[1] = 1
    names: dict[str, str] = Field(default_factory=dict)
    floor: Annotated[int, Field(ge=0)] = 0
    texts: tuple[str, ...] = ()
    meetings: tuple[Row, ...] = ()


def read(given: Mapping[str, Any]) -> Memory:
    """What was given out before. Raises InputError for what this module has not written."""
    return _known(given) if isinstance(given, Told) else _read(given)


def _read(given: Mapping[str, Any]) -> Memory:
    if not given:
        return Memory(workshop=NOBODY, names={}, floor=0, records=())
    try:
        kept = Kept.model_validate(dict(given))
        records = tuple(_record(row, kept) for row in kept.meetings)
    except (ValidationError, IndexError) as error:
        what = "is damaged" if isinstance(error, IndexError) else f"is damaged at {_where(error)}"
        raise InputError([DAMAGED.format(path="given/cadence.json", what=what)]) from None
    return Memory(workshop=kept.workshop, names=kept.names, floor=kept.floor, records=records)


_known = lru_cache(maxsize=2)(_read)


def write(memory: Memory) -> dict[str, Any]:
    """The memory as plain JSON, the same for the same memory."""
    texts: dict[str, int] = {}
    meetings = [
        [
            each.relation,
            each.number,
            each.day.isoformat(),
            each.minute,
            each.minutes,
            each.weeks,
            list(each.people),
            list(each.led),
            each.team,
            each.private,
            each.sequence,
            each.held,
            texts.setdefault(each.title, len(texts)),
            texts.setdefault(each.description, len(texts)),
        ]
        for each in memory.records
    ]
    return {
        "workshop": memory.workshop.hex,
        "version": 1,
        "names": dict(memory.names),
        "floor": memory.floor,
        "texts": list(texts),
        "meetings": meetings,
    }


def before(given: Mapping[str, Any]) -> tuple[Held, ...]:
    """The meetings of the plan that was given out, as the planner wants them. Raises InputError as `read` does."""
    return read(given).held


def uid(workshop: UUID, relation: str, number: int) -> str:
    """A meeting's name in all calendars: the same when it moves."""
    return f"{uuid5(workshop, f'{relation}-{number}')}@tuskit"


def _record(row: Row, kept: Kept) -> Record:
    said = row._asdict()
    words = {"title": kept.texts[row.title], "description": kept.texts[row.description]}
    return Record(uid=uid(kept.workshop, row.relation, row.number), **{**said, **words})


def _where(error: ValidationError) -> str:
    return ".".join(str(step) for step in error.errors()[0]["loc"])
