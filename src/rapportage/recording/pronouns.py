"""Whom "he", "she", "it" and "they" mean: told only where one reading stands out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.actor_words import actor_words
from rapportage.recording.grammar import Grammar
from rapportage.recording.memory import Memory, Spoken, governor

PRONOUNS = {
    "he": "he", "him": "he", "his": "he", "himself": "he",
    "she": "she", "her": "she", "hers": "she", "herself": "she",
    "it": "it", "its": "it", "itself": "it",
    "they": "they", "them": "they", "their": "they", "theirs": "they", "themselves": "they",
}  # fmt: skip
_REACH = {"he": 3, "she": 3, "it": 1, "they": 1}
"""Sentences back that are searched: news gives each sentence a paragraph and takes a person up again after two or three."""
_FAR = 2.0
_SUBJECT = {"subject": 2.0, "owner": 0.5, "object": 0.5, "other": 0.0}
_AGAIN = 0.5
"""For each earlier mention, three at most: whom a text is about is taken up sooner."""
_UNNAMED = -0.5
_MARGIN = {"he": 1.0, "she": 1.0, "it": 1.0, "they": 1.5}
"""How far the best must stand above the next; on GUM's training texts twice as much made two points of precision and lost six of recall."""
_NAMED_MARGIN = 1.75
"""The same where the next is an actor too: of "Ray met Holt. He ..." nothing is told, of a Ray named thrice it is."""
_WEATHER = frozenset(
    {"rain", "snow", "take", "seem", "appear", "turn", "happen", "matter", "remain", "become", "depend", "come", "cost"}
)
_SURE = {"he": 0.8, "she": 0.85, "it": 0.75, "they": 0.65}


class Meant(NamedTuple):
    """The actor that a pronoun means, and how sure that is."""

    actor: int
    confidence: float


def find_meant(memory: Memory, word: int, *, pronoun: str) -> Meant | None:
    """Return whom a pronoun means, None where that cannot be told or it is nobody."""
    grammar = memory.scene.grammar
    if pronoun == "it" and not _is_actor(grammar, word):
        return None
    ranked: dict[int, float] = {}
    for distance, spoken in _candidates(memory, word, pronoun):
        score = _score(memory, spoken, distance, word)
        key = spoken.actor if spoken.actor >= 0 else -2 - spoken.word
        ranked[key] = max(score, ranked.get(key, -99.0))
    if not ranked:
        return None
    ordered = sorted(ranked.items(), key=lambda pair: -pair[1])
    best, score = ordered[0]
    if best < 0 or any(score - other < (_MARGIN[pronoun] if key < 0 else _NAMED_MARGIN) for key, other in ordered[1:3]):
        return None
    if pronoun in {"he", "she"}:
        memory.gender.setdefault(best, pronoun)
    return Meant(best, _SURE[pronoun])


def _is_actor(grammar: Grammar, word: int) -> bool:
    """Tell an "it" that acts or owns from those of weather, of clauses ("it is clear that") and of things."""
    if grammar.deprel[word].startswith("expl"):
        return False
    head = grammar.head[word]
    if head < 0 or grammar.deprel[word] == "nmod:poss":
        return head >= 0
    if grammar.upos[head] != "VERB" or any(grammar.deprel[child] == "cop" for child in grammar.children[head]):
        return False
    if grammar.lemma[head] in _WEATHER or grammar.deprel[word] not in {"nsubj", "obj", "iobj"}:
        return False
    if grammar.deprel[word] != "nsubj":
        return grammar.kind[word] in {"organization", "person"}
    return True


def _candidates(memory: Memory, word: int, pronoun: str) -> Iterator[tuple[int, Spoken]]:
    """Yield those a pronoun may mean by number, kind and gender, with how many sentences back each stands."""
    grammar = memory.scene.grammar
    own = governor(grammar, word)
    is_free = grammar.deprel[word] == "nmod:poss" or grammar.word(word).lower().endswith(("self", "selves"))
    quoted = memory.is_quoted(word)
    for distance, sentence in memory.back(_REACH[pronoun]):
        for spoken in sentence:
            if not _fits(memory, spoken, pronoun):
                continue
            if distance == 0 and not is_free and governor(grammar, spoken.word) == own:
                continue  # "Ray met him": another
            if pronoun == "it" and distance and spoken.actor >= 0 and spoken.role not in {"subject", "object"}:
                continue
            if own == spoken.word and is_free:
                continue  # "his brother"
            if quoted and not spoken.is_quoted and (distance or spoken.actor == memory.speaker):
                continue  # within a quotation only those named in it, or beside it, are surely the same
            yield distance, spoken


def _fits(memory: Memory, spoken: Spoken, pronoun: str) -> bool:
    """Tell whether a pronoun agrees with what was spoken of."""
    if pronoun == "it":
        return spoken.is_thing
    if pronoun == "they":
        return spoken.is_plural
    return spoken.is_person and memory.gender.get(spoken.actor, pronoun) == pronoun


def _score(memory: Memory, spoken: Spoken, distance: int, word: int) -> float:
    """Return how well something spoken of suits."""
    score = _SUBJECT[spoken.role] - _FAR * distance
    if spoken.actor >= 0:
        score += _AGAIN * min(3, memory.mentions.get(spoken.actor, 1) - 1)
    else:
        score += _UNNAMED
    if spoken.is_quoted and not memory.is_quoted(word):
        score -= _FAR
    return score


def gender_of(words: list[str]) -> str:
    """Return the pronoun that titles and offices show: "Mrs", "spokeswoman"; empty where none shows it.

    >>> gender_of(["the", "Spokeswoman"])
    'she'
    """
    for word in words:
        lower = word.lower().rstrip(".")
        if lower in actor_words("gender", "female"):
            return "she"
        if lower in actor_words("gender", "male"):
            return "he"
    return ""
