"""What fills the places of an act, as classes of things: what the lexicon's conditions are held against."""

from __future__ import annotations

from collections.abc import Iterator

from rapportage.lexicon.acts import Condition, acts
from rapportage.recording.grammar import Grammar
from rapportage.syntax.frames import Frame

_KINDS = {"person": "person", "place": "place", "organization": "body", "object": "object", "substance": "object"}
_NAMES = {"PER": "person", "LOC": "place", "NORP": "body", "ORG": "body", "TITLE": "person", "WEAPON": "weapon"}
_MODIFIERS = ("amod", "compound", "nmod:poss", "nummod", "nmod:npmod", "nmod:unmarked", "nmod:desc")
_HANGING = {"clause": ("advcl", "xcomp", "ccomp", "acl"), "said": ("ccomp",)}
"""Clauses by the name of their place: any that hangs on a word, and what is said to be so."""
_TIMED = frozenset({"on", "in", "at", "by"})
_MOST = 40
_ACTING = frozenset({"person", "body", "place", "troops"})


def classes_of(grammar: Grammar, word: int) -> frozenset[str]:
    """Return the classes of the thing that a word heads, with its dictionary form; behind a measure those of what is measured."""
    found = _classes(grammar, word)
    if grammar.lemma[word].lower() in acts().broad:
        for child in grammar.children[word]:
            if grammar.deprel[child] in {"compound", "amod"}:
                found |= _classes(grammar, child)
    if grammar.lemma[word].lower() in acts().measures:
        for child in grammar.children[word]:
            if grammar.deprel[child].startswith("nmod"):
                found |= _classes(grammar, child)
    return found


def lemma_of(grammar: Grammar, word: int) -> str:
    """Return the dictionary form of a word, with what a hyphen puts before it where the lexicon knows them as one: "cease-fire"."""
    lemma = grammar.lemma[word].lower()
    if word < 2 or grammar.word(word - 1) != "-" or grammar.end[word - 2] != grammar.start[word - 1]:
        return lemma
    joined = f"{grammar.lemma[word - 2].lower()}-{lemma}"
    return joined if joined in acts().nouns or joined in acts().classes else lemma


def _classes(grammar: Grammar, word: int) -> frozenset[str]:
    lemma = lemma_of(grammar, word)
    found = acts().classes.get(lemma, frozenset()) | {lemma}
    name = grammar.name_at(word)
    if name is not None and name.type in _NAMES:
        return found | {_NAMES[name.type], "named" if name.type == "PER" else "a-name"}
    kind = _KINDS.get(grammar.kind[word], "")
    return found | {kind} if kind else found


def is_actor(grammar: Grammar, word: int) -> bool:
    """Tell whether a word may head what acts or is acted on as a party: a person, a body, a place, forces."""
    if grammar.upos[word] == "PRON":
        return grammar.lemma[word].lower() not in {"it", "this", "that", "what", "which", "there"}
    return bool(_classes(grammar, word) & _ACTING)


def objects_of(frame: Frame) -> tuple[int, ...]:
    """Return what an act is done to, with what stands for a message or topic where nothing else does."""
    return frame.fillers("patient") or frame.fillers("message") or frame.fillers("topic")


def holds(grammar: Grammar, frame: Frame, condition: Condition) -> bool:
    """Tell whether what stands at one place of an act is of a wanted class."""
    where, wanted = condition
    if "none" in wanted:
        return not any(True for _ in at_place(grammar, frame, where))
    if where == "sides":
        return len(frame.fillers("agent")) > 1
    return any(
        "*" in wanted or not wanted.isdisjoint(classes_of(grammar, word)) for word in at_place(grammar, frame, where)
    )


def at_place(grammar: Grammar, frame: Frame, where: str) -> Iterator[int]:
    """Yield the head words at a place of an act, as conditions of the lexicon name places."""
    if where == "obj":
        if frame.kind == "light" and frame.lemma not in acts().nouns:
            yield frame.predicate
        found = [word for word in objects_of(frame) if grammar.upos[word] not in {"VERB", "AUX"}]
        yield from found or [part.head for part in frame.parts if part.role == "addressee" and not part.marker]
    elif where == "subj":
        yield from frame.fillers("agent")
        yield from (child for child in grammar.children[frame.predicate] if grammar.deprel[child] == "compound")
    elif where in {"recipient", "addressee"}:
        yield from frame.fillers(where)
    elif where == "att":
        yield from _attributes(grammar, frame)
    elif where == "mod":
        yield from _modifiers(grammar, frame)
    elif where in _HANGING:
        clauses = _HANGING[where]
        yield from (child for child in grammar.children[frame.predicate] if grammar.deprel[child].startswith(clauses))
    elif where == "aim":
        yield from (child for child in grammar.children[frame.predicate] if is_aim(grammar, child))
    elif where == "any":
        yield from _under(grammar, frame.predicate)
    else:
        yield from (
            part.head for part in frame.parts if part.marker == where and not _is_time(grammar, part.head, where)
        )


def _modifiers(grammar: Grammar, frame: Frame) -> Iterator[int]:
    """Yield what modifies an act or its object."""
    for word in (frame.predicate, *objects_of(frame)):
        yield from (child for child in grammar.children[word] if grammar.deprel[child].startswith(_MODIFIERS))
    yield from (child for child in grammar.children[frame.predicate] if grammar.deprel[child] == "advmod")
    yield from (part.head for part in frame.parts if part.role == "oblique" and not part.marker)


def _attributes(grammar: Grammar, frame: Frame) -> Iterator[int]:
    """Yield what somebody is called or found, with its adjectives: "a terrific person"."""
    for word in frame.fillers("attribute"):
        yield word
        yield from (child for child in grammar.children[word] if grammar.deprel[child] == "amod")


def is_aim(grammar: Grammar, word: int) -> bool:
    """Tell whether a clause is one of purpose or of what is to be done: "to help"."""
    return any(grammar.lemma[child] == "to" and grammar.deprel[child] == "mark" for child in grammar.children[word])


def _under(grammar: Grammar, word: int) -> Iterator[int]:
    """Yield the nouns and adjectives under a word, a few at most."""
    for each in grammar.subtree(word)[:_MOST]:
        if grammar.upos[each] in {"NOUN", "ADJ", "PROPN", "ADV"}:
            yield each


def _is_time(grammar: Grammar, word: int, where: str) -> bool:
    """Tell whether a word heads a date: "called on Tuesday" calls on nobody."""
    name = grammar.name_at(word)
    return (name is not None and name.type == "DATE") or (grammar.kind[word] == "time" and where in _TIMED)
