"""What moved, as dumbbells: the first round hollow, the second full."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from tuskit.charts import Chart
from tuskit.charts.dumbbell import Bell, dumbbell
from tuskit.moved.items import Judged, Laid
from tuskit.moved.sentences import CLOSER, both, counted, headline, tenths
from tuskit.phrases import SIMULATED, number, quoted
from tuskit.questions import Level, Poles
from tuskit.text import Lang, Text

if TYPE_CHECKING:
    from tuskit.moved import Moved

SHOWN = 8
"""Items that can be read from the back row."""
FEW = 5
"""The same, where each is named with its two poles."""

FIRST, SECOND = Text(da="Første runde", en="First round"), Text(da="Anden runde", en="Second round")
MEANS = Text(da="Snittet i første og i anden runde", en="The mean in the first and in the second round")
PLACES = Text(
    da="Hvor mange der valgte det sted, som flest valgte i første runde",
    en="How many chose the place that most chose in the first round",
)
SOME = Text(
    da="de {n} af {all}, der flyttede sig mest, størst bevægelse øverst",
    en="the {n} of {all} that moved most, the largest movement first",
)
ALL = Text(da="størst bevægelse øverst", en="the largest movement first")
MORE, LESS = Text(da="mere enige", en="agree more"), Text(da="mindre enige", en="agree less")
NOW = Text(da="nu {place}", en="now {place}")
NOBODY, EVERYBODY = Text(da="ingen", en="nobody"), Text(da="alle", en="everybody")
ALT = Text(
    da="To prikker på hver linje: første og anden runde. {rows}.",
    en="Two dots on each line: first and second round. {rows}.",
)
TOLD = Text(da="{item}: fra {first} til {second}", en="{item}: from {first} to {second}")
BETWEEN = Text(da="{item}: {low} ↔ {high}", en="{item}: {low} ↔ {high}")
ITEM, CARD, PLACE = Text(da="Emne", en="Item"), Text(da="Kort", en="Card"), Text(da="Sted", en="Place")
MEAN, AGREEMENT, ANSWERS = (
    Text(da="snit", en="mean"),
    Text(da="enighed (A)", en="agreement (A)"),
    Text(da="svar", en="answers"),
)
MOST = Text(da="Flest i anden runde", en="Most in the second round")


def draw(moved: Moved, lang: Lang) -> tuple[Chart, ...]:
    """A picture for every scale that was asked on, and one for the cards; the one with the largest movement first."""
    scales: dict[tuple[Level, ...], list[Judged]] = {}
    cards: list[Laid] = []
    for one in moved.items:
        if isinstance(one, Judged):
            scales.setdefault(one.levels, []).append(one)
        else:
            cards.append(one)
    drawn: list[tuple[Judged | Laid, Chart]] = [
        (items[0], _judged(moved, items, n, lang)) for n, items in enumerate(scales.values(), 1)
    ]
    if cards:
        drawn.append((cards[0], _laid(moved, cards, lang)))
    drawn.sort(key=lambda pair: moved.items.index(pair[0]))
    return tuple(chart for _, chart in drawn)


def _judged(moved: Moved, items: list[Judged], number_: int, lang: Lang) -> Chart:
    levels = items[0].levels
    fit = FEW if any(isinstance(one.item, Poles) for one in items) else SHOWN
    bells = [
        Bell(
            label=_label(one, lang),
            first=one.means[0],
            second=one.means[1],
            note=MORE[lang] if one.closer >= CLOSER else LESS[lang] if one.closer <= -CLOSER else "",
            says=(tenths(one.means[0], lang), tenths(one.means[1], lang)),
            poles=(one.item.low[lang], one.item.high[lang]) if isinstance(one.item, Poles) else ("", ""),
        )
        for one in items
    ]
    rows = [
        {
            ITEM[lang]: _label(one, lang),
            **{
                f"{name[lang]}: {what}": value
                for at, name in enumerate((FIRST, SECOND))
                for what, value in (
                    (MEAN[lang], tenths(one.means[at], lang)),
                    (AGREEMENT[lang], number(one.agreements[at], lang, 2)),
                    (ANSWERS[lang], one.n[at]),
                )
            },
        }
        for one in items
    ]
    poled = all(isinstance(one.item, Poles) for one in items)
    low, high = (
        "" if poled else f"{number(level.value, lang)} {level.text[lang]}" for level in (levels[0], levels[-1])
    )
    return _chart(
        f"moved_scale_{number_}",
        headline(items, lang),
        _under(moved, MEANS, len(items), lang, fit),
        bells[:fit],
        pd.DataFrame(rows),
        (levels[0].value, levels[-1].value),
        (low, high),
        lang,
    )


def _label(one: Judged, lang: Lang) -> str:
    """What was judged; where the ends of its scale are its own two poles, they are said too."""
    if isinstance(one.item, Poles):
        return BETWEEN[lang].format(item=one.name(lang), low=one.item.low[lang], high=one.item.high[lang])
    return one.name(lang)


def _laid(moved: Moved, cards: list[Laid], lang: Lang) -> Chart:
    bells = [
        Bell(
            label=f"{one.name(lang)}: {one.places[one.before].text[lang]}",
            first=one.shares[0],
            second=one.shares[1],
            note=NOW[lang].format(place=one.places[one.now].text[lang]) if one.before != one.now else "",
            says=counted(one, lang),
        )
        for one in cards
    ]
    rows = [
        {
            CARD[lang]: one.name(lang),
            PLACE[lang]: one.places[one.before].text[lang],
            FIRST[lang]: counted(one, lang)[0],
            SECOND[lang]: counted(one, lang)[1],
            MOST[lang]: one.places[one.now].text[lang],
        }
        for one in cards
    ]
    return _chart(
        "moved_places",
        headline(cards, lang),
        _under(moved, PLACES, len(cards), lang, SHOWN),
        bells[:SHOWN],
        pd.DataFrame(rows),
        (0, 1),
        (NOBODY[lang], EVERYBODY[lang]),
        lang,
    )


def _chart(  # noqa: PLR0917  (what stands over it, in it and under it)
    id_: str,
    title: str,
    subtitle: str,
    bells: list[Bell],
    table: pd.DataFrame,
    limits: tuple[float, float],
    labels: tuple[str, str],
    lang: Lang,
) -> Chart:
    told = "; ".join(
        TOLD[lang].format(item=quoted(one.label, lang), first=one.says[0], second=one.says[1]) for one in bells
    )
    return Chart(
        id=id_,
        title=title,
        subtitle=subtitle,
        alt=ALT[lang].format(rows=told),
        table=table,
        paint=lambda size: dumbbell(
            bells,
            size,
            low=limits[0],
            high=limits[1],
            ends=labels,
            names=(FIRST[lang], SECOND[lang]),
        ),
    )


def _under(moved: Moved, measured: Text, n: int, lang: Lang, fit: int) -> str:
    """What is measured, and n of N of both rounds: `phrases.below` has room for one."""
    order = SOME[lang].format(n=number(fit, lang), all=number(n, lang)) if n > fit else ALL[lang]
    simulated = [SIMULATED[moved.simulated][lang]] if moved.simulated else []
    return " · ".join([f"{measured[lang]}; {order}", both(moved, moved.n, lang), *simulated])
