"""JupyterLab: a team answers for itself in a notebook, and sees its answers as data, sentences and charts.

>>> from tuskit import lab
>>> team = lab.team("diagnose", "da", people=6)
>>> team.differences(lab.demo("diagnose", "da")).empty
True
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

import ipywidgets as widgets
import pandas as pd
from IPython.display import HTML, Markdown, display

from tuskit import compare, evidence
from tuskit import demo as demo_
from tuskit import guide as guide_
from tuskit.plan import Plan
from tuskit.responses import GROUP
from tuskit.story import pictures
from tuskit.surfaces.composer import Conversation
from tuskit.surfaces.results import results
from tuskit.surfaces.supposing import Supposing
from tuskit.surfaces.years import years
from tuskit.text import Lang, Text
from tuskit.ui.wizard import Wizard
from tuskit.workshop import Workshop

if TYPE_CHECKING:
    from pandas.io.formats.style_render import CSSDict

    from tuskit.answers import Group
    from tuskit.charts import Chart

TITLE = Text(da="Vores team", en="Our team")
ANOTHER = Text(da="Næste person svarer", en="The next person answers")
NOBODY = Text(
    da="Ingen fra jeres team har svaret endnu. Udfyld skemaet ovenfor, og kør cellen igen.",
    en="Nobody from your team has answered yet. Fill in the form above, and run this cell again.",
)
DECIDE_LATER = Text(da="Denne øvelse ender ikke i en beslutning.", en="This exercise does not end in a decision.")
NO_NUMBERS = Text(
    da="Denne øvelses beslutning har ingen tal at skyde på.", en="The decision of this exercise has no numbers to move."
)

WHOSE = Text(da="Vælg, hvis år du vil se:", en="Choose whose year you want to see:")
NO_YEAR = Text(da="Der er ingen plan for året at vise.", en="There is no plan for the year to show.")
STEP = Text(da="Trin", en="Step")
AIM = Text(da="Hvad I får ud af det", en="What you get from it")
MINUTES = Text(da="Minutter", en="Minutes")

CLAIM = Text(da="Udsagn", en="Claim")
FIGURE = Text(da="Tal", en="Figure")
WHOM = Text(da="Hvem", en="Who")
SOURCE = Text(da="Kilde", en="Source")
ADDRESS = Text(da="Adresse", en="Address")
STATUS = Text(da="Status", en="Status")
NOTE = Text(da="Note", en="Note")
CHAPTER = """<section style="display: flex; flex-wrap: wrap; gap: 12px 40px; align-items: flex-start; padding: 18px 0">
<div style="flex: 1 1 260px; max-width: 420px"><h3 style="margin: 0 0 8px">{title}</h3><p>{says}</p>{claims}</div>
<figure style="flex: 2 1 420px; max-width: 760px; margin: 0">
<img src="{picture}" alt="{alt}" style="max-width: 100%"><figcaption>{drawn}</figcaption></figure></section>"""
"""A chapter of the story in a notebook: its words beside its picture, or over it where there is no room."""


class Team:
    """A group's answers to one exercise, in a notebook."""

    def __init__(self, workshop: Workshop, key: str, lang: Lang) -> None:
        self.workshop = workshop
        self.exercise = workshop.exercise(key)
        self.lang = lang

    @property
    def group(self) -> Group:
        """What the findings see: the tidy table, n and N."""
        return self.workshop.group(self.exercise.key)

    def form(self) -> widgets.Widget:
        """The form, for one person after the other; the findings follow below it when somebody has answered."""
        page = widgets.VBox()
        page.add_class("tuskit")

        def ask(*_: object) -> None:
            participant = secrets.token_urlsafe()
            page.children = [Wizard(self.workshop, self.exercise.key, participant, self.lang, on_sent=answered)]

        def answered(*_: object) -> None:
            button = widgets.Button(description=ANOTHER[self.lang])
            button.add_class("tuskit-primary")
            button.on_click(ask)
            page.children = [button, widgets.HTML(results(self.workshop, self.exercise.key, self.lang))]

        ask()
        return page

    def decide(self) -> widgets.Widget | Markdown:
        """The form for what the team decides together."""
        if not self.workshop.parts(self.exercise.key, "decision"):
            return Markdown(DECIDE_LATER[self.lang])
        page = Wizard(self.workshop, self.exercise.key, GROUP, self.lang, kind="decision", on_sent=lambda *_: None)
        page.add_class("tuskit")
        return page

    def suppose(self) -> widgets.Widget | Markdown:
        """Sliders for the numbers of the decision, and what would follow. “Use” takes them over into its form."""
        page = widgets.VBox()
        page.add_class("tuskit")

        def use() -> None:
            page.children = [tried, self.decide()]

        tried = Supposing(self.workshop, self.exercise.key, self.lang, use=use, unfolded=True)
        if not tried.possible:
            return Markdown(NO_NUMBERS[self.lang])
        tried.follow()
        page.children = [tried]
        return page

    def answers(self) -> pd.DataFrame:
        """The answers as data, in words: one row a value."""
        return compare.spoken(self.group.table, self.workshop.parts(self.exercise.key), self.lang)

    def sentences(self) -> Markdown:
        """The findings as sentences, the most important first."""
        found = self.workshop.findings(self.exercise.key)
        return Markdown("\n".join(f"- {sentence}" for sentence in self.exercise.findings.conclude(found, self.lang)))

    def charts(self) -> None:
        """The findings as charts, the most important first."""
        charts = self.exercise.findings.draw(self.workshop.findings(self.exercise.key), self.lang)
        for chart in charts:
            display(chart)
        if not charts:
            display(Markdown(NOBODY[self.lang]))

    def year(self, who: str = "") -> Chart | Markdown:
        """Somebody's year by name, part of a name or id; without one, whose year can be shown."""
        found = years(self.workshop, self.exercise.key, self.lang)
        asked = who.casefold()
        exact = [year for year in found if asked in {year.id.casefold(), year.name.casefold()}]
        near = exact or [year for year in found if asked in year.name.casefold()]
        if who and len({year.id for year in near}) == 1:
            return near[0].chart()
        names = "".join(f"- {year.name}{f' ({year.group})' if year.group else ''}\n" for year in near or found)
        return Markdown(f"{(WHOSE if found else NO_YEAR)[self.lang]}\n\n{names}")

    def differences(self, other: Team) -> pd.DataFrame:
        """Where this team and another group differ, the largest difference first."""
        parts = self.workshop.parts(self.exercise.key)
        return compare.differences(self.group, other.group, parts, self.lang)


