"""The organisation's year: how many hours of conversations every week holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.columns import Layer, columns
from tuskit.charts.theme import CONVERSATION
from tuskit.exercises.cadence.wording import day, measured
from tuskit.exercises.cadence.years.weeks import span, week
from tuskit.phrases import capital, inside, listed, number
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tuskit.exercises.cadence.findings import Findings

EVEN = 0.25
"""A week within this share of the average is an ordinary one."""
MOSTLY = 0.8
"""So many of the open weeks must be ordinary before the year is called level."""
PEAK = 1.5
"""The busiest week stands out from this many times the average on."""
HALF = 1.75
"""Up to this many times is one and a half."""
FEW = 20
"""Below this many hours the half ones count."""

LEVEL = Text(
    da="Et jævnt år: mellem {low} og {high} i hver åben uge",
    en="A level year: between {low} and {high} in every open week",
)
SAME = Text(da="Et jævnt år: {high} i hver åben uge", en="A level year: {high} in every open week")
MOSTLY_SAME = Text(
    da="Et jævnt år: {high} i {n} af {all} åbne uger", en="A level year: {high} in {n} of {all} open weeks"
)
MOSTLY_LEVEL = Text(
    da="Et jævnt år: mellem {low} og {high} i {n} af {all} åbne uger",
    en="A level year: between {low} and {high} in {n} of {all} open weeks",
)
BUSIEST = Text(
    da="{weeks}: {high}, cirka {times} så meget som i snit",
    en="{weeks}: {high}, about {times} as much as on average",
)
UNEVEN = Text(
    da="Et ujævnt år: mellem {low} og {high} i de åbne uger",
    en="An uneven year: between {low} and {high} in the open weeks",
)
SPARSE = Text(
    da="{weeks} med {high}, og {n} af {all} åbne uger er uden samtaler",
    en="{weeks} with {high}, and {n} of {all} open weeks have no conversations",
)
ONE = Text(da="{weeks} er den travleste", en="{weeks} is the busiest")
SOME = Text(da="{weeks} er de travleste", en="{weeks} are the busiest")
MANY = Text(da="{n} uger er de travleste", en="{n} weeks are the busiest")
NAMED = 3
"""More busiest weeks than these are counted, not named."""
HALF_MORE = Text(da="halvanden gang", en="one and a half times")
TWICE = Text(da="dobbelt", en="twice")
TIMES = Text(da="{n} gange", en="{n} times")
ONE_HOUR, HOURS = Text(da="1 time", en="1 hour"), Text(da="{n} timer", en="{n} hours")

MEASURED = Text(
    da="Timer med samtaler i hver uge, alle deltagere talt med; grå uger er lukket",
    en="Hours of conversations in each week, every participant counted; grey weeks are closed",
)
ALT = Text(
    da="En søjle for hver uge fra {first} til {last}. I snit i de åbne uger: {parts}. Mest i {week}: {high}. Lukket: {closed}.",
    en="A column for each week from {first} to {last}. On average in the open weeks: {parts}. Most in {week}: {high}. Closed: {closed}.",
)
NONE = Text(da="ingen hele uger", en="no whole weeks")
MEAN = Text(da="I snit i en åben uge: {n}", en="On average in an open week: {n}")
TOP = Text(da="{week}: {n}", en="{week}: {n}")
MISSING = Text(
    da="{n} af {all} samtaler har ikke fundet plads og er ikke med her",
    en="{n} of {all} conversations have found no place and are not shown",
)
WEEK, MONDAY = Text(da="Uge", en="Week"), Text(da="Mandag", en="Monday")
WHOLE, CLOSED = Text(da="I alt", en="In all"), Text(da="Lukket", en="Closed")


def names(findings: Findings, lang: Lang) -> Mapping[str, str]:
    """What each colour of the plan stands for, by place: its conversations in a row."""
    found: dict[str, list[str]] = {}
    for one in findings.chosen:
        found.setdefault(one.conversation.place, []).append(one.conversation.text[lang])
    return {place: listed([texts[0], *map(inside, texts[1:])], lang) for place, texts in found.items()}


def organisation(findings: Findings, lang: Lang) -> Chart:
    """The whole year week by week."""
    plan = findings.plan
    weeks = plan.days.weeks
    places = {one.conversation.id: one.conversation.place for one in findings.chosen}
    amounts = {place: [0.0] * len(weeks) for place in names(findings, lang)}
    for meeting in plan.meetings:
        at = (meeting.day - weeks[0]).days // 7
        amounts[places[meeting.relation.conversation]][at] += meeting.minutes * len(meeting.relation.people) / 60
    sums = [sum(each) for each in zip(*amounts.values(), strict=True)]
    open_ = [n for n, monday in enumerate(weeks) if monday not in plan.days.shut]
    layers = [
        Layer(name, CONVERSATION[place], tuple(amounts[place]), mean, _hours(mean, lang))
        for place, name in names(findings, lang).items()
        for mean in [sum(amounts[place]) / max(len(open_), 1)]
    ]
    layers.sort(key=lambda layer: -layer.mean)
    tallest = max(range(len(sums)), key=sums.__getitem__)
    top, drawn = week(weeks[tallest], lang), span(plan.days, lang)
    average = _hours(sum(layer.mean for layer in layers), lang)
    missing = sum(breach.missing for breach in plan.breaches)
    lacks = MISSING[lang].format(n=number(missing, lang), all=number(missing + len(plan.meetings), lang))
    table = pd.DataFrame(
        {
            WEEK[lang]: [monday.isocalendar().week for monday in weeks],
            MONDAY[lang]: [monday.isoformat() for monday in weeks],
            **{layer.name: [number(hours, lang, 1) for hours in layer.amounts] for layer in layers},
            WHOLE[lang]: [number(hours, lang, 1) for hours in sums],
            CLOSED[lang]: ["✓" if monday in plan.days.shut else "" for monday in weeks],
        }
    )
    return Chart(
        id="cadence_year",
        title=finding([sums[n] for n in open_], [week(weeks[n], lang) for n in open_], lang),
        subtitle=measured(findings, MEASURED[lang], lang),
        alt=ALT[lang].format(
            first=day(plan.days.first, lang),
            last=day(plan.days.last, lang),
            parts=", ".join(f"{inside(layer.name)} {layer.text}" for layer in layers if layer.mean),
            week=top,
            high=_hours(sums[tallest], lang),
            closed=", ".join(gap.label for gap in drawn.gaps if gap.label) or NONE[lang],
        )
        + (f" {lacks}." if missing else ""),
        table=table,
        paint=lambda size: columns(
            layers,
            size,
            span=drawn,
            mean=MEAN[lang].format(n=average),
            most=TOP[lang].format(week=top, n=_hours(sums[tallest], lang)),
            lang=lang,
            note=lacks if missing else "",
        ),
    )


def finding(hours: Sequence[float], weeks: Sequence[str], lang: Lang) -> str:
    """Whether the open weeks are level, from their hours and names; some week must have an hour.

    >>> finding([30, 31, 30], ["week 1", "week 2", "week 3"], "en")
    'A level year: between 30 and 31 hours in every open week'
    """
    mean, high = sum(hours) / len(hours), max(hours)
    ordinary = [each for each in hours if abs(each - mean) <= EVEN * mean]
    if len(ordinary) >= MOSTLY * len(hours) and high < PEAK * mean:
        low, most = _figure(min(ordinary), lang), _hours(max(ordinary), lang)
        one, all_ = most == _hours(min(ordinary), lang), len(ordinary) == len(hours)
        said = (SAME if one else LEVEL) if all_ else (MOSTLY_SAME if one else MOSTLY_LEVEL)
        return said[lang].format(low=low, high=most, n=len(ordinary), all=len(hours))
    most = _hours(high, lang)
    top = _busiest([name for name, each in zip(weeks, hours, strict=True) if _hours(each, lang) == most], lang)
    without = sum(not each for each in hours)
    if without > len(hours) / 4:
        return SPARSE[lang].format(weeks=top, high=most, n=without, all=len(hours))
    if high >= PEAK * mean:
        return BUSIEST[lang].format(weeks=top, high=most, times=_times(high / mean, lang))
    return UNEVEN[lang].format(low=_figure(min(hours), lang), high=most)


def _busiest(weeks: Sequence[str], lang: Lang) -> str:
    """Which weeks are the busiest, as the beginning of a sentence."""
    if len(weeks) > NAMED:
        return MANY[lang].format(n=len(weeks))
    return (ONE if len(weeks) == 1 else SOME)[lang].format(weeks=capital(listed(weeks, lang)))


def _times(factor: float, lang: Lang) -> str:
    if factor < HALF:
        return HALF_MORE[lang]
    whole = round(factor)
    return TWICE[lang] if whole == 2 else TIMES[lang].format(n=number(whole, lang))  # noqa: PLR2004  (twice)


def _figure(hours: float, lang: Lang) -> str:
    return number(hours, lang, 1 if hours < FEW else 0)


def _hours(hours: float, lang: Lang) -> str:
    said = _figure(hours, lang)
    return ONE_HOUR[lang] if said == "1" else HOURS[lang].format(n=said)
