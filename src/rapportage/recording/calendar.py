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
        return When.days(self.first, max(self.first, self.last), basis=basis, precision=self.precision)


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


def quarter_of(year: int, quarter: int) -> Days:
    """Return a quarter of a year; quarters past the fourth or before the first move the year.

    >>> quarter_of(2031, 0).value
    '2030-Q4'
    """
    year, quarter = year + (quarter - 1) // 4, (quarter - 1) % 4 + 1
    first, last = month_of(year, 3 * quarter - 2), month_of(year, 3 * quarter)
    return Days(first.first, last.last, f"{first.first.year:04}-Q{quarter}", Precision.INTERVAL)


def half_of(year: int, half: int) -> Days:
    """Return a half of a year.

    >>> half_of(2031, 2).first.isoformat()
    '2031-07-01'
    """
    first, last = month_of(year, 6 * half - 5), month_of(year, 6 * half)
    return Days(first.first, last.last, f"{first.first.year:04}-H{half}", Precision.INTERVAL)


def season_of(year: int, season: str) -> Days:
    """Return a season of the northern half, where most newsrooms stand; winter ends in the next year.

    >>> season_of(2031, "WI").last.isoformat()
    '2032-02-29'
    """
    month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
    first, last = month_of(year, month), month_of(year, month + 2)
    return Days(first.first, last.last, f"{first.first.year:04}-{season}", Precision.SEASON)


def decade_of(year: int) -> Days:
    """Return the ten years that a year lies in.

    >>> decade_of(1987).value
    '198'
    """
    first = min(max(year, 1), 9980) // 10 * 10
    return Days(date(max(first, 1), 1, 1), date(first + 9, 12, 31), f"{first // 10:03}", Precision.DECADE)


def century_of(number: int) -> Days:
    """Return a century by its number.

    >>> century_of(20).value, century_of(20).first.year
    ('19', 1901)
    """
    first = (min(max(number, 1), 99) - 1) * 100 + 1
    return Days(date(first, 1, 1), date(first + 99, 12, 31), f"{number - 1:02}", Precision.INTERVAL)


def easter_of(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (after Butcher, 1876).

    >>> easter_of(2031).isoformat()
    '2031-04-13'
    """
    year = min(max(year, 1), 9998)
    a, b, c = year % 19, year // 100, year % 100
    h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    lead = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * lead) // 451
    month, day = divmod(h + lead - 7 * m + 114, 31)
    return date(year, month, day + 1)


def islamic_day(year: int, month: int, day: int) -> date:
    """Return a day of the tabular Islamic calendar, which is within a day of the sighted one (R. D. Parker's form, civil epoch).

    >>> islamic_day(1445, 9, 1).isoformat()
    '2024-03-11'
    """
    days = day + (59 * (month - 1) + 1) // 2 + (year - 1) * 354 + (3 + 11 * year) // 30
    return shift(date.min, days + 227_013)


def nth_weekday(year: int, month: int, *, nth: int, weekday: int) -> date:
    """Return the nth such day of the week in a month.

    >>> nth_weekday(2031, 11, nth=4, weekday=3).isoformat()
    '2031-11-27'
    """
    first = date(min(max(year, 1), 9998), month, 1)
    return shift(first, (weekday - first.weekday()) % 7 + 7 * (nth - 1))


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
    if unit == "Q":
        return quarter_of(day.year, (day.month + 2) // 3 + number)
    if unit == "D":
        return day_of(shift(day, number))
    return day_of(shift(day, number // 24 if unit == "H" else 0))


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
