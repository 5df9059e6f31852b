"""Words that tell a place, or how the name of one is put (``data/places.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load


class PlaceWords(NamedTuple):
    """The lists of ``places.toml``, which says what each is."""

    directions: frozenset[str]
    generics_before: tuple[str, ...]
    generics_after: tuple[str, ...]
    locative: frozenset[str]
    strict: frozenset[str]
    parts: frozenset[str]
    taking: frozenset[str]
    seats: frozenset[str]
    short: frozenset[str]
    facilities: frozenset[str]
    small: frozenset[str]
    precision: dict[str, int]
    bodies: frozenset[str]
    cues: dict[str, frozenset[str]]
    endings: dict[str, str]
    common: frozenset[str]


@cache
def place_words() -> PlaceWords:
    """Return the lists, read once."""
    rows = load("places")
    return PlaceWords(
        directions=frozenset(rows["directions"]),
        generics_before=tuple(rows["generics_before"]),
        generics_after=tuple(rows["generics_after"]),
        locative=frozenset(rows["locative"]),
        strict=frozenset(rows["strict"]),
        parts=frozenset(rows["parts"]),
        taking=frozenset(rows["taking"]),
        seats=frozenset(rows["seats"]),
        short=frozenset(rows["short"]),
        facilities=frozenset(rows["facilities"]),
        small=frozenset(rows["small"]),
        precision=dict(rows["precision"]),
        bodies=frozenset(rows["bodies"]["after"]),
        cues={land: frozenset(words) for land, words in rows["cues"].items()},
        endings=dict(rows["endings"]),
        common=frozenset(rows["common"]["words"]),
    )
