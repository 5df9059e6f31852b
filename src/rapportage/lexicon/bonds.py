"""Words of how two sides stand: trust, deterrence, agreements, trade, mediation, ties (``data/bonds.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load
from rapportage.schema.codes import Bond, Polarity


class Term(NamedTuple):
    """A noun or verb of a bond, the words of a phrase before it, and its own sign (neutral where it has none)."""

    bond: Bond
    sign: Polarity
    before: tuple[str, ...] = ()


class Bonds(NamedTuple):
    """Words by their dictionary form.

    Attributes:
        nouns: What a noun, or a phrase by its last noun, speaks of; phrases first.
        verbs: What a verb speaks of by itself.
        up: Verbs that leave or give a bond its good sign, and keep a bad one.
        down: Verbs that turn it.
        worse: Verbs that make any bond bad.
        good: Adjectives of a good bond.
        bad: Adjectives of a bad one.
        standing: Words that say that an agreement stands.
    """

    nouns: dict[str, tuple[Term, ...]]
    verbs: dict[str, Term]
    up: frozenset[str]
    down: frozenset[str]
    worse: frozenset[str]
    good: frozenset[str]
    bad: frozenset[str]
    standing: frozenset[str]


_SIGNS = {"good": Polarity.POSITIVE, "bad": Polarity.NEGATIVE, "open": Polarity.NEUTRAL}


@cache
def bonds() -> Bonds:
    """Return the words, read once."""
    table = load("bonds")
    nouns: dict[str, list[Term]] = {}
    for bond, groups in table["noun"].items():
        for sign, phrases in groups.items():
            for phrase in phrases:
                *before, last = phrase.split()
                nouns.setdefault(last, []).append(Term(Bond(bond), _SIGNS[sign], tuple(before)))
    verbs = {
        verb: Term(Bond(bond), _SIGNS[sign])
        for bond, groups in table["verb"].items()
        for sign, words in groups.items()
        for verb in words
    }
    return Bonds(
        nouns={last: tuple(sorted(terms, key=lambda term: -len(term.before))) for last, terms in nouns.items()},
        verbs=verbs,
        up=frozenset(table["effect"]["up"]),
        down=frozenset(table["effect"]["down"]),
        worse=frozenset(table["effect"]["worse"]),
        good=frozenset(table["adjective"]["good"]),
        bad=frozenset(table["adjective"]["bad"]),
        standing=frozenset(table["standing"]["words"]),
    )
