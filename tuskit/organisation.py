"""An organisation: people, teams and leaders, read from a spreadsheet.

The file has one row a person and the columns `id`, `name`, `team`, `leader` (the leader's id, empty for whoever has
none) and, when wanted, `role`: employee, leader or hr. The headings may be Danish too. csv (UTF-8, with commas or with
the semicolons of a Danish Excel) and xlsx are read; `read` reports all problems of a file at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, NamedTuple

from tuskit.spreadsheet import lines, named
from tuskit.text import InputError, Item

Role = Literal["employee", "leader", "hr"]
WORKDAYS = (0, 1, 2, 3, 4)
COLUMNS = ("id", "name", "team", "leader")
DANISH = {"navn": "name", "leder": "leader", "rolle": "role"}
ROLES: dict[str, Role] = {
    "employee": "employee",
    "medarbejder": "employee",
    "leader": "leader",
    "leder": "leader",
    "hr": "hr",
}


@dataclass(frozen=True)
class Person:
    """Somebody in the organisation. `teams` are ids of teams and `leader` is the id of another person."""

    id: str
    name: str
    teams: tuple[str, ...]
    """Empty for whoever is outside the teams."""
    leader: str | None = None
    role: Role = "employee"
    email: str = ""
    days: tuple[int, ...] = WORKDAYS
    """The weekdays at work, from 0 for Monday."""
    vacant: bool = False
    """Whether the post of their leader is vacant; `leader` is None then."""


@dataclass(frozen=True)
class Organisation:
    """People, their teams, and who leads whom.

    >>> someone = Person("ida", "Ida", ("drift",), "ole")
    >>> Organisation((someone, Person("ole", "Ole", ("drift",))), (team("Drift"),)).leader_of("drift")
    'ole'
    """

    people: tuple[Person, ...] = field(repr=False)
    teams: tuple[Item, ...]

    @cached_property
    def by_id(self) -> Mapping[str, Person]:
        """Everyone, by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def leaders(self) -> tuple[str, ...]:
        """Ids of those who lead somebody, sorted."""
        return tuple(sorted({person.leader for person in self.people if person.leader is not None}))

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """The ids of each team's people, sorted, by the team's id."""
        teams: dict[str, list[str]] = {item.id: [] for item in self.teams}
        for person in self.people:
            for key in person.teams:
                teams[key].append(person.id)
        return {key: tuple(sorted(ids)) for key, ids in teams.items()}

    def leader_of(self, team: str) -> str | None:
        """Whoever leads most of a team's people, or None where nobody in it has a leader."""
        count = Counter(self.by_id[i].leader for i in self.members[team])
        named = [leader for leader in count if leader is not None]
        return min(named, key=lambda leader: (-count[leader], leader), default=None)


def team(name: str) -> Item:
    """A team's name as an item with an id."""
    return named(name, "team")


class Row(NamedTuple):
    """One row of the file: its line and its cells by column."""

    line: int
    cells: dict[str, str]


def read(path: Path) -> Organisation:
    """Read a csv or xlsx file. Raises InputError with every problem of the file: file, line, column, what to do."""
    found = lines(path)
    if not found:
        message = f"{path}: is empty. Write the headings {', '.join(COLUMNS)} in the first line and one person a line."
        raise InputError([message])
    (first, headings), *rest = found
    names = [DANISH.get(cell.lower(), cell.lower()) for cell in headings]
    problems = [
        f"{path}:{first}: the column {column} is missing. Add it to the headings."
        for column in COLUMNS
        if column not in names
    ]
    problems += [
        f"{path}:{first}: the heading {name} stands twice. Keep one of them."
        for name in sorted({n for n in names if n and names.count(n) > 1})
    ]
    if not rest:
        problems.append(f"{path}: has headings but no people. Write one person a line below them.")
    rows = []
    for line, cells in rest:
        if any(cells[len(names) :]):
            problems.append(
                f"{path}:{line}: has {len(cells)} cells, but there are {len(names)} headings. "
                "Put a text that holds a comma or a semicolon in quotes."
            )
        rows.append(Row(line, dict(zip(names, cells, strict=False))))
    problems += [f"{path}:{line}: {what}" for line, what in sorted(_faults(rows, set(names)))]
    if problems:
        raise InputError(problems)
    return _organisation(rows)


def _organisation(rows: Sequence[Row]) -> Organisation:
    leads = {row.cells["leader"] for row in rows}
    people = tuple(
        Person(
            id=row.cells["id"],
            name=row.cells["name"],
            teams=(team(row.cells["team"]).id,),
            leader=row.cells["leader"] or None,
            role=ROLES.get(row.cells.get("role", "").lower(), "leader" if row.cells["id"] in leads else "employee"),
        )
        for row in rows
    )
    return Organisation(people, tuple(team(name) for name in dict.fromkeys(row.cells["team"] for row in rows)))


def _faults(rows: Sequence[Row], columns: set[str]) -> Iterator[tuple[int, str]]:
    """Everything that is wrong with the people, each with its line."""
    first: dict[str, int] = {}
    teams: dict[str, str] = {}
    by_name = {row.cells.get("name", ""): row.cells.get("id", "") for row in rows}
    everyone = {row.cells.get("id", "") for row in rows}
    for line, cells in rows:
        for column in ("id", "name", "team"):
            if column in columns and not cells.get(column):
                yield line, f"{column} is empty. Fill it in, or take the whole line out."
        key, leader, role = cells.get("id", ""), cells.get("leader", ""), cells.get("role", "")
        if key and (other := first.setdefault(key, line)) != line:
            yield line, f"id {key} stands in line {other} too. Give each person an id of their own."
        if leader and leader not in everyone:
            hint = f"Write the id, {by_name[leader]}." if leader in by_name else "Write an id from the column id."
            yield line, f"leader {leader} is not anybody's id in this file. {hint}"
        if role and role.lower() not in ROLES:
            yield line, f"role {role} is not known. Write employee, leader or hr, or leave it empty."
        if name := cells.get("team", ""):
            other_name = teams.setdefault(team(name).id, name)
            if other_name != name:
                yield line, f"team {name} is also written {other_name}. Write the same team in the same way."
    yield from _cycles({row.cells.get("id", ""): row for row in reversed(rows)})


def _cycles(rows: Mapping[str, Row]) -> Iterator[tuple[int, str]]:
    """Everybody who leads themselves, directly or in a ring; each ring once."""
    done: set[str] = set()
    for start in rows:
        chain: list[str] = []
        at = start
        while at in rows and at not in done:
            if at in chain:
                ring = chain[chain.index(at) :]
                line = min(rows[i].line for i in ring)
                if len(ring) == 1:
                    yield line, f"leader {at} is the person's own id. Write somebody else's, or leave it empty."
                else:
                    turn = ring.index(min(ring, key=lambda i: rows[i].line))
                    named = " → ".join([*ring[turn:], *ring[:turn], ring[turn]])
                    yield line, f"leader goes round in a ring: {named}. Leave it empty for whoever is at the top."
                break
            chain.append(at)
            at = rows[at].cells.get("leader", "")
        done.update(chain)
