"""The misfit: pulls worked out by hand, the stability of the first place, and what is said of it."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuskit import kit
from tuskit.answers import Mode
from tuskit.exercises import EXERCISES
from tuskit.exercises.misfit.rank import DRAWS, pull, rank
from tuskit.plan import Plan
from tuskit.simulate import simulate
from tuskit.text import Text
from tuskit.workshop import Workshop

NAN = float("nan")
MISFIT = EXERCISES["misfit"].findings
VALUES = ("collaboration", "innovation", "problem_solving", "teaming", "autonomy", "outcome_goals")
SYSTEMS = ("efficiency_goals", "performance_management", "mu_conversation", "career_paths", "bonus", "individual_kpis")


def held(*people: dict[str, Any], invited: int = 0) -> Workshop:
    plan = Plan(title=Text(da="Prøve", en="Trial"), mode="open", led=False, invited=invited or len(people), ask=())
    workshop = Workshop(plan)
    for number, answers in enumerate(people):
        assert workshop.submit("misfit", f"person-{number}", answers) == ()
    return workshop


def grid(level: int, **cells: int) -> dict[str, dict[str, int]]:
    """Every pair at one level, but for the systems that are named: those at every value."""
    return {value: {system: cells.get(system, level) for system in SYSTEMS} for value in VALUES}


def points(**given: int) -> dict[str, int]:
    return {value: given.get(value, 0) for value in VALUES}


def test_the_pull_is_weight_times_mean() -> None:
    judged = np.array([[[-2, 1], [0, 2]], [[-1, 1], [NAN, 0]]])
    weights = np.array([[60, 40], [80, 20]])
    # system 0: 0.7 × −1.5 + 0.3 × 0; system 1: 0.7 × 1 + 0.3 × 1
    assert pull(judged, weights) == pytest.approx([-1.05, 1.0])


def test_a_value_that_nobody_judged_gives_its_weight_to_the_others() -> None:
    judged = np.array([[[-2.0], [NAN]]])
    assert pull(judged, np.array([[10.0, 90.0]])) == pytest.approx([-2.0])


def test_a_system_judged_only_at_values_that_count_nothing_pulls_nothing() -> None:
    judged = np.array([[[-2.0, 1.0], [NAN, 1.0]]])
    assert pull(judged, np.array([[0.0, 100.0]])) == pytest.approx([0.0, 1.0])


def test_without_points_the_values_count_the_same() -> None:
    judged = np.array([[[-2.0], [1.0]]])
    assert pull(judged, np.full((1, 2), NAN)) == pytest.approx([-0.5])


def test_the_first_place_and_who_it_rests_on() -> None:
    """Without the third person the second system comes first: two of three may leave."""
    judged = np.array([[[0.0, -1.0]], [[0.0, -1.0]], [[-2.0, 1.5]]])
    found = rank(judged, np.full((3, 1), NAN))
    assert found.pull == pytest.approx((-2 / 3, -0.5 / 3))
    assert found.first == 0
    # without the first person: −1 and 0.25; without the third: 0 and −1
    assert found.alone == 2
    assert sum(found.leads) == pytest.approx(1.0)
    # of the 27 draws of three people, system 0 comes first unless the third person is not drawn (8 of 27)
    assert found.drawn == pytest.approx(19 / 27, abs=3 * (19 / 27 * 8 / 27 / DRAWS) ** 0.5)


def test_two_that_pull_equally_have_no_first_place() -> None:
    assert rank(np.array([[[-1.0, -1.0, 0.0]]]), np.full((1, 1), NAN)).first is None


def test_one_person_has_no_stability_to_speak_of() -> None:
    found = rank(np.array([[[-1.0, 1.0]]]), np.full((1, 1), NAN))
    assert found.low == found.pull == found.high


@given(st.permutations(range(5)))
def test_the_order_of_people_moves_nothing(order: list[int]) -> None:
    stream = np.random.default_rng(1)
    judged = stream.integers(-2, 3, size=(5, 3, 4)).astype(float)
    weights = stream.dirichlet(np.ones(3), size=5) * 100
    judged[1, 2, 3], weights[4] = NAN, NAN
    assert rank(judged[order], weights[order]) == rank(judged, weights)


def test_what_is_said() -> None:
    wished = points(teaming=60, autonomy=40)
    now = points(autonomy=100)
    people = [{"pull": grid(1, bonus=-2), "now": now, "wished": wished, "size": ["large"]} for _ in range(4)]
    workshop = held(*people, {"pull": grid(1, bonus=-1)}, invited=10)
    found = workshop.findings("misfit")
    assert found.rank.pull[SYSTEMS.index("bonus")] == pytest.approx(-1.8)
    assert found.overall == pytest.approx((5 * 1 - 1.8) / 6)
    assert found.spared[SYSTEMS.index("bonus")] == pytest.approx(1.0)
    assert found.weights[0].value.id in {"teaming", "autonomy"}
    said = MISFIT.conclude(found, "en")
    assert said[0].startswith("You see the pairs much alike. Your answers differ most about “Bonus schemes”")
    assert "(5 of 10 answered)" in said[0]
    assert any("“Bonus schemes” pulls hardest away from your values: −1.8" in each for each in said)
    assert any("−1.8 on a scale from −2 to 2, weighted by the points of 4 of you." in each for each in said)
    assert any("in 5 of 5 cases, and in 1,000 of 1,000" in each for each in said)
    assert any("Without “Bonus schemes” the systems’ mean pull goes from +0.53 to +1.00" in each for each in said)
    assert any(each.startswith("6 pairs pull away equally hard, −1.8 on average") for each in said)
    assert any("4 of 4 answered" in each and "An argument, not a measurement" in each for each in said)


def test_disagreement_comes_before_the_worst() -> None:
    hot, cold = grid(0, bonus=-2), grid(0, bonus=-2)
    hot["teaming"]["mu_conversation"], cold["teaming"]["mu_conversation"] = 2, -2
    found = held(*[{"pull": one} for one in (hot, cold) * 4]).findings("misfit")
    assert (found.pairs[0].value.id, found.pairs[0].system.id) == ("teaming", "mu_conversation")
    assert found.pairs[0].agreement == -1.0
    first = MISFIT.conclude(found, "da")[0]
    assert first.startswith("I står i to lejre om »MU-samtalen« og »Teaming«: 4 siger væk fra, 4 hen imod")


def test_dont_know_is_counted_apart() -> None:
    unsure = grid(-1)
    unsure["autonomy"]["bonus"] = "dont_know"  # type: ignore[assignment]
    found = held({"pull": unsure}, {"pull": grid(-1)}).findings("misfit")
    pair = found.pair("autonomy", "bonus")
    assert (pair.n, pair.dont_know, pair.mean) == (1, 1, -1.0)


def test_the_decision_is_told_and_what_it_leaves_out() -> None:
    workshop = held(*[{"pull": grid(0, bonus=-2)}] * 3)
    assert workshop.decide("misfit", {"systems": {"mu_conversation": {"decision": "keep"}, "teaming": {}}})
    assert workshop.decide("misfit", {"systems": {"mu_conversation": {"decision": "keep"}}}) == ()
    said = MISFIT.conclude(workshop.findings("misfit"), "en")
    assert "You have decided to keep 1 of the 6 systems." in said
    assert any("“Bonus schemes”, which pulls hardest away, still lacks a decision." in each for each in said)
    assert workshop.decide("misfit", {"systems": {"bonus": {"decision": "keep"}}}) == ()
    assert any("You will keep “Bonus schemes”" in s for s in MISFIT.conclude(workshop.findings("misfit"), "en"))
    made = {"bonus": {"decision": "stop", "owner": "HR"}, "career_paths": {"decision": "adapt"}}
    made["individual_kpis"] = {"decision": "adapt", "owner": "Ida", "first_step": "Talk"}
    assert workshop.decide("misfit", {"systems": made}) == ()
    said = MISFIT.conclude(workshop.findings("misfit"), "en")
    assert "You have decided to adapt 2 and stop 1 of the 6 systems." in said
    assert "You will stop “Bonus schemes”, which pulls hardest away." in said
    assert any(
        each.endswith("a first step is missing: “Career paths and role descriptions” and “Bonus schemes”.")
        for each in said
    )


def test_skipping_everything_says_so() -> None:
    said = MISFIT.conclude(held({}, {}).findings("misfit"), "en")
    assert said == ("Nobody has taken a stand on how the systems pull (2 of 2 answered).",)


def test_points_of_those_who_judged_nothing_count() -> None:
    """Two judge collaboration −2 and autonomy +2 for bonus; only a third person says what counts."""
    pulls = grid(0)
    pulls["collaboration"]["bonus"], pulls["autonomy"]["bonus"] = -2, 2
    found = held({"pull": pulls}, {"pull": pulls}, {"wished": points(collaboration=75, autonomy=25)}).findings("misfit")
    assert found.rank.pull[SYSTEMS.index("bonus")] == pytest.approx(-1.0)
    assert (found.n, found.people, found.weighted, found.rank.people) == (3, 2, 1, 3)
    # without the third person bonus pulls 0 like the others, and nobody comes first
    assert found.rank.alone == 2
    said = MISFIT.conclude(found, "da")
    assert any("−1,0 på en skala fra −2 til 2, vægtet med pointene fra 1 af jer." in each for each in said)


def test_without_points_the_charts_do_not_claim_any() -> None:
    found = held({"pull": grid(0, bonus=-1)}, {"pull": grid(0, bonus=-2)}).findings("misfit")
    assert "Nobody has shared out points, so every value counts the same here." in MISFIT.conclude(found, "en")
    charts = {chart.id: chart for chart in MISFIT.draw(found, "en")}
    assert set(charts) == {"misfit_heat", "misfit_systems", "misfit_what_if"}
    assert "where every value counts the same" in charts["misfit_heat"].subtitle
    assert "where every value counts the same" in charts["misfit_systems"].subtitle
    assert not any("weighted" in each for each in MISFIT.conclude(found, "en"))


def test_a_pair_that_few_judged_is_not_the_worst() -> None:
    lone = grid(0, bonus=-1)
    lone["teaming"]["career_paths"] = -2
    rest = grid(0, bonus=-1)
    del rest["teaming"]["career_paths"]
    found = held({"pull": lone}, {"pull": rest}, {"pull": rest}).findings("misfit")
    assert {pair.system.id for pair in found.worst} == {"bonus"}
    assert len(found.worst) == len(VALUES)


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        (
            ["large", "large", "tiny"],
            "2 of 3 answered “more than 500, or old and established”: begin with the systems.",
        ),
        (["tiny", "tiny", "large"], "2 of 3 answered “fewer than 50, and young”: with you it is rather the culture"),
        (["middle"], "1 of 1 answered “50–500”: you are in between"),
        (["large", "tiny"], "so it cannot be said which way the law points"),
    ],
)
def test_which_way_the_law_points(sizes: list[str], said: str) -> None:
    found = held(*[{"size": [size]} for size in sizes]).findings("misfit")
    assert any(said in each for each in MISFIT.conclude(found, "en"))


def test_systems_that_pull_equally_share_the_first_place() -> None:
    found = held({"pull": grid(0, bonus=-1, individual_kpis=-1)}).findings("misfit")
    assert found.hardest is None
    said = MISFIT.conclude(found, "da")
    assert any(each.startswith("»Bonusordninger« og »Individuelle KPI'er« deler førstepladsen: −1,0") for each in said)


def test_where_nothing_pulls_away_it_says_so() -> None:
    found = held(*[{"pull": grid(1, mu_conversation=0)}] * 2).findings("misfit")
    assert found.worst == ()
    said = MISFIT.conclude(found, "en")
    assert any(
        each.startswith("No system pulls away from your values on the whole; “The MU conversation”") for each in said
    )
    assert not any("hardest" in each for each in said)


def test_rows_and_columns_of_a_workshop_s_own(tmp_path: Path) -> None:
    for name in ("new/workshop.yaml", "new/organisation.csv"):
        shutil.copy(kit.folder("workshop-data") / name, tmp_path)
    (tmp_path / "exercises").mkdir()
    own = (kit.folder("workshop-data") / "exercises" / "misfit.yaml").read_text("utf-8")
    own = own.replace("\nlevels:", "  - id: budget\n    text: {da: Budget, en: The budget}\n\nlevels:")
    own = own.replace("\nsystems:", "  - id: trust\n    text: {da: Tillid, en: Trust}\n\nsystems:")
    (tmp_path / "exercises" / "misfit.yaml").write_text(own, "utf-8")
    workshop = Workshop.open(tmp_path)
    workshop.lead("misfit", "open")
    for number, person in enumerate(simulate(workshop.parts("misfit"), 12, seed=2)):
        assert workshop.submit("misfit", f"person-{number:02}", person["answers"]) == ()
    workshop.lead("misfit", "show")
    found = workshop.findings("misfit")
    assert len(found.rank.pull) == len(SYSTEMS) + 1
    assert len(found.weights) == len(VALUES) + 1
    assert found.pair("trust", "budget").n > 0
    assert MISFIT.draw(found, "da")[0].svg("phone").startswith("<svg")


def together(mode: Mode, said: dict[str, tuple[int, int]]) -> Workshop:
    """Role → how many, and how they judge the bonus; every other pair is judged 0 by all."""
    led = mode == "anonymous"
    workshop = Workshop(Plan(title=Text(da="Prøve", en="Trial"), mode=mode, led=led, invited=30))
    if led:
        workshop.lead("misfit", "open")
    for role, (many, level) in said.items():
        for number in range(many):
            workshop.join(f"{role}-{number}", role)
            assert workshop.submit("misfit", f"{role}-{number}", {"pull": grid(0, bonus=level)}) == ()
    if led:
        workshop.lead("misfit", "show")
    return workshop


def test_roles_stand_side_by_side_on_the_system_and_the_pair_they_see_most_differently() -> None:
    found = together("anonymous", {"employee": (9, -2), "leader": (6, 1), "hr": (5, 0)}).findings("misfit")
    (bonus,) = found.systems_apart
    assert bonus.system.id == "bonus"
    assert bonus.gap == pytest.approx(3.0)
    assert [(role, side.people, side.mean) for role, side in bonus.sides.items()] == [
        ("employee", 9, -2.0),
        ("leader", 6, 1.0),
        ("hr", 5, 0.0),
    ]
    assert [(one.system.id, one.gap) for one in found.pairs_apart] == [("bonus", 3.0)] * len(VALUES)
    said = MISFIT.conclude(found, "en")
    assert (
        "Employees and leaders stand farthest apart on “Bonus schemes”: on average over all values −2.0 and +1.0 "
        "(9 employees and 6 leaders)."
    ) in said
    assert any(
        "on “Bonus schemes” against “Collaboration across disciplines”: on average −2.0" in each for each in said
    )
    assert "Medarbejdere og ledere står længst fra hinanden om »Bonusordninger«" in " ".join(
        MISFIT.conclude(found, "da")
    )
    (chart,) = [chart for chart in MISFIT.draw(found, "da") if chart.id == "misfit_roles"]
    assert chart.title.startswith("Medarbejdere og ledere står længst fra hinanden om »Bonusordninger« mod »")
    assert list(chart.table["Snit"])[:3] == ["−2,00", "+1,00", "0,00"]
    assert "Medarbejder, »Bonusordninger« mod »Samarbejde på tværs af fag«: 9 væk fra, 0 hen imod" in chart.alt


def test_roles_that_agree_are_not_set_against_each_other() -> None:
    found = together("anonymous", {"employee": (9, -1), "leader": (6, -1)}).findings("misfit")
    assert found.systems_apart == found.pairs_apart == ()
    assert "misfit_roles" not in {chart.id for chart in MISFIT.draw(found, "da")}


def test_small_roles_are_withheld_and_it_says_so() -> None:
    found = together("anonymous", {"employee": (9, -2), "leader": (3, 2)}).findings("misfit")
    assert found.systems_apart == found.pairs_apart == ()
    assert "misfit_roles" not in {chart.id for chart in MISFIT.draw(found, "da")}
    (hidden,) = [line for line in MISFIT.conclude(found, "da") if "vises ikke for sig" in line]
    assert hidden.endswith("fordi en af grupperne er på færre end 5.")
    assert "edere" in hidden


def test_a_team_with_itself_sees_roles_of_three() -> None:
    found = together("open", {"employee": (4, -2), "leader": (3, 2)}).findings("misfit")
    assert found.pairs_apart[0].gap == 4.0
    assert together("open", {"employee": (4, -2), "leader": (2, 2)}).findings("misfit").pairs_apart == ()


def test_a_role_too_few_of_whom_judged_a_pair_is_left_out_of_it() -> None:
    """Six leaders are there, but only two took a stand on the bonus: the pair is not shown by role, the rest may be."""
    alone = Workshop(Plan(title=Text(da="Prøve", en="Trial"), mode="open", led=False, invited=30))
    for number in range(9):
        alone.join(f"e{number}", "employee")
        assert alone.submit("misfit", f"e{number}", {"pull": grid(0, bonus=-2)}) == ()
    for number in range(6):
        alone.join(f"l{number}", "leader")
        judged = {value: dict(row) for value, row in grid(1, bonus=2).items()}
        if number > 1:
            judged = {value: {k: v for k, v in row.items() if k != "bonus"} for value, row in judged.items()}
        assert alone.submit("misfit", f"l{number}", {"pull": judged}) == ()
    found = alone.findings("misfit")
    assert "bonus" not in {one.system.id for one in (*found.systems_apart, *found.pairs_apart)}
    assert {one.system.id for one in found.systems_apart} == set(SYSTEMS) - {"bonus"}


def test_roles_that_differ_by_chance_are_not_set_against_each_other() -> None:
    """A gap between the means, and as much difference inside each role: the groups are not named."""
    workshop = Workshop(Plan(title=Text(da="Prøve", en="Trial"), mode="open", led=False, invited=30))
    said = {"employee": (-2, -1, 0, 1, 2), "leader": (-1, 0, 0, 2, 2)}
    for role, levels in said.items():
        for number, level in enumerate(levels):
            workshop.join(f"{role}-{number}", role)
            answer = {"pull": {"collaboration": {"bonus": level}}}
            assert workshop.submit("misfit", f"{role}-{number}", answer) == ()
    found = workshop.findings("misfit")
    assert found.pairs_apart[0].gap > 0.5
    assert not found.pairs_apart[0].clear
    told = MISFIT.conclude(found, "en")
    assert "The groups do not stand clearly apart on any system." in told
    titles = [chart.title for chart in MISFIT.draw(found, "en")]
    assert not [sentence for sentence in (*told, *titles) if "farthest apart" in sentence]
