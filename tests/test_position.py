"""Position: places and medians worked out by hand, quadrants and the honest middle, and what is never shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit import kit
from tuskit.answers import Mode
from tuskit.exercise import questions
from tuskit.exercises import EXERCISES
from tuskit.exercises.position import CANVAS, Position
from tuskit.exercises.position.places import Spot
from tuskit.plan import Plan
from tuskit.simulate import simulate
from tuskit.text import LANGS, InputError, Lang, Text, load
from tuskit.workshop import Workshop

POSITION = EXERCISES["position"].findings
FILE = kit.folder("workshop-data") / "exercises" / "position.yaml"
VALUE = ("unit", "leadership", "whole", "competence", "development")
MANDATE = ("purpose", "strategy", "processes", "decisions", "change")
Answers = Mapping[str, Any]


def at(value: int, mandate: int, **more: Any) -> Answers:
    """Everything on the first axis at one step, and on the second at another."""
    return {"value": dict.fromkeys(VALUE, value), "mandate": dict.fromkeys(MANDATE, mandate), **more}


def held(
    *people: Answers, mode: Mode = "open", invited: int = 0, roles: tuple[str | None, ...] = (), k: int = 5
) -> Workshop:
    plan = Plan(
        title=Text(da="Prøve", en="Trial"),
        mode=mode,
        led=mode == "anonymous",
        invited=invited or len(people) or 1,
        k=k,
        ask=("role",),
    )
    workshop = Workshop(plan)
    if plan.led:
        workshop.lead("position", "open")
    for number, answers in enumerate(people):
        workshop.join(f"person-{number:03}", roles[number] if roles else None)
        assert workshop.submit("position", f"person-{number:03}", answers) == ()
    if plan.led:
        workshop.lead("position", "show")
    return workshop


def said(workshop: Workshop, lang: Lang = "en") -> tuple[str, ...]:
    return POSITION.conclude(workshop.findings("position"), lang)


def test_a_place_is_the_mean_of_what_was_answered() -> None:
    """Of five shifts three are enough, two are not; don't know is no answer."""
    three = {"value": {"unit": 7, "leadership": 6, "whole": 5}, "mandate": dict.fromkeys(MANDATE, 2)}
    two = {"value": {"unit": 7, "leadership": 6, "whole": "dont_know"}, "mandate": dict.fromkeys(MANDATE, 2)}
    one_axis = {"mandate": dict.fromkeys(MANDATE, 2)}
    found = held(three, two, one_axis).findings("position")
    assert found.spots == (Spot(6.0, 2.0, 1),)
    assert (found.n, found.middle.n) == (3, 1)


def test_the_middle_and_its_spread() -> None:
    found = held(at(2, 6), at(3, 6), at(4, 6), at(5, 6), at(6, 6)).findings("position")
    assert found.middle.medians == (4.0, 6.0)
    assert found.middle.spread == ((3.0, 5.0), (6.0, 6.0))


@pytest.mark.parametrize(
    ("value", "mandate", "quadrant"),
    [(2, 2, "line"), (6, 2, "tethered"), (2, 6, "specialists"), (6, 6, "product"), (4, 6, None), (6, 4, None)],
)
def test_which_quadrant(value: int, mandate: int, quadrant: str | None) -> None:
    found = held(*[at(value, mandate)] * 4).findings("position")
    assert (found.quadrant.id if found.quadrant else None) == quadrant


def test_who_stands_on_both_sides_is_put_in_no_quadrant() -> None:
    """The median lies in a quadrant; the middle half does not."""
    workshop = held(at(3, 2), at(4, 2), at(5, 2), at(5, 2), at(5, 2))
    found = workshop.findings("position")
    assert found.middle.medians == (5.0, 2.0)
    assert found.quadrant is None
    assert any(
        each.startswith("You stand in the middle on value creation, and lean otherwise") for each in said(workshop)
    )
    both = held(at(3, 3), at(4, 4), at(4, 4), at(5, 5))
    assert any(each.startswith("I står på midten, ikke i et af de fire felter: ") for each in said(both, "da"))


def test_two_camps_have_no_middle() -> None:
    """The median lies where nobody stands: it is neither drawn nor called the middle."""
    workshop = held(*[at(1, 2)] * 4, *[at(7, 2)] * 4)
    assert any(
        each.startswith(
            "You stand on opposite sides on value creation, and lean otherwise towards “The mandate is central”: "
            "the median lies between you and tells nothing (8 of 8"
        )
        for each in said(workshop)
    )
    drawn = POSITION.draw(workshop.findings("position"), "en")[0]
    assert "no median" in drawn.subtitle
    assert "Your middle" not in drawn.alt
    scattered = held(*[at(step, step) for step in (1, 2, 4, 6, 7)])
    assert any(each.startswith("I står spredt på begge sider af midten") for each in said(scattered, "da"))


