"""How far a group moved between two rounds: the same questions, asked again after the dialogue.

People are not paired, because answers are anonymous: each item is compared as the whole group answered it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tuskit.agreement import counts
from tuskit.exercise import Part, questions
from tuskit.moved.items import Judged, Laid, Rounds
from tuskit.phrases import Simulated
from tuskit.questions import Grid, Scale, Sort
from tuskit.text import Item

if TYPE_CHECKING:
    import pandas as pd

    from tuskit.answers import Group
    from tuskit.charts import Chart
    from tuskit.text import Lang

FEWEST = 2
"""What one person answered is not what a group answered."""


@dataclass(frozen=True, kw_only=True)
class Moved:
    """What moved from the first to the second round."""

    n: Rounds
    invited: Rounds
    simulated: Simulated
    least: int
    """Items that fewer answered, in the one round or the other, are not compared."""
    shown: bool
    """Whether so many answered in both rounds."""
    items: tuple[Judged | Laid, ...] = field(repr=False)
    """Those that moved farthest first."""


def compare(first: Group, second: Group, parts: tuple[Part, ...]) -> Moved:
    """Compare two rounds of the same questions, item by item. Points, picks, small tables and notes are left out."""
    least = max(first.k, second.k, FEWEST)
    shown = all(not group.withheld and group.n >= least for group in (first, second))
    found = [one for one in _items(first, second, parts) if min(one.n) >= least] if shown else []
    found.sort(key=lambda one: (one.moves, round(one.distance, 9), abs(one.closer)), reverse=True)
    return Moved(
        n=(first.n, second.n),
        invited=(first.invited, second.invited),
        simulated=first.simulated or second.simulated,
        least=least,
        shown=shown,
        items=tuple(found),
    )


def _items(first: Group, second: Group, parts: tuple[Part, ...]) -> Iterator[Judged | Laid]:
    for question in questions(parts):
        tables = (first.of(question.id), second.of(question.id))
        match question:
            case Scale() | Grid():
                levels = tuple(sorted(question.levels, key=lambda level: level.value))
                values = [level.value for level in levels]
                for item, column in _judged(question):
                    cells = (_cells(table, item, column.id if column else "level") for table in tables)
                    one, other = (tuple(counts(cell["number"], values)) for cell in cells)
                    yield Judged(item=item, column=column, levels=levels, counts=(one, other))
            case Sort():
                for card in question.cards:
                    laid = (_cells(table, card, "place")["text"] for table in tables)
                    one, other = (tuple(int((cell == p.id).sum()) for p in question.places) for cell in laid)
                    yield Laid(item=card, places=question.places, counts=(one, other))


def _judged(question: Scale | Grid) -> Iterator[tuple[Item, Item | None]]:
    if isinstance(question, Scale):
        yield from ((item, None) for item in question.items)
    else:
        yield from ((row, column) for row in question.rows for column in question.columns)


def _cells(table: pd.DataFrame, item: Item, name: str) -> pd.DataFrame:
    return table[(table["item"] == item.id) & (table["field"] == name)]


def draw(moved: Moved, lang: Lang) -> tuple[Chart, ...]:
    """A picture for every scale, and one for the cards; none when there is nothing to compare."""
    from tuskit.moved import pictures  # noqa: PLC0415  (draws Moved, which is defined here)

    return pictures.draw(moved, lang)


def conclude(moved: Moved, lang: Lang) -> tuple[str, ...]:
    """What moved most, where the group agrees more than before and where less, and which cards lie elsewhere."""
    from tuskit.moved import sentences  # noqa: PLC0415  (speaks of Moved, which is defined here)

    return sentences.conclude(moved, lang)
