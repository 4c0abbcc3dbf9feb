"""A file of people becomes an organisation, or every fault of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from tuskit.organisation.faults import Fault, told
from tuskit.organisation.headings import ROLES, Layout, known, layout
from tuskit.organisation.leaders import NOBODY, Directory, Known, UnclearError, rings, vacant
from tuskit.organisation.model import Organisation, Person, team
from tuskit.organisation.rows import Row, days, faults, rows, spelt_twice, teams
from tuskit.spreadsheet import Table, table
from tuskit.text import InputError

RING = 6
"""So many of a ring of leaders are named."""
Leads = dict[int, tuple[str | None, bool]]
"""Of each line who leads, and whether that post is vacant."""


def read(path: Path) -> Organisation:
    """Read a csv or xlsx file of people. Raises InputError with every problem of the file: file, line, what to do."""
    found = table(path, known)
    if found is None:
        message = (
            f"{path}: is empty. Write the headings id, name, team, leader in the first line and one person a line."
        )
        raise InputError([message])
    where = layout(found)
    problems = [f"{found.place}:{found.line}: {what}" for what in where.problems]
    if found.others:
        alike = ", ".join(found.others)
        problems.append(
            f"{found.place}: {alike} has such a list too. Put everybody on one sheet, or hide the sheets that are not meant."
        )
    every, skipped = rows(found, where)
    posts = [row for row in every if vacant(row.name)]
    people = [row for row in every if not vacant(row.name)]
    if not people and not (found.rows and problems):
        problems.append(f"{found.place}: has headings but no people. Write one person a line below them.")
    leads: Leads = {}
    shifted = list(_cells(found, path))
    wrong = [*_missing(faults(every), where), *_twice(people), *_missing(_led(people, posts, leads), where)]
    beside = {fault.line for fault in shifted}
    wrong = [*shifted, *(fault for fault in wrong if fault.line not in beside)]
    parted = teams(people)
    names = {name: team(name) for parts in parted.values() for name in parts}
    wrong += spelt_twice((row.line, name, names[name].id) for row in people for c in row.teams for name in parted[c])
    problems += told(found.place, wrong)
    if problems:
        raise InputError(problems)
    by_cell = {cell: tuple(names[name].id for name in parts) for cell, parts in parted.items()}
    used = dict.fromkeys(name for row in people for cell in row.teams for name in parted[cell])
    return Organisation(
        people=tuple(_people(people, by_cell, leads)),
        teams=tuple(names[name] for name in used),
        columns=replace(where.columns, skipped=skipped, posts=tuple(post.line for post in posts), hidden=found.hidden),
    )


def _cells(found: Table, path: Path) -> Iterator[Fault]:
    """Lines of a csv file in which a mark inside a text has been taken for the end of a cell."""
    width = len(found.headings)
    for line, cells in found.rows:
        if any(cells[width:]) and path.suffix.lower() not in {".xlsx", ".xlsm"}:
            says = f"has {len(cells)} cells, but there are {width} headings. Put a text that holds a comma or a semicolon in quotes."
            yield Fault(line, "cells", says)


def _missing(found: Iterator[Fault], where: Layout) -> Iterator[Fault]:
    """Leave out the faults that follow from a column that is not there: that is told once."""
    there = {name.split()[-1] for name in where.at} | ({"id"} if "email" in where.at else set())
    gone = {"id", "name"} - there
    yield from (fault for fault in found if fault.kind not in gone | ({"unknown leader"} if gone else set()))


def _twice(people: Sequence[Row]) -> Iterator[Fault]:
    """Two rows with one id that are not one person in two teams."""
    first: dict[str, Row] = {}
    for row in people:
        other = first.setdefault(row.id, row)
        if other is row or not row.id:
            continue
        what = f"id {row.id} stands in line {other.line} too"
        if other.name.casefold() != row.name.casefold():
            yield Fault(row.line, "id twice", f"{what}. Give each person an id of their own.")
        elif (other.days, other.off) != (row.days, row.off):
            yield Fault(row.line, "id twice", f"{what}, with other working days. Write the same in both.")


def _led(people: Sequence[Row], posts: Sequence[Row], leads: Leads) -> Iterator[Fault]:
    """Find each row's leader, and put it into `leads`; rings, unknown leaders and two at once are faults."""
    directory = Directory(Known(row.id, row.others, row.email, row.name) for row in people if row.id)
    unheld = Directory(Known(row.id, row.others, row.email, row.name) for row in posts if row.id)
    lines: dict[str, Row] = {}
    for row in people:
        try:
            found = {(who, empty) for cell in row.leader for who, empty in _who(cell, directory, unheld)}
        except UnclearError as error:
            yield Fault(row.line, "which leader", f"leader {' / '.join(row.leader)} {error}")
            continue
        real = {who for who, _ in found if who is not None}
        if len(real) > 1:
            yield Fault(row.line, "two leaders", f"has two leaders, {' and '.join(sorted(real))}. Keep one of them.")
        elif not found and row.leader and not any(cell.casefold() in NOBODY for cell in row.leader):
            says = f"leader {' / '.join(row.leader)} is nobody in this file. Give that person a line, or write an id, a name or an e-mail from it, “vacant”, or nothing."
            yield Fault(row.line, "unknown leader", says)
        leads[row.line] = (next(iter(real), None), bool(found) and not real)
        other = lines.setdefault(row.id, row)
        if row.id and leads.get(other.line, leads[row.line]) != leads[row.line]:
            says = f"id {row.id} stands in line {other.line} too, with another leader. Write the same in both, or give each person an id of their own."
            yield Fault(row.line, "id twice", says)
    yield from _rings({key: leads.get(row.line, (None, False))[0] for key, row in lines.items() if key}, lines)


