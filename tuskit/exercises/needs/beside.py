"""What hurts beside what is wanted, as a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.slope import Line, Look, slope
from tuskit.exercises.needs import matched
from tuskit.exercises.needs.wording import tenths
from tuskit.phrases import below, number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.needs.findings import Findings
    from tuskit.exercises.needs.match import Both

SHIFT, VOTE = Text(da="Skift", en="Shift"), Text(da="Stemmer", en="Votes")
SIDE = Text(
    da="Til venstre efter, hvor mange svar i diagnosen der siger, at det gør ondt; til højre efter, hvor langt I vil flytte jer",
    en="To the left by how many answers in the diagnosis say that it hurts; to the right by how far you want to move",
)
HEADS = Text(da="Gør mest ondt", en="Hurts most"), Text(da="Vil I flytte længst", en="You want to move farthest")
PAIN, STEPS = Text(da="{n} af {all} svar", en="{n} of {all} answers"), Text(da="{gap} trin", en="{gap} steps")
SLOPES = Text(da="To rækkefølger ved siden af hinanden. {rows}.", en="Two orders side by side. {rows}.")
SLOPE = Text(
    da="{shift}: nummer {pain} af {all} i smerte, nummer {gap} i ønske",
    en="{shift}: number {pain} of {all} by pain, number {gap} by wish",
)


def chart(findings: Findings, lang: Lang) -> Chart:
    """What hurts most to the left, what people want to move farthest to the right, and a line for every shift."""
    match = findings.match
    order = sorted(match.shifts, key=lambda one: -one.wish.gap)
    lines = [
        Line(
            label=one.shift.text[lang],
            left=at,
            right=order.index(one),
            says=(
                PAIN[lang].format(n=number(one.hurts, lang), all=number(one.answers, lang)),
                STEPS[lang].format(gap=signed(one.wish.gap, lang)),
            ),
            look=_look(findings, one),
        )
        for at, one in enumerate(match.shifts)
    ]
    told = "; ".join(
        SLOPE[lang].format(shift=line.label, pain=line.left + 1, gap=line.right + 1, all=len(lines)) for line in lines
    )
    table = pd.DataFrame(
        {
            SHIFT[lang]: [line.label for line in lines],
            HEADS[0][lang]: [line.says[0] for line in lines],
            HEADS[1][lang]: [line.says[1] for line in lines],
            VOTE[lang]: [one.wish.votes for one in match.shifts],
        }
    )
    return Chart(
        id="needs_match",
        title=matched.title(match, lang),
        subtitle=below(SIDE[lang], match.people, findings.invited, lang, simulated=findings.simulated),
        alt=SLOPES[lang].format(rows=told),
        table=table,
        paint=lambda size: slope(lines, size, heads=(HEADS[0][lang], HEADS[1][lang])),
    )


def signed(gap: float, lang: Lang) -> str:
    """A gap with its sign and its one decimal.

    >>> signed(2, "da"), signed(-0.5, "en"), signed(0, "en")
    ('+2,0', '−0.5', '0.0')
    """
    rounded = round(gap, 1)
    return ("−" if rounded < 0 else "+" if rounded else "") + tenths(abs(rounded), lang)


def _look(findings: Findings, one: Both) -> Look:
    match = findings.match
    if one in match.start:
        return "strong"
    return "dashed" if one in (*match.parting, *match.unwanted, *match.painless) else "plain"
