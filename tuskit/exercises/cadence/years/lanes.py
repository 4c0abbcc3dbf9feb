"""The lanes of a team's year: a conversation of the whole team, a member's conversations, or those of many members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from babel.dates import format_date

from tuskit.charts.dated import Key, Mark, Row
from tuskit.charts.theme import CONVERSATION
from tuskit.exercises.cadence.wording import WHAT
from tuskit.phrases import number
from tuskit.text import LOCALE, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.chosen import Chosen
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.exercises.cadence.meetings import Meeting
    from tuskit.exercises.cadence.relations import Relation

ONCE, TIMES = Text(da="én gang", en="once"), Text(da="{n} gange", en="{n} times")
POOLED = Text(da="{what}, {n} medlemmer", en="{what}, {n} members")
TALKS = Text(da="Med lederen", en="With the leader")
LACKS = Text(da="{n} mangler", en="{n} missing")
DATES, TIMES_, WITHOUT = (
    Text(da="Dage", en="Days"),
    Text(da="Antal", en="How many"),
    Text(da="Mangler", en="Missing"),
)
SELDOM = 2
"""What a team holds this many times as seldom as its most frequent conversation is drawn large."""


class Lanes:
    """The rows of a team's picture, and of its table."""

    def __init__(self, findings: Findings, missing: Counter[str], lang: Lang) -> None:
        self.findings, self.missing, self.lang = findings, missing, lang
        self.by_id = {one.conversation.id: one for one in findings.chosen}

    def team(self, one: Chosen, relations: Sequence[Relation], others: Sequence[Chosen]) -> Row:
        """A conversation that the whole team holds; the seldom one is drawn large, with its dates."""
        most = min((other.rhythm.weeks for other in others), default=one.rhythm.weeks)
        large = one.rhythm.weeks >= SELDOM * most or len(others) == 1
        held = self._held(relations)
        marks = tuple(
            Mark(
                meeting.day,
                CONVERSATION[one.conversation.place],
                str(
                    format_date(meeting.day, "d. MMM" if self.lang == "da" else "d MMM", locale=LOCALE[self.lang])
                ).rstrip(".")
                if large
                else "",
                square=large,
                large=large,
            )
            for meeting in held
        )
        return self._row(one.conversation.text[self.lang], marks, relations)

    def member(self, person: str, relations: Sequence[Relation]) -> Row:
        """One member's conversations with their leader; a yearly one is square."""
        often = min(self.by_id[relation.conversation].rhythm.weeks for relation in relations)
        marks = tuple(
            Mark(
                meeting.day,
                CONVERSATION[self.by_id[relation.conversation].conversation.place],
                square=self.by_id[relation.conversation].rhythm.weeks > often,
            )
            for relation in relations
            for meeting in self.findings.plan.of(relation.id)
        )
        return self._row(self.findings.name(person), marks, relations)

    def key(self, apart: Mapping[str, Sequence[Relation]]) -> Key:
        """What the marks in the members' lanes stand for."""
        often = min(self.by_id[r.conversation].rhythm.weeks for each in apart.values() for r in each)
        held = {r.conversation for each in apart.values() for r in each}
        return Key(
            TALKS[self.lang],
            tuple(
                Mark(
                    self.findings.plan.days.first,
                    CONVERSATION[one.conversation.place],
                    one.conversation.text[self.lang],
                    square=one.rhythm.weeks > often,
                )
                for one in self.findings.chosen
                if one.conversation.id in held
            ),
        )

    def pooled(self, one: Chosen, relations: Sequence[Relation]) -> Row:
        """A conversation of many members: how many of them hold it in each week."""
        weeks = self.findings.plan.days.weeks
        counts = [0] * len(weeks)
        for meeting in self._held(relations):
            counts[(meeting.day - weeks[0]).days // 7] += 1
        label = POOLED[self.lang].format(what=one.conversation.text[self.lang], n=len(relations))
        return self._row(label, (), relations, tuple(counts), CONVERSATION[one.conversation.place])

    def told(self, row: Row) -> dict[str, str]:
        """A row of the table."""
        days = sorted(mark.day for mark in row.marks)
        return {
            WHAT[self.lang]: row.label,
            TIMES_[self.lang]: row.text,
            DATES[self.lang]: ", ".join(when.isoformat() for when in days),
            WITHOUT[self.lang]: row.missing,
        }

    def _held(self, relations: Sequence[Relation]) -> list[Meeting]:
        return [meeting for relation in relations for meeting in self.findings.plan.of(relation.id)]

    def _row(
        self,
        label: str,
        marks: tuple[Mark, ...],
        relations: Sequence[Relation],
        counts: tuple[int, ...] = (),
        colour: str = "",
    ) -> Row:
        lost = sum(self.missing[relation.id] for relation in relations)
        return Row(
            label,
            marks=marks,
            counts=counts,
            colour=colour,
            text=times(len(self._held(relations)), self.lang),
            missing=LACKS[self.lang].format(n=number(lost, self.lang)) if lost else "",
        )


def times(n: int, lang: Lang) -> str:
    """How often, in words.

    >>> times(1, "da"), times(2, "en"), times(7, "da")
    ('én gang', 'twice', '7 gange')
    """
    if n == 2 and lang == "en":  # noqa: PLR2004  (twice)
        return "twice"
    return ONCE[lang] if n == 1 else TIMES[lang].format(n=number(n, lang))
