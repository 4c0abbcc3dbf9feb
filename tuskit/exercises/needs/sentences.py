"""The eight shifts as sentences: opposite wishes first, then the gaps, the votes, what hurts, and the decision."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tuskit.agreement import LEAST
from tuskit.exercises.needs import decisions, matched, sides, votes
from tuskit.exercises.needs.wish import STEP
from tuskit.exercises.needs.wording import name, names, tenths
from tuskit.phrases import inside, listed, number, of, out_of, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.needs.findings import Findings
    from tuskit.exercises.needs.wish import Opposed, Wish

NOTHING = Text(
    da="Her kommer det til at stå, hvor I vil hen på de otte skift, hvor I vil hver sin vej, og hvor I begynder ({of}).",
    en="This is where you will see where you want to go on the eight shifts, where you want to go different ways, and where you begin ({of}).",
)
WITHHELD = Text(
    da="Svarene vises, når mindst {k} har svaret; indtil da bliver de holdt tilbage.",
    en="The answers are shown when at least {k} have answered; until then they are withheld.",
)
UNSAID = Text(da="Ingen har sagt, hvor I skal hen ({of}).", en="Nobody has said where you want to go ({of}).")
LONELY = Text(
    da="Der er højst ét svar til hvert skift, så der er ingen uenighed at vise endnu ({of}).",
    en="There is at most one answer to each shift, so there is no disagreement to show yet ({of}).",
)
ALIKE = Text(
    da="Ingen af de {all} skift deler jer i modsatte ønsker. Mest spredt er I om {shift} ({of}).",
    en="None of the {all} shifts divides you into opposite wishes. Your wishes are spread most on {shift} ({of}).",
)
DIVIDED = Text(
    da="I er mest uenige om {shift}: {n} vil længere mod {high}, {m} tilbage mod {low} og {still} blive ({of}).",
    en="You disagree most about {shift}: {n} want further towards {high}, {m} back towards {low} and {still} to stay ({of}).",
)
FEW = Text(
    da="De samme {few} står næsten hver gang modsat de fleste. Spørg, hvad der kan få nogen til at se det sådan, uden at nogen skal stå frem.",
    en="The same {few} stand against most of you nearly every time. Ask what could make somebody see it so, without anybody having to come forward.",
)
AGREED = Text(
    da="I er enige om alle {all} skift: I ønsker jer det samme ({of}).",
    en="You agree about all {all} shifts: you want the same ({of}).",
)
OPPOSED: dict[Opposed, Text] = {
    "camps": Text(
        da="I vil hver sin vej på {shift}: {n} vil ligge nærmest {high}, {m} nærmest {low}",
        en="You want opposite things on {shift}: {n} want to be nearest {high}, {m} nearest {low}",
    ),
    "ways": Text(
        da="I vil hver sin vej på {shift}: {n} vil længere mod {high}, {m} tilbage mod {low}",
        en="You want to go opposite ways on {shift}: {n} want further towards {high}, {m} back towards {low}",
    ),
    "today": Text(
        da="På {shift} vil {n} længere mod {high} og {m} tilbage mod {low}, men I ønsker næsten det samme: det er i dag, I ser forskelligt på",
        en="On {shift}, {n} want further towards {high} and {m} back towards {low}, yet you want nearly the same: it is today that you see differently",
    ),
}
FIRST = Text(da="{headline} ({of}). Tal om det først.", en="{headline} ({of}). Talk about it first.")
OTHERS = Text(da="I vil også hver sin vej på {shifts}.", en="You want to go opposite ways on {shifts} too.")
SIDES = Text(da="{shift} ({n} mod {m})", en="{shift} ({n} against {m})")
GAP = {
    True: Text(
        da="Længst vil I flytte jer på {shifts} mod {pole}: fra {now} til {wanted} i snit",
        en="Farthest you want to move on {shifts} towards {pole}: from {now} to {wanted} on average",
    ),
    False: Text(
        da="Længst vil I flytte jer på {shifts}, og det er tilbage mod {pole}: fra {now} til {wanted} i snit",
        en="Farthest you want to move on {shifts}, and that is back towards {pole}: from {now} to {wanted} on average",
    ),
}
GAPS = Text(
    da="Længst vil I flytte jer på {shifts}: {gap} trin i snit",
    en="Farthest you want to move on {shifts}: {gap} steps on average",
)
NO_FARTHEST = Text(
    da="På intet skift vil I klart flytte jer længere end på de andre",
    en="On no shift do you clearly want to move farther than on the others",
)
LONGEST = {
    False: Text(
        da="{headline}; vejen er længst på {shifts} mod {pole}: fra {now} til {wanted} i snit",
        en="{headline}; the way is longest on {shifts} towards {pole}: from {now} to {wanted} on average",
    ),
    True: Text(
        da="{headline}; vejen er længst på {shifts}: {gap} trin i snit",
        en="{headline}; the way is longest on {shifts}: {gap} steps on average",
    ),
}
"""By whether several are equally long."""
STAY = Text(
    da="I vil i snit blive næsten, hvor I er: intet af de {all} skift flytter sig {step} trin",
    en="On average you want to stay nearly where you are: none of the {all} shifts moves by {step} of a step",
)
PAIRED = Text(
    da="{headline} på en linje med syv trin ({n}, der har svaret på begge).",
    en="{headline} on a line of seven steps ({n} who answered both).",
)
WAYS = Text(
    da="På {shift} vil {n} af {all} længere, {still} blive og {back} tilbage.",
    en="On {shift}, {n} of {all} want to go further, {still} to stay and {back} to go back.",
)
NONE = Text(da="ingen", en="none")
UNKNOWN = Text(
    da="{n} svarer »ved ikke« til, {what} på {shift}. Det tælles for sig.",
    en="{n} answered “don’t know” to {what} on {shift}. That is counted apart.",
)
WHAT = (
    Text(da="hvor I står i dag", en="where you stand today"),
    Text(da="hvor I vil hen", en="where you want to go"),
)


def conclude(findings: Findings, lang: Lang) -> tuple[str, ...]:
    """All of it, the most important first."""
    answered = of(findings.n, findings.invited, lang)
    if findings.withheld:
        return (WITHHELD[lang].format(k=findings.k),)
    if not findings.n:
        return (NOTHING[lang].format(of=answered), *decisions.said(findings, lang))
    return (
        lead(findings, lang),
        *_few(findings, lang),
        *_others(findings, lang),
        *_gaps(findings, lang),
        *votes.said(findings, lang),
        *matched.said(findings, lang),
        *decisions.said(findings, lang),
        *sides.said(findings, lang),
        *_unsure(findings, lang),
    )


def lead(findings: Findings, lang: Lang) -> str:
    """Where the room wants to go opposite ways; where it does not, that it does not."""
    answered = of(findings.wishing, findings.invited, lang)
    if not findings.wishing:
        return UNSAID[lang].format(of=of(findings.n, findings.invited, lang))
    if findings.opposed:
        return FIRST[lang].format(headline=opposed(findings.opposed[0], lang), of=answered)
    if max(sum(one.wanted) for one in findings.shifts) <= 1:
        return LONELY[lang].format(of=answered)
    spread = max(findings.shifts, key=lambda one: one.contested)
    if all(max(one.wanted) == sum(one.wanted) for one in findings.shifts):
        return AGREED[lang].format(all=len(findings.shifts), of=answered)
    if not spread.two_ways:
        return ALIKE[lang].format(all=len(findings.shifts), shift=name(spread.shift, lang), of=answered)
    return DIVIDED[lang].format(
        shift=name(spread.shift, lang),
        n=number(spread.further, lang),
        m=number(spread.back, lang),
        still=_number(spread.still, lang),
        high=quoted(inside(spread.shift.high[lang]), lang),
        low=quoted(inside(spread.shift.low[lang]), lang),
        of=of(spread.n, findings.invited, lang),
    )


def opposed(one: Wish, lang: Lang) -> str:
    """How a room is opposed on one shift, as a headline."""
    further, back = one.sides
    return OPPOSED[one.opposed][lang].format(
        shift=name(one.shift, lang),
        n=number(further, lang),
        m=number(back, lang),
        high=quoted(inside(one.shift.high[lang]), lang),
        low=quoted(inside(one.shift.low[lang]), lang),
    )


def _few(findings: Findings, lang: Lang) -> Iterator[str]:
    """The same few who stand against the others, where they are not too few to be mentioned and no camp of their own."""
    few = findings.few
    if few >= max(LEAST, findings.k) and not findings.opposed:
        yield FEW[lang].format(few=out_of(few, findings.n, findings.k, lang))


def _others(findings: Findings, lang: Lang) -> Iterator[str]:
    """Where else: the opposite wishes in a row, and those who only see today differently one by one."""
    rest = findings.opposed[1:]
    told = [
        SIDES[lang].format(shift=name(one.shift, lang), n=number(one.sides[0], lang), m=number(one.sides[1], lang))
        for one in rest
        if one.opposed != "today"
    ]
    if told:
        yield OTHERS[lang].format(shifts=listed(told, lang))
    yield from (f"{opposed(one, lang)}." for one in rest if one.opposed == "today")


def headline(findings: Findings, lang: Lang) -> str:
    """The shift on which the group wants to move farthest; that it wants to stay, or that none stands out, where so."""
    far = findings.farthest
    if not far:
        return STAY[lang].format(all=len(findings.shifts), step=number(STEP, lang, 1))
    if not findings.ordered:
        return NO_FARTHEST[lang]
    return (GAPS if len(far) > 1 else GAP[far[0].gap > 0])[lang].format(**_longest(far, lang))


def _longest(far: tuple[Wish, ...], lang: Lang) -> dict[str, str]:
    """The words for the longest ways."""
    one, (now, wanted) = far[0], far[0].means
    pole = one.shift.high if one.gap > 0 else one.shift.low
    return {
        "shifts": names([each.shift for each in far], lang),
        "pole": quoted(inside(pole[lang]), lang),
        "now": tenths(now, lang),
        "wanted": tenths(wanted, lang),
        "gap": tenths(abs(one.gap), lang),
    }


def _gaps(findings: Findings, lang: Lang) -> Iterator[str]:
    if not findings.paired:
        return
    far, said = findings.farthest, headline(findings, lang)
    if far and not findings.ordered:
        said = LONGEST[len(far) > 1][lang].format(headline=said, **_longest(far, lang))
    yield PAIRED[lang].format(headline=said, n=number(far[0].n if far else findings.paired, lang))
    for one in far[:1]:
        yield WAYS[lang].format(
            shift=name(one.shift, lang),
            n=number(one.further, lang),
            all=number(one.n, lang),
            still=_number(one.still, lang),
            back=_number(one.back, lang),
        )


def _unsure(findings: Findings, lang: Lang) -> Iterator[str]:
    doubts = [(one.dont_know[at], -at, one) for one in findings.shifts for at in (0, 1)]
    most, at, one = max(doubts, key=lambda each: each[:2])
    if most:
        yield UNKNOWN[lang].format(n=number(most, lang), what=WHAT[-at][lang], shift=name(one.shift, lang))


def _number(n: int, lang: Lang) -> str:
    return number(n, lang) if n else NONE[lang]
