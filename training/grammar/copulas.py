"""Clauses with "be": qualities, places, kinds, "it is clear that S", "there is N"."""

from __future__ import annotations

from random import Random

from training.grammar import plans
from training.grammar.commons import determiner, noun
from training.grammar.nouns import adjectives, place, plain
from training.grammar.plans import Clauses, under
from training.grammar.times import time_adjunct
from training.grammar.tree import Part, Phrase, grow, word
from training.grammar.verbs import FINITE, group
from training.grammar.words import pick


def copular(rng: Random, depth: int, clauses: Clauses, *, subject: Phrase | None = None, shape: str = "") -> Phrase:
    """Return "X is ADJ", "X is a Y", "X is ready to V", "it is clear that S", "X is in Y"."""
    draw = rng.random()
    shape = shape or rng.choice([each for each in FINITE if each != "progressive"])
    if draw < 0.2 and depth > 0 and subject is None:
        it = word("it", "PRON", "PRP")
        predicate = word(pick(rng, "adjectives", "fact"), "ADJ", "JJ")
        inner = grow(clauses.finite(rng, depth - 1), left=[("mark", word("that", "SCONJ", "IN"))])
        if rng.random() < 0.35:
            inner = clauses.infinitive(rng, depth - 1)
        return _with_be(rng, predicate, it, shape, right=[("csubj", inner)], rel="expl")
    who = subject or (happening_or_someone(rng))
    right: list[Part] = []
    if draw < 0.45 and depth > 0:
        predicate = word(pick(rng, "adjectives", "state"), "ADJ", "JJ")
        right = [("xcomp", clauses.infinitive(rng, depth - 1))]
    elif draw < 0.65:
        predicate = word(pick(rng, "adjectives", "verdict"), "ADJ", "JJ")
    elif draw < 0.75:
        predicate = word(pick(rng, "adjectives", "of"), "ADJ", "JJ")
        right = [("obl", under("of", plain(rng, "abstract")))]
    elif draw < 0.85:
        predicate = under(rng.choice(("in", "at", "near", "under", "within")), place(rng))
    else:
        predicate = grow(noun(pick(rng, "nouns", "epithet")), left=[determiner("a"), *adjectives(rng, 1)])
    if rng.random() < 0.25:
        right.append(time_adjunct(rng))
        right.sort(key=lambda part: part[0] == "xcomp")
    return _with_be(rng, predicate, who, shape, right=right)


def _with_be(
    rng: Random, predicate: Phrase, subject: Phrase | None, shape: str, *, right: list[Part], rel: str = "nsubj"
) -> Phrase:
    left, be = group(rng, "be", shape, subject=subject, negative=rng.random() < 0.12)
    after = be.notes.get("not") == "after"
    last = [left.pop()] if after else []
    first: list[Part] = [(rel, subject)] if subject is not None else []
    return grow(predicate, left=[*first, *left, ("cop", be), *last], right=right)


def existential(rng: Random, depth: int, clauses: Clauses) -> Phrase:
    """Return "there was N"."""
    what = clauses.rich(rng, plain(rng, rng.choice(("event", "abstract", "people"))), depth - 1)
    if rng.random() < 0.3:
        what = grow(noun(pick(rng, "nouns", "abstract")), left=[determiner("no")])
    left, be = group(rng, "be", rng.choice(("past", "present", "perfect", "modal")), subject=what)
    be.head.upos = "VERB"
    right: list[Part] = [("nsubj", what)]
    if rng.random() < 0.5:
        right.append(("obl", under("in", place(rng))))
    return grow(be, left=[("expl", word("there", "PRON", "EX")), *left], right=right)


def happening_or_someone(rng: Random) -> Phrase:
    """Return a subject for a copula."""
    return (
        plans.happening(rng)
        if rng.random() < 0.5
        else plans.someone(rng)
        if rng.random() < 0.7
        else plain(rng, "facility")
    )
