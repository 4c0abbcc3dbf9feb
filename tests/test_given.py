"""What calendars have been told: one UID a meeting through all plans, and every calendar ends as the last plan says."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuskit.calendar import usual, year
from tuskit.exercises.cadence import given as told
from tuskit.exercises.cadence.given import Memory, Record
from tuskit.exercises.cadence.issue import Words
from tuskit.exercises.cadence.issue import issue as told_of
from tuskit.exercises.cadence.meetings import Held, Meeting, Plan
from tuskit.exercises.cadence.relations import Relation, Rhythm
from tuskit.text import InputError

FIRST = date(2027, 1, 4)
DAYS = year(usual(), FIRST)
EMPTY = Memory(workshop=UUID(int=7), names={}, floor=0, records=())
NAMES = {"people/ida": "Ida", "people/ole": "Ole", "people/bo": "Bo", "teams/drift": "Drift"}


def relation(conversation: str, subject: str, people: Iterable[str], leader: str) -> Relation:
    return Relation(
        id=f"{conversation}.{subject}",
        conversation=conversation,
        subject=subject,
        people=tuple(sorted({*people, leader})),
        leader=leader,
        rhythm=Rhythm(weeks=4, minutes=30),
    )


def meeting(of: Relation, number: int, day: int, minute: int = 540) -> Meeting:
    return Meeting(relation=of, number=number, day=FIRST + timedelta(days=day), minute=minute, moved=False)


def planned(*meetings: Meeting) -> Plan:
    relations = tuple({each.relation.id: each.relation for each in meetings}.values())
    return Plan(days=DAYS, relations=relations, meetings=meetings, slots={}, breaches=(), caps={})


def words(each: Meeting) -> Words:
    team = "" if each.relation.conversation == "mu" else each.relation.subject
    return Words(f"{each.relation.conversation}: {', '.join(each.relation.people)}", "", team)


def issue(before: Memory, *meetings: Meeting, today: date = FIRST, say: Callable[[Meeting], Words] = words) -> Memory:
    return told_of(planned(*meetings), before, say, today=today, names=NAMES)


def only(memory: Memory, **asked: object) -> Record:
    (found,) = [r for r in memory.records if all(getattr(r, key) == value for key, value in asked.items())]
    return found


MU = relation("mu", "ida", ["ida"], "ole")
TUS = relation("tus", "drift", ["ida", "bo"], "ole")


def test_what_is_not_changed_stays_as_it_is() -> None:
    before = issue(EMPTY, meeting(MU, 0, 0), meeting(TUS, 0, 1))
    assert issue(before, meeting(MU, 0, 0), meeting(TUS, 0, 1)) == before
    assert {each.sequence for each in before.records} == {0}
    assert only(before, relation="mu.ida").private
    assert only(before, relation="tus.drift").team == "drift"


@pytest.mark.parametrize(
    "new",
    [
        meeting(MU, 0, 1),
        meeting(MU, 0, 0, 600),
        meeting(replace(MU, rhythm=Rhythm(weeks=4, minutes=45)), 0, 0),
        meeting(relation("mu", "ida", ["ida"], "bo"), 0, 0),
    ],
)
def test_whatever_changes_about_a_meeting_is_a_new_version_of_the_same(new: Meeting) -> None:
    before = issue(EMPTY, meeting(MU, 0, 0))
    after = only(issue(before, new), held=True)
    assert after.uid == before.records[0].uid
    assert after.sequence == (1 if "ole" in new.relation.people else 2)


def test_other_words_are_a_new_version() -> None:
    before = issue(EMPTY, meeting(MU, 0, 0))
    after = issue(before, meeting(MU, 0, 0), say=lambda _: Words("MU", "(simulerede svar)", ""))
    assert only(after).sequence == 1


def test_a_meeting_that_is_not_held_any_more_is_called_off_once_and_can_come_back() -> None:
    before = issue(EMPTY, meeting(MU, 0, 0), meeting(MU, 1, 28))
    off = issue(before, meeting(MU, 0, 0))
    assert (only(off, number=1).held, only(off, number=1).sequence) == (False, 1)
    assert issue(off, meeting(MU, 0, 0)) == off
    back = only(issue(off, meeting(MU, 0, 0), meeting(MU, 1, 28)), number=1)
    assert (back.held, back.sequence, back.uid) == (True, 2, only(off, number=1).uid)


def test_a_new_leader_has_the_meeting_and_the_old_one_has_it_called_off_as_it_was() -> None:
    before = issue(EMPTY, meeting(MU, 0, 0))
    after = issue(before, meeting(relation("mu", "ida", ["ida"], "bo"), 0, 7))
    held, off = only(after, held=True), only(after, held=False)
    assert held.uid == off.uid
    assert (held.people, held.led) == (("bo", "ida"), ("bo",))
    assert held.sequence > off.sequence > 0, "so that it stands in a calendar that has both"
    assert (off.people, off.led, off.private) == (("ole",), ("ole",), True)
    assert (off.day, off.title) == (FIRST, "mu: ida, ole"), "nothing of what the others do now"
    again = issue(after, meeting(MU, 0, 7))
    assert only(again, held=True).people == ("ida", "ole")
    assert only(again, held=False).people == ("bo",)


def test_whoever_led_a_team_and_is_still_in_it_does_not_have_its_meetings_called_off() -> None:
    before = issue(EMPTY, meeting(TUS, 0, 0))
    after = only(issue(before, meeting(relation("tus", "drift", ["ida", "ole"], "bo"), 0, 1)))
    assert (after.held, after.led, after.people) == (True, ("bo", "ole"), ("bo", "ida", "ole"))


def test_a_team_that_is_gone_and_a_person_who_left_have_everything_called_off() -> None:
    before = issue(EMPTY, meeting(MU, 0, 0), meeting(TUS, 0, 1))
    after = told_of(planned(), before, words, today=FIRST, names={})
    assert not any(each.held for each in after.records)
    assert only(after, relation="tus.drift").team == "drift"
    assert after.names == NAMES, "and their calendars are still called what they were"


def test_what_has_been_held_stays_as_it_was() -> None:
    before = issue(EMPTY, meeting(MU, 0, 0), meeting(MU, 1, 28), meeting(TUS, 0, 1))
    today = FIRST + timedelta(days=14)
    bo = relation("mu", "ida", ["ida"], "bo")
    after = issue(before, meeting(bo, 0, 0), meeting(bo, 1, 28), today=today)
    assert only(after, relation="mu.ida", number=0) == only(before, relation="mu.ida", number=0)
    assert only(after, relation="mu.ida", number=1, held=True).people == ("bo", "ida")
    assert only(after, relation="tus.drift") == only(before, relation="tus.drift"), (
        "gone from the plan, but it happened"
    )


def test_what_is_called_off_is_forgotten_when_it_lies_a_year_back() -> None:
    off = issue(issue(EMPTY, meeting(MU, 0, 0), meeting(MU, 1, 300)), meeting(MU, 1, 300))
    later = issue(off, meeting(MU, 1, 300), today=FIRST + timedelta(days=366))
    assert [each.number for each in later.records] == [1]
    again = issue(later, meeting(MU, 0, 310), meeting(MU, 1, 300), today=FIRST + timedelta(days=366))
    assert only(again, number=0).sequence > only(off, number=0).sequence, "should the number come again"


def test_a_workshop_has_uids_of_its_own() -> None:
    one = issue(EMPTY, meeting(MU, 0, 0))
    other = issue(replace(EMPTY, workshop=UUID(int=8)), meeting(MU, 0, 0))
    assert one.records[0].uid != other.records[0].uid
    assert one.records[0].uid.endswith("@tuskit")


def test_the_memory_comes_back_from_json() -> None:
    memory = issue(
        issue(EMPTY, meeting(MU, 0, 0), meeting(TUS, 0, 1)), meeting(relation("mu", "ida", ["ida"], "bo"), 0, 0)
    )
    kept = json.loads(json.dumps(told.write(memory)))
    assert told.read(kept) == memory
    assert told.before(kept) == (
        Held(relation="mu.ida", number=0, day=FIRST, minute=540, minutes=30, weeks=4, people=("bo", "ida")),
    )
    assert told.before({}) == ()
    assert told.before({"workshop": UUID(int=3).hex}) == ()


@pytest.mark.parametrize(
    "change",
    [
        {"workshop": "ole"},
        {"version": 2},
        {"meetings": [["mu.ida"]]},
        {"texts": []},
        {"more": 1},
        {"floor": -1},
    ],
)
def test_a_damaged_memory_says_what_to_do(change: Mapping[str, Any]) -> None:
    kept = told.write(issue(EMPTY, meeting(MU, 0, 0)))
    with pytest.raises(InputError) as error:
        told.read({**kept, **change})
    (problem,) = error.value.problems
    assert problem.startswith("given/cadence.json: is damaged")
    assert "Put back a copy" in problem


# Any row of plans, read in turn by calendars that keep the highest SEQUENCE of each UID.

PEOPLE = ("a", "b", "c", "d")
SUBJECTS = ("a", "b", "t")


@st.composite
def plans(draw: st.DrawFn) -> list[list[Meeting]]:
    """Some plans in turn: meetings are kept, moved, called off and added, and people and leaders change."""
    made = []
    for _ in range(draw(st.integers(1, 5))):
        meetings = []
        for subject in SUBJECTS:
            leader = draw(st.sampled_from([person for person in PEOPLE if person != subject]))
            others = draw(st.sets(st.sampled_from(PEOPLE))) if subject == "t" else {subject}
            of = relation("tus" if subject == "t" else "mu", subject, {*others, leader}, leader)
            numbers = sorted(draw(st.sets(st.integers(0, 3))))
            meetings += [
                meeting(of, number, draw(st.integers(0, 40)), draw(st.sampled_from([540, 570]))) for number in numbers
            ]
        made.append(meetings)
    return made


Event = tuple[int, bool, date, int, tuple[str, ...]]


def learn(calendar: dict[str, Event], records: Iterable[Record]) -> None:
    """A calendar reads a file: of each UID the highest SEQUENCE counts."""
    for each in records:
        if each.uid not in calendar or each.sequence >= calendar[each.uid][0]:
            calendar[each.uid] = (each.sequence, each.held, each.day, each.minute, each.people)


@settings(max_examples=150, deadline=None)
@given(plans())
def test_every_calendar_ends_as_the_last_plan_says(made: list[list[Meeting]]) -> None:
    memory = EMPTY
    names: dict[tuple[str, int], str] = {}
    last: dict[str, int] = {}
    calendars: dict[str, dict[str, Event]] = {}
    for meetings in made:
        memory = told.read(json.loads(json.dumps(told.write(issue(memory, *meetings)))))
        for each in memory.records:
            assert names.setdefault((each.relation, each.number), each.uid) == each.uid
        assert len(set(names.values())) == len(names)
        held = {each.uid: each for each in memory.records if each.held}
        assert len(held) == len(meetings)
        for each in memory.records:
            assert each.sequence >= last.get(each.uid, 0) or not each.held
            assert each.held or each.uid not in held or each.sequence < held[each.uid].sequence
        last.update({uid: each.sequence for uid, each in held.items()})
        for person in PEOPLE:
            learn(calendars.setdefault(f"people/{person}", {}), [r for r in memory.records if person in r.people])
            learn(calendars.setdefault(f"leaders/{person}", {}), [r for r in memory.records if person in r.led])
        learn(calendars.setdefault("teams/t", {}), [r for r in memory.records if r.team])
        for person in PEOPLE:
            assert seen(calendars[f"people/{person}"]) == {
                (each.day, each.minute, each.relation.people) for each in meetings if person in each.relation.people
            }
            assert seen(calendars[f"leaders/{person}"]) >= {
                (each.day, each.minute, each.relation.people) for each in meetings if person == each.relation.leader
            }
            assert seen(calendars[f"leaders/{person}"]) <= seen(calendars[f"people/{person}"])
        learn(calendars.setdefault("everybody's", {}), memory.records)
        assert seen(calendars["everybody's"]) == {(each.day, each.minute, each.relation.people) for each in meetings}
        assert seen(calendars["teams/t"]) == {
            (each.day, each.minute, each.relation.people) for each in meetings if each.relation.conversation == "tus"
        }


def seen(calendar: dict[str, Event]) -> set[tuple[date, int, tuple[str, ...]]]:
    """What a calendar shows."""
    return {(day, minute, people) for _, held, day, minute, people in calendar.values() if held}
