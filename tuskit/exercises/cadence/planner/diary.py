"""Everybody's diary while a plan is made: what is taken, and each leader's minutes a week."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_

import numpy as np

from tuskit.exercises.cadence.meetings import Held, leaders
from tuskit.exercises.cadence.planner.share import shares
from tuskit.exercises.cadence.planner.timetable import Timetable, halves
from tuskit.exercises.cadence.relations import Relation


@dataclass(eq=False)
class Series:
    """A relation's year while it is planned."""

    relation: Relation
    weeks: dict[int, int] = field(default_factory=dict)
    """The week that each meeting belongs in, by its number."""
    slot: int = 0
    """The fixed time, as a place of the first week."""
    places: dict[int, int] = field(default_factory=dict)
    """Where each meeting is, by its number; those without a place are missing."""
    past: dict[int, Held] = field(default_factory=dict)
    """What has been held, or lies outside the timetable."""
    since: int = -1
    """The rank of the last one held, below 0 where that was before the first open week."""
    last: date | None = None
    """When the last one was held."""

    def own(self, table: Timetable, number: int) -> int:
        """The place of a meeting in its own week and slot."""
        return self.weeks[number] * table.week + self.slot

    def missing(self) -> list[int]:
        """The meetings without a place."""
        return [number for number in self.weeks if number not in self.places]


class Diary:
    """Who is taken when, and how many minutes a week the leaders have."""

    def __init__(
        self, table: Timetable, relations: Sequence[Relation], caps: Mapping[str, int], away: Mapping[str, int]
    ) -> None:
        self.table = table
        self.caps = caps
        self.away = away
        everyone = {person for relation in relations for person in relation.people}
        self.taken = {person: table.shut | away.get(person, 0) for person in everyone}
        lead = set(leaders(relations))
        self.load = {person: [0] * table.weeks for person in everyone if person in lead or person in caps}
        self.share = shares(table, relations)
        """The most minutes a week that a level year asks of anybody."""
        self.whole = np.zeros(table.weeks, dtype=int)
        """Minutes a week of everybody together."""
        self.series: dict[str, list[Series]] = {}
        """Each person's conversations."""
        self.talks: dict[str, dict[int, int]] = {}
        """How many conversations each team or person has in each week, by the open weeks before it."""

    def enter(self, series: Series) -> None:
        """Let everybody know of a conversation."""
        for person in series.relation.people:
            self.series.setdefault(person, []).append(series)

    def starts(self, relation: Relation) -> int:
        """Every place at which all of a relation's people are free."""
        taken = reduce(or_, (self.taken[person] for person in relation.people))
        return self.table.starts(taken, relation.rhythm.minutes)

    def can(self, relation: Relation) -> int:
        """Every place at which all could meet if they had no conversations."""
        taken = reduce(or_, (self.away.get(person, 0) for person in relation.people), self.table.shut)
        return self.table.starts(taken, relation.rhythm.minutes)

    def put(self, series: Series, number: int, place: int) -> None:
        """Write a meeting into its people's diaries."""
        series.places[number] = place
        relation = series.relation
        self._write(relation.people, place, relation.rhythm.minutes)
        self._talk(relation, place // self.table.week, 1)

    def lift(self, series: Series, number: int) -> int:
        """Take a meeting out again; gives where it was."""
        place = series.places.pop(number)
        relation = series.relation
        self._write(relation.people, place, -relation.rhythm.minutes)
        self._talk(relation, place // self.table.week, -1)
        return place

    def block(self, held: Held) -> None:
        """Write a meeting that nobody moves any more, as far as it lies in the timetable."""
        if self.table.holds(held.day, held.minute):
            people = [person for person in held.people if person in self.taken]
            self._write(people, self.table.at(held.day, held.minute), held.minutes)

    def _write(self, people: Iterable[str], place: int, minutes: int) -> None:
        mask = (1 << halves(abs(minutes))) - 1 << place
        week = place // self.table.week
        for person in people:
            self.whole[week] += minutes
            self.taken[person] = self.taken[person] | mask if minutes > 0 else self.taken[person] & ~mask
            if person in self.load:
                self.load[person][week] += minutes

    def _talk(self, relation: Relation, week: int, by: int) -> None:
        held = self.talks.setdefault(relation.subject, {})
        rank = self.table.rank.get(week, week)
        held[rank] = held.get(rank, 0) + by

    def over(self, relation: Relation, week: int) -> list[str]:
        """Whose caps one more meeting in a week would break."""
        minutes = relation.rhythm.minutes
        return [
            person
            for person in relation.people
            if person in self.caps and self.load[person][week] + minutes > self.caps[person]
        ]
