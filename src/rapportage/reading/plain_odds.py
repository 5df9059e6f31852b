"""How likely each line of a plain text is furniture, its place in the page counted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from rapportage.lexicon.furniture import Furniture
from rapportage.reading.cues import SURE
from rapportage.reading.plain_lines import Line
from rapportage.schema.report import FURNITURE, Use

_ANCHOR = -3.5
"""Log odds below which a line is surely the article's."""

_SWITCH = 0.8
"""Cost of passing between article and furniture: a line that says nothing of itself goes with its neighbours."""

_HEADED = 4.0
"""What standing in a list of headlines adds: enough against a short headline with a verb of saying in it."""

_SHOUTED = 7
"""Fewest words of a headline in capitals; headings in capitals have one to five."""

_RARE = 0.35
"""Share of lines in capitals from which a page is written so (scripts of broadcasts)."""

_CLOSING = 3
"""Lines at the end of a page among which a sentence on the writer is a note on the writer."""

_IS_A = re.compile(
    r"(?:[Ee]ditor['’]s [Nn]ote:)?[^\w]*(?:[A-Z][\w.'’-]+ ){2,4}(?:\([^)]{2,30}\) |, [^,]{2,40}, )?is (?:an? |the |co-|[a-z]+ )"
)

_NOTED = 7.0
"""What being a note on the writer adds: such notes run to forty words and hold verbs of telling."""


class Reach(NamedTuple):
    """The first and the last line that is surely the article's."""

    first: int
    last: int


class Known(NamedTuple):
    """What was found of lines before their odds are weighed: caption rules and promotion rules."""

    captions: Sequence[str]
    promo: dict[int, str]


def reach(lines: Sequence[Line], known: Known) -> Reach:
    """Return the first and the last line that is surely the article's, by the firmest standard that any line meets."""
    for limit in (_ANCHOR, -1.8, -0.9):
        sure = [
            at
            for at, line in enumerate(lines)
            if line.known is None and line.odds <= limit and not known.captions[at] and at not in known.promo
        ]
        if sure:
            return Reach(sure[0], sure[-1])
    return Reach(0, len(lines) - 1)


def place(lines: Sequence[Line], known: Known, found: Reach, lexicon: Furniture) -> list[float]:
    """Return the log odds of each line that it is furniture."""
    odds = [_placed(line, at, known, found) for at, line in enumerate(lines)]
    _add_notes(lines, odds, lexicon)
    _add_lists(lines, odds, lexicon)
    _add_tail(lines, odds, found)
    _add_capitals(lines, odds, found)
    return odds


def _placed(line: Line, at: int, known: Known, found: Reach) -> float:
    """Return the log odds of one line."""
    if at in known.promo:
        return SURE
    if line.known is not None:
        return SURE if line.known in FURNITURE else -SURE
    if known.captions[at]:
        return min(line.prose, -2.0)
    if found.first < at < found.last and not line.ends and line.cues <= 0:
        return line.odds - 1.5
    return line.odds


def _add_notes(lines: Sequence[Line], odds: list[float], lexicon: Furniture) -> None:
    """Add to notes on the writer at either end of a page: "Mara Ilic is a fellow at the Halm Institute."."""
    roles = lexicon.words["role.words"]
    for at, line in enumerate(lines):
        if at >= len(lines) - _CLOSING > 0 or (at < _CLOSING and "ditor" in line.text[:10]):
            is_a = _IS_A.match(line.text) if line.known is None else None
            if is_a and not roles.isdisjoint(line.text.partition(" is ")[2].replace(",", " ").split(maxsplit=14)[:14]):
                odds[at] += _NOTED


def _add_lists(lines: Sequence[Line], odds: list[float], lexicon: Furniture) -> None:
    """Add to headlines, one a line, under a label for such lists."""
    heads = lexicon.words["label.heads"]
    listing = False
    for at, line in enumerate(lines):
        is_title = line.known is None and not line.ends and 2 <= line.n_words <= 22 and -SURE < odds[at] < _HEADED
        if listing and is_title:
            odds[at] += _HEADED
        elif line.norm.strip() in heads:
            listing = True
        elif line.n_words > 1 and line.known is None:
            listing = False


def _add_tail(lines: Sequence[Line], odds: list[float], found: Reach) -> None:
    """Add to short unclosed lines below the article where furniture stands among them."""
    tail = range(found.last + 1, len(lines))
    if any(odds[at] > 2 for at in tail):
        for at in tail:
            if lines[at].known is None and not lines[at].ends and lines[at].n_words <= 20:
                odds[at] += 1.6


def _add_capitals(lines: Sequence[Line], odds: list[float], found: Reach) -> None:
    """Add to whole headlines in capitals among the paragraphs: links to other stories, where capitals are rare."""
    shouted = [
        at
        for at in range(found.first + 1, len(lines))
        if lines[at].known is None and _SHOUTED <= lines[at].n_words <= 22 and lines[at].text.isupper()
    ]
    if len(shouted) <= _RARE * len(lines):
        for at in shouted:
            if not lines[at].ends:
                odds[at] += 7.0


def add_head(odds: list[float], titles: Sequence[int], *, is_teaser: bool) -> None:
    """Weigh the title-like lines above the article: four and more in a row are links, else the first is the headline."""
    together = bool(titles) and titles[-1] - titles[0] + 1 == len(titles)
    if len(titles) >= 4 and together and not is_teaser:
        for at in titles:
            odds[at] += _HEADED
    elif titles:
        odds[titles[0]] = min(odds[titles[0]], -2.0)


def smooth(odds: Sequence[float]) -> list[bool]:
    """Return for each line whether it is furniture: the likeliest run of two states (Viterbi 1967).

    >>> smooth([-3.0, 0.3, -3.0]), smooth([3.0, 0.3, 3.0])
    ([False, False, False], [True, True, True])
    """
    inside, outside = 0.0, 0.0
    came: list[tuple[bool, bool]] = []
    for value in odds:
        came.append((outside - _SWITCH > inside, outside >= inside - _SWITCH))
        inside, outside = (
            max(inside, outside - _SWITCH) - value / 2,
            max(outside, inside - _SWITCH) + value / 2,
        )
    state = outside > inside
    states = [False] * len(odds)
    for at in range(len(odds) - 1, -1, -1):
        states[at] = state
        state = came[at][1] if state else came[at][0]
    return states


def is_title(line: Line) -> bool:
    """Return whether a line may be the headline: some words, no full stop after one sentence."""
    if line.known is not None or not 4 <= line.n_words <= 26 or line.cues > 1.5 or line.end - line.start > 180:
        return False
    return not line.ends or line.text.rstrip("\"'”’ ")[-1:] in "?!" or line.text[0] in "‘'“\""


def article_use(line: Line, lexicon: Furniture) -> Use:
    """Return what a line of the article is for when nothing else is known: body, or a correction."""
    words = line.norm.strip()
    opens = any(words.startswith(opening) for opening in lexicon.words["correction.openings"])
    return Use.CORRECTION if opens else Use.BODY
