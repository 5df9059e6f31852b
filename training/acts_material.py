"""The passages of our own as the network of acts is taught them: each several times, with other names of states."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np

from rapportage.lexicon.states import states
from rapportage.syntax.builtin import Builtin
from training.acts_features import Asked, Ways, features
from training.acts_words import word_features
from training.passages import is_kept_out, parsed, read_passages, renamed

WAYS = 160
"""Ways through the tree that are told apart."""


class ActMaterial(NamedTuple):
    """What a run is taught and watched with.

    Attributes:
        taught: Passages, each in as many variants.
        kept: Passages kept out.
        features: Names of the features of words.
        ways: Names of the ways through the tree that are told apart; the first, empty, is for all others.
    """

    taught: list[list[Asked]]
    kept: list[Asked]
    features: list[str]
    ways: list[str]


def read_acts(own: Path, chance: Random, *, variants: int, keep_none: bool) -> ActMaterial:
    """Return the passages in a folder, the first variant as they are written, further ones with real states in place of theirs."""
    blocks = list(read_passages(own))
    backbone, real = Builtin(), named_states()
    names, words = word_features()
    ways = Ways()
    kept = [features(parsed(block), backbone, words, ways) for block in blocks if is_kept_out(block)]
    taught = [block for block in blocks if keep_none or not is_kept_out(block)]
    columns = [
        [
            features(parsed(block if not number else renamed(block, real, chance)), backbone, words, ways)
            for block in taught
        ]
        for number in range(variants)
    ]
    common = commonest(ways, columns[0])
    rows = [[narrowed(each, common) for each in row] for row in zip(*columns, strict=True)]
    return ActMaterial(rows, [narrowed(each, common) for each in kept], names, [ways.names[way] for way in common])


def commonest(ways: Ways, asked: Sequence[Asked]) -> list[int]:
    """Return the numbers of the ways that lead to parties most often, 0 first, which stands for all others."""
    counts: Counter[int] = Counter()
    for each in asked:
        between = {(word, other): way for word, other, way in each.ways.tolist()}
        counts.update(between[word, named] for word, _, named in each.arcs.tolist() if (word, named) in between)
    return [0, *sorted(counts, key=lambda way: (-counts[way], ways.names[way]))[: WAYS - 1]]


def narrowed(asked: Asked, kept: Sequence[int]) -> Asked:
    """Return a passage with ways by their place among those that are kept."""
    place = {way: number for number, way in enumerate(kept)}
    rows = [(word, other, place[way]) for word, other, way in asked.ways.tolist() if place.get(way)]
    return asked._replace(ways=np.array(rows, np.int64).reshape(-1, 3))


def named_states() -> list[tuple[str, str, str]]:
    """Return the real states that stand in for those of the passages: name, adjective, capital."""
    rows = states().values()
    return [
        (row.name, row.demonyms[0], row.capital) for row in rows if row.demonyms and row.capital and not row.caution
    ]
