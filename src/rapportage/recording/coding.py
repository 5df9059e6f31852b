"""What kind of act a frame tells of, in PLOVER's terms, and who does it to whom."""

from __future__ import annotations

from typing import NamedTuple

from rapportage.lexicon.acts import Deed, acts
from rapportage.recording.coding_contexts import contexts_of, words_of
from rapportage.recording.coding_modes import find_instrument, with_modes
from rapportage.recording.coding_reading import TOKENS, Reading, bare_frame, read, rules_of
from rapportage.recording.coding_roles import Sides, find_sides
from rapportage.recording.coding_views import classes_of, is_aim
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import EventType
from rapportage.syntax.frames import Frame

_ASKED = Deed(EventType.REQUEST)
_ASKED_BY = frozenset({"xcomp", "ccomp", "advcl"})
"""A clause that says what is to be done: what is asked is a change where it is nothing known."""
_APART = frozenset({EventType.ACCUSE, EventType.SUPPORT})
"""What is done about another deed that stays one of its own: "condemned the attack"."""
_PHYSICAL = frozenset({EventType.ASSAULT, EventType.COERCE})
"""What is done to things too: a post that is fired on stands for those who hold it."""
_LEAVING = frozenset({EventType.RETREAT, EventType.SANCTION, EventType.COERCE, EventType.MOBILIZE, EventType.CONSULT})
"""What is done away from somewhere: what stands behind "from" does not do it."""
_SHOUTED = frozenset({EventType.REQUEST, EventType.ACCUSE})
"""What a protest is for is no act of its own."""
_WEIGHING = frozenset({"consider", "mull", "weigh", "ponder", "contemplate", "envisage"})
_LACKING = frozenset({"need", "lack", "require", "deserve", "await", "miss", "muster", "garner", *_WEIGHING})
"""What is needed or awaited is not done."""
_SPOKEN = frozenset({EventType.REQUEST, EventType.THREATEN, EventType.REJECT, EventType.ACCUSE})
_SURE = (0.5, 0.8, 0.85)
"""Chance that the type is right by how many sides the words name, none, one, both: .46, .80 and .87 of the 531 acts found in the pair
sentences that nobody looked at."""
_NOUN = 0.6
"""The most that a noun without a verb of its own is sure: 6 of the 14 that decided a pair there were right."""
_ALONE = 0.5
"""The same of a word without any party of its own, and of courtesies."""


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
        also: A second act told by the same words, between the same sides: a conviction to prison is COERCE/arrest too.
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
    also: Deed | None = None


def code(grammar: Grammar, frame: Frame) -> Coding | None:
    """Return what a frame tells of in PLOVER's terms, None where it is no event or part of the one that governs it."""
    rules = rules_of(grammar, frame)
    if rules is None or _is_name(grammar, frame) or _is_absorbed(grammar, frame):
        return None
    reading = read(grammar, frame)
    if reading is None or (reading.deed.type in _SHOUTED and _is_shouted(grammar, frame)):
        return None
    if reading.deed.type is EventType.MOBILIZE and _is_for_attack(grammar, frame):
        return None
    return _coding(grammar, frame, reading)


