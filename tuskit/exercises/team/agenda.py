"""The agenda of a TUS of one and a half to two hours, to print, and the team's matrix to go on with."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from tuskit.exercise import File
from tuskit.exercises.team import pictures, planned, sentences, talk, template
from tuskit.exercises.team.content import Member
from tuskit.phrases import SIMULATED, capital
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from jinja2 import Template

    from tuskit.charts import Chart
    from tuskit.exercises.team.findings import Findings
    from tuskit.exercises.team.people import Person

PAGE = Text(da="tus-dagsorden.html", en="tus-agenda.html")
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LINES = 3
"""Empty lines to write on where nothing is agreed yet."""

TITLE = Text(da="Dagsorden for jeres TUS", en="The agenda of your TUS")
TIME = Text(
    da="{minutes} minutter i alt. Læg papir og blyant frem, og læg skærmene væk.",
    en="{minutes} minutes in all. Put paper and pencils out, and the screens away.",
)
BELONGS = Text(
    da="Matricen og aftalerne er teamets egne. De går ikke videre til HR eller andre, medmindre teamet selv vil.",
    en="The matrix and the agreements belong to the team. They go no further, to HR or anybody else, unless the team wants it.",
)
WHAT, WHO, WHEN, SEEN = (
    Text(da="Hvad", en="What"),
    Text(da="Hvem", en="Who"),
    Text(da="Hvornår", en="When"),
    Text(da="Det kan vi se på", en="We shall see it by"),
)
MINUTES = Text(da="{n} min.", en="{n} min")
FRAME = (
    Text(da="Velkommen og rammer", en="Welcome and framing"),
    Text(
        da="Hvorfor er I her, og hvad går I herfra med? Det er frivilligt at tale om sig selv. Vælg en, der holder øje med tiden.",
        en="Why are you here, and what do you leave with? Speaking of yourself is voluntary. Choose somebody to watch the time.",
    ),
)
LAST = (
    Text(da="Siden sidste TUS", en="Since the last TUS"),
    Text(
        da="Hvad blev der af det, I aftalte, og hvad lærte I af det?",
        en="What became of what you agreed, and what did you learn from it?",
    ),
)
GOALS = (
    Text(da="Produktets mål", en="The product’s goals"),
    Text(
        da="Hvad skal lykkes det næste halve år, og hvem mærker det?",
        en="What has to succeed in the next half year, and who will notice?",
    ),
)
ABLE = Text(da="Det kan I, og det mangler I", en="What you can do, and what you lack")
WAY = (
    Text(da="Vejen derhen", en="The way there"),
    Text(
        da="Hvad i forslaget tror I på, og hvad ville I hellere gøre?",
        en="What in the proposal do you believe in, and what would you rather do?",
    ),
)
SHARED = (
    Text(da="Én ting, I alle bliver bedre til", en="One thing that all of you get better at"),
    Text(
        da="Hvad vil I blive bedre til sammen, og hvad kan I se det på?",
        en="What do you want to get better at together, and what will you see it by?",
    ),
)
ACTIONS = (
    Text(da="Hvem, hvad, hvornår", en="Who, what, when"),
    Text(
        da="Hver aftale har én, der tager den, og en dag.", en="Every agreement has somebody who takes it, and a day."
    ),
)
CLOSE = (
    Text(da="Tak for i dag", en="Closing"),
    Text(
        da="Hvad tager hver af jer med herfra? Hvornår følger I op, og hvornår er næste TUS?",
        en="What does each of you take away? When do you follow up, and when is the next TUS?",
    ),
)


@dataclass(frozen=True, kw_only=True)
class Step:
    """A point of the agenda."""

    minutes: int
    title: str
    ask: str
    points: tuple[str, ...] = ()
    chart: str = ""
    """A picture as SVG."""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    """A table to write in."""


def files(findings: Findings, lang: Lang) -> tuple[File, ...]:
    """The agenda, and the matrix where the members are named. Nothing before anybody has answered."""
    if not findings.shown:
        return ()
    agenda = File(PAGE[lang], "text/html", lambda: page(findings, lang).encode())
    if not findings.named:
        return (agenda,)
    filled = findings.content.model_copy(update={"members": tuple(_member(n, p) for n, p in enumerate(findings.team))})
    return (agenda, File("team.xlsx", SHEET, lambda: template.write(filled, lang)))


def page(findings: Findings, lang: Lang) -> str:
    """The agenda as a page of its own, with everything in it."""
    points = steps(findings, lang)
    minutes = sum(step.minutes for step in points)
    return _template().render(
        lang=lang,
        title=TITLE[lang],
        time=TIME[lang].format(minutes=minutes),
        note=capital(SIMULATED[findings.simulated][lang]) if findings.simulated else "",
        belongs=BELONGS[lang],
        minutes=MINUTES[lang],
        steps=points,
    )


def steps(findings: Findings, lang: Lang) -> tuple[Step, ...]:
    """The points of the agenda, between 90 and 120 minutes together."""
    charts = {chart.id: chart for chart in pictures.draw(findings, lang)}
    said = [f"{sentences.lead(findings, lang)}.", f"{sentences.single(findings, lang)}."]
    return (
        _step(10, FRAME, lang),
        *(
            [_step(15, LAST, lang, points=tuple(item.text[lang] for item in findings.content.last))]
            if findings.content.last
            else ()
        ),
        _step(10, GOALS, lang, points=tuple(goal.text[lang] for goal in findings.content.goals)),
        Step(
            minutes=25,
            title=ABLE[lang],
            ask=talk.discuss(findings, lang),
            points=tuple(said),
            chart=_drawn(charts.get("team_matrix") or charts["team_cover"]),
        ),
        _step(20, WAY, lang, points=tuple(planned.conclude(findings, lang))),
        _step(
            15, SHARED, lang, heads=(WHAT, SEEN, WHEN), rows=_written(findings, "shared", ("what", "sign", "when"), 1)
        ),
        _step(
            15,
            ACTIONS,
            lang,
            heads=(WHO, WHAT, WHEN),
            rows=_written(findings, "actions", ("who", "what", "when"), LINES),
        ),
        _step(5, CLOSE, lang),
    )


def _step(  # noqa: PLR0917  (minutes and words first)
    minutes: int,
    words: tuple[Text, Text],
    lang: Lang,
    points: tuple[str, ...] = (),
    heads: tuple[Text, ...] = (),
    rows: tuple[tuple[str, ...], ...] = (),
) -> Step:
    title, ask = words
    return Step(
        minutes=minutes, title=title[lang], ask=ask[lang], points=points, heads=tuple(h[lang] for h in heads), rows=rows
    )


def _written(findings: Findings, part: str, names: tuple[str, ...], empty: int) -> tuple[tuple[str, ...], ...]:
    """What is decided already, else so many empty lines."""
    rows = [tuple(row.get(name, "") for name in names) for row in findings.decided.get(part, {}).values()]
    return tuple(row for row in rows if any(row)) or (("",) * len(names),) * empty


def _drawn(chart: Chart) -> str:
    svg = chart.svg("print")
    return svg.replace("<svg", f'<svg role="img" aria-label="{_attribute(chart.alt)}"', 1)


def _attribute(words: str) -> str:
    return words.replace("&", "&amp;").replace('"', "&quot;").replace("<", "&lt;")


def _member(number: int, person: Person) -> Member:
    return Member(
        id=f"member_{number}",
        name=person.name,
        levels=dict(person.levels),
        wants=person.wants,
        declines=person.declines,
        hours=person.hours,
        away=person.away,
    )


@cache
def _template() -> Template:
    from jinja2 import Environment, PackageLoader  # noqa: PLC0415  (only when something is printed)

    return Environment(loader=PackageLoader("tuskit.exercises.team", "."), autoescape=True).get_template(
        "agenda.html.j2"
    )
