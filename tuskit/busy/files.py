"""Whose calendar is which: the files of `busy`, and every fault of theirs at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from unicodedata import normalize

from tuskit.busy.stripped import UnreadableError, stripped
from tuskit.busy.times import Span, merged, taken
from tuskit.organisation import Organisation
from tuskit.text import InputError

FOLDER = "busy"
ENDING = ".ics"
ALSO = (".zip", ".vcs", ".csv", ".ical", ".icalendar", ".ifb", ".vfb", ".pst", "")
"""How a calendar may end that was exported in another way; it is told and not passed over."""


def read(folder: Path, organisation: Organisation | None, first: date, last: date) -> Mapping[str, tuple[Span, ...]]:
    """When people are taken from `first` to `last`, by person's id; only those who have a calendar in `folder/busy`.

    The times are sorted, do not touch, and are on Danish clocks. Raises InputError with every problem of every file.
    """
    files = _files(folder / FOLDER)
    if not files:
        return {}
    if organisation is None:
        message = f"{folder / FOLDER}: holds calendars, but no organisation file says whose they are. Name one in workshop.yaml."
        raise InputError([message])
    owners = _owners(organisation)
    problems: list[str] = []
    found: dict[str, list[Span]] = {}
    for path in files:
        try:
            person = _owner(path, organisation, owners)
            spans, faults = _taken(path, organisation.by_id[person].email, first, last)
        except InputError as error:
            problems += error.problems
        else:
            problems += faults
            found.setdefault(person, []).extend(spans)
    if problems:
        raise InputError(problems)
    return {person: merged(spans) for person, spans in sorted(found.items())}


def _taken(path: Path, email: str, first: date, last: date) -> tuple[list[Span], list[str]]:
    """What one file says, and what is wrong with its events."""
    try:
        spans, faults = taken(stripped(path.read_bytes(), email), first, last)
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}). Check that it may be read."
        raise InputError([message]) from None
    except UnreadableError as error:
        raise InputError([f"{path}:{error.line}: {error}" if error.line else f"{path}: {error}"]) from None
    return spans, [f"{path}:{line}: {what}" for line, what in faults]


def _owner(path: Path, organisation: Organisation, owners: Mapping[str, tuple[str, ...]]) -> str:
    """The id of whoever a file is called after, written just so, or else however it is capitalised."""
    name = _folded(path.stem)
    whose = (path.stem,) if path.stem in organisation.by_id else owners.get(name, ())
    if path.suffix.lower() != ENDING:
        message = f"{path}: is no {ENDING} file. Export the calendar as iCalendar, or move the file away."
        raise InputError([message])
    if not whose:
        near = get_close_matches(name, owners, n=1)
        hint = f" The nearest is {near[0]}." if near else ""
        message = f"{path}: belongs to nobody. Call it after somebody’s id or e-mail in the organisation file.{hint}"
        raise InputError([message])
    if len(whose) > 1:
        message = f"{path}: may belong to {' or '.join(whose)}. Call it after the id of one of them, written as in the organisation file."
        raise InputError([message])
    return whose[0]


def _files(folder: Path) -> list[Path]:
    """The files that may be calendars: not hidden ones, nor what the computer or somebody put beside them."""
    if not folder.is_dir():
        return []
    return sorted(
        path
        for path in folder.iterdir()
        if path.is_file() and not path.name.startswith(".") and path.suffix.lower() in {ENDING, *ALSO}
    )


def _owners(organisation: Organisation) -> dict[str, tuple[str, ...]]:
    """Ids of people by what their file may be called: their id or e-mail."""
    owners: dict[str, tuple[str, ...]] = {}
    for name, person in (*_names(organisation, "id"), *_names(organisation, "email")):
        owners[name] = tuple(dict.fromkeys((*owners.get(name, ()), person)))
    return owners


def _names(organisation: Organisation, column: str) -> Iterator[tuple[str, str]]:
    for person in organisation.people:
        if name := _folded(getattr(person, column)):
            yield name, person.id


def _folded(name: str) -> str:
    """A name whichever way it is capitalised, and however the computer writes its æ, ø and å."""
    return normalize("NFC", name).casefold().strip()
