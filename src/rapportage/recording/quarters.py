"""Quarters and halves of a year: "the third quarter", "first-half", "the year-ago period"."""

from __future__ import annotations

import re
from datetime import date

from rapportage.recording.calendar import Days, half_of, moved, quarter_of, year_of
from rapportage.recording.tense import looks_ahead
from rapportage.recording.timing import NO_DATE, Said, Scene, Time, said_before, word_at
from rapportage.schema.mentions import Anchor, Blank, TimeType

_ORDINAL = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "final": 4}
_OF_YEAR = re.compile(
    r" of (?:(?P<year>(?:19|20)\d\d)|(?P<which>this|last|next|the) (?:calendar |fiscal )?year)\b", re.IGNORECASE
)
_OF_WHAT = re.compile(r" of (?!(?:19|20)\d\d|this|last|next|the (?:fiscal |calendar )?year)", re.IGNORECASE)
_RUNS = re.compile(r",? (?:which )?(?:ended|ending|ends)\b")
_YEAR = re.compile(r"(?:19|20)\d\d(?:'s)?")
_FIGURE = re.compile(r"([1-4])\b(?: (?:of )?((?:19|20)\d\d)\b)?")
_BESIDE = {"this": 0, "last": -1, "next": 1}
_EVERY = Blank(field="when", reason="every such time")
_LENGTH = Blank(field="when", reason="a length of time, not a place in it")


