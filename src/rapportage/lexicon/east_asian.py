"""What East Asian text looks like once it was read under another code page."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load


class EastAsian(NamedTuple):
    """Characters that tell, see ``data/east_asian.toml``."""

    marks: str
    wide_space: str
    traditional: dict[str, str]
    korean: frozenset[str]


@cache
def east_asian() -> EastAsian:
    """Return the characters that tell."""
    table = load("east_asian")
    korean = frozenset("".join(table["korean"]["common"].split()))
    return EastAsian(table["marks"], table["wide_space"], table["traditional"], korean)
