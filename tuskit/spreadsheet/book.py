"""The sheets of an xlsx file as lines of cells: values and not formulas, dates as people write them, and each cell of merged ones."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from tuskit.text import InputError

if TYPE_CHECKING:
    from tuskit.spreadsheet.comma import Lines

FORMULA = re.compile(rb"<f[ >/]")
SHEETS = "xl/worksheets/"
MERGED_OR_HIDDEN = re.compile(rb'<mergeCell |<row [^>]*hidden="(1|true)"')
WORKBOOK, OLE = b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1")
"""How a file begins that is an xlsx inside, or that Excel has locked or written before 2007."""
LOCKED = "EncryptedPackage".encode("utf-16-le")


class Sheet(NamedTuple):
    """The lines of a sheet with their numbers, and the numbers of those that are hidden, such as by a filter."""

    lines: Lines
    hidden: tuple[int, ...] = ()


def disguised(content: bytes, *, book: bool) -> str | None:
    """What to do with a file that is not what its ending says, as words that follow its name; `book` is whether it says xlsx.

    >>> disguised(b"id;name", book=False), disguised(b"", book=False)
    (None, None)
    """
    if content.startswith(OLE):
        if LOCKED in content:
            return "is locked with a password. Open it, take the password off, and save it."
        return "is in the format of an old Excel. Open it, and save it as .xlsx."
    if book and not content.startswith(WORKBOOK):
        return "is no workbook, whatever its name says. If it is csv, let its name end in .csv; else open it in Excel and save it as .xlsx."
    if not book and content.startswith(WORKBOOK):
        return "is a workbook, whatever its name says. Let its name end in .xlsx, in workshop.yaml too."
    return None


def sheets(path: Path, content: bytes) -> dict[str, Sheet]:
    """Each sheet that is not hidden, by its name. Raises InputError for what is no workbook, or was never calculated."""
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415  (spreadsheets only)

    try:
        with ZipFile(io.BytesIO(content)) as parts:
            inside = [parts.read(name) for name in parts.namelist() if name.startswith(SHEETS)]
        calculated = any(FORMULA.search(part) for part in inside)
        found = {name: [list(row) for row in rows] for name, rows in _rows(content, values=True)}
        problems = list(_empty(path, found, dict(_rows(content, values=False)))) if calculated else []
        hidden = _spread(content, found) if any(MERGED_OR_HIDDEN.search(part) for part in inside) else {}
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, SyntaxError, OSError):
        message = f"{path}: is not a spreadsheet that can be read. Open it, and save it as .xlsx or as “CSV UTF-8”."
        raise InputError([message]) from None
    if problems:
        raise InputError(problems)
    return {
        name: Sheet(
            [(number, [_cell(value) for value in row]) for number, row in enumerate(rows, 1) if row],
            hidden.get(name, ()),
        )
        for name, rows in found.items()
    }


def _rows(content: bytes, *, values: bool) -> Iterator[tuple[str, list[Sequence[Any]]]]:
    from openpyxl import load_workbook  # noqa: PLC0415  (slow to load, and most lists are csv)

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=values)
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # some systems write that the sheet is one cell large
        yield sheet.title, list(sheet.iter_rows(values_only=True))
    book.close()


def _spread(content: bytes, found: dict[str, list[list[Any]]]) -> dict[str, tuple[int, ...]]:
    """Give every cell of those merged into one, one above the other, what stands in the first. The hidden lines, by sheet."""
    from openpyxl import load_workbook  # noqa: PLC0415  (as above)

    book = load_workbook(io.BytesIO(content))
    for name, rows in found.items():
        for block in book[name].merged_cells.ranges:
            column = block.min_col - 1
            first, *below = rows[block.min_row - 1 : block.max_row] or [[]]
            for cells in below:
                if any(cells) and column < min(len(first), len(cells)):
                    cells[column] = first[column]
    return {
        name: tuple(number for number, line in sorted(book[name].row_dimensions.items()) if line.hidden)
        for name in found
    }


def _empty(path: Path, found: dict[str, list[list[Any]]], formulas: dict[str, list[Sequence[Any]]]) -> Iterator[str]:
    """Sheets with formulas whose values were never stored: they would read as empty cells."""
    for name, rows in formulas.items():
        lines = [
            number
            for number, (row, values) in enumerate(zip(rows, found[name], strict=True), 1)
            if any(
                value is None and isinstance(cell, str) and cell[:1] == "="
                for cell, value in zip(row, values, strict=True)
            )
        ]
        if lines:
            yield (
                f"{path}:{lines[0]}: the sheet {name} has formulas without their values (in {len(lines)} {'line' if len(lines) == 1 else 'lines'}). "
                "Open it in Excel and save it, or paste the cells as values."
            )


def _cell(value: object) -> str:
    """A cell as words: a personnel number without decimals, a day without a clock."""
    match value:
        case None:
            return ""
        case float() if value.is_integer():
            return f"{value:.0f}"
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case _:
            return str(value)
