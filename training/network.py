"""The network: a six-layer encoder, one vector a word, and a head for each property (Dozat and Manning 2017 for the trees)."""

from __future__ import annotations

import math
from functools import reduce

import torch
from torch import Tensor, nn
from torch.nn import functional

from rapportage.syntax.pieces import SHAPES

WIDTH, HEADS, INNER, LAYERS, VOCABULARY, POSITIONS = 384, 12, 1536, 6, 30522, 512
"""Sizes of MiniLM-L6, whose weights it starts from."""
ARC, RELATION = 256, 128
"""Sizes of a word as dependent and as head, for arcs and for relations."""
EDGES = (1, 2, 3, 4, 6, 9, 14, 24)
"""Upper ends of the distance buckets, in words; the ninth bucket is open. Nine on each side."""
BUCKETS = 2 * (len(EDGES) + 1)


class Layer(nn.Module):
    """A transformer layer, norm after, as in BERT."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv, self.o = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.ln1, self.ln2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.f1, self.f2 = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)
        self.drop = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """Return vectors [B, T, WIDTH] from vectors and what to add to attention for each piece, [B, 1, 1, T]."""
        batch, length, width = x.shape
        q, k, v = self.qkv(x).view(batch, length, 3, HEADS, width // HEADS).permute(2, 0, 3, 1, 4).unbind(0)
        seen = functional.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = self.ln1(x + self.drop(self.o(seen.transpose(1, 2).reshape(batch, length, width))))
        out: Tensor = self.ln2(x + self.drop(self.f2(functional.gelu(self.f1(x)))))
        return out


class Network(nn.Module):
    """Pieces in, scores for tags, sentence starts, names, kinds, arcs and relations out.

    The names of the parts are those of the weights' file: `we`, `pe`, `se` embed pieces, places and shapes; `ad` and `ah` make a word
    a dependent and a head, `rd` and `rh` the same for relations; `U` and `R` are the products of the two.

    Attributes:
        sizes: Number of labels of each head.
    """

    def __init__(self, sizes: dict[str, int], *, dropout: float = 0.1, head_dropout: float = 0.3) -> None:
        super().__init__()
        self.sizes = sizes
        self.we = nn.Embedding(VOCABULARY, WIDTH)
        self.pe = nn.Embedding(POSITIONS, WIDTH)
        self.se = nn.Embedding(SHAPES, WIDTH)
        nn.init.zeros_(self.se.weight)
        self.ln, self.drop = nn.LayerNorm(WIDTH, eps=1e-12), nn.Dropout(dropout)
        self.layers = nn.ModuleList([Layer(dropout) for _ in range(LAYERS)])
        self.mix = nn.Parameter(torch.tensor([0.0] * (LAYERS - 1) + [1.0]))
        self.hd = nn.Dropout(head_dropout)
        self.tag = nn.Linear(WIDTH, sizes["upos"] + sizes["xpos"] + sizes["lemma"])
        self.sent = nn.Linear(WIDTH, 2)
        self.ner = nn.Linear(WIDTH, sizes["ner"])
        self.kind = nn.Linear(WIDTH, sizes["kind"])
        self.ad, self.ah = nn.Linear(WIDTH, ARC), nn.Linear(WIDTH, ARC)
        self.rd, self.rh = nn.Linear(WIDTH, RELATION), nn.Linear(WIDTH, RELATION)
        self.dist = nn.Linear(ARC, BUCKETS)
        nn.init.zeros_(self.dist.weight)
        nn.init.zeros_(self.dist.bias)
        self.root = nn.Parameter(torch.randn(WIDTH) * 0.02)
        self.U = nn.Parameter(torch.zeros(ARC + 1, ARC))
        nn.init.xavier_uniform_(self.U)
        self.R = nn.Parameter(torch.zeros(sizes["rel"], RELATION + 1, RELATION + 1))

    def forward(self, ids: Tensor, shp: Tensor, first: Tensor) -> tuple[Tensor, ...]:
        """Return scores from pieces [B, T], their shapes [B, T] and each word's first piece [B, N] (0 pads).

        Returns:
            tag [B, N, U + X + L], sent [B, N, 2], ner [B, N, K], kind [B, N, M], arc [B, N, N + 1] with the root first,
            rd [B, N, 128], rh [B, N + 1, 128], dist [B, N, 18].
        """
        x = self.drop(self.ln(self.we(ids) + self.pe.weight[: ids.shape[1]] + self.se(shp)))
        bias = torch.where(ids != 0, 0.0, -10000.0)[:, None, None, :]
        weights = torch.softmax(self.mix * 2, 0)
        depths: list[Tensor] = []
        for i, layer in enumerate(self.layers):
            x = layer(x, bias)
            depths.append(weights[i] * x.float())
        words = self.hd(torch.gather(reduce(torch.add, depths), 1, first[:, :, None].expand(-1, -1, WIDTH)))
        rooted = torch.cat([self.root[None, None].expand(words.shape[0], 1, -1), words], 1)
        ad = self.hd(functional.leaky_relu(self.ad(words), 0.1))
        ah = self.hd(functional.leaky_relu(self.ah(rooted), 0.1))
        arc = (torch.cat([ad, torch.ones_like(ad[..., :1])], -1) @ self.U) @ ah.transpose(1, 2) / math.sqrt(ARC) ** 0.5
        rd = self.hd(functional.leaky_relu(self.rd(words), 0.1))
        rh = self.hd(functional.leaky_relu(self.rh(rooted), 0.1))
        return self.tag(words), self.sent(words), self.ner(words), self.kind(words), arc, rd, rh, self.dist(ad)

    def relations(self, dependents: Tensor, heads: Tensor) -> Tensor:
        """Return relation scores [M, R] of dependents [M, r] under heads [M, r]."""
        a = torch.cat([dependents, torch.ones_like(dependents[:, :1])], -1)
        b = torch.cat([heads, torch.ones_like(heads[:, :1])], -1)
        kinds, p, q = self.R.shape
        return ((a @ self.R.permute(1, 0, 2).reshape(p, kinds * q)).view(-1, kinds, q) * b[:, None]).sum(-1)


def buckets(length: int) -> Tensor:
    """Return for each dependent and head of a row of words the bucket of their distance [N, N]."""
    index = torch.arange(length)
    away = index[None, :] - index[:, None]
    size = torch.bucketize(away.abs(), torch.tensor(EDGES), right=False)
    return torch.where(away > 0, size + BUCKETS // 2, size)


def with_distance(arc: Tensor, dist: Tensor) -> Tensor:
    """Return arc scores [B, N, N+1] with the score of each head's distance added; the root has none."""
    near = torch.gather(dist, 2, buckets(dist.shape[1])[None].expand(dist.shape[0], -1, -1))
    return arc + functional.pad(near, (1, 0))
