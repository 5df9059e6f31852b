"""What a calendar expression says, as far as it says it."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import NamedTuple


class FoundDate(NamedTuple):
    """A calendar expression: ``text[start:end]``, and every day it allows.

    Attributes:
        start: First character.
        end: One past the last.
        first: The first day it allows, None while the year is not said.
        last: The last day it allows, both included.
        year: The year as said, None when it is not; of a range the first.
        month: The month, None when it is not said; of a range the first.
        day: The day of the month, None when it is not said; of a range the first.
        grain: "day", "month", "year" or "season": how fine the words are.
        is_ambiguous: Whether another reading stands ("03/04/2031"): then ``first`` and ``last`` take in both.
        until: Month and day of the last day of a range of days or months, None where it is no range.
        weekday: The day of the week printed with it, Monday 0.
    """

    start: int
    end: int
    first: date | None
    last: date | None
    year: int | None
    month: int | None
    day: int | None
    grain: str = "day"
    is_ambiguous: bool = False
    until: tuple[int, int] | None = None
    weekday: int | None = None

    @property
    def is_exact(self) -> bool:
        """Return whether it names one day of one year."""
        return self.first is not None and self.first == self.last

    def in_year(self, year: int) -> FoundDate:
        """Return the same expression read in a year, unchanged where that year lacks the day.

        >>> FoundDate(0, 10, None, None, None, 1, 16).in_year(2031).first
        datetime.date(2031, 1, 16)
        """
        if self.month is None:
            return self
        days = span_of_days(year, self.month, self.day, until=self.until)
        return self._replace(year=year, first=days[0], last=days[1]) if days else self


def span_of_days(
    year: int, month: int, day: int | None, *, until: tuple[int, int] | None = None
) -> tuple[date, date] | None:
    """Return the first and the last day of a day, a month or a range in a year; None where there is no such day.

    >>> span_of_days(2031, 12, 30, until=(1, 2))
    (datetime.date(2031, 12, 30), datetime.date(2032, 1, 2))
    """
    try:
        first = date(year, month, day or 1)
        if until is None:
            return first, first if day else date(year, month, monthrange(year, month)[1])
        end_year = year if until >= (month, day or 1) else year + 1
        return first, date(end_year, *until)
    except ValueError:
        return None


def found_date(
    span: tuple[int, int],
    *,
    year: int | None,
    month: int,
    day: int | None = None,
    until: tuple[int, int] | None = None,
    weekday: int | None = None,
) -> FoundDate:
    """Return a day or a month found at a span, with its first and last day where the year is known.

    >>> found_date((0, 8), year=2031, month=2).last
    datetime.date(2031, 2, 28)
    """
    first, last = (span_of_days(year, month, day, until=until) if year else None) or (None, None)
    grain = "day" if day else "month"
    return FoundDate(span[0], span[1], first, last, year, month, day, grain, until=until, weekday=weekday)


def exists(month: int, day: int, *, year: int | None) -> bool:
    """Return whether a month has a day: February has 29 where the year is not known."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(year or 2000, month)[1]
