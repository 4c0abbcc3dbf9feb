"""The vocabulary of questions. Each kind checks an answer and lays it out as cells; none knows where it is shown.

An answer is plain JSON that names items by id, never by label or position, and leaves out what was skipped:

    Scale   {item: level}                                  level may be "dont_know"
    Shift   {item: level}
    Grid    {row: {column: level}}
    Points  {item: points}                                 adding up to the total
    Pick    [option, …]
    Sort    {card: {"place": place, detail: option, …}}
    Rows    {row: {field: number, option or words}}
    Note    "words"
"""

from __future__ import annotations

from tuskit.questions.choices import Pick, Points
from tuskit.questions.kind import DONT_KNOW, NOT_AN_ANSWER, UNKNOWN, Answers, Cell, Problem, Question
from tuskit.questions.scales import LINE, Grid, Level, Poles, Scale, Shift
from tuskit.questions.tables import Note, Rows, Sort

__all__ = [
    "DONT_KNOW",
    "LINE",
    "NOT_AN_ANSWER",
    "UNKNOWN",
    "Answers",
    "Cell",
    "Grid",
    "Level",
    "Note",
    "Pick",
    "Points",
    "Poles",
    "Problem",
    "Question",
    "Rows",
    "Scale",
    "Shift",
    "Sort",
]
