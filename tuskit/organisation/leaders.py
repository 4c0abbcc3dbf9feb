"""Who is meant by what stands in a leader's cell: an id, an e-mail, a name, or a post that nobody holds."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

VACANT = ("vakant", "ubesat", "vacant", "unfilled", "N.N.", "NN")
NOBODY = ("-", "–", "ingen", "none", "n/a", "no_manager")
WORD = re.compile(rf"\b({'|'.join(VACANT[:4])})\b", re.IGNORECASE)
NN = re.compile(r"n\. ?n\.?|nn\.?", re.IGNORECASE)
PAIRS = (re.compile(r"(.+?) ?[(\[<](.+)[)\]>]"), re.compile(r"(.+?) [-–/] (.+)"))
"""A name with an id or an e-mail: Ole Holm (123), 123 - Ole Holm."""
PATH = re.compile(r"CN=((?:\\.|[^,\\])+),.*", re.IGNORECASE)
"""Where somebody stands in Active Directory: CN=Ole Holm,OU=Drift,DC=firma. A comma in the name has a backslash before it."""


class Known(NamedTuple):
    """What a file says of one person, for others' rows to point at."""

    id: str
    others: tuple[str, ...]
    """Other ids of the same person, such as initials."""
    email: str
    name: str


class UnclearError(ValueError):
    """It cannot be said who is meant; its text says what to do."""


class Directory:
    """Finds the person that a leader's cell points at.

    >>> everyone = Directory([Known("0012", ("oho",), "oho@x.dk", "Ole Holm")])
    >>> [everyone.who(cell) for cell in ("0012", "12", "OHO", "oho@x.dk", "Holm, Ole", "Ole Holm (12)", "nobody")]
    ['0012', '0012', '0012', '0012', '0012', '0012', None]
    """

    def __init__(self, people: Iterable[Known]) -> None:
        self._ways: tuple[dict[str, set[str]], ...] = tuple(defaultdict(set) for _ in range(4))
        exact, ids, emails, names = self._ways
        for key, others, email, name in people:
            exact[key].add(key)
            for each in (key, *others):
                ids[_loose(each)].add(key)
            emails[email.casefold()].add(key)
            for spelt in (name, turned(name)):
                names[spelt.casefold()].add(key)
        for way in self._ways:
            way.pop("", None)

    def who(self, cell: str) -> str | None:
        """The id of the person, or None. Raises UnclearError where the words fit several people."""
        if (found := self._one(cell)) is not None:
            return found
        if path := PATH.fullmatch(cell):
            return self._one(path[1].replace("\\", ""))
        for pair in PAIRS:
            if parts := pair.fullmatch(cell):
                both = {found for part in parts.groups() if (found := self._only(part)) is not None}
                if len(both) == 1:
                    return both.pop()
        return None

    def _one(self, cell: str) -> str | None:
        exact, ids, emails, names = self._ways
        plain = cell.casefold()
        for way, words in (
            (exact, cell),
            (ids, _loose(cell)),
            (emails, plain),
            (names, plain),
            (names, turned(plain)),
        ):
            if found := way.get(words):
                if len(found) > 1:
                    message = f"fits {len(found)} people. Write the id of the one who is meant: {_ids(found)}."
                    raise UnclearError(message)
                return next(iter(found))
        return None

    def _only(self, cell: str) -> str | None:
        try:
            return self._one(cell)
        except UnclearError:
            return None


def turned(name: str) -> str:
    """A name in the order that it is said.

    >>> turned("Holm, Ole"), turned("Ole Holm")
    ('Ole Holm', 'Ole Holm')
    """
    last, comma, first = name.partition(", ")
    return f"{first} {last}" if comma else name


def vacant(words: str) -> bool:
    """Whether a name says that a post is vacant.

    >>> vacant("Teamleder (vakant)"), vacant("N.N."), vacant("Anna")
    (True, True, False)
    """
    return bool(WORD.search(words) or NN.fullmatch(words))


def rings(leaders: Mapping[str, str | None]) -> Iterator[list[str]]:
    """Everybody who leads themselves, directly or in a ring; each ring once, in the order of who leads whom."""
    done: set[str] = set()
    for start in leaders:
        chain: dict[str, int] = {}
        at: str | None = start
        while at is not None and at in leaders and at not in done:
            if at in chain:
                yield list(chain)[chain[at] :]
                break
            chain[at] = len(chain)
            at = leaders[at]
        done.update(chain)


def _loose(key: str) -> str:
    """An id without the zeros and capitals that a spreadsheet loses."""
    return key.casefold().lstrip("0") or key


def _ids(found: set[str]) -> str:
    some = sorted(found)[:3]
    return ", ".join(some) + (" …" if len(found) > len(some) else "")
