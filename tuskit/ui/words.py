"""What the controls themselves say, in both languages. `{n}` and the like are filled in by the browser."""

from __future__ import annotations

from tuskit.text import Lang, Text

DONT_KNOW = Text(da="Ved ikke", en="Don't know")
CHOOSE = Text(da="Vælg", en="Choose")

GRID = {
    "done": Text(da="{n} af {total}", en="{n} of {total}"),
    "next": Text(da="Videre til: {row}", en="On to: {row}"),
}
POINTS = {
    "left": Text(da="Du mangler {n} af {total} point.", en="{n} of {total} points are left to give."),
    "over": Text(da="Du har givet {n} point for meget.", en="You have given {n} points too many."),
    "all": Text(da="Alle {total} point er fordelt.", en="All {total} points are given."),
    "less": Text(da="Færre point", en="Fewer points"),
    "more": Text(da="Flere point", en="More points"),
    "reset": Text(da="Begynd forfra", en="Start over"),
}
PICK_ONE = {
    "choose": Text(da="Vælg én.", en="Choose one."),
    "chosen": Text(da="Du har valgt.", en="You have chosen."),
    "full": Text(da="Vælg kun én.", en="Choose only one."),
    "clear": Text(da="Fortryd valget", en="Undo the choice"),
}
PICK_MANY = {
    "choose": Text(da="Vælg op til {most}.", en="Choose up to {most}."),
    "chosen": Text(da="Du har valgt {n} af højst {most}.", en="You have chosen {n} of at most {most}."),
    "full": Text(
        da="Du kan højst vælge {most}. Fjern et valg først.", en="You can choose at most {most}. Remove one first."
    ),
    "clear": Text(da="Fortryd valget", en="Undo the choice"),
}
SORT = {
    "how": Text(
        da="Træk et kort, eller tryk på det og vælg et sted.", en="Drag a card, or press it and choose a place."
    ),
    "keys": Text(da="På et tastatur: piletaster eller 1, 2, 3 …", en="On a keyboard: arrow keys or 1, 2, 3 …"),
    "tray": Text(da="Ikke lagt endnu", en="Not placed yet"),
    "done": Text(da="Alle kort er lagt.", en="All cards are placed."),
    "empty": Text(da="Læg kort her", en="Put cards here"),
    "where": Text(da="Hvor hører dette hjemme: {card}?", en="Where does this belong: {card}?"),
    "take": Text(da="Læg tilbage", en="Put back"),
    "picked": Text(da="{card} er valgt. Vælg et sted.", en="{card} is picked. Choose a place."),
    "put": Text(da="{card} ligger nu i {place}.", en="{card} is now in {place}."),
    "back": Text(da="{card} er lagt tilbage.", en="{card} is put back."),
}
ROWS = {
    "usual": Text(da="Brug det sædvanlige i de tomme felter", en="Use the usual in the empty fields"),
    "choose": CHOOSE,
}
NOTE = {
    "left": Text(da="{n} tegn tilbage", en="{n} characters left"),
    "over": Text(da="{n} tegn for meget", en="{n} characters too many"),
}
SLIDERS = {
    "title": Text(da="Prøv jer frem", en="Try it out"),
    "intro": Text(
        da="Skyd på tallene, og se med det samme, hvad det betyder. Intet bliver gemt.",
        en="Move the numbers and see at once what it means. Nothing is stored.",
    ),
    "back": Text(da="Tilbage til planen", en="Back to the plan"),
    "use": Text(da="Brug som beslutning", en="Use as the decision"),
    "fault": Text(
        da="Det kunne ikke regnes ud. Prøv nogle andre tal.", en="That could not be worked out. Try other numbers."
    ),
}

STEP = Text(da="Side {n} af {total}", en="Page {n} of {total}")
BACK = Text(da="Tilbage", en="Back")
NEXT = Text(da="Næste", en="Next")
SEND = {
    "answer": Text(da="Send svar", en="Send answers"),
    "decision": Text(da="Gem beslutningen", en="Record the decision"),
    "forecast": Text(da="Gem mit gæt", en="Save my guess"),
}
SENT = {
    "answer": Text(
        da="Tak, dit svar er sendt. Du kan stadig ændre det og sende igen.",
        en="Thank you, your answers are sent. You can still change them and send again.",
    ),
    "forecast": Text(
        da="Dit gæt er gemt. Du kan stadig ændre det.", en="Your guess is saved. You can still change it."
    ),
    "decision": Text(
        da="Beslutningen er gemt. I kan stadig ændre den og gemme igen.",
        en="The decision is recorded. You can still change it and record it again.",
    ),
}
CHANGED = {
    "answer": Text(
        da="Du har ændret noget, siden du sendte. Send igen, så tæller det nye.",
        en="You have changed something since you sent. Send again to make the new answer count.",
    ),
    "forecast": Text(
        da="Du har ændret dit gæt. Gem igen, så tæller det nye.",
        en="You have changed your guess. Save it again to make the new one count.",
    ),
    "decision": Text(
        da="Der er ændret noget, siden beslutningen blev gemt. Gem igen, så tæller det nye.",
        en="Something has changed since the decision was recorded. Record it again to make the new one count.",
    ),
}
SAVED = Text(da="Gemt", en="Saved")
MISSING = Text(da="Mangler på denne side: {n} af {total}.", en="Still to answer on this page: {n} of {total}.")
GO_ON = Text(da="Du kan godt gå videre.", en="You can still go on.")
ELSEWHERE = Text(da="Der mangler også noget på side {steps}.", en="Something is also missing on page {steps}.")
MAY_SEND = Text(da="Du kan godt sende alligevel.", en="You can send all the same.")
MEND = Text(da="Ret det, der er markeret ved »{prompt}«.", en="Put right what is marked at “{prompt}”.")
MEND_STEP = Text(
    da="På side {n} skal noget rettes, før du kan sende: »{prompt}«.",
    en="On page {n} something must be put right before you can send: “{prompt}”.",
)
NOT_KEPT = Text(
    da="Det sidste kunne ikke gemmes. Lad siden stå, og prøv igen om lidt. Sig det til den, der holder workshoppen.",
    en="The last change could not be saved. Leave the page open and try again in a moment. Tell whoever runs the workshop.",
)
NOT_SENT = Text(
    da="Svaret kunne ikke gemmes og er ikke sendt. Lad siden stå, og prøv igen om lidt.",
    en="The answers could not be saved and are not sent. Leave the page open and try again in a moment.",
)
NOT_READ = Text(
    da="Det, du har svaret før, kan ikke læses lige nu. Genindlæs siden om lidt.",
    en="What you answered before cannot be read right now. Reload the page in a moment.",
)


def say(words: dict[str, Text], lang: Lang) -> dict[str, str]:
    """The words of a control in one language."""
    return {name: text[lang] for name, text in words.items()}
