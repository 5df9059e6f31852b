"""Give the graph of the syntax model two more outputs, for the network of acts: ``python -m training.taps model.int8.onnx``.

``mid`` are the vectors of the pieces after half of the layers, ``words`` those of the words after all; no other number changes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx
from onnx import ModelProto, TensorProto, helper

from training.network import LAYERS, WIDTH


def tap(model: ModelProto) -> None:
    """Add the outputs to a graph in place; one that has them is left as it is.

    Raises:
        ValueError: The graph is not one that `training.export` wrote.
    """
    if {"mid", "words"} <= {each.name for each in model.graph.output}:
        return
    norms = [node for node in model.graph.node if node.op_type == "LayerNormalization"]
    picks = [node for node in model.graph.node if node.op_type == "GatherElements"]
    if len(norms) != 2 * LAYERS + 1 or len(picks) != 1:
        message = (
            f"{len(norms)} layer norms and {len(picks)} picks of pieces where {2 * LAYERS + 1} and 1 were looked for"
        )
        raise ValueError(message)
    for found, name, size in ((norms[LAYERS].output[0], "mid", "T"), (picks[0].output[0], "words", "N")):
        for node in model.graph.node:
            node.input[:] = [name if each == found else each for each in node.input]
            node.output[:] = [name if each == found else each for each in node.output]
        for shape in [each for each in model.graph.value_info if each.name == found]:
            model.graph.value_info.remove(shape)
        model.graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [1, size, WIDTH]))


def main() -> None:
    """Rewrite a file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("graph", type=Path)
    options = parser.parse_args()
    model = onnx.load(options.graph)
    tap(model)
    onnx.checker.check_model(model)
    onnx.save(model, options.graph)


if __name__ == "__main__":
    main()
