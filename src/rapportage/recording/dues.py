"""When a promise falls due: which of the times near it is its own."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date, timedelta
from math import ceil

from rapportage.lexicon.speech import speech
from rapportage.recording.passages import Passage
from rapportage.recording.readings import Reading
from rapportage.recording.timing import Anchors
from rapportage.schema.mentions import Blank, TimeMention, TimeType
from rapportage.schema.span import Span
from rapportage.schema.when import Basis, Precision, When

# Before a time these show that it is another deed's: when it was said, or what had been done by then.
_OTHERS_TIME = re.compile(
    r"(?:\b(?:said|says|added|announced|reported|confirmed|warned|wrote|told (?:[\w'’-]+ ){1,4})\s?(?:late |early )?(?:on )?"
    r"|\b(?:killed|wounded|injured|held|made|signed|fired|carried out|struck|decided|agreed)(?: on| in)? |\b(?:fiscal year|FY) )$"
)


def due_time(
    reading: Reading, at: int, within: tuple[int, int], *, times: tuple[TimeMention, ...]
) -> TimeMention | None:
    """Return the time a promise falls due: the first after its verb in the clause, else one that opens the sentence."""
    passage = reading.passage
    here = [row for row in times_in(passage, times, (at, within[1])) if _is_due(row)]
    here = [row for row in here if not _is_others(reading, at, within[1], row)]
    if here:
        return here[0]
    if at >= within[1]:
        return None
    opening = [row for row in times_in(passage, times, (within[0], min(within[0] + 40, at))) if _is_due(row)]
    return opening[0] if opening else None


def due_within(reading: Reading, within: tuple[int, int], *, times: tuple[TimeMention, ...]) -> TimeMention | None:
    """Return the first time among the words of a deed that may be a due time, None where none is."""
    here = [row for row in times_in(reading.passage, times, within) if _is_due(row)]
    return next((row for row in here if not _is_others(reading, within[0], within[1], row)), None)


def ahead(due: TimeMention, published: Anchors | None) -> TimeMention:
    """Return a time of a deed to come in the reading that lies ahead, where the nearer one lies before publication."""
    if not published or due.when is None or due.when.last >= published.first or not _DAY.fullmatch(due.other):
        return due
    day = date.fromisoformat(due.other)
    if not published.first <= day <= published.last + timedelta(days=_NEAR_DAYS):
        return due
    kept = {name: getattr(due, name) for name in due.__struct_fields__}
    return TimeMention(
        **{**kept, "value": due.other, "other": due.value, "when": When.days(day, day, basis=Basis.RECKONED)}
    )


_NEAR_DAYS = 45
"""A reading so far ahead is taken for a deed to come: a weekday or a day of this month or the next; not next year's February."""
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _is_others(reading: Reading, at: int, stop: int, row: TimeMention) -> bool:
    """Tell whether a time after a pledging word belongs to another verb: "he said on Monday", "those killed on Monday"."""
    low = offset_of(reading.passage, row, (at, stop))
    return bool(_OTHERS_TIME.search(reading.masked, max(at, low - 40), low))


def times_in(passage: Passage, times: tuple[TimeMention, ...], within: tuple[int, int]) -> list[TimeMention]:
    """Return the times that stand in a range of the passage."""
    if within[0] >= within[1]:
        return []
    whole = passage.span(*within)
    first = bisect_left(times, whole.start, key=lambda row: row.span.start)
    found = []
    for row in times[first : first + 40]:
        if row.span.end > whole.end:
            break
        found.append(row)
    return found


def _is_due(row: TimeMention) -> bool:
    """Tell whether a time may be a due time: a date, or a length that "within" bounds."""
    if row.type in {TimeType.DATE, TimeType.TIME}:
        is_vague = row.value.endswith("_REF")  # "soon", "now"
        return row.modifier != "since" and row.anchor.value != "event" and not is_vague
    return row.type is TimeType.DURATION and row.modifier in {"within", "less_than"}


