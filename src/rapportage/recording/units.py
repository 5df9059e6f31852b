"""Units of time that no number stands before: "last week", "the next day", "every month", "a year", "for weeks"."""

from __future__ import annotations

import re

from rapportage.lexicon.clock import clock
from rapportage.recording.calendar import Days, century_of, day_of, decade_of, moved, shift, week_of, weekend_of
from rapportage.recording.lengths import Amount as _Amount
from rapportage.recording.lengths import Unit, amount_before, counted, duration, length, offset, stretch
from rapportage.recording.quarters import quarter_ago
from rapportage.recording.tense import looks_ahead
from rapportage.recording.timing import NO_DATE, Scene, Time, against, both, said_before, word_at
from rapportage.schema.mentions import Anchor, Blank, TimeType

_STEP = {"last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}
_WAY = re.compile(
    r"(?:,? )(?P<way>ago|earlier|later|before|after|from now|prior to)\b(?P<rest>[^.;]{0,12})", re.IGNORECASE
)
_OLD = re.compile(r"[-’' ]{1,2}old\b", re.IGNORECASE)
_AGO = re.compile(r"-(?:ago|earlier)\b", re.IGNORECASE)
_LONG = re.compile(r"[- ]?long\b", re.IGNORECASE)
_END = re.compile(r"[- ]end\b", re.IGNORECASE)
_RUNS = re.compile(r" (?:ended|ending|that ended|that ends|to |through )", re.IGNORECASE)
_SPREADS = re.compile(
    r" (?:of|ahead|to come|that followed|before|after|since|later|earlier|ago|now|on end|into)\b", re.IGNORECASE
)
_WHOLE = frozenset({"full", "whole", "entire", "calendar", "fiscal"})
_LENGTH_LEADS = frozenset(
    ["within", "for", "in", "over", "about", "nearly", "almost", "than", "least", "under", "roughly", "around", "after", "to", "only", "just",
     "lasted", "lasts", "last", "lasting", "spent", "spend", "took", "takes", "take", "every", "during", "some", "well", "barely", "another"]
)  # fmt: skip
_PART_LEADS = frozenset({"in", "of", "for", "during", "throughout", "over", "late", "later"})
_EVERY = Blank(field="when", reason="every such time")
_NO_EVENT = Blank(field="when", reason="reckoned from an event whose date does not stand near")
_LOOSE = Blank(field="when", reason="the words do not say how long")
_SINGULAR = {"centuries": "century", "millennia": "millennium"}


def unit(scene: Scene, span: tuple[int, int], written: str) -> Time | None:
    """Return the time that a unit makes with the words beside it, None when it makes none."""
    word = _SINGULAR.get(written) or (written if written in clock().unit else written.removesuffix("s"))
    said = said_before(scene.text, span[0])
    here = Unit(scene, *span, word, written != word, clock().unit[word], said)
    if _OLD.match(here.text, here.end):
        return None
    ago = _AGO.match(here.text, here.end) if word == "year" and not here.is_plural else None
    if ago is not None:
        return quarter_ago(scene, (here.start, ago.end()))
    if scene.text[span[0]].isupper() and not scene.text[span[0] : span[1]].isupper() and said and word != "weekend":
        return None  # "48 Hours", "The Next Day" are titles
    amount = amount_before(said)
    if amount is not None and word_at(said, amount.taken) in {"as", "too"}:
        return None  # "the third in as many days"
    if word == "quarter" and amount is not None and amount.number is None and word_at(said, 0) != "several":
        return None  # "some quarters" are people
    if amount is not None and (word != "second" or here.is_plural or amount.number != 1):
        return _one_day(here, amount) or counted(here, amount)
    if word == "second" or not said:
        return _plural(here) if here.is_plural and word != "second" else None
    if here.is_hyphened:
        return None
    lasts = None if here.is_plural else _LONG.match(here.text, here.end)
    if lasts is not None:
        return length((here.start, lasts.end()), duration(1, here.code, word))
    return _plural(here) if here.is_plural else _single(here)


def _one_day(here: Unit, amount: _Amount) -> Time | None:
    """Return "one day" that means some day to come."""
    is_some_day = (
        here.word == "day"
        and word_at(here.said, 0) == "one"
        and not here.is_hyphened
        and not _WAY.match(here.text, here.end)
    )
    if not is_some_day or word_at(here.said, 1) in _LENGTH_LEADS or not looks_ahead(here.scene, amount.start, here.end):
        return None
    return Time(amount.start, here.end, TimeType.DATE, "FUTURE_REF", rule="times.vague/1", blank=_LOOSE, other="P1D")


def _plural(here: Unit) -> Time | None:
    """Return "for weeks", "recent months", "the days ahead"."""
    first = word_at(here.said, 0)
    value = duration(None, here.code, here.word)
    start = here.said[0].start if here.said else here.start
    if first == "recent":
        return Time(start, here.end, TimeType.DATE, "PAST_REF", rule="times.vague/1", blank=_LOOSE, other=value)
    if first == "future":
        return Time(start, here.end, TimeType.DATE, "FUTURE_REF", rule="times.vague/1", blank=_LOOSE, other=value)
    if first == "these" and here.word == "day":
        return Time(start, here.end, TimeType.DATE, "PRESENT_REF", rule="times.vague/1", blank=_LOOSE)
    if first in {"past", "last", "next", "coming", "following", "previous", "ensuing"}:
        begin = here.said[1].start if word_at(here.said, 1) == "the" else start
        return length((begin, here.end), value)
    way = _WAY.match(here.text, here.end)
    if way is not None and first not in {"the", "early", "small"}:
        return counted(here, _Amount(None, here.start, 0))
    is_led = first in {"for", "after", "within", "in", "over", "than"} or (
        first == "of" and word_at(here.said, 1) not in {"number", "part"}
    )
    spreads = _SPREADS.match(here.text, here.end)
    if first == "the" and spreads and not spreads[0].endswith(" of"):
        return length((here.said[0].start, here.end), value)
    if is_led or (
        spreads and first not in {"the", "early", "small", "final", "closing", "opening"} and _is_bare(here, first)
    ):
        return length((here.start, here.end), value)
    return None


def _is_bare(here: Unit, first: str) -> bool:
    """Tell whether a plural opens its phrase: "months of talks", not "working hours of"."""
    words = here.scene.grammar.within(here.scene.number, here.start, here.end)
    if not words:
        return False
    kids = here.scene.grammar.children[words[0]]
    return bool(first) and not any(
        kid < words[0] and here.scene.grammar.deprel[kid] not in {"case", "punct", "cc"} for kid in kids
    )


def _single(here: Unit) -> Time | None:
    """Return "every month", "a year ago", "the day before", "the next day", "last week"."""
    first, second = word_at(here.said, 0), word_at(here.said, 1)
    start = here.said[0].start
    if first in {"every", "each", "per"}:
        return Time(start, here.end, TimeType.SET, duration(1, here.code, here.word), rule="times.set/1", blank=_EVERY)
    if second == "every":
        value = duration(2 if first == "other" else 1, here.code, here.word)
        return Time(here.said[1].start, here.end, TimeType.SET, value, rule="times.set/1", blank=_EVERY)
    if first in {"a", "an", "another", "the"}:
        return _the(here, start) if first == "the" else _a(here, start)
    return _qualified(here, start, first, second)


def _qualified(here: Unit, start: int, first: str, second: str) -> Time | None:
    """Return "last week", "the next day", "that year", "a full year"."""
    if first in _WHOLE and second in ({"the"} if first in {"fiscal", "calendar"} else {"a", "the"}):
        begin = here.said[1].start
        if second == "a" or _RUNS.match(here.text, here.end):
            return length((begin, here.end), duration(1, here.code, here.word))
        return _of_publication(here, (begin, here.end), 0) if word_at(here.said, 2) in _PART_LEADS else None
    if first == "that" or (first == "same" and second in {"the", "that"}):
        begin = here.said[first == "same"].start
        return _of_focus(here, (begin, here.end), 0) if here.code not in {"H", "S"} and here.word != "minute" else None
    if first not in _STEP:
        return _end(here)
    if second in {"the", "this"}:
        return _the_which(here, here.said[1].start, first, second)
    return _of_publication(here, (start, here.end), _STEP[first])


def _end(here: Unit) -> Time | None:
    """Return "year-end"."""
    match = _END.match(here.text, here.end)
    if here.word != "year" or match is None:
        return None
    last = _of_publication(here, (here.start, match.end()), -1 if word_at(here.said, 0) == "last" else 0)
    if last is None or last.days is None:
        return last
    days = day_of(last.days.last)
    return last._replace(value=days.value, days=days, rule="times.unit/1")


def _a(here: Unit, start: int) -> Time | None:
    """Return "a year ago", "$5 a year", "within a week"."""
    if _WAY.match(here.text, here.end) or re.match(r" and a half\b", here.text[here.end : here.end + 12]):
        return counted(here, _Amount(1.0, start, 1))
    before = word_at(here.said, 1)
    if here.word == "quarter":
        return None
    if before in _LENGTH_LEADS:
        return (
            length((start, here.end), duration(1, here.code, here.word))
            if before != "in" or here.word != "day"
            else None
        )
    if word_at(here.said, 0) == "another":
        is_long = here.code in {"W", "M", "Y"} or here.word == "hour"
        return length((start, here.end), duration(1, here.code, here.word)) if is_long else None
    words = here.scene.grammar.within(here.scene.number, start, here.end)
    if before and words and words[0] > 0:
        grammar, previous = here.scene.grammar, words[0] - 1
        noun = grammar.upos[previous] in {"NOUN", "NUM", "SYM", "PROPN"} or before in {"once", "twice", "times"}
        if noun and _follows_amount(here, previous):
            return Time(
                start, here.end, TimeType.SET, duration(1, here.code, here.word), rule="times.set/1", blank=_EVERY
            )
    return None


def _follows_amount(here: Unit, previous: int) -> bool:
    """Tell whether "a year" says how often: a number stands shortly before it, or once, twice."""
    grammar = here.scene.grammar
    low = max(previous - 4, grammar.sentence_of(previous).start)
    return any(
        grammar.upos[word] in {"NUM", "SYM"} or grammar.lemma[word] in {"once", "twice", "time", "dozens", "hundred"}
        for word in range(low, previous + 1)
    )


def _the(here: Unit, start: int) -> Time | None:
    """Return "the day before", "earlier in the week", "for the year"."""
    way = _WAY.match(here.text, here.end)
    if way is not None and way["way"].lower() in {"before", "after"}:
        rest = way["rest"].strip()
        return offset(here, (start, here.end), way, 1, is_bare=not rest or rest[0] in ",;)")
    if here.word == "weekend":
        return _weekend(here, start)
    if _RUNS.match(here.text, here.end):
        return (
            length((start, here.end), duration(1, here.code, here.word))
            if here.word in {"year", "month", "week"}
            else None
        )
    lead, lead2 = word_at(here.said, 1), word_at(here.said, 2)
    if here.word in {"day", "week", "month"}:
        is_part = (lead == "in" and lead2 in {"later", "earlier", "early", "late"}) or (
            lead == "of" and lead2 in {"end", "rest", "beginning", "start", "most", "middle", "part"}
        )
        if not is_part:
            return None
        if here.word == "day":
            return _of_the_day(here, start)
        return _of_publication(here, (start, here.end), 0)
    if here.word == "year" and lead in _PART_LEADS:
        return _of_publication(here, (start, here.end), 0)
    if here.word in {"decade", "century"} and lead == "of" and lead2 in {"end", "turn", "start", "beginning", "rest"}:
        return _of_publication(here, (start, here.end), 0)
    return None


def _of_the_day(here: Unit, start: int) -> Time | None:
    """Return "later in the day"; None for "At the end of the day," which is but a phrase."""
    if here.text[here.end : here.end + 1] == "," and word_at(here.said, 2) == "end" and word_at(here.said, 4) == "at":
        return None
    span = (start, here.end)
    found = _of_focus(here, span, 0)
    published = here.scene.published
    is_past = found is not None and found.days is not None and (published is None or found.days.first <= published.last)
    return found if is_past else _of_publication(here, span, 0)


def _the_which(here: Unit, start: int, which: str, lead: str) -> Time | None:
    """Return "the next day", "the past year", "the current month", "this coming week"."""
    span = (start, here.end)
    if which == "current" or lead == "this":
        return _of_publication(here, span, _STEP[which] or (which == "coming"))
    if which in {"past", "last", "coming"} and here.word not in {"night", "weekend"}:
        days = stretch(here, 1, ahead=which == "coming")
        made = length(span, duration(1, here.code, here.word), anchor=Anchor.PUBLICATION)
        return made._replace(days=days, blank=None if days else NO_DATE, rule="times.stretch/1")
    if here.code in {"H", "S"} or here.word == "minute":
        return length(span, duration(1, here.code, here.word))
    step = {"last": -1, "previous": -1, "past": -1}.get(which, 1)
    if which == "next" and here.word != "day" and word_at(here.said, 2) in {"over", "within", "during"}:
        days = stretch(here, 1, ahead=True)
        return length(span, duration(1, here.code, here.word), anchor=Anchor.PUBLICATION)._replace(
            days=days, rule="times.stretch/1"
        )
    return _of_focus(here, span, step) or Time(
        *span, TimeType.DATE, anchor=Anchor.EVENT, rule="times.offset/1", blank=_NO_EVENT, step=step, unit=here.code
    )


def _of_focus(here: Unit, span: tuple[int, int], step: int) -> Time | None:
    """Return "that day", "the same week", "the following month": reckoned from the day the text speaks of."""
    focus = here.scene.focus
    at = here.scene.sentence(span[0])
    fixed = max(
        (
            each
            for each in (
                focus.day,
                focus.month if here.code in {"M", "Y"} else None,
                focus.year if here.code == "Y" else None,
            )
            if each
        ),
        key=lambda each: each.span.start,
        default=None,
    )
    if fixed is None or at - fixed.sentence > _FAR:
        draft = Time(*span, TimeType.DATE, anchor=Anchor.EVENT, rule="times.offset/1", blank=_NO_EVENT)
        return draft if step == 0 and here.code in {"D", "W", "M", "Y"} else None
    if here.word in {"decade", "century", "millennium"}:
        if here.word != "decade":
            return None
        days = decade_of(fixed.days.first.year + 10 * step)
    else:
        days = moved(fixed.days.first, step, here.code)
    return Time(
        *span, TimeType.DATE, days.value, days, anchor=Anchor.TIME, anchored=fixed.span, rule="times.same/1"
    )  # fmt: skip


_SATURDAY = 5
_FAR = 5
"""A date more than so many sentences back is no longer what "that day" means."""


def _weekend(here: Unit, start: int) -> Time | None:
    """Return "the weekend": the last, or the coming one where the verb looks ahead."""
    if word_at(here.said, 1) not in {"over", "at", "on", "during", "for", "before", "after", "since", "of"}:
        return None
    draft = Time(start, here.end, TimeType.DATE, rule="times.unit/1", anchor=Anchor.PUBLICATION, blank=NO_DATE)
    published = here.scene.published
    if published is None:
        return draft
    ahead = bool(looks_ahead(here.scene, start, here.end))
    days = against(published, [weekend_of(day if ahead else shift(day, -5)) for day in both(published)])
    other = weekend_of(shift(published.first, -5 if ahead else 0)).value
    return draft._replace(value=days.value, days=days, blank=None, other=other if other != days.value else "")


def _of_publication(here: Unit, span: tuple[int, int], step: int) -> Time | None:
    """Return the week, weekend, month or year so many steps from publication."""
    if here.code in {"H", "S"} or here.word in {"minute", "night"} or (here.word == "day" and step):
        return None
    if here.word == "day" and word_at(here.said, 0) != "the":  # "on this day in 2021"
        return None
    draft = Time(*span, TimeType.DATE, rule="times.unit/1", anchor=Anchor.PUBLICATION, blank=NO_DATE)
    published = here.scene.published
    if published is None:
        return draft
    rows = []
    if here.word == "weekend" and not step and looks_ahead(here.scene, *span) is False:
        step = -(published.last.weekday() < _SATURDAY)  # "this weekend" that is over
    for day in both(published):
        if here.word == "weekend":
            rows.append(weekend_of(moved(day, step, "W").first))
        elif here.word == "decade":
            rows.append(decade_of(day.year + 10 * step))
        elif here.word == "century":
            rows.append(century_of((day.year - 1) // 100 + 1 + step))
        else:
            rows.append(moved(day, step, here.code))
    days: Days = against(published, rows)
    # At a week's end "last week" may be the one now ending.
    other = (
        week_of(published.first).value if here.word == "week" and step == -1 and published.first.weekday() >= 5 else ""
    )
    return draft._replace(value=days.value, days=days, other=other, blank=None)
