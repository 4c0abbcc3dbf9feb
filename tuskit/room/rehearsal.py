"""A rehearsal: made-up participants who come in by the code and answer on the phone's pages, as people would.

They speak to a running server over HTTP and follow the facilitator by the same events as a phone. Everything that they
say is labelled as a rehearsal in the store and on every picture, and can be wiped.
"""

from __future__ import annotations

import asyncio
import json
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from itertools import cycle, islice
from time import perf_counter
from typing import TYPE_CHECKING, Any

import httpx

from tuskit.demo import tendencies
from tuskit.room.join import Entry
from tuskit.room.page import LANG, REHEARSAL
from tuskit.room.phone import Screen, screens, written
from tuskit.simulate import Archetype, simulate
from tuskit.text import InputError

if TYPE_CHECKING:
    from tuskit.stage import Move
    from tuskit.workshop import Workshop

PATIENCE = 60.0
"""Seconds that a request may take."""


@dataclass
class Told:
    """What a rehearsal saw: seconds of every save, and what went wrong."""

    saves: list[float] = field(default_factory=list)
    sent: int = 0
    refused: int = 0
    """Saves that the server said it had not stored."""
    lost: int = 0
    """Streams that broke; each was opened again."""
    heard: list[float] = field(default_factory=list)
    """When each participant heard that an exercise had opened."""


class Participant:
    """One made-up participant with a phone: cookies, a stream, and answers."""

    def __init__(self, cast: Cast, number: int) -> None:
        self._cast = cast
        self._number = number
        self.phone = httpx.AsyncClient(
            base_url=cast.address,
            cookies={REHEARSAL: cast.key, LANG: "da"},
            verify=False,  # noqa: S501  (http to this machine; reading the certificates of the world takes a second each)
            timeout=PATIENCE,
        )
        self._chance = random.Random(f"{cast.seed}-{number}")  # noqa: S311  (the same seed plays the same room)
        self._done: set[tuple[str, int]] = set()

    async def post(self, path: str, form: Mapping[str, Any]) -> httpx.Response:
        """Send a form, as a browser does."""
        return await self.phone.post(path, data={"_xsrf": self.phone.cookies.get("_xsrf", ""), **form})

    async def join(self, role: str | None, team: str | None) -> None:
        """Come in by the scanned code."""
        await self.phone.get("/", params={"c": self._cast.scanned})
        reply = await self.post("/", {"c": self._cast.scanned, "role": role or "", "team": team or ""})
        if not reply.is_redirect:
            message = f"The room at {self._cast.address} does not let the rehearsal in. Is it another workshop’s?"
            raise InputError([message])

    async def follow(self) -> None:
        """Answer whatever the facilitator opens, and come back when the connection is lost."""
        while True:
            try:
                async with self.phone.stream("GET", "/events", timeout=None) as news:
                    async for line in news.aiter_lines():
                        if line.startswith("data: "):
                            await self._hear(json.loads(line.removeprefix("data: "))["open"])
            except httpx.TransportError:
                self._cast.told.lost += 1
            await asyncio.sleep(self._chance.uniform(1, 3))

    async def _hear(self, opened: Mapping[str, int]) -> None:
        for key, turn in opened.items():
            if (key, turn) not in self._done:
                self._cast.told.heard.append(perf_counter())
                await self.answer(key, turn)
                self._done.add((key, turn))

    async def answer(self, key: str, turn: int) -> None:
        """Answer one exercise, screen by screen."""
        shown, answers = self._cast.asked(key, turn, self._number)
        for number, screen in enumerate(shown, 1):
            await asyncio.sleep(self._chance.uniform(0, 2) * self._cast.pace)
            await self.phone.get(f"/da/{key}/{number}")
            form: dict[str, Any] = {**written(screen, answers.get(screen.question.id))}
            if number == len(shown):
                form["send"] = "1"
            start = perf_counter()
            reply = await self.post(f"/da/{key}/{number}", form)
            if reply.is_error:
                self._cast.told.refused += 1
                return
            self._cast.told.saves.append(perf_counter() - start)
        self._cast.told.sent += 1


