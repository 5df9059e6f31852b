"""Times that are one: an hour and its day, a month and its year, "the week of 6 March"."""

from __future__ import annotations

import re

from rapportage.recording.calendar import Days, day_of, month_of, season_of, week_of
from rapportage.recording.timing import Scene, Time
from rapportage.schema.mentions import Anchor, TimeType
from rapportage.schema.when import Precision
from rapportage.text.found_date import span_of_days

_HOUR_DAY = re.compile(r"(?:,? | on | of | of the | on the )\Z", re.IGNORECASE)
_DAY_HOUR = re.compile(r"(?:,? |,? (?:at|around)(?: about| around)? |, in the | in the )\Z", re.IGNORECASE)
_DAY_YEAR = re.compile(r"(?: |, | of )\Z")
_WEEK_OF = re.compile(r"\b(?:the )?week (?:of|beginning|starting)(?: on)? \Z", re.IGNORECASE)


def joined(scene: Scene, before: Time, after: Time) -> Time | None:
    """Return the one time that two neighbours make, None where they are two."""
    between = scene.text[before.end : after.start]
    if len(between) > 18:
        return None
    if _is_hour(before) and _is_day(after) and _HOUR_DAY.match(between):
        return _at_hour(after, before, (before.start, after.end))
    if _is_day(before) and not before.part and _is_hour(after) and _DAY_HOUR.match(between):
        return _at_hour(before, after, (before.start, after.end))
    if before.rule == "times.season/1" and between == " of " and after.rule == "times.calendar/1" and after.days:
        return _in_year(before, after)
    if (
        _DAY_YEAR.match(between)
        and after.rule == "times.unit/1"
        and after.days
        and after.days.precision is Precision.YEAR
    ):
        return _in_year(before, after)
    return None


def week_of_day(scene: Scene, time: Time) -> Time:
    """Return "the week of 6 March" as that week, any other time as it is."""
    match = _WEEK_OF.search(scene.text, max(0, time.start - 24), time.start) if time.days and _is_day(time) else None
    if match is None or time.days is None:
        return time
    days = week_of(time.days.first)
    return time._replace(start=match.start(), value=days.value, days=days, type=TimeType.DATE, yearless=None)


def _is_hour(time: Time) -> bool:
    return time.type is TimeType.TIME and time.days is None and bool(time.part) and time.anchor is Anchor.NONE


def _is_day(time: Time) -> bool:
    return (
        time.days is not None and time.days.precision is Precision.DAY and time.type in {TimeType.DATE, TimeType.TIME}
    )


def _at_hour(day: Time, hour: Time, span: tuple[int, int]) -> Time:
    """Return an hour of a day."""
    if day.part and day.days:  # "4 a.m. Thursday morning"
        day = day._replace(value=day.days.value)
    return day._replace(
        start=span[0], end=span[1], type=TimeType.TIME, value=day.value + hour.part, part=hour.part, zone=hour.zone,
        rule="times.clock/1" if hour.rule == "times.clock/1" else day.rule,
    )  # fmt: skip


def _in_year(before: Time, after: Time) -> Time | None:
    """Return a month, a day or a season of "last year", "this year"."""
    if after.days is None:
        return None
    year = after.days.first.year
    if before.rule == "times.season/1":
        code = before.value[-2:]
        days = season_of(year, code)
    elif before.yearless is not None:
        month, day = before.yearless
        bounds = span_of_days(year, month, day or None)
        if bounds is None:
            return None
        days = day_of(bounds[0]) if day else month_of(year, month)
    else:
        return None
    return before._replace(end=after.end, value=days.value, days=days, other="", blank=None, yearless=None)


def with_days(time: Time, days: Days) -> Time:
    """Return a time of day on a day that stands elsewhere."""
    return time._replace(value=days.value + time.part, days=days, anchor=Anchor.TIME, blank=None)
