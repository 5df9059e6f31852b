"""Times that no calendar fixes, "now", "recently", "in the future", and what recurs, "daily"."""

from __future__ import annotations

import re

from rapportage.lexicon.clock import clock
from rapportage.recording.tense import looks_ahead
from rapportage.recording.timing import Said, Scene, Time, is_in_name, said_before, word_at
from rapportage.schema.mentions import Anchor, Blank, TimeType

_LOOSE = Blank(field="when", reason="the words name no day, month or year")
_EVERY = Blank(field="when", reason="every such time")
_ASAP = re.compile(r" as possible\b", re.IGNORECASE)
_NOT_NOW = re.compile(r"(?: that\b|-| infamous| famous|['’])", re.IGNORECASE)
_SOON_AFTER = re.compile(r" (?:as|after|before|thereafter|afterwards?)\b")
_ATTRIBUTE = re.compile(r" [a-z]")
_OF_WHAT = re.compile(r" (?:of|when|for|that|to|in)\b")
_GOES_ON = re.compile(r" (?:and|but|has|have|was|were|when|had|by|for|to)\b")
_LEADS = {
    "past": frozenset({"in", "of", "from", "to", "than"}),
    "future": frozenset({"in", "for", "into", "about", "of", "to", "from", "on"}),
}
_UNIT_NEXT = re.compile(
    r" (?:(?:few|several|two|three|four|five|six|\d+) )?(?:second|minute|hour|day|night|week|month|quarter|year|decade|centur|weekend|season)",
    re.IGNORECASE,
)


def vague_time(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    """Return "now", "recently", "the past", "in the near future", "as soon as possible"."""
    text, (start, end) = scene.text, span
    said = said_before(text, start)
    first = word_at(said, 0)
    if text[end : end + 1] == "-" or (start and text[start - 1] in "-_@#./"):
        return None
    if text[start].isupper() and is_in_name(text, span):
        return None
    if word in {"present", "moment", "time"}:
        return _at_the_time(scene, span, said)
    if word in {"soon", "shortly"}:
        return _soon(scene, span, said)
    if word == "now" and (_NOT_NOW.match(text, end) or (first == "from" and word_at(said, 1) not in {"", "until"})):
        return None
    if word == "recently" and first in {"more", "most"}:
        start = said[0].start
    if word in {"future", "past"}:
        bounds = _noun(scene, span, word)
        return _vague(bounds, word) if bounds else None
    return _vague((start, end), word)


def _vague(span: tuple[int, int], word: str) -> Time:
    """Return a time that no calendar fixes."""
    return Time(
        *span, TimeType.DATE, clock().vague[word], rule="times.vague/1", anchor=Anchor.PUBLICATION, blank=_LOOSE
    )


def _soon(scene: Scene, span: tuple[int, int], said: list[Said]) -> Time | None:
    """Return "soon" and "as soon as possible"; None for "soon after" and "it soon became a rout"."""
    first = word_at(said, 0)
    asap = _ASAP.match(scene.text, span[1]) if first == "as" else None
    if asap is not None:
        return _vague((said[0].start, asap.end()), "soon")
    if first in {"as", "so", "too", "how", "very"} or _SOON_AFTER.match(scene.text, span[1]):
        return None
    return None if looks_ahead(scene, *span) is False else _vague(span, "soon")


def _at_the_time(scene: Scene, span: tuple[int, int], said: list[Said]) -> Time | None:
    """Return "at present", "at the moment", "at the time", "at that time"; None for "at the time of the raid"."""
    word = scene.text[span[0] : span[1]].lower()
    before = tuple(each.word for each in said[:2])
    if word == "present":
        stands = before[:1] == ("at",) and not _ATTRIBUTE.match(scene.text, span[1])
        return _vague(span, word) if stands else None
    stands = before in {("the", "at"), ("that", "at")} and not _OF_WHAT.match(scene.text, span[1])
    return _vague((said[0].start, span[1]), word) if stands else None


def _noun(scene: Scene, span: tuple[int, int], word: str) -> tuple[int, int] | None:
    """Return "the future", "the near future", "in the past"; None where the word belongs to a unit or is a preposition."""
    text, (start, end) = scene.text, span
    said = said_before(text, start)
    at = 1 if word_at(said, 0) in {"near", "immediate", "distant", "recent"} else 0
    lead = word_at(said, at + 1)
    if word_at(said, at) != "the" or _UNIT_NEXT.match(text, end) or lead not in _LEADS[word]:
        return None
    if word == "past" and _ATTRIBUTE.match(text, end) and not _GOES_ON.match(text, end):
        return None
    return said[at].start, end


def recurring(scene: Scene, span: tuple[int, int], word: str) -> Time | None:
    """Return "daily", "quarterly"; None inside a name, "the Daily Star"."""
    start, end = span
    if (
        scene.text[start].isupper()
        and start
        and scene.text[start - 1 : start] == " "
        and scene.text[max(0, start - 2)] not in '.!?”"'
    ):
        return None
    if start and scene.text[start - 1] in "-'’":
        return None
    if scene.text[start].isupper() and is_in_name(scene.text, span):
        return None
    words = scene.grammar.within(scene.number, start, end)
    if word == "quarterly" and words and scene.grammar.deprel[words[0]] == "amod":
        return None
    return Time(start, end, TimeType.SET, clock().each[word], rule="times.set/1", blank=_EVERY)


def then(scene: Scene, span: tuple[int, int], _word: str) -> Time | None:
    """Return "until then": the day that the text speaks of."""
    said = said_before(scene.text, span[0])
    fixed = max(
        (each for each in (scene.focus.day, scene.focus.month, scene.focus.year) if each),
        key=lambda each: each.span.start,
        default=None,
    )
    if word_at(said, 0) not in {"until", "till", "since", "by", "before"} or fixed is None:
        return None
    if scene.sentence(span[0]) - fixed.sentence > 1:
        return None
    return Time(
        *span, TimeType.DATE, fixed.days.value, fixed.days, anchor=Anchor.TIME, anchored=fixed.span, rule="times.same/1"
    )
