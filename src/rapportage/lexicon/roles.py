"""Words for those who speak and act: offices, trades, organs of a state, titles (``data/roles.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.bodies import bodies
from rapportage.lexicon.load import load
from rapportage.lexicon.offices import offices
from rapportage.schema.codes import Role

_STATE = frozenset({"GOV", "MIL", "SPY", "COP", "LEG", "JUD", "JRN"})
"""Sectors of bodies that act for their state: "Velmarki students" are people from there, no organ."""


class Roles(NamedTuple):
    """``person`` and ``organ`` map lower-case words (one or several) to a role and to an organ's key."""

    person: dict[str, Role]
    organ: dict[str, str]
    titles: frozenset[str]
    particles: frozenset[str]
    former: frozenset[str]
    heads: frozenset[str]
    led: dict[str, Role]
    outlets: frozenset[str]
    outlet_last: frozenset[str]


@cache
def roles() -> Roles:
    """Return the roles, read once."""
    table = load("roles")
    person: dict[str, Role] = {}
    for role, words in table["person"].items():
        for word in words:
            person.setdefault(word, Role(role))
    organ: dict[str, str] = {}
    for key, words in table["organ"].items():
        for word in words:
            organ.setdefault(word, key)
    known = bodies()
    for phrase, key in known.phrases.items():
        if known.organs[key].sector in _STATE:
            organ.setdefault(phrase, key)
    for name, office in offices().by_name.items():
        person.setdefault(name, office.role)
    words_of = {name: frozenset(table[name]["words"]) for name in ("titles", "particles", "former")}
    led = {word: Role(role) for role, words in table["led"].items() if role != "heads" for word in words}
    return Roles(
        person,
        organ,
        words_of["titles"],
        words_of["particles"],
        words_of["former"],
        frozenset(table["led"]["heads"]),
        led,
        frozenset(table["outlets"]["names"]),
        frozenset(table["outlets"]["last"]),
    )
