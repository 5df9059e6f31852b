"""The optimiser, its rates, and the running average of the weights."""

from __future__ import annotations

import math

import torch

from training.batches import Batch
from training.distillation import Teachers, taught
from training.losses import losses, scores, total
from training.network import Network

AVERAGING = 0.998
"""Share that the running average of the weights keeps at each step: it spans some 500 steps."""
RISING = 0.08
"""Share of a run in which the rates rise to their full height."""
CLIPPED = 2.0
"""Longest gradient."""
FRESH_RATE = 1e-3
"""Rate, at least, of parameters that start afresh among trained ones."""
ENCODER = ("we", "pe", "ln", "layers")


def make_optimiser(
    network: Network, fresh: list[str], *, encoder_rate: float, head_rate: float, thaw: bool
) -> torch.optim.AdamW:
    """Return AdamW with rates for the encoder, the heads and what starts afresh.

    Args:
        network: What is trained.
        fresh: Parameters that start afresh.
        encoder_rate: Learning rate of the encoder.
        head_rate: Learning rate of the heads.
        thaw: Whether the piece table, half of all parameters, is trained too; a step takes some 10 % longer with it.
    """
    network.we.weight.requires_grad_(thaw)
    groups: dict[str, list[torch.nn.Parameter]] = {"encoder": [], "heads": [], "fresh": []}
    for key, parameter in network.named_parameters():
        if parameter.requires_grad:
            kind = "fresh" if key in fresh else "encoder" if key.split(".")[0] in ENCODER else "heads"
            groups[kind].append(parameter)
    return torch.optim.AdamW(
        [
            {"params": groups["encoder"], "lr": encoder_rate, "weight_decay": 0.01},
            {"params": groups["heads"], "lr": head_rate, "weight_decay": 1e-4},
            {"params": groups["fresh"], "lr": max(head_rate, FRESH_RATE), "weight_decay": 1e-4},
        ],
        betas=(0.9, 0.98),
    )


def rate(progress: float, floor: float) -> float:
    """Return the share of the learning rate at a point of the run, 0 to 1: up over 8 %, then down a cosine to the floor."""
    return min(1.0, (progress + 0.001) / RISING) * (floor + (1 - floor) * (0.5 + 0.5 * math.cos(math.pi * progress)))


def learn(
    network: Network, optimiser: torch.optim.AdamW, batch: Batch, *, teachers: Teachers | None = None
) -> dict[str, float]:
    """Take one step; return the parts of the loss before it."""
    found = scores(network, batch)
    parts = losses(network, batch, found)
    loss = total(parts)
    if teachers is not None:
        parts["taught"] = taught(network, found, teachers.opinions(batch), batch)
        loss = (1 - teachers.share) * loss + teachers.share * parts["taught"]
    optimiser.zero_grad()
    torch.autograd.backward(loss)
    torch.nn.utils.clip_grad_norm_(network.parameters(), CLIPPED)
    optimiser.step()
    return {key: float(part.detach()) for key, part in parts.items()}


class Average:
    """A running average of a network's weights.

    Attributes:
        values: The averaged weights.
        steps: How many were taken.
    """

    def __init__(self, network: Network) -> None:
        self.values = {key: value.detach().clone() for key, value in network.state_dict().items()}
        self.steps = 0
        self._is_thawed = network.we.weight.requires_grad

    def take(self, network: Network) -> None:
        """Move towards the network's weights, in long strides at first."""
        self.steps += 1
        keep = min(AVERAGING, self.steps / (self.steps + 10))
        for key, value in network.state_dict().items():
            if self._is_thawed or key != "we.weight":
                self.values[key].lerp_(value, 1 - keep)
