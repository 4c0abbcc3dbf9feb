"""`workshop.yaml`: what a consultant decides before the workshop."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag, model_validator

from tuskit import compare
from tuskit.answers import By, Mode
from tuskit.exercises import EXERCISES
from tuskit.organisation import Numbers
from tuskit.rules import Sector
from tuskit.text import Item, Model, Text, Words

LEADER = "leader"
"""The role that may forecast."""
ROLES = tuple(Item(id=role, text=text) for role, text in compare.ROLES.items())
FILE = "workshop.yaml"
FLOOR = 3
"""No workshop may show groups smaller than this."""
HOUR, DAY = 60, 24 * 60


def _clock(value: Any) -> Any:
    """A time of day as people write it; YAML reads 9:30 as the number of minutes since midnight."""
    if isinstance(value, str) and value.count(":") == 1:
        hour, minute = value.split(":")
        if hour.isdigit() and minute.isdigit() and int(minute) < HOUR:
            value = int(hour) * HOUR + int(minute)
    if isinstance(value, int) and not isinstance(value, bool) and 0 <= value < DAY:
        return time(value // HOUR, value % HOUR)
    message = "needs to be a time of day, such as 9:30"
    raise ValueError(message)


def _file_or_numbers(value: Any) -> str:
    return "numbers" if isinstance(value, dict | Numbers) else "file"


Source = Annotated[Annotated[str, Tag("file")] | Annotated[Numbers, Tag("numbers")], Discriminator(_file_or_numbers)]
"""Where the people come from."""


class Wifi(Model):
    """The network that phones join, for a code to scan."""

    name: Words
    password: str = ""


class Plan(Model):
    """`workshop.yaml`: what a consultant decides before the workshop."""

    title: Text
    mode: Mode = "anonymous"
    """`anonymous`: nothing below k is shown. `open`: a team with itself. Locked at the first answer."""
    k: Annotated[int, Field(ge=FLOOR)] = 5
    led: bool = True
    """A facilitator opens, closes and shows each exercise; else all are open, and the picture follows the answers."""
    invited: Annotated[int, Field(ge=1)]
    """How many are asked (N)."""
    ask: Annotated[tuple[By, ...], Field(strict=False)] = ("role",)
    """Which groups are asked about at joining."""
    exercises: Annotated[tuple[str, ...], Field(strict=False, min_length=1)] = tuple(EXERCISES)
    """Keys of the exercises, in the order of the day."""
    begins: Annotated[time, BeforeValidator(_clock)] | None = None
    """When the first exercise begins; when it is opened, if it is left out."""
    wifi: Wifi | None = None
    organisation: Source | None = None
    """File of people, teams and leaders, beside this one, csv or xlsx; or only how many teams of how many."""
    sector: Sector | None = None
    """Whose agreements the split and the plan are held up against; none when it is left out."""
    starts: date | None = None
    """The first day that the cadence plan may use; today when it is left out."""
    after: str | None = None
    """Folder of the workshop before this one, from this folder: what was decided there is asked about here."""
    simulated: bool = False
    """A demo: every page says so."""

    @model_validator(mode="after")
    def _known(self) -> Plan:
        if unknown := [key for key in self.exercises if key not in EXERCISES]:
            message = f"exercises: {', '.join(unknown)} is not an exercise; there are {', '.join(EXERCISES)}"
            raise ValueError(message)
        if self.mode == "anonymous" and not self.led and not self.simulated:
            message = (
                "led: false shows the picture after every answer, which tells what that answer was; "
                "in the anonymous mode a facilitator has to lead (led: true)"
            )
            raise ValueError(message)
        return self

    @property
    def cuts(self) -> bool:
        """Whether answers are cut apart from those who gave them when an exercise closes; a demo has nobody to protect."""
        return self.mode == "anonymous" and not self.simulated
