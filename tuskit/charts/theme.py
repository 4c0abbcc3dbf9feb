"""One look for every chart: the palette, four sizes and the settings that go with them.

Nothing here imports matplotlib before a chart is drawn.
"""

from __future__ import annotations

import textwrap
from contextlib import contextmanager
from dataclasses import dataclass
from threading import RLock
from typing import TYPE_CHECKING, Any

from tuskit.charts.words import FALLBACK, FAMILY, register

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size

INK = "#1d2b36"
MUTED = "#56616b"
"""Words that come second: subtitles, axes, notes."""
PAPER = "#fbfaf7"
LINE = "#d9d5cc"
SOFT = "#ece8df"
"""Empty tracks and closed days: a shade of the paper."""
TUS = "#0b7a75"
MU = "#9a5f06"
MUS = "#5f6f80"
WARNING = "#a4402f"
CAUTION = "#f0b429"
"""Under a sign in ink: lighter than any of the conversations, so that it is not taken for one."""
GREY = "#b9bcbd"
"""Don't know; hatched where something is withheld."""
CONVERSATION: Mapping[str, str] = {"tus": TUS, "mu": MU, "mus": MUS}
DIVERGING = ("#b2182b", "#ef8a62", "#f1efea", "#67a9cf", "#2166ac")
"""Judgement from pulls away (red, always left) to pulls towards."""
SEQUENTIAL = ("#e6deec", "#c8bad5", "#a48fb8", "#775f93", "#483562")
"""More and more of one thing; none of the colours above."""

PAINTING = RLock()
"""Matplotlib's settings belong to the process: one chart is drawn at a time."""


@dataclass(frozen=True, kw_only=True)
class Measure:
    """What a size is made of, in points (72 to an inch)."""

    width: float
    body: float
    small: float
    title: float
    stacked: bool = False
    """Labels stand above the bars instead of to their left."""

    @property
    def margin(self) -> float:
        """The empty edge around everything."""
        return 0.25 * self.body if self.stacked else 0.7 * self.body

    @property
    def row(self) -> float:
        """The height of a bar."""
        return 2.0 * self.body if self.stacked else 1.9 * self.body


MEASURES: Mapping[Size, Measure] = {
    "phone": Measure(width=268.5, body=10.5, small=9.0, title=13.5, stacked=True),
    "screen": Measure(width=570, body=11.25, small=10.5, title=16),
    "projector": Measure(width=960, body=22, small=20, title=32),
    "print": Measure(width=482, body=11, small=11, title=15),
}


def figure(size: Size, rows: float = 6) -> Figure:
    """Make an empty figure for a drawing with axes of its own: the size's width, and the height of so many rows."""
    from matplotlib.figure import Figure  # noqa: PLC0415  (heavy)

    measure = MEASURES[size]
    height = max(rows, 1) * measure.row * 1.4 + 4 * measure.body
    with style(size):
        return Figure(figsize=(measure.width / 72, height / 72), facecolor=PAPER, layout="constrained")


@contextmanager
def style(size: Size) -> Iterator[None]:
    """Matplotlib's settings while a chart of this size is painted and saved; put back afterwards."""
    import matplotlib as mpl  # noqa: PLC0415  (heavy)

    register()
    with PAINTING, mpl.rc_context(_settings(size)):
        yield


def _settings(size: Size) -> Any:
    measure = MEASURES[size]
    return {
        "font.family": [FAMILY, FALLBACK],
        "font.size": measure.small,
        "text.color": INK,
        "text.parse_math": False,
        "axes.facecolor": PAPER,
        "axes.edgecolor": LINE,
        "axes.labelcolor": MUTED,
        "axes.labelsize": measure.small,
        "axes.unicode_minus": True,
        "axes.axisbelow": True,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.grid": False,
        "grid.color": LINE,
        "xtick.color": LINE,
        "ytick.color": LINE,
        "xtick.labelcolor": MUTED,
        "ytick.labelcolor": INK,
        "xtick.labelsize": measure.small,
        "ytick.labelsize": measure.body,
        "hatch.color": MUTED,
        "hatch.linewidth": 0.6,
        "figure.facecolor": PAPER,
        "savefig.facecolor": PAPER,
        "svg.fonttype": "path",
        "svg.hashsalt": "tuskit",
        "pdf.fonttype": 42,
    }


def wrap(text: str, chars: int) -> str:
    """Break a text into lines of so many letters: between words, and inside one only if it is longer than a line."""
    return "\n".join(textwrap.wrap(text, max(chars, 1), break_on_hyphens=True)) if text else ""


def shades(count: int, colours: Sequence[str] = DIVERGING) -> tuple[str, ...]:
    """So many colours along a scale, its ends included; three or more are even steps."""
    if count == 1:
        return (colours[len(colours) // 2],)
    return tuple(shade(position / (count - 1), colours) for position in range(count))


def shade(position: float, colours: Sequence[str] = DIVERGING) -> str:
    """Mix the colour at a position 0…1 of a scale."""
    along = min(max(position, 0.0), 1.0) * (len(colours) - 1)
    first = min(int(along), len(colours) - 2)
    pairs = zip(_rgb(colours[first]), _rgb(colours[first + 1]), strict=True)
    return "#" + "".join(f"{round(low + (high - low) * (along - first)):02x}" for low, high in pairs)


def on(colour: str) -> str:
    """White or ink, whichever is easier to read on a colour."""
    return "#ffffff" if contrast("#ffffff", colour) >= contrast(INK, colour) else INK


def contrast(one: str, other: str) -> float:
    """Compare two colours as WCAG counts it: 1 is no contrast, 21 is black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    dark = 0.04045
    return channel / 12.92 if channel <= dark else ((channel + 0.055) / 1.055) ** 2.4
