"""Words that name a time, reckoned against the day of publication where they need one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import NamedTuple

from rapportage.lexicon.clock import clock
from rapportage.recording.eras import century, decade_word, decades, feast, season, worded_years
from rapportage.recording.grammar import Grammar
from rapportage.recording.hours import clock_times, hour_word
from rapportage.recording.joined_times import joined, week_of_day, with_days
from rapportage.recording.lengths import length
from rapportage.recording.named_days import calendar, day_word, nth_day, part_of_day, weekday
from rapportage.recording.offsets import fixed_by, fixes, from_events, from_text
from rapportage.recording.quarters import quarter
from rapportage.recording.readings import Reading
from rapportage.recording.tense import is_when_said
from rapportage.recording.timing import Anchors, Fixed, Focus, Scene, Time, is_in_name, said_before, word_at
from rapportage.recording.units import unit
from rapportage.recording.vague_times import recurring, then, vague_time
from rapportage.schema.ids import mint
from rapportage.schema.mentions import TimeMention, TimeType
from rapportage.schema.when import Basis, Precision, When
from rapportage.text.dates import find_dates

_WORD = re.compile(r"[A-Za-z]+")
_CENTURY_WORDS = frozenset({"century"})
_DECADE_WORDS = frozenset(
    {"twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"}
)
_QUARTER_WORDS = frozenset({"quarter", "half", "period"})
_TITLES = frozenset({"ORG", "MISC"})
_NAMES = frozenset({"ORG", "MISC", "PER"})
_NTH = re.compile(r" (\d{1,2})(?:st|nd|rd|th)\b(?!-)")
_COUNTS = frozenset({"amod", "compound", "nummod", "det"})
_POINT_ONLY = frozenset({"by", "from", "since", "until", "early", "late", "mid"})
"""What bounds a point in time and no length: "by two days", "the start of a two-day visit" bound none."""
_SURE_NAME = 0.7
_LOOSE_RULES = frozenset({"times.part/1"})
"""Parts of a day that stand with no day: "a night of fear"; they are no times of their own."""
_HOURS = frozenset({"times.clock/1", "times.hour/1"})


class _Candidate(NamedTuple):
    """A place where a time may stand: made already, or a word to be looked at."""

    start: int
    made: Time | None
    word: str
    end: int


@cache
def _keys() -> dict[str, str]:
    """Return the words that may make a time, as they are written, with what kind they are."""
    words = clock()
    kinds: dict[str, str] = {}
    kinds |= dict.fromkeys(words.vague, "vague") | dict.fromkeys(words.each, "each")
    kinds |= dict.fromkeys(words.season, "season") | dict.fromkeys(words.day, "day")
    kinds |= dict.fromkeys(words.unit, "unit") | {f"{word}s": "unit" for word in words.unit}
    kinds |= dict.fromkeys(words.long, "long") | {"then": "then", "the": "nth"}
    kinds |= {"centuries": "unit", "millennia": "unit"}
    kinds |= dict.fromkeys(words.part, "part")
    kinds |= dict.fromkeys(_CENTURY_WORDS, "century") | dict.fromkeys(_DECADE_WORDS, "decade")
    kinds |= dict.fromkeys(_QUARTER_WORDS, "quarter")
    kinds |= {form: kind for word, kind in kinds.items() for form in (word.capitalize(), word.upper())}
    for day in words.weekday:
        kinds |= {day.capitalize(): "weekday", day.upper(): "weekday", f"{day.capitalize()}s": "weekday"}
    kinds |= {name.split()[0].split("'")[0].capitalize(): "feast" for name in (*words.feast, *words.moon)} | {
        "Q": "quarter"
    }
    return kinds


def find_times(
    readings: Sequence[Reading],
    grammar: Grammar,
    *,
    published: Anchors | None,
    about: Anchors | None,
    day_first: bool | None = None,
) -> Iterator[TimeMention]:
    """Yield every time a report names, in text order; one that cannot be reckoned says why.

    Args:
        readings: The passages.
        grammar: Their syntax.
        published: Settles relative times.
        about: Settles the years of calendar dates; may be wider.
        day_first: How "03/04/2031" is to be read.
    """
    focus = Focus()
    scenes = [Scene(reading, number, grammar, published, about, focus) for number, reading in enumerate(readings)]
    found = [_in_passage(scene, day_first=day_first) for scene in scenes]
    from_events(scenes, found)
    for scene, times in zip(scenes, found, strict=True):
        for each in times:
            yield _row(scene, each)


def _in_passage(scene: Scene, *, day_first: bool | None) -> list[Time]:
    """Return the times of a passage; the focus goes along with them."""
    times: list[Time] = []
    for each in _candidates(scene, day_first=day_first):
        made = each.made if each.made is not None else _from_word(scene, each)
        if made is None:
            continue
        while times and _covers(made, times[-1]):
            times.pop()
        if times and made.start < times[-1].end:
            continue
        made = week_of_day(scene, made)
        one = joined(scene, times[-1], made) if times else None
        if one is not None:
            times.pop()
            made = one
        elif made.unit:
            made = from_text(scene, made)
        times.append(made)
        _attend(scene, made)
    return [each for each in _with_hours(scene, times) if each.rule not in _LOOSE_RULES or each.days]


def _covers(later: Time, earlier: Time) -> bool:
    """Tell whether a time holds all of one found before it: "this year's third quarter" and "this year"."""
    return later.start <= earlier.start and earlier.end <= later.end


def _candidates(scene: Scene, *, day_first: bool | None) -> list[_Candidate]:
    """Return where times may stand, in text order."""
    text = scene.text
    keys = _keys()
    found = [
        _Candidate(match.start(), None, kind, match.end())
        for match in _WORD.finditer(text)
        if (kind := keys.get(match[0])) is not None
    ]
    found += [
        _Candidate(each.start, calendar(each, scene), "", each.end)
        for each in find_dates(text, day_first=day_first)
        if not _is_title(scene, each.start, each.end)
    ]
    found += [_Candidate(each.start, each, "", each.end) for each in clock_times(text)]
    if "0s" in text or "0's" in text or "0’s" in text:
        found += [_Candidate(each.start, each, "", each.end) for each in decades(text)]
    if "een " in text or "een-" in text or "wo thousand" in text:
        found += [_Candidate(each.start, each, "", each.end) for each in worded_years(text)]
    return sorted(found, key=lambda each: (each.start, each.made is None))


def _from_word(scene: Scene, each: _Candidate) -> Time | None:
    """Return the time that a word makes with the words beside it, None when it makes none."""
    span = (each.start, each.end)
    text = scene.text
    before, after = text[max(0, each.start - 1) : each.start], text[each.end : each.end + 1]
    if before.isalnum() or before in {"_", "@", "#", "/"} or (after.isalnum() and text[each.start] != "Q"):
        return None
    made = _MAKERS[each.word](scene, span, text[each.start : each.end].lower())
    if made is not None and each.word not in {"unit", "vague", "nth"} and _is_title(scene, made.start, made.end):
        return None
    return made


def _is_title(scene: Scene, start: int, end: int, *, of: frozenset[str] = _TITLES) -> bool:
    """Tell whether words belong to a longer name of a body or a work: "the Sunday Times", "Black September"."""
    grammar = scene.grammar
    words = grammar.within(scene.number, start, end)
    if not words:
        return False
    name = grammar.name_at(words[-1])
    if name is None or name.type not in of or name.confidence < _SURE_NAME:
        return False
    outside = [word for word in range(name.first, name.end) if word not in words and grammar.upos[word] == "PROPN"]
    return bool(outside)


def _part(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    if (
        scene.text[span[0]].isupper()
        and is_in_name(scene.text, span)
        and not scene.text[span[0] - 4 : span[0]].endswith("day ")
    ):
        return None
    return part_of_day(scene, span, word) or hour_word(scene, span, word)


def _unit_or_part(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    """Return what a unit makes; "night" is also a part of a day."""
    return (part_of_day(scene, span, word) if word == "night" else None) or unit(scene, span, word) or (
        hour_word(scene, span, word) if word == "night" else None
    )  # fmt: skip


def _quarter(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    return quarter(scene, span, word) or (unit(scene, span, word) if word == "quarter" else None)


def _century(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    return century(scene, span) or unit(scene, span, word)


def _long(_scene: Scene, span: tuple[int, int], word: str) -> Time:
    return length(span, clock().long[word])


def _nth(scene: Scene, span: tuple[int, int], _word: str) -> Time | None:
    """Return "the 26th" where nothing is counted by it."""
    match = _NTH.match(scene.text, span[1])
    if match is None or not 1 <= int(match[1]) <= 31:
        return None
    words = scene.grammar.within(scene.number, match.start(1), match.end())
    counts = (
        bool(words)
        and words[0] < scene.grammar.head[words[0]] <= words[0] + 2
        and scene.grammar.deprel[words[0]] in _COUNTS
    )
    return None if counts else nth_day(scene, (span[0], match.end()), int(match[1]))


def _feast(scene: Scene, span: tuple[int, int], _word: str) -> Time | None:
    """Return a feast whose first word stands here."""
    text = scene.text[span[0] : span[0] + 20].lower().replace("’", "'")
    name = next(
        (each for each in _feasts() if text.startswith(each) and not text[len(each) : len(each) + 1].isalpha()), None
    )
    if name is None or _is_title(scene, span[0], span[0] + len(name), of=_NAMES):
        return None
    return feast(scene, (span[0], span[0] + len(name)), name)


@cache
def _feasts() -> tuple[str, ...]:
    """Return the names of feasts, the longest first."""
    return tuple(sorted((*clock().feast, *clock().moon), key=lambda name: (-len(name), name)))


_MAKERS: dict[str, Callable[[Scene, tuple[int, int], str], Time | None]] = {
    "day": day_word, "weekday": weekday, "part": _part, "unit": _unit_or_part, "quarter": _quarter, "century": _century,
    "decade": decade_word, "season": season, "vague": vague_time, "each": recurring, "feast": _feast, "long": _long, "then": then, "nth": _nth,
}  # fmt: skip


def _attend(scene: Scene, made: Time) -> None:
    """Let the text speak of a time from now on."""
    if made.days is None and made.yearless is not None and not is_when_said(scene, made.start):
        scene.focus.open_day = fixed_by(scene, made) or scene.focus.open_day
    if made.days is None or made.type not in {TimeType.DATE, TimeType.TIME}:
        return
    fixed = Fixed(made.days, scene.reading.passage.span(made.start, made.end), scene.sentence(made.start))
    if made.days.precision is Precision.YEAR:
        scene.focus.year = fixed
    elif made.days.precision is Precision.MONTH:
        scene.focus.month = fixed
    elif fixes(made) and not is_when_said(scene, made.start):
        scene.focus.day = fixed


def _with_hours(scene: Scene, times: list[Time]) -> list[Time]:
    """Return times with those of day put on the day that stands nearest in their sentence."""
    if not any(each.rule in _HOURS and each.days is None for each in times):
        return times
    by_sentence: dict[int, list[Time]] = {}
    for each in times:
        if each.days is not None and each.days.precision is Precision.DAY:
            by_sentence.setdefault(scene.sentence(each.start), []).append(each)
    return [_on_day(scene, each, by_sentence) if each.rule in _HOURS and each.days is None else each for each in times]


def _on_day(scene: Scene, hour: Time, days: dict[int, list[Time]]) -> Time:
    """Return an hour on the day nearest in its sentence, else on the last of the sentence before."""
    at = scene.sentence(hour.start)
    near = days.get(at, [])[:40] or days.get(at - 1, [])[-1:]
    best = min(near, key=lambda day: abs(day.start - hour.start), default=None)
    if best is None or best.days is None:
        return hour
    return with_days(hour, best.days)._replace(anchored=scene.reading.passage.span(best.start, best.end))


def _bound(scene: Scene, each: Time) -> tuple[str, tuple[int, int] | None]:
    """Return what bounds a time, and the words before it that say so."""
    if each.modified or each.modifier:
        return each.modifier, each.modified
    said = said_before(scene.text, each.start)
    known = clock().modifier
    at = 0
    while at < 2 and word_at(said, at) in {"on", "in", "the", "a"}:
        if at == 0 and word_at(said, 0) == "in" and " ".join(one.word for one in reversed(said[:2])) in known:
            break
        at += 1
    first = said[at].start if at < len(said) else 0
    last = first + len(said[at].word) if at < len(said) else 0
    for taken in (4, 3, 2, 1):
        words = said[at : at + taken]
        modifier = known.get(" ".join(one.word for one in reversed(words))) if len(words) == taken else None
        if modifier is None or not _may_bound(each, modifier, word_at(said, at)):
            continue
        if modifier in {"by", "from"} and _is_attribute(scene, each):
            return "", None
        return modifier, (words[-1].start, last)
    return "", None


def _is_attribute(scene: Scene, each: Time) -> bool:
    """Tell whether a time stands before a noun that it describes: "withdrew from the 2015 deal"."""
    grammar = scene.grammar
    words = grammar.within(scene.number, each.start, each.end)
    return bool(words) and any(
        grammar.head[word] >= words.stop and grammar.upos[grammar.head[word]] == "NOUN" for word in words
    )


def _may_bound(each: Time, modifier: str, word: str) -> bool:
    """Tell whether a word bounds such a time: "over" bounds a number of days, "by" a date."""
    if word in {"over", "under", "some", "inside"} or modifier in {"more_than", "less_than"}:
        is_number = each.type is TimeType.DURATION and each.rule != "times.stretch/1" and "X" not in each.value
        return word == "than" or is_number
    return not (each.type is TimeType.DURATION and modifier in _POINT_ONLY)


def _when(each: Time) -> When | None:
    """Return the instants that a time allows."""
    if each.days is None or each.type is TimeType.SET:
        return None
    if each.part and each.days.precision is Precision.DAY:
        if each.zone in {"GMT", "UTC", "Z"} and each.part != "T24:00":
            at = datetime.combine(each.days.first, time(int(each.part[1:3]) % 24, int(each.part[4:6])), UTC)
            return When(start=at, end=at + timedelta(minutes=1), basis=Basis.RECKONED, precision=Precision.MOMENT)
        whole = each.days.when(each.basis)
        return When(start=whole.start, end=whole.end, basis=Basis.RECKONED, precision=Precision.PART_OF_DAY)
    return each.days.when(each.basis)


_CONFIDENCE = {"times.calendar/1": 0.95, "times.offset/1": 0.7, "times.vague/1": 0.8, "times.same/1": 0.7}


def _row(scene: Scene, each: Time) -> TimeMention:
    """Return the row of a time, with the words that bound it."""
    passage = scene.reading.passage
    span = passage.span(each.start, each.end)
    modifier, words = _bound(scene, each)
    when = _when(each)
    return TimeMention(
        id=mint("time_mention", span.report, span.start, span.end, each.rule),
        span=span,
        rule=each.rule,
        confidence=_CONFIDENCE.get(each.rule, 0.85 if when else 0.7),
        type=each.type,
        value=each.value,
        when=when,
        modifier=modifier,
        modifier_span=passage.span(*words) if words else None,
        anchor=each.anchor,
        anchor_span=each.anchored,
        other=each.other,
        blanks=(each.blank,) if each.blank else (),
    )
