"""What kind of act a frame tells of, in PLOVER's terms, and who does it to whom."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.acts import Deed, Outcome, Rule, Rules, acts, shifted
from rapportage.recording.coding_modes import find_instrument, with_modes
from rapportage.recording.coding_roles import Sides, find_sides
from rapportage.recording.coding_views import at_place, classes_of, holds, lemma_of, objects_of
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import QUAD, EventType, Quad
from rapportage.syntax.frames import Frame, Part

_FUTURE = frozenset(
    {"will", "shall", "would", "be to", "be go to", "go to", "be going to", "be set to", "be due to", "plan", "intend"}
)
_CLAUSES = ("xcomp", "ccomp", "acl", "csubj")
_CLAUSES_OF = {
    "start": ("xcomp",),
    "purpose": ("xcomp", "advcl", "acl"),
    "phone": ("xcomp", "advcl"),
    "through": ("acl",),
}
"""Clauses that some operators turn; a clause after "announced that" is a statement of its own."""
_OBJECTS = ("for", "to", "of", "on", "about", "with", "against", "in", "by", "over", "from", "into", "at")
_DEEPEST = 4
_ASKED = Deed(EventType.REQUEST)
_ASKED_BY = frozenset({"xcomp", "ccomp"})
"""A clause that says what is to be done: what is asked is a change where it is nothing known."""
_ALONE = 0.5
"""Chance that the type of a word without any party of its own is right."""
_DUTY = frozenset({"must", "should", "have to", "need", "need to", "ought", "ought to", "have"})
_UNDONE = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE})
"""What is refused where it is said not to be done, also of the past: "did not accept"."""
_APART = frozenset({EventType.ACCUSE, EventType.SUPPORT, EventType.CONSULT})
"""What is done about another deed that stays one of its own: "condemned the attack"."""
_SAID = {
    "blame": Deed(EventType.ACCUSE, ("allege",)),
    "bad": Deed(EventType.ACCUSE, ("disapprove",)),
    "fine": Deed(EventType.SUPPORT),
}
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
    used: tuple[int, ...] = ()


def code(grammar: Grammar, frame: Frame) -> Coding | None:
    """Return what a frame tells of in PLOVER's terms, None where it is no event or part of the one that governs it."""
    rules = _rules_of(grammar, frame)
    if rules is None or _is_absorbed(grammar, frame):
        return None
    reading = read(grammar, frame)
    return None if reading is None else _coding(grammar, frame, reading)


def code_word(grammar: Grammar, word: int) -> Coding | None:
    """Return what a word by itself tells of where syntax gives it no frame, without its sides; None where it is no act."""
    frame = grammar.frame_at(word) or _bare(grammar, word)
    reading = None if frame is None else read(grammar, frame)
    if frame is None or reading is None:
        return None
    return _coding(grammar, frame, reading)._replace(rule="coding.word/1", confidence=_ALONE)


def read(grammar: Grammar, frame: Frame, depth: int = 0) -> Reading | None:
    """Return the deed of a frame, with what its modal and its negation make of it."""
    rules = _rules_of(grammar, frame)
    if rules is None or depth > _DEEPEST:
        return None
    rule = _first(grammar, frame, rules)
    if rule is None or _is_nature(grammar, frame):
        return None
    found = _turned(grammar, frame, rule.outcome, depth)
    if found is None or depth:
        return found
    places = (condition.where for condition in rule.conditions if condition.where not in {"subj", "mod"})
    used = tuple(word for where in places for word in at_place(grammar, frame, where))
    return _with_modal(grammar, frame, found)._replace(used=used)


def _rules_of(grammar: Grammar, frame: Frame) -> Rules | None:
    """Return the rules of a frame's word; of a noun that the lexicon does not know those of the light verb it hangs on."""
    lexicon = acts()
    if frame.kind == "verb":
        return lexicon.verbs.get(frame.lemma) or lexicon.verbs.get(f"{frame.lemma}e")  # "suing" is read as "su"
    if frame.kind == "copula":
        return lexicon.adjectives.get(frame.lemma)
    found = (
        lexicon.nouns.get(frame.lemma)
        if frame.lemma != "fire"
        else lexicon.nouns.get(lemma_of(grammar, frame.predicate))
    )
    if found is None and frame.kind == "light" and grammar.head[frame.predicate] >= 0:
        return lexicon.verbs.get(grammar.lemma[grammar.head[frame.predicate]])
    return found


