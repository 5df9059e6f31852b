"""What "two days later" and "a day after the raid" run from: a date in the text, or the date of the event that is named."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapportage.recording.calendar import Days, day_of, moved
from rapportage.recording.grammar import Grammar
from rapportage.recording.timing import NO_DATE, Fixed, Scene, Time, sentence_of
from rapportage.schema.mentions import Anchor, TimeType
from rapportage.schema.when import Basis, Precision
from rapportage.text.found_date import span_of_days

_ON = re.compile(r" (?:on |in |of |last )?(?=[A-Z0-9])")
_FAR_SENTENCES, _FAR_OPENING = 3, 5
"""A date more than so many sentences back is not what "two days later" runs from; where it opens a sentence, the story goes on from it."""
_WIDE_DAYS = 7
"""A date as wide as a week, or wider, anchors no "two days later"."""


class _Event(NamedTuple):
    """Something that the text dates: the lemmas it may be called by, the names beside it, its days."""

    lemmas: frozenset[str]
    names: frozenset[str]
    fixed: Fixed


def fixes(time: Time) -> bool:
    """Tell whether a time may anchor an offset."""
    is_point = time.days is not None and time.type in {TimeType.DATE, TimeType.TIME}
    return is_point and time.days is not None and (time.days.last - time.days.first).days < _WIDE_DAYS


def fixed_by(scene: Scene, time: Time, *, unit: str = "D") -> Fixed | None:
    """Return what a time may anchor: its days, of a yearless date those of a leap year, None where it anchors nothing.

    A month anchors months and years, a year anchors years: "a decade after the war ended in 1988".
    """
    days, is_open = time.days, False
    if days is None and time.yearless is not None and time.yearless[1]:
        bounds = span_of_days(_LEAP_YEAR, *time.yearless)
        days, is_open = (day_of(bounds[0]) if bounds else None), True
    elif not fixes(time) and not (
        time.type is TimeType.DATE and days and days.precision in _WIDE_ANCHORS.get(unit, ())
    ):
        return None
    if days is None:
        return None
    return Fixed(days, scene.reading.passage.span(time.start, time.end), scene.sentence(time.start), is_open)


_LEAP_YEAR = 2000
_WIDE_ANCHORS = {"Y": (Precision.YEAR, Precision.MONTH), "M": (Precision.MONTH,)}


def from_text(scene: Scene, time: Time) -> Time:
    """Return "two days later" reckoned from the day the text speaks of, as it is where that is too far back."""
    if not time.unit or time.modified is not None:
        return time
    focus = scene.focus
    wider = {"D": [focus.open_day], "M": [focus.month], "Y": [focus.month, focus.year]}.get(time.unit, [])
    fixed = max((each for each in [focus.day, *wider] if each), key=lambda each: each.span.start, default=None)
    opens = time.start - sentence_of(scene.reading, time.start)[0] < _OPENING
    far = _FAR_OPENING if opens else _FAR_SENTENCES
    if fixed is None or scene.sentence(time.start) - fixed.sentence > far:
        return time
    is_same = scene.sentence(time.start) == fixed.sentence
    if is_same and 0 <= scene.reading.passage.span(time.start, time.end).start - fixed.span.end <= _BESIDE:
        return time  # "published Friday, two months later": another day's distance to it
    return _reckoned(time, fixed, anchor=Anchor.EVENT)


_BESIDE = 2
"""Characters between a date and an offset that tells how far that date is from another."""
_OPENING = 8
"""Characters before an offset that still opens its sentence: "But two days later"."""


def from_events(scenes: Sequence[Scene], times: Sequence[list[Time]]) -> None:
    """Replace offsets from events that are named, "two days after the raid", by the dates they come to."""
    pending = [
        (number, at)
        for number, row in enumerate(times)
        for at, time in enumerate(row)
        if time.unit and time.modified and time.days is None
    ]
    if not pending:
        return
    events: dict[str, deque[_Event]] = {}
    for scene, row in zip(scenes, times, strict=True):
        for time in row:
            fixed = fixed_by(scene, time)
            event = _event(scene, time, fixed) if fixed is not None else None
            for lemma in event.lemmas if event else ():
                events.setdefault(lemma, deque(maxlen=_MOST_EVENTS)).append(event)  # type: ignore[arg-type]
    for number, at in pending:
        scene, time = scenes[number], times[number][at]
        words = _complement(scene, time)
        if not words:
            continue
        named = _dated_within(scene, times[number], words, unit=time.unit)
        found, anchor = (named, Anchor.TIME) if named else (_same_event(scene.grammar, words, events), Anchor.EVENT)
        if found is not None and (time.unit == "D" or not found.is_open):
            times[number][at] = _reckoned(time, found, anchor=anchor)


def _reckoned(time: Time, fixed: Fixed, *, anchor: Anchor) -> Time:
    """Return an offset from a date."""
    low, high = moved(fixed.days.first, time.step, time.unit), moved(fixed.days.last, time.step, time.unit)
    is_one = low.value == high.value
    value = low.value if is_one else f"{low.first.isoformat()}/{high.last.isoformat()}"
    days = Days(low.first, high.last, value, low.precision if is_one else fixed.days.precision)
    if fixed.is_open:
        value = "XXXX" + low.value[4:]
    return time._replace(
        end=time.modified[1] if time.modified else time.end, type=TimeType.DATE, value=value, days=None if fixed.is_open else days, basis=Basis.RECKONED,
        anchor=anchor, anchored=fixed.span, other=time.value, blank=NO_DATE if fixed.is_open else None, modifier="", modified=None,
    )  # fmt: skip


def _complement(scene: Scene, time: Time) -> tuple[int, ...]:
    """Return the words of what an offset runs from: "the raid on Tarn" after "two days after"."""
    if time.modified is None:
        return ()
    grammar = scene.grammar
    marker = grammar.within(scene.number, *time.modified)
    if not marker:
        return ()
    last = marker[-1]
    rest = range(last + 1, min(last + _LONGEST, grammar.sentence_of(last).stop))
    head = grammar.head[last]
    if head not in rest:  # where the parser slips, the next noun or verb is what follows
        head = next((word for word in rest[:6] if grammar.upos[word] in {"NOUN", "VERB", "PROPN"}), -1)
    return tuple(word for word in rest if word == head or _is_under(grammar, word, head)) if head >= 0 else ()


def _is_under(grammar: Grammar, word: int, head: int) -> bool:
    """Tell whether a word hangs on another, eight steps up at most."""
    for _ in range(8):
        word = grammar.head[word]
        if word == head or word < 0:
            return word >= 0
    return False


def _dated_within(scene: Scene, times: Sequence[Time], words: tuple[int, ...], *, unit: str) -> Fixed | None:
    """Return a date that stands in some words, or right after them: "a day after the strike on Sunday"."""
    low, high = scene.grammar.start[words[0]], scene.grammar.end[words[-1]]
    after = _ON.match(scene.text, high)
    high = after.end() + 1 if after else high
    first = bisect_left(times, low, key=lambda time: time.start)
    for time in times[first : first + 8]:
        fixed = fixed_by(scene, time, unit=unit) if time.start < high else None
        if fixed is not None:
            return fixed
    return None


def _event(scene: Scene, time: Time, fixed: Fixed) -> _Event:
    """Return what a date dates: the predicate above it, with its subject and object where those are nouns."""
    grammar = scene.grammar
    words = grammar.within(scene.number, time.start, time.end)
    lemmas: set[str] = set()
    sentence: Sequence[int] = ()
    if words:
        sentence = grammar.sentence_of(words[0])
        at = grammar.head[words[-1]]
        while at in words:
            at = grammar.head[at]
        for _ in range(2):
            if at < 0:
                break
            lemmas.add(_stem(grammar.lemma[at]))
            if grammar.upos[at] in {"VERB", "AUX"}:
                lemmas |= {_stem(grammar.lemma[noun]) for noun in _nouns(grammar, at)}
                break
            at = grammar.head[at]
    names = frozenset(grammar.lemma[word].lower()[:5] for word in sentence if grammar.upos[word] == "PROPN")
    return _Event(frozenset(lemmas - _TOO_COMMON), names, fixed)


def _nouns(grammar: Grammar, at: int) -> list[int]:
    """Return the nouns that a verb has for subject and object, with those joined to them: "a missile and drone attack"."""
    core = [child for child in grammar.children[at][:12] if grammar.deprel[child] in {"nsubj", "nsubj:pass", "obj"}]
    core += [child for noun in core for child in grammar.children[noun][:12] if grammar.deprel[child] == "conj"]
    return [word for word in core if grammar.upos[word] == "NOUN"]


def _same_event(grammar: Grammar, words: tuple[int, ...], events: Mapping[str, deque[_Event]]) -> Fixed | None:
    """Return the date of the event that some words name, None where no event of that name, or two with two dates, are dated."""
    inside = set(words)
    heads = [word for word in words if grammar.head[word] not in inside]
    if not heads:
        return None
    told = next(
        (child for child in grammar.children[heads[0]] if grammar.deprel[child] == "ccomp" and child in inside), -1
    )
    if told >= 0:  # "two days after Tarn said it had struck": the day of the strike
        words = tuple(word for word in words if word == told or _is_under(grammar, word, told))
        heads = [told]
    lemma = _stem(grammar.lemma[heads[0]])
    names = {grammar.lemma[word].lower()[:5] for word in words if grammar.upos[word] == "PROPN"}
    begin = grammar.span(words[0], words[0] + 1).start
    found = [
        each.fixed
        for each in events.get(lemma, ())
        if (not names or names & each.names)
        and each.fixed.sentence >= 0
        and (each.fixed.sentence != grammar.sentence[words[0]] or each.fixed.span.end < begin)
    ]
    return found[-1] if found and len({each.days.value for each in found}) == 1 else None


_TOO_COMMON = frozenset(
    ["be", "have", "do", "say", "take", "make", "come", "tell", "begin", "hold", "day", "people", "report", "group", "place"]
)  # fmt: skip
_MOST_EVENTS = 40
"""So many dated events of one name are looked at; a text of one line repeated must not be quadratic."""
_LONGEST = 30
"""Words of what an offset runs from that are looked at."""
_ENDINGS = ("ing", "ion", "ment", "es", "s", "e")


def _stem(lemma: str) -> str:
    """Return a lemma without the ending that makes it a noun: "bombing" and "bomb", "explosion" and "explode" stay apart."""
    word = lemma.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word.removesuffix(ending)
    return word
