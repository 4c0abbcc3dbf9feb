"""What a simulated room tends to answer, so that a demo tells a story: tendencies, read from a file.

A tendency is a number from −1 (the lowest level, the least) to 1 (the highest, the most), for a question's

    Scale, Shift, Points, Pick   item: tendency
    Grid                  row: tendency, or row: {column: tendency}
    Rows                  row: tendency, or row: {field: tendency}
    Sort                  card: {place: weight}, and place: {detail: {option: weight}}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import ConfigDict, RootModel

from tuskit.exercise import Part, questions
from tuskit.questions import Grid, Note, Question, Rows, Sort
from tuskit.text import InputError, load

Tendency = float | Mapping[str, float | Mapping[str, float]]
Lean = Mapping[str, Mapping[str, Tendency]]
"""Question → item → tendency."""

NOT_ASKED = "is not asked. Check the spelling or take it out."
OFF = "cannot be used. Write a number from −1 to 1."
WEIGHT = "cannot be used. Write a weight, 0 or more, for each place, or for each option of a detail."


class _Leans(RootModel[dict[str, dict[str, dict[str, float | dict[str, float | dict[str, float]]]]]]):
    """`lean.yaml`: exercise → question → item → tendency."""

    model_config = ConfigDict(strict=True)


def leans(path: Path, exercises: Mapping[str, tuple[Part, ...]]) -> dict[str, Lean]:
    """Read the tendencies of some exercises (key → what is asked) from a file: exercise → lean.

    Raises InputError with everything in the file that the exercises do not ask, or that is out of range.
    """
    found = load(path, _Leans).root
    problems = [f"{path}: {key} is not an exercise here. Take it out." for key in found if key not in exercises]
    for key in exercises:
        asked = {question.id: question for question in questions(exercises[key])}
        for name, items in found.get(key, {}).items():
            where = f"{path}: {key}.{name}"
            if name in asked:
                problems += _wrong(where, items, _names(asked[name]), weighted=isinstance(asked[name], Sort))
            else:
                problems.append(f"{where} {NOT_ASKED}")
    if problems:
        raise InputError(problems)
    return dict(found)


Names = Mapping[str, Any]
"""What may be named, and inside it (nested); None where a number stands."""


def _names(question: Question) -> Names:
    """What the lean of a question may name."""
    match question:
        case Sort():
            places: Names = dict.fromkeys(place.id for place in question.places)
            details: Names = {detail.id: dict.fromkeys(o.id for o in detail.options) for detail in question.details}
            return dict.fromkeys(places, details) | dict.fromkeys(question.ids, places)
        case Grid():
            return dict.fromkeys(question.ids, dict.fromkeys(column.id for column in question.columns))
        case Rows():
            return dict.fromkeys(question.ids, dict.fromkeys(field.id for field in question.fields))
        case Note():
            return {}
    return dict.fromkeys(question.ids)


def _wrong(where: str, found: Any, names: Names | None, *, weighted: bool) -> Iterator[str]:
    """What is wrong with a part of a lean: a number, or a mapping of those."""
    if isinstance(found, Mapping) and names is not None:
        for name, value in found.items():
            if name in names:
                yield from _wrong(f"{where}.{name}", value, names[name], weighted=weighted)
            else:
                yield f"{where}.{name} {NOT_ASKED}"
    elif weighted and (isinstance(found, Mapping) or names is not None or not found >= 0):
        yield f"{where} {WEIGHT}"
    elif not weighted and (isinstance(found, Mapping) or not -1 <= found <= 1):
        yield f"{where} {OFF}"
