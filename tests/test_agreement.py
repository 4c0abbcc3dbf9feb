"""Golden values from publications and from packages that others wrote, and what must hold for any counts."""

from __future__ import annotations

import doctest
from math import isnan

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binomtest, norm

from tuskit import agreement as module
from tuskit.agreement import agreement, alpha, camps, counts, dispersion, divided, share, spread, wilson

COUNTS = st.lists(st.integers(0, 40), min_size=1, max_size=9)
LEVELS = st.integers(3, 9)
NO = float("nan")


def test_the_examples_in_the_docstrings_hold() -> None:
    found = doctest.testmod(module)
    assert found.attempted > 8
    assert found.failed == 0


@pytest.mark.parametrize(
    ("frequencies", "expected"),
    [
        ([30, 40, 210, 130, 530, 50, 10], 0.6113333),  # the example of the R package agrmt
        ([0, 8, 0, 8, 0], 0.1666667),
        ([8, 0, 0, 0, 8], -1),
        ([5, 0, 5], -1),
        ([3, 3, 3, 3, 3], 0),
        ([0, 0, 16, 0, 0], 1),
        ([0, 1, 1, 0, 0], 0.75),
        ([1, 1, 1, 1, 0], 0.25),
        ([7], 1),
        ([4, 4], 0),
        ([0, 4], 1),
        ([0, 0, 0], 0),
        ([], 0),
    ],
)
def test_agreement(frequencies: list[int], expected: float) -> None:
    assert agreement(frequencies) == pytest.approx(expected, abs=1e-7)


@given(COUNTS, st.integers(2, 9))
def test_agreement_stays_in_its_range_and_knows_no_size_and_no_direction(frequencies: list[int], times: int) -> None:
    found = agreement(frequencies)
    assert -1 - 1e-9 <= found <= 1 + 1e-9
    assert agreement(frequencies[::-1]) == pytest.approx(found)
    assert agreement([count * times for count in frequencies]) == pytest.approx(found)


@given(LEVELS, st.integers(1, 50))
def test_the_three_rooms_that_everybody_knows(levels: int, many: int) -> None:
    middle, ends, even = [0] * levels, [0] * levels, [many] * levels
    middle[levels // 2] = many
    ends[0] = ends[-1] = many
    assert (agreement(middle), agreement(ends), agreement(even)) == pytest.approx((1, -1, 0))
    assert (dispersion(middle), dispersion(ends)) == pytest.approx((0, 1))
    assert (camps(middle), camps(even)) == (False, False)
    assert camps(ends) is (many > 1)


@pytest.mark.parametrize(
    ("frequencies", "expected"),
    [
        ([0, 8, 0, 8, 0], 0.5),
        ([2, 2, 2, 2, 2], 0.6),
        ([10, 0, 0, 0, 10], 1),
        ([1, 2, 3, 4], 2 * (0.1 + 0.3 + 0.4) / 3),
        ([9], 0),
        ([0, 0], 0),
        ([], 0),
    ],
)
def test_dispersion(frequencies: list[int], expected: float) -> None:
    assert dispersion(frequencies) == pytest.approx(expected)


@given(COUNTS)
def test_dispersion_stays_in_its_range_and_knows_no_direction(frequencies: list[int]) -> None:
    assert 0 <= dispersion(frequencies) <= 1 + 1e-9
    assert dispersion(frequencies[::-1]) == pytest.approx(dispersion(frequencies))


@pytest.mark.parametrize(
    ("frequencies", "expected"),
    [
        ([0, 8, 0, 8, 0], True),
        ([1, 3, 1, 3, 0], True),
        ([3, 0, 0, 0, 7], True),  # three of ten are about a third
        ([3, 0, 0, 0, 8], False),
        ([10, 10, 9, 10, 10], False),  # spread evenly, but for one person
        ([0, 5, 3, 5, 0], False),  # the middle is not thin
        ([1, 0, 0, 0, 1], False),  # two people are not two camps
        ([0, 8, 8, 0], False),  # neighbours around the middle
        ([8, 0, 0, 8], True),
        ([6, 2, 2, 6], True),
        ([5, 5], True),
        ([9, 1], False),
        ([0, 4, 0, 0, 0, 4, 0], True),
        ([9], False),
        ([0, 0, 0, 0, 0], False),
        ([], False),
    ],
)
def test_camps(frequencies: list[int], expected: bool) -> None:  # noqa: FBT001  (a parameter of the table above)
    assert camps(frequencies) is expected
    assert camps(frequencies[::-1]) is expected


def test_the_most_divided_item_comes_first() -> None:
    rooms = {
        "empty": [0, 0, 0, 0, 0],
        "consensus": [0, 0, 16, 0, 0],
        "leaning": [0, 2, 6, 6, 2],
        "even": [4, 4, 4, 4, 4],
        "camps": [0, 8, 0, 8, 0],
        "ends": [8, 0, 0, 0, 8],
    }
    ordered = sorted(rooms, key=lambda name: divided(rooms[name]), reverse=True)
    assert ordered[:4] == ["ends", "camps", "even", "leaning"]
    assert set(ordered[4:]) == {"consensus", "empty"}


@pytest.mark.parametrize("few", [[1, 0, 0, 0, 1], [0, 0, 0, 0, 1], [0, 0, 0, 0, 0], [2, 0, 0, 0, 0]])
@given(COUNTS.filter(lambda counts: sum(counts) > 2))
def test_what_nobody_or_two_answered_comes_after_what_more_did(few: list[int], counts: list[int]) -> None:
    assert divided(few) < divided(counts)


@pytest.mark.parametrize(
    ("yes", "n", "low", "high"),
    [  # Newcombe, Statistics in Medicine 17 (1998), table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_wilson_as_published(yes: int, n: int, low: float, high: float) -> None:
    assert wilson(yes, n) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(1, 2000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), st.floats(0.5, 0.999))
def test_wilson_as_in_scipy(pair: tuple[int, int], level: float) -> None:
    yes, n = pair
    theirs = binomtest(yes, n).proportion_ci(level, method="wilson")
    assert wilson(yes, n, norm.ppf((1 + level) / 2)) == pytest.approx((theirs.low, theirs.high), abs=1e-9)


def test_wilson_of_nobody_is_anything() -> None:
    assert wilson(0, 0) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("asked", "kind", "low", "high"),
    [
        ((6, 8, 10), "bounds", 0.6, 0.8),
        ((6, 10, 10), "census", 0.6, 0.6),
        ((0, 0, 10), "bounds", 0.0, 1.0),
        ((0, 0, 0), "bounds", 0.0, 1.0),
        ((40, 60, 60), "census", 2 / 3, 2 / 3),
        ((5, 8, 6), "census", 5 / 8, 5 / 8),  # more came than were invited
        ((0, 0, 300), "bounds", 0.0, 1.0),
        ((81, 263, 300), "interval", 0.2553, 0.3662),
    ],
)
def test_share(asked: tuple[int, int, int], kind: str, low: float, high: float) -> None:
    found = share(*asked)
    assert (found.kind, found.yes, found.n) == (kind, *asked[:2])
    assert (found.low, found.high) == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 60), st.integers(0, 60), st.integers(0, 60))
