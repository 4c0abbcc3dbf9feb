"""A chart is a figure, a sentence for those who do not see it, and the table behind it."""

from __future__ import annotations

import base64
import html
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from tuskit.text import Lang, Text

if TYPE_CHECKING:
    import pandas as pd
    from matplotlib.figure import Figure

Size = Literal["screen", "phone", "projector", "print"]
TABLE = Text(da="Se tallene", en="See the numbers")
WORDY = 80
"""So many letters in a cell are a sentence."""
DOTS = 144
"""Dots to the inch of a notebook's picture."""


@dataclass(frozen=True, kw_only=True)
class Chart:
    """One picture of the findings. It is drawn when it is asked for, in the size that is asked for."""

    id: str
    title: str
    """The finding, as a sentence."""
    subtitle: str
    """What is measured, and n of N."""
    alt: str
    """What the picture shows, for those who do not see it."""
    table: pd.DataFrame
    """The numbers behind it, labelled in the viewer's language."""
    paint: Callable[[Size], Figure] = field(repr=False)
    """Draws the body of the chart."""

    def svg(self, size: Size) -> str:
        """The body of the chart as SVG, the same every time."""
        from tuskit.charts import saved, theme  # noqa: PLC0415  (loads matplotlib's settings, and imports this module)

        with theme.style(size):
            return saved.svg(self.paint(size))

    @property
    def _classes(self) -> list[str]:
        """Sentences in a table need room for themselves, rather than columns a word wide."""
        lengths = self.table.astype("string").apply(lambda column: column.str.len().fillna(0))
        wordy = bool(lengths.gt(WORDY).to_numpy().any())
        return ["tuskit-table", *(["tuskit-wordy"] if wordy else [])]

    def html(self, lang: Lang) -> str:
        """The chart as a page shows it: its finding, the picture for a narrow and a wide screen, and the table to unfold."""
        narrow, wide = (address(self.svg(size)) for size in ("phone", "screen"))
        return (
            '<figure class="tuskit-chart"><figcaption>'
            f'<p class="tuskit-finding">{html.escape(unbroken(self.title))}</p><p>{html.escape(self.subtitle)}</p></figcaption>'
            f'<picture><source media="(max-width: 640px)" srcset="{narrow}">'
            f'<img src="{wide}" alt="{html.escape(self.alt)}"></picture>'
            f'<details><summary>{TABLE[lang]}</summary><div class="tuskit-scroll" tabindex="0">{self.rows()}</div></details></figure>'
        )

    def rows(self) -> str:
        """The table as a page shows it."""
        return str(self.table.to_html(index=False, border=0, na_rep="–", escape=True, classes=self._classes))

    def png(self, size: Size) -> str:
        """The body of the chart as the source of an image, for a notebook."""
        from tuskit.charts import saved, theme  # noqa: PLC0415  (loads matplotlib's settings, and imports this module)

        with theme.style(size):
            picture = saved.png(self.paint(size), DOTS)
        return "data:image/png;base64," + base64.b64encode(picture).decode("ascii")

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        """In a notebook: the finding, what is measured, and the picture."""
        page = (
            f"<figure><figcaption><strong>{html.escape(self.title)}</strong><br>{html.escape(self.subtitle)}</figcaption>"
            f'<img src="{self.png("screen")}" alt="{html.escape(self.alt)}" style="max-width: 100%">'
            "</figure>"
        )
        return {"text/html": page, "text/plain": f"{self.title}\n{self.subtitle}\n{self.alt}"}


def unbroken(title: str) -> str:
    """A title whose ranges of numbers stay on one line.

    >>> unbroken("1.299–1.700 hours").replace("\N{WORD JOINER}", "+")
    '1.299–+1.700 hours'
    """
    return re.sub(r"(?<=\d)–(?=\d)", "–\N{WORD JOINER}", title)


def address(svg: str) -> str:
    """A picture as the source of an image on a page."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode("ascii")
