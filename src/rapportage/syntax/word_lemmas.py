"""Dictionary forms put right: plurals, comparisons and small words beside verbs, where the model spells out what is no word."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from rapportage.syntax.lemmas import verb_lemma

_VOWELS = frozenset("aeiouy")
_UNCOMPARED = frozenset({"more", "most", "less", "least"})


class _Forms(NamedTuple):
    """The word lists of ``data/word_forms.toml``."""

    plurals: Mapping[str, str]
    unchanged: frozenset[str]
    compared: Mapping[str, str]
    small: Mapping[str, Mapping[str, str]]


@cache
def _forms() -> _Forms:
    raw = tomllib.loads(files("rapportage.syntax").joinpath("data/word_forms.toml").read_text(encoding="utf-8"))
    return _Forms(raw["plurals"], frozenset(raw["unchanged"]["words"].split()), raw["compared"], raw["small"])


def mended_lemma(form: str, lemma: str, *, upos: str, xpos: str, known: Container[str]) -> str:
    """Return the dictionary form of a word.

    >>> known = {"witness", "great", "wide", "case"}
    >>> [mended_lemma(each, "x", upos="NOUN", xpos="NNS", known=known) for each in ("witnesses", "cities", "men", "cases")]
    ['witness', 'city', 'man', 'case']
    >>> [mended_lemma(each, "x", upos="ADJ", xpos="JJR", known=known) for each in ("greater", "earlier", "wider", "bigger")]
    ['great', 'early', 'wide', 'big']

    Args:
        form: The word as it stands.
        lemma: What the model spells out.
        upos: Its part of speech.
        xpos: Its Penn tag.
        known: Words that are known to be words.
    """
    small = _forms().small.get(xpos, {}).get(form.lower().replace("’", "'"))
    if small is not None:
        return small
    low = form.lower()
    if upos in {"VERB", "AUX"} or xpos in {"VBD", "VBP", "VBZ"} or (xpos in {"VBG", "VBN"} and lemma not in known):
        return verb_lemma(low, lemma)
    if xpos == "NNS":
        return _singular(form, lemma, known)
    if xpos in {"JJR", "JJS", "RBR", "RBS"} and form.isalpha():
        return _positive(low, lemma, known)
    is_odd = lemma.lower() != low and (xpos == "JJ" or lemma not in known)
    return low if is_odd and upos in {"NOUN", "ADJ", "ADV"} and xpos in {"NN", "JJ", "RB"} else lemma


def _singular(form: str, lemma: str, known: Container[str]) -> str:
    """Return the singular of a common noun."""
    low = form.lower()
    if low in _forms().unchanged or low[:1].isdigit():
        return low
    if low in _forms().plurals:
        return _forms().plurals[low]
    if low.endswith("men") and len(low) > 4:
        return f"{low[:-3]}man"
    if not low.endswith("s") or low.endswith(("ss", "'s", "’s")) or not low.isalpha():
        return low if lemma not in known and low.isalpha() else lemma
    if len(form) > 2 and form[:-1].isupper() and form[-1] == "s":
        return form[:-1]  # UAVs
    if low.endswith("ies") and len(low) > 4:
        return f"{low[:-3]}y"
    if low.endswith("es") and low[:-1] not in known:
        if low.endswith(("sses", "shes", "ches", "xes", "oes", "zzes")) or low[:-2] in known:
            return low[:-2]
        if low.endswith("ves") and f"{low[:-3]}f" in known:
            return f"{low[:-3]}f"
    return low[:-1]


def _positive(low: str, lemma: str, known: Container[str]) -> str:
    """Return an adjective or adverb without -er or -est."""
    if low in _UNCOMPARED:
        return low
    if low in _forms().compared:
        return "well" if lemma == "well" else "badly" if lemma == "badly" else _forms().compared[low]
    stem = low.removesuffix("est") if low.endswith("est") else low.removesuffix("er")
    if stem == low or len(stem) < 2:
        return lemma
    if stem.endswith("i"):
        return f"{stem[:-1]}y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem not in known:
        return stem[:-1]
    closed = len(stem) > 2 and stem[-1] not in _VOWELS and stem[-2] in _VOWELS and stem[-3] not in _VOWELS
    if f"{stem}e" in known and (closed or stem not in known):
        return f"{stem}e"
    return stem if stem in known or lemma not in known else lemma
