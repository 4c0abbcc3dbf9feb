"""Lists of people as HR systems export them: what is read, and how every fault is told."""

from __future__ import annotations

import csv
import io
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from tuskit.organisation import Numbers, Organisation, generic, made, read, team, told
from tuskit.organisation.headings import HEADINGS, MORE, WHO, column
from tuskit.organisation.leaders import VACANT
from tuskit.organisation.weekdays import DaysError, at_work
from tuskit.text import InputError

OLE = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(100)
GOOD = "id,name,team,leader\nole,Ole,Drift,\nida,Ida,Drift,ole\nbo,Bo,Net,ole\n"
DANISH = "Medarbejdernr.;Navn;Afdeling;Nærmeste leder\n1;Søren Ærø;Økonomi;\n2;Åse – “Bi”;Økonomi;1\n3;Bo Ask;Drift;Søren Ærø\n"


def written(folder: Path, content: str | bytes, name: str = "people.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def problems(path: Path) -> list[str]:
    with pytest.raises(InputError) as error:
        read(path)
    return [problem.removeprefix(str(path)) for problem in error.value.problems]


def of(folder: Path, *rows: str, headings: str = "id;name;team;leader") -> Organisation:
    return read(written(folder, "\n".join([headings, *rows])))


def faults(folder: Path, *rows: str, headings: str = "id;name;team;leader") -> list[str]:
    return problems(written(folder, "\n".join([headings, *rows])))


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
        GOOD.replace(",", "|"),
        "\ufeff" + GOOD,
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("\n", "\r"),
        "sep=;\r\n" + GOOD.replace(",", ";").replace("\n", "\r\n"),
        GOOD.replace("id,name,team,leader", "ID,Navn,Team,Leder"),
        GOOD.replace("Ida", " Ida  "),
        GOOD.replace("Ida", '"Ida"'),
        GOOD.replace("ida", '="ida"'),
        GOOD + "\n,,,\n",
        GOOD + "I alt,3,,\n",
        GOOD + ",,,\nAntal medarbejdere: 3,,,\nUdskrevet 12-03-2027 af HR,,,\n",
        GOOD + "id,name,team,leader\n",
        "Medarbejdere, 2027\n\nAfdeling:,alle,Leder:,Ole\n" + GOOD,
    ],
)
def test_the_same_list_as_other_programs_write_it(tmp_path: Path, content: str) -> None:
    assert read(written(tmp_path, content)) == read(written(tmp_path, GOOD, "plain.csv"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
@pytest.mark.parametrize("ending", ["csv", "txt", "tsv"])
def test_letters_outside_ascii(tmp_path: Path, encoding: str, ending: str) -> None:
    found = read(written(tmp_path, DANISH.encode(encoding), f"people.{ending}"))
    assert [person.name for person in found.people] == ["Søren Ærø", "Åse – “Bi”", "Bo Ask"]
    assert [person.leader for person in found.people] == [None, "1", "1"]
    assert [item.text.da for item in found.teams] == ["Økonomi", "Drift"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (DANISH.encode().replace("Åse".encode(), b"\xc5se"), ":3: is UTF-8 with bytes among it that are not"),
        (DANISH.encode("cp1252") + "4;Måns;Drift;1\n".encode(), ":1: is UTF-8 with bytes among it that are not"),
        (
            DANISH.replace("–", "").replace("“", "").replace("”", "").encode("cp850"),
            "is neither UTF-8 nor Windows-1252",
        ),
        ("id;navn;team;leder\n1;Jan Kjær;Net;\n".encode("cp865"), ":2: is written as MS-DOS"),
        ("id;navn;team;leder\n1;Jan Kjørup;Net;\n".encode("cp865"), ":2: is written as MS-DOS"),
        ("id;navn;team;leder\n1;Jan Kjærup;Net;\n".encode("mac_roman"), ":2: is written as MS-DOS"),
        (DANISH.encode().decode("latin-1").encode(), ":1: has letters that were read wrongly"),
        (DANISH.replace("ø", "\ufffd").encode(), ":2: has lost letters"),
        (DANISH.encode() + b"\0\0\0", "holds bytes that are no text"),
    ],
)
def test_letters_that_cannot_be_told_are_not_guessed(tmp_path: Path, content: bytes, says: str) -> None:
    (told_,) = problems(written(tmp_path, content))
    assert says in told_


def sheet(folder: Path, *rows: list[object], before: list[list[object]] | None = None, merge: str = "") -> Path:
    book = Workbook()
    book.active.title = "Forside"
    book.active.append(["Udtræk", "HR"])
    page = book.create_sheet("Ark2")
    for row in (before or []) + list(rows):
        page.append(row)
    if merge:
        page.merge_cells(merge)
    book.save(folder / "people.xlsx")
    return folder / "people.xlsx"


def test_a_workbook_with_a_front_page_a_title_and_numbers(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        ["Medarbejdernr.", "Navn", "Team", "Leder", "Født"],
        [1, "Ole", "Drift", None, None],
        [2.0, "Ida", "Drift", 1, None],
        before=[["Medarbejderliste"], []],
        merge="A1:E1",
    )
    found = read(path)
    assert [(person.id, person.leader) for person in found.people] == [("1", None), ("2", "1")]
    assert found.columns is not None
    assert found.columns.ignored == ("Født",)
    path = sheet(tmp_path, ["id", "navn", "team", "leder"], [1, "Ole", "Drift", 9], before=[["Liste"]])
    assert problems(path) == [
        (
            " [Ark2]:3: leader 9 is nobody in this file. "
            "Give that person a line, or write an id, a name or an e-mail from it, “vacant”, or nothing."
        )
    ]


def test_formulas_that_were_never_calculated_are_not_empty_cells(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["id", "navn", "team", "leder"], [1, "Ole", "Drift", None], [2, "Ida", "Drift", "=A2"])
    (told_,) = problems(path)
    assert told_.startswith(":3: the sheet Ark2 has formulas without their values (in 1 line).")


def test_a_team_that_stands_once_in_merged_cells(tmp_path: Path) -> None:
    path = sheet(
        tmp_path, ["id", "navn", "team", "leder"], [1, "Ole", "Drift"], [2, "Ida", None, 1], [3, "Bo", "Net", 1]
    )
    book = load_workbook(path)
    book["Ark2"].merge_cells("C2:C3")
    book["Ark2"].merge_cells("C4:C6")
    book["Ark2"].row_dimensions[3].hidden = True
    book.save(path)
    found = read(path)
    assert found.members == {"drift": ("1", "2"), "net": ("3",)}
    assert "lines that are hidden, and read all the same: 3" in told(found)


def test_two_sheets_that_may_both_be_meant(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["id", "navn", "team", "leder"], [1, "Ole", "Drift"])
    book = load_workbook(path)
    older = book.copy_worksheet(book["Ark2"])
    older.title = "2025"
    book.save(path)
    (told_,) = problems(path)
    assert told_.startswith(" [Ark2]: 2025 has such a list too. Put everybody on one sheet, or hide")
    older.sheet_state = "hidden"
    book.save(path)
    assert len(read(path).people) == 1


def test_a_date_that_a_spreadsheet_made(tmp_path: Path) -> None:
    path = sheet(tmp_path, ["id", "navn", "team", "leder"], [date(2027, 3, 1), "Ole", date(2027, 6, 5), None])
    assert [found.split(": ")[1].partition(",")[0] for found in problems(path)] == [
        "2027-03-01 is a date",
        "2027-06-05 is a date",
    ]


def test_of_columns_with_different_names_the_smallest_teams_are_read(tmp_path: Path) -> None:
    rows = ("1;Ole;Teknik;Vej;", "2;Ida;Teknik;Park;1", "3;Bo;Byg;Byg;1")
    found = of(tmp_path, *rows, headings="id;navn;Sektion;Kontor;leder")
    assert [person.teams for person in found.people] == [("vej",), ("park",), ("byg",)]


@pytest.mark.parametrize(
    ("headings", "row"),
    [
        ("Løbenr.;Fornavn;Efternavn;Gruppe;Chef", "7;Ida;Holm;Drift;"),
        ("Initialer;Fulde navn;Enhed;Leder-ID", "7;Ida Holm;Drift;"),
        ("Employee ID;Full name;Department;Manager", "7;Ida Holm;Drift;"),
        ("Tjenestenr;Fornavn;Mellemnavn;Efternavn;Team;Nærmeste leders navn", "7;Ida;;Holm;Drift;"),
        ("Employee ID;Worker;Supervisory organization;Manager's name", "7;Ida Holm;Drift;"),
        ("CPR;Løn;MEDARBEJDER NR;navn;TEAM;LEDER", "x;9;7;Ida Holm;Drift;"),
        ("Employee #;First Name;Last Name;Department;Supervisor", "7;Ida;Holm;Drift;"),
        ("SamAccountName;DisplayName;Department;Manager", "7;Ida Holm;Drift;"),
        ("User ID;Username;First Name;Last Name;Manager;Department", "7;ih;Ida;Holm;NO_MANAGER;Drift"),
        ("Init.;Navn;Afd.;Leder", "7;Ida Holm;Drift;"),
        ("Tjenestenr.;Navn;Afsnit;Leder", "7;Ida Holm;Drift;"),
        ("Organisatorisk enhed;Enhedsnavn;Medarbejdernummer;Medarbejdernavn;Leder", "104;Drift;7;Ida Holm;"),
        ("Medarbejdernr;Navn;Afdeling;Team;Leder;Er leder", "7;Ida Holm;Forvaltningen;Drift;;ja"),
    ],
)
def test_headings_of_many_systems(tmp_path: Path, headings: str, row: str) -> None:
    (person,) = of(tmp_path, row, headings=headings).people
    assert (person.id, person.name, person.teams, person.leader) == ("7", "Ida Holm", ("drift",), None)


@pytest.mark.parametrize(
    "cell",
    [
        *("0012", "12", "oho", "OHO@x.dk", "ole holm", "Holm, Ole", "Ole Holm (0012)", "12 - Ole Holm"),
        *("CN=Ole Holm,OU=Drift,DC=firma,DC=dk", r"CN=Holm\, Ole,OU=Drift,DC=firma,DC=dk"),
    ],
)
def test_a_leader_by_whatever_the_system_writes(tmp_path: Path, cell: str) -> None:
    found = of(
        tmp_path, "0012;OHO;Ole Holm;A;;oho@x.dk", f"7;IDA;Ida;A;{cell};", headings="id;initialer;navn;team;leder;mail"
    )
    assert found.by_id["7"].leader == "0012"
    assert found.by_id["0012"].email == "oho@x.dk"


def test_a_leader_by_name_and_id_in_two_columns(tmp_path: Path) -> None:
    headings = "id;navn;team;leder;leder-id"
    assert (
        of(tmp_path, "1;Ole;A;;", "2;Ole;A;;", "3;Ida;A;Eva;1", headings=headings[:-9] + ";leder-id").by_id["3"].leader
        == "1"
    )
    (told_,) = faults(tmp_path, "1;Ole;A;;", "2;Bo;A;;", "3;Ida;A;Ole;2", headings=headings)
    assert told_ == ":4: has two leaders, 1 and 2. Keep one of them."


def test_names_in_either_order_and_however_letters_are_stored(tmp_path: Path) -> None:
    found = of(tmp_path, "1;Ås, Pål;Å;", "2;Ida;A\u030a;P\u00e5l A\u030as")
    assert found.by_id["2"].leader == "1"
    assert len(found.teams) == 1


def test_a_missing_column_is_told_once(tmp_path: Path) -> None:
    (told_,) = faults(tmp_path, "1;Ole;A;", "2;Ida;A;Ole", headings="id;hvem;team;leder")
    assert told_.startswith(":1: the column name is missing.")


def test_a_name_that_two_people_have_is_not_guessed(tmp_path: Path) -> None:
    (told_,) = faults(tmp_path, "1;Ole;A;", "2;Ole;A;", "3;Ida;A;Ole")
    assert told_ == ":4: leader Ole fits 2 people. Write the id of the one who is meant: 1, 2."


def test_leaders_of_leaders_and_people_outside_teams(tmp_path: Path) -> None:
    found = of(tmp_path, "1;Top;;", "2;Ole;Ledelsen;1", "3;Ida;A;2", "4;Eva;;2", "5;Bo;;")
    assert [(p.leader, p.teams, p.role) for p in found.people] == [
        (None, (), "leader"),
        ("1", ("ledelsen",), "leader"),
        ("2", ("a",), "employee"),
        ("2", (), "employee"),
        (None, (), "employee"),
    ]


@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        (("1;Ole;A;", "2;Ida;A;B;1"), "id;navn;team;team 2;leder"),
        (("1;Ole;A;", "2;Ida;A;B;1"), "id;navn;team;ekstra team;leder"),
        (("1;Ole;A;", "2;Ida;A;1;B"), "id;navn;team;leder;team"),
        (("1;Ole;A;", '2;Ida;"A;B";1'), "id;navn;team;leder"),
        (("1;Ole;A;", "2;Ida;A | B;1"), "id;navn;team;leder"),
        (("1;Ole;A;", '2;Ida;"A\nB";1'), "id;navn;team;leder"),
        (("1;Ole;A;", "2;Ida;A/B;1", "3;Bo;B;1"), "id;navn;team;leder"),
        (("1;Ole;A;", "2;Ida;A, B;1", "3;Bo;B;1"), "id;navn;team;leder"),
        (("1;Ole;A;", "2;Ida;A;1", "2;Ida;B;1"), "id;navn;team;leder"),
    ],
)
def test_a_person_in_two_teams(tmp_path: Path, rows: tuple[str, ...], headings: str) -> None:
    first = rows[0] if headings.count(";") == 3 else {"team": "1;Ole;A;;"}["team"]
    found = of(tmp_path, first, *rows[1:], headings=headings)
    assert found.by_id["2"].teams == ("a", "b")
    assert found.by_id["2"].leader == "1"
    assert found.members["b"][0] == "2"


