"""The product canvas as a picture: organisation, product and user, with what the group has agreed or what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.stations import Station, stations
from tuskit.phrases import OUT_OF, below, number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.charts import Size
    from tuskit.exercises.position.findings import Findings, Written

FIT: dict[Size, int] = {"phone": 4, "screen": 5, "projector": 3, "print": 5}
"""How many notes fit under a station."""

AGREED = Text(da="Det har I aftalt om jeres produkt", en="What you have agreed about your product")
WRITTEN = Text(da="Hvem I laver det for, med jeres egne ord", en="Whom you do it for, in your own words")
UNWRITTEN = Text(da="Hvem laver I det for?", en="Whom do you do it for?")
CARRIES = Text(
    da="Et produkt bærer værdi ud til brugeren og værdi hjem igen",
    en="A product carries value out to the user and value home again",
)
ALPHABET = Text(
    da="{carries}; i alfabetisk orden, uden hvem der skrev", en="{carries}; in alphabetical order, without who wrote"
)
WROTE = Text(da="{n} har skrevet", en="{n} wrote")
MORE = Text(
    da="{n} har skrevet; {more} sætninger til står i tabellen", en="{n} wrote; {more} more notes are in the table"
)
NOBODY = Text(da="Ingen har skrevet her endnu", en="Nobody has written here yet")
FEW = Text(da="Vises, når mindst {k} har skrevet", en="Shown when at least {k} have written")
OPEN = Text(da="Ikke aftalt endnu", en="Not agreed yet")
TIMES = Text(da="{note} ({n} skrev det)", en="{note} ({n} wrote it)")
ALT = Text(da="Organisation, produkt og bruger. {rows}.", en="Organisation, product and user. {rows}.")
BOX, NOTE, PEOPLE, DECIDED = (
    Text(da="Felt", en="Box"),
    Text(da="Ord", en="Words"),
    Text(da="Personer", en="People"),
    Text(da="gruppens fælles ord", en="the group’s shared words"),
)


def chart(findings: Findings, lang: Lang) -> Chart:
    """The canvas, from the organisation on the left to the user on the right; what the group has agreed, where it has."""
    row = tuple(reversed(findings.canvas))
    agreed, wrote = findings.agreed, any(one.people for one in row)
    measured = CARRIES[lang]
    if wrote and not agreed:
        measured = ALPHABET[lang].format(carries=measured)
    told = "; ".join(f"{one.box.name[lang]}: {', '.join(_notes(one, lang, agreed=agreed)) or '–'}" for one in row)
    return Chart(
        id="position_canvas",
        title=(AGREED if agreed else WRITTEN if wrote else UNWRITTEN)[lang],
        subtitle=below(measured, findings.n, findings.invited, lang, simulated=findings.simulated),
        alt=ALT[lang].format(rows=told),
        table=_table(row, lang),
        paint=lambda size: stations([_station(findings, one, FIT[size], lang) for one in row], size, agreed=agreed),
    )


def _station(findings: Findings, one: Written, fit: int, lang: Lang) -> Station:
    notes = _notes(one, lang, agreed=findings.agreed)
    return Station(
        name=one.box.station[lang],
        about=one.box.name[lang],
        notes=notes[:fit],
        more=_more(findings, one, len(notes) - fit, lang),
    )


def _notes(one: Written, lang: Lang, *, agreed: bool) -> tuple[str, ...]:
    if agreed:
        return (one.agreed,) if one.agreed else ()
    return tuple(note if n == 1 else TIMES[lang].format(note=note, n=number(n, lang)) for note, n in one.notes)


def _more(findings: Findings, one: Written, more: int, lang: Lang) -> str:
    """What stands under the notes."""
    if findings.agreed:
        return "" if one.agreed else OPEN[lang]
    if not one.people:
        return NOBODY[lang] if findings.k == 1 else FEW[lang].format(k=findings.k)
    n = OUT_OF[lang].format(n=number(one.people, lang), all=number(findings.invited, lang))
    return MORE[lang].format(n=n, more=more) if more > 0 else WROTE[lang].format(n=n)


def _table(row: tuple[Written, ...], lang: Lang) -> pd.DataFrame:
    """Everything that may be shown: what is agreed, and every note."""
    rows: list[tuple[str, str, str | None]] = []
    for one in row:
        if one.agreed:
            rows.append((one.box.name[lang], one.agreed, DECIDED[lang]))
        rows += [(one.box.name[lang], note, number(n, lang)) for note, n in one.notes]
        if not one.agreed and not one.notes:
            rows.append((one.box.name[lang], "–", None))
    return pd.DataFrame(rows, columns=[BOX[lang], NOTE[lang], PEOPLE[lang]])
