"""Windows: what the model reads at once, cut so that no sentence is torn that need not be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapportage.syntax.pieces import Pieces, shape_of

MOST_PIECES = 160
"""Pieces of a window of several sentences; training saw windows up to this length."""

HARD_LIMIT = 440
"""Pieces of a window of one long sentence. The model has 512 positions; 440 leave room for the last word and both ends."""

_STOPS = frozenset(".!?…")
_CLOSERS = frozenset("\"”’'»)]")
_SURE_STOPS = frozenset({".", "!", "?"})
_OPENING, _CLOSING = frozenset("“([‘"), frozenset("”)]")
_LEAST_WORD = 2
"""Letters before a stop that surely ends a sentence: "A." may be an initial."""

_SEAM_MARKS = (frozenset({";", ":", "--", "—", "–"}), frozenset({","}))
_SEAM_WORDS = frozenset({"and", "but", "or", "nor", "while", "whereas", "because", "although", "which", "who"})
"""Where a sentence too long for any window is cut, best first: after marks, then before words that join clauses."""

_NO_SPACE_BEFORE = frozenset(",;:)]}%’”»") | {"''", "-"}
_NO_SPACE_AFTER = frozenset("([{$£€‘“«#@") | {"``", "-"}
_CLITICS = frozenset({"n't", "n’t", "'s", "’s", "'re", "’re", "'ve", "’ve", "'ll", "’ll", "'d", "’d", "'m", "’m", "'"})

_JOINED_CHARACTERS = 2
"""Longest run of closing marks after a stop that is looked at, as in ``."``)."""


class Window(NamedTuple):
    """Words that the model reads together.

    Attributes:
        first: Number of the first among the words that were cut.
        pieces: Numbers of each word's pieces.
        shapes: Shape of each word.
    """

    first: int
    pieces: Sequence[tuple[int, ...]]
    shapes: Sequence[int]


def cut_windows(words: Sequence[str], spaced: Sequence[bool], pieces: Pieces) -> Iterator[Window]:
    """Yield the windows over the words of one paragraph, each of its words in exactly one.

    Args:
        words: The paragraph's words.
        spaced: Whether a space stands before each.
        pieces: The model's word pieces.
    """
    stops = [_ends_sentence(words, spaced, at) for at in range(len(words))]
    begin = 0
    for end in (*_sure_ends(words, spaced, stops), len(words)):
        for window in _windows(words[begin:end], spaced[begin:end], pieces, stops[begin:end], MOST_PIECES):
            yield window._replace(first=window.first + begin)
        begin = end


def _sure_ends(words: Sequence[str], spaced: Sequence[bool], stops: Sequence[bool]) -> Iterator[int]:
    """Yield where a sentence ends beyond doubt: a stop of its own outside quotations and brackets, a space, a capital.

    The model reads one sentence better than several (running text of GUM's news, interviews and speeches, dev: LAS .906 with
    these cuts, .900 in windows of 160 pieces; sentence ends are found as well either way), so what needs no model to tell is cut before.
    """
    depth = 0
    is_quoted = False
    for at in range(len(words) - 1):
        word, following = words[at], words[at + 1]
        depth = depth + 1 if word in _OPENING else max(0, depth - 1) if word in _CLOSING else depth
        is_quoted ^= word == '"'
        if (
            depth
            or is_quoted
            or not stops[at]
            or word not in _SURE_STOPS
            or at == 0
            or len(words[at - 1]) < _LEAST_WORD
        ):
            continue
        opens = following in _OPENING or following == '"'
        capital = words[at + 2] if opens and at + 2 < len(words) else following
        if spaced[at + 1] and capital[:1].isupper():
            yield at + 1


def cut_sentence(words: Sequence[str], spaced: Sequence[bool], pieces: Pieces) -> Iterator[Window]:
    """Yield the windows over the words of one sentence: one, except where the sentence is too long for any."""
    yield from _windows(words, spaced, pieces, [False] * len(words), HARD_LIMIT)


def _windows(
    words: Sequence[str], spaced: Sequence[bool], pieces: Pieces, stops: Sequence[bool], most: int
) -> Iterator[Window]:
    numbers = [pieces.ids(word) for word in words]
    shapes = [shape_of(word, spaced=gap) for word, gap in zip(words, spaced, strict=True)]
    begin = 0
    for end in _ends(words, stops, [len(each) for each in numbers], most):
        yield Window(begin, numbers[begin:end], shapes[begin:end])
        begin = end


def spaces_before(spans: Sequence[tuple[int, int]]) -> list[bool]:
    """Return for each word whether something stands between it and the word before it."""
    return [before[1] != after[0] for before, after in zip([(-1, -1), *spans], spans, strict=False)]


def guess_spaces(words: Sequence[str]) -> list[bool]:
    """Return for each word whether a space is likely to have stood before it, where words are all that is known."""
    spaced = []
    before = ""
    is_quoted = False
    for word in words:
        if word == '"':
            spaced.append(not is_quoted)
            is_quoted = not is_quoted
        else:
            closes = word in _NO_SPACE_BEFORE or word.lower() in _CLITICS or _STOPS.issuperset(word)
            opened = before in _NO_SPACE_AFTER or (before == '"' and is_quoted)
            spaced.append(not (closes or opened) or not before)
        before = word
    return spaced


def _ends(words: Sequence[str], stops: Sequence[bool], lengths: Sequence[int], most: int) -> list[int]:
    """Return where each window ends: after the last sentence that fits, or amid one that fits no window."""
    ends: list[int] = []
    begin = size = 0
    good = -1  # end of the last sentence in the window
    for at in range(len(words)):
        size += lengths[at]
        if stops[at]:
            good = at + 1
        if size > most and (good > begin or size > HARD_LIMIT):
            begin = good if good > begin else _seam(words, begin, at + 1)
            ends.append(begin)
            size = sum(lengths[begin : at + 1])
    return ends if begin == len(words) else [*ends, len(words)]


def _ends_sentence(words: Sequence[str], spaced: Sequence[bool], at: int) -> bool:
    """Return whether a sentence may end with a word: a stop, or marks that close after one, with no further such mark to come."""
    before = at
    while before > 0 and at - before < _JOINED_CHARACTERS and words[before] in _CLOSERS:
        before -= 1
    if not _STOPS.issuperset(words[before]):
        return False
    after = at + 1
    return not (after < len(words) and words[after] in _CLOSERS and not spaced[after])


def _seam(words: Sequence[str], begin: int, end: int) -> int:
    """Return where to cut a sentence that is too long: in its last third after a mark or before a word that joins clauses, else at the end."""
    low = begin + max(1, (end - begin) * 2 // 3)
    for marks in _SEAM_MARKS:
        for at in range(end, low, -1):
            if words[at - 1] in marks:
                return at
    for at in range(end - 1, low, -1):
        if words[at].lower() in _SEAM_WORDS:
            return at
    return end
