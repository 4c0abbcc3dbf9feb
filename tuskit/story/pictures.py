"""The story's pictures: each chapter's figure as a chart, with its words and the claims that go with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import pandas as pd

from tuskit import evidence
from tuskit.charts import Chart, parcels, shares, stairs, theme, timeline, tracks, wheel
from tuskit.story import Band, Chapter, Parcel, Parcels, Shares, Steps, Thing, Timeline, story
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from tuskit.charts import Size
    from tuskit.evidence import Status

NAMES: dict[str, str] = {"mus": "MUS", "mu": "MU", "tus": "TUS"}
CONVERSATION = Text(da="Samtale", en="Conversation")
WHEN = Text(da="Hvornår", en="When")
HOLDS = Text(da="Rummer", en="Holds")
YEARS = Text(da="År", en="Years")
HAPPENS = Text(da="Hvad der sker", en="What happens")
STEP = Text(da="Trin", en="Step")
CLAIM = Text(da="Udsagn", en="Claim")
SOURCE = Text(da="Kilde", en="Source")
STATUS = Text(da="Status", en="Status")
NOTE = Text(da="Note", en="Note")
NOT_MEASURED = Text(da="Tesen som billede, ikke en måling", en="The thesis as a picture, not a measurement")
SURE: dict[Status, tracks.Sure] = {"confirmed": "full", "restated": "half", "not_found": "hollow", "argument": "hollow"}
TINTS = (0.45, 0.72, 1.0)
"""From paper to the colour of MUS, by how strong an era is."""


@dataclass(frozen=True, kw_only=True)
class Told:
    """A chapter in one language: its words, its picture, and what others have said, each with source, year and status."""

    id: str
    title: str
    says: str
    chart: Chart
    claims: tuple[str, ...]


def tell(lang: Lang) -> tuple[Told, ...]:
    """Every chapter of the kit's story, in order."""
    return tuple(
        Told(
            id=chapter.id,
            title=chapter.title[lang],
            says=chapter.says[lang],
            chart=draw(chapter, lang),
            claims=tuple(evidence.sentence(evidence.claim(name), lang) for name in chapter.claims),
        )
        for chapter in story().chapters
    )


def charts(lang: Lang) -> dict[str, Chart]:
    """Every picture of the story by its id, the small one of the whole included."""
    return {chart.id: chart for chart in (point(lang), *(chapter.chart for chapter in tell(lang)))}


def draw(chapter: Chapter, lang: Lang) -> Chart:
    """A chapter's picture."""
    match chapter.figure:
        case Parcels() as figure:
            return _parcels(chapter, figure, lang)
        case Timeline() as figure:
            return _timeline(chapter, figure, lang)
        case Steps() as figure:
            return _steps(chapter, figure, lang)
        case Shares() as figure:
            return _shares(chapter, figure, lang)


def point(lang: Lang) -> Chart:
    """The whole story in one small picture: what is in MUS today, and what comes instead."""
    found = story().point
    bands = (found.before, found.after)
    stacks = [
        shares.Stack(band.heading[lang], tuple((NAMES[p.talk], p.weight, _colour(p.talk)) for p in band.parts))
        for band in bands
    ]
    rows = [{WHEN[lang]: band.heading[lang], CONVERSATION[lang]: _talks(band)} for band in bands]
    return Chart(
        id="story_point",
        title=story().title[lang],
        subtitle=NOT_MEASURED[lang],
        alt=found.alt[lang],
        table=pd.DataFrame(rows),
        paint=lambda size: shares.shares(stacks, size, named=True),
    )


def _talks(band: Band) -> str:
    return ", ".join(NAMES[part.talk] for part in band.parts)


def _colour(talk: str) -> str:
    return theme.CONVERSATION[talk]


def _words(things: Sequence[Thing], lang: Lang) -> tuple[str, ...]:
    return tuple(thing.text[lang] for thing in things)


def _parcels(chapter: Chapter, figure: Parcels, lang: Lang) -> Chart:
    def column(held: Sequence[Parcel], heading: str) -> parcels.Column:
        boxes = [
            parcels.Parcel(NAMES[one.talk], _colour(one.talk), one.note[lang], _words(one.things, lang)) for one in held
        ]
        return parcels.Column(tuple(boxes), heading)

    names = (figure.names.before[lang], figure.names.after[lang]) if figure.names else ("", "")
    sides = [(name, held) for name, held in zip(names, (figure.before, figure.after), strict=True) if held]
    rows = [
        {
            **({WHEN[lang]: name} if name else {}),
            CONVERSATION[lang]: f"{NAMES[one.talk]}, {one.note[lang]}",
            HOLDS[lang]: ", ".join(_words(one.things, lang)) or None,
        }
        for name, held in sides
        for one in held
    ]
    said = [f"{name}: {'; '.join(_said(one, lang) for one in held)}".removeprefix(": ") for name, held in sides]
    return _chart(
        chapter,
        lang,
        alt=". ".join(said),
        rows=rows,
        paint=lambda size: parcels.parcels([column(held, name) for name, held in sides], size),
    )


