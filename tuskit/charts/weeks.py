"""The weeks of a year from left to right: where a day is, the months below, and the closed weeks with their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from babel.dates import format_date

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import LINE, MUTED, SOFT
from tuskit.charts.words import width
from tuskit.text import LOCALE, Lang


@dataclass(frozen=True)
class Gap:
    """Closed weeks in a row: the first one's Monday, how many, and why."""

    monday: date
    weeks: int
    label: str = ""


@dataclass(frozen=True, kw_only=True)
class Span:
    """The weeks that a picture covers, from a Monday on, and those of them that are closed."""

    monday: date
    weeks: int
    gaps: tuple[Gap, ...] = ()


class Weeks:
    """A span laid out between two edges of a sheet."""

    def __init__(self, sheet: Sheet, span: Span, start: float, end: float) -> None:
        self.sheet, self.span, self.start, self.end = sheet, span, start, end
        self.wide = (end - start) / max(span.weeks, 1)
        """How wide a week is, in points."""

    def at(self, day: date) -> float:
        """Where a day's middle is; Monday to Friday fill the week."""
        weeks, weekday = divmod((day - self.span.monday).days, 7)
        return self.start + (weeks + min((weekday + 0.5) / 5, 1)) * self.wide

    def names(self, y: float) -> float:
        """Write above what the closed weeks are; gives back where the picture can begin."""
        small = self.sheet.measure.small
        marks = [(self._left(gap) + gap.weeks * self.wide / 2, gap.label) for gap in self.span.gaps if gap.label]
        return flags(self.sheet, marks, self.start, self.end, y) + (0.2 * small if marks else 0)

    def bands(self, top: float, foot: float) -> None:
        """Fill the closed weeks."""
        for gap in self.span.gaps:
            self.sheet.box(self._left(gap), top, gap.weeks * self.wide, foot - top, SOFT, behind=True)

    def months(self, y: float, lang: Lang) -> float:
        """Write the months below a line, with the year where one begins; gives back where they end."""
        sheet, small = self.sheet, self.sheet.measure.small
        sheet.line(self.start, y, self.end, y)
        taken = self.start
        years: list[tuple[float, str]] = []
        for month in self._months():
            x = max(self.start + (month - self.span.monday).days / 7 * self.wide, self.start)
            after = (month.replace(day=1) + timedelta(days=32)).replace(day=1)
            until = min(self.start + (after - self.span.monday).days / 7 * self.wide, self.end)
            sheet.line(x, y, x, y + 0.4 * small, colour=LINE)
            name = format_date(month, "LLL", locale=LOCALE[lang]).rstrip(".")
            wide = width(name, small)
            if wide <= min(until, self.end) - max(x, taken):
                sheet.words((x + until) / 2, y + 0.25 * small, name, points=small, colour=MUTED, align="center")
                taken = (x + until) / 2 + wide / 2 + 0.15 * small
            if month.month == 1 or not years:
                years.append((max(x, (x + until) / 2 - wide / 2) if until - x >= wide else x, str(month.year)))
        for number, (x, said) in enumerate(years):
            long = width(said, small)
            before_next = number + 1 == len(years) or x + long + 0.5 * small <= years[number + 1][0]
            if before_next and x + long <= self.end:
                sheet.words(x, y + (0.25 + LEADING) * small, said, points=small, colour=MUTED)
        return y + (0.35 + 2 * LEADING) * small

    def _left(self, gap: Gap) -> float:
        return self.start + (gap.monday - self.span.monday).days / 7 * self.wide

    def _months(self) -> Iterator[date]:
        """Give where every month begins, the first one where the span does."""
        day, last = self.span.monday, self.span.monday + timedelta(weeks=self.span.weeks, days=-1)
        while day <= last:
            yield day
            day = (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def flags(sheet: Sheet, marks: Sequence[tuple[float, str]], start: float, end: float, y: float) -> float:
    """Write words centred over their places, on as many lines as it takes for none to cover another.

    Gives back where the last line ends.
    """
    m = sheet.measure
    taken: list[float] = []
    placed = []
    for where, text in sorted(marks):
        lines = sheet.broken(text, (end - start) * 0.6, points=m.small, strong=True)
        wide = max((width(line, m.small, strong=True) for line in lines), default=0) * 1.03
        x = min(max(where - wide / 2, sheet.left), sheet.right - wide)
        for number, line in enumerate(lines):
            level = next((i for i, last in enumerate(taken) if i >= number and last + m.small <= x), len(taken))
            taken[level:] = [x + wide, *taken[level + 1 :]]
            placed.append((x + wide / 2, level, line))
    for x, level, line in placed:
        at = y + level * m.small * LEADING
        sheet.words(x, at, line, points=m.small, colour=MUTED, strong=True, align="center")
    return y + len(taken) * m.small * LEADING
