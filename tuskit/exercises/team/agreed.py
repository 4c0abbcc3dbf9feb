"""What the team has agreed, and what became of what it agreed last time, as sentences."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.phrases import listed, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.team.findings import Findings

SHARED = Text(da="Jeres fælles forbedring: {what}.", en="Your shared improvement: {what}.")
NO_SHARED = Text(
    da="I har aftaler hver for sig, men ingen fælles forbedring endnu. Begynd med den.",
    en="You have agreements one by one, but no shared improvement yet. Begin with that.",
)
AGREED = Text(
    da="I har {n} aftaler om hvem, hvad og hvornår{loose}.", en="You have {n} agreements on who, what and when{loose}."
)
LOOSE = Text(da="; i {n} af dem mangler hvem eller hvornår", en="; who or when is missing in {n} of them")
LAST = Text(da="Af {all} aftaler fra sidste TUS: {each}.", en="Of {all} agreements from the last TUS: {each}.")
UNSAID = Text(da="uden svar", en="not told")


def last(findings: Findings, lang: Lang) -> Iterator[str]:
    """What became of the agreements of the TUS before this one."""
    if not findings.content.last:
        return
    rows = findings.decided.get("last", {})
    said = [rows.get(item.id, {}).get("outcome") for item in findings.content.last]
    each = [
        f"{said.count(outcome.id)} {outcome.text[lang].lower()}"
        for outcome in findings.content.outcomes
        if outcome.id in said
    ]
    if None in said:
        each.append(f"{said.count(None)} {UNSAID[lang]}")
    yield LAST[lang].format(all=len(said), each=listed(each, lang))


def decided(findings: Findings, lang: Lang) -> Iterator[str]:
    """What the team agrees on: one improvement together, and who does what by when."""
    shared = findings.decided.get("shared", {}).get("improvement", {}).get("what", "").strip()
    actions = [row for row in findings.decided.get("actions", {}).values() if row.get("what", "").strip()]
    if shared:
        yield SHARED[lang].format(what=quoted(shared, lang))
    elif actions:
        yield NO_SHARED[lang]
    if actions:
        loose = sum(not (row.get("who", "").strip() and row.get("when", "").strip()) for row in actions)
        yield AGREED[lang].format(n=len(actions), loose=LOOSE[lang].format(n=loose) if loose else "")
