"""The deed that a frame tells: by the lexicon of acts, as turned by what governs it, by its modal and its negation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.acts import Deed, Outcome, Rule, Rules, acts, shifted
from rapportage.lexicon.speech import speech
from rapportage.recording.coding_views import at_place, classes_of, holds, is_actor, is_aim, lemma_of, objects_of
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import QUAD, EventType, Quad
from rapportage.syntax.frames import Frame, Part

_FUTURE = frozenset(
    {"will", "shall", "be to", "be go to", "go to", "be going to", "be set to", "be due to", "plan", "intend"}
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
_MARKERS = {
    "start": frozenset({"for", "to", "of", "on", "against", "in", "from", "into", "at"}),
    "through": frozenset({"of", "for", "against"}),
}
"""Prepositions before what is begun or expressed; "made gains with the help of B" began no help, "a speech on the deal" is none."""
_SPEAKING = frozenset({"person", "body", "named", "a-name", "dignitary", "troops"})
_PERSONAL = frozenset(
    {
        EventType.AGREE,
        EventType.CONSULT,
        EventType.SUPPORT,
        EventType.CONCEDE,
        EventType.COOPERATE,
        EventType.AID,
        EventType.REQUEST,
        EventType.ACCUSE,
        EventType.REJECT,
        EventType.THREATEN,
    }
)
"""What only parties do, and what speaks for them."""
_TANGIBLE = frozenset(
    {
        "person", "body", "place", "troops", "weapon", "territory", "property", "craft", "speaking", "menace", "named", "a-name",
        "police", "dignitary", "agreement", "law", "judged", "press", "accusation", "charge", "measure",
    }
)  # fmt: skip
"""Classes of what is no mere idea; documents speak for those who wrote them."""
_BODILY = frozenset({EventType.ASSAULT, EventType.AID})
"""What is done to bodies and things, by words that mean something else where their object is an idea: "deliver a defeat"."""
_CAUSING = frozenset({"start", "force", "order", "decide", "stop"})
"""What moves parties to act is no party: "tensions led A to sever ties"."""
_HIT = frozenset({"with", "against", "on", "at"})
_HIT_BY_NOUN = frozenset({"against", "on", "for"})
TOKENS = frozenset({"respect"})
"""Words of courtesy: "respect each other's sovereignty" is SUPPORT, and no agreement where it is agreed."""
_WISHING = frozenset({"insist", "recommend", "suggest"})
"""Verbs whose clause in the bare form says what is to be done: "insisted that the rebels disarm"."""
_ADVISING = frozenset({"suggest", "advise", "recommend"})
_BEARING = frozenset({"suffer", "sustain", "endure"})
_DEEPEST = 4
_DUTY = frozenset({"must", "should", "have to", "need", "need to", "ought", "ought to"})
_UNDONE = frozenset({EventType.AGREE, EventType.SUPPORT, EventType.CONCEDE})
"""What is refused where it is said not to be done, also of the past: "did not accept"."""
_SAID = {
    "blame": Deed(EventType.ACCUSE, ("allege",)),
    "bad": Deed(EventType.ACCUSE, ("disapprove",)),
    "fine": Deed(EventType.SUPPORT),
}
_COOPERATIVE = frozenset({Quad.VERBAL_COOPERATION, Quad.MATERIAL_COOPERATION})


class Reading(NamedTuple):
    """A deed as a word tells it: by which operator, what hangs on it, and how its sides stand."""

    deed: Deed
    operator: str
    plain: Deed
    beyond: Frame | None
    is_mutual: bool
    is_turned: bool
    used: tuple[int, ...] = ()
    also: Deed | None = None


def read(grammar: Grammar, frame: Frame, depth: int = 0) -> Reading | None:
    """Return the deed of a frame, with what its modal and its negation make of it."""
    rules = rules_of(grammar, frame)
    if rules is None or depth > _DEEPEST:
        return None
    rule, found = _first(grammar, frame, rules, depth)
    if rule is not None and found is not None and not _is_meant(grammar, frame, rule, found):
        return None
    if rule is None or found is None or depth or _is_nature(grammar, frame):
        return found if depth else None
    if found.deed.type is EventType.CONSULT and not _is_spoken(grammar, frame):
        return None
    places = (condition.where for condition in rule.conditions if condition.where not in {"subj", "mod"})
    used = tuple(word for where in places for word in at_place(grammar, frame, where))
    return _with_modal(grammar, frame, found)._replace(used=used)


def rules_of(grammar: Grammar, frame: Frame) -> Rules | None:
    """Return the rules of a frame's word; of a noun that the lexicon does not know those of the light verb it hangs on."""
    lexicon = acts()
    if frame.kind == "verb":
        lemma = frame.lemma  # "suing" is read as "su", "barred" as "barr"
        return lexicon.verbs.get(lemma) or lexicon.verbs.get(f"{lemma}e") or lexicon.verbs.get(lemma[:-1])
    if frame.kind == "copula":
        return (
            lexicon.adjectives.get(frame.lemma) or (_is_in(grammar, frame) and lexicon.nouns.get(frame.lemma)) or None
        )
    found = (
        lexicon.nouns.get(frame.lemma)
        if frame.lemma != "fire"
        else lexicon.nouns.get(lemma_of(grammar, frame.predicate))
    )
    if found is None and frame.kind == "light" and grammar.head[frame.predicate] >= 0:
        lemma = grammar.lemma[grammar.head[frame.predicate]]
        return lexicon.verbs.get(lemma) if lemma not in _BEARING else None
    return found


