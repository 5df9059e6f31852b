"""Dates and times as adjuncts."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from training.grammar.tree import Part, Phrase, comma, grow, named, word

DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
SHORT = ["Jan.", "Feb.", "March", "April", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."]
FULL = dict(zip(SHORT, MONTHS, strict=True))
SMALL = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


def time_adjunct(rng: Random) -> Part:
    """Return a time as an adjunct of a clause, with its relation."""
    return rng.choice(MAKERS)(rng)


def day_adjunct(rng: Random) -> Part:
    """Return a weekday or a date, as news puts after a speaker."""
    return rng.choice((_on_day, _on_day, _bare_day, _on_day, _date, _day_night))(rng)


def date(rng: Random) -> Phrase:
    """Return a calendar date without a preposition: the day heads it, month and year hang on it, as in EWT."""
    day, year = _number(str(rng.randint(1, 28))), _number(str(rng.randint(1961, 2039)))
    if rng.random() < 0.5:
        month = _month(rng.choice(MONTHS))
        made = grow(day, right=[("nmod:unmarked", month)] + ([("nmod:unmarked", year)] if rng.random() < 0.6 else []))
    else:
        month = _month(rng.choice((*MONTHS, *SHORT)))
        made = grow(
            day, left=[("nmod:unmarked", month)], right=[comma(), ("nmod:unmarked", year)] if rng.random() < 0.4 else []
        )
    return named(made, "DATE")


def _on(phrase: Phrase, preposition: str = "on") -> Part:
    return "obl", grow(phrase, left=[("case", word(preposition, "ADP", "IN"))])


def _number(form: str) -> Phrase:
    return word(form, "NUM", "CD")


def _month(form: str) -> Phrase:
    return word(form, "PROPN", "NNP", FULL.get(form, form) if form != "May" else "May")


def _day(rng: Random) -> Phrase:
    form = rng.choice(DAYS)
    return named(word(form, "PROPN", "NNP", form), "DATE")


def _on_day(rng: Random) -> Part:
    return _on(_day(rng))


def _bare_day(rng: Random) -> Part:
    day = _day(rng)
    if rng.random() < 0.25:
        form = rng.choice(("late", "early"))
        day = grow(day, left=[("advmod", word(form, "ADV", "RB"))])
    return "obl:unmarked", day


def _day_night(rng: Random) -> Part:
    form = rng.choice(("night", "morning", "evening", "afternoon"))
    day = rng.choice(DAYS)
    made = named(grow(word(form, "NOUN", "NN"), left=[("compound", word(day, "PROPN", "NNP", day))]), "DATE")
    return _on(made) if rng.random() < 0.6 else ("obl:unmarked", made)


def _date(rng: Random) -> Part:
    return _on(date(rng))


def _in_month(rng: Random) -> Part:
    month = _month(rng.choice(MONTHS))
    if rng.random() < 0.4:
        month = grow(month, right=[("nmod:unmarked", _number(str(rng.randint(1961, 2039))))])
    elif rng.random() < 0.3:
        month = grow(month, left=[("amod", word(rng.choice(("early", "late", "mid")), "ADJ", "JJ"))])
    return _on(named(month, "DATE"), rng.choice(("in", "in", "since", "until")))


def _in_year(rng: Random) -> Part:
    return _on(named(_number(str(rng.randint(1948, 2040))), "DATE"), rng.choice(("in", "in", "in", "since")))


def _last(rng: Random) -> Part:
    which = rng.choice(("last", "next", "this", "that"))
    unit = word(rng.choice(("week", "month", "year", "spring", "summer", "winter")), "NOUN", "NN")
    first = ("amod", word(which, "ADJ", "JJ")) if which in ("last", "next") else ("det", word(which, "DET", "DT"))
    return "obl:unmarked", named(grow(unit, left=[first]), "DATE")


def _earlier(rng: Random) -> Part:
    form = rng.choice(("earlier", "later"))
    unit = grow(word(rng.choice(("week", "month", "year")), "NOUN", "NN"), left=[("det", word("this", "DET", "DT"))])
    lemma = "early" if form == "earlier" else "late"
    return "advmod", grow(word(form, "ADV", "RBR", lemma), right=[("obl:unmarked", named(unit, "DATE"))])


def _yesterday(rng: Random) -> Part:
    return "obl:unmarked", named(word(rng.choice(("yesterday", "today", "tomorrow", "today")), "NOUN", "NN"), "DATE~O")


def _ago(rng: Random) -> Part:
    unit = rng.choice(("days", "weeks", "months", "years", "hours", "decades"))
    count = rng.choice((*SMALL, "12", "30"))
    span = grow(word(unit, "NOUN", "NNS", unit[:-1]), left=[("nummod", word(count, "NUM", "CD"))])
    return "advmod", named(grow(word("ago", "ADV", "RB"), left=[("obl:unmarked", span)]), "DATE")


def _for(rng: Random) -> Part:
    unit = rng.choice(("days", "weeks", "months", "years", "hours"))
    span = grow(word(unit, "NOUN", "NNS", unit[:-1]), left=[("nummod", word(rng.choice(SMALL), "NUM", "CD"))])
    return "obl", grow(
        named(span, "O~DATE"), left=[("case", word(rng.choice(("for", "within", "in", "after")), "ADP", "IN"))]
    )


MAKERS: tuple[Callable[[Random], Part], ...] = (
    _on_day, _on_day, _bare_day, _day_night, _date, _in_month, _in_year, _last, _earlier, _yesterday, _ago, _for,
)  # fmt: skip
