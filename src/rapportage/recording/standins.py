"""Words that stand for others in their sentence: "they" for the guards who say so, "dozens" for the prisoners counted."""

from __future__ import annotations

from collections.abc import Iterator

from rapportage.recording.grammar import Grammar

_MEASURES = frozenset(
    {"hundred", "thousand", "dozen", "score", "number", "group", "majority", "handful", "some", "many", "most", "several", "all", "one", "two",
     "three", "four", "five", "half", "team", "wave", "series", "pair", "couple", "third", "rest", "lot", "million", "crowd", "batch"}
)  # fmt: skip
_PERSONAL = frozenset({"they", "he", "she", "it"})
_NOMINAL = frozenset({"NOUN", "PROPN"})


def find_standins(grammar: Grammar, head: int) -> Iterator[int]:
    """Yield the words that a word stands for, the likeliest first; nothing for a word that stands for itself."""
    if grammar.upos[head] == "PRON" and grammar.lemma[head] in _PERSONAL:
        yield from _speaker(grammar, head)
    elif grammar.lemma[head].lower() in _MEASURES:
        for kid in grammar.children[head]:
            if grammar.deprel[kid] == "nmod" and any(grammar.lemma[each] == "of" for each in grammar.children[kid]):
                yield kid


def _speaker(grammar: Grammar, pronoun: int) -> Iterator[int]:
    """Yield who says what a pronoun is the subject of: "the guards say they will stay"."""
    verb = grammar.head[pronoun]
    frame = grammar.frame_at(verb) if verb >= 0 else None
    over = grammar.frame_at(frame.governor) if frame is not None and frame.governor >= 0 else None
    if over is None or over.predicate == verb:
        return
    for agent in over.fillers("agent"):
        if agent < pronoun and grammar.upos[agent] in _NOMINAL and _agrees(grammar, grammar.lemma[pronoun], agent):
            yield agent


def _agrees(grammar: Grammar, pronoun: str, word: int) -> bool:
    is_plural = grammar.xpos[word] in {"NNS", "NNPS"} or any(
        grammar.deprel[kid] == "conj" for kid in grammar.children[word]
    )
    if pronoun == "they":
        return is_plural or grammar.kind[word] == "organization"
    if pronoun == "it":
        return not is_plural and grammar.kind[word] != "person"
    return not is_plural and grammar.kind[word] == "person"
