"""The eight shifts as pictures: today and wanted, the pain beside the wish, the votes, and leaders beside employees."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.bars import Row, bars
from tuskit.charts.dumbbell import Bell, dumbbell
from tuskit.charts.theme import SEQUENTIAL
from tuskit.exercises.needs import beside
from tuskit.exercises.needs.roles import EMPLOYEES, LEADERS, MANY
from tuskit.exercises.needs.sentences import headline, opposed
from tuskit.exercises.needs.sides import roles
from tuskit.exercises.needs.votes import vote
from tuskit.exercises.needs.wish import LEVELS
from tuskit.exercises.needs.wording import tenths
from tuskit.phrases import below, number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.needs.findings import Findings
    from tuskit.exercises.needs.wish import Wish

FAR = 8
"""Shifts that can be read from the back row."""
SHIFT = Text(da="Skift", en="Shift")
NOW, WANTED = Text(da="I dag", en="Today"), Text(da="Ønsket", en="Wanted")
MOVES = Text(
    da="I dag og ønsket i snit på en linje med syv trin, længste vej øverst",
    en="Today and wanted, means on a line of seven steps, the longest way first",
)
MARK = Text(da="hver sin vej: {n} mod {m}", en="opposite ways: {n} against {m}")
TODAY = Text(da="ser i dag forskelligt", en="today seen differently")
BELLS = Text(da="To prikker på hver linje. {rows}.", en="Two dots on each line. {rows}.")
BELL = Text(
    da="{shift}, fra {low} til {high}: {now} og {wanted}", en="{shift}, from {low} to {high}: {now} and {wanted}"
)
FURTHER, STILL, BACK = (
    Text(da="Vil længere", en="Want further"),
    Text(da="Vil blive", en="Want to stay"),
    Text(da="Vil tilbage", en="Want back"),
)
ANSWERS, MEDIAN, MEAN, AGREEMENT = (
    Text(da="Har svaret på begge", en="Answered both"),
    Text(da="median", en="median"),
    Text(da="snit", en="mean"),
    Text(da="Enighed om ønsket (A)", en="Agreement on the wish (A)"),
)
VOTES = Text(da="Stemmer; hver har højst tre", en="Votes; each has at most three")
VOTE = Text(da="Stemmer", en="Votes")
BARS = Text(da="Bjælker. {rows}.", en="Bars. {rows}.")
ROLES = Text(
    da="Hvor ledere og medarbejdere vil hen, i snit på en linje med syv trin, størst forskel øverst",
    en="Where leaders and employees want to go, means on a line of seven steps, the largest difference first",
)


def draw(findings: Findings, lang: Lang) -> tuple[Chart, ...]:
    """The most important first."""
    charts = []
    if findings.paired:
        charts.append(_moves(findings, lang))
    if findings.match.shifts:
        charts.append(beside.chart(findings, lang))
    if findings.voters:
        charts.append(_votes(findings, lang))
    if roles(findings, lang):
        charts.append(_roles(findings, lang))
    return tuple(charts)


def _moves(findings: Findings, lang: Lang) -> Chart:
    shifts = [one for one in findings.shifts if one.n]
    bells = [
        Bell(
            label=one.shift.text[lang],
            first=one.means[0],
            second=one.means[1],
            says=(tenths(one.means[0], lang), tenths(one.means[1], lang)),
            note=_mark(one, lang),
            poles=(one.shift.low[lang], one.shift.high[lang]),
        )
        for one in shifts[:FAR]
    ]
    columns = {
        SHIFT: [one.shift.text[lang] for one in findings.shifts],
        ANSWERS: [one.n for one in findings.shifts],
        FURTHER: [one.further for one in findings.shifts],
        STILL: [one.still for one in findings.shifts],
        BACK: [one.back for one in findings.shifts],
        AGREEMENT: [number(one.agreement, lang, 2) if sum(one.wanted) else None for one in findings.shifts],
    }
    table = pd.DataFrame({name[lang]: column for name, column in columns.items()})
    for at, name in ((1, WANTED), (0, NOW)):
        means = [tenths(one.means[at], lang) if one.n else None for one in findings.shifts]
        medians = [number(one.medians[at], lang, 1) if _said(one)[at] else None for one in findings.shifts]
        table.insert(1, f"{name[lang]}, {MEDIAN[lang]}", medians)
        table.insert(1, f"{name[lang]}, {MEAN[lang]}", means)
    first = opposed(findings.opposed[0], lang) if findings.opposed else headline(findings, lang)
    return _bells(
        "needs_shifts", first, _under(findings, MOVES, findings.paired, lang), bells, table, (NOW, WANTED), lang
    )


def _said(one: Wish) -> tuple[int, int]:
    return sum(one.now), sum(one.wanted)


def _mark(one: Wish, lang: Lang) -> str:
    """What sets a shift apart, for the far right."""
    if one.opposed == "today":
        return TODAY[lang]
    n, m = one.sides
    return MARK[lang].format(n=number(n, lang), m=number(m, lang)) if one.opposed else ""


def _roles(findings: Findings, lang: Lang) -> Chart:
    bells = [
        Bell(
            label=one.shift.text[lang],
            first=one.means[0],
            second=one.means[1],
            says=(tenths(one.means[0], lang), tenths(one.means[1], lang)),
            poles=(one.shift.low[lang], one.shift.high[lang]),
        )
        for one in findings.apart[:FAR]
    ]
    names = (MANY[LEADERS], MANY[EMPLOYEES])
    table = pd.DataFrame(
        {
            SHIFT[lang]: [one.shift.text[lang] for one in findings.apart],
            names[0][lang]: [tenths(one.means[0], lang) for one in findings.apart],
            names[1][lang]: [tenths(one.means[1], lang) for one in findings.apart],
        }
    )
    return _bells(
        "needs_roles", roles(findings, lang), _under(findings, ROLES, findings.wishing, lang), bells, table, names, lang
    )


def _bells(  # noqa: PLR0917  (what a chart is made of)
    id_: str, title: str, subtitle: str, bells: list[Bell], table: pd.DataFrame, names: tuple[Text, Text], lang: Lang
) -> Chart:
    told = "; ".join(
        BELL[lang].format(
            shift=bell.label,
            low=bell.poles[0],
            high=bell.poles[1],
            now=f"{names[0][lang].lower()} {bell.says[0]}",
            wanted=f"{names[1][lang].lower()} {bell.says[1]}" + (f", {bell.note}" if bell.note else ""),
        )
        for bell in bells
    )
    return Chart(
        id=id_,
        title=title,
        subtitle=subtitle,
        alt=BELLS[lang].format(rows=told),
        table=table,
        paint=lambda size: dumbbell(
            bells, size, low=LEVELS[0], high=LEVELS[-1], ends=("", ""), names=(names[0][lang], names[1][lang])
        ),
    )


def _votes(findings: Findings, lang: Lang) -> Chart:
    first = {one.shift.id for one in findings.leading} if findings.chosen else set()
    rows = [
        Row(
            label=one.shift.text[lang],
            value=one.votes,
            colour=SEQUENTIAL[4 if one.shift.id in first else 2],
            text=number(one.votes, lang),
        )
        for one in findings.voted
    ]
    return Chart(
        id="needs_votes",
        title=vote(findings, lang),
        subtitle=_under(findings, VOTES, findings.voters, lang),
        alt=BARS[lang].format(rows="; ".join(f"{row.label} {row.text}" for row in rows)),
        table=pd.DataFrame({SHIFT[lang]: [row.label for row in rows], VOTE[lang]: [row.text for row in rows]}),
        paint=lambda size: bars(rows[:FAR], size, axis=""),
    )


def _under(findings: Findings, measured: Text, n: int, lang: Lang) -> str:
    return below(measured[lang], n, findings.invited, lang, simulated=findings.simulated)
