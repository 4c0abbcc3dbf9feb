"""When people are taken, from their own calendars: only when, never what.

`DIR/busy` holds one .ics file a person, called after the person's id or e-mail. All that is not about time is thrown away
before a file is read; no title, place or name is kept, and none stands in an error.
"""

from __future__ import annotations

from tuskit.busy.files import FOLDER, read
from tuskit.busy.times import Span

__all__ = ["FOLDER", "Span", "read"]
