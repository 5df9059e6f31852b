"""Who acts and on whom, of an act: the places of its frame, and what stands inside what it is done to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from rapportage.recording.coding_views import classes_of, is_actor
from rapportage.recording.grammar import Grammar
from rapportage.syntax.frames import Frame, Part

_TOWARDS = (
    "against",
    "with",
    "to",
    "on",
    "upon",
    "at",
    "from",
    "towards",
    "toward",
    "of",
    "between",
    "among",
    "for",
    "into",
    "over",
)
"""Prepositions before the other side, the surest first."""
_PLACED = frozenset(
    {
        "in",
        "into",
        "inside",
        "within",
        "near",
        "across",
        "throughout",
        "around",
        "outside",
        "through",
        "over",
        "at",
        "on",
    }
)
_INNER = ("nmod", "compound", "amod", "acl", "obl", "conj", "appos")
_DEEPEST = 3
_MEETING = frozenset({"person", "body", "named", "a-name", "dignitary", "troops"})
"""Whom one can meet: places that are no names are met by nobody."""


class Sides(NamedTuple):
    """Who acts, on whom, and the places it was done in: head words."""

    initiators: tuple[int, ...]
    recipients: tuple[int, ...]
    territory: tuple[int, ...]


def find_sides(
    grammar: Grammar,
    frame: Frame,
    *,
    beyond: Frame | None,
    is_mutual: bool,
    is_turned: bool,
    is_physical: bool,
    is_leaving: bool = False,
) -> Sides:
    """Return the sides of an act.

    Args:
        grammar: The text.
        frame: The act.
        beyond: The deed that hangs on it, whose other side is this act's where it names none.
        is_mutual: Whether all sides act.
        is_turned: Whether the grammatical subject is the one acted on.
        is_physical: Whether things may stand for those who hold them.
        is_leaving: Whether what stands behind "from" is left, as in "the withdrawal from B", and does not act, as in "a threat from B".
    """
    agents = tuple(dict.fromkeys(_agents(grammar, frame)))
    if not agents and frame.kind == "light":  # "received an apology from B"
        agents = tuple(part.head for part in frame.parts if part.marker == "from" and is_actor(grammar, part.head))
    if not agents and frame.kind == "noun" and not is_leaving:
        agents = tuple(dict.fromkeys(_givers(grammar, frame)))
    others = tuple(_others(grammar, frame)) or (tuple(_beyond(grammar, frame, beyond)) if beyond is not None else ())
    if not others and is_physical:
        others = tuple(_things(beyond or frame))
    others = tuple(word for word in others if word not in agents)
    territory = tuple(part.head for part in frame.parts if _is_soil(grammar, part) and part.head not in others)
    soil = [owner for word in others if "soil" in classes_of(grammar, word) for owner in owners(grammar, word)]
    territory = tuple(dict.fromkeys((*territory, *soil)))
    others = tuple(dict.fromkeys(owner for word in others for owner in owners(grammar, word) or [word]))
    if is_turned:
        giver = tuple(part.head for part in frame.parts if part.marker in {"from", "by"} and part.head not in agents)
        return Sides(giver or others, agents, territory)
    between = tuple(part.head for part in frame.parts if part.marker == "between")
    if beyond is not None:
        agents = tuple(
            word for word in agents if word != beyond.predicate
        )  # "clashes erupted": the subject is the deed
    if is_mutual or (len(between) > 1 and not agents):
        partners = between or tuple(_partners(grammar, frame))
        if partners or beyond is None:
            together = tuple(dict.fromkeys((*agents, *partners)))
            return Sides(tuple(_each(grammar, together[0])) if len(together) == 1 else together, (), territory)
    return Sides(agents, others, territory)


def _givers(grammar: Grammar, frame: Frame) -> Iterator[int]:
    """Yield from whom a noun's act comes: "threats from B and C"."""
    for part in frame.parts:
        if part.marker == "from" and is_actor(grammar, part.head):
            yield from (part.head, *_joined(grammar, part.head))


def _agents(grammar: Grammar, frame: Frame) -> Iterator[int]:
    """Yield who acts; where the subject is a deed itself ("B's raid killed nine") whose deed it is."""
    for word in frame.fillers("agent"):
        deed = grammar.frame_at(word)
        if not classes_of(grammar, word).isdisjoint({"weapon", "craft"}):
            yield from _senders(grammar, frame, word)
        elif deed is not None and deed.kind == "noun" and not is_actor(grammar, word):
            yield from deed.fillers("agent") or tuple(_givers(grammar, deed)) or (word,)
        else:
            yield word


def _senders(grammar: Grammar, frame: Frame, word: int) -> Iterator[int]:
    """Yield who sent a weapon or a craft: whose it is, from whom it came, who sent it; crafts of nobody stand for their crew."""
    its = [
        child
        for child in grammar.children[word]
        if grammar.deprel[child] == "nmod:poss" and grammar.upos[child] == "PRON"
    ]
    found = owners(grammar, word) or its or [part.head for part in frame.parts if part.marker == "from"]
    governor = next((each for above in grammar.above(frame.predicate) if (each := grammar.frame_at(above))), None)
    if not found and governor is not None and word in governor.fillers("patient"):
        found = list(governor.fillers("agent"))
    yield from found or ([word] if "craft" in classes_of(grammar, word) else [])


