"""Which column of a file says what: the headings that HR systems and people use, in Danish and English.

Capitals, spaces and punctuation do not count. The stronger of two headings for the same thing is read: who has both a
team and a department is in the team.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from tuskit.organisation.model import Columns, Role
from tuskit.spreadsheet import Table, folded

HEADINGS: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "id": (
        (
            *("id", "person-id", "medarbejder-id", "medarbejdernr.", "medarbejdernummer", "personalenr."),
            *("personalenummer", "tjenestenr.", "tjenestenummer", "lønnr.", "lønnummer", "ansættelsesnr."),
            *("employee id", "employee number", "employee no.", "staff id", "staff number", "personnel number"),
        ),
        ("initialer", "init.", "initials", "brugernavn", "bruger-id", "username", "user id", "SamAccountName"),
        ("løbenr.", "løbenummer"),
    ),
    "name": (
        ("name", "navn", "fulde navn", "full name", "medarbejdernavn", "employee name", "vist navn", "display name"),
        ("medarbejder", "employee", "worker"),
    ),
    "first name": (("fornavn", "fornavne", "first name", "given name", "forename"),),
    "middle name": (("mellemnavn", "middle name"),),
    "last name": (("efternavn", "last name", "surname", "family name"),),
    "team": (
        ("team", "teams", "teamnavn", "team name"),
        ("gruppe", "group"),
        ("afdeling", "afd.", "afdelingsnavn", "afsnit", "sektion", "kontor", "department", "section"),
        (
            *("enhed", "enhedsnavn", "organisatorisk enhed", "organisationsenhed", "unit", "organisational unit"),
            *("organizational unit", "supervisory organization"),
        ),
    ),
    "leader": (
        (
            *("leder", "nærmeste leder", "nærmeste leders", "navn på leder", "leders", "lederens", "personaleleder"),
            *("nærmeste personaleleder", "chef", "nærmeste chef", "overordnet", "refererer til", "leader", "manager"),
            *("manager's", "worker's manager", "line manager", "supervisor", "reports to"),
        ),
    ),
    "email": (
        (
            *("e-mail", "mail", "mailadresse", "e-mailadresse", "arbejdsmail", "arbejds-e-mail", "work e-mail"),
            *("e-mail address", "email - work"),
        ),
    ),
    "days": (
        ("arbejdsdage", "mødedage", "dage", "ugedage", "working days", "workdays", "meeting days", "days", "weekdays"),
    ),
    "off": (("fridag", "fridage", "fast fri", "fast fridag", "faste fridage", "day off", "days off"),),
    "role": (("rolle", "role"),),
}
"""What each column may be called, the strongest names first."""
WHO = (
    *("", "id", "nr.", "nummer", "medarbejdernr.", "initialer", "navn", "e-mail", "mail", "number", "name"),
    "employee id",
)
"""What may stand after a leader's heading; several such columns are read together."""
MORE = ("ekstra", "andet", "anden", "sekundært", "sekundær", "øvrige", "extra", "second", "secondary", "other")
"""What may stand before a team's heading; a number may stand after it: a further team."""
NUMBER = ("nr", "number")
"""What # stands for in a heading."""
SEVERAL = ("id", "team", "leader")
"""Columns that may stand more than once: other ids of the same person, further teams, a leader's name and id."""
ROLES: Mapping[str, Role] = {
    "employee": "employee",
    "medarbejder": "employee",
    "leader": "leader",
    "leder": "leader",
    "chef": "leader",
    "manager": "leader",
    "hr": "hr",
}
YES_NO = {"ja", "nej", "yes", "no", "x", "true", "false", "sand", "falsk", "j", "n", "y"}
TITLES = 3
"""So many different words, none of them a role, are job titles."""


def _plain(heading: str) -> str:
    return "".join(folded(heading))


def _names() -> Iterator[tuple[str, tuple[str, int]]]:
    for column, ranks in HEADINGS.items():
        for rank, headings in enumerate(ranks):
            for heading in headings:
                for who in WHO if column == "leader" else ("",):
                    yield _plain(heading + who), (column, rank)


KNOWN: Mapping[str, tuple[str, int]] = dict(_names())
"""A heading in plain letters → which column it is, and how strong a name for it, from 0."""


def known(cells: Sequence[str]) -> int:
    """How many different columns some headings name."""
    return len({found[0] for cell in cells if (found := column(cell))})


