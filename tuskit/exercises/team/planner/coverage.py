"""Who learns what by which means, so that every need is covered in time at least cost. Exact, by HiGHS; pure, and without words.

Among the cheapest plans the one with most wishes met is taken. Where there is none, `tuskit.exercises.team.planner.mends` says why, and
what would be the least to change.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace

from tuskit.exercises.team.planner.case import Case, Means, Member, Need
from tuskit.exercises.team.planner.programme import Brought, Lift, Outsider, Run, lay
from tuskit.solver import OutOfTimeError, Solved

SECONDS = 20.0
"""For one solve. What a plan of that time's end lacks is told."""
WHOLE = 0.5
"""Costs are whole kroner: whatever is closer than this is equal."""
ALONE = 2.0
"""Seconds for the question what one proposal would have cost in another way."""
ALMOST = 1e-3
"""Hours that a solver's tolerance may be off by."""


@dataclass(frozen=True, kw_only=True)
class Learner:
    """A member who is to learn something."""

    name: str
    start: int
    known: bool
    """Whether the level now is known. If not, it is reckoned from 0 and may turn out to be easier."""
    hours: float
    wants: bool


@dataclass(frozen=True, kw_only=True)
class Why:
    """The need that a proposal answers."""

    need: Need
    before: int
    """How many cover it now."""
    after: int
    """How many cover it when the whole plan is carried out."""


@dataclass(frozen=True, kw_only=True)
class Instead:
    """The cheapest other way to the same, when the rest of the plan stands."""

    means: tuple[str, ...]
    cost: int


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """One run of a means: learners of one competence, or somebody from outside."""

    means: str
    why: tuple[Why, ...]
    """One need; several only when somebody from outside covers several competences."""
    learners: tuple[Learner, ...] = ()
    """None when somebody comes from outside."""
    teacher: str | None = None
    teaching: float = 0.0
    """The teacher's hours."""
    kroner: float
    """What is paid."""
    cost: int
    """Whole kroner, everybody's hours counted."""
    instead: Instead | None = None
    """None when there is no other way in time and within everybody's hours."""

    @property
    def competences(self) -> tuple[str, ...]:
        """What it is about."""
        return tuple(why.need.competence for why in self.why)


@dataclass(frozen=True, kw_only=True)
class Plan:
    """Proposals that together cover every need."""

    proposals: tuple[Proposal, ...]
    kroner: float
    """What is paid."""
    cost: int
    """Whole kroner, everybody's hours counted: what is least."""
    hours: Mapping[str, float]
    """By member, learning and teaching together; everybody is in it."""
    lifts: int
    """How many times somebody learns something."""
    wishes: int
    """How many of these are wanted by who learns."""
    proven: bool
    """Whether it is shown that no plan is cheaper, and no equally cheap one meets more wishes."""
    gap: float
    """By how large a share of its cost a cheaper plan could at most be cheaper; 0 when only the wishes are unproven."""


def plan(case: Case, *, seconds: float = SECONDS) -> Plan | None:
    """The cheapest plan of a case; None when there is none.

    `seconds` limits each of the two solves. A plan that is not proven to be the best says so.

    Raises:
        TimeoutError: neither a plan was found, nor that there is none.

    """
    solved = cheapest(case, seconds)
    return None if solved is None else _told(case, solved)


def cheapest(case: Case, seconds: float) -> Solved | None:
    """What the solver takes: least cost first, then most wishes."""
    made = lay(case)
    first = made.solve(made.dear(), seconds)
    lifts = [key for key in made.keys if isinstance(key, Lift)]
    wanted: dict[Hashable, float] = {lift: -1.0 for lift in lifts if lift.need.competence in lift.member.wants}
    if (
        first is None
        or not first.proven
        or not wanted
        or all(lift in wanted for lift in lifts if lift in first.amounts)
    ):
        return first
    made.row(zip(made.keys, made.costs, strict=True), high=first.value + WHOLE)
    try:
        second = made.solve(made.price(wanted), seconds)
    except OutOfTimeError:
        second = None
    if second is None:
        return replace(first, proven=False)
    return replace(second, value=first.value, gap=0.0)


def _told(case: Case, solved: Solved) -> Plan:
    """The plan in the words of the case, and what each proposal would have cost in another way."""
    proposals = sorted(
        (*_held(case, solved.amounts), *_come(case, solved.amounts)),
        key=lambda p: (p.competences, p.means, [learner.name for learner in p.learners]),
    )
    hours = dict.fromkeys((member.name for member in case.members), 0.0)
    for proposal in proposals:
        for learner in proposal.learners:
            hours[learner.name] += learner.hours
        if proposal.teacher:
            hours[proposal.teacher] += proposal.teaching
    assert all(hours[member.name] <= member.hours + ALMOST for member in case.members)
    assert sum(proposal.cost for proposal in proposals) <= solved.value + WHOLE
    learners = [learner for proposal in proposals for learner in proposal.learners]
    return Plan(
        proposals=tuple(replace(p, instead=_instead(case, p, proposals, hours)) for p in proposals),
        kroner=sum(proposal.kroner for proposal in proposals),
        cost=sum(proposal.cost for proposal in proposals),
        hours=hours,
        lifts=len(learners),
        wishes=sum(learner.wants for learner in learners),
        proven=solved.proven,
        gap=solved.gap,
    )


