"""A workshop: a folder opened, or one in memory. The one object that every surface receives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cached_property
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field, model_validator

from tuskit import kit
from tuskit.answers import By, Group, Mode, mask, tidy
from tuskit.exercise import Content, Exercise, Part, check, questions, unfinished
from tuskit.exercises import EXERCISES
from tuskit.organisation import Organisation, read
from tuskit.questions import Problem
from tuskit.responses import GROUP, Kind, Origin, Response
from tuskit.store import Store
from tuskit.text import InputError, Item, Model, Text, load

ROLES = (
    Item(id="employee", text=Text(da="Medarbejder", en="Employee")),
    Item(id="leader", text=Text(da="Leder", en="Leader")),
    Item(id="hr", text=Text(da="HR", en="HR")),
)
FILE = "workshop.yaml"
PROMISE = "promise"
FLOOR = 3
"""No workshop may show groups smaller than this."""


class Plan(Model):
    """`workshop.yaml`: what a consultant decides before the workshop."""

    title: Text
    mode: Mode = "anonymous"
    """`anonymous`: nothing below k is shown. `open`: a team with itself. Locked at the first answer."""
    k: Annotated[int, Field(ge=FLOOR)] = 5
    invited: Annotated[int, Field(ge=1)]
    """How many are asked (N)."""
    ask: Annotated[tuple[By, ...], Field(strict=False)] = ("role",)
    """Which groups are asked about at joining."""
    exercises: Annotated[tuple[str, ...], Field(strict=False, min_length=1)] = tuple(EXERCISES)
    """Keys of the exercises, in the order of the day."""
    organisation: str | None = None
    """File of people, teams and leaders, beside this one: csv or xlsx."""
    starts: date | None = None
    """The first day that the cadence plan may use; today when it is left out."""
    simulated: bool = False
    """A demo or a rehearsal: every page says so."""

    @model_validator(mode="after")
    def _known(self) -> Plan:
        if unknown := [key for key in self.exercises if key not in EXERCISES]:
            message = f"exercises: {', '.join(unknown)} is not an exercise; there are {', '.join(EXERCISES)}"
            raise ValueError(message)
        return self


class Workshop:
    """Plan, content and store of one workshop.

    `Workshop.open(folder)` reads a folder made by `tuskit new`; `Workshop(plan)` keeps everything in memory.
    """

    def __init__(self, plan: Plan, folder: Path | None = None, store: Store | None = None) -> None:
        self.plan = plan
        self.folder = folder
        self.store = store or Store()
        self._content: dict[str, Content] = {}

    @classmethod
    def open(cls, folder: Path) -> Workshop:
        """Open a workshop folder. Raises InputError with everything that is wrong in its files."""
        plan = load(folder / FILE, Plan)
        workshop = cls(plan, folder)
        problems: list[str] = []
        for key in plan.exercises:
            try:
                workshop.content(key)
            except InputError as error:
                problems += error.problems
        try:
            workshop.organisation  # noqa: B018  (read now, so that its problems are told now)
        except InputError as error:
            problems += error.problems
        if problems:
            raise InputError(problems)
        workshop.store = Store(folder / "answers.sqlite")
        promised = workshop.store.locked(PROMISE)
        if promised and promised != workshop.promise:
            message = (
                f"{folder / FILE}: mode and k were locked by the first answer ({promised}). People answered on that "
                "promise: put it back, or make a new workshop."
            )
            raise InputError([message])
        return workshop

    @property
    def promise(self) -> str:
        """What the participants are promised about who sees what."""
        return f"mode: {self.plan.mode}, k: {self.plan.k}"

    @property
    def simulated(self) -> bool:
        """Whether any answer is simulated, or is going to be; every page then says so."""
        return self.plan.simulated or self.store.simulated()

    @property
    def exercises(self) -> tuple[Exercise[Any], ...]:
        """The exercises of this workshop, in the order of the day."""
        return tuple(EXERCISES[key] for key in self.plan.exercises)

    def exercise(self, key: str) -> Exercise[Any]:
        """One of the plan's exercises. Raises InputError for any other key."""
        if key not in self.plan.exercises:
            message = f"{key}: is not among this workshop's exercises ({', '.join(self.plan.exercises)})."
            raise InputError([message])
        return EXERCISES[key]

    @cached_property
    def organisation(self) -> Organisation | None:
        """People, teams and leaders, when the plan names a file."""
        if self.plan.organisation is None or self.folder is None:
            return None
        return read(self.folder / self.plan.organisation)

    def content(self, key: str) -> Any:
        """The words of an exercise: the workshop's own file where it has one, else the kit's."""
        if key not in self._content:
            own = self.folder / "exercises" / f"{key}.yaml" if self.folder else None
            path = own if own and own.exists() else kit.folder("workshop-data") / "exercises" / f"{key}.yaml"
            self._content[key] = load(path, EXERCISES[key].content)
        return self._content[key]

    def parts(self, key: str, kind: Kind = "answer") -> tuple[Part, ...]:
        """What participants are asked, or what the group decides."""
        exercise = EXERCISES[key]
        return (exercise.ask if kind == "answer" else exercise.decide)(self.content(key))

    def groups(self, by: By) -> tuple[Item, ...]:
        """The roles, or the organisation's teams, that a participant can belong to."""
        if by == "role":
            return ROLES
        return self.organisation.teams if self.organisation else ()

    def join(self, participant: str, role: str | None = None, team: str | None = None) -> None:
        """A participant says which groups they belong to. Raises ValueError for a group that does not exist."""
        for by, name in (("role", role), ("team", team)):
            known = {group.id for group in self.groups(by)} if by in self.plan.ask else set()
            if name is not None and name not in known:
                message = f"no such {by}"
                raise ValueError(message)
        self.store.join(participant, role, team)

    def submit(
        self,
        key: str,
        participant: str,
        answers: Mapping[str, Any],
        *,
        kind: Kind = "answer",
        origin: Origin = "person",
    ) -> tuple[Problem, ...]:
        """Store what somebody says, or say why it is refused and store nothing."""
        parts = self.parts(key, kind)
        if problems := check(parts, answers) or unfinished(parts, answers):
            return problems
        role, team = self.store.groups(participant) or (None, None)
        self.settle()
        self.store.append(
            Response(
                participant=participant,
                exercise=key,
                answers=answers,
                at=datetime.now(UTC),
                kind=kind,
                origin=origin,
                role=role,
                team=team,
            )
        )
        self.store.keep(participant, key, answers, kind)
        return ()

    def keep(
        self, key: str, participant: str, answers: Mapping[str, Any], kind: Kind = "answer"
    ) -> tuple[Problem, ...]:
        """Keep a draft, or say why it is refused and keep nothing. Unfinished answers are allowed."""
        if problems := check(self.parts(key, kind), answers):
            return problems
        self.store.keep(participant, key, answers, kind)
        return ()

    def draft(self, key: str, participant: str, kind: Kind = "answer") -> dict[str, Any]:
        """What a participant has filled in so far, sent or not."""
        return self.store.draft(participant, key, kind) or {}

    def settle(self) -> None:
        """Lock the promise; the first answer does."""
        self.store.lock(PROMISE, self.promise)

    def decide(self, key: str, answers: Mapping[str, Any], *, origin: Origin = "person") -> tuple[Problem, ...]:
        """Store the group's decision, or say why it is refused and store nothing."""
        return self.submit(key, GROUP, answers, kind="decision", origin=origin)

    def decision(self, key: str) -> dict[str, Any] | None:
        """The group's latest decision, or None."""
        said = self.store.said(GROUP, key, "decision")
        return dict(said.answers) if said else None

    def group(self, key: str, by: By = "role") -> Group:
        """The group's answers to an exercise, masked as the workshop's mode asks."""
        given = self.store.latest(key)
        group = Group(
            table=tidy(given, questions(self.parts(key))),
            n=len(given),
            invited=max(self.plan.invited, len(given)),
            simulated=self.simulated,
            k=self.plan.k if self.plan.mode == "anonymous" else 1,
            decisions={k: d for k in self.plan.exercises if (d := self.decision(k)) is not None},
            organisation=self.organisation,
            starts=self.plan.starts or datetime.now().astimezone().date(),
        )
        if self.plan.mode == "open":
            return group
        count = Counter(getattr(response, by) for response in given)
        return mask(group, {item.id: count[item.id] for item in self.groups(by)}, by)

    def findings(self, key: str, by: By = "role") -> Any:
        """What the group's answers show, small groups masked."""
        return EXERCISES[key].findings.analyse(self.content(key), self.group(key, by))
