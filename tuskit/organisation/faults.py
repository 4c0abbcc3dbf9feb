"""What is wrong with a list of people: each fault with its line, and no number that could be somebody's CPR number."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

MANY, FIRST = 50, 20
"""Of more than so many faults of one kind, so many are told one by one."""
CPR = re.compile(r"(?<!\d)(\d{2})(\d{2})\d{2}(?:\s?-\s?| )?\d{4}(?!\d)")
LEAP = 2024
REPLACED = 60
"""Added to the day in the CPR numbers that hospitals make up."""


class Fault(NamedTuple):
    """What is wrong with one line, and what to do."""

    line: int
    kind: str
    """The same for faults that are mended in the same way."""
    says: str


def told(place: str, faults: Iterable[Fault]) -> Iterator[str]:
    """The faults as sentences, sorted by line; of very many alike the first ones, and how many more."""
    by_kind: dict[str, list[Fault]] = defaultdict(list)
    for fault in sorted(faults):
        by_kind[fault.kind].append(fault)
    kept = [fault for alike in by_kind.values() for fault in (alike[:FIRST] if len(alike) > MANY else alike)]
    for fault in sorted(kept):
        yield f"{place}:{fault.line}: {without_cpr(fault.says)}"
    for alike in by_kind.values():
        if len(alike) > MANY:
            first, last = alike[FIRST - 1].line, alike[-1].line
            yield f"{place}: {alike[0].kind}: {len(alike) - FIRST} more lines are like line {first}, the last of them {last}."


def cpr(value: str) -> bool:
    """Whether something has the shape of a CPR number: six digits that are a date, and four more.

    >>> cpr("010190-1234"), cpr("3112991234"), cpr("310290-1234"), cpr("12345678")
    (True, True, False, False)
    """
    found = CPR.fullmatch(value.strip())
    return bool(found and _dated(found))


def without_cpr(sentence: str) -> str:
    """A sentence in which every number with the shape of a CPR number is covered."""
    return CPR.sub(lambda found: "••••••-••••" if _dated(found) else found[0], sentence)


def _dated(found: re.Match[str]) -> bool:
    try:
        date(LEAP, int(found[2]), int(found[1]) % REPLACED)
    except ValueError:
        return False
    return True
