"""What every page of the room knows: the workshop, and who asks. A visitor is a random token in a cookie."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Awaitable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, cast

from jupyter_server.auth.identity import IdentityProvider, User
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import Finish, HTTPError

from tuskit.responses import Origin
from tuskit.room import words
from tuskit.surfaces.results import SIMULATED
from tuskit.text import LANGS, InputError, Lang, Text
from tuskit.workshop import Workshop

if TYPE_CHECKING:
    from tuskit.room.join import Entry
    from tuskit.room.live import Live, Scene
    from tuskit.room.saves import Saves

TOKEN = re.compile(r"[\w-]{43}")
DAYS = 30
"""How long a browser remembers who it was."""
VISITOR, KEY, LANG, REHEARSAL = "tuskit_participant", "tuskit_facilitator", "tuskit_lang", "tuskit_rehearsal"
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

    because: Text | None = None
    """What an error page says, where it says more than that something went wrong."""

    @property
    def workshop(self) -> Workshop:
        """The workshop of this room."""
        return cast("Workshop", self.settings["workshop"])

    @property
    def lang(self) -> Lang:
        """The language in the address; else the one chosen before, else the browser's, else Danish."""
        asked = [*self._asked, self.get_cookie(LANG) or ""]
        accepted = [part[:2] for part in self.request.headers.get("Accept-Language", "").split(",")]
        return next((lang for word in (*asked, *accepted) for lang in LANGS if lang == word), LANGS[0])

    @property
    def _asked(self) -> tuple[str, str]:
        """The language that the address names, if it does."""
        return self.request.path.split("/")[1], self.get_query_argument("lang", "")

    @property
    def facilitator(self) -> bool:
        """Whether the visitor holds the key."""
        return hmac.compare_digest((self.get_cookie(KEY) or "").encode(), self.settings["facilitator_key"].encode())

    @property
    def origin(self) -> Origin:
        """Whose answers these are: a rehearsal's participants carry the key in a cookie of their own."""
        said = (self.get_cookie(REHEARSAL) or "").encode()
        return "rehearsal" if hmac.compare_digest(said, self.settings["facilitator_key"].encode()) else "person"

    @property
    def entry(self) -> Entry:
        """Who is let in, and by which code."""
        return cast("Entry", self.settings["entry"])

    @property
    def scene(self) -> Scene:
        """The room now."""
        return cast("Live", self.settings["live"]).scene

    def counted(self, n: int) -> str:
        """How many have answered."""
        return words.COUNT[self.lang].format(n=n, invited=max(self.workshop.plan.invited, n))

    @property
    def saves(self) -> Saves:
        """Where participants' answers are written."""
        return cast("Saves", self.settings["saves"])

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
        if self.lang in self._asked:
            self.set_cookie(LANG, self.lang, expires_days=DAYS, samesite="Lax")
        return token

    def insider(self) -> str:
        """The visitor's token, once they have joined. Sends everybody else to the door."""
        token = self.participant()
        if not self.facilitator and not self.entry.inside(token):
            self.redirect("/")
            raise Finish
        return token

    def exercise(self, key: str) -> None:
        """Raise 404 for what is not an exercise of this workshop."""
        try:
            self.workshop.exercise(key)
        except InputError:
            raise HTTPError(HTTPStatus.NOT_FOUND) from None

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
            "simulated": SIMULATED[kind][lang] if (kind := self.scene.simulated) else "",
        }

    def show(self, template: str, **says: Any) -> None:
        """Write a page."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        self.finish(self.settings["voila_jinja2_env"].get_template(template).render(**self.told(), **says))

    def write_error(self, status_code: int, **_: Any) -> None:
        """Tell what went wrong in one sentence."""
        told = {HTTPStatus.NOT_FOUND: words.NOT_FOUND, HTTPStatus.FORBIDDEN: words.REFUSED}
        text = self.because or told.get(HTTPStatus(status_code), words.WRONG)
        self.set_status(status_code)
        self.show("problem.html.j2", says=text[self.lang])


class Missing(Page):
    """Every address that is not a page."""

    async def prepare(self, *, _redirect_to_login: bool = True) -> Awaitable[None] | None:  # type: ignore[override]  # as in JupyterHandler
        """There is nothing here."""
        raise HTTPError(HTTPStatus.NOT_FOUND)
