"""Whole numbers as people write them: digits, words, dozens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}

DIGITS = frozenset(word for word, value in _UNITS.items() if 1 <= value <= 9)
"""The words that may end a compound number: "thirty-five"."""
_TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
_SCALES = {"hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000}
_LOOSE = {  # at least two of them
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "tens": 20,
    "several": 3,
}
_MANY = 3
"""What "several hundred" is counted as at least: three hundred, as "several" alone is three."""
_MOST = 10**15
"""No count of people or days is greater; so every number read, however loosened, fits 64 bits."""
_SMALL = "|".join([*_UNITS, *_TENS])
_WORDS = re.compile(
    r"(?<![\w.,$£€#-])(?:"
    r"(?P<dozen>(?:(?:half a|a|two|three|four|five|six|several|few) )?dozen\b)|"
    r"(?P<many>(?:several|a few|few|many) (?:hundred|thousand|million)\b)|"
    r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<decimal>\.\d+)?(?:[ -](?P<scale>hundred|thousand|million|billion)s?\b)?"
    rf"|(?P<words>(?:an? (?:hundred|thousand|million)|{_SMALL})\b"
    rf"(?:(?:[ -]|,? and (?=hundred|{_SMALL}))(?:hundred|thousand|million|{_SMALL})\b){{0,8}})"
    r"|(?P<loose>dozens|scores|several|tens of thousands|hundreds of thousands|(?:tens|hundreds) of millions|hundreds|thousands|millions)\b"
    r"|(?P<couple>a couple\b(?: of)?|a pair of\b)"
    r")(?![\w$£€])",
    re.IGNORECASE,
)


class FoundNumber(NamedTuple):
    """A number at ``start..end``; ``high`` is None where the words set no upper bound ("dozens")."""

    start: int
    end: int
    low: int
    high: int | None


def value_of(words: str) -> int | None:
    """Return the number that words spell, None when they do not fit together.

    >>> value_of("two hundred and eighty-four"), value_of("a thousand"), value_of("two three")
    (284, 1000, None)
    """
    total = group = 0
    last = 10**12
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in {"a", "an"}:
            group = 1
        elif word in _SCALES:
            scale = _SCALES[word]
            group = (group or 1) * scale
            if scale > 100:
                total, group = total + group, 0
            last = scale
        elif word != "and":
            step = _UNITS.get(word, _TENS.get(word, 0))
            size = 10 if word in _UNITS else 100
            if (group and last < size) or (group and last == 10 and group % 10):
                return None
            if last == 10 and size == 10 and group % 100 and (group % 10 or step > 9):
                return None
            group += step
            last = 1 if word in _UNITS else 10
    return total + group


def _read(found: re.Match[str]) -> tuple[int, int | None] | None:
    """Return the bounds of a match, None when it is no whole number."""
    if found["digits"]:
        if len(found["digits"]) > 20:
            return None
        scale = _SCALES.get((found["scale"] or "").lower(), 1)
        if found["decimal"] and scale == 1:
            return None
        number = float(found["digits"].replace(",", "") + (found["decimal"] or "")) if found["decimal"] else None
        value = int(found["digits"].replace(",", "")) * scale if number is None else round(number * scale)
        return value, value
    if found["words"]:
        spelled = value_of(found["words"])
        return None if spelled is None else (spelled, spelled)
    if found["many"]:
        return _MANY * _SCALES[found["many"].lower().split()[-1]], None
    if found["dozen"]:
        first = found["dozen"].lower().split()[0]
        if first in {"several", "few"}:
            return 36, None
        value = 6 if first == "half" else 12 * _UNITS.get(first, 1)
        return value, value
    if found["loose"]:
        head = found["loose"].lower().split()
        low = _LOOSE[head[0]] * ({"thousands": 1_000, "millions": 1_000_000}.get(head[-1], 1) if len(head) > 1 else 1)
        return low, None
    return 2, 2


def find_numbers(text: str) -> Iterator[FoundNumber]:
    """Yield the whole numbers of a text in order; money and decimals are left out.

    >>> [(text.low, text.high) for text in find_numbers("dozens fled; 1,200 of about two hundred stayed; 3.5 km")]
    [(24, None), (1200, 1200), (200, 200)]
    """
    for found in _WORDS.finditer(text):
        bounds = _read(found)
        if bounds is not None and bounds[0] <= _MOST:
            yield FoundNumber(found.start(), found.end(), *bounds)
