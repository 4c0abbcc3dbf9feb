"""Leaders and employees as sentences: where they clearly want different things, and where nothing can be told."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.exercises.needs.roles import EMPLOYEES, LEADERS, MANY
from tuskit.exercises.needs.wording import tenths
from tuskit.phrases import inside, listed, number, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.needs.findings import Findings

APART = {
    True: Text(
        da="Lederne vil længere end medarbejderne mod {pole}",
        en="The leaders want to go further than the employees towards {pole}",
    ),
    False: Text(
        da="Medarbejderne vil længere end lederne mod {pole}",
        en="The employees want to go further than the leaders towards {pole}",
    ),
}
MEANS = Text(
    da="{headline}: {first} mod {second} i snit på linjen med syv trin ({n} ledere og {m} medarbejdere).",
    en="{headline}: {first} against {second} on average on the line of seven steps ({n} leaders and {m} employees).",
)
ROLES_ALIKE = Text(
    da="Ledere og medarbejdere vil det samme, så vidt man kan se: på intet skift er de tydeligt fra hinanden ({n} ledere og {m} medarbejdere).",
    en="Leaders and employees want the same as far as can be seen: on no shift are they clearly apart ({n} leaders and {m} employees).",
)
HIDDEN = Text(
    da="{roles} vises ikke for sig, fordi en af grupperne er på færre end {k}.",
    en="{roles} are not shown apart, because one of the groups is smaller than {k}.",
)


def roles(findings: Findings, lang: Lang) -> str:
    """Who of leaders and employees wants to go further, as a headline; empty where they are not clearly apart."""
    clear = [one for one in findings.apart if one.clear]
    if not clear:
        return ""
    one = clear[0]
    return APART[one.gap > 0][lang].format(pole=quoted(inside(one.shift.high[lang]), lang))


def said(findings: Findings, lang: Lang) -> Iterator[str]:
    """Who wants to go further, or that nobody clearly does, or that they are not shown apart."""
    if findings.apart:
        one = next((each for each in findings.apart if each.clear), findings.apart[0])
        first, second = sorted(one.means, reverse=True)
        yield (MEANS if one.clear else ROLES_ALIKE)[lang].format(
            headline=roles(findings, lang),
            first=tenths(first, lang),
            second=tenths(second, lang),
            n=number(len(one.leaders), lang),
            m=number(len(one.employees), lang),
        )
    elif {LEADERS, EMPLOYEES} & set(findings.withheld_roles):
        named = [MANY[role][lang] for role in (EMPLOYEES, LEADERS, "hr") if role in findings.withheld_roles]
        opens, *rest = named
        yield HIDDEN[lang].format(roles=listed([opens, *map(inside, rest)], lang), k=findings.k)
