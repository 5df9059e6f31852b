"""Those harmed whom no number counts: a named person, "the victim", "his wife", "he"; and counted ones far from their verb."""

from __future__ import annotations

from typing import NamedTuple

from rapportage.lexicon.harms import Trigger, harms
from rapportage.recording.cast import Cast
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import ActorKind, Harm

NAMED, DEFINITE, PRONOUN, BARE = "named", "definite", "pronoun", "bare"
_HE = {"he": "men", "him": "men", "she": "women", "her": "women", "himself": "attacker", "herself": "attacker"}
_PAIRS = {"parents": 2, "couple": 2, "twins": 2, "grandparents": 2}
_OF = frozenset({"of", "to"})
_NOT_ONE = frozenset({"NNS", "NNPS"})
_MET = frozenset(
    {
        "find",
        "leave",
        "pronounce",
        "declare",
        "confirm",
        "shoot",
        "discover",
        "locate",
        "presume",
        "report",
        "believe",
        "hold",
    }
)
"""Verbs whose object is said to be what an adjective after them says: "left two dead", "was pronounced dead"."""
_NATURAL = frozenset(
    {"cancer", "illness", "disease", "natural", "pneumonia", "leukemia", "leukaemia", "stroke", "covid-19", "covid", "coronavirus", "overdose",
     "malaria", "cholera", "ebola", "aids", "diabetes", "asleep", "sleep", "heart"}
)  # fmt: skip


class Victim(NamedTuple):
    """One whom a word of harm takes.

    Attributes:
        head: The word that heads the phrase.
        manner: How the text names them: named, definite, pronoun, bare.
        amount: How many: one, or two of a pair.
        population: Whom it counts, empty where only the name says so.
    """

    head: int
    manner: str
    amount: int
    population: str


def find_node(grammar: Grammar, words: range, triggers: tuple[Trigger, ...]) -> int:
    """Return the word of a phrase that the others hang on; of "shooting death of" the noun before "of"."""
    if any(trigger.manner == "nominal" for trigger in triggers) and len(words) > 1:
        return words[-2]
    return next((word for word in words if grammar.head[word] not in words), words[0])


def find_takers(grammar: Grammar, node: int, triggers: tuple[Trigger, ...]) -> list[int]:
    """Return the head words of those whom a word of harm takes, by the syntax.

    Args:
        grammar: The syntax of the report.
        node: The word of harm.
        triggers: What the lexicon says of it, one for each manner in which it takes people.
    """
    ways = {trigger.manner for trigger in triggers}
    if "nominal" in ways:
        return _of_noun(grammar, node)
    frame = grammar.frame_at(node)
    if grammar.upos[node] in {"VERB", "AUX"} and frame is not None:
        found = frame.fillers("patient")
        if frame.voice != "passive" and "die" in ways and not ways & {"passive", "base", "ing"}:
            found = frame.fillers("agent")
        return _inverted(grammar, node) if not found and frame.voice == "passive" else list(found)
    if "noun" in ways and any(trigger.harm is Harm.KILLED for trigger in triggers) and grammar.upos[node] == "NOUN":
        return _of_noun(grammar, node)
    if ways & {"state", "passive"}:
        return _of_state(grammar, node)
    return []


def _inverted(grammar: Grammar, node: int) -> list[int]:
    """Return the subject of "Also killed was Mira Ray"."""
    over = grammar.head[node]
    if over < 0 or over < node or grammar.upos[over] not in {"PROPN", "NOUN"}:
        return []
    is_copula = any(grammar.deprel[kid] == "cop" for kid in grammar.children[over])
    return _joined(grammar, over) if is_copula and grammar.deprel[node] in {"parataxis", "advcl", "dep", "acl"} else []


def _of_noun(grammar: Grammar, node: int) -> list[int]:
    """Return those of "the death of Mira Ray", "her murder"."""
    for kid in grammar.children[node]:
        if grammar.deprel[kid] == "nmod" and any(
            grammar.deprel[mark] == "case" and grammar.lemma[mark] in _OF for mark in grammar.children[kid]
        ):
            return _joined(grammar, kid)
    return [
        each for kid in grammar.children[node] if grammar.deprel[kid] == "nmod:poss" for each in _joined(grammar, kid)
    ]


