"""Times made of a unit: "last week", "two days earlier", "in six weeks", "within 48 hours", "every year"."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapportage.lexicon.clock import clock
from rapportage.recording.calendar import Days, middle, moved, unit_of, weekend_of
from rapportage.recording.readings import Reading
from rapportage.recording.timing import NO_DATE, Anchors, Time, against, both, is_future, sentence_of
from rapportage.schema.mentions import Anchor, Blank, TimeType
from rapportage.text.numbers import find_numbers

_WHICH = re.compile(
    r"\b(?P<which>last|this|next|past|coming|previous|following|same|every|each|that|a|an|one|the)"
    r"(?: (?P<more>few|several|couple of|very|whole|same|next|following|past|last|coming|previous))? $",
    re.IGNORECASE,
)
_WAY = re.compile(
    r"(?:,? )(?P<way>ago|earlier|later|before|after|afterwards?|beforehand|from now|prior)\b(?P<rest>[^.;]{0,12})",
    re.IGNORECASE,
)
_OF = re.compile(r" (?:of|after|from|into|since)\b")
_IN = re.compile(
    r"\b(?P<in>in|within|for|over|during|after|inside)(?: (?:the|a|an|just|only|about|around|the (?:past|last|next|coming)|under|less than|fewer than|more than))* $",
    re.IGNORECASE,
)
_SPAN_OF = re.compile(
    r"\b(?:the|these|in the|over the|for the) (?P<which>past|last|next|coming|following|previous) $", re.IGNORECASE
)
_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1, "following": 1}
_NO_EVENT = Blank(field="when", reason="reckoned from an event whose date does not stand near")
_LENGTH = Blank(field="when", reason="a length of time, not a place in it")
_EVERY = Blank(field="when", reason="every such time")
_TIMES = {"fortnight": 2, "weekend": 1, "decade": 10}


class _Amount(NamedTuple):
    """How many units, where the number starts, and whether it is exact."""

    number: int
    start: int
    is_exact: bool


def unit(
    reading: Reading, key: re.Match[str], published: Anchors | None, *, before: list[Time], earlier: list[Time]
) -> Time | None:
    """Return the time that a unit makes with the words beside it, None when it makes none."""
    text = reading.passage.text
    word = key["unit"].lower()
    single = word.rstrip("s")
    code = clock().unit.get(single, "")
    if not code:
        return None
    amount = _amount(text, key.start())
    if amount is not None:
        scaled = amount._replace(number=amount.number * _TIMES.get(single, 1))
        return _counted(reading, key, scaled, code, published, before=before, earlier=earlier)
    which = _WHICH.search(text, max(0, key.start() - 28), key.start())
    if which is None or word != single:
        if (which and which["which"].lower() in {"past", "last", "next", "coming"}) or (which and which["more"]):
            return _Lengths.loose(key, which, code)
        return None
    return _named(reading, key, which, code, published, before=before, earlier=earlier)


def _amount(text: str, end: int) -> _Amount | None:
    """Return the number right before a unit: "two days", "48 hours", "three-month"."""
    low = max(0, end - 40)
    window = text[low:end]
    if not window or window[-1] not in " -":
        return None
    found = [each for each in find_numbers(window) if each.end == len(window) - 1]
    if found:
        return _Amount(found[-1].low, low + found[-1].start, found[-1].high == found[-1].low)
    few = re.search(r"\b(?:(?:the|a|past|last|next) )?(?P<few>few|several|couple of) $", window)
    if few and few["few"] != "several":
        return None
    return None


class _Lengths:
    """Lengths of time."""

    @staticmethod
    def value(number: int, code: str) -> str:
        """Return the TIMEX3 value of a length."""
        return f"PT{number}{code}" if code in {"H", "M", "S"} and code != "M" else f"P{number}{code}"

    @staticmethod
    def loose(key: re.Match[str], which: re.Match[str], code: str) -> Time:
        """Return "the past few weeks": how long is not said."""
        value = f"PTX{code}" if code in {"H", "S"} else f"PX{code}"
        return Time(which.start(), key.end(), TimeType.DURATION, value, rule="times.length/1", blank=_LENGTH)


def _duration(key: re.Match[str], number: int, code: str) -> str:
    """Return the value of a length; minutes and months share a letter."""
    if key["unit"].lower().startswith("minute"):
        return f"PT{number}M"
    return _Lengths.value(number, code)


def _counted(
    reading: Reading,
    key: re.Match[str],
    amount: _Amount,
    code: str,
    published: Anchors | None,
    *,
    before: list[Time],
    earlier: list[Time],
) -> Time:
    """Return a number of units: ago, earlier or later, ahead, or a length."""
    text = reading.passage.text
    start, end = amount.start, key.end()
    way = _WAY.match(text, end)
    word = way["way"].lower() if way else ""
    if word in {"ago", "from now"} and way:
        return _from_publication(
            start, way.end("way"), key, amount.number * (1 if word == "from now" else -1), code, published
        )
    if word and way and text[key.start() - 1] != "-":
        after_word = way["rest"].strip()
        is_bare = (
            word in {"earlier", "later", "afterwards", "afterward", "beforehand", "prior"}
            or not after_word
            or after_word[0] in ",;)"
        )
        sign = -1 if word in {"earlier", "before", "beforehand", "prior"} else 1
        at = way.end("way")
        return _from_event(
            reading, (start, at), amount.number * sign, code, key, bare=is_bare, before=before, earlier=earlier
        )
    lead = _IN.search(text, max(0, start - 24), start)
    value = _duration(key, amount.number, code)
    if lead and lead["in"].lower() == "in" and not lead[0].lower().startswith("in the") and code != "H":
        ahead = is_future(reading, start, end)
        if ahead and published is not None:
            days = against(published, [moved(day, amount.number, code) for day in both(published)])
            return Time(
                start,
                end,
                TimeType.DATE,
                days.value,
                days,
                anchor=Anchor.PUBLICATION,
                other=value,
                rule="times.ahead/1",
            )
        if ahead:
            return Time(
                start,
                end,
                TimeType.DATE,
                "",
                other=value,
                rule="times.ahead/1",
                anchor=Anchor.PUBLICATION,
                blank=NO_DATE,
            )
    anchor = Anchor.EVENT if _OF.match(text, end) and lead and lead["in"].lower() == "within" else Anchor.NONE
    return Time(start, end, TimeType.DURATION, value, anchor=anchor, rule="times.length/1", blank=_LENGTH)


def _from_publication(
    start: int, end: int, key: re.Match[str], number: int, code: str, published: Anchors | None
) -> Time:
    """Return "two weeks ago"."""
    if published is None:
        return Time(start, end, TimeType.DATE, "", rule="times.ago/1", anchor=Anchor.PUBLICATION, blank=NO_DATE)
    step = 0 if key["unit"].lower().startswith(("minute", "second")) else number
    days = against(published, [moved(day, step, code) for day in both(published)])
    return Time(start, end, TimeType.DATE, days.value, days, anchor=Anchor.PUBLICATION, rule="times.ago/1")


def _from_event(
    reading: Reading,
    span: tuple[int, int],
    number: int,
    code: str,
    key: re.Match[str],
    *,
    bare: bool,
    before: list[Time],
    earlier: list[Time],
) -> Time:
    """Return "two days later": from the date of the same or the previous sentence, else unresolved."""
    start, end = span
    anchor = _anchor(reading, start, before) if bare else None
    if anchor is None or anchor.days is None:
        return Time(start, end, TimeType.DATE, "", anchor=Anchor.EVENT, rule="times.offset/1", blank=_NO_EVENT)
    step = 0 if key["unit"].lower().startswith(("minute", "second")) else number
    rows = [moved(day, step, code) for day in sorted({anchor.days.first, anchor.days.last})]
    days = (
        rows[0]
        if len(rows) == 1
        else Days(
            rows[0].first,
            rows[-1].last,
            rows[0].value if rows[0] == rows[-1] else f"{rows[0].first}/{rows[-1].last}",
            anchor.days.precision,
        )
    )
    return Time(
        start,
        end,
        TimeType.DATE,
        days.value,
        days,
        anchor=Anchor.EVENT,
        anchored=(anchor.start, anchor.end),
        rule="times.offset/1",
    )


def _anchor(reading: Reading, start: int, before: list[Time]) -> Time | None:
    """Return the resolved date nearest before, in the same sentence or the one before it."""
    low, _ = sentence_of(reading, start)
    previous = max((begin for begin, _ in reading.sentences if begin < low), default=low)
    for time in reversed(before):
        if time.start < previous:
            return None
        if (
            time.days is not None
            and time.type in {TimeType.DATE, TimeType.TIME}
            and (time.days.last - time.days.first).days < 7
        ):
            return time
    return None


def _named(
    reading: Reading,
    key: re.Match[str],
    which: re.Match[str],
    code: str,
    published: Anchors | None,
    *,
    before: list[Time],
    earlier: list[Time],
) -> Time | None:
    """Return "last week", "this year", "the next day", "every month", "a year ago"."""
    text = reading.passage.text
    word = (which["more"] or which["which"]).lower()
    first = which["which"].lower()
    start, end = which.start(), key.end()
    single = key["unit"].lower()
    way = _WAY.match(text, end)
    if first in {"every", "each"}:
        return Time(start, end, TimeType.SET, f"P1{code}", rule="times.set/1", blank=_EVERY)
    if first in {"a", "an", "one"} and not which["more"]:
        return (
            _counted(reading, key, _Amount(1, start, True), code, published, before=before, earlier=earlier)
            if way
            else None
        )
    if first == "the" and not which["more"]:
        if single != "day" or not way or way["way"].lower() not in {"before", "after"}:
            return None
        sign = -1 if way["way"].lower() == "before" else 1
        bare = not way["rest"].strip() or way["rest"].strip()[0] in ",;)"
        return _from_event(reading, (start, way.end("way")), sign, "D", key, bare=bare, before=before, earlier=earlier)
    if code in {"H", "S"} or single in {"minute", "night"}:
        return None
    if word in {"same", "following", "next", "previous"} and first == "the":
        step = {"same": 0, "previous": -1}.get(word, 1)
        return _from_event(reading, (start, end), step, code, key, bare=True, before=before, earlier=earlier)
    if word == "that" or word not in _STEP:
        return None
    step = _STEP[word]
    if single == "day":
        return None
    if published is None:
        return Time(start, end, TimeType.DATE, "", rule="times.unit/1", anchor=Anchor.PUBLICATION, blank=NO_DATE)
    return _calendar_unit(start, end, single, step, code, published)


def _calendar_unit(start: int, end: int, single: str, step: int, code: str, published: Anchors) -> Time:
    """Return the week, weekend, month or year so many steps from publication."""
    if single == "weekend":
        rows = [weekend_of(moved(day, step, "W").first) for day in both(published)]
    elif single == "decade":
        rows = [unit_of(day, "Y") for day in both(published)]
    else:
        rows = [moved(day, step, code) for day in both(published)]
    days = against(published, rows)
    spread = middle(published.first, published.last)
    other = ""
    if single == "week" and step == -1 and spread.weekday() >= 5:
        other = moved(spread, 0, "W").value  # at a week's end "last week" may be the one now ending
    return Time(
        start, end, TimeType.DATE, days.value, days, anchor=Anchor.PUBLICATION, other=other, rule="times.unit/1"
    )
