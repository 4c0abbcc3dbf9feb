"""The plan as a spreadsheet: the conversations, the leaders' hours, what cannot be kept, and the year's closed days."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from typing import TYPE_CHECKING, NamedTuple

from babel.dates import format_date

from tuskit.charts.theme import SEQUENTIAL
from tuskit.exercises.cadence import unkept
from tuskit.exercises.cadence.wording import day as dated
from tuskit.exercises.cadence.xlsx import Book, Cell, Column
from tuskit.phrases import capital, listed
from tuskit.text import LOCALE, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.given import Record

MEETINGS = Text(da="Samtaler", en="Conversations")
LOAD = Text(da="Timer pr. uge", en="Hours a week")
UNKEPT = Text(da="Det, der ikke kan holdes", en="What cannot be kept")
YEAR = Text(da="Kalender", en="Calendar")
YES = Text(da="ja", en="yes")
WEEK = Text(da="Uge {week}, {year}", en="Week {week}, {year}")
SHUT = Text(da="lukket", en="closed")
KEPT = Text(da="Alle samtaler har fået en tid.", en="Every conversation has a time.")
RULES = {
    "cap": Text(da="Lederens timer om ugen", en="The leader’s hours a week"),
    "room": Text(da="En tid, hvor alle er ledige", en="A time when all are free"),
    "length": Text(da="En dag, der er lang nok", en="A day that is long enough"),
    "closed": Text(da="En dag, der er åben", en="A day that is open"),
}
SPAN = Text(da="Planen går fra {first} til {last}.", en="The plan runs from {first} to {last}.")
HOURS = Text(da="{days}: kl. {hours}.", en="{days}: {hours}.")
STRETCH = Text(da="{first}–{last}", en="{first}–{last}")
FREE = Text(da="{days}: ingen samtaler.", en="{days}: no conversations.")


class Wide(NamedTuple):
    """A column before its language is chosen."""

    heading: Text
    width: float
    wraps: bool = False
    printed: bool = True


def write(findings: Findings, records: Iterable[Record], lang: Lang) -> bytes:
    """The plan as xlsx. `records` are what calendars know: a row and its meeting have the same UID."""
    uids = {(each.relation, each.number): each.uid for each in records if each.held}
    book = Book(lang, findings.simulated)
    book.page(MEETINGS[lang], _columns(MEETING, lang), _meetings(findings, uids, lang))
    _load(book, findings)
    book.page(UNKEPT[lang], _columns(TROUBLE, lang), _troubles(findings, lang))
    book.page(YEAR[lang], _columns(DAY, lang), _closed(findings, lang), notes=_hours(findings, lang))
    return book.close()


MEETING = (
    Wide(Text(da="Dato", en="Date"), 12),
    Wide(Text(da="Uge", en="Week"), 6),
    Wide(Text(da="Ugedag", en="Weekday"), 11),
    Wide(Text(da="Fra", en="From"), 7),
    Wide(Text(da="Til", en="To"), 7),
    Wide(Text(da="Samtale", en="Conversation"), 22, wraps=True),
    Wide(Text(da="Team eller person", en="Team or person"), 24, wraps=True),
    Wide(Text(da="Leder", en="Leader"), 22, wraps=True),
    Wide(Text(da="Deltagere", en="Participants"), 44, wraps=True),
    Wide(Text(da="Flyttet fra den faste tid", en="Moved from the fixed time"), 14, wraps=True),
    Wide(Text(da="UID i kalenderen", en="UID in the calendar"), 47, printed=False),
    Wide(Text(da="E-mail", en="E-mail"), 48, printed=False),
)
TROUBLE = (
    Wide(Text(da="Det, der mangler", en="What is lacking"), 24, wraps=True),
    Wide(Text(da="Hvem", en="Who"), 24, wraps=True),
    Wide(Text(da="Samtale", en="Conversation"), 20, wraps=True),
    Wide(Text(da="Samtaler uden tid", en="Conversations without a time"), 14),
    Wide(Text(da="Hvad der skal til", en="What it takes"), 74, wraps=True),
)
DAY = (
    Wide(Text(da="Dato", en="Date"), 12),
    Wide(Text(da="Uge", en="Week"), 6),
    Wide(Text(da="Ugedag", en="Weekday"), 11),
    Wide(Text(da="Derfor er der ingen samtaler", en="Why there are no conversations"), 44, wraps=True),
)
LEADER = (
    Wide(Text(da="Leder", en="Leader"), 28),
    Wide(Text(da="Højst", en="At most"), 9),
    Wide(Text(da="I snit", en="Mean"), 9),
    Wide(Text(da="Travleste uge", en="Busiest week"), 11),
)


def _columns(spec: Iterable[Wide], lang: Lang) -> list[Column]:
    return [Column(each.heading[lang], each.width, each.wraps, each.printed) for each in spec]


def _meetings(findings: Findings, uids: dict[tuple[str, int], str], lang: Lang) -> Iterator[Sequence[Cell]]:
    people = findings.organisation.by_id
    teams = {item.id: item.text[lang] for item in findings.organisation.teams}
    kinds = {each.id: each for each in findings.content.conversations}
    weekdays = _weekdays(lang)
    for meeting in findings.plan.meetings:
        relation = meeting.relation
        kind = kinds[relation.conversation]
        yield (
            meeting.day,
            meeting.day.isocalendar().week,
            weekdays[meeting.day.weekday()],
            _time(meeting.minute),
            _time(meeting.minute + meeting.minutes),
            kind.text[lang],
            people[relation.subject].name if kind.who == "pair" else teams[relation.subject],
            people[relation.leader].name if relation.leader is not None else None,
            ", ".join(people[person].name for person in relation.people),
            YES[lang] if meeting.moved else None,
            uids[relation.id, meeting.number],
            "; ".join(people[person].email for person in relation.people if people[person].email) or None,
        )


def _load(book: Book, findings: Findings) -> None:
    """The leaders' hours, week by week; the fuller a week, the darker."""
    lang, plan = book.lang, findings.plan
    weeks = [WEEK[lang].format(week=f"{week:%V}".lstrip("0"), year=f"{week:%G}") for week in plan.days.weeks]
    closed = [week in plan.days.shut for week in plan.days.weeks]
    heads = [f"{name} ({SHUT[lang]})" if shut else name for name, shut in zip(weeks, closed, strict=True)]
    columns = [*_columns(LEADER, lang), *(Column(head, 5) for head in heads)]
    names = findings.organisation.by_id
    rows: Iterator[Sequence[Cell]] = (
        (
            names[leader].name,
            plan.caps[leader] / 60 if leader in plan.caps else None,
            sum(minutes) / 60 / len(minutes),
            max(minutes, default=0) / 60,
            *(each / 60 for each in minutes),
        )
        for leader, minutes in plan.load.items()
    )
    sheet, first, last = book.page(LOAD[lang], columns, rows, turned=len(LEADER), wide=2)
    if last >= first:
        scale = {"type": "2_color_scale", "min_color": "#ffffff", "max_color": SEQUENTIAL[2]}
        sheet.conditional_format(first, len(LEADER), last, len(columns) - 1, scale)


