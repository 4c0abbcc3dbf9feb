"""A spreadsheet to take away: pages with a heading that stays, set up for paper too."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from textwrap import wrap
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
LINE_HEIGHT, HIGHEST, UPRIGHT = 15, 409, 5.5
"""Points: of a line, of the highest row that there can be, and of a letter in a heading that stands upright."""
LETTERS = 1.1
"""How many letters of ordinary words go into the width of a numeral."""
EPOCH = date(1899, 12, 30).toordinal()
"""The day that Excel counts from."""


class Column(NamedTuple):
    """One column: its heading, how wide it is in letters, and whether long text goes on below."""

    heading: str
    width: float
    wraps: bool = False
    printed: bool = True
    """Whether it is for paper too. Those that are not stand last."""


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
            "marked": {"quote_prefix": True},
            "marked, wrapped": {"quote_prefix": True, "text_wrap": True},
            "number": {"align": "left"},
            "date": {"num_format": when, "align": "left"},
            "time": {"num_format": "hh:mm", "align": "left"},
            "hours": {"num_format": "0.0;-0.0;", "align": "left"},
            "hours in a grid": {"num_format": "0.0;-0.0;", "align": "center"},
            "note": {"italic": True},
            "heading": {"bold": True, "bg_color": SOFT, "bottom": 1, "bottom_color": LINE, "text_wrap": True},
            "turned": {
                "bold": True,
                "bg_color": SOFT,
                "bottom": 1,
                "bottom_color": LINE,
                "rotation": 90,
                "valign": "bottom",
                "align": "center",
            },
        }
        self._formats: dict[str, Format] = {
            name: self._book.add_format({**plain, **more}) for name, more in styles.items()
        }
        self._between = self._book.add_format({"bottom": 1, "bottom_color": LINE})

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
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
        said = [*([self.simulated] if self.simulated else []), *notes]
        for row, note in enumerate(said):
            sheet.write_string(row, 0, note, self._formats["note"])
        top = last = len(said)
        grid = len(columns) if turned is None else turned
        self._headings(sheet, top, columns, grid)
        for last, cells in enumerate(rows, start=top + 1):
            self._row(sheet, last, columns, cells, grid)
        lined = {"type": "no_errors", "format": self._between}
        sheet.conditional_format(top + 1, 0, max(last, top + 1), grid - 1, lined)
        sheet.freeze_panes(top + 1, 1)
        sheet.autofilter(top, 0, last, len(columns) - 1)
        sheet.print_area(0, 0, last, sum(column.printed for column in columns) - 1)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
        sheet.fit_to_pages(wide, 0)
        sheet.repeat_rows(top)
        sheet.repeat_columns(0)
        sheet.set_header(f"&L{name}" + (f"&R{self.simulated}" if self.simulated else ""))
        sheet.set_footer("&R&P / &N")
        return sheet, top + 1, last

    def _headings(self, sheet: Worksheet, top: int, columns: Sequence[Column], grid: int) -> None:
        """The headings, which are as high as the longest; a spreadsheet does not always find out by itself."""
        lines = max(_lines(column.heading, column.width) for column in columns[:grid])
        upright = UPRIGHT * max((len(column.heading) for column in columns[grid:]), default=0)
        sheet.set_row(top, max(LINE_HEIGHT * lines, upright))
        for place, column in enumerate(columns):
            sheet.write_string(top, place, column.heading, self._formats["turned" if place >= grid else "heading"])

    def _row(self, sheet: Worksheet, row: int, columns: Sequence[Column], cells: Sequence[Cell], grid: int) -> None:
        """A row, as high as its longest text."""
        lines = 1
        for place, cell in enumerate(cells):
            wraps = columns[place].wraps
            if wraps and isinstance(cell, str) and len(cell) >= columns[place].width:
                lines = max(lines, _lines(cell, columns[place].width))
            self._write(sheet, row, place, cell, "hours in a grid" if place >= grid else "hours", wraps=wraps)
        if lines > 1:
            sheet.set_row(row, min(LINE_HEIGHT * lines, HIGHEST))

    def _write(self, sheet: Worksheet, row: int, column: int, cell: Cell, hours: str, *, wraps: bool) -> None:
        """One cell as what it is: a date is a date, and words are never a formula."""
        if isinstance(cell, str):
            style = "wrapped" if wraps else "text"
            if cell.startswith(FORMULA):
                style = "marked, wrapped" if wraps else "marked"
            sheet.write_string(row, column, cell, self._formats[style])
        elif isinstance(cell, time):
            sheet.write_number(row, column, (cell.hour * 60 + cell.minute) / (24 * 60), self._formats["time"])
        elif isinstance(cell, date):
            sheet.write_number(row, column, cell.toordinal() - EPOCH, self._formats["date"])
        elif cell is not None:
            sheet.write_number(row, column, cell, self._formats[hours if isinstance(cell, float) else "number"])

    def close(self) -> bytes:
        """The whole book, as xlsx."""
        self._book.close()
        return self._written.getvalue()


@lru_cache(maxsize=1 << 16)
def _lines(words: str, width: float) -> int:
    """How many lines words take in a column.

    >>> _lines("Flyttet fra den faste tid", 12)
    2
    """
    return len(wrap(words, max(1, int(width * LETTERS)))) or 1
