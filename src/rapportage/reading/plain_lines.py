"""What a line of plain text looks like: its words, its cues, and the log odds that it is furniture."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from rapportage.lexicon.furniture import Furniture
from rapportage.reading.cues import Weighed, known_use, weigh
from rapportage.reading.page import Page
from rapportage.reading.stops import sentences_of
from rapportage.schema.report import Use

_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d[\d,]*")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]*\s]*\Z")
_UNDATED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " "})

SEEN = 700
"""Characters at each end of a line that are looked at: furniture that runs on is known by how it opens or closes,
and a single line of 100 MB must cost no more than a paragraph."""


_RUNNING = -4.0
"""Prose below these log odds may have furniture run on at its ends: whole sentences of ten words and more."""

_SURELY = 1.5
"""Log odds from which a sentence at the end of a paragraph is furniture that ran on."""

_WIDEST = 110
"""Widest line of a text broken at a fixed width: 72 in mail, up to 100 in scripts."""

_RUN_ON = 0.35
"""Share of lines that must run on in lower case: a third of the lines of wrapped prose end at a stop or a name."""


class Line(NamedTuple):
    """A line with all that one look at it tells.

    Attributes:
        start: First character in the page's text.
        end: One past the last.
        text: Its characters, the middle of a very long line left out.
        norm: Its words in lower case, digits as "0", one space between and at both ends.
        n_words: How many words ``norm`` has.
        known: The use it must have by its shape or its whole wording, None where neither decides.
        rule: What decided or weighed most.
        cues: Log odds from phrases.
        use: The use those phrases speak for most.
        prose: Log odds against furniture from how a running sentence looks, 0 or less.
        gap: Whether a blank line stands before it.
        ends: Whether it closes like a sentence.
        is_touched: Whether some cue of furniture stands in it.
    """

    start: int
    end: int
    text: str
    norm: str
    n_words: int
    known: Use | None
    rule: str
    cues: float
    use: Use
    prose: float
    gap: bool
    ends: bool
    is_touched: bool = False

    @property
    def odds(self) -> float:
        """Return the log odds that the line is furniture, looked at alone."""
        return self.cues + self.prose


def look_at(page: Page, lexicon: Furniture) -> list[Line]:
    """Return every line of a page with what it looks like.

    Lines broken at a page's width are one line each paragraph; a line with furniture run on is several.
    """
    lines: list[Line] = []
    text, done = page.text, 0
    for start, end in paragraphs(page):
        gap = text.count("\n", done, start) != 1 and done > 0
        line = look(text, start, end, lexicon=lexicon, gap=gap)
        lines.extend(_apart(text, line, lexicon) if line.is_touched and line.prose < _RUNNING else [line])
        done = end
    return lines


def paragraphs(page: Page) -> list[tuple[int, int]]:
    """Return the lines of a page as ranges, those that a fixed width broke joined to paragraphs."""
    pieces = page.pieces
    if not _is_wrapped(page):
        return [(piece.start, piece.end) for piece in pieces]
    width = sorted(piece.end - piece.start for piece in pieces)[len(pieces) * 9 // 10]
    joined: list[tuple[int, int]] = []
    for index, piece in enumerate(pieces):
        above = pieces[index - 1] if index else None
        if above and above.end - above.start > 0.6 * width and page.text.count("\n", above.end, piece.start) == 1:
            joined[-1] = (joined[-1][0], piece.end)
        else:
            joined.append((piece.start, piece.end))
    return joined


def _is_wrapped(page: Page) -> bool:
    """Return whether a page's lines were broken at a fixed width: most run on in the next, none is long."""
    text, pieces = page.text, page.pieces
    if len(pieces) < 6 or max(piece.end - piece.start for piece in pieces) > _WIDEST:
        return False
    running = sum(text[one.end - 1] not in '.!?:"”’)' and text[two.start].islower() for one, two in pairwise(pieces))
    return running > _RUN_ON * len(pieces)


def _apart(text: str, line: Line, lexicon: Furniture) -> list[Line]:
    """Return a running line with the furniture at its ends as lines of their own, where there is any."""
    if line.end - line.start > 2 * SEEN:
        return [line]
    cuts = sentences_of(text, line.start, line.end)
    seen = [look(text, start, end, lexicon=lexicon) for start, end in cuts]
    head = next((at for at, part in enumerate(seen) if not _is_surely_out(part)), len(seen))
    tail = next((at for at in range(len(seen), 0, -1) if not _is_surely_out(seen[at - 1])), 0)
    if (head == 0 and tail == len(seen)) or head >= tail:
        return [line]
    middle = look(text, seen[head].start, seen[tail - 1].end, lexicon=lexicon)
    if middle.cues > 0 or middle.is_touched:
        return [line]  # furniture as a whole, or a letter: its sentences stay together
    parts = [*seen[:head], middle, *seen[tail:]]
    return [parts[0]._replace(gap=line.gap), *parts[1:]]


def _is_surely_out(line: Line) -> bool:
    """Return whether a sentence is furniture by its own words."""
    if line.known is not None:
        return line.known in {Use.NAVIGATION, Use.PROMO, Use.BIO} and line.n_words > 1
    return line.odds > _SURELY


def look(text: str, start: int, end: int, *, lexicon: Furniture, gap: bool = False) -> Line:
    """Return one line with what it looks like."""
    is_whole = end - start <= 2 * SEEN
    shown = text[start:end] if is_whole else text[start : start + SEEN] + " " + text[end - SEEN : end]
    words = ["0" if word[0].isdecimal() else word for word in _WORDS.findall(shown.lower().translate(_UNDATED))]
    norm = f" {' '.join(words)} "
    ends = bool(_SENTENCE_END.search(shown[-12:]))
    known, rule = known_use(shown, norm, len(words), lexicon)
    prose = _prose(shown, words, lexicon=lexicon, ends=ends)
    cues = Weighed(0.0, Use.NAVIGATION, rule) if known else weigh(shown, norm, words, lexicon)
    return Line(
        start, end, shown, norm, len(words), known, cues.rule, cues.odds, cues.use, prose, gap, ends, cues.is_touched
    )


def _prose(shown: str, words: list[str], *, lexicon: Furniture, ends: bool) -> float:
    """Return the log odds, 0 or less, that a line's look gives against its being furniture."""
    count = len(words)
    if not count:
        return 0.0
    running = sum(word in lexicon.words["prose.function_words"] for word in words[:60]) / min(count, 60)
    long = min(count, 40) / 40
    score = -3.2 * long - (1.2 if ends else -0.3) - (1.5 if running > 0.22 and count > 5 else 0.0)
    if not shown.isascii() and running < 0.05 and count > 12:
        score -= 1.5  # another language: nothing here can tell its words apart, length and full stops can
    return min(score, 0.6)
