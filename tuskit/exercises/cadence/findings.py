"""What the group's answers say about the rhythm, and the year's plan that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property, lru_cache
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from tuskit import rules
from tuskit.answers import Group
from tuskit.calendar import Calendar, usual, year
from tuskit.exercises.cadence import CadenceContent, Conversation
from tuskit.exercises.cadence.chosen import Chosen, choose
from tuskit.exercises.cadence.given import before
from tuskit.exercises.cadence.meetings import Plan, leaders
from tuskit.exercises.cadence.mend import mended
from tuskit.exercises.cadence.plan import plan
from tuskit.exercises.cadence.planner.timetable import away
from tuskit.exercises.cadence.product import tied
from tuskit.exercises.cadence.relations import Kind, Relation, relations
from tuskit.exercises.cadence.troubles import Trouble, troubles
from tuskit.exercises.cadence.wishes import Wish, breaks, wishes
from tuskit.organisation import Organisation, generic

if TYPE_CHECKING:
    from tuskit.charts import Chart
    from tuskit.exercise import File, Year
    from tuskit.phrases import Simulated
    from tuskit.rules import Rule
    from tuskit.text import Lang

WINTER = {"week_7": 7, "week_8": 8}


@dataclass(frozen=True, kw_only=True)
class Findings:
    """The rhythm, the plan and what it costs."""

    content: CadenceContent = field(repr=False)
    n: int
    invited: int
    simulated: Simulated
    withheld: bool
    k: int
    wishes: tuple[Wish, ...]
    """The most divided first."""
    breaks: tuple[tuple[str, int], ...]
    """What breaks a rhythm and how many said so, the most said first."""
    chosen: tuple[Chosen, ...]
    empty: tuple[str, ...]
    """Conversations with a decided rhythm but no card in the split's decision."""
    split: bool
    """Whether the split is decided."""
    agreement: Rule | None
    """The rule that asks for a yearly MUS, or that one is offered; None where none does."""
    decided: bool
    organisation: Organisation = field(repr=False)
    generic: bool
    """The organisation is only numbers."""
    cap: int
    """Minutes a week."""
    plan: Plan = field(repr=False)
    troubles: tuple[Trouble, ...]
    """What cannot be kept."""
    given: Mapping[str, Any] = field(repr=False, default_factory=dict)
    """What calendars have been told before."""
    on: date = field(default_factory=lambda: datetime.now().astimezone().date())
    """The day it is: what lies before it has been."""

    @cached_property
    def mended(self) -> tuple[Trouble, ...]:
        """What cannot be kept, each with the least that would mend it; it takes planning again, many times."""
        return mended(self.plan, self.troubles)

    @property
    def shown(self) -> bool:
        """Whether there is something to show: answers, or a decision."""
        return self.decided or (self.n > 0 and not self.withheld)

    def conversation(self, name: str) -> Conversation:
        """One of the conversations, by its id."""
        return next(each for each in self.content.conversations if each.id == name)

    def name(self, person: str) -> str:
        """A person's name, by id."""
        return self.organisation.by_id[person].name

    def subject(self, relation: Relation) -> str:
        """The name of the team or person that a conversation is for."""
        if self.conversation(relation.conversation).who == "pair":
            return self.name(relation.subject)
        return next(team.text.da for team in self.organisation.teams if team.id == relation.subject)

    def cards(self, chosen: Chosen, lang: Lang) -> list[str]:
        """The cards of a conversation in words; a workshop's own card is named by its id."""
        words = {card.id: card.text[lang] for card in self.content.cards}
        return [words.get(card, card.replace("_", " ")) for card in chosen.cards]

    @cached_property
    def hours(self) -> Mapping[str, float]:
        """Hours a year in each conversation, every participant counted."""
        hours = {one.conversation.id: 0.0 for one in self.chosen}
        for meeting in self.plan.meetings:
            hours[meeting.relation.conversation] += meeting.minutes * len(meeting.relation.people) / 60
        return hours

    @property
    def led(self) -> int:
        """How many people have a leader: those who have a MUS today."""
        return sum(person.leader is not None for person in self.organisation.people)

    @property
    def today(self) -> int:
        """Hours a year that today's MUS takes, by the preset."""
        return self.led * self.content.today

    @cached_property
    def gaps(self) -> Mapping[str, tuple[float, Relation]]:
        """The longest wait in each conversation, in weeks, and whose it is; the ends of the year are not waits."""
        waits: dict[str, tuple[float, Relation]] = {}
        for relation in self.plan.relations:
            held = self.plan.of(relation.id)
            days = [(b.day - a.day).days for a, b in pairwise(held)]
            longest = max(days, default=0) / 7
            if longest > waits.get(relation.conversation, (0.0, relation))[0]:
                waits[relation.conversation] = (longest, relation)
        return waits

    @cached_property
    def silence(self) -> tuple[float, float]:
        """The longest time without any conversation between a person and their leader, in weeks: typical and longest."""
        held: dict[str, list[date]] = {person.id: [] for person in self.organisation.people if person.leader}
        for meeting in self.plan.meetings:
            for person in meeting.relation.people:
                if person in held and self.organisation.by_id[person].leader in meeting.relation.people:
                    held[person].append(meeting.day)
        ends = self.plan.days.first, self.plan.days.last
        longest = [
            max((b - a).days for a, b in zip([ends[0], *days], [*days, ends[1]], strict=True)) / 7
            for days in held.values()
        ]
        return (median(longest), max(longest)) if longest else (0.0, 0.0)


