"""What the pages of the room say, in both languages."""

from __future__ import annotations

from tuskit.surfaces.results import GUESS, GUESSED, SHOWN
from tuskit.text import Text

__all__ = ["GUESS", "GUESSED", "SHOWN"]
"""Said by the pages and by the app alike; the pages find all words here."""

NAME = Text(da="Fra MUS til TUS", en="From MUS to TUS")
OTHER_LANGUAGE = Text(da="English", en="Dansk")
STEPS = Text(da="Forløbet", en="The steps")
STEP = Text(da="Trin {n} af {total}", en="Step {n} of {total}")
MINUTES = Text(da="ca. {n} min.", en="about {n} min")
ANSWERED = Text(da="Du har svaret", en="You have answered")
BEGUN = Text(da="Du er i gang", en="You have begun")
COUNT = Text(da="{n} af {invited} har svaret", en="{n} of {invited} have answered")
BEGIN = Text(da="Begynd", en="Begin")
GO_ON = Text(da="Fortsæt", en="Go on")
SEE = Text(da="Se gruppens billede", en="See the group’s picture")
TO_CONSOLE = Text(da="Til facilitatorens side", en="To the facilitator’s page")
TO_PROJECTOR = Text(da="Åbn projektoren", en="Open the projector")
CONSOLE = Text(da="Facilitator", en="Facilitator")
UNOPENED = Text(da="Åbner senere", en="Opens later")
CLOSED = Text(da="Lukket", en="Closed")
LOOK = Text(da="Se, hvor det står", en="See where it stands")
WAIT = Text(
    da="I svarer hver for sig og ser gruppens billede sammen. Siden skifter af sig selv, når facilitatoren åbner et trin.",
    en="You each answer for yourselves, and see the group’s picture together. This page moves on by itself when the facilitator opens a step.",
)
LEAD = Text(
    da="I svarer hver for sig, ser gruppens billede og beslutter sammen. Begynd med det første trin.",
    en="You each answer for yourselves, see the group’s picture, and decide together. Begin with the first step.",
)
PROMISE = {
    "demo": Text(
        da="Det her er en demo: dit svar bliver på denne maskine. I en rigtig workshop er svarene anonyme, og billedet vises først, når facilitatoren viser det.",
        en="This is a demo: your answer stays on this machine. In a real workshop answers are anonymous, and the picture is shown when the facilitator shows it.",
    ),
    "demo-open": Text(
        da="Det her er en demo: dit svar bliver på denne maskine. Et team taler åbent og ser sine egne svar, med navn hvor teamet selv har skrevet navne.",
        en="This is a demo: your answer stays on this machine. A team talks openly and sees its own answers, with names where the team itself has written names.",
    ),
    "anonymous": Text(
        da="Dine svar er anonyme: vi gemmer dem uden navn, viser ingen gruppe på færre end {k} for sig, og når et trin lukker, kan ingen længere se, hvilket svar der er dit.",
        en="Your answers are anonymous: they are kept without a name, no group smaller than {k} is shown by itself, and when a step closes nobody can tell any more which answer is yours.",
    ),
    "open": Text(
        da="I taler åbent: teamet ser sine egne svar, også når I er få. Svarene gemmes uden navn, og du kan ændre dine.",
        en="You talk openly: the team sees its own answers, even when you are few. They are kept without a name, and you can change yours.",
    ),
    "named": Text(
        da="I taler åbent: teamet ser sine egne svar, også når I er få. I teamets matrix står I med navn; alt andet gemmes uden. Du kan ændre dine svar.",
        en="You talk openly: the team sees its own answers, even when you are few. In the team’s matrix you stand by name; everything else is kept without. You can change your answers.",
    ),
}
STORY = Text(da="Baggrunden i seks billeder", en="The background in six pictures")
CHAPTER = Text(da="{n} af {total}", en="{n} of {total}")
AS_TABLE = Text(da="Se billedet som tabel", en="See the picture as a table")
TO_CLAIMS = Text(da="Se alle tal med kilder og forbehold", en="See all figures with sources and reservations")
TO_STORY = Text(da="Til baggrunden i billeder", en="To the background in pictures")
CLAIMS = Text(da="Hvad vi ved, og hvor vi har det fra", en="What we know, and where it is from")
CLAIMS_LEAD = Text(
    da="Alt, hvad workshoppen citerer udefra, står her med kilde, år og forbehold. Det sikreste står først.",
    en="Everything that the workshop quotes from outside stands here with source, year and reservations. The surest comes first.",
)
LOOKED_UP = Text(da="Slået op {when}.", en="Looked up {when}.")
LINKS = Text(
    da="Siden henter intet udefra. En adresse bliver først åbnet, når du trykker på den.",
    en="This page loads nothing from outside. An address is opened only when you press it.",
)
IN_THE_TALK = Text(da="I oplægget", en="In the talk")
FIGURE = Text(da="Tal", en="Figure")
ASKED = Text(da="Hvem", en="Who")
SOURCE = Text(da="Kilde", en="Source")
ADDRESS = Text(da="Adresse", en="Address")
NO_ADDRESS = Text(da="ingen", en="none")
NOTE = Text(da="Note", en="Note")
WHO = Text(da="Hvem er du her?", en="Who are you here?")
WHY = Text(
    da="Så kan gruppens billede vises for hver rolle. Det er frivilligt, og du kan ændre det senere.",
    en="So that the group’s picture can be shown for each role. It is voluntary, and you can change it later.",
)
ROLE = Text(da="Din rolle", en="Your role")
TEAM = Text(da="Dit team", en="Your team")
RATHER_NOT = Text(da="Vil ikke sige det", en="Rather not say")
JOIN = Text(da="Gem", en="Save")
JOINED = Text(da="Du er med som {groups}.", en="You take part as {groups}.")
NAMELESS = Text(da="Du er med uden at have sagt rolle eller team.", en="You take part without a role or a team.")
CHANGE = Text(da="Ret", en="Change")
FACILITATOR = Text(
    da="Du er facilitator: du kan gemme gruppens beslutninger og hente planen. Deltagerne bruger {address}.",
    en="You are the facilitator: you can record the group’s decisions and fetch the plan. Participants use {address}.",
)
SCAN = Text(da="Scan koden med telefonen", en="Scan the code with your phone")
SCAN_WIFI = Text(da="Scan for at komme på nettet {name}", en="Scan to join the network {name}")
OR_TYPE = Text(da="eller gå til", en="or go to")
AND_CODE = Text(da="og tast koden", en="and type the code")
CODE = Text(da="Kode", en="Code")
CODE_HELP = Text(da="Seks cifre, som står på skærmen.", en="Six digits, shown on the screen.")
ENTER = Text(da="Vær med", en="Join")
DOOR = Text(
    da="Kom ind med telefonen: scan koden, eller tast den.", en="Come in with your phone: scan the code, or type it."
)
GO_TO = Text(da="Svar på", en="Answer at")
HERE = Text(da="{n} er med", en="{n} here")
PICTURE = Text(da="Billede {n} af {total}", en="Picture {n} of {total}")
OVERTIME = Text(da="Tiden er gået", en="Time is up")
SECOND = Text(da="Anden runde", en="Second round")
LOADING = Text(da="Et øjeblik, vi gør siden klar …", en="One moment, the page is getting ready …")
NO_SCRIPT = Text(
    da="Siden bruger JavaScript. Slå det til i din browser, og genindlæs siden.",
    en="This page uses JavaScript. Turn it on in your browser, and reload the page.",
)
AWAY = Text(
    da="Forbindelsen til serveren er væk. Det, du har svaret, er gemt. Vi prøver igen af os selv.",
    en="The connection to the server is gone. What you have answered is saved. We keep trying.",
)
ENDED = Text(
    da="Siden har mistet forbindelsen. Det, du har svaret, er gemt. Genindlæs siden for at gå videre.",
    en="The page has lost its connection. What you have answered is saved. Reload the page to go on.",
)
RELOAD = Text(da="Genindlæs siden", en="Reload the page")
SKIP = Text(da="Gå til indholdet", en="Go to the content")

