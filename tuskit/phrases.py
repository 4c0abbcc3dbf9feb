"""How findings are said in both languages: numbers, n of N, quotations, and words in a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from babel.numbers import format_decimal

from tuskit.text import LOCALE, Lang, Text

OF = Text(da="{n} af {invited} har svaret", en="{n} of {invited} answered")
MARKS: dict[Lang, tuple[str, str]] = {"da": ("»", "«"), "en": ("“", "”")}
OUT_OF = Text(da="{n} af {all}", en="{n} of {all}")
AND = Text(da="og", en="and")
Simulated = Literal["", "simulated", "rehearsal"]
"""What kind of answers that come from no real person are among them; empty when there are none."""
SIMULATED: dict[Simulated, Text] = {
    "simulated": Text(da="simulerede svar", en="simulated answers"),
    "rehearsal": Text(da="svar fra en generalprøve", en="answers from a rehearsal"),
}


def number(value: float, lang: Lang, digits: int = 0) -> str:
    """A number as people write it, with at most so many decimals.

    >>> number(1234.5, "da", 1), number(-0.25, "en", 2)
    ('1.234,5', '−0.25')
    """
    pattern = "#,##0" + ("." + "#" * digits if digits else "")
    value = value if round(value, digits) else 0  # never −0
    return format_decimal(value, pattern, locale=LOCALE[lang]).replace("-", "−")


def signed(value: float, lang: Lang, digits: int = 1) -> str:
    """A number with its sign, always with so many decimals.

    >>> signed(-1.26, "da"), signed(0.5, "en", 2), signed(-0.02, "en")
    ('−1,3', '+0.50', '0.0')
    """
    rounded = round(value, digits)
    sign = "−" if rounded < 0 else "+" if rounded else ""
    pattern = "0." + "0" * digits if digits else "0"
    return sign + format_decimal(abs(rounded), pattern, locale=LOCALE[lang])


def of(n: int, invited: int, lang: Lang) -> str:
    """How many answered.

    >>> of(42, 60, "en")
    '42 of 60 answered'
    """
    return OF[lang].format(n=number(n, lang), invited=number(invited, lang))


def below(measured: str, n: int, invited: int, lang: Lang, *, simulated: Simulated) -> str:
    """A chart's subtitle: what is measured, n of N, and whether anybody really said it.

    >>> below("Points out of 100", 42, 60, "en", simulated="simulated")
    'Points out of 100 · 42 of 60 answered · simulated answers'
    """
    return " · ".join([measured, of(n, invited, lang), *([SIMULATED[simulated][lang]] if simulated else [])])


def out_of(n: int, everybody: int, k: int, lang: Lang) -> str:
    """So many of so many; of how many only where the rest is not a group too small to be mentioned.

    >>> out_of(9, 12, 5, "en"), out_of(6, 12, 5, "en"), out_of(12, 12, 5, "en")
    ('9', '6 of 12', '12 of 12')
    """
    if 0 < everybody - n < k:
        return number(n, lang)
    return OUT_OF[lang].format(n=number(n, lang), all=number(everybody, lang))


def quoted(text: str, lang: Lang) -> str:
    """A statement inside a sentence.

    >>> quoted("MUS hjælper.", "da")
    '»MUS hjælper«'
    """
    first, last = MARKS[lang]
    return f"{first}{text.removesuffix('.')}{last}"


def inside(text: str) -> str:
    """A title inside a sentence: HR and MUS stay as they are.

    >>> inside("Career paths"), inside("HR’s time")
    ('career paths', 'HR’s time')
    """
    return text if text[:2].isupper() else text[0].lower() + text[1:]


def capital(text: str) -> str:
    """The first letter as at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def listed(words: Sequence[str], lang: Lang) -> str:
    """Words in a row.

    >>> listed(["red", "white", "blue"], "en")
    'red, white and blue'
    """
    if len(words) < 2:  # noqa: PLR2004  (nothing to join)
        return "".join(words)
    return f"{', '.join(words[:-1])} {AND[lang]} {words[-1]}"
