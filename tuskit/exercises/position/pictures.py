"""Where the group stands, as pictures: the map of the room, the shifts, and the canvas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.scatter import Axis, Corner, Mark, Spot, scatter
from tuskit.charts.strip import Line, strip
from tuskit.exercises.position import canvas
from tuskit.exercises.position.sentences import divides
from tuskit.exercises.position.stances import HIGH, LOW
from tuskit.exercises.position.standing import where
from tuskit.phrases import below, number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.position import Quadrant
    from tuskit.exercises.position.findings import Findings
    from tuskit.exercises.position.places import Middle

FAR = 5
"""Shifts that can be read from the back row."""

MAP = Text(
    da="En prik er en person, til nærmeste halve trin; tal i en prik er flere; korset er medianen, feltet om det den midterste halvdel",
    en="A dot is a person, to the nearest half step; a number in it says several; the cross is the median, the box around it the middle half",
)
SIDES = Text(
    da="En prik er en person, til nærmeste halve trin; tal i en prik er flere; ingen median, for den ligger imellem jer",
    en="A dot is a person, to the nearest half step; a number in it says several; no median, because it lies between you",
)
PLACED = Text(da="{n} har en plads på kortet", en="{n} have a place on the map")
STANDING = Text(da="Kun én har en plads på kortet", en="Only one has a place on the map")
GROUP = Text(da="Jeres midte", en="Your middle")
LEADERS, EMPLOYEES = Text(da="Ledere", en="Leaders"), Text(da="Medarbejdere", en="Employees")
TOWARDS = Text(da="{quadrant} (hertil vil I)", en="{quadrant} (where you want to go)")
MAP_ALT = Text(da="Kort med to akser. {rows}.", en="A map with two axes. {rows}.")
AT = Text(
    da="{who}: {value} på {first} og {mandate} på {second}", en="{who}: {value} on {first} and {mandate} on {second}"
)
WHO, PEOPLE = Text(da="Hvem", en="Who"), Text(da="Personer", en="People")
MEDIAN = Text(da="{who}, median", en="{who}, median")
HALF = Text(da="Den midterste halvdel", en="The middle half")
PLACE = Text(da="Plads på kortet", en="Place on the map")
SHIFTS = Text(
    da="Hvor I står på linjerne, den mest omstridte øverst; tallene er personer, trekanten er medianen, hvor I ikke står i to lejre",
    en="Where you stand on the lines, the most contested first; the numbers are people, the triangle is the median where you do not stand in two camps",
)
ON_PROJECTOR = Text(da="på storskærm de {n} øverste", en="on a projector the first {n}")
MIDDLE = Text(da="median", en="median")
CAMPS = Text(da="to lejre", en="two camps")
SHIFTS_ALT = Text(da="Linjer mellem to poler. {rows}.", en="Lines between two poles. {rows}.")
SAID = Text(
    da="{name}: {low} nærmest {low_pole}, {middle} i midten, {high} nærmest {high_pole}",
    en="{name}: {low} nearer to {low_pole}, {middle} in the middle, {high} nearer to {high_pole}",
)
LINE, POLE_LOW, POLE_HIGH = Text(da="Linje", en="Line"), Text(da="1 er", en="1 is"), Text(da="7 er", en="7 is")
AXIS = Text(da="Akse", en="Axis")
DONT_KNOW = Text(da="Ved ikke", en="Don’t know")
MEDIAN_OF = Text(da="Median", en="Median")
AGREEMENT = Text(da="Enighed (A)", en="Agreement (A)")


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The map first; each only where there is something to show, and the canvas always."""
    charts = []
    if findings.middle:
        charts.append(_map(findings, findings.middle, lang))
    if findings.stood:
        charts.append(_shifts(findings, lang))
    charts.append(canvas.chart(findings, lang))
    return tuple(charts)


def _map(findings: Findings, middle: Middle, lang: Lang) -> Chart:
    first, second = findings.content.axes
    marks = list(_marks(findings, middle, lang))
    names: dict[Corner, str] = {
        _corner(each): TOWARDS[lang].format(quadrant=each.text[lang]) if each == findings.wanted else each.text[lang]
        for each in findings.content.quadrants
    }
    placed = PLACED[lang].format(n=number(middle.n, lang))
    measured = below(
        f"{(SIDES if any(middle.apart) else MAP)[lang]} · {placed}",
        findings.n,
        findings.invited,
        lang,
        simulated=findings.simulated,
    )
    spots = [Spot(spot.value, spot.mandate, spot.people) for spot in findings.spots]
    told = [
        AT[lang].format(
            who=mark.label,
            value=number(mark.across, lang, 1),
            first=first.text[lang],
            mandate=number(mark.up, lang, 1),
            second=second.text[lang],
        )
        for mark in marks
    ]
    return Chart(
        id="position_map",
        title=where(findings, lang) or STANDING[lang],
        subtitle=measured,
        alt=MAP_ALT[lang].format(rows="; ".join([*told, placed])),
        table=_table(findings, middle, lang),
        paint=lambda size: scatter(
            spots,
            marks,
            size,
            across=Axis(LOW, HIGH, (first.low[lang], first.high[lang])),
            up=Axis(LOW, HIGH, (second.low[lang], second.high[lang])),
            corners=names,
            strong=_corner(findings.quadrant) if findings.quadrant else None,
        ),
    )


