"""A spreadsheet to take away: pages with a heading that stays, set up for paper too."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING, NamedTuple

from xlsxwriter import Workbook

from tuskit.charts.theme import INK, LINE, SOFT
from tuskit.phrases import SIMULATED, Simulated, capital
from tuskit.text import Lang

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | date | time | None

MADE = datetime(2026, 1, 1)  # noqa: DTZ001  (Excel knows no zones)
"""When the book counts as made: fixed, so that the same plan gives the same file."""
FORMULA = ("=", "+", "-", "@")
"""What begins like these is marked as text, so that it stays text when it is edited."""
A4 = 9
UPRIGHT = 125
"""Points that a heading takes when it stands upright; Excel does not find out by itself."""


class Column(NamedTuple):
    """One column: its heading, how wide it is in letters, and whether long text goes on below."""

    heading: str
    width: float
    wraps: bool = False


class Book:
    """The book that is being written, a row at a time, so that a large one is never held whole."""

    def __init__(self, lang: Lang, simulated: Simulated) -> None:
        self.lang = lang
        self.simulated = capital(SIMULATED[simulated][lang]) if simulated else ""
        """Stands on every page, on the screen and in print."""
        self._written = io.BytesIO()
        self._book = Workbook(self._written, {"constant_memory": True})
        self._book.set_properties({"created": MADE, "comments": self.simulated})
        plain = {"valign": "top", "font_color": INK}
        when = {"da": "dd-mm-yyyy", "en": "dd/mm/yyyy"}[lang]
        styles: dict[str, dict[str, object]] = {
            "text": {},
            "wrapped": {"text_wrap": True},
            "marked": {"quote_prefix": True, "text_wrap": True},
            "date": {"num_format": when, "align": "left"},
            "time": {"num_format": "hh:mm", "align": "left"},
            "hours": {"num_format": "0.0;-0.0;"},
            "note": {"italic": True},
            "heading": {"bold": True, "bg_color": SOFT, "bottom": 1, "bottom_color": LINE, "text_wrap": True},
            "turned": {"bold": True, "bg_color": SOFT, "bottom": 1, "bottom_color": LINE, "rotation": 90},
        }
        self._formats: dict[str, Format] = {
            name: self._book.add_format({**plain, **more}) for name, more in styles.items()
        }

    def page(
        self,
        name: str,
        columns: Sequence[Column],
        rows: Iterable[Sequence[Cell]],
        *,
        notes: Sequence[str] = (),
        turned: int | None = None,
        wide: int = 1,
    ) -> tuple[Worksheet, int, int]:
        """Write a page, and give it with its first and last row. `turned` is the column from which headings stand upright.

        `wide` is how many sheets of paper lie beside each other.
        """
        sheet = self._book.add_worksheet(name)
        for column, (_, width, _) in enumerate(columns):
            sheet.set_column(column, column, width)
        said = [*([self.simulated] if self.simulated else []), *notes]
        for row, note in enumerate(said):
            sheet.write_string(row, 0, note, self._formats["note"])
        top = len(said)
        if turned is not None:
            sheet.set_row(top, UPRIGHT)
        for column, (heading, *_) in enumerate(columns):
            style = "turned" if turned is not None and column >= turned else "heading"
            sheet.write_string(top, column, heading, self._formats[style])
        last = top
        for last, cells in enumerate(rows, start=top + 1):
            for column, cell in enumerate(cells):
                self._write(sheet, last, column, cell, wraps=columns[column].wraps)
        sheet.freeze_panes(top + 1, 1)
        sheet.autofilter(top, 0, last, len(columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(wide, 0)
        sheet.repeat_rows(top)
        sheet.repeat_columns(0)
        sheet.set_header(f"&L{name}" + (f"&R{self.simulated}" if self.simulated else ""))
        sheet.set_footer("&R&P / &N")
        return sheet, top + 1, last

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell, *, wraps: bool) -> None:
        """One cell as what it is: a date is a date, and words are never a formula."""
        if isinstance(cell, str):
            style = "marked" if cell.startswith(FORMULA) else "wrapped" if wraps else "text"
            sheet.write_string(row, column, cell, self._formats[style])
        elif isinstance(cell, time):
            sheet.write_datetime(row, column, cell, self._formats["time"])
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, cell, self._formats["date"])
        elif cell is not None:
            sheet.write_number(row, column, cell, self._formats["hours" if isinstance(cell, float) else "text"])

    def close(self) -> bytes:
        """The whole book, as xlsx."""
        self._book.close()
        return self._written.getvalue()
