"""What the words over an act make of it: those that deny, demand, threaten, promise, plan or doubt it."""

from __future__ import annotations

from rapportage.lexicon.factuality import FactualityWords
from rapportage.lexicon.pledges import pledges
from rapportage.lexicon.speech import speech
from rapportage.recording.coding_reading import read
from rapportage.recording.factuality import Factuality
from rapportage.recording.factuality_clauses import joined_before, low
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import EventType, Status
from rapportage.syntax.frames import Frame

_CLIMB = 8
"""How many governors are looked at: deeper nesting does not occur in news."""
_FINITE = frozenset({"had", "has", "have", "was", "were", "is", "are"})
_LOOSE = frozenset(
    {"despite", "after", "before", "while", "since", "because", "although", "though", "as", "when", "until", "than"}
)
_BLOWS = frozenset({EventType.ASSAULT, EventType.SANCTION, EventType.COERCE})
_OWN = frozenset({"i", "we"})
_BACK = frozenset({"he", "she", "it", "they"})
_POSSESSIVE = frozenset({"its", "his", "her", "their"})


def denied(grammar: Grammar, word: int, words: FactualityWords) -> Factuality | None:
    """Return denied for what a word over the act denies, through words of saying and planning: "denied plotting to seize"."""
    for over in grammar.above(word):
        link = _step(grammar, over, word)
        if grammar.deprel[link] in {"acl:relcl", "advcl", "parataxis", "conj"} and grammar.deprel[link] != "conj":
            return None
        lemma = grammar.lemma[over]
        if lemma in words.charges and grammar.deprel[link] in {"acl", "ccomp", "appos"}:
            verb = grammar.head[over]
            turned = next(
                (each for each in (verb, *grammar.above(over)) if each >= 0 and grammar.lemma[each] in words.turning),
                -1,
            )
            if turned >= 0:
                return Factuality(Status.DENIED, turned, turned + 1)
            if any(low(grammar, each) == "no" for above in grammar.above(over) for each in grammar.children[above]):
                return Factuality(Status.DENIED, over, over + 1)  # "there was no truth in the story that"
        if words.over.get(lemma) is Status.DENIED and _is_denied_clause(grammar, link, over):
            above = grammar.frame_at(over)
            gives = any(grammar.deprel[kid] == "iobj" for kid in grammar.children[over])
            if grammar.lemma[over] == "deny" and (grammar.lemma[link] in _GRANTED or gives):
                return Factuality(Status.NEGATED, over, over + 1)  # "denied the refugees entry"
            return None if above is not None and above.negated else Factuality(Status.DENIED, over, over + 1)
    return None


_GRANTED = frozenset({"entry", "access", "visa", "permission", "asylum", "passage", "aid", "help", "request"})


def _step(grammar: Grammar, over: int, word: int) -> int:
    """Return the word between a word above and a word below it that hangs on the one above."""
    link = word
    while grammar.head[link] != over:
        link = grammar.head[link]
    return link


def _is_denied_clause(grammar: Grammar, link: int, over: int) -> bool:
    relation = grammar.deprel[link].split(":")[0]
    if grammar.upos[over] in {"VERB", "AUX"}:
        return relation in {"ccomp", "xcomp", "csubj"} or (
            relation == "obj" and grammar.upos[link] == "NOUN" and link != over and _names_act(grammar, link)
        )
    return relation in {"ccomp", "csubj", "acl", "advcl"}


def _names_act(grammar: Grammar, word: int) -> bool:
    return grammar.lemma[word] not in {
        "involvement",
        "role",
        "responsibility",
        "part",
        "link",
        "tie",
        "knowledge",
        "connection",
    }


