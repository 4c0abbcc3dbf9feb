"""Diagnose: where MUS hurts, where its process breaks, how far its cascade lags, and what it costs."""

from __future__ import annotations

from collections.abc import Iterator

from tuskit.exercise import Exercise, Part
from tuskit.exercises.diagnose.content import HERE, HIGH, HR, LOW, Diagnose
from tuskit.fields import Choice, Number, Words
from tuskit.phrases import inside
from tuskit.questions import Pick, Question, Rows, Scale
from tuskit.text import Item, Text

INTRO = Text(
    da="Tænk på MUS, som du kender den hos jer. Hvor enig er du? Der er ingen rigtige svar, og du må gerne sige ved ikke.",
    en="Think of MUS as you know it at your place. How far do you agree? No answer is right, and you may say don’t know.",
)
FORECAST = Text(
    da="Hvad tror du, de fleste af de andre svarer? Gæt, før I ser billedet. Dit gæt tæller ikke med i svarene, og du må gerne sige ved ikke.",
    en="What do you think most of the others answer? Guess before you see the picture. Your guess does not count among the answers, and you may say don’t know.",
)
PAGE = 2
"""Things that MUS bundles on one page."""
MINUTES = Text(da="min.", en="min")
MONTHS = Text(da="mdr.", en="months")
KRONER = Text(da="kr.", en="kr.")


def ask(content: Diagnose) -> tuple[Part, ...]:
    """Statements, two bundled things on a page; then the process, the cascade and the price."""
    return (*_pains(content, INTRO), *_numbers(content))


def foresee(content: Diagnose) -> tuple[Part, ...]:
    """The same statements, as a leader thinks that the others answer them."""
    return tuple(_pains(content, FORECAST))


def _pains(content: Diagnose, intro: Text) -> Iterator[Part]:
    used = [thing for thing in content.bundled if content.stated(thing.id)]
    pages = [used[n : n + PAGE] for n in range(0, len(used), PAGE)]
    return (_pain(content, page, n, intro) for n, page in enumerate(pages, 1))


def _pain(content: Diagnose, page: list[Item], number: int, intro: Text) -> Part:
    first, *rest = (thing.text for thing in page)
    da = " og ".join([first.da, *(inside(text.da) for text in rest)])
    en = " and ".join([first.en, *(inside(text.en) for text in rest)])
    return Part(
        id=f"pain_{number}",
        title=Text(da=da, en=en),
        intro=intro,
        questions=tuple(
            Scale(id=f"pain_{thing.id}", prompt=thing.text, items=content.stated(thing.id), levels=content.levels)
            for thing in page
        ),
    )


def _numbers(content: Diagnose) -> tuple[Part, ...]:
    process = Part(
        id="process",
        again=False,
        title=Text(da="Processen trin for trin", en="The process step by step"),
        intro=Text(
            da="Otte trin fra kick-off til statusmøder. Et skøn er godt nok; spring over, hvad du ikke ved.",
            en="Eight steps from kick-off to status meetings. A guess will do; skip what you do not know.",
        ),
        questions=(
            Rows(
                id="process",
                prompt=Text(
                    da="Hvad er trinnet værd, og hvor lang tid bruger du på det?",
                    en="What is the step worth, and how long does it take you?",
                ),
                help=Text(
                    da="Værd: 1 er spild, 5 er guld værd. Minutter: dine egne, på ét år.",
                    en="Worth: 1 is waste, 5 is gold. Minutes: your own, in one year.",
                ),
                rows=content.steps,
                fields=(
                    Number(
                        id="worth",
                        text=Text(da="Værd", en="Worth"),
                        unit=Text(da="af 5", en="of 5"),
                        least=LOW,
                        most=HIGH,
                    ),
                    Number(id="minutes", text=Text(da="Minutter", en="Minutes"), unit=MINUTES, most=480, step=5),
                ),
            ),
            Pick(
                id="breaks",
                prompt=Text(da="Hvor knækker det?", en="Where does it break?"),
                help=Text(da="Vælg højst to trin.", en="Choose at most two steps."),
                options=content.steps,
                most=2,
            ),
        ),
    )
    cascade = Part(
        id="cascade",
        again=False,
        title=Text(da="Kaskaden", en="The cascade"),
        intro=Text(
            da="Strategisk kompetenceudvikling går gennem seks trin, før den når frem. Hvor længe er hvert trin undervejs?",
            en="Strategic competence development passes six steps before it arrives. How long is each of them on its way?",
        ),
        questions=(
            Rows(
                id="cascade",
                prompt=Text(da="Hvor mange måneder tager hvert trin?", en="How many months does each step take?"),
                rows=content.cascade,
                fields=(_months(least=0, usual=3),),
            ),
            Rows(
                id="direction",
                prompt=Text(
                    da="Hvor tit skifter jeres produkt retning?", en="How often does your product change direction?"
                ),
                help=Text(
                    da="Nye brugerbehov, nye prioriteter, ny teknologi: noget, der ændrer, hvad I skal kunne.",
                    en="New user needs, new priorities, new technology: something that changes what you need to be able to do.",
                ),
                rows=(Item(id="product", text=Text(da="Måneder mellem to skift", en="Months between two changes")),),
                fields=(_months(least=0.5, usual=6),),
            ),
        ),
    )
    return process, cascade, _price(content)


