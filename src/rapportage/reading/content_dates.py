"""Between which days a report must have been published, by what its text tells as done and as to come.

The latest day told in the past is the first it can have been published on; the first day promised is the last.
Days without a year take the year of the latest day printed with one, where that lies near; where no year is
printed at all the interval is written down without one as evidence, and the date stays unknown.
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from rapportage.reading.dateline import dateline_of
from rapportage.reading.sheet import MOST_EVIDENCE, Sheet
from rapportage.schema.report import MINED, Dated, FactBasis, Use
from rapportage.schema.when import Basis, Precision, When
from rapportage.text.dates import FoundDate, find_dates, parse_date

_COMING = re.compile(
    r"\b(?:will|shall|would|(?:is|are|was|were) (?:to|set|due|expected|scheduled|slated|planned|planning|supposed)|scheduled for|slated for|"
    r"upcoming|plans? (?:to|for))\b"
)
_LOOSE = re.compile(
    r"\b(?:to [a-z]+|may|might|could|can|should|must|if|plan(?:s|ned)?|agreed|until|till|by|deadline|before|from|invited|promised|vowed)\b[^.;]{0,50}\Z"
)
"""Words after which a day is neither surely done nor surely to come: it bounds nothing."""

_DONE = re.compile(
    r"\b(?:was|were|had|did|took place|happened|said|killed|died|began|launched|fired|struck|attacked|announced|signed|met|held)\b"
)
_BY = re.compile(r"\b(?:by|until|before|no later than)[ ](?:the )?\Z", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?\n][\"”’')]*\s")
_SHORT = (
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Aug",
    "Sept",
    "Sep",
    "Oct",
    "Nov",
    "Dec",
    "Mr",
    "Mrs",
    "Ms",
    "Dr",
    "Gen",
    "Col",
    "Lt",
    "U.S",
    "Gov",
    "Sen",
)
_NAMED_BY = re.compile(
    r"(?:,? \d{4},?)? (?:deadline|summit|meeting|election|vote|referendum|talks|visit|hearing|conference|ceremony|trial|anniversary)s?\b"
)
_FILE_PHOTO = re.compile(r"\bfile\b", re.IGNORECASE)
_LATER = re.compile(
    r"\b(?P<n>one|two|three|four|five|six|seven|a|\d{1,2})[ ](?P<unit>day|week)s?[ ](?:later|afterwards?)\b",
    re.IGNORECASE,
)
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}
_WEEKDAY = re.compile(
    r"\b(?:on |late |early |since |by )?(?P<day>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b(?!,? (?:\d|[A-Z][a-z]{2,8}\.? \d))"
)
_LAST = re.compile(r"\b(?:last|next|every|each|Last|Next|Every|Black|Easter|Good|Palm|Bloody|Super)[ ]\Z")
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_THIS_WEEK = re.compile(r"\b(?:[Tt]his week|[Ee]arlier this week)\b")

_LEAP_YEAR = 2000
"""Stands in for a year that is nowhere printed; it has every day."""

NEAR_DAYS = 120
"""How far a day without a year may lie from the latest day with one to share its year; beyond, two years stand."""

_CONFIDENCE = {"dateline": 0.8, "weekday": 0.8, "this week": 0.8, "promised": 0.5}
"""Dated articles on crises with their dates hidden: the interval held the day for 56 of 69 bounded by a weekday (dev 43 of
51, check 13 of 18), 22 of 26 with "this week" (21 of 21, 1 of 5), 7 of 12 bounded by a promise. No dateline in them names
a day; agencies file on the day they print or the one before."""

WIDEST = 31
"""Days beyond which an interval says little: its promise is likely to be told of long before or long after."""

_MOST = 400
"""Dates looked at."""


class Seen(NamedTuple):
    """A calendar expression, and whether it is surely of something done: under a picture, in the dateline.

    ``is_filed`` marks the day of the dateline itself.
    """

    date: FoundDate
    is_done: bool
    is_filed: bool = False


class Told(NamedTuple):
    """A day of the text: its date, whether it lies ahead, whether that day itself is allowed, whether its weekday is printed."""

    day: date
    is_ahead: bool
    is_included: bool
    start: int
    end: int
    has_weekday: bool = False
    is_filed: bool = False


def find_content_interval(sheet: Sheet) -> Dated:
    """Return the interval the content allows, or unknown with what is known of it as evidence."""
    text = sheet.view.text
    found = _dates(sheet)
    dates = [each.date for each in found]
    stated = [each for each in dates if each.first is not None]
    anchor = max((each.first for each in stated if each.first), default=None)
    if anchor is not None:
        told = [day for each in found for day in _told(text, each, anchor)]
    else:
        told = _told_yearless(text, found)
    ends = _ends(text, told)
    if ends is None:
        return Dated()
    first, last, bound, chief = ends
    if anchor is None:
        words = f"content: --{first:%m-%d}/" + (f"--{last:%m-%d}" if last else "..") + " (no year is stated)"
        return Dated(evidence=words)
    if last is None:
        return Dated(evidence=f"content: told up to {first}, nothing bounds it after")
    last = max(last, first + timedelta(days=1))
    sure = _CONFIDENCE[bound] if last - first <= timedelta(days=WIDEST) else 0.3
    when = When.days(first, last, basis=Basis.RECKONED, precision=Precision.INTERVAL)
    where = sheet.span(*sheet.view.back(chief.start, chief.end))
    evidence = f"content: told up to {first}, nothing after {last} ({bound})"
    return Dated(
        when=when,
        basis=FactBasis.INFERRED,
        confidence=sure,
        span=where,
        evidence=evidence[:MOST_EVIDENCE],
    )


def _told_yearless(text: str, found: list[Seen]) -> list[Told]:
    """Return what is told where no day has a year, days ordered as one run: its widest gap parts the end from the start.

    The run ends in a stand-in year and may begin in the one before, so that December comes before January.
    """
    year = _LEAP_YEAR
    days = sorted({day for each in found if (day := each.date.in_year(year).first)})
    if not days:
        return []
    gaps = [((after - before).days, after) for before, after in pairwise(days)]
    wrap = (days[0] + timedelta(days=365) - days[-1]).days
    widest, start = max(gaps, default=(0, days[0]))
    told: list[Told] = []
    for each in found:
        day = each.date.in_year(year).first
        if day is not None:
            own = year - 1 if widest > wrap and day >= start else year
            told.extend(_told(text, each._replace(date=each.date.in_year(own)), date(year, 1, 1)))
    return told


def _dates(sheet: Sheet) -> list[Seen]:
    """Return the calendar expressions of what records may come from, and of the dateline."""
    text, original = sheet.view.text, sheet.page.text
    kept: list[Seen] = []
    for each in find_dates(text):
        if each.grain != "day" or each.is_ambiguous or len(kept) >= _MOST:
            continue
        start = each.start if text is original else sheet.view.back(each.start, each.end)[0]
        use = sheet.use_at(start)
        if use in MINED and not (use is Use.CAPTION and _FILE_PHOTO.search(text, each.start - 120, each.end + 80)):
            kept.append(Seen(each, is_done=use is Use.CAPTION))
    line = dateline_of(sheet)
    if line is not None and line[0].day:
        found = next(find_dates(line[0].day), None) or parse_date(line[0].day)
        if found is not None:
            where = line[1]
            kept.insert(0, Seen(found._replace(start=where, end=where + 1), is_done=True, is_filed=True))
    return kept


def _in_year(each: FoundDate, anchor: date) -> date | None:
    """Return the first day of an expression, one without a year in the year nearest the anchor."""
    if each.first is not None:
        return each.first
    years = [each.in_year(anchor.year + shift).first for shift in (-1, 0, 1)]
    near = [day for day in years if day is not None and abs((day - anchor).days) <= NEAR_DAYS]
    return min(near, key=lambda day: abs((day - anchor).days), default=None)


def _told(text: str, seen: Seen, anchor: date) -> list[Told]:
    """Return what an expression tells, with the days counted on from it ("two days later")."""
    each = seen.date
    day = _in_year(each, anchor)
    if day is None or each.month is None:
        return []
    before, after = ("", "") if seen.is_done else _sentence_around(text, each.start, each.end)
    by = bool(_BY.search(before))
    if not _COMING.search(before) and (_LOOSE.search(before) or _NAMED_BY.match(text, each.end)):
        return []
    coming = bool(_COMING.search(before)) or (not _DONE.search(before) and bool(_COMING.search(after[:60])))
    has_weekday = each.weekday is not None and each.weekday == day.weekday()
    found = [Told(day, coming, by, each.start, each.end, has_weekday, seen.is_filed)]
    if not coming:
        later = _LATER.search(text, each.end, each.end + 700)
        if later:
            steps = _NUMBERS.get(later["n"].lower()) or (int(later["n"]) if later["n"].isdigit() else 0)
            days = steps * (7 if later["unit"].lower() == "week" else 1)
            found.append(
                Told(day + timedelta(days=days), is_ahead=False, is_included=True, start=later.start(), end=later.end())
            )
    return found


def _sentence_around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and after some characters in their sentence, at most 160 characters each."""
    before = text[max(0, start - 160) : start]
    cuts = [
        cut.end() for cut in _SENTENCE.finditer(before) if cut.start() < 2 or not before[: cut.start()].endswith(_SHORT)
    ]
    after = text[end : end + 160]
    stop = _SENTENCE.search(after)
    return before[cuts[-1] if cuts else 0 :], after[: stop.start() if stop else None]


