"""Where sentences start: the model's chances, weighed by the marks before and the word after."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

Span = tuple[int, int]

_CLOSERS = frozenset(["”", "’", "»", ")", "]", "''", "’’", '"', "'"])
_OPENERS = frozenset(["“", "‘", "«", "(", "[", "``", "‘‘", "„", '"', "'"])
_EITHER_WAY = frozenset(['"', "'"])
"""Marks that open or close: they open where they touch the word after them and nothing before."""

_USUAL = 0.5
"""What the model was trained to decide by."""

_FLOOR = 0.02
"""Chance below which no start is looked for: the least of the table lies above it."""

_MOST_MARKS = 3
"""Closing or opening marks looked past, as in ``."')``."""

_LONGEST_ASIDE = 40
"""Words of a bracket that belongs to the sentence around it; a bracket that closes later or never is a slip or a paragraph."""

_LIST_MARK = re.compile(r"\d{1,3}(?:\.\d{1,2}){0,3}|[A-Za-z]|[ivxIVX]{1,4}")
_LONGEST_DATELINE = 16
"""Words of "NAHR BAY, Velm, 3 May 2031 (Velm Wire Service) -" with room to spare."""

_SHORTEST_REPORT = 5
"""Words that must follow the dash of a dateline: "IRAN - US talks" is a headline."""

_ENDS = frozenset([".", "?", "!", ";", ":", "..."])
_DASHES = frozenset(["-", "--", "—", "–"])


class _Lists(NamedTuple):
    """The lists of ``data/sentences.toml``: least chances by kind of place, words that open sentences, words that end none."""

    least: dict[str, float]
    openers: frozenset[str]
    linking: frozenset[str]


@cache
def _lists() -> _Lists:
    """Return the lists, read once."""
    raw = tomllib.loads(files("rapportage.syntax").joinpath("data/sentences.toml").read_text(encoding="utf-8"))
    return _Lists(raw["least"], frozenset(raw["words"]["openers"]), frozenset(raw["words"]["linking"]))


def adjust_starts(
    text: str,
    spans: Sequence[Span],
    starts: Sequence[int],
    *,
    chances: Sequence[float] | None = None,
    is_opening: bool = True,
) -> list[int]:
    """Return the first word of each sentence, in order, the first being 0.

    >>> text = 'He left for the U.S. The "council" met... and left.'
    >>> from rapportage.syntax.words import split_words
    >>> adjust_starts(text, split_words(text), [0, 9], chances=[1, 0, 0, 0, 0, 0.4, 0, 0, 0, 0, 0, 0.9, 0, 0])
    [0, 5]

    Args:
        text: The text of the words.
        spans: Where the words of one paragraph, or of a part of it, stand in the text.
        starts: Where the model lets sentences start.
        chances: Its chance of a start at each word; without them the starts given are taken as sure and only the rules that
            need no chance are kept.
        is_opening: Whether the first word opens a paragraph, so that a dateline may stand there.
    """
    if not spans:
        return []
    given = set(starts)
    words = [text[start:end] for start, end in spans]
    kept = {0}
    for at in range(1, len(words)):
        chance = (1.0 if at in given else 0.0) if chances is None else chances[at]
        if chance <= _FLOOR:
            continue
        place = _moved(words, spans, at)
        if 0 < place < len(words) and chance > _least(words, spans, place):
            kept.add(place)
    dash = _dateline(words, spans) if is_opening else 0
    if dash:
        kept = {start for start in kept if start == 0 or start > dash} | {dash + 1}
    kept -= _in_asides(words, kept)
    kept -= _after_list_marks(words, kept)
    return sorted(kept | {0})


def _least(words: Sequence[str], spans: Sequence[Span], at: int) -> float:
    """Return what the chance of a start at a word must exceed."""
    least, openers, _ = _lists()
    before, quoted = _mark_before(words, spans, at)
    word = _word_after(words, spans, at)
    after = (
        "capital" if word[0].isupper() else "small" if word[0].islower() else "number" if word[0].isdigit() else "other"
    )
    if spans[at][0] == spans[at - 1][1] and not quoted:
        return least.get(f"glued {before} {after}", least["glued"])
    if before == "short" and word.lower() in openers and after == "capital":
        return least["short opener"]
    return least.get(f"{'quoted ' if quoted else ''}{before} {after}", _USUAL)


