"""The article words of a report as they are compared: furniture apart, damage repaired, places kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from rapportage.schema.report import ARTICLE, Block, Report, Use
from rapportage.text.shingles import SIZE, Word, fold, placed_words, run_hashes, winnow, words
from rapportage.text.view import Edit, View

COMPARED = ARTICLE | {Use.STANDFIRST, Use.CAPTION}
"""What a copy repeats. Captions are in: one of the five reports keeps a caption as a paragraph of its text."""

MOST_WORDS = 200_000
"""Longer reports are compared by their first words: two novels' worth; a report of this length is a broken crawl."""

_OPENING = frozenset('“„«"')
_CLOSING = frozenset("”»")
_BLANK_LINE = re.compile(r"\n[^\S\n]*\n")


class Paragraph(NamedTuple):
    """A block's run of words, from ``first`` to before ``last``.

    Attributes:
        first: Its first word.
        last: One past its last.
        stretch: How many blocks of furniture stand before it.
        is_heading: Whether it is a heading, which nobody would call a paragraph.
    """

    first: int
    last: int
    stretch: int
    is_heading: bool


@dataclass(frozen=True, slots=True)
class Wording:
    """A report's article words in order, its paragraphs, and the hash of the run that begins at each word.

    ``quoted`` marks the words inside quotation marks: two writers who quote one statement share its words, and are
    two writers.
    """

    report: Report
    words: tuple[Word, ...]
    paragraphs: tuple[Paragraph, ...]
    runs: tuple[int, ...]
    quoted: bytes

    @property
    def forms(self) -> list[str]:
        """The words as they are compared."""
        return [word.form for word in self.words]


def article_blocks(report: Report) -> tuple[tuple[Block, int], ...]:
    """Return the blocks that are compared, each with how many others stand before it.

    A report without blocks is compared as a whole.
    """
    blocks = report.blocks or tuple(_whole(report.text))
    kept: list[tuple[Block, int]] = []
    passed = 0
    for block in blocks:
        if block.use in COMPARED:
            kept.append((block, passed))
        else:
            passed += 1
    return tuple(kept)


def fingerprints(report: Report) -> list[int]:
    """Return the chosen run hashes of a report's article words, ascending; quick, and keeps no words."""
    forms: list[str] = []
    for block, _ in article_blocks(report):
        if len(forms) >= MOST_WORDS:
            break
        if report.damages:
            forms += [word.form for word in _block_words(report, block)]
        else:
            forms += words(report.text[block.start : block.end])
    return winnow(run_hashes(forms[:MOST_WORDS]))


def lay_out(report: Report) -> Wording:
    """Return the words of a report with their places."""
    found: list[Word] = []
    paragraphs: list[Paragraph] = []
    quoted = bytearray()
    for block, passed in article_blocks(report):
        first = len(found)
        found.extend(islice(_block_words(report, block), MOST_WORDS - first))
        if len(found) > first:
            paragraphs.append(Paragraph(first, len(found), passed, block.use is Use.HEADING))
            quoted.extend(_quoted(report.text, found[first:], block.end))
    runs = run_hashes([word.form for word in found], SIZE)
    return Wording(report, tuple(found), tuple(paragraphs), tuple(runs), bytes(quoted))


def _block_words(report: Report, block: Block) -> Iterator[Word]:
    """Yield the words of one block, damage repaired, with their places in the text as it came."""
    inside = [d for d in report.damages if block.start <= d.span.start and d.span.end <= block.end and d.repaired]
    if not inside:
        yield from placed_words(report.text, block.start, block.end)
        return
    edits: list[Edit] = []
    for damage in sorted(inside, key=lambda one: (one.span.start, one.span.end)):
        start, end = damage.span.start - block.start, damage.span.end - block.start
        if not edits or edits[-1].end <= start:
            edits.append(Edit(start, end, damage.repaired))
    view = View.of(report.text[block.start : block.end]).edit(edits)
    for word in placed_words(view.text, 0, len(view.text)):
        start, end = view.back(word.start, word.end)
        yield Word(fold(word.form), block.start + start, block.start + end)


def _quoted(text: str, found: list[Word], end: int) -> Iterator[int]:
    """Yield 1 for each word inside double quotation marks, 0 for the others; an unclosed quotation runs on."""
    inside = False
    for word, following in zip(found, [*found[1:], None], strict=True):
        if word is found[0]:
            inside = text[max(0, word.start - 1) : word.start] in _OPENING
        yield int(inside)
        for sign in text[word.end : following.start if following else end]:
            if sign == '"':
                inside = not inside
            elif sign in _OPENING:
                inside = True
            elif sign in _CLOSING:
                inside = False


def _whole(text: str) -> Iterator[Block]:
    """Yield the paragraphs of a text that nobody has laid out."""
    start = 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        end = gap.start() if gap else len(text)
        if text[start:end].strip():
            yield Block(start=start, end=end, use=Use.BODY, rule="whole")
        start = gap.end() if gap else end
