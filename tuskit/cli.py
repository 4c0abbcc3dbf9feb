"""The command line: `tuskit new`, `demo`, `serve`, `check`, `simulate`, `rehearse`, `matrix`, `agenda` and `calendar`.

Exit codes: 0 done, 1 done with a warning that the command names, 2 bad input; then nothing was written.
"""

from __future__ import annotations

import secrets
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from platformdirs import user_data_path

from tuskit import __version__
from tuskit.text import InputError

if TYPE_CHECKING:
    from collections.abc import Callable

PORT = 8866
ROOMS = ("mixed", "consensus", "split", "silent_minority", "leader_rosy", "scattered")
"""What kinds of room can be simulated; written out, because `tuskit.simulate` loads numpy."""


class Commands(click.Group):
    """The commands; bad input ends any of them with its problems, one line each, and exit code 2."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        try:
            return super().invoke(ctx)
        except InputError as error:
            for problem in error.problems:
                click.echo(problem, err=True)
            sys.exit(2)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="tuskit")
def main() -> None:
    """Run the workshop that follows the talk "Fra MUS til TUS"."""


FOLDER = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))


def _server_options(command: Callable[..., None]) -> Callable[..., None]:
    command = click.option("--no-browser", is_flag=True, help="Only print the addresses; do not open a browser.")(
        command
    )
    return click.option(
        "--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="Port on this machine."
    )(command)


@main.command()
@FOLDER
def new(folder: Path) -> None:
    """Make a workshop folder DIR to edit: workshop.yaml, organisation.csv and the exercises' words."""
    from tuskit import demo

    demo.new(folder)
    click.echo(f"{folder} is ready. Edit workshop.yaml and organisation.csv, then: tuskit check {folder}")


@main.command("demo")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    default=None,
    help="Where the demo is kept. [default: tuskit's folder among your own application data]",
)
@click.option("--team", is_flag=True, help="Show one team's own TUS, with names, instead of the whole workshop.")
@click.option("--fresh", is_flag=True, help="Forget what was answered in an earlier demo and begin anew.")
@_server_options
def demo_(folder: Path | None, port: int, *, team: bool, fresh: bool, no_browser: bool) -> None:
    """Show the workshop with a made-up organisation, whose answers are simulated and say so."""
    from tuskit import demo, room

    template = demo.TEAM if team else demo.WHOLE
    folder = folder or user_data_path("tuskit", appauthor=False) / template
    room.refuse_taken(port)
    demo.make(folder, fresh=fresh, template=template)
    _serve(folder, port, no_browser=no_browser)


@main.command()
@FOLDER
@click.option("--local", is_flag=True, help="Listen on this machine only; no phones.")
@_server_options
def serve(folder: Path, port: int, *, local: bool, no_browser: bool) -> None:
    """Serve the workshop in DIR to phones on the local network: shows the code and the QR with which they join."""
    from tuskit import room
    from tuskit.workshop import Workshop

    lan = not local and room.own_address() is not None
    if not (lan or local):
        click.echo("This machine is on no network, so phones cannot join. Make one (a hotspot), and start again.")
    room.refuse_taken(port, lan=lan)
    Workshop.open(folder)
    _serve(folder, port, no_browser=no_browser, lan=lan)


def _serve(folder: Path, port: int, *, no_browser: bool, lan: bool = False) -> None:
    from tuskit import room

    room.serve(folder, port=port, open_browser=not no_browser, key=_key(folder), announce=click.echo, lan=lan)


def _key(folder: Path) -> str:
    """The facilitator's key: made once for a folder, readable by its owner alone."""
    path = folder / "facilitator.key"
    try:
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(16), encoding="ascii")
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{path}: cannot be used ({error}). Check that the folder may be written to, or delete the file."
        raise InputError([message]) from None
    if not key:
        message = f"{path}: is empty. Delete the file; a new key is then made."
        raise InputError([message])
    return key


@main.command()
@FOLDER
def check(folder: Path) -> None:
    """Check every file of the workshop in DIR, and say what would be asked of whom."""
    from tuskit import busy, calendar
    from tuskit.exercise import questions
    from tuskit.organisation import told
    from tuskit.workshop import Workshop

    workshop = Workshop.open(folder)
    click.echo(f"{workshop.plan.title['da']} / {workshop.plan.title['en']}")
    click.echo(f"{workshop.plan.mode}, {workshop.plan.invited} invited, nothing shown below {workshop.plan.k}")
    if workshop.organisation:
        for line in told(workshop.organisation):
            click.echo(line)
        if taken := workshop.material.busy:
            click.echo(f"{busy.FOLDER}: calendars read for {len(taken)} of {len(workshop.organisation.people)} people")
    own = workshop.folder is not None and (workshop.folder / calendar.FILE).exists()
    year = calendar.told(workshop.material.calendar, workshop.material.starts)
    click.echo(f"{calendar.FILE}{'' if own else ' of the kit'}: {year}")
    for exercise in workshop.exercises:
        content = workshop.content(exercise.key)
        asked = sum(len(question.ids) for question in questions(workshop.parts(exercise.key)))
        answered = workshop.store.count(exercise.key)
        click.echo(f"{exercise.key}: {content.title['en']}, {content.minutes} min, {asked} items, {answered} answered")
    click.echo("No problems found.")


