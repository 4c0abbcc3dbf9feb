"""What would mend a plan that cannot be kept: for each leader the least change that is enough, found by planning again."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from tuskit.calendar import Days
from tuskit.exercises.cadence.meetings import Plan
from tuskit.exercises.cadence.plan import plan
from tuskit.exercises.cadence.planner.share import YEAR, bound
from tuskit.exercises.cadence.relations import Relation
from tuskit.exercises.cadence.troubles import Mend, Trouble, demand, gather, largest

HALF_HOUR = 30
WHOLE = 600
"""With at most so many relations the mends are tried in the whole plan too; with more, each with its leader's own."""
LONGER = 120
"""A day is made at most so many minutes longer."""
ROUNDS = 6
"""How often a mend that is enough for its leader alone is raised, where the whole plan needs more."""


class Star(NamedTuple):
    """A leader with the conversations that they take part in."""

    leader: str
    relations: tuple[Relation, ...]
    kind: str
    """The kind of conversation that asks most of the leader."""


def mended(made: Plan, found: Sequence[Trouble]) -> tuple[Trouble, ...]:
    """The troubles of a plan, each with the least changes of which each is enough for its leader."""
    stars = _stars(made, [trouble.who for trouble in found if trouble.who])
    caps = _values(made, stars, _least_cap)
    weeks = _values(made, stars, _least_weeks)
    if len(made.relations) <= WHOLE:
        kinds = {who: star.kind for who, star in stars.items()}
        caps = _joint(caps, lambda values: plan_again(made, made.relations, caps={**made.caps, **values}), HALF_HOUR)
        weeks = _joint(weeks, lambda values: plan_again(made, _slower(made.relations, values, kinds)), 1)
    return tuple(replace(trouble, mends=_mends(made, trouble, stars, caps, weeks)) for trouble in found)


def _values(made: Plan, stars: Mapping[str, Star], least: Callable[[Plan, Star], int | None]) -> dict[str, int]:
    """The least value of each leader who has one; leaders whose conversations and diaries are alike are looked at once."""
    known: dict[object, int | None] = {}
    found = {}
    for who, star in stars.items():
        shape = made.caps.get(who), star.kind, tuple(sorted(_shape(made, who, relation) for relation in star.relations))
        if shape not in known:
            known[shape] = least(made, star)
        value = known[shape]
        if value is not None:
            found[who] = value
    return found


def _shape(made: Plan, leader: str, relation: Relation) -> tuple[object, ...]:
    """What counts about a conversation, whoever holds it."""
    rhythm = relation.rhythm
    diaries = tuple(sorted(made.away.get(person, 0) for person in relation.people))
    return relation.conversation, rhythm.weeks, rhythm.minutes, rhythm.after, relation.leader == leader, diaries


def _mends(
    made: Plan, trouble: Trouble, stars: Mapping[str, Star], caps: Mapping[str, int], weeks: Mapping[str, int]
) -> tuple[Mend, ...]:
    who = trouble.who
    if who is None:
        return ()
    mends = []
    if trouble.rule == "cap" and who in caps:
        mends.append(Mend(what="cap", was=made.caps[who], value=caps[who]))
    if who in weeks:
        mends.append(Mend(what="weeks", conversation=trouble.conversation, was=trouble.weeks, value=weeks[who]))
    if trouble.rule == "room":
        mends += _room(made, stars[who])
    return tuple(mends)


def plan_again(made: Plan, relations: Iterable[Relation], **changed: object) -> Plan:
    """Plan some relations anew, with what the plan was made from but for what is changed."""
    given = {"caps": made.caps, "away": made.away, "days": made.days} | changed
    return plan(relations, **given)  # type: ignore[arg-type]  # the same names


def _stars(made: Plan, leaders: Iterable[str]) -> dict[str, Star]:
    wanted = dict.fromkeys(leaders)
    mine: dict[str, list[Relation]] = {who: [] for who in wanted}
    for relation in made.relations:
        for person in relation.people:
            if person in mine:
                mine[person].append(relation)
    return {who: Star(who, tuple(relations), largest(relations, who)) for who, relations in mine.items()}


def _own(made: Plan, star: Star) -> dict[str, int]:
    """The leader's own cap alone: what others lack is told with them."""
    return {star.leader: made.caps[star.leader]} if star.leader in made.caps else {}