def negated(grammar: Grammar, word: int, clause: int, frame: Frame | None, words: FactualityWords) -> Factuality | None:
    """Return negated by the act's own negation or by the word that governs it; what cannot be ruled out is possible."""
    own = next((kid for at in (clause, word) for kid in grammar.children[at] if low(grammar, kid) in _NOT), -1)
    if frame is None and own >= 0 and grammar.upos[word] == "VERB":
        return Factuality(Status.NEGATED, own, own + 1, is_own=True)
    if frame is None or not frame.negated:
        return None
    over = frame.governor
    if own < 0 and over >= 0:
        if grammar.deprel[clause] == "advcl" and any(low(grammar, kid) in _LOOSE for kid in grammar.children[clause]):
            return None  # "failed to cross despite pounding the bank"
        above = grammar.frame_at(over)
        lemma = above.lemma if above is not None else grammar.lemma[over]
        if above is not None and above.negated and lemma in {"rule out", "exclude", "discount"}:
            return Factuality(Status.POSSIBLE, over, over + 1)
        if words.over.get(lemma) in {Status.DENIED, Status.NEGATED}:
            return Factuality(words.over[lemma], over, over + 1)
    if frame.lemma in {"rule out", "exclude"}:
        return None
    is_told = frame.modal not in {"will", "would", "shall"} and not _is_infinitive(grammar, word)
    return Factuality(Status.NEGATED, own, own + 1 if own >= 0 else -1, is_own=is_told)


def _is_infinitive(grammar: Grammar, word: int) -> bool:
    """Tell whether a verb stands under "to": whoever calls it impossible not to act tells of no act."""
    return any(grammar.deprel[kid] == "mark" and low(grammar, kid) == "to" for kid in grammar.children[word])


_NOT = frozenset({"not", "n't", "n’t", "never", "no", "neither", "nor", "nobody", "none", "without", "nothing"})


def governed(grammar: Grammar, frame: Frame | None, words: FactualityWords) -> Factuality | None:
    """Return what the words that govern the act make of it, the nearest first; words of saying let what stands above them through."""
    for _ in range(_CLIMB):
        if frame is None or frame.governor < 0:
            return None
        over = frame.governor
        above = grammar.frame_at(over)
        lemma = above.lemma if above else grammar.lemma[over]
        status = words.over.get(lemma)
        if (
            status is not None
            and status is not Status.DENIED
            and _takes(grammar, frame, status, is_strict=lemma in words.infinitive)
        ):
            if grammar.upos[frame.predicate] == "NOUN" and grammar.head[frame.predicate] != over:
                return None  # "denied any involvement in the bombing": the bombing took place
            if status is Status.NEGATED and above is not None and above.negated:
                return Factuality(Status.POSSIBLE, over, over + 1) if lemma in {"rule out", "exclude"} else None
            return _blow_or_not(grammar, frame, Factuality(status, over, over + 1))
        frame = above
    return None


def _takes(grammar: Grammar, frame: Frame, status: Status, *, is_strict: bool) -> bool:
    """Tell whether a governing word qualifies the act: "warned that X had struck" does not, "warned it would strike" does."""
    link = frame.predicate
    kids = grammar.children[link]
    if grammar.deprel[link] == "advcl" and any(low(grammar, kid) in _LOOSE for kid in kids):
        return False
    if grammar.upos[link] == "NOUN" or (grammar.xpos[link] in {"VBG", "VB"} and grammar.deprel[link] != "ccomp"):
        return True
    past = grammar.xpos[link] in {"VBD", "VBZ", "VBP"} or any(
        grammar.deprel[kid].startswith(("aux", "cop")) and low(grammar, kid) in _FINITE for kid in kids
    )
    is_bare = low(grammar, link) == grammar.lemma[link] and not any(
        grammar.deprel[kid].startswith("aux") for kid in kids
    )
    if status is Status.DEMANDED and is_bare and grammar.deprel[link] == "ccomp":
        return True  # "demanded that it dismiss the officer"
    if past:
        return status is Status.POSSIBLE
    return not is_strict or any(grammar.deprel[kid] == "mark" and low(grammar, kid) == "to" for kid in kids)


