"""How hard each system pulls, and how sure it is which one pulls hardest away. Nothing but arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

DRAWS = 1000
SEED = 5
LOW, HIGH = 2.5, 97.5
"""Percentiles between which a system's pull lies in 95 of 100 draws."""
ALIKE = 1e-9
"""Pulls that are no farther apart than this are equal."""


@dataclass(frozen=True)
class Rank:
    """The systems by their weighted pull, in the order in which they were given."""

    people: int
    """How many the ranking rests on."""
    pull: tuple[float, ...]
    """Σ weight × mean for each system, from −2 to 2; nan where nobody judged it."""
    low: tuple[float, ...]
    high: tuple[float, ...]
    """What the pull is in 95 of 100 draws of the people with replacement."""
    first: int | None
    """The system that pulls hardest away (or least towards); None where nothing was judged, or two are equal."""
    alone: int
    """How many of the people may leave, each alone, without another system coming first."""
    leads: tuple[float, ...]
    """In how large a share of the draws each system comes first; draws in which two are equal have no first."""

    @property
    def drawn(self) -> float:
        """In how large a share of the draws the first stays first."""
        return 0.0 if self.first is None else self.leads[self.first]


def pull(judged: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Σ weight × mean for each system.

    `judged` is people × values × systems with nan for no answer, `weights` people × values in points, with nan for
    somebody who gave none. The weights are the mean points, or equal where nobody gave any; values that nobody judged
    against a system are left out of that system's sum, and the other weights are scaled up. A system that was judged
    only at values that count nothing pulls 0.

    >>> judged = np.array([[[-2.0, 1.0], [0.0, 2.0]], [[-1.0, 1.0], [np.nan, 0.0]]])
    >>> pull(judged, np.array([[60.0, 40.0], [80.0, 20.0]])).round(2).tolist()
    [-1.05, 1.0]
    """
    alone: NDArray[np.float64] = _pulls(np.ones((1, len(judged))), judged, weights)[0]
    return alone


def _pulls(
    times: NDArray[np.float64], judged: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The pull for each of many rooms. `times` says, room by person, how often somebody is in it."""
    there = ~np.isnan(judged)
    total = np.tensordot(times, np.where(there, judged, 0), 1)
    count = np.tensordot(times, there.astype(float), 1)
    with np.errstate(invalid="ignore", divide="ignore"):
        mean = total / count
        given = ~np.isnan(weights).any(axis=1, keepdims=True)
        points = times @ np.where(given, weights, 0)
        share = points / points.sum(axis=1, keepdims=True)
        share = np.where(np.isnan(share), 1 / judged.shape[1], share)[:, :, None]
        known = ~np.isnan(mean)
        counted = (share * known).sum(axis=1)
        found = (share * np.where(known, mean, 0)).sum(axis=1) / counted
    nothing: NDArray[np.float64] = np.where((counted == 0) & known.any(axis=1), 0.0, found)
    return nothing


def rank(judged: NDArray[np.float64], weights: NDArray[np.float64]) -> Rank:
    """Rank the systems, and say how stable the first place is. The order of the people does not matter."""
    people, _, systems = judged.shape
    if np.isnan(judged).all():
        nothing = (float("nan"),) * systems
        return Rank(people, nothing, nothing, nothing, None, 0, (0.0,) * systems)
    told = np.nan_to_num(np.hstack([judged.reshape(people, -1), weights]), nan=-9)
    order = np.lexsort(told.T)
    judged, weights = judged[order], weights[order]
    found = pull(judged, weights)
    leader = _leads(found[None, :])[0]
    first = int(np.argmax(leader)) if leader.any() else None
    stream = np.random.default_rng(SEED)
    times = stream.multinomial(people, np.full(people, 1 / people), size=DRAWS).astype(float)
    drawn = _pulls(times, judged, weights)
    low, high = found.copy(), found.copy()
    known = ~np.isnan(found)
    if people > 1:
        low[known], high[known] = np.nanpercentile(drawn[:, known], [LOW, HIGH], axis=0)
    without = _pulls(1 - np.eye(people), judged, weights) if people > 1 else drawn[:0]
    return Rank(
        people=people,
        pull=tuple(found.tolist()),
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
        first=first,
        alone=0 if first is None else int(_leads(without)[:, first].sum()),
        leads=tuple(_leads(drawn).mean(axis=0).tolist()),
    )


def _leads(pulls: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Room by system: whether it is the lowest of that room, and the only one."""
    known = np.where(np.isnan(pulls), np.inf, pulls)
    lowest = np.isfinite(known) & (known <= known.min(axis=1, keepdims=True) + ALIKE)
    alone: NDArray[np.bool_] = lowest & (lowest.sum(axis=1, keepdims=True) == 1)
    return alone
