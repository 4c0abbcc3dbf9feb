"""The plan of the day as it was meant and as it goes, the timer, and the console that shows them."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest

from tuskit.plan import Plan
from tuskit.simulate import simulate
from tuskit.stage import Event, Stage, stage
from tuskit.surfaces.agenda import agenda, left
from tuskit.surfaces.facilitator import Console
from tuskit.text import LANGS, Text
from tuskit.workshop import Workshop

DAY = ("diagnose", "misfit", "split", "cadence")
MORNING = datetime(2027, 3, 1, 8, 0).astimezone()


def workshop(**more: Any) -> Workshop:
    return Workshop(
        Plan.model_validate({"title": Text(da="Prøve", en="Trial"), "invited": 12, "exercises": DAY, **more})
    )


def test_the_day_follows_the_plan() -> None:
    held = workshop(begins="9:30")
    slots = agenda(held, MORNING)
    assert [slot.key for slot in slots] == list(held.plan.exercises)
    assert slots[0].start.time() == time(9, 30)
    content = held.content("diagnose")
    assert slots[0].talk - slots[0].start == timedelta(minutes=content.minutes)
    assert slots[0].end - slots[0].talk == timedelta(minutes=content.talk)
    assert [one.end for one in slots[:-1]] == [other.start for other in slots[1:]]


@pytest.mark.parametrize(("said", "meant"), [("9:30", time(9, 30)), (570, time(9, 30)), ("08:05", time(8, 5))])
def test_a_time_of_day_as_people_and_yaml_write_it(said: object, meant: time) -> None:
    assert workshop(begins=said).plan.begins == meant


@pytest.mark.parametrize("said", ["25:00", "noon", -1, 1440, "9:75", True])
def test_what_is_no_time_of_day_is_refused(said: object) -> None:
    with pytest.raises(ValueError, match="time of day"):
        workshop(begins=said)


def test_what_is_late_pushes_what_comes_after_it() -> None:
    held = workshop(begins="9:30")
    opened = MORNING + timedelta(hours=2)
    held.store.add(Event(exercise="diagnose", move="open", at=opened))
    shown = opened + timedelta(minutes=20)
    held.store.add(Event(exercise="diagnose", move="show", at=shown))
    first, second, *_ = agenda(held, shown + timedelta(minutes=60))
    assert (first.start, first.talk) == (opened, shown)
    assert second.start == shown + timedelta(minutes=60), "not earlier than now"


def at(**more: Any) -> Stage:
    return Stage(**{"open": True, "shown": False, "begun": True, "since": MORNING, **more})


def test_the_timer_needs_no_tending_and_survives_a_clock_that_jumps() -> None:
    content = workshop().content("diagnose")
    assert left(at(), content, MORNING + timedelta(minutes=2)) == (content.minutes - 2) * 60
    assert left(at(), content, MORNING + timedelta(hours=5)) == 0
    assert left(at(), content, MORNING - timedelta(hours=5)) == content.minutes * 60, "set back: from the beginning"
    assert left(at(open=False, shown=True), content, MORNING) == content.talk * 60
    assert left(at(open=False), content, MORNING) is None
    assert left(at(since=None), content, MORNING) is None


def test_a_stage_is_what_the_events_say() -> None:
    moves: list[Any] = ["open", "close", "show", "picture", "hide", "show", "again", "close"]
    events = [Event(exercise="split", move=move, at=MORNING, value=3) for move in moves]
    seen = [stage(events[:n], led=True) for n in range(len(events) + 1)]
    assert [(s.open, s.shown, s.round) for s in seen] == [
        (False, False, 1),
        (True, False, 1),
        (False, False, 1),
        (False, True, 1),
        (False, True, 1),
        (False, False, 1),
        (False, True, 1),
        (True, False, 2),
        (False, False, 2),
    ]
    assert [s.picture for s in seen[3:7]] == [0, 3, 3, 0]
    assert seen[0].moves == ("open",)
    assert seen[3].moves == ("again", "hide", "open")


def pressed(console: Console, name: str) -> None:
    buttons = [*console._moves.children, *console._pictures.children]  # noqa: SLF001  (as a browser finds them)
    next(one for one in buttons if getattr(one, "description", "") == name).click()


@pytest.mark.parametrize("lang", LANGS)
def test_the_console_tells_nothing_before_it_closes(lang: Any) -> None:
    held = workshop()
    console = Console(held, lang)
    pressed(console, {"da": "Åbn trinnet", "en": "Open the step"}[lang])
    for number, person in enumerate(simulate(held.parts("diagnose"), 8, seed=1)):
        assert held.submit("diagnose", f"p{number}", person["answers"]) == ()
    console.refresh()
    assert "8" in console._count.value  # noqa: SLF001
    assert console._talk.value == ""  # noqa: SLF001
    pressed(console, {"da": "Luk, og vis billedet", "en": "Close, and show the picture"}[lang])
    assert "?" in console._talk.value  # noqa: SLF001
    assert held.stage("diagnose").shown
    pressed(console, {"da": "Næste billede", "en": "Next picture"}[lang])
    assert held.stage("diagnose").picture == 1
    pressed(console, {"da": "Forrige billede", "en": "Previous picture"}[lang])
    assert held.stage("diagnose").picture == 0


def test_the_console_says_so_where_the_picture_follows_the_answers() -> None:
    console = Console(workshop(mode="open", led=False), "en")
    assert "follows the answers" in console._head.value  # noqa: SLF001
    assert "Nobody sees" not in console._head.value  # noqa: SLF001


def test_a_clock_that_was_set_back_is_told() -> None:
    held = workshop()
    console = Console(held, "da")
    assert "stillet tilbage" not in console._join.value  # noqa: SLF001
    held.store.add(Event(exercise="diagnose", move="open", at=datetime.now(UTC) + timedelta(hours=2)))
    console.refresh()
    assert "stillet tilbage" in console._join.value  # noqa: SLF001


def test_a_note_from_a_browser_is_checked() -> None:
    held = workshop()
    console = Console(held, "en")
    (note,) = console._noted.children  # noqa: SLF001
    note.value = "ask again in May"
    assert held.store.noted("diagnose") == "ask again in May"
    for forged in ("x" * 10_000, {"a": 1}, None):
        note.value = forged
        assert held.store.noted("diagnose") == "ask again in May"