def test_a_team_may_be_called_two_things(tmp_path: Path) -> None:
    found = of(tmp_path, "1;Ole;Drift/Net;", "2;Ida;Drift og Net;1", "3;Bo;Kunder, Salg;1", "4;Eva;Net;1")
    assert [item.text.da for item in found.teams] == ["Drift/Net", "Drift og Net", "Kunder, Salg", "Net"]


@pytest.mark.parametrize("word", ["vakant", "Ubesat", "VACANT", "N.N.", "NN", "Vakant stilling"])
def test_a_vacant_leader(tmp_path: Path, word: str) -> None:
    found = of(tmp_path, "1;Ole;A;", f"2;Ida;A;{word}")
    assert (found.by_id["2"].leader, found.by_id["2"].vacant) == (None, True)
    found = of(tmp_path, "1;Ole;A;", f"9;{word};A;1", "2;Ida;A;9", f"3;Bo;A;{word}")
    assert set(found.by_id) == {"1", "2", "3"}, "a post is no person"
    assert [person.vacant for person in found.people] == [False, True, True]


@pytest.mark.parametrize("word", ["", "-", "–", "ingen"])
def test_nobody_leads(tmp_path: Path, word: str) -> None:
    found = of(tmp_path, f"1;Ole;A;{word}")
    assert (found.by_id["1"].leader, found.by_id["1"].vacant) == (None, False)


