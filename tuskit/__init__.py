"""tuskit: the workshop that follows the talk "Fra MUS til TUS".

The public names load on first use, so that `import tuskit` itself is light.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__version__ = "0.1.0"

_PUBLIC = {
    "Workshop": "tuskit.workshop",
    "app": "tuskit.surfaces.app",
    "facilitator": "tuskit.surfaces.facilitator",
    "lab": "tuskit.surfaces.lab",
}
__all__ = ["Workshop", "app", "facilitator", "lab"]


def __getattr__(name: str) -> Any:
    if name not in _PUBLIC:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    module = import_module(_PUBLIC[name])
    return getattr(module, name) if hasattr(module, name) else module


def __dir__() -> list[str]:
    return [*globals(), *_PUBLIC]
