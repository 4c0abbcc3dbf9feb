"""Opening the file: made when it is new, brought up to date when it is older, refused when it is neither ours nor known."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import sqlalchemy as sa
from sqlalchemy.pool import NullPool, StaticPool

from tuskit.store.tables import VERSION, copy, make, migrate
from tuskit.text import InputError

BUSY_SECONDS = 30
"""How long a write waits for another process, unless told otherwise."""


def opened(path: Path | None, patience: float, *, pooled: bool) -> sa.Engine:
    """The engine of a file, or of memory. Raises InputError when the file cannot be used; then nothing is written."""
    if path is None:
        engine = sa.create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    else:
        engine = sa.create_engine(
            f"sqlite:///{path}", connect_args={"timeout": patience}, **({} if pooled else {"poolclass": NullPool})
        )
    sa.event.listen(engine, "connect", _configure)
    try:
        _prepare(engine, path)
    except InputError:
        engine.dispose()
        raise
    except sa.exc.DatabaseError as error:
        engine.dispose()
        message = f"{path}: the answers cannot be opened ({error.orig}). Check that the folder may be written to and that the file is a tuskit store."
        raise InputError([message]) from None
    return engine


def _prepare(engine: sa.Engine, path: Path | None) -> None:
    """Make the tables where there are none; one process does, however many open a new file at once.

    SQLite waits for a lock, but not while another process turns a new file to WAL: then this one tries again.
    """
    patience = monotonic() + BUSY_SECONDS
    while True:
        try:
            return _make(engine, path)
        except sa.exc.OperationalError as error:
            busy = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
            if not busy or monotonic() > patience:
                raise
            sleep(random.uniform(0.01, 0.1))  # noqa: S311  (not all at the same moment again)


def _make(engine: sa.Engine, path: Path | None) -> None:
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")  # one look at the file: another process may be making it
        found = _version(connection, path)
    if path and 0 < found < VERSION:
        copy(path, found)
    with engine.connect() as connection:
        if not found:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        # fails now, not at the first answer, where nothing may be written
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        found = _version(connection, path)
        if not found:
            make(connection)
        elif found < VERSION:
            migrate(connection, found)
        connection.commit()


def _version(connection: sa.Connection, path: Path | None) -> int:
    """The store version of the file; 0 for a new one. Raises InputError, before anything is written, for any other."""
    found: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
    if found > VERSION:
        message = f"{path}: the answers were written by a newer tuskit (store version {found}, this one knows {VERSION}). Upgrade tuskit."
        raise InputError([message])
    if not found and connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
        message = (
            f"{path}: this is another program's database, not a tuskit store. Move it away or choose another folder."
        )
        raise InputError([message])
    return found


def _configure(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous = FULL")
