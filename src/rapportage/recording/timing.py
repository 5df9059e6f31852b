"""What the finders of times share: the days of publication, a time in the making, the words around it."""

from __future__ import annotations

import re
from bisect import bisect_right
from datetime import date
from typing import NamedTuple

from rapportage.recording.calendar import Days, spanning
from rapportage.recording.grammar import Grammar
from rapportage.recording.readings import Reading
from rapportage.schema.mentions import Anchor, Blank, TimeType
from rapportage.schema.report import Dated
from rapportage.schema.span import Span
from rapportage.schema.when import Basis

NO_DATE = Blank(field="when", reason="the report's publication date is unknown")

_LOOKS_BACK = 72
"""Characters before a time word that are read: the longest run of words that belong to one, in 893 annotated times, has 41."""
_WORD = re.compile(r"[^\W_]+(?:[.,'/][^\W_]+)*\.?(?=[ -])|[^\W_]+|[^\s]")


class Anchors(NamedTuple):
    """What relative times are reckoned from: the first and last possible day of publication."""

    first: date
    last: date


class Time(NamedTuple):
    """A time before it becomes a row: offsets in the passage's text.

    Attributes:
        start: First character.
        end: One past the last.
        type: TIMEX3's type.
        value: TIMEX3's value.
        days: The days it allows, None while they cannot be told.
        basis: How they were come by.
        anchor: What it is reckoned from.
        anchored: The words it is reckoned from.
        other: The value of the reading that was rejected.
        rule: What found it.
        blank: Why there is no ``days``.
        part: "TMO" and its like, a clock time "T16:00", of a time of day.
        modifier: What bounds it.
        modified: Where the words that bound it stand.
        step: Of an offset that waits for its event: how many units on, negative for back.
        unit: The letter of that unit.
        yearless: Month, and day or 0, of a calendar date that does not say its year.
        zone: The zone that a clock time names.
    """

    start: int
    end: int
    type: TimeType
    value: str = ""
    days: Days | None = None
    basis: Basis = Basis.RECKONED
    anchor: Anchor = Anchor.NONE
    anchored: Span | None = None
    other: str = ""
    rule: str = "times.calendar/1"
    blank: Blank | None = None
    part: str = ""
    modifier: str = ""
    modified: tuple[int, int] | None = None
    step: int = 0
    unit: str = ""
    yearless: tuple[int, int] | None = None
    zone: str = ""


class Fixed(NamedTuple):
    """A date that the text has set: its days, its words, and the sentence it stands in.

    ``is_open`` says that its year is not known: then the year of ``days`` means nothing.
    """

    days: Days
    span: Span
    sentence: int
    is_open: bool = False


class Focus:
    """What the text speaks of so far: its last day, and the last quarter of a year that it named."""

    def __init__(self) -> None:
        self.day: Fixed | None = None
        self.open_day: Fixed | None = None
        self.month: Fixed | None = None
        self.year: Fixed | None = None
        self.quarter: Days | None = None


class Scene(NamedTuple):
    """Where a time word is looked at.

    Attributes:
        reading: The passage.
        number: Its number in the report.
        grammar: The syntax of the report.
        published: The days of publication, None where they are unknown.
        about: The same, more loosely known.
        focus: What the text speaks of so far.
    """

    reading: Reading
    number: int
    grammar: Grammar
    published: Anchors | None
    about: Anchors | None
    focus: Focus

    @property
    def text(self) -> str:
        """The text of the passage."""
        return self.reading.passage.text

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that holds a character."""
        words = self.grammar.within(self.number, at, at + 1) or self.grammar.within(self.number, at, at + 40)
        return self.grammar.sentence[words.start] if words else -1


class Said(NamedTuple):
    """A word before a time word: in lower case, and where it starts."""

    word: str
    start: int


def said_before(text: str, start: int) -> list[Said]:
    """Return the words right before a place, the nearest first, up to a mark other than a hyphen.

    >>> [each.word for each in said_before("He fled, in the past three-", 27)]
    ['three', 'past', 'the', 'in']
    """
    low = max(0, start - _LOOKS_BACK)
    found: list[Said] = []
    for match in reversed(list(_WORD.finditer(text, low, start))):
        word = match[0]
        if word in "-–":
            continue
        if not word[0].isalnum():
            break
        found.append(Said(word.lower(), match.start()))
    if found and low and found[-1].start == low:  # perhaps the end of a longer word
        found.pop()
    return found


def is_in_name(text: str, span: tuple[int, int]) -> bool:
    """Tell whether a capital word has another capital word beside it: "Persia Now", "The Daily Star"; not in a line of capitals.

    >>> is_in_name("on Russia Today", (10, 15)), is_in_name("SHELLS FALL TODAY", (12, 17)), is_in_name("He left. Now", (9, 12))
    (True, False, False)
    """
    low = max(0, span[0] - 40)
    before = text[low : span[0]].rstrip(" ").rpartition(" ")[2]
    if before.isupper() and text[span[0] : span[1]].isupper():
        return not text[low : span[0]].isupper()
    after = text[span[1] : span[1] + 2]
    if before[-1:] in {".", "!", "?", ":", "”", '"', ")"}:
        return False
    return before[:1].isupper() or (len(after) == 2 and after[0] == " " and after[1].isupper() and bool(before))


def word_at(said: list[Said], index: int) -> str:
    """Return a word before a time word, empty where there is none."""
    return said[index].word if index < len(said) else ""


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


def both(published: Anchors) -> list[date]:
    """Return the days to reckon from."""
    return sorted({published.first, published.last})


def against(published: Anchors, reckoned: list[Days]) -> Days:
    """Return what the reckonings from the first and from the last day of publication take in together."""
    return spanning(reckoned) if published.first != published.last else reckoned[0]
