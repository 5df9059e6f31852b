"""Small words by the work they do (``data/grammar.toml``)."""

from __future__ import annotations

from functools import cache

from rapportage.lexicon.load import load


@cache
def listed(name: str) -> frozenset[str]:
    """Return one list of small words.

    >>> "although" in listed("clause_bounds")
    True
    """
    return frozenset(load("grammar")[name])