def test_one_person_is_no_group() -> None:
    workshop = held(at(6, 6), invited=5)
    assert workshop.findings("position").quadrant is None
    assert any("no group to show yet" in each for each in said(workshop))


def test_the_most_divided_shift_comes_first() -> None:
    low, high = dict(at(5, 2)), dict(at(5, 2))
    low["mandate"] = {**low["mandate"], "decisions": 1}
    high["mandate"] = {**high["mandate"], "decisions": 7}
    workshop = held(*[low] * 6, *[high] * 8, invited=16)
    found = workshop.findings("position")
    assert found.stances[0].shift.id == "decisions"
    assert found.stances[0].camps
    assert said(workshop)[0].startswith(
        "You stand in two camps about “the decisions”: 6 stand nearer to “Top management"
    )
    assert "and 0 in the middle (14 of 16 answered)" in said(workshop)[0]


def test_a_room_that_agrees_is_told_so() -> None:
    assert (
        said(held(*[at(6, 6)] * 4), "da")[0] == "I er enige om alle linjer: ingen af dem deler jer (4 af 4 har svaret)."
    )


def test_leaders_against_employees() -> None:
    roles = ("leader",) * 3 + ("employee",) * 4
    workshop = held(*[at(5, 5)] * 3, *[at(5, 2)] * 4, roles=roles)
    found = workshop.findings("position")
    assert (found.roles["leader"].medians, found.roles["employee"].medians) == ((5.0, 5.0), (5.0, 2.0))
    assert (
        "The leaders see the mandate as more distributed than the employees: the median is 5 for 3 leaders and 2 for 4 employees."
    ) in said(workshop)
    assert not any("value creation as more" in each for each in said(workshop))
    close = held(*[at(5, 5)] * 7, roles=roles)
    assert any("about the same place" in each for each in said(close))


def test_roles_that_differ_no_more_than_chance_gives_are_not_told_apart() -> None:
    """Medians two steps apart, of people who stand all over the axis: neither a sentence nor a mark on the map."""
    roles = ("leader",) * 3 + ("employee",) * 5
    workshop = held(*[at(step, 5) for step in (2, 6, 7, 1, 3, 4, 6, 7)], roles=roles)
    leaders, employees = (workshop.findings("position").roles[role].medians[0] for role in ("leader", "employee"))
    assert leaders - employees == 2
    assert not any("The leaders see" in each for each in said(workshop))
    assert any(each.startswith("Leaders and employees do not stand clearly apart") for each in said(workshop))
    assert "Leaders" not in POSITION.draw(workshop.findings("position"), "en")[0].alt


def test_a_side_that_chance_gives_is_not_told() -> None:
    """The middle half stands just beyond the middle, and the others all over."""
    workshop = held(*[at(step, 6) for step in (1, 2, 5, 5, 5, 5, 6, 7)])
    found = workshop.findings("position")
    assert found.quadrant is None
    assert found.middle.unsure == (True, False)
    assert any(each.startswith("You stand clearly on neither side on value creation") for each in said(workshop))
    assert any("I står ikke klart på den ene eller den anden side" in each for each in said(workshop, "da"))


def test_the_same_few_are_told_and_never_too_few() -> None:
    room = [at(6, 6)] * 8 + [at(2, 2)] * 2
    assert any(each.startswith("The same 2 of 10 stand against most of you") for each in said(held(*room)))
    assert not any(each.startswith("The same") for each in said(held(*room, mode="anonymous")))
    assert not any(each.startswith("The same") for each in said(held(*room[:9])))


def test_two_leaders_are_not_compared() -> None:
    workshop = held(*[at(5, 5)] * 2, *[at(5, 2)] * 4, roles=("leader",) * 2 + ("employee",) * 4)
    assert not workshop.findings("position").roles
    assert not any("leader" in each.lower() for each in said(workshop))


@pytest.mark.parametrize(("leaders", "shown"), [(4, False), (5, True)])
def test_a_small_role_is_withheld_and_said_to_be(leaders: int, shown: bool) -> None:  # noqa: FBT001  (a parameter)
    roles = ("leader",) * leaders + ("employee",) * 20
    workshop = held(*[at(5, 6)] * leaders, *[at(5, 2)] * 20, mode="anonymous", roles=roles)
    assert bool(workshop.findings("position").roles) == shown
    assert any("it takes at least 5 of each" in each for each in said(workshop)) != shown


def test_what_few_wrote_is_not_shown() -> None:
    wrote, silent = at(5, 5, user="Rigmor"), at(5, 5)
    four = held(*[wrote] * 4, *[silent] * 6, mode="anonymous")
    assert all(not one.notes and not one.people for one in four.findings("position").canvas)
    for lang in LANGS:
        everything = " ".join(said(four, lang)) + " ".join(
            chart.alt + chart.table.to_csv() for chart in POSITION.draw(four.findings("position"), lang)
        )
        assert "Rigmor" not in everything
    five = held(*[wrote] * 5, *[silent] * 5, mode="anonymous").findings("position")
    assert five.canvas[0].notes == (("Rigmor", 5),)


