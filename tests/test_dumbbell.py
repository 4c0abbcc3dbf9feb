"""Dumbbells: two dots a row, nothing clipped and no word over another, in all four sizes."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit.charts import Size, theme
from tuskit.charts.dumbbell import Bell, dumbbell
from tuskit.charts.theme import DIVERGING, MU, MUS, TUS, WARNING

SIZES: tuple[Size, ...] = ("screen", "phone", "projector", "print")
LONG = "Kompetenceudviklingssamtaleskabelonens arbejdsmiljørepræsentantvalg"
every_size = pytest.mark.parametrize("size", SIZES)


def painted(bells: list[Bell], size: Size, *, low: float = 1, high: float = 5) -> Any:
    with theme.style(size):
        ends = ("1 Helt uenig", "5 Helt enig")
        return dumbbell(bells, size, low=low, high=high, ends=ends, names=("Første runde", "Anden runde"))


def boxes(figure: Any) -> dict[str, Any]:
    """Where each line of words stands, with some of the letters' air taken off."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  (heavy)

    renderer = FigureCanvasAgg(figure).get_renderer()
    return {
        f"{text.get_text()} {number}": text.get_window_extent(renderer).shrunk(0.97, 0.8)
        for number, text in enumerate(figure.axes[0].texts)
        if text.get_text()
    }


def circles(figure: Any) -> list[tuple[float, float, str]]:
    from matplotlib.colors import to_hex  # noqa: PLC0415  (heavy)
    from matplotlib.patches import Circle  # noqa: PLC0415  (heavy)

    dots = [patch for patch in figure.axes[0].artists + figure.axes[0].patches if isinstance(patch, Circle)]
    return [(dot.center[0], dot.radius, to_hex(dot.get_facecolor())) for dot in dots]


def readable(figure: Any) -> None:
    found = boxes(figure)
    whole = figure.bbox
    for name, box in found.items():
        assert whole.x0 <= box.x0, name
        assert box.x1 <= whole.x1, name
        assert whole.y0 <= box.y0, name
        assert box.y1 <= whole.y1, name
    for (one, first), (other, second) in combinations(found.items(), 2):
        assert not first.overlaps(second), (one, other)


@every_size
@pytest.mark.parametrize("top", [(1, 1), (1, 1.1), (5, 5), (4.9, 5), (5, 1), (1, 5), (3, 3.2), (3.2, 3)])
def test_nothing_is_clipped_and_no_word_covers_another(size: Size, top: tuple[float, float]) -> None:
    bells = [
        Bell("Top", *top, says=("10 af 10", "12 af 12"), note="mere enige"),
        Bell(LONG, 1, 5, says=("1,0", "5,0"), note="nu i den årlige medarbejderudviklingssamtale"),
        Bell("Ting, der burde være sagt i marts, venter til MUS.", 4.4, 3.9, says=("4,4", "3,9")),
    ]
    readable(painted(bells, size))


@every_size
@pytest.mark.parametrize("top", [(1, 1), (5, 5), (1, 5), (3.2, 3)])
def test_every_row_may_have_poles_of_its_own(size: Size, top: tuple[float, float]) -> None:
    bells = [
        Bell("Mål", *top, says=("2,0", "5,0"), note="hver sin vej: 28 mod 28", poles=("Individuelle mål", "Team-mål")),
        Bell(LONG, 1, 5, says=("1,0", "5,0"), poles=(LONG, LONG)),
        Bell("Kadence", 4, 3, says=("4,0", "3,0"), poles=("Én gang om året", "MU som en del af hverdagen")),
    ]
    with theme.style(size):
        figure = dumbbell(bells, size, low=1, high=7, ends=("", ""), names=("I dag", "Ønsket"))
    readable(figure)
    words = " ".join(text.get_text() for text in figure.axes[0].texts)
    assert all(pole in words for pole in ("Individuelle mål", "Team-mål", "Én gang om året"))


@settings(max_examples=25, deadline=None)
@given(st.sampled_from(SIZES), st.floats(-2, 2), st.floats(-2, 2))
def test_the_words_find_room_wherever_the_dots_are(size: Size, first: float, second: float) -> None:
    bells = [Bell("Bonus", first, second, says=(f"{first:.1f}", f"{second:.1f}"))]
    readable(painted(bells, size, low=-2, high=2))


def test_the_first_dot_is_hollow_and_the_second_full_and_both_are_seen_where_they_are_the_same() -> None:
    moved = circles(painted([Bell("a", 2, 4, ("2", "4"))], "screen"))
    hollow, full = moved[1], moved[2]
    assert moved[0][0] == hollow[0] < full[0]
    assert hollow[2] == theme.PAPER
    assert full[2] == moved[0][2] == theme.SEQUENTIAL[-1]
    still = circles(painted([Bell("a", 3, 3, ("3", "3"))], "screen"))
    assert still[2][1] < still[1][1], "the full one stands inside the hollow one"


def test_a_scale_is_even() -> None:
    dots = circles(painted([Bell("a", 1, 3, ("1", "3")), Bell("b", 3, 5, ("3", "5"))], "screen"))
    first, middle, last = dots[0][0], dots[2][0], dots[5][0]
    assert middle - first == pytest.approx(last - middle)


def test_the_two_are_named_once_over_the_top_row() -> None:
    words = [text.get_text() for text in painted([Bell(n, 2, 4, ("2", "4")) for n in "abc"], "phone").axes[0].texts]
    assert (words.count("Første runde"), words.count("Anden runde")) == (1, 1)


@every_size
def test_no_colour_that_means_something_else(size: Size) -> None:
    with theme.style(size):
        from tuskit.charts import saved  # noqa: PLC0415  (loads matplotlib's settings)

        picture = saved.svg(painted([Bell("a", 2, 4, ("2", "4"), "mere enige")], size)).lower()
    assert theme.SEQUENTIAL[-1] in picture
    assert not any(colour in picture for colour in (TUS, MU, MUS, WARNING, DIVERGING[0], DIVERGING[-1]))


@every_size
def test_no_rows_are_an_empty_sheet(size: Size) -> None:
    assert len(circles(painted([], size))) == 0
