"""What somebody said: one append-only response."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

Kind = Literal["answer", "decision", "forecast"]
"""Said by one participant, decided by the group together, or a leader's guess at what the others answer."""

Origin = Literal["person", "simulated", "rehearsal"]
"""Whose it is: a person's, the kit's, or one of the made-up participants of a rehearsal."""

GROUP = "group"
"""The participant in whose name the group's decisions are stored."""


@dataclass(frozen=True, kw_only=True)
class Response:
    """One participant's answers to one exercise, as given. A change of mind is a new response."""

    participant: str
    """A random token; never a name."""
    exercise: str
    answers: Mapping[str, Any]
    """Question id → answer, see `tuskit.questions`."""
    at: datetime
    """When, aware, in UTC."""
    kind: Kind = "answer"
    origin: Origin = "person"
    role: str | None = None
    team: str | None = None
    round: int = 1
    """The second is asked after the dialogue."""
