"""What if: sliders for the numbers of an exercise's decision, and what would follow from them, at once.

An exercise has them when its findings module has `stands` and `suppose`; this module knows nothing else of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import ipywidgets as widgets

from tuskit.exercise import Supposed, check, laid_over
from tuskit.responses import GROUP
from tuskit.text import Lang
from tuskit.ui import words
from tuskit.ui.sliders import Sliders, describe

if TYPE_CHECKING:
    from tuskit.answers import Group
    from tuskit.workshop import Workshop

LOG = logging.getLogger(__name__)


class Supposing(widgets.VBox):  # type: ignore[misc]  # ipywidgets has no types
    """The sliders of one exercise for one viewer: an empty box until there is something to begin with.

    `use` is told when somebody wants the values as the decision; they stand in its draft by then. Whoever sees the
    results may slide: it shows nothing of the answers that is not shown already.
    """

    def __init__(
        self,
        workshop: Workshop,
        key: str,
        lang: Lang,
        *,
        use: Callable[[], None] | None = None,
        unfolded: bool = False,
    ) -> None:
        super().__init__()
        self.add_class("tk-supposing")
        self._workshop, self._key, self._lang, self._use, self._unfolded = workshop, key, lang, use, unfolded
        self._module: Any = workshop.exercise(key).findings
        self._parts = workshop.parts(key, "decision")
        self._content = workshop.content(key)
        self._group: Group | None = None
        self.sliders: Sliders | None = None

    @property
    def possible(self) -> bool:
        """Whether the exercise can say what would follow from other numbers."""
        return hasattr(self._module, "suppose") and bool(self._parts)

    def follow(self) -> None:
        """Begin at what the group says and has decided by now; with no sliders while its results show nothing."""
        if not self.possible:
            return
        found = self._workshop.findings(self._key)
        if found.shown or self._unfolded:
            self._begin(self._module.stands(found))

    def _begin(self, stands: Mapping[str, Any]) -> None:
        self._group = self._workshop.group(self._key)
        if self.sliders is not None:
            self.sliders.stands = dict(stands)
            return
        spec = describe(self._parts, stands, self._lang, unfolded=self._unfolded, uses=self._use is not None)
        self.sliders = Sliders(spec=spec, lang=self._lang, stands=stands)
        self.sliders.observe(lambda change: self.answer(change["new"]), names="asked")
        self.sliders.on_msg(lambda _sliders, message, _buffers: self.hear(message))
        self.children = [self.sliders]

    def answer(self, asked: Mapping[str, Any]) -> None:
        """Show what would follow from the values that a browser asks for; what cannot be worked out is told."""
        found = Supposed(html="", sentences=(words.SLIDERS["fault"][self._lang],))
        values = asked.get("values")
        try:
            if self._knows(values):
                found = self._module.suppose(self._content, self._group, values, self._lang)
        except Exception:
            LOG.exception("what would follow could not be worked out")
        if self.sliders is not None:
            self.sliders.shown = {
                "n": asked.get("n"),
                "html": found.html,
                "short": found.short,
                "sentences": list(found.sentences),
            }

    def hear(self, message: object) -> None:
        """Carry the values over into the decision's draft, when a browser says so and may."""
        values = message.get("use") if isinstance(message, Mapping) else None
        if self._use is None or values is None or not self._knows(values):
            return
        kept = self._workshop.draft(self._key, GROUP, "decision")
        if not self._workshop.keep(self._key, GROUP, laid_over(kept, values), kind="decision"):
            self._use()

    def _knows(self, values: object) -> bool:
        """Whether a browser sent numbers that this decision could have."""
        if self.sliders is None or not isinstance(values, Mapping) or not values.keys() <= self.sliders.stands.keys():
            return False
        return not check(self._parts, values)
