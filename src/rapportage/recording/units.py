"""Times made of a unit: "last week", "two days earlier", "in six weeks", "within 48 hours", "every year"."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

from rapportage.lexicon.clock import clock
from rapportage.recording.calendar import Days, middle, moved, unit_of, weekend_of
from rapportage.recording.readings import Reading
from rapportage.recording.timing import NO_DATE, Anchors, Time, against, both, is_future, sentence_of
from rapportage.schema.mentions import Anchor, Blank, TimeType
from rapportage.text.numbers import find_numbers

_WHICH = re.compile(
    r"\b(?P<which>last|this|next|past|coming|previous|following|same|every|each|that|a|an|one|the)"
    r"(?: (?P<more>few|several|couple of|same|next|following|past|last|coming|previous))? $",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"(?:,? )(?P<way>ago|earlier|later|before|after|afterwards?|beforehand|from now|prior)\b(?P<rest>[^.;]{0,12})",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:of|after|from|into|since)\b")
_LEAD = re.compile(
    r"\b(?P<word>in|within)(?: (?:the|a|an|just|only|about|around|under|less than|fewer than|more than))* $",
    re.IGNORECASE,
)
_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
_ALWAYS_BARE = frozenset({"earlier", "later", "afterwards", "afterward", "beforehand", "prior"})
_BACK = frozenset({"earlier", "before", "beforehand", "prior"})
_SCALE = {"fortnight": 2, "decade": 10}
_SHORT = ("minute", "second")
_NEAR_DAYS = 7
"""A date wider than a week anchors no "two days later"."""
_NO_EVENT = Blank(field="when", reason="reckoned from an event whose date does not stand near")
_LENGTH = Blank(field="when", reason="a length of time, not a place in it")
_EVERY = Blank(field="when", reason="every such time")


class _Unit(NamedTuple):
    """A unit where it stands.

    Attributes:
        reading: The passage.
        start: First character of the unit's word.
        end: One past its last.
        word: The word in the singular, lower case.
        is_plural: Whether it is written in the plural.
        code: Its TIMEX3 letter.
        published: The days of publication.
        before: Times that stand before it in the passage.
    """

    reading: Reading
    start: int
    end: int
    word: str
    is_plural: bool
    code: str
    published: Anchors | None
    before: list[Time]

    @property
    def text(self) -> str:
        """The text it stands in."""
        return self.reading.passage.text


def unit(reading: Reading, key: re.Match[str], published: Anchors | None, *, before: list[Time]) -> Time | None:
    """Return the time that a unit makes with the words beside it, None when it makes none."""
    written = key["unit"].lower()
    word = written.rstrip("s")
    code = clock().unit.get(word, "")
    here = _Unit(reading, key.start(), key.end(), word, written != word, code, published, before)
    amount = _amount(here)
    if amount is not None and amount[0] is not None:
        return _counted(here, amount[0], amount[1])
    if amount is not None:
        return _length(amount[1], here.end, _unsaid(here))
    which = _WHICH.search(here.text, max(0, here.start - 28), here.start)
    if which is None:
        return None
    if here.is_plural:
        loose = which["more"] or which["which"].lower() in {"past", "last", "next", "coming"}
        return _length(which.start(), here.end, _unsaid(here)) if loose else None
    return _named(here, which)


def _amount(here: _Unit) -> tuple[int | None, int] | None:
    """Return the number right before a unit and where it starts: "two days", "48 hours", "three-month"; None for "several"."""
    low = max(0, here.start - 40)
    window = here.text[low : here.start]
    if not window or window[-1] not in " -":
        return None
    found = [each for each in find_numbers(window) if each.end == len(window) - 1]
    if not found:
        return None
    last = found[-1]
    return (last.low * _SCALE.get(here.word, 1) if last.high is not None else None), low + last.start


def _length(start: int, end: int, value: str, *, anchor: Anchor = Anchor.NONE) -> Time:
    """Return a length of time."""
    return Time(start, end, TimeType.DURATION, value, anchor=anchor, rule="times.length/1", blank=_LENGTH)


def _unsaid(here: _Unit) -> str:
    """Return the TIMEX3 value of a length whose number is not said."""
    return f"PTX{here.code}" if here.code in {"H", "S"} else f"PX{here.code}"


def _duration(here: _Unit, number: int) -> str:
    """Return the TIMEX3 value of a length; minutes and months share a letter."""
    return f"PT{number}{here.code}" if here.code in {"H", "S"} or here.word == "minute" else f"P{number}{here.code}"


def _counted(here: _Unit, number: int, start: int) -> Time:
    """Return a number of units: ago, earlier or later, ahead, or a length."""
    way = _WAY.match(here.text, here.end) if here.text[here.start - 1] != "-" else None
    if way is not None:
        word = way["way"].lower()
        if word in {"ago", "from now"}:
            return _from_publication(here, (start, way.end("way")), number if word == "from now" else -number)
        bare = word in _ALWAYS_BARE or _ends(way["rest"])
        return _from_event(here, (start, way.end("way")), -number if word in _BACK else number, bare=bare)
    lead = _LEAD.search(here.text, max(0, start - 24), start)
    value = _duration(here, number)
    if lead and lead["word"].lower() == "in" and here.code not in {"H", "S"} and " the" not in lead[0].lower():
        ahead = _ahead(here, start, number, value)
        if ahead is not None:
            return ahead
    is_within = lead is not None and lead["word"].lower() == "within" and _OF.match(here.text, here.end) is not None
    return _length(start, here.end, value, anchor=Anchor.EVENT if is_within else Anchor.NONE)


def _ends(rest: str) -> bool:
    """Tell whether nothing of the clause follows: "the day before," but not "two days after the raid"."""
    return not rest.strip() or rest.strip()[0] in ",;)"


def _ahead(here: _Unit, start: int, number: int, value: str) -> Time | None:
    """Return "in six weeks" as a time to come where the sentence looks ahead, None otherwise."""
    if not is_future(here.reading, start, here.end):
        return None
    draft = Time(
        start, here.end, TimeType.DATE, other=value, anchor=Anchor.PUBLICATION, rule="times.ahead/1", blank=NO_DATE
    )
    if here.published is None:
        return draft
    days = against(here.published, [moved(day, number, here.code) for day in both(here.published)])
    return draft._replace(value=days.value, days=days, blank=None)


def _from_publication(here: _Unit, span: tuple[int, int], number: int) -> Time:
    """Return "two weeks ago"."""
    draft = Time(*span, TimeType.DATE, rule="times.ago/1", anchor=Anchor.PUBLICATION, blank=NO_DATE)
    if here.published is None:
        return draft
    step = 0 if here.word in _SHORT else number
    days = against(here.published, [moved(day, step, here.code) for day in both(here.published)])
    return draft._replace(value=days.value, days=days, blank=None)


def _from_event(here: _Unit, span: tuple[int, int], number: int, *, bare: bool) -> Time:
    """Return "two days later": from the date of the same or the previous sentence, else unresolved."""
    draft = Time(*span, TimeType.DATE, anchor=Anchor.EVENT, rule="times.offset/1", blank=_NO_EVENT)
    anchor = _anchor(here.reading, span[0], here.before) if bare else None
    if anchor is None or anchor.days is None:
        return draft
    step = 0 if here.word in _SHORT else number
    low, high = (moved(day, step, here.code) for day in (anchor.days.first, anchor.days.last))
    value = low.value if low.value == high.value else f"{low.first.isoformat()}/{high.last.isoformat()}"
    days = Days(low.first, high.last, value, low.precision if low.value == high.value else anchor.days.precision)
    return draft._replace(value=value, days=days, anchored=(anchor.start, anchor.end), blank=None)


def _anchor(reading: Reading, start: int, before: list[Time]) -> Time | None:
    """Return the resolved date nearest before, in the same sentence or the one before it."""
    low, _ = sentence_of(reading, start)
    at = bisect_left(reading.sentences, (low, 0))
    previous = reading.sentences[at - 1][0] if 0 < at <= len(reading.sentences) else low
    for time in reversed(before):
        if time.start < previous:
            return None
        dated = time.days is not None and time.type in {TimeType.DATE, TimeType.TIME}
        if dated and time.days and (time.days.last - time.days.first).days < _NEAR_DAYS:
            return time
    return None


def _named(here: _Unit, which: re.Match[str]) -> Time | None:
    """Return "every month", "a year ago", "the day before", "the next day", "last week"."""
    first, more = which["which"].lower(), (which["more"] or "").lower()
    start = which.start()
    if first in {"every", "each"}:
        return Time(start, here.end, TimeType.SET, f"P1{here.code}", rule="times.set/1", blank=_EVERY)
    if first in {"a", "an", "one"} and not more:
        return _counted(here, _SCALE.get(here.word, 1), start) if _WAY.match(here.text, here.end) else None
    if first == "the":
        return _after_the(here, start, more)
    word = more or first
    if here.code in {"H", "S"} or here.word in {"minute", "night", "day"} or word not in _STEP:
        return None
    draft = Time(start, here.end, TimeType.DATE, rule="times.unit/1", anchor=Anchor.PUBLICATION, blank=NO_DATE)
    return _calendar_unit(here, draft, _STEP[word])


def _after_the(here: _Unit, start: int, more: str) -> Time | None:
    """Return "the day before", "the next day", "the same week", "the past year"."""
    if not more:
        way = _WAY.match(here.text, here.end)
        if here.word != "day" or way is None or way["way"].lower() not in {"before", "after"}:
            return None
        sign = -1 if way["way"].lower() == "before" else 1
        return _from_event(here, (start, way.end("way")), sign, bare=_ends(way["rest"]))
    if more in {"past", "last", "coming"}:
        return _length(start, here.end, _duration(here, 1))
    if more in {"same", "next", "following", "previous"} and here.code not in {"H", "S"}:
        return _from_event(here, (start, here.end), {"same": 0, "previous": -1}.get(more, 1), bare=True)
    return None


def _calendar_unit(here: _Unit, draft: Time, step: int) -> Time:
    """Return the week, weekend, month or year so many steps from publication."""
    published = here.published
    if published is None:
        return draft
    if here.word == "weekend":
        rows = [weekend_of(moved(day, step, "W").first) for day in both(published)]
    elif here.word == "decade":
        rows = [unit_of(day, "Y") for day in both(published)]
    else:
        rows = [moved(day, step, here.code) for day in both(published)]
    days = against(published, rows)
    spread = middle(published.first, published.last)
    # At a week's end "last week" may be the one now ending.
    other = moved(spread, 0, "W").value if here.word == "week" and step == -1 and spread.weekday() >= 5 else ""
    return draft._replace(value=days.value, days=days, other=other, blank=None)
