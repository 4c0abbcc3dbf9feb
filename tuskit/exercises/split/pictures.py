"""The split as pictures: the cards by place, the layout beside the talk's, and what is said of paper and rhythm."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
from babel.numbers import format_percent

from tuskit.charts import Chart
from tuskit.charts.shares import Stack, shares
from tuskit.charts.theme import CONVERSATION, GREY, LINE, SEQUENTIAL, shades
from tuskit.exercises.split import NOWHERE
from tuskit.exercises.split.board import Column, Slip, board
from tuskit.exercises.split.sentences import detail, lead, likeness, options, spread
from tuskit.phrases import SIMULATED, below, inside, number
from tuskit.text import LOCALE, Item, Lang, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuskit.charts import Size
    from tuskit.exercises.split.checks import Laid
    from tuskit.exercises.split.findings import Findings
    from tuskit.exercises.split.placed import Detail, Placed

FAR = 9
"""Cards that can be read from the back row."""
COLOURS = {**CONVERSATION, NOWHERE: LINE}

BARS = Text(
    da="Bjælker, én for hvert af {n} kort, de mest omstridte øverst. {cards}.",
    en="Bars, one for each of {n} cards, the most contested first. {cards}.",
)
BOARD = Text(
    da="En tavle med en søjle for hvert sted. {columns}.", en="A board with a column for each place. {columns}."
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
CARD = Text(da="Kort", en="Card")
SKIPPED = Text(da="Ikke lagt", en="Not placed")
PAIRS = Text(da="Andel af par, der er enige", en="Share of pairs who agree")
LEAD = Text(da="Største sted, andel af alle", en="Largest place, share of all")
LAYOUT = {
    "decision": Text(da="Jeres beslutning ved siden af oplægget", en="Your decision beside the talk"),
    "answers": Text(da="Det, flest svarer, ved siden af oplægget", en="What most people answer, beside the talk"),
    "one": Text(da="Det eneste svar ved siden af oplægget", en="The only answer beside the talk"),
}
LAID = {
    "decision": Text(da="I har besluttet", en="You decided"),
    "answers": Text(da="Flest svarer", en="Most people answer"),
    "one": Text(da="Det eneste svar", en="The only answer"),
}
REST = {
    "decision": Text(da="Ikke besluttet endnu", en="Not decided yet"),
    "answers": Text(da="Intet flertal, eller ikke lagt", en="No majority, or not placed"),
    "one": Text(da="Ikke lagt", en="Not placed"),
}
TALK = Text(da="Oplægget", en="The talk")
TALK_HAS = Text(da="Oplægget: {place}", en="The talk: {place}")
SAME = Text(da="{n} af {all} svarer det", en="{n} of {all} say so")
EMPTY = Text(da="Ingen kort", en="No cards")
BUNDLED = Text(da="I MUS er det", en="In MUS it is")


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The most important first; each only where there is something to show."""
    charts = [_places(findings, lang)] if findings.people else []
    charts.append(_layout(findings, lang))
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
    if not findings.people:
        return " · ".join([measured, *([SIMULATED[findings.simulated][lang]] if findings.simulated else [])])
    return below(measured, findings.people, findings.invited, lang, simulated=findings.simulated)


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


def _layout(findings: Findings, lang: Lang) -> Chart:
    content = findings.content
    used = [
        place for place in content.places if place.id != NOWHERE or any(one.place == NOWHERE for one in findings.layout)
    ]
    columns = [
        Column(
            name=place.text[lang],
            colour=COLOURS[place.id],
            slips=tuple(_slip(findings, one, lang) for one in findings.layout if one.place == place.id),
        )
        for place in used
    ]
    rest = Column(
        name=REST[findings.basis][lang],
        colour=LINE,
        slips=tuple(
            Slip(card.text[lang], spread(content, findings.by_id[card.id].places, lang)) for card in findings.unlaid
        ),
    )
    told = [
        f"{c.name}: {', '.join(slip.text for slip in c.slips) or inside(EMPTY[lang])}"
        for c in (*columns, rest)
        if c is not rest or c.slips
    ]
    return Chart(
        id="split_layout",
        title=likeness(findings, lang).removesuffix("."),
        subtitle=_below(findings, LAYOUT[findings.basis][lang], 0, lang),
        alt=BOARD[lang].format(columns="; ".join(told)),
        table=_beside(findings, lang),
        paint=lambda size: board(columns, size, empty=EMPTY[lang], rest=rest if rest.slips else None),
    )


def _slip(findings: Findings, one: Laid, lang: Lang) -> Slip:
    said, reference = findings.by_id[one.card.id], one.card.reference
    note = SAME[lang].format(n=number(said.places[one.place], lang), all=number(said.n, lang)) if said.n else ""
    if reference is None or reference.place == one.place:
        return Slip(one.card.text[lang], note)
    there = TALK_HAS[lang].format(place=findings.content.place(reference.place).text[lang])
    return Slip(one.card.text[lang], note, (there, COLOURS[reference.place]))


def _beside(findings: Findings, lang: Lang) -> pd.DataFrame:
    """Every card's place, documentation and cadence, the group's and the talk's."""
    content, laid = findings.content, {one.card.id: one for one in findings.layout}
    mine, words = LAID[findings.basis][lang], content.words
    names = (("place", ""), ("documentation", words.documentation[lang]), ("cadence", words.cadence[lang]))
    rows = []
    for card in content.cards:
        row = {CARD[lang]: card.text[lang], BUNDLED[lang]: _named(content.bundled, card.bundled, lang)}
        for name, said in names:
            options_ = content.places if name == "place" else getattr(content, name)
            for whose, layout in ((mine, laid.get(card.id)), (TALK[lang], card.reference)):
                row[f"{whose}: {inside(said)}" if said else whose] = _named(options_, getattr(layout, name, None), lang)
        rows.append(row)
    return pd.DataFrame(rows)


def _named(items: Sequence[Item], name: str | None, lang: Lang) -> str:
    return next((item.text[lang] for item in items if item.id == name), "–")
