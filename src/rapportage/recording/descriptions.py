"""Whom "the group", "the minister", "the army" or "the two countries" mean: told only where one reading stands out."""

from __future__ import annotations

from typing import NamedTuple

from rapportage.lexicon.actor_words import actor_words
from rapportage.lexicon.roles import roles
from rapportage.lexicon.states import states
from rapportage.recording.bodies import is_bare, organ_at
from rapportage.recording.grammar import Grammar
from rapportage.recording.memory import Memory, Spoken
from rapportage.schema.codes import ActorKind, Role

_REACH = 7
"""Sentences back that are searched for what a description takes up."""
_GROUPS = frozenset({ActorKind.ARMED_GROUP, ActorKind.ORGANISATION, ActorKind.ALLIANCE})
_ARTICLES = frozenset({"the", "this", "that", "these", "those", "both"})
_LOOSE = frozenset({"same", "former", "top", "veteran", "retired", "young", "old", "human"})
"""Before an office these leave it what it is: "the veteran diplomat"."""
_OFFICES = frozenset({Role.OFFICIAL, Role.MILITARY, Role.FORMER_OFFICIAL, Role.ANALYST, Role.MEDIA})
_CONFIDENCE = 0.75
_ONLY = "no one actor named before fits it alone"


class Described(NamedTuple):
    """What a description at the words ``first..end`` means.

    Attributes:
        first: Its first word, the article included.
        end: The word after its head.
        actor: The number of the actor it means, -1 where none can be told or several are meant.
        kind: What it names.
        organ: The key of the organ it names ("MILITARY"), empty for others.
        state: The number of the state whose organ it is, -1 where it is told otherwise.
        why: Why nobody is told, empty where somebody is.
        members: The numbers of the actors that a plural means, where those can be told.
        confidence: How sure that is.
    """

    first: int
    end: int
    actor: int
    kind: ActorKind
    organ: str = ""
    state: int = -1
    why: str = ""
    confidence: float = _CONFIDENCE
    members: tuple[int, ...] = ()


def find_described(memory: Memory, word: int) -> Described | None:
    """Return what the description that a noun heads means, None where it is none."""
    grammar = memory.scene.grammar
    lemma = grammar.lemma[word].lower()
    organ = organ_at(grammar, word)
    if organ is not None and not _is_singled_out(grammar, word, organ[0]):
        return _organ(memory, word, organ)
    first = _opening(grammar, word)
    if first is None:
        return None
    plural = grammar.xpos[word] in {"NNS", "NNPS"}
    words = (first, word + 1)
    if plural:
        return _plural(memory, words, lemma)
    if lemma in {"former", "latter"}:
        return _pair(memory, words, is_first=lemma == "former")
    if lemma in actor_words("described", "group") | actor_words("described", "alliance") | actor_words(
        "described", "named"
    ):
        return _group(memory, words, lemma)
    if lemma in {"north", "south"}:
        return _half(memory, words, lemma)
    if lemma in actor_words("described", "state"):
        return _state(memory, words, lemma)
    return _office(memory, words, lemma)


def _opening(grammar: Grammar, word: int) -> int | None:
    """Return the article that opens a description, None where there is none or its words single out somebody else."""
    first = word
    if grammar.deprel[word] in {"nmod:desc", "compound", "amod", "flat", "appos"}:
        return None  # "the outfit Red Dawn": a name follows, or precedes
    for child in grammar.children[word]:
        relation = grammar.deprel[child].partition(":")[0]
        if relation == "det" and child < word:
            if grammar.word(child).lower() not in _ARTICLES:
                return None
            first = child
        elif relation == "nummod" and child < word:
            first = min(first, child)
        elif relation in {"amod", "compound"} and child < word:
            if not _is_plain(grammar, child, word):
                return None
        elif (
            (relation in {"nmod", "acl"} and not _is_loose(grammar, child))
            or grammar.deprel[child] == "nmod:poss"
            or relation in {"appos", "flat"}
        ):
            return None
    return first if first < word else None


def _is_plain(grammar: Grammar, child: int, word: int) -> bool:
    """Tell whether an adjective leaves a description as it is; of an office it is a part of it."""
    lemma = grammar.lemma[child].lower()
    return lemma in actor_words("described", "plain") | actor_words("described", "several") or (
        grammar.upos[child] != "PROPN" and f"{lemma} {grammar.lemma[word].lower()}" in roles().person
    )


