"""How the guesses of the diagnosis are said: how far they reach, and no more precisely than guesses allow."""

from __future__ import annotations

from tuskit.exercises.diagnose.measure import Middle, about
from tuskit.phrases import number
from tuskit.text import Lang, Text

HALF = Text(da="halvdelen af svarene ligger fra {low} til {high}", en="half of the answers lie from {low} to {high}")
ALL = Text(da="svarene går fra {low} til {high}", en="the answers go from {low} to {high}")
SAME = Text(da="alle svarer det samme", en="everybody gives the same answer")
ONE = Text(da="det er kun ét svar", en="that is only one answer")


def roughly(value: float, lang: Lang) -> str:
    """A number as precise as guesses allow."""
    return number(about(value), lang)


def reach(found: Middle, lang: Lang) -> str:
    """How far some guesses reach, as half a sentence."""
    if found.n == 1:
        return ONE[lang]
    said = HALF if found.half else SAME if found.low == found.high else ALL
    return said[lang].format(low=number(found.low, lang, 1), high=number(found.high, lang, 1))
