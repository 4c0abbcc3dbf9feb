"""Where MUS hurts: the statements, the most divided first, and what they say together about shifts and bundled things."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from tuskit.agreement import agreement, camps, counts, dispersion, divided
from tuskit.exercises.diagnose.content import HIGH, LOW, Diagnose, Pain
from tuskit.phrases import inside, of, quoted
from tuskit.text import Item, Lang, Text

if TYPE_CHECKING:
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
    def camps(self) -> bool:
        """Whether the group stands in two camps."""
        return camps(self.counts)


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
    return tuple(sorted(found, key=lambda one: divided(one.counts), reverse=True))


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


DIVIDED = Text(
    da="I er mest uenige om {pain}: {hurts} siger, at det gør ondt, {works}, at det fungerer, og {neither} står midt imellem ({of}).",
    en="You disagree most about {pain}: {hurts} say that it hurts, {works} that it works, and {neither} stand in between ({of}).",
)
TWO_CAMPS = Text(
    da="I står i to lejre om {pain}: {hurts} siger, at det gør ondt, {works}, at det fungerer, og {neither} står midt imellem ({of}). Tal om det først.",
    en="You stand in two camps about {pain}: {hurts} say that it hurts, {works} that it works, and {neither} stand in between ({of}). Talk about it first.",
)
AGREED = Text(
    da="I er enige om alle udsagn: ingen af dem deler jer ({of}).",
    en="You agree about every statement: none of them divides you ({of}).",
)
LONELY = Text(
    da="Kun én har taget stilling til udsagnene, så der er ingen uenighed at vise endnu ({of}).",
    en="Only one person has taken a stand on the statements, so there is no disagreement to show yet ({of}).",
)
WORST = Text(
    da="Det gør mest ondt her: {hurts} af {n} {way} i {pain} ({of}).",
    en="It hurts most here: {hurts} of {n} {way} with {pain} ({of}).",
)
PAINLESS = Text(
    da="Ingen af udsagnene gør ondt på flertallet ({of}).", en="None of the statements hurts the majority ({of})."
)
WAY = {False: Text(da="er enige", en="agree"), True: Text(da="er uenige", en="disagree")}
SHIFT = Text(
    da="Af de otte skift trænger {shift} mest: {hurts} af {answers} svar siger, at det gør ondt ({of}).",
    en="Of the eight shifts, {shift} is needed most: {hurts} of {answers} answers say that it hurts ({of}).",
)
BUNDLED = Text(
    da="Af det, MUS samler, gør {thing} mest ondt ({hurts} af {answers} svar) og {other} mindst ({less} af {fewer} svar).",
    en="Of what MUS bundles, the most pain is in {thing} ({hurts} of {answers} answers) and the least in {other} ({less} of {fewer} answers).",
)
UNKNOWN = Text(
    da="{n} siger ved ikke til {pain}. Ved ikke tælles for sig og trækker hverken op eller ned.",
    en="{n} say don’t know to {pain}. Don’t know is counted apart and pulls neither up nor down.",
)
REVERSED = Text(
    da="{n} af de {all} udsagn er positive. Dem har vi vendt: den, der er uenig i et af dem, siger, at det gør ondt.",
    en="{n} of the {all} statements are positive. We have turned them round: whoever disagrees with one of them says that it hurts.",
)


def tell(
    pains: tuple[Felt, ...], shifts: tuple[Pooled, ...], bundled: tuple[Pooled, ...], invited: int, lang: Lang
) -> tuple[str, ...]:
    """The pain as sentences: disagreement first."""
    if not any(one.n for one in pains):
        return ()
    told = [_lead(pains, invited, lang)]
    top = worst(pains)
    n = max(one.n for one in pains)
    told.append(
        WORST[lang].format(
            hurts=top.hurts,
            n=top.n,
            way=WAY[top.pain.positive][lang],
            pain=quoted(top.pain.text[lang], lang),
            of=of(top.n, invited, lang),
        )
        if top
        else PAINLESS[lang].format(of=of(n, invited, lang))
    )
    if shifts and shifts[0].hurts:
        first = shifts[0]
        told.append(
            SHIFT[lang].format(
                shift=quoted(inside(first.item.text[lang]), lang),
                hurts=first.hurts,
                answers=first.answers,
                of=of(first.people, invited, lang),
            )
        )
    if len(bundled) > 1 and bundled[0].mean != bundled[-1].mean:
        first, last = bundled[0], bundled[-1]
        told.append(
            BUNDLED[lang].format(
                thing=inside(first.item.text[lang]),
                hurts=first.hurts,
                answers=first.answers,
                other=inside(last.item.text[lang]),
                less=last.hurts,
                fewer=last.answers,
            )
        )
    unsure = max(pains, key=lambda one: one.dont_know)
    if unsure.dont_know:
        told.append(
            UNKNOWN[lang].format(
                n=f"{unsure.dont_know} {'af' if lang == 'da' else 'of'} {unsure.n + unsure.dont_know}",
                pain=quoted(unsure.pain.text[lang], lang),
            )
        )
    if positive := sum(one.pain.positive for one in pains):
        told.append(REVERSED[lang].format(n=positive, all=len(pains)))
    return tuple(told)


def _lead(pains: tuple[Felt, ...], invited: int, lang: Lang) -> str:
    first = pains[0]
    n = max(one.n for one in pains)
    if n == 1:
        return LONELY[lang].format(of=of(n, invited, lang))
    if not first.dispersion:
        return AGREED[lang].format(of=of(n, invited, lang))
    return (TWO_CAMPS if first.camps else DIVIDED)[lang].format(
        pain=quoted(first.pain.text[lang], lang),
        hurts=first.hurts,
        works=first.works,
        neither=first.neither,
        of=of(first.n, invited, lang),
    )
