"""Head words of those whom an act concerns, where they stand at another word than the one that names it."""

from __future__ import annotations

from collections.abc import Iterator

from rapportage.lexicon.acts import acts
from rapportage.lexicon.unnamed import unnamed
from rapportage.recording.coding import Coding
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import EventType
from rapportage.syntax.frames import Frame

_INSIDE = frozenset({"in", "inside", "into", "within", "across", "throughout"})
_DURING = frozenset({"in", "by", "during"})
_AIMED = frozenset({"on", "against", "at"})
_SUFFERING = frozenset(
    {
        "lose",
        "suffer",
        "sustain",
        "fall",
        "die",
        "survive",
        "escape",
        "repel",
        "face",
        "endure",
        "withstand",
        "come",
        "perish",
        "flee",
    }
)
"""Verbs whose subject is the one struck by the attack that the sentence names: "lost 12 men in air strikes"."""


def doers_through(grammar: Grammar, word: int) -> tuple[int, ...]:
    """Return who acts by a deed that stands for the doer: "B answered with strikes that killed nine"."""
    lemma = grammar.lemma[word]
    if lemma not in acts().nouns or grammar.upos[word] != "NOUN" or lemma in unnamed().sector:
        return (word,)
    frame = grammar.frame_at(word)
    if frame is not None:
        inner = [
            deed for part in frame.parts if (deed := grammar.frame_at(part.head)) is not None and part.role == "patient"
        ]
        found = frame.fillers("agent") or tuple(each for deed in inner for each in deed.fillers("agent"))
        if found:
            return found
    over = grammar.frame_at(grammar.head[word]) if grammar.head[word] >= 0 else None
    agents = over.fillers("agent") if over is not None else ()
    return tuple(each for each in agents if each != word) or (word,)


def doers_before(grammar: Grammar, coding: Coding) -> tuple[int, ...]:
    """Return who stands before an act as part of its word: "in police firing", where the tagger takes "firing" for a verb."""
    sectors = unnamed().sector
    return tuple(
        kid
        for kid in grammar.children[coding.first]
        if grammar.deprel[kid] == "compound" and grammar.xpos[coding.first] == "VBG" and grammar.lemma[kid] in sectors
    )


def struck_through(grammar: Grammar, coding: Coding) -> Iterator[int]:
    """Yield on whom the deed was done that does the act or in which it is done: "strikes on B killed nine", "died in a raid on B"."""
    frame = grammar.frame_at(coding.first)
    if coding.type is not EventType.ASSAULT or frame is None:
        return
    is_inside = False
    for part in frame.parts:
        if grammar.lemma[part.head] in acts().nouns and (part.role == "agent" or part.marker in _DURING):
            is_inside = True
            deed = grammar.frame_at(part.head)
            for each in deed.parts if deed is not None and deed.kind == "noun" else ():
                if each.role == "patient" or each.marker in _AIMED:
                    yield each.head
    if is_inside:
        yield from (part.head for part in frame.parts if part.role == "oblique" and part.marker in {"on", "against"})
    if frame.kind == "noun" and not coding.recipients:
        yield from _sufferers(grammar, frame)


def _sufferers(grammar: Grammar, frame: Frame) -> Iterator[int]:
    """Yield who suffers in the attack that a noun names: "B lost 12 men in air strikes", "fell into an ambush"."""
    word = frame.predicate
    for _ in range(3):
        if not grammar.deprel[word].startswith(("obl", "nmod", "obj", "compound")):
            return
        word = grammar.head[word]
        over = grammar.frame_at(word)
        if over is not None and over.kind == "verb":
            if over.lemma.split()[0] in _SUFFERING:
                yield from (
                    each for each in over.fillers("agent") or over.fillers("patient") if each != frame.predicate
                )
            return


def givers_of(grammar: Grammar, coding: Coding) -> Iterator[int]:
    """Yield those from whom a noun's act comes: "came under fire from B", "a request from B", "was summoned to B's ministry"."""
    frame = grammar.frame_at(coding.first)
    if frame is None:
        return
    marks = {"from", "by"} if frame.kind in {"light", "noun"} else {"to", "by"} if frame.lemma == "summon" else set()
    yield from (part.head for part in frame.parts if part.role == "oblique" and part.marker in marks)


def grounds_of(grammar: Grammar, coding: Coding) -> Iterator[int]:
    """Yield the heads of the phrases that say inside what an act was done."""
    frame = grammar.frame_at(coding.first)
    for part in frame.parts if frame is not None else ():
        if part.role == "oblique" and (part.marker in _INSIDE or (part.marker == "to" and "visit" in coding.modes)):
            yield part.head
