"""The type of every chart: how wide words are, and where they break.

A label may hold soft hyphens (U+00AD): a word that must be broken is broken there first.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.font_manager import FontProperties
    from matplotlib.ft2font import FT2Font

FAMILY = "Source Sans Pro"
STRONG = "Source Sans Pro, semibold"
FALLBACK = "DejaVu Sans"

SOFT_HYPHEN = "\u00ad"
BREAK = re.compile(r"(?<=\w\w\w[/-])(?=\w\w\w)")
SPACES = re.compile(r"[ \t\r\n]+")
HYPHENS = re.compile(SOFT_HYPHEN)
JOINT = re.compile(r"(?<=\w\w)(?:ings|heds|ions|skabs|mands|tets|ments|tence)(?=\w{3})")
"""Where Danish compounds are joined, most of them with an s, so that they may be broken after it."""
SYLLABLE = re.compile(r"(?<=\w\w)(?=[bcdfghjklmnpqrstvwxz][aeiouyæøå]\w)", re.IGNORECASE)


@cache
def register() -> None:
    """Make the type known to matplotlib; semibold as a family of its own, because the fall-back has no such weight."""
    from matplotlib.font_manager import fontManager  # noqa: PLC0415  (heavy)

    fontManager.addfont(_files()[True])
    fontManager.ttflist[-1] = replace(fontManager.ttflist[-1], name=STRONG, weight=400)
    fontManager.addfont(_files()[False])
    fontManager.addfont(str(Path(_files()[False]).with_name("SourceSansPro-Bold.ttf")))


def type_of(points: float, *, strong: bool = False) -> FontProperties:
    """Give the family at a size, for `fontproperties=`."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415  (heavy)

    register()
    return FontProperties(family=[STRONG if strong else FAMILY, FALLBACK], size=points)


def width(text: str, points: float, *, strong: bool = False) -> float:
    """Measure the longest line of a text, in points."""
    return points * max(sum(_advance(letter, strong=strong) for letter in line) for line in text.split("\n"))


def writable(text: str) -> str:
    """Leave out what the fonts cannot write (an emoji in a card of the room's own), and mend the spaces but hard ones."""
    known = (letter if letter == SOFT_HYPHEN or _advance(letter, strong=False) else " " for letter in text)
    return SPACES.sub(" ", "".join(known)).strip()


def lines(text: str, wide: float, points: float, *, strong: bool = False) -> list[str]:
    """Break a text into lines no wider than `wide` points: between words, inside one only if it is longer than that."""
    found: list[str] = []
    line = ""
    for piece in _pieces(text):
        if line and width((line + piece).rstrip(), points, strong=strong) > wide:
            found.append(line)
            line = ""
        rest = piece
        while width(rest.rstrip(), points, strong=strong) > wide and len(rest.rstrip()) > 1:
            head, rest = _broken(rest, wide, points, strong=strong)
            found.append(head)
        line += rest
    return [whole.rstrip().replace(SOFT_HYPHEN, "") for whole in [*found, line] if whole.strip()]


def _pieces(text: str) -> Iterator[str]:
    """Split where a line may end: after a space, and in a long word after a slash or a hyphen."""
    for word in writable(text).split(" ") if text else ():
        yield from BREAK.split(word + " ")


def _broken(piece: str, wide: float, points: float, *, strong: bool) -> tuple[str, str]:
    """Cut a word that is longer than a line: where it says so, at a joint, between syllables, or anywhere."""
    fits = [at for at in range(1, len(piece.rstrip())) if width(piece[:at] + "-", points, strong=strong) <= wide] or [1]
    for places in (HYPHENS, JOINT, SYLLABLE):
        if found := [match.end() for match in places.finditer(piece) if match.end() <= fits[-1]]:
            return piece[: found[-1]] + "-", piece[found[-1] :]
    return piece[: fits[-1]] + "-", piece[fits[-1] :]


@cache
def _files() -> dict[bool, str]:
    """Name the font files: regular, and semibold under True."""
    import font_source_sans_pro  # noqa: PLC0415  (only where a chart is drawn)

    folder = Path(font_source_sans_pro.__file__).parent / "files"
    return {False: str(folder / "SourceSansPro-Regular.ttf"), True: str(folder / "SourceSansPro-Semibold.ttf")}


@cache
def _faces(*, strong: bool) -> tuple[FT2Font, ...]:
    from matplotlib.font_manager import FontProperties, findfont, get_font  # noqa: PLC0415  (heavy)

    return get_font(_files()[strong]), get_font(findfont(FontProperties(family=FALLBACK)))


@cache
def _advance(letter: str, *, strong: bool) -> float:
    """Tell how far a letter moves the pen, in ems; 0 for one that no font of ours can write."""
    if letter == SOFT_HYPHEN:
        return 0.0
    for face in _faces(strong=strong):
        if face.get_char_index(ord(letter)):
            from matplotlib.ft2font import LoadFlags  # noqa: PLC0415  (heavy)

            face.set_size(100, 72)
            return float(face.load_char(ord(letter), flags=LoadFlags.NO_HINTING).linearHoriAdvance) / 65536 / 100
    return 0.0
