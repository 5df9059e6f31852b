"""Weapons and other instruments by kind, with the PLOVER mode of an assault with them (``data/weapons.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.lines import read_names, rows
from rapportage.lexicon.load import load


class Weapon(NamedTuple):
    """A weapon word: its kind ("drone", "ballistic missile") and the ASSAULT mode it gives, empty where it gives none."""

    name: str
    kind: str
    mode: str


class Weapons(NamedTuple):
    """Weapons by lower-case words, singular and plural; types by their exact name ("Shahed-136", "Kalashnikov"); the words' lengths.

    Attributes:
        by_name: Common nouns, one or several words, also with hyphens as blanks.
        types: Proper names of weapon types as written, by their words.
        longest: How many words the longest common noun has.
    """

    by_name: dict[str, Weapon]
    types: dict[str, Weapon]
    longest: int


@cache
def weapons() -> Weapons:
    """Return the weapons, read once."""
    table = load("weapons")
    found: dict[str, Weapon] = {}
    types: dict[str, Weapon] = {}
    for mode, block in table["words"].items():
        for kind, written in rows(block):
            for name in read_names(written).written:
                weapon = Weapon(name, kind, "" if mode == "none" else mode)
                for form in (name, _plural(name)):
                    found.setdefault(form, weapon)
                    found.setdefault(form.replace("-", " "), weapon)
    for mode, block in table["types"].items():
        for kind, written in rows(block):
            for name in read_names(written).written:
                types.setdefault(name, Weapon(name, kind, "" if mode == "none" else mode))
    return Weapons(found, types, max(name.count(" ") + 1 for name in found))


def _plural(name: str) -> str:
    """Return the plural of a weapon word: "knife" and "knives", "aircraft" and itself."""
    if name.endswith(
        ("aircraft", "fire", "gas", "napalm", "ammunition", "artillery", "phosphorus", "shrapnel", "sarin", "ordnance")
    ):
        return name
    if name.endswith("knife"):
        return name[:-2] + "ves"
    return name + ("es" if name.endswith(("s", "ch", "sh", "x")) else "s")
