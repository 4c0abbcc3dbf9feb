"""Responses as one tidy table, with small groups masked.

The table has a row for every value that somebody gave:

    person    int, 0 … n−1; who it is cannot be told from it
    role      str or NA: the participant's group, NA when not asked or withheld
    team      str or NA
    question  str
    item      str: statement, row, card, option …
    field     str: level, points, place, minutes …, or the column of a grid
    number    float, NaN where the value is a word
    text      str or NA: an option's id, "dont_know", or what was written
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from tuskit.phrases import Simulated
from tuskit.questions import DONT_KNOW, Question
from tuskit.rules import Sector

if TYPE_CHECKING:
    from tuskit.calendar import Calendar
    from tuskit.organisation import Organisation
    from tuskit.responses import Response

COLUMNS = ("person", "role", "team", "question", "item", "field", "number", "text")
Mode = Literal["anonymous", "open"]
By = Literal["role", "team"]
Span = tuple[datetime, datetime]


@dataclass(frozen=True, kw_only=True)
class Group:
    """A group's answers to one exercise, as findings may see them, and what the findings need to know about the group."""

    table: pd.DataFrame = field(repr=False)
    n: int
    """How many answered, those included who skipped everything."""
    invited: int
    """How many were asked (N)."""
    simulated: Simulated = ""
    """Whether any of the answers come from no real person; whoever shows the findings says so."""
    withheld: bool = False
    """Fewer than k answered in the anonymous mode: the table is empty although n is not 0."""
    k: int = 5
    """The smallest group that is shown; 1 in the open mode."""
    withheld_groups: tuple[str, ...] = ()
    """Roles (or teams) not shown apart, because they or another are too small."""
    decisions: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What the group has decided: exercise → answers to its decision."""
    heard: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """What the findings of earlier exercises tell this one, those alone that the room may see: exercise → what it tells."""
    organisation: Organisation | None = None
    sector: Sector | None = None
    """Whose agreements hold; None where nobody has said."""
    starts: date = field(default_factory=lambda: datetime.now().astimezone().date())
    """The first day that a plan may use; today unless told."""
    today: date = field(default_factory=lambda: datetime.now().astimezone().date())
    """What lies before it has been, and no plan moves it."""
    calendar: Calendar | None = field(default=None, repr=False)
    """The workshop's own year; the kit's where it is None."""
    busy: Mapping[str, tuple[Span, ...]] = field(default_factory=dict, repr=False)
    """When people are taken, from their own calendars, by the person's id: from and to, with their time zones."""
    given: Mapping[str, Any] = field(default_factory=dict, repr=False)
    """What this exercise's files said when they were last given out, as its findings module wrote it down; empty where none were."""

    def of(self, question: str) -> pd.DataFrame:
        """The rows of one question, "don't know" left out."""
        table = self.table
        known = table["text"].ne(DONT_KNOW).fillna(value=True)
        return table[(table["question"] == question) & known]

    def dont_know(self, question: str) -> pd.Series:
        """How many said "don't know" to each (item, field) of a question."""
        table = self.table
        rows = table[(table["question"] == question) & (table["text"] == DONT_KNOW)]
        return rows.groupby(["item", "field"]).size()


def tidy(responses: Sequence[Response], asked: Iterable[Question]) -> pd.DataFrame:
    """One response per participant as the tidy table. The order of the responses does not matter.

    What the questions no longer ask, because their content has been changed, is left out.
    """
    known = {question.id: question for question in asked}
    items = {key: set(question.ids) for key, question in known.items()}
    rows = [
        (person, response.role, response.team, key, *cell)
        for person, response in enumerate(sorted(responses, key=lambda r: r.participant))
        for key, answer in sorted(response.answers.items())
        if key in known
        for cell in known[key].cells(answer)
        if cell.item in items[key]
    ]
    table = pd.DataFrame(rows, columns=list(COLUMNS))
    words = dict.fromkeys(("role", "team", "question", "item", "field", "text"), "string")
    return table.astype({"person": "int64", "number": "float64", **words})


def mask(group: Group, sizes: Mapping[str, int], by: By = "role") -> Group:
    """Withhold what would show fewer than k people: everything, or the groups of `by` that are too small.

    `sizes` says how many answered in every group that was asked about, those with none included. A group below k
    is withheld, an empty one too (0 and 1 … k−1 look the same); where what is left over could be had by subtracting
    the shown groups from the total, the next smallest group is withheld with it (complementary suppression).
    The other of role and team is always taken out, so that the two cannot be crossed.
    """
    other = "team" if by == "role" else "role"
    table = group.table.assign(**{other: pd.Series(pd.NA, index=group.table.index, dtype="string")})
    if group.n < group.k:
        nothing = table.iloc[:0]
        return replace(group, table=nothing, withheld=group.n > 0, withheld_groups=tuple(sorted(sizes)))
    smallest_first = sorted(sizes, key=lambda name: (sizes[name], name))
    hidden = [name for name in smallest_first if sizes[name] < group.k]
    unknown = group.n - sum(sizes.values())
    rest = iter(smallest_first[len(hidden) :])
    while 0 < sum(sizes[name] for name in hidden) + unknown < group.k:
        if (name := next(rest, None)) is None:
            break
        hidden.append(name)
    shown = [name for name in sizes if name not in hidden]
    table = table.assign(**{by: table[by].where(table[by].isin(shown))})
    return replace(group, table=table, withheld_groups=tuple(sorted(hidden)))
