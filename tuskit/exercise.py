"""An exercise = words + questions + findings. It makes no widget and does not know where it is shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, cast

from tuskit.questions import NOT_AN_ANSWER, UNKNOWN, Problem, Question
from tuskit.text import Model, Text

if TYPE_CHECKING:
    from tuskit.answers import Group
    from tuskit.charts import Chart
    from tuskit.text import Lang


class Content(Model):
    """What every exercise's YAML file says first."""

    title: Text
    aim: Text
    """What the exercise is for: one or two spoken sentences."""
    minutes: int
    """How long it takes to answer."""
    talk: int = 20
    """How long the room talks about its picture, in minutes."""

    @property
    def named(self) -> bool:
        """Whether people are named in it, as in a team's own matrix."""
        return False


C = TypeVar("C", bound=Content)


@dataclass(frozen=True, kw_only=True)
class Part:
    """Questions that belong on one page."""

    id: str
    title: Text
    intro: Text
    questions: tuple[Question, ...]
    again: bool = True
    """Whether a second round, after the dialogue, asks it too."""


@dataclass(frozen=True)
class File:
    """Something to take away, made when it is asked for: a large organisation's files are too many to hold at once."""

    name: str
    media_type: str
    make: Callable[[], bytes] = field(repr=False)

    @property
    def content(self) -> bytes:
        """What stands in it."""
        return self.make()


@dataclass(frozen=True, kw_only=True)
class Year:
    """Somebody's year that can be chosen; nothing is drawn before its chart is asked for."""

    id: str
    name: str
    group: str = ""
    """What it stands among: the leaders, the teams; empty for what stands alone."""
    chart: Callable[[], Chart] = field(repr=False)


@dataclass(frozen=True, kw_only=True)
class Supposed:
    """What would follow from other numbers than those decided."""

    html: str
    """A small picture, quick to make: it is made anew while somebody moves a slider."""
    sentences: tuple[str, ...]
    """What cannot be kept first."""
    short: str = ""
    """The same in one line, for a phone that has no room for the picture beside the slider."""


class Sheet(Protocol[C]):
    """Reads a spreadsheet into an exercise's content. Raises InputError with every problem of the file."""

    def __call__(self, content: C, path: Path, *, named: bool) -> C:
        """`named` is whether the workshop's mode allows it to name anybody."""


class Findings(Protocol):
    """Every exercise's findings module: four pure functions. Findings are a frozen dataclass of the exercise's own.

    One that gives something to take away has `files(findings, lang)`, a tuple of `File`, and where the next files follow on
    from these, `given(findings, lang)`: what they say, as plain JSON, which comes back as `Group.given`.
    """

    def analyse(self, content: Any, group: Group) -> Any:
        """What the group's answers show. Works for any number of answers, none included."""

    def draw(self, findings: Any, lang: Lang) -> tuple[Chart, ...]:
        """The findings as charts, the most important first; none when there are no answers."""

    def conclude(self, findings: Any, lang: Lang) -> tuple[str, ...]:
        """The findings as sentences, the most important first; the same on screen and in a report."""

    def discuss(self, findings: Any, lang: Lang) -> str:
        """The question to ask the room next, to be read aloud: it begins where the room disagrees."""


@dataclass(frozen=True, kw_only=True)
class Exercise(Generic[C]):
    """One exercise: its key, its content model and its questions. The findings module is loaded on first use."""

    key: str
    content: type[C]
    ask: Callable[[C], tuple[Part, ...]] = field(repr=False)
    """What each participant is asked."""
    decide: Callable[[C], tuple[Part, ...]] = field(repr=False, default=lambda _content: ())
    """What the group decides together when it has seen the findings."""
    foresee: Callable[[C], tuple[Part, ...]] = field(repr=False, default=lambda _content: ())
    """What a leader forecasts of the others' answers, before anybody sees the findings."""
    sheet: Sheet[C] | None = field(repr=False, default=None)
    """Puts what a workshop's own spreadsheet says, `exercises/<key>.xlsx` or `.csv`, into the content."""
    follow: Callable[[C, Mapping[str, Any]], C] | None = field(repr=False, default=None)
    """Puts what the group decided in the workshop before this one into the content."""
    hears: tuple[str, ...] = ()
    """Keys of earlier exercises whose findings these findings build on: `tell` in their findings modules, `Group.heard` in these."""

    @property
    def findings(self) -> Findings:
        """The module `tuskit.exercises.<key>.findings`."""
        return cast("Findings", import_module(f"tuskit.exercises.{self.key}.findings"))


def questions(parts: tuple[Part, ...]) -> tuple[Question, ...]:
    """All questions of some parts, in the order asked."""
    return tuple(question for part in parts for question in part.questions)


def check(parts: tuple[Part, ...], answers: object) -> tuple[Problem, ...]:
    """Everything that is wrong with the answers to some parts. Partial answers are allowed."""
    if not isinstance(answers, Mapping):
        return (Problem("", "", NOT_AN_ANSWER),)
    asked = {question.id: question for question in questions(parts)}
    if set(answers) - set(asked):
        return (Problem("", "", UNKNOWN),)
    return tuple(problem for key, answer in answers.items() for problem in asked[key].check(answer))


def unfinished(parts: tuple[Part, ...], answers: Mapping[str, Any]) -> tuple[Problem, ...]:
    """Why checked answers cannot be sent yet."""
    return tuple(problem for q in questions(parts) if q.id in answers for problem in q.unfinished(answers[q.id]))


def laid_over(decision: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """A decision with other numbers; what has no slider stays.

    >>> laid_over({"mu": {"mu": {"weeks": 4, "documentation": "notes"}}, "winter": ["week_7"]}, {"mu": {"mu": {"weeks": 6}}})
    {'mu': {'mu': {'weeks': 6, 'documentation': 'notes'}}, 'winter': ['week_7']}
    """
    whole = dict(decision)
    for question, rows in values.items():
        said = whole.get(question, {})
        whole[question] = {**said, **{row: {**said.get(row, {}), **numbers} for row, numbers in rows.items()}}
    return whole
