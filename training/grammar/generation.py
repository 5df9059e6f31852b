"""Sentences drawn from the grammar, construction by construction, none with a fault."""

from __future__ import annotations

from collections.abc import Callable, Collection
from random import Random

from training.grammar import others, speech
from training.grammar.check import faults
from training.grammar.mentions import mend
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
ALONE = 0.6
"""Share of sentences that open a paragraph; the others follow in one, so that the parser learns where sentences end."""
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
        phrase = CONSTRUCTIONS[name][1](rng)
        mend(phrase.words)
        sentence = finish(phrase, new_paragraph=_opens(rng, name, made))
        sentence.origin = f"grammar {name}"
        if len(sentence.words) <= LONGEST and not faults(sentence, RELATIONS):
            made.append(sentence)
    return made


def _opens(rng: Random, name: str, made: list[Sentence]) -> bool:
    """Tell whether a sentence opens a paragraph: headlines alone, what follows a dateline never, others by chance."""
    before = made[-1].origin if made else ""
    if before == "grammar dateline":
        return False
    return name in ("headline", "dateline") or before in ("", "grammar headline") or rng.random() < ALONE