def _of_state(grammar: Grammar, node: int) -> list[int]:
    """Return those of "the driver is dead", "found her dead", "the driver, dead,"."""
    frame = grammar.frame_at(node)
    if frame is not None and frame.kind == "copula":
        return [*frame.fillers("agent"), *frame.fillers("patient")]
    over = grammar.head[node]
    if over < 0:
        return []
    above = grammar.frame_at(over)
    if above is not None and grammar.upos[over] == "VERB" and above.kind == "verb":
        if grammar.lemma[over] not in _MET:
            return []
        found = [head for head in above.fillers("patient") if head != node]
        return found or list(above.fillers("agent"))  # a headline: "Two men found shot dead"
    if grammar.deprel[node] in {"acl", "amod"} and node > over and grammar.upos[over] in {"NOUN", "PROPN"}:
        return [over]
    return []


def _joined(grammar: Grammar, word: int) -> list[int]:
    """Return a word and those that "and" joins to it."""
    return [
        word,
        *(kid for kid in grammar.children[word] if grammar.deprel[kid] == "conj" and grammar.upos[kid] != "VERB"),
    ]


def find_victim(grammar: Grammar, head: int, cast: Cast) -> Victim | None:
    """Return the one whom a word names, None where it is no single person or already counted by a number."""
    low = grammar.word(head).lower()
    if low == "both":
        return Victim(head, DEFINITE, 2, "")
    if low in _HE:
        return Victim(head, DEFINITE if "self" in low else PRONOUN, 1, _HE[low])
    if any(
        grammar.deprel[kid].startswith("nummod") and grammar.deprel[kid] != "nummod:entity" and kid < head
        for kid in grammar.children[head]
    ):
        return None
    if grammar.upos[head] == "PROPN" or grammar.name_at(head) is not None:
        return _named(grammar, head, cast)
    if grammar.upos[head] != "NOUN":
        return None
    people = harms().people
    if low in _PAIRS and _owner(grammar, head):
        return Victim(head, DEFINITE, _PAIRS[low], "")
    population = people.get(low, people.get(low.rpartition("-")[2]))
    if population is not None and any(grammar.word(kid).lower() == "both" for kid in grammar.children[head]):
        return Victim(head, DEFINITE, 2, population)
    if population is None or grammar.xpos[head] in _NOT_ONE or low in harms().groups:
        return None
    return Victim(head, _article(grammar, head), 1, population)


def _named(grammar: Grammar, head: int, cast: Cast) -> Victim | None:
    """Return a person by name, None where the name is no person's."""
    name = grammar.name_at(head)
    pair = cast.at(grammar.passage[head], grammar.start[head], grammar.end[head])
    if pair is not None and pair[0].kind is not ActorKind.PERSON:
        return None
    if pair is None and (name is None or name.type != "PER"):
        return None
    if grammar.xpos[head] == "NNPS":
        return None
    return Victim(head, NAMED, 1, "")


def _owner(grammar: Grammar, head: int) -> bool:
    return any(
        grammar.deprel[kid] == "nmod:poss"
        or (grammar.deprel[kid] == "det" and grammar.lemma[kid] in {"the", "a", "this", "both"})
        for kid in grammar.children[head]
    )


def _article(grammar: Grammar, head: int) -> str:
    """Return how a noun is introduced: "a man" and "man" are new, "the man" was named before."""
    for kid in grammar.children[head]:
        if grammar.deprel[kid] in {"det", "nmod:poss"}:
            return BARE if grammar.lemma[kid] in {"a", "an", "another"} else DEFINITE
    return BARE


def is_natural(grammar: Grammar, words: range) -> bool:
    """Tell whether a sentence names a death that nobody brought about."""
    return any(grammar.word(word).lower() in _NATURAL for word in words)
