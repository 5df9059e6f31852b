"""What fills the places of an act, as classes of things: what the lexicon's conditions are held against."""

from __future__ import annotations

from collections.abc import Iterator

from rapportage.lexicon.acts import Condition, acts
from rapportage.recording.grammar import Grammar
from rapportage.syntax.frames import Frame

_KINDS = {"person": "person", "place": "place", "organization": "body"}
_NAMES = {"PER": "person", "LOC": "place", "NORP": "body", "ORG": "body", "TITLE": "person", "WEAPON": "weapon"}
_MEASURES = frozenset(
    [
        "number",
        "hundred",
        "thousand",
        "dozen",
        "score",
        "%",
        "percent",
        "group",
        "series",
        "wave",
        "lot",
        "majority",
        "part",
        "kind",
        "type",
        "range",
        "string",
        "spate",
        "couple",
        "pair",
        "handful",
        "member",
        "total",
        "most",
        "many",
        "some",
        "several",
        "all",
        "both",
        "one",
        "two",
        "three",
        "half",
        "third",
        "quarter",
        "round",
        "batch",
        "shipment",
        "package",
        "set",
        "team",
        "body",
        "amount",
        "tonne",
        "ton",
        "million",
        "billion",
        "dollar",
        "load",
        "flood",
        "barrage",
        "volley",
        "remains",
        "any",
        "more",
        "rest",
        "end",
    ]
)
"""Words that count or portion what stands behind their "of"."""
_MODIFIERS = ("amod", "compound", "nmod:poss", "nummod", "nmod:npmod", "nmod:unmarked", "nmod:desc")
_ACTING = frozenset({"person", "body", "place", "troops"})


def classes_of(grammar: Grammar, word: int) -> frozenset[str]:
    """Return the classes of the thing that a word heads, with its dictionary form; behind a measure those of what is measured."""
    found = _classes(grammar, word)
    if grammar.lemma[word].lower() in _MEASURES:
        for child in grammar.children[word]:
            if grammar.deprel[child].startswith("nmod"):
                found |= _classes(grammar, child)
    return found


def _classes(grammar: Grammar, word: int) -> frozenset[str]:
    lemma = grammar.lemma[word].lower()
    found = acts().classes.get(lemma, frozenset()) | {lemma}
    name = grammar.name_at(word)
    if name is not None and name.type in _NAMES:
        return found | {_NAMES[name.type]}
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
    return any("*" in wanted or not wanted.isdisjoint(classes_of(grammar, word)) for word in _at(grammar, frame, where))


def _at(grammar: Grammar, frame: Frame, where: str) -> Iterator[int]:
    """Yield the head words at a place of an act."""
    if where == "obj":
        yield from objects_of(frame)
        yield from frame.fillers("recipient")
    elif where == "subj":
        yield from frame.fillers("agent")
        yield from (child for child in grammar.children[frame.predicate] if grammar.deprel[child] == "compound")
    elif where == "att":
        yield from frame.fillers("attribute")
    elif where == "mod":
        for word in (frame.predicate, *frame.fillers("patient")):
            yield from (child for child in grammar.children[word] if grammar.deprel[child].startswith(_MODIFIERS))
    else:
        yield from (part.head for part in frame.parts if part.marker == where)
