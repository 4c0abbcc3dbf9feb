"""What the group's judgements show: how hard each system pulls, where the room is divided, and what to change first."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np

from tuskit.agreement import alpha
from tuskit.chance import differ, fixed_few
from tuskit.exercises.misfit import Misfit, decisions, roles
from tuskit.exercises.misfit.decisions import Decisions
from tuskit.exercises.misfit.pairs import Pair, pairs
from tuskit.exercises.misfit.rank import ALIKE, Rank, pull, rank
from tuskit.text import Item

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from tuskit.answers import Group
    from tuskit.charts import Chart
    from tuskit.exercises.misfit.roles import Apart
    from tuskit.phrases import Simulated
    from tuskit.text import Lang


@dataclass(frozen=True, kw_only=True)
class Weight:
    """What a value counts, in points of 100."""

    value: Item
    now: float | None
    wished: float | None

    @property
    def gap(self) -> float:
        """How many points more it ought to count."""
        return (self.wished or 0) - (self.now or 0) if None not in (self.now, self.wished) else 0.0


@dataclass(frozen=True, kw_only=True)
class Findings:
    """The misfit between values and systems."""

    content: Misfit = field(repr=False)
    n: int
    invited: int
    simulated: Simulated
    withheld: bool
    k: int
    people: int
    """How many judged at least one pair."""
    pairs: tuple[Pair, ...]
    """The most divided first."""
    rank: Rank
    """By the order of the systems in the content."""
    ranked: bool
    """Whether the systems pull more differently than chance gives; one person’s order is that person’s."""
    ordered: bool
    """The same of the pairs."""
    few: int
    """How many judge most of the pairs against most of the others."""
    spared: tuple[float, ...]
    """The mean pull of the other systems if one were dropped, for each."""
    weighted: int
    """How many shared out the points as they wish; with none, the values count the same."""
    compared: int
    """How many shared out the points both times."""
    wanting: bool
    """Whether some values are farther from what is wished than chance gives; one person’s wish is that person’s."""
    weights: tuple[Weight, ...]
    """The largest gap first."""
    alpha: float | None
    """Krippendorff's, over people and pairs."""
    sizes: tuple[tuple[str, int], ...]
    """What kind of organisation it is, the most said first."""
    decisions: Decisions
    systems_apart: tuple[Apart, ...]
    """The systems that the shown roles judge differently, the largest gap first."""
    pairs_apart: tuple[Apart, ...]
    withheld_roles: tuple[str, ...]
    """Roles that are not shown apart."""

    @property
    def systems(self) -> tuple[tuple[Item, float], ...]:
        """The systems that somebody judged, with their pull: the one that pulls hardest away first."""
        pulls = zip(self.content.systems, self.rank.pull, strict=True)
        return tuple(sorted((one for one in pulls if one[1] == one[1]), key=lambda one: one[1]))

    @property
    def hardest(self) -> Item | None:
        """The one system that pulls hardest away; None where none pulls away, two are equal, or chance gives as much."""
        first = self.rank.first
        sure = first is not None and self.ranked and away(self.rank.pull[first])
        return self.content.systems[first] if first is not None and sure else None

    @property
    def worst(self) -> tuple[Pair, ...]:
        """The pairs with the hardest pull away, of those that at least half as many judged as the most judged one."""
        least = max((pair.n for pair in self.pairs), default=0) / 2
        known = [pair for pair in self.pairs if pair.n and pair.n >= least and away(pair.mean)]
        hardest = min((pair.mean for pair in known), default=0.0)
        return tuple(pair for pair in known if pair.mean <= hardest + ALIKE)

    @property
    def overall(self) -> float:
        """The mean pull of all systems."""
        known = [found for _, found in self.systems]
        return sum(known) / len(known) if known else float("nan")

    def pair(self, value: str, system: str) -> Pair:
        """One pair."""
        return next(pair for pair in self.pairs if (pair.value.id, pair.system.id) == (value, system))


def away(pull: float) -> bool:
    """Whether a pull is away, with the one decimal that is shown."""
    return round(pull, 1) < 0


