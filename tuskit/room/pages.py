"""The start page with the workshop's steps, the way to the step that is open, and the files to take away."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, ClassVar

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.ioloop import IOLoop
from tornado.locks import Lock
from tornado.web import HTTPError

from tuskit.room import words
from tuskit.room.join import asked, join, promise
from tuskit.room.page import Page
from tuskit.story import pictures
from tuskit.surfaces import takeaway
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.room.live import Scene
    from tuskit.stage import Stage
    from tuskit.workshop import Workshop


class Steps(Page):
    """`/da/`: the workshop's steps, and who the visitor is."""

    @allow_unauthenticated
    def get(self, _lang: str) -> None:
        """Show the steps."""
        lang, workshop, participant = self.lang, self.workshop, self.insider()
        groups = workshop.store.groups(participant)
        asks = asked(workshop)
        named = [item.text[lang] for items in asks.values() for item in items if item.id in (groups or ())]
        scene = self.scene
        self.show(
            "steps.html.j2",
            promise=promise(self),
            lead=words.LEAD[lang] if self.app and not workshop.plan.led else words.WAIT[lang],
            app=self.app,
            sign=scene.sign,
            point=pictures.point(lang),
            steps=[self._step(exercise.key, participant, scene) for exercise in workshop.exercises],
            asked=asks if groups is None or self.get_argument("who", "") else {},
            joined=groups is not None and bool(asks),
            as_who=words.JOINED[lang].format(groups=", ".join(named)) if named else words.NAMELESS[lang],
            chosen=groups or (None, None),
            xsrf=self.xsrf_form_html(),
            facilitator=words.FACILITATOR[lang].format(address=self.settings["address"]) if self.facilitator else "",
        )

    def _step(self, key: str, participant: str, scene: Scene) -> dict[str, Any]:
        """One exercise, as the visitor stands with it."""
        lang, workshop, stage = self.lang, self.workshop, scene.stages[key]
        content = workshop.content(key)
        answered = workshop.answered(key, participant)
        begun = not answered and workshop.store.draft(participant, key, round=stage.round) is not None
        state = words.ANSWERED if answered else words.BEGUN if begun and stage.open else None
        return {
            "address": self._way(key, stage, answered=answered),
            "title": content.title[lang],
            "aim": content.aim[lang],
            "minutes": words.MINUTES[lang].format(n=content.minutes),
            "state": state[lang] if state else "",
            "done": answered,
            "open": stage.open,
            "stands": "" if stage.open else (words.CLOSED if stage.begun else words.UNOPENED)[lang],
            "count": self.counted(scene.answered[key]),
            "verb": self._verb(stage, answered=answered, begun=begun)[lang],
        }

    def _way(self, key: str, stage: Stage, *, answered: bool) -> str:
        """Where a step leads; nowhere before it has been opened."""
        if not stage.begun and not self.facilitator:
            return ""
        if self.app:
            return f"/{self.lang}/{key}"
        return f"/{self.lang}/{key}/1" if stage.open and not answered else f"/{self.lang}/{key}/sent"

    def _verb(self, stage: Stage, *, answered: bool, begun: bool) -> Text:
        """What can be done with a step."""
        if answered or not stage.open:
            return words.SEE if stage.shown else words.LOOK
        return words.GO_ON if begun else words.BEGIN

    @allow_unauthenticated
    async def post(self, _lang: str) -> None:
        """The visitor says which groups they belong to."""
        await join(self, self.insider())
        self.redirect(f"/{self.lang}/")


class Now(Page):
    """`/da/now`: leads to what the facilitator has opened last, or to the steps."""

    @allow_unauthenticated
    def get(self, lang: str) -> None:
        """Go there."""
        participant = self.insider()
        scene = self.scene
        key = scene.at
        if not self.workshop.plan.led or key is None or self.facilitator:
            self.redirect(f"/{lang}/")
        elif self.app:
            self.redirect(f"/{lang}/{key}")
        elif scene.stages[key].open and not self.workshop.answered(key, participant):
            self.redirect(f"/{lang}/{key}/go")
        else:
            self.redirect(f"/{lang}/{key}/sent")


class FilesPage(Page):
    """`/da/cadence/files`: what an exercise gives to take away, for whoever records the group's decisions."""

    _writing: ClassVar = Lock()
    """One after the other: a second click does not write in between."""

    @allow_unauthenticated
    async def get(self, lang: Lang, key: str) -> None:
        """Send the files as one zip; they are also kept in the workshop's folder."""
        workshop = self.workshop
        if key not in workshop.plan.exercises or not hasattr(workshop.exercise(key).findings, "files"):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if not self.facilitator and not (self.app and workshop.plan.mode == "open"):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        async with self._writing:
            packed = await IOLoop.current().run_in_executor(None, self._packed, workshop, key, lang)
        if not packed:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", "application/zip")
        self.set_header("Content-Disposition", f'attachment; filename="{key}.zip"')
        self.finish(packed)

    @staticmethod
    def _packed(workshop: Workshop, key: str, lang: Lang) -> bytes:
        """The files, written and packed; nothing where there are none."""
        target = takeaway.place(workshop, key)
        files = takeaway.write(workshop, key, lang, target)
        return takeaway.pack(files, target) if files else b""
