"""The room: the server that a workshop runs on. It listens on this machine only, unless phones are let in."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from tuskit.text import InputError

HOST = "127.0.0.1"
ANYWHERE = "0.0.0.0"  # noqa: S104  (phones on the local network, when asked for)


def refuse_taken(port: int, *, lan: bool = False) -> None:
    """Raise InputError when another program listens on a port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((ANYWHERE if lan else HOST, port))
        except OSError as error:
            message = f"Port {port} cannot be used ({error.strerror}). Choose another one with --port."
            raise InputError([message]) from None


def own_address() -> str | None:
    """Give the address of this machine on the local network, or None when there is no network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address for examples: nothing is sent, only the way there is looked up
        except OSError:
            return None
        return str(probe.getsockname()[0])


def serve(
    folder: Path, *, port: int, key: str, open_browser: bool, announce: Callable[[str], None], lan: bool = False
) -> None:
    """Serve a workshop until it is stopped. `announce` is told the addresses when they can be visited.

    With `lan` phones on the local network may answer; the group's picture is then the facilitator's to show.

    Raises InputError when the folder cannot be read, or the port is taken.
    """
    from tuskit.room.server import Room  # noqa: PLC0415  (loads Jupyter)
    from tuskit.workshop import Workshop  # noqa: PLC0415  (loads pandas)

    Room.run(Workshop.open(folder), port=port, key=key, open_browser=open_browser, announce=announce, lan=lan)