def of_noun(grammar: Grammar, word: int, words: FactualityWords) -> Factuality | None:
    """Return what the word over a noun makes of the act that it names: "fears of an attack", "pleaded for a truce", "weighing an embargo"."""
    if grammar.upos[word] not in {"NOUN", "PROPN"}:
        return None
    first = list(joined_before(grammar, word))[-1]
    over = grammar.head[first]
    if over >= 0 and grammar.deprel[first] == "nmod" and grammar.upos[over] in {"SYM", "NUM"}:
        first, over = over, grammar.head[over]
    relation = grammar.deprel[first].split(":")[0]
    if over < 0:
        return None
    mark = next((low(grammar, kid) for kid in grammar.children[first] if grammar.deprel[kid] == "case"), "")
    if grammar.upos[over] == "NOUN":
        status = (
            words.over.get(grammar.lemma[over])
            if relation == "nmod" and mark in {"of", "for", "against", "on"}
            else None
        )
        return None if status is None else Factuality(status, over, over + 1)
    if relation not in {"obj", "obl", "nsubj"} or (relation == "nsubj" and grammar.deprel[first] != "nsubj:pass"):
        return None
    particle = next((low(grammar, kid) for kid in grammar.children[over] if grammar.deprel[kid] == "compound:prt"), "")
    key = " ".join(filter(None, (grammar.lemma[over], particle, mark if relation == "obl" else "")))
    status = words.thing.get(key)
    is_known = any(
        grammar.deprel[kid] == "det" and low(grammar, kid) in {"the", "this", "that", "these", "those"}
        for kid in grammar.children[first]
    )
    if is_known and (key == "order" or status is Status.POSSIBLE):
        return None  # "opposed the invasion": there was one
    above = grammar.frame_at(over)
    if status is None or (above is not None and above.negated):
        return None
    return Factuality(status, over, over + 1)


def as_said(grammar: Grammar, frame: Frame, factuality: Factuality) -> Factuality:
    """Return a plan as a promise or a threat where those who are to act say so themselves: "we will answer", "said it would withdraw"."""
    if factuality.status is not Status.PLANNED or not is_own(grammar, frame):
        return factuality
    return factuality._replace(status=Status.THREATENED if is_blow(grammar, frame) else Status.PROMISED)


def _blow_or_not(grammar: Grammar, frame: Frame, factuality: Factuality) -> Factuality:
    """Return a vow of a blow as a threat."""
    is_vow = factuality.status is Status.PROMISED and grammar.lemma[factuality.first] in {
        "vow",
        "promise",
        "pledge",
        "swear",
        "resolve",
    }
    return factuality._replace(status=Status.THREATENED) if is_vow and is_blow(grammar, frame) else factuality


def is_blow(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether a deed would be a blow at somebody."""
    if frame.lemma in pledges().hostile:
        return True
    found = read(grammar, frame, 1)
    return found is not None and found.deed.type in _BLOWS


def is_own(grammar: Grammar, frame: Frame) -> bool:
    """Tell whether those who are to act say so themselves: "we will", "the gang said it would", "Tarn will, its minister said"."""
    agents = frame.fillers("agent")
    if any(low(grammar, each) in _OWN for each in agents):
        return True
    deed = frame.predicate
    beside = [kid for kid in grammar.children[deed] if grammar.deprel[kid] == "parataxis"]
    for over in (*grammar.above(deed), *beside):
        if low(grammar, over) not in speech().say:
            continue
        above = grammar.frame_at(over)
        says = above.fillers("agent") if above is not None else ()
        if (
            says
            and any(low(grammar, each) in _BACK for each in agents)
            and (over in beside or grammar.deprel[deed] in {"ccomp", "conj"})
        ):
            return True
        return bool(agents) and any(low(grammar, kid) in _POSSESSIVE for each in says for kid in grammar.children[each])
    return False
