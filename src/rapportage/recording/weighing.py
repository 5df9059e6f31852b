"""Whether words that name an act tell of one: not in games and stories, and of a bare noun only with its sides."""

from __future__ import annotations

from rapportage.lexicon.unnamed import unnamed
from rapportage.recording.grammar import Grammar
from rapportage.recording.occasions import Occasion
from rapportage.recording.sides import Sides
from rapportage.schema.codes import EventType
from rapportage.syntax.frames import Frame

_TWO_SIDED = frozenset(
    {EventType.SUPPORT, EventType.AGREE, EventType.THREATEN, EventType.COOPERATE, EventType.CONCEDE, EventType.AID}
)
"""Types whose bare nouns are mostly states of affairs: "its support", "a threat", "the agreement"."""
_MARKS = "”\"’')"


def is_apart(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether a frame stands in a question, in a passage about games, or in what a film or book tells."""
    words = grammar.sentence_of(frame.predicate)
    last = next((each for each in reversed(words) if grammar.word(each)[-1] not in _MARKS), words[-1])
    if grammar.word(last) == "?":
        return True
    known = unnamed()
    if sum(grammar.word(word).lower() in known.sport for word in words) > 1:
        return True
    return any(
        grammar.lemma[word] in known.fiction
        and grammar.deprel[word].startswith("nsubj")
        and grammar.head[word] <= frame.predicate
        for word in words
    )


def is_told(grammar: Grammar, occasion: Occasion, sides: Sides) -> bool:
    """Tell whether a bare noun tells of an act: who acts on whom, or at least one of them of a single act."""
    frame, kind = occasion.frame, occasion.coding.type
    if frame.kind != "noun" or len(occasion.members) > 1:
        return True
    both = bool(sides.initiators) and (bool(sides.recipients) or len(sides.initiators) > 1)
    if kind in _TWO_SIDED:
        return both
    word = frame.predicate
    beside = {grammar.word(kid).lower() for kid in grammar.children[word]}
    if beside & unnamed().unspecific:
        return False
    known = any(party.country or party.key for party in (*sides.initiators, *sides.recipients))
    return both or (known and grammar.xpos[word] in {"NN", "NNP"}) or bool(sides.initiators and known)