def _is_loose(grammar: Grammar, child: int) -> bool:
    """Tell whether a phrase after a noun only adds where, when or with whom: "the group in March"."""
    marks = {grammar.lemma[each] for each in grammar.children[child] if grammar.deprel[each] == "case"}
    return bool(
        marks
        & {
            "in",
            "on",
            "at",
            "during",
            "after",
            "before",
            "since",
            "until",
            "by",
            "with",
            "to",
            "against",
            "over",
            "about",
        }
    )


def _is_singled_out(grammar: Grammar, word: int, first: int) -> bool:
    """Tell whether an organ's phrase says by other words whose it is, or is no definite one."""
    for child in grammar.children[word]:
        relation = grammar.deprel[child].partition(":")[0]
        if grammar.deprel[child] == "nmod:poss" or relation == "appos":
            return True
        if relation == "nmod" and child > word and any(grammar.lemma[each] == "of" for each in grammar.children[child]):
            return True
        if relation in {"amod", "compound", "nummod"} and child < first:
            return True
        if relation == "det" and grammar.word(child).lower() not in {"the", "this", "that"}:
            return True
    return grammar.deprel[word] in {"compound", "amod", "nmod:desc", "flat"}


def _recent(
    memory: Memory, wanted: frozenset[ActorKind], *, reach: int = _REACH, apart: int = -1
) -> tuple[list[int], list[Spoken]]:
    """Return the distinct actors of some kinds in the nearest sentence that has any, and their mentions there.

    Nobody is described beside himself: the subject of the verb that governs the word ``apart`` is not meant by it.
    """
    found, grammar = memory.scene.found, memory.scene.grammar
    verb = _verb_of(grammar, apart) if apart >= 0 else -1
    for distance, sentence in memory.back(reach):
        spoken = [
            each for each in sentence if each.actor >= 0 and found[each.actor].kind in wanted
            and not (distance == 0 and verb >= 0 and each.role == "subject" and _verb_of(grammar, each.word) == verb)
        ]  # fmt: skip
        if spoken:
            return list(dict.fromkeys(each.actor for each in spoken)), spoken
    return [], []


def _verb_of(grammar: Grammar, word: int) -> int:
    """Return the verb of the clause that a phrase stands in, -1 where none governs it."""
    return next((above for above in grammar.above(word) if grammar.upos[above] == "VERB"), -1)


def _distinct(memory: Memory, actors: list[int]) -> list[int]:
    """Return actors without those that are another mention of one of them by its key."""
    found = memory.scene.found
    kept: dict[str, int] = {}
    for each in actors:
        kept.setdefault(found[each].key or str(each), each)
    return list(kept.values())


def _one(memory: Memory, wanted: frozenset[ActorKind], *, reach: int = _REACH, apart: int = -1) -> int:
    """Return the only actor of some kinds in the nearest sentence that has any, or its only subject; -1 where none stands out."""
    actors, spoken = _recent(memory, wanted, reach=reach, apart=apart)
    actors = _distinct(memory, actors)
    if len(actors) == 1:
        return actors[0]
    subjects = _distinct(memory, list(dict.fromkeys(each.actor for each in spoken if each.role == "subject")))
    return subjects[0] if len(subjects) == 1 else -1


def _group(memory: Memory, words: tuple[int, int], lemma: str) -> Described | None:
    """Return the body or group that "the movement" means: one whose name has the word, else the one spoken of last."""
    found = memory.scene.found
    named = [
        each for each in memory.actors
        if found[each].kind in _GROUPS | {ActorKind.OUTLET, ActorKind.BODY} and lemma in found[each].name.lower().split()
    ]  # fmt: skip
    named = _distinct(memory, named)
    if len(named) == 1:
        return Described(*words, named[0], found[named[0]].kind, confidence=0.85)
    if len(named) > 1:
        recent = [each for _, sentence in memory.back(_REACH) for spoken in sentence if (each := spoken.actor) in named]
        if recent:
            return Described(*words, recent[0], found[recent[0]].kind, confidence=0.65)
    if lemma in actor_words("described", "alliance"):
        actor = _one(memory, frozenset({ActorKind.ALLIANCE, ActorKind.ORGANISATION}))
    elif lemma in actor_words("described", "group"):
        actor = (
            _one(memory, frozenset({ActorKind.ARMED_GROUP}))
            if lemma in {"militia", "outfit", "insurgency", "cell"}
            else _one(memory, _GROUPS)
        )
    else:
        return None
    kind = found[actor].kind if actor >= 0 else ActorKind.ORGANISATION
    return Described(*words, actor, kind, why="" if actor >= 0 else _ONLY)


