"""Scores of the relation between a word and its head, given the two.

One product of matrices a window, 86 million multiplications; numpy's own would start threads that spin (measured: 12 ms
of two cores for .75 ms of work), and their number cannot be set for one product alone. So the runtime of the model does it, in a graph
of one node, written here in the few fields of ONNX that it takes.
"""

from __future__ import annotations

import numpy as np
import onnxruntime
from numpy.typing import NDArray

_IR, _OPSET = 8, 17
"""Versions of ONNX of the year 2023, which every onnxruntime that is allowed reads."""

_FLOAT = 1


class Relations:
    """Scores of every relation for pairs of words; any number of threads may ask at once."""

    def __init__(self, weights: NDArray[np.float32], options: onnxruntime.SessionOptions) -> None:
        """Take the weights.

        Args:
            weights: Relations by dependents' width + 1 by heads' width + 1: bilinear, with a constant put behind each vector.
            options: How the runtime is to run.
        """
        self.count, self._below, self._above = weights.shape
        flat = np.ascontiguousarray(weights.transpose(1, 0, 2).reshape(self._below, -1), np.float32)
        providers = ["CPUExecutionProvider"]
        self._session = onnxruntime.InferenceSession(product_graph(flat), options, providers=providers)

    def scores(self, below: NDArray[np.float32], above: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return a row of scores for each pair of a dependent's vector and its head's.

        Args:
            below: A row for each dependent.
            above: A row for the head of each.
        """
        one = np.ones((len(below), 1), np.float32)
        (half,) = self._session.run(None, {"x": np.concatenate([below, one], axis=1)})
        other = np.concatenate([above, one], axis=1)[:, :, None]
        found: NDArray[np.float32] = np.matmul(half.reshape(len(below), self.count, self._above), other)[:, :, 0]
        return found


def product_graph(matrix: NDArray[np.float32]) -> bytes:
    """Return an ONNX model that takes rows "x" and gives "y", their product with a matrix."""
    rows, columns = matrix.shape
    node = _text(1, "x") + _text(1, "w") + _text(2, "y") + _text(4, "MatMul")
    held = (
        _number(1, rows)
        + _number(1, columns)
        + _number(2, _FLOAT)
        + _text(8, "w")
        + _bytes(9, matrix.astype("<f4").tobytes())
    )
    graph = _bytes(1, node) + _text(2, "pairs") + _bytes(5, held) + _port(11, "x", rows) + _port(12, "y", columns)
    return _number(1, _IR) + _bytes(7, graph) + _bytes(8, _text(1, "") + _number(2, _OPSET))


def _port(tag: int, name: str, width: int) -> bytes:
    """Return an input or output of rows of a width, however many."""
    shape = _bytes(1, _text(2, "n")) + _bytes(1, _number(1, width))
    return _bytes(tag, _text(1, name) + _bytes(2, _bytes(1, _number(1, _FLOAT) + _bytes(2, shape))))


def _varint(number: int) -> bytes:
    written = bytearray()
    while number > 127:
        written.append(number & 127 | 128)
        number >>= 7
    return bytes([*written, number])


def _number(tag: int, number: int) -> bytes:
    return _varint(tag << 3) + _varint(number)


def _bytes(tag: int, content: bytes) -> bytes:
    return _varint(tag << 3 | 2) + _varint(len(content)) + content


def _text(tag: int, words: str) -> bytes:
    return _bytes(tag, words.encode())