def test_initials_win_over_a_vacant_post(tmp_path: Path) -> None:
    assert of(tmp_path, "nn;Niels Nør;A;", "2;Ida;A;NN").by_id["2"].leader == "nn"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        *(
            (word, (0, 1, 2, 3, 4))
            for word in ("", "alle", "5", "100 %", "100%", "37", "37 t", "37,0 timer", "man-fre", "1-5")
        ),
        *(
            (word, (0, 1, 2, 3))
            for word in ("man-tor", "Mandag–Torsdag", "man til tor", "mon to thu", "Mon - Thu", "1-4")
        ),
        *(
            (word, (0, 1, 3))
            for word in ("ma ti to", "mon,tue,thu", "man, tirs og torsdag", "ma/ti/to", "Monday; Tuesday and Thursday")
        ),
        ("fr", (4,)),
        ("fri", (4,)),
        ("1, 2, 4", (0, 1, 3)),
        ("tor-søn", (3, 4)),
        ("man-tir, fre", (0, 1, 4)),
    ],
)
def test_working_days(words: str, days: tuple[int, ...]) -> None:
    assert at_work(words) == days


@pytest.mark.parametrize(("off", "days"), [("fredag", (0, 1, 2, 3)), ("man og ons", (1, 3, 4)), ("-", (0, 1, 2, 3, 4))])
def test_days_off(off: str, days: tuple[int, ...]) -> None:
    assert at_work("", off) == days


