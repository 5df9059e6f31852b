"""Whether an act between parties is said to have happened: the status of its words, less what its type says already."""

from __future__ import annotations

from collections.abc import Mapping

from rapportage.lexicon.unnamed import unnamed
from rapportage.recording.grammar import Grammar
from rapportage.recording.occasions import Occasion
from rapportage.recording.status import Factuality, find_factuality
from rapportage.schema.codes import QUAD, Quad, Status

_TO_COME = frozenset({Status.PLANNED, Status.PROMISED, Status.DEMANDED, Status.THREATENED})
_PLAIN = Factuality(Status.ASSERTED)
_ARGUMENTS = frozenset(
    {"case", "argument", "plan", "need", "call", "push", "support", "permission", "proposal", "reason", "rationale", "option", "scenario",
     "pretext", "ground", "excuse", "authority", "authorization", "approval", "justification", "possibility", "prospect", "potential"}
)  # fmt: skip
"""Nouns before "for" and a deed that is only talked of: "the case for bombing", not "blame for bombing"."""
Index = Mapping[int, Occasion]
"""The acts of a report by the words that name them."""


def find_act_factuality(grammar: Grammar, occasion: Occasion, index: Index) -> Factuality:
    """Return whether an act is said to have happened; what its type already says of the future is not said again.

    Args:
        grammar: The report.
        occasion: The act.
        index: All acts of the report: of one that another vows to avenge the vow says nothing.
    """
    found = find_factuality(grammar, occasion.frame.predicate)
    is_told = found.first in index and found.first not in occasion.members
    if found.status in _TO_COME and is_told and not _is_infinitive(grammar, occasion.frame.predicate):
        return _PLAIN  # "vowed to avenge the attack": the attack took place
    if found.status in _TO_COME and found.first >= 0 and _is_done_to(grammar, occasion.frame.predicate, found.first):
        return _PLAIN
    shift = occasion.coding.shift
    if not shift:
        return _infinitive(grammar, occasion, index, found)
    if occasion.frame.modal == "would" and occasion.frame.governor < 0:
        return found
    if found.status in _TO_COME and shift in {"intend", "threaten", "demand"}:
        return _PLAIN
    if found.status is Status.NEGATED and shift == "refuse":
        return _PLAIN
    return found


def _is_done_to(grammar: Grammar, word: int, cue: int) -> bool:
    """Tell whether a participle says what was done to those whom the cue speaks of: "tried to free the men held by B"."""
    if grammar.xpos[word] != "VBN" or grammar.deprel[word] != "acl":
        return False
    return grammar.head[word] != cue and cue < grammar.head[word]


def _infinitive(grammar: Grammar, occasion: Occasion, index: Index, found: Factuality) -> Factuality:
    """Return what an infinitive makes of an act: "flew in to free them" does not say that they are free, "the decision to strike" does."""
    word, words = occasion.frame.predicate, unnamed()
    over = grammar.head[word]
    if found.status is Status.ASSERTED and grammar.xpos[word] == "VBG" and over >= 0:
        noun = _argued(grammar, word)
        return found if noun < 0 else Factuality(Status.POSSIBLE, noun, noun + 1)
    if over < 0 or grammar.xpos[word] != "VB":
        return found
    relation, lemma = grammar.deprel[word].split(":")[0], grammar.lemma[over]
    to = next(
        (kid for kid in grammar.children[word] if grammar.deprel[kid] == "mark" and grammar.lemma[kid] == "to"), -1
    )
    if to < 0:
        return found
    if found.status is Status.PLANNED and found.first == to:  # nothing but "to" says so
        done = (relation == "acl" and lemma in words.resolved) or (relation == "advcl" and lemma in words.done)
        return _PLAIN if done or (over in index and over in occasion.members) else found
    if found.status is Status.ASSERTED and relation == "acl" and lemma not in words.resolved:
        return Factuality(Status.POSSIBLE, over, over + 1)
    if found.status is Status.ASSERTED and relation == "advcl" and lemma not in words.done and over not in index:
        is_material = QUAD[occasion.coding.type] in {Quad.MATERIAL_COOPERATION, Quad.MATERIAL_CONFLICT}
        return Factuality(Status.PLANNED, to, to + 1) if is_material else found
    if (
        found.status is Status.ASSERTED
        and relation in {"xcomp", "ccomp"}
        and lemma not in words.done
        and over not in occasion.members
    ):
        told = any(grammar.deprel[kid] in {"obj", "iobj"} for kid in grammar.children[over])
        return Factuality(Status.DEMANDED if told else Status.PLANNED, over, over + 1)
    return found


def _is_infinitive(grammar: Grammar, word: int) -> bool:
    """Tell whether a deed is one that a word over it speaks of as to be done: "pressed the council to enforce the ban"."""
    kids = grammar.children[word]
    return grammar.xpos[word] == "VB" and any(
        grammar.deprel[kid] == "mark" and grammar.lemma[kid] == "to" for kid in kids
    )


def _argued(grammar: Grammar, word: int) -> int:
    """Return the noun that speaks for or of a deed, -1 where none does: "made the case for bombing"."""
    if not any(grammar.lemma[kid] in {"for", "of"} and kid < word for kid in grammar.children[word]):
        return -1
    over, relation = grammar.head[word], grammar.deprel[word]
    if relation == "advcl":
        over = next((kid for kid in grammar.children[over] if grammar.deprel[kid] == "obj" and kid < word), -1)
    elif relation != "acl":
        return -1
    return over if over >= 0 and grammar.lemma[over] in _ARGUMENTS else -1
