"""A year of weeks as columns: how much of each thing every week holds, and what an average week is made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.shares import key
from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import INK, MUTED, WARNING
from tuskit.charts.weeks import Span, Weeks
from tuskit.charts.words import width
from tuskit.text import Lang

if TYPE_CHECKING:
    from collections.abc import Mapping

    from matplotlib.figure import Figure

    from tuskit.charts import Size

HIGH: Mapping[Size, float] = {"phone": 0.46, "screen": 0.34, "projector": 0.36, "print": 0.36}
"""How high the tallest column is, as a share of the paper's width."""
BESIDE = 0.25
"""The part of the paper that the average week and its words may take."""


@dataclass(frozen=True)
class Layer:
    """One thing that the weeks hold: its colour, how much each week, how much on average, and how that is said."""

    name: str
    colour: str
    amounts: tuple[float, ...]
    mean: float
    text: str


def columns(
    layers: Sequence[Layer], size: Size, *, span: Span, mean: str, most: str, lang: Lang, note: str = ""
) -> Figure:
    """Draw a column for each week, the first layer at the foot.

    `mean` names the average, `most` the tallest column, and `note` is what the columns lack.
    """
    sheet = Sheet(size)
    m = sheet.measure
    drawn = [layer for layer in layers if any(layer.amounts)]
    heights = [sum(amounts) for amounts in zip(*(layer.amounts for layer in drawn), strict=True)] or [0.0] * span.weeks
    beside = 0.0 if m.stacked else BESIDE * (sheet.right - sheet.left)
    weeks = Weeks(sheet, span, sheet.left, sheet.right - beside)
    y = m.margin
    if m.stacked:
        names = [(f"{layer.name}: {layer.text}", layer.colour) for layer in reversed(drawn)]
        y = key(sheet, names, sheet.left, sheet.right, y)
    top = weeks.names(y) + (m.small * LEADING + 0.5 * m.small)
    foot = top + HIGH[size] * m.width
    weeks.bands(top - m.small * LEADING - 0.5 * m.small, foot)
    scale = (foot - top) / (max(heights) or 1)
    for week in range(len(heights)):
        _column(
            sheet,
            weeks.start + week * weeks.wide,
            weeks.wide,
            foot,
            [(d.amounts[week], d.colour) for d in drawn],
            scale,
        )
    average = sum(layer.mean for layer in drawn)
    level = foot - average * scale
    sheet.line(
        weeks.start, level, weeks.end + (0.9 * m.body if beside else 0), level, colour=INK, wide=0.9, dashed=True
    )
    tallest = max(range(len(heights)), key=heights.__getitem__)
    _top(sheet, weeks, (tallest + 0.5) * weeks.wide + weeks.start, foot - heights[tallest] * scale, most)
    if beside:
        _average(sheet, drawn, weeks.end + 0.9 * m.body, foot, scale, mean)
    y = weeks.months(foot, lang)
    if m.stacked:
        sheet.line(
            sheet.left,
            y + 0.75 * m.small,
            sheet.left + 1.6 * m.body,
            y + 0.75 * m.small,
            colour=INK,
            wide=0.9,
            dashed=True,
        )
        y += 0.1 * m.small + sheet.words(sheet.left + 2 * m.body, y + 0.1 * m.small, mean, points=m.small)
    if note:
        written = sheet.broken(note, sheet.right - sheet.left, points=m.small, strong=True, even=False)
        y += 0.4 * m.small
        y += sheet.words(sheet.left, y, written, points=m.small, colour=WARNING, strong=True)
    return sheet.done(y)


def _column(sheet: Sheet, x: float, wide: float, foot: float, parts: Sequence[tuple[float, str]], scale: float) -> None:  # noqa: PLR0917  (where, and what)
    """Stack the parts; a hair of paper keeps them apart where there are no colours."""
    slim = 0.82 * wide
    for amount, colour in parts:
        high = amount * scale
        if high:
            sheet.box(x + (wide - slim) / 2, foot - high, slim, max(high - 0.5, 0.5), colour)
            foot -= high


def _top(sheet: Sheet, weeks: Weeks, x: float, y: float, text: str) -> None:
    """Name the tallest column."""
    small = sheet.measure.small
    half = width(text, small, strong=True) * 0.52
    at = min(max(x, weeks.start + half), weeks.end - half)
    sheet.words(at, y - small * LEADING - 0.15 * small, text, points=small, strong=True, align="center")


def _average(sheet: Sheet, layers: Sequence[Layer], x: float, foot: float, scale: float, mean: str) -> None:  # noqa: PLR0917  (where, and what)
    """Draw the average week to the right, wider, with its parts named beside it: the key to all the others."""
    m = sheet.measure
    wide = 1.1 * m.body
    _column(sheet, x, wide / 0.82, foot, [(layer.mean, layer.colour) for layer in layers], scale)
    beside = x + wide + 0.9 * m.body
    room = sheet.right - beside
    said: list[tuple[float, list[str], list[str], str]] = []
    at = foot
    for layer in layers:
        middle = at - layer.mean * scale / 2
        at -= layer.mean * scale
        lines = sheet.broken(layer.name, room, points=m.small, strong=True)
        said.insert(0, (middle, lines, sheet.broken(layer.text, room, points=m.small), layer.colour))
    written = sheet.broken(mean, room, points=m.small)
    high = (len(written) + 0.4) * m.small * LEADING
    blocks: list[tuple[float, float, list[str], list[str], str]] = [(at - high, high, written, [], INK)]
    for middle, lines, text, colour in said:
        tall = (len(lines) + len(text) + 0.25) * m.small * LEADING
        blocks.append((middle - tall / 2, tall, lines, text, colour))
    placed: list[float] = []
    for y, _, *_rest in blocks:
        placed.append(max(y, placed[-1] + blocks[len(placed) - 1][1]) if placed else y)
    over = placed[-1] + blocks[-1][1] - foot
    for n in range(len(placed) - 1, -1, -1):  # what hangs below the axis pushes the rest up
        roof = foot - blocks[n][1] if n == len(placed) - 1 else placed[n + 1] - blocks[n][1]
        placed[n] = min(placed[n], roof) if over > 0 else placed[n]
    for y, (_, _, lines, text, colour) in zip(placed, blocks, strict=True):
        down = y + sheet.words(beside, y, lines, points=m.small, colour=colour, strong=bool(text))
        sheet.words(beside, down, text, points=m.small, colour=MUTED)
