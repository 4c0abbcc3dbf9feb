"""How the diagnosis is said: guesses no more precisely than guesses allow, and what stands under and behind a chart."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from tuskit.exercises.diagnose.measure import Middle, about
from tuskit.phrases import below, number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.diagnose.findings import Findings

HALF = Text(da="halvdelen af svarene ligger fra {low} til {high}", en="half of the answers lie from {low} to {high}")
ALL = Text(da="svarene går fra {low} til {high}", en="the answers go from {low} to {high}")
SAME = Text(da="alle svarer det samme", en="everybody gives the same answer")
ONE = Text(da="det er kun ét svar", en="that is only one answer")
ALT = Text(da="Bjælker. {rows}.", en="Bars. {rows}.")
"""What a chart shows, for those who do not see it."""
MONTH = Text(da="1 måned", en="1 month")
MONTHS = Text(da="{n} måneder", en="{n} months")
OFTEN = Text(da="oftere end én gang om måneden", en="more often than once a month")
MONTHLY = Text(da="hver måned", en="every month")
ONCE = Text(da="én gang", en="once")
TIMES = Text(da="{n} gange", en="{n} times")


def roughly(value: float, lang: Lang) -> str:
    """A number as precise as guesses allow."""
    return number(about(value), lang)


def finding(sentence: str) -> str:
    """A sentence as a title: without how many answered, which the subtitle says.

    >>> finding("MUS (the talk) hurts (4 of 6 answered).")
    'MUS (the talk) hurts'
    """
    return sentence.rsplit(" (", maxsplit=1)[0].removesuffix(".")


def under(findings: Findings, measured: str, lang: Lang, n: int | None = None) -> str:
    """A chart's subtitle; with n where only some answered what it shows."""
    said = findings.n if n is None else n
    return below(measured, said, findings.invited, lang, simulated=findings.simulated)


def reach(found: Middle, lang: Lang) -> str:
    """How far some guesses reach, as half a sentence."""
    if found.n == 1:
        return ONE[lang]
    said = HALF if found.half else SAME if found.low == found.high else ALL
    return said[lang].format(low=number(found.low, lang, 1), high=number(found.high, lang, 1))


def months(value: float, lang: Lang) -> str:
    """How long something takes.

    >>> months(1, "en"), months(19.5, "da")
    ('1 month', '19,5 måneder')
    """
    return MONTH[lang] if value == 1 else MONTHS[lang].format(n=number(value, lang, 1))


def every(value: float, lang: Lang) -> str:
    """How often something happens, by the months from one time to the next.

    >>> every(6, "da"), every(4.5, "da"), every(4.5, "en"), every(0.5, "en")
    ('hver 6. måned', 'hver 4.–5. måned', 'every 4.5 months', 'more often than once a month')
    """
    if value < 1:
        return OFTEN[lang]
    if value == 1:
        return MONTHLY[lang]
    if lang == "en":
        return f"every {number(value, lang, 1)} months"
    low, high = math.floor(value), math.ceil(value)
    return f"hver {low}. måned" if low == high else f"hver {low}.–{high}. måned"


def times(count: int, lang: Lang) -> str:
    """How many times.

    >>> times(1, "da"), times(3, "en")
    ('én gang', '3 times')
    """
    return ONCE[lang] if count == 1 else TIMES[lang].format(n=number(count, lang))
