"""The act between two given parties of a sentence: the frame that connects them best."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rapportage.recording.coding import Coding, code, code_word
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import EventType
from rapportage.syntax.frames import Frame

_SAYING = frozenset(
    {
        "say",
        "claim",
        "find",
        "conclude",
        "report",
        "state",
        "declare",
        "insist",
        "maintain",
        "allege",
        "believe",
        "argue",
        "tell",
    }
)
_HARM = frozenset({EventType.ASSAULT, EventType.COERCE, EventType.SANCTION, EventType.MOBILIZE, EventType.THREATEN})


def code_pair(grammar: Grammar, first_words: Sequence[int], second_words: Sequence[int]) -> Coding | None:
    """Return the act of the first party towards the second, of all acts in their sentence the one that connects them best.

    Args:
        grammar: The text.
        first_words: The words of who acts.
        second_words: The words of whom it is done to; may be empty.
    """
    first, second = set(first_words), set(second_words)
    best: tuple[tuple[float, int], Coding] | None = None
    for frame in _frames(grammar, [*first_words, *second_words]):
        coding = _blamed(grammar, frame, first=first, second=second) or code(grammar, frame)
        if coding is None:
            continue
        rank = (_connection(grammar, frame, coding, first=first, second=second), -frame.predicate)
        if best is None or rank > best[0]:
            best = rank, coding
    if best is not None:
        return best[1]
    bare = (code_word(grammar, word) for words in _sentences(grammar, [*first_words, *second_words]) for word in words)
    return next((coding for coding in bare if coding is not None), None)


def _blamed(grammar: Grammar, frame: Frame, *, first: set[int], second: set[int]) -> Coding | None:
    """Return an accusation where one party says that the other did harm; by itself that is a statement and the other's act."""
    if frame.kind != "verb" or frame.lemma not in _SAYING or first.isdisjoint(frame.fillers("agent")):
        return None
    for word in frame.fillers("message"):
        said = grammar.frame_at(word)
        coding = None if said is None or second.isdisjoint(said.fillers("agent")) else code(grammar, said)
        if coding is not None and coding.type in _HARM and not coding.shift:
            return coding._replace(
                type=EventType.ACCUSE, modes=("allege",), first=frame.predicate, end=frame.predicate + 1,
                initiators=frame.fillers("agent"), recipients=said.fillers("agent") if said else (),
            )  # fmt: skip
    return None


def _sentences(grammar: Grammar, words: Sequence[int]) -> Iterator[range]:
    seen: set[int] = set()
    for word in words:
        if grammar.sentence[word] not in seen:
            seen.add(grammar.sentence[word])
            yield grammar.sentence_of(word)


def _frames(grammar: Grammar, words: Sequence[int]) -> Iterator[Frame]:
    sentences = {grammar.sentence[word] for word in words}
    yield from (frame for frame in grammar.frames if grammar.sentence[frame.predicate] in sentences)


def _connection(grammar: Grammar, frame: Frame, coding: Coding, *, first: set[int], second: set[int]) -> float:
    """Return how well an act connects two parties: both its sides, then near both of them."""
    rank = 0.0
    if any(word in first for word in coding.initiators):
        rank += 4
    elif _is_told_of(grammar, frame, coding, first):
        rank += 3
    elif not coding.initiators:
        rank += 0.5
    if any(word in second for word in (*coding.recipients, *coding.initiators)):
        rank += 3
    elif any(word in second for part in frame.parts for word in part.words):
        rank += 2
    elif second and not second.isdisjoint(grammar.subtree(frame.predicate)):
        rank += 1
    if frame.predicate in first or frame.predicate in second:
        rank -= 2
    if any(part.role == "agent" and part.through == "participle" for part in frame.parts):
        rank -= 0.5
    depth = sum(1 for _ in grammar.above(frame.predicate))
    return rank - 0.1 * depth


def _is_told_of(grammar: Grammar, frame: Frame, coding: Coding, first: set[int]) -> bool:
    """Tell whether a party stands in who acts, or speaks of an act of its own by a pronoun: "A said it would"."""
    if any(word in first for part in frame.parts if part.role == "agent" for word in part.words):
        return True
    if not any(grammar.upos[word] == "PRON" for word in coding.initiators):
        return False
    above = (grammar.frame_at(word) for word in grammar.above(frame.predicate))
    return any(not first.isdisjoint(each.fillers("agent")) for each in above if each is not None)
