"""Pictures for the projector and the phones, painted in a process of their own, so that the room never waits for them."""

from __future__ import annotations

import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import sleep
from typing import Any

from tuskit.charts import Size
from tuskit.story import pictures
from tuskit.surfaces import results
from tuskit.text import Lang
from tuskit.workshop import Workshop

WATCH = 2.0
"""Seconds between two looks at whether the server is still there."""


@dataclass(frozen=True, kw_only=True)
class Painted:
    """One picture of an exercise, and what is said with it."""

    title: str
    subtitle: str
    alt: str
    svg: str
    """The body of the chart, in the projector's size; empty when there is nothing to show."""
    number: int
    """Which picture it is, from 1."""
    pictures: int
    sentences: tuple[str, ...]


def paint(folder: str, key: str, lang: Lang, round: int, picture: int) -> Painted:
    """Paint one of an exercise's pictures, counted from 0 and turning over at the last."""
    workshop = _opened(folder)
    drawn = results.charts(workshop, key, lang, round=round)
    said = results.sentences(workshop, key, lang, round=round)
    if not drawn:
        return Painted(title="", subtitle="", alt="", svg="", number=0, pictures=0, sentences=said)
    at = picture % len(drawn)
    chart = drawn[at]
    return Painted(
        title=chart.title,
        subtitle=chart.subtitle,
        alt=chart.alt,
        svg=chart.svg("projector"),
        number=at + 1,
        pictures=len(drawn),
        sentences=said,
    )


def foretold(
    folder: str, key: str, lang: Lang, forecasts: Sequence[Mapping[str, Any]]
) -> tuple[list[str], tuple[str, ...]]:
    """Forecasts against what the room answered: charts as HTML, and sentences."""
    charts, said = results.foretold(_opened(folder), key, lang, forecasts)
    return [chart.html(lang) for chart in charts], said


def told(_folder: str, lang: Lang, size: Size, chart: str) -> str:
    """One of the story's pictures as SVG, by its chart's id; the same in every workshop. Raises KeyError for another id."""
    return pictures.charts(lang)[chart].svg(size)


def begin(parent: int, folder: str) -> None:
    """Get ready in a new process: open the workshop, load what draws, and end when the server has gone."""
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _opened(folder)
    from tuskit.charts import theme  # noqa: PLC0415  (loads matplotlib)

    theme.figure("phone")


def _end_with(parent: int) -> None:
    while os.getppid() == parent:
        sleep(WATCH)
    os._exit(0)


@cache
def _opened(folder: str) -> Workshop:
    return Workshop.open(Path(folder))
