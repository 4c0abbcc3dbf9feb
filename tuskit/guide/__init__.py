"""The MU guide: a leader and an employee put their next conversation together from a bank of questions.

Nothing here knows who they are, and nothing is kept: what comes out is a sheet of paper.

>>> guide = compose(read(), "monthly", "en")
>>> guide.n, guide.minutes, guide.set_aside
(7, 30, 30)
"""

from __future__ import annotations

from tuskit.guide.bank import FILE, Bank, read
from tuskit.guide.conversation import Guide, compose
from tuskit.guide.sheet import STATIC, sheet, style, whole

__all__ = ["FILE", "STATIC", "Bank", "Guide", "compose", "read", "sheet", "style", "whole"]
