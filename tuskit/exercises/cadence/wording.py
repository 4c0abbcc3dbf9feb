"""How the plan's rhythms, hours and dates are said."""

from __future__ import annotations

from datetime import date

from babel.dates import format_date

from tuskit.phrases import number
from tuskit.text import LOCALE, Lang, Text

HOUR = Text(da="time", en="hour")
HOURS = Text(da="timer", en="hours")


def every(weeks: int, lang: Lang) -> str:
    """How often, in words.

    >>> every(1, "da"), every(4, "en")
    ('hver uge', 'every 4 weeks')
    """
    if lang == "da":
        return "hver uge" if weeks == 1 else f"hver {weeks}. uge"
    return "every week" if weeks == 1 else f"every {weeks} weeks"


def figure(minutes: float, lang: Lang) -> str:
    """Minutes as a number of hours.

    >>> figure(90, "da")
    '1,5'
    """
    return number(minutes / 60, lang, 1)


def hours(minutes: float, lang: Lang) -> str:
    """Minutes as hours, in words.

    >>> hours(60, "da"), hours(90, "en")
    ('1 time', '1.5 hours')
    """
    said = figure(minutes, lang)
    return f"{said} {(HOUR if said == '1' else HOURS)[lang]}"


def day(when: date, lang: Lang) -> str:
    """A date in words.

    >>> day(date(2027, 1, 4), "da")
    '4. januar 2027'
    """
    return str(format_date(when, "long", locale=LOCALE[lang]))
