"""What a MUS costs in a year. Nothing but arithmetic."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MINUTES = 60
"""In an hour."""


@dataclass(frozen=True)
class Share:
    """One role's part of the price."""

    role: str
    minutes: float
    """For one person's MUS."""
    hours: float
    """In a year, for everybody's."""
    kroner: float


@dataclass(frozen=True)
class Price:
    """Hours and kroner in a year, for so many people with one MUS each."""

    people: float
    shares: tuple[Share, ...]

    @property
    def hours_each(self) -> float:
        """For one person's MUS, all roles together."""
        return sum(share.minutes for share in self.shares) / MINUTES

    @property
    def hours(self) -> float:
        """In a year."""
        return sum(share.hours for share in self.shares)

    @property
    def kroner(self) -> float:
        """In a year."""
        return sum(share.kroner for share in self.shares)


def price(people: float, minutes: Mapping[str, float], hour: Mapping[str, float]) -> Price:
    """The price of a MUS a year for so many people: minutes for one person's MUS and the cost of an hour, for each role.

    >>> paid = price(60, {"employee": 145, "leader": 145, "hr": 15}, {"employee": 400, "leader": 550, "hr": 450})
    >>> round(paid.hours_each, 2), round(paid.hours), round(paid.kroner)
    (5.08, 305, 144500)
    """
    hours = {role: people * taken / MINUTES for role, taken in minutes.items()}
    return Price(people, tuple(Share(role, minutes[role], hours[role], hours[role] * hour[role]) for role in minutes))
