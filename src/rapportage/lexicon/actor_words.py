"""Words by which actors are told in running text (``data/actor_words.toml``)."""

from __future__ import annotations

from functools import cache

from rapportage.lexicon.load import load


@cache
def actor_words(part: str, name: str) -> frozenset[str]:
    """Return one list of words in lower case.

    >>> "host" in actor_words("capital", "place_verbs")
    True
    """
    return frozenset(load("actor_words")[part][name])
