"""The words of harm in a sentence, and in which manners they take those they count."""

from __future__ import annotations

from typing import NamedTuple

from rapportage.lexicon.harms import Trigger, harms
from rapportage.text.tokens import Tokens


class Hit(NamedTuple):
    """A word of harm in tokens ``first..last``, both included."""

    first: int
    last: int
    trigger: Trigger


_SHOOTING = frozenset(
    [
        "shoots",
        "shoot",
        "shot",
        "shooting",
        "stabs",
        "stab",
        "stabbed",
        "stabbing",
        "struck",
        "strikes",
        "strike",
        "hit",
        "hits",
        "wounds",
        "injures",
        "beat",
    ]
)


def find_hits(words: Tokens, low: int, high: int) -> list[Hit]:
    """Return the words of harm in tokens ``low..high``, longest first, none overlapping."""
    table = harms().triggers
    found: list[Hit] = []
    at = low
    while at < high:
        for trigger in table.get(words.lower[at], ()):
            size = len(trigger.words)
            if at + size <= high and tuple(words.lower[at : at + size]) == trigger.words:
                if trigger.is_shot and words.lower[at + size : at + size + 1] == ["down"]:
                    break  # an aircraft
                if trigger.words == ("fatally",) and words.lower[at + 1 : at + 2] and words.lower[at + 1] in _SHOOTING:
                    break  # "fatally shoots": of "six were shot, two fatally" it counts the dead
                if trigger.is_struck and harms().weapons.isdisjoint(words.lower[low:high]):
                    break
                if trigger.is_carried and harms().hospitals.isdisjoint(words.lower[at:high]):
                    break
                found.append(Hit(at, at + size - 1, trigger))
                at += size - 1
                break
        at += 1
    return found


def manners(hit: Hit) -> set[str]:
    """Return every manner in which a word of harm takes its number: "injured" is a participle and a state."""
    rows = harms().triggers.get(hit.trigger.words[0], ())
    return {row.manner for row in rows if row.words == hit.trigger.words}
