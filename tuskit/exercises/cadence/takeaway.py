"""The plan to take away: a spreadsheet of all meetings, and a calendar for each team, leader and person."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Literal

from tuskit.exercise import File
from tuskit.exercises.cadence import ics, sheets
from tuskit.exercises.cadence.given import Memory, Record, read, write
from tuskit.exercises.cadence.issue import Words, issue
from tuskit.organisation import team
from tuskit.phrases import SIMULATED, listed
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.issue import Wording
    from tuskit.exercises.cadence.meetings import Meeting

Shelf = Literal["teams", "leaders", "people"]
"""A team's meetings; those that somebody leads, or has led and still takes part in; all that somebody takes part in."""

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CALENDAR = "text/calendar"
PLAN = "plan.xlsx"
LEADS = Text(da="{name} som leder", en="{name} as leader")
AGENDA = Text(da="Dagsorden: {cards}.", en="Agenda: {cards}.")
LONG = 60
RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")
"""What Windows calls its devices; no file may be called so there."""


def files(findings: Findings, lang: Lang) -> tuple[File, ...]:
    """The spreadsheet first, then the calendars. Nothing when nothing is planned, and nothing was."""
    told = _told(findings, lang)
    if not told.records:
        return ()
    return (
        File(PLAN, SHEET, partial(sheets.write, findings, told.records, lang)),
        *(
            File(
                f"{shelf}/{_plain(key)}.ics",
                CALENDAR,
                partial(ics.calendar, _title(shelf, key, told, lang), events, lang),
            )
            for (shelf, key), events in _books(told.records).items()
        ),
    )


def given(findings: Findings, lang: Lang) -> Mapping[str, Any]:
    """What the files say, as the next ones need to know it."""
    return write(_told(findings, lang))


def _told(findings: Findings, lang: Lang) -> Memory:
    """What calendars are told."""
    memory = read(findings.given)
    organisation = findings.organisation
    names = {f"teams/{item.id}": item.text[lang] for item in organisation.teams}
    names |= {f"people/{person.id}": person.name for person in organisation.people}
    return issue(findings.plan, memory, _wording(findings, lang), today=findings.on, names=names)


def _books(records: Sequence[Record]) -> dict[tuple[Shelf, str], list[bytes]]:
    """The events of every calendar, sorted by time. A meeting is written once, and stands in all of its calendars."""
    books: dict[tuple[Shelf, str], list[bytes]] = {}
    for record, event in zip(records, ics.events(records), strict=True):
        if record.team:
            books.setdefault(("teams", record.team), []).append(event)
        for person in record.led:
            books.setdefault(("leaders", person), []).append(event)
        for person in record.people:
            books.setdefault(("people", person), []).append(event)
    return dict(sorted(books.items()))


def _title(shelf: Shelf, key: str, told: Memory, lang: Lang) -> str:
    if shelf == "leaders":
        return LEADS[lang].format(name=told.names[f"people/{key}"])
    return told.names[f"{shelf}/{key}"]


def _plain(key: str) -> str:
    """An id as the name of a file. An id that cannot be one gets a mark of its own, so that no two names are alike.

    >>> _plain("ole"), _plain("Ole")
    ('ole', 'ole-36120f')
    """
    if re.fullmatch(r"[a-z0-9_-]+", key) and len(key) <= LONG and not RESERVED.fullmatch(key):
        return key
    return f"{team(key).id[:LONG]}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"


def _wording(findings: Findings, lang: Lang) -> Wording:
    """How meetings are told. A conversation of two is only told to be: who, and nothing of what it is about.

    A team's has its agenda, which is the cards of the split and names nobody.
    """
    teams = {item.id: item.text[lang] for item in findings.organisation.teams}
    simulated = [f"({SIMULATED[findings.simulated][lang]})"] if findings.simulated else []
    agendas = {
        one.conversation.id: [AGENDA[lang].format(cards=listed(findings.cards(one, lang), lang))] if one.cards else []
        for one in findings.chosen
    }
    kinds = {each.id: each for each in findings.content.conversations}

    def words(meeting: Meeting) -> Words:
        relation = meeting.relation
        kind = kinds[relation.conversation]
        if kind.who == "pair":
            whom = listed([findings.name(person) for person in relation.people], lang)
            return Words(f"{kind.text[lang]}: {whom}", " ".join(simulated), "")
        agenda = " ".join([*agendas[kind.id], *simulated])
        return Words(f"{kind.text[lang]}: {teams[relation.subject]}", agenda, relation.subject)

    return words
