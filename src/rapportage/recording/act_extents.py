"""The words of a report that an act's row points at: a part of its sentence that reads by itself, sides and object with it."""

from __future__ import annotations

from collections.abc import Iterator

from rapportage.recording.grammar import Grammar
from rapportage.recording.occasions import Occasion, codings

_LONG = 14
"""Words after the head of a phrase that are shown with it: longer ones hold clauses of their own."""
_CLAUSE = ("acl:relcl", "parataxis", "appos", "advcl", "punct", "cc")
"""What ends a phrase for a reader of an excerpt."""
_OBJECT = frozenset({"patient", "recipient", "addressee", "attribute"})
_BEFORE = frozenset(
    {"amod", "compound", "nummod", "nmod:poss", "nmod:desc", "flat", "det", "case", "det:poss", "advmod"}
)


def extent_of(grammar: Grammar, occasion: Occasion) -> tuple[int, int]:
    """Return the words from the first to the last of those that name an act, its sides and what it is done to, within its sentence."""
    sentence = grammar.sentence_of(occasion.frame.predicate)
    passage = grammar.passage[occasion.frame.predicate]
    words = [
        word
        for head in _heads(grammar, occasion)
        if head in sentence and grammar.passage[head] == passage
        for word in _phrase(grammar, head)
        if word in sentence and grammar.passage[word] == passage
    ]
    words += [occasion.coding.first, occasion.coding.end - 1]
    return min(words), max(words) + 1


def _heads(grammar: Grammar, occasion: Occasion) -> Iterator[int]:
    """Yield the heads of the phrases that tell of an act."""
    for coding in codings(occasion):
        yield from (*coding.initiators, *coding.recipients)
        if grammar.upos[coding.first] == "NOUN":
            yield coding.first
    named = {*occasion.coding.initiators, *occasion.coding.recipients}
    for part in occasion.frame.parts:
        if part.role in _OBJECT or part.head in named:
            yield part.head


def _phrase(grammar: Grammar, head: int, last: int = -1) -> Iterator[int]:
    """Yield the words of the short phrase that a word heads, none after ``last`` (unless given: some words after its head)."""
    last = last if last >= 0 else head + _LONG
    yield head
    for kid in grammar.children[head]:
        relation = grammar.deprel[kid]
        if kid < head and relation in _BEFORE:
            yield from (each for each in grammar.subtree(kid) if head - _LONG <= each < head)
        elif head < kid <= last and not relation.startswith(_CLAUSE):
            yield from (each for each in _phrase(grammar, kid, last) if each > head)
