"""What anybody in the room may read at any time: the talk's story in pictures, and the claim ledger. Nobody's answers."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from jupyter_server.auth.decorator import allow_unauthenticated
from tornado.web import HTTPError

from tuskit import evidence
from tuskit.room import words
from tuskit.room.page import Page
from tuskit.story import pictures, story

if TYPE_CHECKING:
    from tuskit.charts import Size
    from tuskit.evidence import Claim
    from tuskit.text import Lang

MINUTES = 10
"""How long a browser keeps a picture."""
LINKED = ("https://", "http://")


class StoryPage(Page):
    """`/da/story`: the chapters, words beside pictures."""

    @allow_unauthenticated
    def get(self, lang: Lang) -> None:
        """Show them."""
        self.insider()
        told = pictures.tell(lang)
        self.show(
            "story.html.j2",
            app=self.app,
            sign=self.scene.sign,
            live=not self.facilitator,
            heading=story().title[lang],
            lead=story().lead[lang],
            chapters=[
                (words.CHAPTER[lang].format(n=number, total=len(told)), chapter)
                for number, chapter in enumerate(told, 1)
            ],
        )


class StoryPicture(Page):
    """`/da/story/story_bundle-phone.svg`: a picture of the story, painted once for everybody."""

    @allow_unauthenticated
    async def get(self, lang: Lang, chart: str, size: Size) -> None:
        """Send it."""
        self.insider()
        try:
            picture = await self.settings["painter"].told(lang, size, chart)
        except KeyError:
            raise HTTPError(HTTPStatus.NOT_FOUND) from None
        self.set_header("Content-Type", "image/svg+xml")
        self.set_header("Cache-Control", f"private, max-age={60 * MINUTES}")
        self.finish(picture)


class ClaimsPage(Page):
    """`/da/claims`: every claim that is quoted from outside, the surest first."""

    @allow_unauthenticated
    def get(self, lang: Lang) -> None:
        """Show them."""
        self.insider()
        found = evidence.ordered()
        self.show(
            "claims.html.j2",
            app=self.app,
            sign=self.scene.sign,
            live=not self.facilitator,
            looked_up=words.LOOKED_UP[lang].format(when=evidence.ledger().looked_up[lang]),
            groups=[
                {
                    "status": status,
                    "badge": badge[lang],
                    "meaning": evidence.MEANINGS[status][lang],
                    "claims": [_row(claim, lang) for claim in found if claim.status == status],
                }
                for status, badge in evidence.BADGES.items()
                if any(claim.status == status for claim in found)
            ],
        )


def _row(claim: Claim, lang: Lang) -> dict[str, Any]:
    """A claim as the page shows it; an address that is no more than a site's name is no link."""
    return {
        "id": claim.id,
        "topic": evidence.TOPICS[claim.topic][lang],
        "text": claim.text[lang],
        "talk": claim.talk[lang] if claim.talk else "",
        "figure": evidence.figure(claim, lang),
        "population": claim.population[lang],
        "origin": evidence.origin(claim, lang),
        "address": claim.address or words.NO_ADDRESS[lang],
        "linked": bool(claim.address and claim.address.startswith(LINKED)),
        "note": claim.note[lang],
    }
