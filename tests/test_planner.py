"""The planner: a year as one number, even spacing, a level load, no false “cannot”, and as few moves as possible."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from organisations import given_out, tree
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from tuskit.calendar import Days, usual, year
from tuskit.exercises.cadence.meetings import Held, Meeting, Plan, leaders
from tuskit.exercises.cadence.mend import mended
from tuskit.exercises.cadence.plan import plan
from tuskit.exercises.cadence.planner.share import bound
from tuskit.exercises.cadence.planner.timetable import Timetable, away, halves
from tuskit.exercises.cadence.relations import Kind, Relation, Rhythm, relations
from tuskit.exercises.cadence.troubles import troubles
from tuskit.organisation import WORKDAYS, Organisation, Person, team
from tuskit.text import Text

ZONE = ZoneInfo("Europe/Copenhagen")
FIRST = date(2027, 1, 4)
DAYS = year(usual(), FIRST)
TUS = Kind(id="tus", who="team", rhythm=Rhythm(weeks=26, minutes=120))
FOLLOW_UP = Kind(id="follow_up", who="team", rhythm=Rhythm(weeks=6, minutes=30))
MU = Kind(id="mu", who="pair", rhythm=Rhythm(weeks=4, minutes=30))
MUS = Kind(id="mus", who="pair", rhythm=Rhythm(weeks=52, minutes=90))
ALL = (TUS, FOLLOW_UP, MU, MUS)


def made(
    organisation: Organisation,
    kinds: Sequence[Kind] = ALL,
    *,
    days: Days = DAYS,
    hours: float = 6,
    busy: Mapping[str, Iterable[tuple[datetime, datetime]]] | None = None,
    before: Plan | None = None,
    today: date | None = None,
) -> Plan:
    asked = relations(organisation, tuple(kinds))
    caps = dict.fromkeys(leaders(asked), round(hours * 60))
    taken = away(days, organisation, busy or {})
    return plan(asked, days, caps, away=taken, before=given_out(before) if before else (), today=today)


def holds(found: Plan) -> None:
    """What every plan keeps: nobody in two places, only where all can meet, the caps, and the rhythm with its tolerance."""
    table = Timetable(found.days)
    spans: dict[tuple[str, date], list[tuple[int, int]]] = defaultdict(list)
    for meeting in found.meetings:
        place = table.at(meeting.day, meeting.minute)
        assert table.when(place) == (meeting.day, meeting.minute)
        for person in meeting.people:
            spans[person, meeting.day].append((meeting.minute, meeting.minute + meeting.minutes))
            free = table.starts(table.shut | found.away.get(person, 0), meeting.minutes)
            assert free >> place & 1, (meeting, person)
    for held in spans.values():
        assert all(end <= start for (_, end), (start, _) in pairwise(sorted(held)))
    for leader, load in found.load.items():
        assert max(load) <= found.caps.get(leader, 10**6)
    broken = {breach.relation.id for breach in found.breaches}
    for relation in found.relations:
        if relation.id not in broken:
            ranks = [table.rank[(m.day - table.monday).days // 7] for m in found.of(relation.id)]
            most = relation.rhythm.weeks + relation.rhythm.tolerance
            assert all(b - a <= most for a, b in pairwise([-1, *ranks, len(table.open_weeks)])), relation.id
            assert all(a < b for a, b in pairwise(ranks)), relation.id


def moved(old: Plan, new: Plan) -> set[tuple[str, int]]:
    """The meetings of the old plan that lie elsewhere in the new one."""
    was, now = ({(m.relation.id, m.number): (m.day, m.minute) for m in each.meetings} for each in (old, new))
    return {key for key in was if key in now and was[key] != now[key]}


def gone(old: Plan, new: Plan) -> set[tuple[str, int]]:
    return {(m.relation.id, m.number) for m in old.meetings} - {(m.relation.id, m.number) for m in new.meetings}


@given(
    spans=st.lists(
        st.tuples(st.integers(0, 30 * 24 * 60), st.integers(1, 3000)).map(
            lambda one: (
                datetime(2027, 3, 20, tzinfo=ZONE) + timedelta(minutes=one[0]),
                datetime(2027, 3, 20, tzinfo=ZONE) + timedelta(minutes=one[0] + one[1]),
            )
        ),
        max_size=6,
    ),
    off=st.sets(st.sampled_from(WORKDAYS), max_size=3),
    minutes=st.sampled_from([15, 30, 45, 60, 90, 180]),
)
def test_a_year_as_one_number_says_what_the_clock_says(
    spans: list[tuple[datetime, datetime]], off: set[int], minutes: int
) -> None:
    """Over the weeks around Easter and the change to summer time, half hour by half hour."""
    days = replace(DAYS, first=date(2027, 3, 22), last=date(2027, 4, 18))
    table = Timetable(days)
    starts = table.starts(table.shut | table.away(spans, set(WORKDAYS) - off), minutes)
    for day in (days.first + timedelta(days=n) for n in range(28)):
        for minute in range(6 * 60, 20 * 60, 30):
            begin = datetime(day.year, day.month, day.day, minute // 60, minute % 60, tzinfo=ZONE)
            end = begin + timedelta(minutes=halves(minutes) * 30)
            open_ = any(a <= minute and minute + halves(minutes) * 30 <= b for a, b in days.stretches(day))
            free = open_ and day.weekday() not in off and all(b <= begin or end <= a for a, b in spans)
            there = table.holds(day, minute) and bool(starts >> table.at(day, minute) & 1)
            assert there == free, (day, minute)


@pytest.mark.parametrize("people", [8, 60, 250])
def test_a_tree_of_teams_is_planned_evenly_and_level(people: int) -> None:
    found = made(tree(people))
    holds(found)
    assert not found.breaches
    weeks = len(Timetable(DAYS).open_weeks)
    lengths: dict[str, list[int]] = defaultdict(list)
    for meeting in found.meetings:
        for person in meeting.people:
            lengths[person].append(meeting.minutes)
    for leader in found.leaders:
        assert max(found.load[leader]) <= bound(lengths[leader], weeks).allowed, leader
    fixed = sum(not meeting.moved for meeting in found.meetings)
    assert fixed >= 0.9 * len(found.meetings), "most meetings are in their own slot"


@settings(max_examples=40, deadline=None)
@given(
    sizes=st.lists(st.integers(1, 6), min_size=1, max_size=3),
    rhythms=st.lists(
        st.builds(Rhythm, weeks=st.integers(1, 30), minutes=st.sampled_from([15, 30, 60, 90])), min_size=2, max_size=2
    ),
    hours=st.sampled_from([2, 4, 8]),
    off=st.lists(st.sets(st.sampled_from(WORKDAYS), max_size=4), min_size=4, max_size=4),
    blocked=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 51), st.integers(1, 10)), max_size=3),
)
def test_no_plan_breaks_a_rule(
    sizes: list[int],
    rhythms: list[Rhythm],
    hours: int,
    off: list[set[int]],
    blocked: list[tuple[int, int, int]],
) -> None:
    """People part-time and away for weeks, in two teams, leaders of leaders; what is not there is told."""
    people = [Person("top", "Top", ())]
    for n, size in enumerate(sizes):
        people.append(Person(f"l{n}", f"L{n}", (f"t{n}", "t0"), "top", days=tuple(set(WORKDAYS) - off[n])))
        people += [
            Person(f"p{n}_{k}", "P", (f"t{n}",), f"l{n}", days=tuple(set(WORKDAYS) - off[k % 4])) for k in range(size)
        ]
    organisation = Organisation(tuple(people), tuple(team(f"t{n}") for n in range(len(sizes))))
    start = datetime(2027, 1, 4, 8, tzinfo=ZONE)
    busy = {
        f"l{n}": [(start + timedelta(weeks=week), start + timedelta(weeks=week + long))] for n, week, long in blocked
    }
    kinds = (Kind(id="tus", who="team", rhythm=rhythms[0]), Kind(id="mu", who="pair", rhythm=rhythms[1]))
    found = made(organisation, kinds, hours=hours, busy=busy)
    holds(found)
    shuffled = plan(reversed(found.relations), DAYS, found.caps, away=found.away)
    assert shuffled.meetings == found.meetings, "the same whatever the order"
    assert all(trouble.missing > 0 for trouble in troubles(found))


SLOTS = 4


@settings(max_examples=60, deadline=None)
@given(
    can=st.lists(st.sets(st.integers(0, SLOTS - 1), min_size=1), min_size=1, max_size=SLOTS),
)
def test_where_a_matching_exists_the_plan_finds_it(can: list[set[int]]) -> None:
    """Every week the leader has four half hours and each person some of them: all can meet just when a matching says so."""
    hours = (((540, 540 + SLOTS * 30),), (), (), (), ())
    days = Days(first=FIRST, last=FIRST + timedelta(weeks=4, days=-1), closed={}, week=hours)
    people = [Person("top", "Top", ()), *(Person(f"p{n}", "P", (), "top") for n in range(len(can)))]
    busy = {
        f"p{n}": [
            (begin, begin + timedelta(minutes=30))
            for week in range(4)
            for slot in range(SLOTS)
            if slot not in own
            for begin in [datetime(2027, 1, 4, 9, tzinfo=ZONE) + timedelta(weeks=week, minutes=30 * slot)]
        ]
        for n, own in enumerate(can)
    }
    weekly = Kind(id="mu", who="pair", rhythm=Rhythm(weeks=1, minutes=30))
    found = made(Organisation(tuple(people), ()), [weekly], days=days, busy=busy)
    table = np.array([[slot in own for slot in range(SLOTS)] for own in can])
    fits = (maximum_bipartite_matching(csr_array(table), perm_type="column") >= 0).sum()
    assert found.missing == 4 * (len(can) - fits)


def test_levelling_keeps_the_caps() -> None:
    """Two teams whose leaders have three hours: a level week would be longer."""
    people = [Person("top", "Top", ())]
    for n, size in enumerate((2, 3)):
        people.append(Person(f"lead{n}", "L", (f"t{n}",), "top"))
        people += [Person(f"p{n}_{k}", "P", (f"t{n}",), f"lead{n}") for k in range(size)]
    kinds = (
        Kind(id="tus", who="team", rhythm=Rhythm(weeks=26, minutes=120)),
        Kind(id="follow_up", who="team", rhythm=Rhythm(weeks=6, minutes=30)),
        Kind(id="mu", who="pair", rhythm=Rhythm(weeks=2, minutes=90)),
    )
    found = made(Organisation(tuple(people), (team("t0"), team("t1"))), kinds, hours=3)
    holds(found)
    assert found.breaches


def test_the_least_busiest_week_is_a_bound() -> None:
    assert bound([30] * 26 + [120] * 2, 13) == (120, 150)
    assert bound([30] * 52, 45) == (60, 90)
    assert bound([], 45) == (0, 0)


TODAY = date(2027, 3, 17)


@pytest.fixture(scope="module")
def organisation() -> Organisation:
    return tree(60)


@pytest.fixture(scope="module")
def before(organisation: Organisation) -> Plan:
    return made(organisation)


@pytest.mark.parametrize("today", [FIRST, TODAY, date(2027, 7, 20), date(2027, 12, 30)])
def test_a_plan_of_the_same_moves_nothing(organisation: Organisation, before: Plan, today: date) -> None:
    again = made(organisation, before=before, today=today)
    assert {(m.relation.id, m.number, m.day, m.minute) for m in again.meetings} == {
        (m.relation.id, m.number, m.day, m.minute) for m in before.meetings
    }


def test_a_newcomer_moves_nobody(organisation: Organisation, before: Plan) -> None:
    one = organisation.people[0]
    more = replace(organisation, people=(*organisation.people, replace(one, id="new", name="New", days=WORKDAYS)))
    again = made(more, before=before, today=TODAY)
    holds_from(again, TODAY)
    assert not gone(before, again)
    # The team's own meetings may not suit the newcomer; nobody else's move.
    assert {relation for relation, _ in moved(before, again)} <= {f"tus.{one.teams[0]}", f"follow_up.{one.teams[0]}"}
    new = [m for m in again.meetings if m.relation.id == "mu.new"]
    assert new
    assert all(m.day >= TODAY for m in new)


def test_a_blocked_week_moves_what_lies_in_it_and_nothing_else(organisation: Organisation, before: Plan) -> None:
    week = [date(2027, 9, 20) + timedelta(days=n) for n in range(5)]
    inside = {(m.relation.id, m.number) for m in before.meetings if m.day in week}
    assert inside
    blocked = replace(DAYS, closed={**DAYS.closed, **dict.fromkeys(week, Text(da="Flytning", en="Move"))})
    again = made(organisation, days=blocked, before=before, today=TODAY)
    holds_from(again, TODAY)
    assert moved(before, again) | gone(before, again) == inside


def test_a_new_leader_takes_over_what_fits_and_moves_the_rest(organisation: Organisation, before: Plan) -> None:
    old, new = "l0_0", "l0_3"
    people = tuple(replace(p, leader=new) if p.leader == old else p for p in organisation.people)
    again = made(replace(organisation, people=people), before=before, today=TODAY)
    holds_from(again, TODAY)
    assert not gone(before, again)
    touched = {relation.id for relation in again.relations if before_of(before, relation.id) != relation.people}
    assert {relation for relation, _ in moved(before, again)} <= touched
    held = [m for m in again.meetings if m.day < TODAY]
    assert all(m.people == m.held.people for m in held if m.held)
    assert any(old in m.people for m in held if m.relation.conversation == "mu"), "what has been held stays as it was"


def test_who_leaves_takes_their_own_conversations_and_no_others(organisation: Organisation, before: Plan) -> None:
    left = replace(organisation, people=tuple(p for p in organisation.people if p.id != "p1_1"))
    again = made(left, before=before, today=TODAY)
    assert not moved(before, again)
    assert {relation for relation, _ in gone(before, again)} == {"mu.p1_1", "mus.p1_1"}


@pytest.mark.parametrize("weeks", [2, 3, 6, 8])
def test_another_rhythm_keeps_what_lies_in_both(organisation: Organisation, before: Plan, weeks: int) -> None:
    kinds = (TUS, FOLLOW_UP, replace(MU, rhythm=Rhythm(weeks=weeks, minutes=30)), MUS)
    again = made(organisation, kinds, before=before, today=FIRST)
    holds_from(again, FIRST)
    fresh = made(organisation, kinds)
    assert abs(len(again.meetings) - len(fresh.meetings)) <= 0.1 * len(fresh.meetings)
    others = {key for key in moved(before, again) if not key[0].startswith("mu.")}
    assert not others


def test_a_number_is_never_used_again(organisation: Organisation, before: Plan) -> None:
    """Eight weeks between, and four again: what was called off gets no other meeting's name."""
    slow = (TUS, FOLLOW_UP, replace(MU, rhythm=Rhythm(weeks=8, minutes=30)), MUS)
    first = made(organisation, slow, before=before, today=FIRST)
    names = {(m.relation.id, m.number) for m in before.meetings}
    asked = relations(organisation, ALL)
    off = [one for one in given_out(before) if (one.relation, one.number) in gone(before, first)]
    again = plan(asked, DAYS, before.caps, away=before.away, before=(*given_out(first), *off), today=FIRST)
    assert {(m.relation.id, m.number) for m in again.meetings if m.relation.id.startswith("mu.")} >= {
        key for key in names if key[0].startswith("mu.") and key not in gone(before, first)
    }