def _who(cell: str, directory: Directory, unheld: Directory) -> Iterator[tuple[str | None, bool]]:
    """The leader's id, or that the post is vacant; nothing where the cell fits nobody."""
    if (found := directory.who(cell)) is not None:
        yield found, False
    elif vacant(cell) or unheld.who(cell) is not None:
        yield None, True


def _rings(leaders: Mapping[str, str | None], lines: Mapping[str, Row]) -> Iterator[Fault]:
    """Leaders in a ring; whoever leads others and stands as their own leader is at the top."""
    top = {who for key, who in leaders.items() if who != key}
    for ring in rings(leaders):
        if len(ring) == 1 and ring[0] in top:
            continue
        line = min(lines[key].line for key in ring)
        if len(ring) == 1:
            says = f"leader {ring[0]} is the person's own id. Write somebody else's, or leave it empty."
        else:
            turn = ring.index(min(ring, key=lambda key: lines[key].line))
            round_ = [*ring[turn:], *ring[:turn], ring[turn]]
            shown = round_ if len(ring) <= RING else [*round_[:RING], "…", round_[-1]]
            says = f"leader goes round in a ring: {' → '.join(shown)}. Leave it empty for whoever is at the top."
        yield Fault(line, "ring of leaders", says)


def _people(found: Sequence[Row], by_cell: Mapping[str, tuple[str, ...]], leads: Leads) -> Iterator[Person]:
    """One person of all rows with the same id."""
    together: dict[str, list[Row]] = {}
    for row in found:
        together.setdefault(row.id, []).append(row)
    above = {who for who, _ in leads.values()}
    for key, same in together.items():
        leader, vacant_ = leads[same[0].line]
        role = next((row.role.lower() for row in same if row.role), "")
        yield Person(
            id=key,
            name=same[0].name,
            teams=tuple(dict.fromkeys(team_ for row in same for cell in row.teams for team_ in by_cell[cell])),
            leader=None if leader == key else leader,
            role=ROLES.get(role, "leader" if key in above else "employee"),
            email=next((row.email for row in same if row.email), ""),
            days=days(same[0]),
            vacant=vacant_,
        )
