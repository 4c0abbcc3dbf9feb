"""Where the group puts the cards, which of them divide it, and what it has decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Literal

import pandas as pd

from tuskit.agreement import LEAST, Share, alpha, share
from tuskit.chance import fixed_few
from tuskit.exercises.split import Split
from tuskit.exercises.split.cards import NOWHERE, PLACES, Card, Laid
from tuskit.exercises.split.checks import Check, Context, Flag, look, made
from tuskit.exercises.split.placed import Counts, Detail, Placed, majority, pairs
from tuskit.text import Item

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from tuskit.answers import Group
    from tuskit.charts import Chart
    from tuskit.phrases import Simulated
    from tuskit.rules import Sector
    from tuskit.text import Lang


@dataclass(frozen=True, kw_only=True)
class Findings:
    """The cards, the group's layout and what it is held up against."""

    content: Split = field(repr=False)
    n: int
    invited: int
    simulated: Simulated
    withheld: bool
    k: int
    people: int
    """How many put at least one card somewhere."""
    cards: tuple[Placed, ...]
    """The most contested first."""
    few: int
    """How many put most of the cards elsewhere than most of the others, nearly every time."""
    alpha: float | None
    """Krippendorff's alpha of the places, all cards together."""
    decided: tuple[Laid, ...]
    """The group's decision, in the order of the cards; empty until it has decided."""
    sector: Sector | None
    """Whose agreements the layout is held up against."""

    @property
    def shown(self) -> bool:
        """Whether there is something to show: cards that people placed, or a decision."""
        return self.people > 0 or bool(self.decided)

    @cached_property
    def by_id(self) -> Mapping[str, Placed]:
        """What was said about each card, by its id."""
        return {one.card.id: one for one in self.cards}

    @cached_property
    def layout(self) -> tuple[Laid, ...]:
        """The decision; until there is one, what more than half answered, in the order of the cards."""
        return self.decided or tuple(self._answered())

    def _answered(self) -> Iterator[Laid]:
        for card in self.content.cards:
            said = self.by_id[card.id]
            if (place := majority(said.places)) is not None:
                held = place != NOWHERE
                documentation, cadence = majority(said.documentation), majority(said.cadence)
                yield Laid(card, place, documentation if held else None, cadence if held else None)

    @property
    def unlaid(self) -> tuple[Card, ...]:
        """Cards that the layout has no place for: not decided yet, or no place has a majority."""
        laid = {one.card.id for one in self.layout}
        return tuple(card for card in self.content.cards if card.id not in laid)

    @property
    def moved(self) -> tuple[Laid, ...]:
        """Cards that the layout puts elsewhere than the talk."""
        return tuple(one for one in self.layout if one.card.reference and one.place != one.card.reference.place)

    @property
    def against(self) -> tuple[Laid, ...]:
        """Decided cards that more people put in another place."""
        return tuple(
            one for one in self.decided if self.by_id[one.card.id].places[one.place] < self.by_id[one.card.id].most
        )

    @property
    def basis(self) -> Literal["decision", "answers", "one"]:
        """Where the layout comes from: one answer is nobody's majority."""
        return "decision" if self.decided else "one" if self.people == 1 else "answers"

    def divided(self, detail: Detail) -> Placed | None:
        """The card whose documentation or cadence fewest pairs agree on; None where nobody disagrees."""
        agreed, one = min(self.compared(detail), key=lambda pair: pair[0], default=(1.0, None))
        return one if agreed < 1 else None

    def compared(self, detail: Detail) -> list[tuple[float, Placed]]:
        """The cards whose documentation or cadence two people or more have said, with the share of pairs who agree.

        Those that only two have said are left out where others were said by more.
        """
        said = [(agreed, one) for one in self.cards if (agreed := pairs(getattr(one, detail))) is not None]
        return [(agreed, one) for agreed, one in said if sum(getattr(one, detail).values()) > LEAST] or said

    @property
    def totals(self) -> Counts:
        """How many placings each place got, all cards together."""
        return {place: sum(one.places[place] for one in self.cards) for place in PLACES}

    def lead(self, one: Placed) -> Share:
        """The share of the place that was chosen most, and where it can lie among all who were asked."""
        return share(one.most, one.n, max(self.invited, one.n))

    @property
    def checks(self) -> tuple[Check, ...]:
        """What the layout has been held up against: not what only tells, nor the agreements of another sector or of none."""
        return tuple(check for check in made(self.content.checks, self.sector) if check.severity != "note")

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """What the checks found, and what is worth knowing, the most serious first."""
        return look(self.content.checks, self.layout, Context(cards=self.content.cards, sector=self.sector))

    def at(self, name: str) -> tuple[Check, ...]:
        """The checks that stop at a card, a place or the layout as a whole, the most serious first."""
        return tuple(flag.check for flag in self.flags if name in flag.at)


