"""The team in pictures: cover against need, who can what, the summer, and the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.cells import Line, Square, cells
from tuskit.charts.shares import Stack, shares
from tuskit.charts.theme import GREY, SEQUENTIAL, SOFT, WARNING
from tuskit.exercises.team import planned
from tuskit.exercises.team.sentences import can, gone, lead, single, summer, told
from tuskit.exercises.team.words import under
from tuskit.phrases import capital, listed, number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.team.covers import Cover
    from tuskit.exercises.team.findings import Findings

NAMES = 16
"""People whose names fit above a picture."""
LEVELS = (SOFT, *SEQUENTIAL[1:])
"""The colours of the levels from 0 to 4."""
COVER = Text(
    da="Hvad I kan i dag, og hvor mange produktet har brug for, at der kan det",
    en="What you can do today, and how many the product needs to be able to",
)
NEED = Text(da="{can} kan, {need} skal", en="{can} can, {need} must")
UNKNOWN = Text(da="Ikke sagt", en="Not said")
COMPETENCE = Text(da="Kompetence", en="Competence")
CAN, NEEDED = Text(da="Kan det", en="Can do it"), Text(da="Skal kunne det", en="Must")
MATRIX = Text(
    da="Teamets matrix: niveau 0–4; + vil gerne, − vil helst ikke",
    en="The team’s matrix: levels 0–4; + wants to, − would rather not",
)
SUMMER = Text(
    da="Hvor mange på arbejde der kan det, uge for uge; {told}", en="How many at work can do it, week by week; {told}"
)
WEEK = Text(da="uge {week}", en="week {week}")
NOBODY, FEW, ENOUGH = (
    Text(da="Ingen", en="Nobody"),
    Text(da="For få", en="Too few"),
    Text(da="Dækket", en="Covered"),
)
ALT = Text(da="{rows}.", en="{rows}.")


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The most important first; none without answers."""
    if not findings.shown:
        return ()
    charts = [_cover(findings, lang)]
    if findings.named and len(findings.team) <= NAMES:
        charts.append(_matrix(findings, lang))
    if findings.weeks:
        charts.append(_summer(findings, lang))
    if (plan := planned.chart(findings, lang)) is not None:
        charts.append(plan)
    return tuple(charts)


def _cover(findings: Findings, lang: Lang) -> Chart:
    levels = [level.text[lang] for level in findings.content.levels]
    stacks = [
        Stack(
            label=cover.competence.text[lang],
            parts=(
                *(
                    (name, count, colour)
                    for name, count, colour in reversed(list(zip(levels, cover.counts, LEVELS, strict=True)))
                ),
                (UNKNOWN[lang], cover.unknown, GREY),
            ),
            note=NEED[lang].format(can=number(cover.can, lang), need=number(cover.competence.cover, lang)),
        )
        for cover in findings.covers
    ]
    return Chart(
        id="team_cover",
        title=lead(findings, lang),
        subtitle=under(findings, COVER[lang], lang),
        alt=ALT[lang].format(rows="; ".join(f"{c.competence.text[lang]}: {can(c, lang)}" for c in findings.covers)),
        table=pd.DataFrame([_row(cover, levels, lang) for cover in findings.covers]),
        paint=lambda size: shares(stacks, size),
    )


def _row(cover: Cover, levels: list[str], lang: Lang) -> dict[str, object]:
    return {
        COMPETENCE[lang]: cover.competence.text[lang],
        CAN[lang]: cover.can,
        NEEDED[lang]: cover.competence.cover,
        **dict(zip(levels, cover.counts, strict=True)),
        UNKNOWN[lang]: cover.unknown,
    }


def _matrix(findings: Findings, lang: Lang) -> Chart:
    names = [person.name for person in findings.team]
    rows, table = [], []
    for cover in findings.covers:
        key = cover.competence.id
        marks = [
            ("+" if key in person.wants else "−" if key in person.declines else "", person.levels.get(key))
            for person in findings.team
        ]
        alone = cover.can == 1
        squares = tuple(
            Square(
                text=("?" if level is None else str(level)) + mark,
                colour=GREY if level is None else LEVELS[level],
                ring=WARNING if alone and level is not None and level >= cover.competence.level else "",
            )
            for mark, level in marks
        )
        note = NEED[lang].format(can=number(cover.can, lang), need=number(cover.competence.cover, lang))
        rows.append(Line(label=cover.competence.text[lang], cells=squares, note=note, strong=bool(cover.missing)))
        table.append(
            {COMPETENCE[lang]: cover.competence.text[lang], **dict(zip(names, (s.text for s in squares), strict=True))}
        )
    levels = [
        (f"{level.value} {level.text[lang].lower()}", colour)
        for level, colour in zip(findings.content.levels, LEVELS, strict=True)
    ]
    told_ = "; ".join(
        f"{cover.competence.text[lang]}: {listed([p.name for p in findings.team if p.levels.get(cover.competence.id, 0) >= cover.competence.level], lang) or '–'}"
        for cover in findings.covers
    )
    return Chart(
        id="team_matrix",
        title=single(findings, lang, most=1),
        subtitle=under(findings, MATRIX[lang], lang),
        alt=ALT[lang].format(rows=told_),
        table=pd.DataFrame(table),
        paint=lambda size: cells(rows, names, size, names=levels),
    )


def _summer(findings: Findings, lang: Lang) -> Chart:
    columns = [WEEK[lang].format(week=week.week) for week in findings.weeks]
    rows, table = [], []
    for at, one in enumerate(findings.content.competences):
        left = [week.left[at] for week in findings.weeks]
        squares = tuple(
            Square(
                text=str(count),
                colour=_left(count, one.cover),
                ring=WARNING if one in gone(findings, week) else "",
            )
            for week, count in zip(findings.weeks, left, strict=True)
        )
        rows.append(Line(label=one.text[lang], cells=squares))
        table.append({COMPETENCE[lang]: one.text[lang], **dict(zip(columns, left, strict=True))})
    names = [(NOBODY[lang], _left(0, 1)), (FEW[lang], _left(1, 2)), (ENOUGH[lang], _left(2, 2))]
    said = "; ".join(f"{line.label}: {', '.join(cell.text for cell in line.cells)}" for line in rows)
    return Chart(
        id="team_summer",
        title=capital(summer(findings, lang, most=1)),
        subtitle=under(findings, SUMMER[lang].format(told=told(findings, lang)), lang),
        alt=ALT[lang].format(rows=f"{', '.join(columns)}: {said}"),
        table=pd.DataFrame(table),
        paint=lambda size: cells(rows, columns, size, names=names),
    )


def _left(count: int, need: int) -> str:
    """The colour of so many of those needed being there."""
    return SOFT if not count else SEQUENTIAL[1] if count < need else SEQUENTIAL[3]
