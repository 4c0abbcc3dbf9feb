"""Conversations tied to the product's rhythm, and how that is said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from tuskit.calendar import YEAR, Beat, Calendar, product_days
from tuskit.exercises.cadence.wording import every
from tuskit.phrases import number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.chosen import Chosen
    from tuskit.exercises.cadence.findings import Findings


class Named(NamedTuple):
    """What a beat of the product is called: as what is followed, once, every second, and every so many."""

    follows: Text
    each: Text
    second: Text
    nth: Text


NAMES: dict[Beat, Named] = {
    "quarters": Named(
        Text(da="kvartalerne", en="the quarters"),
        Text(da="hvert kvartal", en="every quarter"),
        Text(da="hvert andet kvartal", en="every second quarter"),
        Text(da="hvert {n}. kvartal", en="every {n} quarters"),
    ),
    "sprints": Named(
        Text(da="jeres sprint", en="your sprints"),
        Text(da="hvert sprint", en="every sprint"),
        Text(da="hvert andet sprint", en="every second sprint"),
        Text(da="hvert {n}. sprint", en="every {n} sprints"),
    ),
    "releases": Named(
        Text(da="jeres releases", en="your releases"),
        Text(da="hver release", en="every release"),
        Text(da="hver anden release", en="every second release"),
        Text(da="hver {n}. release", en="every {n} releases"),
    ),
}
TIED = Text(da="{conversation} følger {what}: {nth}, {within}.", en="{conversation} follows {what}: {nth}, {within}.")
WITHIN = (
    Text(da="i den første uge", en="in the first week"),
    Text(da="i en af de to første uger", en="in one of the first two weeks"),
    Text(da="i en af de {n} første uger", en="in one of the first {n} weeks"),
)
CHANGED = Text(
    da="Det bliver omtrent {every}; I havde sagt {asked}.",
    en="That makes it about {every}; you had said {asked}.",
)
UNKNOWN = Text(
    da="{conversation} skulle følge {what}, men kalenderen har ingen i planens år, så samtalen er lagt frit. Skriv dem i calendar.yaml under product: {key}.",
    en="{conversation} was to follow {what}, but the calendar has none in the plan’s year, so it is placed freely. Write them in calendar.yaml under product: {key}.",
)


@dataclass(frozen=True, kw_only=True)
class Tie:
    """What a conversation follows."""

    to: Beat
    asked: int
    """Weeks between the conversations before they were tied."""


def tied(
    chosen: tuple[Chosen, ...], decision: Mapping[str, Any], calendar: Calendar, starts: date
) -> tuple[Chosen, ...]:
    """The conversations with the product's days in the rhythm of those that follow it.

    What the group picks goes for the TUS; the preset for every other conversation, and for the TUS where nothing is
    picked. The interval becomes so many whole quarters, sprints or releases. A conversation that should follow what the
    calendar has none of has a tie and no days.
    """
    picked: Any = next(iter(decision.get("product", ())), None)
    found = []
    for one in chosen:
        held = one.conversation
        to = picked if picked and held.place == "tus" and held.carries else held.follows
        found.append(_follow(one, to, calendar, starts) if to in NAMES else one)
    return tuple(found)


def _follow(one: Chosen, to: Beat, calendar: Calendar, starts: date) -> Chosen:
    tie = Tie(to=to, asked=one.rhythm.weeks)
    within = calendar.product.within
    begun = starts - timedelta(weeks=within) + timedelta(days=1)
    days = product_days(calendar, to, begun, starts + YEAR - timedelta(days=1))
    if not days:
        return replace(one, tie=tie)
    rhythm = replace(one.rhythm, after=days, within=within)
    weeks = max(1, round(rhythm.nth * rhythm.beat))
    return replace(one, tie=tie, rhythm=replace(rhythm, weeks=weeks))


def follows(findings: Findings, lang: Lang) -> Iterator[str]:
    """What each tied conversation follows, and where to write what the calendar does not say."""
    for one in findings.chosen:
        if one.tie is None:
            continue
        name = NAMES[one.tie.to]
        conversation = one.conversation.text[lang]
        if not one.rhythm.after:
            yield UNKNOWN[lang].format(conversation=conversation, what=name.follows[lang], key=one.tie.to)
            continue
        nth, within = one.rhythm.nth, one.rhythm.within
        said = TIED[lang].format(
            conversation=conversation,
            what=name.follows[lang],
            nth=(name.each, name.second, name.nth)[min(nth, 3) - 1][lang].format(n=number(nth, lang)),
            within=WITHIN[min(within, 3) - 1][lang].format(n=number(within, lang)),
        )
        apart = abs(one.rhythm.weeks - one.asked) > one.rhythm.tolerance
        changed = CHANGED[lang].format(every=every(one.rhythm.weeks, lang), asked=every(one.asked, lang))
        yield f"{said} {changed}" if apart else said
