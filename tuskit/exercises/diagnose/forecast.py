"""A leader's forecast: what the others answer to the statements, guessed before anybody has seen it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.dumbbell import Bell, dumbbell
from tuskit.exercises.diagnose.content import HIGH, LOW, Diagnose, Pain
from tuskit.exercises.diagnose.pain import FAR, HURTS, TURNED, WORKS, felt
from tuskit.moved.sentences import tenths
from tuskit.phrases import below, number, of, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.answers import Group

FEWEST = 2
"""What one person answered is not what a room answered."""
CLOSE = 0.5
"""Of a level: nearer than this, and a forecast was right."""

FORECAST = Text(da="Gættet", en="Guessed")
ROOM = Text(da="Rummet svarede", en="The room answered")
NEEDED = Text(
    da="Der er ikke noget at holde gættet op imod endnu: det kræver, at mindst {k} har svaret på det samme udsagn.",
    en="There is nothing to hold the guess up against yet: it takes at least {k} who answered the same statement.",
)
UNSAID = Text(
    da="Ingen leder har gættet på, hvad rummet svarer.", en="No leader has guessed what the room would answer."
)
OFF = {
    False: Text(
        da="Dit gæt ramte længst ved siden af her: {pain}. Du gættede {forecast}; rummet svarede {room} på en skala fra 1 (fungerer) til 5 (gør ondt){turned} ({of}).",
        en="Your guess was farthest off here: {pain}. You guessed {forecast}; the room answered {room} on a scale from 1 (works) to 5 (hurts){turned} ({of}).",
    ),
    True: Text(
        da="Ledernes gæt ramte længst ved siden af her: {pain}. Lederne gættede i snit {forecast} ({people} af {leaders}); rummet svarede {room} på en skala fra 1 (fungerer) til 5 (gør ondt){turned} ({of}).",
        en="The leaders’ guesses were farthest off here: {pain}. The leaders guessed {forecast} on average ({people} of {leaders}); the room answered {room} on a scale from 1 (works) to 5 (hurts){turned} ({of}).",
    ),
}
"""What is said to one leader, and of several."""
ALL = {
    False: Text(
        da="Du ramte rummet på {pains} af {pains} udsagn: intet gæt lå et halvt trin eller mere fra rummets snit ({of}).",
        en="You were right about the room on {pains} of {pains} statements: no guess was half a step or more from the room’s mean ({of}).",
    ),
    True: Text(
        da="Lederne ramte rummet på {pains} af {pains} udsagn: intet gæt lå i snit et halvt trin eller mere fra rummets ({of}).",
        en="The leaders were right about the room on {pains} of {pains} statements: on average no guess was half a step or more from the room’s mean ({of}).",
    ),
}
RIGHT = {
    False: Text(
        da="Du ramte på {right} af {pains} udsagn, under et halvt trin fra rummets snit, tættest på {pain} ({of}).",
        en="You were right on {right} of {pains} statements, less than half a step from the room’s mean, closest on {pain} ({of}).",
    ),
    True: Text(
        da="Lederne ramte i snit på {right} af {pains} udsagn, under et halvt trin fra rummets, tættest på {pain} ({of}).",
        en="On average the leaders were right on {right} of {pains} statements, less than half a step from the room’s mean, closest on {pain} ({of}).",
    ),
}
MISSED = Text(
    da="Intet gæt lå under et halvt trin fra rummets snit ({of}).",
    en="No guess was less than half a step from the room’s mean ({of}).",
)
MORE = Text(
    da="På {more} af {pains} udsagn gør det mere ondt, end der blev gættet, og på {less} mindre ({of}).",
    en="On {more} of {pains} statements it hurts more than was guessed, and on {less} less ({of}).",
)
NONE = Text(da="ingen", en="none")
REVERSED = Text(
    da="; udsagnet er positivt, så tallene er vendt", en="; the statement is positive, so the numbers are turned round"
)
TITLE = Text(
    da="Længst fra gættet er {pain}: gættet var {forecast}, rummet svarede {room}",
    en="Farthest from the guess is {pain}: guessed {forecast}, the room answered {room}",
)
TITLE_RIGHT = Text(
    da="Gættet ramte rummet på {pains} af {pains} udsagn",
    en="The guess was right about the room on {pains} of {pains} statements",
)
MEASURED = {
    False: Text(
        da="Gættet og rummets snit, den største afstand øverst",
        en="The guess and the room’s mean, the largest gap first",
    ),
    True: Text(
        da="Snittet af {leaders} gæt og rummets snit, den største afstand øverst",
        en="The mean of {leaders} guesses and the room’s mean, the largest gap first",
    ),
}
FIRST = Text(da="de {n} øverste af {all}", en="the first {n} of {all}")
ALT = Text(
    da="To prikker på hver linje: gættet og rummets snit. {rows}.",
    en="Two dots on each line: the guess and the room’s mean. {rows}.",
)
TOLD = Text(da="{pain}: gættet {forecast}, svaret {room}", en="{pain}: guessed {forecast}, answered {room}")
PAIN, GUESSES, ANSWERS = Text(da="Udsagn", en="Statement"), Text(da="Gæt", en="Guesses"), Text(da="Svar", en="Answers")


@dataclass(frozen=True, kw_only=True)
class Gap:
    """One statement: how much it was thought to hurt, and how much it does, from 1 (works) to 5 (hurts)."""

    pain: Pain
    forecast: float
    """The mean of the forecasts."""
    room: float
    """The mean of the room."""
    people: int
    """How many forecast it."""
    n: int
    """How many of the room took a stand."""

    @property
    def size(self) -> float:
        """How far the forecast was off."""
        return round(abs(self.forecast - self.room), 9)

    @property
    def right(self) -> bool:
        """Whether the forecast was near enough."""
        return self.size < CLOSE


def gaps(content: Diagnose, group: Group, forecasts: Sequence[Mapping[str, Any]]) -> tuple[Gap, ...]:
    """Where forecasts and room differ, the largest gap first.

    Only statements on which at least k of the room took a stand, and that at least k leaders forecast; where fewer
    made a forecast, as for a leader who sees their own, all of them.
    """
    if group.withheld:
        return ()
    found = []
    for one in felt(content, group):
        guesses = list(_guesses(one.pain, forecasts))
        enough = len(guesses) >= min(group.k, len(forecasts)) and one.n >= max(group.k, FEWEST)
        if guesses and enough and one.mean is not None:
            guess = sum(guesses) / len(guesses)
            found.append(Gap(pain=one.pain, forecast=guess, room=one.mean, people=len(guesses), n=one.n))
    return tuple(sorted(found, key=lambda gap: (-gap.size, gap.pain.id)))


def _guesses(pain: Pain, forecasts: Sequence[Mapping[str, Any]]) -> Iterator[int]:
    """The levels of pain that were forecast for a statement, "don't know" left out."""
    for said in forecasts:
        level = said.get(f"pain_{pain.bundled}", {}).get(pain.id)
        if isinstance(level, int):
            yield LOW + HIGH - level if pain.positive else level


def foretold(
    content: Diagnose, group: Group, forecasts: Sequence[Mapping[str, Any]], lang: Lang
) -> tuple[tuple[Chart, ...], tuple[str, ...]]:
    """Forecasts held up against the room, as a picture and sentences: to one leader, or of several."""
    found = gaps(content, group, forecasts)
    if not any(any(_guesses(pain, forecasts)) for pain in content.pains):
        return (), (UNSAID[lang],)
    if not found:
        return (), (NEEDED[lang].format(k=number(max(group.k, FEWEST), lang)),)
    return (_chart(found, group, len(forecasts), lang),), tuple(_tell(found, group, len(forecasts), lang))


def _tell(found: tuple[Gap, ...], group: Group, leaders: int, lang: Lang) -> Iterator[str]:
    several = leaders > 1
    everybody = of(group.n, group.invited, lang)
    pains = number(len(found), lang)
    right = [gap for gap in found if gap.right]
    if len(right) == len(found):
        yield ALL[several][lang].format(pains=pains, of=everybody)
        return
    worst, best = found[0], found[-1]
    guessed, answered = _said(worst, lang)
    yield OFF[several][lang].format(
        pain=quoted(worst.pain.text[lang], lang),
        forecast=guessed,
        room=answered,
        people=number(worst.people, lang),
        leaders=number(leaders, lang),
        turned=REVERSED[lang] if worst.pain.positive else "",
        of=of(worst.n, group.invited, lang),
    )
    more = sum(gap.room > gap.forecast for gap in found if not gap.right)
    less = len(found) - len(right) - more
    yield MORE[lang].format(pains=pains, more=more or NONE[lang], less=less or NONE[lang], of=everybody)
    text = RIGHT[several] if right else MISSED
    yield text[lang].format(
        right=number(len(right), lang), pains=pains, pain=quoted(best.pain.text[lang], lang), of=everybody
    )


def _said(gap: Gap, lang: Lang) -> tuple[str, str]:
    guess = number(gap.forecast, lang) if gap.people == 1 else tenths(gap.forecast, lang)
    return guess, tenths(gap.room, lang)


def _chart(found: tuple[Gap, ...], group: Group, leaders: int, lang: Lang) -> Chart:
    shown = found[:FAR]
    worst = found[0]
    bells = [
        Bell(
            label=gap.pain.text[lang],
            first=gap.forecast,
            second=gap.room,
            says=_said(gap, lang),
            note=TURNED[lang] if gap.pain.positive else "",
        )
        for gap in shown
    ]
    guessed, answered = _said(worst, lang)
    title = (TITLE_RIGHT if worst.right else TITLE)[lang].format(
        pain=quoted(worst.pain.text[lang], lang), forecast=guessed, room=answered, pains=number(len(found), lang)
    )
    some = [FIRST[lang].format(n=FAR, all=number(len(found), lang))] if len(found) > FAR else []
    measured = "; ".join([MEASURED[leaders > 1][lang].format(leaders=number(leaders, lang)), *some])
    rows = "; ".join(
        TOLD[lang].format(pain=quoted(gap.pain.text[lang], lang), forecast=bell.says[0], room=bell.says[1])
        for gap, bell in zip(shown, bells, strict=True)
    )
    return Chart(
        id="forecast",
        title=title,
        subtitle=below(measured, group.n, group.invited, lang, simulated=group.simulated),
        alt=ALT[lang].format(rows=rows),
        table=pd.DataFrame(
            {
                PAIN[lang]: [gap.pain.text[lang] for gap in found],
                FORECAST[lang]: [_said(gap, lang)[0] for gap in found],
                GUESSES[lang]: [gap.people for gap in found],
                ROOM[lang]: [_said(gap, lang)[1] for gap in found],
                ANSWERS[lang]: [gap.n for gap in found],
            }
        ),
        paint=lambda size: dumbbell(
            bells,
            size,
            low=LOW,
            high=HIGH,
            ends=(f"{LOW} {WORKS[lang]}", f"{HIGH} {HURTS[lang]}"),
            names=(FORECAST[lang], ROOM[lang]),
        ),
    )