def _held(case: Case, amounts: Mapping[object, float]) -> Iterable[Proposal]:
    """A proposal for every run, its learners filled in from those who have farthest to go."""
    lifts: dict[tuple[Need, Means], list[Lift]] = {}
    runs: dict[tuple[Need, Means], list[Run]] = {}
    for key, times in amounts.items():
        if isinstance(key, Lift):
            lifts.setdefault((key.need, key.means), []).append(key)
        if isinstance(key, Run):
            runs.setdefault((key.need, key.means), []).extend([key] * round(times))
    for (need, means), learning in lifts.items():
        learning.sort(key=lambda lift: (-lift.levels, lift.member.name))
        held = sorted(
            runs.get((need, means), []), key=lambda run: (-run.levels, run.teacher.name if run.teacher else "")
        )
        seats = means.seats or len(learning)
        parts = [learning[at : at + seats] for at in range(0, len(learning), seats)]
        for at, part in enumerate(parts):
            yield _run(case, need, means, held[at].teacher if held else None, part)


def _run(case: Case, need: Need, means: Means, teacher: Member | None, part: list[Lift]) -> Proposal:
    """One run of a means."""
    learners = tuple(
        Learner(
            name=lift.member.name,
            start=lift.member.level(need.competence),
            known=need.competence in lift.member.levels,
            hours=means.hours * lift.levels,
            wants=need.competence in lift.member.wants,
        )
        for lift in sorted(part, key=lambda lift: lift.member.name)
    )
    teaching = means.teaching * part[0].levels if teacher else 0.0
    return Proposal(
        means=means.id,
        why=(_why(case, need),),
        learners=learners,
        teacher=teacher.name if teacher else None,
        teaching=teaching,
        kroner=means.run + means.head * len(learners),
        cost=round(means.run + teaching * case.hour)
        + sum(round(means.head + learner.hours * case.hour) for learner in learners),
    )


def _come(case: Case, amounts: Mapping[object, float]) -> Iterable[Proposal]:
    """A proposal for everybody from outside: the needs are dealt out, so that nobody gets the same one twice."""
    for key, times in amounts.items():
        if not isinstance(key, Outsider):
            continue
        people = round(times)
        brought = [
            b for b, n in amounts.items() if isinstance(b, Brought) and b.means == key.means for _ in range(round(n))
        ]
        for at in range(people):
            if part := brought[at::people]:
                why = tuple(_why(case, b.need) for b in part)
                yield Proposal(means=key.means.id, why=why, kroner=key.means.run, cost=round(key.means.run))


def _why(case: Case, need: Need) -> Why:
    have = case.have(need)
    return Why(need=need, before=have, after=max(have, need.cover))


def _instead(
    case: Case, proposal: Proposal, proposals: Iterable[Proposal], hours: Mapping[str, float]
) -> Instead | None:
    """The cheapest other way to what one proposal gives, found by solving that part again without its means."""
    busy = dict(hours)
    for learner in proposal.learners:
        busy[learner.name] -= learner.hours
    if proposal.teacher:
        busy[proposal.teacher] -= proposal.teaching
    learning = {learner.name for learner in proposal.learners}
    taken = {(learner.name, c) for p in proposals for learner in p.learners for c in p.competences} - {
        (name, c) for name in learning for c in proposal.competences
    }
    about = frozenset(proposal.competences)
    members = tuple(
        replace(
            member,
            hours=max(0.0, member.hours - busy[member.name]),
            declines=member.declines
            | {c for c in about if (member.name, c) in taken}
            | (about if learning and member.name not in learning else frozenset()),
        )
        for member in case.members
    )
    needs = tuple(replace(why.need, cover=why.before + max(1, len(learning))) for why in proposal.why)
    means = tuple(means for means in case.means if means.id != proposal.means)
    try:
        found = lay(replace(case, members=members, needs=needs, means=means))
        solved = found.solve(found.dear(), ALONE)
    except OutOfTimeError:
        return None
    if solved is None:
        return None
    used = {key.means.id for key in solved.amounts if isinstance(key, Lift | Brought)}
    return Instead(means=tuple(sorted(used)), cost=round(solved.value))
