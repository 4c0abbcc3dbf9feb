"""How often each conversation is wished for, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.shares import Stack, shares
from tuskit.charts.theme import SEQUENTIAL, shades
from tuskit.exercises.cadence.sentences import divided
from tuskit.exercises.cadence.wishes import BANDS
from tuskit.exercises.cadence.wording import WHAT, measured
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.cadence.findings import Findings

WISHED = Text(
    da="Hvor tit hver samtale ønskes holdt, de mest omstridte øverst",
    en="How often each conversation is wished for, the most contested first",
)
NOT_HELD = Text(da="slet ikke", en="not at all")
WEEKLY = Text(da="hver uge", en="weekly")
UP_TO = Text(da="op til {n} uger", en="up to {n} weeks")
RARER = Text(da="sjældnere", en="more seldom")
BARS_ALT = Text(da="Bjælker. {rows}.", en="Bars. {rows}.")


def wished(findings: Findings, lang: Lang) -> Chart:
    """How often each conversation is wished for."""
    names = [WEEKLY[lang], *(UP_TO[lang].format(n=weeks) for weeks in BANDS[1:-1]), RARER[lang], NOT_HELD[lang]]
    colours = shades(len(names), SEQUENTIAL)[::-1]
    told_ = [wish for wish in findings.wishes if wish.n]
    stacks = [
        Stack(
            label=findings.conversation(wish.conversation).text[lang],
            parts=tuple(zip(names, wish.counts, colours, strict=True)),
        )
        for wish in told_
    ]
    table = pd.DataFrame(
        [{WHAT[lang]: stack.label, **{name: count for name, count, _ in stack.parts}} for stack in stacks]
    )
    told = "; ".join(
        f"{stack.label}: " + ", ".join(f"{name} {count}" for name, count, _ in stack.parts if count) for stack in stacks
    )
    return Chart(
        id="cadence_wishes",
        title=divided(findings, lang),
        subtitle=measured(findings, WISHED[lang], lang),
        alt=BARS_ALT[lang].format(rows=told),
        table=table,
        paint=lambda size: shares(stacks, size),
    )
