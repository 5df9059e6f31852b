"""What the class names of a page, and the first words of a run, say of a text's purpose."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapportage.lexicon.load import load

MAX_OPENING = 200
"""Characters of a run that its opening words are looked for in; the longest pattern spans 130."""


_MARKS = re.compile(r"^[^\w©]+(?=[\w©])")


@cache
def _patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return one pattern per kind of a table, in the file's order."""
    return tuple((kind, re.compile("|".join(parts))) for kind, parts in load("html_hints")[table].items())


@lru_cache(maxsize=65_536)
def kinds_of_token(token: str) -> frozenset[str]:
    """Return what one class name, id or role says: "article", "related", "share", "caption" ...

    >>> sorted(kinds_of_token("related-links"))
    ['related']
    """
    if token.startswith("<"):
        return frozenset()
    return frozenset(kind for kind, pattern in _patterns("hints") if pattern.search(token))


def kinds_of_opening(text: str) -> frozenset[str]:
    """Return what the first words of a run say it is: "related", "promo", "credit" ..., mostly nothing.

    >>> sorted(kinds_of_opening("Read more: Ferry talks fail in Port Osk"))
    ['related']
    """
    return _kinds_of_words(text[:MAX_OPENING])


@lru_cache(maxsize=4_096)
def _kinds_of_words(opening: str) -> frozenset[str]:
    opening = _MARKS.sub("", opening.lower().replace("’", "'"))
    return frozenset(kind for kind, pattern in _patterns("openings") if pattern.match(opening))


@cache
def html_weights() -> dict[str, float]:
    """Return the weight of every feature of a run of a page; ``tools/fit_html_weights.py`` fits them."""
    return {name: float(weight) for name, weight in load("html_weights")["weights"].items()}