def _is_name(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether a word names no act: part of a compound ("attack helicopters") or a title ("Meet the Press"), what is in force."""
    word = frame.predicate
    if frame.kind == "noun":
        head = grammar.head[word]
        if head >= 0 and grammar.deprel[word] == "obj" and grammar.lemma[head] in _LACKING:
            return True
        return frame.lemma in acts().standing or (grammar.deprel[word] == "compound" and grammar.head[word] == word + 1)
    return frame.kind == "verb" and grammar.name_at(word) is not None


def _is_for_attack(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether forces are sent to an attack that the same clause tells: then the attack is the act."""
    children = (grammar.frame_at(child) for child in grammar.children[frame.predicate] if is_aim(grammar, child))
    readings = (read(grammar, each) for each in children if each is not None)
    return any(each is not None and each.deed.type is EventType.ASSAULT for each in readings)


def _is_shouted(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether a demand is what a protest is for: no act of its own."""
    protests = (grammar.frame_at(word) for word in grammar.above(frame.predicate))
    readings = (read(grammar, each) for each in protests if each is not None)
    return any(each is not None and each.deed.type is EventType.PROTEST for each in readings)


def code_word(grammar: Grammar, word: int) -> Coding | None:
    """Return what a word by itself tells of where syntax gives it no frame, without its sides; None where it is no act."""
    frame = grammar.frame_at(word) or bare_frame(grammar, word)
    reading = None if frame is None else read(grammar, frame)
    if frame is None or reading is None:
        return None
    return _coding(grammar, frame, reading)._replace(rule="coding.word/1", confidence=_ALONE)


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
        if found is None:
            return False
        if (
            word in governor.fillers("agent") and found.operator != "arise"
        ):  # "the raid killed nine": one act, told by its verb
            return found.deed.type is EventType.ASSAULT and frame.kind == "noun"
        if found.beyond is not None and found.beyond.predicate == frame.predicate:
            return found.operator != "say"
        if (
            found.beyond is not None and frame.kind != "verb"
        ):  # "an end to the war" has one act, and so has what governs it
            return found.operator != "say" and found.beyond.predicate in grammar.above(word)
        if frame.kind == "verb":  # "helped B rebuild"
            return found.plain.type is EventType.AID and grammar.deprel[word] in {"xcomp", "ccomp"}
        if EventType.CONSULT is found.deed.type:  # "visits B for talks"
            own = read(grammar, frame)
            told = own is not None and own.deed.type is EventType.CONSULT
            return told and governor.kind == "verb" and code(grammar, governor) is not None
        return word in found.used and found.deed.type not in _APART
    return False


def _asked(grammar: Grammar, frame: Frame, reading: Reading) -> Frame | None:
    """Return the clause that says what is asked or threatened, where it is no act that the lexicon knows: its subject is the other side."""
    if reading.deed.type not in _SPOKEN:
        return None
    return next((each for word in frame.fillers("message") if (each := grammar.frame_at(word))), None)


def _coding(grammar: Grammar, frame: Frame, reading: Reading) -> Coding:
    sides = find_sides(
        grammar,
        frame,
        beyond=reading.beyond or _asked(grammar, frame, reading),
        is_mutual=reading.is_mutual,
        is_turned=reading.is_turned,
        is_physical=reading.deed.type in _PHYSICAL,
        is_leaving=reading.plain.type in _LEAVING,
    )
    is_assault = EventType.ASSAULT in {reading.plain.type, reading.deed.type}
    instrument = find_instrument(grammar, reading.beyond or frame) if is_assault else None
    deed = with_modes(grammar, reading.beyond or frame, reading.deed)
    if deed == _ASKED and any(grammar.deprel[child] in _ASKED_BY for child in grammar.children[frame.predicate]):
        deed = Deed(EventType.REQUEST, ("change",))
    if reading.operator == "demand" and reading.plain.type is EventType.RETREAT and _is_own_war(grammar, frame):
        deed = Deed(EventType.AGREE)
    return _made(grammar, frame, deed, reading, sides, instrument)


def _is_own_war(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether the fighting that is to end is the speaker's own: "called for an end to its war with B" is an offer."""
    for word in grammar.subtree(frame.predicate):
        if "violence" in classes_of(grammar, word) and word != frame.predicate:
            for child in grammar.children[word]:
                own = grammar.deprel[child] == "nmod:poss" and grammar.lemma[child].lower() in {
                    "its",
                    "their",
                    "our",
                    "it",
                    "they",
                    "we",
                }
                if own or any(grammar.lemma[case] == "with" for case in grammar.children[child]):
                    return True
    return False


def _confidence(frame: Frame, sides: Sides, reading: Reading) -> float:
    """Return the chance that the type is right, as measured on the pair sentences by how much of the act is there."""
    if frame.lemma in TOKENS or (reading.beyond is not None and reading.beyond.lemma in TOKENS):
        return _ALONE
    parties = bool(sides.initiators) + bool(sides.recipients or len(sides.initiators) > 1)
    return min(_SURE[parties], _NOUN) if frame.kind == "noun" else _SURE[parties]


def _made(
    grammar: Grammar, frame: Frame, deed: Deed, reading: Reading, sides: Sides, instrument: tuple[int, int] | None
) -> Coding:
    words = words_of(frame) if reading.beyond is None else (*words_of(frame), *words_of(reading.beyond))
    end = frame.predicate + 1
    if " " in frame.lemma:  # "blow up": the particle belongs to the words that name the act
        particles = [child for child in grammar.children[frame.predicate] if grammar.deprel[child] == "compound:prt"]
        end = max([end, *(child + 1 for child in particles if child == frame.predicate + 1)])
    return Coding(
        type=deed.type,
        modes=deed.modes,
        contexts=contexts_of(grammar, words, deed.modes),
        first=frame.predicate,
        end=end,
        initiators=sides.initiators,
        recipients=sides.recipients,
        territory=sides.territory,
        instrument=instrument,
        rule=f"coding.{frame.kind}/1",
        confidence=_confidence(frame, sides, reading),
        shift=reading.operator,
        deed=reading.plain.type,
        also=reading.also if not reading.operator else None,
    )
