"""The MU guide in a notebook: choose questions, see the conversation, and save it if you ask for it.

>>> from tuskit import guide
>>> conversation = Conversation(guide.read(), "en")
>>> conversation.choose("coffee")
>>> conversation.guide.n
3
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING

import ipywidgets as widgets
from IPython.display import HTML

from tuskit import evidence
from tuskit.guide import Bank, Guide, compose, sheet, style, whole
from tuskit.guide.conversation import ABOUT, ASKS, SPOKEN
from tuskit.questions import Pick
from tuskit.text import LANGS, InputError, Item, Lang, Text
from tuskit.ui.controls import Control, control

if TYPE_CHECKING:
    from tuskit.guide.bank import Chapter, Question

READY = Text(da="Begynd med en færdig samtale, hvis I vil", en="Begin with a ready-made conversation, if you like")
ABOUT_PRESET = Text(da="{when} {minutes} min.", en="{when} {minutes} min")


class Conversation:
    """A conversation that is being put together. What is chosen lives in this notebook's memory and nowhere else."""

    def __init__(self, bank: Bank, lang: Lang) -> None:
        self.bank = bank
        self.lang = lang
        self._minutes: int | None = None
        ready = Pick(
            id="ready",
            prompt=READY,
            options=tuple(
                Item(
                    id=each.id,
                    text=each.title,
                    help=Text(
                        da=ABOUT_PRESET.da.format(when=each.when.da, minutes=each.minutes),
                        en=ABOUT_PRESET.en.format(when=each.when.en, minutes=each.minutes),
                    ),
                )
                for each in bank.presets
            ),
        )
        self._ready = ready
        self._questions = {chapter.id: _question(chapter) for chapter in bank.chapters}
        self.ready = control(ready, lang)
        self.chapters: dict[str, Control] = {name: control(each, lang) for name, each in self._questions.items()}
        self._shown = widgets.HTML()
        self.ready.observe(self._begin, names="value")
        for one in self.chapters.values():
            one.observe(self._show, names="value")
        self._show()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the chosen questions. What a browser sent is never used unchecked."""
        held = ((self._questions[name], one.value or []) for name, one in self.chapters.items())
        return tuple(name for question, value in held if not question.check(value) for name in value)

    @property
    def guide(self) -> Guide:
        """The conversation as it stands."""
        return compose(self.bank, self.chosen, self.lang, minutes=self._minutes)

    def choose(self, chosen: str | Collection[str], *, minutes: int | None = None) -> None:
        """Tick a ready-made conversation, or the questions with these ids, and nothing else.

        Raises InputError for ids that are not in the bank.
        """
        compose(self.bank, chosen, self.lang)
        if isinstance(chosen, str):
            preset = self.bank.preset(chosen)
            chosen, minutes = preset.questions, minutes or preset.minutes
        self._minutes = minutes
        for name, one in self.chapters.items():
            one.value = [each for each in self._questions[name].ids if each in chosen]
        self._show()

    def form(self) -> widgets.Widget:
        """The bank to choose from, and the sheet below it, which follows."""
        page = widgets.VBox([self.ready, *self.chapters.values(), self._shown])
        page.add_class("tuskit").add_class("tuskit-wizard")
        return page

    def sheet(self) -> HTML:
        """The sheet as it stands."""
        return HTML(self._html())

    def save(self, path: str | Path) -> Path:
        """Write the sheet to a page of its own, to print or to send: the only thing that is ever written.

        Raises InputError when nothing is chosen, or the file cannot be written.
        """
        guide = self.guide
        if not guide.n:
            raise InputError([guide.sum])
        path = Path(path)
        try:
            path.write_text(whole(guide), encoding="utf-8")
        except OSError as error:
            message = f"{path}: cannot be written ({error.strerror}). Choose another place."
            raise InputError([message]) from None
        return path

    def _begin(self, _change: object) -> None:
        """A ready-made conversation was ticked."""
        value = self.ready.value
        if value and not self._ready.check(value):
            self.choose(value[0])

    def _show(self, *_: object) -> None:
        self._shown.value = self._html()

    def _html(self) -> str:
        return f"<style>{style()}</style>{sheet(self.guide)}"


def _question(chapter: Chapter) -> Pick:
    """A chapter as a question of which questions to choose."""
    known = [evidence.claim(name) for name in chapter.claims]
    told: dict[Lang, str] = {
        lang: " ".join([chapter.why[lang], *(f"{evidence.sentence(each, lang)} {each.note[lang]}" for each in known)])
        for lang in LANGS
    }
    return Pick(
        id=chapter.id,
        prompt=chapter.title,
        help=Text(da=told["da"], en=told["en"]),
        options=tuple(Item(id=each.id, text=each.text, help=_about(each)) for each in chapter.questions),
        most=len(chapter.questions),
    )


def _about(question: Question) -> Text:
    """Who asks, how long it takes, and whether it is only for talking."""
    parts = [ASKS[question.asks], ABOUT, *([SPOKEN] if question.spoken else [])]
    return Text(
        da=" · ".join(part.da for part in parts).format(n=question.minutes),
        en=" · ".join(part.en for part in parts).format(n=question.minutes),
    )