class _Ends(NamedTuple):
    """The first and the last day the report can have been published on, by what, and what tells the first."""

    first: date
    last: date | None
    bound: str
    chief: Told


def _ends(text: str, told: list[Told]) -> _Ends | None:
    """Return between which days the report must lie; the last is None where nothing bounds it."""
    done = [each for each in told if not each.is_ahead]
    if not done:
        return None
    chief = max(done, key=lambda each: (each.day, -each.start))
    bounds = [_week_end(text, chief)]
    if chief.is_filed:
        bounds.append((chief.day + timedelta(days=1), "dateline"))
    for each in told:
        if each.is_ahead and each.day > chief.day:
            day = each.day if each.is_included else each.day - timedelta(days=1)
            bounds.append((day, "promised"))
    last, bound = min((bound for bound in bounds if bound is not None), default=(None, ""))
    return _Ends(chief.day, last, bound, chief)


def _week_end(text: str, chief: Told) -> tuple[date, str] | None:
    """Return the last day on which the latest day told can be called by its weekday alone, and the sign.

    "On Friday" is the Friday of the last seven days; with "this week" it is of the week that ends on Sunday. One such
    weekday may be chance; it must stand twice, or beside the day itself ("Friday, January 17, 2031").
    """
    first = chief.day
    named = Counter(
        _DAYS.index(match["day"].lower())
        for match in _WEEKDAY.finditer(text)
        if not _LAST.search(text[max(0, match.start() - 8) : match.start()])
    )
    if named[first.weekday()] + (1 if chief.has_weekday else 0) < 2 or not named[first.weekday()]:
        return None
    if _THIS_WEEK.search(text):
        return first + timedelta(days=6 - first.weekday()), "this week"
    return first + timedelta(days=6), "weekday"
