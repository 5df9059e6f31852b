"""Write trained weights as the files that ship: ``python -m training.export WEIGHTS.pt FOLDER --vocabulary VOCAB.txt``.

Matrices become whole numbers of seven bits in eight (dynamic, one scale a channel): with all eight the sums of a product overflow on
many processors (decision 0017).
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import onnxruntime
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.quantization.shape_inference import quant_pre_process

from training.network import INNER, POSITIONS, WIDTH, Network

INPUTS = ["ids", "shp", "first"]
OUTPUTS = ["tag", "sent", "ner", "kind", "arc", "rd", "rh", "dist"]


def read_network(path: Path) -> tuple[Network, dict[str, list[str]]]:
    """Return a trained network, ready to be asked, and its labels, which lie beside it."""
    labels = json.loads((path.parent / "labels.json").read_text(encoding="utf-8"))
    network = Network({key: len(column) for key, column in labels.items()})
    network.load_state_dict({key: value.float() for key, value in torch.load(path).items()})
    return network.eval(), labels


def write_graph(network: Network, path: Path) -> float:
    """Write the network as an ONNX graph; return the largest difference to it on random words."""
    generator = torch.Generator().manual_seed(0)
    ids = torch.randint(1000, 2000, (1, 40), generator=generator)
    asked = (ids, torch.zeros_like(ids), torch.arange(1, 26)[None])
    length, words = torch.export.Dim("T", min=4, max=POSITIONS), torch.export.Dim("N", min=1, max=POSITIONS - 1)
    return export_graph(network, asked, (INPUTS, OUTPUTS), ({1: length}, {1: length}, {1: words}), path)


def export_graph(
    network: torch.nn.Module,
    asked: tuple[torch.Tensor, ...],
    names: tuple[list[str], list[str]],
    shapes: tuple[Any, ...],
    path: Path,
) -> float:
    """Write a network as an ONNX graph; return the largest difference to it on an example.

    Args:
        network: The network.
        asked: The example.
        names: Those of what goes in and of what comes out.
        shapes: Of each input the axes whose length is free.
        path: Where to write.
    """
    with torch.no_grad():
        program = torch.onnx.export(
            network,
            asked,
            dynamo=True,
            input_names=names[0],
            output_names=names[1],
            dynamic_shapes=shapes,
            opset_version=18,
        )
        if program is None:
            message = "torch exported nothing"
            raise RuntimeError(message)
        program.optimize()
        program.save(path, external_data=False)
        reference = network(*asked)
    session = onnxruntime.InferenceSession(path, providers=["CPUExecutionProvider"])
    found = session.run(None, {name: column.numpy() for name, column in zip(names[0], asked, strict=True)})
    return max(float(np.abs(a - b.numpy()).max()) for a, b in zip(found, reference, strict=True))


def quantise(graph: Path, out: Path, *, keep_heads: bool) -> None:
    """Write a graph with matrices of whole numbers, those of the heads too unless kept."""
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(graph), str(prepared), skip_symbolic_shape=True)
        quantize_dynamic(
            str(prepared),
            str(out),
            weight_type=QuantType.QInt8,
            per_channel=True,
            reduce_range=True,
            op_types_to_quantize=["MatMul", "Gemm", "Gather"],
            nodes_to_exclude=_heads(onnx.load(str(prepared))) if keep_heads else [],
        )


def _heads(model: onnx.ModelProto) -> list[str]:
    """Return the names of the matrix products that follow the encoder: those whose weights have none of the encoder's sizes."""
    sizes = {each.name: tuple(each.dims) for each in model.graph.initializer}
    inner = {(WIDTH, WIDTH), (WIDTH, 3 * WIDTH), (3 * WIDTH, WIDTH), (WIDTH, INNER), (INNER, WIDTH)}
    products = [node for node in model.graph.node if node.op_type in ("MatMul", "Gemm")]
    return [node.name for node in products if any(sizes.get(name, (WIDTH, WIDTH)) not in inner for name in node.input)]


def write_model(weights: Path, folder: Path, *, vocabulary: Path, keep_heads: bool = False) -> float:
    """Write the four files of the model; return the largest difference of the graph to the network.

    Args:
        weights: Trained weights, labels.json beside them.
        folder: Where model.int8.onnx, relations.npz, labels.json and vocab.txt go.
        vocabulary: vocab.txt of the encoder.
        keep_heads: Whether the heads stay in full precision.
    """
    network, labels = read_network(weights)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        graph = Path(place) / "model.onnx"
        difference = write_graph(network, graph)
        quantise(graph, folder / "model.int8.onnx", keep_heads=keep_heads)
    np.savez(folder / "relations.npz", R=network.R.detach().numpy().astype(np.float16))
    (folder / "labels.json").write_text(json.dumps(labels, indent=0), encoding="utf-8")
    shutil.copyfile(vocabulary, folder / "vocab.txt")
    return difference


def main() -> None:
    """Write the model and tell its sizes."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("weights", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--vocabulary", type=Path, required=True)
    parser.add_argument("--keep-heads", action="store_true", help="leave the heads in full precision")
    options = parser.parse_args()
    torch.set_num_threads(1)
    difference = write_model(
        options.weights, options.folder, vocabulary=options.vocabulary, keep_heads=options.keep_heads
    )
    print("largest difference", difference)
    for each in sorted(options.folder.iterdir()):
        print(each.name, round(each.stat().st_size / 1e6, 2), "MB")


if __name__ == "__main__":
    main()
