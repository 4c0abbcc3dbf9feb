"""The plan of the day with its times, and the timer that follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tuskit.exercise import Content
    from tuskit.stage import Stage
    from tuskit.workshop import Workshop


@dataclass(frozen=True, kw_only=True)
class Slot:
    """One exercise in the day."""

    key: str
    start: datetime
    """When it began, or is to begin; aware, local time."""
    talk: datetime
    """When its dialogue begins."""
    end: datetime


def agenda(workshop: Workshop, now: datetime) -> tuple[Slot, ...]:
    """When each exercise begins, as planned and as the day has gone: what is late pushes what comes after it.

    `now` is aware. Without a time in the plan the first exercise begins when it is opened.
    """
    now = now.astimezone()
    events = workshop.store.events()
    first = {event.exercise: event.at for event in reversed(events) if event.move == "open"}
    shown = {event.exercise: event.at for event in reversed(events) if event.move == "show"}
    begins = workshop.plan.begins
    at = now.replace(hour=begins.hour, minute=begins.minute, second=0, microsecond=0) if begins else now
    slots: list[Slot] = []
    for key in workshop.plan.exercises:
        content = workshop.content(key)
        begun = first.get(key)
        start = begun.astimezone() if begun else max(at, now) if slots and now > at else at
        talk = shown[key].astimezone() if key in shown else start + timedelta(minutes=content.minutes)
        end = talk + timedelta(minutes=content.talk)
        slots.append(Slot(key=key, start=start, talk=talk, end=end))
        at = end
    return tuple(slots)


def left(stage: Stage, content: Content, now: datetime) -> int | None:
    """Seconds that are left for answering, or for the dialogue once the picture is shown; None when nothing is counted.

    A clock that was set back counts from the beginning again, and never more.
    """
    if stage.since is None or not (stage.open or stage.shown):
        return None
    minutes = content.talk if stage.shown else content.minutes
    gone = max((now - stage.since).total_seconds(), 0.0)
    return max(round(minutes * 60 - gone), 0)