def test_the_year_after_goes_on_where_the_last_one_ended(organisation: Organisation, before: Plan) -> None:
    following = year(usual(), date(2028, 1, 3))
    again = made(organisation, days=following, before=before, today=date(2027, 12, 15))
    last = {r.id: max(m.day for m in before.of(r.id)) for r in before.relations}
    for relation in again.relations:
        days = [last[relation.id], *(m.day for m in again.of(relation.id))]
        most = relation.rhythm.weeks + relation.rhythm.tolerance + 5
        assert all((b - a).days <= 7 * most for a, b in pairwise(days)), relation.id
        assert all((b - a).days >= 7 for a, b in pairwise(days)), relation.id
    numbers: dict[str, list[int]] = defaultdict(list)
    for meeting in (*before.meetings, *again.meetings):
        numbers[meeting.relation.id].append(meeting.number)
    assert all(len(set(found)) == len(found) for found in numbers.values())


def test_tus_follows_the_quarters() -> None:
    quarters = tuple(date(2027, month, 1) for month in (1, 4, 7, 10))
    tied = replace(TUS, rhythm=Rhythm(weeks=26, minutes=120, after=quarters, within=3))
    found = made(tree(60), (tied, MU))
    holds_caps(found)
    monday = [day - timedelta(days=day.weekday()) for day in quarters]
    for relation in found.relations:
        if relation.conversation == "tus":
            days = [m.day for m in found.of(relation.id)]
            assert len(days) == 2
            for day in days:
                near = [start for start in monday if start <= day < start + timedelta(weeks=3)]
                assert near or (day - date(2027, 7, 1)).days in range(35), "after the holiday weeks at the latest"


