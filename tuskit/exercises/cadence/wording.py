"""How the plan's rhythms, hours and dates are said."""

from __future__ import annotations

import math
from datetime import date
from typing import TYPE_CHECKING

from babel.dates import format_date

from tuskit.phrases import below, number
from tuskit.text import LOCALE, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.hours import Range

HOUR = Text(da="time", en="hour")
HOURS = Text(da="timer", en="hours")

BETWEEN = Text(da="mellem {low} og {high} timer", en="between {low} and {high} hours")
ONE_NUMBER = Text(da="{n} timer", en="{n} hours")
AT_MOST = Text(da="højst {n}", en="at most {n}")
WHOLE = 100
"""Below this an estimate is told in full; from here on in two figures."""
HALF_HOUR = 30
MINUTES = Text(da="{n} minutter", en="{n} minutes")
WHAT = Text(da="Samtale", en="Conversation")


def measured(findings: Findings, what: str, lang: Lang) -> str:
    """A picture's subtitle: what is measured, n of N, and whether anybody really said it."""
    return below(what, findings.n, findings.invited, lang, simulated=findings.simulated)


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


def long(minutes: int, lang: Lang) -> str:
    """How long a conversation is, in words: minutes up to an hour, and hours where they are whole or half.

    >>> long(30, "da"), long(60, "en"), long(75, "en"), long(90, "da")
    ('30 minutter', '1 hour', '75 minutes', '1,5 timer')
    """
    if minutes > HALF_HOUR and minutes % HALF_HOUR == 0:
        return hours(minutes, lang)
    return MINUTES[lang].format(n=minutes)


def rough(value: float) -> int:
    """An estimate as precise as estimates are: whole, and from 100 on in two figures, rounded up.

    >>> rough(61.2), rough(1_834)
    (62, 1900)
    """
    up = math.ceil(value - 1e-9)
    unit: int = 10 ** max(0, len(str(up)) - 2) if up >= WHOLE else 1
    return math.ceil(up / unit) * unit


def between(hours: Range, lang: Lang, *, counted: bool) -> str:
    """A range of hours in words; the low end is exact where it is `counted`.

    >>> from tuskit.exercises.cadence.hours import Range
    >>> between(Range(1278, 1834), "da", counted=True)
    'mellem 1.278 og 1.900 timer'
    """
    low, high = _ends(hours, counted=counted)
    if low >= high:
        return ONE_NUMBER[lang].format(n=number(low, lang))
    return BETWEEN[lang].format(low=number(low, lang), high=number(high, lang))


def span(hours: Range, lang: Lang, *, counted: bool) -> str:
    """A range of hours, short.

    >>> from tuskit.exercises.cadence.hours import Range
    >>> span(Range(1278, 1834), "en", counted=True), span(Range(0, 88), "en", counted=True)
    ('1,278–1,900', 'at most 88')
    """
    low, high = _ends(hours, counted=counted)
    if low >= high:
        return number(low, lang)
    return f"{number(low, lang)}–{number(high, lang)}" if low else AT_MOST[lang].format(n=number(high, lang))


def _ends(hours: Range, *, counted: bool) -> tuple[int, int]:
    low = round(hours.low) if counted else rough(hours.low)
    return low, low if hours.low == hours.high else max(low, rough(hours.high))


def day(when: date, lang: Lang) -> str:
    """A date in words.

    >>> day(date(2027, 1, 4), "da")
    '4. januar 2027'
    """
    return str(format_date(when, "long", locale=LOCALE[lang]))