SCREEN = Text(da="{n} af {total}", en="{n} of {total}")
CHOOSE = Text(da="Vælg", en="Choose")
POINTS = Text(
    da="Fordel {total} point, eller lad alt stå tomt.", en="Share out {total} points, or leave all of it empty."
)
BACK = Text(da="Tilbage", en="Back")
NEXT = Text(da="Næste", en="Next")
SEND = Text(da="Send svar", en="Send answers")
SAVED = Text(da="Gemt", en="Saved")
THANKS = Text(da="Tak, dit svar er talt med", en="Thank you, your answer is counted")
TOGETHER = Text(
    da="I ser gruppens billede sammen på skærmen.", en="You see the group’s picture together on the screen."
)
AGAIN = Text(da="Ret mine svar", en="Change my answers")
CLOSED_NOW = Text(da="Trinnet er lukket", en="This step is closed")
CLOSED_HERE = Text(
    da="Facilitatoren har lukket trinnet. Det, du nåede at svare, er talt med.",
    en="The facilitator has closed this step. What you managed to answer is counted.",
)
ONWARD = Text(da="Videre", en="Go on")
WAITING = Text(da="Siden skifter af sig selv.", en="This page moves on by itself.")
COUNTED = Text(
    da="Det, du svarer, er gemt med det samme og tælles med, når trinnet lukker.",
    en="What you answer is saved at once, and counted when the step closes.",
)
GUESS_WHY = Text(
    da="Du er leder. Gæt, før nogen har set billedet: når trinnet lukker, ser du først selv, hvor du ramte.",
    en="You are a leader. Guess before anybody has seen the picture: when the step closes, you are the first to see how close you came.",
)
UNSENT = Text(da="Ikke gemt endnu. Vi prøver igen.", en="Not saved yet. We are trying again.")