@main.command()
@FOLDER
@click.option("--participants", default=30, show_default=True, type=click.IntRange(1, 5000), help="How many answer.")
@click.option(
    "--seed", default=1, show_default=True, type=click.IntRange(0), help="The same seed gives the same answers."
)
@click.option(
    "--archetype",
    default="mixed",
    show_default=True,
    type=click.Choice(ROOMS),
    help="What kind of room they are.",
)
def simulate(folder: Path, participants: int, seed: int, archetype: Any) -> None:
    """Let simulated participants answer every exercise of the workshop in DIR; they are labelled as simulated."""
    from tuskit import demo
    from tuskit.workshop import Workshop

    workshop = Workshop.open(folder)
    demo.fill(workshop, participants, seed=seed, archetype=archetype)
    click.echo(f"{participants} simulated participants have answered {', '.join(workshop.plan.exercises)} in {folder}.")


@main.command()
@FOLDER
@click.option("--participants", default=30, show_default=True, type=click.IntRange(1, 1000), help="How many come.")
@click.option(
    "--archetype",
    default="mixed",
    show_default=True,
    type=click.Choice(ROOMS),
    help="What kind of room they are.",
)
@click.option("--seed", default=1, show_default=True, type=click.IntRange(0), help="The same seed plays the same room.")
@click.option("--pace", default=3.0, show_default=True, type=click.FloatRange(0), help="Seconds on a screen, about.")
@click.option("--alone", is_flag=True, help="Open, close and show each exercise too; else the facilitator does.")
@click.option("--wipe", is_flag=True, help="Forget the rehearsal instead: its answers, and what was done in it.")
@click.option(
    "--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="Where the room is served."
)
def rehearse(  # noqa: PLR0917  (click gives them by name)
    folder: Path, participants: int, archetype: Any, seed: int, pace: float, port: int, *, alone: bool, wipe: bool
) -> None:
    """Play made-up participants into the room that `tuskit serve DIR` serves; all of it is labelled as a rehearsal."""
    import asyncio

    from tuskit.room import rehearsal
    from tuskit.workshop import Workshop

    workshop = Workshop.open(folder)
    if wipe:
        found = workshop.store.wipe("rehearsal")
        click.echo(f"{found} answers of a rehearsal are gone from {folder}.")
        return
    rehearsal.refuse_real(workshop)
    cast = rehearsal.Cast(
        workshop, _key(folder), port=port, participants=participants, archetype=archetype, seed=seed, pace=pace
    )
    try:
        asyncio.run(rehearsal.rehearse(cast, click.echo, alone=alone))
    except KeyboardInterrupt:
        click.echo("The participants have left.")
    click.echo(f"Wipe it with: tuskit rehearse {folder} --wipe")


LANG = click.option(
    "--lang", default="da", show_default=True, type=click.Choice(["da", "en"]), help="Language of the files."
)


@main.command()
@FOLDER
@LANG
def matrix(folder: Path, lang: Any) -> None:
    """Write exercises/team.xlsx into the workshop in DIR: the team's matrix of competences and members, to fill in."""
    from tuskit.exercises.team import template
    from tuskit.workshop import Workshop

    workshop = Workshop.open(folder)
    path = folder / "exercises" / "team.xlsx"
    if there := [p for p in (path, path.with_suffix(".csv")) if p.exists()]:
        message = f"{there[0]}: is there already and is left as it is. Fill it in, or move it away."
        raise InputError([message])
    try:
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(template.write(workshop.content("team"), lang))
    except OSError as error:
        message = f"{path}: cannot be written ({error.strerror}). Check that the folder may be written to."
        raise InputError([message]) from None
    click.echo(f"{path} is ready. Write your names and levels in it, then: tuskit check {folder}")


@main.command()
@FOLDER
@LANG
def agenda(folder: Path, lang: Any) -> None:
    """Write the agenda of the TUS in DIR as a page to print, and the team's matrix to go on with, into DIR/team."""
    from tuskit.surfaces import takeaway
    from tuskit.workshop import Workshop

    workshop = Workshop.open(folder)
    target = takeaway.place(workshop, "team")
    files = takeaway.write(workshop, "team", lang, target)
    for file in files:
        click.echo(target / file.name)
    if not files:
        click.echo("Nobody has answered yet, and there is no matrix: tuskit matrix makes one to fill in.")


PRESETS = {
    "da": "I har ikke besluttet en rytme endnu, så planen er lagt efter kittets forslag.",
    "en": "You have not decided on a rhythm yet, so the plan is made from the kit’s presets.",
}


@main.command()
@FOLDER
@LANG
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=None,
    help="Where the files go. [default: DIR/calendar]",
)
def calendar(folder: Path, lang: Any, output: Path | None) -> None:
    """Write the cadence plan of the workshop in DIR as .ics files, one for each team, leader and person, and as a spreadsheet.

    What was given out is remembered in DIR/given: importing the files of a new plan moves meetings instead of doubling them.
    """
    from dataclasses import replace

    from tuskit.phrases import number
    from tuskit.surfaces import takeaway
    from tuskit.workshop import Workshop

    def tell(done: int, all_: int) -> None:
        said = {"da": "{done} af {all} filer", "en": "{done} of {all} files"}[lang]
        click.echo(said.format(done=number(done, lang), all=number(all_, lang)), err=True)

    workshop = Workshop.open(folder)
    target = output or takeaway.place(workshop, "cadence")
    files = takeaway.write(workshop, "cadence", lang, target, tell)
    found = workshop.findings("cadence")
    if not found.shown:
        click.echo(PRESETS[lang])
    for sentence in workshop.exercise("cadence").findings.conclude(replace(found, decided=True), lang):
        click.echo(sentence)
    click.echo(f"{len(files)} files in {target}")
