"""Employees, leaders and HR side by side on the systems and the pairs, where the mode allows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from math import comb
from typing import TYPE_CHECKING

from tuskit.agreement import counts
from tuskit.chance import parted
from tuskit.compare import MANY, comparable
from tuskit.exercises.misfit import LEVELS, Misfit
from tuskit.phrases import capital, listed, number, quoted, signed
from tuskit.text import Item, Lang, Text

if TYPE_CHECKING:
    import pandas as pd

    from tuskit.answers import Group
    from tuskit.exercises.misfit.findings import Findings

ALIKE = 0.05
"""Means that are no farther apart than this are written alike."""
APART = Text(
    da="{low} og {high} står længst fra hinanden om {what}", en="{low} and {high} stand farthest apart on {what}"
)
UNCLEAR = Text(
    da="Grupperne står ikke klart hver for sig om noget system",
    en="The groups do not stand clearly apart on any system",
)
PAIR = Text(da="{system} mod {value}", en="{system} against {value}")
MEANS = {
    True: Text(
        da="{apart}: i snit over alle værdier {bottom} og {top} ({people}).",
        en="{apart}: on average over all values {bottom} and {top} ({people}).",
    ),
    False: Text(
        da="{apart}: i snit {bottom} og {top} ({people}).", en="{apart}: on average {bottom} and {top} ({people})."
    ),
}
"""For a system, and for a pair."""
PEOPLE = {role: Text(da=f"{{n}} {many.da}", en=f"{{n}} {many.en}") for role, many in MANY.items()}
PEOPLE["hr"] = Text(da="{n} fra HR", en="{n} from HR")
HIDDEN = Text(
    da="{roles} vises ikke for sig, fordi en af grupperne er på færre end {k}.",
    en="{roles} are not shown apart, because one of the groups is smaller than {k}.",
)


@dataclass(frozen=True, kw_only=True)
class Side:
    """What one role says."""

    counts: tuple[int, ...]
    """How many judgements at each of −2 … 2."""
    own: tuple[float, ...]
    """The mean judgement of each of the role's people."""

    @property
    def people(self) -> int:
        """How many of the role they come from."""
        return len(self.own)

    @property
    def mean(self) -> float:
        """The mean judgement."""
        total = sum(level * count for level, count in zip(LEVELS, self.counts, strict=True))
        return total / sum(self.counts)


@dataclass(frozen=True, kw_only=True)
class Apart:
    """How the roles judge a system, at all values together or at one."""

    system: Item
    value: Item | None
    sides: Mapping[str, Side]
    clear: bool = False
    """Whether two roles stand farther apart than chance gives among all that is judged."""

    @property
    def order(self) -> list[str]:
        """The roles, the one whose mean lies farthest away first."""
        return sorted(self.sides, key=lambda role: self.sides[role].mean)

    @property
    def gap(self) -> float:
        """The largest difference between the means of two roles."""
        return self.sides[self.order[-1]].mean - self.sides[self.order[0]].mean

    def named(self, lang: Lang) -> str:
        """The system, or the pair, in a sentence."""
        system = quoted(self.system.text[lang], lang)
        return PAIR[lang].format(system=system, value=quoted(self.value.text[lang], lang)) if self.value else system


def systems(content: Misfit, group: Group) -> tuple[Apart, ...]:
    """The systems that two roles or more judged, the largest gap first. None where roles are withheld."""
    rows = group.of("pull")
    found = [_apart(rows[rows["field"] == system.id], group.k, system, None) for system in content.systems]
    return _sorted(found)


def pairs(content: Misfit, group: Group) -> tuple[Apart, ...]:
    """The pairs that two roles or more judged, the largest gap first. None where roles are withheld."""
    rows = group.of("pull")
    return _sorted(
        [
            _apart(rows[(rows["field"] == system.id) & (rows["item"] == value.id)], group.k, system, value)
            for value in content.values  # noqa: PD011  (what the organisation values)
            for system in content.systems
        ]
    )


def _apart(rows: pd.DataFrame, k: int, system: Item, value: Item | None) -> Apart | None:
    sizes = {role: int(rows.loc[rows["role"] == role, "person"].nunique()) for role in MANY}
    shown = comparable(sizes, int(rows["person"].nunique()), k)
    if len(shown) < 2:  # noqa: PLR2004  (side by side takes two)
        return None
    sides = {
        role: Side(
            counts=tuple(counts(rows.loc[rows["role"] == role, "number"], LEVELS)),
            own=tuple(rows[rows["role"] == role].groupby("person")["number"].mean()),
        )
        for role in shown
    }
    return Apart(system=system, value=value, sides=sides)


def _sorted(found: list[Apart | None]) -> tuple[Apart, ...]:
    """Those that roles judge differently: what is clearer than chance first, then by the gap."""
    judged = [one for one in found if one]
    compared = sum(comb(len(one.sides), 2) for one in judged)
    told = [replace(one, clear=parted(*_farthest(one), among=compared)) for one in judged if one.gap > ALIKE]
    return tuple(sorted(told, key=lambda one: (not one.clear, -one.gap)))


def _farthest(one: Apart) -> tuple[tuple[float, ...], tuple[float, ...]]:
    return one.sides[one.order[0]].own, one.sides[one.order[-1]].own


def said(findings: Findings, lang: Lang) -> Iterator[str]:
    """The system and the pair on which two roles stand farthest apart, and which roles are withheld."""
    first_ones = (*findings.systems_apart[:1], *findings.pairs_apart[:1])
    if first_ones and not any(one.clear for one in first_ones):
        yield f"{UNCLEAR[lang]}."
    for one in (one for one in first_ones if one.clear):
        first, last = one.order[0], one.order[-1]
        people = [PEOPLE[r][lang].format(n=number(one.sides[r].people, lang)) for r in (first, last)]
        yield MEANS[one.value is None][lang].format(
            apart=headline(one, lang),
            bottom=signed(one.sides[first].mean, lang),
            top=signed(one.sides[last].mean, lang),
            people=listed(people, lang),
        )
    if findings.withheld_roles:
        named = listed([MANY[role][lang] if role in MANY else role for role in findings.withheld_roles], lang)
        yield HIDDEN[lang].format(roles=capital(named), k=findings.k)


def headline(one: Apart, lang: Lang) -> str:
    """Which two roles stand farthest apart on a system or a pair, where that is clear."""
    if not one.clear:
        return UNCLEAR[lang]
    low, high = (MANY[role][lang] for role in (one.order[0], one.order[-1]))
    return capital(APART[lang].format(low=low, high=high, what=one.named(lang)))
