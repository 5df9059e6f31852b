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
        text: The whole; the analysis' text and what its offsets count in.
        parts: Where each part starts and ends, in order, none overlapping another; line ends within one count as spaces.
        backbone: What analyses.
    """
    taken = [text[start:end].replace("\n", " ") for start, end in parts]
    found = backbone.analyze(_BETWEEN.join(taken))
    begins = list(accumulate((len(each) + len(_BETWEEN) for each in taken), initial=0))[: len(parts)]
    moved = np.array([start - begin for (start, _), begin in zip(parts, begins, strict=True)], np.int32)
    by = moved[np.searchsorted(begins, found.start, side="right") - 1] if parts else moved
    return replace(found, text=text, start=found.start + by, end=found.end + by)
