"""Words that name a time only beside another date (``data/time_words.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load


class Clock(NamedTuple):
    """Relative time words: weekdays Monday 0, days from today with a part of day, units, what bounds a time."""

    weekday: dict[str, int]
    day: dict[str, tuple[int, str]]
    part: dict[str, str]
    unit: dict[str, str]
    modifier: dict[str, str]


@cache
def clock() -> Clock:
    """Return the time words, read once."""
    table = load("time_words")
    return Clock(
        weekday=dict(table["weekday"]),
        day={word: (row[0], row[1]) for word, row in table["day"].items()},
        part=dict(table["part"]),
        unit=dict(table["unit"]),
        modifier={phrase: name for name, phrases in table["modifier"].items() for phrase in phrases},
    )
