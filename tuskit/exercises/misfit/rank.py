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


@dataclass(frozen=True)
class Rank:
    """The systems by their weighted pull, in the order in which they were given."""

    pull: tuple[float, ...]
    """Σ weight × mean for each system, from −2 to 2; nan where nobody judged it."""
    low: tuple[float, ...]
    high: tuple[float, ...]
    """What the pull is in 95 of 100 draws of the people with replacement."""
    first: int | None
    """The system that pulls hardest away (or least towards); None where nothing was judged, or two are equal."""
    alone: int
    """How many of the people may leave, each alone, without another system coming first."""
    drawn: float
    """In how large a share of the draws it comes first."""


def pull(judged: NDArray[np.float64], weights: NDArray[np.float64]) -> NDArray[np.float64]:
    """Σ weight × mean for each system.

    `judged` is people × values × systems with nan for no answer, `weights` people × values in points, with nan for
    somebody who gave none. The weights are the mean points, or equal where nobody gave any; values that nobody judged
    against a system are left out of that system's sum, and the other weights are scaled up.

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
        found: NDArray[np.float64] = (share * np.where(known, mean, 0)).sum(axis=1) / (share * known).sum(axis=1)
    return found


def rank(judged: NDArray[np.float64], weights: NDArray[np.float64]) -> Rank:
    """Rank the systems, and say how stable the first place is."""
    people, _, systems = judged.shape
    if not people or np.isnan(judged).all():
        nothing = (float("nan"),) * systems
        return Rank(nothing, nothing, nothing, None, 0, 0.0)
    found = pull(judged, weights)
    first = _first(found)
    stream = np.random.default_rng(SEED)
    times = stream.multinomial(people, np.full(people, 1 / people), size=DRAWS).astype(float)
    drawn = _pulls(times, judged, weights)
    low, high = found.copy(), found.copy()
    known = ~np.isnan(found)
    if people > 1:
        low[known], high[known] = np.nanpercentile(drawn[:, known], [LOW, HIGH], axis=0)
    without = _pulls(1 - np.eye(people), judged, weights) if people > 1 else drawn[:0]
    return Rank(
        pull=tuple(found.tolist()),
        low=tuple(low.tolist()),
        high=tuple(high.tolist()),
        first=first,
        alone=sum(_first(row) == first for row in without) if first is not None else 0,
        drawn=float(np.mean([_first(row) == first for row in drawn])) if first is not None else 0.0,
    )


def _first(pulls: NDArray[np.float64]) -> int | None:
    """The lowest, if there is exactly one."""
    if np.isnan(pulls).all():
        return None
    lowest = np.flatnonzero(np.isclose(pulls, np.nanmin(pulls)))
    return int(lowest[0]) if len(lowest) == 1 else None
