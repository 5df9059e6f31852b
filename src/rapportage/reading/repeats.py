"""What a page says twice: pull quotes, quick reads, boxes, paragraphs a scraper doubled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapportage.reading.echoes import Echo, find_echoes
from rapportage.reading.places import forth
from rapportage.reading.stops import sentences_of
from rapportage.schema.ids import ReportId
from rapportage.schema.report import MINED, Block, Repeat, Use
from rapportage.schema.span import Span
from rapportage.text.view import View

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_SHARE_OF_TEASER = 0.5
"""A teaser's sentence is a repeat from half its words on: summaries reword (0.50 to 0.95 in pages that have both)."""

_SHARE_OF_BODY = 0.8
"""The narrative repeats itself only where four fifths of the words stand elsewhere: below, stock sentences meet."""

_FEWEST = 6
"""Sentences of fewer words recur by chance ("The investigation continues.")."""

_FEWEST_OF_BODY = 8
"""The same for the narrative with itself: "He was given ten years for the raid." has eight."""

_LONGER = 1.15
"""The longer of two tellings is the first when it has at least this many times the words of the other."""

_RANKS = {
    Use.BODY: 0,
    Use.CAPTION: 1,
    Use.CORRECTION: 1,
    Use.STANDFIRST: 2,
    Use.TEASER: 3,
    Use.PULL_QUOTE: 4,
    Use.HEADLINE: 5,
}
"""Which of two tellings is the narrative's: the lower."""


# fmt: off
_OPENERS = frozenset(
    [
        "the", "a", "an", "in", "on", "at", "he", "she", "it", "they", "we", "i", "but", "and", "so", "this", "that",
        "these", "those", "there", "as", "for", "if", "when", "while", "after", "before", "his", "her", "its",
        "their", "also", "then",
    ]
)
# fmt: on
"""Words that are capital because they open a sentence, and name nobody."""


class _Sentence(NamedTuple):
    """A sentence in the view, the block it stands in, and its words."""

    start: int
    end: int
    block: int
    use: Use
    words: list[str]


class _Found(NamedTuple):
    """A sentence that repeats another."""

    again: _Sentence
    first: _Sentence
    share: float


def find_repeats(view: View, blocks: tuple[Block, ...], *, report: ReportId) -> tuple[Repeat, ...]:
    """Return what says again what the page says elsewhere, in the order of the text.

    ``first`` is the fuller telling, the narrative's where there is one; so counting what is no repeat counts once.
    A block is one repeat when most of its words are; otherwise each repeated sentence is.
    """
    sentences = _sentences(view, blocks)
    echoes = find_echoes([sentence.words for sentence in sentences])
    found = [
        _Found(sentence, sentences[echo.partner], echo.there)
        for sentence, echo in zip(sentences, echoes, strict=True)
        if echo.partner >= 0 and _repeats(view.text, sentence, sentences[echo.partner], echo)
    ]
    by_block: dict[int, list[_Found]] = {}
    for pair in found:
        by_block.setdefault(pair.again.block, []).append(pair)
    lengths: dict[int, int] = {}
    for sentence in sentences:
        lengths[sentence.block] = lengths.get(sentence.block, 0) + len(sentence.words)
    made: list[Repeat] = []
    for block, pairs in by_block.items():
        made.extend(_made(view, pairs, lengths[block], report))
    return tuple(sorted(made, key=lambda repeat: (repeat.span.start, repeat.span.end)))


def _sentences(view: View, blocks: Sequence[Block]) -> list[_Sentence]:
    """Return the sentences of every block that records may come from."""
    found: list[_Sentence] = []
    for index, block in enumerate(blocks):
        if block.use not in MINED:
            continue
        start, end = forth(view, block.start), forth(view, block.end)
        for low, high in sentences_of(view.text, start, end):
            words = [word.casefold().replace("’", "'") for word in _WORD.findall(view.text, low, high)]
            if words:
                found.append(_Sentence(low, high, index, block.use, words))
    return found


def _repeats(text: str, sentence: _Sentence, partner: _Sentence, echo: Echo) -> bool:
    """Return whether a sentence repeats its partner, rather than the partner it."""
    rank, other = _RANKS[sentence.use], _RANKS[partner.use]
    least = _SHARE_OF_BODY if rank <= 1 and other <= 1 else _SHARE_OF_TEASER
    if (
        len(sentence.words) < _FEWEST
        or echo.there < least
        or sentence.use is Use.HEADLINE
        or other == _RANKS[Use.HEADLINE]
    ):
        return False
    if rank <= 1 and other <= 1 and (len(sentence.words) < _FEWEST_OF_BODY or _differs(text, sentence, partner)):
        return False
    if rank != other:
        return rank > other
    if len(partner.words) >= _LONGER * len(sentence.words):
        return True
    if len(sentence.words) >= _LONGER * len(partner.words):
        return False
    return sentence.start > partner.start


def _differs(text: str, sentence: _Sentence, partner: _Sentence) -> bool:
    """Return whether a sentence names or counts what its partner does not: another man, another day."""
    held = set(partner.words)
    for word in _WORD.findall(text, sentence.start, sentence.end):
        form = word.casefold().replace("’", "'")
        if (word[0].isdecimal() or (word[0].isupper() and form not in _OPENERS)) and form not in held:
            return True
    return "@" in text[sentence.start : sentence.end]


def _made(view: View, pairs: list[_Found], length: int, report: ReportId) -> list[Repeat]:
    """Return the repeats of one block: itself where most of it is said again in one place, else its sentences."""
    said = sum(len(pair.again.words) for pair in pairs)
    low, high = min(pair.first.start for pair in pairs), max(pair.first.end for pair in pairs)
    span_low, span_high = pairs[0].again.start, pairs[-1].again.end
    apart = high > span_low and low < span_high
    blocks = {pair.first.block for pair in pairs}
    if len(pairs) > 1 and said >= 0.8 * length and max(blocks) - min(blocks) <= 2 and not apart:
        share = sum(pair.share * len(pair.again.words) for pair in pairs) / said
        return [_repeat(view, (span_low, span_high), (low, high), share, report)]
    return [
        _repeat(view, (pair.again.start, pair.again.end), (pair.first.start, pair.first.end), pair.share, report)
        for pair in pairs
    ]


def _repeat(view: View, again: tuple[int, int], first: tuple[int, int], share: float, report: ReportId) -> Repeat:
    """Return a repeat whose spans point into the original text."""
    one, other = view.back(*again), view.back(*first)
    return Repeat(
        span=Span(report=report, start=one[0], end=one[1]),
        first=Span(report=report, start=other[0], end=other[1]),
        share=round(min(share, 1.0), 3),
    )
