"""Reckoning with days: from words about a date to the range of days they allow, and its TIMEX3 value."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import NamedTuple

from rapportage.schema.when import Basis, Precision, When


class Days(NamedTuple):
    """Days ``first..last``, both included, with the TIMEX3 value that says so."""

    first: date
    last: date
    value: str
    precision: Precision

    def when(self, basis: Basis) -> When:
        """Return the range of instants."""
        return When.days(self.first, self.last, basis=basis, precision=self.precision)


def shift(day: date, days: int) -> date:
    """Return a day so many days on, held within the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal() - 1))


def day_of(day: date) -> Days:
    """Return one day."""
    return Days(day, day, day.isoformat(), Precision.DAY)


def week_of(day: date) -> Days:
    """Return the ISO week of a day, Monday to Sunday.

    >>> week_of(date(2031, 3, 5)).value
    '2031-W10'
    """
    year, week, weekday = day.isocalendar()
    first = shift(day, 1 - weekday)
    return Days(first, shift(first, 6), f"{year:04}-W{week:02}", Precision.WEEK)


def weekend_of(day: date) -> Days:
    """Return the Saturday and Sunday of the week of a day."""
    week = week_of(day)
    return Days(shift(week.first, 5), week.last, week.value + "-WE", Precision.INTERVAL)


def month_of(year: int, month: int) -> Days:
    """Return a calendar month; months past December or before January move the year.

    >>> month_of(2031, 0).value
    '2030-12'
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    year = min(max(year, 1), 9998)
    last = monthrange(year, month)[1]
    return Days(date(year, month, 1), date(year, month, last), f"{year:04}-{month:02}", Precision.MONTH)


def year_of(year: int) -> Days:
    """Return a calendar year."""
    year = min(max(year, 1), 9998)
    return Days(date(year, 1, 1), date(year, 12, 31), f"{year:04}", Precision.YEAR)


def moved(day: date, number: int, unit: str) -> Days:
    """Return the calendar unit that lies ``number`` units from a day; hours and minutes count as days.

    >>> moved(date(2031, 3, 5), -2, "D").value, moved(date(2031, 3, 5), 6, "W").value
    ('2031-03-03', '2031-W16')
    """
    if unit == "W":
        return week_of(shift(day, 7 * number))
    if unit == "M":
        return month_of(day.year, day.month + number)
    if unit == "Y":
        return year_of(day.year + number)
    if unit == "D":
        return day_of(shift(day, number))
    return day_of(shift(day, number // 24 if unit == "H" else 0))


def unit_of(day: date, unit: str) -> Days:
    """Return the calendar unit a day lies in."""
    return moved(day, 0, unit)


def weekday_by(day: date, weekday: int, *, back: bool, same: bool) -> date:
    """Return the nearest day of the week before (``back``) or after a day; ``same`` lets it be the day itself.

    >>> weekday_by(date(2031, 3, 5), 1, back=True, same=True).isoformat()
    '2031-03-04'
    """
    step = (day.weekday() - weekday) % 7 if back else (weekday - day.weekday()) % 7
    if step == 0 and not same:
        step = 7
    return shift(day, -step if back else step)


def spanning(rows: list[Days]) -> Days:
    """Return the days that several readings take in; the value of all where they agree."""
    first, last = min(row.first for row in rows), max(row.last for row in rows)
    if all(row.value == rows[0].value for row in rows):
        return Days(first, last, rows[0].value, rows[0].precision)
    return Days(first, last, f"{first.isoformat()}/{last.isoformat()}", Precision.INTERVAL)


def middle(first: date, last: date) -> date:
    """Return the day half-way."""
    return first + timedelta(days=(last - first).days // 2)
