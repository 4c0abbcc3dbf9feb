"""Who talks with whom, how often and for how long: what a plan is made for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise
from statistics import median
from typing import Literal

from tuskit.organisation import Organisation

YEAR = 52.0


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """How often, in weeks, and for how long, in minutes."""

    weeks: int
    minutes: int
    after: tuple[date, ...] = ()
    """The product's days that it follows, sorted: it lies in one of `within` weeks from every `nth` of them on."""
    within: int = 2

    @property
    def tolerance(self) -> int:
        """How many weeks a conversation may be moved, and a gap may be longer than the rhythm; closed weeks apart."""
        return max(1, round(self.weeks / 8))

    @property
    def beat(self) -> float:
        """Weeks between two of the product's days, the middle distance; a year where there is only one."""
        return median((b - a).days / 7 for a, b in pairwise(self.after)) if len(self.after) > 1 else YEAR

    @property
    def nth(self) -> int:
        """How many of the product's days there are to each conversation.

        >>> quarters = tuple(date(2027, month, 1) for month in (1, 4, 7, 10))
        >>> Rhythm(weeks=26, minutes=120, after=quarters).nth
        2
        """
        return max(1, round(self.weeks / self.beat))


@dataclass(frozen=True, kw_only=True)
class Kind:
    """A conversation with its rhythm: for each team, for each team without its leader, or for each pair."""

    id: str
    who: Literal["team", "members", "pair"]
    rhythm: Rhythm


@dataclass(frozen=True, kw_only=True)
class Relation:
    """Those who hold one conversation again and again."""

    id: str
    """The same from plan to plan: the conversation and the team or person that it is for."""
    conversation: str
    subject: str
    """The team or the person."""
    people: tuple[str, ...]
    """Everybody who takes part, the leader too, sorted."""
    leader: str | None
    rhythm: Rhythm

    def every(self, weeks: int) -> Relation:
        """Give the same relation another interval."""
        return replace(self, rhythm=replace(self.rhythm, weeks=weeks))


def relations(organisation: Organisation, kinds: tuple[Kind, ...]) -> tuple[Relation, ...]:
    """Every relation of an organisation, sorted by id. Nobody talks with themselves alone."""
    found = [
        relation
        for kind in kinds
        for relation in (_pairs if kind.who == "pair" else _teams)(organisation, kind)
        if len(relation.people) > 1
    ]
    return tuple(sorted(found, key=lambda relation: relation.id))


def _teams(organisation: Organisation, kind: Kind) -> list[Relation]:
    made = []
    for key, members in organisation.members.items():
        leader = organisation.leader_of(key)
        if kind.who == "members":
            made.append(_relation(kind, key, {*members} - {leader}, None))
            continue
        people = {*members, *([leader] if leader else [])}
        made.append(_relation(kind, key, people, leader))
    return made


def _pairs(organisation: Organisation, kind: Kind) -> list[Relation]:
    return [_relation(kind, p.id, {p.id, p.leader}, p.leader) for p in organisation.people if p.leader is not None]


def _relation(kind: Kind, subject: str, people: set[str], leader: str | None) -> Relation:
    return Relation(
        id=f"{kind.id}.{subject}",
        conversation=kind.id,
        subject=subject,
        people=tuple(sorted(people)),
        leader=leader,
        rhythm=kind.rhythm,
    )
