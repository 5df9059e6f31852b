"""States of the world: names, adjectives, people, capitals (``data/states.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load


class State(NamedTuple):
    """A state under all the words a newswriter has for it; ``code`` is ISO 3166 alpha-3, or KOS."""

    code: str
    iso2: str
    name: str
    demonyms: tuple[str, ...]
    people: tuple[str, ...]
    capital: str
    also: tuple[str, ...]
    metonyms: tuple[str, ...]
    old: tuple[str, ...]
    prefixes: tuple[str, ...]
    caution: frozenset[str]


def plural(demonym: str) -> str:
    """Return the people a demonym names.

    >>> plural("Iraqi"), plural("Irish")
    ('Iraqis', 'Irish')
    """
    return demonym if demonym.endswith(("ese", "ish", "ch", "ss")) else demonym + "s"


@cache
def states() -> dict[str, State]:
    """Return every state by its code."""
    found = {}
    for code, row in load("states").items():
        demonyms = tuple(row["demonyms"])
        found[code] = State(
            code=code,
            iso2=row["iso2"],
            name=row["name"],
            demonyms=demonyms,
            people=tuple(row["people"]) if "people" in row else tuple(plural(word) for word in demonyms),
            capital=row["capital"],
            also=tuple(row.get("also", ())),
            metonyms=tuple(row.get("metonyms", ())),
            old=tuple(row.get("old", ())),
            prefixes=tuple(row.get("prefixes", ())),
            caution=frozenset(row.get("caution", ())),
        )
    return found
