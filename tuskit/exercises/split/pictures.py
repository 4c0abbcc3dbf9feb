"""The split as pictures: the cards by place, the layout beside the talk's, and what is said of paper and rhythm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from babel.numbers import format_percent

from tuskit.charts import Chart
from tuskit.charts.shares import Stack, shares
from tuskit.charts.theme import GREY, SEQUENTIAL, shades
from tuskit.exercises.split import layout
from tuskit.exercises.split.layout import CARD, COLOURS, under
from tuskit.exercises.split.sentences import detail, lead, options, spread
from tuskit.phrases import number
from tuskit.text import LOCALE, Item, Lang, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuskit.charts import Size
    from tuskit.exercises.split.findings import Findings
    from tuskit.exercises.split.placed import Detail, Placed

FAR = 9
"""Cards that can be read from the back row."""

BARS = Text(
    da="Bjælker, én for hvert af {n} kort, de mest omstridte øverst. {cards}.",
    en="Bars, one for each of {n} cards, the most contested first. {cards}.",
)
MEASURED = Text(
    da="Hvor kortene hører hjemme, de mest omstridte øverst", en="Where the cards belong, the most contested first"
)
ASKED: dict[Detail, Text] = {
    "documentation": Text(da="Hvor meget der skal skrives ned", en="How much is to be written down"),
    "cadence": Text(da="Hvor tit det skal tages op", en="How often to take it up"),
}
AGREED: dict[Detail, Text] = {
    "documentation": Text(da="I er enige om, hvad der skal skrives ned", en="You agree on what is to be written down"),
    "cadence": Text(da="I er enige om, hvor tit det skal tages op", en="You agree on how often to take it up"),
}
ON_PROJECTOR = Text(da="på storskærm de {n} øverste af {all} kort", en="on a projector the first {n} of {all} cards")
NO_MAJORITY = Text(da="intet flertal", en="no majority")
SKIPPED = Text(da="Ikke lagt", en="Not placed")
PAIRS = Text(da="Andel af par, der er enige", en="Share of pairs who agree")
LEAD = Text(da="Største sted, andel af alle", en="Largest place, share of all")


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The most important first; each only where there is something to show."""
    charts = [_places(findings, lang)] if findings.people else []
    charts.append(layout.chart(findings, lang))
    names: tuple[Detail, ...] = ("documentation", "cadence")
    return (*charts, *(_detail(findings, name, lang) for name in names if findings.compared(name)))


def _said(findings: Findings, name: str) -> list[Placed]:
    return [one for one in findings.cards if sum(getattr(one, name).values())]


def _stacks(
    said: Sequence[Placed], name: str, items: Sequence[Item], colours: Sequence[str], lang: Lang
) -> list[Stack]:
    return [
        Stack(
            label=one.card.text[lang],
            parts=tuple(
                (item.text[lang], getattr(one, name)[item.id], colour)
                for item, colour in zip(items, colours, strict=True)
            ),
            note=NO_MAJORITY[lang] if one.contested and name == "places" else "",
        )
        for one in said
    ]


def _fit(stacks: list[Stack], size: Size) -> list[Stack]:
    return stacks[:FAR] if size == "projector" else stacks


def _below(findings: Findings, measured: str, cards: int, lang: Lang) -> str:
    if cards > FAR:
        measured = f"{measured}; {ON_PROJECTOR[lang].format(n=FAR, all=cards)}"
    return under(findings, measured, lang)


def _places(findings: Findings, lang: Lang) -> Chart:
    content, said = findings.content, _said(findings, "places")
    stacks = _stacks(said, "places", content.places, [COLOURS[place.id] for place in content.places], lang)
    cards = "; ".join(f"{one.card.text[lang]}: {spread(content, one.places, lang)}" for one in said)
    return Chart(
        id="split_places",
        title=lead(findings, lang),
        subtitle=_below(findings, MEASURED[lang], len(said), lang),
        alt=BARS[lang].format(n=len(said), cards=cards),
        table=pd.DataFrame([_row(findings, one, lang) for one in findings.cards]),
        paint=lambda size: shares(_fit(stacks, size), size),
    )


def _row(findings: Findings, one: Placed, lang: Lang) -> dict[str, object]:
    share = findings.lead(one)
    low, high = (format_percent(value, locale=LOCALE[lang]) for value in (share.low, share.high))
    return {
        CARD[lang]: one.card.text[lang],
        **{place.text[lang]: one.places[place.id] for place in findings.content.places},
        SKIPPED[lang]: one.skipped,
        PAIRS[lang]: "–" if one.pairs is None else number(one.pairs, lang, 2),
        LEAD[lang]: "–" if not one.n else low if low == high else f"{low} – {high}",
    }


def _detail(findings: Findings, name: Detail, lang: Lang) -> Chart:
    """Documentation or cadence of every card, in the order of the first chart."""
    items, said = getattr(findings.content, name), _said(findings, name)
    stacks = _stacks(said, name, items, _shades(items), lang)
    cards = "; ".join(f"{one.card.text[lang]}: {options(items, getattr(one, name), lang)}" for one in said)
    counts = ({item.text[lang]: getattr(one, name)[item.id] for item in items} for one in said)
    return Chart(
        id=f"split_{name}",
        title=detail(findings, name, lang) or AGREED[name][lang],
        subtitle=_below(findings, ASKED[name][lang], len(said), lang),
        alt=BARS[lang].format(n=len(said), cards=cards),
        table=pd.DataFrame([{CARD[lang]: one.card.text[lang], **c} for one, c in zip(said, counts, strict=True)]),
        paint=lambda size: shares(_fit(stacks, size), size),
    )


def _shades(items: Sequence[Item]) -> tuple[str, ...]:
    """Dark for the most: formal, or monthly; the last option, none or when needed, in grey."""
    return (*shades(len(items) - 1, SEQUENTIAL[1:])[::-1], GREY) if len(items) > 1 else (GREY,)
