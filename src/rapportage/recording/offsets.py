"""What "two days later" and "a day after the raid" run from: a date in the text, or the date of the event that is named."""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rapportage.recording.calendar import Days, moved
from rapportage.recording.grammar import Grammar
from rapportage.recording.timing import Fixed, Scene, Time
from rapportage.schema.mentions import Anchor, TimeType
from rapportage.schema.when import Basis

_FAR_SENTENCES = 3
"""A date more than so many sentences back is not what "two days later" runs from."""
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


def from_text(scene: Scene, time: Time) -> Time:
    """Return "two days later" reckoned from the day the text speaks of, as it is where that is too far back."""
    wider = (
        [scene.focus.month] if time.unit == "M" else [scene.focus.month, scene.focus.year] if time.unit == "Y" else []
    )
    fixed = max((each for each in [scene.focus.day, *wider] if each), key=lambda each: each.span.start, default=None)
    if (
        not time.unit
        or time.modified is not None
        or fixed is None
        or scene.sentence(time.start) - fixed.sentence > _FAR_SENTENCES
    ):
        return time
    return _reckoned(time, fixed, anchor=Anchor.EVENT)


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
            event = _event(scene, time, time.days) if time.days is not None and fixes(time) else None
            for lemma in event.lemmas if event else ():
                events.setdefault(lemma, deque(maxlen=_MOST_EVENTS)).append(event)  # type: ignore[arg-type]
    for number, at in pending:
        scene, time = scenes[number], times[number][at]
        words = _complement(scene, time)
        if not words:
            continue
        named = _dated_within(scene, times[number], words)
        fixed, anchor = (named, Anchor.TIME) if named else (_same_event(scene.grammar, words, events), Anchor.EVENT)
        if fixed is not None:
            times[number][at] = _reckoned(time, fixed, anchor=anchor)


def _reckoned(time: Time, fixed: Fixed, *, anchor: Anchor) -> Time:
    """Return an offset from a date."""
    low, high = moved(fixed.days.first, time.step, time.unit), moved(fixed.days.last, time.step, time.unit)
    is_one = low.value == high.value
    value = low.value if is_one else f"{low.first.isoformat()}/{high.last.isoformat()}"
    days = Days(low.first, high.last, value, low.precision if is_one else fixed.days.precision)
    return time._replace(
        end=time.modified[1] if time.modified else time.end, type=TimeType.DATE, value=value, days=days, basis=Basis.RECKONED,
        anchor=anchor, anchored=fixed.span, other=time.value, blank=None, modifier="", modified=None,
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


def _dated_within(scene: Scene, times: Sequence[Time], words: tuple[int, ...]) -> Fixed | None:
    """Return a date that stands in some words."""
    low, high = scene.grammar.start[words[0]], scene.grammar.end[words[-1]]
    first = bisect_left(times, low, key=lambda time: time.start)
    for time in times[first : first + 8]:
        if time.start < high and time.days is not None and fixes(time):
            return Fixed(time.days, scene.reading.passage.span(time.start, time.end), scene.sentence(time.start))
    return None


def _event(scene: Scene, time: Time, days: Days) -> _Event:
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
                lemmas |= {
                    _stem(grammar.lemma[child]) for child in grammar.children[at][:12]
                    if grammar.upos[child] == "NOUN" and grammar.deprel[child] in {"nsubj", "nsubj:pass", "obj"}
                }  # fmt: skip
                break
            at = grammar.head[at]
    names = frozenset(grammar.lemma[word].lower()[:5] for word in sentence if grammar.upos[word] == "PROPN")
    fixed = Fixed(days, scene.reading.passage.span(time.start, time.end), grammar.sentence[words[0]] if words else -1)
    return _Event(frozenset(lemmas - _TOO_COMMON), names, fixed)


def _same_event(grammar: Grammar, words: tuple[int, ...], events: Mapping[str, deque[_Event]]) -> Fixed | None:
    """Return the date of the event that some words name, None where no event of that name, or two with two dates, are dated."""
    inside = set(words)
    heads = [word for word in words if grammar.head[word] not in inside]
    if not heads:
        return None
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
