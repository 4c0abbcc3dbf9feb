"""Where the notebooks, the content and the slides are: beside the package in a checkout, inside it in a wheel."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent


def folder(name: str) -> Path:
    """`notebooks`, `workshop-data` or `slides` of this kit.

    >>> folder("workshop-data").is_dir()
    True
    """
    carried = PACKAGE / "kit" / name
    return carried if carried.is_dir() else PACKAGE.parent / name
