"""Who the plan does not fit: outside the teams, under a vacant leader, in several teams, and teams too small or too large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from tuskit.phrases import listed, number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings
    from tuskit.organisation import Organisation, Person

NAMED = 3
"""So many are named; the rest are counted."""
OWN = 3
"""So many outside the teams, with the same leader, can hold a TUS of their own."""
LARGE = 8
"""A team with more members than this is large for one conversation."""

NOWHERE = Text(
    da="Hverken team eller leder, og derfor ikke med i en eneste samtale: {those}. Skriv et af dem i organisationsfilen.",
    en="Neither a team nor a leader, and so in none of the conversations: {those}. Write one of them in the organisation file.",
)
NO_TEAM = Text(
    da="Uden for teamene: {those}. Det giver MU med lederen, men ingen TUS. {instead}",
    en="Outside the teams: {those}. That gives MU with the leader, but no TUS. {instead}",
)
GUESTS = Text(da="Byd dem med som gæster i et team.", en="Invite them as guests of a team.")
TOGETHER = Text(
    da="{groups} kan holde deres egen TUS.",
    en="{groups} can hold a TUS of their own.",
)
GROUP = Text(da="{n} hos {leader}", en="{n} under {leader}")
REST = Text(da="Byd resten med som gæster i et team.", en="Invite the rest as guests of a team.")
VACANT = Text(
    da="Lederposten er ubesat: {those}. Deres MU må vente; skriv i organisationsfilen, hvem der træder til så længe.",
    en="The leader’s post is vacant: {those}. Their MU has to wait; write in the organisation file who stands in meanwhile.",
)
SEVERAL = Text(
    da="I flere team, og med til TUS i dem alle: {those}.",
    en="In several teams, and at the TUS of each: {those}.",
)
ALONE = Text(
    da="Kun ét medlem: {those}. Så er der højst lederen at holde TUS med; læg teamet sammen med et andet til TUS.",
    en="One member only: {those}. Then there is at most the leader to hold a TUS with; let them join another team for it.",
)
CROWDED = Text(
    da="Mere end {most} medlemmer: {those}. Fire til seks taler bedst sammen, det er kittets eget råd; overvej at holde to TUS.",
    en="More than {most} members: {those}. Four to six talk best together, which is the kit’s own advice; consider holding two TUS.",
)
PEOPLE = Text(da="{n} af {all} ({names})", en="{n} of {all} ({names})")
TEAMS = Text(da="{n} af {all} team ({names})", en="{n} of {all} teams ({names})")
OTHERS = Text(da="{n} til", en="{n} more")
SIZED = Text(da="{team} med {n}", en="{team} with {n}")


def outside(findings: Findings, lang: Lang) -> Iterator[str]:
    """A sentence for each of the rare cases that the organisation has, with what to do; nothing where it has none."""
    held = {one.conversation.who for one in findings.chosen}
    organisation = findings.organisation
    if not held:
        return
    yield from _people(organisation, held, lang)
    if "team" in held:
        yield from _teams(organisation, lang)


def _people(organisation: Organisation, held: AbstractSet[str], lang: Lang) -> Iterator[str]:
    everyone, leading = organisation.people, set(organisation.leaders)
    heads = {organisation.leader_of(team.id) for team in organisation.teams}
    without = [person for person in everyone if not person.teams and person.id not in heads]
    several = [person for person in everyone if len(person.teams) > 1]
    vacant = [person for person in everyone if person.vacant]
    nowhere = [p for p in without if p.leader is None and not p.vacant and p.id not in leading]
    led = [person for person in without if person.leader is not None]
    if nowhere:
        yield NOWHERE[lang].format(those=_those(nowhere, organisation, lang))
    if led and held == {"team", "pair"}:
        yield NO_TEAM[lang].format(those=_those(led, organisation, lang), instead=_instead(led, organisation, lang))
    if vacant and "pair" in held:
        yield VACANT[lang].format(those=_those(vacant, organisation, lang))
    if several and "team" in held:
        yield SEVERAL[lang].format(those=_those(several, organisation, lang))


def _instead(led: Sequence[Person], organisation: Organisation, lang: Lang) -> str:
    """What those outside the teams can do: a TUS of their own, or as guests."""
    count = Counter(person.leader for person in led if person.leader)
    own = [leader for leader, n in count.most_common() if n >= OWN]
    if not own:
        return GUESTS[lang]
    groups = [
        GROUP[lang].format(n=number(count[leader], lang), leader=organisation.by_id[leader].name) for leader in own
    ]
    together = TOGETHER[lang].format(groups=_named(groups, lang))
    return together if len(own) == len(count) else f"{together} {REST[lang]}"


def _teams(organisation: Organisation, lang: Lang) -> Iterator[str]:
    teams = organisation.teams
    size = {key: len(ids) for key, ids in organisation.members.items()}
    alone = [team.text[lang] for team in teams if size[team.id] == 1]
    large = sorted((team for team in teams if size[team.id] > LARGE), key=lambda team: -size[team.id])
    sized = [SIZED[lang].format(team=team.text[lang], n=number(size[team.id], lang)) for team in large]
    for text, names in ((ALONE, alone), (CROWDED, sized)):
        if names:
            n, all_ = number(len(names), lang), number(len(teams), lang)
            those = TEAMS[lang].format(n=n, all=all_, names=_named(names, lang))
            yield text[lang].format(those=those, most=LARGE)


def _those(people: Sequence[Person], organisation: Organisation, lang: Lang) -> str:
    names = [person.name for person in people]
    n, everybody = number(len(names), lang), number(len(organisation.people), lang)
    return PEOPLE[lang].format(n=n, all=everybody, names=_named(names, lang))


def _named(names: Sequence[str], lang: Lang) -> str:
    """The first names in a row, and how many more."""
    left = len(names) - NAMED
    return listed([*names[:NAMED], *([OTHERS[lang].format(n=number(left, lang))] if left > 0 else [])], lang)
