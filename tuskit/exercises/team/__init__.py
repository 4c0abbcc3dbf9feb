"""Team: what the product needs, who can do it, what to learn before the next TUS, and what the team does about it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tuskit.exercise import Exercise, Part
from tuskit.exercises.team.content import HIGH, KINDS, LOW, WEEKS, Team
from tuskit.fields import Choice, Number
from tuskit.fields import Words as WordsField
from tuskit.questions import Pick, Rows, Scale
from tuskit.text import Item, Text

__all__ = ["HIGH", "LOW", "TEAM", "Team"]
ACTIONS = 6
"""Rows for who, what and when."""
MOST_HOURS = 400


def ask(content: Team) -> tuple[Part, ...]:
    """Who, where the team has named its members; levels, wishes, and the time there is."""
    return (*_who(content), *_levels(content), _wishes(content), _time(content))


def _who(content: Team) -> Iterator[Part]:
    if content.members:
        words = content.words
        members = tuple(Item(id=m.id, text=Text(da=m.name, en=m.name)) for m in content.members)
        question = Pick(id="who", prompt=words.who_prompt, options=members)
        yield Part(id="who", title=words.who, intro=words.who_intro, questions=(question,))


def _levels(content: Team) -> Iterator[Part]:
    words = content.words
    for kind in KINDS:
        if asked := content.of_kind(kind):
            question = Scale(id=f"level_{kind}", prompt=words.levels_prompt, items=asked, levels=content.levels)
            yield Part(id=f"levels_{kind}", title=words.levels[kind], intro=words.levels_intro, questions=(question,))


def _wishes(content: Team) -> Part:
    words, most = content.words, len(content.competences)
    return Part(
        id="wishes",
        title=words.wishes,
        intro=words.wishes_intro,
        questions=(
            Pick(id="wants", prompt=words.wants, options=content.competences, most=most),
            Pick(id="declines", prompt=words.declines, options=content.competences, most=most),
        ),
    )


def _time(content: Team) -> Part:
    words = content.words
    hours = Number(id="hours", text=words.hours, unit=words.hours_unit, most=MOST_HOURS, usual=content.hours)
    weeks = tuple(
        Item(id=f"week_{week}", text=Text(da=words.week.da.format(week=week), en=words.week.en.format(week=week)))
        for week in WEEKS
    )
    return Part(
        id="time",
        again=False,
        title=words.time,
        intro=words.time_intro,
        questions=(
            Rows(id="time", prompt=words.time_prompt, rows=(Item(id="me", text=words.me),), fields=(hours,)),
            Pick(id="away", prompt=words.away, help=words.away_help, options=weeks, most=len(weeks)),
        ),
    )


def decide(content: Team) -> tuple[Part, ...]:
    """What became of the last actions; one improvement that is everybody's; then who, what and when."""
    words = content.words
    shared = Rows(
        id="shared",
        prompt=words.shared_prompt,
        rows=(Item(id="improvement", text=words.improvement),),
        fields=(
            WordsField(id="what", text=words.what, limit=160),
            WordsField(id="sign", text=words.sign, limit=160),
            WordsField(id="when", text=words.when, limit=40),
        ),
    )
    actions = Rows(
        id="actions",
        prompt=words.actions_prompt,
        rows=tuple(
            Item(id=f"action_{n}", text=Text(da=words.action.da.format(n=n), en=words.action.en.format(n=n)))
            for n in range(1, ACTIONS + 1)
        ),
        fields=(
            WordsField(id="who", text=words.who_does, limit=80),
            WordsField(id="what", text=words.what, limit=160),
            Choice(id="means", text=words.means, options=content.means),
            WordsField(id="when", text=words.when, limit=40),
        ),
    )
    return (
        *_last(content),
        Part(id="shared", title=words.shared, intro=words.shared_intro, questions=(shared,)),
        Part(id="actions", title=words.actions, intro=words.actions_intro, questions=(actions,)),
    )


def _last(content: Team) -> Iterator[Part]:
    if content.last:
        words = content.words
        fields = (
            Choice(id="outcome", text=words.outcome, options=content.outcomes),
            WordsField(id="note", text=words.note, limit=160),
        )
        question = Rows(id="last", prompt=words.last_prompt, rows=content.last, fields=fields)
        yield Part(id="last", title=words.last, intro=words.last_intro, questions=(question,))


def follow(content: Team, decided: Mapping[str, Any]) -> Team:
    """The content with the actions of the TUS before this one, the shared improvement first."""
    rows = {**decided.get("shared", {}), **decided.get("actions", {})}
    said = {key: [row[name] for name in ("what", "who", "when") if row.get(name)] for key, row in rows.items()}
    last = tuple(
        Item(id=key, text=Text(da=" · ".join(words), en=" · ".join(words))) for key, words in said.items() if words
    )
    return content.model_copy(update={"last": last})


def sheet(content: Team, path: Path, *, named: bool) -> Team:
    """The content with the goals, competences and members of the team's own matrix."""
    from tuskit.exercises.team import matrix  # noqa: PLC0415  (only where there is one)

    return matrix.fill(content, path, named=named)


TEAM = Exercise(key="team", content=Team, ask=ask, decide=decide, sheet=sheet, follow=follow)
