"""Who talks with whom, how often and for how long: what a plan is made for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from tuskit.organisation import Organisation, Person, team

TEAM = 6
"""People in a team of an organisation that is only known by its number: 4–6 talk best together."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, kw_only=True)
class Rhythm:
    """How often, in weeks, and for how long, in minutes."""

    weeks: int
    minutes: int

    @property
    def tolerance(self) -> int:
        """How many weeks a conversation may be moved, and a gap may be longer than the rhythm; closed weeks apart."""
        return max(1, round(self.weeks / 8))


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


def generic(people: int) -> Organisation:
    """So many people in teams of about six, their leaders among them, without names: A0 leads A1, A2 and so on."""
    count = max(1, round(people / TEAM))
    sizes: Mapping[int, int] = {n: people // count + (n < people % count) for n in range(count)}
    teams = [team(_letters(n)) for n in sizes]
    everyone = [
        Person(f"{item.text.da}{k}", f"{item.text.da}{k}", (item.id,), None if k == 0 else f"{item.text.da}0")
        for n, item in enumerate(teams)
        for k in range(sizes[n])
    ]
    return Organisation(tuple(everyone), tuple(teams))


def _letters(number: int) -> str:
    """A … Z, AA … ZZ and so on."""
    rest, letter = divmod(number, len(LETTERS))
    return (_letters(rest - 1) if rest else "") + LETTERS[letter]
