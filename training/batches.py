"""Windows made into arrays."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor

from training.windows import Window, length_of

CLS, SEP, MASK = 101, 102, 103
MASKED = 0.06
"""Share of words hidden from the encoder, so that it leans on their neighbours."""
COLUMNS = ("upos", "xpos", "lemma", "rel", "kind")


class Batch(NamedTuple):
    """Arrays of a batch of B windows, padded to T pieces and N words.

    Attributes:
        ids: Pieces, [B, T], 0 where padded.
        shapes: Shape of each piece's word, [B, T].
        first: First piece of each word, [B, N].
        gold: Right numbers by column, [B, N], -1 where there is none: the tags, "lemma", "rel", "kind", "head" (within the window,
            from 1), "start" (1 where a sentence begins), "sentence" (its number in the window).
        allowed: Which name labels may be right, [B, N, K].
        named: Which words have name labels, [B, N].
        clean: Pieces, none hidden, [B, T]: what teachers see.
    """

    ids: Tensor
    shapes: Tensor
    first: Tensor
    gold: dict[str, Tensor]
    allowed: Tensor
    named: Tensor
    clean: Tensor


def collate(batch: list[Window], labels: int, chance: Random | None) -> Batch:
    """Return the arrays of a batch.

    Args:
        batch: Windows.
        labels: Number of name labels.
        chance: Draws the words to hide; none are hidden without it.
    """
    rows = len(batch)
    length = max(map(length_of, batch))
    words = max(sum(len(each.pieces) for each in window) for window in batch)
    ids, shapes, clean = (np.zeros((rows, length), np.int64) for _ in range(3))
    first = np.zeros((rows, words), np.int64)
    gold = {key: np.full((rows, words), -1, np.int64) for key in (*COLUMNS, "head", "start", "sentence")}
    allowed, named = np.ones((rows, words, labels), bool), np.zeros((rows, words), bool)
    for row, window in enumerate(batch):
        _write_pieces(window, clean[row], shapes[row], first[row])
        ids[row] = _hidden(window, clean[row], first[row], chance) if chance else clean[row]
        _write_gold(window, {key: column[row] for key, column in gold.items()})
        begin = 0
        for each in window:
            end = begin + len(each.pieces)
            if each.names is not None:
                allowed[row, begin:end], named[row, begin:end] = each.names, True
            begin = end
    return Batch(
        ids=torch.from_numpy(ids),
        shapes=torch.from_numpy(shapes),
        first=torch.from_numpy(first),
        gold={key: torch.from_numpy(column) for key, column in gold.items()},
        allowed=torch.from_numpy(allowed),
        named=torch.from_numpy(named),
        clean=torch.from_numpy(clean),
    )


def _write_pieces(window: Window, ids: np.ndarray, shapes: np.ndarray, first: np.ndarray) -> None:
    ids[0], at = CLS, 1
    words = [(pieces, shape) for each in window for pieces, shape in zip(each.pieces, each.shapes, strict=True)]
    for k, (pieces, shape) in enumerate(words):
        first[k] = at
        ids[at : at + len(pieces)] = pieces
        shapes[at : at + len(pieces)] = shape
        at += len(pieces)
    ids[at] = SEP


def _hidden(window: Window, clean: np.ndarray, first: np.ndarray, chance: Random) -> np.ndarray:
    """Return the pieces with some words hidden."""
    ids = clean.copy()
    for k, pieces in enumerate(pieces for each in window for pieces in each.pieces):
        if chance.random() < MASKED:
            ids[first[k] : first[k] + len(pieces)] = MASK
    return ids


def _write_gold(window: Window, gold: dict[str, np.ndarray]) -> None:
    begin = 0
    for number, each in enumerate(window):
        end = begin + len(each.pieces)
        for key in COLUMNS:
            gold[key][begin:end] = getattr(each, key)
        heads = np.asarray(each.head)
        gold["head"][begin:end] = np.where(heads > 0, heads + begin, heads)
        gold["start"][begin:end] = [1] + [0] * (end - begin - 1)
        gold["sentence"][begin:end] = number
        begin = end
