"""What a word of saying, thinking or wanting reports: the head words of its complements, and the prepositions that lead to them."""

from __future__ import annotations

from typing import NamedTuple

from rapportage.lexicon.attributing import Attributing
from rapportage.recording.grammar import Grammar
from rapportage.syntax.frames import Frame

_ADJECTIVE_MARKS = frozenset({"of", "about", "that", "to", "over", "at", "on", "with", "in", "by"})
_NOUN_MARKS = frozenset({"of", "about", "on", "for", "to", "over", "with", "against", "at"})
_CLAUSE_LIKE = 4
"""Words of an object of "say" from which on it is a clause that the tree took for a phrase."""

_CLAUSES = frozenset({"ccomp", "xcomp", "obl", "advcl"})


class Complements(NamedTuple):
    """What is reported.

    Attributes:
        heads: Head words of it.
        markers: Prepositions between the reporting word and it.
        has_clause: Whether a whole clause is reported.
    """

    heads: tuple[int, ...]
    markers: tuple[int, ...] = ()
    has_clause: bool = False


def _marks(grammar: Grammar, word: int) -> list[int]:
    """Return the prepositions and conjunctions that open a phrase or clause."""
    return [kid for kid in grammar.children[word] if grammar.deprel[kid].partition(":")[0] in {"case", "mark"}]


def verb_complements(grammar: Grammar, frame: Frame, lexicon: Attributing) -> Complements:
    """Return what a verb reports, by what its dictionary form may report."""
    verb, lemma = frame.predicate, frame.lemma
    is_thing, is_named = lemma in lexicon.thing, lemma in lexicon.naming
    is_passive = frame.voice == "passive"
    heads, clauses = _messages(grammar, frame) if lemma in lexicon.clause else ([], [])
    markers: list[int] = []
    raised = []
    for kid in grammar.children[verb]:
        relation = grammar.deprel[kid].partition(":")[0]
        if relation in {"ccomp", "csubj"} and lemma in lexicon.clause:
            clauses.append(kid)
        elif relation == "xcomp" and is_passive and lemma in lexicon.clause and lemma not in lexicon.asking:
            raised.append(kid)  # "is said to have fled": the whole clause is said
        elif relation == "xcomp" and (lemma in lexicon.infinitive or is_named):
            heads.append(kid)
        elif relation == "obj" or (relation == "nsubj" and is_passive):
            heads.extend((kid,) if _is_object(grammar, frame, kid, lexicon) else ())
        elif relation in {"obl", "advcl"} and grammar.deprel[kid] != "obl:agent":
            found = _behind(grammar, kid, lemma, lexicon)
            heads.extend(() if found is None else (kid,))
            markers.extend(found or ())
    if raised:
        heads.extend(kid for kid in grammar.children[verb] if grammar.deprel[kid].startswith("nsubj"))
        clauses.extend(raised)
    if is_named and not clauses and _is_no_verdict(grammar, heads, is_thing=is_thing):
        heads = []
    if is_thing and not (heads or clauses or is_passive):
        heads.extend(_shared_things(frame, lexicon))
    told = bool(clauses) or _has_clause(grammar, heads, frozenset({"advcl"}))
    return Complements(tuple(dict.fromkeys([*heads, *clauses])), tuple(markers), told)


def _has_clause(grammar: Grammar, heads: list[int], relations: frozenset[str]) -> bool:
    """Tell whether one of some heads stands in one of some relations."""
    return any(grammar.deprel[head].partition(":")[0] in relations for head in heads)


def _is_no_verdict(grammar: Grammar, heads: list[int], *, is_thing: bool) -> bool:
    """Tell whether nothing is said of what is named, or a name alone: "named it Operation Long Winter"."""
    if any(grammar.deprel[head] == "xcomp" and grammar.upos[head] == "PROPN" for head in heads):
        return True
    return not is_thing and not _has_clause(grammar, heads, _CLAUSES)


def _shared_things(frame: Frame, lexicon: Attributing) -> list[int]:
    """Return the objects that a verb has from another clause: "the plan that he praised"."""
    if frame.lemma in lexicon.deeds:
        return []
    return [part.head for part in frame.parts if part.role == "patient" and part.through != "control"]


