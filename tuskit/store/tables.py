"""The tables, and how a file of an older version becomes one of this version: with a copy of it beside it first."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import sqlalchemy as sa

VERSION = 2

metadata = sa.MetaData()
responses = sa.Table(
    "responses",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("participant", sa.String, nullable=False),
    sa.Column("exercise", sa.String, nullable=False),
    sa.Column("kind", sa.String, nullable=False),
    sa.Column("origin", sa.String, nullable=False),
    sa.Column("role", sa.String),
    sa.Column("team", sa.String),
    sa.Column("at", sa.DateTime, nullable=False),
    sa.Column("answers", sa.JSON, nullable=False),
    sa.Column("round", sa.Integer, nullable=False, server_default="1"),
    sa.Column("batch", sa.Integer),
    sa.Index("by_exercise", "exercise", "kind", "round", "participant", "id"),
)
"""`batch`: NULL while the participant's token stands beside the answers; afterwards the number of the batch in which
they were cut apart, 0 for those that wait for more (see `tuskit.store.seal`)."""
answered = sa.Table(
    "answered",
    metadata,
    sa.Column("participant", sa.String, primary_key=True),
    sa.Column("exercise", sa.String, primary_key=True),
    sa.Column("round", sa.Integer, primary_key=True),
    sa.Column("origin", sa.String, nullable=False),
)
"""Who has answered what, where it can no longer be told which answers are whose."""
joined = sa.Table(
    "joined",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("participant", sa.String, nullable=False, index=True),
    sa.Column("role", sa.String),
    sa.Column("team", sa.String),
)
drafts = sa.Table(
    "drafts",
    metadata,
    sa.Column("participant", sa.String, primary_key=True),
    sa.Column("exercise", sa.String, primary_key=True),
    sa.Column("kind", sa.String, primary_key=True),
    sa.Column("round", sa.Integer, primary_key=True, server_default="1"),
    sa.Column("origin", sa.String, nullable=False, server_default="person"),
    sa.Column("answers", sa.JSON, nullable=False),
)
events = sa.Table(
    "events",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    sa.Column("exercise", sa.String, nullable=False, index=True),
    sa.Column("move", sa.String, nullable=False),
    sa.Column("value", sa.Integer, nullable=False),
    sa.Column("at", sa.DateTime, nullable=False),
)
notes = sa.Table(
    "notes",
    metadata,
    sa.Column("exercise", sa.String, primary_key=True),
    sa.Column("words", sa.String, nullable=False),
)
"""What the facilitator notes down, the newest of each exercise."""
locked = sa.Table(
    "locked",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.JSON, nullable=False),
)


def make(connection: sa.Connection) -> None:
    """Make the tables of this version in an empty file."""
    metadata.create_all(connection)
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def migrate(connection: sa.Connection, found: int) -> None:
    """Bring the tables of an older version up to this one, inside the connection's transaction."""
    if found == 1:
        connection.exec_driver_sql("DROP INDEX by_exercise")
        connection.exec_driver_sql("ALTER TABLE responses ADD COLUMN round INTEGER NOT NULL DEFAULT 1")
        connection.exec_driver_sql("ALTER TABLE responses ADD COLUMN batch INTEGER")
        connection.exec_driver_sql("ALTER TABLE drafts RENAME TO drafts_1")
        metadata.create_all(connection)
        next(iter(responses.indexes)).create(connection)
        connection.exec_driver_sql(
            "INSERT INTO drafts (participant, exercise, kind, answers) SELECT participant, exercise, kind, answers FROM drafts_1"
        )
        connection.exec_driver_sql("DROP TABLE drafts_1")
        connection.exec_driver_sql("UPDATE responses SET batch = 1 WHERE origin = 'simulated' AND kind = 'answer'")
    connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")


def copy(path: Path, found: int) -> Path:
    """Keep a copy of a store of an older version beside it, and give its path. An earlier copy stays as it is."""
    kept = path.with_name(f"{path.stem}.version-{found}{path.suffix}")
    if not kept.exists():
        unfinished = kept.with_suffix(".unfinished")
        unfinished.unlink(missing_ok=True)
        with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(unfinished)) as target:
            source.backup(target)
        unfinished.replace(kept)
    return kept
