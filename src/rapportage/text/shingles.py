"""Overlapping word runs, and a thin choice of them, for telling how much of one text is found in another.

Winnowing after Schleimer, Wilkerson and Aiken (2003), "Winnowing: local algorithms for document
fingerprinting": of every ``window`` neighbouring runs the least hash is kept, so that two texts with
``size + window - 1`` words in a row in common always keep one fingerprint in common.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple
from zlib import crc32

SIZE = 5
"""Words in a run. On 400 labelled pairs 4 and 6 changed no verdict; 3 finds stock phrases of the police desk."""

WINDOW = 8
"""Runs of which one is kept: a passage of 12 words in common is never overlooked."""

_MASK = (1 << 61) - 1
_BASE = 0x1F3A5B7C9D
_UNSEEN = dict.fromkeys([0x00AD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), *range(0x2060, 0x2065), 0xFEFF])
_INSIDE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff"  # drawn as nothing, allowed inside a word
_SINGLE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"  # scripts written without spaces: each its own word
_WORD = re.compile(rf"[{_SINGLE}]|[^\W{_SINGLE}][^\W{_SINGLE}{_INSIDE}]*(?:[{_INSIDE}]+[^\W{_SINGLE}{_INSIDE}]+)*")


class Word(NamedTuple):
    """A word as it is compared, and where it stands."""

    form: str
    start: int
    end: int


def fold(word: str) -> str:
    r"""Return a word as it is compared: case, invisible characters and ways of writing one letter apart.

    >>> fold("Cafe\u0301"), fold("co\u00adordinate")
    ('café', 'coordinate')
    """
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKC", word.translate(_UNSEEN)).casefold()


def words(text: str) -> list[str]:
    """Return the words of a text as they are compared.

    >>> words("Veldara’s envoy won’t go")
    ['veldara', 's', 'envoy', 'won', 't', 'go']
    """
    return [fold(word) for word in _WORD.findall(text)]


def placed_words(text: str, start: int, end: int) -> Iterator[Word]:
    """Yield the words of ``text[start:end]`` with their places in ``text``."""
    for found in _WORD.finditer(text, start, end):
        yield Word(fold(found[0]), found.start(), found.end())


def run_hashes(forms: Sequence[str], size: int = SIZE) -> list[int]:
    """Return a 61-bit hash of every run of ``size`` words, in order; the same on every machine.

    >>> one, other = run_hashes("a b c d e f".split()), run_hashes("b c d e f g".split())
    >>> one[1] == other[0]
    True
    """
    if len(forms) < size:
        return []
    keys = [crc32(form.encode("utf-8", "surrogatepass")) + 1 for form in forms]
    sums = keys[: len(keys) - size + 1]
    for offset in range(1, size):
        sums = [(above * _BASE + key) & _MASK for above, key in zip(sums, keys[offset:], strict=False)]
    return sums


def winnow(hashes: Sequence[int], window: int = WINDOW) -> list[int]:
    """Return the least hash of every window, each once, ascending.

    Block minima from the left and from the right give every window's minimum in linear time.

    >>> winnow([5, 3, 9, 4, 8, 7], window=3)
    [3, 4]
    """
    if len(hashes) <= window:
        return [min(hashes)] if hashes else []
    left: list[int] = []
    right: list[int] = []
    for at in range(0, len(hashes), window):
        block = hashes[at : at + window]
        left.extend(accumulate(block, min))
        right.extend(list(accumulate(block[::-1], min))[::-1])
    return sorted(set(map(min, right, left[window - 1 :])))


def containment(one: frozenset[int], other: frozenset[int]) -> float:
    """Return the share of the smaller set that is found in the larger.

    >>> containment(frozenset({1, 2}), frozenset({2, 3, 4}))
    0.5
    """
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0
