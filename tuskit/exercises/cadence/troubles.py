"""What a plan cannot keep: every breach, gathered by rule and by whom it is about."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from tuskit.exercises.cadence.meetings import Breach, Plan, Rule
from tuskit.exercises.cadence.relations import Relation


@dataclass(frozen=True, kw_only=True)
class Mend:
    """One change that is enough by itself. With the same kind of change for everyone who needs one, the plan holds."""

    what: Literal["cap", "weeks", "day", "hours", "person"]
    """The leader's minutes a week, the weeks between conversations of one kind, a weekday that is opened, a day that is
    longer, or somebody whose own calendar makes room."""
    conversation: str | None = None
    was: int = 0
    value: int = 0
    """Minutes (for `hours`: so many more), weeks, or the weekday from 0."""
    person: str | None = None


@dataclass(frozen=True, kw_only=True)
class Trouble:
    """A rule that cannot be kept, for whom, and the least changes of which each would mend it."""

    rule: Rule
    who: str | None
    """The leader; None where the rule is about the days."""
    conversation: str
    """The kind of conversation that asks most of the leader, or that is too long."""
    people: int
    """With how many people, or how many, the leader holds it."""
    weeks: int
    minutes: int
    needs: float
    """What the conversations ask: minutes in an even week, or the minutes of the too long one."""
    has: int
    """What there is: the leader's cap in minutes, or the longest stretch of a day."""
    missing: int
    """How many meetings are left out of the plan."""
    relations: tuple[Relation, ...] = ()
    """Whose meetings they are."""
    mends: tuple[Mend, ...] = ()


def troubles(made: Plan) -> tuple[Trouble, ...]:
    """Every breach of a plan: what the days do not allow first, then leader by leader, those with most left out first."""
    mine: dict[str, list[Relation]] = {}
    gathered = gather(made.breaches)
    for relation in made.relations:
        for person in relation.people:
            if person in gathered:
                mine.setdefault(person, []).append(relation)
    found = []
    for who, breaches in gathered.items():
        kind = largest(mine[who], who)
        of_kind = [r for r in mine[who] if r.conversation == kind and r.leader == who] or mine[who]
        missing: dict[Rule, int] = {}
        for breach in breaches:
            missing[breach.rule] = missing.get(breach.rule, 0) + breach.missing
        found.append(
            Trouble(
                rule=max(sorted(missing), key=missing.__getitem__),
                who=who,
                conversation=kind,
                people=len(of_kind),
                weeks=of_kind[0].rhythm.weeks,
                minutes=of_kind[0].rhythm.minutes,
                needs=demand(mine[who]),
                has=made.caps.get(who, 0),
                missing=sum(missing.values()),
                relations=tuple(dict.fromkeys(breach.relation for breach in breaches)),
            )
        )
    return (*_daily(made), *found)


def demand(relations: Iterable[Relation]) -> float:
    """Minutes that some relations ask of one person in an even week."""
    return sum(relation.rhythm.minutes / relation.rhythm.weeks for relation in relations)


def gather(breaches: Iterable[Breach]) -> dict[str, list[Breach]]:
    """The breaches of each leader whose meetings are left out, those with most left out first."""
    found: dict[str, list[Breach]] = {}
    for breach in breaches:
        if breach.rule in {"cap", "room"}:
            for who in breach.who or (breach.relation.leader or breach.relation.people[0],):
                found.setdefault(who, []).append(breach)
    return dict(sorted(found.items(), key=lambda item: (-sum(breach.missing for breach in item[1]), item[0])))


def largest(relations: Iterable[Relation], leader: str) -> str:
    """The kind of conversation that asks most of a leader."""
    asks: dict[str, float] = {}
    for relation in relations:
        share = demand([relation]) * (1 if relation.leader == leader else 0.001)
        asks[relation.conversation] = asks.get(relation.conversation, 0) + share
    return max(sorted(asks), key=asks.__getitem__)


def _daily(made: Plan) -> tuple[Trouble, ...]:
    """What no change of a leader's can mend: closed days, and conversations longer than a stretch of the day."""
    found: dict[tuple[Rule, str], list[Breach]] = {}
    for breach in made.breaches:
        if breach.rule in {"length", "closed"}:
            found.setdefault((breach.rule, breach.relation.conversation), []).append(breach)
    return tuple(
        Trouble(
            rule=rule,
            who=None,
            conversation=conversation,
            people=len(breaches),
            weeks=breaches[0].relation.rhythm.weeks,
            minutes=breaches[0].relation.rhythm.minutes,
            needs=breaches[0].relation.rhythm.minutes,
            has=made.days.longest,
            missing=sum(breach.missing for breach in breaches),
        )
        for (rule, conversation), breaches in sorted(found.items())
    )
