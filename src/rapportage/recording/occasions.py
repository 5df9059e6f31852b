"""The acts of a report, each once: what several words tell of one act is joined before rows are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rapportage.lexicon.acts import acts
from rapportage.lexicon.unnamed import unnamed
from rapportage.recording.coding import Coding, code
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import EventType
from rapportage.syntax.frames import Frame

_CLIMB = 4
_JOINING = frozenset({"in", "with", "by", "during", "through", "via", "of", "as", "amid", "while", "from", "on"})
"""Prepositions by which an act is the manner or the setting of another: "killed in an attack", not "after" or "for" one."""
_MEANWHILE = frozenset({"during", "amid", "while"})
"""Prepositions by which an act told by a noun is set beside another of its kind."""
_LOOSE = frozenset({EventType.CONSULT, EventType.AGREE, EventType.COOPERATE})
"""Acts named twice under any preposition: "arrived for talks", "signed a deal on sharing water"."""
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj"})
_WITHIN = ("obl", "obj", "nsubj", "nmod", "advcl", "compound", "acl", "xcomp", "conj", "ccomp")


class Occasion(NamedTuple):
    """One act of one sentence.

    Attributes:
        coding: What it is.
        frame: The frame that names it.
        members: The predicates that name it, the main one first.
        others: The codings that were joined to it.
    """

    coding: Coding
    frame: Frame
    members: tuple[int, ...]
    others: tuple[Coding, ...] = ()


def find_occasions(grammar: Grammar, more: Iterable[Occasion] = ()) -> list[Occasion]:
    """Return the acts of a report in text order, a verb and its noun as one; passages that repeat others have none.

    Args:
        grammar: The report.
        more: Acts that no rule reads; one that only names again what a rule reads is joined to it.
    """
    found: dict[int, Occasion] = {}
    for frame in grammar.frames:
        if grammar.passages[grammar.passage[frame.predicate]].repeats is not None:
            continue
        coding = code(grammar, frame)
        if coding is not None:
            found.setdefault(frame.predicate, Occasion(coding, frame, (frame.predicate,)))
    frames = {word: each.frame for word, each in found.items()}
    for each in more:
        if grammar.passages[grammar.passage[each.frame.predicate]].repeats is None:
            found.setdefault(each.frame.predicate, each)
    heads: dict[int, int] = {}
    lights = _lights(grammar, found)
    for word in found:
        over = _joined_to(grammar, found, word, lights)
        if over >= 0:
            heads[word] = over
    home: dict[int, int] = {}
    for word in sorted(heads, key=lambda each: -len(list(grammar.above(each)))):
        over = heads[word]
        over = home.get(over, over)
        if word in found and over in found and over != word:
            home[word] = over
            found[over] = _joined(found[over], found.pop(word))
    found = {word: _read_first(each, frames) for word, each in found.items()}
    parts = {head for each in found.values() for head in (*each.coding.initiators, *each.coding.recipients)}
    kept = (found[word] for word in sorted(found) if not _is_body(grammar, found[word], parts))
    return [each for one in kept for each in _both(one)]


def _read_first(occasion: Occasion, frames: Mapping[int, Frame]) -> Occasion:
    """Return an act with what a rule read of it before what only the model saw."""
    if occasion.frame.predicate in frames:
        return occasion
    for at, coding in enumerate(occasion.others):
        if coding.first in frames:
            others = (*occasion.others[:at], *occasion.others[at + 1 :], occasion.coding)
            members = (coding.first, *(word for word in occasion.members if word != coding.first))
            return Occasion(coding, frames[coding.first], members, others)
    return occasion


def _both(occasion: Occasion) -> Iterator[Occasion]:
    """Yield an act, and the second one that the same words tell: who is sentenced to prison is convicted and held."""
    yield occasion
    second = occasion.coding.also
    if second is not None:
        coding = occasion.coding._replace(type=second.type, modes=second.modes, also=None)
        yield occasion._replace(coding=coding, others=())


def _lights(grammar: Grammar, found: Mapping[int, Occasion]) -> dict[int, int]:
    """Return the verbs that lend themselves to a noun, with that noun: "carried" out an "attack"."""
    lights: dict[int, int] = {}
    for word, each in found.items():
        if each.frame.kind == "light":
            verb = next((above for above in grammar.above(word) if grammar.upos[above] == "VERB"), -1)
            if verb >= 0 and verb not in found:
                lights[verb] = word
    return lights


def _is_body(grammar: Grammar, occasion: Occasion, parts: set[int]) -> bool:
    """Tell whether a noun names those who act, not an act: "the patrol was hit"."""
    word = occasion.frame.predicate
    if occasion.coding.type is not EventType.MOBILIZE or grammar.upos[word] != "NOUN" or occasion.frame.kind != "noun":
        return False
    return word in parts or (occasion.frame.lemma in unnamed().sector and grammar.deprel[word] in _ARGUMENTS)


def _joined(main: Occasion, other: Occasion) -> Occasion:
    return main._replace(members=(*main.members, *other.members), others=(*main.others, other.coding, *other.others))


def _joined_to(grammar: Grammar, found: dict[int, Occasion], word: int, lights: Mapping[int, int]) -> int:
    """Return the predicate of the act that this one only names again, -1 where it is one of its own."""
    own = found[word]
    for agent in own.coding.initiators:  # "the attack killed nine": the doer is the act itself
        if agent in found and agent != word and found[agent].coding.type is own.coding.type:
            return agent
    at, is_inside = word, False
    for _ in range(_CLIMB):
        above = grammar.head[at]
        relation = grammar.deprel[at]
        if above < 0 or not relation.startswith(_WITHIN):
            return -1
        if relation.endswith(":relcl"):  # "answered with strikes that killed nine": the strikes are what killed
            is_inside = grammar.lemma[above] in acts().nouns
            if not is_inside:
                return -1
        over = lights.get(above, above)
        if over in found and over != word:
            return over if _is_same(grammar, found[over], own, link=at, is_inside=is_inside) else -1
        if (
            over != word
            and grammar.upos[above] == "VERB"
            and grammar.frame_at(above) is not None
            and own.frame.kind == "verb"
        ):
            return -1
        at = above
    return -1


def _is_same(grammar: Grammar, over: Occasion, own: Occasion, *, link: int, is_inside: bool) -> bool:
    """Tell whether an act under another is the same act."""
    one, two = over.coding, own.coding
    if one.type is not two.type or one.shift != two.shift:
        return False
    if is_inside:
        return True
    relation = grammar.deprel[link]
    marks = {grammar.lemma[kid] for kid in grammar.children[link] if grammar.deprel[kid] in {"case", "mark"}}
    word = own.frame.predicate
    if grammar.upos[word] != "VERB" or any(grammar.deprel[kid] == "case" for kid in grammar.children[word]):
        if marks & _MEANWHILE and over.frame.kind != "verb":
            return False  # "strikes during the assault on the port"; but "killed during the assault"
        loose = one.type in _LOOSE
        if not (loose or not marks or marks & _JOINING):
            return False
        return not _apart(one, two) and (relation != "conj" or set(two.recipients) <= set(one.recipients))
    if one.instrument is not None and grammar.deprel[word] == "acl" and grammar.head[word] in range(*one.instrument):
        return True  # "hit by a bomb planted by B"
    if relation == "acl" and grammar.head[own.frame.predicate] == over.frame.predicate:
        return True  # "a curfew starting at four"
    gerunds = grammar.xpos[own.frame.predicate] == grammar.xpos[over.frame.predicate] == "VBG"
    if relation == "conj" and not gerunds:
        return _shares_doer(one, two) and set(two.recipients) <= set(one.recipients)
    if one.type in _LOOSE and relation.startswith(("advcl", "xcomp")) and not marks & {"after", "before"}:
        return _shares_doer(one, two)  # "met to discuss a truce"
    has_own = any(grammar.deprel[kid].startswith("nsubj") for kid in grammar.children[own.frame.predicate])
    is_manner = (
        not has_own and grammar.xpos[own.frame.predicate] == "VBG" and relation.startswith(("advcl", "xcomp", "conj"))
    )
    return is_manner and not marks & {"after", "before"} and _shares_doer(one, two)


def _shares_doer(one: Coding, two: Coding) -> bool:
    return not two.initiators or not one.initiators or bool(set(one.initiators) & set(two.initiators))


def _apart(one: Coding, two: Coding) -> bool:
    """Tell whether two acts have doers of their own."""
    return bool(one.initiators and two.initiators and not set(one.initiators) & set(two.initiators)) and bool(
        one.recipients and two.recipients
    )


def codings(occasion: Occasion) -> Iterator[Coding]:
    """Yield all that was said of an act, the main one first."""
    yield occasion.coding
    yield from occasion.others
