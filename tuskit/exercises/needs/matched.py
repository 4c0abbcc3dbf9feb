"""Whether what hurts is what people want to move, said with care: side by side, never as cause and effect."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tuskit.phrases import listed, number, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.needs.findings import Findings
    from tuskit.exercises.needs.match import Both, Match

START = Text(
    da="Her gør det ondt, og her vil I flytte jer længst: {shifts}. Det er et sted at begynde",
    en="Here it hurts, and here you want to move farthest: {shifts}. It is a place to begin",
)
SHORT = Text(
    da="Her gør det ondt, og her vil I flytte jer længst: {shifts}",
    en="Here it hurts, and here you want to move farthest: {shifts}",
)
NONE = Text(da="ingen", en="none")
PARTING = Text(
    da="Her gør det ondt, men I vil hver sin vej: {shifts}",
    en="Here it hurts, but you want to go opposite ways: {shifts}",
)
UNWANTED = Text(
    da="Her gør det ondt, men I vil kun flytte jer lidt: {shifts}",
    en="Here it hurts, but you want to move only a little: {shifts}",
)
PAINLESS = Text(
    da="Her vil I langt, selv om det gør mindre ondt: {shifts}",
    en="Here you want to go far, though it hurts less: {shifts}",
)
OVERLAP = Text(
    da="De {all} skift, der gør mest ondt i diagnosen, og de {other}, I vil flytte længst, har {n} til fælles",
    en="The {all} shifts that hurt most in the diagnosis and the {other} that you want to move farthest have {n} in common",
)
BESIDE = Text(
    da="Smerten i diagnosen er holdt op mod, hvor langt I vil flytte jer",
    en="The pain of the diagnosis is held against how far you want to move",
)
ALIKE = Text(
    da="Smerten i diagnosen og jeres ønsker peger ikke tydeligt på de samme skift eller på forskellige",
    en="The pain of the diagnosis and your wishes do not clearly point at the same shifts, nor at different ones",
)
KNOWN = Text(
    da="{headline} ({n} har svaret om smerten). Det er to billeder ved siden af hinanden, ikke årsag og virkning.",
    en="{headline} ({n} answered about the pain). These are two pictures side by side, not cause and effect.",
)
MOVED = Text(
    da="{shift} ({hurts} af {answers} svar, {further} af {n} vil længere, {votes} stemmer)",
    en="{shift} ({hurts} of {answers} answers, {further} of {n} want further, {votes} votes)",
)
ONE_VOTE = Text(
    da="{shift} ({hurts} af {answers} svar, {further} af {n} vil længere, 1 stemme)",
    en="{shift} ({hurts} of {answers} answers, {further} of {n} want further, 1 vote)",
)


def said(findings: Findings, lang: Lang) -> Iterator[str]:
    """What hurts and is wanted, what hurts and is not, and what is wanted without hurting; nothing without a diagnosis."""
    match = findings.match
    if not match.shifts:
        return
    yield KNOWN[lang].format(headline=headline(match, lang), n=number(match.people, lang))
    for text, shifts in ((START, match.start), *_others(match)):
        if shifts:
            yield f"{text[lang].format(shifts=_told(shifts, lang))}."


def headline(match: Match, lang: Lang) -> str:
    """How far what hurts is what people want to move."""
    hurting, wanted = match.hurting, match.wanted
    if not any((match.start, *(shifts for _, shifts in _others(match)))):
        return ALIKE[lang]
    if min(len(hurting), len(wanted)) <= 1:
        return BESIDE[lang]
    both = sum(one in wanted for one in hurting)
    return OVERLAP[lang].format(
        all=number(len(hurting), lang), n=number(both, lang) if both else NONE[lang], other=number(len(wanted), lang)
    )


def title(match: Match, lang: Lang) -> str:
    """The picture's finding: where to begin; else what stands most in the way of it."""
    for text, shifts in ((SHORT, match.start), *_others(match)):
        if shifts:
            names = listed([quoted(one.shift.text[lang], lang) for one in shifts], lang)
            return text[lang].format(shifts=names)
    return ALIKE[lang]


def _others(match: Match) -> tuple[tuple[Text, tuple[Both, ...]], ...]:
    return (PARTING, match.parting), (UNWANTED, match.unwanted), (PAINLESS, match.painless)


def _told(shifts: Sequence[Both], lang: Lang) -> str:
    return listed(
        [
            (ONE_VOTE if one.wish.votes == 1 else MOVED)[lang].format(
                shift=quoted(one.shift.text[lang], lang),
                hurts=number(one.hurts, lang),
                answers=number(one.answers, lang),
                further=number(one.wish.further, lang),
                n=number(one.wish.n, lang),
                votes=number(one.wish.votes, lang),
            )
            for one in shifts
        ],
        lang,
    )