def _mark_before(words: Sequence[str], spans: Sequence[Span], at: int) -> tuple[str, bool]:
    """Return what kind of mark ends before a word, and whether closing marks stand between."""
    last = at - 1
    while last > 0 and at - last <= _MOST_MARKS and words[last] in _CLOSERS and spans[last - 1][1] == spans[last][0]:
        last -= 1
    mark = words[last]
    kind = "other"
    if mark == ".":
        kind = "stop"
    elif mark == ",":
        kind = "comma"
    elif not mark.strip(".…"):
        kind = "dots"
    elif not mark.strip(".…!?"):
        kind = "asked"
    elif mark[-1] == "." and len(mark) > 1:
        kind = "short"
    elif mark.lower() in _lists().linking:
        kind = "linking"
    return kind, last < at - 1 and kind in {"stop", "asked", "dots", "comma"}


def _word_after(words: Sequence[str], spans: Sequence[Span], at: int) -> str:
    """Return the first word of what would start at a word, past marks that open."""
    for later in range(at, min(at + _MOST_MARKS, len(words) - 1)):
        if words[later] not in _OPENERS or spans[later][1] != spans[later + 1][0]:
            return words[later]
    return words[min(at + _MOST_MARKS, len(words) - 1)]


def _moved(words: Sequence[str], spans: Sequence[Span], at: int) -> int:
    """Return a start moved before the marks that open its first word, and after the marks that close the sentence before."""
    while (
        at < len(words) and words[at] in _CLOSERS and spans[at - 1][1] == spans[at][0] and not _opens(words, spans, at)
    ):
        at += 1
    while at > 1 and at < len(words) and _opens(words, spans, at - 1):
        at -= 1
    if 2 < at < len(words) and words[at - 1] == ")" and words[at - 3] != "(" and _LIST_MARK.fullmatch(words[at - 2]):
        at -= 2
    return at


def _opens(words: Sequence[str], spans: Sequence[Span], at: int) -> bool:
    """Tell whether a mark opens what follows: it touches the word after it; one that goes either way, nothing before."""
    if words[at] not in _OPENERS or at + 1 >= len(words) or spans[at][1] != spans[at + 1][0]:
        return False
    return words[at] not in _EITHER_WAY or at == 0 or spans[at - 1][1] < spans[at][0] or words[at - 1] in _OPENERS


def _dateline(words: Sequence[str], spans: Sequence[Span]) -> int:
    """Return where the dash of a dateline such as "VELM, May 3 (Courier) -" stands, 0 where the words begin with none.

    As in the treebanks a dateline stands by itself, so that the sentence behind it has a tree of its own.
    """
    for at in range(1, min(_LONGEST_DATELINE, len(words) - _SHORTEST_REPORT)):
        word = words[at]
        if word in _DASHES and not words[at + 1][0].islower():
            is_spaced = spans[at - 1][1] < spans[at][0] and spans[at][1] < spans[at + 1][0]
            is_shouted = is_spaced and len(words[0]) > 2 and words[0].isupper() and words[0].isalpha()
            if words[at - 1] == ")" or is_shouted or (is_spaced and ")" in words[at - 3 : at]):
                return at
        is_inside = words[:at].count("(") > words[:at].count(")")
        if word in _ENDS or (word[0].islower() and not is_inside):
            return 0
    return 0


def _in_asides(words: Sequence[str], starts: set[int]) -> set[int]:
    """Return the words in brackets that open within a sentence and close soon: no sentence starts at them."""
    inner: set[int] = set()
    opened = -1
    for at, word in enumerate(words):
        if word in {"(", "["}:
            opened = at
        elif word in {")", "]"} and opened >= 0:
            if at - opened <= _LONGEST_ASIDE and opened not in starts and opened + 1 < len(words):
                inner.update(range(opened + 1, at + 1))
            opened = -1
    return inner


def _after_list_marks(words: Sequence[str], starts: set[int]) -> set[int]:
    """Return the words after a number or letter that counts off a list, as in "2. Next" and "b) Then": it is no sentence of its own."""
    joined = set()
    for start in starts:
        at = start + (1 if words[start] == "(" else 0)
        if at + 2 < len(words) and words[at + 1] in {".", ")"} and _LIST_MARK.fullmatch(words[at]):
            joined.update({at + 1, at + 2})
    return joined
