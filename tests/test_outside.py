"""Whom the cadence plan does not fit, and an organisation of numbers through the whole workshop."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from tuskit import cli, demo
from tuskit.exercises import EXERCISES
from tuskit.exercises.cadence.outside import outside
from tuskit.organisation import Numbers, Organisation, Person, made, team
from tuskit.plan import Plan
from tuskit.text import InputError, Lang, Text, load
from tuskit.workshop import Workshop

CADENCE: Any = EXERCISES["cadence"].findings
ORDINARY = (Person("o", "Ole", ("a",)), Person("i", "Ida", ("a",), "o"), Person("p", "Pil", ("a",), "o"))


def said(*people: Person, lang: Lang = "en") -> list[str]:
    """The sentences about an ordinary team with some people more."""
    workshop = Workshop(Plan(title=Text(da="Prøve", en="Trial"), mode="open", led=False, invited=2, ask=()))
    workshop.submit("cadence", "a", {"tus": {"tus": {"weeks": 26, "minutes": 120}}})
    everyone = ORDINARY + people
    teams = dict.fromkeys(key for person in everyone for key in person.teams)
    organisation = Organisation(everyone, tuple(team(key.upper()) for key in teams))
    findings = CADENCE.analyse(
        workshop.content("cadence"), replace(workshop.group("cadence"), organisation=organisation)
    )
    found = list(outside(findings, lang))
    assert set(found) <= set(CADENCE.conclude(findings, lang))
    return found


@pytest.mark.parametrize(
    ("people", "says"),
    [
        ((), []),
        (
            (Person("f", "Fie", ()),),
            ["Neither a team nor a leader, and so in none of the conversations: 1 of 4 (Fie). Write one of them"],
        ),
        (
            (Person("b", "Bo", (), "o"), Person("c", "Cai", (), "i")),
            [
                "Outside the teams: 2 of 5 (Bo and Cai). That gives MU with the leader, but no TUS. Invite them as guests of"
            ],
        ),
        (
            (*(Person(f"b{n}", f"Bo {n}", (), "o") for n in range(4)), Person("c", "Cai", (), "i")),
            [
                "Outside the teams: 5 of 8 (Bo 0, Bo 1, Bo 2 and 2 more). That gives MU with the leader, but no TUS. 4 under Ole can"
            ],
        ),
        (
            (Person("g", "Gry", ("a",), vacant=True),),
            ["The leader’s post is vacant: 1 of 4 (Gry). Their MU has to wait;"],
        ),
        (
            (Person("g", "Gry", ("a", "b"), "o"), Person("h", "Hans", ("b",), "o")),
            ["In several teams, and at the TUS of each: 1 of 5 (Gry)."],
        ),
        ((Person("g", "Gry", ("b",), "o"),), ["One member only: 1 of 2 teams (B)."]),
        (
            tuple(Person(f"g{n}", f"Gry {n}", ("b",), "o") for n in range(9)),
            ["More than 8 members: 1 of 2 teams (B with 9). Four to six talk best together, which is the kit’s own"],
        ),
    ],
)
def test_each_rare_case_is_told_once_with_what_to_do(people: tuple[Person, ...], says: list[str]) -> None:
    found = said(*people)
    assert len(found) == len(says)
    assert all(sentence.startswith(start) for sentence, start in zip(found, says, strict=True)), found
    assert len(said(*people, lang="da")) == len(says)


def test_who_leads_a_team_from_outside_it_is_in_its_conversations() -> None:
    top = Person("top", "Top", ())
    assert said(top, Person("x", "X", ("b",), "top"), Person("y", "Y", ("b",), "top")) == []


def numbered(**numbers: int) -> Workshop:
    return Workshop(
        Plan(
            title=Text(da="Prøve", en="Trial"),
            mode="open",
            led=False,
            invited=5,
            ask=("role", "team"),
            organisation=Numbers(**numbers),
            starts=date(2027, 1, 4),
        )
    )


def test_a_workshop_of_numbers() -> None:
    workshop = numbered(teams=8, of=6)
    assert workshop.organisation == made(Numbers(teams=8, of=6))
    assert [item.text.da for item in workshop.groups("team")] == list("ABCDEFGH")
    workshop.join("somebody", role="employee", team="c")
    demo.fill(workshop, 12, seed=1)
    findings = workshop.findings("cadence")
    assert findings.generic
    assert len(findings.organisation.people) == 48
    words: dict[Lang, str] = {
        "da": "48 mennesker i 8 team med 6 i hvert. Lederen i »A« hedder »A0«",
        "en": "48 people in 8 teams with 6 in each. The leader of “A” is called “A0”",
    }
    for lang, numbers in words.items():
        assert any(numbers in sentence for sentence in CADENCE.conclude(findings, lang)), lang


def test_those_invited_are_put_in_teams_of_about_six() -> None:
    workshop = Workshop(Plan(title=Text(da="Prøve", en="Trial"), mode="open", led=False, invited=40, ask=()))
    workshop.submit("cadence", "a", {"tus": {"tus": {"weeks": 26, "minutes": 120}}})
    findings = workshop.findings("cadence")
    assert any("40 people in 7 teams with 5–6 in each" in sentence for sentence in CADENCE.conclude(findings, "en"))


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("{teams: 8}", ":3: organisation.of is missing. Add it."),
        ("{teams: eight, of: 6}", ":3: organisation.teams needs to be a whole number."),
        (
            "\n  teams: 8\n  people: 6\n  of: 6",
            ":5: organisation.people is not known here. Check the spelling or take it out.",
        ),
        ("{teams: 9000, of: 60}", ":3: organisation cannot be used: 9000 teams of 60 are more than 20000 people."),
        ("[8, 6]", ":3: organisation needs to be words; put it in quotes if it is meant as words."),
    ],
)
def test_numbers_that_cannot_be_used(tmp_path: Path, value: str, says: str) -> None:
    path = tmp_path / "workshop.yaml"
    path.write_text(f"title: {{da: a, en: b}}\ninvited: 3\norganisation: {value}\n", "utf-8")
    with pytest.raises(InputError) as error:
        load(path, Plan)
    assert [problem.removeprefix(str(path)) for problem in error.value.problems] == [says]


def test_a_check_tells_of_the_people_and_the_columns(tmp_path: Path) -> None:
    demo.new(tmp_path / "new")
    told = CliRunner().invoke(cli.main, ["check", str(tmp_path / "new")]).output
    assert "11 people in 3 teams, 3 leaders\n" in told
    assert "1 part-time: Person A2\n" in told
    assert "columns read: id, name, team, leader, email, days\n" in told
    plan = (tmp_path / "new" / "workshop.yaml").read_text("utf-8")
    (tmp_path / "new" / "workshop.yaml").write_text(
        plan.replace("organisation: organisation.csv", "organisation: {teams: 2, of: 5}"), "utf-8"
    )
    told = CliRunner().invoke(cli.main, ["check", str(tmp_path / "new")]).output
    assert "10 people in 2 teams, 2 leaders, without names\n" in told
