"""Organs of states in running text: whose ministry, army or police it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from rapportage.lexicon.grammar import listed
from rapportage.lexicon.roles import roles
from rapportage.recording.cast import Found
from rapportage.recording.grammar import Grammar
from rapportage.recording.scene import Scene
from rapportage.schema.codes import ActorKind

_LONGEST = 4
"""Words of the longest name of an organ: "ministry of foreign affairs"."""
_BETWEEN = 4
"""Words between a state and its organ: "Velmark's elite northern border force" has three."""


def organ_at(grammar: Grammar, word: int) -> tuple[int, int, str] | None:
    """Return the words and the key of the organ whose name a noun heads, longest first; None where it names none."""
    organ = roles().organ
    written = grammar.word(word).lower()
    low = word
    while (
        low - 1 >= 0
        and word - low < _LONGEST - 1
        and grammar.head[low - 1] == word
        and grammar.deprel[low - 1] in {"compound", "amod"}
    ):
        low -= 1
    for first in range(low, word + 1):
        key = (
            organ.get(grammar.text(first, word + 1).lower())
            if grammar.passage[first] == grammar.passage[word]
            else None
        )
        if key:
            return first, word + 1, key
    if (
        written in {"ministry", "department", "office", "house"}
        and word + 3 < len(grammar)
        and grammar.passage[word + 3] == grammar.passage[word]
    ):
        for end in range(word + _LONGEST, word + 2, -1):
            if end <= len(grammar) and grammar.passage[end - 1] == grammar.passage[word]:
                key = organ.get(grammar.text(word, end).lower())
                if key:
                    return word, end, key
    return None


@cache
def organ_words() -> frozenset[str]:
    """Return the last words of the names of organs."""
    return frozenset(word.split()[-1] for word in roles().organ) | {"ministry", "department", "office", "house"}


def find_bodies(scene: Scene) -> Iterator[tuple[int, Found]]:
    """Yield organs whose state stands in the same phrase, with the number of the state's name that they take in, -1 for none.

    "Velmark's elite border force" takes the name in; "the army of Velmark" is a body beside the name.
    """
    grammar, heads = scene.grammar, _organ_heads()
    for word, lemma in enumerate(grammar.lemma):
        if lemma.lower() not in heads or grammar.upos[word] not in {"NOUN", "PROPN"} or scene.holder[word] >= 0:
            continue
        found = _body(scene, word)
        if found is not None:
            yield found


@cache
def _organ_heads() -> frozenset[str]:
    """Return the last words of the names of organs, in the singular and as written."""
    words = organ_words()
    return words | {word.removesuffix("s") for word in words} | {"authority", "country"}


def _body(scene: Scene, word: int) -> tuple[int, Found] | None:
    """Return the organ that a noun heads, where its phrase says whose it is."""
    grammar = scene.grammar
    organ = organ_at(grammar, word)
    if organ is None:
        return None
    first, end, key = organ
    for child in grammar.children[word]:
        holder = scene.holder[child]
        if holder < 0 or scene.found[holder].kind is not ActorKind.STATE or scene.found[holder].alias is not None:
            continue
        state = scene.found[holder]
        if (
            grammar.deprel[child] in {"nmod:poss", "amod", "compound", "nmod:desc"}
            and 0 < first - scene.first[holder] <= _BETWEEN + 2
        ):
            if grammar.passage[scene.first[holder]] != grammar.passage[word] or _is_modifier(grammar, child):
                continue
            return holder, body_of(grammar, state, (scene.first[holder], end), key=key, rule="bodies.owned/1")
        is_one = not any(grammar.deprel[each] == "conj" and scene.holder[each] >= 0 for each in grammar.children[child])
        if grammar.deprel[child] == "nmod" and child > word and is_one and _is_of(grammar, child):
            return -1, body_of(grammar, state, (first, end), key=key, rule="bodies.of/1")
    return None


def _is_of(grammar: Grammar, word: int) -> bool:
    return any(grammar.deprel[child] == "case" and grammar.lemma[child] == "of" for child in grammar.children[word])


def _is_modifier(grammar: Grammar, child: int) -> bool:
    """Tell whether a state only qualifies: "pro-Velmark", "Velmark-backed forces"."""
    return grammar.word(child).lower().startswith(("anti-", "pro-", "non-"))


def body_of(
    grammar: Grammar, state: Found, words: tuple[int, int], *, key: str, rule: str, confidence: float = 0.85
) -> Found:
    """Return the organ of a state at the words ``first..end``."""
    first, end = words
    start = grammar.start[first]
    return Found(
        grammar.passage[first], start, grammar.end[end - 1], grammar.text(first, end), ActorKind.BODY,
        f"{state.key}.{key}" if state.key else "", state.country, min(confidence, state.confidence), rule,
    )  # fmt: skip


def is_bare(grammar: Grammar, first: int) -> bool:
    """Tell whether "the", or nothing, stands before an organ: "the army", "police"."""
    return first == 0 or grammar.word(first - 1).lower() not in listed("determiners") - {"the", "that", "this"}
