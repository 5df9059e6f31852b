"""What the class names of a page, and the first words of a run, say of a text's purpose."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from rapportage.lexicon.load import load

MAX_OPENING = 200
"""Characters of a run that its opening words are looked for in; the longest pattern spans 130."""


_MARKS = re.compile(r"^[^\w©]+(?=[\w©])")


MAX_CLOSING = 120
"""Characters of a caption that its credit is looked for in: the longest of 39 read had 88."""


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


def credit_start(caption: str) -> int | None:
    """Return where the credit begins that a caption ends with, None where it ends without.

    >>> credit_start("The wreck off Port Osk. (R. Osk/Courier)")
    24
    """
    offset = max(0, len(caption) - MAX_CLOSING)
    found = [pattern.search(caption[offset:]) for pattern in _closings()]
    starts = [offset + match.start() for match in found if match is not None]
    return min(starts, default=None)


@cache
def _closings() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(part, re.IGNORECASE) for part in load("html_hints")["closings"]["credit"])


@cache
def html_weights() -> dict[str, float]:
    """Return how much each feature of a run of a page speaks for its being the article's text; set by hand, with reasons."""
    table = load("html_weights")["weights"]
    return {name: float(weight) for name, weight in table.items()}
