"""Where an exercise stands in the room: open or closed, shown or not, in which round. Read from what the facilitator did."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

Move = Literal["open", "close", "show", "hide", "again", "picture"]
"""What a facilitator does with an exercise: takes answers, takes no more, shows the group's picture, hides it, asks
a second time after the dialogue, or turns to another of the pictures."""
ROUNDS = 2


@dataclass(frozen=True, kw_only=True)
class Event:
    """Something that the facilitator did."""

    exercise: str
    move: Move
    at: datetime
    """When, aware, in UTC."""
    value: int = 0
    """Which picture, from 0."""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """Where one exercise stands.

    >>> stage([], led=True).open, stage([], led=False).open
    (False, True)
    """

    open: bool
    """Answers are taken."""
    shown: bool
    """The group's picture may be seen."""
    begun: bool
    """It has been open."""
    round: int = 1
    reopened: bool = False
    """It was closed in this round and takes answers again: some may be in whose answers are nobody's any more."""
    picture: int = 0
    """Which of the pictures stands on the projector, from 0."""
    since: datetime | None = None
    """When it was opened, closed or shown: what the timer counts from."""

    @property
    def moves(self) -> tuple[Move, ...]:
        """What the facilitator can do next, the most likely first."""
        if self.open:
            return ("hide", "close") if self.shown else ("close", "show")
        if not self.begun:
            return ("open",)
        if not self.shown:
            return ("show", "open")
        return ("again", "hide", "open") if self.round < ROUNDS else ("hide", "open")


def stage(events: Iterable[Event], *, led: bool) -> Stage:
    """Where an exercise stands after its events, oldest first.

    In a workshop that is `led` nothing is open or shown before the facilitator says so; in any other, everything is.
    """
    now = Stage(open=not led, shown=not led, begun=not led)
    for event in events:
        now = _after(now, event)
    return now


CHANGES: dict[Move, dict[str, int]] = {
    "open": {"open": True, "shown": False, "begun": True},
    "close": {"open": False},
    "show": {"shown": True, "picture": 0},
    "hide": {"shown": False},
    "again": {"open": True, "shown": False, "picture": 0},
    "picture": {},
}


def _after(now: Stage, event: Event) -> Stage:
    since = now.since if event.move in {"picture", "hide"} else event.at
    after = replace(now, since=since, **CHANGES[event.move])  # type: ignore[arg-type]  # the fields are named above
    if event.move == "again":
        return replace(after, round=min(now.round + 1, ROUNDS), reopened=False)
    if event.move == "open":
        return replace(after, reopened=now.begun)
    return replace(after, picture=event.value) if event.move == "picture" else after