def _plural(memory: Memory, words: tuple[int, int], lemma: str) -> Described | None:
    """Return what "the militants" or "both sides" mean: a group, or several actors that no one mention has."""
    grammar, found = memory.scene.grammar, memory.scene.found
    before = {grammar.word(word).lower() for word in range(words[0], words[1] - 1)}
    if lemma in actor_words("described", "many") and (
        before & actor_words("described", "several") or lemma in {"neighbour", "neighbor", "side"}
    ):
        is_state = lemma in actor_words("described", "state") or lemma in {
            "side",
            "neighbour",
            "neighbor",
            "government",
            "capital",
            "power",
        }
        kind = ActorKind.STATE if is_state else ActorKind.PEOPLE
        return Described(*words, -1, kind, why="several actors are meant", members=_members(memory, before, lemma))
    if lemma in actor_words("described", "fighters"):
        actor = _one(memory, frozenset({ActorKind.ARMED_GROUP}))
        return Described(*words, actor, ActorKind.ARMED_GROUP, why="" if actor >= 0 else _ONLY)
    written = grammar.word(words[1] - 1).lower()
    same = _distinct(memory, [
        each for each in memory.actors if found[each].kind in {ActorKind.BODY, ActorKind.PEOPLE} and found[each].name.lower().split()[-1:] == [written]
    ])  # fmt: skip
    return Described(*words, same[0], found[same[0]].kind) if len(same) == 1 else None


_NUMBERS = {"both": 2, "two": 2, "three": 3, "four": 4, "five": 5}


def _members(memory: Memory, before: set[str], lemma: str) -> tuple[int, ...]:
    """Return the actors that a plural takes in: as many as it says, where the nearest sentence that has so many has no more."""
    found = memory.scene.found
    number = next((_NUMBERS[word] for word in sorted(before) if word in _NUMBERS), 2)
    wanted = {ActorKind.PERSON} if lemma in roles().person or lemma == "leader" else {ActorKind.STATE}
    wanted |= {ActorKind.ARMED_GROUP} if lemma in {"side", "foe", "enemy", "adversary", "rival", "party"} else set()
    for _, sentence in memory.back(3):
        states: dict[str, int] = {}
        for each in sentence:
            if each.actor >= 0 and found[each.actor].kind in wanted:
                states.setdefault(found[each.actor].key or str(each.actor), each.actor)
        if len(states) >= number:
            return tuple(states.values()) if len(states) == number else ()
    return ()


def _pair(memory: Memory, words: tuple[int, int], *, is_first: bool) -> Described | None:
    """Return the first or the second of the last two that "and" joins."""
    grammar, found = memory.scene.grammar, memory.scene.found
    for _, sentence in memory.back(2):
        spoken = [each for each in sentence if each.actor >= 0]
        for one in spoken:
            joined = [
                each for each in spoken if grammar.deprel[each.word] == "conj" and grammar.head[each.word] == one.word
            ]
            if len(joined) == 1 and joined[0].actor != one.actor:
                actor = one.actor if is_first else joined[0].actor
                return Described(*words, actor, found[actor].kind, confidence=0.85)
    return None


def _half(memory: Memory, words: tuple[int, int], lemma: str) -> Described | None:
    """Return the state that "the North" means: the only one of the report whose name begins so."""
    found = memory.scene.found
    halves = [
        each
        for each in memory.actors
        if found[each].kind is ActorKind.STATE and found[each].name.lower().startswith(f"{lemma} ")
    ]
    same = _distinct(memory, halves)
    is_name = memory.scene.grammar.word(words[1] - 1).istitle()
    return Described(*words, same[0], ActorKind.STATE, confidence=0.8) if len(same) == 1 and is_name else None


def _state(memory: Memory, words: tuple[int, int], lemma: str) -> Described | None:
    """Return the state that "the country" means: the only one spoken of, or the only one that acts, in the nearest sentence.

    "This country" in a quotation is the speaker's, whoever was named before.
    """
    grammar = memory.scene.grammar
    if memory.is_quoted(words[1] - 1) and grammar.word(words[0]).lower() in {"this", "our"}:
        return None
    actor = _one(memory, frozenset({ActorKind.STATE}), reach=2, apart=words[1] - 1)
    forms = {"kingdom": "kingdoms", "emirate": "emirates"}
    key = memory.scene.found[actor].key if actor >= 0 else ""
    if lemma in forms and key in states() and key not in actor_words("described", forms[lemma]):
        return None
    return Described(*words, actor, ActorKind.STATE, confidence=0.7) if actor >= 0 else None


