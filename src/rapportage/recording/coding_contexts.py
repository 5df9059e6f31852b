"""In what fields an act lies: PLOVER's contexts, by the words of the act and by its modes."""

from __future__ import annotations

from collections.abc import Iterable

from rapportage.lexicon.contexts import contexts
from rapportage.recording.grammar import Grammar
from rapportage.syntax.frames import Frame

_MOST = 60
"""Words of an act that are looked at: the parts of a long act speak of other things."""


def contexts_of(grammar: Grammar, words: Iterable[int], modes: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the contexts of some words and modes, in alphabetical order.

    Two words one after the other count as one word with a hyphen ("drug cartel"), so that neither needs to tell by itself.
    """
    lexicon = contexts()
    found = {lexicon.modes[mode] for mode in modes if mode in lexicon.modes}
    for word in words:
        lemma = grammar.lemma[word].lower()
        found.update(lexicon.words.get(lemma, ()))
        if word + 1 < len(grammar) and grammar.sentence[word + 1] == grammar.sentence[word]:
            found.update(lexicon.words.get(f"{lemma}-{grammar.lemma[word + 1].lower()}", ()))
    return tuple(sorted(found))


def words_of(frame: Frame) -> tuple[int, ...]:
    """Return the words that tell the contexts of an act: its predicate and what fills its places, in order."""
    found = {frame.predicate}
    for part in frame.parts:
        found.update(part.words)
    return tuple(sorted(found)[:_MOST])
