"""Which needs stand in each other's way, and which limits make it so: deletion filters over exact solves."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal, get_args

from tuskit.exercises.team.planner.case import Case, Need
from tuskit.exercises.team.planner.programme import Limit, lay
from tuskit.solver import Clock, OutOfTimeError

Cause = Limit | Literal["people"]


@dataclass(frozen=True, kw_only=True)
class Block:
    """Needs that cannot be covered together, and the limits that together make it so.

    Without any one of the needs the rest of the block can be covered; without any one of the causes, all of it. Only
    where the time ran out may a need or a cause too many be named.
    """

    needs: tuple[Need, ...]
    causes: tuple[Cause, ...]
    """`people` when the team is too small, whatever else is done."""


def _stuck(case: Case, needs: Iterable[Need], clock: Clock, without: Iterable[Limit] = ()) -> bool:
    """Whether it is shown that some needs cannot be covered together."""
    made = lay(replace(case, needs=tuple(needs)), without=frozenset(without))
    try:
        return made.solve(made.price({}), clock()) is None
    except OutOfTimeError:
        return False


def blocks(case: Case, clock: Clock) -> tuple[Block, ...]:
    """Blocks of one need first; then, among the rest, one irreducible block after another until the rest can be covered."""
    open_ = [need for need in case.needs if case.missing(need)]
    alone = [need for need in open_ if _stuck(case, [need], clock)]
    found: list[tuple[Need, ...]] = [(need,) for need in alone]
    rest = [need for need in open_ if need not in alone]
    while _stuck(case, rest, clock):
        block = _irreducible(rest, lambda needs: _stuck(case, needs, clock))
        found.append(block)
        rest = [need for need in rest if need not in block]
    return tuple(Block(needs=block, causes=_causes(case, block, clock)) for block in found)


def _irreducible(parts: Iterable[Need], stuck: Callable[[list[Need]], bool]) -> tuple[Need, ...]:
    """The deletion filter: whatever can be left out, so that the rest is still stuck, is left out."""
    kept = list(parts)
    for part in tuple(kept):
        others = [other for other in kept if other is not part]
        if stuck(others):
            kept = others
    return tuple(kept)


def _causes(case: Case, block: Iterable[Need], clock: Clock) -> tuple[Cause, ...]:
    """The same filter over the limits. What is easiest to do something about is tried last, and so rather named."""
    if not case.means:
        return ("means",)
    needs = tuple(block)
    left: list[Limit] = []
    limits: tuple[Limit, ...] = get_args(Limit)
    for limit in limits:
        if _stuck(case, needs, clock, [*left, limit]):
            left.append(limit)
    return tuple(limit for limit in limits if limit not in left) or ("people",)
