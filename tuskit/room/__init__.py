"""The room: the server that a workshop runs on. It listens on this machine only."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path

from tuskit.text import InputError

HOST = "127.0.0.1"


def refuse_taken(port: int) -> None:
    """Raise InputError when another program listens on a port of this machine."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as error:
            message = f"Port {port} cannot be used ({error.strerror}). Choose another one with --port."
            raise InputError([message]) from None


def serve(folder: Path, *, port: int, key: str, open_browser: bool, announce: Callable[[str], None]) -> None:
    """Serve a workshop until it is stopped. `announce` is told the addresses when they can be visited.

    Raises InputError when the folder cannot be read, or the port is taken.
    """
    from tuskit.room.server import Room  # noqa: PLC0415  (loads Jupyter)
    from tuskit.workshop import Workshop  # noqa: PLC0415  (loads pandas)

    Room.run(Workshop.open(folder), port=port, key=key, open_browser=open_browser, announce=announce)
