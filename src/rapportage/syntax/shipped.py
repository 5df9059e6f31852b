"""The files of the model that ships, and whether they are there; light, so that it can be asked before anything is loaded."""

from __future__ import annotations

from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from rapportage.errors import RapportageError

FILES = ("model.int8.onnx", "relations.npz", "labels.json", "vocab.txt")
ACT_FILES = ("acts.int8.onnx", "acts.json")
"""What reads acts over the vectors of the first; a folder of other weights may lack both, and then acts are read by rules alone."""


def find_weights(folder: Path | None = None) -> Traversable:
    """Return where the weights lie: the folder, or the one that ships.

    Args:
        folder: Where other weights lie than those that ship.

    Raises:
        RapportageError: A file is missing.
    """
    place: Traversable = folder if folder is not None else resources.files("rapportage.syntax") / "weights"
    for name in FILES:
        if not (place / name).is_file():
            message = (
                f"{name} of the syntax model is not in {place}; install rapportage again, or name a folder that has it"
            )
            raise RapportageError(message)
    return place


def has_acts(place: Traversable) -> bool:
    """Return whether the files that read acts lie in a folder."""
    return all((place / name).is_file() for name in ACT_FILES)
