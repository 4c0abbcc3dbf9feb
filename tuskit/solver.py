"""Mixed-integer programmes whose columns have names, solved by HiGHS through SciPy."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import csr_array

if TYPE_CHECKING:
    from numpy.typing import NDArray

TIME_LIMIT, INFEASIBLE = 1, 2
BRIEF = 0.05
TOLERANCE = 1e-6
"""What the solver takes for equal."""


@dataclass(frozen=True, kw_only=True)
class Solved:
    """What the solver found: whole amounts by column, zeros left out."""

    amounts: Mapping[Hashable, float]
    value: float
    proven: bool
    gap: float


Clock = Callable[[], float]
"""Seconds that are left."""


def clock(seconds: float) -> Clock:
    """What is left of some seconds; a little when nothing is, so that what is easy is still found."""
    end = time.monotonic() + seconds
    return lambda: max(BRIEF, end - time.monotonic())


class OutOfTimeError(TimeoutError):
    """The solver had found no plan at all, nor shown that there is none, when its time was up."""


@dataclass
class Programme:
    """Columns and rows, named by what they stand for. Costs are kroner."""

    keys: dict[Hashable, int] = field(default_factory=dict)
    costs: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    whole: list[bool] = field(default_factory=list)
    entries: list[tuple[int, int, float]] = field(default_factory=list)
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)

    def column(self, key: Hashable, *, cost: float = 0.0, upper: float = 1.0, whole: bool = True) -> None:
        """A column from 0 to `upper`."""
        self.keys[key] = len(self.keys)
        self.costs.append(cost)
        self.upper.append(upper)
        self.whole.append(whole)

    def row(self, terms: Iterable[tuple[Hashable, float]], *, low: float = -math.inf, high: float = math.inf) -> None:
        """A sum of columns that lies between two bounds. A sum of nothing counts as 0."""
        self.entries += [(len(self.low), self.keys[key], times) for key, times in terms]
        self.low.append(low)
        self.high.append(high)

    def dear(self) -> NDArray[np.float64]:
        """The objective of the columns' own costs."""
        return np.array(self.costs)

    def price(self, prices: Mapping[Hashable, float]) -> NDArray[np.float64]:
        """An objective that counts some columns only."""
        vector = np.zeros(len(self.keys))
        for key, price in prices.items():
            vector[self.keys[key]] = price
        return vector

    def solve(
        self,
        objective: NDArray[np.float64],
        seconds: float = math.inf,
        *,
        nodes: int | None = None,
        gap: float = 0.0,
        presolve: bool = True,
    ) -> Solved | None:
        """The exact least of an objective, or within a `gap` of it; None when there is no solution.

        It looks for some seconds, or at some nodes. Small programmes are quicker without `presolve`.

        Raises:
            OutOfTimeError: nothing was found, and nothing shown, in the time given.

        """
        if not self.keys:
            fits = all(low <= 0 <= high for low, high in zip(self.low, self.high, strict=True))
            return Solved(amounts={}, value=0.0, proven=True, gap=0.0) if fits else None
        rows, columns, times = zip(*self.entries, strict=True) if self.entries else ((), (), ())
        matrix = csr_array((times, (rows, columns)), shape=(len(self.low), len(self.keys)))
        found = milp(
            objective,
            integrality=np.array(self.whole, dtype=int),
            bounds=Bounds(0, np.array(self.upper)),
            constraints=LinearConstraint(matrix, np.array(self.low), np.array(self.high)) if self.low else None,
            options={"mip_rel_gap": gap, "presolve": presolve}
            | ({} if seconds == math.inf else {"time_limit": seconds})
            | ({"node_limit": nodes} if nodes else {}),
        )
        if found.status == INFEASIBLE:
            return None
        if found.x is None:
            raise OutOfTimeError(found.message)
        amounts = np.where(self.whole, found.x.round(), found.x)
        proven = found.status != TIME_LIMIT
        return Solved(
            amounts={key: float(amounts[at]) for key, at in self.keys.items() if amounts[at] > 0},
            value=float(objective @ amounts),
            proven=proven,
            gap=0.0 if proven or found.mip_gap is None else float(found.mip_gap),
        )
