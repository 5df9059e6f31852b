"""Nouns for those who act without a name of their own, by PLOVER's sector (``data/unnamed.toml``)."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from rapportage.lexicon.load import load


class Unnamed(NamedTuple):
    """Nouns for parties.

    Attributes:
        sector: PLOVER's sector of a noun, by its dictionary form.
        private: Nouns for those who speak for nobody but themselves.
        sport: Words that tell a passage about games.
        fiction: Nouns for what tells stories.
        unspecific: Adjectives of acts that stand for none in particular.
        blaming: Words of blame that tell of an act even where nobody is named who is blamed.
        backing: The same of support.
        done: Verbs whose infinitive was done.
        resolved: Nouns whose infinitive was done.
        surely: Words of games that need no second one.
        wishing: Words of wishing and thinking.
        wide: Words that tell of an act only where both sides are known parties.
        saying: Words of plain saying.
        commenting: What is declined when nothing but words is.
        contests: What is done in elections and games as in war.
        pledging: Words that tell of an answer or a promise even where nobody is named who gets it.
    """

    sector: dict[str, str]
    private: frozenset[str]
    sport: frozenset[str]
    fiction: frozenset[str]
    unspecific: frozenset[str]
    blaming: frozenset[str]
    backing: frozenset[str]
    done: frozenset[str]
    resolved: frozenset[str]
    surely: frozenset[str]
    wishing: frozenset[str]
    wide: frozenset[str]
    saying: frozenset[str]
    commenting: frozenset[str]
    pledging: frozenset[str]
    contests: frozenset[str]


@cache
def unnamed() -> Unnamed:
    """Return the nouns for parties, read once; of a noun in two sectors the first holds."""
    table = load("unnamed")
    sector: dict[str, str] = {}
    for code, words in table["sectors"].items():
        for word in words.split():
            sector.setdefault(word, code)
    apart = {**table["apart"], **table["telling"]}
    return Unnamed(
        sector,
        frozenset(table["leaning"]["private"].split()),
        *(frozenset(apart[name].split()) for name in Unnamed._fields[2:]),
    )
