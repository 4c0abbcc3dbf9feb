"""The exercises, in workshop order. A new one is added here and nowhere else."""

from __future__ import annotations

from typing import Any

from tuskit.exercise import Exercise
from tuskit.exercises.cadence import CADENCE
from tuskit.exercises.diagnose import DIAGNOSE
from tuskit.exercises.misfit import MISFIT
from tuskit.exercises.needs import NEEDS
from tuskit.exercises.position import POSITION
from tuskit.exercises.split import SPLIT
from tuskit.exercises.team import TEAM

EXERCISES: dict[str, Exercise[Any]] = {
    exercise.key: exercise for exercise in (POSITION, DIAGNOSE, MISFIT, NEEDS, SPLIT, TEAM, CADENCE)
}
