"""What was said, as pieces of text: the words in quotation marks, the paraphrase around them, the words of reported speech."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from rapportage.recording.cues import Cue
from rapportage.recording.quotations import Linked
from rapportage.recording.readings import Reading
from rapportage.schema.codes import Form
from rapportage.text.marks import Quoted

STRIP = " ,;:—–-\"“”«»‘’'"
_LEAD = re.compile(r"[\s,;:—–-]*(?:that\b\s*)?")
# The day of saying, which the tree may give to what was said: "said on Tuesday the raid had failed".
_DAY = re.compile(
    r"(?:(?:late |early )?(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: (?:morning|afternoon|evening|night))?|yesterday|"
    r"today|(?:last|this|earlier this) (?:week|month|year)),?\s+(?:that\s+)?(?=\S)"
)
_BUT = re.compile(r"(?:but|yet|although|though|whereas)\s")
_ARTICLE = re.compile(r"^(?:that|as|of|is|was|to)\b\s*(?:an?|the)?\b\s*|^(?:an?|the)$")

Range = tuple[int, int]


def find_contents(reading: Reading, group: Linked) -> tuple[Form, tuple[Range, ...]]:
    """Return the form of a quotation and the ranges of its words, with the paraphrase around it where it has one."""
    text = reading.passage.text
    quotes = group.quotes
    inner = tuple((each.low, each.high) for each in quotes)
    cue = group.cue
    if cue is None:
        return (Form.DIRECT if group.opens else Form.FRAGMENT), inner
    opens = text[quotes[0].low : quotes[0].low + 1]
    low, high = _reach(reading, cue, quotes)
    lead = _ARTICLE.sub("", text[low : quotes[0].start].strip(STRIP))
    tail = text[quotes[-1].end : high].strip(STRIP + ".")
    is_around = cue.start >= low and cue.end <= high
    if is_around or (len(lead.split()) < 2 and len(tail.split()) < 2):
        whole = opens.isupper() or opens == "["
        spoken = whole and (group.opens or len(inner) > 1 or _is_led_in(text, quotes[0]))
        return (Form.DIRECT if spoken or (cue.start >= quotes[-1].end and group.opens) else Form.FRAGMENT), inner
    return Form.MIXED, _pieces(text, low, high, quotes)


def _reach(reading: Reading, cue: Cue, quotes: Sequence[Quoted]) -> Range:
    """Return the range of what a clause reports around quotations: the words that grammar gives it, and those in marks."""
    low, high = quotes[0].start, quotes[-1].end
    near = [
        each for each in cue.words_said
        if (each[1] <= cue.start) == (quotes[0].start < cue.start) and each[0] < quotes[-1].end + 200 and each[1] > quotes[0].start - 400
    ]  # fmt: skip
    start, end = reading.sentences[cue.sentence]
    for first, last in near:
        if start <= first and last <= end and _is_joined(reading, cue, min(first, low), max(last, high)):
            low, high = min(low, first), max(high, last)
    return low, high


def _is_joined(reading: Reading, cue: Cue, low: int, high: int) -> bool:
    """Tell whether a range does not run over the clause that reports it, nor over a full stop outside the marks."""
    if low <= cue.start < high:
        return False
    subject = cue.subject
    if subject is not None and low <= subject.first < high:
        return False
    return not re.search(r"[.!?]\s", reading.masked[low:high])


def _is_led_in(text: str, quote: Quoted) -> bool:
    """Tell whether a quotation follows a colon or a comma: "She said: “Go.”"."""
    return text[: quote.start].rstrip()[-1:] in {":", ","} or text[quote.high - 1] in ".!?"


def _pieces(text: str, low: int, high: int, quotes: Sequence[Quoted]) -> tuple[Range, ...]:
    """Return the ranges of ``low..high`` between and within quotation marks, trimmed, empty ones left out."""
    cuts = [low]
    for quote in quotes:
        cuts.extend((quote.start, quote.low, quote.high, quote.end))
    cuts.append(max(high, cuts[-1]))
    found = []
    for number, (first, last) in enumerate(pairwise(cuts)):
        if number % 4 == 1 or number % 4 == 3:
            continue  # the marks themselves
        cut = trim(text, first, last)
        if cut:
            found.append(cut)
    return tuple(found)


def trim(text: str, first: int, last: int) -> Range | None:
    """Return a range without white space, commas and marks at its ends, and without a leading "that"; None when nothing is left.

    >>> trim("said, that it rained, ", 4, 22)
    (11, 20)
    """
    lead = _LEAD.match(text, first, last)
    first = lead.end() if lead else first
    while last > first and text[last - 1] in " ,;:—–-":
        last -= 1
    return (first, last) if last > first else None


def reported_contents(reading: Reading, cue: Cue) -> tuple[Range, ...]:
    """Return the ranges of speech without quotation marks, each trimmed."""
    text = reading.passage.text
    cut = [trim(text, _after_day(text, cue, low, high), high) for low, high in cue.words_said]
    found = [each for each in cut if each and any(char.isalnum() for char in text[slice(*each)])]
    return _without_own(reading, cue, found) if len(found) > 1 and cue.manner in {"verb", "according"} else tuple(found)


def _without_own(reading: Reading, cue: Cue, pieces: Sequence[Range]) -> tuple[Range, ...]:
    """Return what stands before and after a clause without what is the outlet's own: beyond a semicolon, behind "but" after it."""
    start = min(cue.start, cue.subject.first if cue.subject else cue.start)
    end = max(cue.end, cue.subject.last if cue.subject else cue.end)
    before = [each for each in pieces if each[1] <= start]
    after = [each for each in pieces if each[0] >= end]
    if not (before and after):
        return tuple(pieces)
    text = reading.masked
    if ";" in text[before[-1][1] : start]:
        return tuple(each for each in pieces if each not in before)
    if ";" in text[end : after[0][0]] or _BUT.match(text, after[0][0]):
        return tuple(each for each in pieces if each not in after)
    return tuple(pieces)


def _after_day(text: str, cue: Cue, low: int, high: int) -> int:
    """Return where words begin that follow their verb, behind the day on which they were said."""
    day = _DAY.match(text, low, high) if 0 <= low - cue.end <= 2 else None
    return day.end() if day else low
