"""A wheel of steps that begin again when they are done; on a phone a list with a way back."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import INK, LINE, MUTED, SOFT, on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size


def wheel(steps: Sequence[str], size: Size, *, middle: str, marked: Mapping[int, str]) -> Figure:
    """Draw the steps clockwise from the top right, numbered; `marked` gives the colour of a step, counted from 0.

    `middle` says what turns the wheel, in it.
    """
    sheet = Sheet(size)
    return _list(sheet, steps, middle, marked) if sheet.measure.stacked else _round(sheet, steps, middle, marked)


def _round(sheet: Sheet, steps: Sequence[str], middle: str, marked: Mapping[int, str]) -> Figure:
    m = sheet.measure
    radius, dot = 7.6 * m.body, 1.25 * m.body
    centre = (sheet.left + sheet.right) / 2
    turn = 2 * math.pi / len(steps)
    places = [(math.sin((n + 0.5) * turn), -math.cos((n + 0.5) * turn)) for n in range(len(steps))]
    labels = []
    for (x, _), step in zip(places, steps, strict=True):
        room = (sheet.right - sheet.left) / 2 - abs(x) * radius - dot - 0.6 * m.body
        labels.append(sheet.broken(step, room))
    top = m.margin + max(dot, max(map(len, labels)) * m.body * LEADING / 2) + radius
    sheet.ring(centre, top, 2 * radius, 2 * radius, LINE)
    lines = sheet.broken(middle, 1.3 * radius, points=1.2 * m.body, strong=True)
    sheet.words(centre, top, lines, points=1.2 * m.body, colour=MUTED, strong=True, align="center", middle=True)
    for number, ((x, y), label) in enumerate(zip(places, labels, strict=True)):
        at, down = centre + x * radius, top + y * radius
        _dot(sheet, at, down, dot, number, marked)
        side = 1 if x > 0 else -1
        sheet.words(
            at + side * (dot + 0.5 * m.body),
            down,
            label,
            strong=number in marked,
            align="left" if side > 0 else "right",
            middle=True,
        )
    return sheet.done(top + radius + top - radius - m.margin)


def _list(sheet: Sheet, steps: Sequence[str], middle: str, marked: Mapping[int, str]) -> Figure:
    m = sheet.measure
    dot = 1.05 * m.body
    back, at = sheet.left + 1.9 * m.body, sheet.left + 4.6 * m.body
    start = at + dot + 0.6 * m.body
    y = m.margin
    places = []
    for step in steps:
        lines = sheet.broken(step, sheet.right - start)
        high = max(2 * dot, len(lines) * m.body * LEADING)
        places.append((y + high / 2, lines))
        y += high + 0.55 * m.body
    first, last = places[0][0], places[-1][0]
    sheet.ring((back + at) / 2, (first + last) / 2, at - back, last - first + 1.2 * m.body, LINE)
    sheet.upright(sheet.left + 0.8 * m.body, (first + last) / 2 + 2 * m.body, [middle], points=m.small, colour=MUTED)
    for number, (down, lines) in enumerate(places):
        _dot(sheet, at, down, dot, number, marked)
        sheet.words(start, down, lines, strong=number in marked, middle=True)
    return sheet.done(y - 0.55 * m.body)


def _dot(sheet: Sheet, x: float, y: float, radius: float, number: int, marked: Mapping[int, str]) -> None:  # noqa: PLR0917  (where, and what)
    colour = marked.get(number, SOFT)
    sheet.dot(x, y, radius, colour)
    ink = on(colour) if number in marked else INK
    sheet.words(x, y, str(number + 1), colour=ink, strong=True, align="center", middle=True)
