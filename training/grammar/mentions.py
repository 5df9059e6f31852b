"""Labels of weapons and offices, by the rules of the own training text: what is always a name, what may be one."""

from __future__ import annotations

from training.grammar.tree import Word
from training.grammar.words import listed

LOOSE_WEAPONS = frozenset(listed("labels", "loose_weapons"))
"""Weapons only by their use."""
FIELDS = frozenset(listed("labels", "fields"))
"""Words that belong to the office they stand before."""
STATE = frozenset(listed("labels", "state"))
"""Offices that are titles wherever they stand next to a name; a spokesman or a chief only may be one."""


def mend(words: list[Word]) -> None:
    """Label weapons, and offices that stand alone, among words that have no label."""
    weapons, offices = set(listed("nouns", "weapon")) | {"gunboat", "frigate"}, set(listed("nouns", "office"))
    for before, each in zip([None, *words], words, strict=False):
        if each.name != "O" or each.upos != "NOUN":
            continue
        joined = before is not None and before.above is each and before.rel in ("compound", "amod")
        if each.lemma in weapons:
            _weapon(each, before if joined and before is not None and before.rel == "compound" else None)
        elif each.lemma in offices and each.xpos == "NN":
            field = joined and before is not None and before.lemma in FIELDS
            each.name = "O~B-TITLE~I-TITLE" if field else "O~B-TITLE"
            if field and before is not None:
                before.name = "O~B-TITLE"


def _weapon(each: Word, before: Word | None) -> None:
    loose = "~O" if each.lemma in LOOSE_WEAPONS or each.rel == "compound" else ""
    if before is not None and before.name == "B-WEAPON":
        each.name = "I-WEAPON"
    elif before is not None and before.name == "O":
        before.name = "O~B-WEAPON"
        each.name = f"B-WEAPON~I-WEAPON{loose}"
    else:
        each.name = f"B-WEAPON{loose}"


def entitle(words: list[Word]) -> None:
    """Label the words of an office before a name: the field and the office, without "former", "senior" or the body."""
    last = words[-1]
    strong = last.lemma.lower() in STATE or last.form[:1].isupper()
    loose = "" if strong and last.form not in ("Mr.", "Mrs.") else "~O"
    first = len(words) - 1
    while first > 0 and words[first - 1].above is last and words[first - 1].lemma.lower() in FIELDS:
        first -= 1
    for i, each in enumerate(words[first:]):
        each.name = f"{'B' if i == 0 else 'I'}-TITLE{loose}"
    for each in words[:first]:
        if each.name == "O" and each.rel != "amod":
            each.name = "*"
