"""Words by which what reports say is compared (``data/comparing.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Comparing(NamedTuple):
    """Stems of striking, prepositions of place, words for people at large, for the rest, for days, and empty words."""

    stems: tuple[str, ...]
    locative: frozenset[str]
    people: frozenset[str]
    rest: frozenset[str]
    calendar: frozenset[str]
    empty: frozenset[str]


@cache
def comparing() -> Comparing:
    """Return the vocabulary, read once."""
    table = tomllib.loads(files("rapportage.lexicon.data").joinpath("comparing.toml").read_text("utf-8"))
    return Comparing(
        stems=tuple(table["blow"]["stems"]),
        locative=frozenset(table["blow"]["locative"]),
        people=frozenset(table["toll"]["people"]),
        rest=frozenset(table["toll"]["rest"]),
        calendar=frozenset(table["toll"]["calendar"]),
        empty=frozenset(table["deed"]["empty"]),
    )
