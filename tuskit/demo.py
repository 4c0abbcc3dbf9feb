"""Workshop folders: a new one to edit, and the demo, a made-up organisation with simulated answers."""

from __future__ import annotations

import secrets
import shutil
from datetime import UTC, datetime
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Any

from pydantic import RootModel

from tuskit import kit
from tuskit.calendar import FILE as CALENDAR
from tuskit.exercises import EXERCISES
from tuskit.guide import FILE as GUIDE
from tuskit.plan import FILE, Plan
from tuskit.responses import Response
from tuskit.simulate import Archetype, Lean, leans, simulate
from tuskit.text import InputError, load
from tuskit.workshop import Workshop

WHOLE, TEAM = "demo", "demo-team"
"""The demos: a whole organisation's workshop, and one team's TUS, which its matrix tells of before anybody answers."""
SEED = 2023
"""The year of the talk."""


def new(folder: Path, *, template: str = "new") -> None:
    """Make a workshop folder to edit: workshop.yaml, an organisation file, the year's calendar and the exercises' words.

    Raises InputError, and writes nothing, when the folder is not empty or cannot be written.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        message = f"{folder}: is there already and is not an empty folder. Choose a new name."
        raise InputError([message])
    data = kit.folder("workshop-data")
    unfinished = folder.with_name(f".{folder.name}.{secrets.token_hex(4)}")
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(data / template, unfinished, ignore=shutil.ignore_patterns("lean.yaml", "decisions.yaml"))
        if template == "new":
            shutil.copytree(data / "exercises", unfinished / "exercises")
            for own in (GUIDE, CALENDAR):
                shutil.copyfile(data / own, unfinished / own)
        if folder.exists():
            folder.rmdir()
        unfinished.rename(folder)
    except OSError as error:
        shutil.rmtree(unfinished, ignore_errors=True)
        message = f"{folder}: cannot be written ({error.strerror}). Choose a folder that you may write to."
        raise InputError([message]) from None


def fill(workshop: Workshop, participants: int, *, seed: int, archetype: Archetype = "mixed") -> None:
    """Let simulated participants answer every exercise; who they are follows the organisation file, if there is one.

    Raises InputError when real people have answered: simulated answers are never mixed with theirs.
    """
    if workshop.store.origins() - {"simulated"}:
        message = f"{workshop.folder}: real people have answered. Simulate in a new folder (tuskit new)."
        raise InputError([message])
    people = workshop.organisation.people if workshop.organisation else ()
    who = list(islice(cycle(people), participants)) if people else [None] * participants
    asks = workshop.plan.ask
    roles = [person.role if person else None for person in who] if people else None
    teams = [next(iter(person.teams), None) if person and "team" in asks else None for person in who]
    asked = {exercise.key: workshop.parts(exercise.key) for exercise in workshop.exercises}
    leaning = tendencies()
    run = secrets.token_hex(4)
    workshop.settle()
    for key, parts in asked.items():
        given = simulate(
            parts, participants, seed=seed, archetype=archetype, lean=leaning.get(key), roles=roles, teams=teams
        )
        workshop.store.append_all(
            [
                Response(
                    participant=f"simulated-{run}-{number}",
                    exercise=key,
                    answers=person["answers"],
                    at=datetime.now(UTC),
                    origin="simulated",
                    role=person["role"] if "role" in asks else None,
                    team=person["team"],
                )
                for number, person in enumerate(given)
            ],
            batch=1,
        )


@cache
def tendencies() -> dict[str, Lean]:
    """What the kit's own rooms tend to answer; what a workshop has added leans nowhere."""
    source = kit.folder("workshop-data") / "demo"
    own = Workshop(load(source / FILE, Plan))
    return leans(source / "lean.yaml", {key: own.parts(key) for key in EXERCISES})


def _decide(workshop: Workshop) -> None:
    """What the demo's group has decided, labelled as simulated like its answers."""
    decided = load(kit.folder("workshop-data") / "demo" / "decisions.yaml", _Decisions).root
    for key, answers in decided.items():
        if problems := workshop.decide(key, answers, origin="simulated"):
            message = "; ".join(f"{key}.{p.question}.{p.item}: {p.says['en']}" for p in problems)
            raise InputError([f"decisions.yaml: {message}"])


class _Decisions(RootModel[dict[str, dict[str, Any]]]):
    """`decisions.yaml`: exercise → answers to its decision."""


def make(folder: Path, *, fresh: bool = False, template: str = WHOLE) -> None:
    """Make a demo workshop in a folder, unless it is there already; `fresh` forgets what was answered in it.

    Raises InputError rather than touch a folder that is not a demo.
    """
    if fresh and (folder / FILE).exists():
        if not load(folder / FILE, Plan).simulated:
            message = f"{folder}: is not a demo, so it is left alone. Choose another --folder."
            raise InputError([message])
        shutil.rmtree(folder)
    if not (folder / FILE).exists():
        new(folder, template=template)
        if template == WHOLE:
            _people(Workshop.open(folder))


@cache
def demo(template: str = WHOLE) -> Workshop:
    """A demo workshop in memory: the whole organisation's, all of its participants but one having answered, or one team's TUS."""
    source = kit.folder("workshop-data") / template
    workshop = Workshop(load(source / FILE, Plan), source)
    if template == WHOLE:
        _people(workshop)
    return workshop


def _people(workshop: Workshop) -> None:
    """All invited but one, whose place is the visitor's."""
    fill(workshop, workshop.plan.invited - 1, seed=SEED)
    _decide(workshop)
