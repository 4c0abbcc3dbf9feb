"""A spreadsheet that people filled in or a system exported, csv or xlsx, as lines of words."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tuskit.spreadsheet.book import Sheet, disguised, sheets
from tuskit.spreadsheet.comma import LOOKED, Lines, parted
from tuskit.text import InputError, Item, Text

__all__ = ["Lines", "Table", "folded", "lines", "named", "table"]

COMMA = {".csv", ".tsv", ".txt"}
BOOK = {".xlsx", ".xlsm"}


@dataclass(frozen=True, kw_only=True)
class Table:
    """The headings of a file and the lines below them; cells have single spaces, and line breaks where somebody made them."""

    place: str
    """The file, and the sheet where it has several: what stands before a line's number in a sentence."""
    line: int
    """The line of the headings, from 1."""
    headings: tuple[str, ...]
    rows: Lines = field(repr=False)
    hidden: tuple[int, ...] = ()
    """Lines that somebody who opens the file does not see."""
    others: tuple[str, ...] = ()
    """Sheets with as many known headings, and something below them."""


def named(name: str, kind: str) -> Item:
    """What somebody has called something, in one language, as an item with an id; `kind` begins an id that would begin with a digit.

    >>> named("Kunder & Økonomi", "team").id
    'kunder_oekonomi'
    """
    key = "_".join(folded(name))
    if not key:
        key = hashlib.sha256(name.encode()).hexdigest()[:12]
    return Item(id=key if key[0].isalpha() else f"{kind}_{key}", text=Text(da=name, en=name))


def folded(words: str) -> list[str]:
    """Words in small letters a–z and digits, as they are compared.

    >>> folded("Nærmeste leder-ID:")
    ['naermeste', 'leder', 'id']
    """
    letters = words.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain)


def lines(path: Path) -> Lines:
    """The lines of a csv file or of an xlsx file's first sheet that are not blank, numbered from 1, as cells without spaces around them.

    Raises InputError for a file that cannot be read.
    """
    found = next(iter(_sheets(path, lambda _: 0).values()), Sheet([]))
    return [(line, [" ".join(cell.split()) for cell in cells]) for line, cells in found.lines]


def table(path: Path, known: Callable[[Sequence[str]], int]) -> Table | None:
    """What stands below the headings, wherever in the file and on whichever sheet they are; None for an empty file.

    `known` counts the known headings among some cells. The headings are the line with the most of them,
    two at least, on the sheet where the most are known; else the file's first line. Raises InputError for a file that cannot be read.
    """
    found = {name: sheet for name, sheet in _sheets(path, known).items() if sheet.lines}
    if not found:
        return None
    at = {name: _headings(sheet.lines, known) for name, sheet in found.items()}
    count = {name: known(sheet.lines[at[name]][1]) for name, sheet in found.items()}
    best = max(found, key=lambda name: count[name])
    rows = found[best].lines
    line, headings = rows[at[best]]
    return Table(
        place=f"{path} [{best}]" if len(found) > 1 else str(path),
        line=line,
        headings=tuple(" ".join(cell.split()) for cell in headings),
        rows=rows[at[best] + 1 :],
        hidden=tuple(number for number in found[best].hidden if number > line),
        others=tuple(
            name
            for name in found
            if name != best and 1 < count[name] == count[best] and len(found[name].lines) > at[name] + 1
        ),
    )


def _headings(rows: Lines, known: Callable[[Sequence[str]], int]) -> int:
    count = [known(cells) for _, cells in rows[:LOOKED]]
    return count.index(max(count)) if max(count) > 1 else 0


def _sheets(path: Path, known: Callable[[Sequence[str]], int]) -> dict[str, Sheet]:
    """Each sheet's lines that are not blank; a csv file is one sheet."""
    kind = path.suffix.lower()
    if kind not in COMMA | BOOK:
        message = f"{path}: {path.suffix or 'a file without an ending'} cannot be read. Save the list as .csv or .xlsx."
        raise InputError([message])
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}). Check that the file is there and may be read."
        raise InputError([message]) from None
    if (what := disguised(content, book=kind in BOOK)) is not None:
        raise InputError([f"{path}: {what}"])
    found = sheets(path, content) if kind in BOOK else {"": Sheet(parted(path, content, known))}
    return {
        name: Sheet([(line, tidy) for line, cells in rows if any(tidy := _tidy(cells))], hidden)
        for name, (rows, hidden) in found.items()
    }


def _tidy(cells: Sequence[str]) -> list[str]:
    """Cells with single spaces, and å as one letter, which a Mac writes as two."""
    cells = [cell if cell.isascii() else unicodedata.normalize("NFC", cell) for cell in cells]
    return [
        "\n".join(" ".join(part.split()) for part in cell.splitlines() if part.strip())
        if "\n" in cell or "\r" in cell
        else " ".join(cell.split())
        for cell in cells
    ]
