"""The team's matrix as a spreadsheet to fill in, with how to do it on a sheet of its own."""

from __future__ import annotations

import io
from collections.abc import Mapping

from tuskit.exercises.team.content import KINDS, Member, Team
from tuskit.exercises.team.matrix import AWAY, COLUMNS, HEADINGS, HOURS, KIND, NAME
from tuskit.text import Lang

COLUMNS_LEFT = 8
"""Members in a template that knows nobody."""
HOW: Mapping[Lang, tuple[str, ...]] = {
    "da": (
        "Én række for hver kompetence, som produktet har brug for; én kolonne for hvert medlem. Ret, slet og skriv til.",
        "Niveau i cellerne: 0 ingen, 1 i gang, 2 med hjælp, 3 alene, 4 kan lære fra sig. Tom: det ved vi ikke.",
        "Sæt + efter tallet, hvis personen gerne vil lære det (1+), og − hvis helst ikke (0−).",
        "slags: faglig, team eller teaming. niveau: det, der skal til. dækning: hvor mange der skal kunne det. senest: en dato eller tom.",
        "timer: det, hvert medlem kan bruge på at lære og lære fra sig inden næste TUS. væk i uge: for eksempel 28-30.",
        "Gem filen som exercises/team.xlsx i workshoppens mappe. Matricen er teamets egen og skal ikke til HR.",
    ),
    "en": (
        "One row for each competence that the product needs; one column for each member. Change, delete and add.",
        "Levels in the cells: 0 none, 1 learning, 2 with help, 3 alone, 4 can teach. Empty: not known.",
        "Put + after the number if the person wants to learn it (1+), and − if they would rather not (0−).",
        "kind: hard, team or teaming. level: what is needed. cover: how many must be able to do it. by: a date, or empty.",
        "hours: what each member can spend on learning and teaching before the next TUS. away in weeks: for instance 28-30.",
        "Save the file as exercises/team.xlsx in the workshop’s folder. The matrix belongs to the team and does not go to HR.",
    ),
}


def write(content: Team, lang: Lang) -> bytes:
    """A spreadsheet with the competences of the content, to be filled in."""
    from openpyxl import Workbook  # noqa: PLC0415  (slow to load)
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415

    book = Workbook()
    page = book.active
    page.title = "Matrix"
    members = list(content.members)
    names = [member.name for member in members] or [f"{NAME[lang]} {n}" for n in range(1, COLUMNS_LEFT + 1)]
    page.append([*HEADINGS[lang], *names])
    empty = [None] * (len(COLUMNS) - 1)
    page.append([HOURS[lang], *empty, *(member.hours for member in members)])
    page.append([AWAY[lang], *empty, *(" ".join(map(str, sorted(member.away))) for member in members)])
    goals = {goal.id: goal.text[lang] for goal in content.goals}
    for one in content.competences:
        kind = KIND[lang][KINDS.index(one.kind)]
        page.append(
            [one.text[lang], kind, goals[one.goal], one.level, one.cover, one.by, *(_cell(m, one.id) for m in members)]
        )
    for cell in page[1]:
        cell.font = Font(bold=True)
    page.freeze_panes = "B2"
    page.column_dimensions["A"].width = 44
    page.column_dimensions["C"].width = 44
    how = book.create_sheet("Sådan gør I" if lang == "da" else "How to")
    how.column_dimensions["A"].width = 110
    for sentence in HOW[lang]:
        how.append([sentence])
        how.cell(how.max_row, 1).alignment = Alignment(wrap_text=True)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(member: Member, competence: str) -> str | int | None:
    level = member.levels.get(competence)
    wish = "+" if competence in member.wants else "−" if competence in member.declines else ""
    return f"{'' if level is None else level}{wish}" if wish else level
