"""The weekdays that somebody is at work, as people write them in Danish or English."""

from __future__ import annotations

import re
from functools import lru_cache

from tuskit.organisation.model import WORKDAYS

NAMES = (
    (
        ("ma", "man", "mandag", "mandage"),
        ("ti", "tir", "tirs", "tirsdag", "tirsdage"),
        ("on", "ons", "onsdag", "onsdage"),
        ("to", "tor", "tors", "torsdag", "torsdage"),
        ("fr", "fre", "fredag", "fredage"),
        ("lø", "lør", "lørdag", "lørdage"),
        ("sø", "søn", "søndag", "søndage"),
    ),
    (
        ("mo", "mon", "monday", "mondays"),
        ("tu", "tue", "tues", "tuesday", "tuesdays"),
        ("we", "wed", "weds", "wednesday", "wednesdays"),
        ("th", "thu", "thur", "thurs", "thursday", "thursdays"),
        ("fr", "fri", "friday", "fridays"),
        ("sa", "sat", "saturday", "saturdays"),
        ("su", "sun", "sunday", "sundays"),
    ),
)
"""Danish and English; one cell is read in one of them, because “to” is a Thursday in Danish and “fri” a Friday in English alone."""
TILL = ("til", "to")
"""What stands between the first and the last day, in Danish and English; a dash does in both."""
BETWEEN = {"og", "and", "hver", "every"}
"""Words that say nothing of which days."""
EVERY = {
    "",
    "-",
    "–",
    "alle",
    "all",
    "alle dage",
    "all days",
    "hverdage",
    "weekdays",
    "fuld tid",
    "fuldtid",
    "full time",
    "full-time",
}
FULL = re.compile(r"5( dage| days)?|100([.,]0+)? ?%|37([.,]0+)? ?(t|timer|h|hours|hrs)?\.?")
"""As much as everybody works: five days, 100 %, or 37 hours, the Danish working week."""
MUCH = re.compile(r"\d+([.,]\d+)? ?(%|t|timer|h|hours|hrs|dage|days|d)?\.?")
"""How much somebody works, which says nothing of when."""
NONE = {"", "ingen", "none", "nej", "no", "-", "–"}
"""No fixed day off."""
WRITE = "Write them as “man-tor” or “mon-thu”, or leave it empty for every weekday"


class DaysError(ValueError):
    """Some words that do not say which weekdays; its text says what to do."""


@lru_cache(maxsize=1024)
def at_work(words: str, off: str = "") -> tuple[int, ...]:
    """The weekdays at work, from 0 for Monday, by the cells of working days and of days off. Raises DaysError.

    >>> at_work("man-tor"), at_work("Mon, Wed and Fri"), at_work("ma ti to"), at_work("1-3"), at_work("", "onsdag")
    ((0, 1, 2, 3), (0, 2, 4), (0, 1, 3), (0, 1, 2), (0, 1, 3, 4))
    """
    plain = " ".join(words.lower().split())
    some = set(WORKDAYS) if plain in EVERY or FULL.fullmatch(plain) else _days(plain)
    without = " ".join(off.lower().split())
    left = some - (set() if without in NONE else _days(without))
    if found := tuple(day for day in WORKDAYS if day in left):
        return found
    message = f"leave no weekday to meet on. {WRITE}."
    raise DaysError(message)


def _days(plain: str) -> set[int]:
    if MUCH.fullmatch(plain):
        message = f"say how much, and not which days. {WRITE}."
        raise DaysError(message)
    for names, till in zip(NAMES, TILL, strict=True):
        days = {word: day for day, words in enumerate(names) for word in words}
        days |= {str(day + 1): day for day in range(len(names))}
        if (found := _read(plain, days, till)) is not None:
            return found
    message = f"are not weekdays. {WRITE}."
    raise DaysError(message)


def _read(plain: str, days: dict[str, int], till: str) -> set[int] | None:
    """The days of one language's words, or None where some are not."""
    said = [word for word in re.findall(r"[^\W_]+|[-–—]", plain) if word not in BETWEEN]
    rest = re.sub(r"[^\W_]+|[-–—\s,;./&+|]", "", plain)
    if rest or not said:
        return None
    found: set[int] = set()
    last: int | None = None
    span = False
    for word in said:
        if word in days:
            day = days[word]
            if span and last is not None:
                if day < last:
                    return None
                found |= set(range(last, day))
            found.add(day)
            last, span = day, False
        elif last is None or span or (word != till and word not in "-–—"):
            return None
        else:
            span = True
    return None if span else found
