"""What the group has decided about the systems, and what it has left open."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tuskit.exercises.misfit import Misfit
from tuskit.phrases import listed, quoted
from tuskit.text import Item, Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.misfit.findings import Findings

DECIDED = Text(
    da="I har besluttet at {what} af de {all} systemer.", en="You have decided to {what} of the {all} systems."
)
EACH = {
    "keep": Text(da="beholde {n}", en="keep {n}"),
    "adapt": Text(da="tilrette {n}", en="adapt {n}"),
    "stop": Text(da="stoppe {n}", en="stop {n}"),
}
HARDEST = {
    "": Text(
        da="{system}, som trækker hårdest væk, mangler stadig en beslutning.",
        en="{system}, which pulls hardest away, still lacks a decision.",
    ),
    "keep": Text(
        da="{system}, som trækker hårdest væk, vil I beholde. Sig højt, hvorfor.",
        en="You will keep {system}, which pulls hardest away. Say aloud why.",
    ),
    "adapt": Text(
        da="{system}, som trækker hårdest væk, vil I tilrette.", en="You will adapt {system}, which pulls hardest away."
    ),
    "stop": Text(
        da="{system}, som trækker hårdest væk, vil I stoppe.", en="You will stop {system}, which pulls hardest away."
    ),
}
LOOSE = Text(
    da="Her mangler der en, der tager det, eller et første skridt: {systems}.",
    en="Here somebody to take it or a first step is missing: {systems}.",
)


@dataclass(frozen=True)
class Decisions:
    """What the group has decided."""

    made: Mapping[str, str]
    """System → keep, adapt or stop."""
    loose: tuple[Item, ...]
    """Systems to be adapted or stopped, without somebody to take it or a first step."""


def read(content: Misfit, rows: Mapping[str, Mapping[str, Any]]) -> Decisions:
    """What the answers to the decision say about the systems that the content has."""
    made = {each.id: rows[each.id]["decision"] for each in content.systems if "decision" in rows.get(each.id, {})}
    loose = (
        each
        for each in content.systems
        if made.get(each.id) in {"adapt", "stop"} and not {"owner", "first_step"} <= set(rows[each.id])
    )
    return Decisions(made, tuple(loose))


def said(findings: Findings, lang: Lang) -> Iterator[str]:
    """How many are kept, adapted and stopped, what becomes of the one that pulls hardest away, and what is missing."""
    made = findings.decisions.made
    if not made:
        return
    count = {each: list(made.values()).count(each) for each in EACH}
    parts = [text[lang].format(n=count[each]) for each, text in EACH.items() if count[each]]
    yield DECIDED[lang].format(what=listed(parts, lang), all=len(findings.content.systems))
    if (hardest := findings.hardest) is not None:
        yield HARDEST[made.get(hardest.id, "")][lang].format(system=quoted(hardest.text[lang], lang))
    if findings.decisions.loose:
        systems = [quoted(system.text[lang], lang) for system in findings.decisions.loose]
        yield LOOSE[lang].format(systems=listed(systems, lang))
