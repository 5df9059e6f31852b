"""The model: weights in, scores out, one window a run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cached_property
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from rapportage.errors import RapportageError
from rapportage.syntax.pairs import Relations
from rapportage.syntax.pieces import CLOSING, OPENING, Pieces
from rapportage.syntax.runtime import SLOW_FUSIONS, options
from rapportage.syntax.shipped import ACT_FILES, FILES, find_weights, has_acts

_SCORES = ("tag", "sent", "ner", "kind", "arc", "dist", "rd", "rh", "mid", "words")


class Scores(NamedTuple):
    """What the model says of a window of n words; for `kind`, `dist`, `mid` and `words` None where the weights do not tell.

    Attributes:
        tag: Parts of speech, Penn tags and lemma scripts side by side, [n, U + X + L].
        sent: Whether a sentence goes on or begins, [n, 2].
        ner: Labels of names, [n, K].
        kind: What phrases speak of, [n, M].
        arc: Heads, the root first, [n, n + 1].
        dist: What to add for a head at each distance, [n, 18].
        rd: Words as dependents, [n, 128].
        rh: The root and the words as heads, [n + 1, 128].
        mid: Vectors of the t pieces after half of the layers, both ends among them, [t, 384].
        words: Vectors of the words after all layers, [n, 384].
        first: First piece of each word.
    """

    tag: NDArray[np.float32]
    sent: NDArray[np.float32]
    ner: NDArray[np.float32]
    kind: NDArray[np.float32] | None
    arc: NDArray[np.float32]
    dist: NDArray[np.float32] | None
    rd: NDArray[np.float32]
    rh: NDArray[np.float32]
    mid: NDArray[np.float32] | None = None
    words: NDArray[np.float32] | None = None
    first: tuple[int, ...] = ()


class Model:
    """Weights opened for use; any number of threads may call `scores` at once.

    Attributes:
        labels: What the columns of the scores mean: "upos", "xpos", "lemma", "rel", "ner", "kind".
        relations: What scores the relation of a word to its head.
        pieces: The vocabulary.
    """

    def __init__(self, folder: Traversable, *, threads: int) -> None:
        """Open the weights in a folder.

        Args:
            folder: Where the four files lie.
            threads: Threads within one run.
        """
        self._folder = folder
        self.labels: dict[str, list[str]] = json.loads((folder / "labels.json").read_text(encoding="utf-8"))
        self.labels.setdefault("kind", [""])
        with resources.as_file(folder / "relations.npz") as path, np.load(path) as weights:
            self.relations = Relations(weights["R"].astype(np.float32), options(threads=threads))
        vocab = (folder / "vocab.txt").read_text(encoding="utf-8")
        self.pieces = Pieces(vocab.rstrip("\n").split("\n"))
        self._session = _session(folder / "model.int8.onnx", threads=threads)
        there = {output.name for output in self._session.get_outputs()}
        self._asked = [name for name in _SCORES if name in there]

    @property
    def has_vectors(self) -> bool:
        """Whether scores hold the vectors that the model of acts reads."""
        return {"mid", "words"} <= set(self._asked)

    def scores(self, pieces: Sequence[Sequence[int]], shapes: Sequence[int]) -> Scores:
        """Return the scores of one window.

        The numbers are the same whatever was run before or runs beside: an int8 model takes its ranges from each run, so that
        windows run together would change one another.

        Args:
            pieces: Numbers of each word's pieces, 510 in all at most.
            shapes: Shape of each word.
        """
        ids = [OPENING]
        forms = [0]
        first = []
        for word, shape in zip(pieces, shapes, strict=True):
            first.append(len(ids))
            ids.extend(word)
            forms.extend([shape] * len(word))
        ids.append(CLOSING)
        forms.append(0)
        asked = {"ids": np.array([ids]), "shp": np.array([forms]), "first": np.array([first])}
        answered: Mapping[str, NDArray[np.float32]] = dict(
            zip(self._asked, (scores[0] for scores in self._session.run(self._asked, asked)), strict=True)
        )
        return Scores(**{name: answered.get(name) for name in _SCORES}, first=tuple(first))  # type: ignore[arg-type]

    @cached_property
    def digest(self) -> str:
        """Return the SHA-256 of the files, those that read acts among them where they are there, each by its name and content."""
        whole = hashlib.sha256()
        for name in (*FILES, *(ACT_FILES if has_acts(self._folder) else ())):
            whole.update(name.encode() + b"\0" + hashlib.sha256((self._folder / name).read_bytes()).digest())
        return whole.hexdigest()


def load_model(folder: Path | None = None, *, threads: int = 1) -> Model:
    """Return the model in a folder, the one that ships where none is named.

    Args:
        folder: Where model.int8.onnx, relations.npz, labels.json and vocab.txt lie.
        threads: Threads within one run; more than one rarely pays (measured: two were slower than one for windows this short),
            several processes or threads that each parse texts of their own do.

    Raises:
        RapportageError: A file is missing, or is no weights.
    """
    place = find_weights(folder)
    try:
        return Model(place, threads=threads)
    except Exception as error:
        message = (
            f"the files of the syntax model in {place} are damaged or do not belong together ({type(error).__name__}: {error}); "
            "install rapportage again, or name another folder"
        )
        raise RapportageError(message) from error


def _session(weights: Traversable, *, threads: int) -> onnxruntime.InferenceSession:
    with resources.as_file(weights) as path:
        return onnxruntime.InferenceSession(
            str(path), options(threads=threads), providers=["CPUExecutionProvider"], disabled_optimizers=SLOW_FUSIONS
        )
