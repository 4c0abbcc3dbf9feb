"""What a room without a pattern would show: before a pattern is named, it has to be clearer than chance makes it.

The most divided of thirty-six pairs is divided in any room, and something is always worst. The counts are told either
way; the word for them (two camps, clearly worst) is used only where rooms that answer evenly, every answer by itself,
would show as much in one of twenty cases at most, all that is asked taken together.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from scipy.stats import chisquare, f, false_discovery_control, t

from tuskit.agreement import SIDE, THIN, camps

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

RARE = 0.05
"""How often, at most, a room without a pattern is given one."""
DRAWS, SEED = 10_000, 7
SMALLEST = 4
"""Two camps take two people each."""
ROUNDING = 1 / 12
"""What rounding to whole levels hides, in levels squared."""
NEARLY = 0.75
"""Who stands against most of the others so often stands against them nearly every time."""
ITEMS, PART = 5, 0.4
"""On fewer items, or a smaller part of them, with a majority to stand against, nothing is said of standing against it."""
TENTH = 0.1
"""A fixed few are at least so large a share of the room."""


def clear_camps(
    rooms: Sequence[Sequence[int]], chances: Sequence[Sequence[float] | None] | None = None
) -> tuple[bool, ...]:
    """On which of some items the room stands in two camps that are clearer than chance gives.

    Each item is held up against rooms spread evenly over its levels, or by its `chances` where levels are not equally
    likely (shares that sum to 1), by how deep the valley between the camps is, and the items together by Benjamini and Hochberg's procedure (Journal of the Royal Statistical Society B 57 (1995),
    289–300): one item of many has to stand out far, while many items with camps need not.

    >>> clear_camps([[4, 0, 0, 0, 4], [1, 2, 1, 2, 2], [2, 2, 0, 2, 2]])
    (True, False, False)
    """
    each = chances or [None] * len(rooms)
    asked = [number for number, counts in enumerate(rooms) if sum(counts) >= SMALLEST]
    found = [False] * len(rooms)
    if asked:
        shown = false_discovery_control([_by_chance(rooms[i], each[i]) for i in asked])
        for number, chance in zip(asked, shown, strict=True):
            found[number] = bool(chance <= RARE)
    return tuple(found)


def _by_chance(counts: Sequence[int], chances: Sequence[float] | None) -> float:
    """How often a room spread by chance shows two camps with at least as deep a valley between them."""
    if not camps(counts):
        return 1.0
    even = _spread(sum(counts), tuple(chances or [1 / len(counts)] * len(counts)))
    deep = int((even >= _valley(np.array([counts]))[0] - 1e-9).sum())
    return (deep + 1) / (DRAWS + 1)


@lru_cache(maxsize=128)
def _spread(n: int, chances: tuple[float, ...]) -> NDArray[np.float64]:
    """The valleys of rooms of n people spread by chance; −∞ where there are no camps."""
    levels = len(chances)
    rooms = np.random.default_rng([SEED, n, levels]).multinomial(n, chances, size=DRAWS)
    side = max((levels - 1) // 2, 1)
    low, high = rooms[:, :side], rooms[:, levels - side :]
    middle = rooms[:, side : levels - side]
    thin = middle.mean(axis=1) <= THIN * np.minimum(low.max(axis=1), high.max(axis=1)) if middle.size else True
    enough = np.minimum(low.sum(axis=1), high.sum(axis=1)) >= max(2, SIDE * n)
    return np.where(enough & thin, _valley(rooms), -np.inf)


def _valley(rooms: NDArray[np.int_]) -> NDArray[np.float64]:
    """How many more stand in the camp with the lower top than in as wide a part of the middle.

    The top is a level; on seven levels also two neighbours, and the two are added up: people who stand together on a
    long scale do not all choose the same level.
    """
    levels = rooms.shape[1]
    side = max((levels - 1) // 2, 1)
    middle = rooms[:, side : levels - side]
    valley = np.zeros(len(rooms))
    for wide in range(1, max(side, 2)):
        tops = sliding_window_view(rooms, wide, axis=1).sum(axis=2)
        low, high = tops[:, : side - wide + 1], tops[:, levels - side :]
        valley += np.minimum(low.max(axis=1), high.max(axis=1)) - wide * (middle.mean(axis=1) if middle.size else 0.0)
    return valley


def differ(ratings: ArrayLike) -> bool:
    """Whether the things that people rated differ more than chance gives, so that the first of them is first.

    A matrix with a row for each person and a column for each thing; NaN is no answer. Everybody is measured from their
    own mean, and the things are compared by the analysis of variance. What one person says, or all alike, is no chance.

    >>> differ([[1, 3, 5], [1, 2, 5], [2, 3, 4]]), differ([[1, 3, 5], [5, 3, 1], [3, 3, 3]])
    (True, False)
    """
    matrix = np.asarray(ratings, dtype=float)
    if matrix.ndim != 2:  # noqa: PLR2004  (people by things)
        return False
    there = ~np.isnan(matrix)
    matrix, there = (part[there.any(axis=1)][:, there.any(axis=0)] for part in (matrix, there))
    people, things = matrix.shape
    free = int(there.sum()) - people - things + 1
    if min(people, things) < 2:  # noqa: PLR2004  (two to compare)
        return True
    if free < 1:
        return False
    own = matrix - np.nanmean(matrix, axis=1, keepdims=True)
    means = np.nanmean(own, axis=0)
    between = float((there.sum(axis=0) * means**2).sum())
    within = float(np.nansum((own - means) ** 2))
    if within < 1e-9:  # noqa: PLR2004  (everybody says the same)
        return True
    return bool(f.sf(between / (things - 1) / (within / free), things - 1, free) <= RARE)


def parted(one: ArrayLike, other: ArrayLike, *, among: int = 1) -> bool:
    """Whether the means of two groups are farther apart than chance gives: Student's t, the worst of `among` comparisons.

    People within a group are taken to differ by no less than the rounding to whole levels hides, a twelfth of a level
    squared, so that a few who say the same are not taken to be sure.

    >>> parted([5, 6, 5], [2, 3, 2, 2]), parted([2, 6, 3], [3, 2, 5, 1])
    (True, False)
    """
    first, second = (np.asarray(side, dtype=float) for side in (one, other))
    free = first.size + second.size - 2
    if min(first.size, second.size, free) < 1:
        return False
    within = max((first.size * first.var() + second.size * second.var()) / free, ROUNDING)
    error = np.sqrt(within * (1 / first.size + 1 / second.size))
    return bool(2 * t.sf(abs(first.mean() - second.mean()) / error, free) * among <= RARE)


def leans(values: ArrayLike, centre: float, *, among: int = 1) -> bool:
    """Whether the mean lies farther from a centre than chance gives: Student's t, the worst of `among` comparisons.

    What all say alike is no chance.

    >>> leans([5, 5.4, 6, 4.8], 4), leans([3, 5.4, 6, 3.8], 4), leans([5, 5], 4)
    (True, False, True)
    """
    found = np.asarray(values, dtype=float)
    if not found.size or abs(found.mean() - centre) < 1e-9:  # noqa: PLR2004  (equal)
        return False
    if found.var() < 1e-9:  # noqa: PLR2004  (everybody says the same)
        return True
    error = found.std(ddof=1) / np.sqrt(found.size)
    return bool(2 * t.sf(abs(found.mean() - centre) / error, found.size - 1) * among <= RARE)


def favoured(counts: Sequence[int]) -> bool:
    """Whether what people picked among some options is more than picking blindly gives.

    >>> favoured([9, 1, 1, 1]), favoured([4, 3, 2, 3])
    (True, False)
    """
    return len(counts) > 1 and sum(counts) > 0 and bool(chisquare(counts).pvalue <= RARE)


def fixed_few(sides: ArrayLike, *, between: float | None = None) -> int:
    """How many stand against most of the others nearly every time: the same few; 0 where there are none to speak of.

    A matrix with a row for each person and a column for each item, which side or place they chose as a number; NaN is
    no answer. Only items count where more than half of the others chose the same, and the few stand together: they mostly
    choose the same as each other. `between` is a side that is neither
    for nor against.

    >>> room = [[1, 1, 1, 1, 1, 1]] * 8 + [[-1, -1, -1, -1, -1, -1]] * 2
    >>> fixed_few(room, between=0), fixed_few(room[:9], between=0), fixed_few([[1, -1, 1, -1, 1, 1]] * 9)
    (2, 0, 0)
    """
    matrix = np.asarray(sides, dtype=float)
    if matrix.ndim != 2 or not matrix.size:  # noqa: PLR2004  (people by items)
        return 0
    people = int((~np.isnan(matrix)).any(axis=1).sum())
    options = np.unique(matrix[~np.isnan(matrix)])
    chose = matrix[:, :, None] == options
    others = chose.sum(axis=0) - chose
    most = others > others.sum(axis=2, keepdims=True) / 2
    if between is not None:
        most[:, :, options == between] = False
        answered = ~np.isnan(matrix) & (matrix != between)
    else:
        answered = ~np.isnan(matrix)
    met = most.any(axis=2) & ~np.isnan(matrix)
    against = met & answered & ~(most & chose).any(axis=2)
    least = max(ITEMS, PART * matrix.shape[1])
    few = (met.sum(axis=1) >= least) & (against.sum(axis=1) >= NEARLY * met.sum(axis=1))
    count = int(few.sum())
    large = max(2, TENTH * people) <= count < people / 2
    return count if large and _together(chose[few] & against[few, :, None]) else 0


def _together(chose: NDArray[np.bool_]) -> bool:
    """Whether people (by items by options) chose the same more often than not, where two of them did choose."""
    counts = chose.sum(axis=0)
    n = counts.sum(axis=1)
    return bool(2 * (counts * (counts - 1)).sum() > (n * (n - 1)).sum())
