"""A staircase: steps that lead downwards, one after the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import MUTED, SOFT, on
from tuskit.charts.words import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size


@dataclass(frozen=True)
class Step:
    """A step with its words, and a few more that say when."""

    label: str
    note: str = ""
    colour: str = SOFT


def stairs(steps: Sequence[Step], size: Size) -> Figure:
    """Draw the steps from the upper left to the lower right, numbered, with an arrow from each to the next."""
    sheet = Sheet(size)
    m = sheet.measure
    room = sheet.right - sheet.left
    count = max(len(steps), 1)
    wide = (0.62 if m.stacked else 0.5) * room
    across = (room - wide) / max(count - 1, 1)
    pad = 0.7 * m.body
    number = width("0", m.body, strong=True) * 1.8
    y = m.margin
    for at, step in enumerate(steps):
        x = sheet.left + at * across
        lines = sheet.broken(step.label, wide - 2 * pad - number)
        note = sheet.broken(step.note, wide - 2 * pad - number, points=m.small, strong=True)
        words = len(lines) * m.body * LEADING + len(note) * m.small * LEADING
        high = words + 1.2 * pad
        ink = on(step.colour)
        sheet.box(x, y, wide, high, step.colour)
        sheet.words(x + pad, y + 0.6 * pad, str(at + 1), colour=ink, strong=True)
        down = sheet.words(x + pad + number, y + 0.6 * pad, lines, colour=ink)
        quiet = MUTED if step.colour == SOFT else ink
        sheet.words(x + pad + number, y + 0.6 * pad + down, note, points=m.small, colour=quiet, strong=True)
        if at < count - 1:
            _down(sheet, x + 0.5 * across, y + high, 0.5 * across, 1.1 * m.body + high / 2)
        y += high + 0.45 * m.body
    return sheet.done(y - 0.45 * m.body if steps else y)


def _down(sheet: Sheet, x: float, y: float, across: float, most: float) -> None:
    """Draw the way to the next step: down, and to the right into its side."""
    m = sheet.measure
    turn, head, wide = y + min(1.35 * m.body, most), 0.3 * m.body, 0.11 * m.body
    end = x + across - 0.15 * m.body
    for x1, y1, x2, y2 in (
        (x, y, x, turn),
        (x, turn, end, turn),
        (end - head, turn - head, end, turn),
        (end - head, turn + head, end, turn),
    ):
        sheet.line(x1, y1, x2, y2, colour=MUTED, wide=wide)
