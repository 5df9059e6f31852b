"""Where sentences end, by punctuation alone."""

from __future__ import annotations

import re
from collections.abc import Iterator

# "_" stands for words somebody blanked, as recording does with what is quoted.
_END = re.compile(
    r"(?P<stop>[.!?…]+)(?P<close>[\"'”’»)\]]*)(?P<gap>\s+)(?=[\"'“‘«(\[•–—-]{0,3}\s?[A-Z0-9_À-ÖØ-ÞА-Я\u0590-\u06ff\u4e00-\u9fff])"
)
# Abbreviations that stand before a capital; single letters are taken for initials.
_SHORT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "col",
        "lt",
        "maj",
        "capt",
        "cmdr",
        "adm",
        "sgt",
        "cpl",
        "brig",
        "sen",
        "rep",
        "gov",
        "rev",
        "st",
        "sr",
        "jr",
        "vs",
        "etc",
        "inc",
        "ltd",
        "co",
        "corp",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sept",
        "sep",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thurs",
        "fri",
        "sat",
        "sun",
        "no",
        "nos",
        "ft",
        "mt",
        "dept",
        "univ",
        "ave",
        "blvd",
        "rd",
        "hon",
        "pres",
        "supt",
        "det",
        "sec",
        "amb",
        "messrs",
        "mme",
        "mlle",
        "fr",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "a.m",
        "p.m",
        "i.e",
        "e.g",
        "approx",
        "est",
        "d.c",
    ]
)
_LAST_WORD = re.compile(r"[\w.]{1,12}$")
_NEVER_LAST = frozenset(
    {"u.s", "u.k", "u.n", "e.u", "a.m", "p.m", "d.c", "inc", "jr", "sr", "co", "corp", "ltd", "etc"}
)
_SENTENCE_OPENERS = re.compile(
    r"(?:The|A|An|In|On|At|He|She|It|They|But|And|This|That|There|His|Her|Its|Their|We|I|As|For|If|When)\b"
)

LONGEST = 4_000
"""A run without a full stop is cut at white space after so many characters, so that whoever looks back over a sentence
stays linear on a text of one line."""


def _is_end(text: str, found: re.Match[str]) -> bool:
    """Tell whether a stop ends a sentence rather than an abbreviation."""
    if found["stop"] != "." or found["close"]:
        return True
    last = _LAST_WORD.search(text, max(0, found.start() - 12), found.start())
    if last is None:
        return True
    word = last[0].lower().lstrip(".")
    if word in _NEVER_LAST:
        return bool(_SENTENCE_OPENERS.match(text, found.end()))
    if len(word) == 1 and word.isalpha():
        return word != "i" and bool(_SENTENCE_OPENERS.match(text, found.end()))
    return word not in _SHORT


def find_sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the range of each sentence, white space at the ends apart.

    >>> text = "Mr. Ray spoke. “It is over.” Nobody answered"
    >>> [text[start:end] for start, end in find_sentences(text)]
    ['Mr. Ray spoke.', '“It is over.”', 'Nobody answered']
    """
    start = 0
    for found in _END.finditer(text):
        if _is_end(text, found):
            yield from _cut(text, start, found.end("close"))
            start = found.end()
    yield from _cut(text, start, len(text))


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield a range in pieces of at most ``LONGEST`` characters, trimmed."""
    while start < end:
        stop = end
        if end - start > LONGEST:
            space = text.rfind(" ", start + 1, start + LONGEST)
            stop = space if space > start else start + LONGEST
        low, high = start, stop
        while low < high and text[low].isspace():
            low += 1
        while high > low and text[high - 1].isspace():
            high -= 1
        if low < high:
            yield low, high
        start = stop
