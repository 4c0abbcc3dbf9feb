"""Does what hurts match what is wanted? The diagnosis' pain and the wishes, shift by shift; nothing is said of causes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from tuskit.exercises.needs.wish import Wish

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tuskit.text import Item

TOP = 3
"""What counts as much: as many shifts as each may vote for."""
DRAWS, SEED = 1000, 15
SURE, HARDLY = 0.9, 0.05
"""A shift is among the first when it is so in so large a share of the draws, and not when it is so in no larger one."""
FEWEST = 3
"""Shifts of which fewer people say whether it hurts, or where they want to go, are not held against each other."""


@dataclass(frozen=True, kw_only=True)
class Both:
    """One shift: how many answers say that it hurts, and how far people want to move it."""

    wish: Wish
    hurts: int
    answers: int
    """Answers to the diagnosis' statements about the shift; somebody who answered two is counted twice."""
    people: int
    """How many gave them."""
    pained: float
    """In how large a share of the draws it is among the first by pain."""
    wished: float
    """The same by what is wanted."""

    @property
    def pain(self) -> float:
        """The share of the answers that say that it hurts."""
        return self.hurts / self.answers

    @property
    def shift(self) -> Item:
        """Which shift."""
        return self.wish.shift


@dataclass(frozen=True)
class Match:
    """The shifts of which both is known, and those that stand out."""

    shifts: tuple[Both, ...] = ()
    """The most painful first."""
    people: int = 0
    """How many at most said how one of the shifts hurts."""

    @property
    def hurting(self) -> tuple[Both, ...]:
        """Those that hurt most, those that share the last place included; none where nothing stands out."""
        return self._first(lambda one: one.pain)

    @property
    def wanted(self) -> tuple[Both, ...]:
        """Those that people want to move farthest; none where nothing stands out."""
        return self._first(lambda one: one.wish.gap)

    @property
    def start(self) -> tuple[Both, ...]:
        """What hurts and is wanted, as far as can be told: most votes first. Not where the room is opposed."""
        found = [
            one
            for one in self.shifts
            if one in self.hurting and one in self.wanted and min(one.pained, one.wished) >= SURE
        ]
        return tuple(sorted((one for one in found if not one.wish.opposed), key=lambda one: -one.wish.votes))

    @property
    def parting(self) -> tuple[Both, ...]:
        """What hurts, and where the room wants to go opposite ways."""
        return tuple(one for one in self.hurting if one.pained >= SURE and one.wish.opposed)

    @property
    def unwanted(self) -> tuple[Both, ...]:
        """What hurts although people want to move it less far than the shifts on average."""
        later = (one for one in self.hurting if self._below(one, lambda each: each.wish.gap))
        return tuple(one for one in later if one.pained >= SURE and not one.wish.opposed and one.wished <= HARDLY)

    @property
    def painless(self) -> tuple[Both, ...]:
        """What people want to move far although it hurts less than the shifts on average."""
        later = (one for one in self.wanted if self._below(one, lambda each: each.pain))
        return tuple(one for one in later if one.wished >= SURE and one.pained <= HARDLY)

    def _first(self, key: Callable[[Both], float]) -> tuple[Both, ...]:
        values = [key(one) for one in self.shifts]
        first = [one for one in self.shifts if key(one) > 0 and sum(v > key(one) for v in values) < TOP]
        if len(first) > len(values) / 2:  # so many share the last place that it tells nothing
            first = [one for one in first if sum(v >= key(one) for v in values) <= TOP]
        return tuple(sorted(first, key=key, reverse=True))

    def _below(self, one: Both, key: Callable[[Both], float]) -> bool:
        return key(one) < sum(map(key, self.shifts)) / len(self.shifts)


def match(wishes: Sequence[Wish], told: Mapping[str, Mapping[str, Any]]) -> Match:
    """Hold the wishes against what the diagnosis tells, shift id → hurts, answers, people. Empty where too little is known."""
    known = [
        one
        for one in wishes
        if one.n >= FEWEST and (of := told.get(one.shift.id)) and of["people"] >= FEWEST and of["answers"]
    ]
    if len(known) <= TOP:
        return Match()
    stream = np.random.default_rng(SEED)
    pain = np.column_stack([_pains(stream, told[one.shift.id]) for one in known])
    gaps = np.column_stack([_gaps(stream, one) for one in known])
    found = [
        Both(
            wish=one,
            **{name: int(told[one.shift.id][name]) for name in ("hurts", "answers", "people")},
            pained=float(pained),
            wished=float(wished),
        )
        for one, pained, wished in zip(known, _among(pain), _among(gaps), strict=True)
    ]
    found.sort(key=lambda one: -one.pain)
    return Match(tuple(found), max(one.people for one in found))


def _pains(stream: np.random.Generator, of: Mapping[str, Any]) -> NDArray[np.float64]:
    """The share that hurts in many draws: as many people as gave answers, because two answers of one are not two people."""
    drawn: NDArray[np.float64] = stream.binomial(of["people"], of["hurts"] / of["answers"], DRAWS) / of["people"]
    return drawn


def _gaps(stream: np.random.Generator, one: Wish) -> NDArray[np.float64]:
    """The gap in many draws of the people with replacement."""
    moves = np.array([wanted - now for now, wanted in one.pairs], dtype=float)
    drawn: NDArray[np.float64] = moves[stream.integers(0, len(moves), (DRAWS, len(moves)))].mean(axis=1)
    return drawn


def _among(drawn: NDArray[np.float64]) -> NDArray[np.float64]:
    """In how large a share of the draws each is among the first; the last place is shared out among those who share it."""
    above = (drawn[:, None, :] > drawn[:, :, None] + 1e-9).sum(axis=2)
    alike = (np.abs(drawn[:, None, :] - drawn[:, :, None]) <= 1e-9).sum(axis=2)  # noqa: PLR2004  (equal)
    share: NDArray[np.float64] = np.clip((TOP - above) / alike, 0, 1).mean(axis=0)
    return share
