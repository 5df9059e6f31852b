"""Whether an act is said to have happened: what the words around its predicate make of it."""

from __future__ import annotations

from datetime import timedelta

from rapportage.lexicon.factuality import FactualityWords, factuality_words
from rapportage.recording.factuality import Factuality
from rapportage.recording.factuality_clauses import (
    asked,
    due,
    habit,
    joined_before,
    low,
    unreal,
    upon_condition,
    within_condition,
)
from rapportage.recording.factuality_governors import as_said, denied, governed, negated, of_noun
from rapportage.recording.grammar import Grammar
from rapportage.recording.timing import Anchors
from rapportage.schema.codes import Status
from rapportage.schema.when import When
from rapportage.syntax.frames import Frame

__all__ = ["Factuality", "find_factuality", "settled"]

_WINDOW = timedelta(days=60)
"""A dated act so long before publication is background: what a report of a crisis tells of the crisis itself lies within two months."""
_PLAIN = Factuality(Status.ASSERTED)
_SHARED = frozenset({
    Status.PROMISED, Status.THREATENED, Status.DEMANDED, Status.PLANNED, Status.POSSIBLE, Status.CONDITIONAL, Status.ASKED, Status.GENERIC,
})  # fmt: skip
"""What a verb joined to another shares with it: "threatened to strike and to shut the plant"."""
_PERHAPS = frozenset({"may", "might", "could", "can"})


def find_factuality(grammar: Grammar, word: int) -> Factuality:
    """Return what the words say of the act that a word names: denied, planned, possible ..., asserted where nothing qualifies it.

    The nearest word decides. Who says so and when it was are not looked at: see `settled`.
    """
    words = factuality_words()
    found = _own(grammar, word, words)
    if found is not None:
        return found
    for other in list(joined_before(grammar, word))[1:]:
        if not _is_like(grammar, word, other):
            break
        shared = _own(grammar, other, words)
        if shared is not None:
            return shared if shared.status in _SHARED else _PLAIN
        word = other
    return _PLAIN


def settled(factuality: Factuality, *, voiced: bool, when: When | None, published: Anchors | None) -> Factuality:
    """Return a factuality with what the report's other words make of it.

    Args:
        factuality: What the words at the act say.
        voiced: Whether somebody other than the outlet vouches: what somebody says was not done is denied.
        when: When it happened, where that is known.
        published: The days of publication, None where they are unknown.
    """
    if factuality.status is Status.NEGATED and voiced and factuality.is_own:
        return factuality._replace(status=Status.DENIED)
    if factuality.status is not Status.ASSERTED:
        return factuality
    if when is not None and published is not None:
        if when.last < published.first - _WINDOW:
            return Factuality(Status.BACKGROUND)
        if when.first > published.last:
            return Factuality(Status.PLANNED)
    return Factuality(Status.CLAIMED) if voiced else factuality


def _own(grammar: Grammar, word: int, words: FactualityWords) -> Factuality | None:
    """Return what the words at an act say of it, None where nothing qualifies it."""
    frame = grammar.frame_at(word) or _lending(grammar, word)
    clause = _clause(grammar, word, frame)
    return (
        asked(grammar, word, clause, words)
        or unreal(grammar, clause)
        or within_condition(grammar, clause, words)
        or denied(grammar, word, words)
        or negated(grammar, word, clause, frame, words)
        or _before(grammar, word, words)
        or _perhaps(grammar, clause, frame, words)
        or governed(grammar, frame, words)
        or of_noun(grammar, word, words)
        or upon_condition(grammar, clause, words)
        or habit(grammar, clause, words)
        or _modal(grammar, clause, frame, words)
        or due(grammar, clause)
        or _commanded(grammar, clause)
        or _purpose(grammar, clause, words)
        or _brought_about(grammar, word, words)
    )


def _lending(grammar: Grammar, word: int) -> Frame | None:
    """Return the frame of the noun that a verb lends itself to: of "launch an offensive" that of the offensive."""
    if grammar.upos[word] != "VERB":
        return None
    frames = (grammar.frame_at(kid) for kid in grammar.children[word] if grammar.deprel[kid] == "obj")
    return next((frame for frame in frames if frame is not None and frame.kind == "light"), None)


def _brought_about(grammar: Grammar, word: int, words: FactualityWords) -> Factuality | None:
    """Return what is said of a deed for the act that it would bring about: "could provoke a boycott", "is to arrive for talks".

    Of an act that is known already ("vowed to avenge the attack") nothing is said so.
    """
    over = grammar.head[word]
    if grammar.upos[word] != "NOUN" or over < 0 or grammar.upos[over] != "VERB":
        return None
    kids = grammar.children[word]
    if any(
        grammar.deprel[kid] in {"det", "nmod:poss"} and low(grammar, kid) not in {"a", "an", "another", "any"}
        for kid in kids
    ):
        return None
    relation = grammar.deprel[word]
    is_for = relation == "obl" and any(low(grammar, kid) == "for" for kid in kids if grammar.deprel[kid] == "case")
    if relation not in {"obj", "nsubj:pass"} and not is_for:
        return None
    found = _own(grammar, over, words)
    return found if found is not None and found.status in _SHARED - {Status.ASKED, Status.GENERIC} else None


