"""Plausible answers of people who do not exist, for demos, rehearsals and tests. The same seed gives the same answers.

What the room tends to answer can be given (see `tuskit.simulate.lean`), so that a demo tells a story; the rest is
drawn from the seed.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypedDict
from zlib import crc32

import numpy as np

from tuskit.exercise import Part, questions
from tuskit.simulate.kinds import ANSWERS
from tuskit.simulate.lean import Lean, leans
from tuskit.simulate.room import Archetype, Room

__all__ = ["Archetype", "Lean", "Person", "leans", "simulate"]

ROLES = {"employee": 0.8, "leader": 0.15, "hr": 0.05}
"""Who is in the room, where it is not said."""
TIRES = 0.03
"""How often somebody leaves a whole question out."""


class Person(TypedDict):
    """One simulated participant."""

    role: str | None
    team: str | None
    answers: dict[str, Any]


def simulate(
    parts: tuple[Part, ...],
    n: int,
    *,
    seed: int,
    archetype: Archetype = "mixed",
    lean: Lean | None = None,
    roles: Sequence[str | None] | None = None,
    teams: Sequence[str | None] | None = None,
) -> list[Person]:
    """Answers of n people that pass `check` and `unfinished`. Some skip, some do not know.

    What is true of the room, so that what is said about it can be held up against the truth:

    - `consensus`: everybody stands close to the tendency, whatever their role.
    - `split`: two equal camps, the same people throughout, stand apart on every item.
    - `silent_minority`: the same fifth of the people stand firmly at the end that the room does not lean to, on every
      item; the others are a consensus.
    - `leader_rosy`: leaders stand firmly at the end that the room does not lean to, on every item; the others, HR among
      them, are a consensus. With a lean towards pain the leaders are the ones who see no pain; an item that the lean
      does not name leans where the seed says, and leaders are opposite there too.
    - `mixed`: an ordinary room. Most items are answered with ordinary variation, leaders and HR are milder, and on every
      fourth item, where the tendency is weakest, there are two camps.
    - `scattered`: no pattern. Every answer is drawn evenly from all that can be answered and independently of every
      other; the lean and the roles mean nothing.

    Where options have no order, those who stand apart choose the one that the room likes second best. Roles are drawn
    from the seed when they are not given, the same for every exercise; so are those who stand apart.
    """
    drawn = np.random.default_rng([seed, 0]).choice(list(ROLES), size=n, p=list(ROLES.values())) if n else ()
    roles = roles if roles is not None else [str(role) for role in drawn]
    teams = teams if teams is not None else [None] * n
    people = [Person(role=role, team=team, answers={}) for role, team in zip(roles, teams, strict=True)]
    if len(people) != n:
        message = f"{len(people)} roles for {n} people"
        raise ValueError(message)
    for question in questions(parts):
        stream = np.random.default_rng([seed, crc32(question.id.encode())])
        bent = np.random.default_rng([seed, crc32(" ".join(question.ids).encode())])
        room = Room(
            stream, bent, [person["role"] for person in people], archetype, (lean or {}).get(question.id, {}), seed=seed
        )
        answers = ANSWERS[type(question)](question, room)
        for person, answer, out in zip(people, answers, stream.random(n) < TIRES, strict=True):
            if answer and not out:
                person["answers"][question.id] = answer
    return people
