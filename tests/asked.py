"""One question of every kind, for the tests of what works on all of them."""

from __future__ import annotations

from tuskit.exercise import Part
from tuskit.fields import Choice, Number, Words
from tuskit.questions import Grid, Level, Note, Pick, Points, Poles, Rows, Scale, Shift, Sort
from tuskit.text import Item, Text


def text(word: str) -> Text:
    return Text(da=word, en=word)


def items(*ids: str) -> tuple[Item, ...]:
    return tuple(Item(id=i, text=text(i)) for i in ids)


FIVE = tuple(Level(value=value, text=text(str(value))) for value in range(1, 6))
PULL = tuple(Level(value=value, text=text(str(value))) for value in range(-2, 3))
FORMS = Choice(id="form", text=text("form"), options=items("formal", "notes", "none"))
FREQUENCY = Choice(id="cadence", text=text("cadence"), options=items("monthly", "yearly"))

SCALE = Scale(id="pains", prompt=text("?"), items=items("a", "b", "c", "d", "e", "f", "g", "h"), levels=FIVE)
SURE = Scale(id="sure", prompt=text("?"), items=items("a", "b"), levels=FIVE, dont_know=False)
SHIFT = Shift(
    id="shifts",
    prompt=text("?"),
    items=tuple(Poles(id=i, text=text(i), low=text(f"from {i}"), high=text(f"to {i}")) for i in ("a", "b")),
)
GRID = Grid(id="pull", prompt=text("?"), rows=items("a", "b", "c"), columns=items("x", "y", "z"), levels=PULL)
POINTS = Points(id="now", prompt=text("?"), items=items("a", "b", "c"))
PICK = Pick(id="breaks", prompt=text("?"), options=items("a", "b", "c", "d"), most=2)
SORT = Sort(
    id="cards",
    prompt=text("?"),
    cards=items("stress", "goals"),
    places=items("tus", "mu", "mus", "nowhere"),
    details=(FORMS, FREQUENCY),
)
ROWS = Rows(
    id="steps",
    prompt=text("?"),
    rows=items("invite", "talk"),
    fields=(
        Number(id="minutes", text=text("minutes"), unit=text("min"), most=600, usual=60, step=5),
        Number(id="worth", text=text("worth"), unit=text("of 5"), least=1, most=5),
        FORMS,
        Words(id="owner", text=text("owner"), limit=10),
    ),
)
NOTE = Note(id="note", prompt=text("?"), limit=40)

QUESTIONS = (SCALE, SURE, SHIFT, GRID, POINTS, PICK, SORT, ROWS, NOTE)
PARTS = (
    Part(id="first", title=text("first"), intro=text("…"), questions=QUESTIONS[:5]),
    Part(id="second", title=text("second"), intro=text("…"), questions=QUESTIONS[5:]),
)
