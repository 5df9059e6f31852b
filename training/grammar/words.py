"""The open-class words of the grammar and their inflected forms."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from random import Random

VOWELS = "aeiou"


@cache
def table(name: str) -> dict[str, dict[str, str]]:
    """Return a word table of this folder, by its name without the ending."""
    return tomllib.loads((files("training.grammar") / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def listed(section: str, key: str) -> tuple[str, ...]:
    """Return the words of one list of words.toml."""
    return tuple(table("words")[section][key].split())


def pick(rng: Random, section: str, key: str) -> str:
    """Return one word of a list, an underscore read as part of it."""
    return rng.choice(listed(section, key))


@cache
def _irregular() -> dict[str, tuple[str, str]]:
    rows = (row.split() for line in str(table("forms")["verbs"]).splitlines() for row in line.split("|"))
    return {row[0]: (row[1], row[2]) for row in rows if len(row) == 3}


@cache
def _plurals() -> dict[str, str]:
    rows = (row.split() for line in str(table("forms")["nouns"]).splitlines() for row in line.split("|"))
    return {row[0]: row[1] for row in rows if len(row) == 2}


@cache
def _singulars() -> dict[str, str]:
    known = {plural: one for one, plural in _plurals().items()}
    for section in table("words").values():
        for value in section.values():
            for one in value.split():
                known.setdefault(plural_of(one), one)
    return known


def verb_form(lemma: str, tag: str) -> str:
    """Return a verb's form for a Penn tag: VB, VBP, VBZ, VBD, VBN or VBG."""
    if tag in ("VB", "VBP"):
        return lemma
    if tag == "VBZ":
        return "has" if lemma == "have" else _with_s(lemma)
    if tag in ("VBD", "VBN"):
        pair = _irregular().get(lemma)
        return pair[tag == "VBN"] if pair else _with_ed(lemma)
    return _with_ing(lemma)


def plural_of(noun: str) -> str:
    """Return a noun's plural."""
    return _plurals().get(noun) or _with_s(noun)


def singular_of(noun: str) -> str:
    """Return a plural noun's singular."""
    return _singulars().get(noun) or (noun.removesuffix("s"))


def _with_s(form: str) -> str:
    if form.endswith("y") and form[-2:-1] not in VOWELS:
        return form[:-1] + "ies"
    if form.endswith(("s", "x", "z", "ch", "sh")) or form in ("go", "do", "veto", "torpedo", "embargo"):
        return form + "es"
    return form + "s"


def _doubles(lemma: str) -> bool:
    return lemma in str(table("forms")["doubling"]).split()


def _with_ed(lemma: str) -> str:
    if lemma.endswith("e"):
        return lemma + "d"
    if lemma.endswith("y") and lemma[-2] not in VOWELS:
        return lemma[:-1] + "ied"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ed"


def _with_ing(lemma: str) -> str:
    if lemma in ("lie", "die", "tie"):
        return lemma[:-2] + "ying"
    if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) and lemma != "be":
        return lemma[:-1] + "ing"
    return lemma + (lemma[-1] if _doubles(lemma) else "") + "ing"
