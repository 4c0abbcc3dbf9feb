"""A spreadsheet that people filled in, csv or xlsx, as lines of words."""

from __future__ import annotations

import csv
import hashlib
import io
import re
import unicodedata
from pathlib import Path
from typing import cast

from tuskit.text import InputError, Item, Text


def named(name: str, kind: str) -> Item:
    """What somebody has called something, in one language, as an item with an id; `kind` begins an id that would begin with a digit.

    >>> named("Kunder & Økonomi", "team").id
    'kunder_oekonomi'
    """
    letters = name.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    plain = unicodedata.normalize("NFKD", letters).encode("ascii", "ignore").decode()
    key = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")
    if not key:
        key = hashlib.sha256(name.encode()).hexdigest()[:12]
    return Item(id=key if key[0].isalpha() else f"{kind}_{key}", text=Text(da=name, en=name))


def lines(path: Path) -> list[tuple[int, list[str]]]:
    """The lines of a csv or xlsx file that are not blank, numbered from 1, as cells without spaces around them.

    csv is UTF-8, with commas, tabs or the semicolons of a Danish Excel. Raises InputError for a file that cannot be read.
    """
    kinds = {".csv": _csv, ".xlsx": _xlsx}
    if path.suffix.lower() not in kinds:
        message = f"{path}: {path.suffix or 'a file without an ending'} cannot be read. Save the list as .csv or .xlsx."
        raise InputError([message])
    try:
        content = path.read_bytes()
    except OSError as error:
        message = f"{path}: cannot be read ({error.strerror}). Check that the file is there and may be read."
        raise InputError([message]) from None
    found = kinds[path.suffix.lower()](path, content)
    tidy = [(line, [" ".join(cell.split()) for cell in cells]) for line, cells in found]
    return [(line, cells) for line, cells in tidy if any(cells)]


def _csv(path: Path, content: bytes) -> list[tuple[int, list[str]]]:
    try:
        source = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        message = f"{path}:{line}: is not UTF-8. In Excel: Save as, and choose “CSV UTF-8”."
        raise InputError([message]) from None
    heading = source.lstrip().split("\n", 1)[0]
    mark = max(";,\t", key=heading.count)
    reader = csv.reader(io.StringIO(source, newline=""), delimiter=mark)
    try:
        return [(reader.line_num, cells) for cells in reader]
    except csv.Error as error:
        message = f"{path}:{reader.line_num}: cannot be read as csv ({error}). Save the list as csv once more."
        raise InputError([message]) from None


def _xlsx(path: Path, content: bytes) -> list[tuple[int, list[str]]]:
    from zipfile import BadZipFile  # noqa: PLC0415  (spreadsheets only)

    from openpyxl import load_workbook  # noqa: PLC0415  (slow to load, and most lists are csv)
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        rows = cast("list[tuple[object, ...]]", list(book.worksheets[0].iter_rows(values_only=True)))
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError):
        message = f"{path}: is not a spreadsheet that can be read. Open it and save it as .xlsx or as “CSV UTF-8”."
        raise InputError([message]) from None
    return [(number, [_cell(value) for value in row]) for number, row in enumerate(rows, 1)]


def _cell(value: object) -> str:
    """A cell of a spreadsheet as words: a personnel number without decimals."""
    if value is None:
        return ""
    return f"{value:.0f}" if isinstance(value, float) and value.is_integer() else str(value)
