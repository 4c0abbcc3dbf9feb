"""Shares that somebody has measured, each on a track of a hundred, with how sure it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from tuskit.charts.sheet import LEADING, Sheet
from tuskit.charts.theme import INK, MUTED, PAPER, SEQUENTIAL, SOFT, on
from tuskit.charts.words import width

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

    from tuskit.charts import Size

Sure = Literal["full", "half", "hollow"]
FULL, HALF = SEQUENTIAL[3], SEQUENTIAL[2]


@dataclass(frozen=True)
class Track:
    """A share of a hundred: what it is of, how it is said, how sure it is, and the words for that.

    A hollow one has nothing behind it.
    """

    label: str
    share: float
    text: str
    sure: Sure
    badge: str


@dataclass(frozen=True)
class Poll:
    """Tracks of one measurement, under what it is."""

    heading: str
    tracks: tuple[Track, ...]


def tracks(polls: Sequence[Poll], size: Size) -> Figure:
    """Draw each share as a part of a track; every track is as long as the whole that was asked."""
    sheet = Sheet(size)
    m = sheet.measure
    room = label = sheet.right - sheet.left
    every = [track for poll in polls for track in poll.tracks]
    badge, start, end = room, sheet.left, sheet.right
    if not m.stacked:
        label = min(max((width(each.label, m.body) for each in every), default=0) * 1.03, 0.38 * room)
        badge = min(max((width(each.badge, m.small) for each in every), default=0) * 1.03, 0.17 * room)
        start, end = start + label + m.body, end - badge - m.body
    y = m.margin
    for poll in polls:
        heading = sheet.broken(poll.heading, room, points=m.small, strong=True)
        y += sheet.words(sheet.left, y, heading, points=m.small, colour=MUTED, strong=True) + 0.35 * m.body
        for track in poll.tracks:
            written = sheet.broken(track.label, label)
            beside = sheet.broken(track.badge, badge, points=m.small)
            if m.stacked:
                y += sheet.words(sheet.left, y, written) + 0.1 * m.body
                high = m.row * 0.75
            else:
                high = max(m.row * 0.9, len(written) * m.body * LEADING, len(beside) * m.small * LEADING)
                sheet.words(sheet.left, y + high / 2, written, middle=True)
                sheet.words(end + m.body, y + high / 2, beside, points=m.small, colour=MUTED, middle=True)
            _track(sheet, track, start, end, y + high / 2)
            y += high + (0.1 if m.stacked else 0.45) * m.body
            if m.stacked:
                y += sheet.words(sheet.left, y, beside, points=m.small, colour=MUTED) + 0.5 * m.body
        y += 0.7 * m.body
    return sheet.done(y - 1.1 * m.body if polls else y)


def _track(sheet: Sheet, track: Track, start: float, end: float, middle: float) -> None:
    m = sheet.measure
    thick, edge = m.row * 0.72, 0.12 * m.body
    colour = FULL if track.sure == "full" else HALF
    wide = (end - start) * min(max(track.share, 0), 100) / 100
    sheet.box(start, middle - thick / 2, end - start, thick, SOFT)
    sheet.box(start, middle - thick / 2, wide, thick, colour)
    if track.sure == "hollow":
        sheet.box(start + edge, middle - thick / 2 + edge, max(wide - 2 * edge, 0), thick - 2 * edge, PAPER)
    said = width(track.text, m.body, strong=True) * 1.04
    after = start + wide + 0.45 * m.body + said <= end
    ink = INK if after or track.sure == "hollow" else on(colour)
    at = start + wide + (0.45 if after else -0.45) * m.body
    sheet.words(at, middle, track.text, colour=ink, strong=True, align="left" if after else "right", middle=True)
