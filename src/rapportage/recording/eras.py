"""Decades, centuries, seasons, feasts and years in words: "the '80s", "the 20th century", "last winter", "nineteen ninety-four"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rapportage.lexicon.clock import clock
from rapportage.recording.calendar import (
    Days,
    century_of,
    day_of,
    decade_of,
    easter_of,
    islamic_day,
    nth_weekday,
    season_of,
    shift,
    week_of,
    year_of,
)
from rapportage.recording.tense import looks_ahead
from rapportage.recording.timing import NO_DATE, Scene, Time, said_before, word_at
from rapportage.schema.mentions import Anchor, TimeType
from rapportage.schema.when import Basis, Precision
from rapportage.text.numbers import value_of

_DECADE = re.compile(r"(?<![\w$£€.,])(?<!\d-)(?:(?P<full>1[5-9]\d|20\d)0|(?:'|’|‘)(?P<short>[2-9])0)(?:'|’)?s\b")
_TENS = {
    "twenties": 2,
    "thirties": 3,
    "forties": 4,
    "fifties": 5,
    "sixties": 6,
    "seventies": 7,
    "eighties": 8,
    "nineties": 9,
}
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
             "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"]  # fmt: skip
_CENTURY = {word: number for number, word in enumerate(_ORDINALS, start=1)}
_NTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)\Z")
_YEAR_WORDS = re.compile(
    r"\b(?:(?P<head>(?:seven|eigh|nine)teen|twenty)[ -](?P<tail>hundred|(?:oh[ -])?[a-z]+(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
    r"|(?:the )?year (?P<thousand>two thousand(?:(?: and)? (?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty[ -])?"
    r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[a-z]+teen)\b)?))\b",
    re.IGNORECASE,
)
_YEAR_LEADS = frozenset({"in", "since", "of", "by", "until", "from", "before", "after", "to", "the"})
_WEEK = re.compile(r" [Ww]eek\b")
_SEASON_YEAR = re.compile(r"(?: of| in|,)? (?P<year>(?:19|20)\d\d)\b")


def decades(text: str) -> Iterator[Time]:
    """Yield decades in figures: "the 1980s", "the '80s".

    >>> [time.value for time in decades("since the early 1980s")]
    ['198']
    """
    for found in _DECADE.finditer(text):
        first = int(found["full"] + "0") if found["full"] else 1900 + 10 * int(found["short"])
        days = decade_of(first)
        yield _era(found.span(), days)


def _era(span: tuple[int, int], days: Days) -> Time:
    return Time(*span, TimeType.DATE, days.value, days, Basis.STATED, rule="times.decade/1")


def worded_years(text: str) -> Iterator[Time]:
    """Yield years in words.

    >>> [time.value for time in worded_years("in nineteen ninety-four, not nineteen men, and the year two thousand")]
    ['1994', '2000']
    """
    for found in _YEAR_WORDS.finditer(text):
        year = _year(found)
        if year is None or (not found["thousand"] and word_at(said_before(text, found.start()), 0) not in _YEAR_LEADS):
            continue
        days = year_of(year)
        yield Time(*found.span(), TimeType.DATE, days.value, days, Basis.STATED, rule="times.calendar/1")


def _year(found: re.Match[str]) -> int | None:
    """Return the year of a match, None when the words are no year."""
    if found["thousand"]:
        return value_of(found["thousand"])
    head = value_of(found["head"])
    tail = found["tail"].lower().replace("oh ", "").replace("oh-", "")
    rest = 0 if tail == "hundred" else value_of(tail)
    if (
        head is None
        or rest is None
        or not (tail == "hundred" or 10 <= rest <= 99 or found["tail"].lower().startswith("oh"))
    ):
        return None
    return head * 100 + rest


def decade_word(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    """Return "the nineties", not "a man in his nineties"."""
    said = said_before(scene.text, span[0])
    if word_at(said, 0) not in {"the", "early", "late", "mid", "nineteen"}:
        return None
    start = said[0].start if word_at(said, 0) in {"the", "nineteen"} else span[0]
    return _era((start, span[1]), decade_of(1900 + 10 * _TENS[word]))


def century(scene: Scene, span: tuple[int, int]) -> Time | None:
    """Return "the 20th century", "nineteenth-century"."""
    said = said_before(scene.text, span[0])
    first = word_at(said, 0)
    nth = _NTH.match(first)
    number = int(nth[1]) if nth else _CENTURY.get(first, 0)
    at = 1
    if first == "first" and word_at(said, 1) == "twenty":
        number, at = 21, 2
    if not 1 <= number <= 21:
        return None
    start = said[at].start if word_at(said, at) == "the" else said[at - 1].start
    return _era((start, span[1]), century_of(number))


def season(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    """Return "last winter", "the summer of 2031", "this spring"; None for a fall and a spring that are none."""
    said = said_before(scene.text, span[0])
    first, second = word_at(said, 0), word_at(said, 1)
    code, start, end = clock().season[word], span[0], span[1]
    year = _SEASON_YEAR.match(scene.text, end)
    doubtful = word in {"fall", "spring"}
    if first in {"early", "late", "mid"}:
        first, second = second, word_at(said, 2)
        doubtful = False
    if year is None and not _is_season(scene, span, (first, second), doubtful=doubtful):
        return None
    if first in {"the", "last", "this", "next", "past", "coming"}:
        each = next(one for one in said if one.word == first)
        start = said[1].start if second == "the" and each is said[0] and len(said) > 1 else each.start
    if year is not None:
        days = season_of(int(year["year"]), code)
        return Time(start, year.end(), TimeType.DATE, days.value, days, Basis.ASSUMED, rule="times.season/1")
    draft = Time(
        start, end, TimeType.DATE, f"XXXX-{code}", rule="times.season/1", anchor=Anchor.PUBLICATION, blank=NO_DATE
    )
    if scene.published is None:
        return draft
    days = _near_season(scene, code, span, which=first)
    return draft._replace(value=days.value, days=days, blank=None)


def _is_season(scene: Scene, span: tuple[int, int], before: tuple[str, str], *, doubtful: bool) -> bool:
    """Tell whether the name of a season without a year says when."""
    first = before[0]
    if first in {"last", "this", "next", "past", "coming", "every"}:
        return first != "every"
    words = scene.grammar.within(scene.number, *span)
    if not words or scene.grammar.upos[words[0]] not in {"NOUN", "PROPN"} or scene.text[span[0]].isupper():
        return False
    if scene.grammar.deprel[words[0]] in {"compound", "flat"}:
        return False
    lead = before[1] if first == "the" else first
    return lead in {"in", "during", "by", "until", "since", "over", "through", "throughout", "of", "into", "low"} and (
        not doubtful
        or (
            first == "the"
            and lead in {"in", "by", "since", "until", "during", "over"}
            and scene.text[span[1] : span[1] + 4] != " of "
        )
    )


def _near_season(scene: Scene, code: str, span: tuple[int, int], *, which: str) -> Days:
    """Return the season meant: the last one that has begun, the coming one where the words look ahead."""
    today = scene.published.last if scene.published else date.min
    rows = [season_of(today.year + step, code) for step in (-2, -1, 0, 1)]
    begun = [each for each in rows if each.first <= today] or rows
    over = [each for each in rows if each.last < today] or rows
    coming = [each for each in rows if each.first > today]
    if which in {"last", "past"}:
        return over[-1]
    if which in {"next", "coming"} and coming:
        return coming[0]
    if which == "this":
        return next((each for each in rows if each.first.year == today.year), begun[-1])
    if looks_ahead(scene, *span) and coming and begun[-1].last < today:
        return coming[0]
    return begun[-1]


def feast(scene: Scene, span: tuple[int, int], name: str) -> Time:
    """Return a feast: the nearest one, or that of the year before where the verb looks back."""
    if name in clock().moon:
        return _moon(scene, span, clock().moon[name])
    rule = clock().feast[name]
    end, is_week = span[1], _WEEK.match(scene.text, span[1]) is not None
    draft = Time(
        span[0], end + 5 * is_week, TimeType.DATE, rule="times.feast/1", anchor=Anchor.PUBLICATION, blank=NO_DATE
    )
    if scene.about is None:
        return draft
    today = scene.about.last
    options = [_feast_day(year, rule) for year in (today.year - 1, today.year, today.year + 1)]
    nearest = min(options, key=lambda day: abs((day - today).days))
    first = word_at(said_before(scene.text, span[0]), 0)
    if first == "last" or (
        first != "this" and abs((nearest - today).days) > _NEAR_DAYS and not looks_ahead(scene, *span)
    ):
        nearest = max((day for day in options if day <= today), default=nearest)
    elif first == "next":
        nearest = min((day for day in options if day > today), default=nearest)
    days = week_of(shift(nearest, -1)) if is_week else day_of(nearest)
    return draft._replace(value=days.value, days=days, blank=None)


def _moon(scene: Scene, span: tuple[int, int], rule: tuple[int, ...]) -> Time:
    """Return a feast or month of the Islamic calendar: the one now, the last, or the coming one where the verb looks ahead."""
    draft = Time(*span, TimeType.DATE, rule="times.feast/1", anchor=Anchor.PUBLICATION, blank=NO_DATE)
    if scene.about is None:
        return draft
    today = scene.about.last
    near = round((today.year - 622) * 33 / 32)
    starts = [islamic_day(near + step, rule[0], rule[1]) for step in (-1, 0, 1, 2)]
    best = min(starts, key=lambda day: abs((day - today).days))
    if best > today and (best - today).days > _NEAR_DAYS and not looks_ahead(scene, *span):
        best = max((day for day in starts if day <= today), default=best)
    last = shift(best, rule[2] - 1)
    low, high = shift(best, -1), shift(last, 1)
    value = best.isoformat() if rule[2] == 1 else f"{best.isoformat()}/{last.isoformat()}"
    days = Days(low, high, value, Precision.INTERVAL)
    return draft._replace(value=value, days=days, blank=None)


_NEAR_DAYS = 60


def _feast_day(year: int, rule: tuple[int, ...]) -> date:
    """Return the day of a feast in a year."""
    if len(rule) == 1:
        return shift(easter_of(year), rule[0])
    if len(rule) == 2:
        return date(min(max(year, 1), 9998), rule[0], rule[1])
    return nth_weekday(year, rule[0], nth=rule[1], weekday=rule[2])
