"""How short anybody's busiest week can be."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import reduce
from typing import NamedTuple

from tuskit.exercises.cadence.planner.timetable import Timetable
from tuskit.exercises.cadence.relations import Relation

YEAR = 52
PAUSES = 8
"""Up to this many weeks a rhythm pauses in closed weeks: every fourth week is every fourth open week."""
SLACK = 0.1


class Load(NamedTuple):
    """Minutes of a busiest week."""

    least: int
    """No plan with these conversations has a shorter one."""
    allowed: int
    """The least and a tenth of it, rounded up to a whole conversation."""


def bound(lengths: Iterable[int], weeks: int) -> Load:
    """How short the busiest of so many open weeks can be that holds conversations of these lengths in minutes.

    It holds the longest one, and the mean; what is made of halves of an hour comes in halves of an hour.

    >>> bound([30] * 26 + [120] * 2, 13)
    Load(least=120, allowed=150)
    """
    found = list(lengths)
    if not found or not weeks:
        return Load(0, 0)
    grain = reduce(math.gcd, found)
    least = max(*found, grain * math.ceil(sum(found) / weeks / grain))
    shortest = min(found)
    return Load(least, least + shortest * math.ceil(SLACK * least / shortest))


def shares(table: Timetable, relations: Iterable[Relation]) -> dict[str, int]:
    """The most minutes a week that a level year asks of everybody, before anything is placed."""
    open_weeks = len(table.open_weeks)
    lengths: dict[str, list[int]] = {}
    for relation in relations:
        rhythm = relation.rhythm
        count = max(1, (open_weeks if rhythm.weeks <= PAUSES else min(YEAR, table.weeks)) // rhythm.weeks)
        for person in relation.people:
            lengths.setdefault(person, []).extend([rhythm.minutes] * count)
    return {person: bound(found, open_weeks).allowed for person, found in lengths.items()}
