"""A team's matrix in a spreadsheet: one row a competence, one column a member.

The first columns are `competence`, `kind`, `goal`, `level`, `cover` and `by` (Danish: kompetence, slags, mål, niveau,
dækning, senest); every column after them is a member. A cell is a level from 0 to 4, with + for whoever wants to learn
it and − for whoever would rather not; an empty one is not known. Two rows may stand among the competences: `hours`
(timer) that each member can spend before the next TUS, and `away in weeks` (væk i uge), such as 28–30.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tuskit.exercises.team.content import HIGH, KINDS, TEAM_MOST, WEEKS, Competence, Member, Team
from tuskit.spreadsheet import lines, named
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
COLUMNS_LEFT = 8
"""Members in a template that knows nobody."""
CELL = re.compile(r"([0-4])?\s*([+\-−–])?")
SPAN = re.compile(r"(\d{1,2})\s*[-–]\s*(\d{1,2})|(\d{1,2})")
HOW: Mapping[Lang, tuple[str, ...]] = {
    "da": (
        "Én række for hver kompetence, som produktet har brug for; én kolonne for hvert medlem. Ret, slet og skriv til.",
        "Niveau i cellerne: 0 ingen, 1 i gang, 2 med hjælp, 3 alene, 4 kan lære fra sig. Tom: det ved vi ikke.",
        "Sæt + efter tallet, hvis personen gerne vil lære det (1+), og − hvis helst ikke (0−).",
        "slags: faglig, team eller teaming. niveau: det, der skal til. dækning: hvor mange der skal kunne det. senest: en dato eller tom.",
        "timer: det, hvert medlem kan bruge på at lære og lære fra sig inden næste TUS. væk i uge: for eksempel 28-30.",
        "Gem filen som exercises/team.xlsx i workshoppens mappe. Matricen er teamets egen og skal ikke til HR.",
    ),
    "en": (
        "One row for each competence that the product needs; one column for each member. Change, delete and add.",
        "Levels in the cells: 0 none, 1 learning, 2 with help, 3 alone, 4 can teach. Empty: not known.",
        "Put + after the number if the person wants to learn it (1+), and − if they would rather not (0−).",
        "kind: hard, team or teaming. level: what is needed. cover: how many must be able to do it. by: a date, or empty.",
        "hours: what each member can spend on learning and teaching before the next TUS. away in weeks: for instance 28-30.",
        "Save the file as exercises/team.xlsx in the workshop’s folder. The matrix belongs to the team and does not go to HR.",
    ),
}


class Line(NamedTuple):
    """One row of the file: its number, the columns that describe it, and a cell for each member."""

    number: int
    said: Mapping[str, str]
    cells: Mapping[str, str]


def fill(content: Team, path: Path, *, named: bool) -> Team:
    """The content with the goals, competences and members of a file. Raises InputError with every problem of the file."""
    found = lines(path)
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


def template(content: Team, lang: Lang) -> bytes:
    """A spreadsheet with the competences of the content, to be filled in."""
    from openpyxl import Workbook  # noqa: PLC0415  (slow to load)
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    book = Workbook()
    page = book.active
    page.title = "Matrix"
    members = list(content.members)
    names = [member.name for member in members] or [f"{NAME[lang]} {n}" for n in range(1, COLUMNS_LEFT + 1)]
    page.append([*HEADINGS[lang], *names])
    empty = [None] * (len(COLUMNS) - 1)
    page.append([HOURS[lang], *empty, *(member.hours for member in members)])
    page.append([AWAY[lang], *empty, *(" ".join(map(str, sorted(member.away))) for member in members)])
    goals = {goal.id: goal.text[lang] for goal in content.goals}
    for one in content.competences:
        kind = KIND[lang][KINDS.index(one.kind)]
        page.append(
            [one.text[lang], kind, goals[one.goal], one.level, one.cover, one.by, *(_cell(m, one.id) for m in members)]
        )
    for cell in page[1]:
        cell.font = Font(bold=True)
    page.freeze_panes = "B2"
    page.column_dimensions["A"].width = 44
    page.column_dimensions["C"].width = 44
    how = book.create_sheet("Sådan gør I" if lang == "da" else "How to")
    how.column_dimensions["A"].width = 110
    for sentence in HOW[lang]:
        how.append([sentence])
        how.cell(how.max_row, 1).alignment = Alignment(wrap_text=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(member: Member, competence: str) -> str | int | None:
    level = member.levels.get(competence)
    wish = "+" if competence in member.wants else "−" if competence in member.declines else ""
    return f"{'' if level is None else level}{wish}" if wish else level


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
    return named(row.said["competence"], "competence").id if row.said["competence"] else ""


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
        goals[word] = same or named(word, "goal")
    first = next(iter(goals.values()))
    own = {text: one.id for one in content.competences for text in (one.text.da, one.text.en)}
    competences = tuple(
        Competence(
            id=own.get(row.said["competence"], _key(row)),
            text=next((o.text for o in content.competences if row.said["competence"] in {o.text.da, o.text.en}), None)
            or named(row.said["competence"], "competence").text,
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
        id=named(name, "member").id,
        name=name,
        levels={key: int(level) for key, (level, _) in told.items() if level},
        wants=frozenset(key for key, (_, wish) in told.items() if wish == "+"),
        declines=frozenset(key for key, (_, wish) in told.items() if wish and wish != "+"),
        hours=_hours(hours) if hours else None,
        away=(_weeks(away) or frozenset()) & frozenset(WEEKS) if away else frozenset(),
    )
