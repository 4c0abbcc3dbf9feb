"""The sheet: a composed conversation as HTML, on screen and on one or two pages of A4."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tuskit.guide.conversation import EMPTY, LINES, Guide
from tuskit.text import Text

STATIC = Path(__file__).parent
"""Where the look of the sheet lies."""
KIND = Text(
    da="MU-guide · samtalen mellem leder og medarbejder", en="MU guide · the conversation of leader and employee"
)
MOST = max(lines for _, lines in LINES)
DATE = Text(da="Dato", en="Date")


@cache
def _pages() -> Environment:
    return Environment(
        loader=FileSystemLoader(STATIC),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def style() -> str:
    """The look of a sheet, on its own."""
    return (STATIC / "guide.css").read_text(encoding="utf-8")


def sheet(guide: Guide, *, heading: int = 2, live: bool = False) -> str:
    """The sheet as a piece of HTML whose title is a heading of that level.

    `live` leaves the sum and the number of lines to the page, where questions come and go as they are chosen.
    """
    lang = guide.lang
    said = {"kind": KIND[lang], "date": DATE[lang], "empty": EMPTY[lang]}
    page = _pages().get_template("sheet.html.j2")
    return page.render(guide=guide, heading=heading, live=live, fits=LINES, most=MOST, **said)


def whole(guide: Guide) -> str:
    """The sheet as a page of its own, which needs nothing else: to be kept as a file, or printed."""
    return _pages().get_template("whole.html.j2").render(guide=guide, style=style(), sheet=sheet(guide, heading=1))
