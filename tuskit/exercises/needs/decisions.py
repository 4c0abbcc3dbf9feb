"""What the group begins with, and what it has left open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.exercises.needs.wording import name
from tuskit.phrases import listed
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.needs.findings import Findings

DECIDED = Text(da="I begynder med {shifts}.", en="You begin with {shifts}.")
LOOSE = Text(
    da="Her mangler der en, der tager det, eller et første skridt: {shifts}.",
    en="Here somebody to take it or a first step is missing: {shifts}.",
)


def said(findings: Findings, lang: Lang) -> Iterator[str]:
    """The shifts in the group's order, and those without a first step or somebody to take it."""
    if not findings.decided:
        return
    shifts = [name(findings.content.shift(row["shift"]), lang) for row in findings.decided]
    yield DECIDED[lang].format(shifts=listed(shifts, lang))
    rows = zip(shifts, findings.decided, strict=True)
    if loose := [shift for shift, row in rows if not {"first_step", "owner"} <= set(row)]:
        yield LOOSE[lang].format(shifts=listed(loose, lang))
