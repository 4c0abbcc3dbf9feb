"""Writing for many at once: together, alone and as one; and what is said when the disk does not take it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from tuskit.plan import Plan
from tuskit.room import words
from tuskit.room.saves import Saves, UnsavedError
from tuskit.store import Store
from tuskit.text import Text
from tuskit.workshop import Workshop


@pytest.fixture
def held(tmp_path: Path) -> Workshop:
    plan = Plan(title=Text(da="Prøve", en="Trial"), invited=300)
    workshop = Workshop(plan, store=Store(tmp_path / "answers.sqlite"))
    workshop.lead("cadence", "open")
    return workshop


def run(everything: Coroutine[Any, Any, Any]) -> Any:
    """In a thread of its own: the browser of other tests keeps a loop in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, everything).result()


def note(who: int, words_: str = "x") -> Any:
    return lambda held: held.keep("cadence", f"p{who:03}", {"note": words_})


def test_three_hundred_at_once_are_all_stored(held: Workshop) -> None:
    async def everybody() -> list[Any]:
        saves = Saves(held)
        return await asyncio.gather(*(saves.do(note(who)) for who in range(300)))

    assert run(everybody()) == [()] * 300
    assert len(held.store.drafts("cadence")) == 300


def test_one_that_goes_wrong_touches_no_other(held: Workshop) -> None:
    def wrong(_held: Workshop) -> None:
        message = "no such group"
        raise ValueError(message)

    async def three() -> list[Any]:
        saves = Saves(held)
        return await asyncio.gather(saves.do(note(1)), saves.do(wrong), saves.do(note(2)), return_exceptions=True)

    one, error, other = run(three())
    assert (one, other) == ((), ())
    assert isinstance(error, ValueError)
    assert len(held.store.drafts("cadence")) == 2


def test_a_full_disk_is_told_to_everybody_and_nothing_is_acknowledged(
    held: Workshop, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = held.store._engine  # noqa: SLF001  (the disk is made full here)
    full = True

    @sa.event.listens_for(engine, "connect")
    def small(connection: Any, _record: object) -> None:
        if full:
            pages = connection.execute("PRAGMA page_count").fetchone()[0]
            connection.execute(f"PRAGMA max_page_count = {pages}")

    async def many() -> list[Any]:
        saves = Saves(held)
        return await asyncio.gather(*(saves.do(note(who, "x" * 390)) for who in range(100)), return_exceptions=True)

    results = run(many())
    told = [result for result in results if isinstance(result, UnsavedError)]
    assert told
    assert {error.says for error in told} == {words.DISK_FULL}
    assert len(held.store.drafts("cadence")) == len(results) - len(told), "what was not refused is there"
    full = False
    assert run(many()) == [()] * 100
    assert len(held.store.drafts("cadence")) == 100


def test_whoever_leaves_before_the_answer_stops_nobody(held: Workshop) -> None:
    async def gone() -> Any:
        saves = Saves(held)
        impatient = asyncio.ensure_future(saves.do(note(1)))
        await asyncio.sleep(0)
        impatient.cancel()
        return await saves.do(note(2))

    assert run(gone()) == ()
    assert {who for who, _, _ in held.store.drafts("cadence")} >= {"p002"}
