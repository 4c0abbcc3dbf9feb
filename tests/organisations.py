"""Made-up organisations of any size, and plans given out, for tests and benchmarks."""

from __future__ import annotations

import random

from tuskit.exercises.cadence.meetings import Held, Plan
from tuskit.organisation import WORKDAYS, Organisation, Person, team

SPAN = 8
"""A leader leads so many."""


def tree(people: int, *, part_time: float = 0.15, seed: int = 1) -> Organisation:
    """Teams of eight with their leader, leaders in teams of eight under leaders of leaders, and one at the top."""
    chance = random.Random(seed)
    everyone, teams = [], []
    below = [f"l0_{n}" for n in range(max(1, people // SPAN))]
    for n, leader in enumerate(below):
        own = team(f"Team {n}")
        teams.append(own)
        for k in range(SPAN - 1):
            off = chance.choice(WORKDAYS) if chance.random() < part_time else None
            days = tuple(day for day in WORKDAYS if day != off)
            everyone.append(Person(f"p{n}_{k}", f"P{n}-{k}", (own.id,), leader, days=days))
    level = 0
    while len(below) > 1:
        level += 1
        above = [f"l{level}_{n}" for n in range(-(-len(below) // SPAN))]
        own_teams = [team(f"Ledelse {level}-{n}") for n in range(len(above))]
        teams += own_teams
        everyone += [
            Person(one, one.upper(), (own_teams[n // SPAN].id,), above[n // SPAN]) for n, one in enumerate(below)
        ]
        below = above
    everyone.append(Person(below[0], below[0].upper(), (), None))
    return Organisation(tuple(everyone), tuple(teams))


def given_out(found: Plan) -> tuple[Held, ...]:
    """A plan as the next one is told of it."""
    return tuple(
        Held(
            relation=m.relation.id,
            number=m.number,
            day=m.day,
            minute=m.minute,
            minutes=m.minutes,
            people=m.people,
            weeks=m.relation.rhythm.weeks,
        )
        for m in found.meetings
    )