WRONG_CODE = Text(da="Koden passer ikke. Se efter på skærmen.", en="The code does not fit. Check it on the screen.")
TOO_MANY = Text(
    da="Der er prøvet for mange koder. Vent et minut, eller scan koden på skærmen.",
    en="Too many codes have been tried. Wait a minute, or scan the code on the screen.",
)
DISK_FULL = Text(
    da="Det er ikke gemt: disken på facilitatorens maskine er fuld. Sig det til facilitatoren.",
    en="This is not saved: the disk of the facilitator’s machine is full. Tell the facilitator.",
)
BUSY = Text(
    da="Det er ikke gemt: et andet program holder på svarene. Prøv igen om lidt.",
    en="This is not saved: another program holds on to the answers. Try again in a moment.",
)
UNSAVED = Text(
    da="Det er ikke gemt: svarene kan ikke skrives på facilitatorens maskine. Sig det til facilitatoren.",
    en="This is not saved: the answers cannot be written on the facilitator’s machine. Tell the facilitator.",
)
NOT_FOUND = Text(da="Den side findes ikke.", en="There is no such page.")
REFUSED = Text(da="Den side har du ikke adgang til.", en="You have no access to that page.")
WRONG = Text(
    da="Noget gik galt hos os. Det sidste er måske ikke gemt; alt før det er. Gå tilbage, og prøv igen om lidt.",
    en="Something went wrong on our side. The last thing may not be saved; all before it is. Go back, and try again in a moment.",
)
NO_SUCH_GROUP = Text(da="Den rolle eller det team findes ikke.", en="There is no such role or team.")
WRONG_KEY = Text(
    da="Nøglen passer ikke. Brug adressen, som tuskit skrev, da den startede.",
    en="The key does not fit. Use the address that tuskit printed when it started.",
)
GUIDE = Text(da="Sæt jeres næste samtale sammen", en="Put your next conversation together")
GUIDE_WHY = Text(
    da="MU-guiden: spørgsmål til en leder og en medarbejder, til skærmen og på papir. Intet bliver gemt.",
    en="The MU guide: questions for a leader and an employee, on screen and on paper. Nothing is kept.",
)
HOME = Text(da="Til forløbet", en="To the steps")
