"""Writing what participants send: everything that comes in while the disk is busy goes to it together.

A hundred phones that save in the same moment cost one write to the disk instead of a hundred. Nobody is told that
something is saved before it is.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy.exc import SQLAlchemyError

from tuskit.room import words
from tuskit.text import Text
from tuskit.workshop import Workshop

LOG = logging.getLogger(__name__)
MOST = 200
"""Saves that go to the disk together at most."""
PATIENCE = 4.0
"""Seconds that a save waits for another process before it is refused."""
T = TypeVar("T")
Work = Callable[[Workshop], Any]


class UnsavedError(Exception):
    """The disk did not take it; `says` is what to tell whoever sent it. Nothing of it is stored."""

    def __init__(self, says: Text) -> None:
        self.says = says
        super().__init__(says["en"])


class Saves:
    """One thread that writes, and a queue in front of it."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._waiting: SimpleQueue[tuple[Work, asyncio.Future[Any], asyncio.AbstractEventLoop]] = SimpleQueue()
        threading.Thread(target=self._run, name="saves", daemon=True).start()

    async def do(self, work: Callable[[Workshop], T]) -> T:
        """Read and write, alone and as one. It is on the disk when this returns; raises UnsavedError when it is not."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        self._waiting.put((work, done, loop))
        return await done

    def _run(self) -> None:
        while True:
            batch = [self._waiting.get()]
            try:
                while len(batch) < MOST:
                    batch.append(self._waiting.get_nowait())
            except Empty:
                pass
            results = self._write([work for work, _, _ in batch])
            batch[0][2].call_soon_threadsafe(_deliver, [done for _, done, _ in batch], results)

    def _write(self, works: list[Work]) -> list[Any]:
        try:
            with self._workshop.store.transaction() as store:
                held = self._workshop.on(store)
                held = held.on(store, held.stages())
                results = [_tried(work, held) for work in works]
        except SQLAlchemyError as error:
            LOG.exception("answers could not be saved")
            return [UnsavedError(_because(error))] * len(works)
        return results


def _tried(work: Work, held: Workshop) -> Any:
    """What a work gives, or the exception that it raises; one that the store raises ends the whole batch."""
    try:
        return work(held)
    except SQLAlchemyError:
        raise
    except Exception as error:  # noqa: BLE001  (it is raised again where the work came from)
        return error


def _deliver(waiting: list[asyncio.Future[Any]], results: list[Any]) -> None:
    for done, result in zip(waiting, results, strict=True):
        if done.cancelled():
            continue
        if isinstance(result, Exception):
            done.set_exception(result)
        else:
            done.set_result(result)


def _because(error: SQLAlchemyError) -> Text:
    """Why the store could not write."""
    code = getattr(getattr(error, "orig", None), "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return words.DISK_FULL
    return words.BUSY if code in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED} else words.UNSAVED
