"""How a deed hangs on the word that binds to it: as a clause, as a thing, or by way of a noun."""

from __future__ import annotations

from rapportage.lexicon.acts import acts
from rapportage.lexicon.pledges import pledges
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import Undertaking
from rapportage.syntax.frames import Frame

_TO_CLAUSE = frozenset({"xcomp", "advcl", "acl", "ccomp", "csubj", "obl", "dep", "advcl:relcl"})
_OBJECTS = frozenset({"obj", "nsubj:pass", "obl", "nmod", "conj"})
_ABOUT = frozenset({"", "of", "on", "for", "to", "over", "about", "in"})
_THAT = frozenset({"demand", "insist", "urge", "ask", "request", "order", "require"})
_OUGHT = frozenset({"should", "must"})


_NAMING = frozenset({"call", "warn", "tell", "set", "press", "order", "expect", "accept"})
"""With a bare object these demand nothing: "called it a raid", "warned the fleet"."""
_TAKES = frozenset(
    {("call", "for"), ("appeal", "for"), ("ask", "for"), ("agree", "on"), ("agree", "to"), ("commit", "to"), ("press", "for"), ("consent", "to"), ("insist", "on"), ("invite", "to"), ("invite", "for"), ("threaten", "with"), ("warn", "of")}
)  # fmt: skip


def verb_of(grammar: Grammar, frame: Frame) -> int:
    """Return the verb of a frame: of "carry out an attack" "carry"."""
    if frame.kind != "light":
        return frame.predicate
    return next((above for above in grammar.above(frame.predicate) if grammar.upos[above] == "VERB"), frame.predicate)


def lent(grammar: Grammar, word: int) -> int:
    """Return the noun that a verb lends itself to ("reached a deal"), -1 where it lends itself to none."""
    if word < 0:
        return -1
    return next(
        (
            kid
            for kid in grammar.children[word]
            if grammar.deprel[kid] == "obj" and grammar.lemma[kid] in pledges().nouns
        ),
        -1,
    )


def first_joined(grammar: Grammar, word: int) -> int:
    """Return the first of the words that a word is joined to: "agreed to stop and withdraw"."""
    for _ in range(20):
        if grammar.deprel[word] != "conj":
            break
        word = grammar.head[word]
    return word


def whole(grammar: Grammar, word: int) -> int:
    """Return the amount that a deed is counted by, else the first of the words it is joined to: "promised $5 million in aid"."""
    top = first_joined(grammar, word)
    over = grammar.head[top]
    return over if over >= 0 and grammar.deprel[top] == "nmod" and grammar.upos[over] in {"SYM", "NUM"} else top


def links(grammar: Grammar, frame: Frame, word: int) -> bool:
    """Tell whether a deed is what a word governs as a clause: "to withdraw", "that it will withdraw", "withdrawing"."""
    top = first_joined(grammar, verb_of(grammar, frame))
    if frame.kind == "noun" or grammar.deprel[top] not in _TO_CLAUSE:
        return False
    verb = verb_of(grammar, frame)
    if verb != top and grammar.xpos[verb] != grammar.xpos[top] and frame.modal == "":
        return False  # "calls to calm tensions, and distracted by concerns"
    kids = grammar.children[top]
    has_to = any(grammar.deprel[kid] == "mark" and grammar.word(kid).lower() == "to" for kid in kids)
    if has_to:
        return True
    if any(grammar.deprel[kid] == "mark" and grammar.word(kid).lower() in {"whether", "if", "unless"} for kid in kids):
        return False
    if pledges().verbs.get(grammar.lemma[word]) is Undertaking.DEMAND:
        return (
            grammar.lemma[word] in _THAT
            and grammar.deprel[top] == "ccomp"
            and (frame.modal in _OUGHT or _is_subjunctive(grammar, top))
        )
    allows = {"may", "can", "could"} if grammar.lemma[word] in {"agree", "promise", "accept"} else set()
    binds_finite = grammar.deprel[top] in {"ccomp", "acl"} and frame.modal in _BINDING | allows
    return binds_finite or (
        grammar.xpos[top] == "VBG" and grammar.deprel[top] == "xcomp" and grammar.lemma[word] == "propose"
    )


_BINDING = frozenset({"will", "would", "shall", "should", "be to", "must"})


def _is_subjunctive(grammar: Grammar, word: int) -> bool:
    """Tell whether a verb stands bare: "demanded that the troops leave"."""
    is_bare = grammar.xpos[word] == "VB" or grammar.word(word).lower() == grammar.lemma[word]
    return is_bare and not any(grammar.deprel[kid].startswith("aux") for kid in grammar.children[word])


def is_object(grammar: Grammar, frame: Frame, word: int) -> bool:
    """Tell whether a deed is what a word promises or demands as a thing: "promised a withdrawal", "calls for talks"."""
    noun = whole(grammar, frame.predicate)
    if (
        frame.kind != "noun"
        or grammar.head[noun] != word
        or grammar.deprel[noun] not in _OBJECTS
        or (frame.lemma not in acts().nouns and not is_gift(grammar, frame.predicate))
    ):
        return False
    marker = next((grammar.lemma[kid] for kid in grammar.children[noun] if grammar.deprel[kid] == "case"), "")
    if grammar.upos[word] == "NOUN":
        return marker in {"of", "on", "for", "to"} and frame.lemma not in pledges().nouns
    lemma = grammar.lemma[word]
    if (not marker and lemma in _NAMING) or frame.lemma in pledges().nouns:
        return False
    if is_gift(grammar, frame.predicate):
        return True
    return marker in _ABOUT and (grammar.deprel[noun] != "obl" or (lemma, marker) in _TAKES)


def is_gift(grammar: Grammar, word: int) -> bool:
    """Tell whether a noun is a thing or are people that somebody offers or promises, or a place or feast that somebody invites to."""
    over = grammar.head[word]
    if grammar.frame_at(word) is not None or grammar.lemma[word] in acts().nouns:
        return False
    if grammar.deprel[word] == "obj" and grammar.lemma[over] in {"offer", "promise", "pledge"}:
        return grammar.kind[word] in {"object", "substance", "person", "animal"}
    case = {grammar.lemma[kid] for kid in grammar.children[word] if grammar.deprel[kid] == "case"}
    return (
        grammar.deprel[word] == "obl"
        and grammar.lemma[over] == "invite"
        and "to" in case
        and grammar.kind[word] != "person"
    )
