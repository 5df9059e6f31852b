"""What the finders of times share: the day of publication, a draft of a time, the tense of a sentence."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from rapportage.recording.calendar import Days, spanning
from rapportage.recording.readings import Reading
from rapportage.schema.mentions import Anchor, Blank, TimeType
from rapportage.schema.report import Dated
from rapportage.schema.when import Basis

_FUTURE = re.compile(
    r"\b(?:will|shall|would|won't|going to|(?:is|are|was|were) (?:to|set|due|expected|scheduled|planned|poised)|plans? to|scheduled|planned|"
    r"coming up|upcoming|expects? to|expected to|invited|invitation|agreed to|set to|vowed to|promised to|deadline|to (?:resume|return|visit|meet|begin|start|reopen|hold|take|be))\b"
)
# "said Tuesday", "told reporters on Monday": the day is the saying's, whatever else the sentence holds.
_JUST_SAID = re.compile(
    r"\b(?:said|says|added|announced|reported|confirmed|warned|wrote|tweeted|told (?:[\w'’-]+ ){1,4}|"
    r"(?:said|added|spoke) (?:in [\w'’ -]{3,24} )?)\s?(?:late |early )?(?:on )?$"
)
_PAST = re.compile(
    r"\b(?:said|told|was|were|had|did|has|have|[a-z]{2,}ed|fired|struck|hit|shot|left|held|took|began|made|came|went|killed)\b"
)
NO_DATE = Blank(field="when", reason="the report's publication date is unknown")


class Anchors(NamedTuple):
    """What relative times are reckoned from: the first and last possible day of publication."""

    first: date
    last: date


class Time(NamedTuple):
    """A time before it becomes a row: offsets in the passage's text."""

    start: int
    end: int
    type: TimeType
    value: str = ""
    days: Days | None = None
    basis: Basis = Basis.RECKONED
    anchor: Anchor = Anchor.NONE
    anchored: tuple[int, int] | None = None
    other: str = ""
    rule: str = "times.calendar/1"
    blank: Blank | None = None
    part: str = ""
    modifier: str = ""
    modified: tuple[int, int] | None = None


def anchors(dated: Dated, *, longest_interval_days: int) -> Anchors | None:
    """Return the days of publication, None where they are unknown or too far apart."""
    if dated.when is None or (dated.when.last - dated.when.first).days > longest_interval_days:
        return None
    return Anchors(dated.when.first, dated.when.last)


def sentence_of(reading: Reading, at: int) -> tuple[int, int]:
    """Return the sentence that holds a character."""
    index = bisect_right(reading.sentences, (at, 10**12)) - 1
    if index >= 0 and at < reading.sentences[index][1]:
        return reading.sentences[index]
    return max(0, at - 200), at + 200


def is_future(reading: Reading, start: int, end: int) -> bool | None:
    """Tell whether the words around a time look ahead; None where nothing tells.

    The verb nearest before the time decides, else the first after it.
    """
    low, high = sentence_of(reading, start)
    text = reading.passage.text
    if _JUST_SAID.search(text, max(low, start - 48), start):
        return False
    low = max(low, start - 160)
    ahead = max((found.end() for found in _FUTURE.finditer(text, low, start)), default=-1)
    behind = max((found.end() for found in _PAST.finditer(text, low, start)), default=-1)
    if ahead < 0 and behind < 0:
        first = _FUTURE.search(text, end, min(high, end + 80))
        past = _PAST.search(text, end, min(high, end + 80))
        if first and (not past or first.start() <= past.start()):
            return True
        return False if past else None
    return ahead >= behind or (ahead > 0 and behind - ahead < 22)


def both(published: Anchors) -> list[date]:
    """Return the days to reckon from."""
    return sorted({published.first, published.last})


def against(published: Anchors, reckoned: list[Days]) -> Days:
    """Return what the reckonings from the first and from the last day of publication take in together."""
    return spanning(reckoned) if published.first != published.last else reckoned[0]