def _office(memory: Memory, words: tuple[int, int], lemma: str) -> Described | None:
    """Return the person whose office "the minister" names."""
    role = roles().person.get(lemma)
    if lemma in actor_words("described", "anyone") or role not in _OFFICES:
        return None
    grammar, offices = memory.scene.grammar, memory.offices
    wanted = {grammar.word(word).lower() for word in range(words[0], words[1])} - _ARTICLES - _LOOSE | {lemma}
    fitting = [each for each in memory.actors if wanted <= offices.get(each, frozenset())]
    if len(fitting) > 1:
        near = [spoken.actor for _, sentence in memory.back(_REACH) for spoken in sentence if spoken.actor in fitting]
        nearest = next((list(dict.fromkeys(each.actor for each in sentence if each.actor in fitting))
                        for _, sentence in memory.back(_REACH) if any(each.actor in fitting for each in sentence)), [])  # fmt: skip
        fitting = nearest if near else []
    if len(fitting) == 1:
        return Described(*words, fitting[0], ActorKind.PERSON, confidence=0.85)
    return Described(*words, -1, ActorKind.PERSON, why="no one person of that office is named before")


_ACTING = frozenset({"person", "organization", ""})
_MANY_OF = frozenset({"EMBASSY", "COURT", "MINISTRY"})
"""Organs of which a state has many: another one of the same state is another."""


def _only_state(memory: Memory) -> int:
    """Return the state of the nearest sentence that speaks of any, where it and its organs and people are the only ones of the sentence."""
    found = memory.scene.found
    kinds = {ActorKind.STATE, ActorKind.BODY, ActorKind.PEOPLE}
    for _, sentence in memory.back(2):
        spoken = [
            each.actor
            for each in sentence
            if each.actor >= 0 and found[each.actor].kind in kinds and found[each.actor].country
        ]
        countries = {found[each].country for each in spoken}
        if countries:
            states_there = [
                each
                for each in memory.actors
                if found[each].kind is ActorKind.STATE and found[each].country in countries
            ]
            return states_there[0] if len(countries) == 1 and states_there else -1
    return -1


def _organ(memory: Memory, word: int, organ: tuple[int, int, str]) -> Described | None:
    """Return whose "the army" or "the ministry" is: the body named before, else the only state spoken of near."""
    grammar, found = memory.scene.grammar, memory.scene.found
    first, end, key = organ
    plural = grammar.xpos[word] in {"NNS", "NNPS"}
    has_article = (
        first > 0
        and grammar.word(first - 1).lower() in {"the", "this", "that"}
        and grammar.passage[first - 1] == grammar.passage[word]
    )
    if grammar.kind[word] not in _ACTING:
        return None  # "the tanks", "the intelligence": things
    if not is_bare(grammar, first) or (not has_article and key != "POLICE"):
        return None
    words = (first - 1 if has_article else first, end)
    if key == "MEDIA":
        outlet = _one(memory, frozenset({ActorKind.OUTLET})) if not plural else -1
        return Described(*words, outlet, ActorKind.OUTLET) if outlet >= 0 else None
    lemma = grammar.lemma[word].lower()
    same = _distinct(memory, [
        each for each in memory.actors
        if found[each].kind is ActorKind.BODY and (
            lemma in found[each].name.lower().split() or (found[each].key.partition(".")[2] == key and key not in _MANY_OF)
        )
    ])  # fmt: skip
    if len(same) > 1:
        near = (
            _distinct(memory, [spoken.actor for spoken in sentence if spoken.actor in same])
            for _, sentence in memory.back(_REACH)
        )
        same = next((each for each in near if each), [])
    if len(same) == 1:
        return Described(*words, same[0], ActorKind.BODY, organ=key, confidence=0.75)
    if plural and key not in {"MILITARY", "POLICE"} and lemma != "authority":
        return None
    state = _only_state(memory) if not same and key not in _MANY_OF else -1
    why = "" if state >= 0 else "the text near does not tell whose it is"
    return Described(*words, -1, ActorKind.BODY, organ=key, state=state, why=why, confidence=0.6)