def _is_like(grammar: Grammar, word: int, other: int) -> bool:
    """Tell whether a joined verb shares what qualifies the other: it has no subject and no tense of its own."""
    kids = grammar.children[word]
    if any(grammar.deprel[kid].startswith("nsubj") for kid in kids):
        return False
    same = grammar.xpos[word] == grammar.xpos[other] or {grammar.xpos[word], grammar.xpos[other]} <= {
        "VB",
        "VBP",
        "VBZ",
    }
    return same or grammar.upos[word] == grammar.upos[other] == "NOUN"


def _clause(grammar: Grammar, word: int, frame: Frame | None) -> int:
    """Return the verb of the clause that a word stands in: of a light verb's noun that verb, else the word itself."""
    if frame is not None and frame.kind == "light":
        return next((above for above in grammar.above(word) if grammar.upos[above] in {"VERB", "AUX"}), word)
    return word


def _before(grammar: Grammar, word: int, words: FactualityWords) -> Factuality | None:
    """Return what an adjective before a noun makes of it: "a planned visit"."""
    if grammar.upos[word] != "NOUN":
        return None
    for kid in grammar.children[word]:
        if kid < word and grammar.deprel[kid] in {"amod", "det"}:
            status = words.before.get(low(grammar, kid))
            if status is not None:
                return Factuality(status, kid, kid + 1)
    return None


def _perhaps(grammar: Grammar, clause: int, frame: Frame | None, words: FactualityWords) -> Factuality | None:
    """Return possible for "may have struck", "could seize", "perhaps"."""
    for kid in grammar.children[clause]:
        if grammar.deprel[kid].startswith("aux") and low(grammar, kid) in _PERHAPS and grammar.xpos[kid] == "MD":
            return Factuality(Status.POSSIBLE, kid, kid + 1)
        if grammar.deprel[kid] == "advmod" and low(grammar, kid) in words.adverb and kid < clause:
            return Factuality(words.adverb[low(grammar, kid)], kid, kid + 1)
    if frame is not None and frame.modal in _PERHAPS:
        return Factuality(Status.POSSIBLE)
    return None


def _modal(grammar: Grammar, clause: int, frame: Frame | None, words: FactualityWords) -> Factuality | None:
    """Return what a modal word makes of the act; what those who are to act say they will do is a promise or a threat."""
    modal = frame.modal if frame else ""
    status = words.modal.get(modal)
    if status is None or frame is None:
        return None
    opening = modal.split()[0]
    cue = next(
        (kid for kid in grammar.children[clause] if grammar.deprel[kid].startswith("aux")
         and (grammar.lemma[kid] == opening or grammar.xpos[kid] == "MD")), -1
    )  # fmt: skip
    return as_said(grammar, frame, Factuality(status, cue, cue + 1 if cue >= 0 else -1))


def _commanded(grammar: Grammar, clause: int) -> Factuality | None:
    """Return demanded for a command: "lay down your arms"."""
    if grammar.xpos[clause] != "VB" or grammar.deprel[clause] not in {"root", "ccomp", "parataxis"}:
        return None
    kids = grammar.children[clause]
    if any(grammar.deprel[kid].startswith(("nsubj", "aux", "mark", "cop")) for kid in kids):
        return None
    return Factuality(Status.DEMANDED, clause, clause + 1)


def _purpose(grammar: Grammar, clause: int, words: FactualityWords) -> Factuality | None:
    """Return planned for what somebody sets out to do: "is in Tarn to sign contracts", and for a headline's infinitive."""
    kids = grammar.children[clause]
    to = next((kid for kid in kids if grammar.deprel[kid] in {"mark", "case"} and low(grammar, kid) == "to"), -1)
    if to < 0 or grammar.deprel[clause] not in {"advcl", "root", "acl", "parataxis", "obl"}:
        return None
    over = grammar.head[clause]
    status = words.over.get(grammar.lemma[over]) if over >= 0 and grammar.upos[over] != "NOUN" else None
    if status is not None and status is not Status.DENIED:
        return Factuality(status, over, over + 1)
    thing = next((kid for kid in grammar.children[over] if grammar.deprel[kid] == "obj"), -1) if over >= 0 else -1
    status = words.over.get(grammar.lemma[thing]) if thing >= 0 else None
    if status in {Status.PROMISED, Status.DEMANDED, Status.THREATENED, Status.PLANNED}:
        return Factuality(status, thing, thing + 1)  # "signed a deal to reopen the border"
    done = over >= 0 and grammar.deprel[clause] != "acl" and grammar.xpos[over] in {"VBD", "VBN"}
    return Factuality(Status.PLANNED, to, to + 1) if grammar.xpos[clause] == "VB" and not done else None
