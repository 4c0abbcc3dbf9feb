"""Lists of people: what is read, and how every fault is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from tuskit.organisation import read, team
from tuskit.text import InputError

GOOD = "id,name,team,leader\nole,Ole,Drift,\nida,Ida,Drift,ole\nbo,Bo,Net,ole\n"


def written(folder: Path, content: str | bytes, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(InputError) as error:
        read(path)
    return [problem.removeprefix(str(path)) for problem in error.value.problems]


def test_people_teams_and_leaders(tmp_path: Path) -> None:
    found = read(written(tmp_path, GOOD))
    assert [person.id for person in found.people] == ["ole", "ida", "bo"]
    assert [item.id for item in found.teams] == ["drift", "net"]
    assert found.members == {"drift": ("ida", "ole"), "net": ("bo",)}
    assert found.leaders == ("ole",)
    assert (found.by_id["ole"].role, found.by_id["ida"].role) == ("leader", "employee")


@pytest.mark.parametrize(
    "content",
    [
        GOOD.replace(",", ";"),
        GOOD.replace(",", "\t"),
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("id,name,team,leader", "ID,Navn,Team,Leder"),
        GOOD.replace("Ida", " Ida  "),
        GOOD + "\n,,,\n",
    ],
)
def test_the_same_list_as_other_programs_write_it(tmp_path: Path, content: str) -> None:
    assert read(written(tmp_path, content)) == read(written(tmp_path, GOOD, "plain.csv"))


def test_a_spreadsheet(tmp_path: Path) -> None:
    book = Workbook()
    for row in (["id", "name", "team", "leader"], [1, "Ole", "Drift", None], [2.0, "Ida", "Drift", 1]):
        book.active.append(row)
    book.save(tmp_path / "people.xlsx")
    found = read(tmp_path / "people.xlsx")
    assert [(person.id, person.leader) for person in found.people] == [("1", None), ("2", "1")]


def test_every_fault_is_told_with_its_line(tmp_path: Path) -> None:
    content = (
        "id,name,team,leader,role\n"
        "ole,Ole,Drift,,king\n"
        "ida,Ida,,nobody,\n"
        "ida,Ida to,drift,Ole,\n"
        "eva,Eva,Net,eva,\n"
        "a,A,Net,b,\n"
        "b,B,Net,a,\n"
    )
    told = problems(written(tmp_path, content))
    assert len(told) == 8
    for start, word in (
        (":2:", "role king"),
        (":3:", "team is empty"),
        (":3:", "leader nobody"),
        (":4:", "id ida stands in line 3"),
        (":4:", "leader Ole is not anybody's id in this file. Write the id, ole."),
        (":4:", "team drift is also written Drift"),
        (":5:", "the person's own id"),
        (":6:", "a → b → a"),
    ):
        assert any(problem.startswith(start) and word in problem for problem in told), (start, word, told)


def test_a_missing_column_and_no_people(tmp_path: Path) -> None:
    told = problems(written(tmp_path, "id,name,name\n"))
    assert any("column team is missing" in problem for problem in told)
    assert any("column leader is missing" in problem for problem in told)
    assert any("name stands twice" in problem for problem in told)
    assert any("no people" in problem for problem in told)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("people.csv", "id,name,team,leader\nå,Åse,Net,\n".encode("latin-1"), ":2: is not UTF-8"),
        ("people.csv", b"", "is empty"),
        ("people.xlsx", b"PK\x03\x04 not really", "is not a spreadsheet"),
        ("people.txt", b"id", ".txt cannot be read"),
        ("people.csv", b"id,name,team,leader\nx,X,Net,,,more\n", ":2: has 6 cells, but there are 4 headings"),
    ],
)
def test_a_file_that_is_something_else(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (told,) = problems(written(tmp_path, content, name))
    assert says in told


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (told,) = problems(tmp_path / "people.csv")
    assert "cannot be read" in told


def test_a_teams_name_becomes_an_id() -> None:
    assert [team(name).id for name in ("Drift & Net", "Ærø", "3. sal")] == ["drift_net", "aeroe", "team_3_sal"]
    assert team("数据").id != team("团队").id
