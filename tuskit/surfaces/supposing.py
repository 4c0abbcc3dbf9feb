"""What if: sliders for the numbers of an exercise's decision, and what would follow from them, at once.

An exercise has them when its findings module has `stands` and `suppose`; this module knows nothing else of it.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from tuskit.exercise import Supposed, check, laid_over
from tuskit.responses import GROUP
from tuskit.text import Lang
from tuskit.ui import words
from tuskit.ui.sliders import Sliders, describe

if TYPE_CHECKING:
    from tuskit.workshop import Workshop

LOG = logging.getLogger(__name__)


def supposes(workshop: Workshop, key: str) -> bool:
    """Whether an exercise can say what would follow, and has anything to begin with."""
    return hasattr(_module(workshop, key), "suppose") and bool(workshop.parts(key, "decision"))


def followed(
    before: Supposing | None, workshop: Workshop, key: str, lang: Lang, *, use: Callable[[], None] | None
) -> Supposing | None:
    """The sliders below an exercise's results, at what the group says by now; None while it shows nothing.

    Everybody who sees the results may try other numbers: that shows nothing which is not shown already.
    """
    if before:
        before.follow()
        return before
    if not supposes(workshop, key) or not workshop.findings(key).shown:
        return None
    return Supposing(workshop, key, lang, use=use)


def _module(workshop: Workshop, key: str) -> Any:
    return workshop.exercise(key).findings


class Supposing:
    """The sliders of one exercise for one viewer. `use` is told when somebody wants the values as the decision."""

    def __init__(
        self, workshop: Workshop, key: str, lang: Lang, *, use: Callable[[], None] | None = None, unfolded: bool = False
    ) -> None:
        self._workshop, self._key, self._lang, self._use = workshop, key, lang, use
        self._parts = workshop.parts(key, "decision")
        self._module = _module(workshop, key)
        self._content = workshop.content(key)
        self._group = workshop.group(key)
        stands: Mapping[str, Any] = self._module.stands(workshop.findings(key))
        spec = describe(self._parts, stands, lang, unfolded=unfolded, uses=use is not None)
        self.sliders = Sliders(spec=spec, lang=lang, stands=stands)
        self.sliders.observe(self._answer, names="asked")
        self.sliders.on_msg(self._hear)

    def follow(self) -> None:
        """Begin at what the group says and has decided by now."""
        self._group = self._workshop.group(self._key)
        self.sliders.stands = self._module.stands(self._workshop.findings(self._key))

    def _answer(self, _change: object) -> None:
        """Work out what would follow; what cannot be worked out is told."""
        asked = self.sliders.asked
        values = asked.get("values")
        found = Supposed(html="", sentences=(words.SLIDERS["fault"][self._lang],))
        try:
            if self._knows(values):
                found = self._module.suppose(self._content, self._group, values, self._lang)
        except Exception:
            LOG.exception("what would follow could not be worked out")
        self.sliders.shown = {
            "n": asked.get("n"),
            "html": found.html,
            "short": found.short,
            "sentences": list(found.sentences),
        }

    def _knows(self, values: object) -> bool:
        """Whether a browser sent numbers that this decision could have."""
        if not isinstance(values, Mapping) or not values.keys() <= self.sliders.stands.keys():
            return False
        return not check(self._parts, values)

    def _hear(self, _sliders: object, message: Any, _buffers: object) -> None:
        values = message.get("use") if isinstance(message, Mapping) else None
        if self._use is None or values is None or not self._knows(values):
            return
        kept = self._workshop.draft(self._key, GROUP, "decision")
        if not self._workshop.keep(self._key, GROUP, laid_over(kept, values), kind="decision"):
            self._use()
