"""A number of people or things, as loosely as the writer put it."""

from __future__ import annotations

from rapportage.schema.base import Shape


class Count(Shape, frozen=True, kw_only=True):
    """From ``low`` to ``high``, both included; ``high`` is None for "at least".

    Attributes:
        low: The least number the words allow.
        high: The greatest, None where the words set no upper bound.
        qualifier: The words that loosen it, as written ("at least", "almost", "dozens of").

    >>> Count(low=7, high=7).agrees(Count(low=9, high=9))
    False
    >>> Count(low=9, high=None, qualifier="at least").agrees(Count(low=9, high=9))
    True
    """

    low: int
    high: int | None
    qualifier: str = ""

    def __post_init__(self) -> None:
        if self.low < 0 or (self.high is not None and self.high < self.low):
            message = f"a count runs from low to high: {self.low}..{self.high}"
            raise ValueError(message)

    def agrees(self, other: Count) -> bool:
        """Tell whether one number could satisfy both."""
        below = self.high is not None and self.high < other.low
        above = other.high is not None and other.high < self.low
        return not (below or above)

    @property
    def is_exact(self) -> bool:
        """Whether the words name one number."""
        return self.low == self.high