def _messages(grammar: Grammar, frame: Frame) -> tuple[list[int], list[int]]:
    """Return what the frame has for a message, phrases and clauses apart."""
    phrases: list[int] = []
    clauses: list[int] = []
    for part in frame.parts:
        if part.role == "message":
            is_phrase = grammar.deprel[part.head] == "obj" and grammar.upos[part.head] not in {"VERB", "ADJ", "AUX"}
            (phrases if is_phrase else clauses).append(part.head)
    return phrases, clauses


def _behind(grammar: Grammar, word: int, lemma: str, lexicon: Attributing) -> list[int] | None:
    """Return the prepositions between a verb and a phrase or clause that it reports, None where it does not report that."""
    opening = _marks(grammar, word)
    lemmas = {grammar.lemma[each] for each in opening}
    about = lexicon.about.get(lemma, frozenset())
    if about & lemmas:
        return [each for each in opening if grammar.lemma[each] in about]
    is_clause = grammar.deprel[word].startswith("advcl")
    if lemma in lexicon.naming and "as" in lemmas:
        return []
    return [] if lemma in lexicon.thing and is_clause and lemmas & {"for", "as"} else None


def _is_object(grammar: Grammar, frame: Frame, thing: int, lexicon: Attributing) -> bool:
    """Tell whether the object of a verb is what is said or thought."""
    lemma = frame.lemma
    if grammar.lemma[thing].lower() in lexicon.idioms.get(lemma, ()):
        return False
    if lemma == "say":
        return len(grammar.subtree(thing)) >= _CLAUSE_LIKE
    if lemma in lexicon.deeds:
        return _is_said(grammar, frame.predicate, thing)
    return lemma in lexicon.thing or lemma in lexicon.naming


def _is_said(grammar: Grammar, verb: int, thing: int) -> bool:
    """Tell whether the object of a verb that also names a deed is words or thoughts: "attacked the plan", "him over his record"."""
    for kid in grammar.children[verb]:
        is_reason = kid > verb and grammar.deprel[kid].partition(":")[0] in _CLAUSES
        if is_reason and {"for", "over", "as"} & {grammar.lemma[each] for each in _marks(grammar, kid)}:
            return True
    return grammar.kind[thing] in {"abstract", "event"} and grammar.name_at(thing) is None


def noun_complements(grammar: Grammar, frame: Frame) -> Complements:
    """Return what a noun reports: "that ...", "to ...", or what stands after "of", "about", "on"."""
    agents = {part.head for part in frame.parts if part.role == "agent"}
    heads = [part.head for part in frame.parts if part.role == "message"]
    has_clause = bool(heads)
    markers: list[int] = []
    for kid in grammar.children[frame.predicate]:
        if kid in agents:
            continue
        relation = grammar.deprel[kid]
        opening = _marks(grammar, kid)
        lemmas = {grammar.lemma[each] for each in opening}
        if relation in {"acl", "ccomp", "acl:relcl"} and (
            "that" in lemmas
            or (relation == "acl" and ("to" in lemmas or grammar.lemma[kid] in {"say", "state", "call", "accuse"}))
        ):
            heads.append(kid)
            has_clause = has_clause or "that" in lemmas or relation == "acl"
        elif relation == "nmod" and lemmas & _NOUN_MARKS:
            heads.append(kid)
            markers.extend(opening)
    return Complements(tuple(dict.fromkeys(heads)), tuple(markers), has_clause)


def adjective_complements(grammar: Grammar, frame: Frame) -> Complements:
    """Return what somebody is sure, worried or glad of."""
    agents = {part.head for part in frame.parts if part.role == "agent"}
    heads: list[int] = []
    markers: list[int] = []
    has_clause = False
    for kid in grammar.children[frame.predicate]:
        relation = grammar.deprel[kid].partition(":")[0]
        if kid in agents:
            continue
        if relation in {"ccomp", "xcomp"}:
            heads.append(kid)
            has_clause = has_clause or relation == "ccomp"
        elif relation in {"obl", "advcl"}:
            opening = _marks(grammar, kid)
            if {grammar.lemma[each] for each in opening} & _ADJECTIVE_MARKS:
                heads.append(kid)
                markers.extend(opening)
    return Complements(tuple(heads), tuple(markers), has_clause)
