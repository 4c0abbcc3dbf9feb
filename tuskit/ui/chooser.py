"""One of many by name: a list of a few, and a field to type in where there are many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar

import anywidget
import traitlets

from tuskit.text import Lang, Text
from tuskit.ui.controls import script, style
from tuskit.ui.words import CHOOSE

HELP = Text(da="Skriv en del af navnet, og vælg.", en="Type a part of the name, and choose.")
NONE = Text(
    da="Det navn er her ikke. Skriv en del af det, og vælg fra listen.",
    en="That name is not here. Type a part of it, and choose from the list.",
)
SEVERAL = Text(
    da="{n} navne passer. Skriv lidt mere, eller vælg fra listen.",
    en="{n} names fit. Type a little more, or choose from the list.",
)


class Chooser(anywidget.AnyWidget):
    """`value` is the id of what is chosen, empty to begin with. It comes from a browser: whoever reads it checks it."""

    _esm: ClassVar[str] = script("chooser")
    _css: ClassVar[str] = style()

    spec = traitlets.Dict().tag(sync=True)
    lang = traitlets.Unicode("en").tag(sync=True)
    value = traitlets.Any("").tag(sync=True)


def chooser(label: str, options: Sequence[tuple[str, str, str]], lang: Lang, value: str = "") -> Chooser:
    """A chooser of options: the id, the name and the group of each, those of a group in a row."""
    spec: dict[str, Any] = {
        "label": label,
        "choose": CHOOSE[lang],
        "help": HELP[lang],
        "none": NONE[lang],
        "several": SEVERAL[lang],
        "options": [{"id": key, "name": name, "group": group} for key, name, group in options],
    }
    return Chooser(spec=spec, lang=lang, value=value)
