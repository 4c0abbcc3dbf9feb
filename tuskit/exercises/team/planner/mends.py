"""The least that would mend a case without a plan, of each kind of change: an exact solve, and solved again with the change."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

from tuskit.exercises.team.planner.blocks import Block, blocks
from tuskit.exercises.team.planner.case import Case, Need
from tuskit.exercises.team.planner.coverage import SECONDS, Plan, plan
from tuskit.exercises.team.planner.programme import Give, Given, Lift, Run, lay
from tuskit.solver import OutOfTimeError, Solved, clock

LATEST = 52
"""No mend puts the next TUS off by more weeks than this."""
HUNDREDTH = 100
"""Extra hours are told in hundredths, rounded up."""
SHARE = 8
"""A mend's search, and the plan with it, each get so small a share of the time."""


@dataclass(frozen=True, kw_only=True)
class Mend:
    """A change that is enough by itself, and the cheapest plan that it makes possible."""

    plan: Plan
    least: bool
    """Whether it is shown that nothing less is enough. Unproven only where the time ran out."""


@dataclass(frozen=True, kw_only=True)
class MoreHours(Mend):
    """The fewest extra hours, by member."""

    extra: Mapping[str, float]


@dataclass(frozen=True, kw_only=True)
class FewerCovered(Mend):
    """The least lowering of cover: how many people fewer, by competence. Its plan is the most that can be reached."""

    fewer: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class AskAgain(Mend):
    """The fewest who said no and would have to be asked again: member and competence."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, kw_only=True)
class Later(Mend):
    """The fewest weeks by which the next TUS and every date move; free hours grow with the time."""

    weeks: int


@dataclass(frozen=True, kw_only=True)
class FromOutside(Mend):
    """The fewest people from outside, each in place in time, and how many of them cover which competence."""

    people: int
    covers: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Impossible:
    """No plan covers every need in time."""

    blocks: tuple[Block, ...]
    """No need stands in two of them."""
    mends: tuple[Mend, ...]
    """Those that there are, each enough alone."""


def cover(case: Case, *, seconds: float = SECONDS) -> Plan | Impossible:
    """The cheapest plan of a case, or why there is none.

    >>> found = cover(Case(members=(), needs=(Need(competence="sql"),), means=()))
    >>> found.blocks[0].causes
    ('means',)
    >>> [type(mend).__name__ for mend in found.mends]
    ['FewerCovered', 'FromOutside']

    Raises:
        TimeoutError: neither a plan was found, nor that there is none.

    """
    found = plan(case, seconds=seconds)
    return explain(case, seconds=seconds) if found is None else found


def explain(case: Case, *, seconds: float = SECONDS) -> Impossible:
    """Why a case has no plan, in about three times `seconds` at most. A mend that was not found in time is left out."""
    found = [find(case, seconds / SHARE) for find in (_more_hours, _fewer_covered, _ask_again, _later, _from_outside)]
    return Impossible(blocks=blocks(case, clock(seconds)), mends=tuple(mend for mend in found if mend))


def mended(case: Case, mend: Mend) -> Case:
    """The case with a mend carried out."""
    match mend:
        case MoreHours():
            return case.longer(mend.extra)
        case FewerCovered():
            return case.fewer(mend.fewer)
        case AskAgain():
            return case.asked(mend.pairs)
        case Later():
            return case.later(mend.weeks)
        case FromOutside():
            return case.fewer(mend.covers)
    raise TypeError(mend)


def _give(
    case: Case, give: Give, seconds: float, price: Callable[[Hashable], float] = lambda key: isinstance(key, Given)
) -> Solved | None:
    """The least of what gives way; None also when the time ran out."""
    made = lay(case, give=give)
    try:
        return made.solve(made.price({key: float(price(key)) for key in made.keys}), seconds)
    except OutOfTimeError:
        return None


def _plan(case: Case, seconds: float) -> Plan | None:
    try:
        return plan(case, seconds=seconds)
    except OutOfTimeError:
        return None


def _more_hours(case: Case, seconds: float) -> MoreHours | None:
    if not (solved := _give(case, "hours", seconds)):
        return None
    over = {member.name: -member.hours for member in case.members}
    for key, times in solved.amounts.items():
        if isinstance(key, Lift):
            over[key.member.name] += key.means.hours * key.levels
        if isinstance(key, Run) and key.teacher:
            over[key.teacher.name] += key.means.teaching * key.levels * times
    hundredths = {name: math.ceil(round(more * HUNDREDTH, 3)) for name, more in over.items()}
    extra = {name: more / HUNDREDTH for name, more in hundredths.items() if more > 0}
    found = _plan(case.longer(extra), seconds)
    return MoreHours(extra=extra, plan=found, least=solved.proven) if found else None


def _fewer_covered(case: Case, seconds: float) -> FewerCovered | None:
    if not (solved := _give(case, "cover", seconds)):
        return None
    fewer = _by_need(solved)
    found = _plan(case.fewer(fewer), seconds)
    return FewerCovered(fewer=fewer, plan=found, least=solved.proven) if found else None


def _ask_again(case: Case, seconds: float) -> AskAgain | None:
    def declined(key: Hashable) -> bool:
        return isinstance(key, Lift) and key.need.competence in key.member.declines

    if not (solved := _give(case, "declined", seconds, declined)):
        return None
    lifts = [key for key in solved.amounts if isinstance(key, Lift) and declined(key)]
    pairs = tuple(sorted((lift.member.name, lift.need.competence) for lift in lifts))
    found = _plan(case.asked(pairs), seconds)
    return AskAgain(pairs=pairs, plan=found, least=solved.proven) if found else None


def _later(case: Case, seconds: float) -> Later | None:
    """More time never makes less possible, so the fewest weeks are found by halving."""
    low, high = 0, LATEST
    known = True
    left = clock(seconds)
    if not _fits(case.later(LATEST), left()):
        return None
    while high - low > 1:
        middle = (low + high) // 2
        fits = _fits(case.later(middle), left())
        known &= fits is not None
        low, high = (low, middle) if fits else (middle, high)
    found = _plan(case.later(high), seconds)
    return Later(weeks=high, plan=found, least=known) if found else None


def _fits(case: Case, seconds: float) -> bool | None:
    """Whether a case has a plan; None when that was not found out in time."""
    made = lay(case)
    try:
        return made.solve(made.price({}), seconds) is not None
    except OutOfTimeError:
        return None


def _from_outside(case: Case, seconds: float) -> FromOutside | None:
    many = 1.0 + sum(case.missing(need) for need in case.needs)

    def people(key: Hashable) -> float:
        """Fewest people first, and then the fewest competences that they have to bring."""
        return (many if key.to is None else 1.0) if isinstance(key, Given) else 0.0

    if not (solved := _give(case, "outside", seconds, people)):
        return None
    covers = _by_need(solved)
    count = round(solved.amounts.get(Given("outside", None), 0))
    found = _plan(case.fewer(covers), seconds)
    return FromOutside(people=count, covers=covers, plan=found, least=solved.proven) if found else None


def _by_need(solved: Solved) -> dict[str, int]:
    parts = [(key.to, times) for key, times in solved.amounts.items() if isinstance(key, Given)]
    return {to.competence: round(times) for to, times in parts if isinstance(to, Need)}
