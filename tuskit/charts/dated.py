"""Lanes over the weeks of a year: what happens on which day, and the longest time without anything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import INK, MUTED, WARNING
from tuskit.charts.weeks import Span, Weeks, flags
from tuskit.charts.words import width
from tuskit.text import Lang

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tuskit.charts import Size

MANY = 13
"""More dates than these stand too close to be written."""


@dataclass(frozen=True)
class Mark:
    """Something on a day. A square one is told from a dot without its colour; a large one is what the lane is about."""

    day: date
    colour: str
    text: str = ""
    square: bool = False
    large: bool = False


@dataclass(frozen=True)
class Row:
    """A lane: its marks, or how much there is in each week; what is said at its end, and what it lacks."""

    label: str
    marks: tuple[Mark, ...] = ()
    counts: Sequence[float] = ()
    most: float = 0
    """What a column as high as the lane is; 0 for the largest of its counts."""
    colour: str = INK
    text: str = ""
    missing: str = ""


@dataclass(frozen=True)
class Key:
    """A line between the lanes: what the lanes below it are, and what each mark in them stands for, by its text."""

    label: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True)
class Pause:
    """A stretch without anything, and its words."""

    label: str
    first: date
    last: date
    text: str


def dated(rows: Sequence[Row | Key], size: Size, *, span: Span, lang: Lang, pause: Pause | None = None) -> Figure:
    """Draw the rows from top to bottom over the same weeks, and the pause as a bracket below them."""
    sheet = Sheet(size)
    m = sheet.measure
    room = sheet.right - sheet.left
    lanes = [row for row in rows if isinstance(row, Row)]
    label, start, end = room, sheet.left, sheet.right
    if not m.stacked:
        named = [row.label for row in lanes] + ([pause.label] if pause else [])
        label = min(max((width(text, m.body) for text in named), default=0) * 1.03, 0.25 * room)
        ends = [width(text, m.small, strong=True) * 1.03 for row in lanes for text in (row.text, row.missing)]
        start, end = start + label + 0.8 * m.body, end - min(max(ends, default=0), 0.16 * room) - 0.6 * m.body
    weeks = Weeks(sheet, span, start, end)
    top = weeks.names(m.margin)
    y = top + 0.3 * m.body
    for row in rows:
        y = _row(weeks, row, y, label) if isinstance(row, Row) else _key(weeks, row, y)
    if pause:
        y = _pause(weeks, pause, y, label)
    weeks.bands(top, y)
    return sheet.done(weeks.months(y, lang))


def _row(weeks: Weeks, row: Row, y: float, label: float) -> float:
    """Draw a lane from y downwards; gives back where it ends."""
    sheet, m = weeks.sheet, weeks.sheet.measure
    dates = [(weeks.at(mark.day), mark.text) for mark in row.marks if mark.text]
    written = sheet.broken(row.label, label)
    ends = [(text, colour) for text, colour in ((row.text, MUTED), (row.missing, WARNING)) if text]
    if m.stacked:
        said = " · ".join(text for text, _ in ends)
        if width(f"{row.label} · {said}", m.body) <= label and said:
            y += _phrase(sheet, y, row.label, ends)
        else:
            y += sheet.words(sheet.left, y, written)
            for text, colour in ends:
                y += sheet.words(sheet.left, y, text, points=m.small, colour=colour)
        high = 1.5 * m.body
    else:
        lines = [
            (line, colour)
            for text, colour in ends
            for line in _broken(sheet, text, sheet.right - weeks.end - 0.6 * m.body)
        ]
        high = max(1.6 * m.body, len(written) * m.body * LEADING, len(lines) * m.small * LEADING) + 0.15 * m.body
        sheet.words(sheet.left, y + high / 2, written, middle=True)
        at = y + high / 2 - len(lines) * m.small * LEADING / 2
        for line, colour in lines:
            at += sheet.words(
                weeks.end + 0.6 * m.body, at, line, points=m.small, colour=colour, strong=colour == WARNING
            )
    middle = y + high / 2
    ground = y + 0.95 * high if row.counts else middle
    sheet.line(weeks.start, ground, weeks.end, ground, behind=True)
    for mark in row.marks:
        _mark(weeks, mark, middle)
    most = row.most or max(row.counts, default=0)
    for week, count in enumerate(row.counts):
        if count:
            tall = high * 0.9 * count / most
            sheet.box(weeks.start + week * weeks.wide, y + 0.95 * high - tall, weeks.wide * 0.85, tall, row.colour)
    y += high
    if dates and len(dates) <= MANY:
        y = flags(sheet, dates, weeks.start, weeks.end, y) + 0.1 * m.body
    return y + 0.15 * m.body


def _key(weeks: Weeks, key: Key, y: float) -> float:
    """Write what the lanes below are, and after it what their marks stand for."""
    sheet, m = weeks.sheet, weeks.sheet.measure
    y += 0.5 * m.body
    x = sheet.left
    if key.label:
        sheet.words(x, y, key.label, points=m.small, colour=MUTED, strong=True)
        x += width(key.label, m.small, strong=True) + m.body
        x = x if m.stacked else max(x, weeks.start)
    for mark in key.marks:
        wide = 0.9 * m.body + width(mark.text, m.small, strong=True)
        if x > sheet.left and x + wide > sheet.right:
            x, y = (sheet.left if m.stacked else weeks.start), y + m.small * LEADING
        _shape(sheet, x + 0.36 * m.body, y + m.small * LEADING / 2, 0.36 * m.body, mark)
        sheet.words(x + 0.9 * m.body, y, mark.text, points=m.small, strong=True)
        x += wide + m.body
    return y + m.small * LEADING + 0.3 * m.body


def _broken(sheet: Sheet, text: str, wide: float) -> list[str]:
    return sheet.broken(text, wide, points=sheet.measure.small, strong=True)


def _phrase(sheet: Sheet, y: float, label: str, ends: Sequence[tuple[str, str]]) -> float:
    """Write a label and what is said of it on one line."""
    m = sheet.measure
    high = sheet.words(sheet.left, y, label)
    x = sheet.left + width(label, m.body) + 0.6 * m.small
    for text, colour in ends:
        sheet.words(x, y + (m.body - m.small) * 0.7, text, points=m.small, colour=colour, strong=colour == WARNING)
        x += width(text, m.small, strong=True) + 0.6 * m.small
    return high


def _mark(weeks: Weeks, mark: Mark, y: float) -> None:
    m = weeks.sheet.measure
    radius = 0.56 * m.body if mark.large else min(0.36 * m.body, max(0.5 * weeks.wide, 0.25 * m.body))
    _shape(weeks.sheet, weeks.at(mark.day), y, radius, mark)


def _shape(sheet: Sheet, x: float, y: float, radius: float, mark: Mark) -> None:
    if mark.square:
        r = radius * 0.92
        sheet.shape([(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)], mark.colour)
    else:
        sheet.dot(x, y, radius, mark.colour)


def _pause(weeks: Weeks, pause: Pause, y: float, label: float) -> float:
    """Draw the bracket, its words inside it or beside it."""
    sheet, m = weeks.sheet, weeks.sheet.measure
    y += 0.35 * m.body
    written = sheet.broken(pause.label, label)
    first, last = weeks.at(pause.first), weeks.at(pause.last)
    if m.stacked:
        y += sheet.words(sheet.left, y, written) + 0.2 * m.body
        high = 1.1 * m.body
    else:
        high = max(1.6 * m.body, len(written) * m.body * LEADING)
        sheet.words(sheet.left, y + high / 2, written, middle=True)
    middle = y + high / 2
    sheet.line(first, middle, last, middle, colour=INK, wide=1.6)
    for x in (first, last):
        sheet.line(x, middle - 0.4 * m.body, x, middle + 0.4 * m.body, colour=INK, wide=1.6)
    gap = 0.5 * m.body
    room_right, room_left = sheet.right - last - gap, first - gap - weeks.start
    lines = sheet.broken(pause.text, max(room_right, room_left), points=m.small, strong=True)
    right = room_right >= room_left
    at = last + gap if right else first - gap
    high = max(high, len(lines) * m.small * LEADING)
    sheet.words(at, middle, lines, points=m.small, strong=True, align="left" if right else "right", middle=True)
    return y + high + 0.35 * m.body
