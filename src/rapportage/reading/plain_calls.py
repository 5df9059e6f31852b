"""What each line of a plain text was called: use, rule, log odds."""

from __future__ import annotations

import math
from typing import NamedTuple

from rapportage.schema.report import Use


class Call(NamedTuple):
    """What a line is for, by which rule, how surely (log odds of either sign)."""

    use: Use
    rule: str
    odds: float

    @property
    def chance(self) -> float:
        """Return the chance behind the odds, to three places."""
        return round(1 / (1 + math.exp(-min(abs(self.odds), 20.0))), 3)