def _least_cap(made: Plan, star: Star) -> int | None:
    """The least cap, in half hours, with which a leader's own conversations can be planned."""
    if star.leader not in made.caps:
        return None

    def enough(halves: int) -> bool:
        return _holds(made, star, star.relations, {star.leader: halves * HALF_HOUR})

    now = made.caps[star.leader] // HALF_HOUR
    most = sum(relation.rhythm.minutes for relation in star.relations) // HALF_HOUR + 1
    lengths = [r.rhythm.minutes for r in star.relations for _ in range(0, YEAR, r.rhythm.weeks)]
    halves = _least(now + 1, most, math.ceil(bound(lengths, YEAR).least / HALF_HOUR), enough)
    return None if halves is None else halves * HALF_HOUR


def _least_weeks(made: Plan, star: Star) -> int | None:
    """The least interval of one kind of conversation with which a leader's own conversations can be planned."""
    of_kind = [relation for relation in star.relations if relation.conversation == star.kind]
    caps = _own(made, star)
    now = max(relation.rhythm.weeks for relation in of_kind)

    def enough(weeks: int) -> bool:
        slower = _slower(star.relations, {star.leader: weeks}, {star.leader: star.kind})
        return _holds(made, star, slower, caps)

    room = caps.get(star.leader, YEAR * HALF_HOUR) - demand(star.relations) + demand(of_kind)
    asks = sum(relation.rhythm.minutes for relation in of_kind)
    return _least(now + 1, YEAR, math.ceil(asks / room) if room > 0 else YEAR, enough)


def _holds(made: Plan, star: Star, relations: Sequence[Relation], caps: dict[str, int]) -> bool:
    """Whether a leader's own conversations can be planned; what a sum shows is not planned first."""
    if star.leader in caps:
        cap, weeks = caps[star.leader], len(made.days.weeks) - len(made.days.shut)
        if (
            max(r.rhythm.minutes for r in relations) > cap
            or sum(r.rhythm.minutes * (weeks // r.rhythm.weeks) for r in relations) > cap * weeks
        ):
            return False
    return not plan_again(made, relations, caps=caps).breaches


def _room(made: Plan, star: Star) -> list[Mend]:
    """A day that is opened, a longer day, or one person whose own calendar makes room: each one that is enough."""
    caps = _own(made, star)

    def fits(**changed: object) -> bool:
        return not plan_again(made, star.relations, caps=caps, **changed).breaches

    found: list[Mend] = []
    for kind in ("day", "hours"):
        ways = (mend for mend, days in _openings(made.days) if mend.what == kind and fits(days=days))
        found += islice(ways, 1)
    for person in sorted({p for r in star.relations for p in r.people} & set(made.away)):
        if fits(away={other: bits for other, bits in made.away.items() if other != person}):
            found.append(Mend(what="person", person=person))
            break
    return found


def _openings(days: Days) -> Iterator[tuple[Mend, Days]]:
    """The days with one more weekday, or with a longer day, the least first."""
    usual = next((weekday for weekday in days.week if weekday), ())
    for n, weekday in enumerate(days.week):
        if not weekday and usual:
            yield Mend(what="day", value=n), replace(days, week=(*days.week[:n], usual, *days.week[n + 1 :]))
    for more in range(HALF_HOUR, LONGER + 1, HALF_HOUR):
        week = tuple((*each[:-1], (each[-1][0], each[-1][1] + more)) if each else () for each in days.week)
        yield Mend(what="hours", value=more), replace(days, week=week)


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


def _joint(values: dict[str, int], again: Callable[[dict[str, int]], Plan], step: int) -> dict[str, int]:
    """The values raised until they are enough together; those that never are, are left out."""
    short: set[str] = set()
    for _ in range(ROUNDS if values else 0):
        short = set(gather(again(values).breaches)) & set(values)
        if not short:
            break
        values = {who: value + step * (who in short) for who, value in values.items()}
    return {who: value for who, value in values.items() if who not in short}


def _slower(relations: Iterable[Relation], values: Mapping[str, int], kinds: Mapping[str, str]) -> tuple[Relation, ...]:
    """The relations with some leaders' conversations of one kind at another interval."""
    slower = []
    for relation in relations:
        leader = relation.leader
        changed = leader is not None and leader in values and relation.conversation == kinds[leader]
        slower.append(relation.every(values[leader]) if changed and leader is not None else relation)
    return tuple(slower)
