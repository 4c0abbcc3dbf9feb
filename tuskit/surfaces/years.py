"""Whose year to show: a choice of everybody that an exercise's findings have a year for, and the picture of the chosen one."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from html import escape
from typing import Any

import ipywidgets as widgets

from tuskit.exercise import Year
from tuskit.text import Lang, Text
from tuskit.ui.chooser import Chooser, chooser
from tuskit.workshop import Workshop

LOG = logging.getLogger(__name__)

FOR = Text(da="Vis året for", en="Show the year of")
FAILED = Text(
    da="Året kunne ikke tegnes lige nu. Vælg igen om lidt.",
    en="The year could not be drawn just now. Choose again in a moment.",
)


def years(workshop: Workshop, key: str, lang: Lang, *, round: int = 1) -> tuple[Year, ...]:
    """Whose year can be shown; nobody's where the exercise has none."""
    module: Any = workshop.exercise(key).findings
    if not hasattr(module, "years"):
        return ()
    found: tuple[Year, ...] = module.years(workshop.findings(key, round=round), lang)
    return found


class Years(widgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The choice and, below it, the year that is chosen. Empty where there is none to choose."""

    def __init__(self, workshop: Workshop, key: str, lang: Lang) -> None:
        super().__init__()
        self.add_class("tuskit-years")
        self.workshop, self.key, self.lang = workshop, key, lang
        self.chosen = ""
        self._years: Mapping[str, Year] = {}
        self._picture = widgets.HTML()
        self._chooser: Chooser | None = None

    def refresh(self, *, round: int = 1) -> None:
        """Offer what the findings have now; what is chosen stays chosen, and is drawn again."""
        found = years(self.workshop, self.key, self.lang, round=round)
        same = [(year.id, year.name) for year in found] == [(year.id, year.name) for year in self._years.values()]
        self._years = {year.id: year for year in found}
        self.chosen = self.chosen if self.chosen in self._years else ""
        if not same:
            if self._chooser is not None:
                self._chooser.close()
            options = [(year.id, year.name, year.group) for year in found]
            self._chooser = chooser(FOR[self.lang], options, self.lang, self.chosen)
            self._chooser.observe(lambda change: self.show(change["new"]), "value")
            self.children = [self._chooser, self._picture] if found else []
        self.show(self.chosen)

    def show(self, chosen: object) -> None:
        """Draw a year by its id; nothing for any other id."""
        self.chosen = chosen if isinstance(chosen, str) and chosen in self._years else ""
        try:
            html = self._years[self.chosen].chart().html(self.lang) if self.chosen else ""
        except Exception:
            LOG.exception("the year could not be drawn")
            html = f'<p class="tuskit-problem" role="alert">{escape(FAILED[self.lang])}</p>'
        if self._picture.value != html:
            self._picture.value = html
