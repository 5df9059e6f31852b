"""All the sentences a training run sees, and those it is measured on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import NamedTuple

from training.grammar.generation import generate
from training.grammar.invert import invert
from training.own_text import read_own
from training.re3d import read_re3d
from training.sentences import Sentence
from training.settling import settled
from training.substitution import Substitution, read_substitution
from training.treebanks import countries_are_places, read_ewt, read_gum_open, read_wikigold

SPOKEN = frozenset(("news", "interview", "speech"))
"""Genres of GUM that are nearest to reports; a run is measured on them."""
EXCHANGED, EXCHANGED_OF_OWN = 0.3, 0.6
"""Shares of the sentences of the sets, and of our own, whose names are exchanged in an epoch; ours come round more often."""
EVERY = 4
"""Every fourth sentence of EWT's development part is measured: 501, enough to see a run go wrong."""


class Part(NamedTuple):
    """Sentences of an epoch, how often it holds them and which share of their windows it takes."""

    sentences: list[Sentence]
    times: int
    share: float


@dataclass(slots=True)
class Material:
    """Training sentences by set.

    Attributes:
        treed: Sentences with trees (EWT, GUM).
        named: Sentences with names only (wikigold, re3d).
        own: Text of our own with names.
        substitution: Names of the world to put in place of those in the sets.
        dev: Held-out sentences by set.
    """

    treed: list[Sentence]
    named: list[Sentence]
    own: list[Sentence]
    substitution: Substitution
    dev: dict[str, list[Sentence]]

    def epoch(self, chance: Random, *, grammar: int, own_times: int, share: float) -> Iterator[Part]:
        """Yield the parts of one epoch, names exchanged afresh.

        Args:
            chance: Draws.
            grammar: Sentences to generate.
            own_times: How often to take the text of our own.
            share: Share of the treebanks' windows to take.
        """
        yield Part(self._exchanged(self.treed, chance, share=EXCHANGED), 1, share)
        yield Part(self._exchanged(self.named, chance, share=EXCHANGED), 1, 1.0)
        yield Part(self._exchanged(self.own, chance, share=EXCHANGED_OF_OWN), own_times, 1.0)
        yield Part(generate(chance.randrange(2**31), grammar), 1, 1.0)
        yield Part(invert(self.treed, chance.randrange(2**31), 1), 1, 1.0)

    def _exchanged(self, sentences: list[Sentence], chance: Random, *, share: float) -> list[Sentence]:
        return [self.substitution.exchange(each, chance) if chance.random() < share else each for each in sentences]


def read_material(treebanks: Path, evaluation: Path, own: Path) -> Material:
    """Return everything a run needs.

    Args:
        treebanks: Folder of EWT, Universal NER, GUM and wikigold.
        evaluation: Folder of gum_ccby and re3d.
        own: Folder of the text of our own.
    """
    treed = read_ewt(treebanks, "train") + read_gum_open(treebanks, evaluation, "train")
    named = read_wikigold(treebanks) + read_re3d(evaluation)
    countries_are_places(treed + named)
    dev = {
        "ewt": read_ewt(treebanks, "dev")[::EVERY],
        "gum": read_gum_open(treebanks, evaluation, "dev", genres=SPOKEN),
    }
    return Material(
        treed=[settled(each) for each in treed],
        named=[settled(each) for each in named],
        own=read_own(own),
        substitution=read_substitution(own),
        dev=dev,
    )
