"""Findings as a page: the sentences, the charts and the files, the same wherever they are shown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.workshop import Workshop

SIMULATED = Text(
    da="Simulerede svar: på nær dine egne kommer de ikke fra virkelige mennesker.",
    en="Simulated answers: apart from your own, they do not come from real people.",
)
SHOWN = Text(da="Det viser svarene", en="What the answers show")
TAKE = Text(da="Hent kalendere og plan", en="Get the calendars and the plan")


def results(workshop: Workshop, key: str, lang: Lang, *, files: bool = False) -> str:
    """What the group's answers to an exercise show, as HTML; with `files`, also the way to what it gives to take away."""
    exercise = workshop.exercise(key)
    found = workshop.findings(key)
    sentences = exercise.findings.conclude(found, lang)
    html = [_simulated(lang)] if found.simulated else []
    if charts := [chart.html(lang) for chart in exercise.findings.draw(found, lang)]:
        points = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
        html.append(f'<div class="tuskit-charts">{"".join(charts)}</div>')
        html.append(
            f'<section tabindex="0"><h2>{escape(SHOWN[lang])}</h2><ul class="tuskit-sentences">{points}</ul></section>'
        )
    else:
        html += [f'<p class="tuskit-lead">{escape(sentence)}</p>' for sentence in sentences]
    if files and charts and hasattr(exercise.findings, "files"):
        html.append(f'<p><a class="tuskit-button" href="/{lang}/{key}/files">{escape(TAKE[lang])}</a></p>')
    return f'<div class="tuskit-results">{"".join(html)}</div>'


def simulated(workshop: Workshop, lang: Lang) -> str:
    """The label of a workshop whose answers are simulated; empty for a real one."""
    return _simulated(lang) if workshop.simulated else ""


def _simulated(lang: Lang) -> str:
    return f'<p class="tuskit-simulated">{escape(SIMULATED[lang])}</p>'
