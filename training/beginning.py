"""The weights that a network begins with: the encoder's, or earlier ones of its own."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor

from training.network import Network

PARTS = {
    "o": "attention.output.dense",
    "ln1": "attention.output.LayerNorm",
    "f1": "intermediate.dense",
    "f2": "output.dense",
    "ln2": "output.LayerNorm",
}
"""Our names and BERT's for the parts of a layer."""
LOWERED = 0.3
"""What is left of the row of "O" where a name label is new: it begins likely, but less so than "O"."""


def load_encoder(network: Network, path: Path) -> None:
    """Fill the encoder from MiniLM-L6's safetensors file; the embedding of a first text joins that of the places."""
    stored = {key.removeprefix("bert."): value for key, value in load_file(path).items()}
    network.we.weight.data.copy_(stored["embeddings.word_embeddings.weight"])
    places, first_text = (stored[f"embeddings.{kind}_embeddings.weight"] for kind in ("position", "token_type"))
    network.pe.weight.data.copy_(places + first_text[0])
    for side in ("weight", "bias"):
        getattr(network.ln, side).data.copy_(stored[f"embeddings.LayerNorm.{side}"])
        for i, layer in enumerate(network.layers):
            at = f"encoder.layer.{i}."
            joined = [stored[f"{at}attention.self.{part}.{side}"] for part in ("query", "key", "value")]
            getattr(layer.qkv, side).data.copy_(torch.cat(joined))
            for ours, theirs in PARTS.items():
                getattr(getattr(layer, ours), side).data.copy_(stored[f"{at}{theirs}.{side}"])


def load_weights(
    network: Network, path: Path, *, labels: dict[str, list[str]], earlier: dict[str, list[str]]
) -> list[str]:
    """Fill a network from earlier weights, names label by label; return the parameters that start afresh."""
    stored = {key: value.float() for key, value in torch.load(path).items()}
    fresh, state = [], network.state_dict()
    names = [each.replace("OTH", "NORP") for each in earlier["ner"]]  # the first model's OTH was nearly always a people
    for key, value in state.items():
        if key.startswith("ner.") and labels["ner"] != earlier["ner"]:
            value.copy_(_by_label(stored[key], labels["ner"], names))
        elif key in stored and stored[key].shape == value.shape:
            value.copy_(stored[key])
        else:
            fresh.append(key)
    network.load_state_dict(state)
    return fresh


def _by_label(stored: Tensor, labels: list[str], earlier: list[str]) -> Tensor:
    """Return the rows of stored labels in their new places; a label that is new starts at the row of O, lowered."""
    other = stored[earlier.index("O")] * LOWERED
    return torch.stack([stored[earlier.index(label)] if label in earlier else other for label in labels])
