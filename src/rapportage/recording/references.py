"""Pronouns and descriptions of a report as actors that mean others, told in the order of the text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from rapportage.lexicon.actor_words import actor_words
from rapportage.lexicon.bodies import bodies
from rapportage.lexicon.roles import roles
from rapportage.recording.bodies import body_of, organ_at, organ_words
from rapportage.recording.cast import Found
from rapportage.recording.descriptions import Described, find_described
from rapportage.recording.memory import Memory
from rapportage.recording.pronouns import PRONOUNS, find_meant, gender_of
from rapportage.recording.scene import Scene
from rapportage.schema.codes import ActorKind


def find_references(scene: Scene, *, masked: tuple[str, ...], offices: Mapping[int, frozenset[str]]) -> None:
    """Add to a scene what pronouns and descriptions mean, each told by what stands before it.

    Args:
        scene: The actors named so far; grows.
        masked: The texts of the passages with quotations blanked.
        offices: The words of each person's office, by the number of the person.
    """
    grammar = scene.grammar
    memory = Memory(scene, masked, offices)
    _genders(memory, offices)
    heads = _heads()
    reporting = {part.head: frame.predicate for frame in grammar.frames for part in frame.parts
                 if part.role == "agent" and frame.fillers("message")}  # fmt: skip
    before = -1
    lemmas, sentences = grammar.lemma, grammar.sentence
    for word in range(len(grammar)):
        if sentences[word] != before:
            before = sentences[word]
            memory.open_sentence()
        if scene.holder[word] >= 0:
            _national(memory, word)
        else:
            upos = grammar.upos[word]
            if upos == "PRON":
                _pronoun(memory, word)
            elif lemmas[word].lower() in heads and upos in {"NOUN", "PROPN", "ADJ"}:
                _described(memory, word)
        memory.add(word)
        if word in reporting and scene.holder[word] >= 0:
            memory.speaker = scene.root(scene.holder[word])


def _genders(memory: Memory, offices: Mapping[int, frozenset[str]]) -> None:
    """Note who is "he" or "she" by a title before the name, anywhere in the report, or by the office."""
    scene, grammar = memory.scene, memory.scene.grammar
    for number, found in enumerate(scene.found):
        word = scene.first[number] - 1
        if found.kind is not ActorKind.PERSON or word < 0 or grammar.passage[word] != found.passage:
            continue
        titles = [grammar.word(word)]
        if titles == ["."] and word > 0:
            titles = [grammar.word(word - 1)]
        gender = gender_of([*titles, *sorted(offices.get(number, frozenset()))])
        if gender:
            memory.gender.setdefault(scene.root(number), gender)


@cache
def _heads() -> frozenset[str]:
    """Return the dictionary forms of nouns that head descriptions of actors."""
    parts = ("group", "fighters", "alliance", "named", "state", "many")
    words = frozenset().union(*(actor_words("described", part) for part in parts))
    organs = organ_words()
    persons = {word for word in roles().person if " " not in word}
    return (
        words
        | organs
        | {word.removesuffix("s") for word in organs}
        | persons
        | {"former", "latter", "authority", "north", "south"}
    )


def _pronoun(memory: Memory, word: int) -> None:
    """Add whom a pronoun means, or of "its army" whose army it is."""
    scene, grammar = memory.scene, memory.scene.grammar
    pronoun = PRONOUNS.get(grammar.word(word).lower())
    if pronoun is None:
        return
    meant = find_meant(memory, word, pronoun=pronoun)
    if meant is None:
        return
    head = grammar.head[word]
    if grammar.deprel[word] == "nmod:poss" and scene.found[meant.actor].kind is ActorKind.STATE:
        organ = organ_at(grammar, head)
        if organ is not None and scene.is_free(word, organ[1]) and organ[1] - word < 6:
            scene.place(body_of(grammar, scene.found[meant.actor], (word, organ[1]), key=organ[2], rule="references.owned/1",
                                confidence=meant.confidence))  # fmt: skip
            return
    scene.place(
        scene.meaning(meant.actor, (word, word + 1), rule=f"references.{pronoun}/1", confidence=meant.confidence)
    )


def _national(memory: Memory, word: int) -> None:
    """Tie "the Velmarki president" to the one person of that office and country who is named before."""
    scene, grammar = memory.scene, memory.scene.grammar
    number = scene.holder[word]
    found = scene.found[number]
    if found.rule != "names.person/1" or scene.head[number] != word or grammar.xpos[word] in {"NNS", "NNPS"}:
        return
    beside = [scene.holder[child] for child in grammar.children[word] if grammar.deprel[child] in {"appos", "flat"}]
    named = next((each for each in beside if each >= 0 and scene.found[each].kind is ActorKind.PERSON), -1)
    before = scene.first[number] - 1
    if named >= 0:
        _tie(scene, number, scene.root(named))
        return
    if before < 0 or grammar.word(before).lower() not in {"the", "this", "that"}:
        return
    wanted = {grammar.word(each).lower() for each in range(scene.first[number] + 1, word + 1)}
    fitting = [
        each
        for each in memory.actors
        if wanted <= memory.offices.get(each, frozenset()) and scene.found[each].country == found.country
    ]
    if len(fitting) == 1:
        _tie(scene, number, fitting[0])


def _tie(scene: Scene, number: int, person: int) -> None:
    """Make a mention by nationality and office one of a person."""
    root = scene.found[person]
    scene.found[number] = scene.found[number]._replace(
        kind=ActorKind.PERSON, key="", alias=(root.passage, root.start), rule="references.office/1", confidence=0.85
    )


def _described(memory: Memory, word: int) -> None:
    """Add what a description means, or that it cannot be told."""
    scene, grammar = memory.scene, memory.scene.grammar
    found = find_described(memory, word)
    if found is None or not scene.is_free(found.first, found.end):
        return
    if grammar.passage[found.first] != grammar.passage[found.end - 1]:
        return
    words = (found.first, found.end)
    if found.actor >= 0:
        scene.place(scene.meaning(found.actor, words, rule="references.described/1", confidence=found.confidence))
    elif found.state >= 0:
        scene.place(
            body_of(
                grammar,
                scene.found[found.state],
                words,
                key=found.organ,
                rule="references.organ/1",
                confidence=found.confidence,
            )
        )
    else:
        scene.place(_nobody(memory, found, words))


def _nobody(memory: Memory, found: Described, words: tuple[int, int]) -> Found:
    """Return a description that stays without a referent, with the reason."""
    grammar = memory.scene.grammar
    first, end = words
    organ = bodies().organs.get(found.organ)
    roots = [memory.scene.found[each] for each in found.members]
    return Found(
        grammar.passage[first], grammar.start[first], grammar.end[end - 1], grammar.text(first, end), found.kind, "", "", 0.6,
        "references.untold/1", sectors=(organ.sector,) if organ else (), why=found.why,
        members=tuple((each.passage, each.start) for each in roots),
    )  # fmt: skip
