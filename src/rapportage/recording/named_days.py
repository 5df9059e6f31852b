"""Days that have a name: calendar dates, "yesterday", "last Tuesday"."""

from __future__ import annotations

import re
from datetime import date

from rapportage.lexicon.clock import clock
from rapportage.recording.calendar import Days, day_of, month_of, shift, week_of, weekday_by
from rapportage.recording.tense import looks_ahead
from rapportage.recording.timing import NO_DATE, Anchors, Scene, Time, against, both, is_in_name, said_before, word_at
from rapportage.schema.mentions import Anchor, Blank, TimeType
from rapportage.schema.when import Basis, Precision
from rapportage.text.found_date import FoundDate, span_of_days

_PART = re.compile(r"(?:'s|’s)? (?P<part>morning|afternoon|evening|night|midnight|dawn|noon)\b", re.IGNORECASE)
_WEEK_AFTER = re.compile(
    r"(?P<other> (?:and|or|to|through|until) [A-Z][a-z]{2,5}day)? (?:of )?(?P<which>next|last|this) week\b",
    re.IGNORECASE,
)
_BACK = frozenset({"last", "past", "previous", "preceding"})
_ON_ = frozenset({"next", "coming", "following"})
_WHICH = _BACK | _ON_ | {"this", "every", "each", "same"}
_NEAR_DAYS = 45
"""A yearless date so near is read as the nearest whatever the verb: "would be back by 26 January" is past in form."""


def calendar(found: FoundDate, scene: Scene) -> Time:
    """Return a calendar expression, with its year reckoned where it is not said."""
    start, end = found.start, found.end
    if found.first is not None and found.last is not None:
        days = Days(found.first, found.last, _value(found), _grain(found))
        basis = Basis.STATED if not found.is_ambiguous else Basis.ASSUMED
        return Time(start, end, TimeType.DATE, days.value, days, basis)
    open_value = f"XXXX-{found.month or 0:02}" + (f"-{found.day:02}" if found.day else "")
    draft = Time(
        start, end, TimeType.DATE, open_value, rule="times.yearless/1", yearless=(found.month or 0, found.day or 0)
    )
    if scene.about is None:
        return draft._replace(anchor=Anchor.PUBLICATION, blank=NO_DATE)
    middle = scene.about.last
    options = [
        read
        for year in (middle.year - 1, middle.year, middle.year + 1)
        if (read := found.in_year(year)).first is not None
    ]
    if not options:
        return draft._replace(blank=Blank(field="when", reason="no year near has that day"))
    words = said_before(scene.text, start)
    which = word_at(words, 0)
    if which == "following" and word_at(words, 1) != "the":
        which = ""
    if which in _BACK | _ON_ | {"this"}:
        start = words[which == "past" and word_at(words, 1) == "this"].start
    chosen = _choose(options, scene, (start, end), which=which)
    others = sorted(
        (each for each in options if each is not chosen), key=lambda each: abs((_first(each) - middle).days)
    )
    days = Days(_first(chosen), _last(chosen), _value(chosen), _grain(chosen))
    return draft._replace(
        start=start, value=days.value, days=days, anchor=Anchor.PUBLICATION, other=_value(others[0]) if others else ""
    )


def _first(found: FoundDate) -> date:
    return found.first or date.min


def _last(found: FoundDate) -> date:
    return found.last or date.max


def _choose(options: list[FoundDate], scene: Scene, span: tuple[int, int], *, which: str) -> FoundDate:
    """Return the reading of a yearless date: as "last" or "this" says, by tense where it is far off, else the nearest.

    A date within 45 days is read as the nearest whatever the verb: "would be back by 26 January" is past in form.
    """
    published = scene.about or Anchors(date.min, date.max)
    before = [each for each in options if _last(each) < published.first]
    behind = [each for each in options if _first(each) <= published.last]
    coming = [each for each in options if _last(each) >= published.first]
    if which in _BACK and before:
        return before[-1]
    if which in _ON_ and coming:
        return next((each for each in coming if _first(each) > published.last), coming[0])
    nearest = min(options, key=lambda each: abs((_first(each) - published.last).days))
    if which == "this":
        return next((each for each in options if each.year == published.last.year), nearest)
    if abs((_first(nearest) - published.last).days) <= _NEAR_DAYS:
        return nearest
    if looks_ahead(scene, *span):
        return coming[0] if coming else nearest
    return behind[-1] if behind else nearest