def _is_nature(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether who acts is weather, a market, a book: no party."""
    agents = frame.fillers("agent")
    return bool(agents) and all("nature" in classes_of(grammar, word) for word in agents)


def _first(grammar: Grammar, frame: Frame, rules: Rules) -> Rule | None:
    """Return the first rule whose conditions all hold."""
    return next((rule for rule in rules if all(holds(grammar, frame, each) for each in rule.conditions)), None)


def _turned(grammar: Grammar, frame: Frame, outcome: Outcome, depth: int) -> Reading | None:
    """Return the reading of an outcome: its own deed, or that of what hangs on it, turned."""
    own = outcome.deed
    if outcome.operator in {"say", "duty"}:
        return _of_speech(grammar, frame, depth)
    if outcome.operator:
        for beyond in _complements(grammar, frame, outcome.operator):
            inner = read(grammar, beyond, depth + 1)
            deed = None if inner is None else shifted(outcome.operator, inner.deed)
            if inner is not None and deed is not None:
                mutual = (outcome.is_mutual and outcome.operator != "phone") or (
                    outcome.operator in {"start", "intend", "arise"} and inner.is_mutual
                )
                return Reading(deed, outcome.operator, inner.deed, beyond, mutual, is_turned=False)
    if own is None:
        return None
    return Reading(own, "", own, None, outcome.is_mutual, outcome.is_turned)


def _of_speech(grammar: Grammar, frame: Frame, depth: int) -> Reading | None:
    """Return what is done by saying something: that B must do it, that it was B's fault, that it was wrong or right."""
    agents = set(frame.fillers("agent"))
    for word in frame.fillers("message"):
        said = grammar.frame_at(word)
        if said is None or agents & set(said.fillers("agent")):
            continue
        if said.modal in _DUTY and any(
            grammar.upos[each] != "PRON" for each in said.fillers("agent") + said.fillers("patient")
        ):
            inner = read(grammar, said, depth + 1)
            deed = (shifted("duty", inner.deed) if inner is not None else None) or Deed(EventType.REQUEST, ("change",))
            return Reading(deed, "duty", inner.plain if inner else deed, said, is_mutual=False, is_turned=False)
        if said.kind == "copula" and not said.negated:
            classes = classes_of(grammar, word)
            for name, deed in _SAID.items():
                if name in classes:
                    return Reading(deed, "say", deed, said, is_mutual=False, is_turned=False)
    return None


def _complements(grammar: Grammar, frame: Frame, operator: str) -> Iterator[Frame]:
    """Yield the frames that hang on a word as what it agrees to, refuses, demands: clauses first, then objects."""
    if operator == "arise":  # "fighting broke out"
        yield from (deed for word in frame.fillers("agent") if (deed := grammar.frame_at(word) or _bare(grammar, word)))
        return
    clauses = _CLAUSES_OF.get(operator, _CLAUSES)
    words = [child for child in grammar.children[frame.predicate] if grammar.deprel[child].startswith(clauses)]
    if operator in _CLAUSES_OF:
        words += [word for word in objects_of(frame) if grammar.upos[word] in {"NOUN", "PROPN"}]
    else:
        words += [*frame.fillers("message"), *objects_of(frame)]
    words += [part.head for part in frame.parts if part.role != "agent" and part.marker in _OBJECTS]
    seen = {frame.predicate}
    while words:
        word = words.pop(0)
        if (
            word in seen
            or grammar.deprel[word] == "acl:relcl"
            or (grammar.deprel[word].startswith("advcl") and not _is_aim(grammar, word))
        ):
            continue
        seen.add(word)
        found = grammar.frame_at(word) or _bare(grammar, word)
        if found is not None:
            yield found
        elif grammar.upos[word] == "VERB":  # "agreed to hold talks": the act is the noun
            words = [child for child in grammar.children[word] if grammar.deprel[child] in {"obj", "obl"}] + words


def _is_aim(grammar: Grammar, word: int) -> bool:
    """Tell whether a clause is one of purpose: "to help"."""
    return any(grammar.lemma[child] == "to" and grammar.deprel[child] == "mark" for child in grammar.children[word])


def _bare(grammar: Grammar, word: int) -> Frame | None:
    """Return a frame for a noun that syntax gave none, with what stands behind its prepositions."""
    lemma = lemma_of(grammar, word)
    if grammar.upos[word] not in {"NOUN", "PROPN"} or lemma not in acts().nouns:
        return None
    parts = [
        Part("patient", child, (child,), grammar.lemma[case], "stated")
        for child in grammar.children[word]
        if grammar.deprel[child].startswith("nmod")
        for case in grammar.children[child]
        if grammar.deprel[case] == "case" and grammar.upos[case] == "ADP"
    ]
    return Frame(word, lemma, "noun", "", negated=False, modal="", governor=-1, parts=tuple(parts))


def _with_modal(grammar: Grammar, frame: Frame, found: Reading) -> Reading:
    """Return a reading as its modal and negation turn it: what will be done is agreed, what will not be done refused."""
    is_future = frame.modal in _FUTURE and not _is_past(grammar, frame)
    cooperative = QUAD[found.deed.type] in _COOPERATIVE
    operator = ""
    if frame.negated and cooperative and (is_future or found.deed.type in _UNDONE):
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
        if found is None:
            return False
        if (
            word in governor.fillers("agent") and found.operator != "arise"
        ):  # "the raid killed nine": one act, told by its verb
            return found.deed.type is EventType.ASSAULT and frame.kind == "noun"
        if found.beyond is not None:
            return found.beyond.predicate == frame.predicate and found.operator != "say"
        return frame.kind in {"noun", "light"} and word in found.used and found.deed.type not in _APART
    return False


def _coding(grammar: Grammar, frame: Frame, reading: Reading) -> Coding:
    sides = find_sides(grammar, frame, beyond=reading.beyond, is_mutual=reading.is_mutual, is_turned=reading.is_turned)
    instrument = find_instrument(grammar, reading.beyond or frame) if reading.plain.type is EventType.ASSAULT else None
    deed = with_modes(grammar, reading.beyond or frame, reading.deed)
    if deed == _ASKED and any(grammar.deprel[child] in _ASKED_BY for child in grammar.children[frame.predicate]):
        deed = Deed(EventType.REQUEST, ("change",))
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
