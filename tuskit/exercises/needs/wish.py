"""One shift: where people stand, where they want to go, and whether they want to go the same way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from statistics import fmean, median
from typing import TYPE_CHECKING, Literal

from tuskit.agreement import MINORITY, agreement, counts, divided
from tuskit.chance import clear_camps
from tuskit.questions import LINE, Poles

if TYPE_CHECKING:
    from tuskit.answers import Group
    from tuskit.exercises.needs import Needs

LEVELS = tuple(level.value for level in LINE)
MIDDLE = LEVELS[len(LEVELS) // 2]
APART = 1.0
"""Those who want further and those who want back meet when their wishes lie closer than this, in steps."""
STEP = 0.5
"""A mean wish that lies closer to today than this stays where it is."""
LONG = 3
"""From so many steps a move is a long one."""
Opposed = Literal["", "camps", "ways", "today"]
"""How a room is opposed: not; two camps in what it wants; different ways; different views of today, and one wish."""


@dataclass(frozen=True, kw_only=True)
class Wish:
    """What was said about one shift. Levels 1–7, from the pole that the talk leaves to the one it goes to."""

    shift: Poles
    now: tuple[int, ...]
    wanted: tuple[int, ...]
    """How many stand at each level, and how many want to, the lowest first."""
    pairs: tuple[tuple[int, int], ...]
    """Today and wanted of those who answered both, in order of size: nobody can be found by it."""
    dont_know: tuple[int, int]
    """How many do not know, of today and of what is wanted."""
    votes: int
    opposed: Opposed = ""
    """Whether the room wants two ways, more clearly than chance gives among so many shifts: see `judged`."""

    @property
    def n(self) -> int:
        """How many answered both."""
        return len(self.pairs)

    @property
    def means(self) -> tuple[float, float]:
        """Today and wanted, of those who answered both; nan where nobody did."""
        if not self.pairs:
            return float("nan"), float("nan")
        return fmean(now for now, _ in self.pairs), fmean(wanted for _, wanted in self.pairs)

    @property
    def medians(self) -> tuple[float, float]:
        """Today and wanted, of everybody who answered the one; nan where nobody did."""
        now, wanted = (_median(each) for each in (self.now, self.wanted))
        return now, wanted

    @property
    def gap(self) -> float:
        """How many steps further people want to go, in the mean of those who answered both; below zero back."""
        now, wanted = self.means
        return wanted - now

    @property
    def further(self) -> int:
        """How many want further towards the pole that the talk goes to."""
        return sum(wanted > now for now, wanted in self.pairs)

    @property
    def back(self) -> int:
        """How many want back."""
        return sum(wanted < now for now, wanted in self.pairs)

    @property
    def still(self) -> int:
        """How many want to stay."""
        return sum(wanted == now for now, wanted in self.pairs)

    @property
    def agreement(self) -> float:
        """Van der Eijk's A of what is wanted."""
        return agreement(self.wanted)

    @property
    def low(self) -> int:
        """How many want to lie nearest the pole that the talk leaves."""
        return sum(self.wanted[: MIDDLE - 1])

    @property
    def high(self) -> int:
        """How many want to lie nearest the pole that the talk goes to."""
        return sum(self.wanted[MIDDLE:])

    @property
    def sides(self) -> tuple[int, int]:
        """The two sides, of those who stand opposed; the one that wants towards the new pole first."""
        return (self.high, self.low) if self.opposed == "camps" else (self.further, self.back)

    @property
    def moves(self) -> tuple[int, ...]:
        """How many want far back, back, to stay, further, and far further."""
        found = Counter(_move(*pair) for pair in self.pairs)
        return tuple(found[each] for each in MOVES)

    @property
    def two_ways(self) -> bool:
        """Whether some want further and some back to something else, so many that both are worth hearing."""
        return min(self.further, self.back) >= max(1, MINORITY * self.n) and self.distance >= APART

    @property
    def distance(self) -> float:
        """How far the wishes of those who want further lie ahead of the wishes of those who want back, in steps."""
        ahead = fmean(wanted for now, wanted in self.pairs if wanted > now)
        behind = fmean(wanted for now, wanted in self.pairs if wanted < now)
        return ahead - behind

    @property
    def contested(self) -> tuple[bool, bool, bool, float, tuple[bool, bool, float, float]]:
        """For sorting: those whom a shift parts most last."""
        share = min(self.further, self.back) / self.n if self.n else 0.0
        return bool(self.opposed), self.opposed != "today", self.two_ways, share, divided(self.wanted)


def _move(now: int, wanted: int) -> int:
    """−2 far back, −1 back, 0 stays, 1 further, 2 far further."""
    steps = wanted - now
    return (steps > 0) - (steps < 0) + (steps >= LONG) - (steps <= -LONG)


MOVES = range(-2, 3)
_DRAWN = Counter(_move(*pair) for pair in product(LEVELS, LEVELS))
BY_CHANCE = tuple(_DRAWN[each] / _DRAWN.total() for each in MOVES)
"""How often each move comes when today and what is wanted are drawn evenly, each by itself."""


def judged(found: Sequence[Wish]) -> tuple[Wish, ...]:
    """The shifts with how the room is opposed on each, where that is clearer than chance gives.

    Two camps in what is wanted; else two camps that move different ways, whose wishes meet or do not. All of it is held
    up against chance together.
    """
    rooms = [*(one.wanted for one in found), *(one.moves for one in found)]
    clear = clear_camps(rooms, [*(None for _ in found), *(BY_CHANCE for _ in found)])
    each = zip(found, clear[: len(found)], clear[len(found) :], strict=True)
    return tuple(replace(one, opposed=_opposed(one, camps=camps, moves=moves)) for one, camps, moves in each)


def _opposed(one: Wish, *, camps: bool, moves: bool) -> Opposed:
    """Those who move different ways want different things, or the same from different places."""
    if camps or not moves:
        return "camps" if camps else ""
    return "ways" if one.distance >= APART else "today"


def wishes(content: Needs, group: Group) -> tuple[Wish, ...]:
    """What was said about every shift, in their order."""
    said = {name: group.of(name) for name in ("now", "wanted")}
    unknown = {name: group.dont_know(name) for name in said}
    voted = group.of("votes")["item"].value_counts()
    found = []
    for shift in content.shifts:
        now, wanted = (rows[rows["item"] == shift.id].set_index("person")["number"] for rows in said.values())
        both = now.index.intersection(wanted.index)
        found.append(
            Wish(
                shift=shift,
                now=tuple(counts(now, LEVELS)),
                wanted=tuple(counts(wanted, LEVELS)),
                pairs=tuple(sorted((int(now[person]), int(wanted[person])) for person in both)),
                dont_know=tuple(int(each.get((shift.id, "level"), 0)) for each in unknown.values()),  # type: ignore[arg-type]
                votes=int(voted.get(shift.id, 0)),
            )
        )
    return judged(found)


def _median(each: tuple[int, ...]) -> float:
    spread = [level for level, count in zip(LEVELS, each, strict=True) for _ in range(count)]
    return median(spread) if spread else float("nan")
