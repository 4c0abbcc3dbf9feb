"""What an exercise's files said when they were last given out: `given/<exercise>.json` in the workshop's folder.

The next files follow on from it, so it is written last, when all of the files are there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from tuskit.text import InputError


class Told(dict[str, Any]):
    """What was kept, not to be changed. It is equal to itself alone, so that what is made of it can be cached."""

    __hash__ = object.__hash__  # type: ignore[assignment]  # dict says that it has none
    __eq__ = object.__eq__
    __ne__ = object.__ne__


NOTHING = Told()
DAMAGED = (
    "{path}: {what}. Put back a copy of the file. Without one, move it away: the next files count as new ones, and are "
    "to be imported into empty calendars."
)


def place(folder: Path, key: str) -> Path:
    """Where an exercise's memory lies."""
    return folder / "given" / f"{key}.json"


def read(folder: Path, key: str) -> Told:
    """What was kept; empty where nothing has been given out. Raises InputError for a file that cannot be read.

    The same mapping until the file changes.
    """
    path = place(folder, key)
    try:
        found = path.stat()
        return _read(path, found.st_mtime_ns, found.st_size)
    except FileNotFoundError:
        return NOTHING
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}). Check that the file may be read."
        raise InputError([message]) from None


def keep(folder: Path, key: str, told: Mapping[str, Any]) -> None:
    """Keep what the files said. Raises OSError."""
    path = place(folder, key)
    path.parent.mkdir(parents=True, exist_ok=True)
    put(path, json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode() + b"\n", safe=True)


def put(path: Path, content: bytes, *, safe: bool = False) -> None:
    """Write a whole file or none: whatever happens half-way, the old one is still there. Raises OSError.

    `safe` waits until the disk has it.
    """
    part = path.with_name(f".{path.name}.part")
    with part.open("wb") as file:
        file.write(content)
        if safe:
            file.flush()
            os.fsync(file.fileno())
    part.replace(path)


@lru_cache(maxsize=4)
def _read(path: Path, _changed: int, _size: int) -> Told:
    try:
        found = json.loads(path.read_bytes())
    except (ValueError, RecursionError):
        raise InputError([DAMAGED.format(path=path, what="is damaged and cannot be read")]) from None
    if not isinstance(found, dict) or not found:
        raise InputError([DAMAGED.format(path=path, what="holds nothing that the kit has written")])
    return Told(found)
