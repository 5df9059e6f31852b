"""Words that name a time only beside another date (``data/time_words.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load


class Clock(NamedTuple):
    """Words of time.

    Attributes:
        weekday: Days of the week, Monday 0.
        day: Days from today, and a part of day ("tonight").
        part: Parts of a day, and what is said of one hour ("noon").
        unit: Units with their TIMEX3 letter; minutes and months share one.
        season: Seasons with their TIMEX3 letters.
        feast: Feasts: month and day, days from Easter, or month, which one and weekday.
        moon: Feasts and months of the Islamic calendar: month, day, how many days.
        long: Lengths in one word.
        vague: Words for the past, the present and the future.
        each: Words for what recurs, with the length of the round.
        ahead: Lemmas of words after which a time lies ahead.
        acts: Those of them that are acts with a time of their own.
        set_for: Lemmas of verbs whose present tells what is set for a day.
        named_day: Words that make a name with a day of the week.
        reset: Lemmas of verbs that set a new day, after which "until Friday" lies ahead.
        modifier: What bounds a time, by phrase.
    """

    weekday: dict[str, int]
    day: dict[str, tuple[int, str]]
    part: dict[str, str]
    unit: dict[str, str]
    season: dict[str, str]
    feast: dict[str, tuple[int, ...]]
    moon: dict[str, tuple[int, ...]]
    long: dict[str, str]
    vague: dict[str, str]
    each: dict[str, str]
    ahead: frozenset[str]
    acts: frozenset[str]
    set_for: frozenset[str]
    named_day: frozenset[str]
    reset: frozenset[str]
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
        season=dict(table["season"]),
        feast={name: tuple(row) for name, row in table["feast"].items()},
        moon={name: tuple(row) for name, row in table["moon"].items()},
        long=dict(table["long"]),
        vague=dict(table["vague"]),
        each=dict(table["set"]),
        ahead=frozenset(table["tense"]["ahead"]),
        acts=frozenset(table["tense"]["acts"]),
        set_for=frozenset(table["tense"]["set_for"]),
        named_day=frozenset(table["named_day"]["words"]),
        reset=frozenset(table["tense"]["reset"]),
        modifier={phrase: name for name, phrases in table["modifier"].items() for phrase in phrases},
    )