@pytest.mark.parametrize(
    ("words", "off", "says"),
    [
        *((word, "", "how much, and not which days") for word in ("4", "80 %", "30 t", "29,6", "3 dage", "0.8")),
        *(
            (word, "", "are not weekdays")
            for word in ("lige uger", "fre-man", "man-", "man tir fri", "?", "24-12-2027")
        ),
        ("lør-søn", "", "leave no weekday"),
        ("man", "mandag", "leave no weekday"),
        ("", "24/12", "are not weekdays"),
    ],
)
def test_what_does_not_say_which_days(words: str, off: str, says: str) -> None:
    with pytest.raises(DaysError, match=says):
        at_work(words, off)


def test_every_fault_is_told_with_its_line_and_in_their_order(tmp_path: Path) -> None:
    content = (
        "id,name,team,leader,role,days\n"
        "ole,Ole,Drift,,king,4\n"
        "ida,Ida,,nobody,,\n"
        "ida,Ida to,drift,Ole,,\n"
        "eva,Eva,Net,eva,,man-tor\n"
        "a,A,Net,b,,\n"
        "b,B,Net,a,,\n"
        ",C,Net,#N/A,,\n"
        "d,,Net,,,\n"
    )
    found = problems(written(tmp_path, content))
    for start, word in (
        (":2:", "role king"),
        (":2:", "days 4 say how much, and not which days. Write them as “man-tor”"),
        (":3:", "leader nobody is nobody in this file"),
        (":4:", "id ida stands in line 3 too. Give each person an id of their own"),
        (":4:", "team drift is also written Drift"),
        (":5:", "the person's own id"),
        (":6:", "a → b → a"),
        (":8:", "id is empty"),
        (":8:", "#N/A is an error of the spreadsheet"),
        (":9:", "name is empty"),
    ):
        assert any(problem.startswith(start) and word in problem for problem in found), (start, word, found)
    lines = [int(problem.split(":")[1]) for problem in found]
    assert lines == sorted(lines)


