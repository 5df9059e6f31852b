"""How much of each stretch of a page stands elsewhere in the same page, word run by word run."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

RUN = 3
"""Words in a run. An inserted word breaks as many runs as a run has words: with 5 a pull quote of 20 words with two
changes falls below one half, with 2 stock phrases ("of the") meet everywhere."""

_MOST = 12
"""A run found in more stretches than this is a stock phrase of the page and points nowhere."""


class Echo(NamedTuple):
    """``share`` of a stretch's words stand elsewhere, ``there`` of them in stretch ``partner`` (-1: in none)."""

    share: float
    partner: int
    there: float


NONE = Echo(0.0, -1, 0.0)


def find_echoes(stretches: Sequence[Sequence[str]]) -> list[Echo]:
    """Return for each stretch of words how much of it the other stretches hold.

    >>> find_echoes([["the", "bridge", "was", "shut"], ["so", "the", "bridge", "was", "shut"], ["nothing"]])[0]
    Echo(share=1.0, partner=1, there=1.0)
    """
    places: dict[tuple[str, ...], list[int]] = {}
    for index, words in enumerate(stretches):
        for run in zip(words, words[1:], words[2:], strict=False):
            held = places.setdefault(run, [])
            if (not held or held[-1] != index) and len(held) <= _MOST:
                held.append(index)
    return [_echo(index, words, places) for index, words in enumerate(stretches)]


def _echo(index: int, words: Sequence[str], places: dict[tuple[str, ...], list[int]]) -> Echo:
    """Return the echo of one stretch."""
    hits = [
        (at, held)
        for at, run in enumerate(zip(words, words[1:], words[2:], strict=False))
        if 1 < len(held := places[run]) <= _MOST
    ]
    if not hits:
        return NONE
    by_partner: Counter[int] = Counter()
    reached: dict[int, int] = {}
    covered = last = 0
    for at, held in hits:
        covered += at + RUN - max(at, last)
        last = at + RUN
        for other in held:
            if other != index:
                by_partner[other] += at + RUN - max(at, reached.get(other, 0))
                reached[other] = at + RUN
    partner, there = min(by_partner.items(), key=lambda pair: (-pair[1], pair[0]))
    return Echo(covered / len(words), partner, there / len(words))
