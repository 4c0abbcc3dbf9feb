"""The weeks of a plan as its pictures lay them out, and how its weeks and weekdays are said."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from babel.dates import get_day_names

from tuskit.charts.weeks import Gap, Span
from tuskit.phrases import listed
from tuskit.text import LOCALE, Lang, Text

if TYPE_CHECKING:
    from tuskit.calendar import Days

WEEK = Text(da="uge {n}", en="week {n}")
ON = Text(da="om {days}", en="on {days}")
MOST = 0.7
"""This share of something on one or two weekdays is most of it."""


def span(days: Days, lang: Lang) -> Span:
    """The weeks of a plan, with the closed ones by name: what most of their days are closed for."""
    gaps: list[Gap] = []
    for monday in days.weeks:
        if monday not in days.shut:
            continue
        label = _reason(days, monday, lang)
        before = gaps[-1] if gaps else None
        if before and before.label == label and before.monday + timedelta(weeks=before.weeks) == monday:
            gaps[-1] = Gap(before.monday, before.weeks + 1, label)
        else:
            gaps.append(Gap(monday, 1, label))
    return Span(monday=days.weeks[0], weeks=len(days.weeks), gaps=tuple(gaps))


def _reason(days: Days, monday: date, lang: Lang) -> str:
    """Why a week is closed; nothing where every weekday is kept free of meetings."""
    week = (monday + timedelta(days=n) for n in range(5))
    count = Counter(days.closed[day][lang] for day in week if day in days.closed)
    return max(count, key=lambda name: count[name], default="")


def week(monday: date, lang: Lang) -> str:
    """A week by its number.

    >>> week(date(2027, 6, 7), "da")
    'uge 23'
    """
    return WEEK[lang].format(n=monday.isocalendar().week)


def mostly(days: Iterable[date], lang: Lang) -> str:
    """The weekday, or the two, that most of some days are; empty where they are spread.

    >>> mostly([date(2027, 1, 6), date(2027, 1, 13)], "da"), mostly([date(2027, 1, 6)], "en")
    ('om onsdagen', 'on Wednesdays')
    """
    count = Counter(day.weekday() for day in days)
    names = get_day_names("wide", locale=LOCALE[lang])
    for few in (1, 2):
        most = count.most_common(few)
        if count and sum(n for _, n in most) >= MOST * count.total():
            said = [names[weekday] + ("en" if lang == "da" else "s") for weekday in sorted(w for w, _ in most)]
            return ON[lang].format(days=listed(said, lang))
    return ""
