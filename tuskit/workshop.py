"""A workshop: a folder opened, or one in memory. The one object that every surface receives."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from copy import copy
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tuskit import memory
from tuskit.answers import By, Group, mask, tidy
from tuskit.exercise import Exercise, Part, check, questions, unfinished
from tuskit.exercises import EXERCISES
from tuskit.guide import Bank
from tuskit.material import ANSWERS, Material
from tuskit.organisation import Organisation
from tuskit.phrases import Simulated
from tuskit.plan import FILE, ROLES, Plan
from tuskit.questions import Problem
from tuskit.responses import GROUP, Kind, Origin, Response
from tuskit.stage import Event, Move, Stage, stage
from tuskit.store import Store
from tuskit.text import InputError, Item, Text, load

PROMISE = "promise"
CLOSED = Text(
    da="Facilitatoren har lukket trinnet. Det, du nåede at svare, er talt med.",
    en="The facilitator has closed this step. What you managed to answer is counted.",
)
UNOPENED = Text(
    da="Facilitatoren har ikke åbnet trinnet endnu.",
    en="The facilitator has not opened this step yet.",
)
CUT = Text(
    da="Dit svar er talt med. Ingen kan længere se, hvilket der er dit, så det kan ikke ændres.",
    en="Your answer is counted. Nobody can tell any more which one is yours, so it cannot be changed.",
)


class Workshop:
    """Plan, content and store of one workshop.

    `Workshop.open(folder)` reads a folder made by `tuskit new`; `Workshop(plan)` keeps everything in memory.
    """

    def __init__(self, plan: Plan, folder: Path | None = None, store: Store | None = None) -> None:
        self.plan = plan
        self.folder = folder
        self.store = store or Store()
        self.material = Material(plan, folder)
        self._stages: Mapping[str, Stage] | None = None

    @classmethod
    def open(cls, folder: Path) -> Workshop:
        """Open a workshop folder. Raises InputError with everything that is wrong in its files."""
        plan = load(folder / FILE, Plan)
        workshop = cls(plan, folder)
        workshop.material.check()
        for key in plan.exercises:
            memory.read(folder, key)
        workshop.store = Store(folder / ANSWERS)
        promised = workshop.store.locked(PROMISE)
        if promised and promised != workshop.promise:
            message = (
                f"{folder / FILE}: mode and k were locked by the first answer ({promised}). People answered on that "
                "promise: put it back, or make a new workshop."
            )
            raise InputError([message])
        return workshop

    @property
    def named(self) -> bool:
        """Whether people stand by name in any of the exercises."""
        return any(self.content(key).named for key in self.plan.exercises)

    @property
    def promise(self) -> str:
        """What the participants are promised about who sees what."""
        return f"mode: {self.plan.mode}, k: {self.plan.k}"

    @property
    def simulated(self) -> Simulated:
        """Whether any answer comes from no real person; every page and picture then says so."""
        origins = self.store.origins()
        if "rehearsal" in origins:
            return "rehearsal"
        return "simulated" if self.plan.simulated or "simulated" in origins else ""

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

    @property
    def organisation(self) -> Organisation | None:
        """People, teams and leaders, when the plan names a file."""
        return self.material.organisation

    @property
    def bank(self) -> Bank:
        """The questions of the MU guide."""
        return self.material.bank

    def content(self, key: str) -> Any:
        """The words of an exercise."""
        return self.material.content(key)

    def parts(self, key: str, kind: Kind = "answer", *, round: int = 1) -> tuple[Part, ...]:
        """What participants are asked, what a leader forecasts, or what the group decides."""
        return self.material.parts(key, kind, round=round)

    def stage(self, key: str) -> Stage:
        """Where an exercise stands: open or closed, shown or not, in which round."""
        if self._stages is not None:
            return self._stages[key]
        return stage(self.store.events(key), led=self.plan.led)

    def stages(self, events: Sequence[Event] | None = None) -> dict[str, Stage]:
        """Where every exercise stands, in the order of the day."""
        done = self.store.events() if events is None else events
        return {
            key: stage([event for event in done if event.exercise == key], led=self.plan.led)
            for key in self.plan.exercises
        }

    def lead(self, key: str, move: Move, *, value: int = 0) -> Stage:
        """The facilitator opens, closes, shows, hides or asks again. Gives where the exercise stands then.

        A move that is not possible now, from a page that is behind, changes nothing.

        What an exercise that closes has as drafts is counted as answers. In the anonymous mode it is then cut apart
        from those who gave it, and so nothing is shown while answers still come in: showing closes.
        """
        self.exercise(key)
        with self.store.transaction() as store:
            held = self.on(store)
            before = held.stage(key)
            if move != "picture" and move not in before.moves:
                return before
            now = datetime.now(UTC)
            closes = move == "close" or (move == "show" and self.plan.cuts)
            if before.open and closes:
                held._gather(key, "answer", before.round)  # noqa: SLF001  (of this class)
                held._gather(key, "forecast", 1)  # noqa: SLF001  (of this class)
                if self.plan.cuts:
                    store.seal(key, round=before.round, k=self.plan.k, at=now)
                if move == "show":
                    store.add(Event(exercise=key, move="close", at=now))
            if move == "show" and self.plan.cuts:
                store.seal(key, "forecast", round=1, k=self.plan.k, at=now)
            store.add(Event(exercise=key, move=move, at=now, value=value))
            after = held.stage(key)
        if self.plan.cuts and not after.open:
            self.store.sweep()
        return after

    def forecasts(self, key: str) -> list[Mapping[str, Any]]:
        """What leaders forecast, when the room may see it: shown, by two at least, in the anonymous mode by at least k."""
        if not self.parts(key, "forecast") or not self.stage(key).shown:
            return []
        said = [response.answers for response in self.store.latest(key, "forecast", apart=self.plan.cuts)]
        return said if len(said) >= (self.plan.k if self.plan.mode == "anonymous" else 2) else []

    def on(self, store: Store, stages: Mapping[str, Stage] | None = None) -> Workshop:
        """The same workshop with another store, one transaction for instance; `stages` are not looked up again there."""
        other = copy(self)
        other.store, other._stages = store, stages  # noqa: SLF001  (of this class)
        return other

    def _gather(self, key: str, kind: Kind, round: int) -> None:
        """Count what people have filled in and not sent."""
        parts = self.parts(key, kind, round=round)
        for participant, origin, draft in self.store.drafts(key, kind, round=round):
            said = self.store.said(participant, key, kind, round=round)
            whole = {name: answer for name, answer in draft.items() if not unfinished(parts, {name: answer})}
            if whole and (said is None or dict(said.answers) != whole) and not check(parts, whole):
                self._append(key, participant, whole, kind, origin, round)

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

    def refusal(self, key: str, participant: str, kind: Kind = "answer") -> Text | None:
        """Why a participant cannot answer now, or None."""
        if kind == "decision":
            return None
        now = self.stage(key)
        if not now.open:
            return CLOSED if now.begun else UNOPENED
        return CUT if now.reopened and self.store.cut(participant, key, round=now.round) else None

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
        if refused := self.refusal(key, participant, kind):
            return (Problem("", "", refused),)
        round_ = self.round(key, kind)
        parts = self.parts(key, kind, round=round_)
        if problems := check(parts, answers) or unfinished(parts, answers):
            return problems
        self._append(key, participant, answers, kind, origin, round_)
        self.store.keep(participant, key, answers, kind, round=round_, origin=origin)
        return ()

    def _append(  # noqa: PLR0917  (in the order of the columns)
        self, key: str, participant: str, answers: Mapping[str, Any], kind: Kind, origin: Origin, round: int
    ) -> None:
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
                round=round,
            )
        )

    def keep(
        self,
        key: str,
        participant: str,
        answers: Mapping[str, Any],
        kind: Kind = "answer",
        *,
        origin: Origin = "person",
    ) -> tuple[Problem, ...]:
        """Keep a draft, or say why it is refused and keep nothing. Unfinished answers are allowed."""
        if refused := self.refusal(key, participant, kind):
            return (Problem("", "", refused),)
        round_ = self.round(key, kind)
        if problems := check(self.parts(key, kind, round=round_), answers):
            return problems
        self.store.keep(participant, key, answers, kind, round=round_, origin=origin)
        return ()

    def draft(self, key: str, participant: str, kind: Kind = "answer") -> dict[str, Any]:
        """What a participant has filled in so far, sent or not; in a second round, to begin with, what they said in the first."""
        round_ = self.round(key, kind)
        kept = self.store.draft(participant, key, kind, round=round_)
        if kept is None and round_ > 1:
            again = {question.id for question in questions(self.parts(key, kind, round=round_))}
            before = self.store.draft(participant, key, kind) or {}
            kept = {name: answer for name, answer in before.items() if name in again}
        return kept or {}

    def round(self, key: str, kind: Kind = "answer") -> int:
        """Which round is asked now; a forecast and a decision have only one."""
        return self.stage(key).round if kind == "answer" else 1

    def answered(self, key: str, participant: str) -> bool:
        """Whether a participant has sent an answer in this round."""
        round_ = self.round(key)
        return self.store.cut(participant, key, round=round_) or (
            self.store.said(participant, key, round=round_) is not None
        )

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

    def group(self, key: str, by: By = "role", *, round: int = 1) -> Group:
        """The group's answers to an exercise, masked as the workshop's mode asks.

        In the anonymous mode it holds only what has been cut apart from those who gave it: what was in when the
        exercise closed.
        """
        given = self.store.latest(key, round=round, apart=self.plan.cuts)
        group = Group(
            table=tidy(given, questions(self.parts(key, round=round))),
            n=len(given),
            invited=max(self.plan.invited, len(given)),
            simulated=self.simulated,
            k=self.plan.k if self.plan.mode == "anonymous" else 1,
            decisions={k: d for k in self.plan.exercises if (d := self.decision(k)) is not None},
            heard=self._heard(key),
            organisation=self.organisation,
            sector=self.plan.sector,
            starts=self.material.starts,
            calendar=self.material.calendar,
            busy=self.material.busy,
            given=memory.read(self.folder, key) if self.folder else memory.NOTHING,
        )
        if self.plan.mode == "open":
            return group
        count = Counter(getattr(response, by) for response in given)
        return mask(group, {item.id: count[item.id] for item in self.groups(by)}, by)

    def _heard(self, key: str) -> dict[str, Mapping[str, Any]]:
        """What earlier exercises that the room has seen tell this one."""
        seen = [other for other in EXERCISES[key].hears if other in self.plan.exercises and self.stage(other).shown]
        modules: dict[str, Any] = {other: EXERCISES[other].findings for other in seen}
        return {other: module.tell(self.findings(other)) for other, module in modules.items()}

    def findings(self, key: str, by: By = "role", *, round: int = 1) -> Any:
        """What the group's answers show, small groups masked."""
        return EXERCISES[key].findings.analyse(self.content(key), self.group(key, by, round=round))
