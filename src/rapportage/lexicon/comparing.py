"""Words by which what reports say is compared (``data/comparing.toml``)."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Comparing(NamedTuple):
    """Stems of striking, prepositions after which a state is a place, words for people at large, empty words."""

    stems: tuple[str, ...]
    locative: frozenset[str]
    people: frozenset[str]
    empty: frozenset[str]


@cache
def comparing() -> Comparing:
    """Return the vocabulary, read once."""
    table = tomllib.loads(files("rapportage.lexicon.data").joinpath("comparing.toml").read_text("utf-8"))
    return Comparing(
        stems=tuple(table["blow"]["stems"]),
        locative=frozenset(table["blow"]["locative"]),
        people=frozenset(table["toll"]["people"]),
        empty=frozenset(table["deed"]["empty"]),
    )
