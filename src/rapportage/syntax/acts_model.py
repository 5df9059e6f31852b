"""The model of acts: over the syntax model's vectors, which words tell of an act, of what kind, whether it happened, and of whom."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray

from rapportage.errors import RapportageError
from rapportage.syntax.act_paths import find_paths
from rapportage.syntax.decode import Columns
from rapportage.syntax.hints import Hint
from rapportage.syntax.model import Model, Scores
from rapportage.syntax.runtime import SLOW_FUSIONS, options
from rapportage.syntax.shipped import ACT_FILES, find_weights, has_acts

LEAST = 0.1
"""Chance of an act below which nothing is told of a word."""
_MOST, _BEFORE = 256, 40
"""Pieces of a chunk, and how many of them at most were seen before: sentences in front of those that are read, for "they" and "the raid"."""
_EDGES = np.array((1, 2, 3, 4, 6, 9, 14, 24, 40))
"""Longest distance of each bucket but the last, in words."""
_WINDOWS = 24
_LONGEST = 512
_MARKS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a"}


def load_acts(folder: Path | None, model: Model, *, threads: int = 1) -> ActModel | None:
    """Return the model of acts in a folder, the one that ships where none is named; None where there is none.

    Args:
        folder: Where the weights of the syntax model and of this one lie.
        model: The syntax model from there.
        threads: Threads within one run.

    Raises:
        RapportageError: The files are no weights, or the syntax model is one that gives them no vectors.
    """
    place = find_weights(folder)
    if not has_acts(place):
        return None
    try:
        found = ActModel(place, threads=threads)
    except Exception as error:
        message = (
            f"the files of the model of acts in {place} are damaged ({type(error).__name__}: {error}); install rapportage again, "
            f"or take {' and '.join(ACT_FILES)} away to read acts by rules alone"
        )
        raise RapportageError(message) from error
    if not model.has_vectors:
        message = (
            f"the syntax model in {place} gives no vectors for the model of acts beside it; give it them (training/README.md), "
            f"or take {' and '.join(ACT_FILES)} away to read acts by rules alone"
        )
        raise RapportageError(message)
    return found


class ActModel:
    """Weights opened for use; any number of threads may call `hints` at once.

    Attributes:
        labels: What the columns of a hint mean: "kind", "status", "commitment".
    """

    def __init__(self, folder: Traversable, *, threads: int = 1) -> None:
        """Open the weights in a folder."""
        held = json.loads((folder / ACT_FILES[1]).read_text(encoding="utf-8"))
        self.labels: dict[str, list[str]] = held["labels"]
        self._features = len(held["features"])
        self._known: dict[str, list[int]] = held["words"]
        self._ways = {name: number for number, name in enumerate(held["ways"])}
        with resources.as_file(folder / ACT_FILES[0]) as path:
            self._session = onnxruntime.InferenceSession(
                str(path),
                options(threads=threads),
                providers=["CPUExecutionProvider"],
                disabled_optimizers=SLOW_FUSIONS,
            )

    def hints(self, windows: Sequence[Scores], columns: Columns) -> Iterator[Hint]:
        """Yield what the model makes of the words of a text, those that it takes for no act left out.

        Args:
            windows: The syntax model's scores, window by window through the whole text.
            columns: What was decoded of them.
        """
        words = [len(each.first) for each in windows]
        bases = np.cumsum([0, *words])
        for context, begin, end in _chunks([0 if each.mid is None else len(each.mid) for each in windows]):
            base, last = int(bases[context]), int(bases[end])
            first = _firsts(windows[context:end])
            known = known_at(self._known, columns.upos[base:last], columns.lemma[base:last], first)
            way = self._way(columns, base, last)
            yield from self._chunk(windows[context:end], first, known, way, base=base, fresh=int(bases[begin]))

    def _way(self, columns: Columns, base: int, last: int) -> NDArray[np.int64]:
        """Return the way through the tree from each word to each other, 0 where it is long or rare."""
        found = np.zeros((last - base, last - base), np.int64)
        head = [each - base if each >= base else -1 for each in columns.head[base:last]]
        for word, other, name in find_paths(head, columns.deprel[base:last]):
            found[word, other] = self._ways.get(name, 0)
        return found

    def _chunk(
        self,
        windows: Sequence[Scores],
        first: NDArray[np.int64],
        known: NDArray[np.int64],
        way: NDArray[np.int64],
        *,
        base: int,
        fresh: int,
    ) -> Iterator[Hint]:
        mid = np.concatenate([each.mid for each in windows if each.mid is not None])
        words = np.concatenate([each.words for each in windows if each.words is not None])
        sizes = [0 if each.mid is None else len(each.mid) for each in windows]
        window = np.repeat(np.minimum(np.arange(len(windows)), _WINDOWS - 1), sizes).astype(np.int64)
        features = np.zeros((len(mid), self._features), np.float32)
        features[known[:, 0], known[:, 1]] = 1
        count = len(first)
        kind, status, doers, others = self._session.run(
            ["kind", "status", "doers", "others"],
            {
                "mid": mid[None],
                "words": words[None],
                "first": first[None],
                "window": window[None],
                "away": _away(count)[None],
                "known": features[None],
                "way": way[None],
            },
        )
        chances = _shares(kind[0])
        for word in np.flatnonzero(1 - chances[:, 0] >= LEAST).tolist():
            if base + word >= fresh:
                yield Hint(
                    base + word,
                    tuple(chances[word].tolist()),
                    tuple(_shares(status[0, word]).tolist()),
                    _likely(doers[0, word], base),
                    _likely(others[0, word], base),
                )


def known_at(
    known: Mapping[str, Sequence[int]], upos: Sequence[str], lemma: Sequence[str], first: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return the piece and the feature of each feature that a word has from the lexicon, [L, 2].

    Args:
        known: Features by class of word and dictionary form ("v strike", "v blow up").
        upos: Part of speech of each word.
        lemma: Dictionary form of each word.
        first: First piece of each word.
    """
    found: list[tuple[int, int]] = []
    for word, (tag, form, piece) in enumerate(zip(upos, lemma, first.tolist(), strict=True)):
        mark = _MARKS.get(tag)
        if mark is None:
            continue
        lower = form.lower()
        after = lemma[word + 1].lower() if word + 1 < len(lemma) else ""
        row = known.get(f"{mark} {lower} {after}") or known.get(f"{mark} {lower}") or ()
        found.extend((piece, feature) for feature in row)
    return np.array(found, np.int64).reshape(-1, 2)


