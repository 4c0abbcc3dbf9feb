"""Slopes: two orders side by side, nothing clipped and no word over another, in all four sizes."""

from __future__ import annotations

from itertools import combinations
from typing import Any

import pytest

from tuskit.charts import Size, theme
from tuskit.charts.slope import Line, Look, slope

SIZES: tuple[Size, ...] = ("screen", "phone", "projector", "print")
LONG = "Kompetenceudviklingssamtaleskabelonens arbejdsmiljørepræsentantvalg"
LOOKS: tuple[Look, ...] = ("plain", "strong", "dashed")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("names", [("Mål", "Kadence", "Samtalen"), (LONG, "Kompetencebegreb", "a")])
def test_nothing_is_clipped_and_no_word_covers_another(size: Size, names: tuple[str, ...]) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415  (heavy)

    lines = [
        Line(name, at, len(names) - 1 - at, ("100 af 112 svar", "+3,3 trin"), look)
        for at, (name, look) in enumerate(zip(names, LOOKS, strict=True))
    ]
    with theme.style(size):
        figure: Any = slope(
            lines, size, heads=("Gør mest ondt i diagnosen", "Vil I flytte længst af alle de otte skift")
        )
    renderer = FigureCanvasAgg(figure).get_renderer()
    boxes = [text.get_window_extent(renderer).shrunk(0.97, 0.8) for text in figure.axes[0].texts if text.get_text()]
    for box in boxes:
        assert figure.bbox.x0 <= box.x0 < box.x1 <= figure.bbox.x1
        assert figure.bbox.y0 <= box.y0 < box.y1 <= figure.bbox.y1
    assert not any(one.overlaps(other) for one, other in combinations(boxes, 2))


def test_the_lines_go_from_place_to_place() -> None:
    from matplotlib.lines import Line2D  # noqa: PLC0415  (heavy)

    with theme.style("screen"):
        figure: Any = slope([Line("a", 0, 1, ("", "")), Line("b", 1, 0, ("", ""))], "screen", heads=("x", "y"))
    joins = [line.get_ydata() for line in figure.axes[0].lines + figure.axes[0].artists if isinstance(line, Line2D)]
    crossed = [ends for ends in joins if ends[0] != ends[1]]
    assert sorted(map(tuple, crossed)) == sorted(tuple(reversed(ends)) for ends in crossed)
    assert len(crossed) == 2


def test_no_lines_are_an_empty_sheet() -> None:
    with theme.style("screen"):
        assert slope([], "screen", heads=("x", "y")).axes
