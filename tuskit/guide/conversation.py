"""A conversation composed: the chosen questions in the order in which two people can talk about them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from tuskit.guide.bank import DEPTHS, Asks, Bank, Depth
from tuskit.phrases import number
from tuskit.text import InputError, Lang, Text

PHASES: dict[Depth, Text] = {
    "opening": Text(da="Kom godt i gang", en="To begin with"),
    "usual": Text(da="Det vigtige", en="The heart of it"),
    "brave": Text(da="Med lidt mod", en="With a little courage"),
}
"""The parts of a conversation, by how deep the questions go."""
ASKS: dict[Asks, Text] = {
    "leader": Text(da="Lederen spørger", en="The leader asks"),
    "employee": Text(da="Medarbejderen spørger", en="The employee asks"),
    "both": Text(da="I svarer begge", en="You both answer"),
}
ABOUT = Text(da="ca.\N{NO-BREAK SPACE}{n}\N{NO-BREAK SPACE}min.", en="about\N{NO-BREAK SPACE}{n}\N{NO-BREAK SPACE}min")
SPOKEN = Text(da="tales om, skrives ikke ned", en="to talk about, not to write down")
ENDING = Text(da="Det tager vi med", en="What we take with us")
SUM = Text(da="{n} spørgsmål · ca. {minutes} minutter", en="{n} {questions} · about {minutes} minutes")
OVER = Text(
    da="I har sat {minutes} minutter af. Gem et par spørgsmål til næste gang.",
    en="You have set aside {minutes} minutes. Keep a question or two for next time.",
)
EMPTY = Text(
    da="Her samler jeres samtale sig, når I vælger spørgsmål.",
    en="Your conversation gathers here as you choose questions.",
)
LINES = ((3, 4), (5, 2), (7, 1), (12, 2))
"""Up to so many questions, so many lines to write on after each: up to 7 fill one page of A4, up to 12 fill two."""


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question as it stands on the sheet."""

    id: str
    text: str
    about: tuple[str, ...]
    """Who asks, what it is about, how long it takes, and whether it is only for talking."""
    lines: int
    """Lines to write on by hand; 0 for what is not to be written down."""


@dataclass(frozen=True, kw_only=True)
class Section:
    """A part of the conversation, with at least one question."""

    id: Depth
    title: str
    questions: tuple[Asked, ...]


@dataclass(frozen=True, kw_only=True)
class Agreement:
    """Something to agree on at the end, and lines to write it on."""

    id: str
    text: str
    lines: int


@dataclass(frozen=True, kw_only=True)
class Guide:
    """One conversation. It holds no answer and no name."""

    lang: Lang
    title: str
    use: tuple[str, ...]
    sections: tuple[Section, ...]
    ending: str
    agreed: tuple[Agreement, ...]
    minutes: int
    """With beginning and end."""
    set_aside: int | None = None
    """Minutes that the two have, if they said so."""

    @property
    def n(self) -> int:
        """How many questions."""
        return sum(len(section.questions) for section in self.sections)

    @property
    def sum(self) -> str:
        """How much there is to talk about, and whether the time is long enough; with no question, what will be here."""
        if not self.n:
            return EMPTY[self.lang]
        questions = "question" if self.n == 1 else "questions"
        said = SUM[self.lang].format(n=number(self.n, self.lang), questions=questions, minutes=self.minutes)
        if self.set_aside is None or self.minutes <= self.set_aside:
            return said
        return f"{said}. {OVER[self.lang].format(minutes=self.set_aside)}"


def compose(bank: Bank, chosen: str | Collection[str], lang: Lang, *, minutes: int | None = None) -> Guide:
    """Put a conversation together, from a preset's id or from the ids of questions, in whatever order they are given.

    `minutes` is the time that is set aside; a preset brings its own. Raises InputError for ids that are not in the bank.
    """
    title = bank.title[lang]
    if isinstance(chosen, str):
        if chosen not in {preset.id for preset in bank.presets}:
            known = ", ".join(preset.id for preset in bank.presets)
            message = f"{chosen}: is no ready-made conversation of the guide. Choose one of {known}."
            raise InputError([message])
        preset = bank.preset(chosen)
        chosen, title = preset.questions, preset.title[lang]
        minutes = preset.minutes if minutes is None else minutes
    wanted = frozenset(chosen)
    if unknown := sorted(wanted - {question.id for _, question in bank.questions}):
        raise InputError([f"{name}: is no question of the guide. Look the ids up in its file." for name in unknown])
    lines = next((lines for most, lines in LINES if len(wanted) <= most), 1)
    sections = (_section(bank, depth, wanted, lang, lines) for depth in DEPTHS)
    return Guide(
        lang=lang,
        title=title,
        use=tuple(each[lang] for each in bank.use),
        sections=tuple(section for section in sections if section.questions),
        ending=ENDING[lang],
        agreed=tuple(Agreement(id=each.id, text=each.text[lang], lines=each.lines) for each in bank.agreed),
        minutes=bank.lasts(wanted),
        set_aside=minutes,
    )


def _section(bank: Bank, depth: Depth, wanted: frozenset[str], lang: Lang, lines: int) -> Section:
    """The chosen questions of one depth, in the bank's order, with so many lines to write on."""
    questions = tuple(
        Asked(
            id=question.id,
            text=question.text[lang],
            about=(
                ASKS[question.asks][lang],
                chapter.title[lang],
                ABOUT[lang].format(n=question.minutes),
                *([SPOKEN[lang]] if question.spoken else []),
            ),
            lines=0 if question.spoken else lines,
        )
        for chapter, question in bank.questions
        if question.depth == depth and question.id in wanted
    )
    return Section(id=depth, title=PHASES[depth][lang], questions=questions)