def analyse(content: Misfit, group: Group) -> Findings:
    """Find the pulls, their order and how sure it is, and where the room is divided. Works for any number of answers."""
    now, wished = (_points(content, group, question) for question in ("now", "wished"))
    people = sorted({*group.of("pull")["person"].tolist(), *wished})
    judged = _judged(content, group, people)
    judges = int((~np.isnan(judged)).any(axis=(1, 2)).sum())
    weights = np.full((len(people), len(content.values)), np.nan)
    for row, person in enumerate(people):
        weights[row] = wished.get(person, np.nan)
    both = sorted(set(now) & set(wished))
    size = group.of("size")["item"].value_counts()
    return Findings(
        content=content,
        n=group.n,
        invited=group.invited,
        simulated=group.simulated,
        withheld=group.withheld,
        k=group.k,
        people=judges,
        pairs=pairs(content, group, judged),
        rank=rank(judged, weights),
        ranked=differ(_own(judged)),
        ordered=not people or differ(judged.reshape(len(people), -1)),
        few=fixed_few(np.sign(judged.reshape(len(people), -1)), between=0) if people else 0,
        spared=_spared(judged, weights),
        weighted=len(wished),
        compared=len(both),
        wanting=differ([wished[person] - now[person] for person in both]),
        weights=_weights(content, [now[person] for person in both], [wished[person] for person in both]),
        alpha=alpha(judged.reshape(len(people), -1), "interval") if judges > 1 else None,
        sizes=tuple(sorted(((kind.id, int(size.get(kind.id, 0))) for kind in content.sizes), key=lambda s: -s[1])),
        decisions=decisions.read(content, group.decisions.get("misfit", {}).get("systems", {})),
        systems_apart=roles.systems(content, group),
        pairs_apart=roles.pairs(content, group),
        withheld_roles=group.withheld_groups,
    )


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The heat map, the systems, the points and what-if; none without answers."""
    from tuskit.exercises.misfit import pictures  # noqa: PLC0415  (draws Findings, which are defined here)

    return pictures.draw(findings, lang)


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """Where the room is divided, which system to change first and how sure that is, and the rest."""
    from tuskit.exercises.misfit import sentences  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return sentences.conclude(findings, lang)


def discuss(findings: Findings, lang: Lang) -> str:
    """The question to ask the room next: it begins where the room disagrees."""
    from tuskit.exercises.misfit import talk  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return talk.discuss(findings, lang)


def _judged(content: Misfit, group: Group, people: list[int]) -> NDArray[np.float64]:
    """People × values × systems."""
    rows = group.of("pull")
    at = {person: number for number, person in enumerate(people)}
    values = {value.id: number for number, value in enumerate(content.values)}
    systems = {system.id: number for number, system in enumerate(content.systems)}
    judged = np.full((len(people), len(values), len(systems)), np.nan)
    for person, value, system, level in zip(rows["person"], rows["item"], rows["field"], rows["number"], strict=True):
        if value in values and system in systems:
            judged[at[person], values[value], systems[system]] = level
    return judged


def _points(content: Misfit, group: Group, question: str) -> dict[int, NDArray[np.float64]]:
    """Each person's points for the values."""
    rows = group.of(question)
    order = [value.id for value in content.values]
    table = rows.pivot_table(index="person", columns="item", values="number", aggfunc="first").reindex(columns=order)
    return dict(zip(table.index.tolist(), table.fillna(0).to_numpy(dtype=float), strict=True))


def _spared(judged: NDArray[np.float64], weights: NDArray[np.float64]) -> tuple[float, ...]:
    found = pull(judged, weights)
    return tuple(_mean(np.delete(found, system)) for system in range(len(found)))


def _own(judged: NDArray[np.float64]) -> NDArray[np.float64]:
    """Each person's mean judgement of each system, nan where they judged it against no value."""
    there = ~np.isnan(judged)
    with np.errstate(invalid="ignore"):
        own: NDArray[np.float64] = np.where(there, judged, 0).sum(axis=1) / there.sum(axis=1)
    return own


def _mean(numbers: NDArray[np.float64]) -> float:
    known = numbers[~np.isnan(numbers)]
    return float(known.mean()) if len(known) else float("nan")


def _weights(content: Misfit, now: list[NDArray[np.float64]], wished: list[NDArray[np.float64]]) -> tuple[Weight, ...]:
    """The mean points of those who shared them out both times."""
    found = [
        Weight(
            value=value,
            now=float(np.mean([row[number] for row in now])) if now else None,
            wished=float(np.mean([row[number] for row in wished])) if wished else None,
        )
        for number, value in enumerate(content.values)
    ]
    return tuple(sorted(found, key=lambda one: -abs(one.gap)))
