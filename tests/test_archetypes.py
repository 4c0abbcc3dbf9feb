"""Rooms whose truth is known: what the findings say of each of them is true, and a room without a pattern is given none.

A planted room is a row of PLANTED: what is asked of whom, and what has to be said. An exercise is added by adding rows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from tuskit.answers import Group, Mode, mask, tidy
from tuskit.exercise import questions
from tuskit.exercises import EXERCISES
from tuskit.plan import Plan
from tuskit.responses import Response
from tuskit.simulate import Archetype, Lean, simulate
from tuskit.text import LANGS, Text
from tuskit.workshop import Workshop

ASKS = Workshop(Plan(title=Text(da="Prøve", en="Trial"), mode="open", led=False, invited=1, ask=("role",)))
ROLES = ("employee", "leader", "hr")
SEEDS = range(3)


@dataclass(frozen=True, kw_only=True)
class Planted:
    """A room, and what has to be true of the findings and of what they say."""

    key: str
    archetype: Archetype
    n: int
    says: tuple[str, ...] = ()
    """Patterns that one of the English sentences has to match."""
    never: tuple[str, ...] = ()
    """Patterns that none of the sentences and titles may match."""
    found: Callable[[Any], bool] = lambda _found: True
    lean: Lean = field(default_factory=dict)
    roles: tuple[str, ...] = ()
    mode: Mode = "open"

    def __str__(self) -> str:
        return f"{self.key}-{self.archetype}-{self.n}-{self.mode}"


def room(one: Planted, seed: int) -> Group:
    """The answers of a planted room."""
    parts = ASKS.parts(one.key)
    roles = [one.roles[n % len(one.roles)] for n in range(one.n)] if one.roles else ["employee"] * one.n
    people = simulate(parts, one.n, seed=seed, archetype=one.archetype, lean=one.lean, roles=roles)
    given = [
        Response(participant=f"{n:04}", exercise=one.key, answers=p["answers"], at=datetime.now(UTC), role=p["role"])
        for n, p in enumerate(people)
    ]
    group = Group(
        table=tidy(given, questions(parts)),
        n=one.n,
        invited=one.n,
        k=5 if one.mode == "anonymous" else 1,
        starts=date(2027, 1, 4),
    )
    return group if one.mode == "open" else mask(group, {role: roles.count(role) for role in ROLES})


PAINS = ("wellbeing", "personal_goals", "competence", "action_plans")


def hurting(default: float, **named: float) -> Lean:
    """A lean towards agreeing with every statement but those that are named."""
    content = ASKS.content("diagnose")
    turn = {pain.id: -1 if pain.positive else 1 for pain in content.pains}
    return {
        f"pain_{thing.id}": {p.id: named.get(p.id, default) * turn[p.id] for p in content.stated(thing.id)}
        for thing in content.bundled
    }


def pulling(default: float, **systems: float) -> Lean:
    """A lean of every pair, by system."""
    content = ASKS.content("misfit")
    return {
        "pull": {
            value.id: {system.id: systems.get(system.id, default) for system in content.systems}
            for value in content.values
        }
    }


CAMPS = r"two camps"
FEW = r"^The same {few} of {n} "
ORDER = (r"^It hurts most here", r"^Of the eight shifts", r"^Worth most", r"stand farthest apart")
QUARTER = ("leader", "employee", "employee", "employee")

PLANTED = (
    # diagnose
    Planted(
        key="diagnose",
        archetype="consensus",
        n=30,
        lean=hurting(0.1, plan_asleep=0.9),
        says=(r"^You see the statements much alike", r"^It hurts most here.*“The action plan is not opened again"),
        never=(CAMPS, r"^The same"),
        found=lambda f: f.ordered and not f.few,
    ),
    Planted(
        key="diagnose",
        archetype="mixed",
        n=60,
        lean=hurting(0.8, own_goals=0.0, use_it_now=0.0, strain_alone=0.0, plan_asleep=0.0),
        says=(r"^You stand in two camps about “(My goals|What I learn|When somebody is under|The action plan is not)",),
        found=lambda f: (
            {p.pain.id for p in f.pains if p.camps} == {"own_goals", "use_it_now", "strain_alone", "plan_asleep"}
        ),
    ),
    Planted(
        key="diagnose",
        archetype="split",
        n=30,
        says=(r"^You stand in two camps",),
        never=ORDER[:2],
        found=lambda f: sum(p.camps for p in f.pains) > len(f.pains) / 2,
    ),
    Planted(
        key="diagnose",
        archetype="silent_minority",
        n=30,
        lean=hurting(0.5),
        says=(FEW.format(few=6, n=30), r"^You disagree most"),
        never=(CAMPS,),
    ),
    Planted(
        key="diagnose",
        archetype="silent_minority",
        n=300,
        lean=hurting(0.5),
        says=(r"^The same (59|60) of 300 ",),
        never=(CAMPS,),
    ),
    Planted(
        key="diagnose",
        archetype="silent_minority",
        n=8,
        lean=hurting(0.5),
        says=(FEW.format(few=2, n=8),),
    ),
    Planted(
        key="diagnose",
        archetype="silent_minority",
        n=20,
        lean=hurting(0.5),
        mode="anonymous",
        never=(r"^The same",),  # four of twenty are fewer than k
        found=lambda f: f.few == 4,
    ),
    Planted(
        key="diagnose",
        archetype="leader_rosy",
        n=30,
        lean=hurting(0.6),
        roles=QUARTER,
        mode="anonymous",
        says=(r"^Leaders and employees stand farthest apart on",),
        found=lambda f: f.apart[0].clear and f.apart[0].gap > 1.5,
    ),
    Planted(
        key="diagnose",
        archetype="leader_rosy",
        n=16,
        lean=hurting(0.6),
        roles=QUARTER,
        mode="anonymous",
        never=(r"stand farthest apart", r"^The same"),  # four leaders are fewer than k
        found=lambda f: f.apart == (),
    ),
    Planted(
        key="diagnose",
        archetype="consensus",
        n=40,
        roles=QUARTER,
        says=(r"^On none of the statements do employees and leaders stand clearly apart",),
        never=(r"stand farthest apart",),
    ),
    # misfit
    Planted(
        key="misfit",
        archetype="consensus",
        n=30,
        lean=pulling(0.3, bonus=-0.8),
        says=(
            r"^“Bonus schemes” pulls hardest away from your values",
            r"^That is firm",
            r"^You see the pairs much alike",
        ),
        never=(CAMPS, r"^The same"),
        found=lambda f: f.hardest.id == "bonus" and f.ranked,
    ),
    Planted(
        key="misfit",
        archetype="mixed",
        n=60,
        lean=pulling(0.8, career_paths=0.0),
        says=(r"^You stand in two camps about",),  # nine of the pairs are planted, the six of career paths among them
        found=lambda f: (
            sum(pair.system.id == "career_paths" for pair in f.pairs[:9]) == 6
            and sum(pair.split for pair in f.pairs) in {8, 9}
        ),
    ),
    Planted(
        key="misfit",
        archetype="split",
        n=30,
        says=(r"^You stand in two camps", r"^Do not take the order as certain"),
        never=(r"pulls hardest away from your values",),
    ),
    Planted(
        key="misfit",
        archetype="silent_minority",
        n=30,
        lean=pulling(0.6, bonus=-0.6),
        says=(FEW.format(few="[56]", n="(2[89]|30)"), r"^“Bonus schemes” pulls hardest away from your values"),
        never=(CAMPS,),
    ),
    Planted(
        key="misfit",
        archetype="leader_rosy",
        n=40,
        lean=pulling(-0.6, mu_conversation=0.5),
        roles=("leader", *["employee"] * 4),
        says=(FEW.format(few="[78]", n="(3[89]|40)"),),
    ),
    # split
    Planted(
        key="split",
        archetype="consensus",
        n=30,
        says=(r"^You put the cards much alike",),
        never=(r"^The same", r"no place has a majority"),
    ),
    Planted(
        key="split",
        archetype="mixed",
        n=60,
        lean={
            "layout": {
                "wellbeing": {"tus": 5, "mu": 5},
                **{
                    card: {"tus": 1}
                    for card in (
                        "hard_skills",
                        "team_soft_skills",
                        "teaming_skills",
                        "team_goals",
                        "personal_goals",
                        "work_life_balance",
                        "career",
                        "individual_soft_skills",
                    )
                },
            }
        },
        says=(
            r"^You disagree most about “Wellbeing and stress”: \d+ in (TUS|MU) and \d+ in (TUS|MU)|^You disagree most about “Wellbeing",
        ),
        found=lambda f: f.cards[0].card.id == "wellbeing",
    ),
    Planted(key="split", archetype="silent_minority", n=30, says=(FEW.format(few="[456]", n="(2[89]|30)"),)),
    Planted(key="split", archetype="split", n=30, says=(r"^You disagree most about",), found=lambda f: f.alpha < 0.5),
    # cadence
    Planted(key="cadence", archetype="consensus", n=30, never=(CAMPS, r"at least twice", r"at most half")),
    Planted(
        key="cadence",
        archetype="split",
        n=30,
        says=(r"^You stand in two camps about",),
        found=lambda f: f.wishes[0].camps,
    ),
    Planted(
        key="cadence",
        archetype="silent_minority",
        n=30,
        lean={"mu": {"mu": {"weeks": -0.5}}, "tus": {"tus": {"weeks": -0.1}}},
        never=(CAMPS,),
        found=lambda f: any(5 <= wish.seldomer <= 6 for wish in f.wishes if wish.conversation == "mu"),
    ),
)


@pytest.mark.parametrize("one", PLANTED, ids=str)
def test_what_is_said_of_a_room_whose_truth_is_known(one: Planted) -> None:
    module = EXERCISES[one.key].findings
    for seed in SEEDS:
        found = module.analyse(ASKS.content(one.key), room(one, seed))
        said = module.conclude(found, "en")
        for pattern in one.says:
            assert any(re.search(pattern, sentence) for sentence in said), (seed, pattern, said)
        titles = [chart.title for chart in module.draw(found, "en")]
        for pattern in one.never:
            assert not [s for s in (*said, *titles, module.discuss(found, "en")) if re.search(pattern, s)], (
                seed,
                pattern,
            )
        assert one.found(found), (seed, said)


CLAIMS = {
    "diagnose": (CAMPS, r"^The same \d", *ORDER, r"^The process breaks most often here", r"^You (agree|see)"),
    "misfit": (
        CAMPS,
        r"^The same \d",
        r"pulls hardest away",
        r"^That is (firm|likely)",
        r"^Without",
        r"ought to count",
    ),
    "split": (r"^The same \d", r"^You (agree|put the cards much alike)", r"signs of MUS in disguise"),
    "cadence": (CAMPS, r"^You wish for much the same", r"^What most often breaks"),
}
"""What says that there is a pattern."""
LONG = 40
"""Scattered rooms of each size."""


@pytest.mark.parametrize("n", [8, 30])
@pytest.mark.parametrize("key", list(CLAIMS))
def test_a_room_without_a_pattern_is_not_given_one(key: str, n: int) -> None:
    """Each claim is made of one room in twenty at most; of forty rooms, more than seven come once in a thousand times."""
    module = EXERCISES[key].findings
    claimed = dict.fromkeys(CLAIMS[key], 0)
    for seed in range(LONG):
        group = room(Planted(key=key, archetype="scattered", n=n, roles=QUARTER), seed)
        said = module.conclude(module.analyse(ASKS.content(key), group), "en")
        for pattern in claimed:
            claimed[pattern] += any(re.search(pattern, sentence) for sentence in said)
    assert max(claimed.values()) <= 7, claimed


@pytest.mark.parametrize("key", list(CLAIMS))
@pytest.mark.parametrize("archetype", ["consensus", "split", "silent_minority", "leader_rosy", "scattered"])
def test_every_room_is_told_in_both_languages(key: str, archetype: Archetype) -> None:
    module = EXERCISES[key].findings
    for n in (1, 2, 8):
        group = room(Planted(key=key, archetype=archetype, n=n, roles=QUARTER), 1)
        found = module.analyse(ASKS.content(key), group)
        told = [len(module.conclude(found, lang)) for lang in LANGS]
        assert told[0] == told[1] > 0
        for lang in LANGS:
            for sentence in (*module.conclude(found, lang), module.discuss(found, lang)):
                assert "{" not in sentence
                assert "  " not in sentence