def test_one_id_with_two_leaders_or_two_sets_of_days(tmp_path: Path) -> None:
    rows = ("1;Ole;A;;", "2;Bo;A;;", "3;Ida;A;1;man-ons", "3;Ida;B;2;man-tir")
    found = faults(tmp_path, *rows, headings="id;navn;team;leder;dage")
    assert [re.sub(r"\. .*", "", problem) for problem in found] == [
        ":5: id 3 stands in line 4 too, with another leader",
        ":5: id 3 stands in line 4 too, with other working days",
    ]


@pytest.mark.parametrize("number", ["010190-1234", "0101901234", "010190 1234", "610190-1234"])
def test_a_cpr_number_is_refused_and_never_repeated(tmp_path: Path, number: str) -> None:
    found = faults(tmp_path, f"{number};Ole;A;", f"{number};Ida;A;", f"3;Bo;A;311299-4321 {number}")
    assert ":2: the id has the shape of a CPR number" in found[0]
    assert not any(part in problem for problem in found for part in (number, "4321", "1234"))


def test_cpr_numbers_that_have_lost_their_zeros(tmp_path: Path) -> None:
    found = faults(tmp_path, "101901234;Ole;A;", "3112991234;Ida;A;101901234")
    assert ["CPR" in problem for problem in found] == [True, True]
    assert of(tmp_path, "987654321;Ole;A;", "101901234;Ida;A;987654321").people, "numbers of nine digits are just that"


