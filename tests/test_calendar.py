"""The days that conversations can be held on: Danish holidays as they fall, and what an organisation adds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tuskit.calendar import Calendar, danish_holidays, usual, year
from tuskit.text import InputError, load


def test_danish_holidays_of_2027() -> None:
    """Golden: borger.dk and the almanac. Easter Sunday is 28 March 2027; Store bededag has gone since 2024."""
    found = {day.isoformat(): name.da for day, name in danish_holidays(2027, 2027, ["public"]).items()}
    assert found == {
        "2027-01-01": "Nytårsdag",
        "2027-03-25": "Skærtorsdag",
        "2027-03-26": "Langfredag",
        "2027-03-28": "Påskedag",
        "2027-03-29": "Anden påskedag",
        "2027-05-06": "Kristi himmelfartsdag",
        "2027-05-16": "Pinsedag",
        "2027-05-17": "Anden pinsedag",
        "2027-12-25": "Juledag",
        "2027-12-26": "Anden juledag",
    }


def test_store_bededag_until_2023() -> None:
    assert date(2023, 5, 5) in danish_holidays(2023, 2023)
    assert date(2024, 4, 26) not in danish_holidays(2024, 2024)


def test_a_year_keeps_holidays_weeks_and_bridge_days() -> None:
    days = year(usual(), date(2027, 1, 4))
    assert days.last == date(2028, 1, 2)
    for closed in ("2027-02-15", "2027-05-07", "2027-06-05", "2027-07-12", "2027-10-18", "2027-12-24", "2027-12-31"):
        when = date.fromisoformat(closed)
        assert when in days.closed or when.weekday() > 4, closed
        assert when not in days.open
    assert days.closed[date(2027, 5, 7)].da == "Indeklemt dag"
    assert date(2027, 1, 4) in days.open
    assert all(day.weekday() < 5 for day in days.open)


def test_the_group_may_change_the_winter_holiday_and_free_a_day() -> None:
    days = year(usual(), date(2027, 1, 4), free_days=["friday"], winter=[8])
    assert date(2027, 2, 15) in days.open
    assert date(2027, 2, 22) not in days.open
    assert all(day.weekday() != 4 for day in days.open)


def test_a_closure_over_the_new_year() -> None:
    days = year(usual(), date(2026, 12, 1))
    assert not [day for day in days.open if date(2026, 12, 22) <= day <= date(2027, 1, 1)]
    assert date(2026, 12, 21) in days.open


def test_times_end_before_the_day_does_and_spare_lunch() -> None:
    days = year(usual(), date(2027, 1, 4))
    times = days.times(60)
    assert (times[0], times[-1]) == (9 * 60, 14 * 60 + 30)
    assert 11 * 60 in times
    assert 11 * 60 + 30 not in times
    assert days.times(24 * 60) == ()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ('hours: {from: "15:30", to: "09:00"}', "is not before"),
        ('hours: {from: "9", to: "15:30"}', "hours.from"),
        ("free_days: [sunday]", "free_days"),
        ("closed: [{id: x, text: {da: X, en: X}}]", "say which weeks"),
        ('closed: [{id: x, text: {da: X, en: X}, from: "02-30", to: "03-01"}]', "closed"),
        ("closed: [{id: x, text: {da: X, en: X}, weeks: [54]}]", "weeks"),
    ],
)
def test_a_calendar_that_cannot_be(tmp_path: Path, change: str, says: str) -> None:
    path = tmp_path / "calendar.yaml"
    base = {"source": "source: {da: A, en: A}", "hours": 'hours: {from: "09:00", to: "15:30"}'}
    base[change.split(":", maxsplit=1)[0]] = change
    path.write_text("\n".join(base.values()), "utf-8")
    with pytest.raises(InputError) as error:
        load(path, Calendar)
    assert any(says in problem for problem in error.value.problems)