class Cast:
    """The participants of a rehearsal: `archetype` and `seed` say what kind of room they are."""

    def __init__(
        self,
        workshop: Workshop,
        key: str,
        *,
        port: int,
        participants: int,
        archetype: Archetype,
        seed: int,
        pace: float,
    ) -> None:
        self.workshop, self.key, self.seed, self.pace = workshop, key, seed, pace
        self.address = f"http://localhost:{port}"
        self.scanned = Entry(workshop, key, open_door=False).scanned
        self._everybody: list[Participant] = []
        self.told = Told()
        self._archetype = archetype
        people = workshop.organisation.people if workshop.organisation else ()
        who = list(islice(cycle(people), participants)) if people else [None] * participants
        asks = workshop.plan.ask
        self.roles = [person.role if person and "role" in asks else None for person in who]
        self.teams = [next(iter(person.teams), None) if person and "team" in asks else None for person in who]
        self._answers: dict[tuple[str, int], tuple[tuple[Screen, ...], list[Any]]] = {}
        self._tasks: list[asyncio.Task[None]] = []

    def asked(self, key: str, turn: int, number: int) -> tuple[tuple[Screen, ...], Mapping[str, Any]]:
        """The screens of an exercise, and one participant's answers; in a second round the room has moved closer."""
        if (key, turn) not in self._answers:
            parts = self.workshop.parts(key, round=turn)
            given = simulate(
                parts,
                len(self.roles),
                seed=self.seed + turn,
                archetype=self._archetype if turn == 1 else "consensus",
                lean=tendencies().get(key),
                roles=self.roles if any(self.roles) else None,
                teams=self.teams,
            )
            self._answers[key, turn] = screens(parts), given
        shown, given = self._answers[key, turn]
        return shown, given[number]["answers"]

    async def come(self) -> None:
        """Let everybody join, and follow the facilitator from then on. Raises InputError when there is no room."""
        self._everybody = everybody = [Participant(self, number) for number in range(len(self.roles))]
        try:
            await everybody[0].phone.get("/")
        except httpx.TransportError:
            message = (
                f"No room answers at {self.address}. Start it in another window: tuskit serve {self.workshop.folder}"
            )
            raise InputError([message]) from None
        gate = asyncio.Semaphore(20)

        async def enter(one: Participant, role: str | None, team: str | None) -> None:
            async with gate:
                await one.join(role, team)

        await asyncio.gather(*map(enter, everybody, self.roles, self.teams))
        self._tasks = [asyncio.ensure_future(one.follow()) for one in everybody]

    def watch(self) -> None:
        """Raise what stopped a participant, if anything did."""
        for task in self._tasks:
            if task.done():
                task.result()

    async def leave(self) -> None:
        """Everybody goes."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(one.phone.aclose() for one in self._everybody))

    async def lead(self, key: str, move: Move) -> None:
        """Do what a facilitator would."""
        await asyncio.get_running_loop().run_in_executor(None, self.workshop.lead, key, move)


def refuse_real(workshop: Workshop) -> None:
    """Raise InputError when real people have answered: a rehearsal is never mixed with them."""
    if "person" in workshop.store.origins():
        message = f"{workshop.folder}: real people have answered. Rehearse in a new folder (tuskit new)."
        raise InputError([message])


async def rehearse(cast: Cast, tell: Callable[[str], None], *, alone: bool) -> None:
    """Play the room until every exercise has been asked and closed; `alone` leads it too."""
    workshop, people = cast.workshop, len(cast.roles)
    await cast.come()
    tell(f"{people} participants have joined {cast.address} and follow the facilitator. Stop with Ctrl+C.")
    try:
        for key in workshop.plan.exercises:
            if alone and workshop.stage(key).moves[0] == "open":
                await cast.lead(key, "open")
            while not workshop.stage(key).begun:
                cast.watch()
                await asyncio.sleep(0.5)
            wanted = cast.told.sent + cast.told.refused + people
            while workshop.stage(key).open and not (alone and cast.told.sent + cast.told.refused >= wanted):
                cast.watch()
                await asyncio.sleep(0.2)
            if alone:
                await cast.lead(key, "show")
            tell(f"{key}: {workshop.store.count(key)} of {people} have answered")
    finally:
        await cast.leave()
