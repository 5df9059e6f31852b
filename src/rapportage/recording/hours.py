"""Times of day: "10:35 a.m.", "0735 GMT", "at noon", "the next morning", "4 in the morning"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapportage.lexicon.clock import clock
from rapportage.recording.calendar import moved
from rapportage.recording.timing import Scene, Time, said_before, word_at
from rapportage.schema.mentions import Anchor, Blank, TimeType

_ZONE = r"(?P<zone>GMT|UTC|[ECMP][SD]T|BST|CET|CEST|IST|PKT|EST|local time|Z)"
_CLOCK = re.compile(
    r"(?<![\w$£€.,:/-])(?:"
    r"(?P<hour>\d{1,2})(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[aApP])(?:\.\s?[mM]\.|[mM]\b)"
    r"|(?P<hour24>[01]?\d|2[0-3]):(?P<minute24>[0-5]\d)(?::[0-5]\d)?(?=\s?(?:GMT|UTC|hours|hrs|local|[ECMP][SD]T|BST|IST|PKT|Z)\b|[\s,;.)]|$)"
    r"|(?P<bare>[01]\d[0-5]\d|2[0-3][0-5]\d)(?=\s?(?:GMT|UTC|hours|hrs|local time)\b)"
    r"|(?P<oclock>1[0-2]|[1-9])\so'clock"
    r")(?:\s?(?:hours|hrs)\b)?(?:,?\s\(?" + _ZONE + r"\b)?"
)
_LED = re.compile(
    r"\b(?:at|around|about|by|until|till|from|since|before|after|and|to|between)\s\Z|[(]\Z", re.IGNORECASE
)
_PART_OF = re.compile(r"\s(?:in the (?P<part>morning|afternoon|evening)|at night)\b", re.IGNORECASE)
_NAMED_LEADS = frozenset(
    {"at", "by", "before", "after", "around", "about", "until", "till", "since", "from", "past", "near", "mid", "mid-"}
)
_HOUR_UNKNOWN = Blank(field="when", reason="the day of this hour is not said near")


def clock_times(text: str) -> Iterator[Time]:
    """Yield times on the clock, without their day.

    >>> [(each.value, each.zone) for each in clock_times("at 10:35 a.m. (0735 GMT), not 3:2, by 17:00")]
    [('T10:35', ''), ('T07:35', 'GMT'), ('T17:00', '')]
    """
    if not any(figure in text for figure in "0123456789"):
        return
    for match in _CLOCK.finditer(text):
        hour, minute, part = _hour(match, text)
        if hour is None or hour > 24:
            continue
        if match["hour24"] and not match["zone"] and not _LED.search(text, max(0, match.start() - 9), match.start()):
            continue
        end = match.end()
        if text[match.start() : end].count("(") > text[match.start() : end].count(")"):
            end = match.start("zone") - 1
            end = match.start() + len(text[match.start() : end].rstrip(" ,("))
        if part is not None:
            end = part.end()
        yield Time(
            match.start(), end, TimeType.TIME, f"T{hour:02}:{minute:02}", rule="times.clock/1", part=f"T{hour:02}:{minute:02}",
            zone=(match["zone"] or ""), blank=_HOUR_UNKNOWN,
        )  # fmt: skip


def _hour(match: re.Match[str], text: str) -> tuple[int | None, int, re.Match[str] | None]:
    """Return the hour of the day, the minute, and the words of a part of day that settled it."""
    if match["half"]:
        hour = int(match["hour"])
        if not 1 <= hour <= 12:
            return None, 0, None
        return hour % 12 + (12 if match["half"] in "pP" else 0), int(match["minute"] or 0), None
    if match["hour24"]:
        return int(match["hour24"]), int(match["minute24"]), None
    if match["bare"]:
        return int(match["bare"][:2]), int(match["bare"][2:]), None
    part = _PART_OF.match(text, match.end())
    late = part is not None and (part["part"] or "night").lower() != "morning"
    hour = int(match["oclock"])
    return hour % 12 + (12 if late else 0) if part else hour, 0, part


def hour_word(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    """Return "the next morning", "4 in the morning", "at dawn", "mid-afternoon"; None for "a night of fear"."""
    said = said_before(scene.text, span[0])
    first, second = word_at(said, 0), word_at(said, 1)
    code = clock().part[word]
    if first in {"next", "following", "same", "previous"} and second in {"the", "that", ""} and second:
        return _from_focus(scene, (said[1].start, span[1]), code, {"same": 0, "previous": -1}.get(first, 1))
    if first == "that":
        return _from_focus(scene, (said[0].start, span[1]), code, 0)
    if first in {"every", "each"}:
        every = Blank(field="when", reason="every such time")
        return Time(said[0].start, span[1], TimeType.SET, f"XXXX-XX-XX{code}", rule="times.set/1", blank=every)
    draft = Time(*span, TimeType.TIME, code, rule="times.part/1", part=code, blank=_HOUR_UNKNOWN)
    if first == "the" and second == "in":
        hour = word_at(said, 2)
        if hour.isdigit() and 1 <= int(hour) <= 12:
            part = f"T{int(hour) % 12 + (0 if code == 'TMO' else 12):02}:00"
            return draft._replace(start=said[2].start, value=part, part=part, rule="times.clock/1")
        return draft._replace(start=said[0].start, rule="times.hour/1")
    if first == "mid" or word == "midafternoon":
        return draft._replace(start=said[0].start if first == "mid" else span[0], rule="times.hour/1")
    if word in {"noon", "midday", "midnight", "dawn", "dusk", "daybreak", "nightfall", "sunset", "sunrise"}:
        return draft._replace(rule="times.hour/1" if first in _NAMED_LEADS else "times.part/1")
    return draft._replace(start=said[0].start) if first == "the" else draft


def _from_focus(scene: Scene, span: tuple[int, int], code: str, step: int) -> Time:
    """Return a part of the day the text speaks of, or of the one before or after."""
    fixed = scene.focus.day
    if fixed is None or scene.sentence(span[0]) - fixed.sentence > _FAR:
        return Time(
            *span, TimeType.TIME, code, anchor=Anchor.EVENT, rule="times.same/1", part=code, blank=_HOUR_UNKNOWN
        )
    days = moved(fixed.days.first, step, "D")
    return Time(
        *span, TimeType.TIME, days.value + code, days, anchor=Anchor.TIME, anchored=fixed.span, rule="times.same/1", part=code
    )  # fmt: skip


_FAR = 5
"""A date more than so many sentences back is no longer what "that night" means."""
