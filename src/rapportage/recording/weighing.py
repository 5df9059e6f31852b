"""Whether words that name an act tell of one: not in games and stories, and of a bare noun only with its sides."""

from __future__ import annotations

from rapportage.lexicon.acts import acts
from rapportage.lexicon.speech import speech
from rapportage.lexicon.unnamed import unnamed
from rapportage.recording.grammar import Grammar
from rapportage.recording.occasions import Occasion
from rapportage.recording.participants import Party
from rapportage.recording.sides import Sides
from rapportage.schema.codes import QUAD, ActorKind, EventType, Quad, Status
from rapportage.syntax.frames import Frame

_TWO_SIDED = frozenset(
    {
        EventType.SUPPORT,
        EventType.AGREE,
        EventType.THREATEN,
        EventType.COOPERATE,
        EventType.CONCEDE,
        EventType.AID,
        EventType.REJECT,
    }
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
        _has_sides(grammar, occasion, sides)
        and _is_bodily(grammar, occasion, sides)
        and _is_one_act(grammar, occasion, sides)
    )


def _is_idle(grammar: Grammar, occasion: Occasion) -> bool:
    """Tell whether what is left or given up is nothing that parties quarrel about: "laid down the line"."""
    patients = occasion.frame.fillers("patient") if occasion.frame.kind == "verb" else ()
    known = acts()
    return bool(patients) and not any(
        grammar.upos[word] != "NOUN"
        or grammar.lemma[word] in known.nouns
        or known.classes.get(grammar.lemma[word])
        or grammar.kind[word] in _BODILY
        for word in patients
    )


def _has_sides(grammar: Grammar, occasion: Occasion, sides: Sides) -> bool:
    """Tell whether an act has the sides that its word and its type cannot do without."""
    lemma, coding, words = occasion.frame.lemma, occasion.coding, unnamed()
    if is_hollow(grammar, occasion, sides) or not _has_bearers(occasion, sides):
        return False
    if coding.type is EventType.AGREE and coding.shift == "intend" and lemma.replace(" ", "-") not in words.pledging:
        return len(sides.initiators) >= _TWO or any(map(_is_named, sides.recipients))
    if coding.shift in _FIGURATIVE and lemma in words.wide and not _is_plain(occasion, sides):
        return False
    if coding.type is EventType.THREATEN and coding.shift == "intend" and not (sides.initiators and sides.recipients):
        return bool(sides.initiators) and lemma not in words.wide
    if coding.shift:
        return True
    return (lemma not in words.wide or _is_plain(occasion, sides)) and _has_type_sides(occasion, sides)


def is_hollow(grammar: Grammar, occasion: Occasion, sides: Sides) -> bool:
    """Tell whether words tell of wishes, of plain saying, of things that parties do not quarrel about."""
    lemma, words = occasion.frame.lemma, unnamed()
    if occasion.coding.type is EventType.RETREAT and not occasion.coding.modes and _is_idle(grammar, occasion):
        return True
    if occasion.coding.type in _OF_SPEAKERS and _is_by_nothing(grammar, occasion):
        return True
    if lemma in _SHUT_OUT and occasion.frame.negated:
        return True  # "has not ruled out"
    if lemma in words.wishing:
        return True
    asked = [word for word in occasion.coding.recipients if grammar.deprel[word].startswith("nsubj")]
    return lemma in words.saying and not (asked and any(map(_is_named, sides.recipients)))


def _is_by_nothing(grammar: Grammar, occasion: Occasion) -> bool:
    """Tell whether the subject of a word of speech is a state of mind or of affairs: "its willingness threatens to undermine B"."""
    if occasion.frame.kind != "verb" or occasion.frame.voice != "active":
        return False
    agents = occasion.frame.fillers("agent")
    spoken = speech().said_nouns
    return bool(agents) and all(
        grammar.upos[word] == "NOUN"
        and grammar.kind[word] == "abstract"
        and grammar.lemma[word] not in spoken
        and grammar.lemma[word] not in unnamed().sector
        for word in agents
    )


