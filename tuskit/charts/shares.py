"""Bars of a hundred per cent: how a whole is shared between a few places."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import MUTED, SOFT, on
from tuskit.charts.words import width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size


@dataclass(frozen=True)
class Stack:
    """One whole and its parts, each with its name, its count and its colour."""

    label: str
    parts: tuple[tuple[str, int, str], ...]
    note: str = ""


def shares(stacks: Sequence[Stack], size: Size, *, named: bool = False) -> Figure:
    """Draw bars of equal length with the counts in them; the names stand above, in their colours.

    `named` writes short names in the parts instead of counts and names above: for shares that nobody has counted.
    """
    sheet = Sheet(size)
    m = sheet.measure
    room = sheet.right - sheet.left
    label, note = room, 0.0
    start, end = sheet.left, sheet.right
    if not m.stacked:
        label = min(max((width(stack.label, m.body) for stack in stacks), default=0) * 1.03, 0.4 * room)
        note = min(max((width(stack.note, m.small) for stack in stacks), default=0) * 1.03, 0.18 * room)
        start += label + m.body
        end -= note + m.body if note else 0
    every = () if named else stacks
    used = {name for stack in every for name, count, _ in stack.parts if count}
    names = dict.fromkeys((name, colour) for stack in every for name, _, colour in stack.parts if name in used)
    y = key(sheet, list(names), start, end, m.margin)
    for stack in stacks:
        written = sheet.broken(stack.label, label)
        beside = sheet.broken(stack.note, note or label, points=m.small)
        if m.stacked:
            y += sheet.words(sheet.left, y, written)
            y += sheet.words(sheet.left, y, beside, points=m.small, colour=MUTED) + 0.2 * m.body
            high = m.row * 0.9
        else:
            high = max(m.row, len(written) * m.body * LEADING, len(beside) * m.small * LEADING)
            sheet.words(sheet.left, y + high / 2, written, middle=True)
            sheet.words(end + m.body, y + high / 2, beside, points=m.small, colour=MUTED, middle=True)
        _stack(sheet, stack, start, end, y + high / 2, named=named)
        y += high + (0.8 if m.stacked else 0.55) * m.body
    return sheet.done(y - 0.4 * m.body if stacks else y)


def key(  # noqa: PLR0917  (where, and what)
    sheet: Sheet,
    names: Sequence[tuple[str, str]],
    start: float,
    end: float,
    y: float,
    lines: Mapping[str, int] = MappingProxyType({}),
) -> float:
    """Name colours in a line above a drawing, or in as many lines as it takes; gives back where it ends.

    `lines` is how many lines a colour is ruled with.
    """
    small = sheet.measure.small
    x = start
    for name, colour in names:
        written = sheet.broken(name, end - start - 1.2 * small, points=small, strong=True)
        wide = 1.1 * small + max((width(line, small, strong=True) for line in written), default=0)
        if x > start and x + wide > end:
            x, y = start, y + small * LEADING * 1.15
        sheet.box(x, y + 0.26 * small, 0.72 * small, 0.72 * small, colour)
        sheet.ruled(x, y + 0.26 * small, 0.72 * small, 0.72 * small, lines.get(colour, 0))
        high = sheet.words(x + 1.05 * small, y, written, points=small, strong=True)
        y += high - small * LEADING
        x += wide + 1.5 * small
    return y + small * (LEADING + 0.8) if names else y


def _stack(sheet: Sheet, stack: Stack, start: float, end: float, middle: float, *, named: bool) -> None:
    m = sheet.measure
    thick = m.row * 0.9
    whole = sum(count for _, count, _ in stack.parts)
    if not whole:
        sheet.box(start, middle - thick / 2, end - start, thick, SOFT)
        return
    x = start
    for name, count, colour in stack.parts:
        wide = (end - start) * count / whole
        if count:
            sheet.box(x, middle - thick / 2, wide, thick, colour, edge=0.8)
            said = name if named else str(count)
            if width(said, m.small, strong=named) + 0.35 * m.small <= wide:
                at, ink = x + wide / 2, on(colour)
                sheet.words(at, middle, said, points=m.small, colour=ink, strong=named, align="center", middle=True)
        x += wide