def _months(*, least: float, usual: float) -> Number:
    return Number(
        id="months", text=Text(da="Måneder", en="Months"), unit=MONTHS, least=least, most=60, step=0.5, usual=usual
    )


def _price(content: Diagnose) -> Part:
    """What a MUS takes. Whatever is left out is reckoned with the usual numbers."""
    people = Number(
        id="people",
        text=Text(da="Har MUS", en="Have MUS"),
        unit=Text(da="pers.", en="people"),
        least=1,
        most=100_000,
        usual=content.people,
    )
    hours = (
        Number(
            id=role.id,
            text=Text(da=f"{role.text.da}, en time", en=f"{role.text.en}, an hour"),
            unit=KRONER,
            most=5000,
            step=10,
            usual=role.hour,
        )
        for role in content.roles
    )
    taken = (
        Rows(
            id=f"minutes_{phase.id}",
            prompt=phase.text,
            rows=tuple(role for role in content.roles if role.id != HR),
            fields=tuple(
                Number(id=step.id, text=step.text, unit=MINUTES, most=480, step=5, usual=step.minutes)
                for step in content.steps
                if step.phase == phase.id
            ),
        )
        for phase in content.phases
        if any(step.phase == phase.id for step in content.steps)
    )
    return Part(
        id="price",
        again=False,
        title=Text(da="Prisen", en="The price"),
        intro=Text(
            da="Hvor lang tid tager én persons MUS, og hvad koster en time? Spring over, hvad du ikke ved: så regner vi med de sædvanlige tal.",
            en="How long does one person’s MUS take, and what does an hour cost? Skip what you do not know: the usual numbers then stand in.",
        ),
        questions=(
            *taken,
            Rows(
                id="minutes_hr",
                prompt=Text(da="HR’s egen tid", en="HR’s own time"),
                rows=content.phases,
                fields=(
                    Number(
                        id="minutes",
                        text=Text(da="Minutter", en="Minutes"),
                        unit=MINUTES,
                        most=480,
                        step=5,
                        usual=content.hr_minutes,
                    ),
                ),
            ),
            Rows(
                id="facts",
                prompt=Text(da="Mennesker og kroner", en="People and kroner"),
                rows=(Item(id=HERE, text=Text(da="Hos jer", en="At your place")),),
                fields=(people, *hours),
            ),
        ),
    )


def decide(content: Diagnose) -> tuple[Part, ...]:
    """What the group does about its two worst points."""
    points = (*content.pains, *content.steps)
    table: Question = Rows(
        id="points",
        prompt=Text(da="Hvad tager I fat på?", en="What do you take on?"),
        rows=(
            Item(id="first", text=Text(da="Det første punkt", en="The first point")),
            Item(id="second", text=Text(da="Det andet punkt", en="The second point")),
        ),
        fields=(
            Choice(id="point", text=Text(da="Punkt", en="Point"), options=points),
            Choice(id="move", text=Text(da="Vi vil", en="We want to"), options=content.moves),
            Words(id="first_step", text=Text(da="Første skridt", en="First step")),
            Words(id="owner", text=Text(da="Hvem tager det", en="Who takes it"), limit=60),
        ),
    )
    return (
        Part(
            id="points",
            title=Text(da="Jeres to værste punkter", en="Your two worst points"),
            intro=Text(
                da="I har set, hvor det gør ondt, og hvor I er uenige. Vælg to punkter, og aftal, hvad I gør ved dem.",
                en="You have seen where it hurts and where you disagree. Choose two points, and agree on what to do about them.",
            ),
            questions=(table,),
        ),
    )


DIAGNOSE = Exercise(key="diagnose", content=Diagnose, ask=ask, decide=decide, foresee=foresee)
