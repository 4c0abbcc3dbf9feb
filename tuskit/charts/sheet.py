"""A sheet of paper to draw on: points from the upper left corner, and words that know their place.

Every generic drawing lays itself out on a sheet, so that nothing is clipped and nothing overlaps.
"""

from __future__ import annotations

from math import cos, pi
from typing import TYPE_CHECKING, Literal

from tuskit.charts.theme import INK, LINE, MEASURES, MUTED, PAPER, style
from tuskit.charts.words import lines, type_of, width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size

Align = Literal["left", "center", "right"]
LEADING = 1.22
"""From one line of words to the next, in ems."""
RISE = 0.33
"""From the middle of a line to where its letters stand, in ems."""


SURE = 0.985
"""Letters are set a little wider on a screen than the font says."""


class Sheet:
    """A figure in the width of a size; its height is told when all is drawn."""

    def __init__(self, size: Size) -> None:
        from matplotlib.figure import Figure  # noqa: PLC0415  (heavy)

        self.size = size
        self.measure = MEASURES[size]
        self.left = self.measure.margin
        self.right = self.measure.width - self.measure.margin
        with style(size):
            self._figure = Figure(figsize=(self.measure.width / 72, 1), facecolor=PAPER)
            self._axes = self._figure.add_axes((0, 0, 1, 1))
            self._axes.set_axis_off()

    def words(
        self,
        x: float,
        y: float,
        text: str | Sequence[str],
        *,
        points: float | None = None,
        colour: str = INK,
        strong: bool = False,
        align: Align = "left",
        middle: bool = False,
        ground: bool = False,
    ) -> float:
        """Write lines downwards from y, or around it if y is their middle; gives back how high they are.

        A sequence is lines that are broken already; a string is one line. `ground` puts paper under them.
        """
        em = points or self.measure.body
        written = [text] if isinstance(text, str) else list(text)
        height = len(written) * em * LEADING
        top = y - height / 2 if middle else y
        for number, line in enumerate(written):
            base = top + (number + 0.5) * em * LEADING + RISE * em
            if ground:
                self.box(x - 0.2 * em, base - 0.9 * em, width(line, em, strong=strong) + 0.4 * em, 1.15 * em, PAPER)
            self._axes.text(
                x,
                base,
                line,
                color=colour,
                ha=align,
                va="baseline",
                fontproperties=type_of(em, strong=strong),
                parse_math=False,
            )
        return height

    def upright(self, x: float, y: float, text: Sequence[str], *, points: float, colour: str = INK) -> None:
        """Write lines from y upwards, turned a quarter to the left, around x."""
        first = x - len(text) * points * LEADING / 2
        for number, line in enumerate(text):
            base = first + (number + 0.5) * points * LEADING + RISE * points
            self._axes.text(
                base,
                y,
                line,
                color=colour,
                rotation=90,
                rotation_mode="anchor",
                ha="left",
                va="baseline",
                fontproperties=type_of(points),
                parse_math=False,
            )

    def broken(
        self, text: str, wide: float, *, points: float | None = None, strong: bool = False, even: bool = True
    ) -> list[str]:
        """Break a text into lines that fit, about equally long unless told otherwise."""
        em = points or self.measure.body
        found = lines(text, wide * SURE, em, strong=strong)
        whole = not any(line.endswith("-") for line in found)  # a broken word breaks best where it has most room
        for less in (0.9, 0.8, 0.7, 0.6) if even and whole and len(found) > 1 else ():
            tighter = lines(text, wide * SURE * less, em, strong=strong)
            if len(tighter) > len(found) or sum(map(len, tighter)) > sum(map(len, found)):
                break
            found = tighter
        return found

    def box(
        self,
        x: float,
        y: float,
        wide: float,
        high: float,
        colour: str,
        *,
        hatch: bool = False,
        edge: float = 0.0,
        behind: bool = False,
    ) -> None:
        """Fill a rectangle; `edge` leaves so much paper between two, `hatch` says that something is withheld.

        `behind` puts it under everything else.
        """
        from matplotlib.patches import Rectangle  # noqa: PLC0415  (heavy)

        inset = min(edge, wide / 3, high / 3) / 2
        patch = Rectangle(
            (x + inset, y + inset), wide - 2 * inset, high - 2 * inset, facecolor=colour, edgecolor="none"
        )
        if hatch:
            patch.set_hatch("////")
            patch.set_edgecolor(MUTED)
            patch.set_linewidth(0)
        if behind:
            patch.set_zorder(0.2)
        self._axes.add_artist(patch)
        patch.set_clip_on(False)

    def ruled(self, x: float, y: float, wide: float, high: float, lines: int) -> None:
        """Rule paper lines along the foot of a rectangle, so that colours are told apart without their colour."""
        for number in range(lines):
            at = y + high * (0.9 - 0.14 * number)
            self.line(x + 0.14 * wide, at, x + 0.86 * wide, at, colour=PAPER, wide=0.06 * high)

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        *,
        colour: str = LINE,
        wide: float = 0.8,
        dashed: bool = False,
        behind: bool = False,
    ) -> None:
        """Draw a straight line; `behind` draws it under everything else."""
        from matplotlib.lines import Line2D  # noqa: PLC0415  (heavy)

        self._axes.add_artist(
            Line2D(
                (x1, x2),
                (y1, y2),
                color=colour,
                linewidth=wide,
                linestyle=(0, (3, 2)) if dashed else "-",
                solid_capstyle="butt",
                zorder=0.5 if behind else 2.5,
                clip_on=False,
            )
        )

    def dot(self, x: float, y: float, radius: float, colour: str) -> None:
        """Draw a dot."""
        from matplotlib.patches import Circle  # noqa: PLC0415  (heavy)

        patch = Circle((x, y), radius, facecolor=colour, edgecolor=PAPER, linewidth=0.8, zorder=2.8)
        self._axes.add_artist(patch)
        patch.set_clip_on(False)

    def regular(self, x: float, y: float, radius: float, corners: int, colour: str) -> None:
        """Draw a regular shape that stands on a side, its height around y: 3 corners for a triangle, 8 for a stop sign."""
        from matplotlib.patches import RegularPolygon  # noqa: PLC0415  (heavy)

        turned, sinks = (pi, radius * (1 - cos(pi / corners)) / 2) if corners % 2 else (pi / corners, 0)
        patch = RegularPolygon(
            (x, y + sinks), corners, radius=radius, orientation=turned, facecolor=colour, edgecolor="none"
        )
        patch.set_zorder(2.8)
        self._axes.add_artist(patch)
        patch.set_clip_on(False)

    def shape(self, corners: Sequence[tuple[float, float]], colour: str) -> None:
        """Fill a shape with these corners, over everything else, with a thin edge of paper."""
        from matplotlib.patches import Polygon  # noqa: PLC0415  (heavy)

        patch = Polygon(corners, facecolor=colour, edgecolor=PAPER, linewidth=0.1 * self.measure.small, zorder=2.9)
        self._axes.add_artist(patch)
        patch.set_clip_on(False)

    def ring(self, x: float, y: float, wide: float, high: float, colour: str) -> None:
        """Draw a long ring around something that stands at x and y."""
        from matplotlib.patches import FancyBboxPatch  # noqa: PLC0415  (heavy)

        patch = FancyBboxPatch(
            (x - wide / 2, y - high / 2),
            wide,
            high,
            boxstyle=f"round,pad=0,rounding_size={min(wide, high) / 2}",
            facecolor="none",
            edgecolor=colour,
            linewidth=0.12 * self.measure.small,
        )
        self._axes.add_artist(patch)
        patch.set_clip_on(False)

    def done(self, y: float) -> Figure:
        """End the sheet below y and give the figure."""
        height = max(y + self.measure.margin, 2 * self.measure.body)
        self._figure.set_size_inches(self.measure.width / 72, height / 72)
        self._axes.set_xlim(0, self.measure.width)
        self._axes.set_ylim(height, 0)
        return self._figure
