"""Passages as the network of acts sees them: vectors from the syntax model, and for each word what its labels ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rapportage.syntax.act_paths import find_paths
from rapportage.syntax.acts_model import known_at
from rapportage.syntax.analysis import Analysis
from rapportage.syntax.builtin import Builtin
from rapportage.syntax.model import Scores
from training.passages import COMMITMENTS, NO_ACT, STATUSES, TYPES, Label, Passage

KINDS = ("", *TYPES, NO_ACT)
"""Columns of the first head: no act, PLOVER's types, a deed that is only promised."""


class Asked(NamedTuple):
    """What one passage gives and asks.

    Attributes:
        mid: Vectors of its pieces after half of the syntax model [T, 384].
        words: Vectors of its words after all of it [N, 384].
        first: First piece of each word [N].
        window: Number of the window of each piece [T].
        kind: Column of `KINDS` for each word [N].
        status: Column of `STATUSES` for each word, -1 where none is asked [N].
        commitment: 0 for none, else 1 + column of `COMMITMENTS`; -1 where none is asked [N].
        arcs: Word that tells an act, side (0 doer, 1 other) and word that names one [A, 3].
        same: The same for other places where the same phrase stands [B, 3].
        ways: Word, other word, and number in `Ways.names` of the way through the tree between them [P, 3].
        known: Piece and feature from the lexicon, for each that a word has [L, 2].
    """

    mid: NDArray[np.float16]
    words: NDArray[np.float16]
    first: NDArray[np.int64]
    window: NDArray[np.int64]
    kind: NDArray[np.int64]
    status: NDArray[np.int64]
    commitment: NDArray[np.int64]
    arcs: NDArray[np.int64]
    same: NDArray[np.int64]
    ways: NDArray[np.int64]
    known: NDArray[np.int64]


class Ways:
    """Names of ways through the tree, numbered as they come; 0 is for those that are not told apart.

    Attributes:
        names: The names; the first is empty.
    """

    def __init__(self, names: Sequence[str] = ("",)) -> None:
        self.names = list(names)
        self._at = {name: number for number, name in enumerate(names)}

    def number(self, name: str) -> int:
        """Return the number of a way, a new one where it has none."""
        found = self._at.setdefault(name, len(self.names))
        if found == len(self.names):
            self.names.append(name)
        return found


def features(passage: Passage, backbone: Builtin, known: Mapping[str, Sequence[int]], ways: Ways) -> Asked:
    """Return a passage as the network sees it.

    Args:
        passage: The passage.
        backbone: The syntax model.
        known: Features of words, see `training.acts_words`.
        ways: Ways through trees, those of this passage put to them.
    """
    windows: list[Scores] = []
    analysis = backbone.analyze(passage.text, seen=windows)
    count = len(analysis)
    kind, status, commitment = (np.full(count, fill, np.int64) for fill in (0, -1, -1))
    arcs: list[tuple[int, int, int]] = []
    same: list[tuple[int, int, int]] = []
    for label in passage.labels:
        word = trigger(analysis, label)
        if word < 0:
            continue
        kind[word] = KINDS.index(label.type)
        status[word] = STATUSES.index(label.status)
        commitment[word] = COMMITMENTS.index(label.commitment) + 1 if label.commitment else 0
        for side, phrases in enumerate((label.doers, label.others)):
            for places in phrases:
                named = [top for top in _nearest(analysis, places, word) if top != word]
                arcs.extend((word, side, top) for top in named[:1])
                same.extend((word, side, top) for top in named[1:])
    found = find_paths(analysis.head.tolist(), analysis.deprel)
    mid, first, window = joined(windows)
    vectors = np.concatenate([each.words for each in windows if each.words is not None])
    return Asked(
        mid.astype(np.float16),
        vectors.astype(np.float16),
        first,
        window,
        kind,
        status,
        commitment,
        np.array(arcs, np.int64).reshape(-1, 3),
        np.array(same, np.int64).reshape(-1, 3),
        np.array([(word, other, ways.number(way)) for word, other, way in found], np.int64).reshape(-1, 3),
        known_at(known, analysis.upos, analysis.lemma, first),
    )


def joined(windows: Sequence[Scores]) -> tuple[NDArray[np.float32], NDArray[np.int64], NDArray[np.int64]]:
    """Return the vectors of the pieces of some windows, the first piece of each word, and the number of the window of each piece."""
    vectors: list[NDArray[np.float32]] = []
    first: list[int] = []
    numbers: list[int] = []
    base = 0
    for number, each in enumerate(windows):
        if each.mid is None:
            message = "the weights of the syntax model give no vectors"
            raise ValueError(message)
        vectors.append(each.mid)
        first.extend(base + at for at in each.first)
        numbers.extend([number] * len(each.mid))
        base += len(each.mid)
    return np.concatenate(vectors), np.array(first, np.int64), np.array(numbers, np.int64)


def trigger(analysis: Analysis, label: Label) -> int:
    """Return the word that stands for a trigger: a noun under a verb in it, else the one that governs the others; -1 for none."""
    inside = _within(analysis, label.start, label.end)
    if not inside:
        return -1
    nouns = [word for word in inside if analysis.upos[word] in {"NOUN", "PROPN"}]
    verbs = [word for word in inside if analysis.upos[word] == "VERB"]
    if verbs and nouns and nouns[-1] > verbs[0]:
        return nouns[-1]
    return _top(analysis, inside)


def _within(analysis: Analysis, start: int, end: int) -> list[int]:
    return [word for word in range(len(analysis)) if analysis.start[word] < end and start < analysis.end[word]]


def _top(analysis: Analysis, words: Sequence[int]) -> int:
    kept = set(words)
    plain = [word for word in words if analysis.upos[word] not in {"PUNCT", "DET", "ADP", "PART"}] or list(words)
    return next((word for word in plain if int(analysis.head[word]) not in kept), plain[0])


def _nearest(analysis: Analysis, places: Sequence[tuple[int, int]], word: int) -> list[int]:
    """Return the heads of the phrases, nearest to a word first, those of its sentence before all others."""
    tops = {_top(analysis, inside) for place in places if (inside := _within(analysis, *place))}
    near = ((abs(int(analysis.sentence[top]) - int(analysis.sentence[word])), abs(top - word), top) for top in tops)
    return [top for _, _, top in sorted(near)]
