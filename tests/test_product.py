"""Conversations that follow the product's rhythm: what they are tied to, and how that is said."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tuskit import demo
from tuskit.calendar import Calendar, usual
from tuskit.calendar.product import Product, Sprints
from tuskit.exercises import EXERCISES
from tuskit.exercises.cadence.chosen import Chosen

CADENCE: Any = EXERCISES["cadence"].findings
RELEASES = Product(releases=(date(2027, 3, 15), date(2027, 10, 4)), within=1)
SPRINTS = Product(sprints=Sprints(first=date(2026, 1, 19), weeks=3), within=3)


def found(
    pick: str | None, product: Product | None = None, *, weeks: int = 26, preset: dict[str, str] | None = None
) -> Any:
    """The demo's findings where its group has also picked what TUS follows."""
    workshop = demo.demo()
    group = workshop.group("cadence")
    own: Calendar = usual().model_copy(update={"product": product or Product()})
    decision = {**group.decisions["cadence"], "tus": {"tus": {"weeks": weeks, "minutes": 120}}}
    decision |= {"product": [pick]} if pick else {}
    content = workshop.content("cadence")
    content = content.model_copy(
        update={
            "conversations": tuple(
                one.model_copy(update={"follows": (preset or {}).get(one.id, "none")}) for one in content.conversations
            )
        }
    )
    return CADENCE.analyse(content, replace(group, calendar=own, decisions={**group.decisions, "cadence": decision}))


def chosen(findings: Any, name: str = "tus") -> Chosen:
    (one,) = (one for one in findings.chosen if one.conversation.id == name)
    return one


@pytest.mark.parametrize(
    ("pick", "product", "weeks", "da", "en"),
    [
        (
            "quarters",
            None,
            26,
            "TUS følger kvartalerne: hvert andet kvartal, i en af de to første uger.",
            "TUS follows the quarters: every second quarter, in one of the first two weeks.",
        ),
        (
            "quarters",
            None,
            6,
            "TUS følger kvartalerne: hvert kvartal, i en af de to første uger. Det bliver omtrent hver 13. uge; I havde sagt hver 6. uge.",
            "TUS follows the quarters: every quarter, in one of the first two weeks. That makes it about every 13 weeks; you had said every 6 weeks.",
        ),
        (
            "sprints",
            SPRINTS,
            26,
            "TUS følger jeres sprint: hvert 9. sprint, i en af de 3 første uger.",
            "TUS follows your sprints: every 9 sprints, in one of the first 3 weeks.",
        ),
        (
            "releases",
            RELEASES,
            26,
            "TUS følger jeres releases: hver release, i den første uge.",
            "TUS follows your releases: every release, in the first week.",
        ),
        (
            "sprints",
            None,
            26,
            "TUS skulle følge jeres sprint, men kalenderen har ingen i planens år, så samtalen er lagt frit. Skriv dem i calendar.yaml under product: sprints.",
            "TUS was to follow your sprints, but the calendar has none in the plan’s year, so it is placed freely. Write them in calendar.yaml under product: sprints.",
        ),
    ],
)  # fmt: skip
def test_what_tus_follows_is_said(pick: str, product: Product | None, weeks: int, da: str, en: str) -> None:
    findings = found(pick, product, weeks=weeks)
    assert da in CADENCE.conclude(findings, "da")
    assert en in CADENCE.conclude(findings, "en")


def test_the_rhythm_knows_the_days_and_keeps_what_was_decided_in_words() -> None:
    findings = found("sprints", SPRINTS)
    rhythm = chosen(findings).rhythm
    assert (rhythm.weeks, rhythm.nth, rhythm.within) == (27, 9, 3)
    assert rhythm.after[0] == date(2026, 12, 21), "a sprint that began within so many weeks before the plan does counts"
    assert any("TUS every 26 weeks" in sentence for sentence in CADENCE.conclude(findings, "en"))


@pytest.mark.parametrize("pick", [None, "free"])
def test_nothing_is_tied_until_somebody_says_so(pick: str | None) -> None:
    findings = found(pick, SPRINTS)
    assert all(one.tie is None and one.rhythm.after == () for one in findings.chosen)
    assert not any("følge" in sentence for sentence in CADENCE.conclude(findings, "da"))


def test_a_follow_up_is_not_tied_by_the_pick_of_tus() -> None:
    findings = found("quarters")
    assert chosen(findings).rhythm.after
    assert [one.conversation.id for one in findings.chosen if one.tie] == ["tus"]


def test_any_conversation_may_be_tied_by_the_workshops_own_words() -> None:
    findings = found("free", SPRINTS, preset={"tus": "quarters", "follow_up": "sprints"})
    assert [one.conversation.id for one in findings.chosen if one.tie] == ["follow_up"], "what is decided goes first"
    assert chosen(findings, "follow_up").rhythm.nth == 2
    assert [one.conversation.id for one in found(None, preset={"tus": "quarters"}).chosen if one.tie] == ["tus"]


def test_what_the_calendar_has_none_of_ties_nothing() -> None:
    for pick, product in (("sprints", None), ("releases", None), ("quarters", Product(quarters=False))):
        one = chosen(found(pick, product))
        assert one.tie is not None
        assert one.rhythm == chosen(found(None)).rhythm
