"""How far the network of acts is from what passages ask, and how well it does on those kept out."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor
from torch.nn import functional

from training.acts_features import Asked
from training.acts_network import WINDOWS, ActNetwork, buckets

LEAST = torch.tensor(-1e4)
FORGOTTEN = 0.2
"""Share of words whose features are withheld in training, so that words the lexicon lacks are learnt too."""
EACH = 0.5
"""Weight of naming every party beside that of naming one."""


def scores(network: ActNetwork, asked: Asked, *, shift: int = 0) -> tuple[Tensor, ...]:
    """Return the network's scores of one passage."""
    window = torch.from_numpy(asked.window + shift).clamp(max=WINDOWS - 1)
    way = torch.zeros(len(asked.first), len(asked.first), dtype=torch.int64)
    way[asked.ways[:, 0], asked.ways[:, 1]] = torch.from_numpy(asked.ways[:, 2])
    known = torch.zeros(len(asked.mid), network.features)
    known[asked.known[:, 0], asked.known[:, 1]] = 1
    if network.training:
        known = known * (torch.rand(len(asked.mid), 1) > FORGOTTEN)
    return network(  # type: ignore[no-any-return]
        torch.from_numpy(asked.mid).float()[None],
        torch.from_numpy(asked.words).float()[None],
        torch.from_numpy(asked.first)[None],
        window[None],
        buckets(len(asked.first)),
        known[None],
        way[None],
    )


def loss(network: ActNetwork, asked: Asked, *, shift: int) -> Tensor:
    """Return how far the network is from what a passage asks, summed over its words."""
    kind, status, commitment, doers, others = scores(network, asked, shift=shift)
    wanted = torch.from_numpy(asked.kind)
    total = functional.cross_entropy(kind[0], wanted, reduction="sum", label_smoothing=0.02)
    acts = (wanted > 0).nonzero()[:, 0]
    if len(acts) == 0:
        return total
    total = total + functional.cross_entropy(
        status[0, acts], torch.from_numpy(asked.status)[acts], reduction="sum", label_smoothing=0.05
    )
    total = total + functional.cross_entropy(
        commitment[0, acts], torch.from_numpy(asked.commitment)[acts], reduction="sum"
    )
    for side, found in enumerate((doers, others)):
        gold, other = torch.zeros_like(found[0]), torch.zeros_like(found[0])
        for marks, found_at in ((gold, asked.arcs), (other, asked.same)):
            rows = found_at[found_at[:, 1] == side]
            marks[rows[:, 0], rows[:, 2]] = 1
        total = total + sides_loss(found[0, acts], gold[acts], other[acts])
    return total


def sides_loss(found: Tensor, gold: Tensor, other: Tensor) -> Tensor:
    """Return how far scores of sides are from what is asked: that some word which names a party wins over all others and over none, and each its own.

    Args:
        found: Score of each word for each act [A, N].
        gold: 1 where the word is the nearest that names a party.
        other: 1 where it names it elsewhere: neither asked for nor held wrong.
    """
    none = torch.zeros_like(found[:, :1])
    has = gold.sum(1, keepdim=True) > 0
    right = torch.cat([torch.where(has, LEAST, none), torch.where(gold + other > 0, found, LEAST)], 1)
    choice = torch.logsumexp(torch.cat([none, found], 1), 1) - torch.logsumexp(right, 1)
    each = functional.binary_cross_entropy_with_logits(found, gold, weight=(1 - other * (1 - gold)), reduction="sum")
    return choice.sum() + EACH * each


def measured(network: ActNetwork, kept: Sequence[Asked]) -> dict[str, float]:
    """Return F1 of acts and of acts with their type, and shares right of those found: type, status, commitment, either side."""
    network.eval()
    counts = dict.fromkeys(("found", "wanted", "hit", "typed", "status", "commitment", "doers", "others"), 0)
    with torch.no_grad():
        for asked in kept:
            kind, status, commitment, *sides = scores(network, asked)
            likely = kind[0].argmax(-1).numpy()
            both = ((likely > 0) & (asked.kind > 0)).nonzero()[0]
            counts["found"] += int((likely > 0).sum())
            counts["wanted"] += int((asked.kind > 0).sum())
            counts["hit"] += len(both)
            counts["typed"] += int((likely[both] == asked.kind[both]).sum())
            counts["status"] += int((status[0].argmax(-1).numpy()[both] == asked.status[both]).sum())
            counts["commitment"] += int((commitment[0].argmax(-1).numpy()[both] == asked.commitment[both]).sum())
            for side, name in enumerate(("doers", "others")):
                counts[name] += sum(_is_right(sides[side][0, word], asked, word, side) for word in both.tolist())
    network.train()
    hit, both_ways = max(counts["hit"], 1), max(counts["found"] + counts["wanted"], 1)
    shares = {name: counts[name] / hit for name in ("status", "commitment", "doers", "others")}
    ratios = {"precision": counts["hit"] / max(counts["found"], 1), "recall": counts["hit"] / max(counts["wanted"], 1)}
    return {"f1": 2 * counts["hit"] / both_ways, "typed_f1": 2 * counts["typed"] / both_ways, **ratios, **shares}


def _is_right(given: Tensor, asked: Asked, word: int, side: int) -> bool:
    """Tell whether the likeliest party of an act is one of those asked for, or nobody where nobody is."""
    marks = (*asked.arcs.tolist(), *asked.same.tolist())
    gold = {named for at, where, named in marks if at == word and where == side}
    best = int(given.argmax())
    return best in gold if gold and given[best] > 0 else not gold and bool(given[best] <= 0)
