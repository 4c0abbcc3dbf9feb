"""All SQL: what was said is appended and never changed; a change of mind is a new row and the latest one counts.

SQLAlchemy Core, so that one SQLite file in WAL mode serves a laptop. Every write is committed, and on the disk,
before the call returns.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.pool import NullPool, StaticPool

from tuskit.responses import Kind, Response
from tuskit.text import InputError

VERSION = 1
BUSY_SECONDS = 30

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
    sa.Index("by_exercise", "exercise", "kind", "participant", "id"),
)
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
    sa.Column("answers", sa.JSON, nullable=False),
)
locked = sa.Table(
    "locked",
    metadata,
    sa.Column("name", sa.String, primary_key=True),
    sa.Column("value", sa.JSON, nullable=False),
)


class Store:
    """One workshop's database. Safe for many processes at once.

    `Store(path)` opens or makes the file; `Store()` keeps everything in memory.
    Raises InputError when the file cannot be written, is no store, or comes from a newer tuskit.
    """

    def __init__(self, path: Path | None = None) -> None:
        self.path = path
        if path is None:
            self._engine = sa.create_engine(
                "sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False}
            )
        else:
            self._engine = sa.create_engine(
                f"sqlite:///{path}", poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS}
            )
        sa.event.listen(self._engine, "connect", _configure)
        try:
            self._prepare()
        except sa.exc.DatabaseError as error:
            message = f"{path}: the answers cannot be opened ({error.orig}). Check that the folder may be written to and that the file is a tuskit store."
            raise InputError([message]) from None

    def _prepare(self) -> None:
        """Make the tables where there are none; one process does, however many open a new file at once.

        SQLite waits for a lock, but not while another process turns a new file to WAL: then this one tries again.
        """
        patience = monotonic() + BUSY_SECONDS
        while True:
            try:
                return self._make()
            except sa.exc.OperationalError as error:
                busy = getattr(error.orig, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
                if not busy or monotonic() > patience:
                    raise
                sleep(random.uniform(0.01, 0.1))  # noqa: S311  (not all at the same moment again)

    def _make(self) -> None:
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN")  # one look at the file: another process may be making it
            found = self._version(connection)
        with self._engine.connect() as connection:
            if found < VERSION:
                connection.exec_driver_sql("PRAGMA journal_mode = WAL")
            connection.exec_driver_sql(
                "BEGIN IMMEDIATE"
            )  # fails now, not at the first answer, where nothing may be written
            if self._version(connection) < VERSION:
                metadata.create_all(connection)
                connection.exec_driver_sql(f"PRAGMA user_version = {VERSION}")
            connection.commit()

    def _version(self, connection: sa.Connection) -> int:
        """The store version of the file; 0 for a new one. Raises InputError, before anything is written, for any other."""
        found: int = connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if found > VERSION:
            message = f"{self.path}: the answers were written by a newer tuskit (store version {found}, this one knows {VERSION}). Upgrade tuskit."
            raise InputError([message])
        if not found and connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one():
            message = f"{self.path}: this is another program's database, not a tuskit store. Move it away or choose another folder."
            raise InputError([message])
        return found

    def append(self, response: Response) -> None:
        """Store a response. It is on the disk when this returns."""
        self.append_all([response])

    def append_all(self, many: list[Response]) -> None:
        """Store responses, all or none."""
        if not many:
            return
        with self._engine.begin() as connection:
            connection.execute(
                responses.insert(),
                [
                    {
                        "participant": r.participant,
                        "exercise": r.exercise,
                        "kind": r.kind,
                        "origin": r.origin,
                        "role": r.role,
                        "team": r.team,
                        "at": r.at.astimezone(UTC).replace(tzinfo=None),
                        "answers": dict(r.answers),
                    }
                    for r in many
                ],
            )

    def latest(self, exercise: str, kind: Kind = "answer") -> list[Response]:
        """The latest response of every participant to an exercise."""
        last = (
            sa.select(sa.func.max(responses.c.id))
            .where(responses.c.exercise == exercise, responses.c.kind == kind)
            .group_by(responses.c.participant)
        )
        query = sa.select(responses).where(responses.c.id.in_(last)).order_by(responses.c.id)
        with self._engine.connect() as connection:
            return [_response(row) for row in connection.execute(query).mappings()]

    def history(self) -> list[Response]:
        """Every response ever given, oldest first."""
        with self._engine.connect() as connection:
            query = sa.select(responses).order_by(responses.c.id)
            return [_response(row) for row in connection.execute(query).mappings()]

    def count(self, exercise: str) -> int:
        """How many participants have answered an exercise."""
        query = sa.select(sa.func.count(responses.c.participant.distinct())).where(
            responses.c.exercise == exercise, responses.c.kind == "answer"
        )
        with self._engine.connect() as connection:
            return connection.execute(query).scalar_one()

    def simulated(self) -> bool:
        """Whether any response is simulated."""
        query = sa.select(responses.c.id).where(responses.c.origin == "simulated").limit(1)
        with self._engine.connect() as connection:
            return connection.execute(query).first() is not None

    def mark(self, exercise: str) -> int:
        """A number that grows whenever something is said that an exercise's findings may show; poll it to follow them."""
        shown = sa.or_(responses.c.exercise == exercise, responses.c.kind == "decision")
        with self._engine.connect() as connection:
            newest: int | None = connection.execute(sa.select(sa.func.max(responses.c.id)).where(shown)).scalar_one()
        return newest or 0

    def join(self, participant: str, role: str | None, team: str | None) -> None:
        """Remember which groups a participant belongs to; the latest word counts."""
        with self._engine.begin() as connection:
            connection.execute(joined.insert().values(participant=participant, role=role, team=team))

    def groups(self, participant: str) -> tuple[str | None, str | None] | None:
        """(role, team) of a participant, or None who has not joined."""
        query = (
            sa.select(joined.c.role, joined.c.team)
            .where(joined.c.participant == participant)
            .order_by(joined.c.id.desc())
            .limit(1)
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).first()
        return (row.role, row.team) if row else None

    def lock(self, name: str, value: Any) -> None:
        """Settle something for good; a later value is ignored."""
        with self._engine.begin() as connection:
            connection.execute(insert(locked).values(name=name, value=value).on_conflict_do_nothing())

    def locked(self, name: str) -> Any:
        """What was settled, or None."""
        with self._engine.connect() as connection:
            return connection.execute(sa.select(locked.c.value).where(locked.c.name == name)).scalar_one_or_none()

    def keep(self, participant: str, exercise: str, answers: Mapping[str, Any], kind: Kind = "answer") -> None:
        """Keep a draft: what is filled in but not yet said. Only the newest is kept."""
        values = {"participant": participant, "exercise": exercise, "kind": kind, "answers": dict(answers)}
        statement = insert(drafts).values(**values)
        statement = statement.on_conflict_do_update(
            index_elements=["participant", "exercise", "kind"], set_={"answers": statement.excluded.answers}
        )
        with self._engine.begin() as connection:
            connection.execute(statement)

    def draft(self, participant: str, exercise: str, kind: Kind = "answer") -> dict[str, Any] | None:
        """The draft that was kept, or None."""
        query = sa.select(drafts.c.answers).where(
            drafts.c.participant == participant, drafts.c.exercise == exercise, drafts.c.kind == kind
        )
        with self._engine.connect() as connection:
            return connection.execute(query).scalar_one_or_none()

    def said(self, participant: str, exercise: str, kind: Kind = "answer") -> Response | None:
        """A participant's latest response to an exercise, or None."""
        query = (
            sa.select(responses)
            .where(responses.c.exercise == exercise, responses.c.kind == kind, responses.c.participant == participant)
            .order_by(responses.c.id.desc())
            .limit(1)
        )
        with self._engine.connect() as connection:
            row = connection.execute(query).mappings().first()
        return _response(row) if row else None


def _configure(connection: Any, _record: object) -> None:
    connection.execute("PRAGMA synchronous = FULL")


def _response(row: sa.RowMapping) -> Response:
    said: dict[str, Any] = {key: value for key, value in row.items() if key != "id"}
    at: datetime = said.pop("at")
    return Response(at=at.replace(tzinfo=UTC), **said)
