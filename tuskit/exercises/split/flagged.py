"""What the checks say: beside a card, in the table, and as sentences with reason, source and date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from tuskit import evidence, rules
from tuskit.exercises.split.checks import WHOLE, Check, Flag, Severity
from tuskit.phrases import inside, listed, number, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.split.findings import Findings

NAMES: dict[Severity, Text] = {
    "red": Text(da="Stop op", en="Stop"),
    "amber": Text(da="Se en gang til", en="Look again"),
    "note": Text(da="Godt at vide", en="Worth knowing"),
}
"""What stands beside a sign, so that neither colour nor shape is needed to understand it."""
BESIDE = Text(da="{name}: {beside}", en="{name}: {beside}")
AT: dict[Severity, Text] = {
    "red": Text(da="Stop op ved {what}: {beside}. {reason}", en="Stop at {what}: {beside}. {reason}"),
    "amber": Text(da="Se en gang til på {what}: {beside}. {reason}", en="Look again at {what}: {beside}. {reason}"),
    "note": Text(da="Godt at vide: {beside}. {reason}", en="Worth knowing: {beside}. {reason}"),
}
THE_WHOLE = Text(da="hele fordelingen", en="the whole split")
SOURCE = Text(da="Kilde: {source}.", en="Source: {source}.")
HELD = {
    "decision": Text(
        da="Jeres fordeling er holdt op imod {all} tjek, og {found}.",
        en="Your split has been held up against {all} checks, and {found}.",
    ),
    "answers": Text(
        da="Det, flest svarer, er holdt op imod {all} tjek, og {found}.",
        en="What most people answer has been held up against {all} checks, and {found}.",
    ),
    "one": Text(
        da="Det eneste svar er holdt op imod {all} tjek, og {found}.",
        en="The only answer has been held up against {all} checks, and {found}.",
    ),
}
NONE = Text(da="ingen af dem finder noget", en="none of them finds anything")
ONE = Text(da="ét af dem finder noget", en="one of them finds something")
SOME = Text(da="{n} af dem finder noget", en="{n} of them find something")
NO_SECTOR = Text(
    da="Overenskomsterne er ikke tjekket: skriv »sector: state«, »municipal« eller »private« i workshop.yaml.",
    en="The agreements have not been checked: write “sector: state”, “municipal” or “private” in workshop.yaml.",
)


def beside(check: Check, lang: Lang) -> str:
    """The few words beside a card, the sign's name first."""
    return BESIDE[lang].format(name=NAMES[check.severity][lang], beside=inside(check.beside[lang]))


def authority(check: Check, lang: Lang) -> str:
    """Who says so, with year or month, and how sure we are of it."""
    if check.agreement:
        said = rules.cited(check.agreement, lang)
    elif check.claim:
        said = evidence.cited(evidence.claim(check.claim), lang)
    else:
        said = check.source[lang] if check.source else ""
    return SOURCE[lang].format(source=said)


def held_up(findings: Findings, lang: Lang) -> Iterator[str]:
    """How many checks were made and found something, then what each found, the most serious first."""
    if not findings.layout:
        return
    found = sum(flag.check.severity != "note" for flag in findings.flags)
    said = (NONE, ONE)[found] if found < 2 else SOME  # noqa: PLR2004  (none, one, and the rest)
    yield HELD[findings.basis][lang].format(
        all=number(len(findings.checks), lang), found=said[lang].format(n=number(found, lang))
    )
    yield from (_line(findings, flag, lang) for flag in findings.flags)
    if findings.sector is None and any(check.rule for check in findings.content.checks):
        yield NO_SECTOR[lang]


def _line(findings: Findings, flag: Flag, lang: Lang) -> str:
    """Where a check stops, why, and who says so; what is only worth knowing gives the rule or the claim in full."""
    check = flag.check
    found, reason, who = inside(check.beside[lang]), check.reason[lang], authority(check, lang)
    if check.severity == "note" and check.agreement:
        found = check.agreement.text[lang].removesuffix(".")
    elif check.severity == "note" and check.claim:
        who = evidence.sentence(evidence.claim(check.claim), lang)
    what = listed(_names(findings, flag.at, lang), lang)
    return f"{AT[check.severity][lang].format(what=what, beside=found, reason=reason)} {who}"


def _names(findings: Findings, at: Sequence[str], lang: Lang) -> list[str]:
    """Cards and places by their names, in the order in which they were found."""
    named = {item.id: item.text[lang] for item in (*findings.content.cards, *findings.content.places)}
    return [THE_WHOLE[lang] if name == WHOLE else quoted(named[name], lang) for name in at]
