"""A year on one page: every working day, what is closed, and the conversations in their colours."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from babel.dates import format_date, format_interval, format_skeleton

from tuskit.charts.shares import key
from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import INK, MUTED, PAPER, WARNING, on
from tuskit.text import LOCALE, Lang, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tuskit.charts import Size

ACROSS: Mapping[Size, int] = {"phone": 3, "screen": 4, "projector": 6, "print": 4}
"""How many months stand side by side."""
WEEKS: Mapping[Size, bool] = {"phone": False, "screen": True, "projector": False, "print": True}
"""Where there is room for the numbers of the weeks."""
FRIDAY = 4
CLOSED = Text(da="lukket", en="closed")
OFF = "#dedad1"
WEEK = "#766c5a"
"""The colour of the numbers of the weeks."""
BRIDGE = 3
"""Days from Friday to Monday: a holiday goes on over a weekend."""


@dataclass(frozen=True)
class Day:
    """Something on a day: its colour, and what the colour stands for."""

    date: date
    colour: str
    label: str = ""
    lines: int = 0
    """How many lines its colour is ruled with, to be told apart without it."""
    moved: bool = False
    """Not where it usually is: a corner of the day is cut off."""


def year(
    days: Sequence[Day],
    first: date,
    last: date,
    size: Size,
    *,
    closed: Mapping[date, str],
    lang: Lang,
    moved: str = "",
    note: str = "",
) -> Figure:
    """Draw the months from first to last; a day with more than one conversation is shared between their colours.

    `moved` says what a cut corner stands for, and `note` what the year lacks.
    """
    sheet = Sheet(size)
    m = sheet.measure
    busy = _busy(days)
    weekend = any(day.weekday() > FRIDAY for day in busy)
    plan = _Plan(sheet, 7 if weekend else 5, {day.colour: day.lines for day in days}, weeks=WEEKS[size])
    names = dict.fromkeys((day.label, day.colour) for day in days if day.label)
    seen = [day for day in closed if first <= day <= last and (weekend or day.weekday() <= FRIDAY)]
    y = key(sheet, [*names, *([(CLOSED[lang], OFF)] if seen else [])], sheet.left, sheet.right, m.margin, plan.lines)
    cut = {day.date for day in days if day.moved}
    if cut and moved:
        y = _corner(sheet, y - 0.4 * m.small, moved) + 0.4 * m.small
    y += 0.3 * m.body
    months = [month for month in _months(first, last) if any(_shown(day, first, last, plan) for day in _days(month))]
    for start in range(0, len(months), plan.across):
        row = [[day for day in _days(month) if first <= day <= last] for month in months[start : start + plan.across]]
        high = max(map(plan.high, row))
        for number, inside in enumerate(row):
            dated = inside[0].month == 1 or inside[0] == first
            plan.month(sheet.left + number * plan.step, y, inside, busy, closed, lang, cut=cut, dated=dated)
        y += high + 1.1 * m.body
    if note:
        written = sheet.broken(note, sheet.right - sheet.left, points=m.small, strong=True, even=False)
        y += sheet.words(sheet.left, y, written, points=m.small, colour=WARNING, strong=True) + 0.3 * m.small
    if size != "projector":
        y = _named(sheet, y, {day: closed[day] for day in sorted(seen)}, lang)
    return sheet.done(y)


def _corner(sheet: Sheet, y: float, words: str) -> float:
    """Say what a cut corner stands for; gives back where it ends."""
    small = sheet.measure.small
    box = 0.85 * small
    sheet.box(sheet.left, y + 0.2 * small, box, box, INK)
    _cut(sheet, sheet.left, y + 0.2 * small, box, box)
    written = sheet.broken(words, sheet.right - sheet.left - 1.2 * small, points=small)
    return y + sheet.words(sheet.left + 1.2 * small, y, written, points=small)


def _cut(sheet: Sheet, x: float, y: float, wide: float, high: float) -> None:
    """Cut off a day's upper right corner."""
    side = 0.36 * min(wide, high)
    sheet.shape([(x + wide - side, y), (x + wide, y), (x + wide, y + side)], PAPER)


def _busy(days: Sequence[Day]) -> Mapping[date, list[str]]:
    found: dict[date, list[str]] = defaultdict(list)
    for day in days:
        if day.colour not in found[day.date]:
            found[day.date].append(day.colour)
    return {day: sorted(colours) for day, colours in found.items()}


def _shown(day: date, first: date, last: date, plan: _Plan) -> bool:
    return first <= day <= last and day.weekday() < plan.columns


def _months(first: date, last: date) -> Iterator[date]:
    """Give the first day of every month."""
    month = first.replace(day=1)
    while month <= last:
        yield month
        month = (month + timedelta(days=32)).replace(day=1)


