"""What the facilitator's console says, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuskit.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tuskit.stage import Move

MOVES: Mapping[Move, Text] = {
    "open": Text(da="Åbn trinnet", en="Open the step"),
    "close": Text(da="Luk trinnet", en="Close the step"),
    "show": Text(da="Vis billedet", en="Show the picture"),
    "hide": Text(da="Skjul billedet", en="Hide the picture"),
    "again": Text(da="Spørg igen: anden runde", en="Ask again: second round"),
}
CLOSE_AND_SHOW = Text(da="Luk, og vis billedet", en="Close, and show the picture")
REOPEN = Text(da="Åbn igen for dem, der mangler", en="Open again for those who are missing")
OPEN = Text(da="åbent", en="open")
CLOSED = Text(da="lukket", en="closed")
SHOWN = Text(da="vises", en="shown")
IS_NOT_OPEN = Text(da="Ingen kan svare endnu.", en="Nobody can answer yet.")
IS_OPEN = Text(
    da="Deltagerne svarer. Ingen ser andres svar.", en="People are answering. Nobody sees the others’ answers."
)
IS_LIVE = Text(da="Billedet vises og følger svarene.", en="The picture is shown and follows the answers.")
IS_CLOSED = Text(da="Lukket. Billedet er ikke vist endnu.", en="Closed. The picture has not been shown yet.")
IS_SHOWN = Text(da="Billedet står på projektoren.", en="The picture is on the projector.")
SECOND_OPEN = Text(
    da="Anden runde: deltagerne svarer igen efter samtalen.", en="Second round: people answer again after the dialogue."
)
SECOND_CLOSED = Text(
    da="Anden runde er lukket. Vis, hvad samtalen flyttede.", en="The second round is closed. Show what moved."
)
SECOND_SHOWN = Text(
    da="Anden runde: projektoren viser, hvad der flyttede sig.", en="Second round: the projector shows what moved."
)
TIMES = Text(
    da="{start:%H.%M} svar · {talk:%H.%M} samtale · slut {end:%H.%M}",
    en="{start:%H:%M} answers · {talk:%H:%M} dialogue · ends {end:%H:%M}",
)
COUNT = Text(da="{n} af {invited} har svaret. {here} er med", en="{n} of {invited} have answered. {here} here")
UNDERWAY = Text(da=", {n} er i gang", en=", {n} under way")
ANSWER = Text(da="Tid til at svare", en="Time to answer")
TALK = Text(da="Tid til samtalen", en="Time to talk")
OVERTIME = Text(da="tiden er gået", en="time is up")
CUTS = Text(
    da="Når du lukker, tælles det med, som folk er i gang med, og ingen kan længere se, hvem der har svaret hvad. Sene svar vises først, når der er {k} af dem.",
    en="When you close, what people have begun is counted, and nobody can tell any more who answered what. Late answers are shown only when there are {k} of them.",
)
FORECASTS = Text(
    da="Ledere, der har gættet: {n}. Luk først, lad dem se deres gæt på telefonen, og vis så billedet.",
    en="Leaders who have guessed: {n}. Close first, let them see their guess on their phones, and then show the picture.",
)
ON = Text(da="Videre til {title}", en="On to {title}")
ASK = Text(da="Spørg rummet", en="Ask the room")
UP = Text(da="På projektoren: billede {n} af {total}, {title}", en="On the projector: picture {n} of {total}, {title}")
BEFORE = Text(da="Forrige billede", en="Previous picture")
AFTER = Text(da="Næste billede", en="Next picture")
DECIDE = Text(da="Beslut sammen", en="Decide together")
REDECIDE = Text(da="Ret beslutningen", en="Change the decision")
DECIDED = Text(da="Jeres beslutning er gemt.", en="Your decision is saved.")
NOTE = Text(da="Dine noter, som kun du ser", en="Your notes, seen by you alone")
CODE = Text(da="kode", en="code")
PROJECTOR = Text(da="Åbn projektoren", en="Open the projector")
JUMPED = Text(
    da="Uret på denne maskine er stillet tilbage undervejs. Planens tider passer ikke; svarene er ikke berørt.",
    en="This machine’s clock was set back during the workshop. The times of the plan are off; the answers are not touched.",
)
REFUSED = Text(
    da="Kun facilitatoren har adgang. Brug adressen med nøglen, som tuskit skrev, da den startede.",
    en="Only the facilitator may come in. Use the address with the key that tuskit printed when it started.",
)
BROKEN = Text(
    da="Noget gik galt hos os. Alle svar er gemt. Genindlæs siden; hvad der skete, står i tuskit.log.",
    en="Something went wrong on our side. All answers are saved. Reload the page; what happened is told in tuskit.log.",
)
