"""A csv file as lines of cells: which mark parts its cells, and a quote that nobody closed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Sequence
from itertools import islice
from pathlib import Path

from tuskit.spreadsheet.decode import UndecidedError, decode
from tuskit.text import InputError

Lines = list[tuple[int, list[str]]]
MARKS = ";\t,|"
"""What may part cells; the first of them where two would do."""
LOOKED = 50
"""Headings stand within so many lines."""
TEXT = re.compile(r'="(.*)"|\'(\d+)')
"""A number that Excel was told to keep as words: ="0012" or '0012."""
TOLD = re.compile(r"\s*\"?sep=(.)\"?\s*", re.IGNORECASE)
"""The first line with which Excel is told what parts the cells."""


def parted(path: Path, content: bytes, known: Callable[[Sequence[str]], int]) -> Lines:
    """The lines of a csv file with their numbers. `known` counts the known headings among some cells.

    Raises InputError for bytes that cannot be read for certain, and for a quote that is opened and not closed.
    """
    try:
        source = decode(content)
    except UndecidedError as error:
        message = f"{path}{error.where}: {error.says}"
        raise InputError([message]) from None
    first, _, rest = source.partition("\n")
    told = TOLD.fullmatch(first)
    mark = told[1] if told else _mark(source, known)
    try:
        found = _read(rest if told else source, mark, 2 if told else 1)
    except csv.Error as error:
        message = f"{path}: cannot be read as csv ({error}). A quotation mark may be opened and not closed; else save the list as csv once more."
        raise InputError([message]) from None
    problems = [
        f"{path}:{line}: a quotation mark is opened and not closed, so that the lines below are taken for one cell. "
        "Close it, or take it out."
        for line, cells in found
        if any("\n" in cell and _swallowed(cell, mark) for cell in cells)
    ]
    if problems:
        raise InputError(problems[:1])
    return found


def _read(source: str, mark: str, line: int) -> Lines:
    reader = csv.reader(io.StringIO(source, newline=""), delimiter=mark)
    found: Lines = []
    read = 0
    for cells in reader:
        found.append((line + read, [_words(cell) for cell in cells]))
        read = reader.line_num  # a cell may hold line breaks: a line is where its cells begin
    return found


def _words(cell: str) -> str:
    found = TEXT.fullmatch(cell)
    return (found[1] or found[2] or "") if found else cell


def _swallowed(cell: str, mark: str) -> bool:
    """Whether a cell holds what must be lines of their own."""
    return any(line.count(mark) > 1 for line in cell.split("\n")[1:])


def _mark(source: str, known: Callable[[Sequence[str]], int]) -> str:
    """What parts the cells: where the most known headings stand in one line, else what the first line has most of."""
    top = list(islice(io.StringIO(source, newline=""), LOOKED))

    def headings(mark: str) -> int:
        return max((known(cells) for cells in csv.reader(top, delimiter=mark)), default=0)

    best = max(MARKS, key=headings)
    first = next((line for line in top if line.strip()), "")
    return best if headings(best) > 1 else max(MARKS, key=first.count)