def _days(month: date) -> Iterator[date]:
    day = month
    while day.month == month.month:
        yield day
        day += timedelta(days=1)


class _Plan:
    """Where a month, a week and a day stand."""

    def __init__(self, sheet: Sheet, columns: int, lines: Mapping[str, int], *, weeks: bool) -> None:
        m = sheet.measure
        self.sheet, self.columns, self.lines, self.weeks = sheet, columns, lines, weeks
        self.across = ACROSS[sheet.size]
        if columns > FRIDAY + 1 and sheet.size in {"phone", "projector"}:
            self.across = 2 if m.stacked else 4
        self.gap = 1.4 * m.small
        self.step = (sheet.right - sheet.left + self.gap) / self.across
        self.wide = (self.step - self.gap) / (columns + weeks)
        self.tall = min(max(self.wide * 0.86, 1.3 * m.small), 1.75 * m.small)

    def high(self, days: Sequence[date]) -> float:
        """Say how high a month is: as many rows as it has weeks."""
        weeks = {day.isocalendar().week for day in days if day.weekday() < self.columns}
        return self.sheet.measure.body * LEADING + 0.2 * self.sheet.measure.body + len(weeks) * self.tall

    def month(  # noqa: PLR0917  (where, which, and what is on)
        self,
        x: float,
        y: float,
        days: Sequence[date],
        busy: Mapping[date, Sequence[str]],
        closed: Mapping[date, str],
        lang: Lang,
        *,
        cut: AbstractSet[date],
        dated: bool,
    ) -> None:
        """Draw a month with its name."""
        sheet, m = self.sheet, self.sheet.measure
        name = format_date(days[0], "LLLL y" if dated else "LLLL", locale=LOCALE[lang])
        at = x + (self.wide if self.weeks else 0)
        y += sheet.words(at, y, name[0].upper() + name[1:], strong=True)
        sheet.line(at, y, x + self.step - self.gap, y)
        y += 0.2 * m.body
        monday = days[0] + timedelta(days=(7 if days[0].weekday() >= self.columns else 0) - days[0].weekday())
        for day in days:
            if day.weekday() >= self.columns:
                continue
            top = y + (day - monday).days // 7 * self.tall
            x_ = at + day.weekday() * self.wide
            self._day(x_, top, day, busy.get(day, ()), closed=day in closed)
            if day in cut:
                _cut(sheet, x_, top, self.wide, self.tall)
            if self.weeks and (day.weekday() == 0 or day == days[0]):
                week = str(day.isocalendar().week)
                middle = top + self.tall / 2
                sheet.words(at - 0.5 * m.small, middle, week, points=m.small, colour=WEEK, align="right", middle=True)

    def _day(self, x: float, y: float, day: date, colours: Sequence[str], *, closed: bool) -> None:
        sheet, m = self.sheet, self.sheet.measure
        if closed and not colours:
            sheet.box(x, y, self.wide, self.tall, OFF)
        part = self.wide / max(len(colours), 1)
        for number, colour in enumerate(colours):
            sheet.box(x + number * part, y, part, self.tall, colour)
            sheet.ruled(x + number * part, y, part, self.tall, self.lines.get(colour, 0))
        ink = on(colours[0]) if colours else MUTED
        middle = y + self.tall / 2
        sheet.words(
            x + self.wide / 2,
            middle,
            str(day.day),
            points=m.small,
            colour=ink,
            strong=bool(colours),
            align="center",
            middle=True,
        )


def _named(sheet: Sheet, y: float, closed: Mapping[date, str], lang: Lang) -> float:
    """List what is closed, with its days."""
    small = sheet.measure.small
    runs: list[tuple[str, date, date]] = []
    for day, name in closed.items():
        if runs and runs[-1][0] == name and (day - runs[-1][2]).days <= BRIDGE:
            runs[-1] = (name, runs[-1][1], day)
        else:
            runs.append((name, day, day))
    parts = [f"{name} {_interval(start, end, lang)}".strip() for name, start, end in runs]
    if not parts:
        return y
    words = f"{CLOSED[lang].capitalize()}: " + "\u00a0· ".join(parts)
    written = sheet.broken(words, sheet.right - sheet.left, points=small, even=False)
    return y + sheet.words(sheet.left, y, written, points=small, colour=MUTED)


def _interval(start: date, end: date, lang: Lang) -> str:
    """Write a day, or the first and the last one, so that it stays on one line."""
    locale = LOCALE[lang]
    text = (
        format_skeleton("MMMd", start, locale=locale)
        if start == end
        else format_interval(start, end, "MMMd", locale=locale)
    )
    return str(text).replace(" ", "\u00a0")
