"""What the group says together about its product and where it wants to go, and how many have written about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.phrases import OUT_OF, inside, listed, number, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.position.findings import Findings

WRITTEN = Text(
    da="Så mange har skrevet om produktet: {boxes}.",
    en="So many have written about the product: {boxes}.",
)
BOX = Text(da="{n} om {name}", en="{n} about {name}")
CANVAS = Text(da="Det er I blevet enige om: {boxes}.", en="This is what you have agreed: {boxes}.")
WANTED = Text(
    da="Det næste år vil I bevæge jer mod {quadrant}.",
    en="In the coming year you want to move towards {quadrant}.",
)


def decided(findings: Findings, lang: Lang) -> Iterator[str]:
    """The canvas that the group can stand by, and where it wants to go."""
    boxes = [f"{inside(one.box.name[lang])} {quoted(one.agreed, lang)}" for one in findings.canvas if one.agreed]
    if boxes:
        yield CANVAS[lang].format(boxes=listed(boxes, lang))
    if findings.wanted:
        yield WANTED[lang].format(quadrant=quoted(findings.wanted.text[lang], lang))


def written(findings: Findings, lang: Lang) -> Iterator[str]:
    """How many have written in each box of the canvas."""
    boxes = [
        BOX[lang].format(
            n=OUT_OF[lang].format(n=number(one.people, lang), all=number(findings.invited, lang)),
            name=inside(one.box.name[lang]),
        )
        for one in findings.canvas
        if one.people
    ]
    if boxes:
        yield WRITTEN[lang].format(boxes=listed(boxes, lang))