def test_what_would_mend_people_who_never_work_on_the_same_day() -> None:
    people = (
        Person("top", "Top", (), days=(0, 1)),
        Person("ida", "Ida", (), "top", days=(2, 3)),
        Person("bo", "Bo", (), "top"),
    )
    found = made(Organisation(people, ()), [MU])
    (trouble,) = mended(found, troubles(found))
    assert (trouble.rule, trouble.who, {r.subject for r in trouble.relations}) == ("room", "top", {"ida"})
    assert {(mend.what, mend.person) for mend in trouble.mends} == {("person", "ida")}


def test_what_would_mend_a_day_that_is_too_full() -> None:
    """Four half hours on Mondays alone, and six people a week: an hour more, or another day."""
    days = replace(DAYS, week=(((540, 660),), (), (), (), ()))
    people = [Person("top", "Top", ()), *(Person(f"p{n}", "P", (), "top") for n in range(6))]
    weekly = Kind(id="mu", who="pair", rhythm=Rhythm(weeks=1, minutes=30))
    found = made(Organisation(tuple(people), ()), [weekly], days=days)
    (trouble,) = mended(found, troubles(found))
    assert trouble.rule == "room"
    assert {(mend.what, mend.value) for mend in trouble.mends} == {("weeks", 2), ("day", 1), ("hours", 60)}


