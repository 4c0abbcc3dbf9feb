"""What would mend a plan that cannot be kept: for each leader the least change that is enough, found by planning again."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from tuskit.exercises.cadence.diary import YEAR
from tuskit.exercises.cadence.meetings import Plan, Rule
from tuskit.exercises.cadence.plan import plan
from tuskit.exercises.cadence.relations import Relation

HALF_HOUR = 30
MOST = 12
"""For so many leaders, those with most left out, a mend is looked for."""
ROUNDS = 16
"""How often a mend that is enough for its leader alone is raised, where the whole plan needs more."""


@dataclass(frozen=True, kw_only=True)
class Mend:
    """One change that is enough by itself. With the same kind of change for everyone who needs one, the plan holds."""

    what: Literal["cap", "weeks"]
    """The leader's minutes a week, or the weeks between the leader's conversations of one kind."""
    conversation: str | None
    was: int
    value: int


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
    mends: tuple[Mend, ...] = ()


def troubles(made: Plan) -> tuple[Trouble, ...]:
    """Every breach of a plan, gathered by rule and leader, with what would mend it."""
    gathered = _gather(made)
    caps = _mended(gathered, lambda leader: _least_cap(made, leader), lambda v: _with_caps(made, v), HALF_HOUR)
    largest = {leader: _largest(made.relations, leader) for leader in {*made.leaders, *gathered}}
    weeks = _mended(
        gathered,
        lambda leader: _least_weeks(made, leader, largest[leader]),
        lambda v: _with_weeks(made, v, largest),
        1,
    )
    found = []
    for leader, (rule, missing) in gathered.items():
        mine = [r for r in made.relations if leader in r.people]
        kind = largest[leader]
        of_kind = [r for r in mine if r.conversation == kind and r.leader == leader] or mine
        rhythm = of_kind[0].rhythm
        mends = []
        if rule == "cap" and leader in caps:
            mends.append(Mend(what="cap", conversation=None, was=made.caps[leader], value=caps[leader]))
        if leader in weeks:
            mends.append(Mend(what="weeks", conversation=kind, was=rhythm.weeks, value=weeks[leader]))
        found.append(
            Trouble(
                rule=rule,
                who=leader,
                conversation=kind,
                people=len(of_kind),
                weeks=rhythm.weeks,
                minutes=rhythm.minutes,
                needs=demand(mine),
                has=made.caps.get(leader, 0),
                missing=missing,
                mends=tuple(mends),
            )
        )
    return (*_daily(made), *found)


def demand(relations: Iterable[Relation]) -> float:
    """Minutes that some relations ask of one person in an even week."""
    return sum(relation.rhythm.minutes / relation.rhythm.weeks for relation in relations)


def _gather(made: Plan) -> dict[str, tuple[Rule, int]]:
    """The leaders whose meetings are left out, most first, each with the rule and how many."""
    count: dict[str, dict[Rule, int]] = {}
    for breach in made.breaches:
        leader = breach.who or breach.relation.leader or breach.relation.people[0]
        if breach.rule in {"cap", "room"}:
            rules = count.setdefault(leader, {})
            rules[breach.rule] = rules.get(breach.rule, 0) + breach.missing
    gathered = {
        leader: (max(sorted(rules), key=rules.__getitem__), sum(rules.values())) for leader, rules in count.items()
    }
    return dict(sorted(gathered.items(), key=lambda item: (-item[1][1], item[0])))


def _daily(made: Plan) -> tuple[Trouble, ...]:
    """What no change of a leader's can mend: closed days, and conversations longer than a stretch of the day."""
    found: dict[tuple[Rule, str], list[Relation]] = {}
    missing: dict[tuple[Rule, str], int] = {}
    for breach in made.breaches:
        if breach.rule in {"length", "closed"}:
            key = breach.rule, breach.relation.conversation
            found.setdefault(key, []).append(breach.relation)
            missing[key] = missing.get(key, 0) + breach.missing
    longest = next((m for m in range(24 * 60, 0, -HALF_HOUR) if made.days.times(m)), 0)
    return tuple(
        Trouble(
            rule=rule,
            who=None,
            conversation=conversation,
            people=len(relations),
            weeks=relations[0].rhythm.weeks,
            minutes=relations[0].rhythm.minutes,
            needs=relations[0].rhythm.minutes,
            has=longest,
            missing=missing[rule, conversation],
        )
        for (rule, conversation), relations in sorted(found.items())
    )


