"""The analysis of parts of a text as one text, its offsets those of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

import numpy as np

from rapportage.syntax.analysis import Analysis
from rapportage.syntax.backbone import Backbone

_BETWEEN = "\n\n"
"""What parts are given to a backbone with between them: no paragraph goes over an empty line."""


def analyze_parts(text: str, parts: Sequence[tuple[int, int]], backbone: Backbone) -> Analysis:
    """Return the analysis of parts of a text, each a paragraph, all read as one text so that a name has one type in all of them.

    Args:
        text: The whole, which offsets count in. The analysis' text is as long and has the same words where they were; line ends within
            a part are spaces, and what is in no part is line ends, so that nothing reads on from one part into the next.
        parts: Where each part starts and ends, in order, none overlapping another.
        backbone: What analyses.
    """
    taken = [text[start:end].replace("\n", " ") for start, end in parts]
    found = backbone.analyze(_BETWEEN.join(taken))
    begins = list(accumulate((len(each) + len(_BETWEEN) for each in taken), initial=0))[: len(parts)]
    moved = np.array([start - begin for (start, _), begin in zip(parts, begins, strict=True)], np.int32)
    by = moved[np.searchsorted(begins, found.start, side="right") - 1] if parts else moved
    return replace(found, text=_laid_out(len(text), parts, taken), start=found.start + by, end=found.end + by)


def _laid_out(length: int, parts: Sequence[tuple[int, int]], taken: Sequence[str]) -> str:
    """Return a text so long with parts where they were and line ends elsewhere."""
    pieces: list[str] = []
    at = 0
    for (start, end), part in zip(parts, taken, strict=True):
        pieces += ["\n" * (start - at), part]
        at = end
    return "".join([*pieces, "\n" * (length - at)])
