"""The door: a code to type or to scan lets a phone in, and the facilitator's key makes a facilitator."""

from __future__ import annotations

import hashlib
import hmac
import re
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from time import monotonic
from typing import Any

import segno
import segno.helpers
from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError

from tuskit.plan import Wifi
from tuskit.room import words
from tuskit.room.page import KEY, Page
from tuskit.room.saves import UnsavedError
from tuskit.text import Text
from tuskit.workshop import Workshop

DIGITS = 6
MINUTE = 60.0
OWN_TRIES, ALL_TRIES = 5, 30
"""Wrong codes in a minute from one cookie, and from all of them together. Thirty a minute find a code of six digits
in eight hours with a chance of 1.4 in a hundred."""
INK, WHITE = "#1d2b36", "#ffffff"


@dataclass
class Tries:
    """Wrong codes of the last minute."""

    most: int
    clock: Callable[[], float] = monotonic
    _times: deque[float] = field(default_factory=deque)

    @property
    def spent(self) -> bool:
        """Whether there have been too many."""
        while self._times and self._times[0] < self.clock() - MINUTE:
            self._times.popleft()
        return len(self._times) >= self.most

    def count(self) -> None:
        """Remember one."""
        self._times.append(self.clock())


class Entry:
    """Who is let in. The codes follow from the facilitator's key, so that they outlive a restart.

    `open_door` lets everybody in: on this machine only, nobody else can come.
    """

    def __init__(self, workshop: Workshop, key: str, *, open_door: bool) -> None:
        self._workshop = workshop
        self._key = key
        self._open = open_door
        self._inside: set[str] = set()
        self._all = Tries(ALL_TRIES)
        self._own: dict[str, Tries] = {}
        number = int.from_bytes(self._derived("code")[:8], "big") % 10**DIGITS
        self.code = f"{number:0{DIGITS}}"
        """To be typed."""
        self.scanned = self._derived("link").hex()[:24]
        """To be scanned: too long to guess, so it is never refused for others' guesses."""

    def _derived(self, use: str) -> bytes:
        return hmac.new(self._key.encode(), f"tuskit {use}".encode(), hashlib.sha256).digest()

    @property
    def spoken(self) -> str:
        """The code as it is read aloud."""
        return f"{self.code[:3]} {self.code[3:]}"

    def inside(self, participant: str) -> bool:
        """Whether a visitor has joined."""
        if self._open or participant in self._inside:
            return True
        if self._workshop.store.groups(participant) is None:
            return False
        self._inside.add(participant)
        return True

    def refusal(self, participant: str, code: str) -> Text | None:
        """Why a code does not open the door, or None. Wrong ones are counted by cookie and together, never by address."""
        if self._open or hmac.compare_digest(code.encode(), self.scanned.encode()):
            return None
        own = self._own.setdefault(participant, Tries(OWN_TRIES))
        if own.spent or self._all.spent:
            return words.TOO_MANY
        if hmac.compare_digest(re.sub(r"\D", "", code).encode(), self.code.encode()):
            return None
        own.count()
        self._all.count()
        if len(self._own) > 10 * ALL_TRIES:
            self._own = {token: tries for token, tries in self._own.items() if tries.spent}
        return words.WRONG_CODE


def picture(address: str) -> str:
    """An address as a QR code: an image's source."""
    return str(segno.make(address, micro=False).svg_data_uri(scale=8, dark=INK, light=WHITE, border=2))


def network(wifi: Wifi) -> str:
    """A Wi-Fi network as a QR code: an image's source."""
    code = segno.helpers.make_wifi(
        ssid=wifi.name, password=wifi.password or None, security="WPA" if wifi.password else None
    )
    return str(code.svg_data_uri(scale=8, dark=INK, light=WHITE, border=2))


class Door(Page):
    """`/`: takes the facilitator's key, or a participant's code and groups."""

    @allow_unauthenticated
    def get(self) -> None:
        """Ask for the code; whoever is in already goes on."""
        if key := self.get_argument("key", ""):
            if not hmac.compare_digest(key.encode(), self.settings["facilitator_key"].encode()):
                self.because = words.WRONG_KEY
                raise HTTPError(HTTPStatus.FORBIDDEN)
            self.set_cookie(KEY, key, httponly=True, samesite="Strict")
            self.redirect(f"/{self.lang}/facilitator" if self.workshop.plan.led else f"/{self.lang}/")
        elif self.entry.inside(self.participant()) or self.facilitator:
            self.redirect(f"/{self.lang}/now")
        else:
            self._ask(self.get_argument("c", ""))

    def _ask(self, code: str, problem: Text | None = None) -> None:
        lang, workshop = self.lang, self.workshop
        self.show(
            "door.html.j2",
            scanned=code if hmac.compare_digest(code.encode(), self.entry.scanned.encode()) else "",
            typed="" if problem is None else code,
            problem=problem[lang] if problem else "",
            asked=asked(workshop),
            promise=promise(self),
            xsrf=self.xsrf_form_html(),
        )

    @allow_unauthenticated
    async def post(self) -> None:
        """Let a participant in who knows the code, with the groups that they say."""
        token = self.participant()
        code = self.get_body_argument("c", "")
        if problem := self.entry.refusal(token, code):
            self.set_status(HTTPStatus.TOO_MANY_REQUESTS if problem is words.TOO_MANY else HTTPStatus.FORBIDDEN)
            self._ask(code, problem)
            return
        await join(self, token)
        self.redirect(f"/{self.lang}/now")


async def join(page: Page, participant: str) -> None:
    """Remember the groups that a form says. Raises 400 for those that do not exist, 503 when the disk does not take it."""
    role, team = (page.get_body_argument(by, "") or None for by in ("role", "team"))
    try:
        await page.saves.do(lambda held: held.join(participant, role, team))
    except ValueError:
        page.because = words.NO_SUCH_GROUP
        raise HTTPError(HTTPStatus.BAD_REQUEST) from None
    except UnsavedError as error:
        page.because = error.says
        raise HTTPError(HTTPStatus.SERVICE_UNAVAILABLE) from None


def asked(workshop: Workshop) -> dict[str, Any]:
    """The groups that a participant is asked about."""
    return {by: workshop.groups(by) for by in workshop.plan.ask if workshop.groups(by)}


def promise(page: Page) -> str:
    """In one sentence, which mode this is and what is stored."""
    plan = page.workshop.plan
    mode: str = plan.mode
    if plan.simulated:
        mode = "demo-open" if mode == "open" else "demo"
    elif page.workshop.named:
        mode = "named"
    return words.PROMISE[mode][page.lang].format(k=plan.k)