def test_notes_stand_in_alphabetical_order_and_once() -> None:
    notes = ("Ældre", "borgere ", "Borgere", "Andre")
    found = held(*[at(5, 5, user=note) for note in notes]).findings("position")
    assert found.canvas[0].notes == (("Andre", 1), ("Borgere", 2), ("Ældre", 1))
    assert found.canvas[0].people == 4


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 7), st.integers(1, 7)), min_size=5, max_size=12))
def test_every_place_is_a_half_step_and_everybody_is_on_the_map(people: list[tuple[int, int]]) -> None:
    mixed = [
        {"value": {**dict.fromkeys(VALUE, one), "unit": other}, "mandate": dict.fromkeys(MANDATE, other)}
        for one, other in people
    ]
    found = held(*mixed, mode="anonymous").findings("position")
    assert sum(spot.people for spot in found.spots) == len(people)
    assert all((2 * number).is_integer() for spot in found.spots for number in (spot.value, spot.mandate))


def test_too_few_with_a_place_are_not_on_the_map() -> None:
    """Five answered, four of them enough to have a place."""
    found = held(*[at(5, 5)] * 4, {"value": {"unit": 1}}, mode="anonymous").findings("position")
    assert not found.withheld
    assert (found.spots, found.middle) == ((), None)
    assert [chart.id for chart in POSITION.draw(found, "da")] == ["position_shifts", "position_canvas"]
    assert any("at least 5 who answered more than half" in each for each in POSITION.conclude(found, "en"))


def test_no_dot_carries_a_role() -> None:
    """The same places, whoever leads: the map differs by its medians alone."""
    people = [at(2, 2)] * 5 + [at(6, 6)] * 6
    one = held(*people, mode="anonymous", roles=("leader",) * 5 + ("employee",) * 6).findings("position")
    other = held(*people, mode="anonymous", roles=("employee",) * 5 + ("leader",) * 6).findings("position")
    assert one.roles["leader"] == other.roles["employee"]
    assert one.spots == other.spots == (Spot(2, 2, 5), Spot(6, 6, 6))
    map_one, map_other = (POSITION.draw(found, "en")[0].table for found in (one, other))
    assert set(map_one["Who"]) == set(map_other["Who"]) == {
        "Your middle, median", "The middle half", "Leaders, median", "Employees, median", "Place on the map",
    }  # fmt: skip


def test_what_the_group_decides() -> None:
    workshop = held(*[at(5, 2, outcome="Varme")] * 3)
    assert workshop.decide("position", {"user": "Familier", "wanted": ["product"]}) == ()
    found = workshop.findings("position")
    assert found.wanted.id == "product"
    assert "This is what you have agreed: our user “Familier”." in said(workshop)
    assert "In the coming year you want to move towards “The product organisation”." in said(workshop)
    assert POSITION.discuss(found, "da").startswith(
        "I står i feltet »Teams uden mandat«, og I vil mod »Produktorganisationen«."
    )
    canvas = POSITION.draw(found, "en")[-1]
    assert list(canvas.table.iloc[:, 1]) == ["–", "Varme", "Familier"]
    assert "Not agreed yet" not in canvas.alt


def test_a_second_round_asks_the_shifts_and_not_the_canvas() -> None:
    asked = [question.id for question in questions(held().parts("position", round=2))]
    assert asked == ["value", "mandate"]


@pytest.mark.parametrize("people", [12, 60])
@pytest.mark.parametrize("archetype", ["consensus", "split"])
def test_rooms_whose_truth_is_known(people: int, archetype: Any) -> None:
    """Camps are named where there are some, and nowhere else."""
    parts = held().parts("position")
    answers = [person["answers"] for person in simulate(parts, people, seed=11, archetype=archetype)]
    assert ("two camps" in said(held(*answers))[0]) == (archetype == "split")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("- id: mandate", "- id: power", "axes need the ids value, mandate in this order"),
        ("id: comes_back", "id: money", "canvas needs the ids user, outcome, comes_back in this order"),
        ("id: product, value: high", "id: product, value: low", "quadrants need one for each pair of low and high"),
    ],
)
def test_content_that_cannot_be_used_is_told(tmp_path: Any, old: str, new: str, says: str) -> None:
    own = tmp_path / "position.yaml"
    own.write_text(FILE.read_text("utf-8").replace(old, new, 1), "utf-8")
    with pytest.raises(InputError) as refused:
        load(own, Position)
    assert any(says in problem for problem in refused.value.problems)
    assert CANVAS == ["user", "outcome", "comes_back"]
