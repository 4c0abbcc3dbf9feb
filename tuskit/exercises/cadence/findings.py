"""What the group's answers say about the rhythm, and the year's plan that follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from tuskit import rules
from tuskit.answers import Group
from tuskit.calendar import usual
from tuskit.exercise import laid_over
from tuskit.exercises.cadence import CadenceContent, Conversation
from tuskit.exercises.cadence.asked import Asked, Same, plan_year
from tuskit.exercises.cadence.chosen import Chosen, carried_by, choose
from tuskit.exercises.cadence.hours import Spent, planned, today, together
from tuskit.exercises.cadence.meetings import Plan
from tuskit.exercises.cadence.mend import mended
from tuskit.exercises.cadence.product import tied
from tuskit.exercises.cadence.relations import Kind, Relation
from tuskit.exercises.cadence.silences import Pause, Silence, pauses, silences, typical
from tuskit.exercises.cadence.troubles import Trouble, troubles
from tuskit.exercises.cadence.wishes import Wish, breaks, wishes
from tuskit.organisation import Organisation, generic

if TYPE_CHECKING:
    from tuskit.charts import Chart
    from tuskit.exercise import File, Supposed, Year
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
    given: Mapping[str, Any] = field(repr=False)
    """What calendars have been told before."""
    on: date
    """The day it is: what lies before it has been."""
    today: Spent
    """Hours a year that the yearly MUS takes today."""
    places: frozenset[str]
    """The places in which conversations are held, by the split's decision and the agreement."""

    @cached_property
    def mended(self) -> tuple[Trouble, ...]:
        """What cannot be kept, each with the least that would mend it; it takes planning again, many times."""
        return mended(self.plan, self.troubles)

    @property
    def shown(self) -> bool:
        """Whether there is something to show: answers, or a decision."""
        return self.decided or (self.n > 0 and not self.withheld)

    @cached_property
    def held(self) -> tuple[Chosen, ...]:
        """The chosen conversations that somebody is in: where nobody has a leader, nobody has an MU."""
        asked = {relation.conversation for relation in self.plan.relations}
        return tuple(one for one in self.chosen if one.conversation.id in asked)

    def conversation(self, name: str) -> Conversation:
        """One of the conversations, by its id."""
        return self._conversations[name]

    def name(self, person: str) -> str:
        """A person's name, by id."""
        return self.organisation.by_id[person].name

    def subject(self, relation: Relation) -> str:
        """The name of the team or person that a conversation is for."""
        if self.conversation(relation.conversation).who == "pair":
            return self.name(relation.subject)
        return self._teams[relation.subject]

    @cached_property
    def _conversations(self) -> Mapping[str, Conversation]:
        return {each.id: each for each in self.content.conversations}

    @cached_property
    def _teams(self) -> Mapping[str, str]:
        return {team.id: team.text.da for team in self.organisation.teams}

    def cards(self, chosen: Chosen, lang: Lang) -> list[str]:
        """The cards of a conversation in words; a workshop's own card is named by its id."""
        words = {card.id: card.text[lang] for card in self.content.cards}
        return [words.get(card, card.replace("_", " ")) for card in chosen.cards]

    @cached_property
    def spent(self) -> Mapping[str, Spent]:
        """Hours a year in each conversation, by its id."""
        return planned(self.content, self.chosen, self.plan)

    @cached_property
    def whole(self) -> Spent:
        """Hours a year under the plan."""
        return together(self.spent.values())

    @property
    def led(self) -> int:
        """How many people have a leader: those who have a MUS today."""
        return sum(person.leader is not None for person in self.organisation.people)

    @cached_property
    def pauses(self) -> Mapping[str, Pause]:
        """The longest pause in each conversation, by its id."""
        return pauses(self.plan)

    @cached_property
    def silences(self) -> tuple[Silence, ...]:
        """The longest silence of everybody who has a leader, the shortest first."""
        return silences(self.plan, self.organisation)

    @cached_property
    def silence(self) -> tuple[float, float]:
        """The longest time without any conversation between a person and their leader, in weeks: typical and longest."""
        return typical(self.silences)


def analyse(content: CadenceContent, group: Group, *, thorough: bool = True) -> Findings:
    """Find the rhythm and plan a year with it, `thorough` or at once. Without answers or a decision the presets are planned."""
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
    made = plan_year(
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
            thorough,
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
        today=today(content, sum(p.leader is not None for p in organisation.people), group.heard.get("diagnose", {})),
        places=frozenset(carried_by(layout, yearly=agreement is not None)),
    )


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


def stands(findings: Findings) -> Mapping[str, Any]:
    """The numbers that the plan reckons with, as the decision's answers have them: what sliders begin at."""
    from tuskit.exercises.cadence import supposed  # noqa: PLC0415  (tells of Findings, which are defined here)

    return supposed.stands(findings)


def suppose(content: CadenceContent, group: Group, values: Mapping[str, Any], lang: Lang) -> Supposed:
    """What would follow if the decision had these numbers, told at once; it shows nothing of anybody's answers."""
    from tuskit.exercises.cadence import supposed  # noqa: PLC0415  (draws Findings, which are defined here)

    decision = laid_over(group.decisions.get("cadence", {}), values)
    without = replace(group, table=group.table.iloc[:0], decisions={**group.decisions, "cadence": decision})
    same = supposed.stands(analyse(content, group)) == values
    return supposed.show(analyse(content, without, thorough=same), lang)
