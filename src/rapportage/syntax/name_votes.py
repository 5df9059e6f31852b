"""One type for one name: what the model says of all mentions of a name in a text decides together.

Measured on half of the world set's articles and half of UNER's: 1.3 and .1 points of F1 of persons, organisations, places; the least
sureness .8 and .9 points more, by precision, at a point of recall.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from rapportage.syntax.analysis import Name
from rapportage.syntax.name_spans import is_demonym, is_short_for

VOTING = ("PER", "ORG", "LOC", "NORP", "WEAPON", "MISC")
"""Types that mentions are weighed over, the columns of the evidence; titles, dates and numbers are what their words say."""

_LEAST_SURE = 0.55
"""Persons, bodies and places less sure than this are names of no known type: more than half of them are wrong."""

_LONGEST_SURNAME = 4
"""Words of "bin al - Rashad"."""

_SETTLED = frozenset({"PER", "ORG", "LOC"})

Evidence = Mapping[int, NDArray[np.float32]]
"""Log-probability of each of `VOTING` for words of names, by the word's number."""


def settle_types(words: Sequence[str], names: Sequence[Name], evidence: Evidence) -> list[Name]:
    """Return names with types that agree: a mention counts for itself, the others of its name by the root of their number.

    A surname (the last words of a name) or a first name alone is heard together with the full names it belongs to, what stands in
    brackets for a name with that name. Nothing hangs on the order of the mentions.

    Args:
        words: All words of the text.
        names: The names, in order.
        evidence: What the model says of their words.
    """
    weighed = {at: _of_span(name, evidence) for at, name in enumerate(names) if _votes(words, name)}
    by_key: dict[tuple[str, ...], list[int]] = {}
    for at in weighed:
        by_key.setdefault(_key(words, names[at]), []).append(at)
    sums = {key: np.sum([weighed[at] for at in group], axis=0) for key, group in by_key.items()}
    links = _links(words, names, by_key)
    found = list(names)
    for key, group in by_key.items():
        linked = links.get(key, ())
        others = len(group) - 1 + sum(len(by_key[each]) for each in linked)
        whole = np.sum([sums[key], *(sums[each] for each in sorted(linked))], axis=0)
        for at in group:
            found[at] = _settled(names[at], weighed[at], whole - weighed[at], others)
    return found


def _votes(words: Sequence[str], name: Name) -> bool:
    return name.type in VOTING and not (name.type == "NORP" and is_demonym(words[name.first : name.end]))


def _key(words: Sequence[str], name: Name) -> tuple[str, ...]:
    return tuple(word.lower() for word in words[name.first : name.end])


def _of_span(name: Name, evidence: Evidence) -> NDArray[np.float32]:
    """Return the mean log-probability of each type over the words of a name that the model took for one."""
    rows = [evidence[at] for at in range(name.first, name.end) if at in evidence]
    return np.mean(rows, axis=0) if rows else np.zeros(len(VOTING), np.float32)


def _links(
    words: Sequence[str], names: Sequence[Name], by_key: Mapping[tuple[str, ...], Sequence[int]]
) -> dict[tuple[str, ...], set[tuple[str, ...]]]:
    """Return which names are heard together with which."""
    links: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for key, group in by_key.items():
        if len(key) > 1 and any(names[at].type == "PER" for at in group):
            surnames = {key[-length:] for length in range(1, min(len(key), _LONGEST_SURNAME + 1))}
            for part in ({key[:1]} | surnames) & by_key.keys():
                links.setdefault(part, set()).add(key)
        for at in group:
            if at and is_short_for(words, names[at - 1], names[at]):
                full = _key(words, names[at - 1])
                if full in by_key and full != key:
                    links.setdefault(key, set()).add(full)
                    links.setdefault(full, set()).add(key)
    return links


def _settled(name: Name, own: NDArray[np.float32], rest: NDArray[np.float32], others: int) -> Name:
    """Return a name with the type that it and its others have together, MISC where that is not sure enough."""
    kind, confidence = name.type, name.confidence
    if others:
        scores = own + rest / np.sqrt(others)
        chances = np.exp(scores - scores.max())
        best = int(chances.argmax())
        kind, confidence = VOTING[best], round(float(chances[best] / chances.sum()), 4)
    if kind in _SETTLED and confidence < _LEAST_SURE:
        kind = "MISC"
    return name._replace(type=kind, confidence=confidence)
