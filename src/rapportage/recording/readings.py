"""A passage made ready for reading: its quotation marks, its sentences, its words, with and without what is quoted."""

from __future__ import annotations

from typing import NamedTuple

from rapportage.recording.passages import Passage
from rapportage.text.marks import Quoted, find_quoted
from rapportage.text.sentences import find_sentences
from rapportage.text.tokens import Tokens, tokens

_STOPS = ".,!?…;:"


class Reading(NamedTuple):
    """A passage with what every finder needs of it.

    Attributes:
        passage: The passage.
        quoted: Words in quotation marks.
        masked: The text with the words in outermost marks blanked by "_", their last stop kept.
        sentences: Sentences of ``masked``: a quotation of several sentences stands in one.
        tokens: Words of ``masked``.
    """

    passage: Passage
    quoted: tuple[Quoted, ...]
    masked: str
    sentences: tuple[tuple[int, int], ...]
    tokens: Tokens


def mask(text: str, quoted: tuple[Quoted, ...]) -> str:
    """Return the text with quoted words blanked, character for character.

    >>> mask("“Go now,” she said.", tuple(find_quoted("“Go now,” she said.")))
    '“______,” she said.'
    """
    parts = []
    done = 0
    for each in quoted:
        if each.depth or each.low < done:
            continue
        keep = each.high - 1 if text[each.high - 1] in _STOPS else each.high
        parts.append(text[done : each.low])
        parts.append("_" * (keep - each.low))
        done = keep
    parts.append(text[done:])
    return "".join(parts)


def read_passage(passage: Passage) -> Reading:
    """Return the passage made ready."""
    quoted = tuple(find_quoted(passage.text))
    masked = mask(passage.text, quoted) if quoted else passage.text
    return Reading(passage, quoted, masked, tuple(find_sentences(masked)), tokens(masked))
