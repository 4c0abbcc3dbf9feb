"""Which rhythm the group wishes for each conversation, and what would break it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tuskit.agreement import LEAST, agreement, spread
from tuskit.chance import clear_camps

if TYPE_CHECKING:
    import pandas as pd

    from tuskit.answers import Group
    from tuskit.exercises.cadence import CadenceContent

BANDS = (1, 3, 5, 8, 13, 26, 104)
"""Answers in weeks as levels, from often to seldom: weekly, up to 3, 5, 8, 13, 26 weeks, rarer. After them comes never."""


EDGES = (1 / 2, 3 / 4, 4 / 3, 2)
"""How many times the middle interval, between much oftener, oftener, about as often, more seldom, much more seldom."""
TWICE = 2
NEVER = 2.0 * BANDS[-1]


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What the group wishes for one conversation."""

    conversation: str
    n: int
    """How many gave an interval, those among them who do not want it held."""
    weeks: float | None
    """The middle answer; 0 where most do not want it held, None without answers."""
    low: float | None
    high: float | None
    """The middle half of the intervals, in weeks."""
    minutes: float | None
    never: int
    """How many do not want it held."""
    counts: tuple[int, ...]
    """How many in each of BANDS, and last how many said never."""
    agreement: float
    oftener: int
    """How many wish for it at least twice as often as the middle answer."""
    seldomer: int
    """How many wish for it at most half as often; those who do not want it held are counted as never."""
    sides: tuple[tuple[float, ...], tuple[float, ...]]
    """The intervals on either side of the middle between the quartiles, never the longest of all."""
    camps: bool = False
    """Whether there are two camps, more clearly than chance gives: see `stands`."""

    @property
    def wide(self) -> bool:
        """Whether the answers lie in more than one of BANDS."""
        return max(self.counts) < self.n


def wishes(content: CadenceContent, group: Group) -> tuple[Wish, ...]:
    """What is wished for each conversation, the most divided first."""
    found, levels = [], []
    for conversation in content.conversations:
        rows = group.of(conversation.id)
        weeks = rows[rows["field"] == "weeks"]["number"]
        held = weeks[weeks > 0]
        never = int((weeks == 0).sum())
        asked = rows[(rows["field"] == "minutes") & rows["person"].isin(rows.loc[held.index, "person"])]["number"]
        counts = (*_banded(held.tolist()), never)
        found.append(
            Wish(
                conversation=conversation.id,
                n=len(weeks),
                weeks=_middle(held, never),
                low=float(held.quantile(0.25)) if len(held) else None,
                high=float(held.quantile(0.75)) if len(held) else None,
                minutes=float(asked.median()) if len(asked) else None,
                never=never,
                counts=counts,
                agreement=agreement(counts),
                oftener=int((held <= held.median() / TWICE).sum()) if len(held) else 0,
                seldomer=int((held >= held.median() * TWICE).sum()) if len(held) else 0,
                sides=_sides(weeks),
            )
        )
        levels.append(stands(weeks))
    found = [replace(wish, camps=apart) for wish, apart in zip(found, clear_camps(levels), strict=True)]
    order = [conversation.id for conversation in content.conversations]
    return tuple(
        sorted(found, key=lambda w: (w.n == 0, w.n <= LEAST, not w.camps, w.agreement, order.index(w.conversation)))
    )


def stands(weeks: pd.Series[float]) -> tuple[int, ...]:
    """How many want it much oftener, oftener, about as often, more seldom and much more seldom than the middle.

    The middle lies between the quartiles, by how many times the one is the other, so that two camps of any size lie on
    either side of it, however close in weeks: every second week against every sixth are two camps, and so are a quarter
    and a year.

    >>> import pandas as pd
    >>> stands(pd.Series([2, 2, 2, 6, 6, 0])), stands(pd.Series([4, 4, 5, 4, 3]))
    ((0, 3, 0, 2, 1), (0, 1, 4, 0, 0))
    """
    ratios = [week / _between(weeks) for week in _long(weeks)]
    at = [sum(ratio > edge for edge in EDGES[:2]) + sum(ratio >= edge for edge in EDGES[2:]) for ratio in ratios]
    return tuple(at.count(level) for level in range(len(EDGES) + 1))


def _long(weeks: pd.Series[float]) -> list[float]:
    """Intervals; never is rarer than the rarest."""
    return [float(week) or NEVER for week in weeks]


def _between(weeks: pd.Series[float]) -> float:
    low, high = spread(_long(weeks))
    return math.sqrt(low * high)


def _sides(weeks: pd.Series[float]) -> tuple[tuple[float, ...], tuple[float, ...]]:
    middle = _between(weeks) if len(weeks) else 0.0
    all_ = sorted(_long(weeks))
    return tuple(week for week in all_ if week < middle), tuple(week for week in all_ if week > middle)


def _middle(held: pd.Series[float], never: int) -> float | None:
    """The middle interval; never is not an interval of no weeks, so it only counts when most say it."""
    if never > len(held):
        return 0.0
    return float(held.median()) if len(held) else None


def _banded(weeks: list[float]) -> tuple[int, ...]:
    counts = [0] * len(BANDS)
    for value in weeks:
        counts[next((n for n, most in enumerate(BANDS) if value <= most), len(BANDS) - 1)] += 1
    return tuple(counts)


def breaks(content: CadenceContent, group: Group) -> tuple[tuple[str, int], ...]:
    """What breaks a rhythm and how many said so, the most said first."""
    said = group.of("breaks")["item"].value_counts()
    order = [item.id for item in content.breaks]
    return tuple(sorted(((i, int(said.get(i, 0))) for i in order), key=lambda b: (-b[1], order.index(b[0]))))
