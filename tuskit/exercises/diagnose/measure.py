"""What a handful of guesses comes to: the one in the middle, and how far they reach."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from statistics import median

from tuskit.agreement import spread

HALF = 8
"""From so many answers on, the middle half of them says more than the two at the ends."""
WHOLE = 100
"""Below this a number is told in full; from here on in two figures."""


@dataclass(frozen=True)
class Middle:
    """The median of some answers, and how far they reach."""

    value: float
    low: float
    high: float
    n: int

    @property
    def half(self) -> bool:
        """Whether `low` and `high` hold the middle half of the answers; else they hold all of them."""
        return self.n >= HALF


def middle(values: Iterable[float]) -> Middle | None:
    """The median and the reach of some answers; None where there are none.

    >>> middle([10, 30, 20])
    Middle(value=20, low=10, high=30, n=3)
    """
    known = sorted(values)
    if not known:
        return None
    low, high = spread(known) if len(known) >= HALF else (known[0], known[-1])
    return Middle(median(known), low, high, len(known))


def about(number: float) -> int:
    """A number as precise as guesses allow: whole, and from 100 on with two figures.

    >>> about(4.6), about(304.7), about(127_450)
    (5, 300, 130000)
    """
    if abs(number) < WHOLE:
        return round(number)
    unit: int = 10 ** (len(str(int(abs(number)))) - 2)
    return round(number / unit) * unit
