"""What a plan is made of: fixed slots, meetings, and the rules that could not be kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

from tuskit.calendar import Days
from tuskit.exercises.cadence.relations import Relation

ZONE = ZoneInfo("Europe/Copenhagen")
Rule = Literal["cap", "room", "length", "closed"]
"""The leader's cap; no time in which all are free; no day is long enough; no day is open."""


class Slot(NamedTuple):
    """A fixed time of the week: 0 is Monday, and minutes after midnight."""

    weekday: int
    minute: int


@dataclass(frozen=True, kw_only=True)
class Held:
    """A meeting of a plan that was given out before."""

    relation: str
    """The relation's id."""
    number: int
    day: date
    minute: int
    minutes: int
    people: tuple[str, ...]
    weeks: int
    """The rhythm that it was planned in."""


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One conversation on one day."""

    relation: Relation = field(repr=False)
    number: int
    """With the relation's id its name in all plans: it stays the same when the meeting moves."""
    day: date
    minute: int
    moved: bool
    """Not in the relation's own slot, or not in its own week."""
    held: Held | None = field(default=None, repr=False)
    """What it was, for one that has been held."""

    @property
    def people(self) -> tuple[str, ...]:
        """Who takes part, or took part."""
        return self.held.people if self.held else self.relation.people

    @property
    def start(self) -> datetime:
        """When it begins, on Danish clocks."""
        return datetime(self.day.year, self.day.month, self.day.day, self.minute // 60, self.minute % 60, tzinfo=ZONE)

    @property
    def minutes(self) -> int:
        """How long it takes."""
        return self.held.minutes if self.held else self.relation.rhythm.minutes


@dataclass(frozen=True, kw_only=True)
class Breach:
    """A rule that some of a relation's meetings would break; they are left out of the plan."""

    rule: Rule
    relation: Relation
    who: tuple[str, ...]
    """Whose caps they are, sorted; nobody's where it is no cap."""
    missing: int
    """How many meetings could not be placed."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """A year's meetings, sorted by time, and what could not be kept."""

    days: Days = field(repr=False)
    relations: tuple[Relation, ...] = field(repr=False)
    meetings: tuple[Meeting, ...] = field(repr=False)
    slots: Mapping[str, Slot] = field(repr=False)
    """Each relation's fixed slot, by its id."""
    breaches: tuple[Breach, ...]
    caps: Mapping[str, int]
    """Minutes a week, by leader."""
    away: Mapping[str, int] = field(default_factory=dict, repr=False)
    before: tuple[Held, ...] = field(default=(), repr=False)
    today: date | None = None
    """What else the plan was made from: see `plan`."""

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """Everybody who leads a conversation, sorted."""
        return leaders(self.relations)

    @cached_property
    def load(self) -> Mapping[str, tuple[int, ...]]:
        """Minutes of conversation in each week of the plan, by leader; what they take part in counts too."""
        load = {leader: [0] * len(self.days.weeks) for leader in self.leaders}
        for meeting in self.meetings:
            week = (meeting.day - self.days.weeks[0]).days // 7
            for person in meeting.people:
                if person in load:
                    load[person][week] += meeting.minutes
        return {leader: tuple(minutes) for leader, minutes in load.items()}

    @property
    def missing(self) -> int:
        """How many meetings are left out."""
        return sum(breach.missing for breach in self.breaches)

    def of(self, relation: str) -> tuple[Meeting, ...]:
        """The meetings of one relation, sorted by time."""
        return self._by_relation.get(relation, ())

    @cached_property
    def _by_relation(self) -> Mapping[str, tuple[Meeting, ...]]:
        found: dict[str, list[Meeting]] = {}
        for meeting in self.meetings:
            found.setdefault(meeting.relation.id, []).append(meeting)
        return {key: tuple(meetings) for key, meetings in found.items()}


def leaders(relations: Iterable[Relation]) -> tuple[str, ...]:
    """Everybody who leads one of the conversations, sorted."""
    return tuple(sorted({relation.leader for relation in relations if relation.leader is not None}))
