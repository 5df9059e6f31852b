"""Whether words that name an act tell of one: not in games and stories, and of a bare noun only with its sides."""

from __future__ import annotations

from rapportage.lexicon.acts import acts
from rapportage.lexicon.unnamed import unnamed
from rapportage.recording.grammar import Grammar
from rapportage.recording.occasions import Occasion
from rapportage.recording.participants import Party
from rapportage.recording.sides import Sides
from rapportage.schema.codes import ActorKind, EventType
from rapportage.syntax.frames import Frame

_TWO_SIDED = frozenset(
    {EventType.SUPPORT, EventType.AGREE, EventType.THREATEN, EventType.COOPERATE, EventType.CONCEDE, EventType.AID}
)
"""Types whose bare nouns are mostly states of affairs: "its support", "a threat", "the agreement"."""
_MARKS = "”\"’')"


def is_apart(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether a frame stands in a question, in a passage about games, or in what a film or book tells."""
    words = grammar.sentence_of(frame.predicate)
    last = next((each for each in reversed(words) if grammar.word(each)[-1] not in _MARKS), words[-1])
    if grammar.word(last) == "?":
        return True
    known = unnamed()
    games = [grammar.word(word).lower() for word in words if grammar.word(word).lower() in known.sport]
    if len(games) > 1 or any(word in known.surely for word in games):
        return True
    return any(
        grammar.lemma[word] in known.fiction
        and grammar.deprel[word].startswith("nsubj")
        and grammar.head[word] <= frame.predicate
        for word in words
    )


def is_told(grammar: Grammar, occasion: Occasion, sides: Sides) -> bool:
    """Tell whether words tell of an act between parties: with the sides that its type cannot do without, and not of bare nouns."""
    return (
        _has_sides(occasion, sides) and _is_bodily(grammar, occasion, sides) and _is_one_act(grammar, occasion, sides)
    )


def _is_silence(grammar: Grammar, occasion: Occasion) -> bool:
    """Tell whether nothing but words is refused: "declined to comment"."""
    if occasion.coding.type is not EventType.REJECT or occasion.frame.lemma not in {"decline", "refuse"}:
        return False
    return any(
        grammar.lemma[kid] in unnamed().commenting
        for kid in grammar.children[occasion.frame.predicate]
        if grammar.deprel[kid] == "xcomp"
    )


def _has_sides(occasion: Occasion, sides: Sides) -> bool:
    """Tell whether an act has the sides that its word and its type cannot do without."""
    lemma, coding, words = occasion.frame.lemma, occasion.coding, unnamed()
    if lemma in words.wishing or (lemma in words.saying and not any(map(_is_named, sides.recipients))):
        return False
    if coding.type in _OF_WORDS and not any(map(_is_somebody, (*sides.initiators, *sides.recipients))):
        return False
    if coding.shift:
        return True
    if lemma in words.wide and not _is_plain(occasion, sides):
        return False
    return _has_type_sides(occasion, sides)


_OF_WORDS = frozenset(
    {EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN,
     EventType.AID, EventType.COOPERATE, EventType.CONSULT}
)  # fmt: skip
"""Acts of words and help: they need somebody who is known by name, or an institution."""
_INSTITUTIONS = frozenset({"GOV", "COP", "MIL", "JUD", "LEG", "PTY", "OPP", "REB", "UAF", "LAB", "SOC", "SPY"})


def _is_somebody(party: Party) -> bool:
    return bool(party.country or party.key or party.participant.actor) or party.participant.sector in _INSTITUTIONS


def _is_named(party: Party) -> bool:
    return bool(party.country or party.key) and party.kind is not ActorKind.OUTLET


def _has_type_sides(occasion: Occasion, sides: Sides) -> bool:
    frame, coding, words = occasion.frame, occasion.coding, unnamed()
    count = len(sides.initiators) + len(sides.recipients)
    if coding.type is EventType.CONSULT:
        return count > 1 or "multilateral" in coding.modes or ("visit" in coding.modes and bool(sides.soil))
    needs = {
        EventType.COOPERATE: count > 1,
        EventType.AID: bool(sides.recipients),
        EventType.RETREAT: bool(sides.recipients) or "release" not in coding.modes,
        EventType.ACCUSE: bool(sides.recipients) or frame.lemma in words.blaming,
        EventType.SUPPORT: count > 1 or frame.lemma in words.backing,
        EventType.ASSAULT: count > 1 or frame.lemma != "war",
        EventType.PROTEST: not sides.initiators or not all(map(_is_government, sides.initiators)),
    }
    return needs.get(coding.type, True)


def _is_plain(occasion: Occasion, sides: Sides) -> bool:
    """Tell whether the sides make an act of a wide word: force that meets somebody, or two known parties."""
    known = [any(party.is_public for party in side) for side in (sides.initiators, sides.recipients)]
    if occasion.coding.type in {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT}:
        return bool(known[0] or known[1] or sides.soil)
    return all(known) or len(sides.initiators) > 1


def _is_government(party: Party) -> bool:
    return party.kind in {ActorKind.STATE, ActorKind.BODY} and party.participant.sector in {"GOV", "MIL", "COP", ""}


def _is_bodily(grammar: Grammar, occasion: Occasion, sides: Sides) -> bool:
    """Tell whether force is used on something that has a body: not on plans, hopes or goodwill."""
    if (
        occasion.coding.type not in {EventType.ASSAULT, EventType.COERCE}
        or occasion.frame.kind != "verb"
        or sides.recipients
    ):
        return True
    patients = occasion.frame.fillers("patient")
    return (
        not patients
        or any(
            grammar.kind[word] in _BODILY
            or acts().classes.get(grammar.lemma[word], frozenset()) & _THINGS
            or word in occasion.members
            or grammar.lemma[word] in acts().nouns
            for word in patients
        )
        or occasion.coding.type is EventType.COERCE
    )


_BODILY = frozenset({"person", "organization", "place", "object", "animal"})
_THINGS = frozenset({"property", "territory", "weapon", "troops", "person", "press", "border", "mission", "fire"})


def _is_one_act(grammar: Grammar, occasion: Occasion, sides: Sides) -> bool:
    """Tell whether a bare noun tells of an act: who acts on whom, or at least one of them of a single act."""
    frame, kind = occasion.frame, occasion.coding.type
    if frame.kind != "noun" or len(occasion.members) > 1:
        return True
    both = bool(sides.initiators) and (bool(sides.recipients) or len(sides.initiators) > 1)
    if kind in _TWO_SIDED:
        return both
    word = frame.predicate
    beside = {grammar.word(kid).lower() for kid in grammar.children[word]}
    if beside & unnamed().unspecific:
        return False
    known = any(party.country or party.key for party in (*sides.initiators, *sides.recipients))
    return both or (known and grammar.xpos[word] in {"NN", "NNP"}) or bool(sides.initiators and known)
