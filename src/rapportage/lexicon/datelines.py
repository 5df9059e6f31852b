"""Words that look like the place of a dateline and are none, and words that make a name a medium's."""

from __future__ import annotations

from functools import cache

from rapportage.lexicon.load import load


@cache
def not_places() -> frozenset[str]:
    """Return labels in capitals that open paragraphs."""
    return frozenset(load("datelines")["not_places"])


@cache
def media_words() -> frozenset[str]:
    """Return words of which one at least stands in the name of most media."""
    return frozenset(load("datelines")["media_words"])
