"""Words that tell in what field an act lies (``data/contexts.toml``)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load


class Contexts(NamedTuple):
    """Contexts by dictionary form, several words joined by a hyphen; contexts by mode."""

    words: Mapping[str, tuple[str, ...]]
    modes: Mapping[str, str]


@cache
def contexts() -> Contexts:
    """Return the words of contexts, read once."""
    table = load("contexts")
    found: dict[str, list[str]] = defaultdict(list)
    for name, words in table["words"].items():
        for word in words.split():
            found[word].append(name)
    return Contexts({word: tuple(names) for word, names in found.items()}, table["modes"])
