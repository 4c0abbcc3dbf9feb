"""Sliders for the numbers of a decision, and beside them what would follow. Sliding stores nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, ClassVar

import anywidget
import traitlets
from babel.numbers import format_decimal

from tuskit.exercise import Part, questions
from tuskit.fields import Number
from tuskit.questions import Rows
from tuskit.text import LOCALE, Lang
from tuskit.ui import words
from tuskit.ui.controls import STATIC, script, style

Values = Mapping[str, Any]
"""Answers to a decision: question → row → field → number."""


@cache
def look() -> str:
    """The look of the sliders, and of what is shown beside them."""
    return f"{style()}\n{(STATIC / 'sliders.css').read_text(encoding='utf-8')}"


class Sliders(anywidget.AnyWidget):
    """A slider for each number, in a section that unfolds.

    The browser writes `asked` and waits until `shown` answers it before it asks again, with the last values alone: a
    slow answer never makes a queue. What it asks is not to be trusted; whoever reads it checks it.
    """

    _esm: ClassVar[str] = script("sliders")
    _css: ClassVar[str] = look()

    spec = traitlets.Dict().tag(sync=True)
    lang = traitlets.Unicode("en").tag(sync=True)
    stands = traitlets.Dict().tag(sync=True)
    """Where the sliders begin, and what “back” brings back."""
    asked = traitlets.Dict().tag(sync=True)
    """{"n": which question this is, "values": the sliders' numbers}"""
    shown = traitlets.Dict().tag(sync=True)
    """{"n": which question is answered, "html": a small picture, "short": the same in a line, "sentences": [what is said with it]}"""


def describe(parts: tuple[Part, ...], stands: Values, lang: Lang, *, unfolded: bool, uses: bool) -> dict[str, Any]:
    """All that the browser needs: for each row its name, and for each of its numbers the stops of a slider."""
    return {
        "groups": list(_groups(parts, stands, lang)),
        "unfolded": unfolded,
        "uses": uses,
        "words": words.say(words.SLIDERS, lang),
    }


def _groups(parts: tuple[Part, ...], stands: Values, lang: Lang) -> Iterator[dict[str, Any]]:
    for question in questions(parts):
        if not isinstance(question, Rows):
            continue
        for row in question.rows:
            begins = stands.get(question.id, {}).get(row.id, {})
            knobs = [
                {"field": field.id, "text": field.text[lang], "stops": _stops(field, begins[field.id], lang)}
                for field in question.fields
                if isinstance(field, Number) and field.id in begins
            ]
            if knobs:
                yield {"question": question.id, "row": row.id, "text": row.text[lang], "knobs": knobs}


def _stops(field: Number, begins: float, lang: Lang) -> list[dict[str, Any]]:
    """Where a slider stops, each with its words; where it begins is one of them."""
    count = int((field.most - field.least) / field.step) + 1
    stops = list(field.stops or (field.least + n * field.step for n in range(count)))
    if begins not in stops:
        stops.insert(next((at for at, stop in enumerate(stops) if stop > begins), len(stops)), begins)
    return [{"value": stop, "text": _said(field, stop, lang)} for stop in stops]


def _said(field: Number, value: float, lang: Lang) -> str:
    if value == 0 and field.zero:
        return field.zero[lang]
    unit = field.one if value == 1 and field.one else field.unit
    return f"{format_decimal(value, locale=LOCALE[lang])} {unit[lang]}"
