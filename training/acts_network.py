"""The network of acts: three layers more over the syntax model's middle, and for each word what act it tells, whether it happened, and of whom."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn
from torch.nn import functional

from training.acts_features import KINDS
from training.network import WIDTH, Layer
from training.passages import COMMITMENTS, STATUSES

DEPTH, SIDE, WINDOWS = 3, 128, 24
"""Layers; size of a word as act and as party; windows told apart."""
EDGES = (1, 2, 3, 4, 6, 9, 14, 24, 40)
BUCKETS = 2 * (len(EDGES) + 1)
"""Distance buckets of parties before and after the act, in words."""


class ActNetwork(nn.Module):
    """Vectors of pieces in; scores for acts, status, commitments and sides out.

    Attributes:
        features: Number of features that a word may have from the lexicon.
        ways: Number of ways through the tree that are told apart.
    """

    def __init__(self, features: int, ways: int, *, dropout: float = 0.1, head_dropout: float = 0.3) -> None:
        super().__init__()
        self.features, self.ways = features, ways
        self.known = nn.Linear(features, WIDTH, bias=False)
        nn.init.normal_(self.known.weight, std=0.02)
        self.window = nn.Embedding(WINDOWS, WIDTH)
        nn.init.normal_(self.window.weight, std=0.02)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(DEPTH)])
        self.parsed = nn.Linear(WIDTH, WIDTH)
        self.ln = nn.LayerNorm(WIDTH)
        self.hd = nn.Dropout(head_dropout)
        self.kind = nn.Linear(WIDTH, len(KINDS))
        self.known_kind = nn.Linear(features, len(KINDS), bias=False)
        self.status = nn.Linear(WIDTH, len(STATUSES))
        self.commitment = nn.Linear(WIDTH, len(COMMITMENTS) + 1)
        self.act = nn.Linear(WIDTH, 2 * SIDE)
        self.party = nn.Linear(WIDTH, 2 * SIDE)
        self.bias = nn.Linear(WIDTH, 2)
        self.near = nn.Linear(2 * SIDE, 2 * BUCKETS)
        self.way = nn.Linear(2 * SIDE, 2 * ways)
        for part in (self.near, self.way):
            nn.init.zeros_(part.weight)
            nn.init.zeros_(part.bias)

    def forward(
        self, mid: Tensor, words: Tensor, first: Tensor, window: Tensor, away: Tensor, known: Tensor, way: Tensor
    ) -> tuple[Tensor, ...]:
        """Return scores of one chunk.

        Args:
            mid: Vectors of the pieces [1, T, 384].
            words: Vectors of the words from the syntax model's end [1, N, 384].
            first: First piece of each word [1, N].
            window: Number of the window of each piece [1, T].
            away: Bucket of the distance of each word from each other [1, N, N].
            known: Features from the lexicon at the first piece of each word, 0 or 1 [1, T, F].
            way: Way through the tree from each word to each other [1, N, N].

        Returns:
            kind [1, N, K], status [1, N, S], commitment [1, N, C], doers [1, N, N], others [1, N, N].
        """
        x = mid + self.window(window) + self.known(known)
        bias = torch.zeros_like(window, dtype=mid.dtype)[:, None, None, :]
        for layer in self.layers:
            x = layer(x, bias)
        seen = torch.gather(x, 1, first[:, :, None].expand(-1, -1, WIDTH))
        seen = self.hd(self.ln(seen + self.parsed(words)))
        lexical = torch.gather(known, 1, first[:, :, None].expand(-1, -1, self.features))
        acts = self.hd(functional.leaky_relu(self.act(seen), 0.1))
        parties = self.hd(functional.leaky_relu(self.party(seen), 0.1))
        near, ways = self.near(acts), self.way(acts)
        lean = self.bias(seen)
        sides = []
        for side in range(2):
            part = slice(side * SIDE, (side + 1) * SIDE)
            product = acts[..., part] @ parties[..., part].transpose(1, 2) / math.sqrt(SIDE)
            placed = torch.gather(near[..., side * BUCKETS : (side + 1) * BUCKETS], 2, away)
            hung = torch.gather(ways[..., side * self.ways : (side + 1) * self.ways], 2, way)
            sides.append(product + placed + hung + lean[..., side][:, None, :])
        kinds = self.kind(seen) + self.known_kind(lexical)
        return kinds, self.status(seen), self.commitment(seen), sides[0], sides[1]


def buckets(length: int) -> Tensor:
    """Return for each word and each other the bucket of their distance [1, N, N]."""
    index = torch.arange(length)
    away = index[None, :] - index[:, None]
    size = torch.bucketize(away.abs(), torch.tensor(EDGES), right=False)
    return torch.where(away > 0, size + BUCKETS // 2, size)[None]
