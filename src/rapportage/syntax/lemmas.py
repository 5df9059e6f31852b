"""Dictionary forms of verbs put right: what the model spells out, checked against irregular verbs and known words."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

_VOWELS = frozenset("aeiouy")
_KEEP_DOUBLE = frozenset("lsfz")
_NEVER_DOUBLED = frozenset("wxyh")
_LIKELY_SILENT = (
    "at",
    "iz",
    "is",
    "us",
    "v",
    "c",
    "dg",
    "ng",
    "rg",
    "u",
    "s",
    "z",
    "ur",
    "ir",
    "id",
    "ut",
    "it",
    "ag",
    "bl",
    "pl",
    "tl",
    "gl",
    "kl",
    "ud",
    "ced",
    "sed",
    "sum",
    "ven",
    "lin",
    "rin",
    "fin",
    "eg",
)
"""Ends after which an unknown stem gets an -e: "exfiltrat", "castigat"."""


@cache
def _irregular() -> dict[str, str]:
    """Return the base of each form of the irregular verbs."""
    table = tomllib.loads(files("rapportage.syntax").joinpath("data/verb_forms.toml").read_text("utf-8"))
    forms: dict[str, str] = {}
    for line in table["irregular"].split("\n"):
        base, *others = line.split() or [""]
        for form in (base, *(each for other in others for each in other.split("/"))):
            forms.setdefault(form, base)
    return forms


@cache
def _silent() -> frozenset[str]:
    table = tomllib.loads(files("rapportage.syntax").joinpath("data/verb_forms.toml").read_text("utf-8"))
    return frozenset(table["silent"].split())


@cache
def _known() -> frozenset[str]:
    """Return whole words that are known to be words: those of the model's vocabulary; none where no model lies here."""
    path = files("rapportage.syntax").joinpath("weights/vocab.txt")
    if not path.is_file():
        return frozenset()
    return frozenset(word for word in path.read_text("utf-8").split("\n") if word.isalpha())


@lru_cache(maxsize=50_000)
def verb_lemma(form: str, lemma: str) -> str:
    """Return the base form of a verb.

    Args:
        form: The verb as it stands, in lower case.
        lemma: What somebody takes for its base form; it stands unless it is no word, or the form is irregular.

    >>> verb_lemma("seized", "seiz"), verb_lemma("fled", "fle"), verb_lemma("planned", "plann"), verb_lemma("denied", "deni")
    ('seize', 'flee', 'plan', 'deny')
    """
    base = _irregular().get(form)
    if base is not None:
        return lemma if lemma in {"find", "lie", "see", "bear", "ground", "wind", "wound"} and lemma != form else base
    known = _known()
    if not known or ((lemma in known or lemma in _silent()) and lemma != form and _makes(lemma, form)):
        return lemma
    if form.endswith("ing") and len(form) > 4:
        return _stripped(form[:-3], known)
    if form.endswith("ied") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith("ed") and len(form) > 3:
        return form[:-1] if form.endswith("eed") and form[:-1] in known else _stripped(form[:-2], known)
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith("s") and not form.endswith("ss"):
        return form[:-2] if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")) else form[:-1]
    return lemma if lemma in known else form


def _makes(lemma: str, form: str) -> bool:
    """Tell whether a form can be made of a lemma by rule."""
    if lemma.endswith("ie") and len(lemma) > 4:
        return False  # "carrie" of "carries"
    if lemma.endswith(("onge", "inge")) and lemma not in _known() | _silent():
        return False  # "prolonge" of "prolonged"
    if lemma.endswith("e"):
        return form in {lemma + "d", lemma[:-1] + "ing", lemma + "s", lemma + "ing"} and (
            lemma[:-1] not in _known() or _wants_e(lemma[:-1]) or lemma in _silent()
        )
    if lemma.endswith("y") and form in {lemma[:-1] + "ied", lemma[:-1] + "ies"}:
        return True
    last = lemma[-1:]
    plain = {lemma + "ed", lemma + "ing", lemma + "s", lemma + "es"}
    return (form in plain and not _wants_e(lemma) and lemma + "e" not in _silent()) or form in {
        lemma + last + "ed",
        lemma + last + "ing",
    }


def _wants_e(stem: str) -> bool:
    """Tell whether a stem that was not doubled must have had an -e: "fir" of "fired", "not" of "noted"."""
    if len(stem) < 2 or stem[-1] in _VOWELS or stem[-1] in _NEVER_DOUBLED or stem[-2] not in _VOWELS:
        return False
    return not any(letter in _VOWELS for letter in stem[:-2])


def _stripped(stem: str, known: frozenset[str]) -> str:
    """Return the verb of a stem from which -ed or -ing was taken."""
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
        single = stem[:-1]
        if stem[-1] in _KEEP_DOUBLE:
            if stem in known:
                return stem
            is_long = stem[-1] == "l" and any(letter in _VOWELS for letter in stem[:-3])  # "expel", not "quell"
            return single if is_long or single in known else stem
        return stem if stem in known and single not in known else single
    if stem + "e" in _silent():
        return stem + "e"
    if stem + "e" in known and (_wants_e(stem) or stem not in known or stem + "e" in _silent()):
        return stem + "e"
    if stem in known:
        return stem
    return stem + "e" if stem.endswith(_LIKELY_SILENT) and not stem.endswith(("ong", "ing")) else stem