def team(key: str, lang: Lang = "da", *, people: int = 6, folder: str | Path | None = None) -> Team:
    """Your own team's answers to an exercise: in memory, or kept in a workshop's folder.

    `people` is how many you are (N). A folder carries decisions from one notebook to the next; it is made by
    `tuskit new`, and its own plan says how many are invited.
    """
    if folder is not None:
        return Team(Workshop.open(Path(folder)), key, lang)
    return Team(Workshop(Plan(title=TITLE, mode="open", led=False, invited=people, ask=())), key, lang)


def demo(key: str, lang: Lang = "da") -> Team:
    """The demo group's simulated answers to an exercise, to compare with."""
    return Team(demo_.demo(), key, lang)


def tus(lang: Lang = "da") -> Team:
    """A made-up team's own TUS: seven people by name, as their matrix has them."""
    return Team(demo_.demo(demo_.TEAM), "team", lang)


def guide(lang: Lang = "da", *, folder: str | Path | None = None) -> Conversation:
    """A conversation to put together from the MU guide: the kit's questions, or those of a workshop's folder.

    >>> guide("en").guide.sum
    'Your conversation gathers here as you choose questions.'
    """
    return Conversation(guide_.read(Path(folder) if folder is not None else None), lang)


def steps(lang: Lang = "da") -> Markdown:
    """The workshop's exercises in order: what each is for, and how many minutes it takes to answer."""
    workshop = demo_.demo()
    rows = [(" ", STEP[lang], AIM[lang], MINUTES[lang]), ("--:", "---", "---", "--:")]
    for number, exercise in enumerate(workshop.exercises, 1):
        content = workshop.content(exercise.key)
        rows.append((str(number), content.title[lang], content.aim[lang], str(content.minutes)))
    return Markdown("\n".join(f"| {' | '.join(row)} |" for row in rows))


def story(lang: Lang = "da") -> None:
    """The talk's story: six chapters, each a few sentences beside a picture."""
    for told in pictures.tell(lang):
        chart = told.chart
        claims = "".join(f"<li>{escape(claim)}</li>" for claim in told.claims)
        page = CHAPTER.format(
            title=escape(told.title),
            says=escape(told.says),
            claims=f"<ul>{claims}</ul>" if claims else "",
            picture=chart.png("screen"),
            alt=escape(chart.alt),
            drawn=escape(chart.subtitle),
        )
        display(HTML(page))


@dataclass(frozen=True, kw_only=True)
class Claims:
    """The claim ledger in a notebook: shown with every word of it, and as a table to work on."""

    table: pd.DataFrame
    said: tuple[str, ...]
    """Each claim as a sentence with its source, year and status."""

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        wrapped = "text-align: left; vertical-align: top; overflow-wrap: anywhere; min-width: 5em"
        styles: list[CSSDict] = [{"selector": "td, th", "props": wrapped}]
        shown = self.table.style.format(escape="html").set_uuid("claims").hide(axis="index").set_table_styles(styles)
        return {"text/html": shown.to_html(), "text/plain": "\n".join(self.said)}


def claims(lang: Lang = "da") -> Claims:
    """Every claim that the kit quotes from outside, the surest first.

    >>> claims("en").table.columns.to_list()
    ['Status', 'Claim', 'Figure', 'Who', 'Source', 'Address', 'Note']
    """
    found = evidence.ordered()
    table = pd.DataFrame(
        [
            {
                STATUS[lang]: evidence.BADGES[claim.status][lang],
                CLAIM[lang]: claim.text[lang],
                FIGURE[lang]: evidence.figure(claim, lang),
                WHOM[lang]: claim.population[lang],
                SOURCE[lang]: evidence.origin(claim, lang),
                ADDRESS[lang]: claim.address or "",
                NOTE[lang]: claim.note[lang],
            }
            for claim in found
        ],
        index=[claim.id for claim in found],
    )
    return Claims(table=table, said=tuple(evidence.sentence(claim, lang) for claim in found))
