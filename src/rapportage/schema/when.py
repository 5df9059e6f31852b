"""Time as newswriters give it: never an instant, always a range."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from enum import Enum

from rapportage.schema.base import Shape


class Basis(Enum):
    """How a time was come by."""

    STATED = "stated"
    RECKONED = "reckoned"
    ASSUMED = "assumed"


class Precision(Enum):
    """How fine the words are; ``INTERVAL`` is a range that is no calendar unit."""

    MOMENT = "moment"
    PART_OF_DAY = "part_of_day"
    DAY = "day"
    INTERVAL = "interval"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    UNKNOWN = "unknown"


class When(Shape, frozen=True, kw_only=True):
    """Every instant the words allow: ``start`` included, ``end`` not, both in UTC.

    Attributes:
        start: First instant.
        end: First instant after.
        basis: Stated in the words, reckoned from an anchor, or assumed.
        precision: How fine the words are.
    """

    start: datetime
    end: datetime
    basis: Basis = Basis.STATED
    precision: Precision = Precision.DAY

    def __post_init__(self) -> None:
        if self.start >= self.end:
            message = f"a time must last: {self.start}..{self.end}"
            raise ValueError(message)

    @classmethod
    def days(cls, first: date, last: date, *, basis: Basis = Basis.STATED, precision: Precision | None = None) -> When:
        """Return the whole days from ``first`` to ``last``, both included.

        >>> When.days(date(2031, 3, 1), date(2031, 3, 1)).end.isoformat()
        '2031-03-02T00:00:00+00:00'
        """
        start = datetime.combine(first, time(), UTC)
        end = datetime.combine(last, time(), UTC) + timedelta(days=1)
        fine = precision or (Precision.DAY if first == last else Precision.INTERVAL)
        return cls(start=start, end=end, basis=basis, precision=fine)

    @property
    def first(self) -> date:
        """The first calendar day, UTC."""
        return self.start.date()

    @property
    def last(self) -> date:
        """The last calendar day, UTC."""
        return (self.end - timedelta(microseconds=1)).date()

    def agrees(self, other: When) -> bool:
        """Tell whether one instant could satisfy both.

        >>> next_week = When.days(date(2031, 3, 3), date(2031, 3, 9))
        >>> next_week.agrees(When.days(date(2031, 3, 5), date(2031, 3, 5)))
        True
        """
        return self.start < other.end and other.start < self.end
