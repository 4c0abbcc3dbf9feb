"""The plan in words and as a picture: who learns what by which means, and what would mend a case that cannot be solved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.lanes import Lane, Span, lanes
from tuskit.charts.theme import SEQUENTIAL
from tuskit.exercises.team import impossible
from tuskit.exercises.team.content import TEAM_MOST
from tuskit.exercises.team.planner.coverage import Instead, Learner, Plan, Proposal
from tuskit.exercises.team.planner.mends import Impossible
from tuskit.exercises.team.words import nobody, under
from tuskit.phrases import capital, inside, listed, number, quoted
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.exercises.team.findings import Findings

TOO_MANY = Text(
    da="I er {n}. Planen for, hvem der lærer hvad, laves for ét team ad gangen, på højst {most}.",
    en="You are {n}. The plan of who learns what is made for one team at a time, of at most {most}.",
)
UNSOLVED = Text(
    da="Der blev ikke fundet en plan inden for den tid, der er sat af. Tag færre kompetencer ad gangen.",
    en="No plan was found in the time that is set aside. Take fewer competences at a time.",
)
TOTAL = Text(
    da="Inden næste TUS om {weeks} uger kan I dække det hele for {cost} kr.: {hours} timer af jeres egne {paid}",
    en="By the next TUS in {weeks} weeks you can cover all of it for {cost} kr.: {hours} hours of your own {paid}",
)
PAID = Text(da="og {kroner} kr. ud af huset", en="and {kroner} kr. paid out")
PROVEN = Text(
    da="{total}. Intet billigere dækker det med de tal, I har givet.",
    en="{total}. Nothing cheaper covers it with the numbers you have given.",
)
NOT_PROVEN = Text(
    da="{total}. Der findes måske noget, der er op til {share} % billigere; så langt nåede beregningen ikke.",
    en="{total}. Something up to {share}% cheaper may exist; the reckoning did not get that far.",
)
LEARN = Text(da="{card}: {who} ({hours}). {why}", en="{card}: {who} ({hours}). {why}")
SOMEBODY = {
    False: Text(da="en af jer lærer det", en="one of you learns it"),
    True: Text(da="{n} af jer lærer det", en="{n} of you learn it"),
}
LEARNS = {
    False: Text(da="{names} lærer det", en="{names} learns it"),
    True: Text(da="{names} lærer det", en="{names} learn it"),
}
FROM = Text(da="med {name} som lærer", en="with {name} teaching")
FROM_ONE = Text(da="med en af jer som lærer", en="with one of you teaching")
HOURS = Text(da="{n} timer i alt", en="{n} hours in all")
FOR = Text(da="{n} timer og {kroner} kr.", en="{n} hours and {kroner} kr.")
ONLY = Text(da="{kroner} kr.", en="{kroner} kr.")
OUTSIDE = Text(da="{cards}: dæk det {by} ({kroner} kr.). {why}", en="{cards}: cover it {by} ({kroner} kr.). {why}")
WHY = Text(da="I dag kan {before} det, {need} skal kunne det.", en="Today {before} can do it, {need} must.")
WANTS = Text(da="{names} vil gerne.", en="{names} would like to.")
WANTED = {
    False: Text(da="En af dem vil gerne.", en="One of them would like to."),
    True: Text(da="{n} af dem vil gerne.", en="{n} of them would like to."),
}
INSTEAD = Text(da="Næstbilligst: {means}, {more} kr. mere.", en="Next cheapest: {means}, {more} kr. more.")
ONLY_WAY = Text(da="Der er ingen anden vej inden for jeres tid.", en="There is no other way within your time.")
GUESSED = Text(
    da="{n} af {all} har ikke sagt, hvor mange timer de har; de er regnet som {hours}.",
    en="{n} of {all} have not said how many hours they have; they are reckoned as {hours}.",
)
PLAN = Text(
    da="Billigste vej til fuld dækning: hvornår hvert forløb er færdigt, i uger fra nu",
    en="The cheapest way to full cover: when each is done, in weeks from now",
)
WEEKS = Text(da="uger", en="weeks")
COMPETENCE, MEANS, WHO, TEACHER, SPENT, COST = (
    Text(da="Kompetence", en="Competence"),
    Text(da="Vej", en="Means"),
    Text(da="Hvem", en="Who"),
    Text(da="Lærer", en="Teacher"),
    Text(da="Timer", en="Hours"),
    Text(da="Kroner i alt", en="Kroner in all"),
)


def conclude(findings: Findings, lang: Lang) -> Iterator[str]:
    """What it takes in all, then each proposal and why; or why it cannot be done, and what would mend it."""
    if not findings.short:
        return
    if not findings.plannable:
        yield TOO_MANY[lang].format(n=number(len(findings.team), lang), most=TEAM_MOST)
        return
    plan = findings.plan
    if isinstance(plan, Impossible):
        yield from impossible.conclude(findings, plan, lang)
    elif plan is None:
        yield UNSOLVED[lang]
    else:
        share = number(100 * plan.gap, lang, 1)
        yield (PROVEN if plan.proven else NOT_PROVEN)[lang].format(total=total(findings, plan, lang), share=share)
        for proposal in _together(findings, plan):
            yield _proposal(findings, proposal, lang)
    if unsaid := sum(person.hours is None for person in findings.team):
        hours = number(findings.content.hours, lang)
        yield GUESSED[lang].format(n=number(unsaid, lang), all=number(len(findings.team), lang), hours=hours)


def total(findings: Findings, plan: Plan, lang: Lang) -> str:
    """What it takes, as a title."""
    paid = PAID[lang].format(kroner=number(plan.kroner, lang)) if plan.kroner else ""
    hours = number(sum(plan.hours.values()), lang, 1)
    said = TOTAL[lang].format(weeks=findings.content.weeks, cost=number(plan.cost, lang), hours=hours, paid=paid)
    return said.strip().removesuffix(".")


def chart(findings: Findings, lang: Lang) -> Chart | None:
    """The plan as a time line; None where there is none."""
    plan = findings.plan
    if not isinstance(plan, Plan):
        return None
    weeks = {means.id: means.weeks for means in findings.content.means}
    ordered = sorted(_together(findings, plan), key=lambda one: weeks[one.means])
    rows = [
        Lane(
            label=_cards(findings, one, lang),
            spans=(Span(start=0, length=weeks[one.means], colour=SEQUENTIAL[1], label=_brief(findings, one, lang)),),
        )
        for one in ordered
    ]
    table = pd.DataFrame([_row(findings, one, lang) for one in ordered])
    told = "; ".join(f"{_cards(findings, one, lang)}: {_brief(findings, one, lang)}" for one in ordered)
    return Chart(
        id="team_plan",
        title=total(findings, plan, lang),
        subtitle=under(findings, PLAN[lang], lang),
        alt=f"{told}.",
        table=table,
        paint=lambda size: lanes(rows, size, axis=WEEKS[lang]),
    )


def _together(findings: Findings, plan: Plan) -> tuple[Proposal, ...]:
    """The proposals; where nobody is named, all runs of a means for the same competences as one."""
    if findings.named:
        return plan.proposals
    held: dict[tuple[tuple[str, ...], str], list[Proposal]] = {}
    for proposal in plan.proposals:
        held.setdefault((proposal.competences, proposal.means), []).append(proposal)
    return tuple(_one(runs) for runs in held.values())


def _one(runs: list[Proposal]) -> Proposal:
    """Several runs as one. Another way is named only where there is one for each of them."""
    others = [run.instead for run in runs]
    known = [other for other in others if other]
    ways = tuple(sorted({key for other in known for key in other.means}))
    return replace(
        runs[0],
        learners=tuple(learner for run in runs for learner in run.learners),
        teaching=sum(run.teaching for run in runs),
        kroner=sum(run.kroner for run in runs),
        cost=sum(run.cost for run in runs),
        instead=Instead(means=ways if len(known) == len(runs) else (), cost=sum(o.cost for o in known))
        if known
        else None,
    )


def _cards(findings: Findings, proposal: Proposal, lang: Lang) -> str:
    return listed([findings.competence(key).text[lang] for key in proposal.competences], lang)


def by(findings: Findings, key: str, lang: Lang) -> str:
    """A means as the way by which something is learnt."""
    return next(means.by[lang] for means in findings.content.means if means.id == key)


def means(findings: Findings, key: str, lang: Lang) -> str:
    """A means inside a sentence."""
    return inside(next(means.text[lang] for means in findings.content.means if means.id == key))


def _brief(findings: Findings, proposal: Proposal, lang: Lang) -> str:
    """A proposal in a few words: the means, and who."""
    names = [learner.name for learner in proposal.learners]
    who = listed(names, lang) if findings.named else number(len(names), lang)
    way = capital(means(findings, proposal.means, lang))
    return f"{way}: {who}" if names else way


def _row(findings: Findings, proposal: Proposal, lang: Lang) -> dict[str, object]:
    names = [learner.name for learner in proposal.learners]
    return {
        COMPETENCE[lang]: _cards(findings, proposal, lang),
        MEANS[lang]: capital(means(findings, proposal.means, lang)),
        WHO[lang]: listed(names, lang) if findings.named else len(names),
        **({TEACHER[lang]: proposal.teacher} if findings.named else {}),
        SPENT[lang]: number(_hours(proposal), lang, 1),
        COST[lang]: number(proposal.cost, lang),
    }


def _hours(proposal: Proposal) -> float:
    return sum(learner.hours for learner in proposal.learners) + proposal.teaching


def _proposal(findings: Findings, proposal: Proposal, lang: Lang) -> str:
    """Who learns what by which means, for how much, and why."""
    why = f"{_why(findings, proposal, lang)} {_instead(findings, proposal, lang)}".strip()
    if not proposal.learners:
        cards = listed([quoted(findings.competence(key).text[lang], lang) for key in proposal.competences], lang)
        return OUTSIDE[lang].format(
            cards=cards, by=by(findings, proposal.means, lang), kroner=number(proposal.kroner, lang), why=why
        )
    who = [_who(findings, proposal.learners, lang), by(findings, proposal.means, lang)]
    if proposal.teacher:
        who.append(FROM[lang].format(name=proposal.teacher) if findings.named else FROM_ONE[lang])
    return LEARN[lang].format(
        card=quoted(_cards(findings, proposal, lang), lang),
        who=" ".join(who),
        hours=_price(proposal, lang),
        why=why,
    )


def _price(proposal: Proposal, lang: Lang) -> str:
    hours, kroner = number(_hours(proposal), lang, 1), number(proposal.kroner, lang)
    if not _hours(proposal):
        return ONLY[lang].format(kroner=kroner)
    return (FOR if proposal.kroner else HOURS)[lang].format(n=hours, kroner=kroner)


def _who(findings: Findings, learners: tuple[Learner, ...], lang: Lang) -> str:
    several = len(learners) > 1
    if findings.named:
        return LEARNS[several][lang].format(names=listed([learner.name for learner in learners], lang))
    return SOMEBODY[several][lang].format(n=number(len(learners), lang))


def _why(findings: Findings, proposal: Proposal, lang: Lang) -> str:
    """The need that it answers, and whose wish."""
    parts = [
        WHY[lang].format(before=nobody(why.before, lang), need=number(why.need.cover, lang)) for why in proposal.why[:1]
    ]
    wanting = [learner.name for learner in proposal.learners if learner.wants]
    if wanting and findings.named:
        parts.append(WANTS[lang].format(names=listed(wanting, lang)))
    elif wanting:
        parts.append(WANTED[len(wanting) > 1][lang].format(n=len(wanting)))
    return " ".join(parts)


def _instead(findings: Findings, proposal: Proposal, lang: Lang) -> str:
    other = proposal.instead
    if other is None:
        return ONLY_WAY[lang]
    if not other.means:
        return ""
    ways = listed([means(findings, key, lang) for key in other.means], lang)
    return INSTEAD[lang].format(means=ways, more=number(max(0, other.cost - proposal.cost), lang))
