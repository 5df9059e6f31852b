"""Wordings that no whole sentence has (``data/holes.toml``)."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple

_SLOT = re.compile(r"\{(\w+)\}")


class HoleRule(NamedTuple):
    """A wording with a hole in it.

    Attributes:
        name: What it is called.
        missing: The value of ``Missing`` it speaks for.
        confidence: Share of right finds.
        next: Tokens that may follow the word it is tried at; any, where empty.
        pattern: The wording; its group "at" stands where words are missing.
        guard: Silent where this is found in the words before.
    """

    name: str
    missing: str
    confidence: float
    next: frozenset[str]
    pattern: re.Pattern[str]
    guard: re.Pattern[str] | None


@cache
def hole_rules() -> dict[str, tuple[HoleRule, ...]]:
    """Return the rules by the word, in lower case, at which each is tried."""
    table = tomllib.loads(files("rapportage.lexicon.data").joinpath("holes.toml").read_text("utf-8"))
    lists: dict[str, list[str]] = table["lists"]
    found: dict[str, list[HoleRule]] = {}
    for row in table["rule"]:
        rule = HoleRule(
            row["name"],
            row["missing"],
            row["confidence"],
            frozenset(_words(row["next"], lists)),
            re.compile(_filled(row["pattern"], lists)),
            re.compile(row["guard"]) if row["guard"] else None,
        )
        for word in sorted(set(_words(row["first"], lists))):
            found.setdefault(word, []).append(rule)
    return {word: tuple(rules) for word, rules in found.items()}


def _filled(pattern: str, lists: dict[str, list[str]]) -> str:
    """Return a pattern with the names of lists replaced by their words; counts like {1,4} are left alone."""
    return _SLOT.sub(lambda slot: "(?:" + "|".join(lists[slot[1]]) + ")" if slot[1] in lists else slot[0], pattern)


def _words(named: list[str], lists: dict[str, list[str]]) -> list[str]:
    """Return words in lower case, lists by name spelled out."""
    return [
        word.lower()
        for entry in named
        for word in (lists[entry[1:-1]] if entry.startswith("{") and entry.endswith("}") else [entry])
    ]
