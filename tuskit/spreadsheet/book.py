"""The sheets of an xlsx file as lines of cells: values and not formulas, dates as people write them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zipfile import BadZipFile, ZipFile

from tuskit.text import InputError

if TYPE_CHECKING:
    from tuskit.spreadsheet.comma import Lines

FORMULA = re.compile(rb"<f[ >/]")
SHEETS = "xl/worksheets/"


def sheets(path: Path, content: bytes) -> dict[str, Lines]:
    """The lines of each sheet with their numbers, by its name. Raises InputError for what is no workbook, or was never calculated."""
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415  (spreadsheets only)

    try:
        with ZipFile(io.BytesIO(content)) as parts:
            calculated = any(FORMULA.search(parts.read(n)) for n in parts.namelist() if n.startswith(SHEETS))
        found = {name: [list(row) for row in rows] for name, rows in _rows(content, values=True)}
        problems = list(_empty(path, found, dict(_rows(content, values=False)))) if calculated else []
    except (BadZipFile, InvalidFileException, KeyError, ValueError, IndexError, SyntaxError, OSError):
        message = (
            f"{path}: is not a spreadsheet that can be read. "
            "Open it, take a password off if it has one, and save it as .xlsx or as “CSV UTF-8”."
        )
        raise InputError([message]) from None
    if problems:
        raise InputError(problems)
    return {
        name: [(number, [_cell(value) for value in row]) for number, row in enumerate(rows, 1) if row]
        for name, rows in found.items()
    }


def _rows(content: bytes, *, values: bool) -> Iterator[tuple[str, list[Sequence[Any]]]]:
    from openpyxl import load_workbook  # noqa: PLC0415  (slow to load, and most lists are csv)

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=values)
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # some systems write that the sheet is one cell large
        yield sheet.title, list(sheet.iter_rows(values_only=True))
    book.close()


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
                f"{path}:{lines[0]}: the sheet {name} has formulas without their values (in {len(lines)} lines). "
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