def _has_bearers(occasion: Occasion, sides: Sides) -> bool:
    """Tell whether the parties of an act are such as can do it: somebody known, for acts of words, and not firms alone."""
    parties, coding = (*sides.initiators, *sides.recipients), occasion.coding
    if coding.type in _OF_WORDS and not any(map(_is_somebody, parties)):
        return False
    if coding.type is not EventType.PROTEST and parties and all(map(_is_firm, parties)):
        return False
    if coding.type is EventType.REQUEST and not sides.recipients and not coding.shift:
        return occasion.frame.lemma in _DEMANDING and any(map(_is_named, sides.initiators))
    is_stated = occasion.frame.lemma.replace(" ", "-") in unnamed().pledging
    return len(parties) >= _TWO or coding.type not in _GIVEN or is_stated


_OF_WORDS = frozenset(
    {EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE, EventType.REQUEST, EventType.ACCUSE, EventType.REJECT, EventType.THREATEN,
     EventType.AID, EventType.COOPERATE, EventType.CONSULT}
)  # fmt: skip
"""Acts of words and help: they need somebody who is known by name, or an institution."""
_OF_SPEAKERS = frozenset({EventType.THREATEN, EventType.REQUEST, EventType.AGREE, EventType.SUPPORT})
_DEMANDING = frozenset({"demand", "request", "seek", "insist", "urge", "claim", "order"})
"""Words of asking that say so even where nobody is named who is asked: not "plead guilty", "appeal to decency"."""
_SHUT_OUT = frozenset({"rule out", "exclude", "preclude"})
_GIVEN = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE, EventType.REJECT})
"""Answers and gifts: where one side alone is named only words that can mean nothing else tell of one."""
_FIGURATIVE = frozenset({"start", "through", "arise"})
"""Turns by words as wide as "lead to" and "do"."""
_TWO = 2
_FORCES = frozenset({"MIL", "UAF", "REB", "COP", "CRM"})
_INSTITUTIONS = frozenset({"GOV", "COP", "MIL", "JUD", "LEG", "PTY", "OPP", "REB", "UAF", "LAB", "SOC", "SPY"})


def _is_somebody(party: Party) -> bool:
    if _is_firm(party):
        return False
    return bool(party.country or party.key or party.participant.actor) or party.participant.sector in _INSTITUTIONS


def _is_firm(party: Party) -> bool:
    """Tell whether an organisation is one that no list knows and no word makes an institution: as a rule a firm."""
    is_known = bool(party.country or party.key or party.participant.sector)
    if is_known or party.kind is not ActorKind.ORGANISATION:
        return False
    return not any(unnamed().sector.get(word) in _INSTITUTIONS for word in party.participant.name.lower().split())


def _is_named(party: Party) -> bool:
    return bool(party.country or party.key) and party.kind is not ActorKind.OUTLET


def _has_type_sides(occasion: Occasion, sides: Sides) -> bool:
    frame, coding, words = occasion.frame, occasion.coding, unnamed()
    count = len(sides.initiators) + len(sides.recipients)
    if frame.lemma in words.contests and not _is_fought(sides):
        return False
    if coding.type is EventType.ASSAULT and not (sides.soil or coding.modes or coding.instrument):
        is_quarrel = bool(sides.initiators) and all(map(_is_civil, sides.initiators))
        if is_quarrel and all(map(_is_civil, sides.recipients)):
            return False  # "attacked her rival"
    if coding.type is EventType.CONSULT:
        return count > 1 or "multilateral" in coding.modes or ("visit" in coding.modes and bool(sides.soil))
    needs = {
        EventType.COOPERATE: count > 1,
        EventType.AID: bool(sides.recipients),
        EventType.RETREAT: bool(sides.recipients)
        if "release" in coding.modes
        else bool(sides.initiators or coding.modes),
        EventType.ACCUSE: bool(sides.recipients) or len(sides.initiators) >= _TWO or frame.lemma in words.blaming,
        EventType.SUPPORT: (count > 1 and bool(sides.initiators)) or frame.lemma in words.backing,
        EventType.ASSAULT: count > 1 or frame.lemma != "war",
        EventType.PROTEST: bool(sides.initiators or frame.kind != "verb")
        and not (bool(sides.initiators) and all(map(_is_government, sides.initiators))),
    }
    return needs.get(coding.type, True)


