"""Days that have a name: calendar dates, "yesterday", "last Tuesday"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from rapportage.lexicon.clock import clock
from rapportage.recording.calendar import Days, day_of, shift, week_of, weekday_by
from rapportage.recording.readings import Reading
from rapportage.recording.timing import NO_DATE, Anchors, Time, against, both, is_future
from rapportage.schema.mentions import Anchor, Blank, TimeType
from rapportage.schema.when import Basis, Precision
from rapportage.text.found_date import FoundDate

_PART = re.compile(r"(?:'s|’s)? (?P<part>morning|afternoon|evening|night|midnight|dawn|noon)\b")
_WHICH = re.compile(r"\b(?P<which>last|this|next|past|coming|previous|following|every|each) $", re.IGNORECASE)
_WEEK_AFTER = re.compile(r" (?:of )?(?P<which>next|last|this) week\b", re.IGNORECASE)
_ON = re.compile(r"\bon $", re.IGNORECASE)
_NEAR_DAYS = 45
"""A yearless date so near is read as the nearest whatever the verb: "would be back by 26 January" is past in form."""


_DECADE = re.compile(r"\b(?P<century>1[5-9]|20)(?P<ten>\d)0s\b")


def decades(text: str) -> Iterator[Time]:
    """Yield decades: "the 1980s".

    >>> [time.value for time in decades("since the early 1980s")]
    ['198']
    """
    for found in _DECADE.finditer(text):
        first = int(found["century"] + found["ten"] + "0")
        value = found["century"] + found["ten"]
        days = Days(date(first, 1, 1), date(first + 9, 12, 31), value, Precision.DECADE)
        yield Time(*found.span(), TimeType.DATE, value, days, Basis.STATED, rule="times.decade/1")


def calendar(found: FoundDate, published: Anchors | None, reading: Reading) -> Time:
    """Return a calendar expression, with its year reckoned where it is not said."""
    start, end = found.start, found.end
    if found.first is not None and found.last is not None:
        days = Days(found.first, found.last, _value(found), _grain(found))
        basis = Basis.STATED if not found.is_ambiguous else Basis.ASSUMED
        return Time(start, end, TimeType.DATE, days.value, days, basis)
    open_value = f"XXXX-{found.month or 0:02}" + (f"-{found.day:02}" if found.day else "")
    if published is None:
        return Time(
            start, end, TimeType.DATE, open_value, rule="times.yearless/1", anchor=Anchor.PUBLICATION, blank=NO_DATE
        )
    middle = published.last
    options = [
        read
        for year in (middle.year - 1, middle.year, middle.year + 1)
        if (read := found.in_year(year)).first is not None
    ]
    if not options:
        return Time(
            start,
            end,
            TimeType.DATE,
            open_value,
            rule="times.yearless/1",
            blank=Blank(field="when", reason="no year near has that day"),
        )
    chosen = _choose(options, published, future=is_future(reading, start, end))
    others = sorted(
        (each for each in options if each is not chosen), key=lambda each: abs((_first(each) - middle).days)
    )
    days = Days(_first(chosen), _last(chosen), _value(chosen), _grain(chosen))
    return Time(
        start, end, TimeType.DATE, days.value, days, Basis.RECKONED, Anchor.PUBLICATION,
        other=_value(others[0]) if others else "", rule="times.yearless/1",
    )  # fmt: skip


def _first(found: FoundDate) -> date:
    return found.first or date.min


def _last(found: FoundDate) -> date:
    return found.last or date.max


def _choose(options: list[FoundDate], published: Anchors, *, future: bool | None) -> FoundDate:
    """Return the reading of a yearless date: by tense where it is far off, else the nearest.

    A date within 45 days is read as the nearest whatever the verb: "would be back by 26 January" is past in form.
    """
    nearest = min(options, key=lambda each: abs((_first(each) - published.last).days))
    if abs((_first(nearest) - published.last).days) <= _NEAR_DAYS:
        return nearest
    if future:
        return next((each for each in options if _last(each) >= published.first), nearest)
    return next((each for each in reversed(options) if _first(each) <= published.last), nearest)


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


def day_word(key: re.Match[str], published: Anchors | None) -> Time:
    """Return "yesterday", "today" and their like."""
    days, part = clock().day[key["day"].lower()]
    kind = TimeType.TIME if part else TimeType.DATE
    if published is None:
        return Time(*key.span(), kind, "", rule="times.day/1", anchor=Anchor.PUBLICATION, blank=NO_DATE)
    reckoned = against(published, [day_of(shift(day, days)) for day in both(published)])
    return Time(
        *key.span(),
        kind,
        reckoned.value + (f"{part}" and f"T{part[1:]}"),
        reckoned,
        anchor=Anchor.PUBLICATION,
        rule="times.day/1",
        part=part,
    )


def weekday(reading: Reading, key: re.Match[str], published: Anchors | None) -> Time | None:
    """Return "on Tuesday", "last Tuesday", "Friday evening", "Tuesdays"."""
    text = reading.passage.text
    name = key["weekday"].lower()
    number = clock().weekday[name.rstrip("s") if name.endswith("days") else name]
    start, end = key.span()
    which = _WHICH.search(text, max(0, start - 22), start)
    part_word = _PART.match(text, end)
    part = clock().part[part_word["part"]] if part_word else ""
    end = part_word.end() if part_word else end
    word = which["which"].lower() if which else ""
    start = which.start("which") if which else start
    week = _WEEK_AFTER.match(text, end) if not which else None
    if name.endswith("days") or word in {"every", "each"}:
        return Time(
            start,
            end,
            TimeType.SET,
            f"XXXX-WXX-{number + 1}",
            rule="times.set/1",
            blank=Blank(field="when", reason="every such day"),
        )
    kind = TimeType.TIME if part else TimeType.DATE
    if published is None:
        return Time(
            start, end, kind, f"XXXX-WXX-{number + 1}", rule="times.weekday/1", anchor=Anchor.PUBLICATION, blank=NO_DATE
        )
    future = word in {"next", "coming"} or (word in {"", "this"} and bool(is_future(reading, key.start(), end)))
    # "Will meet Tuesday" in a report of a Tuesday is that day, as agencies write; "will meet on Tuesday" the coming one.
    today = word == "" and not _ON.search(text, max(0, start - 4), start)
    end = week.end() if week else end
    rows, others = [], []
    for day in both(published):
        if week:
            monday = shift(week_of(day).first, 7 * {"next": 1, "last": -1, "this": 0}[week["which"].lower()])
            rows.append(day_of(shift(monday, number)))
            others.append(weekday_by(day, number, back=week["which"].lower() == "last", same=False))
        elif word == "next":
            coming = weekday_by(day, number, back=False, same=False)
            following = shift(week_of(day).last, 1 + number)
            rows.append(day_of(following))
            others.append(coming if coming != following else shift(following, 7))
        elif future:
            rows.append(day_of(weekday_by(day, number, back=False, same=today)))
            others.append(weekday_by(day, number, back=True, same=not today))
        else:
            nearest = weekday_by(day, number, back=True, same=word not in {"last", "past", "previous"})
            rows.append(day_of(nearest))
            others.append(
                shift(nearest, -7)
                if word in {"last", "past", "previous"}
                else weekday_by(day, number, back=False, same=False)
            )
    days = against(published, rows)
    return Time(
        start, end, kind, days.value + (f"T{part[1:]}" if part else ""), days, anchor=Anchor.PUBLICATION,
        other=others[0].isoformat(), rule="times.weekday/1", part=part,
    )  # fmt: skip
