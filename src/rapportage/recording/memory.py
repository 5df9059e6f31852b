"""Who and what was spoken of before some words: what pronouns and descriptions may point back at."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rapportage.recording.grammar import Grammar
from rapportage.recording.scene import Scene
from rapportage.schema.codes import ActorKind

_KEPT = 8
"""Sentences kept: a description is seldom taken up after more."""
_ACTORS = 300
"""Actors kept: the reports of a day name fewer; on a text of one megabyte the work stays in proportion."""
_CLIMB = 4
_THINGS = frozenset({"NOUN", "PROPN"})
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.PEOPLE})
_MANY = frozenset({"police", "military", "army", "navy", "coast guard", "guard"})
"""Bodies that are "they" as often as "it"."""


class Spoken(NamedTuple):
    """Somebody or something spoken of.

    Attributes:
        actor: Its number among the actors found, in the end; -1 for what is no actor ("the driver", "the bridge").
        word: Head word of the phrase.
        sentence: Number of its sentence.
        role: "subject", "object", "owner" or "other".
        is_person: Whether it is one person.
        is_plural: Whether it is several.
        is_thing: Whether "it" may mean it.
        is_quoted: Whether it stands in quotation marks.
    """

    actor: int
    word: int
    sentence: int
    role: str
    is_person: bool
    is_plural: bool
    is_thing: bool
    is_quoted: bool


class Memory:
    """What was spoken of, sentence by sentence, up to some word. Lives inside RECORD only."""

    def __init__(self, scene: Scene, masked: tuple[str, ...], offices: Mapping[int, frozenset[str]]) -> None:
        self.scene = scene
        self.masked = masked
        self.offices = offices
        self.sentences: deque[list[Spoken]] = deque(maxlen=_KEPT)
        self.mentions: dict[int, int] = {}
        self.actors: deque[int] = deque(maxlen=_ACTORS)
        self.gender: dict[int, str] = {}
        self.speaker = -1

    def open_sentence(self) -> None:
        """Begin a sentence."""
        self.sentences.append([])

    def add(self, word: int) -> None:
        """Note the phrase that a word heads."""
        scene, grammar = self.scene, self.scene.grammar
        holder = scene.holder[word]
        if holder >= 0:
            if scene.head[holder] == word:
                self._note(scene.root(holder), word, holder)
        elif (
            word not in scene.offices
            and grammar.upos[word] in _THINGS
            and grammar.deprel[word] not in {"compound", "flat", "amod", "nmod:desc"}
        ):
            person = grammar.kind[word] == "person"
            plural = grammar.xpos[word] in {"NNS", "NNPS"}
            self._keep(Spoken(-1, word, grammar.sentence[word], role_of(grammar, word), person and not plural, plural,
                              not person and not plural, self.is_quoted(word)))  # fmt: skip

    def _note(self, root: int, word: int, holder: int) -> None:
        """Note an actor's mention."""
        scene, grammar = self.scene, self.scene.grammar
        kind = scene.found[holder].kind
        if root not in self.mentions:
            self.actors.append(root)
        self.mentions[root] = self.mentions.get(root, 0) + 1
        plural = grammar.xpos[word] in {"NNS", "NNPS"}
        person = kind is ActorKind.PERSON or (
            kind in {ActorKind.PEOPLE, ActorKind.UNKNOWN} and not plural and grammar.kind[word] == "person"
        )
        many = (
            kind in _GROUPS
            or (plural and kind is not ActorKind.STATE)
            or (kind is ActorKind.BODY and grammar.lemma[word] in _MANY)
        )
        spoken = Spoken(root, word, grammar.sentence[word], role_of(grammar, word), person, many and not person,
                        not person and kind is not ActorKind.PEOPLE and not (plural and kind is ActorKind.BODY), self.is_quoted(word))  # fmt: skip
        self._keep(spoken)

    def _keep(self, spoken: Spoken) -> None:
        if self.sentences:
            self.sentences[-1].append(spoken)

    def is_quoted(self, word: int) -> bool:
        """Tell whether a word stands in quotation marks."""
        grammar = self.scene.grammar
        masked = self.masked[grammar.passage[word]]
        at = grammar.start[word]
        return at < len(masked) and masked[at] == "_"

    def back(self, reach: int) -> Iterator[tuple[int, list[Spoken]]]:
        """Yield the sentence at hand and those before, nearest first, with their distance."""
        for distance in range(min(reach + 1, len(self.sentences))):
            yield distance, self.sentences[-1 - distance]


def role_of(grammar: Grammar, word: int) -> str:
    """Return the place of a phrase in its clause; of joined phrases that of the first."""
    for _ in range(_CLIMB):
        if grammar.deprel[word] not in {"conj", "appos", "flat"} or grammar.head[word] < 0:
            break
        word = grammar.head[word]
    base = grammar.deprel[word].partition(":")[0]
    if base in {"nsubj", "csubj"}:
        return "subject"
    if base in {"obj", "iobj"}:
        return "object"
    return "owner" if grammar.deprel[word] == "nmod:poss" else "other"


def governor(grammar: Grammar, word: int) -> int:
    """Return the word that a phrase hangs on, of joined phrases the one that the first hangs on."""
    for _ in range(_CLIMB):
        if grammar.deprel[word] not in {"conj", "appos", "flat"}:
            break
        word = grammar.head[word]
        if word < 0:
            return -1
    return grammar.head[word]