def _is_politician(party: Party) -> bool:
    return party.kind is ActorKind.PERSON or party.participant.sector in {"PTY", "LEG", "OPP"}


def _is_fought(sides: Sides) -> bool:
    """Tell whether a word of contests tells of force: between states and forces, or by police and the like."""
    if any(party.participant.sector in _FORCES for party in sides.initiators):
        return bool(sides.recipients)
    return bool(sides.initiators) and any(map(_is_fighting, sides.recipients))


def _is_fighting(party: Party) -> bool:
    """Tell whether a party has forces of its own or is one: a state, an armed group, soldiers."""
    if _is_politician(party):
        return False
    return bool(party.country or party.key) or party.participant.sector in _FORCES


def _is_civil(party: Party) -> bool:
    """Tell whether a party is a politician or somebody nothing is known of but a name."""
    return _is_politician(party) and party.participant.sector not in _FORCES


def _is_plain(occasion: Occasion, sides: Sides) -> bool:
    """Tell whether the sides make an act of a wide word: force that meets somebody, or two known parties."""
    known = [any(party.is_public for party in side) for side in (sides.initiators, sides.recipients)]
    if occasion.coding.type is EventType.PROTEST:
        return any(known)
    if occasion.coding.type in {EventType.ASSAULT, EventType.COERCE, EventType.MOBILIZE, EventType.RETREAT}:
        return bool(known[0] or known[1] or sides.soil)
    return all(known) or len(sides.initiators) > 1


def _is_government(party: Party) -> bool:
    return party.kind in {ActorKind.STATE, ActorKind.BODY} and party.participant.sector in {"GOV", "MIL", "COP", ""}


def _is_bodily(grammar: Grammar, occasion: Occasion, sides: Sides) -> bool:
    """Tell whether force is used on something that has a body: not on plans, hopes or goodwill."""
    is_force = occasion.coding.type in {EventType.ASSAULT, EventType.COERCE}
    if occasion.frame.kind != "verb" or not (is_force or _OF_PERSONS & set(occasion.coding.modes)):
        return True
    if _is_of_things(grammar, occasion, sides):
        return False
    if sides.recipients or not is_force:
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


def _is_of_things(grammar: Grammar, occasion: Occasion, sides: Sides) -> bool:
    """Tell whether what acts, or what is acted on, is a thing of the mind: "measures targeting B", "targeted B's hopes"."""
    agents = occasion.frame.fillers("agent")
    if agents and not sides.initiators and all(_is_thought(grammar, word) for word in agents):
        return True
    patients = occasion.frame.fillers("patient")
    aimed = set(occasion.coding.recipients)
    needs_body = occasion.coding.type is EventType.ASSAULT or bool(_OF_PERSONS & set(occasion.coding.modes))
    is_figure = bool(patients) and needs_body and not aimed & set(patients)
    return is_figure and all(_is_thought(grammar, word) and word not in occasion.members for word in patients)


_OF_PERSONS = frozenset({"arrest", "release", "deport", "abduct", "expel"})


def _is_thought(grammar: Grammar, word: int) -> bool:
    """Tell whether a noun names something without a body that is no deed of force and nobody's weapon."""
    lemma = grammar.lemma[word].lower()
    if grammar.upos[word] != "NOUN" or grammar.kind[word] in _BODILY | {"event"} or grammar.name_at(word) is not None:
        return False
    if lemma in unnamed().sector or lemma in acts().nouns:
        return False
    return not acts().classes.get(lemma, frozenset()) & _WITH_BODY


