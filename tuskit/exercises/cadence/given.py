"""What calendars have been told about every meeting, so that a new plan moves meetings instead of doubling them.

A meeting keeps its UID through all plans. What changes about it raises its SEQUENCE, and what is not held any more stays
called off, for everybody who had it, until it lies a year back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property, lru_cache
from typing import Annotated, Any, Literal, NamedTuple
from uuid import UUID, uuid5

from pydantic import Field, ValidationError

from tuskit.exercises.cadence.meetings import Held, Meeting, Plan
from tuskit.memory import DAMAGED, Told
from tuskit.text import InputError, Model

FORGET = timedelta(days=365)
NOBODY = UUID(int=0)
"""The workshop of a plan that is kept nowhere, such as the demo's in a notebook."""


class Words(NamedTuple):
    """What calendars say of a meeting."""

    title: str
    description: str
    team: str
    """The id of the team that holds it; empty for a conversation of two."""


Wording = Callable[[Meeting], Words]


@dataclass(frozen=True, kw_only=True, slots=True)
class Record:
    """What calendars know of one meeting, or of a meeting that is called off for some of its people."""

    uid: str
    relation: str
    number: int
    day: date
    minute: int
    minutes: int
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


def issue(plan: Plan, memory: Memory, words: Wording, *, today: date, names: Mapping[str, str]) -> Memory:
    """What calendars are to be told now: the new plan, and everything that is called off.

    What has been held before `today` stays as it was, also where the plan has no place for it any more. `names` are the
    calendars' names now; those of calendars that are gone are remembered.
    """
    known: dict[tuple[str, int], list[Record]] = {}
    for record in memory.records:
        known.setdefault((record.relation, record.number), []).append(record)
    told: list[Record] = []
    for meeting in plan.meetings:
        old = known.pop((meeting.relation.id, meeting.number), [])
        told += _told(_fresh(meeting, words, memory), old, today)
    told += [_gone(record, today) for records in known.values() for record in records]
    late = [each for each in told if _forgotten(each, plan, today)]
    kept = [each for each in told if not _forgotten(each, plan, today)]
    return Memory(
        workshop=memory.workshop,
        names=_used({**memory.names, **names}, kept),
        floor=max([memory.floor, *(each.sequence + 1 for each in late)]),
        records=tuple(sorted(kept, key=lambda each: (each.day, each.minute, each.uid, each.sequence, each.people))),
    )


def _forgotten(record: Record, plan: Plan, today: date) -> bool:
    """Whether a record lies more than a year back, and is not of the plan's own year."""
    return record.day < today - FORGET and not (record.held and record.day >= plan.days.first)


def _used(names: Mapping[str, str], records: Iterable[Record]) -> dict[str, str]:
    """The names of those calendars that something stands in."""
    used = {f"people/{person}" for each in records for person in each.people}
    used |= {f"teams/{each.team}" for each in records if each.team}
    return {key: names.get(key, key.partition("/")[2]) for key in sorted(used)}


def _fresh(meeting: Meeting, words: Wording, memory: Memory) -> Record:
    """A meeting as if no calendar knew it."""
    said = words(meeting)
    relation = meeting.relation
    return Record(
        uid=_uid(memory.workshop, relation.id, meeting.number),
        relation=relation.id,
        number=meeting.number,
        day=meeting.day,
        minute=meeting.minute,
        minutes=meeting.minutes,
        people=relation.people,
        led=(relation.leader,) if relation.leader is not None else (),
        team=said.team,
        private=not said.team,
        sequence=memory.floor,
        held=True,
        title=said.title,
        description=said.description,
    )


def _told(fresh: Record, old: Iterable[Record], today: date) -> list[Record]:
    """A meeting of the plan, after what calendars know of it."""
    was = next((each for each in old if each.held), None)
    off = [each for each in old if not each.held]
    if was is None and not off:
        return [fresh]
    if was is None:
        sequence = max(each.sequence for each in off) + 1
        return [replace(fresh, sequence=sequence), *_still_off(off, fresh)]
    if was.day < today and (was.day, was.minute) == (fresh.day, fresh.minute):
        return [was, *off]
    led = tuple(sorted({*fresh.led, *(person for person in was.led if person in fresh.people)}))
    if was.shown == fresh.shown:
        return [replace(fresh, led=led, sequence=was.sequence), *off]
    left = tuple(person for person in was.people if person not in fresh.people)
    if left:
        off.append(_called_off(replace(was, team="", people=left, led=tuple(p for p in was.led if p in left))))
    # Above what is called off for those who left, for whoever has everybody's calendars in one.
    sequence = max(each.sequence for each in (was, *off)) + 1
    return [replace(fresh, led=led, sequence=sequence), *_still_off(off, fresh)]


def _still_off(off: Iterable[Record], held: Record) -> list[Record]:
    """What is called off, for those who are not in the meeting now."""
    out = []
    for each in off:
        people = tuple(person for person in each.people if person not in held.people)
        if people:
            led = tuple(person for person in each.led if person in people)
            out.append(replace(each, people=people, led=led, team=""))
    return out


def _gone(record: Record, today: date) -> Record:
    """A record that the plan has no meeting for: called off, unless it has been."""
    return _called_off(record) if record.held and record.day >= today else record


def _called_off(record: Record) -> Record:
    return replace(record, held=False, sequence=record.sequence + 1)


def _uid(workshop: UUID, relation: str, number: int) -> str:
    """A meeting's name in all calendars."""
    return f"{uuid5(workshop, f'{relation}-{number}')}@tuskit"


def _record(row: Row, kept: Kept) -> Record:
    said = row._asdict()
    words = {"title": kept.texts[row.title], "description": kept.texts[row.description]}
    return Record(uid=_uid(kept.workshop, row.relation, row.number), **{**said, **words})


def _where(error: ValidationError) -> str:
    return ".".join(str(step) for step in error.errors()[0]["loc"])