def _largest(relations: Iterable[Relation], leader: str) -> str:
    """The kind of conversation that asks most of a leader."""
    asks: dict[str, float] = {}
    for relation in relations:
        if leader in relation.people:
            share = demand([relation]) * (1 if relation.leader == leader else 0.001)
            asks[relation.conversation] = asks.get(relation.conversation, 0) + share
    return max(sorted(asks), key=asks.__getitem__)


def _star(relations: Iterable[Relation], leader: str) -> tuple[Relation, ...]:
    return tuple(relation for relation in relations if leader in relation.people)


def _holds(made: Plan, leader: str) -> bool:
    return not any(leader in breach.relation.people for breach in made.breaches)


def _least_cap(made: Plan, leader: str) -> int | None:
    """The least cap, in half hours, with which a leader's own conversations can be planned."""
    mine = _star(made.relations, leader)
    if leader not in made.caps:
        return None

    def enough(halves: int) -> bool:
        return _holds(plan(mine, made.days, {leader: halves * HALF_HOUR}), leader)

    now = made.caps[leader] // HALF_HOUR
    most = sum(relation.rhythm.minutes for relation in mine) // HALF_HOUR + 1
    halves = _least(now + 1, most, math.ceil(demand(mine) / HALF_HOUR), enough)
    return None if halves is None else halves * HALF_HOUR


def _least_weeks(made: Plan, leader: str, kind: str) -> int | None:
    """The least interval of one kind of conversation with which a leader's own conversations can be planned."""
    mine = _star(made.relations, leader)
    caps = {leader: made.caps[leader]} if leader in made.caps else {}
    of_kind = [relation for relation in mine if relation.conversation == kind]
    now = max(relation.rhythm.weeks for relation in of_kind)

    def enough(weeks: int) -> bool:
        return _holds(plan(_slower(mine, {leader: weeks}, {leader: kind}), made.days, caps), leader)

    room = made.caps.get(leader, YEAR * HALF_HOUR) - demand(mine) + demand(of_kind)
    asks = sum(relation.rhythm.minutes for relation in of_kind)
    return _least(now + 1, YEAR, math.ceil(asks / room) if room > 0 else YEAR, enough)


def _least(low: int, high: int, guess: int, enough: Callable[[int], bool]) -> int | None:
    """A value from low to high that is enough while the one below it is not; looked for around a guess."""
    at = min(max(guess, low), high)
    step = 1
    below = low - 1
    while not enough(at):
        if at >= high:
            return None
        below, at, step = at, min(at + step, high), step * 2
    while at - below > 1:
        middle = at - 1 if step == 1 else (below + at) // 2
        step = 2
        if enough(middle):
            at = middle
        else:
            below = middle
    return at


def _mended(
    leaders_: Iterable[str],
    least: Callable[[str], int | None],
    again: Callable[[Mapping[str, int]], Plan],
    step: int,
) -> dict[str, int]:
    """The least value for every leader, raised where the whole plan needs more; those without one are left out."""
    told = list(leaders_)[:MOST]
    values = {leader: value for leader in told if (value := least(leader)) is not None}
    short: set[str] = set(told) if values else set()
    for _ in range(ROUNDS):
        short = set(_gather(again(values))) if values else set()
        if not short:
            break
        for leader in sorted(short):
            value = values[leader] + step if leader in values else least(leader)
            if value is not None:
                values[leader] = value
    return {leader: value for leader, value in values.items() if leader in told and leader not in short}


def _with_caps(made: Plan, values: Mapping[str, int]) -> Plan:
    return plan(made.relations, made.days, {**made.caps, **values})


def _with_weeks(made: Plan, values: Mapping[str, int], kinds: Mapping[str, str]) -> Plan:
    return plan(_slower(made.relations, values, kinds), made.days, made.caps)


def _slower(relations: Iterable[Relation], values: Mapping[str, int], kinds: Mapping[str, str]) -> tuple[Relation, ...]:
    """The relations with a leader's conversations of one kind at another interval."""
    slower = []
    for relation in relations:
        leader = relation.leader
        changed = leader is not None and leader in values and relation.conversation == kinds[leader]
        slower.append(relation.every(values[leader]) if changed and leader is not None else relation)
    return tuple(slower)
