"""What a csv file's bytes say: UTF-8, UTF-16 or Windows-1252, and never a guess that could spell a name wrong."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator

MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
"""How a file begins when it says itself how it is written; Excel's “Unicode text” is UTF-16."""
ASCII = 0x80
MORE = re.compile(rb"[\xC2-\xDF][\x80-\xBF]|[\xE0-\xEF][\x80-\xBF]{2}|[\xF0-\xF4][\x80-\xBF]{3}")
"""A letter outside ASCII as UTF-8 writes it."""
NORDIC = re.compile(rb"\xC3[\x80-\xBF]|\xE2\x80[\x80-\xBF]")
"""Such a letter that is æ, ø, å, é or a dash or quotation mark: in Windows-1252 no Danish word reads so."""
TWICE = re.compile(r"Ã[¦¸¥†˜…©¶¼¤]|â€[“”™]")
"""æ, ø, å, é, ö, ü, ä or a dash that was UTF-8 and was once read as Windows-1252."""
FOREIGN = re.compile(r"(?<=[A-Za-z])[†›¾¿Œ](?=[A-Za-z])|(?<=[a-z])‘(?=[a-z])")
"""å, ø, æ of MS-DOS or an old Mac, read as Windows-1252."""
SHOWN = 5
"""So many lines are named; the rest are counted."""
SAVE = "In Excel: open it, see that æ, ø and å are right, save it as “CSV UTF-8”."


class UndecidedError(ValueError):
    """The bytes cannot be read for certain. `where` is ":3" or empty, `says` the rest of the sentence."""

    def __init__(self, says: str, lines: Iterator[int] | None = None) -> None:
        numbers = sorted(set(lines or ()))
        self.where = f":{numbers[0]}" if numbers else ""
        others = ", ".join(map(str, numbers[1:SHOWN]))
        left = f" and {len(numbers) - SHOWN} more" if len(numbers) > SHOWN else ""
        self.says = f"{says} (also line {others}{left})." if others else f"{says}."
        super().__init__(self.says)


def decode(content: bytes) -> str:
    """The words of a csv file. Raises UndecidedError rather than spell a name wrong."""
    said = next((name for mark, name in MARKS if content.startswith(mark)), None) or _unmarked(content)
    try:
        source = content.decode(said or "utf-8")
    except UnicodeDecodeError as error:
        if said:
            message = f"begins as {said.removesuffix('-sig').upper()}, but is something else further down. {SAVE[:-1]}"
            raise UndecidedError(message, iter([content.count(b"\n", 0, error.start) + 1])) from None
        source = _western(content)
    if "\0" in source:
        message = f"holds bytes that are no text. {SAVE[:-1]}"
        raise UndecidedError(message)
    for pattern, what in (
        (re.compile("\N{REPLACEMENT CHARACTER}"), "has lost letters (\N{REPLACEMENT CHARACTER}) before it came here"),
        (TWICE, "has letters that were read wrongly before it came here (“Ã¸” for “ø”)"),
    ):
        if pattern.search(source):
            message = f"{what}. Export the list once more, as UTF-8"
            raise UndecidedError(message, _lines(source, pattern))
    return source


def _unmarked(content: bytes) -> str | None:
    """UTF-16 that does not say so: every other byte of its first line is empty."""
    first = content[:64]
    if len(first) < 4 or len(content) % 2:  # noqa: PLR2004  (two letters at least)
        return None
    even, odd = (first[k::2].count(0) for k in (0, 1))
    half = len(first) // 4
    return "utf-16-le" if odd > half > even else "utf-16-be" if even > half > odd else None


def _western(content: bytes) -> str:
    """Windows-1252, when the bytes that are not UTF-8 are no damage to a file that is."""
    sound = len(MORE.findall(content))
    rest = MORE.sub(lambda found: b"." * len(found[0]), content)
    bad = [at for at, byte in enumerate(rest) if byte >= ASCII]
    if NORDIC.search(content) or sound > len(bad):
        message = f"is UTF-8 with bytes among it that are not. {SAVE[:-1]}"
        raise UndecidedError(message, _at(content, bad))
    try:
        source = content.decode("cp1252")
    except UnicodeDecodeError as error:
        message = f"is neither UTF-8 nor Windows-1252. {SAVE[:-1]}"
        raise UndecidedError(message, _at(content, [error.start])) from None
    if FOREIGN.search(source):
        message = f"is written as MS-DOS or an old Mac does. {SAVE[:-1]}"
        raise UndecidedError(message, _lines(source, FOREIGN))
    return source


def _at(content: bytes, places: list[int]) -> Iterator[int]:
    """The lines, from 1, of some places in ascending order."""
    line, last = 1, 0
    for place in places:
        line += content.count(b"\n", last, place)
        last = place
        yield line


def _lines(source: str, pattern: re.Pattern[str]) -> Iterator[int]:
    """The lines, from 1, in which something stands."""
    return _at(source.encode("utf-8"), [len(source[: found.start()].encode()) for found in pattern.finditer(source)])
