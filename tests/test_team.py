"""Team: the matrix in a spreadsheet, cover and summer, the plan in words, the agenda, and the next TUS."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit import demo, kit
from tuskit.exercises.team import findings as found_of
from tuskit.exercises.team import matrix, template
from tuskit.exercises.team.planner.coverage import Plan as Covering
from tuskit.exercises.team.planner.mends import Impossible
from tuskit.plan import Plan
from tuskit.surfaces import takeaway
from tuskit.text import LANGS, InputError, Text, load
from tuskit.workshop import Workshop

TITLE = Text(da="Prøve", en="Trial")
HEAD = "kompetence,slags,mål,niveau,dækning,senest"
ANN = {"level_hard": {"users": 3, "figures": 4, "faults": 3}, "wants": ["users"], "away": ["week_29"]}
BO = {"level_hard": {"users": 1, "figures": 0}, "declines": ["figures"], "time": {"me": {"hours": 40}}}


def workshop(*, mode: str = "open", invited: int = 8, folder: Path | None = None) -> Workshop:
    plan = Plan(title=TITLE, mode=mode, led=False, simulated=mode == "anonymous", invited=invited, exercises=("team",))
    return Workshop(plan, folder)


def told(*answers: dict[str, Any], mode: str = "open") -> Any:
    held = workshop(mode=mode)
    for number, answer in enumerate(answers):
        assert held.submit("team", f"p{number}", answer) == ()
    return held.findings("team")


def cover(found: Any, key: str) -> Any:
    return next(one for one in found.covers if one.competence.id == key)


def folder_with(path: Path, sheet: str, *, mode: str = "open") -> Path:
    (path / "exercises").mkdir(parents=True)
    (path / "exercises" / "team.csv").write_text(sheet, "utf-8")
    title = "title: {da: Prøve, en: Trial}"
    (path / "workshop.yaml").write_text(
        f"{title}\nmode: {mode}\nled: {mode == 'anonymous'}\ninvited: 8\nexercises: [team]\n".lower()
        .replace("prøve", "Prøve")
        .replace("trial", "Trial"),
        "utf-8",
    )
    return path


def problems(path: Path, sheet: str, *, mode: str = "open") -> list[str]:
    with pytest.raises(InputError) as refused:
        Workshop.open(folder_with(path, sheet, mode=mode))
    return [re.sub(r"^.*team\.csv:?", "", problem) for problem in refused.value.problems]


# What the team can do.


def test_cover_single_points_and_who_can_teach() -> None:
    found = told(ANN, BO)
    users, figures, faults = (cover(found, key) for key in ("users", "figures", "faults"))
    assert (users.counts, users.unknown, users.can, users.missing) == ((0, 1, 0, 1, 0), 0, 1, 1)
    assert (figures.can, figures.teachers, figures.declines) == (1, 1, 1)
    assert (faults.unknown, faults.missing) == (1, 2)
    assert {one.competence.id for one in found.single} == {"users", "figures", "faults"}
    assert found.covers[0].missing == max(one.missing for one in found.covers)
    assert [(person.name, len(held)) for person, held in found.bearers] == [("A", 3)]


def test_the_summer_is_tested_with_what_people_said() -> None:
    found = told(ANN, BO)
    week = next(week for week in found.weeks if week.week == 29)
    at = [one.id for one in found.content.competences].index("users")
    assert (week.away, week.left[at]) == (1, 0)
    assert found.told == 1
    assert any("uge 29" in said and "Tale med brugere" in said for said in found_of.conclude(found, "da"))
    nobody = told({"level_hard": {"users": 3}})
    assert nobody.weeks == ()
    assert any("endnu ikke" in said for said in found_of.conclude(nobody, "da"))


def test_a_wish_counts_more_than_a_no_of_the_same_person() -> None:
    found = told({"level_hard": {"users": 1}, "wants": ["users"], "declines": ["users"]})
    assert (cover(found, "users").wants, cover(found, "users").declines) == (1, 0)


@settings(deadline=None, max_examples=15)
@given(st.lists(st.dictionaries(st.sampled_from(["users", "figures", "faults"]), st.integers(0, 4)), max_size=6))
def test_everybody_is_counted_once_for_each_competence(levels: list[dict[str, int]]) -> None:
    found = told(*({"level_hard": each} for each in levels))
    for one in found.covers:
        assert sum(one.counts) + one.unknown == len(found.team) == sum(bool(each) for each in levels)
        assert one.can + one.missing >= one.competence.cover


def test_nobody_is_named_in_the_anonymous_mode() -> None:
    people = [
        {"level_hard": dict.fromkeys(("users", "figures", "writing", "automation", "faults"), n % 5)} for n in range(7)
    ]
    for lang in LANGS:
        found = told(*people, mode="anonymous")
        said = " ".join((*found_of.conclude(found, lang), found_of.discuss(found, lang)))
        charts = found_of.draw(found, lang)
        said += " ".join(chart.title + chart.alt + chart.table.to_csv() for chart in charts)
        assert "team_matrix" not in {chart.id for chart in charts}
        for letter in "ABCDEFG":
            assert not re.search(rf"\b{letter}\b", said), (letter, said)
        assert [file.name.rsplit(".")[-1] for file in found_of.files(found, lang)] == ["html"]


# The plan.


def test_the_plan_of_the_demo_says_who_learns_what_how_and_why() -> None:
    found = demo.demo(demo.TEAM).findings("team")
    assert isinstance(found.plan, Covering)
    assert found.plan.proven
    said = " ".join(found_of.conclude(found, "da"))
    for proposal in found.plan.proposals:
        assert all(learner.name in said for learner in proposal.learners)
        for key in proposal.competences:
            assert found.competence(key).text.da in said
    assert "Næstbilligst" in said
    assert "kr.." not in said
    learners = {(learner.name, key) for p in found.plan.proposals for learner in p.learners for key in p.competences}
    declined = {(person.name, key) for person in found.team for key in person.declines}
    assert not learners & declined


def test_an_impossible_case_says_why_and_the_least_that_mends_it(tmp_path: Path) -> None:
    sheet = f"{HEAD},Ida,Bo\nTimer,,,,,,0,3\nBeslutte,team,Hurtigt,3,2,,3,2\n"
    found = Workshop.open(folder_with(tmp_path / "w", sheet)).findings("team")
    assert isinstance(found.plan, Impossible)
    danish, english = (" ".join(found_of.conclude(found, lang)) for lang in LANGS)
    assert found.plan.blocks, danish
    assert "»Beslutte« kan ikke dækkes i tide. Det, der spærrer, er jeres timer og" in danish
    assert "1 time mere til Bo" in danish
    assert "1 hour more for Bo" in english


def test_too_many_people_are_no_team() -> None:
    found = told(*({"level_hard": {"users": 1}} for _ in range(61)))
    assert found.plan is None
    assert any("61" in said and "60" in said for said in found_of.conclude(found, "da"))


# The matrix.


def test_a_template_filled_in_comes_back(tmp_path: Path) -> None:
    held = demo.demo(demo.TEAM)
    content = held.content("team")
    for lang in LANGS:
        path = tmp_path / f"{lang}.xlsx"
        path.write_bytes(template.write(content, lang))
        again = matrix.fill(content, path, named=True)
        assert again.competences == content.competences
        assert again.members == content.members
        assert {goal.id for goal in again.goals} == {goal.id for goal in content.goals}


def test_a_template_that_nobody_filled_in_has_no_members(tmp_path: Path) -> None:
    content = workshop().content("team")
    path = tmp_path / "team.xlsx"
    path.write_bytes(template.write(content, "da"))
    again = matrix.fill(content, path, named=False)
    assert again.members == ()
    assert again.competences == content.competences


def test_a_danish_excel_is_read(tmp_path: Path) -> None:
    sheet = "Kompetence;Slags;Mål;Niveau;Dækning;Senest;Åse;Bo\nTimer;;;;;;12,5;\nVæk i uge;;;;;;28-30;29 og 31\nSQL;faglig;Hurtige svar;3;2;31-03-2027;3+;−\n"
    held = Workshop.open(folder_with(tmp_path / "w", sheet))
    (one,) = held.content("team").competences
    aase, bo = held.content("team").members
    assert (one.id, one.kind, one.cover, str(one.by)) == ("sql", "hard", 2, "2027-03-31")
    assert (aase.id, aase.hours, aase.away, aase.levels, aase.wants) == (
        "aase",
        12.5,
        {28, 29, 30},
        {"sql": 3},
        {"sql"},
    )
    assert (bo.hours, bo.away, bo.levels, bo.declines) == (None, {29, 31}, {}, {"sql"})


def test_all_problems_are_told_at_once_with_their_line(tmp_path: Path) -> None:
    sheet = f"{HEAD},Ida,Bo,Bo\nSQL,teknisk,x,7,0,igår,5\n,,,,,,\n,faglig,,,,,1\nSQL,,,,,,\nTimer,,,,,,mange\nVæk i uge,,,,,,sommer\n"
    found = problems(tmp_path / "w", sheet)
    for line, word in (
        (1, "Bo stands twice"),
        (2, "kind teknisk"),
        (2, "level 7"),
        (2, "cover 0"),
        (2, "by igår"),
        (4, "no name"),
        (5, "SQL stands in line 2"),
        (6, "mange"),
        (7, "sommer"),
    ):
        assert any(said.startswith(f"{line}: ") and word in said for said in found), (line, word, found)


@pytest.mark.parametrize(
    ("sheet", "word"),
    [("", "is empty"), (f"{HEAD},Ida\n", "no competences"), ("kompetence\nSQL\n", "the column cover is missing")],
)
def test_what_is_no_matrix_is_refused(tmp_path: Path, sheet: str, word: str) -> None:
    assert any(word in said for said in problems(tmp_path / "w", sheet))


def test_two_who_cannot_be_told_apart_are_told(tmp_path: Path) -> None:
    sheet = f"{HEAD},Åse,Aase\nSQL,faglig,Hurtigt,3,1,,2,3\n"
    assert any("Aase and Åse cannot be told apart" in said for said in problems(tmp_path / "w", sheet))


def test_a_member_called_a_is_nobody_else(tmp_path: Path) -> None:
    held = Workshop.open(folder_with(tmp_path / "w", f"{HEAD},A,B1\nSQL,faglig,Hurtigt,3,3,,1,2\n"))
    for number in range(27):
        assert held.submit("team", f"p{number}", {"level_hard": {"sql": 0}}) == ()
    names = [person.name for person in held.findings("team").team]
    assert len(set(names)) == len(names) == 29
    assert held.findings("team").case


def test_the_anonymous_mode_names_nobody(tmp_path: Path) -> None:
    sheet = f"{HEAD},Ida\nSQL,faglig,Hurtigt,3,1,,2\n"
    assert any("mode: open" in said for said in problems(tmp_path / "w", sheet, mode="anonymous"))


def test_two_matrices_are_one_too_many(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "w", f"{HEAD}\nSQL,faglig,Hurtigt,3,1,\n")
    (folder / "exercises" / "team.xlsx").write_bytes(template.write(workshop().content("team"), "da"))
    with pytest.raises(InputError, match="Keep one of them"):
        Workshop.open(folder)


@settings(deadline=None, max_examples=40)
@given(st.text(max_size=20), st.text(max_size=8))
def test_no_cell_is_a_traceback(tmp_path_factory: pytest.TempPathFactory, name: str, cell: str) -> None:
    path = tmp_path_factory.mktemp("m") / "team.csv"
    path.write_text(f'{HEAD},{name!r}\nSQL,faglig,Hurtigt,3,1,,"{cell}"\n', "utf-8", errors="replace")
    try:
        filled = matrix.fill(workshop().content("team"), path, named=True)
    except InputError as error:
        assert error.problems
    else:
        assert len(filled.competences) >= 1


def test_an_answer_goes_before_the_matrix(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "w", f"{HEAD},Ida,Bo\nSQL,faglig,Hurtigt,3,1,,1,2\n")
    held = Workshop.open(folder)
    assert held.submit("team", "somebody", {"who": ["ida"], "level_hard": {"sql": 3}}) == ()
    found = held.findings("team")
    assert [(person.name, person.levels["sql"]) for person in found.team] == [("Ida", 3), ("Bo", 2)]
    assert "2 i matricen, 1 af 8 har svaret" in found_of.conclude(found, "da")[0]


# The agenda, and the next TUS.


@pytest.mark.parametrize("lang", LANGS)
def test_the_agenda_prints_on_its_own_and_takes_one_and_a_half_to_two_hours(lang: Any, tmp_path: Path) -> None:
    held = demo.demo(demo.TEAM)
    agenda, sheet = takeaway.write(held, "team", lang, tmp_path)
    page = agenda.content.decode()
    assert f'<html lang="{lang}">' in page
    minutes = [int(found) for found in re.findall(r"<b>(\d+) min", page)]
    assert 90 <= sum(minutes) <= 120
    assert not re.findall(r"(?:src|href)=\"http", page)
    assert "<svg" in page
    assert "aria-label" in page
    assert {"da": "Simulerede", "en": "Simulated"}[lang] in page
    assert zipfile.ZipFile(io.BytesIO(sheet.content)).testzip() is None


def test_what_is_decided_stands_in_the_agenda_and_opens_the_next_tus(tmp_path: Path) -> None:
    first = Workshop.open(folder_with(tmp_path / "january", f"{HEAD},Ida\nSQL,faglig,Hurtigt,3,1,,1\n"))
    decided = {
        "shared": {"improvement": {"what": "Vise hinanden vores arbejde", "when": "hver fredag"}},
        "actions": {
            "action_1": {"who": "Ida", "what": "SQL", "means": "course", "when": "marts"},
            "action_2": {"what": "Rydde op"},
        },
    }
    assert first.decide("team", decided) == ()
    said = found_of.conclude(first.findings("team"), "da")
    assert any("»Vise hinanden vores arbejde«" in one for one in said)
    assert any("2 aftaler" in one and "i 1 af dem mangler" in one for one in said)
    assert "Vise hinanden vores arbejde" in found_of.files(first.findings("team"), "da")[0].content.decode()

    second = folder_with(tmp_path / "june", f"{HEAD},Ida\nSQL,faglig,Hurtigt,3,1,,1\n")
    with (second / "workshop.yaml").open("a") as plan:
        plan.write("after: ../january\n")
    held = Workshop.open(second)
    part = held.parts("team", "decision")[0]
    assert part.id == "last"
    assert [item.text.da for item in part.questions[0].rows] == [  # type: ignore[attr-defined]
        "Vise hinanden vores arbejde · hver fredag",
        "SQL · Ida · marts",
        "Rydde op",
    ]
    assert held.decide("team", {"last": {"action_1": {"outcome": "done"}}}) == ()
    assert "Af 3 aftaler fra sidste TUS: 1 gjort og 2 uden svar." in found_of.conclude(held.findings("team"), "da")


def test_a_workshop_that_comes_after_nothing_says_so(tmp_path: Path) -> None:
    folder = folder_with(tmp_path / "w", f"{HEAD}\nSQL,faglig,Hurtigt,3,1,\n")
    with (folder / "workshop.yaml").open("a") as plan:
        plan.write("after: ../nowhere\n")
    with pytest.raises(InputError, match="after: there is no"):
        Workshop.open(folder)


def test_the_means_are_the_twelve_of_the_talk() -> None:
    path = kit.folder("workshop-data") / "exercises" / "team.yaml"
    content = load(path, type(workshop().content("team")))
    assert len(content.means) == 12


def test_a_workshop_knows_whether_it_names_anybody(tmp_path: Path) -> None:
    assert demo.demo(demo.TEAM).named
    assert not workshop().named
    assert not Workshop.open(folder_with(tmp_path / "w", f"{HEAD}\nSQL,faglig,Hurtigt,3,1,\n")).named