def analyse(content: Split, group: Group) -> Findings:
    """Count where the cards were put, and read the decision. Cards that are no longer in the content are left out."""
    rows = group.of("layout")
    rows = rows[rows["item"].isin([card.id for card in content.cards])]
    cards = [_placed(content, card, rows[rows["item"] == card.id], group.n) for card in content.cards]
    return Findings(
        content=content,
        n=group.n,
        invited=group.invited,
        simulated=group.simulated,
        withheld=group.withheld,
        k=group.k,
        people=int(rows.loc[rows["field"] == "place", "person"].nunique()),
        cards=tuple(sorted(cards, key=_contested)),
        few=fixed_few(_codes(rows)),
        alpha=alpha(codes, "nominal") if len(codes := _codes(rows)) else None,
        decided=tuple(_decided(content, group.decisions.get("split", {}).get("layout", {}))),
        sector=group.sector,
    )


def _placed(content: Split, card: Card, rows: pd.DataFrame, n: int) -> Placed:
    held = rows["person"].isin(rows.loc[(rows["field"] == "place") & (rows["text"] != NOWHERE), "person"])
    places = _counted(rows, "place", content.places)
    return Placed(
        card=card,
        places=places,
        documentation=_counted(rows[held], "documentation", content.documentation),
        cadence=_counted(rows[held], "cadence", content.cadence),
        skipped=max(n - sum(places.values()), 0) if len(rows) else 0,
    )


def _counted(rows: pd.DataFrame, name: str, options: tuple[Item, ...]) -> Counts:
    found = rows.loc[rows["field"] == name, "text"].value_counts()
    return {option.id: int(found.get(option.id, 0)) for option in options}


def _contested(one: Placed) -> tuple[float, float]:
    """For sorting: the card that fewest pairs agree on first; what at most two have placed after all others."""
    if one.pairs is None:
        return (5.0 if one.n else 6.0), 0.0
    return one.pairs + (2.0 if one.n <= LEAST else 0.0), one.most / one.n


def _codes(rows: pd.DataFrame) -> NDArray[np.float64]:
    """People × cards: the place by its number, NaN where a card was not placed."""
    places = rows[rows["field"] == "place"]
    codes = places["text"].map({place: float(code) for code, place in enumerate(PLACES)})
    table = places.assign(code=codes.astype("float64")).pivot_table(index="person", columns="item", values="code")
    return table.to_numpy(dtype=float)


def _decided(content: Split, layout: Mapping[str, Any]) -> Iterator[Laid]:
    for card in content.cards:
        chosen = layout.get(card.id, {})
        if chosen.get("place") in PLACES:
            yield Laid(card, chosen["place"], chosen.get("documentation"), chosen.get("cadence"))


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The cards by place, the most contested first, and the layout beside the talk's; none when there is nothing."""
    from tuskit.exercises.split import pictures  # noqa: PLC0415  (draws Findings, which are defined here)

    return pictures.draw(findings, lang) if findings.shown else ()


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """Disagreement first, then the decision, the checks, and how far the group is from the talk."""
    from tuskit.exercises.split import sentences  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return sentences.conclude(findings, lang)


def discuss(findings: Findings, lang: Lang) -> str:
    """The question to ask the room next: it begins where the room disagrees."""
    from tuskit.exercises.split import talk  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return talk.discuss(findings, lang)
