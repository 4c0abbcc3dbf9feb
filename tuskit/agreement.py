"""Statistics that the findings share: agreement and camps, shares with honest bounds, agreement between raters.

Counts are how many chose each level, lowest level first, levels that nobody chose included.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, combinations
from math import sqrt
from typing import TYPE_CHECKING, Literal

import krippendorff
import numpy as np

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike

Z95 = 1.96
"""How many standard errors a 95 % interval reaches to each side."""
TEAM = 20
"""Up to so many are a team whose members are known; an audience larger than this is treated as a sample."""
SIDE = 0.3
"""A camp is about a third of the room. Three tenths, so that 3 of 10, 2 of 6 and 7 of 20 are counted in."""
MINORITY = 0.2
"""A room is worth asking about when its smaller side is at least so large a share of it."""
LEAST = 2
"""A side of one is a person: nobody is asked to stand up for themselves."""
THIN = 0.5
"""The middle is thin when it is chosen at most half as often as the top of the smaller camp: a valley that is
seen in a drawing, and one that a room spread evenly over the scale never has."""


def counts(numbers: pd.Series, levels: Iterable[float]) -> list[int]:
    """How many chose each level.

    >>> import pandas as pd
    >>> counts(pd.Series([1.0, 5.0, 5.0]), [1, 2, 3, 4, 5])
    [1, 0, 0, 0, 2]
    """
    found = numbers.value_counts()
    return [int(found.get(level, 0)) for level in levels]


def agreement(counts: Sequence[int]) -> float:
    """Cees van der Eijk's agreement A: −1 two ends, 0 spread evenly (or nobody there), 1 consensus.

    The answers are taken apart into layers in which every level is either used or not; the agreement of the layers
    is weighted by how many answers each holds. Source: van der Eijk, Measuring agreement in ordered rating scales,
    Quality & Quantity 35 (2001), 325–341. The example is the one of the R package agrmt.

    >>> round(agreement([30, 40, 210, 130, 530, 50, 10]), 7)
    0.6113333
    >>> agreement([6, 0, 0, 0, 6])
    -1.0
    """
    total = sum(counts)
    rest, weighted = list(counts), 0.0
    while any(rest):
        height = min(count for count in rest if count)
        used = [count > 0 for count in rest]
        weighted += height * sum(used) * _layer(used)
        rest = [count - height if count else 0 for count in rest]
    return weighted / total if total else 0.0


def _layer(used: Sequence[bool]) -> float:
    """Agreement of a layer: how few levels it uses, times how much they stand together (van der Eijk's U)."""
    levels, inside = len(used), sum(used)
    if inside == levels:
        return 1.0 if levels == 1 else 0.0
    if inside == 1:
        return 1.0
    triples = list(combinations(used, 3))
    apart = triples.count((True, False, True))
    together = triples.count((True, True, False)) + triples.count((False, True, True))
    unimodal = ((levels - 2) * together - (levels - 1) * apart) / ((levels - 2) * (together + apart))
    return unimodal * (1 - (inside - 1) / (levels - 1))


def dispersion(counts: Sequence[int]) -> float:
    """Robert Leik's ordinal dispersion D: 0 everybody at one level (or nobody there), 1 half at each end.

    Source: Leik, A measure of ordinal consensus, Pacific Sociological Review 9 (1966), 85–90.

    >>> dispersion([0, 8, 0, 8, 0])
    0.5
    >>> round(dispersion([3, 3, 3, 3, 3]), 3)
    0.6
    """
    total, steps = sum(counts), len(counts) - 1
    if not total or steps < 1:
        return 0.0
    below = list(accumulate(counts))[:-1]
    return 2 * sum(min(b, total - b) for b in below) / (total * steps)


def camps(counts: Sequence[int]) -> bool:
    """Whether the room stands in two camps, one on each side of a thin middle.

    A camp is at least two people and at least `SIDE` of the room; the middle is thin when it is chosen at most `THIN`
    times as often as the most chosen level of the camp with the lower top. The middle is the level in the middle; of
    an even number of levels the two in the middle, counted by their mean, because neighbours there are not far apart.
    A alone does not tell: it reaches −1 only when the room sits at the two ends.

    >>> camps([0, 8, 0, 8, 0]), camps([3, 3, 3, 3, 3]), camps([0, 1, 9, 1, 0])
    (True, False, False)
    """
    total, levels = sum(counts), len(counts)
    if levels < 2:  # noqa: PLR2004  (two sides)
        return False
    side = max((levels - 1) // 2, 1)
    low, middle, high = counts[:side], counts[side : levels - side], counts[levels - side :]
    least = max(2, SIDE * total)
    thin = sum(middle) / len(middle) <= THIN * min(max(low), max(high)) if middle else True
    return min(sum(low), sum(high)) >= least and thin


def divided(counts: Sequence[int]) -> tuple[bool, bool, float, float]:
    """How divided a room is, for sorting: `sorted(items, key=…, reverse=True)` puts the most divided first.

    Two camps before everything else, then the more dispersed, then the less agreeing. What at most two people answered
    comes after all that more did, because two who differ are not a divided room; an item without answers is last.

    >>> max([[0, 0, 9, 0, 0], [3, 3, 3, 3, 3], [0, 8, 0, 8, 0]], key=divided)
    [0, 8, 0, 8, 0]
    """
    n = sum(counts)
    return n > LEAST, camps(counts), dispersion(counts), -agreement(counts) if n else -2.0


def spread(values: Iterable[float]) -> tuple[float, float]:
    """The lower and the upper quartile: half of the values lie from the one to the other. NaN is left out.

    >>> spread([1, 2, 3, 4, 5])
    (2.0, 4.0)
    """
    known = np.asarray([value for value in values if value == value], dtype=float)  # noqa: PLR0124  (NaN is not itself)
    if not known.size:
        return float("nan"), float("nan")
    low, high = np.quantile(known, [0.25, 0.75])
    return float(low), float(high)


def wilson(yes: int, n: int, z: float = Z95) -> tuple[float, float]:
    """Wilson's score interval of a share. Nobody asked: anything from 0 to 1.

    Source: Wilson, Journal of the American Statistical Association 22 (1927), 209–212. The example is in table I of
    Newcombe, Statistics in Medicine 17 (1998), 857–872.

    >>> [round(limit, 4) for limit in wilson(81, 263)]
    [0.2553, 0.3662]
    """
    if not n:
        return 0.0, 1.0
    share, square = yes / n, z * z
    middle = (share + square / (2 * n)) / (1 + square / n)
    half = z * sqrt(share * (1 - share) / n + square / (4 * n * n)) / (1 + square / n)
    return max(0.0, middle - half) if yes else 0.0, min(1.0, middle + half) if yes < n else 1.0


@dataclass(frozen=True)
class Share:
    """How many of those who answered said yes, and where the share of all who were asked can lie."""

    yes: int
    n: int
    """How many answered."""
    low: float
    high: float
    kind: Literal["census", "bounds", "interval"]
    """`census`: everybody answered. `bounds`: whatever those who are missing think. `interval`: Wilson's, 95 %."""

    @property
    def value(self) -> float | None:
        """The share among those who answered, or None where nobody did."""
        return self.yes / self.n if self.n else None


def share(yes: int, n: int, invited: int) -> Share:
    """A share with the uncertainty that it honestly has.

    Everybody answered: a census, no interval. Some of a known team (up to `TEAM` people) are missing: the bounds that
    hold whatever the missing ones think. A larger audience: Wilson's interval.

    >>> share(6, 8, 10)
    Share(yes=6, n=8, low=0.6, high=0.8, kind='bounds')
    """
    if not 0 <= yes <= n:
        message = f"{yes} of {n} is not a share"
        raise ValueError(message)
    if n and n >= invited:
        return Share(yes, n, yes / n, yes / n, "census")
    if not n or invited <= TEAM:
        return Share(yes, n, yes / max(invited, 1), (yes + max(invited, 1) - n) / max(invited, 1), "bounds")
    return Share(yes, n, *wilson(yes, n), "interval")


def alpha(ratings: ArrayLike, level: Literal["nominal", "ordinal", "interval", "ratio"] = "ordinal") -> float | None:
    """Krippendorff's alpha of a matrix with a row for each rater and a column for each thing rated; NaN is no answer.

    1 is full agreement, 0 what chance would give. Only things that two raters or more have rated count. Where all of
    those ratings are equal it is 1; where there are none it is None. The example is Krippendorff's own (Computing
    Krippendorff's alpha-reliability, 2011, section C).

    >>> no = float("nan")
    >>> round(alpha([[1, 2, 3, 3, 2, 1, 4, 1, 2, no, no, no],
    ...              [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, no, 3],
    ...              [no, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, no],
    ...              [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, no]], "nominal"), 3)
    0.743
    """
    matrix = np.asarray(ratings, dtype=float)
    if matrix.ndim != 2:  # noqa: PLR2004  (raters by things)
        return None
    matrix = matrix[:, (~np.isnan(matrix)).sum(axis=0) > 1]
    values = np.unique(matrix[~np.isnan(matrix)])
    if not values.size:
        return None
    return 1.0 if values.size == 1 else float(krippendorff.alpha(matrix, level_of_measurement=level))
