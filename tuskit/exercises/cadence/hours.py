"""Hours a year for leaders, employees and HR: under the yearly MUS of today, and under a plan.

The meetings themselves are counted exactly. What lies around them is a range, from nothing to what is decided, because
nobody has measured it. Whoever leads a conversation is its leader in this account, and everybody else an employee: a
leader who talks with a leader of their own is the employee there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

if TYPE_CHECKING:
    from tuskit.exercises.cadence import CadenceContent, Today
    from tuskit.exercises.cadence.chosen import Chosen
    from tuskit.exercises.cadence.meetings import Plan

Part = Literal["leader", "employee", "hr"]
PARTS: tuple[Part, ...] = get_args(Part)


@dataclass(frozen=True)
class Range:
    """Hours a year, at least and at most.

    >>> Range(1, 3) + Range(2, 2)
    Range(low=3, high=5)
    """

    low: float
    high: float

    def __add__(self, other: Range) -> Range:
        return Range(self.low + other.low, self.high + other.high)

    @property
    def middle(self) -> float:
        """Half-way between the two."""
        return (self.low + self.high) / 2


@dataclass(frozen=True, kw_only=True)
class Spent:
    """Hours a year, by who spends them."""

    parts: Mapping[Part, Range]
    answers: int = 0
    """How many gave the numbers that it rests on; 0 where nobody was asked."""
    half: bool = False
    """Whether the ranges hold the middle half of those answers; else all of them."""

    @property
    def spending(self) -> tuple[Part, ...]:
        """Those who spend anything at all."""
        return tuple(part for part in PARTS if self.parts[part].high)

    @property
    def whole(self) -> Range:
        """Everybody's."""
        return sum(self.parts.values(), Range(0, 0))


def today(content: CadenceContent, led: int, heard: Mapping[str, Any]) -> Spent:
    """What the yearly MUS of so many people takes: by the price that the room has seen, else by the preset.

    `heard` is what the diagnosis tells: `{"price": {"employee": {"low": 90, "middle": 145, "high": 180, "n": 12, "half": True}, …}}`,
    in minutes a person a year.
    """
    price = heard.get("price") or {}
    if all(part in price for part in PARTS):
        ranges = {part: _hours(led, price[part]["low"], price[part]["high"]) for part in PARTS}
        answers, half = (min(price[part][key] for part in PARTS) for key in ("n", "half"))
        return Spent(parts=ranges, answers=answers, half=bool(half))
    preset: Today = content.today
    return Spent(parts={part: _hours(led, getattr(preset, part).low, getattr(preset, part).high) for part in PARTS})


def _hours(people: int, low: float, high: float) -> Range:
    return Range(people * low / 60, people * high / 60)


def planned(content: CadenceContent, chosen: Iterable[Chosen], plan: Plan) -> Mapping[str, Spent]:
    """What each conversation of a plan takes in the year, by the conversation's id."""
    records = {record.id: record for record in content.documentation}
    kinds = {one.conversation.id: one for one in chosen}
    met = {key: dict.fromkeys(PARTS, 0) for key in kinds}
    around = {key: dict.fromkeys(PARTS, 0) for key in kinds}
    for relation in plan.relations:
        times = len(plan.of(relation.id))
        one = kinds[relation.conversation]
        record = records[one.documentation]
        leads = relation.leader in relation.people
        employees = len(relation.people) - leads
        before, after = one.preparation, around[relation.conversation]
        meeting = met[relation.conversation]
        meeting["leader"] += times * relation.rhythm.minutes * leads
        meeting["employee"] += times * relation.rhythm.minutes * employees
        after["leader"] += times * (before + record.leader) * leads
        after["employee"] += times * (employees * (before + record.employee) + record.leader * (not leads))
        after["hr"] += times * record.hr
    return {
        key: Spent(
            parts={part: Range(met[key][part] / 60, (met[key][part] + around[key][part]) / 60) for part in PARTS}
        )
        for key in kinds
    }


def together(spent: Iterable[Spent]) -> Spent:
    """Several conversations added up."""
    every = list(spent)
    return Spent(parts={part: sum((one.parts[part] for one in every), Range(0, 0)) for part in PARTS})
