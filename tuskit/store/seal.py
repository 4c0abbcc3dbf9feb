"""Cutting answers apart from those who gave them, when an exercise closes in the anonymous mode.

Afterwards nothing in the file tells whose an answer is: the token is replaced by a random one, the time by the day,
the order by chance, earlier versions and drafts are gone, and role and team are kept only where at least k share them.
Answers come out in batches of at least k, so that no picture before and after a late answer differs by fewer.
"""

from __future__ import annotations

import secrets
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa

from tuskit.store.tables import answered, drafts, responses

if TYPE_CHECKING:
    from datetime import datetime

    from tuskit.responses import Kind

WAITING = 0
"""The batch of those who are too few to be shown."""
Groups = tuple[str | None, str | None]
"""Role and team."""
NOBODYS: Groups = (None, None)


def coarsened(groups: Sequence[Groups], k: int) -> list[Groups]:
    """Role and team of each person, left out where fewer than k share them (k-anonymity by local suppression).

    First the team goes, then the role; where fewer than k would be left without either, the smallest group that is
    kept goes with them. Source: Samarati and Sweeney, Protecting privacy when disclosing information (1998).

    >>> coarsened([("leader", "a"), *[("employee", "a")] * 5, *[("employee", "b")] * 5], 5)[:2]
    [(None, None), (None, None)]
    """
    kept = list(groups)
    for coarser in (lambda role, _team: (role, None), lambda _role, _team: NOBODYS):
        size = Counter(kept)
        kept = [one if size[one] >= k else coarser(*one) for one in kept]
    while 0 < kept.count(NOBODYS) < k:
        size = Counter(one for one in kept if one != NOBODYS)
        if not size:
            break
        smallest = min(size, key=lambda one: (size[one], str(one)))
        kept = [NOBODYS if one == smallest else one for one in kept]
    return kept


def seal(  # noqa: PLR0917  (which rows, and how)
    connection: sa.Connection, exercise: str, kind: Kind, round_: int, k: int, at: datetime
) -> None:
    """Cut the open answers of a round, or its forecasts, apart from those who gave them, inside the connection's transaction."""
    here = sa.and_(
        responses.c.exercise == exercise,
        responses.c.kind == kind,
        responses.c.round == round_,
    )
    loose = sa.and_(here, sa.or_(responses.c.batch.is_(None), responses.c.batch == WAITING))
    rows = connection.execute(sa.select(responses).where(loose).order_by(responses.c.id)).mappings().all()
    latest = {row["participant"]: dict(row) for row in rows}
    connection.execute(responses.delete().where(loose))
    connection.execute(
        drafts.delete().where(drafts.c.exercise == exercise, drafts.c.kind == kind, drafts.c.round == round_)
    )
    if not latest:
        return
    tokens = [
        {"participant": row["participant"], "exercise": exercise, "round": round_, "origin": row["origin"]}
        for row in latest.values()
        if row["batch"] is None and kind == "answer"
    ]
    if tokens:
        connection.execute(answered.insert(), sorted(tokens, key=lambda row: str(row["participant"])))
    newest = connection.execute(sa.select(sa.func.max(responses.c.batch)).where(here)).scalar_one() or WAITING
    batch = newest + 1 if len(latest) >= k else WAITING
    connection.execute(responses.insert(), _cut(list(latest.values()), k, batch, at))


def _cut(rows: list[dict[str, Any]], k: int, batch: int, at: datetime) -> list[dict[str, Any]]:
    """The same answers in an order of chance, without anything that says whose they are."""
    secrets.SystemRandom().shuffle(rows)
    groups = coarsened([(row["role"], row["team"]) for row in rows], k)
    day = at.replace(hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    return [
        {
            **{name: row[name] for name in ("exercise", "kind", "origin", "answers", "round")},
            "participant": secrets.token_urlsafe(16),
            "role": role,
            "team": team,
            "at": day,
            "batch": batch,
        }
        for row, (role, team) in zip(rows, groups, strict=True)
    ]
