"""Words that tell of harm to people, and words that count them (``data/harms.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load
from rapportage.schema.codes import Harm


class Trigger(NamedTuple):
    """A word or phrase of harm: its words in lower case, what it counts, and how it takes the number."""

    words: tuple[str, ...]
    harm: Harm
    manner: str  # passive, ing, base, die, state, noun, nominal, toll
    is_shot: bool = False
    is_struck: bool = False
    is_either: bool = False
    is_carried: bool = False


class Harms(NamedTuple):
    """Triggers by first word (longest first), people by word, decoys, qualifiers by first word (longest first).

    ``groups`` are singular nouns for many, ``weapons`` the words that make "hit" harm to people,
    ``hospitals`` those that make "taken" harm, ``violence`` those that make a single death somebody's deed.
    """

    triggers: dict[str, tuple[Trigger, ...]]
    people: dict[str, str]
    decoys: frozenset[str]
    qualifiers: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    groups: frozenset[str] = frozenset()
    weapons: frozenset[str] = frozenset()
    hospitals: frozenset[str] = frozenset()
    violence: frozenset[str] = frozenset()

    def rows_of(self, trigger: Trigger) -> tuple[Trigger, ...]:
        """Return every row of a trigger's words: "injured" is a participle and a state."""
        return tuple(row for row in self.triggers.get(trigger.words[0], ()) if row.words == trigger.words)


def _triggers(table: dict[str, dict[str, list[str]]]) -> dict[str, tuple[Trigger, ...]]:
    """Return every trigger by its first word; a phrase in two lists keeps both manners apart by order."""
    found: dict[str, list[Trigger]] = {}
    for name in ("killed", "injured", "shot", "struck", "either", "carried", "missing", "captured", "displaced"):
        harm = _HARMS.get(name) or Harm(name)
        for manner, phrases in table[name].items():
            for phrase in phrases:
                words = tuple(phrase.split())
                found.setdefault(words[0], []).append(
                    Trigger(
                        words,
                        harm,
                        manner,
                        name in {"shot", "struck"},
                        name == "struck",
                        name == "either",
                        name == "carried",
                    )
                )
    return {first: tuple(sorted(rows, key=lambda row: -len(row.words))) for first, rows in found.items()}


_HARMS = {"shot": Harm.INJURED, "struck": Harm.INJURED, "either": Harm.KILLED, "carried": Harm.INJURED}


@cache
def harms() -> Harms:
    """Return the vocabulary of harm, read once."""
    table = load("harms")
    people: dict[str, str] = {}
    for population, words in table["people"].items():
        for word in words:
            people.setdefault(word, "" if population == "plain" else population)
    qualifiers: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for kind, phrases in table["qualifier"].items():
        for phrase in phrases:
            words = tuple(phrase.split())
            qualifiers.setdefault(words[0], []).append((words, kind))
    by_first = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in qualifiers.items()}
    return Harms(
        _triggers(table),
        people,
        frozenset(table["decoys"]["words"]),
        by_first,
        frozenset(table["groups"]["words"]),
        frozenset(table["weapons"]["words"]),
        frozenset(table["hospitals"]["words"]),
        frozenset(table["violence"]["words"]) | frozenset(table["weapons"]["words"]),
    )
