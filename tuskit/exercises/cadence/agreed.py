"""What an agreement asks of the yearly MUS, and whether the plan keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit import rules
from tuskit.exercises.cadence.wording import every
from tuskit.phrases import inside, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings

YEAR = 53
"""Weeks that a year may have."""
ASKED = {
    "held": Text(da="{agreement} beder om den hvert år", en="{agreement} asks for one every year"),
    "offered": Text(
        da="efter {agreement} får alle den tilbudt hvert år", en="under {agreement} everyone is offered one a year"
    ),
}
KEPT = Text(da="{conversation} er med i planen: {asked}.", en="{conversation} is in the plan: {asked}.")
MISSING = Text(
    da="Se en gang til: {conversation} er ikke med i planen, og {asked}.",
    en="Look again: {conversation} is not in the plan, and {asked}.",
)
SELDOM = Text(
    da="Se en gang til: {conversation} er kun med {every}, og {asked}.",
    en="Look again: {conversation} is held only {every}, and {asked}.",
)
SOURCE = Text(da="Kilde: {cited}.", en="Source: {cited}.")


def agreed(findings: Findings, lang: Lang) -> Iterator[str]:
    """Whether the plan has the yearly MUS that an agreement asks for, with source and date; nothing where none does."""
    rule = findings.agreement
    if rule is None:
        return
    weeks = {one.conversation.id: one.rhythm.weeks for one in findings.chosen}
    asked = ASKED[rule.yearly][lang].format(agreement=inside(rule.name[lang]))
    for conversation in findings.content.conversations:
        if conversation.place == "mus":
            held = weeks.get(conversation.id)
            text = MISSING if held is None else SELDOM if held > YEAR else KEPT
            said = text[lang].format(
                conversation=quoted(conversation.text[lang], lang), asked=asked, every=every(held or 0, lang)
            )
            yield f"{said} {SOURCE[lang].format(cited=rules.cited(rule, lang))}"
