"""The pages: the steps of the workshop, and one exercise. A visitor is a random token in a cookie."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Awaitable
from http import HTTPStatus
from pathlib import Path
from typing import Any, cast
from urllib.parse import urlsplit

import segno
from jupyter_server.auth.decorator import allow_unauthenticated
from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler
from tornado.ioloop import IOLoop
from tornado.web import HTTPError
from voila.tornado.handler import TornadoVoilaHandler

from tuskit.room import words
from tuskit.room.kernels import PARTICIPANT, VISIT
from tuskit.surfaces import takeaway
from tuskit.surfaces.results import SIMULATED
from tuskit.text import LANGS, InputError, Lang, Text
from tuskit.workshop import Workshop

TOKEN = re.compile(r"[\w-]{43}")
DAYS = 30
"""How long a browser remembers who it was."""
VISITOR, KEY, LANG = "tuskit_participant", "tuskit_facilitator", "tuskit_lang"
"""The cookies."""
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws://{host} wss://{host}; "
    "form-action 'self'; base-uri 'self'; object-src 'none'; frame-ancestors 'self'"
)


class Visitors(IdentityProvider):
    """Knows a visitor by the token in their cookie; there is no login."""

    def get_user(self, handler: Any) -> User | None:
        """The participant who asks, or None for a browser that has seen no page yet."""
        token = handler.get_cookie(VISITOR)
        return User(username=token) if token and TOKEN.fullmatch(token) else None

    def get_handlers(self) -> list[tuple[str, object]]:
        """No pages of its own."""
        return []


class Page(JupyterHandler):
    """What every page knows: the workshop, who asks, in which language, and whether it is the facilitator."""

    @property
    def workshop(self) -> Workshop:
        """The workshop of this room."""
        return cast("Workshop", self.settings["workshop"])

    @property
    def lang(self) -> Lang:
        """The language in the address; else the one chosen before, else the browser's, else Danish."""
        asked = [self.request.path.split("/")[1], self.get_cookie(LANG) or ""]
        accepted = [part[:2] for part in self.request.headers.get("Accept-Language", "").split(",")]
        return next((lang for word in (*asked, *accepted) for lang in LANGS if lang == word), LANGS[0])

    @property
    def facilitator(self) -> bool:
        """Whether the visitor holds the key."""
        return hmac.compare_digest((self.get_cookie(KEY) or "").encode(), self.settings["facilitator_key"].encode())

    @property
    def app(self) -> bool:
        """Whether the visitor gets the app with the group's picture; with phones in the room only the facilitator does."""
        return self.facilitator or not self.settings["lan"]

    @property
    def content_security_policy(self) -> str:
        """Nothing from outside."""
        return CONTENT_SECURITY_POLICY.format(host=self.request.host)

    def participant(self) -> str:
        """The visitor's token, given at the first visit and kept."""
        token = self.current_user.username if self.current_user else secrets.token_urlsafe(32)
        self.set_cookie(VISITOR, token, expires_days=DAYS, httponly=True, samesite="Lax")
        self.set_cookie(LANG, self.lang, expires_days=DAYS, samesite="Lax")
        return token

    def told(self) -> dict[str, Any]:
        """What the frame of every page says."""
        lang = self.lang
        other = next(one for one in LANGS if one != lang)
        return {
            "lang": lang,
            "title": self.workshop.plan.title[lang],
            "name": words.NAME[lang],
            "other": other,
            "other_address": f"/{other}/" + self.request.path[4:],
            "other_name": words.OTHER_LANGUAGE[lang],
            "words": {name: text[lang] for name, text in vars(words).items() if isinstance(text, Text)},
            "simulated": SIMULATED[lang] if self.workshop.simulated else "",
        }

    def show(self, template: str, **says: Any) -> None:
        """Write a page."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(self.settings["voila_jinja2_env"].get_template(template).render(**self.told(), **says))

    def write_error(self, status_code: int, **_: Any) -> None:
        """Tell what went wrong in one sentence."""
        told = {HTTPStatus.NOT_FOUND: words.NOT_FOUND, HTTPStatus.FORBIDDEN: words.REFUSED}
        text = getattr(self, "because", None) or told.get(HTTPStatus(status_code), words.WRONG)
        self.set_status(status_code)
        self.show("problem.html.j2", says=text[self.lang])


class Door(Page):
    """`/`: takes the facilitator's key, and leads to the steps."""

    @allow_unauthenticated
    def get(self) -> None:
        """Go to the steps in the visitor's language."""
        if key := self.get_argument("key", ""):
            if not hmac.compare_digest(key.encode(), self.settings["facilitator_key"].encode()):
                self.because = words.WRONG_KEY
                raise HTTPError(HTTPStatus.FORBIDDEN)
            self.set_cookie(KEY, key, httponly=True, samesite="Strict")
        self.redirect(f"/{self.lang}/")