def _value(found: FoundDate) -> str:
    """Return the TIMEX3 value of a dated expression."""
    if found.grain == "season" or found.first is None or found.last is None:
        return f"{found.year:04}" if found.year else ""
    if found.until is not None or (found.grain == "year" and found.first.year != found.last.year):
        return f"{found.first.isoformat()}/{found.last.isoformat()}"
    if found.grain == "year":
        return f"{found.first.year:04}"
    return found.first.isoformat() if found.grain == "day" else found.first.isoformat()[:7]


def _grain(found: FoundDate) -> Precision:
    """Return how fine a calendar expression is."""
    if found.until is not None or found.is_ambiguous:
        return Precision.INTERVAL
    return {"day": Precision.DAY, "month": Precision.MONTH, "year": Precision.YEAR, "season": Precision.SEASON}.get(
        found.grain, Precision.DAY
    )


def day_word(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    """Return "yesterday", "today", "the day before yesterday", "tomorrow night"."""
    if scene.text[span[0]].isupper() and is_in_name(scene.text, span):
        return None
    step, part = clock().day[word]
    start, end = span
    said = [each.word for each in said_before(scene.text, start)[:3]]
    if said[:3] in (["before", "day", "the"], ["after", "day", "the"]) and step:
        start, step = said_before(scene.text, start)[2].start, 2 * step
    part_word = _PART.match(scene.text, end)
    if part_word and not part:
        part, end = clock().part[part_word["part"].lower()], part_word.end()
    return _told(scene, (start, end), [step, step], part=part, rule="times.day/1")


def part_of_day(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    """Return "this morning" and "last night", which are the day of publication's and the night before."""
    said = said_before(scene.text, span[0])
    which = word_at(said, 0)
    code = clock().part[word]
    if word == "overnight" and scene.text[span[1] : span[1] + 1] in {"", " ", ".", ","} and _says_when(scene, span):
        return _told(scene, span, [-1, -1], part=code, rule="times.overnight/1")
    if which == "this" or (which == "last" and code == "TNI"):
        return _told(scene, (said[0].start, span[1]), [-(which == "last")] * 2, part=code, rule="times.day/1")
    return None


def _says_when(scene: Scene, span: tuple[int, int]) -> bool:
    """Tell whether "overnight" says when: "fell overnight", not "overnight raids" or "overnight Tuesday"."""
    words = scene.grammar.within(scene.number, *span)
    rest = scene.text[span[1] : span[1] + 3].strip()
    return bool(words) and scene.grammar.deprel[words[0]] not in {"amod", "compound"} and not rest[:1].isupper()


def nth_day(scene: Scene, span: tuple[int, int], day: int) -> Time | None:
    """Return "the 26th": of the month that the text speaks of, else the nearest by tense."""
    said = said_before(scene.text, span[0])
    if word_at(said, 0) not in {"on", "by", "until", "till", "since", "from", "before", "after", "to"}:
        return None
    draft = Time(
        *span, TimeType.DATE, f"XXXX-XX-{day:02}", rule="times.monthless/1", anchor=Anchor.PUBLICATION, blank=NO_DATE
    )
    fixed = scene.focus.day
    if fixed is not None and scene.sentence(span[0]) - fixed.sentence <= _FAR:
        bounds = span_of_days(fixed.days.first.year, fixed.days.first.month, day)
        if bounds is not None:
            days = day_of(bounds[0])
            return draft._replace(value=days.value, days=days, blank=None, anchor=Anchor.TIME, anchored=fixed.span)
    if scene.about is None:
        return draft
    today = scene.about.last
    months = [month_of(today.year, today.month + step).first for step in (-1, 0, 1)]
    options = [found[0] for each in months if (found := span_of_days(each.year, each.month, day))]
    ahead = looks_ahead(scene, *span)
    fitting = [each for each in options if (each >= today) == bool(ahead)] or options
    best = min(fitting, key=lambda each: abs((each - today).days))
    days = day_of(best)
    others = sorted((each for each in options if each != best), key=lambda each: abs((each - today).days))
    return draft._replace(value=days.value, days=days, blank=None, other=others[0].isoformat() if others else "")


_FAR = 2
"""A month named more than so many sentences back is no longer the one of "the 26th"."""


def _told(scene: Scene, span: tuple[int, int], steps: list[int], *, part: str, rule: str) -> Time:
    """Return a day so many days from publication, with its part."""
    draft = Time(*span, TimeType.TIME if part else TimeType.DATE, anchor=Anchor.PUBLICATION, rule=rule, part=part)
    published = scene.published
    if published is None:
        return draft._replace(blank=NO_DATE)
    days = against(published, [day_of(shift(day, step)) for day, step in zip(both(published), steps, strict=False)])
    return draft._replace(value=days.value + part, days=days)


def weekday(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    """Return "on Tuesday", "last Tuesday", "Friday evening", "Tuesdays"."""
    text, published = scene.text, scene.published
    number = clock().weekday[word.removesuffix("s") if word.endswith("days") else word]
    start, end = span
    if _is_named_day(text, span):
        return None
    part_word = _PART.match(text, end)
    part = clock().part[part_word["part"].lower()] if part_word else ""
    end = part_word.end() if part_word else end
    said = said_before(text, start)
    which = word_at(said, 0) if word_at(said, 0) in _WHICH else ""
    if which == "following" and word_at(said, 1) != "the":  # "following Thursday's attack"
        which = ""
    if which:
        this = which in {"coming", "past"} and word_at(said, 1) in {"this", "the"}
        start = said[this].start
    if word.endswith("days") or which in {"every", "each"}:
        every = Blank(field="when", reason="every such day")
        return Time(start, end, TimeType.SET, f"XXXX-WXX-{number + 1}", rule="times.set/1", blank=every)
    week = _WEEK_AFTER.match(text, end) if not which else None
    end = week.end() if week and not week["other"] else end
    kind = TimeType.TIME if part else TimeType.DATE
    draft = Time(start, end, kind, rule="times.weekday/1", anchor=Anchor.PUBLICATION, part=part)
    if published is None:
        return draft._replace(value=f"XXXX-WXX-{number + 1}", blank=NO_DATE)
    ahead = not which or which == "this"
    future = which in {"next", "coming"} or (ahead and bool(looks_ahead(scene, *span)))
    # "Will meet Tuesday" in a report of a Tuesday is that day, as agencies write; "will meet on Tuesday" the coming one.
    today = which == "" and word_at(said, 0) != "on"
    chosen = [
        _which_day(day, number, which=week["which"].lower() + " week" if week else which, future=future, today=today)
        for day in both(published)
    ]
    days = against(published, [day_of(each[0]) for each in chosen])
    return draft._replace(value=days.value + part, days=days, other=chosen[0][1].isoformat())


def _is_named_day(text: str, span: tuple[int, int]) -> bool:
    """Tell whether a day of the week is part of a name: "the Sunday Times", "Black Friday"."""
    said = said_before(text, span[0])
    first = word_at(said, 0)
    before_capital = (
        len(text) > span[1] + 2 and text[span[1]] == " " and text[span[1] + 1].isupper() and text[span[1] + 2].islower()
    )
    is_capital = bool(said) and text[said[0].start].isupper()
    return (is_capital and first in clock().named_day) or (first == "the" and before_capital)


def _which_day(day: date, number: int, *, which: str, future: bool, today: bool) -> tuple[date, date]:
    """Return the day of the week that is meant, seen from a day of publication, and the one that was rejected."""
    if which.endswith(" week"):
        step = {"next": 1, "last": -1, "this": 0}[which.split(maxsplit=1)[0]]
        return shift(week_of(day).first, 7 * step + number), weekday_by(day, number, back=step < 0, same=False)
    if which == "next":
        coming, following = weekday_by(day, number, back=False, same=False), shift(week_of(day).last, 1 + number)
        return following, coming if coming != following else shift(following, 7)
    if future:
        return weekday_by(day, number, back=False, same=today), weekday_by(day, number, back=True, same=not today)
    back = which in _BACK
    nearest = weekday_by(day, number, back=True, same=not back)
    return nearest, shift(nearest, -7) if back else weekday_by(day, number, back=False, same=False)
