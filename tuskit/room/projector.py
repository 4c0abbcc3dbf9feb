"""The projector: how to join, how many have answered, and then the picture with its finding as title."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from datetime import UTC, datetime
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError

from tuskit.charts import Size, address
from tuskit.room import words
from tuskit.room.live import Scene, Stream
from tuskit.room.page import Page
from tuskit.surfaces import painted
from tuskit.surfaces.agenda import left
from tuskit.text import Lang

if TYPE_CHECKING:
    from tuskit.surfaces.painted import Painted
    from tuskit.workshop import Workshop


class Painter:
    """Paints in a process of its own, each picture once until somebody says something new."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._pool = self._begin()
        self._painted: dict[tuple[Any, ...], asyncio.Task[Any]] = {}
        self._told: dict[tuple[Lang, Size, str], str] = {}

    def _begin(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            1,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=painted.begin,
            initargs=(os.getpid(), self._folder),
        )

    @property
    def _folder(self) -> str:
        return str(self._workshop.folder)

    def warm(self) -> None:
        """Start the process before it is needed; Ctrl+C is for the server, which ends it."""
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            self._pool.submit(os.getpid)
        finally:
            signal.signal(signal.SIGINT, before)

    def close(self) -> None:
        """End the process."""
        self._pool.shutdown(wait=False, cancel_futures=True)

    async def paint(self, key: str, lang: Lang, round: int, picture: int = 0) -> Painted:
        """One of an exercise's pictures, and its sentences."""
        what = (key, lang, round, picture)
        mark = self._workshop.store.mark(key)
        if (task := self._painted.get((mark, *what))) is None:
            self._painted = {known: one for known, one in self._painted.items() if known[0] == mark or known[1] != key}
            task = asyncio.ensure_future(self._run(painted.paint, *what))
            self._painted[mark, *what] = task
        return cast("Painted", await asyncio.shield(task))

    async def foretold(
        self, key: str, lang: Lang, forecasts: Sequence[Mapping[str, Any]]
    ) -> tuple[list[str], tuple[str, ...]]:
        """Forecasts against what the room answered."""
        return cast("tuple[list[str], tuple[str, ...]]", await self._run(painted.foretold, key, lang, forecasts))

    async def told(self, lang: Lang, size: Size, chart: str) -> str:
        """One of the story's pictures, painted once. Raises KeyError for an id that is none of them."""
        what = (lang, size, chart)
        if what not in self._told:
            self._told[what] = await self._run(painted.told, *what)
        return self._told[what]

    async def _run(self, work: Any, *args: Any) -> Any:
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(self._pool, work, self._folder, *args)
        except BrokenProcessPool:
            self._pool = self._begin()
            self.warm()
            return await loop.run_in_executor(self._pool, work, self._folder, *args)


class Projected(Page):
    """What the projector's pages share: they are the facilitator's alone."""

    def count(self, scene: Scene) -> str:
        """How many have answered the exercise that is up."""
        return self.counted(scene.answered[scene.at] if scene.at else 0)

    def refuse(self) -> None:
        """Raise 403 for everybody but the facilitator."""
        if not self.facilitator:
            raise HTTPError(HTTPStatus.FORBIDDEN)

    async def stage(self) -> dict[str, Any]:
        """What stands on the projector now."""
        scene, lang = self.scene, self.lang
        says: dict[str, Any] = {"key": scene.at, "view": view(scene), "picture": None, "here": here(scene, lang)}
        if scene.at is None:
            return says
        stage, content = scene.stages[scene.at], self.workshop.content(scene.at)
        says |= {
            "exercise": content.title[lang],
            "aim": content.aim[lang],
            "again": words.SECOND[lang] if stage.round > 1 else "",
            "open": stage.open,
            "stands": "" if stage.open else words.CLOSED_NOW[lang],
            "count": self.count(scene),
            "left": left(stage, content, datetime.now(UTC)),
        }
        if stage.shown:
            drawn = await self.settings["painter"].paint(scene.at, lang, stage.round, stage.picture)
            says["picture"] = replace(drawn, svg=address(drawn.svg) if drawn.svg else "")
            says["number"] = words.PICTURE[lang].format(n=drawn.number, total=drawn.pictures) if drawn.pictures else ""
        return says


def view(scene: Scene) -> str:
    """Changes whenever something else has to stand on the projector."""
    if scene.at is None:
        return "door"
    stage = scene.stages[scene.at]
    live = scene.mark if stage.shown else ""
    return f"{scene.at}-{int(stage.open)}{int(stage.shown)}-{stage.round}-{stage.picture}-{live}"


def here(scene: Scene, lang: Lang) -> str:
    """How many are in."""
    return words.HERE[lang].format(n=scene.here)


class ProjectorPage(Projected):
    """`/da/projector`: the page for the big screen."""

    @allow_unauthenticated
    async def get(self, _lang: str) -> None:
        """Show it."""
        self.refuse()
        self.participant()
        self.show(
            "projector.html.j2",
            **await self.stage(),
            address=self.settings["address"].removeprefix("http://").rstrip("/"),
            code=self.entry.spoken if self.settings["lan"] else "",
            scan=self.settings["scan"],
            wifi=self.settings["wifi"],
            network=self.workshop.plan.wifi,
        )


class StagePage(Projected):
    """`/da/projector/stage`: what stands on the projector now, without its frame."""

    @allow_unauthenticated
    async def get(self, _lang: str) -> None:
        """Show it."""
        self.refuse()
        self.show("stage.html.j2", **await self.stage())


class ProjectorStream(Stream, Projected):
    """`/da/projector/events`: counts as they grow, and a view that changes when something else has to be shown."""

    @allow_unauthenticated
    async def get(self, _lang: str) -> None:
        """Follow the room."""
        self.refuse()
        await self.follow(self.participant())

    def tell(self, scene: Scene) -> Mapping[str, Any]:
        """Counts and the view."""
        return {
            "view": view(scene),
            "count": self.count(scene),
            "here": here(scene, self.lang),
        }
