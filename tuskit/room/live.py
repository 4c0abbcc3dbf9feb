"""What happens in the room, told to the pages as it happens: server-sent events from one look at the store."""

from __future__ import annotations

import asyncio
import json
import logging
import sqlite3
from collections import deque
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from jupyter_server.auth.decorator import allow_unauthenticated
from sqlalchemy.exc import SQLAlchemyError
from tornado.iostream import StreamClosedError

from tuskit.room.page import Page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuskit.phrases import Simulated
    from tuskit.stage import Stage
    from tuskit.workshop import Workshop

LOG = logging.getLogger(__name__)
LOOK = 0.1
"""Seconds between two looks at the store."""
BEAT = 15.0
"""Seconds after which a stream without news says that it is still there."""
RETRY = 2000
"""Milliseconds after which a page that lost its stream tries again."""
STREAMS = 4
"""Open streams of one participant; the oldest gives way."""


@dataclass(frozen=True, kw_only=True)
class Scene:
    """The room at one moment."""

    stages: Mapping[str, Stage]
    answered: Mapping[str, int]
    """In the present round of each exercise."""
    here: int
    """How many have joined."""
    mark: int
    """Grows with everything that is said."""
    simulated: Simulated
    at: str | None
    """The exercise that the facilitator moved last, or None before the first is opened."""

    @property
    def sign(self) -> str:
        """Changes whenever participants have something else to do."""
        return ".".join(f"{key[:3]}{int(s.open)}{int(s.shown)}{s.round}" for key, s in self.stages.items())

    @property
    def open(self) -> dict[str, int]:
        """The exercises that take answers, and in which round."""
        return {key: stage.round for key, stage in self.stages.items() if stage.open}


class Live:
    """Looks at the store while the server runs, and wakes whoever waits for news."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self.scene = self.look()
        self._news = asyncio.Event()
        self.streams: dict[str, deque[asyncio.Event]] = {}

    def look(self) -> Scene:
        """The room now."""
        workshop = self._workshop
        events = workshop.store.events()
        stages = workshop.stages(events)
        counts = {key: workshop.store.count(key, round=stage.round) for key, stage in stages.items()}
        return Scene(
            stages=stages,
            answered=counts,
            here=workshop.store.here(),
            mark=workshop.store.newest(),
            simulated=workshop.simulated,
            at=events[-1].exercise if events else None,
        )

    async def run(self) -> None:
        """Look whenever anybody has written, this process or another."""
        path = cast("Path", self._workshop.store.path)
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            seen = None
            while True:
                try:
                    version = connection.execute("PRAGMA data_version").fetchone()
                    if version != seen:
                        self._tell(await asyncio.get_running_loop().run_in_executor(None, self.look))
                        seen = version
                except (sqlite3.Error, SQLAlchemyError):
                    LOG.exception("the room could not be looked at")
                await asyncio.sleep(LOOK)

    def _tell(self, scene: Scene) -> None:
        if scene != self.scene:
            self.scene = scene
            self._news.set()
            self._news = asyncio.Event()

    async def scenes(self, gone: asyncio.Event) -> AsyncIterator[Scene | None]:
        """The room now and after every change, None when nothing has happened for a while; until `gone`."""
        last = None
        while not gone.is_set():
            news = self._news
            if self.scene is not last:
                last = self.scene
                yield last
            else:
                waits = [asyncio.ensure_future(one.wait()) for one in (news, gone)]
                done, _ = await asyncio.wait(waits, timeout=BEAT, return_when=asyncio.FIRST_COMPLETED)
                for one in waits:
                    one.cancel()
                if not done:
                    yield None


class Stream(Page):
    """Server-sent events: a line of JSON whenever what it tells has changed."""

    def tell(self, scene: Scene) -> Mapping[str, Any]:
        """What the page is told."""
        raise NotImplementedError

    @property
    def live(self) -> Live:
        """The room."""
        return cast("Live", self.settings["live"])

    async def follow(self, participant: str) -> None:
        """Tell until the page goes."""
        self._gone = asyncio.Event()
        mine = self.live.streams.setdefault(participant, deque())
        mine.append(self._gone)
        if len(mine) > STREAMS:
            mine.popleft().set()
        self.set_header("Content-Type", "text/event-stream")
        self.set_header("Cache-Control", "no-store")
        self.write(f"retry: {RETRY}\n\n")
        told = None
        try:
            async for scene in self.live.scenes(self._gone):
                says = self.tell(scene) if scene else None
                if says is None:
                    self.write(":\n\n")
                elif says != told:
                    told = says
                    self.write(f"data: {json.dumps(says)}\n\n")
                else:
                    continue
                await self.flush()
        except StreamClosedError:
            pass
        finally:
            if self._gone in mine:
                mine.remove(self._gone)
            if not mine:
                self.live.streams.pop(participant, None)

    def on_connection_close(self) -> None:
        """The page has gone."""
        super().on_connection_close()
        if gone := getattr(self, "_gone", None):
            gone.set()


class PhoneStream(Stream):
    """`/events`: what a phone follows. Nothing of anybody's answers."""

    @allow_unauthenticated
    async def get(self) -> None:
        """Follow the facilitator."""
        await self.follow(self.insider())

    def tell(self, scene: Scene) -> Mapping[str, Any]:
        """What is open, and a sign that changes when something else is to be done."""
        return {"sign": scene.sign, "open": scene.open}