def _said(parcel: Parcel, lang: Lang) -> str:
    held = ", ".join(_words(parcel.things, lang))
    return f"{NAMES[parcel.talk]}, {parcel.note[lang]}" + (f": {held}" if held else "")


def _timeline(chapter: Chapter, figure: Timeline, lang: Lang) -> Chart:
    eras = [
        timeline.Era(
            era.text[lang],
            era.start,
            era.end,
            weight=era.strength / 3,
            colour=theme.shade(TINTS[era.strength - 1], (theme.PAPER, theme.MUS)),
        )
        for era in figure.eras
    ]
    reasons = (figure.heading[lang], [reason.text[lang] for reason in figure.reasons])
    rows = [{YEARS[lang]: f"{era.start}–{era.end}", HAPPENS[lang]: era.label} for era in eras]
    told = "; ".join(f"{era.start}–{era.end}: {era.label}" for era in eras)
    return _chart(
        chapter,
        lang,
        alt=f"{told}. {reasons[0]}: {', '.join(reasons[1])}",
        rows=rows,
        paint=lambda size: timeline.timeline(eras, size, reasons=reasons),
    )


def _steps(chapter: Chapter, figure: Steps, lang: Lang) -> Chart:
    steps = [
        stairs.Step(
            step.text[lang],
            step.note[lang] if step.note else "",
            theme.MUS if step.id == figure.marked else theme.SOFT,
        )
        for step in figure.steps
    ]
    labels = [step.label for step in steps]
    noted = any(step.note for step in steps)
    rows = [
        {STEP[lang]: n, HAPPENS[lang]: step.label, **({WHEN[lang]: step.note or None} if noted else {})}
        for n, step in enumerate(steps, 1)
    ]
    middle = figure.middle[lang] if figure.middle else ""
    marked = {n: step.colour for n, step in enumerate(steps) if step.colour != theme.SOFT}
    told = "; ".join(f"{n} {', '.join(filter(None, (s.label, s.note)))}" for n, s in enumerate(steps, 1))
    return _chart(
        chapter,
        lang,
        alt=". ".join(filter(None, (told, middle))),
        rows=rows,
        paint=lambda size: (
            wheel.wheel(labels, size, middle=middle, marked=marked) if middle else stairs.stairs(steps, size)
        ),
    )


def _shares(chapter: Chapter, figure: Shares, lang: Lang) -> Chart:
    found = [(share, evidence.claim(share.claim)) for share in figure.shares]
    polls = [
        tracks.Poll(
            origin,
            tuple(
                tracks.Track(
                    share.label[lang],
                    claim.figure.value if claim.figure else 0,
                    evidence.figure(claim, lang),
                    SURE[claim.status],
                    evidence.BADGES[claim.status][lang],
                )
                for share, claim in group
            ),
        )
        for origin, group in groupby(found, key=lambda pair: evidence.origin(pair[1], lang))
    ]
    rows = [
        {
            CLAIM[lang]: claim.text[lang],
            SOURCE[lang]: evidence.origin(claim, lang),
            STATUS[lang]: evidence.BADGES[claim.status][lang],
            NOTE[lang]: claim.note[lang],
        }
        for _, claim in found
    ]
    told = [f"{poll.heading}: {'; '.join(f'{t.label} {t.text} ({t.badge})' for t in poll.tracks)}" for poll in polls]
    return _chart(chapter, lang, alt=". ".join(told), rows=rows, paint=lambda size: tracks.tracks(polls, size))


def _chart(
    chapter: Chapter, lang: Lang, *, alt: str, rows: Sequence[Mapping[str, object]], paint: Callable[[Size], Figure]
) -> Chart:
    return Chart(
        id=f"story_{chapter.id}",
        title=chapter.title[lang],
        subtitle=chapter.drawn[lang],
        alt=f"{alt}.",
        table=pd.DataFrame(rows),
        paint=paint,
    )
