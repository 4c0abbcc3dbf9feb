"""The layout as a picture: the board beside the talk's, with what the checks say of cards, places and the whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.theme import CONVERSATION, LINE
from tuskit.exercises.split.board import Column, Mark, Slip, board
from tuskit.exercises.split.cards import NOWHERE
from tuskit.exercises.split.checks import WHOLE
from tuskit.exercises.split.flagged import THE_WHOLE, authority, beside
from tuskit.exercises.split.sentences import likeness, spread
from tuskit.phrases import SIMULATED, below, capital, inside, number
from tuskit.text import Item, Lang, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tuskit.exercises.split.cards import Laid
    from tuskit.exercises.split.findings import Findings

COLOURS = {**CONVERSATION, NOWHERE: LINE}

BOARD = Text(
    da="En tavle med en søjle for hvert sted. {columns}.", en="A board with a column for each place. {columns}."
)
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
CHECKS = Text(da="Tjek", en="Check")
SAYS = Text(da="Hvem siger det", en="Who says so")
CARD = Text(da="Kort", en="Card")


def chart(findings: Findings, lang: Lang) -> Chart:
    """The board, with a title that says how far it is from the talk's, and a table with a row for each card."""
    content = findings.content
    used = [
        place for place in content.places if place.id != NOWHERE or any(one.place == NOWHERE for one in findings.layout)
    ]
    columns = [
        Column(
            name=place.text[lang],
            colour=COLOURS[place.id],
            slips=tuple(_slip(findings, one, lang) for one in findings.layout if one.place == place.id),
            marks=_marks(findings, place.id, lang),
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
    whole = _marks(findings, WHOLE, lang)
    told = [
        f"{_aloud(c.name, c.marks)}: {', '.join(_aloud(slip.text, slip.marks) for slip in c.slips) or inside(EMPTY[lang])}"
        for c in (*columns, rest)
        if c is not rest or c.slips
    ] + [mark.text for mark in whole]
    return Chart(
        id="split_layout",
        title=likeness(findings, lang).removesuffix("."),
        subtitle=under(findings, LAYOUT[findings.basis][lang], lang),
        alt=BOARD[lang].format(columns="; ".join(told)),
        table=_beside(findings, lang),
        paint=lambda size: board(columns, size, empty=EMPTY[lang], rest=rest if rest.slips else None, whole=whole),
    )


def under(findings: Findings, measured: str, lang: Lang) -> str:
    """A chart's subtitle: what is measured, and n of N where anybody has answered."""
    if not findings.people:
        return " · ".join([measured, *([SIMULATED[findings.simulated][lang]] if findings.simulated else [])])
    return below(measured, findings.people, findings.invited, lang, simulated=findings.simulated)


def _slip(findings: Findings, one: Laid, lang: Lang) -> Slip:
    said, reference = findings.by_id[one.card.id], one.card.reference
    note = SAME[lang].format(n=number(said.places[one.place], lang), all=number(said.n, lang)) if said.n else ""
    marks = _marks(findings, one.card.id, lang)
    if reference is None or reference.place == one.place:
        return Slip(one.card.text[lang], note, marks=marks)
    there = TALK_HAS[lang].format(place=findings.content.place(reference.place).text[lang])
    return Slip(one.card.text[lang], note, (there, COLOURS[reference.place]), marks)


def _marks(findings: Findings, name: str, lang: Lang) -> tuple[Mark, ...]:
    """What the checks say of a card, a place or the layout as a whole."""
    return tuple(Mark(check.severity, beside(check, lang)) for check in findings.at(name))


def _aloud(name: str, marks: Sequence[Mark]) -> str:
    """Something on the board with what is said of it, for those who do not see it."""
    return f"{name} ({'; '.join(mark.text for mark in marks)})" if marks else name


def _beside(findings: Findings, lang: Lang) -> pd.DataFrame:
    """Every card's place, what the checks say and who says so, then the talk's place, documentation and cadence.

    Places and the layout as a whole follow where the checks stop at them.
    """
    content, laid = findings.content, {one.card.id: one for one in findings.layout}
    mine, words = LAID[findings.basis][lang], content.words
    names = (("place", ""), ("documentation", words.documentation[lang]), ("cadence", words.cadence[lang]))
    rows = []
    for card in content.cards:
        row = {}
        for name, said in names:
            options_ = content.places if name == "place" else getattr(content, name)
            for whose, layout in ((mine, laid.get(card.id)), (TALK[lang], card.reference)):
                row[f"{whose}: {inside(said)}" if said else whose] = _named(options_, getattr(layout, name, None), lang)
        first = {CARD[lang]: card.text[lang], mine: row[mine]} | _checked(findings, card.id, lang)
        rows.append(first | row | {BUNDLED[lang]: _named(content.bundled, card.bundled, lang)})
    others = [(place.id, place.text[lang]) for place in content.places] + [(WHOLE, capital(THE_WHOLE[lang]))]
    rows += [{CARD[lang]: text} | _checked(findings, name, lang) for name, text in others if findings.at(name)]
    return pd.DataFrame(rows).fillna("–")


def _checked(findings: Findings, name: str, lang: Lang) -> dict[str, str]:
    checks = findings.at(name)
    said = [f"{beside(check, lang)}. {check.reason[lang]}" for check in checks]
    who = dict.fromkeys(authority(check, lang) for check in checks)
    return {CHECKS[lang]: " ".join(said) or "–", SAYS[lang]: " ".join(who) or "–"}


def _named(items: Sequence[Item], name: str | None, lang: Lang) -> str:
    return next((item.text[lang] for item in items if item.id == name), "–")
