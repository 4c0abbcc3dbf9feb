"""A band of time in eras, and the reasons for how it began."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.parcels import Tiles
from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import LINE, MUTED, SOFT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size


@dataclass(frozen=True)
class Era:
    """A stretch of years with its name; `weight` is how thick the band is there, as a share of the thickest."""

    label: str
    start: int
    end: int
    weight: float
    colour: str


def timeline(eras: Sequence[Era], size: Size, *, reasons: tuple[str, Sequence[str]] = ("", ())) -> Figure:
    """Draw the eras as one band over their years, their names above it, and under it a heading with its reasons."""
    sheet = Sheet(size)
    m = sheet.measure
    low, high = min(era.start for era in eras), max(era.end for era in eras)
    step = (sheet.right - sheet.left) / (high - low)
    names = [sheet.broken(era.label, (era.end - era.start) * step - 0.6 * m.body, strong=True) for era in eras]
    y = m.margin + max(map(len, names)) * m.body * LEADING + 0.5 * m.body
    thick = 3.4 * m.body
    foot = y + thick
    for era, lines in zip(eras, names, strict=True):
        x, wide, tall = sheet.left + (era.start - low) * step, (era.end - era.start) * step, era.weight * thick
        sheet.box(x, foot - tall, wide, tall, era.colour, edge=1.2)
        sheet.words(x + 0.1 * m.body, foot - tall - 0.35 * m.body - len(lines) * m.body * LEADING, lines, strong=True)
    y = foot + 0.25 * m.body
    sheet.line(sheet.left, y, sheet.right, y, colour=LINE)
    for year in sorted({era.start for era in eras}):
        sheet.line(
            sheet.left + (year - low) * step, y, sheet.left + (year - low) * step, y + 0.4 * m.small, colour=MUTED
        )
        sheet.words(sheet.left + (year - low) * step, y + 0.4 * m.small, str(year), points=m.small, colour=MUTED)
    y += m.small * (LEADING + 0.4)
    heading, tiles = reasons
    if tiles:
        y += 1.3 * m.body
        lines = sheet.broken(heading, sheet.right - sheet.left, points=m.small, strong=True)
        y += sheet.words(sheet.left, y, lines, points=m.small, colour=MUTED, strong=True) + 0.35 * m.body
        laid = Tiles(sheet, tiles, sheet.right - sheet.left)
        laid.draw(sheet.left, y, SOFT)
        y += laid.high
    return sheet.done(y)
