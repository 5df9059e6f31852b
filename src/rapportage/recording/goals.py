"""Head words of those at whom an act is aimed, where the place that names them is not that of the one acted on, and of those who sent it."""

from __future__ import annotations

from collections.abc import Iterator

from rapportage.lexicon.acts import acts
from rapportage.recording.cast import Cast
from rapportage.recording.coding import Coding
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import ActorKind, EventType

_MOVING = frozenset({"deport", "release", "expel", "arrest"})
_WAYS = frozenset({"to", "from", "into", "towards", "toward", "via", "in"})
_WHERE = frozenset({"in", "inside", "within", "about", "near", "across", "throughout"})
_HARMING = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION})
_KNOWN = frozenset({ActorKind.STATE, ActorKind.BODY, ActorKind.ARMED_GROUP, ActorKind.ALLIANCE, ActorKind.ORGANISATION})
_OWN = frozenset({"its", "their"})
_SENT = frozenset({"weapon", "craft"})
_BESIDE = frozenset({"compound", "amod"})


def goals_of(grammar: Grammar, coding: Coding) -> tuple[int, ...]:
    """Return on whom an act is done: of one moved somewhere not the place, of what is somebody's own thing its owner, not its make.

    "deported him to B" is done to him, "revoked her Velmarki passport" to her, and "fired from B" to nobody named.
    """
    frame = grammar.frame_at(coding.first)
    if frame is None:
        return coding.recipients
    markers = {part.head: part.marker for part in frame.parts if part.role != "patient"}
    patients = frame.fillers("patient")
    found: list[int] = []
    for word in coding.recipients:
        marker = markers.get(word, "")
        if marker in _WAYS and _MOVING & set(coding.modes):
            found += patients
        elif marker == "from" and coding.type is EventType.ASSAULT:
            continue
        elif marker == "for" and coding.type is EventType.REQUEST and frame.kind == "noun":
            continue  # "demands for the valley"
        elif coding.type not in _HARMING and _is_where(grammar, word):
            continue  # "a call to end migration within B"
        else:
            found.append(_own(grammar, word, patients))
    return tuple(dict.fromkeys(found))


def _is_where(grammar: Grammar, word: int) -> bool:
    """Tell whether a name inside a phrase only says where or about what something is."""
    cases = {grammar.lemma[kid] for kid in grammar.children[word] if grammar.deprel[kid] == "case"}
    return grammar.deprel[word] == "nmod" and bool(cases & _WHERE)


def _own(grammar: Grammar, word: int, patients: tuple[int, ...]) -> int:
    """Return whose a thing is, where a recipient only says of which make it is."""
    over = grammar.head[word]
    if over not in patients or grammar.deprel[word] not in _BESIDE:
        return word
    mine = (kid for kid in grammar.children[over] if grammar.deprel[kid] == "nmod:poss" and grammar.upos[kid] == "PRON")
    return next((kid for kid in mine if grammar.lemma[kid] not in _OWN), word)


def things_of(grammar: Grammar, cast: Cast, coding: Coding) -> Iterator[int]:
    """Yield the things that were harmed and are somebody's: "shot down a Velmarki drone"."""
    frame = grammar.frame_at(coding.first)
    if frame is None or frame.kind != "verb" or coding.type not in _HARMING:
        return
    for word in frame.fillers("patient"):
        kids = grammar.children[word]
        if grammar.lemma[word] in acts().nouns or any(grammar.lemma[kid] in _OWN for kid in kids):
            continue  # "began their assault"
        hit = cast.of_word(grammar, word)
        if hit is None or hit[1].kind not in _KNOWN or not (hit[1].country or hit[1].key):
            continue
        if not any(_own(grammar, kid, (word,)) != kid for kid in grammar.children[word]):
            yield word


def senders_of(grammar: Grammar, cast: Cast, coding: Coding) -> Iterator[int]:
    """Yield the weapons and crafts that say whose they are and do the act: "a Velmarki missile hit"."""
    frame = grammar.frame_at(coding.first)
    for word in frame.fillers("agent") if frame is not None else ():
        if _SENT & acts().classes.get(grammar.lemma[word], frozenset()):
            hit = cast.of_word(grammar, word)
            if hit is not None and hit[1].kind in _KNOWN:
                yield word
