"""Learning from several trained networks at once: their mean opinion is the lesson (Hinton et al. 2015; for trees Kuncoro et al. 2016).

Where a sentence has no tree - names only, text of our own - the teachers' trees stand in for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor
from torch.nn import functional

from training.batches import Batch
from training.losses import WEIGHTS, scores
from training.network import Network

COLUMNS = ("upos", "xpos", "lemma", "start", "names", "kind", "arc")


SHARE = 0.6
"""Weight of the teachers' opinion against the sets' own labels."""


class Teachers:
    """Networks that are asked and do not learn.

    Attributes:
        networks: The networks.
        share: Weight of their opinion against the sets' own labels, 0 to 1.
    """

    def __init__(self, networks: Sequence[Network], *, share: float = SHARE) -> None:
        self.networks = [network.eval() for network in networks]
        self.share = share

    @torch.no_grad()
    def opinions(self, batch: Batch) -> dict[str, Tensor]:
        """Return the mean probabilities of every column, and of the relations under the likeliest heads ("head", "rel")."""
        clean = batch._replace(ids=batch.clean)
        found = [scores(network, clean) for network in self.networks]
        mean = {key: torch.stack([each[key].softmax(-1) for each in found]).mean(0) for key in COLUMNS}
        mean["head"] = mean["arc"].argmax(-1)
        mean["rel"] = torch.stack(
            [
                _relations(network, each, mean["head"]).softmax(-1)
                for network, each in zip(self.networks, found, strict=True)
            ]
        ).mean(0)
        return mean


def read_teacher(path: Path, sizes: dict[str, int]) -> Network:
    """Return a trained network of so many labels a head."""
    teacher = Network(sizes)
    teacher.load_state_dict({key: value.float() for key, value in torch.load(path).items()})
    return teacher


def _relations(network: Network, found: dict[str, Tensor], head: Tensor) -> Tensor:
    chosen = torch.gather(found["rh"], 1, head[:, :, None].expand(-1, -1, found["rh"].shape[-1]))
    return network.relations(found["rd"].flatten(0, 1), chosen.flatten(0, 1)).view(*head.shape, -1)


def taught(network: Network, found: dict[str, Tensor], opinions: dict[str, Tensor], batch: Batch) -> Tensor:
    """Return how far a network's scores are from its teachers' opinions: cross entropies, weighted as the losses are."""
    there = batch.gold["sentence"] >= 0
    total = found["arc"].sum() * 0
    for key in COLUMNS:
        total = total + WEIGHTS.get(key, 1.0) * _cross(found[key][there], opinions[key][there])
    return total + _cross(_relations(network, found, opinions["head"])[there], opinions["rel"][there])


def _cross(found: Tensor, wanted: Tensor) -> Tensor:
    return -(wanted * functional.log_softmax(found, -1)).sum(-1).mean()
