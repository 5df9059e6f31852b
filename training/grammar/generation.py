"""Sentences drawn from the grammar, construction by construction, none with a fault."""

from __future__ import annotations

from collections.abc import Callable, Collection
from random import Random

from training.grammar import others, speech
from training.grammar.check import faults
from training.grammar.tree import Phrase, finish
from training.grammar.words import table
from training.sentences import Sentence

RELATIONS = frozenset(str(table("forms")["relations"]).split())
"""The relations that the parser knows."""
CONSTRUCTIONS: dict[str, tuple[float, Callable[[Random], Phrase]]] = {
    "inverted": (16, speech.inverted),
    "interrupted": (4, speech.interrupted),
    "inserted": (4, speech.inserted),
    "before": (8, speech.before),
    "told": (9, speech.told),
    "according": (6, speech.according),
    "spliced": (4, speech.spliced),
    "fragment": (3, speech.fragment),
    "role": (3, speech.by_role),
    "event": (8, others.event),
    "toll": (3, others.toll),
    "statement": (5, others.statement),
    "copula": (2, others.copula),
    "cleft": (2, others.cleft),
    "claimed": (2, others.claimed),
    "headline": (2, others.headline),
    "listing": (2, others.listing),
    "verbs": (3, others.verbs_in_row),
    "nested": (3, others.nested),
    "relative": (5, others.relative),
    "passive": (4, others.passive),
    "nominal": (4, others.nominal),
    "control": (4, others.control),
    "visit": (3, others.visit),
    "money": (1, others.costs),
    "possessed": (2, others.possessed),
    "dateline": (1.5, others.dateline),
}
LONGEST = 60
"""Words; the grammar now and then nests clauses without end in sight."""


def generate(seed: int, count: int, *, only: Collection[str] = ()) -> list[Sentence]:
    """Return sentences of the grammar; the same for the same seed.

    Args:
        seed: Chooses the sentences.
        count: How many.
        only: Names of constructions to keep to; all where empty.
    """
    rng = Random(seed)  # noqa: S311
    names = [each for each in CONSTRUCTIONS if not only or each in only]
    weights = [CONSTRUCTIONS[each][0] for each in names]
    made: list[Sentence] = []
    while len(made) < count:
        name = rng.choices(names, weights)[0]
        sentence = finish(
            CONSTRUCTIONS[name][1](rng), new_paragraph=not (made and made[-1].origin == "grammar dateline")
        )
        sentence.origin = f"grammar {name}"
        if len(sentence.words) <= LONGEST and not faults(sentence, RELATIONS):
            made.append(sentence)
    return made
