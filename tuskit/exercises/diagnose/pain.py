"""Where MUS hurts: the statements, the most divided first, and what they say together about shifts and bundled things."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from tuskit.agreement import LEAST, MINORITY, agreement, counts, dispersion, divided
from tuskit.chance import clear_camps
from tuskit.exercises.diagnose.content import HIGH, LOW, Diagnose, Pain
from tuskit.text import Item, Text

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tuskit.answers import Group

FAR = 8
"""Statements that can be read from the back row."""
LEVELS = range(LOW, HIGH + 1)
HURTS = Text(da="gør ondt", en="hurts")
WORKS = Text(da="fungerer", en="works")
DONT_KNOW = Text(da="Ved ikke", en="Don’t know")
TURNED = Text(da="vendt", en="turned round")
CAMPS = Text(da="to lejre", en="two camps")


@dataclass(frozen=True, kw_only=True)
class Felt:
    """What was said to one statement. Levels of pain: 1 does not hurt, 5 hurts; positive statements are turned round."""

    pain: Pain
    counts: tuple[int, ...]
    """How many stand at each level of pain, the lowest first."""
    dont_know: int
    skipped: int
    camps: bool = False
    """Whether the group stands in two camps, more clearly than chance gives among so many statements."""

    @property
    def n(self) -> int:
        """How many took a stand."""
        return sum(self.counts)

    @property
    def hurts(self) -> int:
        """How many say that it hurts."""
        return sum(self.counts[HIGH // 2 + 1 :])

    @property
    def works(self) -> int:
        """How many say that it does not hurt."""
        return sum(self.counts[: HIGH // 2])

    @property
    def neither(self) -> int:
        """How many stand in the middle."""
        return self.counts[HIGH // 2]

    @property
    def mean(self) -> float | None:
        """The mean level of pain."""
        return mean(self.counts)

    @property
    def agreement(self) -> float:
        """Van der Eijk's A."""
        return agreement(self.counts)

    @property
    def dispersion(self) -> float:
        """Leik's D."""
        return dispersion(self.counts)

    @property
    def contested(self) -> bool:
        """Whether there are two sides worth hearing."""
        return min(self.hurts, self.works) >= max(1, MINORITY * self.n)


@dataclass(frozen=True, kw_only=True)
class Pooled:
    """What was said to all statements about one shift, or about one bundled thing."""

    item: Item
    counts: tuple[int, ...]
    """Answers at each level of pain: somebody who answered two statements is counted twice."""
    dont_know: int
    people: int
    """How many took a stand on one of the statements or more."""

    @property
    def answers(self) -> int:
        """How many answers there are."""
        return sum(self.counts)

    @property
    def hurts(self) -> int:
        """How many of the answers say that it hurts."""
        return sum(self.counts[HIGH // 2 + 1 :])

    @property
    def mean(self) -> float | None:
        """The mean level of pain."""
        return mean(self.counts)


def mean(counts: tuple[int, ...]) -> float | None:
    """The mean level of pain of some counts; None of none."""
    total = sum(counts)
    return sum(level * count for level, count in zip(LEVELS, counts, strict=True)) / total if total else None


def turned(content: Diagnose, group: Group) -> pd.DataFrame:
    """The answers to all statements as levels of pain: a row for each person and statement, "don't know" left out."""
    asked = {f"pain_{thing.id}" for thing in content.bundled}
    rows = group.table[group.table["question"].isin(asked) & group.table["number"].notna()]
    positive = rows["item"].isin([pain.id for pain in content.pains if pain.positive])
    return rows.assign(pain=rows["number"].where(~positive, LOW + HIGH - rows["number"]))


def felt(content: Diagnose, group: Group) -> tuple[Felt, ...]:
    """Every statement, the most divided first."""
    rows = turned(content, group)
    unknown = {thing.id: group.dont_know(f"pain_{thing.id}") for thing in content.bundled}
    found = []
    for pain in content.pains:
        here = tuple(counts(rows.loc[rows["item"] == pain.id, "pain"], LEVELS))
        dont_know = int(unknown[pain.bundled].get((pain.id, "level"), 0))
        found.append(Felt(pain=pain, counts=here, dont_know=dont_know, skipped=group.n - sum(here) - dont_know))
    camps = clear_camps([one.counts for one in found])
    found = [replace(one, camps=stand) for one, stand in zip(found, camps, strict=True)]
    return tuple(sorted(found, key=lambda one: (one.n > LEAST, one.camps, divided(one.counts)), reverse=True))


def ratings(content: Diagnose, group: Group) -> NDArray[np.float64]:
    """The levels of pain: a row for each person who took a stand, a column for each statement, NaN for no answer."""
    table = turned(content, group).pivot_table(index="person", columns="item", values="pain", aggfunc="first")
    return table.reindex(columns=[pain.id for pain in content.pains]).to_numpy(dtype=float)


def pooled(content: Diagnose, group: Group, items: tuple[Item, ...], by: str) -> tuple[Pooled, ...]:
    """The statements together by `shift` or `bundled`, the most painful first."""
    rows = turned(content, group)
    unknown = {one.pain.id: one.dont_know for one in felt(content, group)}
    found = []
    for item in items:
        pains = [pain.id for pain in content.pains if getattr(pain, by) == item.id]
        mine = rows[rows["item"].isin(pains)]
        found.append(
            Pooled(
                item=item,
                counts=tuple(counts(mine["pain"], LEVELS)),
                dont_know=sum(unknown[pain] for pain in pains),
                people=int(mine["person"].nunique()),
            )
        )
    return tuple(sorted((one for one in found if one.answers), key=lambda one: -(one.mean or 0)))


def worst(pains: tuple[Felt, ...]) -> Felt | None:
    """The statement that hurts most, where any does: the highest mean, then the one that more people find painful."""
    hurting = [one for one in pains if one.n and one.hurts > one.works]
    return max(hurting, key=lambda one: (one.mean or 0, one.hurts), default=None)