def _corner(quadrant: Quadrant) -> Corner:
    corners: dict[tuple[str, str], Corner] = {
        ("low", "low"): "low low",
        ("high", "low"): "high low",
        ("low", "high"): "low high",
        ("high", "high"): "high high",
    }
    return corners[quadrant.value, quadrant.mandate]


def _marks(findings: Findings, middle: Middle, lang: Lang) -> Iterator[Mark]:
    """The middle of all, where they are more than one and no camps, and of leaders and employees who stand apart."""
    if middle.n > 1 and not any(middle.apart):
        yield Mark(*middle.medians, GROUP[lang], box=middle.spread)
    if any(findings.parted):
        leaders, employees = findings.roles["leader"], findings.roles["employee"]
        yield Mark(*leaders.medians, LEADERS[lang], shape="square")
        yield Mark(*employees.medians, EMPLOYEES[lang], shape="triangle")


def _table(findings: Findings, middle: Middle, lang: Lang) -> pd.DataFrame:
    """The medians, the middle half, and every place with how many stand there."""
    names = {"leader": LEADERS[lang], "employee": EMPLOYEES[lang]}
    rows: list[tuple[str, int | None, str, str]] = [
        (MEDIAN[lang].format(who=who), each.n, number(each.medians[0], lang, 1), number(each.medians[1], lang, 1))
        for who, each in ((GROUP[lang], middle), *((names[role], each) for role, each in findings.roles.items()))
    ]
    across, up = (f"{number(low, lang, 1)}–{number(high, lang, 1)}" for low, high in middle.spread)
    rows.insert(1, (HALF[lang], None, across, up))
    rows += [
        (PLACE[lang], spot.people, number(spot.value, lang, 1), number(spot.mandate, lang, 1))
        for spot in findings.spots
    ]
    first, second = (axis.text[lang] for axis in findings.content.axes)
    return pd.DataFrame(rows, columns=[WHO[lang], PEOPLE[lang], first, second]).astype({PEOPLE[lang]: "Int64"})


def _shifts(findings: Findings, lang: Lang) -> Chart:
    said = [one for one in findings.stances if one.n or one.dont_know]
    lines = [
        Line(
            name=one.shift.text[lang],
            low=one.shift.low[lang],
            high=one.shift.high[lang],
            counts=one.counts,
            middle=one.median - LOW if one.n and not one.camps else None,
            note=CAMPS[lang] if one.camps else "",
        )
        for one in said
    ]
    table = pd.DataFrame(
        [
            {
                AXIS[lang]: one.axis.text[lang],
                LINE[lang]: one.shift.text[lang],
                POLE_LOW[lang]: one.shift.low[lang],
                **{f"{step}": count for step, count in enumerate(one.counts, LOW)},
                POLE_HIGH[lang]: one.shift.high[lang],
                DONT_KNOW[lang]: one.dont_know,
                MEDIAN_OF[lang]: number(one.median, lang, 1) if one.n else None,
                AGREEMENT[lang]: number(one.agreement, lang, 2) if one.n else None,
            }
            for one in said
        ]
    )
    told = "; ".join(
        SAID[lang].format(
            name=one.shift.text[lang],
            low=one.low,
            low_pole=one.shift.low[lang],
            middle=one.middle,
            high=one.high,
            high_pole=one.shift.high[lang],
        )
        for one in said
    )
    measured = SHIFTS[lang] + (f"; {ON_PROJECTOR[lang].format(n=FAR)}" if len(lines) > FAR else "")
    return Chart(
        id="position_shifts",
        title=divides(findings, lang),
        subtitle=below(measured, findings.n, findings.invited, lang, simulated=findings.simulated),
        alt=SHIFTS_ALT[lang].format(rows=told),
        table=table,
        paint=lambda size: strip(lines[:FAR] if size == "projector" else lines, size, middle=MIDDLE[lang]),
    )
