"""An organisation: people, teams and leaders, read from what an HR system exports, or made from numbers.

`read` takes a csv or xlsx file with one row a person: who they are, their teams, who leads them and, when wanted, their
role, e-mail and working days, under Danish or English headings. docs/organisation.md says what is read and how.
"""

from __future__ import annotations

from tuskit.organisation.model import WORKDAYS, Columns, Organisation, Person, Role, team
from tuskit.organisation.numbers import Numbers, generic, made
from tuskit.organisation.reading import read
from tuskit.organisation.told import told

__all__ = [
    "WORKDAYS",
    "Columns",
    "Numbers",
    "Organisation",
    "Person",
    "Role",
    "generic",
    "made",
    "read",
    "team",
    "told",
]