def _things(frame: Frame) -> Iterator[int]:
    """Yield the things that are hit or taken."""
    found = frame.fillers("patient")
    yield from found or (part.head for part in frame.parts if part.marker in {"on", "at", "against", "into"})


def owners(grammar: Grammar, word: int) -> list[int]:
    """Return whose a place or thing is, where names say so: "Red Dawn hideouts", "a base of the Red Dawn"; of parties nothing."""
    classes = classes_of(grammar, word)
    if (
        grammar.name_at(word) is not None
        or grammar.upos[word] == "PRON"
        or (classes & {"person", "troops", "body"} and not classes & {"craft", "weapon"})
    ):
        return []
    found: dict[int, int] = {}
    for child in grammar.children[word]:
        relation = grammar.deprel[child]
        is_owner = relation in {"compound", "amod", "nmod:poss"} or (
            relation.startswith("nmod") and any(grammar.lemma[case] == "of" for case in grammar.children[child])
        )
        name = grammar.name_at(child)
        if is_owner and name is not None and name.type in {"ORG", "LOC", "NORP", "PER"}:
            found[name.first] = child
    return list(found.values())


def _partners(grammar: Grammar, frame: Frame) -> Iterator[int]:
    """Yield those with whom something is done together."""
    for part in frame.parts:
        if _is_partner(grammar, part):
            yield part.head
        elif part.role == "patient":  # "restored ties with B"
            for child in grammar.children[part.head]:
                if _is_with(grammar, child):
                    yield from (child, *_joined(grammar, child))


def _is_partner(grammar: Grammar, part: Part) -> bool:
    """Tell whether a place holds one who acts together with the subject: "met B", "talks with B"."""
    if part.marker in {"with", "between", "among"}:
        return is_actor(grammar, part.head)
    is_met = part.role in {"patient", "attribute"} and not part.marker
    return is_met and (grammar.upos[part.head] == "PRON" or not _MEETING.isdisjoint(classes_of(grammar, part.head)))


def _joined(grammar: Grammar, word: int) -> list[int]:
    """Return the parties joined to a word by "and"."""
    return [child for child in grammar.children[word] if grammar.deprel[child] == "conj" and is_actor(grammar, child)]


def _each(grammar: Grammar, word: int) -> list[int]:
    """Return the parties behind a head word that speaks of several: "envoys from A and B"; the word itself where it names one."""
    for child in grammar.children[word]:
        if grammar.deprel[child].startswith("nmod") and grammar.name_at(child) is not None:
            joined = [each for each in _joined(grammar, child) if grammar.name_at(each) is not None]
            if joined:
                return [child, *joined]
    return [word]


def _is_with(grammar: Grammar, word: int) -> bool:
    """Tell whether a word inside a phrase is a party that it joins: "relations with B"."""
    joined = any(grammar.lemma[case] in {"with", "between"} for case in grammar.children[word])
    return joined and grammar.deprel[word].startswith("nmod") and is_actor(grammar, word)


def _others(grammar: Grammar, frame: Frame) -> Iterator[int]:
    """Yield the other side: who is addressed or given to, else whom it is done to, else who stands behind a preposition, else whose it is."""
    found = [
        part.head for part in frame.parts if part.role in {"addressee", "recipient"} and is_actor(grammar, part.head)
    ]
    if not found:
        found = [word for word in frame.fillers("patient") if is_actor(grammar, word)]
    if not found:
        found = list(_towards(grammar, frame))
    if not found:
        for word in (*frame.fillers("patient"), *frame.fillers("topic"), *frame.fillers("message")):
            found += inside(grammar, word)
    yield from dict.fromkeys(found)


def _towards(grammar: Grammar, frame: Frame) -> Iterator[int]:
    for marker in _TOWARDS:
        heads = [part.head for part in frame.parts if part.marker == marker and part.role not in {"agent", "message"}]
        heads = [head for head in heads if is_actor(grammar, head)]
        if heads:
            yield from heads
            return


def inside(grammar: Grammar, word: int, depth: int = 0) -> list[int]:
    """Return the parties named inside a noun phrase: "sanctions on B", "B's decision", "Iranian artillery"."""
    found: list[int] = []
    for child in grammar.children[word]:
        if not grammar.deprel[child].startswith(_INNER):
            continue
        if is_actor(grammar, child) and grammar.upos[child] != "PRON":
            found += [child, *_joined(grammar, child)]
        elif depth < _DEEPEST and not found:
            found += inside(grammar, child, depth + 1)
    return found


def _beyond(grammar: Grammar, frame: Frame, deed: Frame) -> Iterator[int]:
    """Yield the other side of the deed that hangs on an act; of what is demanded, who is to do it."""
    own = set(frame.fillers("agent"))
    doers = [word for word in deed.fillers("agent") if word not in own and is_actor(grammar, word)]
    yield from doers or _others(grammar, deed)


def _is_soil(grammar: Grammar, part: Part) -> bool:
    if part.role != "oblique" or part.marker not in _PLACED:
        return False
    name = grammar.name_at(part.head)
    return (name is not None and name.type == "LOC") or grammar.kind[part.head] == "place"
