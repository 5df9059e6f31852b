"""Words that name a time, reckoned against the day of publication where they need one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from rapportage.lexicon.clock import clock
from rapportage.recording.named_days import calendar, day_word, decades, weekday
from rapportage.recording.passages import Passage
from rapportage.recording.readings import Reading
from rapportage.recording.timing import Anchors, Time
from rapportage.recording.units import unit
from rapportage.schema.ids import mint
from rapportage.schema.mentions import TimeMention, TimeType
from rapportage.schema.when import Basis, Precision, When
from rapportage.text.dates import find_dates

_KEY = re.compile(
    r"\b(?:(?P<day>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Ll]ast night|[Tt]his (?:morning|afternoon|evening)|"
    r"[Tt]he day (?:before yesterday|after tomorrow))"
    r"|(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?)"
    r"|(?P<unit>(?:second|minute|hour|day|night|week|fortnight|month|year|decade|weekend)s?))\b(?![-’' ]?old\b)"
)


@cache
def _modifiers() -> re.Pattern[str]:
    """Return the words that bound a time and stand right before it."""
    phrases = sorted(map(re.escape, clock().modifier), key=len, reverse=True)
    return re.compile(rf"\b(?P<words>{'|'.join(phrases)})(?: on| in)?(?: the)? $", re.IGNORECASE)


def find_times(
    readings: Sequence[Reading], *, published: Anchors | None, about: Anchors | None, day_first: bool | None = None
) -> Iterator[TimeMention]:
    """Yield every time a report names, in text order; one that cannot be reckoned says why.

    ``published`` settles relative times, ``about``, which may be wider, the years of calendar dates.
    """
    for reading in readings:
        passage = reading.passage
        dates = find_dates(passage.text, day_first=day_first)
        times = [calendar(each, about, reading) for each in dates]
        if "0s" in passage.text:
            times = sorted([*times, *decades(passage.text)], key=lambda each: each.start)
        fixed = 0
        for key in _KEY.finditer(passage.text):
            while fixed < len(times) and times[fixed].end <= key.start():
                fixed += 1
            if fixed < len(times) and times[fixed].start < key.end():
                continue
            found = _relative(reading, key, published, times[max(0, fixed - 8) : fixed])
            if found is not None and not _overlaps(times, fixed, found):
                times.insert(fixed, found)
        for time in times:
            yield _row(passage, time)


def _overlaps(times: list[Time], at: int, found: Time) -> bool:
    """Tell whether a time touches the ones beside its place in the list."""
    return any(each.start < found.end and found.start < each.end for each in times[max(0, at - 1) : at + 1])


def _relative(reading: Reading, key: re.Match[str], published: Anchors | None, before: list[Time]) -> Time | None:
    """Return the time that a relative word makes with the words beside it."""
    if key["day"]:
        return day_word(key, published)
    if key["weekday"]:
        return weekday(reading, key, published)
    return unit(reading, key, published, before=before)


def _row(passage: Passage, time: Time) -> TimeMention:
    """Return the row of a time, with the word that bounds it."""
    span = passage.span(time.start, time.end)
    modifier, words = time.modifier, None
    found = _modifiers().search(passage.text, max(0, time.start - 30), time.start)
    if time.modified:
        words = time.modified
    elif found and not modifier:
        modifier, words = clock().modifier[found["words"].lower()], found.span("words")
    precision = Precision.PART_OF_DAY if time.part and time.days and time.days.precision is Precision.DAY else None
    when = time.days.when(time.basis) if time.days and time.type is not TimeType.SET else None
    if when is not None and precision is not None:
        when = When(start=when.start, end=when.end, basis=Basis.RECKONED, precision=precision)
    return TimeMention(
        id=mint("time_mention", span.report, span.start, span.end, time.rule),
        span=span,
        rule=time.rule,
        confidence=0.95 if time.rule == "times.calendar/1" else 0.85 if when else 0.7,
        type=time.type,
        value=time.value,
        when=when,
        modifier=modifier,
        modifier_span=passage.span(*words) if words else None,
        anchor=time.anchor,
        anchor_span=passage.span(*time.anchored) if time.anchored else None,
        other=time.other,
        blanks=(time.blank,) if time.blank else (),
    )
