"""A number of units: "two days later", "the past three weeks", "in six weeks", "a minute and a half"."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapportage.recording.calendar import Days, moved, spanning
from rapportage.recording.tense import looks_ahead
from rapportage.recording.timing import NO_DATE, Said, Scene, Time, against, both, word_at
from rapportage.schema.mentions import Anchor, Blank, TimeType
from rapportage.schema.when import Precision
from rapportage.text.numbers import value_of

_WAY = re.compile(
    r"(?:,? )(?P<way>ago|earlier|later|before|after|following|since|afterwards?|beforehand|from now|hence|prior(?: to)?|into|from)\b"
    r"(?P<rest>[^.;]{0,12})",
    re.IGNORECASE,
)
_HALF_MORE = re.compile(r" and (?:a|one)[ -]half\b", re.IGNORECASE)
_FILL = frozenset(
    ["more", "full", "whole", "consecutive", "straight", "additional", "long", "further", "business", "working", "calendar", "other",
     "extra", "successive", "solid", "short", "entire", "bloody", "tense", "crucial", "deadly", "different", "fiscal", "holy", "further"]
)  # fmt: skip
"""What may stand between a number and its unit."""
_VAGUE = frozenset(
    {"few", "several", "many", "numerous", "countless", "various", "dozens", "scores", "hundreds", "thousands", "some"}
)
_TO_COME = frozenset({"next", "coming", "following", "ensuing"})
_GONE = frozenset({"past", "last", "previous", "preceding"})
_FRAMES = (
    _TO_COME | _GONE | {"first", "final", "opening", "initial", "closing", "same", "these", "those", "latest", "entire"}
)
_ALWAYS_BARE = frozenset({"earlier", "later", "afterwards", "afterward", "beforehand", "prior"})
_BACK = frozenset({"earlier", "before", "beforehand", "prior", "prior to"})
_NO_WAY = frozenset({"since", "into", "following", "from"})
_SCALE = {"fortnight": 2, "decade": 10, "century": 100, "millennium": 1000}
_SHORT = ("minute", "second")
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?\Z")
_FRACTION = {"1/2": 0.5, "½": 0.5, "1/4": 0.25, "3/4": 0.75}
_NO_EVENT = Blank(field="when", reason="reckoned from an event whose date does not stand near")
_LENGTH = Blank(field="when", reason="a length of time, not a place in it")
_EVERY = Blank(field="when", reason="every such time")
_LONG_AGO = Blank(field="when", reason="the words do not say how long ago")
_MOST = 40_000
"""A greater number of units is no length that news gives; it would leave the calendar."""


class Amount(NamedTuple):
    """A number of units: None where the words set none ("several"); where it starts, and how many words it takes."""

    number: float | None
    start: int
    taken: int


class Unit(NamedTuple):
    """A unit where it stands: its word in the singular, its TIMEX3 letter, the words before it."""

    scene: Scene
    start: int
    end: int
    word: str
    is_plural: bool
    code: str
    said: list[Said]

    @property
    def text(self) -> str:
        """The text it stands in."""
        return self.scene.text

    @property
    def is_hyphened(self) -> bool:
        """Whether a hyphen joins it to the word before."""
        return self.start > 0 and self.text[self.start - 1] in "-–"


def amount_before(said: list[Said]) -> Amount | None:
    """Return the number right before a unit.

    >>> amount_before([Said("long", 9), Said("two", 5)]).number
    2.0
    """
    at = 0
    while at < 2 and word_at(said, at) in _FILL:
        at += 1
    word, before = word_at(said, at), word_at(said, at + 1)
    if word in _FRACTION:
        whole = float(before) if before.isdigit() and len(before) < 6 else 0.0
        taken = at + 1 + (whole > 0)
        return Amount(whole + _FRACTION[word], said[taken - 1].start, taken)
    if word in {"a", "an", "half"} and "half" in {word, before}:
        return _halves(said, at)
    if _DIGITS.match(word):
        number = float(word.replace(",", ""))
        return _ranged(Amount(number, said[at].start, at + 1), said) if number < _MOST else None
    if word == "of" and before in _VAGUE | {"couple", "number"}:
        at, word, before = at + 1, before, word_at(said, at + 2)
    if word in _VAGUE or word == "number":
        taken = at + 1 + (before in {"a", "an"})
        return Amount(None, said[taken - 1].start, taken) if word != "some" or at == 0 else None
    if word == "couple":
        taken = at + 1 + (before in {"a", "the"})
        return Amount(2.0, said[taken - 1].start, taken)
    if word == "dozen":
        number = 12.0 * (value_of(before) or 1) if before != "a" else 12.0
        taken = at + 1 + (before == "a" or bool(value_of(before)))
        return Amount(number, said[taken - 1].start, taken)
    return _worded(said, at)


def _halves(said: list[Said], at: int) -> Amount | None:
    """Return "half an", "a half", "two and a half"."""
    words = [each.word for each in said[at : at + 4]]
    if words[:3] == ["half", "a", "and"] and len(words) > 3:
        more = amount_before(said[at + 3 :])
        if more is not None and more.number is not None:
            return Amount(more.number + 0.5, more.start, at + 3 + more.taken)
        return None
    if words[:2] in (["a", "half"], ["an", "half"]):
        return Amount(0.5, said[at + 1].start, at + 2)
    if words[:2] == ["half", "a"]:
        return Amount(0.5, said[at + 1].start, at + 2)
    return (
        Amount(0.5, said[at].start, at + 1)
        if words[:1] == ["half"] and word_at(said, at + 1) not in {"first", "second", "other"}
        else None
    )


def _worded(said: list[Said], at: int) -> Amount | None:
    """Return a number in words: "one hundred and twenty"."""
    end = at
    while (
        end < len(said)
        and end - at < 7
        and (value_of(said[end].word) is not None or said[end].word in {"and", "hundred", "thousand"})
    ):
        if value_of(said[end].word) == 0 and said[end].word not in {"zero", "and"}:
            break
        end += 1
    while end > at and said[end - 1].word == "and":
        end -= 1
    for first in range(end, at, -1):
        words = [each.word for each in reversed(said[at:first])]
        number = value_of(" ".join(words)) if words[0] not in {"a", "an", "and"} else None
        if words[0] in {"a", "an"} and len(words) > 1 and words[1] in {"hundred", "thousand"}:
            number = value_of(" ".join(words))
        if number and number < _MOST:
            return _ranged(Amount(float(number), said[first - 1].start, first), said)
    return None


def _ranged(amount: Amount, said: list[Said]) -> Amount:
    """Return an amount with the lower one before it: "two or three"."""
    if word_at(said, amount.taken) in {"or", "to"}:
        low = word_at(said, amount.taken + 1)
        if _DIGITS.match(low) or (low not in {"a", "an", "and"} and value_of(low)):
            return amount._replace(start=said[amount.taken + 1].start, taken=amount.taken + 2)
    return amount


def duration(number: float | None, code: str, word: str) -> str:
    """Return the TIMEX3 value of a length; minutes and months share a letter.

    >>> duration(1.5, "M", "minute"), duration(2, "Y", "decade"), duration(None, "W", "week")
    ('PT1M30S', 'P20Y', 'PXW')
    """
    lead = "PT" if code in {"H", "S"} or word == "minute" else "P"
    if number is None:
        return f"{lead}X{ {'decade': 'DE', 'century': 'C', 'millennium': 'ML'}.get(word, code) }"
    number *= _SCALE.get(word, 1)
    if word == "weekend":
        return f"P{number:g}WE" if number != 1 else "P2D"
    whole = int(number)
    finer = {"H": ("M", 60), "M": ("S", 60)}.get(code)
    if lead == "PT" and finer and whole != number:
        return f"PT{f'{whole}{code}' if whole else ''}{round((number - whole) * finer[1])}{finer[0]}"
    return f"{lead}{number:g}{code}" if number < 1e5 else f"{lead}{whole}{code}"


def length(span: tuple[int, int], value: str, *, anchor: Anchor = Anchor.NONE) -> Time:
    """Return a length of time."""
    return Time(*span, TimeType.DURATION, value, anchor=anchor, rule="times.length/1", blank=_LENGTH)


def counted(here: Unit, amount: Amount) -> Time:
    """Return a number of units: ago, earlier or later, ahead, of the past or the coming ones, or a length."""
    number, start, end = amount.number, amount.start, here.end
    half = _HALF_MORE.match(here.text, end)
    if half and number is not None:
        number, end = number + 0.5, half.end()
    value = duration(number, here.code, here.word)
    way = None if here.is_hyphened else _WAY.match(here.text, end)
    if way is not None and (is_bare := _is_bare(way)) is not None:
        word = way["way"].lower()
        if word in {"ago", "from now", "hence"}:
            return _from_publication(here, (start, way.end("way")), -1 if word == "ago" else 1, number)
        return offset(here, (start, end), way, number, is_bare=is_bare)
    every = word_at(here.said, amount.taken)
    if every in {"every", "each"} and number is not None:
        return Time(here.said[amount.taken].start, end, TimeType.SET, value, rule="times.set/1", blank=_EVERY)
    frame, start = _frame(here.said, amount)
    if frame in _TO_COME | _GONE:
        return _around_publication(here, (start, end), value, number, ahead=frame in _TO_COME)
    lead = word_at(here.said, amount.taken)
    if lead in {"just", "only", "about", "around", "another"}:
        lead = word_at(here.said, amount.taken + 1)
    if lead == "in" and number is not None and here.code not in {"H", "S"} and here.word != "minute" and not frame:
        ahead = _ahead(here, (start, end), number, value)
        if ahead is not None:
            return ahead
    if lead == "within" and re.match(r" (?:of|after|from)\b", here.text[end : end + 8]):
        return length((start, end), value, anchor=Anchor.EVENT)
    return length((start, end), value)


def _frame(said: list[Said], amount: Amount) -> tuple[str, int]:
    """Return the word that places a number of units, "past" or "first", and where the phrase starts."""
    at, start = amount.taken, amount.start
    word = word_at(said, at)
    if word not in _FRAMES:
        return "", start
    start = said[at].start
    if word_at(said, at + 1) in {"the", "its", "their", "his", "her", "our"}:
        start = said[at + 1].start if said[at + 1].word == "the" else start
    return word, start


def _is_bare(way: re.Match[str]) -> bool | None:
    """Tell whether nothing is named that an offset runs from; None where the word makes no offset."""
    word = way["way"].lower()
    rest = way["rest"].strip()
    ends = not rest or rest[0] in ",;)\"'”’:"
    if word in {"earlier", "later"} and rest.startswith("than"):
        return None
    if word in {"ago", "from now", "hence"} or word in _ALWAYS_BARE:
        return True
    if word in _NO_WAY:
        return False if word == "following" and not ends else None
    return ends


def _from_publication(here: Unit, span: tuple[int, int], sign: int, number: float | None) -> Time:
    """Return "two weeks ago", "several years ago"."""
    if number is None:
        value = "PAST_REF" if sign < 0 else "FUTURE_REF"
        return Time(
            *span, TimeType.DATE, value, anchor=Anchor.PUBLICATION, rule="times.vague/1", blank=_LONG_AGO,
            other=duration(None, here.code, here.word),
        )  # fmt: skip
    draft = Time(*span, TimeType.DATE, rule="times.ago/1", anchor=Anchor.PUBLICATION, blank=NO_DATE)
    published, quarter = here.scene.published, here.scene.focus.quarter
    if published is None:
        return draft._replace(value=duration(number, here.code, here.word))
    if quarter is not None and here.word == "year" and sign * number == -1:
        # Figures of a quarter are set beside the same quarter's a year ago.
        days = moved(quarter.first, -4, "Q")
        return draft._replace(value=days.value, days=days, blank=None, other=f"{published.first.year - 1:04}")
    step = _steps(here, sign * number)
    days = against(
        published, [moved(day, step, "H" if here.word == "minute" else here.code) for day in both(published)]
    )
    return draft._replace(value=days.value, days=days, blank=None)


def _steps(here: Unit, number: float) -> int:
    """Return a number of units as whole steps; hours of one day and less are none."""
    if here.word in _SHORT:
        return 0
    return round(number * _SCALE.get(here.word, 1)) * (7 if here.word == "weekend" else 1)


def offset(here: Unit, span: tuple[int, int], way: re.Match[str], number: float | None, *, is_bare: bool) -> Time:
    """Return "two days later", "a day after the raid" as a length that waits for what it runs from."""
    word = way["way"].lower()
    sign = -1 if word in _BACK else 1
    value = duration(number, here.code, here.word)
    end = way.end("way") if is_bare else span[1]
    is_open = number is None or here.code in {"H", "S"} or here.word == "minute"
    step = 0 if is_open else _steps(here, sign * (number or 0))
    beside = _year_before(here, (span[0], end)) if is_bare and step == -1 and here.code == "Y" else None
    if beside is not None:
        return beside
    return Time(
        span[0], end, TimeType.DURATION, value, anchor=Anchor.EVENT, rule="times.offset/1", blank=_NO_EVENT,
        modifier="" if is_bare else ("before" if sign < 0 else "after"),
        modified=None if is_bare else way.span("way"), step=step, unit="" if is_open else here.code,
    )  # fmt: skip


def _year_before(here: Unit, span: tuple[int, int]) -> Time | None:
    """Return "a year earlier" beside the figures of a quarter, or of this year where the text speaks of no other day."""
    focus, published = here.scene.focus, here.scene.published
    draft = Time(*span, TimeType.DATE, anchor=Anchor.TIME, rule="times.offset/1")
    if focus.quarter is not None:
        days = moved(focus.quarter.first, -4, "Q")
    elif published is not None and (focus.day is None or here.scene.sentence(span[0]) - focus.day.sentence > 1):
        days = against(published, [moved(day, -1, "Y") for day in both(published)])
        draft = draft._replace(anchor=Anchor.PUBLICATION)
    else:
        return None
    return draft._replace(value=days.value, days=days)


def _ahead(here: Unit, span: tuple[int, int], number: float, value: str) -> Time | None:
    """Return "in six weeks" as a time to come where the sentence looks ahead, None otherwise."""
    if not looks_ahead(here.scene, *span):
        return None
    draft = Time(*span, TimeType.DATE, other=value, anchor=Anchor.PUBLICATION, rule="times.ahead/1", blank=NO_DATE)
    published = here.scene.published
    if published is None:
        return draft
    days = against(published, [moved(day, _steps(here, number), here.code) for day in both(published)])
    return draft._replace(value=days.value, days=days, blank=None)


def _around_publication(here: Unit, span: tuple[int, int], value: str, number: float | None, *, ahead: bool) -> Time:
    """Return "the past two weeks" as a length with the days it takes in, up to the day of publication or from it on."""
    draft = Time(
        *span, TimeType.DURATION, value, anchor=Anchor.PUBLICATION, rule="times.stretch/1",
        blank=NO_DATE if number is not None else _LENGTH,
    )  # fmt: skip
    published = here.scene.published
    if published is None or number is None:
        return draft
    return draft._replace(days=stretch(here, number, ahead=ahead), blank=None)


def stretch(here: Unit, number: float, *, ahead: bool) -> Days | None:
    """Return the days from so many units before publication up to it, or from it on."""
    published = here.scene.published
    if published is None:
        return None
    rows = []
    for day in both(published):
        far = moved(day, _steps(here, number if ahead else -number), here.code)
        edge = far.last if ahead else far.first
        low, high = sorted((day, edge))
        rows.append(Days(low, high, f"{low.isoformat()}/{high.isoformat()}", Precision.INTERVAL))
    return spanning(rows)
