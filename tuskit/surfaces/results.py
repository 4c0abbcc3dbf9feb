"""Findings as a page: the sentences, the charts and the files, the same wherever they are shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, Any

from tuskit import moved
from tuskit.phrases import Simulated
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.charts import Chart
    from tuskit.workshop import Workshop

SIMULATED: dict[Simulated, Text] = {
    "simulated": Text(
        da="Simulerede svar: på nær dine egne kommer de ikke fra virkelige mennesker.",
        en="Simulated answers: apart from your own, they do not come from real people.",
    ),
    "rehearsal": Text(
        da="Generalprøve: svarene kommer fra opdigtede deltagere og kan slettes igen.",
        en="Rehearsal: the answers come from made-up participants and can be wiped.",
    ),
}
GUESS = Text(da="Gæt, hvad de andre svarer", en="Guess what the others answer")
GUESSED = Text(da="Dit gæt, som kun du ser", en="Your guess, seen by you alone")
SHOWN = Text(da="Det viser svarene", en="What the answers show")
FIRST, MANY = 4, 6
"""Of more than `MANY` pictures only the first ones are shown; the rest are folded away below them."""
MORE = Text(da="Se {n} billeder til", en="See {n} more pictures")
TAKE = Text(da="Hent filerne", en="Get the files")


def charts(workshop: Workshop, key: str, lang: Lang, *, round: int = 1) -> tuple[Chart, ...]:
    """The pictures of a round, the most important first; of a second round, what moved between the two comes first."""
    findings = workshop.exercise(key).findings
    drawn = findings.draw(workshop.findings(key, round=round), lang)
    if round == 1:
        return (*drawn, *_foretold(workshop, key, lang)[0])
    return (*moved.draw(_moved(workshop, key, round), lang), *drawn[:1])


def sentences(workshop: Workshop, key: str, lang: Lang, *, round: int = 1) -> tuple[str, ...]:
    """What a round shows, in words, the most important first."""
    findings = workshop.exercise(key).findings
    if round == 1:
        said = findings.conclude(workshop.findings(key), lang)
        return (*said, *_foretold(workshop, key, lang)[1])

    return moved.conclude(_moved(workshop, key, round), lang)


def question(workshop: Workshop, key: str, lang: Lang, *, round: int = 1) -> str:
    """The question to ask the room next."""
    return workshop.exercise(key).findings.discuss(workshop.findings(key, round=round), lang)


def _moved(workshop: Workshop, key: str, round: int) -> moved.Moved:

    parts = workshop.parts(key, round=round)
    return moved.compare(workshop.group(key), workshop.group(key, round=round), parts)


def _foretold(workshop: Workshop, key: str, lang: Lang) -> tuple[tuple[Chart, ...], tuple[str, ...]]:
    """How far the leaders' forecasts were off, where enough of them made one to be shown together."""
    said = workshop.forecasts(key)
    return foretold(workshop, key, lang, said) if said else ((), ())


def foretold(
    workshop: Workshop, key: str, lang: Lang, forecasts: Sequence[Mapping[str, Any]]
) -> tuple[tuple[Chart, ...], tuple[str, ...]]:
    """Forecasts held up against what the room answered, as pictures and sentences."""
    findings: Any = workshop.exercise(key).findings
    told: tuple[tuple[Chart, ...], tuple[str, ...]] = findings.foretold(
        workshop.content(key), workshop.group(key), forecasts, lang
    )
    return told


def results(workshop: Workshop, key: str, lang: Lang, *, round: int = 1, files: bool = False) -> str:
    """What the group's answers to an exercise show, as HTML; with `files`, also the way to what it gives to take away."""
    exercise = workshop.exercise(key)
    drawn = charts(workshop, key, lang, round=round)
    said = sentences(workshop, key, lang, round=round)
    note = simulated(workshop, lang)
    html = [note] if note else []
    if drawn:
        points = "".join(f"<li>{escape(sentence)}</li>" for sentence in said)
        at = FIRST if len(drawn) > MANY else len(drawn)
        first, more = ("".join(chart.html(lang) for chart in some) for some in (drawn[:at], drawn[at:]))
        if more:
            first += f'<details class="tuskit-more"><summary>{escape(MORE[lang].format(n=len(drawn) - FIRST))}</summary>{more}</details>'
        html.append(f'<div class="tuskit-charts">{first}</div>')
        html.append(
            f'<section tabindex="0"><h2>{escape(SHOWN[lang])}</h2><ul class="tuskit-sentences">{points}</ul></section>'
        )
    else:
        html += [f'<p class="tuskit-lead">{escape(sentence)}</p>' for sentence in said]
    if files and drawn and hasattr(exercise.findings, "files"):
        html.append(f'<p><a class="tuskit-button" href="/{lang}/{key}/files">{escape(TAKE[lang])}</a></p>')
    return f'<div class="tuskit-results">{"".join(html)}</div>'


def simulated(workshop: Workshop, lang: Lang) -> str:
    """The label of a workshop whose answers are simulated; empty for a real one."""
    return _simulated(found, lang) if (found := workshop.simulated) else ""


def _simulated(kind: Simulated, lang: Lang) -> str:
    return f'<p class="tuskit-simulated">{escape(SIMULATED[kind][lang])}</p>'
