"""The plan to take away: a spreadsheet of all meetings, and a calendar for each team and person."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from tuskit.exercise import File
from tuskit.exercises.cadence import ics
from tuskit.organisation import team
from tuskit.phrases import SIMULATED, capital, listed
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.meetings import Meeting

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CALENDAR = "text/calendar"
PLAN = Text(da="plan.xlsx", en="plan.xlsx")
MEETINGS = Text(da="Samtaler", en="Conversations")
LOAD = Text(da="Timer pr. uge", en="Hours a week")
HEAD = {
    "date": Text(da="Dato", en="Date"),
    "week": Text(da="Uge", en="Week"),
    "from": Text(da="Fra", en="From"),
    "to": Text(da="Til", en="To"),
    "what": Text(da="Samtale", en="Conversation"),
    "whom": Text(da="Team eller person", en="Team or person"),
    "who": Text(da="Deltagere", en="Participants"),
    "moved": Text(da="Flyttet fra den faste tid", en="Moved from the fixed time"),
}
YES = Text(da="ja", en="yes")
LEADER = Text(da="Leder", en="Leader")
AGENDA = Text(da="Dagsorden: {cards}.", en="Agenda: {cards}.")
WIDE = 48


def files(findings: Findings, lang: Lang, earlier: Mapping[str, bytes]) -> tuple[File, ...]:
    """The spreadsheet first, then the calendars. Nothing when nothing is planned."""
    if not findings.shown or not findings.plan.meetings:
        return ()
    return (File(PLAN[lang], SHEET, _spreadsheet(findings, lang)), *_calendars(findings, lang, earlier))


def _spreadsheet(findings: Findings, lang: Lang) -> bytes:
    book = Workbook()
    page = book.active
    page.title = MEETINGS[lang]
    page.append([text[lang] for text in HEAD.values()])
    for meeting in findings.plan.meetings:
        end = meeting.minute + meeting.minutes
        page.append(
            [
                meeting.day,
                meeting.day.isocalendar().week,
                f"{meeting.start:%H:%M}",
                f"{end // 60:02}:{end % 60:02}",
                findings.conversation(meeting.relation.conversation).text[lang],
                findings.subject(meeting.relation),
                ", ".join(findings.name(person) for person in meeting.relation.people),
                YES[lang] if meeting.moved else None,
            ]
        )
    _shape(page)
    load = book.create_sheet(LOAD[lang])
    load.append([LEADER[lang], *(f"{week:%G-W%V}" for week in findings.plan.days.weeks)])
    for leader, minutes in findings.plan.load.items():
        load.append([findings.name(leader), *(each / 60 for each in minutes)])
    _shape(load)
    if findings.simulated:
        book.properties.description = capital(SIMULATED[findings.simulated][lang])
        for sheet in book:
            sheet.append([])
            sheet.append([capital(SIMULATED[findings.simulated][lang])])
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()


def _shape(page: Worksheet) -> None:
    """A heading that stays, a filter, and columns as wide as what stands in them."""
    page.freeze_panes = "B2"
    page.auto_filter.ref = page.dimensions
    for cell in page[1]:
        cell.font = Font(bold=True)
    for number, column in enumerate(page.iter_cols(), start=1):
        longest = max(len(str(cell.value or "")) for cell in column)
        page.column_dimensions[get_column_letter(number)].width = min(longest + 2, WIDE)


def _calendars(findings: Findings, lang: Lang, earlier: Mapping[str, bytes]) -> Iterator[File]:
    plan, content = findings.plan, findings.content
    kinds = [conversation.id for conversation in content.conversations if conversation.who == "team"]
    books = [
        (f"teams/{item.id}.ics", item.text[lang], ics.of_team(plan, item.id, kinds))
        for item in findings.organisation.teams
    ]
    books += [
        (f"people/{_plain(person.id)}.ics", person.name, ics.of_person(plan, person.id))
        for person in findings.organisation.people
    ]
    for name, title, meetings in books:
        if meetings:
            book = ics.calendar(
                title,
                meetings,
                lambda meeting: _words(findings, meeting, lang),
                year=plan.days.first.year,
                earlier=earlier.get(name),
            )
            yield File(name, CALENDAR, book)


def _plain(key: str) -> str:
    """An id as the name of a file. An id of other letters gets a mark of its own, so that no two names are alike."""
    if re.fullmatch(r"[a-z0-9_-]+", key):
        return key
    return f"{team(key).id}-{hashlib.sha256(key.encode()).hexdigest()[:6]}"


def _words(findings: Findings, meeting: Meeting, lang: Lang) -> tuple[str, str]:
    """A meeting's title and description."""
    relation = meeting.relation
    conversation = findings.conversation(relation.conversation)
    whom = listed([findings.name(person) for person in relation.people], lang)
    title = f"{conversation.text[lang]}: {whom if conversation.who == 'pair' else findings.subject(relation)}"
    chosen = next(one for one in findings.chosen if one.conversation.id == conversation.id)
    said = [AGENDA[lang].format(cards=listed(findings.cards(chosen, lang), lang))] if chosen.cards else []
    if findings.simulated:
        said.append(f"({SIMULATED[findings.simulated][lang]})")
    return title, " ".join(said)
