"""What calendars are to be told of a new plan, so that meetings move instead of being doubled.

A meeting keeps its UID through all plans. What changes about it raises its SEQUENCE, and what is not held any more stays
called off, for everybody who had it, until it lies a year back.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from tuskit.exercises.cadence.given import Memory, Record, uid
from tuskit.exercises.cadence.meetings import Meeting, Plan

FORGET = timedelta(days=365)


class Words(NamedTuple):
    """What calendars say of a meeting."""

    title: str
    description: str
    team: str
    """The id of the team that holds it; empty for a conversation of two."""


Wording = Callable[[Meeting], Words]


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
    told += [_gone(record, plan, today) for records in known.values() for record in records]
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
        uid=uid(memory.workshop, relation.id, meeting.number),
        relation=relation.id,
        number=meeting.number,
        day=meeting.day,
        minute=meeting.minute,
        minutes=meeting.minutes,
        weeks=relation.rhythm.weeks,
        people=meeting.people,
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


def _gone(record: Record, plan: Plan, today: date) -> Record:
    """A record that the plan has no meeting for: called off, unless it has been, or lies outside the plan's year."""
    ahead = max(today, plan.days.first) <= record.day <= plan.days.last
    return _called_off(record) if record.held and ahead else record


def _called_off(record: Record) -> Record:
    return replace(record, held=False, sequence=record.sequence + 1)
