"""Parcels: boxes in a colour of their own with what is in them, alone or as a before and an after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import MUTED, PAPER, on
from tuskit.charts.words import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size

ABREAST = (4, 3, 2, 1)
"""How many tiles may stand beside each other, in the order in which it is tried."""
TALLEST = 3
"""Lines in a tile before fewer stand beside each other."""
BEFORE = 0.34
"""How much of the width a before takes beside an after."""


@dataclass(frozen=True)
class Parcel:
    """A box with its name, a few words beside it, and what is in it."""

    title: str
    colour: str
    note: str = ""
    tiles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Column:
    """Parcels under a heading, from top to bottom."""

    parcels: tuple[Parcel, ...]
    heading: str = ""


def parcels(columns: Sequence[Column], size: Size) -> Figure:
    """Draw one column, or two with an arrow from the first to the second; on a phone they stand under each other."""
    sheet = Sheet(size)
    m = sheet.measure
    gap = 3.2 * m.body
    room = sheet.right - sheet.left
    beside = len(columns) > 1 and not m.stacked
    wides = [BEFORE * (room - gap), (1 - BEFORE) * (room - gap)] if beside else [room] * len(columns)
    stacks = [_Stack(sheet, column, wide) for column, wide in zip(columns, wides, strict=True)]
    if beside:
        high = max(stack.high for stack in stacks)
        stacks[0].draw(sheet.left, m.margin, high)
        stacks[1].draw(sheet.right - wides[1], m.margin, high)
        middle = m.margin + (high + stacks[0].above) / 2
        _arrow(sheet, sheet.left + wides[0] + 0.7 * m.body, middle, gap - 1.4 * m.body)
        return sheet.done(m.margin + high)
    y = m.margin
    for number, stack in enumerate(stacks):
        if number:
            _arrow(sheet, sheet.left + room / 2, y + 0.5 * m.body, 1.5 * m.body, down=True)
            y += 2.5 * m.body
        stack.draw(sheet.left, y, stack.high)
        y += stack.high
    return sheet.done(y)


class Tiles:
    """Small pieces of paper beside and under each other, all equally wide; one row is as high as its longest words."""

    def __init__(self, sheet: Sheet, words: Sequence[str], wide: float) -> None:
        m = sheet.measure
        self.sheet, self.gap, self.pad = sheet, 0.4 * m.body, 0.55 * m.body
        abreast = next((n for n in ABREAST if len(words) % n == 0 and self._fits(words, self._each(wide, n))), 1)
        self.wide = self._each(wide, abreast)
        lines = [sheet.broken(text, self.wide - 2 * self.pad) for text in words]
        self.rows = [lines[at : at + abreast] for at in range(0, len(lines), abreast)]
        self.highs = [max(map(len, row)) * m.body * LEADING + 1.6 * self.pad for row in self.rows]

    def _each(self, wide: float, abreast: int) -> float:
        return (wide - (abreast - 1) * self.gap) / abreast

    def _fits(self, words: Sequence[str], wide: float) -> bool:
        """Whether no word has to be broken, and no tile is higher than it is calm to read."""
        em, inner = self.sheet.measure.body, wide - 2 * self.pad
        whole = all(width(word, em) * 1.04 <= inner for text in words for word in text.split())
        return whole and all(len(self.sheet.broken(text, inner)) <= TALLEST for text in words)

    @property
    def high(self) -> float:
        """The height of all rows."""
        return sum(self.highs) + max(len(self.rows) - 1, 0) * self.gap

    def draw(self, x: float, y: float, colour: str, *, more: float = 0) -> None:
        """Draw them from the upper left corner downwards; `more` is shared out between the rows."""
        for row, least in zip(self.rows, self.highs, strict=True):
            high = least + more / len(self.rows)
            for number, lines in enumerate(row):
                left = x + number * (self.wide + self.gap)
                self.sheet.box(left, y, self.wide, high, colour)
                self.sheet.words(left + self.wide / 2, y + high / 2, lines, align="center", middle=True)
            y += high + self.gap


class _Stack:
    """One column, measured before it is drawn."""

    def __init__(self, sheet: Sheet, column: Column, wide: float) -> None:
        m = sheet.measure
        self.sheet, self.wide, self.gap = sheet, wide, 0.8 * m.body
        self.heading = sheet.broken(column.heading, wide, points=m.small, strong=True)
        self.above = len(self.heading) * m.small * LEADING + (0.35 * m.body if self.heading else 0)
        self.parcels = [_Laid(sheet, parcel, wide) for parcel in column.parcels]

    @property
    def high(self) -> float:
        return self.above + sum(laid.high for laid in self.parcels) + (len(self.parcels) - 1) * self.gap

    def draw(self, x: float, y: float, high: float) -> None:
        """Draw from the upper left corner, stretched to a height."""
        m = self.sheet.measure
        self.sheet.words(x, y, self.heading, points=m.small, colour=MUTED, strong=True)
        more = (high - self.high) / len(self.parcels)
        y += self.above
        for laid in self.parcels:
            laid.draw(x, y, more)
            y += laid.high + more + self.gap


class _Laid:
    """One parcel, measured before it is drawn."""

    def __init__(self, sheet: Sheet, parcel: Parcel, wide: float) -> None:
        m = sheet.measure
        self.sheet, self.parcel, self.wide = sheet, parcel, wide
        self.pad = 0.75 * m.body
        inner = wide - 2 * self.pad
        self.em = 1.25 * m.body
        name = width(parcel.title, self.em, strong=True) * 1.04
        self.beside = name + 0.7 * m.body + width(parcel.note, m.body) * 1.04 <= inner
        self.title = sheet.broken(parcel.title, inner, points=self.em, strong=True)
        self.note = sheet.broken(parcel.note, inner - name - 0.7 * m.body if self.beside else inner)
        self.offset = name + 0.7 * m.body
        self.tiles = Tiles(sheet, parcel.tiles, inner)
        self.head = len(self.title) * self.em * LEADING + (0 if self.beside else len(self.note) * m.body * LEADING)

    @property
    def high(self) -> float:
        return self.head + (self.tiles.high + 0.5 * self.pad if self.tiles.rows else 0) + 1.7 * self.pad

    def draw(self, x: float, y: float, more: float) -> None:
        sheet, em = self.sheet, self.em
        colour = on(self.parcel.colour)
        sheet.box(x, y, self.wide, self.high + more, self.parcel.colour)
        left, y = x + self.pad, y + 0.7 * self.pad
        down = sheet.words(left, y, self.title, points=em, colour=colour, strong=True)
        if self.beside:
            sheet.words(left + self.offset, y + em * LEADING / 2, self.note, colour=colour, middle=True)
        else:
            sheet.words(left, y + down, self.note, colour=colour)
        if self.tiles.rows:
            self.tiles.draw(left, y + self.head + 0.5 * self.pad, PAPER, more=more)


def _arrow(sheet: Sheet, x: float, y: float, long: float, *, down: bool = False) -> None:
    """Draw an arrow to the right, or downwards, from x and y."""
    head, wide = 0.45 * sheet.measure.body, 0.14 * sheet.measure.body
    for x1, y1, x2, y2 in ((0, 0, long, 0), (long - head, -head, long, 0), (long - head, head, long, 0)):
        ends = (y1, x1, y2, x2) if down else (x1, y1, x2, y2)
        sheet.line(x + ends[0], y + ends[1], x + ends[2], y + ends[3], colour=MUTED, wide=wide)
