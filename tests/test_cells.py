"""The table of cells: everything that is written is drawn, on every size, and nothing leaves the paper."""

from __future__ import annotations

import pytest

from tuskit.charts import Size, theme
from tuskit.charts.cells import Line, Square, cells
from tuskit.charts.theme import SEQUENTIAL, SOFT, WARNING

LONG = "Kvalitetssikring af afregningsgrundlaget for fjernvarme"
ROWS = [
    Line(
        label=LONG,
        cells=tuple(Square(text=str(n), colour=SEQUENTIAL[n]) for n in range(4)),
        note="2 kan, 4 skal",
        strong=True,
    ),
    Line(
        label="SQL",
        cells=(Square(text="0", colour=SOFT, ring=WARNING), *(Square(text="3+", colour=SEQUENTIAL[3]),) * 3),
    ),
]


@pytest.mark.parametrize("size", ["phone", "screen", "projector", "print"])
@pytest.mark.parametrize(
    "names", [["Ida", "Bo", "Åse", "Per"], ["Bartholomæus", "Anne-Kathrine", "Christoffer", "Johanne"]]
)
def test_everything_is_written_on_the_paper(size: Size, names: list[str]) -> None:
    with theme.style(size):
        figure = cells(ROWS, names, size, names=[("ingen", SOFT), ("kan lære fra sig", SEQUENTIAL[4])])
        figure.canvas.draw()
    width, height = figure.get_size_inches() * figure.dpi
    said = [text for axes in figure.axes for text in axes.texts]
    words = " ".join(text.get_text() for text in said)
    for word in (*names, "SQL", "2 kan", "3+", "ingen"):
        assert word.split("-")[0] in words, word
    assert LONG.replace(" ", "") in words.replace(" ", "").replace("-", "")
    for text in said:
        box = text.get_window_extent()
        assert box.x0 >= -1, text.get_text()
        assert box.x1 <= width + 1, text.get_text()
        assert -1 <= box.y0 <= box.y1 <= height + 1, text.get_text()


def test_a_table_without_rows_is_an_empty_paper() -> None:
    with theme.style("screen"):
        assert cells([], [], "screen").get_size_inches()[1] > 0
