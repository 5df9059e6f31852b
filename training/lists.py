"""The word lists of the readers."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path


@cache
def words_of(name: str) -> frozenset[str]:
    """Return a list of ``lists.toml`` as a set of words in small letters.

    >>> "howitzer" in words_of("weapons")
    True
    """
    table = tomllib.loads((Path(__file__).parent / "lists.toml").read_text(encoding="utf-8"))
    return frozenset(str(table[name]).split())