def column(heading: str) -> tuple[str, int] | None:
    """Which column a heading is, and how strong a name for it, from 0; None for one that is not known.

    >>> column("Medarbejdernr."), column("Employee #"), column("Leder-ID"), column("Team 2"), column("CPR")
    (('id', 0), ('id', 0), ('leader', 0), ('team', 0), None)
    """
    for number in NUMBER if "#" in heading else ("",):
        if found := KNOWN.get(_plain(heading.replace("#", number))):
            return found
    base = KNOWN.get(_base(heading))
    return base if base and base[0] == "team" and "#" not in heading else None


def _base(heading: str) -> str:
    """A heading without what says that it is a further column of the same.

    >>> _base("Team 2"), _base("Sekundær afdeling"), _base("Team")
    ('team', 'afdeling', 'team')
    """
    words = folded(heading)
    while words and words[0] in EXTRA:
        words = words[1:]
    return re.sub(r"\d+$", "", "".join(words))


EXTRA = {_plain(word) for word in MORE}


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Where each column of a table stands."""

    at: Mapping[str, tuple[int, ...]]
    """The places of a column's cells, from 0."""
    columns: Columns
    problems: tuple[str, ...] = field(default=())
    """What is wrong with the headings, to stand after their line."""


def layout(table: Table) -> Layout:
    """Find the columns of a table, and what is missing among them."""
    found: dict[str, list[tuple[int, int]]] = {}
    for place, heading in enumerate(table.headings):
        if named := column(heading):
            found.setdefault(named[0], []).append((named[1], place))
    at: dict[str, tuple[int, ...]] = {}
    for name, ranked in found.items():
        best = min(ranked)[0]
        places = sorted(ranked) if name == "id" else [(rank, place) for rank, place in ranked if rank == best]
        kept = [place for _, place in places if not _says_else(name, table, place)]
        kept = _finest(table, kept) if name == "team" else kept
        if kept:
            at[name] = tuple(kept if name in SEVERAL else kept[:1])
    if "name" in at:
        at = {name: places for name, places in at.items() if not name.endswith(" name")}
    read = {place: name for name, places in at.items() for place in places}
    return Layout(
        at=at,
        columns=Columns(
            read=tuple((table.headings[place], read[place]) for place in sorted(read)),
            ignored=tuple(h for place, h in enumerate(table.headings) if h and place not in read),
            skipped=(),
        ),
        problems=tuple(_problems(table, at)),
    )


def _finest(table: Table, places: Sequence[int]) -> list[int]:
    """Of team columns with different names, such as a unit's number and its name, or department and section, the one with the most teams.

    Where they have as many, the one with the most letters. Further columns of the same name belong to it.
    """
    alike: dict[str, list[int]] = {}
    for place in places:
        alike.setdefault(_base(table.headings[place]), []).append(place)
    if len(alike) < 2:  # noqa: PLR2004  (nothing to choose between)
        return list(places)

    def teams(same: Sequence[int]) -> tuple[int, int]:
        said = {cells[place] for _, cells in table.rows for place in same if place < len(cells)} - {""}
        return len(said), sum(letter.isalpha() for name in said for letter in name)

    return max(alike.values(), key=teams)


def _says_else(name: str, table: Table, place: int) -> bool:
    """Whether a column says something else than its heading: whether somebody is a leader, or job titles."""
    if name not in {"leader", "role"}:
        return False
    said = {cells[place].lower() for _, cells in table.rows if place < len(cells)} - {""}
    if name == "leader":
        return bool(said) and said <= YES_NO
    return len(said) >= TITLES and not said & set(ROLES)


def _problems(table: Table, at: Mapping[str, Sequence[int]]) -> Iterator[str]:
    for name in ("id", "name", "team", "leader"):
        instead = {"id": ("email",), "name": ("first name", "last name")}.get(name, ())
        if name not in at and not any(each in at for each in instead):
            words = ", ".join(dict.fromkeys(heading for rank in HEADINGS[name] for heading in rank[:4]))
            yield f"the column {name} is missing. Add it to the headings; it may be called {words}."
    single = {"".join(folded(h)): h for h in table.headings if (c := column(h)) and c[0] not in {"team", "leader"}}
    count = Counter("".join(folded(h)) for h in table.headings)
    for plain in sorted(single):
        if count[plain] > 1:
            yield f"the heading {single[plain]} stands twice. Keep one of them."
