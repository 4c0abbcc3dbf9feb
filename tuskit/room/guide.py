"""The MU guide's page: a conversation is put together in the browser, and the server never learns which."""

from __future__ import annotations

from http import HTTPStatus

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import Finish, HTTPError

from tuskit import evidence, guide
from tuskit.guide.conversation import ABOUT, ASKS, OVER, SPOKEN
from tuskit.room.page import Page
from tuskit.text import Lang, Text

SAYS = {
    "ready": Text(da="Begynd med en færdig samtale", en="Begin with a ready-made conversation"),
    "own": Text(da="… eller vælg selv", en="… or choose for yourselves"),
    "promise": Text(
        da="Det, I vælger, bliver i jeres browser. Intet bliver sendt eller gemt, og der er ingen navne.",
        en="What you choose stays in your browser. Nothing is sent or kept, and there are no names.",
    ),
    "print": Text(da="Udskriv", en="Print"),
    "by_menu": Text(da="Udskriv fra browserens menu.", en="Print from the browser’s menu."),
    "look": Text(da="Se samtalen", en="See the conversation"),
    "between": Text(da="spørgsmål · ca.", en="chosen · about"),
    "after": Text(da="minutter", en="minutes"),
    "brave": Text(da="kræver lidt mod", en="takes a little courage"),
    "set_aside": Text(da="I har sat {minutes} minutter af.", en="You have set aside {minutes} minutes."),
    "known": Text(da="Hvad man ved", en="What is known"),
    "minutes": Text(da="{minutes} min.", en="{minutes} min"),
}
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; img-src data:; "
    "connect-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
)
"""The browser itself refuses to send anything from this page."""


class GuidePage(Page):
    """`/da/guide`: choose, see and print. It knows no visitor: it sets no cookie, has no form, and writes nothing.

    `?preset=monthly` begins with a ready-made conversation; that one is in the kit, and not anybody's own.
    """

    SUPPORTED_METHODS = ("GET",)

    @property
    def content_security_policy(self) -> str:
        """Less than other pages may."""
        return POLICY

    @allow_unauthenticated
    def get(self, _lang: str) -> None:
        """Show the bank with an empty sheet, or with a ready-made conversation."""
        if not self.facilitator and not self.entry.inside(self.current_user.username if self.current_user else ""):
            self.redirect("/")
            raise Finish
        lang, bank = self.lang, self.workshop.bank
        name = self.get_query_argument("preset", "")
        if name and name not in {preset.id for preset in bank.presets}:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        preset = bank.preset(name) if name else None
        everything = guide.compose(bank, [question.id for _, question in bank.questions], lang)
        says = {key: text[lang] for key, text in SAYS.items()}
        other = next(text for text in ("en", "da") if text != lang)
        self.show(
            "guide.html.j2",
            other_address_=f"/{other}/guide" + (f"?preset={name}" if name else ""),
            app=self.app,
            heading=bank.title[lang],
            lead=bank.lead[lang],
            says=says,
            presets=[
                {
                    "id": each.id,
                    "title": each.title[lang],
                    "when": each.when[lang],
                    "minutes": says["minutes"].format(minutes=each.minutes),
                }
                for each in bank.presets
            ],
            preset=name,
            set_aside=preset.minutes if preset else 0,
            aside=says["set_aside"].format(minutes=preset.minutes) if preset else "",
            over=OVER[lang].format(minutes=preset.minutes) if preset else "",
            chosen=preset.questions if preset else (),
            chapters=_chapters(bank, lang, says["brave"]),
            sections={section.id: [each.id for each in section.questions] for section in everything.sections},
            lasting=sorted({question.minutes for _, question in bank.questions}),
            always=bank.arrive + bank.ending,
            sheet=guide.sheet(everything, live=True),
        )


def _chapters(bank: guide.Bank, lang: Lang, brave: str) -> list[dict[str, object]]:
    """The bank as it is chosen from, chapter by chapter, easy questions first."""
    return [
        {
            "id": chapter.id,
            "title": chapter.title[lang],
            "why": chapter.why[lang],
            "known": [
                f"{evidence.sentence(claim, lang)} {claim.note[lang]}" for claim in map(evidence.claim, chapter.claims)
            ],
            "questions": [
                {
                    "id": question.id,
                    "text": question.text[lang],
                    "minutes": question.minutes,
                    "about": [
                        ASKS[question.asks][lang],
                        ABOUT[lang].format(n=question.minutes),
                        *([SPOKEN[lang]] if question.spoken else []),
                        *([brave] if question.depth == "brave" else []),
                    ],
                }
                for its, question in bank.questions
                if its is chapter
            ],
        }
        for chapter in bank.chapters
    ]