def _is_in(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether one is said to be in or on an act: "is on a visit", "are in talks", "is at war"."""
    cases = {grammar.lemma[child] for child in grammar.children[frame.predicate] if grammar.deprel[child] == "case"}
    return not cases.isdisjoint({"on", "in", "at"})


def _is_spoken(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether those who meet are parties: rivers meet too."""
    agents = frame.fillers("agent")
    return not agents or any(
        grammar.upos[word] == "PRON" or not _SPEAKING.isdisjoint(classes_of(grammar, word)) for word in agents
    )


def _is_meant(grammar: Grammar, frame: Frame, rule: Rule, found: Reading) -> bool:
    """Tell whether a word is meant as the act that it names: who promises or helps is no abstraction, what is fought nothing intangible."""
    agents = frame.fillers("agent") if found.operator != "arise" else ()
    if agents and all(_is_idea(grammar, word) for word in agents):
        return False
    is_personal = found.plain.type in _PERSONAL or found.deed.type in _PERSONAL or found.operator in _CAUSING
    if is_personal and agents and all(_is_idea(grammar, word) or _is_course(grammar, word) for word in agents):
        return False
    company = [part.head for part in frame.parts if part.marker == "with"]
    if found.plain.type is EventType.CONSULT and company and all(_is_idea(grammar, word) for word in company):
        return False  # "spoke with confidence"
    if frame.lemma == "warn" and found.deed.type is EventType.THREATEN and _is_news(grammar, frame):
        return False
    if found.deed.type not in _BODILY or found.operator or rule.conditions:
        return True
    if frame.kind == "noun":
        hit = [part.head for part in frame.parts if part.role == "patient" or part.marker in _HIT_BY_NOUN]
    else:
        hit = list(frame.fillers("patient")) or [
            part.head for part in frame.parts if part.role == "oblique" and part.marker in _HIT
        ]
    is_aid = found.deed.type is EventType.AID  # "delivered a defeat"
    return not hit or not all(_is_idea(grammar, word) or (is_aid and _is_course(grammar, word)) for word in hit)


def _is_common(grammar: Grammar, word: int) -> bool:
    """Tell whether a word is a common noun; capitals may be a name that nobody knows ("ICE returned a pendant")."""
    is_first = word == grammar.sentence_of(word).start
    is_capital = grammar.word(word)[:1].isupper() and (not is_first or grammar.word(word).isupper())
    return grammar.upos[word] == "NOUN" and grammar.name_at(word) is None and not is_capital


def _is_idea(grammar: Grammar, word: int) -> bool:
    """Tell whether a noun names an abstraction: no party, nobody's statement, no deed, nothing that can be hit."""
    if grammar.kind[word] not in {"abstract", "time"} or not _is_common(grammar, word):
        return False
    return _TANGIBLE.isdisjoint(classes_of(grammar, word)) and grammar.frame_at(word) is None


def _is_course(grammar: Grammar, word: int) -> bool:
    """Tell whether a noun names what happens: events demand nothing; a summit speaks for those who meet."""
    if grammar.kind[word] != "event" or not _is_common(grammar, word):
        return False
    return classes_of(grammar, word).isdisjoint(_TANGIBLE | {"gathering"})


def _is_news(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether a warning says what is so, not what will be done: "warned that the war was getting worse"."""
    said = [each for word in frame.fillers("message") if (each := grammar.frame_at(word)) is not None]
    content = [each for each in said if grammar.deprel[each.predicate] == "ccomp"]
    return bool(content) and all(each.modal in {"", "can"} and grammar.xpos[each.predicate] != "VB" for each in content)


def _is_nature(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether who acts is weather, a market, a book: no party."""
    agents = frame.fillers("agent")
    return bool(agents) and all("nature" in classes_of(grammar, word) for word in agents)


def _first(grammar: Grammar, frame: Frame, rules: Rules, depth: int) -> tuple[Rule | None, Reading | None]:
    """Return the first rule whose conditions all hold, with its reading; one that waits for a deed that does not come lets the next try."""
    for rule in rules:
        if all(holds(grammar, frame, each) for each in rule.conditions):
            found = _turned(grammar, frame, rule.outcome, depth)
            if found is not None or rule.conditions or not rule.outcome.operator:
                return rule, found
    return None, None


def _turned(grammar: Grammar, frame: Frame, outcome: Outcome, depth: int) -> Reading | None:
    """Return the reading of an outcome: its own deed, or that of what hangs on it, turned."""
    own = outcome.deed
    if outcome.operator in {"say", "duty"}:
        return _of_speech(grammar, frame, depth)
    if outcome.operator:
        for beyond in _complements(grammar, frame, outcome.operator):
            inner = read(grammar, beyond, depth + 1)
            deed = None if inner is None else _shifted(outcome.operator, inner.deed, is_not=beyond.negated)
            if deed is not None and outcome.operator == "intend" and beyond.lemma in TOKENS:
                deed = Deed(EventType.SUPPORT)
            if inner is not None and deed is not None:
                mutual = (outcome.is_mutual and outcome.operator != "phone") or (
                    outcome.operator in {"start", "intend", "arise"} and inner.is_mutual
                )
                return Reading(deed, outcome.operator, inner.deed, beyond, mutual, outcome.is_turned)
    if own is None:
        return None
    return Reading(own, "", own, None, outcome.is_mutual, outcome.is_turned, also=outcome.also)


def _shifted(operator: str, deed: Deed, *, is_not: bool) -> Deed | None:
    """Return what a deed becomes under an operator; what one promises or decides not to do is conceded or refused."""
    if is_not and operator in {"intend", "decide"}:
        return shifted("refuse" if QUAD[deed.type] in _COOPERATIVE else "forgo", deed)
    return shifted(operator, deed)


def _of_speech(grammar: Grammar, frame: Frame, depth: int) -> Reading | None:
    """Return what is done by saying something: that B must do it, that it was B's fault, that it was wrong or right."""
    agents = set(frame.fillers("agent"))
    for word in frame.fillers("message"):
        said = grammar.frame_at(word)
        is_wished = said is not None and not said.modal and grammar.xpos[word] == "VB" and frame.lemma in _WISHING
        is_told = said is not None and said.modal == frame.lemma == "tell" and not _is_how(grammar, word)
        if said is not None and (is_told or is_wished):  # "told B to end the siege"
            inner = read(grammar, said, depth + 1)
            asked = (None if inner is None else shifted("demand", inner.deed)) or Deed(EventType.REQUEST, ("change",))
            return Reading(asked, "demand", inner.plain if inner else asked, said, is_mutual=False, is_turned=False)
        if said is None or agents & set(said.fillers("agent")):
            continue
        bound = said.fillers("agent") or said.fillers("patient")
        if said.modal in _DUTY and any(grammar.upos[each] != "PRON" and is_actor(grammar, each) for each in bound):
            inner = read(grammar, said, depth + 1)
            deed = (shifted("duty", inner.deed) if inner is not None else None) or Deed(EventType.REQUEST, ("change",))
            return Reading(deed, "duty", inner.plain if inner else deed, said, is_mutual=False, is_turned=False)
        if said.kind == "copula" and not said.negated:
            classes = classes_of(grammar, word)
            if any(grammar.lemma[child] == "behind" for child in grammar.children[word]):
                classes |= {"blame"}
            for name, deed in _SAID.items():
                if name == "blame" and any(grammar.upos[each] == "PRON" for each in said.fillers("agent")):
                    continue  # "the rebels said that they were behind it"
                if name in classes:
                    return Reading(deed, "say", deed, said, is_mutual=False, is_turned=False)
    return None


def _is_how(grammar: Grammar, word: int) -> bool:
    """Tell whether a clause says how something is done: "told them how to talk" asks for nothing."""
    return any(
        grammar.lemma[child].lower() in {"how", "what", "where", "when", "why"} for child in grammar.children[word]
    )


def _complements(grammar: Grammar, frame: Frame, operator: str) -> Iterator[Frame]:
    """Yield the frames that hang on a word as what it agrees to, refuses, demands: clauses first, then objects."""
    if operator == "arise":  # "fighting broke out"
        yield from (
            deed for word in frame.fillers("agent") if (deed := grammar.frame_at(word) or bare_frame(grammar, word))
        )
        return
    clauses = _CLAUSES_OF.get(operator, _CLAUSES)
    words = [child for child in grammar.children[frame.predicate] if grammar.deprel[child].startswith(clauses)]
    if operator in _CLAUSES_OF:
        words += [word for word in objects_of(frame) if grammar.upos[word] in {"NOUN", "PROPN"}]
    else:
        words += [*frame.fillers("message"), *objects_of(frame)]
    if frame.lemma not in _ADVISING | _BEARING:  # "in Lorsk for talks, he suggested that"
        markers = _MARKERS.get(operator, _OBJECTS)
        words += [part.head for part in frame.parts if part.role != "agent" and part.marker in markers]
    seen = {frame.predicate}
    while words:
        word = words.pop(0)
        if (
            word in seen
            or grammar.deprel[word] == "acl:relcl"
            or (grammar.deprel[word].startswith("advcl") and not is_aim(grammar, word))
        ):
            continue
        seen.add(word)
        found = grammar.frame_at(word) or bare_frame(grammar, word)
        if found is not None and operator == "demand" and _is_view(grammar, frame, found):
            continue
        if found is not None:
            yield found
        elif grammar.upos[word] == "VERB":  # "agreed to hold talks": the act is the noun
            words = [child for child in grammar.children[word] if grammar.deprel[child] in {"obj", "obl"}] + words


def _is_view(grammar: Grammar, frame: Frame, said: Frame) -> bool:
    """Tell whether a clause says what somebody holds to be so, not what is to be done: "suggested that his skills could help"."""
    word = said.predicate
    if frame.lemma not in _ADVISING or said.kind not in {"verb", "copula"} or grammar.deprel[word] != "ccomp":
        return False
    return said.modal not in {"", *_DUTY} or (not said.modal and grammar.xpos[word] in {"VBZ", "VBD", "VBP"})


def bare_frame(grammar: Grammar, word: int) -> Frame | None:
    """Return a frame for a noun that syntax gave none, with what stands behind its prepositions."""
    lemma = lemma_of(grammar, word)
    if grammar.xpos[word] == "VBG":
        lemma = grammar.word(word).lower()  # "fighting broke out"
    elif grammar.upos[word] not in {"NOUN", "PROPN"}:
        return None
    if lemma not in acts().nouns:
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
    is_future = (frame.modal in _FUTURE or _is_told(grammar, frame)) and not _is_past(grammar, frame)
    if found.operator == "intend" and frame.negated:  # "is not ready to talk"
        refused = shifted("refuse", found.plain)
        return found if refused is None else found._replace(deed=refused, operator="refuse")
    cooperative = QUAD[found.deed.type] in _COOPERATIVE
    operator = ""
    if frame.negated and cooperative and (is_future or (found.deed.type in _UNDONE and _is_done(grammar, frame))):
        operator = "refuse"
    elif (is_future or _is_offered(grammar, frame)) and not frame.negated:
        operator = "intend"
    if not operator:
        return found
    deed = shifted(operator, found.deed)
    if operator == "intend" and frame.lemma in TOKENS:
        return found
    if deed is None or deed == found.deed:
        return found
    return found._replace(deed=deed, operator=operator, plain=found.deed)


def _is_done(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether a verb says that a deed is done or not; "not to have this agreement" refuses nothing."""
    return frame.kind == "verb" or (frame.kind == "light" and grammar.lemma[grammar.head[frame.predicate]] != "have")


def _is_offered(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether the verb that lends itself to a noun is one of promising: "offered help"."""
    return frame.kind == "light" and grammar.lemma[grammar.head[frame.predicate]] in {"offer", "promise", "pledge"}


def _is_told(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether "would" is a future of the past: "said it would strike", "Velmark would send doctors", not "would strike if"."""
    if frame.modal != "would":
        return False
    if frame.governor >= 0:
        governor = grammar.frame_at(frame.governor)
        return governor is not None and governor.lemma in speech().say
    clauses = (child for child in grammar.children[frame.predicate] if grammar.deprel[child] == "advcl")
    marks = (
        grammar.lemma[mark] for clause in clauses for mark in grammar.children[clause] if grammar.deprel[mark] == "mark"
    )
    word = grammar.head[frame.predicate] if frame.kind == "light" else frame.predicate
    return grammar.deprel[word] in {"root", "conj", "ccomp"} and "if" not in marks


def _is_past(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether a deed under "would" is one of the past that was not ("would have struck")."""
    return any(
        grammar.lemma[child] == "have" and grammar.deprel[child].startswith("aux")
        for child in grammar.children[frame.predicate]
    )
