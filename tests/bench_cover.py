"""How long the coverage planner takes, by the size of the team and of what it lacks."""

from __future__ import annotations

from random import Random
from time import perf_counter

from tuskit import demo
from tuskit.exercises.team.planner.case import Case, Means, Member, Need
from tuskit.exercises.team.planner.coverage import Plan
from tuskit.exercises.team.planner.mends import cover

SIZES = ((6, 10, 2), (12, 20, 3), (12, 40, 4), (40, 40, 12))
"""Members, competences, and the most people that one of them is needed from."""
HOURS = (20, 30, 60)


def case(members: int, competences: int, most: int, means: tuple[Means, ...], seed: int) -> Case:
    """A made-up team in which one level in ten is not known, one wish in five is a yes and one in ten a no."""
    dice = Random(seed)
    names = [f"c{n:02}" for n in range(competences)]
    return Case(
        members=tuple(
            Member(
                name=f"m{n:02}",
                levels={c: dice.choice((0, 0, 1, 1, 2, 2, 3, 4)) for c in names if dice.random() < 0.9},
                wants=frozenset(c for c in names if dice.random() < 0.2),
                declines=frozenset(c for c in names if dice.random() < 0.1),
                hours=dice.choice(HOURS),
            )
            for n in range(members)
        ),
        needs=tuple(
            Need(competence=c, kind=dice.choice(("hard", "hard", "team_soft", "teaming")), cover=dice.randint(1, most))
            for c in names
        ),
        means=means,
    )


def coverage() -> None:
    """A table: for each size the case, what came of it, and the seconds."""
    means = demo.demo(demo.TEAM).findings("team").case.means
    print(f"{'team × competences × means':<28} {'lacking':>8} {'outcome':>22} {'seconds':>8}")
    for members, competences, most in SIZES:
        for seed in range(2):
            made = case(members, competences, most, means, seed)
            start = perf_counter()
            found = cover(made)
            took = perf_counter() - start
            lacking = sum(made.missing(need) for need in made.needs)
            outcome = (
                ("proven" if found.proven else f"gap {found.gap:.0%}")
                if isinstance(found, Plan)
                else "impossible, explained"
            )
            print(f"{members:>4} × {competences} × {len(means):<17} {lacking:>8} {outcome:>22} {took:8.2f}")