def is_over(due: TimeMention, published: Anchors | None) -> bool:
    """Tell whether a due time lay before publication: then it is history, not a promise that stands."""
    return bool(due.when and published and due.when.last < published.first) or bool(
        due.when and not published and due.when.precision is Precision.YEAR
    )


def binds(due: TimeMention, published: Anchors | None) -> bool:
    """Tell whether a time after "agreed to" sets a date for the deed: one that a bound word or the future marks."""
    if due.modifier:
        return True
    return bool(due.when and published and due.when.first > published.last)


def opens(reading: Reading, due: TimeMention, at: int) -> bool:
    """Tell whether a due time stands before a place of the passage: "On Friday, Velmark will ..."."""
    return at > 0 and due.span.end <= reading.passage.span(at - 1, at).end


def governs(reading: Reading, due: TimeMention, at: int) -> bool:
    """Tell whether a time that opens a sentence dates the promise: no other verb stands before its subject, at ``at``."""
    low = max(0, at - _ASIDE)
    while low < at and reading.passage.span(low, low + 1).start < due.span.end:
        low += 1
    lead = _SAID_ASIDE.sub(",", reading.masked[low:at])
    words = re.findall(r"[\w'’-]+", lead.lower())
    return not any(word in _VERBS or word in speech().say or word.endswith("ed") for word in words)


_ASIDE = 160
"""Characters between an opening time and the subject it dates; more hold another clause."""
_SAID_ASIDE = re.compile(r",[^,]{3,80}\b(?:said|says|added|announced|confirmed|reported),")
_VERBS = frozenset({"that", "who", "which", "when", "if", "is", "are", "was", "were", "has", "have", "had", "will"})


def falls_due(reading: Reading, due: TimeMention, published: Anchors | None) -> When | Blank | None:
    """Return when a due time falls, "within 30 days" counted from the day of publication, or why that cannot be told."""
    if due.when is not None:
        return due.when
    length = _LENGTH.fullmatch(due.value)
    if due.type is not TimeType.DURATION or length is None:
        return _OPEN_DUE
    if published is None:
        return Blank(field="due", reason="the length runs from the day of publication, which is not known")
    tail = reading.passage.text
    at = offset_of(reading.passage, due, (0, len(tail))) + due.span.end - (due.modifier_span or due.span).start
    if _FROM_EVENT.match(tail, at):
        return Blank(field="due", reason="the length runs from another event, not from publication")
    days = ceil(int(length["hours"]) / 24) if length["hours"] else int(length["count"]) * _DAYS[length["unit"]]
    if days > _MOST_DAYS:
        return _OPEN_DUE
    last = published.last + timedelta(days=days)
    return When.days(published.first, last, basis=Basis.RECKONED, precision=Precision.INTERVAL)


_OPEN_DUE = Blank(field="due", reason="the time that is set could not be reckoned")
_LENGTH = re.compile(r"P(?:(?P<count>\d{1,5})(?P<unit>[DWMY])|T(?P<hours>\d{1,5})H)")
_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}
"""Months and years of a promise are counted loosely, in whole days."""
_MOST_DAYS = 36_500
"""A promise for more than a century has no day one could name."""
_FROM_EVENT = re.compile(r"\s*(?:of|from|after|following|before)\b(?! (?:now|today)\b)")


def is_history(times: list[TimeMention], published: Anchors | None) -> bool:
    """Tell whether a sentence is dated more than a year before publication: "In 2009 both agreed to ..."."""
    return published is not None and any(row.when and (published.first - row.when.last).days > 365 for row in times)


def due_span(due: TimeMention) -> Span:
    """Return the words of a due time with what bounds it."""
    start = min(due.span.start, due.modifier_span.start) if due.modifier_span else due.span.start
    return Span(report=due.span.report, start=start, end=due.span.end)


def offset_of(passage: Passage, row: TimeMention, within: tuple[int, int]) -> int:
    """Return where in a range of the passage a time starts, with the word that bounds it."""
    first = (row.modifier_span or row.span).start
    low, high = within
    while low < high:
        middle = (low + high) // 2
        if passage.span(middle, middle + 1).start < first:
            low = middle + 1
        else:
            high = middle
    return low
