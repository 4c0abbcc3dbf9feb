"""Which rhythm the group wishes for each conversation, and what would break it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuskit.agreement import agreement, camps

if TYPE_CHECKING:
    import pandas as pd

    from tuskit.answers import Group
    from tuskit.exercises.cadence import CadenceContent

BANDS = (1, 3, 5, 8, 13, 26, 104)
"""Answers in weeks as levels, from often to seldom: weekly, up to 3, 5, 8, 13, 26 weeks, rarer. After them comes never."""


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
    camps: bool


def wishes(content: CadenceContent, group: Group) -> tuple[Wish, ...]:
    """What is wished for each conversation, the most divided first."""
    found = []
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
                camps=camps(counts),
            )
        )
    order = [conversation.id for conversation in content.conversations]
    return tuple(sorted(found, key=lambda w: (w.n == 0, not w.camps, w.agreement, order.index(w.conversation))))


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
