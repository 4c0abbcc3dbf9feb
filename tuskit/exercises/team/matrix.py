"""A team's matrix in a spreadsheet: one row a competence, one column a member.

The first columns are `competence`, `kind`, `goal`, `level`, `cover` and `by` (Danish: kompetence, slags, mål, niveau,
dækning, senest); every column after them is a member. A cell is a level from 0 to 4, with + for whoever wants to learn
it and − for whoever would rather not; an empty one is not known. Two rows may stand among the competences: `hours`
(timer) that each member can spend before the next TUS, and `away in weeks` (væk i uge), such as 28–30.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tuskit import spreadsheet
from tuskit.exercises.team.content import HIGH, KINDS, TEAM_MOST, WEEKS, Competence, Member, Team
from tuskit.text import InputError, Item, Lang

if TYPE_CHECKING:
    from tuskit.exercises.team.content import Kind

COLUMNS = ("competence", "kind", "goal", "level", "cover", "by")
HEADINGS: Mapping[Lang, tuple[str, ...]] = {
    "da": ("kompetence", "slags", "mål", "niveau", "dækning", "senest"),
    "en": COLUMNS,
}
HOURS: Mapping[Lang, str] = {"da": "timer", "en": "hours"}
AWAY: Mapping[Lang, str] = {"da": "væk i uge", "en": "away in weeks"}
KIND: Mapping[Lang, tuple[str, ...]] = {"da": ("faglig", "team", "teaming"), "en": ("hard", "team", "teaming")}
"""The kinds in the order of KINDS, as people write them."""
NAME: Mapping[Lang, str] = {"da": "Navn", "en": "Name"}
"""What stands above a column of the template until somebody writes a name there."""
CELL = re.compile(r"([0-4])?\s*([+\-−–])?")
SPAN = re.compile(r"(\d{1,2})\s*[-–]\s*(\d{1,2})|(\d{1,2})")


class Line(NamedTuple):
    """One row of the file: its number, the columns that describe it, and a cell for each member."""

    number: int
    said: Mapping[str, str]
    cells: Mapping[str, str]


def fill(content: Team, path: Path, *, named: bool) -> Team:
    """The content with the goals, competences and members of a file. Raises InputError with every problem of the file."""
    found = spreadsheet.lines(path)
    if not found:
        message = f"{path}: is empty. Make a template with: tuskit matrix"
        raise InputError([message])
    (first, headings), *rest = found
    names = [_column(heading) for heading in headings]
    problems = [
        f"{path}:{first}: the column {column} is missing. Add it to the headings."
        for column in COLUMNS
        if column not in names
    ]
    people = [name for name in names if name and name not in COLUMNS]
    problems += [
        f"{path}:{first}: {name} stands twice. Give each column a name of its own."
        for name in sorted({n for n in names if n and names.count(n) > 1})
    ]
    rows = [_line(number, names, cells) for number, cells in rest]
    people = [name for name in people if not _unused(name, rows)]
    if people and not named:
        problems.append(
            f"{path}:{first}: names members, and in the anonymous mode nobody is named. Set mode: open in workshop.yaml, or take the members’ columns out."
        )
    alike: dict[str, str] = {}
    for name in dict.fromkeys(people):
        if (like := alike.setdefault(spreadsheet.named(name, "member").id, name)) != name:
            problems.append(f"{path}:{first}: {name} and {like} cannot be told apart. Add a letter to one of them.")
    if len(people) > TEAM_MOST:
        problems.append(f"{path}:{first}: has {len(people)} members; a team may have {TEAM_MOST} at most.")
    problems += [f"{path}:{number}: {what}" for row in rows for number, what in _faults(row, people)]
    known = [row for row in rows if _special(row) is None]
    if not known:
        problems.append(f"{path}: has no competences. Write one a line below the headings.")
    seen: dict[str, int] = {}
    for row in known:
        name = _key(row)
        if name and (other := seen.setdefault(name, row.number)) != row.number:
            problems.append(
                f"{path}:{row.number}: {row.said['competence']} stands in line {other} too. Keep one of them."
            )
    if problems:
        raise InputError(problems)
    return _filled(content, rows, known, people)


def _column(heading: str) -> str:
    """A heading by its English name; a member's as it stands."""
    for headings in HEADINGS.values():
        if heading.lower() in headings:
            return COLUMNS[headings.index(heading.lower())]
    return heading


def _line(number: int, names: Sequence[str], cells: Sequence[str]) -> Line:
    by_name = dict(zip(names, cells, strict=False))
    said = {column: by_name.get(column, "") for column in COLUMNS}
    return Line(number, said, {name: cell for name, cell in by_name.items() if name and name not in COLUMNS})


def _unused(name: str, rows: Sequence[Line]) -> bool:
    """Whether a column of the template was left as it was."""
    left = any(re.fullmatch(rf"{word} \d+", name) for word in NAME.values())
    return left and not any(row.cells.get(name) for row in rows)


def _special(row: Line) -> str | None:
    """Whether a row is about members' time instead of a competence: hours or away."""
    name = row.said["competence"].lower()
    return "hours" if name in HOURS.values() else "away" if name in AWAY.values() else None


def _key(row: Line) -> str:
    return spreadsheet.named(row.said["competence"], "competence").id if row.said["competence"] else ""