def _firsts(windows: Sequence[Scores]) -> NDArray[np.int64]:
    """Return the first piece of each word of some windows, counted through all of them."""
    starts = np.cumsum([0, *(0 if each.mid is None else len(each.mid) for each in windows)])
    parts = [np.array(each.first, np.int64) + start for each, start in zip(windows, starts, strict=False)]
    return np.concatenate(parts)


def _chunks(sizes: Sequence[int]) -> Iterator[tuple[int, int, int]]:
    """Yield the windows of each chunk: the first that is seen again, the first that is read, the one after the last."""
    begin = 0
    while begin < len(sizes):
        context, room = begin, _BEFORE
        while context and sizes[context - 1] <= room:
            context -= 1
            room -= sizes[context]
        end, room = begin + 1, _MOST - sum(sizes[context : begin + 1])
        while end < len(sizes) and sizes[end] <= room:
            room -= sizes[end]
            end += 1
        yield context, begin, end
        begin = end


def _shares(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    raised = np.exp(scores - scores.max(-1, keepdims=True))
    return raised / raised.sum(-1, keepdims=True)  # type: ignore[no-any-return]


def _likely(scores: NDArray[np.float32], base: int) -> tuple[tuple[int, float], ...]:
    """Return the words that fill a side, the likeliest first."""
    chances = 1 / (1 + np.exp(-scores))
    kept = np.flatnonzero(chances >= LEAST)
    order = sorted(kept.tolist(), key=lambda word: (-chances[word], word))
    return tuple((base + word, float(chances[word])) for word in order)


def _away(count: int) -> NDArray[np.int64]:
    return _far()[:count, :count] if count <= _LONGEST else _made(count)


@cache
def _far() -> NDArray[np.int64]:
    return _made(_LONGEST)


def _made(count: int) -> NDArray[np.int64]:
    """Return the bucket of the distance of each word from each other."""
    index = np.arange(count)
    away = index[None, :] - index[:, None]
    size = np.searchsorted(_EDGES, np.abs(away), side="left")
    found: NDArray[np.int64] = np.where(away > 0, size + len(_EDGES) + 1, size).astype(np.int64)
    return found
