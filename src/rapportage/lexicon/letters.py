"""Letters beyond ASCII by language, and the encodings a language's pages came in."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load


class Letters(NamedTuple):
    """A language's letters beyond ASCII, the most frequent first, and its single-byte encodings."""

    language: str
    letters: str
    encodings: tuple[str, ...]


@cache
def letters() -> tuple[Letters, ...]:
    """Return the languages of ``data/letters.toml`` in its order."""
    return tuple(Letters(name, row["letters"], tuple(row["encodings"])) for name, row in load("letters").items())
