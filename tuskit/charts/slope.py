"""The same things in two orders, joined by lines: what ranks high on the one side and low on the other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tuskit.charts.sheet import LEADING, Align, Sheet
from tuskit.charts.theme import INK, LINE, MUTED, SEQUENTIAL
from tuskit.charts.words import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size

DARK, PALE = SEQUENTIAL[-1], SEQUENTIAL[1]
Look = Literal["plain", "strong", "dashed"]


@dataclass(frozen=True)
class Line:
    """One thing: where it comes on either side, and what is said of it there."""

    label: str
    left: int
    right: int
    """Its place on each side; 0 is on top, and no two have the same."""
    says: tuple[str, str]
    look: Look = "plain"
    """What the picture is about is drawn strong, what stands against it dashed."""


def slope(lines: Sequence[Line], size: Size, *, heads: tuple[str, str]) -> Figure:
    """Draw the things from top to bottom on both sides, with a line from the one place to the other.

    `heads` say what each side is ordered by.
    """
    sheet = Sheet(size)
    m = sheet.measure
    room = sheet.right - sheet.left
    words = [width(line.label, m.body, strong=True) for line in lines]
    words += [width(says, m.small) for line in lines for says in line.says]
    side = min(max(words, default=0) * 1.03, 0.36 * room)
    start, end = sheet.left + side + 0.9 * m.body, sheet.right - side - 0.9 * m.body
    y = _heads(sheet, heads, room / 2 - m.body)
    written = {line.label: sheet.broken(line.label, side, strong=line.look != "plain") for line in lines}
    said = {line.label: [sheet.broken(says, side, points=m.small) for says in line.says] for line in lines}
    row = (
        max((len(written[one]) * m.body + max(map(len, said[one])) * m.small for one in written), default=0) * LEADING
        + 0.6 * m.body
    )
    for line in sorted(lines, key=lambda one: one.look != "plain"):
        at = [y + (place + 0.5) * row for place in (line.left, line.right)]
        strong = line.look != "plain"
        sheet.line(
            start,
            at[0],
            end,
            at[1],
            colour=DARK if strong else PALE,
            wide=(0.28 if strong else 0.14) * m.body,
            dashed=line.look == "dashed",
            behind=not strong,
        )
        sides: tuple[tuple[float, float, Align], ...] = (
            (sheet.left + side, start, "right"),
            (end + 0.9 * m.body, end, "left"),
        )
        for (x, dot, align), middle, says in zip(sides, at, said[line.label], strict=True):
            sheet.dot(dot, middle, 0.34 * m.body, DARK if strong else PALE)
            label = written[line.label]
            top = middle - (len(label) * m.body + len(says) * m.small) * LEADING / 2
            top += sheet.words(x, top, label, colour=INK, strong=strong, align=align)
            sheet.words(x, top, says, points=m.small, colour=MUTED, align=align)
    return sheet.done(y + len(lines) * row)


def _heads(sheet: Sheet, heads: tuple[str, str], wide: float) -> float:
    """Write what each side is ordered by; gives back where that ends."""
    m = sheet.measure
    left, right = (sheet.broken(head, wide, points=m.small, strong=True) for head in heads)
    foot = m.margin + max(len(left), len(right)) * m.small * LEADING
    sheet.words(sheet.left, foot - len(left) * m.small * LEADING, left, points=m.small, strong=True)
    sheet.words(sheet.right, foot - len(right) * m.small * LEADING, right, points=m.small, strong=True, align="right")
    sheet.line(sheet.left, foot + 0.35 * m.small, sheet.right, foot + 0.35 * m.small, colour=LINE)
    return foot + 0.8 * m.small
