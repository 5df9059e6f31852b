"""Words and marks of a text, with where they stand."""

from __future__ import annotations

import re
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*|[^\w\s]")


class Tokens(NamedTuple):
    """The tokens of ``text[start:end]``: as written, in lower case, and their offsets in the text."""

    words: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]


def tokens(text: str, start: int = 0, end: int | None = None) -> Tokens:
    """Return the tokens of a range; words keep their inner hyphens and apostrophes.

    >>> tokens("Don't fire-bomb it, 3 times.").words
    ["Don't", 'fire-bomb', 'it', ',', '3', 'times', '.']
    """
    found = list(_TOKEN.finditer(text, start, len(text) if end is None else end))
    words = [match[0] for match in found]
    return Tokens(
        words, [word.lower() for word in words], [match.start() for match in found], [match.end() for match in found]
    )
