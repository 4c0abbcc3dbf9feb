"""The map, the strips and the stations: nothing clipped, no word over another, in all four sizes."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit.charts import Size, theme
from tuskit.charts.scatter import Axis, Corner, Mark, Spot, scatter
from tuskit.charts.stations import Station, stations
from tuskit.charts.strip import Line, strip

SIZES: tuple[Size, ...] = ("screen", "phone", "projector", "print")
LONG = "Kompetenceudviklingssamtaleskabelonens arbejdsmiljørepræsentantvalg"
CORNERS: dict[Corner, str] = {
    "low low": "Linjeorganisationen",
    "high low": "Teams uden mandat",
    "low high": "Selvstændige specialister",
    "high high": "Produktorganisationen (hertil vil I)",
}
every_size = pytest.mark.parametrize("size", SIZES)
step = st.integers(2, 14).map(lambda halves: halves / 2)


def mapped(spots: list[Spot], marks: list[Mark], size: Size, ends: tuple[str, str] = ("centralt", "fordelt")) -> Any:
    with theme.style(size):
        return scatter(
            spots, marks, size, across=Axis(1, 7, ("den enkelte", "teamet")), up=Axis(1, 7, ends), corners=CORNERS
        )


def boxes(figure: Any) -> dict[str, Any]:
    """Where each line of words stands, with some of the letters' air taken off."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  (heavy)

    renderer = FigureCanvasAgg(figure).get_renderer()
    return {
        f"{text.get_text()} {number}": text.get_window_extent(renderer).shrunk(0.97, 0.8)
        for number, text in enumerate(figure.axes[0].texts)
        if text.get_text()
    }


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
def test_long_words_at_the_ends_of_an_axis(size: Size) -> None:
    readable(mapped([Spot(4, 4)], [], size, ends=(LONG, LONG)))


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SIZES), step, step, step, step, step, step)
def test_the_names_find_room_wherever_the_middles_are(  # noqa: PLR0917  (three places)
    size: Size, x1: float, y1: float, x2: float, y2: float, x3: float, y3: float
) -> None:
    marks = [
        Mark(x1, y1, "Jeres midte", box=((max(x1 - 1, 1), min(x1 + 1, 7)), (max(y1 - 1, 1), min(y1 + 1, 7)))),
        Mark(x2, y2, "Ledere", shape="square"),
        Mark(x3, y3, "Medarbejdere", shape="triangle"),
    ]
    readable(mapped([], marks, size))


@every_size
def test_every_number_of_people_is_in_its_dot(size: Size) -> None:
    figure = mapped([Spot(1, 1, 3), Spot(7, 7, 40), Spot(4, 4, 1)], [], size)
    readable(figure)
    said = [text.get_text() for text in figure.axes[0].texts]
    assert "40" in said
    assert "1" not in said, "one person is a plain dot"


def radii(figure: Any) -> list[float]:
    from matplotlib.patches import Circle  # noqa: PLC0415  (heavy)

    return [dot.radius for dot in figure.axes[0].patches if isinstance(dot, Circle)]


def test_a_dot_is_as_large_as_the_people_in_it() -> None:
    large, small = radii(mapped([Spot(2, 2, 1), Spot(4, 4, 4)], [], "screen"))
    assert large == pytest.approx(2 * small)


@every_size
def test_the_lines_and_their_poles(size: Size) -> None:
    lines = [
        Line(
            "Det, vi lærer", "Den enkelte skaber værdien", "Teamet skaber den", (1, 0, 30, 0, 2, 120, 1), 5, "to lejre"
        ),
        Line(LONG, LONG, LONG, (0, 0, 0, 0, 0, 0, 0)),
        Line("Yderst", "fra", "til", (9, 0, 0, 0, 0, 0, 9), 0),
    ]
    with theme.style(size):
        readable(strip(lines, size, middle="median"))
        readable(strip([lines[2]], size, middle="median"))
        readable(strip([], size, middle="median"))


@every_size
@pytest.mark.parametrize("agreed", [True, False])
def test_the_stations_and_their_notes(size: Size, agreed: bool) -> None:  # noqa: FBT001  (a parameter)
    row = [
        Station("Organisation", "Forretningsværdi", (LONG, "Tid"), "7 af 60 har skrevet"),
        Station(LONG, LONG, ()),
        Station("Kunde/bruger", "Vores bruger", ("Borgere",)),
    ]
    with theme.style(size):
        readable(stations(row, size, agreed=agreed))
