"""What kind of act a frame tells of, in PLOVER's terms, and who does it to whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.acts import Deed, Outcome, Rules, acts, shifted
from rapportage.recording.coding_modes import find_instrument, with_modes
from rapportage.recording.coding_roles import Sides, find_sides
from rapportage.recording.coding_views import holds, objects_of
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import QUAD, EventType, Quad
from rapportage.syntax.frames import Frame

_FUTURE = frozenset(
    {"will", "shall", "would", "be to", "be go to", "go to", "be going to", "be set to", "be due to", "plan", "intend"}
)
_CLAUSES = ("xcomp", "ccomp", "acl", "csubj")
_OBJECTS = ("for", "to", "of", "on", "about", "with", "against", "in", "by", "over", "from", "into", "at")
_DEEPEST = 4
_COOPERATIVE = frozenset({Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION})


class Coding(NamedTuple):
    """A frame in PLOVER's terms.

    Attributes:
        type: PLOVER's type.
        modes: Its modes, the one that decides the score first.
        contexts: PLOVER's contexts, in alphabetical order.
        first: First word of the words that name the act.
        end: Word after them.
        initiators: Head words of those who act; of a mutual act of all sides.
        recipients: Head words of those it is done to; of a mutual act nobody.
        territory: Head words of the places it was done in.
        instrument: The words for what it was done with, as first word and the word after.
        rule: What decided.
        confidence: Chance that the type is right.
        shift: What turned the deed that hangs on the act ("intend", "refuse", "demand", "threaten", "stop" ...), empty for a plain deed.
        deed: What it would be if done, where it was turned: of "agreed to release" RETREAT; else the type.
    """

    type: EventType
    modes: tuple[str, ...]
    contexts: tuple[str, ...]
    first: int
    end: int
    initiators: tuple[int, ...]
    recipients: tuple[int, ...]
    territory: tuple[int, ...]
    instrument: tuple[int, int] | None
    rule: str
    confidence: float
    shift: str = ""
    deed: EventType | None = None


class Reading(NamedTuple):
    """A deed as a word tells it: by which operator, what hangs on it, and how its sides stand."""

    deed: Deed
    operator: str
    plain: Deed
    beyond: Frame | None
    is_mutual: bool
    is_turned: bool


def code(grammar: Grammar, frame: Frame) -> Coding | None:
    """Return what a frame tells of in PLOVER's terms, None where it is no event or part of the one that governs it."""
    rules = _rules_of(frame)
    if rules is None or _is_absorbed(grammar, frame):
        return None
    reading = read(grammar, frame)
    return None if reading is None else _coding(grammar, frame, reading)


def read(grammar: Grammar, frame: Frame, depth: int = 0) -> Reading | None:
    """Return the deed of a frame, with what its modal and its negation make of it."""
    rules = _rules_of(frame)
    if rules is None or depth > _DEEPEST:
        return None
    outcome = _outcome(grammar, frame, rules)
    if outcome is None:
        return None
    found = _turned(grammar, frame, outcome, depth)
    if found is None or depth:
        return found
    return _with_modal(grammar, frame, found)


def _rules_of(frame: Frame) -> Rules | None:
    lexicon = acts()
    if frame.kind == "verb":
        return lexicon.verbs.get(frame.lemma)
    if frame.kind == "copula":
        return lexicon.adjectives.get(frame.lemma)
    return lexicon.nouns.get(frame.lemma)


def _outcome(grammar: Grammar, frame: Frame, rules: Rules) -> Outcome | None:
    """Return the outcome of the first rule whose conditions all hold."""
    for rule in rules:
        if all(holds(grammar, frame, condition) for condition in rule.conditions):
            return rule.outcome
    return None


def _turned(grammar: Grammar, frame: Frame, outcome: Outcome, depth: int) -> Reading | None:
    """Return the reading of an outcome: its own deed, or that of what hangs on it, turned."""
    own = outcome.deed
    if outcome.operator:
        for beyond in _complements(grammar, frame):
            inner = read(grammar, beyond, depth + 1)
            deed = None if inner is None else shifted(outcome.operator, inner.deed)
            if inner is not None and deed is not None:
                mutual = outcome.is_mutual or (outcome.operator in {"start", "intend"} and inner.is_mutual)
                return Reading(deed, outcome.operator, inner.deed, beyond, mutual, is_turned=False)
    if own is None:
        return None
    return Reading(own, "", own, None, outcome.is_mutual, outcome.is_turned)