def _faults(row: Line, people: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Everything that is wrong with one row."""
    special = _special(row)
    for person in people:
        cell = row.cells.get(person, "")
        if special == "hours" and cell and _hours(cell) is None:
            yield row.number, f"{person}: {cell} is not a number of hours. Write one from 0 to 400, or nothing."
        elif special == "away" and cell and _weeks(cell) is None:
            yield row.number, f"{person}: {cell} is not weeks. Write them as 28-30 or 28, 30."
        elif special is None and not CELL.fullmatch(cell):
            yield (
                row.number,
                f"{person}: {cell} is not a level. Write 0, 1, 2, 3 or 4, with + or − after it if you like.",
            )
    if not special:
        yield from ((row.number, what) for what in _wrong(row.said))


def _wrong(said: Mapping[str, str]) -> Iterator[str]:
    """Everything that is wrong with how a row describes its competence."""
    if not said["competence"]:
        yield "the competence has no name. Write one, or take the whole line out."
    if said["kind"] and _kind(said["kind"]) is None:
        yield f"kind {said['kind']} is not known. Write hard, team or teaming."
    if said["level"] and said["level"] not in {"1", "2", "3", "4"}:
        yield f"level {said['level']} cannot be used. Write 1, 2, 3 or 4."
    if said["cover"] and not (said["cover"].isdigit() and 1 <= int(said["cover"]) <= TEAM_MOST):
        yield f"cover {said['cover']} cannot be used. Write how many people: a whole number from 1."
    if said["by"] and _date(said["by"]) is None:
        yield f"by {said['by']} is not a date. Write it as 2027-03-31, or leave it empty."


def _kind(word: str) -> Kind | None:
    for words in (KINDS, *KIND.values()):
        if word.lower() in words:
            return KINDS[words.index(word.lower())]
    return None


def _date(cell: str) -> date | None:
    for form in ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y"):
        with suppress(ValueError):
            return datetime.strptime(cell[:10], form).date()  # noqa: DTZ007  (a day, no time)
    return None


def _hours(cell: str) -> float | None:
    with suppress(ValueError):
        return hours if 0 <= (hours := float(cell.replace(",", "."))) <= TIME else None
    return None


TIME = 400
"""Hours that somebody can spend on learning before the next TUS, at most."""


def _weeks(cell: str) -> frozenset[int] | None:
    """Weeks of the summer, as they are written: 28-30, or 28 and 30."""
    if not re.fullmatch(r"[\d\s,;.\-–]*(?:(?:og|and)[\d\s,;.\-–]*)*", cell):
        return None
    found: set[int] = set()
    for first, last, one in SPAN.findall(cell):
        found.update(range(int(first), int(last) + 1) if first else (int(one),))
    return frozenset(found) if found and all(1 <= week <= 53 for week in found) else None  # noqa: PLR2004  (weeks of a year)


def _filled(content: Team, rows: Sequence[Line], known: Sequence[Line], people: Sequence[str]) -> Team:
    goals: dict[str, Item] = {}
    for row in known:
        word = row.said["goal"] or content.goals[0].text.da
        same = next((goal for goal in content.goals if word in {goal.text.da, goal.text.en}), None)
        goals[word] = same or spreadsheet.named(word, "goal")
    first = next(iter(goals.values()))
    own = {text: one.id for one in content.competences for text in (one.text.da, one.text.en)}
    competences = tuple(
        Competence(
            id=own.get(row.said["competence"], _key(row)),
            text=next((o.text for o in content.competences if row.said["competence"] in {o.text.da, o.text.en}), None)
            or spreadsheet.named(row.said["competence"], "competence").text,
            kind=_kind(row.said["kind"]) or KINDS[0],
            goal=goals.get(row.said["goal"], first).id,
            level=int(row.said["level"] or HIGH - 1),
            cover=int(row.said["cover"] or 1),
            by=_date(row.said["by"]),
        )
        for row in known
    )
    ids = {row.number: one.id for row, one in zip(known, competences, strict=True)}
    time = {special: row for row in rows if (special := _special(row))}
    return content.model_copy(
        update={
            "goals": tuple({goal.id: goal for goal in goals.values()}.values()),
            "competences": competences,
            "members": tuple(_member(name, known, ids, time) for name in people),
        }
    )


def _member(name: str, known: Sequence[Line], ids: Mapping[int, str], time: Mapping[str, Line]) -> Member:
    cells = {ids[row.number]: CELL.fullmatch(row.cells.get(name, "")) for row in known}
    told = {key: (match.group(1), match.group(2)) for key, match in cells.items() if match}
    hours = time["hours"].cells.get(name, "") if "hours" in time else ""
    away = time["away"].cells.get(name, "") if "away" in time else ""
    return Member(
        id=spreadsheet.named(name, "member").id,
        name=name,
        levels={key: int(level) for key, (level, _) in told.items() if level},
        wants=frozenset(key for key, (_, wish) in told.items() if wish == "+"),
        declines=frozenset(key for key, (_, wish) in told.items() if wish and wish != "+"),
        hours=_hours(hours) if hours else None,
        away=(_weeks(away) or frozenset()) & frozenset(WEEKS) if away else frozenset(),
    )
