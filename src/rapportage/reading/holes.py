"""Places where words are missing, usually a link's text that a scraper dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.holes import HoleRule, hole_rules
from rapportage.reading.places import forth
from rapportage.schema.ids import ReportId
from rapportage.schema.report import FURNITURE, Block, Hole, Missing, Use
from rapportage.schema.span import Span
from rapportage.text.view import View

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]")

_BEFORE, _AFTER, _GUARDED = 120, 160, 80
"""Characters a rule sees around the word it is tried at, and its guard before the match: the widest rule (a subject of
eight words) spans 90."""

_SPACED = 0.2
"""Share of a page's commas and stops with a blank before them from which such blanks are its way of writing (tokenised
text, French), not traces of links. In crisis_news 99 % of pages have less than .02."""

_FEW = 4
"""Blanks before marks that may all be traces of links on a short page."""

_SLOT_AT_END = re.compile(r"(?:^|\s)(?:on|in|of|to|from|by|with|for|at)\Z")
_WHOLE_AT_END = re.compile(r"\b(?:log|sign|opt|tune|check|carry|read|move)\s+(?:in|on)\W*$", re.IGNORECASE)
"""Verbs whose small word ends them: nothing is missing after "Log in"."""


_HANDLE_GONE = re.compile(r"(?i)\b(on (?:twitter|x|facebook|instagram|linkedin|mastodon|bluesky)\s*:)[^\w]*\Z")


class _Found(NamedTuple):
    """A hole in a stretch of the view: where words are missing, and the characters that show so."""

    at: int
    start: int
    end: int
    rule: str
    missing: Missing
    confidence: float


def find_holes(view: View, blocks: tuple[Block, ...], *, report: ReportId) -> tuple[Hole, ...]:
    """Return the places where words are missing, in the order of the text, one a place.

    Furniture is searched for empty slots only ("Read this article in", "of  free articles").
    """
    rules = hole_rules()
    spaced = _is_spaced(view.text)
    holes: list[Hole] = []
    for block in blocks:
        start, end = forth(view, block.start), forth(view, block.end)
        text = view.text[start:end]
        best: dict[int, _Found] = {}
        for found in _search(text, rules) if block.use not in FURNITURE else _slots(text, block.use, rules):
            if spaced and found.rule == "hole.before_mark":
                continue
            if found.at not in best or best[found.at].confidence < found.confidence:
                best[found.at] = found
        holes.extend(_hole(view, start, best[at], report) for at in sorted(best))
    return tuple(holes)


def _is_spaced(text: str) -> bool:
    """Return whether a page writes blanks before its commas and stops."""
    spaced = text.count(" ,") + text.count(" .")
    return spaced > _FEW and spaced > _SPACED * (text.count(",") + text.count("."))


def _search(text: str, rules: dict[str, tuple[HoleRule, ...]]) -> Iterator[_Found]:
    """Yield what the rules find in a stretch of text."""
    before, start, end = "", 0, 0
    for match in _TOKEN.finditer(text):
        token = match[0].lower()
        tried = rules.get(before) if before else None
        if tried:
            for rule in tried:
                if not rule.next or token in rule.next:
                    yield from _try(text, rule, start, end)
        before, start, end = token, match.start(), match.end()
        if before not in rules and before.endswith(("'s", "’s")):
            before = "'s"
    for rule in rules.get(before, ()):
        if not rule.next:
            yield from _try(text, rule, start, end)


def _try(text: str, rule: HoleRule, start: int, end: int) -> Iterator[_Found]:
    """Yield what one rule finds around a word."""
    for match in rule.pattern.finditer(text, max(0, start - _BEFORE), min(len(text), end + _AFTER)):
        if match.start() > end or match.end() < start:
            continue
        if rule.guard and rule.guard.search(text, max(0, match.start() - _GUARDED), match.start()):
            continue
        yield _Found(match.start("at"), match.start(), match.end(), rule.name, Missing(rule.missing), rule.confidence)


def _slots(text: str, use: Use, rules: dict[str, tuple[HoleRule, ...]]) -> Iterator[_Found]:
    """Yield the empty slots of furniture: blanks around a word that counts, a preposition at the end of a short line."""
    if len(text) > 300:
        return
    for found in _search(text, rules):
        if found.rule == "hole.empty_slot":
            yield found
            yield found._replace(at=found.end)
    if use is Use.BIO and (gone := _HANDLE_GONE.search(text)):
        yield _Found(gone.end(1), gone.start(), gone.end(), "hole.handle", Missing.NOUN_PHRASE, 0.7)
    if (
        use in {Use.NAVIGATION, Use.PROMO}
        and 2 < text.count(" ") + 1 <= 8
        and _SLOT_AT_END.search(text)
        and not _WHOLE_AT_END.search(text)
    ):
        yield _Found(len(text), 0, len(text), "hole.line_end", Missing.NOUN_PHRASE, 0.6)


def _hole(view: View, offset: int, found: _Found, report: ReportId) -> Hole:
    """Return a hole in the original text."""
    low, high = view.back(offset + found.start, offset + found.end)
    place = offset + found.at
    at = view.back(place - 1, place)[1] if found.at == found.end else view.back(place, place + 1)[0]
    return Hole(
        at=at,
        span=Span(report=report, start=low, end=high),
        missing=found.missing,
        rule=found.rule,
        confidence=found.confidence,
    )