def holds_caps(found: Plan) -> None:
    for leader, load in found.load.items():
        assert max(load) <= found.caps[leader]


def holds_from(found: Plan, today: date) -> None:
    """What is planned from today on clashes with nothing, and keeps the caps."""
    spans: dict[tuple[str, date], list[tuple[int, int]]] = defaultdict(list)
    for meeting in found.meetings:
        if meeting.day >= today:
            assert meeting.day in found.days.open
        for person in meeting.people:
            spans[person, meeting.day].append((meeting.minute, meeting.minute + meeting.minutes))
    for held in spans.values():
        assert all(end <= start for (_, end), (start, _) in pairwise(sorted(held)))
    holds_caps(found)
    assert not found.breaches


def before_of(found: Plan, relation: str) -> tuple[str, ...] | None:
    return next((r.people for r in found.relations if r.id == relation), None)


def test_meetings_and_relations_have_the_same_people_until_they_are_held(before: Plan) -> None:
    one = before.meetings[0]
    held = Held(relation=one.relation.id, number=0, day=one.day, minute=540, minutes=60, people=("x", "y"), weeks=4)
    past = Meeting(relation=one.relation, number=0, day=one.day, minute=540, moved=False, held=held)
    assert (past.people, past.minutes) == (("x", "y"), 60)
    assert (one.people, one.minutes) == (one.relation.people, one.relation.rhythm.minutes)
    assert isinstance(one.relation, Relation)
