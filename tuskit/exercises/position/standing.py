"""Where the group stands on the map, in words: in a quadrant, in the middle, scattered, or on opposite sides."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.phrases import OUT_OF, inside, number, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.position.findings import Findings
    from tuskit.exercises.position.places import Middle

NARROW = 2.0
"""Steps: half of a group that reaches further does not stand in the middle, it stands scattered."""

ALONE = Text(
    da="Kun én har svaret på nok af linjerne til at få en plads på kortet, så der er ingen gruppe at vise endnu.",
    en="Only one has answered enough of the lines to have a place on the map, so there is no group to show yet.",
)
UNPLACED = Text(
    da="Der er ingen plads på kortet at vise: det kræver, at mindst {k} har svaret på over halvdelen af linjerne på begge akser.",
    en="There is no place on the map to show: it takes at least {k} who answered more than half of the lines on both axes.",
)
IN_QUADRANT = Text(da="I står i feltet {quadrant}", en="You stand in the quadrant {quadrant}")
NOWHERE = Text(da="{stand}, ikke i et af de fire felter", en="{stand}, not in one of the quadrants")
ON_LINE = Text(
    da="{stand}, når det gælder {axis}, ellers hælder I mod {pole}",
    en="{stand} on {axis}, and lean otherwise towards {pole}",
)
NEAR = Text(da="I står på midten", en="You stand in the middle")
WIDE = Text(da="I står spredt på begge sider af midten", en="You stand scattered on both sides of the middle")
UNSURE = Text(da="I står ikke klart på den ene eller den anden side", en="You stand clearly on neither side")
OPPOSITE = Text(da="I står på hver sin side", en="You stand on opposite sides")
WHERE = Text(
    da="{headline}: medianen er {value} på {first} og {mandate} på {second}, på linjer fra 1 til 7 ({n} har en plads på kortet).",
    en="{headline}: the median is {value} on {first} and {mandate} on {second}, on lines from 1 to 7 ({n} have a place on the map).",
)
APART = Text(
    da="{headline}: medianen ligger imellem jer og siger ikke noget ({n} har en plads på kortet).",
    en="{headline}: the median lies between you and tells nothing ({n} have a place on the map).",
)
SPREAD = Text(
    da="Halvdelen af jer står mellem {low} og {high} på {first} og mellem {bottom} og {top} på {second}.",
    en="Half of you stand between {low} and {high} on {first}, and between {bottom} and {top} on {second}.",
)


def where(findings: Findings, lang: Lang) -> str:
    """Where the group stands on the map, as a headline; empty where it stands nowhere."""
    middle = findings.middle
    if middle is None or middle.n == 1:
        return ""
    if findings.quadrant:
        return IN_QUADRANT[lang].format(quadrant=quoted(findings.quadrant.text[lang], lang))
    if middle.sides == (0, 0):
        return NOWHERE[lang].format(stand=_stand(middle, (0, 1))[lang])
    on = middle.sides.index(0)
    between, other = findings.content.axes[on], findings.content.axes[1 - on]
    pole = other.high if middle.sides[1 - on] > 0 else other.low
    stand = _stand(middle, (on,))[lang]
    return ON_LINE[lang].format(stand=stand, axis=inside(between.text[lang]), pole=quoted(pole[lang], lang))


def _stand(middle: Middle, axes: tuple[int, ...]) -> Text:
    """How the group stands on axes on which it is not on one side."""
    if any(middle.apart[axis] for axis in axes):
        return OPPOSITE
    if any(middle.unsure[axis] for axis in axes):
        return UNSURE
    reach = max(middle.spread[axis][1] - middle.spread[axis][0] for axis in axes)
    return NEAR if round(reach, 1) <= NARROW else WIDE


def said(findings: Findings, lang: Lang) -> Iterator[str]:
    """Where the group stands, and how far it is spread."""
    middle = findings.middle
    if middle is None:
        yield UNPLACED[lang].format(k=findings.k)
        return
    if middle.n == 1:
        yield ALONE[lang]
        return
    first, second = (inside(axis.text[lang]) for axis in findings.content.axes)
    value, mandate = (number(at, lang, 1) for at in middle.medians)
    n = OUT_OF[lang].format(n=number(middle.n, lang), all=number(findings.invited, lang))
    headline = where(findings, lang)
    if any(middle.apart):
        yield APART[lang].format(headline=headline, n=n)
        return
    yield WHERE[lang].format(headline=headline, value=value, first=first, mandate=mandate, second=second, n=n)
    (low, high), (bottom, top) = ((number(end, lang, 1) for end in ends) for ends in middle.spread)
    yield SPREAD[lang].format(low=low, high=high, first=first, bottom=bottom, top=top, second=second)
