"""Stations in a row, joined both ways: what goes out and what comes back, with what was written at each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import INK, MUTED, PAPER, SEQUENTIAL, SOFT

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tuskit.charts import Size

HEAD = SEQUENTIAL[-1]


@dataclass(frozen=True)
class Station:
    """A place on the way, what stands there, and the notes below it."""

    name: str
    about: str
    notes: tuple[str, ...]
    more: str = ""
    """Under the notes: how many wrote, or how many more notes there are."""


def stations(row: Sequence[Station], size: Size, *, agreed: bool = False) -> Figure:
    """Draw the stations side by side, one under another on a phone; what is `agreed` is written larger."""
    sheet = Sheet(size)
    m = sheet.measure
    gap = 2.4 * m.body
    if m.stacked:
        y = m.margin
        for number, station in enumerate(row):
            if number:
                y = _between(sheet, sheet.left + 1.5 * m.body, y, down=True)
            y = _station(
                sheet, station, sheet.left, sheet.right - sheet.left, y, _head(sheet, row, sheet.right), agreed=agreed
            )
        return sheet.done(y)
    wide = (sheet.right - sheet.left - gap * (len(row) - 1)) / max(len(row), 1)
    head = _head(sheet, row, wide)
    foot = m.margin
    for number, station in enumerate(row):
        x = sheet.left + number * (wide + gap)
        foot = max(foot, _station(sheet, station, x, wide, m.margin, head, agreed=agreed))
        if number:
            _between(sheet, x - gap / 2, m.margin + head / 2, down=False)
    return sheet.done(foot)


def _head(sheet: Sheet, row: Sequence[Station], wide: float) -> float:
    body = sheet.measure.body
    lines = max((len(sheet.broken(one.name, wide - body, strong=True)) for one in row), default=1)
    return (lines * LEADING + 1.1) * body


def _station(  # noqa: PLR0917  (where, how large, and what)
    sheet: Sheet, station: Station, x: float, wide: float, y: float, head: float, *, agreed: bool
) -> float:
    """Draw one station from y downwards; gives back where it ends."""
    m = sheet.measure
    sheet.box(x, y, wide, head, HEAD)
    name = sheet.broken(station.name, wide - m.body, strong=True)
    sheet.words(x + wide / 2, y + head / 2, name, colour=PAPER, strong=True, align="center", middle=True)
    y += head + 0.6 * m.body
    y += sheet.words(
        x, y, sheet.broken(station.about, wide, points=m.small, strong=True), points=m.small, colour=MUTED, strong=True
    )
    y += 0.3 * m.body
    em = m.body if agreed else m.small
    for note in station.notes:
        lines = sheet.broken(note, wide - m.body, points=em, even=False)
        high = (len(lines) * LEADING + 0.7) * em
        sheet.box(x, y, wide, high, SOFT)
        sheet.words(x + 0.5 * m.body, y + 0.35 * em, lines, points=em, colour=INK)
        y += high + 0.35 * m.body
    return y + sheet.words(x, y, sheet.broken(station.more, wide, points=m.small), points=m.small, colour=MUTED)


def _between(sheet: Sheet, x: float, y: float, *, down: bool) -> float:
    """Draw two arrows between two stations, one out and one back; gives back where they end."""
    body = sheet.measure.body
    reach, apart, wing = 0.85 * body, 0.28 * body, 0.3 * body
    if down:
        y += 0.5 * body + reach
    for side in (-1, 1):
        ends = [(-side * reach, side * apart), (side * reach, side * apart)]
        tip = [(reach, 0.0), (reach - 1.6 * wing, -wing), (reach - 1.6 * wing, wing)]
        points = [(side * a, b + side * apart) for a, b in tip]
        turned = [(-b, a) if down else (a, b) for a, b in (*ends, *points)]
        (x1, y1), (x2, y2), *head = ((x + a, y + b) for a, b in turned)
        sheet.line(x1, y1, x2 - (x2 - x1) * 0.15, y2 - (y2 - y1) * 0.15, colour=INK, wide=0.12 * body)
        sheet.shape(head, INK)
    return y + reach + 0.5 * body
