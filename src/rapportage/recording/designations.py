"""What parties call an actor ("which Velmark designates as a terrorist group"), and which group another is an offshoot of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapportage.lexicon.actor_words import actor_words
from rapportage.recording.grammar import Grammar
from rapportage.recording.scene import Scene
from rapportage.schema.codes import ActorKind
from rapportage.syntax.frames import Frame

_BODIES = frozenset(
    {ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.ALLIANCE, ActorKind.BODY, ActorKind.UNKNOWN}
)
_CALLED = frozenset({"patient", "attribute", "oblique", "topic", "message"})


class Called(NamedTuple):
    """What an actor is called: the numbers of the actor and of who says so, -1 where it is not told, and the word."""

    actor: int
    by: int
    word: int


def find_designations(scene: Scene) -> Iterator[Called]:
    """Yield what the frames of verbs like "designate" and "label" say that an actor is."""
    grammar = scene.grammar
    verbs = actor_words("designating", "verbs")
    for frame in grammar.frames:
        if frame.lemma in verbs and not frame.negated and frame.kind == "verb":
            found = _called(scene, frame)
            if found is not None:
                yield found


def _called(scene: Scene, frame: Frame) -> Called | None:
    """Return the designation that a frame makes, None where it calls no actor anything."""
    grammar, words = scene.grammar, actor_words("designating", "words")
    actor, by, word = -1, -1, -1
    for part in frame.parts:
        named = next((each for each in part.words if grammar.word(each).lower() in words), -1)
        holder = _actor_at(scene, part.head)
        if part.role == "agent":
            by = holder
        elif part.role in _CALLED:
            if named >= 0 and word < 0 and (holder < 0 or part.role != "patient"):
                word = named
            elif part.role == "patient" and holder >= 0 and scene.found[holder].kind in _BODIES:
                actor = holder
            if (
                part.role == "patient" and named == part.head and actor < 0
            ):  # "calls the Red Dawn Army terrorists", read as one name
                actor = next((scene.holder[each] for each in grammar.children[named]
                              if scene.holder[each] >= 0 and scene.found[scene.holder[each]].kind in _BODIES), -1)  # fmt: skip
    return Called(actor, by, word) if actor >= 0 and word >= 0 and actor != by else None


def _actor_at(scene: Scene, word: int) -> int:
    """Return the number of the actor at a word or named right beside it, -1 where none is."""
    grammar = scene.grammar
    if scene.holder[word] >= 0:
        return scene.holder[word]
    return next((scene.holder[child] for child in grammar.children[word]
                 if grammar.deprel[child] in {"appos", "flat"} and scene.holder[child] >= 0), -1)  # fmt: skip


def find_parents(scene: Scene) -> Iterator[tuple[int, int]]:
    """Yield pairs of actors of which the first is said to be an offshoot, wing or branch of the second, or to have split from it."""
    grammar = scene.grammar
    nouns, verbs = actor_words("parent", "nouns"), actor_words("parent", "verbs")
    for word, lemma in enumerate(grammar.lemma):
        if lemma in nouns and grammar.upos[word] == "NOUN":
            parent = _whose(scene, word)
            child = _borne_by(scene, word) if parent >= 0 else -1
            if child >= 0 and scene.root(child) != scene.root(parent):
                yield child, parent
    for frame in grammar.frames:
        if frame.lemma.split(" ")[0] in verbs and frame.kind == "verb":
            parents = [
                part.head for part in frame.parts if part.role == "oblique" and part.marker in {"from", "out of"}
            ]
            children = [*frame.fillers("agent"), *frame.fillers("patient")]
            pair = [_actor_at(scene, word) for word in (*children[:1], *parents[:1])]
            if len(pair) == 2 and min(pair) >= 0 and all(scene.found[each].kind in _BODIES for each in pair):
                yield pair[0], pair[1]


def _whose(scene: Scene, word: int) -> int:
    """Return the group that an offshoot is of: "an offshoot of X", "X's armed wing"."""
    grammar = scene.grammar
    for child in grammar.children[word]:
        holder = scene.holder[child]
        if holder < 0 or scene.found[holder].kind not in _BODIES:
            continue
        is_of = grammar.deprel[child] == "nmod" and any(grammar.lemma[each] == "of" for each in grammar.children[child])
        if is_of or grammar.deprel[child] in {"nmod:poss", "compound"}:
            return holder
    return -1


def _borne_by(scene: Scene, word: int) -> int:
    """Return who is called an offshoot: what the noun stands beside, or the subject of its clause."""
    grammar = scene.grammar
    beside = [child for child in grammar.children[word] if grammar.deprel[child] in {"appos", "nsubj"}]
    head = grammar.head[word]
    if head >= 0:
        if grammar.deprel[word] == "appos":
            beside.append(head)
        elif _is_fronted(grammar, word):
            beside.extend(child for child in grammar.children[head] if grammar.deprel[child].startswith("nsubj"))
    for each in beside:
        holder = _actor_at(scene, each)
        if holder >= 0 and scene.found[holder].kind in _BODIES:
            return holder
    return -1


def _is_fronted(grammar: Grammar, word: int) -> bool:
    """Tell whether a noun stands in "As an offshoot of X, Y ..."."""
    return any(grammar.deprel[child] == "case" and grammar.lemma[child] == "as" for child in grammar.children[word])
