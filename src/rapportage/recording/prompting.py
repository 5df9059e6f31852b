"""Which act answers which: "in retaliation for B's raid", "after B shelled its ships"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rapportage.recording.grammar import Grammar
from rapportage.recording.occasions import Occasion
from rapportage.recording.sides import Sides
from rapportage.schema.codes import QUAD, EventType, Quad

_CLIMB = 6
_ANSWERS = frozenset(
    {"retaliation", "response", "revenge", "reprisal", "answer", "reaction", "vengeance", "protest", "return", "anger"}
)
_ANSWERING = frozenset({"avenge", "answer", "respond", "retaliate", "react", "reply", "revenge"})
_AFTER = frozenset({"after", "following", "over", "since", "when", "because"})
_CONFLICT = frozenset({Quad.VERBAL_CONFLICT, Quad.MATERIAL_CONFLICT})


def find_prompts(
    grammar: Grammar, index: Mapping[int, Occasion], sides: Mapping[int, Sides]
) -> dict[int, tuple[int, ...]]:
    """Return for the main words of acts the main words of those that they are said to answer.

    Args:
        grammar: The report.
        index: The acts that became events by the words that name them.
        sides: Their sides by their main words.
    """
    found: dict[int, tuple[int, ...]] = {}
    for word, prompt in index.items():
        cause = prompt.members[0]
        for effect in _answered(grammar, index, word, sides):
            if effect != cause and cause not in found.get(effect, ()):
                found[effect] = (*found.get(effect, ()), cause)
    return found


def _answered(grammar: Grammar, index: Mapping[int, Occasion], word: int, sides: Mapping[int, Sides]) -> Iterator[int]:
    """Yield the act that answers the one that a word names, where the words between say so."""
    said = False
    after = bool(_AFTER & _marks(grammar, word))
    at = word
    for _ in range(_CLIMB):
        marks = _marks(grammar, at)
        over = grammar.head[at]
        if over < 0:
            return
        lemma = grammar.lemma[over]
        said = said or (lemma in _ANSWERS and bool(marks & {"for", "to", "over", "against"})) or lemma in _ANSWERING
        act = index.get(over)
        if act is not None:
            main = act.members[0]
            if said or (after and _is_reply(act, sides[main], sides[index[word].members[0]])):
                yield main
            return
        if grammar.deprel[at].startswith(("ccomp", "acl:relcl")):
            return
        at = over


def _marks(grammar: Grammar, word: int) -> set[str]:
    return {grammar.lemma[kid] for kid in grammar.children[word] if grammar.deprel[kid] in {"case", "mark", "advmod"}}


def _is_reply(act: Occasion, ours: Sides, theirs: Sides) -> bool:
    """Tell whether an act that follows another is done by those whom that one struck, or to those who did it."""
    if QUAD[act.coding.type] not in _CONFLICT or act.coding.type is EventType.PROTEST:
        return False
    mine = {party.same for party in ours.initiators}
    return bool(
        mine & {party.same for party in theirs.recipients}
        or (ours.recipients and {party.same for party in ours.recipients} & {party.same for party in theirs.initiators})
    )
