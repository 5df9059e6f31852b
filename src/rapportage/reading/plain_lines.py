"""What a line of plain text looks like: its words, its cues, and the log odds that it is furniture."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapportage.lexicon.furniture import Furniture
from rapportage.reading.cues import Weighed, known_use, weigh
from rapportage.reading.page import Page
from rapportage.schema.report import Use

_WORDS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d[\d,]*")
_SENTENCE_END = re.compile(r"[.!?…。！？؟।][\"'”’»)\]*\s]*\Z")
_UNDATED = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "\u00a0": " "})

SEEN = 700
"""Characters at each end of a line that are looked at: furniture that runs on is known by how it opens or closes,
and a single line of 100 MB must cost no more than a paragraph."""


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

    @property
    def odds(self) -> float:
        """Return the log odds that the line is furniture, looked at alone."""
        return self.cues + self.prose


def look_at(page: Page, lexicon: Furniture) -> list[Line]:
    """Return every line of a page with what it looks like."""
    lines: list[Line] = []
    text, done = page.text, 0
    for piece in page.pieces:
        gap = text.count("\n", done, piece.start) != 1 and done > 0
        lines.append(look(text, piece.start, piece.end, lexicon=lexicon, gap=gap))
        done = piece.end
    return lines


def look(text: str, start: int, end: int, *, lexicon: Furniture, gap: bool = False) -> Line:
    """Return one line with what it looks like."""
    if end - start <= 2 * SEEN:
        shown = text[start:end]
    else:
        shown = text[start : start + SEEN] + " " + text[end - SEEN : end]
    words = ["0" if word[0].isdecimal() else word for word in _WORDS.findall(shown.lower().translate(_UNDATED))]
    norm = f" {' '.join(words)} "
    ends = bool(_SENTENCE_END.search(shown[-12:]))
    known, rule = known_use(shown, norm, len(words), lexicon)
    prose = _prose(shown, words, lexicon=lexicon, ends=ends)
    cues = Weighed(0.0, Use.NAVIGATION, rule) if known else weigh(shown, norm, words, lexicon)
    return Line(start, end, shown, norm, len(words), known, cues.rule, cues.odds, cues.use, prose, gap, ends)


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
