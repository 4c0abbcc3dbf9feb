"""Why the need cannot be covered, and the least that would mend it, in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tuskit.exercises.team.planner.blocks import Block, Cause
from tuskit.exercises.team.planner.mends import AskAgain, FewerCovered, FromOutside, Impossible, Later, Mend, MoreHours
from tuskit.phrases import listed, number, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.team.findings import Findings

ONE = Text(
    da="{cards} kan ikke dækkes i tide. Det, der spærrer, er {causes}.",
    en="{cards} cannot be covered in time. What stands in the way is {causes}.",
)
SEVERAL = Text(
    da="{cards} kan ikke alle dækkes i tide. Det, der spærrer, er {causes}.",
    en="{cards} cannot all be covered in time. What stands in the way is {causes}.",
)
TOGETHER = Text(
    da="{causes} tilsammen: ændrer I bare én af delene, kan det lade sig gøre",
    en="{causes} together: change only one of these, and it can be done",
)
CAUSES: Mapping[Cause, Text] = {
    "hours": Text(da="jeres timer", en="your hours"),
    "time": Text(da="tiden til næste TUS", en="the time until the next TUS"),
    "declined": Text(da="dem, der har sagt nej", en="those who have said no"),
    "teacher": Text(da="at ingen i teamet kan lære det fra sig", en="that nobody in the team can teach it"),
    "means": Text(da="de veje, der er at vælge mellem", en="the means there are to choose from"),
    "people": Text(da="at I er for få", en="that there are too few of you"),
}
"""What stands in the way, in the order in which it is said."""
ANY = Text(
    da="Én af disse ændringer er nok, og mindre er ikke: {mends}.",
    en="One of these changes is enough, and nothing less is: {mends}.",
)
ANY_UNPROVEN = Text(
    da="Én af disse ændringer er nok; måske kan mindre gøre det: {mends}.",
    en="One of these changes is enough; perhaps less will do: {mends}.",
)
NOTHING = Text(
    da="Hverken flere timer, et senere TUS eller en udefra er nok hver for sig.",
    en="Neither more hours, a later TUS nor somebody from outside is enough by itself.",
)
OR = Text(da="eller", en="or")
HOURS_EACH = Text(da="{hours} mere til {name}", en="{hours} more for {name}")
HOURS = Text(da="{hours} mere fordelt på {people} af jer", en="{hours} more among {people} of you")
SPENT = {True: Text(da="1 time", en="1 hour"), False: Text(da="{n} timer", en="{n} hours")}
FEWER = Text(da="I nøjes med {n} færre, der kan {card}", en="you make do with {n} fewer who can do {card}")
AGAIN = Text(da="{name} siger alligevel ja til {card}", en="{name} says yes to {card} after all")
AGAIN_N = Text(
    da="{n}, der har sagt nej, siger alligevel ja til {card}", en="{n} who said no say yes to {card} after all"
)
LATER = Text(da="næste TUS {n} uger senere", en="the next TUS {n} weeks later")
LATER_ONE = Text(da="næste TUS en uge senere", en="the next TUS a week later")
OUTSIDE = Text(da="{n} udefra, der kan {cards}", en="{n} from outside who can do {cards}")
THEN = Text(da="{mend} (så koster resten {cost} kr.)", en="{mend} (the rest then costs {cost} kr.)")


def conclude(findings: Findings, found: Impossible, lang: Lang) -> Iterator[str]:
    """What stands in the way, need by need, and the least that would mend it."""
    for block in found.blocks:
        yield _block(findings, block, lang)
    if not found.mends:
        yield NOTHING[lang]
        return
    said = [
        THEN[lang].format(mend=mend(findings, one, lang), cost=number(one.plan.cost, lang))
        if one.plan.cost
        else mend(findings, one, lang)
        for one in found.mends
    ]
    *first, last = said
    mends = f"{'; '.join(first)}; {OR[lang]} {last}" if first else last
    yield (ANY if all(one.least for one in found.mends) else ANY_UNPROVEN)[lang].format(mends=mends)


def _block(findings: Findings, block: Block, lang: Lang) -> str:
    cards = [quoted(findings.competence(need.competence).text[lang], lang) for need in block.needs]
    causes = listed([text[lang] for cause, text in CAUSES.items() if cause in block.causes], lang)
    if len(block.causes) > 1:
        causes = TOGETHER[lang].format(causes=causes)
    return (SEVERAL if len(cards) > 1 else ONE)[lang].format(cards=listed(cards, lang), causes=causes)


def mend(findings: Findings, one: Mend, lang: Lang) -> str:
    """A change that is enough, inside a sentence."""
    match one:
        case MoreHours():
            return _hours(findings, one, lang)
        case FewerCovered():
            return listed(
                [FEWER[lang].format(n=n, card=_card(findings, key, lang)) for key, n in one.fewer.items()], lang
            )
        case AskAgain():
            return _again(findings, one, lang)
        case Later():
            return LATER_ONE[lang] if one.weeks == 1 else LATER[lang].format(n=one.weeks)
        case FromOutside():
            cards = listed([_card(findings, key, lang) for key in one.covers], lang)
            return OUTSIDE[lang].format(n=one.people, cards=cards)
    raise TypeError(one)


def _card(findings: Findings, key: str, lang: Lang) -> str:
    return quoted(findings.competence(key).text[lang], lang)


def _hours(findings: Findings, one: MoreHours, lang: Lang) -> str:
    if findings.named:
        each = [HOURS_EACH[lang].format(hours=_spent(n, lang), name=name) for name, n in one.extra.items()]
        return listed(each, lang)
    return HOURS[lang].format(hours=_spent(sum(one.extra.values()), lang), people=len(one.extra))


def _spent(hours: float, lang: Lang) -> str:
    return SPENT[hours == 1][lang].format(n=number(hours, lang, 2))


def _again(findings: Findings, one: AskAgain, lang: Lang) -> str:
    if findings.named:
        said = [AGAIN[lang].format(name=name, card=_card(findings, key, lang)) for name, key in one.pairs]
    else:
        keys = [key for _, key in one.pairs]
        said = [AGAIN_N[lang].format(n=keys.count(key), card=_card(findings, key, lang)) for key in dict.fromkeys(keys)]
    return listed(said, lang)
