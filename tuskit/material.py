"""What a workshop is made of before anybody answers: the words, the people, the guide, and what the one before it decided."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import cached_property, partial
from pathlib import Path
from typing import Any

from tuskit import busy, calendar, guide, kit
from tuskit.exercise import Content, Part
from tuskit.exercises import EXERCISES
from tuskit.organisation import Numbers, Organisation, made, read
from tuskit.plan import FILE, Plan
from tuskit.responses import GROUP, Kind
from tuskit.store import Store
from tuskit.text import InputError, load

ANSWERS = "answers.sqlite"
"""The store of a workshop folder."""


class Material:
    """A workshop's own files where it has them, else the kit's; each is read when it is first asked for."""

    def __init__(self, plan: Plan, folder: Path | None) -> None:
        self.plan = plan
        self.folder = folder
        self._content: dict[str, Content] = {}
        self._busy: dict[date, Mapping[str, tuple[busy.Span, ...]]] = {}
        self._parts: dict[tuple[str, Kind, int], tuple[Part, ...]] = {}

    def check(self) -> None:
        """Read everything now. Raises InputError with every problem of every file."""
        problems: list[str] = []
        reads: list[Callable[[], object]] = [partial(self.content, key) for key in self.plan.exercises]
        reads += [lambda: self.bank, lambda: self.organisation, lambda: self.calendar, lambda: self.busy]
        for read_now in reads:
            try:
                read_now()
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError(dict.fromkeys(problems))

    @cached_property
    def organisation(self) -> Organisation | None:
        """People, teams and leaders, when the plan names a file or says how many teams of how many."""
        if isinstance(self.plan.organisation, Numbers):
            return made(self.plan.organisation)
        if self.plan.organisation is None or self.folder is None:
            return None
        return read(self.folder / self.plan.organisation)

    @cached_property
    def calendar(self) -> calendar.Calendar:
        """The year that plans keep to: the workshop's own calendar.yaml where it has one, else the kit's."""
        return calendar.read(self.folder)

    @property
    def starts(self) -> date:
        """The first day that plans may use; today unless the workshop says."""
        return self.plan.starts or datetime.now().astimezone().date()

    @property
    def busy(self) -> Mapping[str, tuple[busy.Span, ...]]:
        """When people are taken in the year that plans are made for, by id; read once for each first day."""
        first = self.starts
        if first not in self._busy:
            last = first + calendar.YEAR - timedelta(days=1)
            self._busy[first] = busy.read(self.folder, self.organisation, first, last) if self.folder else {}
        return self._busy[first]

    @cached_property
    def bank(self) -> guide.Bank:
        """The questions of the MU guide: the workshop's own file where it has one, else the kit's."""
        return guide.read(self.folder)

    def content(self, key: str) -> Any:
        """The words of an exercise: the workshop's own file where it has one, else the kit's."""
        if key not in self._content:
            exercise = EXERCISES[key]
            own = {path.suffix: path for path in self.folder.glob(f"exercises/{key}.*")} if self.folder else {}
            content = load(
                own.get(".yaml", kit.folder("workshop-data") / "exercises" / f"{key}.yaml"), exercise.content
            )
            if exercise.sheet and (filled := [own[end] for end in (".xlsx", ".csv") if end in own]):
                content = exercise.sheet(content, _only(filled), named=self.plan.mode == "open")
            if exercise.follow and self.before and (decided := self.before.said(GROUP, key, "decision")):
                content = exercise.follow(content, decided.answers)
            self._content[key] = content
        return self._content[key]

    @cached_property
    def before(self) -> Store | None:
        """What was said in the workshop that this one comes after, when the plan names its folder."""
        if self.plan.after is None or self.folder is None:
            return None
        path = self.folder / self.plan.after / ANSWERS
        if not path.exists():
            message = f"{self.folder / FILE}: after: there is no {path}. Write the path of the last workshop's folder, from this one."
            raise InputError([message])
        return Store(path)

    def parts(self, key: str, kind: Kind = "answer", *, round: int = 1) -> tuple[Part, ...]:
        """What participants are asked, what a leader forecasts, or what the group decides.

        A second round asks only the parts that are worth asking again after a dialogue.
        """
        what = (key, kind, round)
        if what not in self._parts:
            exercise = EXERCISES[key]
            ask = {"answer": exercise.ask, "forecast": exercise.foresee, "decision": exercise.decide}[kind]
            self._parts[what] = tuple(part for part in ask(self.content(key)) if round == 1 or part.again)
        return self._parts[what]


def _only(paths: Sequence[Path]) -> Path:
    """The one file of several that say the same thing; InputError where there are two."""
    if len(paths) > 1:
        message = f"{paths[1]}: {paths[0].name} is there too. Keep one of them."
        raise InputError([message])
    return paths[0]
