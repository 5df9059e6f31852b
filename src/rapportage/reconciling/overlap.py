"""How much of one report's words stand in another's, and where."""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from rapportage.reconciling.wording import Paragraph, Wording
from rapportage.text.shingles import SIZE, WINDOW

PARAGRAPH_SHARE = 0.8
"""A paragraph stands in the other report when this part of its words does: an editor may change a word in five."""

SOLID = 8
"""Words in a row from which a passage speaks for copying: shorter ones are stock phrases of a trade."""

LEAST_OWN = 20
"""Fewer words than this outside quotation marks say nothing about who wrote them."""

_PLACES = 8  # of a run that occurs many times, the first few places are tried


class Passage(NamedTuple):
    """``length`` words from word ``first`` of the one and from word ``second`` of the other are the same."""

    first: int
    second: int
    length: int


class Overlap(NamedTuple):
    """What two reports have in common.

    Attributes:
        share: Part of the first's words that stand in the second, template runs apart.
        back_share: Part of the second's that stand in the first.
        own_share: Part of the first's words outside quotation marks that stand in the second in long passages.
        back_own_share: Part of the second's that stand in the first.
        words: How many words of the first that is.
        back_words: How many of the second.
        all_words: How many of the first, template runs and all.
        paragraphs: How many of the first's paragraphs stand in the second.
        of_paragraphs: Of how many.
        passages: Where, in order of the first.
    """

    share: float
    back_share: float
    own_share: float
    back_own_share: float
    words: int
    back_words: int
    all_words: int
    paragraphs: int
    of_paragraphs: int
    passages: tuple[Passage, ...]


def find_overlap(one: Wording, other: Wording, *, templates: frozenset[int]) -> Overlap:
    """Return what stands in both: whole paragraphs first, then runs of five words and more."""
    passages = _passages(one, other)
    mine, theirs = _paragraph_marks(one, other), _paragraph_marks(other, one)
    solid, back_solid = bytearray(mine), bytearray(theirs)
    for passage in passages:
        if passage.length >= SOLID:
            solid[passage.first : passage.first + passage.length] = b"\x01" * passage.length
            back_solid[passage.second : passage.second + passage.length] = b"\x01" * passage.length
    _mark_runs(mine, one, frozenset(other.runs))
    _mark_runs(theirs, other, frozenset(one.runs))
    stale, back_stale = _template_marks(one, templates), _template_marks(other, templates)
    found, of_words = _count(mine, stale)
    back_found, back_of_words = _count(theirs, back_stale)
    paragraphs, of_paragraphs = _paragraphs(one, mine, stale)
    return Overlap(
        share=found / of_words if of_words else 0.0,
        back_share=back_found / back_of_words if back_of_words else 0.0,
        own_share=_own_share(one, solid, stale),
        back_own_share=_own_share(other, back_solid, back_stale),
        words=found,
        back_words=back_found,
        all_words=sum(mine),
        paragraphs=paragraphs,
        of_paragraphs=of_paragraphs,
        passages=passages,
    )


def _passages(one: Wording, other: Wording) -> tuple[Passage, ...]:
    """Return the longest runs in common, left to right through the first, never across furniture."""
    places: defaultdict[int, list[int]] = defaultdict(list)
    for at, run in enumerate(other.runs):
        if len(places[run]) < _PLACES:
            places[run].append(at)
    mine, theirs = _stretches(one), _stretches(other)
    passages: list[Passage] = []
    at = 0
    while at < len(one.runs):
        best = Passage(at, 0, 0)
        for place in places.get(one.runs[at], ()):
            length = _extend(one, other, at, place, mine, theirs)
            if length > best.length:
                best = Passage(at, place, length)
        if best.length >= SIZE:
            passages.append(best)
            at += best.length
        else:
            at += 1
    return tuple(passages)


def _extend(one: Wording, other: Wording, at: int, place: int, mine: list[int], theirs: list[int]) -> int:
    """Return for how many words the two go on alike, furniture standing in neither."""
    length = 0
    last, other_last = len(one.words), len(other.words)
    while (
        at + length < last
        and place + length < other_last
        and one.words[at + length].form == other.words[place + length].form
        and mine[at + length] == mine[at]
        and theirs[place + length] == theirs[place]
    ):
        length += 1
    return length


def _stretches(wording: Wording) -> list[int]:
    """Return, for each word, how many blocks of furniture stand before it."""
    return [paragraph.stretch for paragraph in wording.paragraphs for _ in range(paragraph.first, paragraph.last)]


def _paragraph_marks(one: Wording, other: Wording) -> bytearray:
    """Return a mark for each word of the first whose whole paragraph stands as a paragraph in the second."""
    theirs = {_forms(other, paragraph) for paragraph in other.paragraphs}
    marks = bytearray(len(one.words))
    for paragraph in one.paragraphs:
        if _forms(one, paragraph) in theirs:
            marks[paragraph.first : paragraph.last] = b"\x01" * (paragraph.last - paragraph.first)
    return marks


def _forms(wording: Wording, paragraph: Paragraph) -> tuple[str, ...]:
    return tuple(word.form for word in wording.words[paragraph.first : paragraph.last])


def _mark_runs(marks: bytearray, wording: Wording, runs: frozenset[int]) -> None:
    """Mark the words of every run that the other report holds."""
    for at, run in enumerate(wording.runs):
        if run in runs:
            marks[at : at + SIZE] = b"\x01" * SIZE


def _template_marks(wording: Wording, templates: frozenset[int]) -> bytearray:
    """Return a mark for each word that stands in a template run, the gaps that winnowing leaves between them filled."""
    marks = bytearray(len(wording.words))
    if not templates:
        return marks
    end = -WINDOW
    for at, run in enumerate(wording.runs):
        if run in templates:
            start = end if at - end <= WINDOW - SIZE else at
            end = at + SIZE
            marks[start:end] = b"\x01" * (end - start)
    return marks


def _count(marks: bytearray, stale: bytearray) -> tuple[int, int]:
    """Return how many words are marked, and of how many, template words apart."""
    alive = len(stale) - sum(stale)
    return sum(1 for mark, old in zip(marks, stale, strict=True) if mark and not old), alive


def _own_share(wording: Wording, marks: bytearray, stale: bytearray) -> float:
    """Return the marked part of the words outside quotation marks; of all words where nearly all are quoted."""
    own = [mark for mark, old, quoted in zip(marks, stale, wording.quoted, strict=True) if not old and not quoted]
    if len(own) < LEAST_OWN:
        found, of_words = _count(marks, stale)
        return found / of_words if of_words else 0.0
    return sum(own) / len(own)


def _paragraphs(wording: Wording, marks: bytearray, stale: bytearray) -> tuple[int, int]:
    """Return how many paragraphs stand in the other report, and of how many, template paragraphs apart."""
    held = of_all = 0
    for paragraph in wording.paragraphs:
        size = paragraph.last - paragraph.first
        if paragraph.is_heading or 2 * sum(stale[paragraph.first : paragraph.last]) > size:
            continue
        of_all += 1
        held += sum(marks[paragraph.first : paragraph.last]) >= PARAGRAPH_SHARE * size
    return held, of_all
