"""How a shift and a mean are said."""

from __future__ import annotations

from collections.abc import Sequence

from babel.numbers import format_decimal

from tuskit.phrases import listed, quoted
from tuskit.text import LOCALE, Item, Lang


def tenths(value: float, lang: Lang) -> str:
    """A mean with its one decimal.

    >>> tenths(4, "da"), tenths(2.55, "en")
    ('4,0', '2.5')
    """
    return format_decimal(round(value, 1), "0.0", locale=LOCALE[lang])


def name(shift: Item, lang: Lang) -> str:
    """A shift in a sentence."""
    return quoted(shift.text[lang], lang)


def names(shifts: Sequence[Item], lang: Lang) -> str:
    """Shifts in a row."""
    return listed([name(shift, lang) for shift in shifts], lang)
