"""The plan as a spreadsheet: what stands in it is what it is, and words are never a formula."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tuskit import demo
from tuskit.exercise import File
from tuskit.exercises import EXERCISES
from tuskit.text import LANGS, Lang
from tuskit.workshop import Workshop

CADENCE: Any = EXERCISES["cadence"].findings


def book(findings: Any, lang: Lang = "da") -> openpyxl.Workbook:
    plan: File = CADENCE.files(findings, lang)[0]
    assert plan.name == "plan.xlsx"
    return openpyxl.load_workbook(io.BytesIO(plan.content))


@pytest.fixture(scope="module")
def findings() -> Any:
    return demo.demo().findings("cadence")


def heading(sheet: Worksheet) -> int:
    """The row of the headings: the one that the filter stands in."""
    return int(str(sheet.auto_filter.ref).split(":", maxsplit=1)[0].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))


def rows(sheet: Worksheet) -> list[tuple[Any, ...]]:
    return list(sheet.iter_rows(min_row=heading(sheet) + 1, values_only=True))


def test_there_is_a_row_for_every_meeting_and_it_can_be_found_in_the_calendar(findings: Any) -> None:
    found = rows(book(findings)["Samtaler"])
    assert len(found) == len(findings.plan.meetings)
    calendars = b"".join(file.content for file in CADENCE.files(findings, "da") if file.name.startswith("people/"))
    for row, meeting in zip(found, findings.plan.meetings, strict=True):
        day, week, weekday, start, end, *_ = row
        assert day == datetime(meeting.day.year, meeting.day.month, meeting.day.day)  # noqa: DTZ001  (Excel's)
        assert week == meeting.day.isocalendar().week
        assert weekday == ("mandag", "tirsdag", "onsdag", "torsdag", "fredag")[meeting.day.weekday()]
        assert isinstance(start, time)
        assert (start.hour * 60 + start.minute, end.hour * 60 + end.minute) == (
            meeting.minute,
            meeting.minute + meeting.minutes,
        )
        assert row[8] == ", ".join(findings.name(person) for person in meeting.relation.people)
        assert f"UID:{row[10]}\r\n".encode() in calendars
    assert len({row[10] for row in found}) == len(found)


def test_the_leaders_hours_week_by_week(findings: Any) -> None:
    found = {row[0]: row for row in rows(book(findings)["Timer pr. uge"])}
    assert set(found) == {findings.name(leader) for leader in findings.plan.leaders}
    for leader, minutes in findings.plan.load.items():
        _, cap, mean, most, *weeks = found[findings.name(leader)]
        assert weeks == pytest.approx([each / 60 for each in minutes])
        assert (cap, most) == (findings.cap / 60, max(minutes) / 60)
        assert mean == pytest.approx(sum(weeks) / len(weeks))


def test_what_cannot_be_kept_is_told_for_everybody() -> None:
    workshop = demo.demo()
    assert workshop.decide("cadence", {"cap": {"leader": {"hours": 1}}}) == ()
    found = workshop.findings("cadence")
    told = rows(book(found)["Det, der ikke kan holdes"])
    assert len(told) == len(found.troubles) > 3
    for row, trouble in zip(told, found.troubles, strict=True):
        assert row[1] == (findings_name(found, trouble.who))
        assert row[3] == trouble.missing
        assert str(row[4]).strip().endswith(".")


def findings_name(findings: Any, who: str | None) -> str | None:
    return findings.name(who) if who else None


def test_every_closed_day_has_its_reason(findings: Any) -> None:
    found = rows(book(findings)["Kalender"])
    assert {row[0].date(): row[3] for row in found} == {day: text.da for day, text in findings.plan.days.closed.items()}


@pytest.mark.parametrize("lang", LANGS)
def test_every_page_says_what_is_simulated_and_can_be_printed(findings: Any, lang: Lang) -> None:
    pages = book(findings, lang).worksheets
    assert len(pages) == 4
    for page in pages:
        assert page["A1"].value == {"da": "Simulerede svar", "en": "Simulated answers"}[lang]
        assert page["A1"].value in str(page.oddHeader.right.text)
        assert page.freeze_panes == f"B{heading(page) + 1}"
        assert (page.page_setup.orientation, page.page_setup.paperSize) == ("landscape", 9)
        assert page.print_title_rows == f"${heading(page)}:${heading(page)}"
        assert all(cell.value for cell in page[heading(page)])
    for page in book(replace(findings, simulated=""), lang).worksheets:
        assert "imul" not in str(page["A1"].value)
        assert page.oddHeader.right.text is None


def test_words_are_never_a_formula(tmp_path: Path) -> None:
    names = ["=1+1", "+45 12", "-Ole", "@Ida", "{=A1}", "http://ole.dk"]
    people = "\n".join(f"{n},{name},=Drift,{'' if n == 0 else 0}" for n, name in enumerate(names))
    (tmp_path / "people.csv").write_text(f"id,name,team,leader\n{people}\n", "utf-8")
    (tmp_path / "workshop.yaml").write_text(
        "title: {da: Prøve, en: Trial}\nmode: open\nled: false\ninvited: 6\norganisation: people.csv\nstarts: 2027-01-04\n",
        "utf-8",
    )
    workshop = Workshop.open(tmp_path)
    assert workshop.submit("cadence", "somebody", {}) == ()
    for page in book(workshop.findings("cadence")).worksheets:
        for row in page.iter_rows():
            assert not [cell.value for cell in row if cell.data_type == "f"]
            assert not [cell.value for cell in row if cell.hyperlink]
            assert all(cell.quotePrefix for cell in row if str(cell.value).startswith(("=", "+", "-", "@")))


def test_the_same_plan_gives_the_same_book(findings: Any) -> None:
    one, other = (CADENCE.files(findings, "da")[0].content for _ in range(2))
    assert one == other
    assert date.fromisoformat(str(book(findings).properties.created)[:10]) == date(2026, 1, 1)


def test_paper_holds_what_people_read_and_every_line_of_it(tmp_path: Path) -> None:
    people = "".join(
        f"p{n},Anne-Sophie Rasmussen {n},Drift,{'' if n == 0 else 'p0'},p{n}@drift.dk\n" for n in range(12)
    )
    (tmp_path / "people.csv").write_text(f"id,name,team,leader,email\n{people}", "utf-8")
    (tmp_path / "workshop.yaml").write_text(
        "title: {da: Prøve, en: Trial}\nmode: open\nled: false\ninvited: 12\norganisation: people.csv\nstarts: 2027-01-04\n",
        "utf-8",
    )
    workshop = Workshop.open(tmp_path)
    assert workshop.submit("cadence", "somebody", {}) == ()
    pages = book(workshop.findings("cadence")).worksheets
    page, top = pages[0], heading(pages[0])
    printed = str(page.print_area).split(":")[1].replace("$", "")
    on_paper = [cell.value for cell in page[top] if cell.column_letter <= printed[0]]
    assert on_paper[-1] == "Flyttet fra den faste tid"
    assert [cell.value for cell in page[top]][len(on_paper) :] == ["UID i kalenderen", "E-mail"]
    assert printed[1:] == str(page.max_row)
    for row in page.iter_rows(min_row=top + 1):
        assert str(row[11].value).count("@") == str(row[8].value).count(",") + 1
        lines = -(-len(str(row[8].value)) // 50)
        assert (page.row_dimensions[row[0].row].height or 15) >= 15 * lines
    assert max(page.row_dimensions[n].height or 15 for n in range(top + 1, page.max_row + 1)) > 60
    upright = pages[1][heading(pages[1])]
    assert pages[1].row_dimensions[upright[0].row].height > max(len(str(cell.value)) for cell in upright[4:]) * 5
