"""What an organisation consists of, in a few lines for whoever checks a workshop."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tuskit.organisation.model import WORKDAYS, Organisation, Person

NAMED = 5
"""So many people are named in a line."""


def told(organisation: Organisation) -> Iterator[str]:
    """Lines with the people, the teams, and what is unusual about some of them; which columns were read last.

    >>> from tuskit.organisation.numbers import Numbers, made
    >>> list(told(made(Numbers(teams=8, of=6))))
    ['48 people in 8 teams, 8 leaders, without names']
    """
    people, teams, leads = organisation.people, organisation.teams, set(organisation.leaders)
    count = f"{_count(len(people), 'person', 'people')} in {_count(len(teams), 'team', 'teams')}, {_count(len(leads), 'leader', 'leaders')}"
    yield f"{count}, without names" if organisation.unnamed else count
    if organisation.unnamed:
        return
    for what, those in (
        ("in several teams", [p for p in people if len(p.teams) > 1]),
        ("outside the teams", [p for p in people if not p.teams]),
        ("with a vacant leader", [p for p in people if p.vacant]),
        ("without a leader", [p for p in people if p.leader is None and not p.vacant]),
        ("part-time", [p for p in people if p.days != WORKDAYS]),
    ):
        if those:
            yield f"{len(those)} {what}: {_names(those)}"
    columns = organisation.columns
    if columns is not None:
        yield "columns read: " + ", ".join(h if h.lower() == as_ else f"{h} ({as_})" for h, as_ in columns.read)
        if columns.ignored:
            yield "columns not read: " + ", ".join(columns.ignored)
        for what, lines in (
            ("lines that are no person", columns.skipped),
            ("lines of vacant posts", columns.posts),
            ("lines that are hidden, and read all the same", columns.hidden),
        ):
            if lines:
                left = len(lines) - NAMED
                yield f"{what}: {', '.join(map(str, lines[:NAMED]))}" + (f" and {left} more" if left > 0 else "")


def _count(n: int, one: str, more: str) -> str:
    return f"{n} {one if n == 1 else more}"


def _names(people: Iterable[Person]) -> str:
    names = [person.name for person in people]
    left = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" and {left} more" if left > 0 else "")
