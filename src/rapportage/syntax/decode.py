"""From the scores of a window to its words' tags, heads and relations."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rapportage.syntax.analysis import Name
from rapportage.syntax.model import Scores
from rapportage.syntax.names import Labels
from rapportage.syntax.pairs import Relations
from rapportage.syntax.pieces import apply_script
from rapportage.syntax.tree_repairs import repair_tree
from rapportage.syntax.trees import best_heads, is_tree
from rapportage.syntax.word_lemmas import mended_lemma

_POSITIONS = 512
_EDGES = (1, 2, 3, 4, 6, 9, 14, 24)
"""Longest distance of each bucket but the last; further heads share one, for few are."""

_LEAST = np.float32(-1e9)

_MOST_CACHED, _LONGEST_CACHED = 100_000, 40
"""Lemmas remembered, some 20 MB, and the longest word whose lemma is."""


@dataclass(slots=True)
class Columns:
    """What has been decoded so far, one place a word; heads count over the whole text."""

    sentence: list[int] = field(default_factory=list)
    head: list[int] = field(default_factory=list)
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    lemma: list[str] = field(default_factory=list)
    deprel: list[str] = field(default_factory=list)
    kind: list[str] = field(default_factory=list)
    sure: list[float] = field(default_factory=list)
    names: list[Name] = field(default_factory=list)
    evidence: dict[int, NDArray[np.float32]] = field(default_factory=dict)


class Decoder:
    """Turns scores into words' properties."""

    def __init__(self, labels: Mapping[str, Sequence[str]], relations: Relations, *, known: Container[str]) -> None:
        """Take what the columns of the scores mean, what scores relations, and words known to be words."""
        self._upos, self._xpos = tuple(labels["upos"]), tuple(labels["xpos"])
        self._scripts, self._kinds = tuple(labels["lemma"]), tuple(labels["kind"])
        self._relations = tuple(labels["rel"])
        self._names = Labels(labels["ner"])
        self._root = self._relations.index("root")
        self._pairs = relations
        self._known = known
        self._lemmas: dict[tuple[str, int, str, str], str] = {}

    def add(self, scores: Scores, *, words: Sequence[str], starts: Sequence[int], columns: Columns) -> None:
        """Put the words of one window behind those decoded before.

        Args:
            scores: What the model says of the window.
            words: The words.
            starts: First word of each sentence, the first being 0.
            columns: Where to put them.
        """
        base = len(columns.head)
        heads, sure = self._heads(scores, starts)
        relations = self._labels(scores, heads)
        columns.sure.extend(sure)
        columns.deprel.extend(relations)
        first_sentence = columns.sentence[-1] + 1 if columns.sentence else 0
        for number, (begin, end) in enumerate(zip(starts, [*starts[1:], len(words)], strict=True)):
            columns.sentence.extend([first_sentence + number] * (end - begin))
            inside = [head - begin if head >= 0 else -1 for head in heads[begin:end]]
            repair_tree(inside, relations[begin:end], words[begin:end])
            columns.head.extend(head + begin + base if head >= 0 else -1 for head in inside)
        self._tags(scores, words, columns)
        names = self._names.spans(scores.ner, starts, base)
        columns.names.extend(names)
        columns.evidence.update(self._names.evidence(scores.ner, names, base))

    def _tags(self, scores: Scores, words: Sequence[str], columns: Columns) -> None:
        low, high = len(self._upos), len(self._upos) + len(self._xpos)
        columns.upos.extend(map(self._upos.__getitem__, scores.tag[:, :low].argmax(1).tolist()))
        columns.xpos.extend(map(self._xpos.__getitem__, scores.tag[:, low:high].argmax(1).tolist()))
        scripts = scores.tag[:, high:].argmax(1).tolist()
        at = len(columns.lemma)
        columns.lemma.extend(map(self._lemma, words, scripts, columns.upos[at:], columns.xpos[at:]))
        if scores.kind is None:
            columns.kind.extend([""] * len(words))
        else:
            columns.kind.extend(map(self._kinds.__getitem__, scores.kind.argmax(1).tolist()))

    def _lemma(self, word: str, script: int, upos: str, xpos: str) -> str:
        key = (word, script, upos, xpos)
        found = self._lemmas.get(key)
        if found is None:
            spelt = apply_script(word, self._scripts[script])
            found = mended_lemma(word, spelt, upos=upos, xpos=xpos, known=self._known)
            if len(self._lemmas) >= _MOST_CACHED:
                self._lemmas.clear()
            if len(word) <= _LONGEST_CACHED:
                self._lemmas[key] = found
        return found

    def _heads(self, scores: Scores, starts: Sequence[int]) -> tuple[list[int], list[float]]:
        """Return the head of each word within the window, -1 for a root, and how sure it is."""
        arcs = arc_scores(scores, starts)
        likely = arcs.argmax(1)
        heads: list[int] = (likely - 1).tolist()
        for begin, end in zip(starts, [*starts[1:], len(heads)], strict=True):
            found = [head - begin if head >= 0 else -1 for head in heads[begin:end]]
            if not is_tree(found):
                inside = np.concatenate([arcs[begin:end, :1], arcs[begin:end, begin + 1 : end + 1]], axis=1)
                heads[begin:end] = [head + begin if head >= 0 else -1 for head in best_heads(inside)]
        rows = np.arange(len(heads))
        top = arcs[rows, likely][:, None]
        chosen = arcs[rows, np.array(heads) + 1]
        sure = np.exp(chosen - top[:, 0]) / np.exp(arcs - top).sum(1)
        return heads, sure.tolist()

    def _labels(self, scores: Scores, heads: Sequence[int]) -> list[str]:
        """Return the relation of each word to its head; root for roots and for no other."""
        chosen = np.array(heads)
        points = self._pairs.scores(scores.rd, scores.rh[chosen + 1])
        points[:, self._root] = np.where(chosen < 0, -_LEAST, _LEAST)
        return [self._relations[best] for best in points.argmax(1).tolist()]


def arc_scores(scores: Scores, starts: Sequence[int]) -> NDArray[np.float32]:
    """Return how well each word would stand under the root and under each word, [n, n + 1]; no arc leaves its sentence."""
    arcs = scores.arc.copy()
    n = len(arcs)
    if scores.dist is not None:
        arcs[:, 1:] += np.take_along_axis(scores.dist, _buckets()[:n, :n], axis=1)
    of = np.zeros(n, np.int32)
    of[list(starts[1:])] = 1
    of = of.cumsum()
    apart = of[:, None] != of[None, :]
    np.fill_diagonal(apart, val=True)
    arcs[:, 1:][apart] = _LEAST
    return arcs


@cache
def _buckets() -> NDArray[np.int64]:
    """Return the distance bucket of each word (column) as the head of each word (row), for as many words as the model has positions."""
    away = np.arange(_POSITIONS)[None, :] - np.arange(_POSITIONS)[:, None]
    step = np.searchsorted(_EDGES, np.abs(away), side="left")
    buckets: NDArray[np.int64] = np.where(away < 0, step, step + len(_EDGES) + 1)
    return buckets
