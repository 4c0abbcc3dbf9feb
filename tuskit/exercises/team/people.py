"""The team's people: what they said, and for those who said nothing what the team's own matrix has."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from string import ascii_uppercase
from typing import TYPE_CHECKING

from tuskit.exercises.team.content import KINDS, Member, Team

if TYPE_CHECKING:
    import pandas as pd

    from tuskit.answers import Group


@dataclass(frozen=True, kw_only=True)
class Person:
    """Somebody in the team."""

    name: str
    """As in the matrix; else a letter, from which nobody can tell who it is."""
    levels: Mapping[str, int] = field(hash=False)
    """Competence → level from 0 to 4; what is missing is not known."""
    wants: frozenset[str]
    declines: frozenset[str]
    hours: float | None
    """Free for learning and teaching before the next TUS; None when it is not known."""
    away: frozenset[int]
    """Weeks of the summer."""
    told_away: bool
    """Whether it is known when they are away."""


def people(content: Team, group: Group) -> tuple[Person, ...]:
    """Everybody who answered, and the rest of the matrix. Whoever answers twice under a name counts as they last did."""
    table = group.table
    answers = {person: table[table["person"] == person] for person in sorted(set(table["person"].tolist()))}
    named = {member.id: member for member in content.members}
    found: dict[str, Person] = {member.id: _written(member) for member in content.members}
    unnamed = []
    for person, rows in answers.items():
        said = rows.loc[rows["question"] == "who", "item"]
        member = named.get(said.iloc[0]) if len(said) else None
        if member:
            found[member.id] = _said(rows, member.name, found[member.id])
        else:
            unnamed.append((person, rows))
    letters = _letters({member.name for member in content.members})
    return (*found.values(), *(_said(rows, next(letters), None) for _, rows in unnamed))


def _letters(taken: Container[str]) -> Iterator[str]:
    """A, B, C …, then A1, B1 …; nobody's own name."""
    for turn in count():
        for letter in ascii_uppercase:
            if (name := letter + (str(turn) if turn else "")) not in taken:
                yield name


def _written(member: Member) -> Person:
    return Person(
        name=member.name,
        levels=dict(member.levels),
        wants=member.wants,
        declines=member.declines - member.wants,
        hours=member.hours,
        away=member.away,
        told_away=bool(member.away),
    )


def _said(rows: pd.DataFrame, name: str, before: Person | None) -> Person:
    """What somebody answered; the matrix stands where they said nothing."""
    levels = rows[rows["question"].isin([f"level_{kind}" for kind in KINDS]) & rows["number"].notna()]
    wants, declines, away = (frozenset(rows.loc[rows["question"] == q, "item"]) for q in ("wants", "declines", "away"))
    hours = rows.loc[(rows["question"] == "time") & (rows["field"] == "hours"), "number"]
    said = {str(item): int(level) for item, level in zip(levels["item"], levels["number"], strict=True)}
    weeks = frozenset(int(week.removeprefix("week_")) for week in away)
    return Person(
        name=name,
        levels={**(before.levels if before else {}), **said},
        wants=wants or (before.wants - declines if before else wants),
        declines=(declines or (before.declines if before else declines)) - wants,
        hours=float(hours.iloc[0]) if len(hours) else before.hours if before else None,
        away=weeks or (before.away if before else weeks),
        told_away=bool(weeks) or (before.told_away if before else False),
    )
