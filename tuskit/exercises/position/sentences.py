"""What the answers show, in words: the disagreement first, then where the group stands, its roles, and the canvas."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.agreement import LEAST
from tuskit.exercises.position import agreed, standing
from tuskit.phrases import inside, number, of, out_of, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.position.findings import Findings
    from tuskit.exercises.position.stances import Stance

APART = 0.5
"""Of a step: two roles that stand nearer to each other stand about the same place."""

WITHHELD = Text(
    da="Når mindst {k} har svaret, står det her, hvor I er mest uenige, og hvor I står på kortet.",
    en="When at least {k} have answered, it says here where you disagree most and where you stand on the map.",
)
NOTHING = Text(
    da="Her kommer det til at stå, hvor I er mest uenige, og hvor I står på kortet ({of}).",
    en="Here it will say where you disagree most and where you stand on the map ({of}).",
)
UNSTOOD = Text(
    da="Ingen har taget stilling til en linje endnu, så der er ikke noget kort at vise ({of}).",
    en="Nobody has taken a stand on a line yet, so there is no map to show ({of}).",
)
LONELY = Text(
    da="Der er højst ét svar til hver linje, så der er ingen uenighed at vise endnu",
    en="There is at most one answer to each line, so there is no disagreement to show yet",
)
AGREED = Text(
    da="I er enige om alle linjer: ingen af dem deler jer", en="You agree about every line: none of them divides you"
)
ENDED = Text(da="{headline} ({of}).", en="{headline} ({of}).")
HEADLINE = {
    "camps": Text(
        da="I står i to lejre om {shift}: {low} til venstre, {high} til højre og {middle} i midten",
        en="You stand in two camps about {shift}: {low} to the left, {high} to the right and {middle} in the middle",
    ),
    "sides": Text(
        da="I er mest uenige om {shift}: {low} til venstre, {high} til højre og {middle} i midten",
        en="You disagree most about {shift}: {low} to the left, {high} to the right and {middle} in the middle",
    ),
    "near": Text(
        da="I ser nogenlunde ens på linjerne, mindst på {shift}: {low} til venstre, {high} til højre og {middle} i midten",
        en="You see the lines much alike, least of all {shift}: {low} to the left, {high} to the right and {middle} in the middle",
    ),
}
"""By how divided the room is."""
LEAD = {
    "camps": Text(
        da="I står i to lejre om {shift}: {low} står nærmest {low_pole}, {high} nærmest {high_pole} og {middle} i midten ({of}). Tal om det først.",
        en="You stand in two camps about {shift}: {low} stand nearer to {low_pole}, {high} nearer to {high_pole} and {middle} in the middle ({of}). Talk about it first.",
    ),
    "sides": Text(
        da="I er mest uenige om {shift}: {low} står nærmest {low_pole}, {high} nærmest {high_pole} og {middle} i midten ({of}).",
        en="You disagree most about {shift}: {low} stand nearer to {low_pole}, {high} nearer to {high_pole} and {middle} in the middle ({of}).",
    ),
    "near": Text(
        da="I ser nogenlunde ens på linjerne. Mest forskellige er svarene om {shift}: {low} står nærmest {low_pole}, {high} nærmest {high_pole} og {middle} i midten ({of}).",
        en="You see the lines much alike. Your answers differ most about {shift}: {low} stand nearer to {low_pole}, {high} nearer to {high_pole} and {middle} in the middle ({of}).",
    ),
}
FEW = Text(
    da="De samme {few} står næsten hver gang modsat de fleste. Spørg, hvad der kan få nogen til at se det sådan, uden at nogen skal stå frem.",
    en="The same {few} stand against most of you nearly every time. Ask what could make somebody see it so, without anybody having to come forward.",
)
ROLES = Text(
    da="Lederne ser {seen} end medarbejderne: medianen er {leaders} for {n} ledere og {employees} for {all} medarbejdere.",
    en="The leaders see {seen} than the employees: the median is {leaders} for {n} leaders and {employees} for {all} employees.",
)
SEEN = {
    ("value", True): Text(da="værdiskabelsen som mere teamets", en="value creation as more the team’s"),
    ("value", False): Text(da="værdiskabelsen som mere den enkeltes", en="value creation as more the individual’s"),
    ("mandate", True): Text(da="mandatet som mere fordelt", en="the mandate as more distributed"),
    ("mandate", False): Text(da="mandatet som mere centralt", en="the mandate as more central"),
}
TOGETHER = Text(
    da="Ledere og medarbejdere står omtrent samme sted ({n} ledere og {all} medarbejdere).",
    en="Leaders and employees stand about the same place ({n} leaders and {all} employees).",
)
UNPARTED = Text(
    da="Ledere og medarbejdere står ikke klart fra hinanden på kortet ({n} ledere og {all} medarbejdere).",
    en="Leaders and employees do not stand clearly apart on the map ({n} leaders and {all} employees).",
)
HIDDEN = Text(
    da="Ledere og medarbejdere står ikke hver for sig på kortet: det kræver mindst {k} af hver.",
    en="Leaders and employees do not stand apart on the map: it takes at least {k} of each.",
)
RIGHT = Text(
    da="Længst mod højre står I med {shift}: {count} af {n} er nærmest {pole}.",
    en="You stand furthest to the right with {shift}: {count} of {n} are nearer to {pole}.",
)
LEFT = Text(
    da="Længst mod venstre står I med {shift}: {count} af {n} er nærmest {pole}.",
    en="You stand furthest to the left with {shift}: {count} of {n} are nearer to {pole}.",
)
NO_END = Text(
    da="På ingen af linjerne står I klart længere til den ene side end på de andre.",
    en="On none of the lines do you stand clearly further to one side than on the others.",
)
UNKNOWN = Text(
    da="{n} af {all} svarer »ved ikke« om {shift}. Det tælles for sig.",
    en="{n} of {all} answered “don’t know” about {shift}. That is counted apart.",
)


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """All of it, the most important first."""
    if findings.withheld:
        return (WITHHELD[lang].format(k=findings.k),)
    answered = of(findings.n, findings.invited, lang)
    if not findings.n:
        return (NOTHING[lang].format(of=answered), *agreed.decided(findings, lang))
    if not findings.stood:
        return (UNSTOOD[lang].format(of=answered), *agreed.decided(findings, lang), *agreed.written(findings, lang))
    return (
        lead(findings, lang),
        *_few(findings, lang),
        *standing.said(findings, lang),
        *_roles(findings, lang),
        *_ends(findings, lang),
        *agreed.decided(findings, lang),
        *agreed.written(findings, lang),
        *_unknown(findings, lang),
    )


def lead(findings: Findings, lang: Lang) -> str:
    """Where the room is divided."""
    most, first = max(one.n for one in findings.stances), findings.stances[0]
    if alike := _alike(findings):
        return ENDED[lang].format(headline=alike[lang], of=of(most, findings.invited, lang))
    return LEAD[_divided(findings)][lang].format(
        shift=name(first, lang),
        low=first.low,
        high=first.high,
        middle=first.middle,
        low_pole=quoted(first.shift.low[lang], lang),
        high_pole=quoted(first.shift.high[lang], lang),
        of=of(first.n, findings.invited, lang),
    )


def divides(findings: Findings, lang: Lang) -> str:
    """Where the room is divided, as a headline over the picture that has the poles."""
    first = findings.stances[0]
    if alike := _alike(findings):
        return alike[lang]
    return HEADLINE[_divided(findings)][lang].format(
        shift=name(first, lang), low=first.low, high=first.high, middle=first.middle
    )


def _divided(findings: Findings) -> str:
    """Whether the room stands in two camps about the most divided shift, or there are two sides worth hearing about some."""
    first = findings.stances[0]
    sides = any(one.contested for one in findings.stances if one.n > LEAST or first.n <= LEAST)
    return "camps" if first.camps else "sides" if sides else "near"


def _alike(findings: Findings) -> Text | None:
    """Why there is no disagreement to tell of, if there is none."""
    if max(one.n for one in findings.stances) <= 1:
        return LONELY
    return AGREED if all(max(one.counts) == one.n for one in findings.stances) else None


def _few(findings: Findings, lang: Lang) -> Iterator[str]:
    """The same few who stand against the others, where they are not too few to be mentioned and no camp of their own."""
    few = findings.few
    if few >= max(LEAST, findings.k) and not findings.stances[0].camps:
        yield FEW[lang].format(few=out_of(few, findings.n, findings.k, lang))


def name(one: Stance, lang: Lang) -> str:
    """A shift in a sentence."""
    return quoted(inside(one.shift.text[lang]), lang)


def _roles(findings: Findings, lang: Lang) -> Iterator[str]:
    if not findings.roles:
        if findings.withheld_roles and findings.k > 1:
            yield HIDDEN[lang].format(k=findings.k)
        return
    leaders, employees = findings.roles["leader"], findings.roles["employee"]
    differ = [
        (axis, leaders.medians[place], employees.medians[place], findings.parted[place])
        for place, axis in enumerate(findings.content.axes)
        if round(abs(leaders.medians[place] - employees.medians[place]), 9) >= APART
    ]
    apart = [(axis, theirs, others) for axis, theirs, others, clear in differ if clear]
    for axis, theirs, others in sorted(apart, key=lambda one: -abs(one[1] - one[2])):
        yield ROLES[lang].format(
            seen=SEEN[axis.id, theirs > others][lang],
            leaders=number(theirs, lang, 1),
            employees=number(others, lang, 1),
            n=leaders.n,
            all=employees.n,
        )
    if not apart:
        yield (UNPARTED if differ else TOGETHER)[lang].format(n=leaders.n, all=employees.n)


def _ends(findings: Findings, lang: Lang) -> Iterator[str]:
    """The shift that lies nearest to its high pole, and the one nearest to its low pole, where they do lean.

    Not where chance gives as much of an order.
    """
    if not findings.ordered:
        yield NO_END[lang]
        return
    known = [one for one in findings.stances if one.n]
    right, left = max(known, key=lambda one: one.mean), min(known, key=lambda one: one.mean)
    if right.high > right.low:
        yield RIGHT[lang].format(
            shift=name(right, lang), count=right.high, n=right.n, pole=quoted(right.shift.high[lang], lang)
        )
    if left.low > left.high:
        yield LEFT[lang].format(
            shift=name(left, lang), count=left.low, n=left.n, pole=quoted(left.shift.low[lang], lang)
        )


def _unknown(findings: Findings, lang: Lang) -> Iterator[str]:
    unsure = max(findings.stances, key=lambda one: one.dont_know)
    if unsure.dont_know:
        yield UNKNOWN[lang].format(n=unsure.dont_know, all=unsure.n + unsure.dont_know, shift=name(unsure, lang))