def test_a_share_lies_within_its_limits(yes: int, no: int, missing: int) -> None:
    found = share(yes, yes + no, yes + no + missing)
    assert 0 <= found.low <= found.high <= 1
    if found.value is not None:
        assert found.low <= found.value <= found.high


def test_a_share_of_more_than_all_is_refused() -> None:
    with pytest.raises(ValueError, match="9 of 8"):
        share(9, 8, 10)


KRIPPENDORFF = [  # Computing Krippendorff's alpha-reliability (2011), section C: four observers, twelve units
    [1, 2, 3, 3, 2, 1, 4, 1, 2, NO, NO, NO],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, NO, 3],
    [NO, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, NO],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, NO],
]


@pytest.mark.parametrize(
    ("level", "expected"), [("nominal", 0.743), ("ordinal", 0.815), ("interval", 0.849), ("ratio", 0.797)]
)
def test_alpha_as_published(level: str, expected: float) -> None:
    assert alpha(KRIPPENDORFF, level) == pytest.approx(expected, abs=5e-4)  # type: ignore[arg-type]


def test_alpha_of_ratings_that_are_all_equal_is_full_agreement() -> None:
    assert alpha([[2, 2, NO], [2, 2, 2]]) == 1.0
    assert alpha([[2, 2, NO], [2, 2, 5]]) == 1.0  # the 5 stands alone, nobody else has rated it


@pytest.mark.parametrize("ratings", [[], [[]], [[1, 2, 3]], [[1, NO], [NO, 2]], [[NO, NO], [NO, NO]], np.empty((0, 4))])
def test_alpha_needs_two_who_rate_the_same(ratings: object) -> None:
    assert alpha(ratings) is None  # type: ignore[arg-type]


def test_counts_has_every_level() -> None:
    assert counts(pd.Series([1.0, 5.0, 5.0, NO]), range(1, 6)) == [1, 0, 0, 0, 2]
    assert counts(pd.Series([], dtype="float64"), range(-2, 3)) == [0, 0, 0, 0, 0]


def test_spread_is_the_middle_half() -> None:
    assert spread([5, NO, 1, 2, 3, 4]) == (2.0, 4.0)
    assert all(isnan(value) for value in spread([]))
