"""An organisation that is only known by its numbers: so many teams of so many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, model_validator

from tuskit.organisation.model import Organisation, Person, team
from tuskit.text import Model

TEAM = 6
"""People in a team of an organisation that is only known by how many are invited: 4–6 talk best together."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
MOST = 20_000
"""People in an organisation of numbers."""


class Numbers(Model):
    """So many teams of so many, each with its leader among them: 8 teams of 6 are 48 people.

    >>> len(made(Numbers(teams=8, of=6)).people)
    48
    """

    teams: Annotated[int, Field(ge=1)]
    of: Annotated[int, Field(ge=1)]
    """How many in each team, its leader included."""

    @model_validator(mode="after")
    def _bounded(self) -> Numbers:
        if self.teams * self.of > MOST:
            message = f"{self.teams} teams of {self.of} are more than {MOST} people"
            raise ValueError(message)
        return self


def made(numbers: Numbers) -> Organisation:
    """Teams A, B and so on, whose people have numbers for names: A0 leads A1, A2 and so on, and nobody leads the leaders."""
    return _of([numbers.of] * numbers.teams)


def generic(people: int) -> Organisation:
    """So many people in teams of about six, otherwise as `made`."""
    count = max(1, round(people / TEAM))
    return _of([people // count + (n < people % count) for n in range(count)])


def _of(sizes: Sequence[int]) -> Organisation:
    teams = [team(_letters(n)) for n in range(len(sizes))]
    everyone = [
        Person(
            id=f"{item.text.da}{k}",
            name=f"{item.text.da}{k}",
            teams=(item.id,),
            leader=f"{item.text.da}0" if k else None,
            role="employee" if k else "leader",
        )
        for item, size in zip(teams, sizes, strict=True)
        for k in range(size)
    ]
    return Organisation(tuple(everyone), tuple(teams), unnamed=True)


def _letters(number: int) -> str:
    """A … Z, AA … ZZ and so on."""
    rest, letter = divmod(number, len(LETTERS))
    return (_letters(rest - 1) if rest else "") + LETTERS[letter]