_BODILY = frozenset({"person", "organization", "place", "object", "animal"})
_WITH_BODY = frozenset(
    {"property", "territory", "weapon", "troops", "person", "press", "border", "mission", "fire", "craft", "body", "violence", "soil"}
)  # fmt: skip
_THINGS = frozenset({"property", "territory", "weapon", "troops", "person", "press", "border", "mission", "fire"})


def is_lone_noun(occasion: Occasion, sides: Sides) -> bool:
    """Tell whether nothing but a noun with one side names an act."""
    is_single = len(sides.initiators) + len(sides.recipients) < _TWO
    return is_single and occasion.frame.kind == "noun" and len(occasion.members) == 1


def is_bare(grammar: Grammar, occasion: Occasion, sides: Sides) -> bool:
    """Tell whether nothing but a noun with one side names an act: "the Velmarki raid", told before, worth a row only with its time."""
    if not is_lone_noun(occasion, sides):
        return False
    if occasion.coding.type not in _DATED:
        return True
    if any(part.marker == "by" for part in occasion.frame.parts):
        return False
    word = occasion.frame.predicate
    if sides.initiators and grammar.deprel[word] == "obj" and grammar.lemma[grammar.head[word]] in _ANNOUNCING:
        return False
    return not is_retold(grammar, occasion, sides)


_LASTING = frozenset(
    {"destruction", "defeat", "fight", "war", "aggression", "battle", "campaign", "struggle", "intervention", "collapse", "conquest"}
)  # fmt: skip
"""What is wished for or goes on: "the destruction of B", "the fight against B"."""


_ANNOUNCING = frozenset(
    {"announce", "order", "launch", "begin", "confirm", "start", "authorize", "authorise", "declare"}
)


def is_retold(grammar: Grammar, occasion: Occasion, sides: Sides) -> bool:
    """Tell whether a noun speaks of one blow that readers know of: "denounced the Velmarki raid", "after the killing of its general"."""
    word = occasion.frame.predicate
    if occasion.coding.type is not EventType.ASSAULT or grammar.xpos[word] not in {"NN", "VBG"}:
        return False
    if not any(map(_is_named, (*sides.initiators, *sides.recipients))):
        return False
    if not sides.initiators and occasion.frame.lemma in _LASTING:
        return False
    kids = grammar.children[word]
    return any(grammar.lemma[kid] in {"the", "this", "that"} or grammar.deprel[kid] == "nmod:poss" for kid in kids)


_DATED = frozenset(
    {EventType.ASSAULT, EventType.MOBILIZE, EventType.PROTEST, EventType.CONSULT, EventType.COERCE, EventType.RETREAT}
)
"""Types whose nouns with one side tell of a single act."""


def is_only_thought(occasion: Occasion, sides: Sides, status: Status) -> bool:
    """Tell whether an act that did not take place lacks a side: "could halt exports" is talk of the world, no act between parties."""
    if status not in _THOUGHT or occasion.coding.shift:
        return False
    is_known = [any(map(_is_somebody, side)) for side in (sides.initiators, sides.recipients)]
    if occasion.coding.type in {EventType.MOBILIZE, EventType.RETREAT, EventType.PROTEST, EventType.CONSULT}:
        return not is_known[0]
    if occasion.frame.modal and any(map(_is_named, sides.initiators)) and QUAD[occasion.coding.type] is _BLOW:
        return False  # "B might have bombed the dam"
    return not all(is_known) and len(sides.initiators) < _TWO


_BLOW = Quad.MATERIAL_CONFLICT
_THOUGHT = frozenset(
    {Status.PLANNED, Status.DEMANDED, Status.POSSIBLE, Status.CONDITIONAL, Status.COUNTERFACTUAL, Status.GENERIC}
)


def is_loose(grammar: Grammar, occasion: Occasion, sides: Sides) -> bool:
    """Tell whether a verb names a deed of nobody in particular: "training their forces would cost more"."""
    word = occasion.frame.predicate
    if sides.initiators or occasion.frame.kind != "verb" or grammar.xpos[word] not in {"VB", "VBG"}:
        return False
    return not any(grammar.deprel[kid].startswith(("aux", "nsubj")) for kid in grammar.children[word])


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
