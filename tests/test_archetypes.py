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
    plant: Callable[[int, dict[str, Any]], None] = lambda _person, _answers: None
    """What a person of some number answers whatever the archetype says; changed in place."""
    roles: tuple[str, ...] = ()
    mode: Mode = "open"

    def __str__(self) -> str:
        return f"{self.key}-{self.archetype}-{self.n}-{self.mode}"


def room(one: Planted, seed: int) -> Group:
    """The answers of a planted room."""
    parts = ASKS.parts(one.key)
    roles = [one.roles[n % len(one.roles)] for n in range(one.n)] if one.roles else ["employee"] * one.n
    people = simulate(parts, one.n, seed=seed, archetype=one.archetype, lean=one.lean, roles=roles)
    for number, person in enumerate(people):
        one.plant(number, person["answers"])
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


def standing(default: float, **shifts: float) -> Lean:
    """A lean of every shift of the position."""
    return {axis.id: {s.id: shifts.get(s.id, default) for s in axis.shifts} for axis in ASKS.content("position").axes}


def wanting(now: float, wanted: float, votes: float = 0.0, **shifts: tuple[float, float, float]) -> Lean:
    """A lean of every need: today, what is wanted, and the votes."""
    each = {s.id: shifts.get(s.id, (now, wanted, votes)) for s in ASKS.content("needs").shifts}
    return {name: {s: lean[at] for s, lean in each.items()} for at, name in enumerate(("now", "wanted", "votes"))}


def able(default: int, **competences: int) -> Callable[[int, dict[str, Any]], None]:
    """How many of the team can do each thing: the first so many can, and nobody else can without help."""

    def plant(person: int, answers: dict[str, Any]) -> None:
        for one in ASKS.content("team").competences:
            level = 3 if person < competences.get(one.id, default) else 1
            answers.setdefault(f"level_{one.kind}", {})[one.id] = level

    return plant


