"""The rows of a list of people, before it is known who leads whom: what is a person, and what is only a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tuskit.organisation.faults import Fault, cpr
from tuskit.organisation.headings import ROLES, Layout
from tuskit.organisation.model import WORKDAYS
from tuskit.organisation.weekdays import DaysError, at_work
from tuskit.spreadsheet import Table

FOOT = re.compile(
    r"(i alt|total|sum|antal|subtotal|hovedtotal|grand total|udskrevet|udtrukket|kilde|rapport|dato|genereret|eksporteret|side|printed|generated|source|exported|report|page)\b",
    re.IGNORECASE,
)
"""How the lines begin that a system prints below a list, totals among them."""
NUMBER = re.compile(r"[\d.,% ]+")
SAFE = re.compile(r"\s*[;|\n]\s*")
"""What parts two teams in one cell."""
MAYBE = re.compile(r"\s*[/,]\s*")
"""What parts them only where each is a team of its own elsewhere in the file."""
BROKEN = re.compile(r"#(N/A|I/T|REF!|REFERENCE!|VALUE!|VÆRDI!|NAME\?|NAVN\?|DIV/0!|NUM!|NULL!)")
SHORT = re.compile(r"\d[.,]\d+E\+\d+", re.IGNORECASE)
"""A long number as Excel shortens it."""
DATE = re.compile(r"\d{4}-\d\d-\d\d")
"""What Excel makes of a number such as 1-3, or of a team such as 5-6."""


class Row(NamedTuple):
    """One person's row."""

    line: int
    id: str
    others: tuple[str, ...]
    name: str
    teams: tuple[str, ...]
    """The cells of the team columns that are not empty, as they stand."""
    leader: tuple[str, ...]
    """The cells of the leader columns that are not empty, as they stand."""
    email: str
    days: str
    off: str
    role: str


def rows(table: Table, layout: Layout) -> tuple[list[Row], tuple[int, ...]]:
    """The people's rows, and the lines that are none."""
    read = {place: column for column, places in layout.at.items() for place in places}
    found, skipped = [], []
    for line, cells in table.rows:
        if _no_person(cells, table.headings, read):
            skipped.append(line)
        else:
            found.append(_row(line, cells, layout))
    return found, tuple(skipped)


def _no_person(cells: Sequence[str], headings: Sequence[str], read: dict[int, str]) -> bool:
    """Whether a line is a total, the headings once more, what a system prints below, or has nothing in a column that is read."""
    some = [cell for cell in cells if cell]
    said = {column for place, column in read.items() if place < len(cells) and cells[place]}
    if not said:
        return True
    if tuple(" ".join(cell.split()) for cell in cells[: len(headings)]) == tuple(headings):
        return True
    return bool(FOOT.match(some[0])) and (
        not {"id", "name"} <= said or all(NUMBER.fullmatch(cell) for cell in some[1:])
    )


def _row(line: int, cells: Sequence[str], layout: Layout) -> Row:
    def all_of(column: str) -> tuple[str, ...]:
        return tuple(cells[place] for place in layout.at.get(column, ()) if place < len(cells) and cells[place])

    def one(column: str) -> str:
        return " ".join(" ".join(all_of(column)[:1]).split())

    email = one("email")
    ids = [" ".join(cell.split()) for cell in all_of("id")]
    first = next(iter(layout.at.get("id", ())), None)
    key = email if first is None else " ".join(cells[first].split()) if first < len(cells) else ""
    whole = " ".join(filter(None, (one("first name"), one("middle name"), one("last name"))))
    return Row(
        line=line,
        id=key,
        others=tuple(each for each in ids if each != key),
        name=one("name") or whole,
        teams=all_of("team"),
        leader=tuple(" ".join(cell.split()) for cell in all_of("leader")),
        email=email,
        days=one("days"),
        off=one("off"),
        role=one("role"),
    )


def teams(people: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    """The teams of each cell of the team columns: most often itself.

    `;`, `|` and a line break part two teams; `/` and `,` do only where both stand alone elsewhere in the file, because
    “Drift/Net” may be the name of one.
    """
    cells = dict.fromkeys(cell for row in people for cell in row.teams)
    safe = {cell: tuple(filter(None, SAFE.split(cell))) for cell in cells}
    alone = {part for parts in safe.values() for part in parts}
    return {
        cell: tuple(dict.fromkeys(name for part in parts for name in _apart(part, alone)))
        for cell, parts in safe.items()
    }


def _apart(part: str, alone: set[str]) -> tuple[str, ...]:
    halves = tuple(filter(None, MAYBE.split(part)))
    return halves if len(halves) > 1 and all(half in alone for half in halves) else (part,)


def faults(people: Sequence[Row]) -> Iterator[Fault]:
    """What is wrong with the cells of each row, whoever else is in the file."""
    shapes = _nine(people)
    for row in people:
        yield from _named(row, shapes)
        if row.role and row.role.lower() not in ROLES:
            says = f"role {row.role} is not known. Write employee, leader or hr, or leave it empty."
            yield Fault(row.line, "role", says)
        if (no_days := wrong_days(row)) is not None:
            words = f"days {row.days}" + (f" and days off {row.off}" if row.off else "")
            yield Fault(row.line, "days", f"{words} {no_days}")
        for cell in (row.id, row.name, *row.teams, *row.leader):
            if BROKEN.fullmatch(cell):
                says = f"{cell} is an error of the spreadsheet’s. Open the file and mend the formula."
                yield Fault(row.line, "spreadsheet error", says)
        for cell in (row.id, *row.teams):
            if DATE.fullmatch(cell):
                says = f"{cell} is a date, which a spreadsheet has made of something else. Format the column as text, and write it again."
                yield Fault(row.line, "date", says)


def _named(row: Row, nine: bool) -> Iterator[Fault]:  # noqa: FBT001  (what _nine found)
    if not row.id:
        yield Fault(row.line, "id", "id is empty. Fill it in, or take the whole line out.")
    elif any(cpr(key) or (nine and cpr(f"0{key}")) for key in (row.id, *row.others)):
        says = (
            "the id has the shape of a CPR number, which this kit must not have. "
            "Use the workplace’s own number or initials, and delete the CPR numbers from the file."
        )
        yield Fault(row.line, "CPR number", says)
    elif SHORT.fullmatch(row.id):
        says = f"id {row.id} is a number that Excel has shortened. Format the column as text, and export it again."
        yield Fault(row.line, "shortened number", says)
    if not row.name:
        yield Fault(row.line, "name", "name is empty. Fill it in, or take the whole line out.")


def _nine(people: Sequence[Row]) -> bool:
    """Whether the ids are CPR numbers of which a spreadsheet has lost the first zeros."""
    long = [row.id for row in people if row.id.isdigit() and len(row.id) >= len("101901234")]
    return len(long) > 1 and len(long) == len(people) and all(cpr(key.zfill(len("0101901234"))) for key in long)


def wrong_days(row: Row) -> str | None:
    """What is wrong with the cells of working days, if anything is."""
    try:
        days(row)
    except DaysError as error:
        return str(error)
    return None


def days(row: Row) -> tuple[int, ...]:
    """The weekdays at work, from 0 for Monday. Raises DaysError."""
    return at_work(row.days, row.off) if row.days or row.off else WORKDAYS


def spelt_twice(names: Iterable[tuple[int, str, str]]) -> Iterator[Fault]:
    """The same team written in two ways; `names` are line, name and id."""
    first: dict[str, str] = {}
    for line, name, key in names:
        if (other := first.setdefault(key, name)) != name:
            yield Fault(line, "team", f"team {name} is also written {other}. Write the same team in the same way.")
