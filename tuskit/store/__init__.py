"""All SQL: what was said is appended, a change of mind is a new row, and the latest one counts.

Only two things are ever taken out: who gave which answers, when an exercise closes in the anonymous mode (see
`tuskit.store.seal`), and a rehearsal, when it is wiped. SQLAlchemy Core, so that one SQLite file in WAL mode serves a
laptop. Every write is committed, and on the disk, before the call returns.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from tuskit.responses import Kind, Origin, Response
from tuskit.stage import Event
from tuskit.store.opened import BUSY_SECONDS, opened
from tuskit.store.seal import WAITING, seal
from tuskit.store.tables import VERSION, answered, drafts, events, joined, locked, notes, responses

__all__ = ["VERSION", "Store"]


OWN = ("participant", "exercise", "kind", "round")
DRAFT = sa.select(drafts.c.answers).where(*(drafts.c[name] == sa.bindparam(name) for name in OWN))
_INSERT = insert(drafts)
KEEP = _INSERT.on_conflict_do_update(
    index_elements=list(OWN), set_={"answers": _INSERT.excluded.answers, "origin": _INSERT.excluded.origin}
)
"""Built once: every phone uses them at every answer."""


class Store:
    """One workshop's database. Safe for many processes at once.

    `Store(path)` opens or makes the file; `Store()` keeps everything in memory. A file of an older tuskit is brought
    up to date, and a copy of it kept beside it. `patience` is how many seconds a write waits for another process;
    `pooled` keeps connections open between calls, which a server wants and a short command does not.
    Raises InputError when the file cannot be written, is no store, or comes from a newer tuskit.
    """

    def __init__(self, path: Path | None = None, *, patience: float = BUSY_SECONDS, pooled: bool = False) -> None:
        self.path = path
        self._engine = opened(path, patience, pooled=pooled)
        self._bound: sa.Connection | None = None

    @contextmanager
    def transaction(self) -> Iterator[Store]:
        """Several reads and writes as one: nobody else writes meanwhile, and all of it is stored or none."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            bound = Store.__new__(Store)
            bound.path, bound._engine, bound._bound = self.path, self._engine, connection  # noqa: SLF001  (of this class)
            yield bound
            connection.commit()

    @contextmanager
    def _connection(self) -> Iterator[sa.Connection]:
        """The connection of the transaction that this store is bound to, or one of its own that commits at the end."""
        if self._bound is not None:
            yield self._bound
        else:
            with self._engine.begin() as connection:
                yield connection

    def append(self, response: Response) -> None:
        """Store a response. It is on the disk when this returns."""
        self.append_all([response])

    def append_all(self, many: list[Response], *, batch: int | None = None) -> None:
        """Store responses, all or none. With `batch` they are nobody's: simulated answers need no cutting apart."""
        if not many:
            return
        with self._connection() as connection:
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
                        "at": _naive(r.at),
                        "answers": dict(r.answers),
                        "round": r.round,
                        "batch": batch,
                    }
                    for r in many
                ],
            )

    def latest(self, exercise: str, kind: Kind = "answer", *, round: int = 1, apart: bool = False) -> list[Response]:
        """The latest response of every participant to an exercise.

        With `apart` only those that have been cut apart from their participants: the batches, or before there is one
        those that wait for more.
        """
        where = [responses.c.exercise == exercise, responses.c.kind == kind, responses.c.round == round]
        with self._connection() as connection:
            if apart:
                newest = connection.execute(sa.select(sa.func.max(responses.c.batch)).where(*where)).scalar_one()
                where.append(responses.c.batch > WAITING if newest else responses.c.batch == WAITING)
            last = sa.select(sa.func.max(responses.c.id)).where(*where).group_by(responses.c.participant)
            query = sa.select(responses).where(responses.c.id.in_(last)).order_by(responses.c.id)
            return [_response(row) for row in connection.execute(query).mappings()]

    def history(self) -> list[Response]:
        """Every response that is kept, oldest first."""
        with self._connection() as connection:
            query = sa.select(responses).order_by(responses.c.id)
            return [_response(row) for row in connection.execute(query).mappings()]

    def count(self, exercise: str, *, round: int = 1) -> int:
        """How many participants have answered an exercise."""
        query = sa.select(sa.func.count(responses.c.participant.distinct())).where(
            responses.c.exercise == exercise, responses.c.kind == "answer", responses.c.round == round
        )
        with self._connection() as connection:
            return connection.execute(query).scalar_one()

    def underway(self, exercise: str, *, round: int = 1) -> int:
        """How many have filled in something that they have not sent."""
        sent = sa.select(responses.c.participant).where(
            responses.c.exercise == exercise, responses.c.kind == "answer", responses.c.round == round
        )
        query = sa.select(sa.func.count()).where(
            drafts.c.exercise == exercise,
            drafts.c.kind == "answer",
            drafts.c.round == round,
            drafts.c.participant.not_in(sent),
        )
        with self._connection() as connection:
            return connection.execute(query).scalar_one()

    def here(self) -> int:
        """How many have joined."""
        with self._connection() as connection:
            return connection.execute(sa.select(sa.func.count(joined.c.participant.distinct()))).scalar_one()

    def origins(self) -> set[Origin]:
        """Whose the responses are: people's, simulated, a rehearsal's."""
        with self._connection() as connection:
            return set(connection.execute(sa.select(responses.c.origin).distinct()).scalars())

    def mark(self, exercise: str) -> tuple[int, int]:
        """Two numbers that change whenever something happens that an exercise's findings may show; poll them."""
        shown = sa.or_(responses.c.exercise == exercise, responses.c.kind == "decision")
        with self._connection() as connection:
            said = connection.execute(sa.select(sa.func.max(responses.c.id)).where(shown)).scalar_one()
            moved = connection.execute(sa.select(sa.func.max(events.c.id))).scalar_one()
        return said or 0, moved or 0

    def newest(self) -> int:
        """A number that changes with everything that is said."""
        with self._connection() as connection:
            return connection.execute(sa.select(sa.func.max(responses.c.id))).scalar_one() or 0

    def add(self, event: Event) -> None:
        """Store what the facilitator did."""
        row = {"exercise": event.exercise, "move": event.move, "value": event.value, "at": _naive(event.at)}
        with self._connection() as connection:
            connection.execute(events.insert().values(**row))

    def events(self, exercise: str | None = None) -> list[Event]:
        """What the facilitator did, with one exercise or with all, oldest first."""
        query = sa.select(events).order_by(events.c.id)
        if exercise is not None:
            query = query.where(events.c.exercise == exercise)
        with self._connection() as connection:
            rows = connection.execute(query).mappings()
            return [
                Event(exercise=r["exercise"], move=r["move"], value=r["value"], at=r["at"].replace(tzinfo=UTC))
                for r in rows
            ]

    def seal(self, exercise: str, kind: Kind = "answer", *, round: int, k: int, at: datetime) -> None:
        """Cut the answers of a round, or the forecasts, apart from those who gave them, for good."""
        with self._connection() as connection:
            connection.exec_driver_sql("PRAGMA secure_delete = ON")
            seal(connection, exercise, kind, round, k, at)

    def sweep(self) -> None:
        """Leave nothing of what was taken out in the files' unused pages. Not inside a transaction."""
        with self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    def cut(self, participant: str, exercise: str, *, round: int = 1) -> bool:
        """Whether a participant's answers are in, and nobody can tell any more which they are."""
        query = sa.select(answered.c.round).where(
            answered.c.participant == participant, answered.c.exercise == exercise, answered.c.round == round
        )
        with self._connection() as connection:
            return connection.execute(query).first() is not None

    def join(self, participant: str, role: str | None, team: str | None) -> None:
        """Remember which groups a participant belongs to; the latest word counts."""
        with self._connection() as connection:
            connection.execute(joined.insert().values(participant=participant, role=role, team=team))

    def groups(self, participant: str) -> tuple[str | None, str | None] | None:
        """(role, team) of a participant, or None who has not joined."""
        query = (
            sa.select(joined.c.role, joined.c.team)
            .where(joined.c.participant == participant)
            .order_by(joined.c.id.desc())
            .limit(1)
        )
        with self._connection() as connection:
            row = connection.execute(query).first()
        return (row.role, row.team) if row else None

    def lock(self, name: str, value: Any) -> None:
        """Settle something for good; a later value is ignored."""
        with self._connection() as connection:
            connection.execute(insert(locked).values(name=name, value=value).on_conflict_do_nothing())

    def locked(self, name: str) -> Any:
        """What was settled, or None."""
        with self._connection() as connection:
            return connection.execute(sa.select(locked.c.value).where(locked.c.name == name)).scalar_one_or_none()

    def keep(
        self,
        participant: str,
        exercise: str,
        answers: Mapping[str, Any],
        kind: Kind = "answer",
        *,
        round: int = 1,
        origin: Origin = "person",
    ) -> None:
        """Keep a draft: what is filled in but not yet said. Only the newest is kept."""
        row = {"participant": participant, "exercise": exercise, "kind": kind, "round": round}
        with self._connection() as connection:
            connection.execute(KEEP, {**row, "answers": dict(answers), "origin": origin})

    def draft(self, participant: str, exercise: str, kind: Kind = "answer", *, round: int = 1) -> dict[str, Any] | None:
        """The draft that was kept, or None."""
        row = {"participant": participant, "exercise": exercise, "kind": kind, "round": round}
        with self._connection() as connection:
            return connection.execute(DRAFT, row).scalar_one_or_none()

    def drafts(
        self, exercise: str, kind: Kind = "answer", *, round: int = 1
    ) -> list[tuple[str, Origin, dict[str, Any]]]:
        """Participant, origin and answers of every draft of a round."""
        query = sa.select(drafts.c.participant, drafts.c.origin, drafts.c.answers).where(
            drafts.c.exercise == exercise, drafts.c.kind == kind, drafts.c.round == round
        )
        with self._connection() as connection:
            return [(row.participant, row.origin, row.answers) for row in connection.execute(query)]

    def said(self, participant: str, exercise: str, kind: Kind = "answer", *, round: int = 1) -> Response | None:
        """A participant's latest response to an exercise, or None."""
        query = (
            sa.select(responses)
            .where(
                responses.c.exercise == exercise,
                responses.c.kind == kind,
                responses.c.participant == participant,
                responses.c.round == round,
            )
            .order_by(responses.c.id.desc())
            .limit(1)
        )
        with self._connection() as connection:
            row = connection.execute(query).mappings().first()
        return _response(row) if row else None

    def note(self, exercise: str, words: str) -> None:
        """Keep the facilitator's note about an exercise."""
        statement = insert(notes).values(exercise=exercise, words=words)
        statement = statement.on_conflict_do_update(index_elements=["exercise"], set_={"words": words})
        with self._connection() as connection:
            connection.execute(statement)

    def noted(self, exercise: str) -> str:
        """The facilitator's note about an exercise."""
        query = sa.select(notes.c.words).where(notes.c.exercise == exercise)
        with self._connection() as connection:
            return connection.execute(query).scalar_one_or_none() or ""

    def wipe(self, origin: Origin) -> int:
        """Take out everything that came from a rehearsal or a simulation, and say how many responses that was.

        Where nobody real has answered, what the facilitator did and the promise go with it.
        """
        with self._connection() as connection:
            found = connection.execute(responses.delete().where(responses.c.origin == origin)).rowcount
            gone = sa.union(
                sa.select(drafts.c.participant).where(drafts.c.origin == origin),
                sa.select(answered.c.participant).where(answered.c.origin == origin),
            )
            connection.execute(joined.delete().where(joined.c.participant.in_(gone)))
            for table in (drafts, answered):
                connection.execute(table.delete().where(table.c.origin == origin))
            if not connection.execute(sa.select(responses.c.id).limit(1)).first():
                for table in (events, locked, notes, joined):
                    connection.execute(table.delete())
        return found


def _naive(at: datetime) -> datetime:
    """A moment as the file keeps it: UTC, without saying so."""
    return at.astimezone(UTC).replace(tzinfo=None)


def _response(row: sa.RowMapping) -> Response:
    said: dict[str, Any] = {key: value for key, value in row.items() if key not in {"id", "batch"}}
    at: datetime = said.pop("at")
    return Response(at=at.replace(tzinfo=UTC), **said)
