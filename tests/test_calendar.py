"""The days that conversations can be held on: Danish holidays as they fall, and what an organisation adds."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit import calendar, demo
from tuskit.calendar import STEP, Beat, Calendar, Days, danish_holidays, product_days, told, usual, year
from tuskit.calendar.file import Closure, Free, WorkingHours
from tuskit.calendar.product import Product, Sprints
from tuskit.text import InputError, load
from tuskit.workshop import Workshop

START = date(2027, 1, 4)
BASE = {"source": "source: {da: A, en: A}", "hours": 'hours: {from: "09:00", to: "15:30"}'}


def written(folder: Path, *changes: str) -> Path:
    """A small calendar.yaml in which some keys stand as told."""
    lines = BASE | {change.split(":", maxsplit=1)[0]: change for change in changes}
    path = folder / "calendar.yaml"
    path.write_text("\n".join(lines.values()), "utf-8")
    return path


def made(folder: Path, *changes: str) -> Days:
    return year(load(written(folder, *changes), Calendar), START)


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
    days = year(usual(), START)
    times = days.times(60)
    assert (times[0], times[-1]) == (9 * 60, 14 * 60 + 30)
    assert 11 * 60 in times
    assert 11 * 60 + 30 not in times
    assert days.times(24 * 60) == ()
    assert days.longest == 3 * 60


def test_a_weekday_may_have_hours_of_its_own(tmp_path: Path) -> None:
    days = made(
        tmp_path, "hours: {from: 8:00, to: 16:00, friday: {from: 9:00, to: 13:00}}", "lunch: {from: 12:00, to: 12:30}"
    )
    assert days.stretches(date(2027, 1, 7)) == ((480, 720), (750, 960))
    assert days.stretches(date(2027, 1, 8)) == ((540, 720), (750, 780))
    assert days.longest == 240
    assert days.times(240) == (480,)


def test_weekdays_without_hours_are_not_open(tmp_path: Path) -> None:
    days = made(tmp_path, "hours: {tuesday: {from: 9:00, to: 10:00}, thursday: {from: 9:00, to: 11:00}}")
    assert {day.weekday() for day in days.open} == {1, 3}
    assert days.stretches(START) == ()
    assert days.times(120) == (540,)


def test_hours_without_meetings_are_taken_out(tmp_path: Path) -> None:
    free = "free: [{weekday: wednesday, from: 12:00, to: 15:30}, {from: 9:00, to: 9:30}]"
    days = made(tmp_path, free, "lunch: {from: 11:30, to: 12:15}")
    assert days.stretches(START) == ((570, 690), (750, 930))
    assert days.stretches(date(2027, 1, 6)) == ((570, 690),)


def test_what_is_not_half_hours_is_rounded_inwards(tmp_path: Path) -> None:
    days = made(tmp_path, "hours: {from: 08:15, to: 15:45}", "lunch: {from: 11:45, to: 12:15}")
    assert days.stretches(START) == ((510, 690), (750, 930))


def test_closed_days_and_weekends_have_no_stretches() -> None:
    days = year(usual(), START)
    for closed in (date(2027, 1, 9), date(2027, 2, 16), date(2027, 3, 26), days.last, days.last + timedelta(days=1)):
        assert days.stretches(closed) == ()


def test_dates_and_stretches_of_one_year(tmp_path: Path) -> None:
    closed = """closed:
  - {id: offsite, text: {da: Seminar, en: Offsite}, dates: [2027-01-12, "2027-01-14"]}
  - {id: move, text: {da: Flytning, en: Move}, from: 2027-12-27, to: 2028-01-04}
  - {id: fair, text: {da: Messe, en: Fair}, from: "02-01", to: "02-02", weeks: [9], dates: [2027-04-05]}"""
    calendar_ = load(written(tmp_path, closed), Calendar)
    days = year(calendar_, START)
    assert [days.closed[date(2027, 1, n)].en for n in (12, 14)] == ["Offsite"] * 2
    assert date(2027, 1, 13) in days.open
    assert not [day for day in days.open if day >= date(2027, 12, 27)]
    fair = (date(2027, 2, 2), date(2027, 3, 1), date(2027, 4, 5))
    assert all(days.closed[day].en == "Fair" for day in fair)
    later = year(calendar_, date(2028, 1, 3))
    assert date(2028, 1, 4) not in later.open
    assert date(2028, 1, 5) in later.open
    assert date(2028, 1, 12) in later.open, "a date belongs to its own year"
    assert date(2028, 2, 2) not in later.open


def test_the_group_may_choose_a_winter_holiday_that_the_calendar_has_none_of(tmp_path: Path) -> None:
    days = year(load(written(tmp_path), Calendar), START, winter=[8])
    assert days.closed[date(2027, 2, 22)].da == "Vinterferie"


def test_the_same_days_are_one_key() -> None:
    assert len({year(usual(), START), year(usual(), START)}) == 1
    assert year(usual(), START) != year(usual(), START, free_days=["friday"])


clocks = st.integers(0, 96).map(lambda quarter: quarter * 15)
stretch = st.tuples(clocks, clocks).map(sorted).filter(lambda pair: pair[0] < pair[1])


@settings(deadline=None)
@given(
    hours=stretch,
    friday=stretch,
    gaps=st.lists(st.tuples(st.sampled_from([None, *calendar.WEEKDAYS]), stretch), max_size=4),
)
def test_stretches_are_the_half_hours_that_nothing_takes(
    hours: list[int], friday: list[int], gaps: list[tuple[str | None, list[int]]]
) -> None:
    """Brute force: each half hour of the day by itself."""
    named = {"friday": {"from": friday[0], "to": friday[1]}}
    one = usual().model_copy(
        update={
            "hours": WorkingHours.model_validate({"from": hours[0], "to": hours[1], **named}),
            "lunch": None,
            "free": tuple(
                Free.model_validate({"weekday": w, "from": g[0], "to": g[1]} if w else {"from": g[0], "to": g[1]})
                for w, g in gaps
            ),
        }
    )
    days = year(one, START)
    for weekday in range(5):
        start, end = friday if weekday == 4 else hours
        taken = [g for w, g in gaps if w in {None, calendar.WEEKDAYS[weekday]}]
        free = {
            at
            for at in range(0, 24 * 60, STEP)
            if start <= at and at + STEP <= end and not any(a < at + STEP and at < b for a, b in taken)
        }
        found = days.stretches(START + timedelta(days=weekday))
        assert {at for a, b in found for at in range(a, b, STEP)} == free
        assert all(a[1] < b[0] for a, b in pairwise(found))
        assert all(at % STEP == 0 for pair in found for at in pair)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ('hours: {from: "15:30", to: "09:00", friday: {from: "14:00", to: 09:00}}', "2: hours.friday cannot be used: from 14:00 is not before to 09:00."),
        ('hours: {from: "9", to: "15:30"}', '2: hours.from cannot be used: write a time of day, such as "09:30".'),
        ('hours: {from: "09:00"}', "2: hours cannot be used: to is missing; say both from and to."),
        ("hours: {}", "2: hours cannot be used: say from and to, or the hours of at least one weekday."),
        ("hours: {saturday: {from: 9:00, to: 10:00}}", "2: hours.saturday is not known here. Check the spelling or take it out."),
        ("lunch: {from: 16:00, to: 16:30}", "3: lunch cannot be used: 16:00–16:30 lies outside the working hours, 09:00–15:30."),
        ("free: [{weekday: friday, from: 07:00, to: 08:00}]", "3: free cannot be used: 07:00–08:00 lies outside the working hours, 09:00–15:30."),
        ("free: [{weekday: onsdag, from: 9:00, to: 10:00}]", "3: free[0].weekday cannot be used: onsdag is not a weekday; write monday, tuesday, wednesday, thursday or friday."),
        ("free_days: [sunday]", "3: free_days[0] cannot be used: conversations are never put on a Sunday; take it out."),
        ("holidays: [all]", "3: holidays[0] cannot be used: input should be 'public' or 'optional'."),
        ("closed: [{id: x, text: {da: X, en: X}}]", "3: closed[0] cannot be used: say which weeks, which dates, or both from and to."),
        ("closed: [{id: x, text: {da: X, en: X}, weeks: [54]}]", "3: closed[0].weeks[0] cannot be used: there is no week 54; weeks are ISO weeks, from 1 to 53."),
        ("closed: [{id: x, text: {da: X, en: X}, weeks: 7}]", "3: closed[0].weeks needs to be a list."),
        ('closed: [{id: x, text: {da: X, en: X}, from: "02-30", to: "03-01"}]', '3: closed[0].from cannot be used: write a date that there is: "12-22" for every year, or 2027-12-22 for one.'),
        ("closed: [{id: x, text: {da: X, en: X}, from: 2027-03-01}]", "3: closed[0] cannot be used: to is missing; say both from and to."),
        ('closed: [{id: x, text: {da: X, en: X}, from: 2027-03-01, to: "03-04"}]', "3: closed[0] cannot be used: from 2027-03-01 and to 03-04 have to be written alike: both with the year, or both without."),
        ("closed: [{id: x, text: {da: X, en: X}, from: 2027-03-05, to: 2027-03-01}]", "3: closed[0] cannot be used: from 2027-03-05 is after to 2027-03-01."),
        ('closed: [{id: x, text: {da: X, en: X}, dates: ["2027-02-30"]}]', "3: closed[0].dates[0] cannot be used: write a date that there is, such as 2027-01-31."),
        ("closed: [{id: x, text: {da: X, en: X}, dates: [2027-02-30]}]", "3: 2027-02-30 is no date that there is. Correct it."),
        ("closed: [{id: x, text: {da: X, en: X}, weeks: [7]}, {id: x, text: {da: X, en: X}, weeks: [8]}]", "3: closed cannot be used: the id x stands twice; give each its own."),
        ("product: {sprints: {first: 2027-01-11}}", "3: product.sprints.weeks is missing. Add it."),
        ("product: {sprints: {first: januar, weeks: 3}}", "3: product.sprints.first cannot be used: write a date that there is, such as 2027-01-31."),
        ("product: {releases: [2027-03]}", "3: product.releases[0] cannot be used: write a date that there is, such as 2027-01-31."),
        ("product: {sprint: 3}", "3: product.sprint is not known here. Check the spelling or take it out."),
    ],
)  # fmt: skip
def test_a_calendar_that_cannot_be(tmp_path: Path, change: str, says: str) -> None:
    path = written(tmp_path, change)
    with pytest.raises(InputError) as error:
        load(path, Calendar)
    assert f"{path}:{says}" in error.value.problems


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    path = written(
        tmp_path, "lunch: {from: x, to: 12:30}", "free_days: [lørdag]", "bridge_days: maybe", "product: {within: 0}"
    )
    with pytest.raises(InputError) as error:
        load(path, Calendar)
    assert len(error.value.problems) == 4


PRODUCT = Product(
    sprints=Sprints(first=date(2027, 1, 11), weeks=3), releases=(date(2027, 9, 13), date(2027, 3, 15), date(2029, 1, 1))
)


@pytest.mark.parametrize(
    ("kind", "first", "found"),
    [
        ("quarters", START, ["2027-04-01", "2027-07-01", "2027-10-01", "2028-01-01"]),
        ("quarters", date(2027, 1, 1), ["2027-01-01", "2027-04-01", "2027-07-01", "2027-10-01", "2028-01-01"]),
        ("sprints", date(2027, 11, 22), ["2027-11-22", "2027-12-13"]),
        ("releases", START, ["2027-03-15", "2027-09-13"]),
    ],
)
def test_days_of_the_product(kind: Beat, first: date, found: list[str]) -> None:
    one = usual().model_copy(update={"product": PRODUCT})
    assert [day.isoformat() for day in product_days(one, kind, first, date(2028, 1, 2))] == found


@settings(deadline=None)
@given(
    first=st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    began=st.dates(date(2024, 1, 1), date(2030, 1, 1)),
    weeks=st.integers(1, 8),
)
def test_sprints_are_counted_from_the_first(first: date, began: date, weeks: int) -> None:
    """Brute force: a day at a time. There were no sprints before the first."""
    one = usual().model_copy(update={"product": Product(sprints=Sprints(first=began, weeks=weeks))})
    last = first + timedelta(days=400)
    days = (first + timedelta(days=n) for n in range(401))
    assert product_days(one, "sprints", first, last) == tuple(
        day for day in days if day >= began and (day - began).days % (7 * weeks) == 0
    )


def test_a_calendar_without_a_rhythm() -> None:
    one = usual().model_copy(update={"product": Product(quarters=False)})
    assert [product_days(one, kind, START, date(2028, 1, 2)) for kind in get_args(Beat)] == [(), (), ()]


def test_a_workshop_has_its_own_calendar(tmp_path: Path) -> None:
    demo.new(tmp_path / "new")
    held = Workshop.open(tmp_path / "new")
    assert held.group("cadence").calendar == usual(), "a new folder begins with the presets"
    written(tmp_path / "new", "hours: {from: 10:00, to: 11:00}")
    again = Workshop.open(tmp_path / "new")
    assert again.group("cadence").calendar != usual()
    meetings = again.findings("cadence").plan.meetings
    assert {meeting.minute for meeting in meetings} <= {600, 630}
    written(tmp_path / "new", "hours: {from: 10:00, to: 9:00}")
    with pytest.raises(InputError, match="hours"):
        Workshop.open(tmp_path / "new")


def test_what_a_calendar_holds_is_told(tmp_path: Path) -> None:
    path = written(
        tmp_path,
        "hours: {from: 9:00, to: 15:30, friday: {from: 9:00, to: 13:00}}",
        "lunch: {from: 12:00, to: 12:30}",
        "free: [{weekday: wednesday, from: 12:30, to: 15:30}]",
        "closed: [{id: x, text: {da: Seminar, en: Offsite}, dates: [2027-01-12]}]",
        "product: {sprints: {first: 2027-01-11, weeks: 3}, releases: [2027-03-15]}",
    )
    assert told(load(path, Calendar), START).split("; ") == [
        "monday to thursday 09:00–15:30, friday 09:00–13:00",
        "lunch 12:00–12:30",
        "no meetings wednesday 12:30–15:30",
        "closed: Offsite",
        "holidays: public, optional and bridge days",
        "251 open days from 2027-01-04 to 2028-01-02",
        "TUS can follow quarters, sprints of 3 weeks from 2027-01-11, releases on 2027-03-15",
    ]


def test_every_key_is_documented() -> None:
    page = (Path(__file__).parent.parent / "docs" / "calendar.md").read_text("utf-8")
    tables = [
        {name for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE) for name in re.findall(r"`(\w+)`", row)}
        for table in page.split("| key |")[1:]
    ]
    closure = {field.alias or name for name, field in Closure.model_fields.items()} - {"id", "text", "help"}
    assert tables == [set(Calendar.model_fields), closure, set(Product.model_fields)]


def test_the_commented_presets_can_be_used(tmp_path: Path) -> None:
    """Whoever takes the # away in front of an example gets a calendar that can be read."""
    shown = (Path(__file__).parent.parent / "workshop-data" / "calendar.yaml").read_text("utf-8")
    plain = re.sub(r"^(hours|free): .*\n", "", shown, flags=re.MULTILINE)
    examples = re.sub(
        r"^( *)# (?=(hours|free|sprints|releases|- id|  text|  dates): )", r"\1", plain, flags=re.MULTILINE
    )
    path = tmp_path / "calendar.yaml"
    path.write_text(examples, "utf-8")
    found = load(path, Calendar)
    assert found.product.sprints
    assert found.product.releases
    assert found.free
    assert found.hours.friday
    assert found.closed[0].dates
