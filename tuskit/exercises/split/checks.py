"""What a layout is held up against: whether it is safe, keeps the agreements, and is more than MUS under a new name.

A check is data (`checks` in `split.yaml`: how serious it is, its words, and who says so) and a function of the same
name here, that says which cards or places it stops at. docs/add-a-check.md shows how to add one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import model_validator

from tuskit import evidence, rules
from tuskit.exercises.split.cards import FORMAL, MU, MUS, TEAM, YEARLY, Card, Laid
from tuskit.rules import Rule, Sector
from tuskit.text import Id, Model, Text

WHOLE = "layout"
"""Where a check stops when it stops at no card and no place, but at the layout as a whole."""
SEVERAL = 3
"""From so many cards on, what holds for all of them says something about the layout."""
HEAVY = 0.75
"""From this share of formal documentation on, the paper is what the layout is about."""
Severity = Literal["red", "amber", "note"]
"""Stop; look again; worth knowing."""
SEVERITIES: tuple[Severity, ...] = ("red", "amber", "note")


class Check(Model):
    """The words of a check, and who says so: exactly one of source, claim and rule."""

    id: Id
    """Also the name of its function."""
    severity: Severity
    beside: Text
    """What stands beside the card: a few words, no full stop."""
    reason: Text
    """Why it is worth another look, and the way out: whole sentences."""
    source: Text | None = None
    """Who says so, with the year or the month in which it was read."""
    claim: Id | None = None
    """A claim of the ledger, instead of a source."""
    rule: Id | None = None
    """A rule of `rules.yaml`, instead of a source: the check is made in that rule's sector only."""

    @model_validator(mode="after")
    def _sourced(self) -> Check:
        if sum(each is not None for each in (self.source, self.claim, self.rule)) != 1:
            message = "needs one of source, claim and rule, and no more than one"
            raise ValueError(message)
        if self.claim is not None and self.claim not in {each.id for each in evidence.ledger().claims}:
            message = f"{self.claim} is not a claim in evidence.yaml"
            raise ValueError(message)
        if self.rule is not None and self.rule not in {each.id for each in rules.rules()}:
            message = f"{self.rule} is not a rule in rules.yaml"
            raise ValueError(message)
        return self

    @property
    def agreement(self) -> Rule | None:
        """The rule that it holds the layout up against."""
        return rules.rule(self.rule) if self.rule else None


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a check may know beside the layout."""

    cards: tuple[Card, ...]
    """All cards, those that lie nowhere yet among them."""
    sector: Sector | None


Look = Callable[[Sequence[Laid], Context], Iterable[str]]
"""Layout and context → the ids of the cards or places that the check stops at, or WHOLE; nothing when all is well."""


@dataclass(frozen=True, kw_only=True)
class Flag:
    """A check that found something, and where."""

    check: Check
    at: tuple[str, ...]
    """Ids of cards and places, or WHOLE."""


def made(checks: Sequence[Check], sector: Sector | None) -> tuple[Check, ...]:
    """The checks that are made in a sector: those of other sectors are left out, without a sector all that need one."""
    return tuple(each for each in checks if each.agreement is None or each.agreement.sector == sector)


def look(checks: Sequence[Check], layout: Sequence[Laid], context: Context) -> tuple[Flag, ...]:
    """Hold a layout up against the checks of its sector, the most serious findings first. An empty one passes."""
    flags = [
        Flag(check=check, at=at)
        for check in made(checks, context.sector)
        if layout and (at := tuple(LOOKS[check.id](layout, context)))
    ]
    return tuple(sorted(flags, key=lambda flag: SEVERITIES.index(flag.check.severity)))


def team_forum(layout: Sequence[Laid], _context: Context) -> Iterable[str]:
    """Sensitive cards in the team's forum."""
    return (laid.card.id for laid in layout if laid.card.sensitive and laid.place == TEAM)


def formal_paper(layout: Sequence[Laid], _context: Context) -> Iterable[str]:
    """Sensitive cards with formal documentation. A card that lies nowhere is safe."""
    return (laid.card.id for laid in layout if laid.card.sensitive and laid.held and laid.documentation == FORMAL)


def all_individual(layout: Sequence[Laid], _context: Context) -> Iterable[str]:
    """No card lies with the team: every conversation is between two people."""
    held = [laid for laid in layout if laid.held]
    return [TEAM] if len(held) >= SEVERAL and all(laid.place != TEAM for laid in held) else []


def only_yearly(layout: Sequence[Laid], _context: Context) -> Iterable[str]:
    """Everything is taken up once a year, as far as anything is said of it."""
    said = [laid.cadence for laid in layout if laid.held and laid.cadence]
    return [WHOLE] if len(said) >= SEVERAL and set(said) == {YEARLY} else []


def form_heavy(layout: Sequence[Laid], _context: Context) -> Iterable[str]:
    """All or nearly all is documented formally, as far as anything is said of it."""
    said = [laid.documentation for laid in layout if laid.held and laid.documentation]
    return [WHOLE] if len(said) >= SEVERAL and said.count(FORMAL) >= HEAVY * len(said) else []


def team_goal(layout: Sequence[Laid], _context: Context) -> Iterable[str]:
    """The team's goals lie elsewhere than in its own conversation."""
    return (laid.card.id for laid in layout if laid.card.goal == "team" and laid.place != TEAM)


RITUAL: tuple[Look, ...] = (all_individual, only_yearly, form_heavy, team_goal)
"""The signs of MUS in disguise that a layout can show."""


def goal_setter(layout: Sequence[Laid], context: Context) -> Iterable[str]:
    """A sign that the layout cannot show; worth asking about when it shows another."""
    return [WHOLE] if any(tuple(sign(layout, context)) for sign in RITUAL) else []


def written_goals(layout: Sequence[Laid], _context: Context) -> Iterable[str]:
    """No goals of each person's own are written and agreed between that person and their leader.

    In the yearly MUS they count as written unless the layout says otherwise, in MU only where it says so.
    """
    own = [laid for laid in layout if laid.card.goal == "person"]
    return [] if any(map(_written, own)) else [laid.card.id for laid in own]


def _written(laid: Laid) -> bool:
    return laid.place in {MU, MUS} and (
        laid.documentation == FORMAL or (laid.place == MUS and laid.documentation is None)
    )


def empty_mus(layout: Sequence[Laid], _context: Context) -> Iterable[str]:
    """No card lies in the yearly MUS."""
    held = [laid.place for laid in layout if laid.held]
    return [MUS] if len(held) >= SEVERAL and MUS not in held else []


def no_goals(layout: Sequence[Laid], _context: Context) -> Iterable[str]:
    """Goals are talked about nowhere, neither each person's own nor the team's."""
    goals = [laid for laid in layout if laid.card.goal]
    return [] if any(laid.held for laid in goals) else [laid.card.id for laid in goals]


def always(_layout: Sequence[Laid], _context: Context) -> Iterable[str]:
    """Worth knowing, whatever the layout is."""
    return [WHOLE]


LOOKS: Mapping[str, Look] = {
    "team_forum": team_forum,
    "formal_paper": formal_paper,
    "all_individual": all_individual,
    "only_yearly": only_yearly,
    "form_heavy": form_heavy,
    "team_goal": team_goal,
    "goal_setter": goal_setter,
    "state_written_goals": written_goals,
    "state_yearly_mus": empty_mus,
    "state_committee": always,
    "municipal_yearly_mus": empty_mus,
    "municipal_goals": no_goals,
    "municipal_committee": always,
    "private_agreements": always,
}
"""Check → its function."""