def _troubles(findings: Findings, lang: Lang) -> Iterator[Sequence[Cell]]:
    kinds = {each.id: each.text[lang] for each in findings.content.conversations}
    for trouble in findings.mended:
        rule = RULES[trouble.rule][lang] if trouble.rule in RULES else trouble.rule
        who = findings.name(trouble.who) if trouble.who else None
        yield rule, who, kinds.get(trouble.conversation), trouble.missing, unkept.told(findings, trouble, lang)
    if not findings.mended:
        yield None, None, None, None, KEPT[lang]


def _closed(findings: Findings, lang: Lang) -> Iterator[Sequence[Cell]]:
    weekdays = _weekdays(lang)
    for day, reason in sorted(findings.plan.days.closed.items()):
        yield day, day.isocalendar().week, weekdays[day.weekday()], reason[lang]


def _hours(findings: Findings, lang: Lang) -> list[str]:
    """What the plan keeps to, besides the closed days."""
    days = findings.plan.days
    said = [SPAN[lang].format(first=dated(days.first, lang), last=dated(days.last, lang))]
    names = _weekdays(lang)
    alike: dict[tuple[tuple[int, int], ...], list[str]] = {}
    for name, stretches in zip(names, days.week, strict=False):
        alike.setdefault(stretches, []).append(name)
    for stretches, weekdays in alike.items():
        hours = [STRETCH[lang].format(first=_clock(start, lang), last=_clock(end, lang)) for start, end in stretches]
        text = HOURS if hours else FREE
        said.append(text[lang].format(days=capital(listed(weekdays, lang)), hours=listed(hours, lang)))
    return said


def _weekdays(lang: Lang) -> list[str]:
    """The names of the days of the week, Monday first."""
    return [format_date(date(2024, 1, day), "EEEE", locale=LOCALE[lang]) for day in range(1, 8)]


def _clock(minute: int, lang: Lang) -> str:
    """A time of day as people write it.

    >>> _clock(570, "da"), _clock(570, "en")
    ('9.30', '9:30')
    """
    return f"{minute // 60}{'.' if lang == 'da' else ':'}{minute % 60:02}"


def _time(minute: int) -> time:
    return time(minute // 60, minute % 60)
