"""What the network is asked to get right, and how well it does on held-out sentences."""

from __future__ import annotations

from collections import Counter

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch, collate
from training.encoding import Encoded
from training.network import POSITIONS, Network, with_distance
from training.windows import batches

TAGS = ("upos", "xpos", "lemma")
WEIGHTS = {"upos": 0.3, "xpos": 0.3, "lemma": 0.3, "names": 1.0, "start": 0.3, "kind": 0.3}
"""Weights beside arcs and relations at 1: a tag is easy and would drown the tree."""
NEVER = -1e4
"""Score of what may not be: low enough to vanish, and finite in half precision too."""
MEASURED = 3000
"""Pieces a batch when measuring, where no gradient takes room."""


def scores(network: Network, batch: Batch) -> dict[str, Tensor]:
    """Return the network's scores in full precision, arcs only within a sentence."""
    with torch.autocast("cpu", dtype=torch.bfloat16):
        found = network(batch.ids, batch.shapes, batch.first)
    tag, start, names, kind, arc, rd, rh, dist = (each.float() for each in found)
    sentence = batch.gold["sentence"]
    same = (sentence[:, :, None] == sentence[:, None, :]) & (sentence >= 0)[:, None, :]
    same &= ~torch.eye(sentence.shape[1], dtype=torch.bool)[None]
    same = torch.cat([torch.ones_like(same[:, :, :1]), same], 2)
    arc = with_distance(arc, dist).masked_fill(~same, NEVER)
    tags = tag.split([network.sizes[key] for key in TAGS], -1)
    return {
        **dict(zip(TAGS, tags, strict=True)),
        "start": start,
        "names": names,
        "kind": kind,
        "arc": arc,
        "rd": rd,
        "rh": rh,
    }


def _cross(found: Tensor, gold: Tensor) -> Tensor:
    """Return the cross entropy where there is gold; 0 where there is none at all, with a gradient still."""
    if (gold >= 0).any():
        return functional.cross_entropy(found.flatten(0, -2), gold.flatten(), ignore_index=-1)
    return found.sum() * 0


def losses(network: Network, batch: Batch, found: dict[str, Tensor] | None = None) -> dict[str, Tensor]:
    """Return the parts of the loss. Where several name labels are allowed, their probabilities count together.

    Args:
        network: What is trained.
        batch: What it is asked.
        found: Its scores, where they are known already.
    """
    found = found or scores(network, batch)
    gold = batch.gold
    parts = {key: _cross(found[key], gold[key]) for key in (*TAGS, "start", "kind")}
    labels = found["names"]
    together = labels.logsumexp(-1) - labels.masked_fill(~batch.allowed, NEVER).logsumexp(-1)
    parts["names"] = together[batch.named].mean() if batch.named.any() else labels.sum() * 0
    treed = gold["rel"] >= 0
    if treed.any():
        parts["arc"] = _cross(found["arc"], torch.where(treed, gold["head"], -1))
        heads = torch.gather(
            found["rh"], 1, gold["head"].clamp(min=0)[:, :, None].expand(-1, -1, found["rh"].shape[-1])
        )
        parts["rel"] = functional.cross_entropy(network.relations(found["rd"][treed], heads[treed]), gold["rel"][treed])
    return parts


def total(parts: dict[str, Tensor]) -> Tensor:
    """Return the loss as one figure."""
    return torch.stack([WEIGHTS.get(key, 1.0) * part for key, part in parts.items()]).sum()


@torch.no_grad()
def measure(network: Network, sentences: list[Encoded]) -> dict[str, float]:
    """Return accuracies in per cent on sentences taken one by one, greedy: tags, UAS, LAS, kinds, name labels."""
    network.eval()
    counted: Counter[str] = Counter()
    for batch in batches([[each] for each in sentences if each.length < POSITIONS - 2], MEASURED, None):
        counted.update(_counted(network, collate(batch, network.sizes["ner"], None)))
    network.train()
    measured = {**dict.fromkeys((*TAGS, "uas", "las"), "words"), "kind": "kinds", "names": "named"}
    return {key: round(100 * counted[key] / max(1, counted[of]), 2) for key, of in measured.items()}


def _counted(network: Network, batch: Batch) -> dict[str, int]:
    """Return how many words, kinds and name labels a batch has and how many of each are right."""
    found, gold = scores(network, batch), batch.gold
    head = found["arc"].argmax(-1)
    chosen = torch.gather(found["rh"], 1, head[:, :, None].expand(-1, -1, found["rh"].shape[-1]))
    rel = network.relations(found["rd"].flatten(0, 1), chosen.flatten(0, 1)).argmax(-1).view(head.shape)
    treed, kinds = gold["rel"] >= 0, gold["kind"] > 0
    right = (head == gold["head"]) & treed
    allowed = torch.gather(batch.allowed, 2, found["names"].argmax(-1)[:, :, None])[:, :, 0]
    hits = {
        "words": treed,
        "uas": right,
        "las": right & (rel == gold["rel"]),
        **{key: (found[key].argmax(-1) == gold[key]) & treed for key in TAGS},
        "kinds": kinds,
        "kind": (found["kind"].argmax(-1) == gold["kind"]) & kinds,
        "named": batch.named,
        "names": allowed & batch.named,
    }
    return {key: int(hit.sum()) for key, hit in hits.items()}
