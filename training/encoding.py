"""Sentences in numbers."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from rapportage.syntax.pieces import Pieces, script_of, shape_of
from training.sentences import Sentence


class Encoded(NamedTuple):
    """A sentence in numbers; -1 where a set has no such column or the label is not taught.

    Attributes:
        pieces: Numbers of each word's pieces.
        shapes: Shape of each word.
        upos: Universal tags.
        xpos: Penn tags.
        lemma: Lemma scripts.
        head: Heads, from 1, 0 for the root.
        rel: Relations.
        kind: Kinds.
        names: Which name labels each word may have, [words, labels]; None where the set has no names.
        length: Pieces.
        has_tree: Whether tags and trees are there.
        new_paragraph: Whether it opens a paragraph.
    """

    pieces: list[tuple[int, ...]]
    shapes: list[int]
    upos: list[int]
    xpos: list[int]
    lemma: list[int]
    head: list[int]
    rel: list[int]
    kind: list[int]
    names: NDArray[np.bool_] | None
    length: int
    has_tree: bool
    new_paragraph: bool


class Encoder:
    """Turns sentences into numbers by a set of labels."""

    def __init__(self, pieces: Pieces, labels: dict[str, list[str]]) -> None:
        self.pieces = pieces
        self.labels = labels
        self.index = {key: {label: i for i, label in enumerate(column)} for key, column in labels.items()}
        self._allowed: dict[str, NDArray[np.bool_]] = {}

    def encode(self, sentence: Sentence) -> Encoded:
        """Return a sentence in numbers."""
        pieces = [self.pieces.ids(word) for word in sentence.words]
        before = [True, *sentence.space[:-1]]
        missing = [-1] * len(pieces)
        treed = sentence.has_tree
        return Encoded(
            pieces=pieces,
            shapes=[shape_of(word, spaced=spaced) for word, spaced in zip(sentence.words, before, strict=True)],
            upos=[self.index["upos"].get(tag, -1) for tag in sentence.upos] if treed else missing,
            xpos=[self.index["xpos"].get(tag, -1) for tag in sentence.xpos] if treed else missing,
            lemma=self._scripts(sentence) if treed else missing,
            head=sentence.heads if treed else missing,
            rel=[self._relation(rel) for rel in sentence.rels] if treed else missing,
            kind=missing if sentence.kinds is None else [self.index["kind"].get(kind, 0) for kind in sentence.kinds],
            names=None if sentence.names is None else np.stack([self.allowed(label) for label in sentence.names]),
            length=sum(map(len, pieces)),
            has_tree=treed,
            new_paragraph=sentence.new_paragraph,
        )

    def _scripts(self, sentence: Sentence) -> list[int]:
        index = self.index["lemma"]
        return [
            index.get(script_of(word, lemma) if lemma not in ("", "_") else "", -1)
            for word, lemma in zip(sentence.words, sentence.lemmas, strict=True)
        ]

    def _relation(self, rel: str) -> int:
        index = self.index["rel"]
        return index.get(rel, index.get(rel.partition(":")[0], index.get("dep", -1)))

    def allowed(self, label: str) -> NDArray[np.bool_]:
        """Return which of the model's name labels a set's label leaves open, as a row of truth values."""
        if label not in self._allowed:
            parts = label.split("~")
            row = [any(_is_covered(each, part) for part in parts) for each in self.labels["ner"]]
            self._allowed[label] = np.array(row, bool)
        return self._allowed[label]


def _is_covered(label: str, part: str) -> bool:
    """Tell whether a label is a part of a set's label, or of its type where that names no side."""
    return part in ("*", label) or ("-" not in part and label.rpartition("-")[2] == part)
