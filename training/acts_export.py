"""Write the trained network of acts as the two files that ship: ``python -m training.acts_export ACTS.pt FOLDER``."""

from __future__ import annotations

import argparse
import json
import tempfile
from pathlib import Path

import torch

from training.acts_features import KINDS
from training.acts_network import WINDOWS, ActNetwork, buckets
from training.acts_words import word_features
from training.export import export_graph, quantise
from training.network import POSITIONS, WIDTH
from training.passages import COMMITMENTS, STATUSES

INPUTS = ["mid", "words", "first", "window", "away", "known", "way"]
OUTPUTS = ["kind", "status", "commitment", "doers", "others"]


def read_network(path: Path) -> tuple[ActNetwork, list[str]]:
    """Return a trained network, ready to be asked, and the names of the ways through the tree that it tells apart."""
    held = torch.load(path)
    stored = {key: value.float() for key, value in held["weights"].items()}
    network = ActNetwork(stored["known.weight"].shape[1], len(held["ways"]))
    network.load_state_dict(stored)
    return network.eval(), held["ways"]


def write_graph(network: ActNetwork, path: Path) -> float:
    """Write the network as an ONNX graph; return the largest difference to it on random vectors."""
    generator = torch.Generator().manual_seed(0)
    pieces, words = 40, 25
    asked = (
        torch.randn(1, pieces, WIDTH, generator=generator),
        torch.randn(1, words, WIDTH, generator=generator),
        torch.arange(1, words + 1)[None],
        torch.zeros(1, pieces, dtype=torch.int64) + WINDOWS // 2,
        buckets(words),
        torch.zeros(1, pieces, network.features),
        torch.zeros(1, words, words, dtype=torch.int64),
    )
    length, count = torch.export.Dim("T", min=4, max=4 * POSITIONS), torch.export.Dim("N", min=2, max=4 * POSITIONS - 1)
    shapes = ({1: length}, {1: count}, {1: count}, {1: length}, {1: count, 2: count}, {1: length}, {1: count, 2: count})
    return export_graph(network, asked, (INPUTS, OUTPUTS), shapes, path)


def main() -> None:
    """Write the files and tell their sizes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    torch.set_num_threads(1)
    network, ways = read_network(options.weights)
    with tempfile.TemporaryDirectory() as place:
        graph = Path(place) / "acts.onnx"
        print("largest difference", write_graph(network, graph))
        quantise(graph, options.folder / "acts.int8.onnx", keep_heads=True)
    names, known = word_features()
    labels = {"kind": list(KINDS), "status": list(STATUSES), "commitment": ["", *COMMITMENTS]}
    held = {"labels": labels, "features": names, "words": known, "ways": ways}
    (options.folder / "acts.json").write_text(json.dumps(held, separators=(",", ":")), encoding="utf-8")
    for name in ("acts.int8.onnx", "acts.json"):
        print(name, round((options.folder / name).stat().st_size / 1e6, 2), "MB")


if __name__ == "__main__":
    main()
