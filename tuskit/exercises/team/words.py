"""How the team's numbers are said, in sentences as under pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuskit.phrases import SIMULATED, number, of
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.team.findings import Findings

NOBODY = Text(da="ingen", en="nobody")
MATRIX = Text(da="{team} i matricen, {of}", en="{team} in the matrix, {of}")


def nobody(count: int, lang: Lang) -> str:
    """So many people, and nobody instead of 0."""
    return number(count, lang) if count else NOBODY[lang]


def basis(findings: Findings, lang: Lang) -> str:
    """Whom it is about: how many answered, and how many the team's matrix has."""
    answered = of(findings.n, findings.invited, lang)
    if not findings.content.members:
        return answered
    return MATRIX[lang].format(team=number(len(findings.content.members), lang), of=answered)


def under(findings: Findings, measured: str, lang: Lang) -> str:
    """The line below a picture's title."""
    simulated = [SIMULATED[findings.simulated][lang]] if findings.simulated else []
    return " · ".join([measured, basis(findings, lang), *simulated])
