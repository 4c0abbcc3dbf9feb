"""What moved, as sentences: from where to where and among how many, never why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from babel.numbers import format_decimal

from tuskit.moved.items import STEP, Judged, Laid, Rounds
from tuskit.phrases import inside, listed, number, quoted
from tuskit.questions import Poles
from tuskit.text import LOCALE, Lang, Text

if TYPE_CHECKING:
    from tuskit.moved import Moved

CLOSER = 0.1
"""A group whose A (or whose share at one place) changes less agrees as much as before."""
NAMED = 3
"""Cards in a sentence."""

NEEDED = Text(
    da="Her kommer det til at stå, hvad der flyttede sig fra første til anden runde. Det kræver, at mindst {k} har svaret i begge runder.",
    en="This is where you will see what moved from the first to the second round. It takes at least {k} who answered in both rounds.",
)
NOTHING = Text(
    da="Der er ikke noget at sammenligne: intet emne har svar fra mindst {k} i begge runder ({both}).",
    en="There is nothing to compare: no item has answers from at least {k} in both rounds ({both}).",
)
BOTH = Text(
    da="første runde {n} af {invited}, anden runde {m} af {asked}",
    en="first round {n} of {invited}, second round {m} of {asked}",
)
SAID = Text(da="{said} ({both}).", en="{said} ({both}).")
JUDGED = Text(
    da="{item} flyttede sig mest fra første til anden runde: snittet gik fra {first} til {second} på skalaen fra {low} til {high}",
    en="{item} moved most from the first to the second round: the mean went from {first} to {second} on the scale from {low} to {high}",
)
LAID = Text(
    da="{item} flyttede sig mest fra første til anden runde: {first} valgte {place} i første runde og {second} i anden",
    en="{item} moved most from the first to the second round: {first} chose {place} in the first round and {second} in the second",
)
ELSEWHERE = Text(
    da="{item} flyttede sig mest: i første runde valgte flest {place} ({first}), i anden {now} ({second})",
    en="{item} moved most: in the first round most chose {place} ({first}), in the second {now} ({second})",
)
STILL = {
    Judged: Text(
        da="Snittene flyttede sig kun lidt fra første til anden runde: intet af dem {step} trin eller mere",
        en="The means moved little from the first to the second round: none of them by {step} of a level or more",
    ),
    Laid: Text(
        da="Kortene ligger næsten, som de lå i første runde: for intet af dem vælger flest et andet sted",
        en="The cards lie almost as they lay in the first round: for none of them do most choose another place",
    ),
}
FAR = Text(
    da="Snittet flyttede sig {step} trin eller mere på {n} af {all}",
    en="The mean moved by {step} of a level or more on {n} of {all}",
)
MORE = Text(
    da="Om {n} af {all} er I mere enige end i første runde, især om {item}",
    en="On {n} of {all} you agree more than in the first round, above all on {item}",
)
LESS = Text(
    da="Om {n} af {all} er I mindre enige end i første runde, især om {item}",
    en="On {n} of {all} you agree less than in the first round, above all on {item}",
)
ALIKE = Text(
    da="Emne for emne er I omtrent lige så enige som i første runde",
    en="Item by item you agree about as much as in the first round",
)
ITEM, ITEMS = Text(da="1 emne", en="1 item"), Text(da="{n} emner", en="{n} items")
PLACES = Text(
    da="For {n} af {all} kort vælger flest et andet sted end i første runde: {cards}",
    en="For {n} of {all} cards most choose another place than in the first round: {cards}",
)
CARD = Text(da="{item} (før {place}, nu {now})", en="{item} (was {place}, is {now})")
AMONG = Text(da="blandt andet {cards}", en="{cards} among others")
COUNT = Text(da="{n} af {all}", en="{n} of {all}")


def conclude(moved: Moved, lang: Lang) -> tuple[str, ...]:
    """All of it; one sentence where there is nothing to compare."""
    if not moved.shown:
        return (NEEDED[lang].format(k=number(moved.least, lang)),)
    everybody = both(moved, moved.n, lang)
    if not moved.items:
        return (NOTHING[lang].format(k=number(moved.least, lang), both=everybody),)
    first = moved.items[0]
    said = [SAID[lang].format(said=told, both=everybody) for told in _rest(moved, lang)]
    if first.moves:
        said.insert(0, SAID[lang].format(said=headline(moved.items, lang), both=both(moved, first.n, lang)))
    return tuple(said)


def _rest(moved: Moved, lang: Lang) -> Iterator[str]:
    for kind, still in STILL.items():
        mine = [one for one in moved.items if isinstance(one, kind)]
        far = sum(one.moves for one in mine)
        if mine and not far:
            yield still[lang].format(step=number(STEP, lang, 1))
        elif kind is Judged and far:
            yield FAR[lang].format(step=number(STEP, lang, 1), n=number(far, lang), all=_items(len(mine), lang))
    changed = list(_agreement(moved.items, lang))
    yield from changed or [ALIKE[lang]]
    yield from _places(moved, lang)


def headline(items: Sequence[Judged | Laid], lang: Lang) -> str:
    """What moved most; where nothing did, where the group agrees more or less, or that it stands where it stood."""
    first = items[0]
    if not first.moves:
        return next(_agreement(items, lang), STILL[type(first)][lang].format(step=number(STEP, lang, 1)))
    item = quoted(first.name(lang), lang)
    if isinstance(first, Judged):
        before, after = (tenths(mean, lang) for mean in first.means)
        low, high = (_end(first, place, lang) for place in (0, -1))
        return JUDGED[lang].format(item=item, first=before, second=after, low=low, high=high)
    place, now = (quoted(first.places[at].text[lang], lang) for at in (first.before, first.now))
    if first.before == first.now:
        before, after = counted(first, lang)
        return LAID[lang].format(item=item, first=before, second=after, place=place)
    before, after = (_of(first.counts[r][at], first.n[r], lang) for r, at in ((0, first.before), (1, first.now)))
    return ELSEWHERE[lang].format(item=item, first=before, second=after, place=place, now=now)


def _agreement(items: Sequence[Judged | Laid], lang: Lang) -> Iterator[str]:
    """On how many items the group agrees more than before, and on how many less."""
    for text, sign in ((MORE, 1), (LESS, -1)):
        changed = [one for one in items if sign * one.closer >= CLOSER]
        if changed:
            most = max(changed, key=lambda one: sign * one.closer)
            item = quoted(most.name(lang), lang)
            yield text[lang].format(n=number(len(changed), lang), all=_items(len(items), lang), item=item)


def _places(moved: Moved, lang: Lang) -> Iterator[str]:
    """The cards that lie elsewhere now, where the headline does not say it all."""
    laid = [one for one in moved.items if isinstance(one, Laid)]
    changed = [one for one in laid if one.before != one.now]
    if changed and changed != [moved.items[0]]:
        told = [
            CARD[lang].format(
                item=quoted(one.name(lang), lang),
                place=quoted(one.places[one.before].text[lang], lang),
                now=quoted(one.places[one.now].text[lang], lang),
            )
            for one in changed[:NAMED]
        ]
        cards = listed(told, lang)
        yield PLACES[lang].format(
            n=number(len(changed), lang),
            all=number(len(laid), lang),
            cards=AMONG[lang].format(cards=cards) if len(changed) > NAMED else cards,
        )


def both(moved: Moved, n: Rounds, lang: Lang) -> str:
    """How many of how many, in both rounds."""
    first, second = (number(one, lang) for one in n)
    invited, asked = (number(one, lang) for one in moved.invited)
    return BOTH[lang].format(n=first, invited=invited, m=second, asked=asked)


def counted(one: Laid, lang: Lang) -> tuple[str, str]:
    """How many chose the first round's place, in the one and in the other."""
    return _of(one.said[0], one.n[0], lang), _of(one.said[1], one.n[1], lang)


def tenths(value: float, lang: Lang) -> str:
    """A mean with its one decimal.

    >>> tenths(4, "da"), tenths(-0.04, "en"), tenths(-1.25, "en")
    ('4,0', '0.0', '−1.2')
    """
    return format_decimal(round(value, 1) or 0.0, "0.0", locale=LOCALE[lang]).replace("-", "−")


def _of(n: int, whole: int, lang: Lang) -> str:
    return COUNT[lang].format(n=number(n, lang), all=number(whole, lang))


def _items(n: int, lang: Lang) -> str:
    return ITEM[lang] if n == 1 else ITEMS[lang].format(n=number(n, lang))


def _end(one: Judged, place: int, lang: Lang) -> str:
    level = one.levels[place]
    said = level.text
    if isinstance(one.item, Poles):
        said = one.item.high if place else one.item.low
    return f"{number(level.value, lang)} ({inside(said[lang])})"