def quarter(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    """Return a quarter or a half of a year, None where the word names a fourth, a district or half a match."""
    said = said_before(scene.text, span[0])
    first = word_at(said, 0)
    if word == "q":
        return _figure(scene, span, said)
    if (first in _ORDINAL and word != "period") or (first == "last" and word == "half"):
        return _numbered(scene, span, said, word)
    if word == "half" or _OF_WHAT.match(scene.text, span[1]):
        return None
    if word == "period":
        return _period(scene, span, said)
    if first in {"every", "each"}:
        return Time(said[0].start, span[1], TimeType.SET, "P1Q", rule="times.set/1", blank=_EVERY)
    if first in _BESIDE:
        return _beside(scene, (said[0].start, span[1]), _BESIDE[first])
    if first in {"quarter", "ago", "earlier", "latest", "same", "comparable"} or scene.focus.quarter is not None:
        return _period(scene, span, said)
    if first == "the" and _RUNS.match(scene.text, span[1]):
        return Time(said[0].start, span[1], TimeType.DURATION, "P1Q", rule="times.length/1", blank=_LENGTH)
    return None


def _figure(scene: Scene, span: tuple[int, int], said: list[Said]) -> Time | None:
    """Return "Q3", "Q3 2031", "2031 Q3"."""
    match = _FIGURE.match(scene.text, span[1])
    if match is None:
        return None
    year = match[2] or (word_at(said, 0) if re.fullmatch(r"(?:19|20)\d\d", word_at(said, 0)) else "")
    start = span[0] if match[2] or not year else said[0].start
    return _placed(scene, (start, match.end()), int(match[1]), year=int(year) if year else None)


def _numbered(scene: Scene, span: tuple[int, int], said: list[Said], word: str) -> Time | None:
    """Return "the third quarter of 2031", "this year's second half", "fiscal first-quarter"."""
    number = _ORDINAL.get(word_at(said, 0), 2)
    at, year, back = _year_before(scene, said)
    start = said[at - 1].start
    if word_at(said, at) == "the" and scene.text[span[0] - 1] == " ":
        start = said[at].start
    of_year = _OF_YEAR.match(scene.text, span[1])
    end = of_year.end() if of_year else span[1]
    if of_year and of_year["year"]:
        year = int(of_year["year"])
    elif of_year and scene.published:
        year = scene.published.first.year + {"last": -1, "next": 1}.get(of_year["which"].lower(), 0)
    if word == "half":
        days = half_of(year, min(number, 2)) if year is not None else None
        return Time(start, end, TimeType.DATE, days.value, days, rule="times.quarter/1") if days else None
    if scene.text.startswith((" of the ", " of a "), span[1]) and year is None and not of_year:
        return None
    return _placed(scene, (start, end), number, year=year, back=back)


def _year_before(scene: Scene, said: list[Said]) -> tuple[int, int | None, int]:
    """Return how many words before a quarter belong to it, the year they give, and -1 where it is the year before's."""
    at, year, back = 1, None, 0
    while at < min(len(said), 5):
        word, before = said[at].word, word_at(said, at + 1)
        if word in {"fiscal", "comparable", "same"}:
            at += 1
        elif word in {"ago", "earlier"} and before == "year":
            back, at = -1, at + 2
        elif _YEAR.fullmatch(word):
            year, at = int(word[:4]), at + 1
        elif word == "year's" and before in _BESIDE and scene.published:
            year, at = scene.published.first.year + _BESIDE[before], at + 2
        else:
            break
    return at, year, back


def _placed(scene: Scene, span: tuple[int, int], number: int, *, year: int | None, back: int = 0) -> Time:
    """Return a quarter by its number: the last that has begun, or the coming one where the verb looks ahead."""
    draft = Time(
        *span, TimeType.DATE, f"XXXX-Q{number}", rule="times.quarter/1", anchor=Anchor.PUBLICATION, blank=NO_DATE
    )
    if year is not None:
        days = quarter_of(year, number)
        if scene.published is not None and days.first <= scene.published.last:
            scene.focus.quarter = days
        return draft._replace(value=days.value, days=days, blank=None, anchor=Anchor.NONE)
    if scene.published is None:
        return draft
    today = scene.published.last
    days = quarter_of(today.year, number)
    if days.first > today:
        if not looks_ahead(scene, *span):
            days = quarter_of(today.year - 1, number)
    elif days.last < today and looks_ahead(scene, *span) and (today - days.last).days > _NEAR_DAYS:
        days = quarter_of(today.year + 1, number)
    days = moved(days.first, 4 * back, "Q")
    scene.focus.quarter = moved(days.first, -4 * back, "Q")
    return draft._replace(value=days.value, days=days, blank=None)


_NEAR_DAYS = 60
"""Results "will be reported" for a quarter that has ended: so long after its end it is still the one that is meant."""


def _beside(scene: Scene, span: tuple[int, int], step: int) -> Time:
    """Return this quarter, the last, or the next."""
    draft = Time(*span, TimeType.DATE, rule="times.quarter/1", anchor=Anchor.PUBLICATION, blank=NO_DATE)
    if scene.published is None:
        return draft
    days = moved(scene.published.last, step, "Q")
    return draft._replace(value=days.value, days=days, blank=None)


def _period(scene: Scene, span: tuple[int, int], said: list[Said]) -> Time | None:
    """Return "the quarter", "the latest period", "the year-ago quarter", "the 1988 period": the one spoken of, or its like in another year."""
    focus, published = scene.focus.quarter, scene.published
    at, back, year, known = 0, 0, None, False
    while at < min(len(said), 6):
        word = said[at].word
        if word in {"ago", "earlier"} and word_at(said, at + 1) == "year":
            back, known, at = -1, True, at + 2
        elif re.fullmatch(r"(?:19|20)\d\d", word):
            year, known, at = int(word), True, at + 1
        elif word in {"latest", "comparable", "same", "corresponding", "that", "current"}:
            known, at = known or word in {"latest", "that"}, at + 1
        else:
            break
    start = said[at - 1].start if at else span[0]
    if word_at(said, at) == "the" and said[at - 1 if at else 0].word != "that":
        start, at = said[at].start, at + 1
    is_quarter = scene.text[span[0] : span[0] + 1].lower() == "q"
    if at == 0 or (not known and not is_quarter):
        return None
    if focus is None:
        if year is not None and not is_quarter:
            days = year_of(year)
            return Time(start, span[1], TimeType.DATE, days.value, days, rule="times.quarter/1")
        if not known or published is None:
            return None
        focus = moved(published.last, -1, "Q")
    days = moved(focus.first, 4 * back, "Q") if year is None else quarter_of(year, (focus.first.month + 2) // 3)
    return Time(start, span[1], TimeType.DATE, days.value, days, anchor=Anchor.TIME, rule="times.quarter/1")


def quarter_ago(scene: Scene, span: tuple[int, int]) -> Time | None:
    """Return "year-ago" before another word than quarter or period: "year-ago results"."""
    if re.match(r" (?:(?:first|second|third|fourth)[ -])?(?:quarter|period)\b", scene.text[span[1] : span[1] + 24]):
        return None
    draft = Time(*span, TimeType.DATE, rule="times.ago/1", anchor=Anchor.PUBLICATION, blank=NO_DATE)
    focus = scene.focus.quarter
    if focus is not None:
        days: Days = moved(focus.first, -4, "Q")
        return draft._replace(value=days.value, days=days, blank=None, anchor=Anchor.TIME)
    if scene.published is None:
        return draft
    year: date = scene.published.last
    days = year_of(year.year - 1)
    return draft._replace(value=days.value, days=days, blank=None)