def analyse(content: CadenceContent, group: Group) -> Findings:
    """Find the rhythm and plan a year with it. Without answers or a decision the presets are planned."""
    decision = group.decisions.get("cadence", {})
    layout: Mapping[str, Any] | None = group.decisions.get("split", {}).get("layout")
    organisation = group.organisation or generic(group.invited)
    rule = rules.of(group.sector) if group.sector else None
    agreement = rule if rule and rule.yearly != "own" else None
    wishes_ = wishes(content, group)
    by_conversation = {wish.conversation: wish for wish in wishes_}
    chosen, empty = choose(content, decision, layout, by_conversation, yearly=agreement is not None)
    calendar = group.calendar or usual()
    chosen = tied(chosen, decision, calendar, group.starts)
    hours = decision.get("cap", {}).get("leader", {}).get("hours", content.cap)
    kinds = tuple(Kind(id=c.conversation.id, who=c.conversation.who, rhythm=c.rhythm) for c in chosen)
    made = _planned(
        Asked(
            organisation,
            kinds,
            calendar,
            group.starts,
            tuple(decision.get("free_days", ())),
            tuple(WINTER[choice] for choice in decision.get("winter", ())),
            round(hours * 60),
            Same(group.busy),
            Same(group.given),
            group.today,
        )
    )
    return Findings(
        content=content,
        n=group.n,
        invited=group.invited,
        simulated=group.simulated,
        withheld=group.withheld,
        k=group.k,
        wishes=wishes_,
        breaks=breaks(content, group),
        chosen=chosen,
        empty=empty,
        split=bool(layout),
        agreement=agreement,
        decided=bool(decision),
        organisation=organisation,
        generic=organisation.unnamed,
        cap=round(hours * 60),
        plan=made,
        troubles=troubles(made),
        given=group.given,
        on=group.today,
    )


class Same(NamedTuple):
    """Something large that is itself and nothing else, so that it can be told without being read."""

    value: Any

    def __hash__(self) -> int:
        return id(self.value) if self.value else 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Same) and (self.value is other.value or not (self.value or other.value))


class Asked(NamedTuple):
    """What a year is planned from."""

    organisation: Organisation
    kinds: tuple[Kind, ...]
    calendar: Calendar
    starts: date
    free_days: tuple[str, ...]
    winter: tuple[int, ...]
    cap: int
    busy: Same
    given: Same
    today: date


@lru_cache(maxsize=8)
def _planned(asked: Asked) -> Plan:
    """Plan the year; once for everybody who looks at the same decision."""
    found = relations(asked.organisation, asked.kinds)
    days = year(asked.calendar, asked.starts, free_days=asked.free_days, winter=asked.winter)
    taken = away(days, asked.organisation, asked.busy.value)
    held = before(asked.given.value) if asked.given.value else ()
    return plan(found, days, dict.fromkeys(leaders(found), asked.cap), away=taken, before=held, today=asked.today)


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The year, the load, the hours and the waits, and the wishes; none without answers or a decision."""
    from tuskit.exercises.cadence import pictures  # noqa: PLC0415  (draws Findings, which are defined here)

    return pictures.draw(findings, lang) if findings.shown else ()


def years(findings: Findings, lang: Lang) -> tuple[Year, ...]:
    """Whose year can be chosen: the organisation's, each leader's, each team's; nobody's without answers or a decision."""
    from tuskit.exercises.cadence import years as drawn  # noqa: PLC0415  (draws Findings, which are defined here)

    return drawn.years(findings, lang) if findings.shown else ()


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """What cannot be kept first, then the plan, what it costs, and how far the group agrees."""
    from tuskit.exercises.cadence import sentences  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return sentences.conclude(findings, lang)


def discuss(findings: Findings, lang: Lang) -> str:
    """The question to ask the room next: it begins where the room disagrees."""
    from tuskit.exercises.cadence import talk  # noqa: PLC0415  (speaks of Findings, which are defined here)

    return talk.discuss(findings, lang)


def files(findings: Findings, lang: Lang) -> tuple[File, ...]:
    """The plan to take away: a spreadsheet, and one .ics for each team, leader and person."""
    from tuskit.exercises.cadence import takeaway  # noqa: PLC0415  (writes Findings, which are defined here)

    return takeaway.files(findings, lang)


def given(findings: Findings, lang: Lang) -> Mapping[str, Any]:
    """What the calendars say, for the next ones to follow on from."""
    from tuskit.exercises.cadence import takeaway  # noqa: PLC0415  (writes Findings, which are defined here)

    return takeaway.given(findings, lang)