def test_a_number_that_a_spreadsheet_has_shortened(tmp_path: Path) -> None:
    (told_,) = faults(tmp_path, "1,23457E+11;Ole;A;")
    assert "Excel has shortened" in told_


def test_of_very_many_faults_the_first_are_told(tmp_path: Path) -> None:
    found = faults(tmp_path, *(f"{n};P{n};A;nobody{n}" for n in range(200)))
    assert len(found) == 21
    assert found[-1] == ": unknown leader: 180 more lines are like line 21, the last of them 201."


def test_a_missing_column_and_no_people(tmp_path: Path) -> None:
    found = problems(written(tmp_path, "id,name,name\n"))
    assert any("column team is missing" in problem for problem in found)
    assert any("column leader is missing" in problem for problem in found)
    assert any("name stands twice" in problem for problem in found)
    assert any("no people" in problem for problem in found)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("people.csv", b"", "is empty"),
        ("people.xlsx", b"PK\x03\x04 not really", "is not a spreadsheet"),
        ("people.pdf", b"id", ".pdf cannot be read"),
        ("people.csv", b"PK\x03\x04 whatever", ": is a workbook, whatever its name says. Let its name end in .xlsx"),
        ("people.xlsx", b"id,name,team,leader\n", ": is no workbook, whatever its name says. If it is csv"),
        ("people.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), ": is locked with a password"),
        ("people.xlsx", OLE, ": is in the format of an old Excel"),
        ("people.csv", b"id,name,team,leader\nx,X,Net,oh,no,more\n", ":2: has 6 cells, but there are 4 headings"),
        ("people.csv", b'id,name,team,leader\nx,"X,Net,\ny,Y,Net,x\nz,Z,Net,x\n', ":2: a quotation mark is opened"),
    ],
)
def test_a_file_that_is_something_else(tmp_path: Path, name: str, content: bytes, says: str) -> None:
    (told_,) = problems(written(tmp_path, content, name))
    assert says in told_


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    (told_,) = problems(tmp_path / "people.csv")
    assert "cannot be read" in told_


def test_a_teams_name_becomes_an_id() -> None:
    assert [team(name).id for name in ("Drift & Net", "Ærø", "3. sal")] == ["drift_net", "aeroe", "team_3_sal"]
    assert team("数据").id != team("团队").id


def test_no_heading_is_read_as_two_columns() -> None:
    for name, ranks in HEADINGS.items():
        for rank, headings in enumerate(ranks):
            assert {heading: column(heading) for heading in headings} == dict.fromkeys(headings, (name, rank))


