"""With what an attack was made, and the modes that follow from it."""

from __future__ import annotations

from collections.abc import Iterator

from rapportage.lexicon.acts import Deed, acts
from rapportage.recording.grammar import Grammar
from rapportage.schema.codes import EventType
from rapportage.syntax.frames import Frame

_WITH = frozenset({"with", "in", "by", "using", "from", "through", ""})
_ORDER = (
    "unconventional",
    "suicide-attack",
    "drone",
    "aerial",
    "heavy-weapons",
    "explosives",
    "firearms",
    "primitive",
    "crowd-control",
)
"""Modes by instrument, the one that decides the score first."""


def find_instrument(grammar: Grammar, frame: Frame) -> tuple[int, int] | None:
    """Return the words for what an attack was made with, as first word and the word after."""
    for word in _means(grammar, frame):
        if _mode(grammar, word):
            return word, word + 1
    return None


def with_modes(grammar: Grammar, frame: Frame, deed: Deed) -> Deed:
    """Return an attack with the modes of its instruments before its own."""
    if deed.type is not EventType.ASSAULT:
        return deed
    found = {_mode(grammar, word) for word in _means(grammar, frame)} - {""}
    if "unconventional" in found:  # "nerve gas" disperses no crowd
        found -= {"crowd-control"}
    modes = [mode for mode in _ORDER if mode in found]
    return deed._replace(modes=tuple(dict.fromkeys((*modes, *deed.modes))))


def _means(grammar: Grammar, frame: Frame) -> Iterator[int]:
    """Yield what an attack may be made with: what modifies it, what it is made in or with, what is thrown, who flies."""
    for child in grammar.children[frame.predicate]:
        if grammar.deprel[child].startswith(("compound", "amod", "nmod")):
            yield child
    for part in frame.parts:
        if grammar.lemma[part.head] == "air":  # "fired in the air"
            continue
        if part.role == "agent" or (part.role == "oblique" and part.marker in _WITH):
            yield part.head
            yield from (child for child in grammar.children[part.head] if grammar.deprel[child].startswith("compound"))
        elif part.role == "patient" and frame.lemma in {"fire", "launch", "drop", "throw", "hurl", "lob"}:
            yield part.head


def _mode(grammar: Grammar, word: int) -> str:
    lemma = grammar.lemma[word].lower()
    if lemma == "gas" and word and acts().instruments.get(grammar.lemma[word - 1].lower()) == "unconventional":
        return "unconventional"
    return acts().instruments.get(lemma, "")