CAMPS = r"two camps"
OPPOSITE = r"(?i)\bopposite (things|ways) on"
PARTED = r"^The (leaders see|leaders want to go further|employees want to go further)"
PLAN = r"^By the next TUS"
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
    # position
    Planted(
        key="position",
        archetype="consensus",
        n=30,
        lean=standing(0.7),
        says=(r"^You see the lines much alike", r"^You stand in the quadrant “The product organisation”"),
        never=(CAMPS, r"^The same"),
    ),
    Planted(
        key="position",
        archetype="consensus",
        n=30,
        lean=standing(0.2, decisions=0.9, whole=-0.9),
        says=(
            r"^You stand furthest to the right with “the decisions”",
            r"^You stand furthest to the left with “who owns",
        ),
        found=lambda f: f.ordered,
    ),
    Planted(
        key="position",
        archetype="mixed",
        n=60,
        lean=standing(0.8, whole=0.0, decisions=0.0),
        says=(r"^You stand in two camps about “(who owns the whole|the decisions)”",),
        found=lambda f: {one.shift.id for one in f.stances if one.camps} == {"whole", "decisions"},
    ),
    Planted(
        key="position",
        archetype="split",
        n=30,
        lean=standing(0.5),
        says=(r"^You stand in two camps", r"^You stand on opposite sides, not in one of the quadrants"),
        never=(r"You stand in the quadrant", r"^You stand furthest"),
    ),
    Planted(
        key="position",
        archetype="silent_minority",
        n=30,
        lean=standing(0.5),
        says=(FEW.format(few=6, n=30),),
        never=(CAMPS,),
    ),
    Planted(
        key="position",
        archetype="silent_minority",
        n=300,
        lean=standing(0.5),
        says=(r"^The same (5[5-9]|60) of 300 ",),  # whoever left an axis out has too few lines to be known by
        never=(CAMPS,),
    ),
    Planted(key="position", archetype="silent_minority", n=8, lean=standing(0.5), says=(FEW.format(few=2, n=8),)),
    Planted(
        key="position",
        archetype="silent_minority",
        n=20,
        lean=standing(0.5),
        mode="anonymous",
        never=(r"^The same",),  # four of twenty are fewer than k
        found=lambda f: f.few in {3, 4},
    ),
    Planted(
        key="position",
        archetype="leader_rosy",
        n=30,
        lean=standing(0.6),
        roles=QUARTER,
        mode="anonymous",
        says=(
            r"^The leaders see value creation as more the individual’s than the employees",
            r"^The leaders see the mandate as more central than the employees",
        ),
        found=lambda f: f.parted == (True, True),
    ),
    Planted(
        key="position",
        archetype="leader_rosy",
        n=16,
        lean=standing(0.6),
        roles=QUARTER,
        mode="anonymous",
        says=(r"^Leaders and employees do not stand apart on the map: it takes at least 5",),
        never=(PARTED, r"^The same"),  # four leaders are fewer than k
        found=lambda f: not f.roles,
    ),
    Planted(
        key="position",
        archetype="consensus",
        n=40,
        roles=QUARTER,
        says=(r"^Leaders and employees (stand about the same place|do not stand clearly apart)",),
        never=(PARTED,),
    ),
    # needs
    Planted(
        key="needs",
        archetype="mixed",
        n=60,
        lean=wanting(-0.5, 0.8, team_goals=(0.0, 0.0, 0.0), practice=(0.0, 0.0, 0.0)),
        says=(r"^You want (opposite things|to go opposite ways) on “(Goals|The conversation)”.*Talk about it first",),
        found=lambda f: {one.shift.id for one in f.opposed} == {"team_goals", "practice"},
    ),
    Planted(
        key="needs",
        archetype="consensus",
        n=30,
        lean=wanting(-0.2, 0.2, -0.3, continuity=(-0.8, 0.8, -0.3), practice=(-0.2, 0.2, 0.9)),
        says=(
            r"^None of the 8 shifts divides you",
            r"^Farthest you want to move on “Cadence” towards “continuity”",
            r"^Most want to begin with “The conversation”",
        ),
        never=(OPPOSITE, r"^The same"),
    ),
    Planted(
        key="needs",
        archetype="split",
        n=30,
        says=(r"^You want opposite things on .*Talk about it first",),
        found=lambda f: len(f.opposed) > len(f.shifts) / 2,
    ),
    Planted(
        key="needs",
        archetype="silent_minority",
        n=30,
        lean=wanting(0.4, 0.6),
        says=(FEW.format(few=6, n=30),),
        never=(OPPOSITE,),
    ),
    Planted(
        key="needs",
        archetype="silent_minority",
        n=300,
        lean=wanting(0.4, 0.6),
        says=(r"^The same (59|60) of 300 ",),
        never=(OPPOSITE,),
    ),
    Planted(key="needs", archetype="silent_minority", n=8, lean=wanting(0.4, 0.6), says=(FEW.format(few=2, n=8),)),
    Planted(
        key="needs",
        archetype="silent_minority",
        n=20,
        lean=wanting(0.4, 0.6),
        mode="anonymous",
        never=(r"^The same",),  # four of twenty are fewer than k
        found=lambda f: f.few == 4,
    ),
    Planted(
        key="needs",
        archetype="leader_rosy",
        n=30,
        lean=wanting(0.4, 0.6),
        roles=QUARTER,
        mode="anonymous",
        says=(r"^The employees want to go further than the leaders towards",),
        found=lambda f: all(one.clear for one in f.apart),
    ),
    Planted(
        key="needs",
        archetype="leader_rosy",
        n=16,
        lean=wanting(0.4, 0.6),
        roles=QUARTER,
        mode="anonymous",
        says=(r"are not shown apart, because one of the groups is smaller than 5",),
        never=(PARTED, r"^The same"),  # four leaders are fewer than k
        found=lambda f: f.apart == (),
    ),
    Planted(
        key="needs",
        archetype="consensus",
        n=40,
        roles=QUARTER,
        says=(r"^Leaders and employees want the same as far as can be seen",),
        never=(PARTED,),
    ),
    # team
    Planted(
        key="team",
        archetype="consensus",
        n=8,
        plant=able(8, privacy=0, feedback=1),
        says=(
            r"^2 of 10 competences are not covered; “Rules and personal data” is farthest from it: nobody can do it, 1 must",
            r"^“Giving each other feedback that can be used” hangs on A alone",
        ),
        found=lambda f: [one.competence.id for one in f.short] == ["privacy", "feedback"],
    ),
    Planted(
        key="team",
        archetype="consensus",
        n=8,
        plant=able(8, privacy=1),
        says=(r"^You cover all 10 competences", r"^“Rules and personal data” hangs on A alone"),
        never=(PLAN,),
        found=lambda f: f.plan is None,
    ),
    Planted(
        key="team",
        archetype="consensus",
        n=8,
        plant=able(8, privacy=1),
        mode="anonymous",
        says=(r"^“Rules and personal data” hangs on one person",),
        never=(r"\bA\b",),
    ),
    Planted(
        key="team",
        archetype="consensus",
        n=8,
        plant=able(8),
        says=(r"^You cover all 10 competences", r"^Nothing that anybody can do hangs on one person"),
        never=(PLAN, r"lacking"),
        found=lambda f: f.plan is None and not f.short and not f.single,
    ),
    Planted(
        key="team",
        archetype="consensus",
        n=30,
        lean={"wants": {one.id: 0.9 if one.id == "automation" else -0.3 for one in ASKS.content("team").competences}},
        says=(r"^Most want to learn “Automating what we do over and over”",),
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
        r"stand farthest apart",
        r"^That is (firm|likely)",
        r"^Without",
        r"ought to count",
    ),
    "split": (r"^The same \d", r"^You (agree|put the cards much alike)", r"signs of MUS in disguise"),
    "cadence": (CAMPS, r"^You wish for much the same", r"^What most often breaks"),
    "position": (
        CAMPS,
        r"^The same \d",
        r"opposite sides",
        r"^You stand in the quadrant",
        r"lean otherwise",
        PARTED,
        r"^You stand furthest",
        r"^You (agree|see)",
    ),
    "needs": (
        OPPOSITE,
        r"today that you see differently",
        r"^The same \d",
        r"^Farthest",
        r"^Most want to begin|share the first place",
        PARTED,
        r"^You agree|divides you into",
    ),
    "team": (r"^The same \d", r"^Most want to learn"),
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
