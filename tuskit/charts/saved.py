"""A figure as bytes: the same every time, and small enough for a page and for a committed notebook."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.figure import Figure

NOISE = re.compile(r"<metadata>.*?</metadata>|<!--.*?-->|<!DOCTYPE[^>]*>|<\?xml[^>]*\?>", re.DOTALL)
IDS = re.compile(r' id="(?:figure|axes|patch|text|line2d|collection|legend|matplotlib\.axis|[xy]tick)_[\d]+"')
GLYPH = re.compile(r'(?<=id=")[\w-]+-[0-9a-f]+(?=" d=)')
NUMBER = re.compile(r"-?\b[1-9]\d*\.\d{3,}")
"""Numbers below one are scales, and stay exact."""
OUTLINE = re.compile(r'((?<= d=")[^"]*)" transform="scale\(0\.015625\)"')
COORDINATE = re.compile(r"-?\d+")
BREAKS = re.compile(r"\s*\n\s*")
BARE = re.compile(r"<g>(<path [^>]*/>|<g [^>]*>(?:<use [^>]*/>)*</g>|<defs>(?:<path [^>]*/>)*</defs>)</g>")
STYLE = re.compile(r'style="[^"]*"')
STEPS = re.compile(r" ?([MLHVCQz]) ?(?=[-\dMLHVCQz\"])")
MOVED = re.compile(r'(?<=" )transform="translate\(([-\d.]+) 0\)"(?=/>)')
COLOURS = 128


def svg(figure: Figure) -> str:
    """Write a figure as SVG, words as outlines, without a date and without what no reader needs."""
    written = io.StringIO()
    figure.savefig(written, format="svg", metadata={"Date": None})
    found = IDS.sub("", NOISE.sub("", written.getvalue()))
    for number, glyph in enumerate(dict.fromkeys(GLYPH.findall(found))):
        found = found.replace(f'id="{glyph}"', f'id="g{number}"').replace(f'"#{glyph}"', f'"#g{number}"')
    found = OUTLINE.sub(_coarser, found.replace("xlink:href", "href"))
    found = NUMBER.sub(lambda match: f"{float(match[0]):.2f}".rstrip("0").rstrip("."), found)
    found = MOVED.sub(r'x="\1"', STEPS.sub(r"\1", BREAKS.sub(" ", found)))
    found = found.replace("> <", "><").replace("; stroke-linejoin: miter", "")
    for _ in range(3):
        found = BARE.sub(r"\1", found)
    return STYLE.sub(lambda match: match[0].replace(": ", ":").replace("; ", ";"), found).strip()


def _coarser(outline: re.Match[str]) -> str:
    """Draw a letter on 800 steps an em instead of 6400: nobody sees it, and a page is a third smaller."""
    return COORDINATE.sub(lambda match: str(round(int(match[0]) / 8)), outline[1]) + '" transform="scale(0.125)"'


def png(figure: Figure, dots: float) -> bytes:
    """Write a figure as PNG in few colours, `dots` to the inch."""
    from PIL import Image  # noqa: PLC0415  (comes with matplotlib; only where a chart is drawn)

    raw = io.BytesIO()
    figure.savefig(raw, format="png", dpi=dots)
    small = io.BytesIO()
    with Image.open(raw) as picture:
        few = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(small, format="png", optimize=True)
    return small.getvalue()