class Steps(Page):
    """`/da/`: the workshop's steps, and who the visitor is."""

    @allow_unauthenticated
    def get(self, _lang: str) -> None:
        """Show the steps."""
        lang, workshop, participant = self.lang, self.workshop, self.participant()
        groups = workshop.store.groups(participant)
        asked = {by: workshop.groups(by) for by in workshop.plan.ask if workshop.groups(by)}
        named = [item.text[lang] for items in asked.values() for item in items if item.id in (groups or ())]
        self.show(
            "steps.html.j2",
            promise=words.PROMISE[workshop.plan.mode][lang].format(k=workshop.plan.k),
            steps=[self._step(exercise.key, participant) for exercise in workshop.exercises],
            asked=asked if groups is None or self.get_argument("who", "") else {},
            joined=groups is not None and bool(asked),
            as_who=words.JOINED[lang].format(groups=", ".join(named)) if named else words.NAMELESS[lang],
            chosen=groups or (None, None),
            xsrf=self.xsrf_form_html(),
            facilitator=words.FACILITATOR[lang].format(address=self.settings["address"]) if self.facilitator else "",
            code=self._code() if self.facilitator and self.settings["lan"] else "",
        )

    def _code(self) -> str:
        """The participants' address as a QR code to scan from the screen."""
        code = segno.make(self.settings["address"], micro=False)
        return code.svg_data_uri(scale=8, dark="#1d2b36", light="#ffffff", border=2)

    def _step(self, key: str, participant: str) -> dict[str, Any]:
        """One exercise, as the visitor stands with it."""
        lang, workshop = self.lang, self.workshop
        content = workshop.content(key)
        answered = workshop.store.said(participant, key) is not None
        begun = not answered and bool(workshop.draft(key, participant))
        n = workshop.store.count(key)
        return {
            "address": f"/{lang}/{key}" if self.app else f"/{lang}/{key}/1",
            "title": content.title[lang],
            "aim": content.aim[lang],
            "minutes": words.MINUTES[lang].format(n=content.minutes),
            "state": words.ANSWERED[lang] if answered else words.BEGUN[lang] if begun else "",
            "done": answered,
            "count": words.COUNT[lang].format(n=n, invited=max(workshop.plan.invited, n)),
            "verb": ((words.SEE if self.app else words.AGAIN) if answered else words.GO_ON if begun else words.BEGIN)[
                lang
            ],
        }

    @allow_unauthenticated
    def post(self, _lang: str) -> None:
        """The visitor says which groups they belong to."""
        role, team = (self.get_body_argument(by, "") or None for by in ("role", "team"))
        try:
            self.workshop.join(self.participant(), role, team)
        except ValueError:
            self.because = words.NO_SUCH_GROUP
            raise HTTPError(HTTPStatus.BAD_REQUEST) from None
        self.redirect(f"/{self.lang}/")


class ExercisePage(Page, TornadoVoilaHandler):  # type: ignore[misc]  # voila has no types
    """`/da/diagnose`: one exercise, in a kernel of its own."""

    @allow_unauthenticated
    async def get(self, lang: str, key: str) -> None:
        """Show the exercise."""
        try:
            self.workshop.exercise(key)
        except InputError:
            raise HTTPError(HTTPStatus.NOT_FOUND) from None
        participant = self.participant()
        if not self.app:
            self.redirect(f"/{lang}/{key}/1")
            return
        self.xsrf_token  # noqa: B018  (sets the cookie that the page's goodbye needs)
        visit = {
            "TUSKIT_WORKSHOP": str(cast("Path", self.workshop.folder).absolute()),
            "TUSKIT_EXERCISE": key,
            "TUSKIT_LANG": lang,
            PARTICIPANT: participant,
            "TUSKIT_FACILITATOR": "1" if self.facilitator else "",
        }
        left = VISIT.set(visit)
        try:
            async for html in self.get_generator():
                self.write(html)
                await self.flush()
        finally:
            VISIT.reset(left)


class FilesPage(Page):
    """`/da/cadence/files`: what an exercise gives to take away, for whoever records the group's decisions."""

    @allow_unauthenticated
    async def get(self, lang: Lang, key: str) -> None:
        """Send the files as one zip; they are also kept in the workshop's folder."""
        workshop = self.workshop
        if key not in workshop.plan.exercises or not hasattr(workshop.exercise(key).findings, "files"):
            raise HTTPError(HTTPStatus.NOT_FOUND)
        if not self.facilitator and not (self.app and workshop.plan.mode == "open"):
            raise HTTPError(HTTPStatus.FORBIDDEN)
        target = cast("Path", workshop.folder) / "calendar"
        files = await IOLoop.current().run_in_executor(None, takeaway.write, workshop, key, lang, target)
        if not files:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        self.set_header("Content-Type", "application/zip")
        self.set_header("Content-Disposition", f'attachment; filename="{key}.zip"')
        self.finish(takeaway.pack(files))


class Missing(Page):
    """Every address that is not a page."""

    async def prepare(self, *, _redirect_to_login: bool = True) -> Awaitable[None] | None:  # type: ignore[override]  # as in JupyterHandler
        """There is nothing here."""
        raise HTTPError(HTTPStatus.NOT_FOUND)


def describe(handler: ExercisePage, notebook: Any, cwd: str) -> None:  # noqa: ARG001  (Voilà calls it by name)
    """Tell the template what the page is about: Voilà's prelaunch hook."""
    key = urlsplit(handler.request.path).path.split("/")[2]
    lang, plan = handler.lang, handler.workshop.plan
    title = handler.workshop.content(key).title[lang]
    notebook.metadata["title"] = f"{title} · {plan.title[lang]}"
    at = plan.exercises.index(key) + 1
    step = words.STEP[lang].format(n=at, total=len(plan.exercises))
    notebook.metadata["tuskit"] = {**handler.told(), "exercise": title, "step": f"{step}: {title}"}