def _complements(grammar: Grammar, frame: Frame) -> Iterator[Frame]:
    """Yield the frames that hang on a word as what it agrees to, refuses, demands: clauses first, then objects."""
    words = [
        child
        for child in grammar.children[frame.predicate]
        if grammar.deprel[child].startswith(_CLAUSES) and child != frame.predicate
    ]
    words += frame.fillers("message")
    words += objects_of(frame)
    words += [part.head for part in frame.parts if part.role == "oblique" and part.marker in _OBJECTS]
    words += [part.head for part in frame.parts if part.role == "addressee" and part.marker]
    seen = {frame.predicate}
    for word in words:
        if word not in seen:
            seen.add(word)
            found = grammar.frame_at(word) or _bare(grammar, word)
            if found is not None:
                yield found


def _bare(grammar: Grammar, word: int) -> Frame | None:
    """Return a frame without places for a noun that syntax gave none."""
    lemma = grammar.lemma[word].lower()
    if grammar.upos[word] not in {"NOUN", "PROPN"} or lemma not in acts().nouns:
        return None
    return Frame(word, lemma, "noun", "", negated=False, modal="", governor=-1, parts=())


def _with_modal(grammar: Grammar, frame: Frame, found: Reading) -> Reading | None:
    """Return a reading as its modal and negation turn it: what will be done is agreed, what will not be done refused."""
    is_future = frame.modal in _FUTURE and not _is_past(grammar, frame)
    cooperative = QUAD[found.deed.type] in _COOPERATIVE
    operator = ""
    if frame.negated and cooperative and (is_future or found.deed.type in {EventType.AGREE, EventType.SUPPORT}):
        operator = "refuse"
    elif is_future and not frame.negated:
        operator = "intend"
    if not operator:
        return found
    deed = shifted(operator, found.deed)
    if deed is None or deed == found.deed:
        return found
    return found._replace(deed=deed, operator=operator, plain=found.deed)


def _is_past(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether a deed under "would" is one of the past that was not ("would have struck")."""
    return any(
        grammar.lemma[child] == "have" and grammar.deprel[child].startswith("aux")
        for child in grammar.children[frame.predicate]
    )


def _is_absorbed(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether the frame that governs this one is coded by it: "agreed to release" is one act."""
    word = frame.predicate
    for above in grammar.above(word):
        governor = grammar.frame_at(above)
        if governor is None:
            continue
        if governor.kind == "noun" and frame.kind == "verb" and grammar.deprel[word] == "acl:relcl":
            return False
        found = read(grammar, governor)
        return found is not None and found.beyond is not None and found.beyond.predicate == frame.predicate
    return False


def _coding(grammar: Grammar, frame: Frame, reading: Reading) -> Coding:
    sides = find_sides(grammar, frame, beyond=reading.beyond, is_mutual=reading.is_mutual, is_turned=reading.is_turned)
    instrument = find_instrument(grammar, reading.beyond or frame) if reading.plain.type is EventType.ASSAULT else None
    deed = with_modes(grammar, reading.beyond or frame, reading.deed)
    return _made(grammar, frame, deed, reading, sides, instrument)


def _made(
    grammar: Grammar, frame: Frame, deed: Deed, reading: Reading, sides: Sides, instrument: tuple[int, int] | None
) -> Coding:
    end = frame.predicate + 1
    if " " in frame.lemma:  # "blow up": the particle belongs to the words that name the act
        particles = [child for child in grammar.children[frame.predicate] if grammar.deprel[child] == "compound:prt"]
        end = max([end, *(child + 1 for child in particles if child == frame.predicate + 1)])
    return Coding(
        type=deed.type,
        modes=deed.modes,
        contexts=(),
        first=frame.predicate,
        end=end,
        initiators=sides.initiators,
        recipients=sides.recipients,
        territory=sides.territory,
        instrument=instrument,
        rule=f"coding.{frame.kind}/1",
        confidence=0.8,
        shift=reading.operator,
        deed=reading.plain.type,
    )
