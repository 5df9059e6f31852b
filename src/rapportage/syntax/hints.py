"""What the model of acts makes of a word."""

from __future__ import annotations

from typing import NamedTuple


class Hint(NamedTuple):
    """What the model makes of one word; columns as in `Analysis.act_labels`.

    Attributes:
        word: The word.
        kinds: Chance of no act, of each of PLOVER's types, of a deed that is only promised; they add up to 1.
        statuses: Chance of each status, should the word tell of an act.
        doers: Words that name those who act, with their chances, the likeliest first.
        others: Words that name those it is done to.
    """

    word: int
    kinds: tuple[float, ...]
    statuses: tuple[float, ...]
    doers: tuple[tuple[int, float], ...]
    others: tuple[tuple[int, float], ...]
