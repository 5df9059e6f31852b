"""Whether a capital or a seat stands for its government, by the words that govern it."""

from __future__ import annotations

import re

from rapportage.lexicon.actor_words import actor_words
from rapportage.lexicon.roles import roles
from rapportage.recording.grammar import Grammar

_CLIMB = 4
"""How many conjuncts are climbed: "Lorsk, Tarn, Ostin and Orrin" hang on the first."""
_ORGANS = frozenset(
    {"ministry", "government", "army", "parliament", "office", "department", "navy", "embassy", "forces"}
)
_ABSTRACT = frozenset({"event", "abstract", "organization", "person", ""})
_LOCATIVE = re.compile(
    r"\b(?:in|at|from|near|outside|around|across|over|through|inside|into|to|leaving|visit|visited|visiting|reach|reached|left|"
    r"toward|towards|via|of|throughout|within|northern|southern|eastern|western|central|downtown|greater)(?: both| either| the| nearby)? $",
    re.IGNORECASE,
)
_AND_BEFORE = re.compile(r"\b(?:in|at|from|inside|into|to|of)(?: both)? [A-Z]\w+ and $")
_TOWARDS = re.compile(
    r"\b(?:with|against|between|by|urged|urge|accused|accuse|told|warned|pressed|blamed|blame|prompted|led|gave|forced|asked|for|that|"
    r"pressure on|ties to|message to|answer to|blow to|signal to|help to|aid to|support to|threat to|relations with|and) $",
    re.IGNORECASE,
)
_VERB_AFTER = re.compile(
    r"^(?:'s (?:\w+ )?(?:decision|choice|refusal|demand|government|policy|position|failure|response|retaliation|pledge|vow|chief|"
    r"relations|ties|stance|attitude|view|strategy|ability|clout|side|engagement|part|image|violations?|move|intention|interests?)"
    r"|(?: \w+ly)? (?:said|says|has|had|have|did|does|was|were|is|are|will|would|could|should|may|might|must|accused|denied|vowed|warned|"
    r"rejected|responded|condemned|wants|wanted|needs|insisted|insists|claims|claimed|agreed|announced|launched|struck|fired|hit|"
    r"recalled|expelled|summoned|ordered|decided|determine|determined|toned|realise|realize|told|sought|seeks|hosted|called|calls|"
    r"felt|fears|feared|blames|blamed|remains|remained|also|carried|retaliated|seems|appears|quickly))\b"
)
_BASED = re.compile(r"^(?:-based|, (?:the )?[A-Z]\w+|-born| \(|'s (?:airport|streets?|suburbs?|outskirts|port|mayor|centre|center|main|"
                    r"old|police|residents|hospitals?))")  # fmt: skip


def find_metonym(grammar: Grammar, word: int) -> bool | None:
    """Return whether the name headed by a word is a government's, False where it is the place, None where nothing tells."""
    for _ in range(_CLIMB):
        if grammar.deprel[word] != "conj":
            break
        word = grammar.head[word]
    base = grammar.deprel[word].partition(":")
    head = grammar.head[word]
    if head < 0:
        return None
    if base[0] == "nsubj":
        return _subject(grammar, head, is_passive=base[2] == "pass")
    if base[0] in {"obj", "iobj"}:
        return base[0] == "iobj" or grammar.lemma[head] in actor_words("capital", "told_verbs")
    if grammar.deprel[word] == "nmod:poss":
        return _owned(grammar, head)
    if base[0] in {"compound", "amod"} or grammar.deprel[word] in {"nmod:desc", "obl:unmarked"}:
        return _beside(grammar, word, head)
    if base[0] in {"nmod", "obl"}:
        return _marked(grammar, word, head)
    return None


def _subject(grammar: Grammar, head: int, *, is_passive: bool) -> bool | None:
    """Tell a government that acts from a city to which things happen."""
    if is_passive:
        return grammar.lemma[head] in actor_words("capital", "told_verbs")
    if any(grammar.deprel[child] == "cop" for child in grammar.children[head]):
        return grammar.upos[head] == "ADJ" or None  # "Lorsk is unwilling"; "Lorsk is a partner" or a city
    return grammar.lemma[head] not in actor_words("capital", "place_verbs") if grammar.upos[head] == "VERB" else None


def _owned(grammar: Grammar, head: int) -> bool:
    """Tell "Lorsk's refusal" from "Lorsk's streets" and "Lorsk's Hudson Club"."""
    if grammar.upos[head] == "PROPN" and grammar.word(head).lower() not in _ORGANS:
        return False
    return grammar.lemma[head] not in actor_words("capital", "city_things") and (
        grammar.kind[head] in _ABSTRACT or grammar.frame_at(head) is not None
    )


def _beside(grammar: Grammar, word: int, head: int) -> bool | None:
    """Tell "Lorsk officials" from "Lorsk airport" and "Lorsk-based"."""
    if grammar.upos[head] == "VERB":
        return (
            grammar.lemma[head] in {"back", "lead", "fund", "support", "arm"}
            and grammar.start[head] > grammar.start[word]
        )
    if grammar.upos[head] == "PROPN":
        return None
    lemma = grammar.lemma[head].lower()
    if lemma in actor_words("capital", "city_things"):
        return False
    vocabulary = roles()
    return lemma in actor_words("capital", "sides") or lemma in vocabulary.person or lemma in vocabulary.organ


def _marked(grammar: Grammar, word: int, head: int) -> bool | None:
    """Tell by the preposition, and by what governs it where that alone does not tell."""
    marker = next((grammar.lemma[child] for child in grammar.children[word] if grammar.deprel[child] == "case"), "")
    if marker in actor_words("capital", "place_markers"):
        return False
    if marker in actor_words("capital", "side_markers"):
        return not (marker == "for" and grammar.lemma[head] in actor_words("capital", "going"))
    if marker in {"to", "from", "on", "of", "toward", "towards"}:
        return grammar.lemma[head] in actor_words("capital", "towards")
    return None


def is_government(text: str, start: int, end: int) -> bool | None:
    """Tell whether a capital's name stands for its government; None when nothing beside it decides.

    >>> line = "Lorsk rejected the demand in Lorsk"
    >>> is_government(line, 0, 5), is_government(line, 29, 34)
    (True, False)
    """
    before, after = text[max(0, start - 32) : start], text[end : end + 40]
    if _BASED.match(after):
        return False
    if _VERB_AFTER.match(after) and not _LOCATIVE.search(before):
        return True
    if _LOCATIVE.search(before) or _AND_BEFORE.search(before):
        return False
    if _TOWARDS.search(before):
        return True
    return None