def test_every_heading_is_in_the_papers() -> None:
    page = (Path(__file__).parent.parent / "docs" / "organisation.md").read_text("utf-8")
    rows = dict(re.findall(r"^\| ([a-z ]+) \| (.+) \|$", page, re.MULTILINE))
    for name, ranks in HEADINGS.items():
        assert rows[name] == " > ".join(", ".join(headings) for headings in ranks)
    assert all(f"`{word}`" in page for word in (*MORE, *filter(None, WHO), *VACANT))


def test_what_a_check_says_of_the_people(tmp_path: Path) -> None:
    found = of(
        tmp_path,
        *("1;Top;;;;1", "2;Ida;A;1;man-tor;2", "3;Bo;A|B;1;;3", "4;Eva;;1;;4", "5;Kim;A;vakant;;5", "6;NN;B;1;;6"),
        "I alt;5;;;;",
        headings="Medarbejdernr.;Navn;Team;Leder;Dage;Lønklasse",
    )
    assert list(told(found)) == [
        "5 people in 2 teams, 1 leader",
        "1 in several teams: Bo",
        "2 outside the teams: Top, Eva",
        "1 with a vacant leader: Kim",
        "1 without a leader: Top",
        "1 part-time: Ida",
        "columns read: Medarbejdernr. (id), Navn (name), Team, Leder (leader), Dage (days)",
        "columns not read: Lønklasse",
        "lines that are no person: 8",
        "lines of vacant posts: 7",
    ]


def test_an_organisation_of_numbers() -> None:
    found = made(Numbers(teams=30, of=6))
    assert (len(found.people), len(found.teams), len(found.leaders)) == (180, 30, 30)
    assert [item.text.da for item in found.teams][25:28] == ["Z", "AA", "AB"]
    assert {len(ids) for ids in found.members.values()} == {6}
    assert found.unnamed
    assert generic(48) == made(Numbers(teams=8, of=6))
    assert len(generic(1).people) == 1


LETTERS = st.text("abkÆØÅæøåéüß0 .-–’“”()[]&\"'=;,/\t", max_size=8)
NAME = st.tuples(st.sampled_from(["Ida", "Åse", "Bo"]), LETTERS, st.sampled_from(["x", "ø"])).map(
    lambda parts: " ".join("".join(parts).split())
)


@given(
    names=st.lists(NAME, min_size=1, max_size=12),
    teams=st.lists(NAME.filter(lambda name: not re.search(r"[;/,]", name)), min_size=1, max_size=3),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"]),
    dialect=st.tuples(st.sampled_from(";,\t|"), st.booleans(), st.sampled_from(["\n", "\r\n"])),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_any_list_reads_back_the_same(
    tmp_path: Path, names: list[str], teams: list[str], encoding: str, dialect: tuple[str, bool, str]
) -> None:
    mark, all_quoted, end = dialect
    teams = list({team(name).id: name for name in teams}.values())
    out = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if all_quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=mark, quoting=quoting, lineterminator=end)
    writer.writerow(["Medarbejdernr.", "Navn", "Team", "Leder"])
    rows = [(f"m{n}", name, teams[n % len(teams)], f"m{n - 1}" if n else "") for n, name in enumerate(names)]
    writer.writerows(rows)
    found = read(written(tmp_path, out.getvalue().encode(encoding)))
    assert [(p.id, p.name, p.teams, p.leader or "") for p in found.people] == [
        (key, name, (team(in_).id,), leader) for key, name, in_, leader in rows
    ]


def test_whoever_is_at_the_top_may_stand_as_their_own_leader(tmp_path: Path) -> None:
    """As many HR systems write it; somebody who leads nobody else does not lead themselves either."""
    found = read(written(tmp_path, GOOD.replace("ole,Ole,Drift,", "ole,Ole,Drift,ole")))
    assert found == read(written(tmp_path, GOOD, "plain.csv"))
    (said,) = problems(written(tmp_path, GOOD.replace("ida,Ida,Drift,ole", "ida,Ida,Drift,ida"), "other.csv"))
    assert said == ":3: leader ida is the person's own id. Write somebody else's, or leave it empty."
