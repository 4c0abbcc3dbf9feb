"""The people of a simulated room, and how they are disposed to one question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

import numpy as np

from tuskit.simulate.lean import Tendency
from tuskit.text import Item

if TYPE_CHECKING:
    from numpy.typing import NDArray

Archetype = Literal["consensus", "split", "silent_minority", "leader_rosy", "mixed", "scattered"]
"""What kind of room it is; `tuskit.simulate.simulate` says what is true of each."""

MILDER = 0.4
"""In a mixed room leaders and HR, who run the process, share its tendencies only so far."""
MINORITY = 0.2
"""How large a part of the room a silent minority is."""
CLOSE, LOOSE = 0.2, 0.4
"""How far people who stand together are from one another, and people as they come (standard deviations)."""
FIRM, CAMP = 0.85, 0.65
"""How far out those who stand apart stand: a few against the room, and either of two camps."""
STEADY = 0.85
"""How closely a person's answers to two questions about the same line go together."""
ALMOST_ALL = 0.9
"""How much of a choice follows the room's weights; the rest is spread over all options, because people differ."""


class Room:
    """The people, how they are disposed to one question, the random stream of that question and that of its items."""

    def __init__(
        self,
        stream: np.random.Generator,
        bent: np.random.Generator,
        roles: Sequence[str | None],
        archetype: Archetype,
        lean: Mapping[str, Tendency],
        *,
        seed: int,
    ) -> None:
        self.stream, self.bent = stream, bent
        self.n = len(roles)
        self.archetype = archetype
        self.lean = {} if archetype == "scattered" else lean
        self.share = np.array([1.0 if role in {None, "employee"} else MILDER for role in roles])
        self.camp = stream.permutation(np.arange(self.n) % 2 * 2 - 1)
        self.apart = _apart(roles, archetype, seed)

    def chance(self, share: float, count: int) -> NDArray[np.bool_]:
        """For each person and item, whether something happens that happens with a probability of `share`."""
        return self.stream.random((self.n, count)) < share

    def stands(
        self, items: Sequence[tuple[str, str]], *, weighed: bool = False, steady: bool = False
    ) -> NDArray[np.float64]:
        """Where each person stands on each (item, field), from −1 to 1.

        Items that are weighed against one another are liked more and less than the others, not for themselves: who
        stands apart there stands apart on each item's place among them.

        `steady`: much the same in all questions about the same items. Whoever sees much of a thing today wants much of it.
        """
        if self.archetype == "scattered":
            return self.stream.uniform(-1, 1, size=(self.n, len(items)))
        drawn = self.stream.uniform(-0.8, 0.8, len(items))
        tendency = np.array([_tendency(self.lean, *pair, default) for pair, default in zip(items, drawn, strict=True)])
        noise = self.stream.normal(size=(self.n, len(items)))
        if steady:
            noise = STEADY * self.bent.normal(size=noise.shape) + (1 - STEADY**2) ** 0.5 * noise
        if self.archetype == "mixed":
            return self._mixed(tendency, noise)
        leaning = np.where(tendency > (tendency.mean() if weighed and len(items) else 0), 1, -1)
        where = np.broadcast_to(tendency, noise.shape)
        if self.archetype == "split":
            where = np.where(self.apart[:, None], -CAMP, CAMP) * leaning + 0.2 * tendency
        elif self.archetype != "consensus":
            where = np.where(self.apart[:, None], -FIRM * leaning, where)
        return np.clip(where + CLOSE * noise, -1, 1)

    def _mixed(self, tendency: NDArray[np.float64], noise: NDArray[np.float64]) -> NDArray[np.float64]:
        weakest = np.argsort(np.abs(tendency), kind="stable")
        camps = np.isin(np.arange(len(tendency)), weakest[: round(len(tendency) / 4)])
        middle = np.outer(self.share, tendency) + LOOSE * noise
        sides = CAMP * self.camp[:, None] + 0.2 * tendency + CLOSE * noise
        return np.clip(np.where(camps, sides, middle), -1, 1)

    def steps(self, stands: NDArray[np.float64], most: int) -> NDArray[np.int_]:
        """Places from −1 to 1 as steps 0 … most; where all places are as likely, so are all steps, the ends too."""
        if self.archetype == "scattered":
            return np.minimum((stands + 1) / 2 * (most + 1), most).astype(int)
        return np.rint((stands + 1) / 2 * most).astype(int)

    def choices(self, options: Sequence[Item], weights: object) -> NDArray[np.int_]:
        """Which of the options each person chooses, by its number. Who stands apart chooses the room's second choice."""
        count = len(options)
        if self.archetype == "scattered":
            return self.stream.integers(0, count, self.n)
        share = self.stream.dirichlet(np.full(count, 0.8))
        if isinstance(weights, Mapping) and sum(weights.values()) > 0:
            share = np.array([float(weights.get(option.id, 0)) for option in options])
        first = np.argsort(-share, kind="stable")[:2]
        if self.archetype != "mixed":
            share = np.eye(count)[first[0]]
        share = ALMOST_ALL * share / share.sum() + (1 - ALMOST_ALL) / count
        chosen = self.stream.choice(count, size=self.n, p=share / share.sum())
        if self.apart.any():
            chosen = np.where(self.apart & self.chance(ALMOST_ALL, 1)[:, 0], first[-1], chosen)
        return chosen


def _apart(roles: Sequence[str | None], archetype: Archetype, seed: int) -> NDArray[np.bool_]:
    """Who does not stand where the room leans: the same people on every question, chosen by chance or by their role."""
    if archetype == "leader_rosy":
        return np.array([role == "leader" for role in roles], dtype=bool)
    share = {"split": 0.5, "silent_minority": MINORITY}.get(archetype, 0.0)
    order = np.random.default_rng([seed, 1]).permutation(len(roles))
    return order < round(share * len(roles))


def _tendency(lean: Mapping[str, Tendency], item: str, field: str, default: float) -> float:
    found = lean.get(item, default)
    one = found.get(field, default) if isinstance(found, Mapping) else found
    return default if isinstance(one, Mapping) else float(one)
