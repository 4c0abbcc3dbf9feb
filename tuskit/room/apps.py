"""The pages with a kernel: one exercise as a guided app, and the facilitator's console."""

from __future__ import annotations

from http import HTTPStatus
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError
from voila.tornado.handler import TornadoVoilaHandler

from tuskit.room import words
from tuskit.room.kernels import PARTICIPANT, VISIT
from tuskit.room.page import Page


class Kernelled(Page, TornadoVoilaHandler):  # type: ignore[misc]  # voila has no types
    """A page whose notebook runs in a kernel of its own."""

    async def run(self, participant: str, **says: str) -> None:
        """Start a kernel that knows who is there, and send the page as it grows."""
        self.xsrf_token  # noqa: B018  (sets the cookie that the page's goodbye needs)
        visit = {
            "TUSKIT_WORKSHOP": str(cast("Path", self.workshop.folder).absolute()),
            "TUSKIT_LANG": self.lang,
            "TUSKIT_FACILITATOR": "1" if self.facilitator else "",
            PARTICIPANT: participant,
            **says,
        }
        left = VISIT.set(visit)
        try:
            async for html in self.get_generator():
                self.write(html)
                await self.flush()
        finally:
            VISIT.reset(left)


class ExercisePage(Kernelled):
    """`/da/diagnose`: one exercise."""

    @allow_unauthenticated
    async def get(self, lang: str, key: str) -> None:
        """Show the exercise."""
        self.exercise(key)
        participant = self.insider()
        if not self.app:
            self.redirect(f"/{lang}/{key}/go")
            return
        await self.run(participant, TUSKIT_EXERCISE=key)


class ConsolePage(Kernelled):
    """`/da/facilitator`: the plan of the day, and what the facilitator does with it."""

    @allow_unauthenticated
    async def get(self, _lang: str) -> None:
        """Show the console to whoever holds the key."""
        if not self.facilitator:
            raise HTTPError(HTTPStatus.FORBIDDEN)
        await self.run(
            self.participant(),
            TUSKIT_ADDRESS=self.settings["address"],
            TUSKIT_CODE=self.entry.spoken if self.settings["lan"] else "",
            TUSKIT_SCAN=self.settings["scan"],
        )


def describe(handler: Kernelled, notebook: Any, cwd: str) -> None:  # noqa: ARG001  (Voilà calls it by name)
    """Tell the template what the page is about: Voilà's prelaunch hook."""
    key = urlsplit(handler.request.path).path.split("/")[2]
    lang, plan = handler.lang, handler.workshop.plan
    if key in plan.exercises:
        title = handler.workshop.content(key).title[lang]
        at = plan.exercises.index(key) + 1
        step = f"{words.STEP[lang].format(n=at, total=len(plan.exercises))}: {title}"
    else:
        title = step = words.CONSOLE[lang]
    notebook.metadata["title"] = f"{title} · {plan.title[lang]}"
    notebook.metadata["tuskit"] = {**handler.told(), "exercise": title, "step": step}
