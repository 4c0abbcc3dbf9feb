"""How each kind of question is answered by a simulated room."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from tuskit.fields import Choice, Field, Number
from tuskit.questions import DONT_KNOW, Grid, Note, Pick, Points, Question, Rows, Scale, Shift, Sort
from tuskit.simulate.room import Room

if TYPE_CHECKING:
    from numpy.typing import NDArray

SKIPS, DOUBTS, WRITES = 0.02, 0.05, 0.15
"""How often an item is skipped, answered with "don't know", a note written."""
TICKS = 3
"""How many boxes people tick, however many they may."""
NOTE = "Simuleret svar / simulated answer"


def _mapping(found: object, key: str) -> object:
    return found.get(key) if isinstance(found, Mapping) else None


def _judged(question: Scale | Grid, room: Room, pairs: Sequence[tuple[str, str]]) -> list[list[int | str | None]]:
    """For each person and pair a level, "don't know", or None where it was skipped."""
    values = np.array(sorted(level.value for level in question.levels))
    levels = values[room.steps(room.stands(pairs, steady=isinstance(question, Shift)), len(values) - 1)].tolist()
    skipped, doubted = room.chance(SKIPS, len(pairs)), room.chance(DOUBTS if question.dont_know else 0, len(pairs))
    return [
        [None if s else DONT_KNOW if d else level for level, s, d in zip(*row, strict=True)]
        for row in zip(levels, skipped, doubted, strict=True)
    ]


def _scale(question: Scale, room: Room) -> list[Any]:
    judged = _judged(question, room, [(i, "level") for i in question.ids])
    return [{i: level for i, level in zip(question.ids, row, strict=True) if level is not None} for row in judged]


def _grid(question: Grid, room: Room) -> list[Any]:
    pairs = [(row, column.id) for row in question.ids for column in question.columns]
    return [_nested(zip(pairs, judged, strict=True)) for judged in _judged(question, room, pairs)]


def _nested(values: Any) -> dict[str, dict[str, Any]]:
    """Pairs of (item, field) and value as item → field → value, without what was skipped."""
    answer: dict[str, dict[str, Any]] = {}
    for (item, field), value in values:
        if value is not None:
            answer.setdefault(item, {})[field] = value
    return answer


def _points(question: Points, room: Room) -> list[Any]:
    weights = np.exp(1.5 * room.stands([(i, "points") for i in question.ids], weighed=True))
    unit = 5 if question.total % 5 == 0 else 1
    exact = weights / weights.sum(axis=1, keepdims=True) * (question.total // unit)
    points = np.floor(exact).astype(int)
    order = np.argsort(points - exact, axis=1, kind="stable")
    left = question.total // unit - points.sum(axis=1)
    np.put_along_axis(
        points, order, np.take_along_axis(points, order, 1) + (np.arange(len(question.ids)) < left[:, None]), 1
    )
    return [dict(zip(question.ids, row, strict=True)) for row in (points * unit).tolist()]


def _pick(question: Pick, room: Room) -> list[Any]:
    stands = room.stands([(i, "picked") for i in question.ids], weighed=True)
    liking = 1.5 * stands + room.stream.gumbel(size=(room.n, len(question.ids)))
    many = np.maximum(min(question.most, TICKS) - room.chance(0.2, 1)[:, 0], 1)
    order = np.argsort(-liking, axis=1, kind="stable").tolist()
    return [[question.ids[i] for i in row[:count]] for row, count in zip(order, many, strict=True)]


def _sort(question: Sort, room: Room) -> list[Any]:
    habits = {
        (place.id, detail.id): room.choices(detail.options, _mapping(room.lean.get(place.id), detail.id))
        for place in question.places
        for detail in question.details
    }
    answers: list[dict[str, dict[str, str]]] = [{} for _ in range(room.n)]
    for card in question.ids:
        chosen = room.choices(question.places, room.lean.get(card))
        skipped, plain = room.chance(SKIPS, 1)[:, 0], room.chance(DOUBTS, max(len(question.details), 1))
        for person in np.flatnonzero(~skipped):
            place = question.places[chosen[person]].id
            details = {
                detail.id: detail.options[habits[place, detail.id][person]].id
                for detail, without in zip(question.details, plain[person], strict=False)
                if not without
            }
            answers[person][card] = {"place": place, **details}
    return answers


def _rows(question: Rows, room: Room) -> list[Any]:
    pairs = [(row, field) for row in question.ids for field in question.fields]
    stands = room.stands([(row, field.id) for row, field in pairs])
    skipped = room.chance(SKIPS, len(pairs))
    values = [
        [None if out else value for value, out in zip(_values(field, column, room), skip, strict=True)]
        for (_, field), column, skip in zip(pairs, stands.T, skipped.T, strict=True)
    ]
    keys = [(row, field.id) for row, field in pairs]
    return [_nested(zip(keys, row, strict=True)) for row in zip(*values, strict=True)] if pairs else [{}] * room.n


FEW_STEPS = 10
"""A number with no more steps than this is answered like a scale."""


def _values(field: Field, stands: NDArray[np.float64], room: Room) -> list[Any]:
    """What people write in one field; words are left out."""
    if isinstance(field, Choice):
        return [field.options[i].id for i in room.choices(field.options, None)]
    if not isinstance(field, Number):
        return [None] * room.n
    steps = int((field.most - field.least) / field.step + 1e-9)
    if steps <= FEW_STEPS:
        wanted = room.steps(stands, steps).astype(float)
    elif field.usual is None:
        wanted = steps ** ((stands + 1) / 2)  # guesses differ by factors: from one step to all of them
    else:
        wanted = (field.usual * np.exp(0.7 * stands) - field.least) / field.step
    numbers = field.least + np.clip(np.rint(wanted), 0, steps) * field.step
    return [int(v) if v == int(v) else round(v, 9) for v in numbers.tolist()]


def _note(_question: Note, room: Room) -> list[Any]:
    return [NOTE if writes else "" for writes in room.chance(WRITES, 1)[:, 0]]


Q = TypeVar("Q", bound=Question)
ANSWERS: Mapping[type[Question], Callable[[Any, Room], list[Any]]] = {
    Scale: _scale,
    Shift: _scale,
    Grid: _grid,
    Points: _points,
    Pick: _pick,
    Sort: _sort,
    Rows: _rows,
    Note: _note,
}
"""How each kind of question is answered."""
