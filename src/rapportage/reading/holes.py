"""Places where words are missing, usually a link's text that a scraper dropped."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapportage.reading.places import forth
from rapportage.schema.ids import ReportId
from rapportage.schema.report import FURNITURE, Block, Hole, Missing
from rapportage.schema.span import Span
from rapportage.text.view import View


class _Rule(NamedTuple):
    """A wording that no whole sentence has; its group "at" begins where the words are missing."""

    name: str
    missing: Missing
    confidence: float
    pattern: re.Pattern[str]


def _rule(name: str, missing: Missing, confidence: float, pattern: str) -> _Rule:
    return _Rule(name, missing, confidence, re.compile(pattern))


_RULES = (
    _rule(
        "hole.before_punctuation",
        Missing.NOUN_PHRASE,
        0.9,
        r"\b(?:of|by|from|with|to|at|into|between|against|the|an|its|their)[ \u00a0]+(?P<at>)[,.;:](?!\.)",
    ),
    _rule("hole.article_end", Missing.NOUN_PHRASE, 0.85, r"(?<= )(?:the|an|their)(?P<at>)[,.;](?=[ \u00a0]|$)"),
    _rule(
        "hole.article_preposition",
        Missing.NOUN_PHRASE,
        0.85,
        r"(?<= )(?:the|an|their|its)[ \u00a0]+(?P<at>)(?:of|around|by|from|with|in)[ \u00a0]+(?:the |an? |[A-Z])",
    ),
    _rule(
        "hole.bracket",
        Missing.NOUN_PHRASE,
        0.8,
        r"\b(?:to|of|by|from|with|against)[ \u00a0]+(?P<at>)\([A-Z][^()\n]{1,60}\)[,.;]",
    ),
    _rule(
        "hole.possessive",
        Missing.NOUN_PHRASE,
        0.8,
        r"\b(?!(?:it|that|what|who|he|she|there|here|one)['’])[a-z]{3,}['’]s[ \u00a0]+(?P<at>)of[ \u00a0]+(?:the|an?)\b",
    ),
)


def find_holes(view: View, blocks: tuple[Block, ...], *, report: ReportId) -> tuple[Hole, ...]:
    """Return the places where words are missing, in the order of the text."""
    found: list[Hole] = []
    for block in blocks:
        if block.use in FURNITURE:
            continue
        start, end = forth(view, block.start), forth(view, block.end)
        found.extend(_holes(view, start, end, report))
    return tuple(sorted(found, key=lambda hole: (hole.at, hole.rule)))


def _holes(view: View, start: int, end: int, report: ReportId) -> Iterator[Hole]:
    for rule in _RULES:
        for match in rule.pattern.finditer(view.text, start, end):
            low, high = view.back(match.start(), match.end())
            at = match.start("at")
            place = view.back(at, at + 1)[0] if at < len(view.text) else high
            yield Hole(
                at=place,
                span=Span(report=report, start=low, end=high),
                missing=rule.missing,
                rule=rule.name,
                confidence=rule.confidence,
            )
