"""The year's plan for organisations of any size: seconds, memory, and whether it keeps what it promises."""

from __future__ import annotations

import resource
from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import pairwise
from time import perf_counter
from zoneinfo import ZoneInfo

from organisations import given_out, tree

from tuskit.calendar import usual, year
from tuskit.exercises.cadence.meetings import Plan, leaders
from tuskit.exercises.cadence.plan import plan
from tuskit.exercises.cadence.planner.share import bound
from tuskit.exercises.cadence.planner.timetable import Timetable, away
from tuskit.exercises.cadence.relations import Kind, Rhythm, relations

SIZES = (100, 1_000, 10_000)
SECONDS, MEGABYTES = 20, 1000
"""What planning the largest may take, on two cores."""
KINDS = (
    Kind(id="tus", who="team", rhythm=Rhythm(weeks=26, minutes=120)),
    Kind(id="follow_up", who="team", rhythm=Rhythm(weeks=6, minutes=30)),
    Kind(id="mu", who="pair", rhythm=Rhythm(weeks=4, minutes=30)),
    Kind(id="mus", who="pair", rhythm=Rhythm(weeks=52, minutes=90)),
)
DAYS = year(usual(), date(2027, 1, 4), free_days=["friday"])
HOURS = 6


def planning() -> None:
    """Plan a year for more and more people; then plan it again when one of them has left."""
    print("A year's plan: TUS, follow-up, MU and yearly MUS; teams of 8, a fifth of the people part-time, no Fridays")
    print(
        f"{'people':>7} {'teams':>6} {'meetings':>9} {'seconds':>8} {'× 100 people':>13} {'MB':>6} "
        f"{'clashes':>8} {'too long':>9} {'not level':>10} {'moved':>6} {'again':>7}"
    )
    unit = 0.0
    for size in SIZES:
        organisation = tree(size, part_time=0.2)
        asked = relations(organisation, KINDS)
        caps = dict.fromkeys(leaders(asked), HOURS * 60)
        start = perf_counter()
        taken = away(DAYS, organisation, {})
        made = plan(asked, DAYS, caps, away=taken)
        seconds = perf_counter() - start
        unit = unit or seconds
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        start = perf_counter()
        fewer = [relation for relation in asked if relation.subject != "p0_0"]
        plan(fewer, DAYS, caps, away=taken, before=given_out(made), today=date(2027, 3, 1))
        again = perf_counter() - start
        clashes, long, uneven = broken(made)
        moved = sum(meeting.moved for meeting in made.meetings) / len(made.meetings)
        print(
            f"{len(organisation.people):>7} {len(organisation.teams):>6} {len(made.meetings):>9} {seconds:>8.2f} "
            f"{seconds / unit:>12.1f}× {memory:>6.0f} {clashes:>8} {long:>9} {uneven:>10} {moved:>6.1%} {again:>6.2f} s"
        )
        if made.missing:
            print(f"        {made.missing} could not be placed: no time in common")
    print(
        f"clashes: somebody in two places, or away. too long: relations that wait longer than rhythm and tolerance.\n"
        f"not level: leaders whose busiest week is more than the least possible and a tenth, rounded up to a meeting.\n"
        f"moved: meetings outside their own slot or week. again: planned anew when one has left.\n"
        f"Bounds for the largest: {SECONDS} s: {'kept' if seconds <= SECONDS else 'BROKEN'}; "
        f"{MEGABYTES} MB: {'kept' if memory <= MEGABYTES else 'BROKEN'}; "
        f"nothing else broken: {'kept' if not (clashes or long or uneven) else 'BROKEN'}\n"
    )
    busy()


def broken(made: Plan) -> tuple[int, int, int]:
    """How many clashes, relations that wait too long, and leaders whose load is not level."""
    table = Timetable(made.days)
    spans: dict[tuple[str, date], list[tuple[int, int]]] = defaultdict(list)
    lengths: dict[str, list[int]] = defaultdict(list)
    clashes = 0
    for meeting in made.meetings:
        place = table.at(meeting.day, meeting.minute)
        for person in meeting.people:
            free = table.starts(table.shut | made.away.get(person, 0), meeting.minutes)
            clashes += not free >> place & 1
            spans[person, meeting.day].append((meeting.minute, meeting.minute + meeting.minutes))
            lengths[person].append(meeting.minutes)
    for held in spans.values():
        held.sort()
        clashes += sum(a[1] > b[0] for a, b in pairwise(held))
    missing = {breach.relation.id for breach in made.breaches}
    long = 0
    for relation in made.relations:
        if relation.id not in missing:
            ranks = [table.rank[(m.day - table.monday).days // 7] for m in made.of(relation.id)]
            gaps = [b - a for a, b in zip([-1, *ranks], [*ranks, len(table.open_weeks)], strict=True)]
            long += max(gaps) > relation.rhythm.weeks + relation.rhythm.tolerance
    weeks = len(table.open_weeks)
    uneven = sum(max(made.load[leader]) > bound(lengths[leader], weeks).allowed for leader in made.leaders)
    return clashes, long, uneven


def busy() -> None:
    """A thousand people whose own calendars hold fifteen hours of meetings every week."""
    organisation = tree(1_000, part_time=0.2)
    zone = ZoneInfo("Europe/Copenhagen")
    spans = {}
    for number, person in enumerate(organisation.people):
        spans[person.id] = [
            (begin, begin + timedelta(hours=3))
            for week in range(52)
            for weekday in range(5)
            for begin in [
                datetime(2027, 1, 4, 9 if (number // 64 + weekday) % 2 else 12, 30, tzinfo=zone)
                + timedelta(weeks=week, days=weekday)
            ]
        ]
    asked = relations(organisation, KINDS)
    caps = dict.fromkeys(leaders(asked), HOURS * 60)
    start = perf_counter()
    made = plan(asked, DAYS, caps, away=away(DAYS, organisation, spans))
    clashes, long, uneven = broken(made)
    print(
        f"with 15 hours a week in everybody's own calendar: {perf_counter() - start:.2f} s, {clashes} clashes, "
        f"{made.missing} of {len(made.meetings) + made.missing} without a time in common, {long} wait too long, "
        f"{uneven} of {len(made.leaders)} leaders not level\n"
    )


if __name__ == "__main__":
    planning()
