"""Where sentences end, as far as telling lines apart needs it."""

from __future__ import annotations

import re

_STOP = re.compile(r"[.!?…][\"'”’»)\]]*\s+(?=[\"'“‘«(\[]*[^\sa-z\"'“‘«(\[])")
_SHORTENED = re.compile(
    r"(?:\b(?:[A-Z]|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Capt|Maj|Sgt|Adm|Sen|Rep|Gov|St|Prof|Rev|No|vs|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\.[A-Za-z])\.\Z"
)


def sentences_of(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the sentences of ``text[start:end]`` as ranges, trimmed, by full stops that close no abbreviation.

    >>> sentences_of("Mr. Orso left. He was late.", 0, 27)
    [(0, 14), (15, 27)]
    """
    cuts: list[tuple[int, int]] = []
    low = start
    for stop in _STOP.finditer(text, start, end):
        if text[stop.start()] == "." and _SHORTENED.search(text[max(low, stop.start() - 8) : stop.start() + 1]):
            continue
        cuts.append((low, stop.start() + len(stop.group().rstrip())))
        low = stop.end()
    if low < end:
        cuts.append((low, end))
    return [(one, other) for one, other in cuts if one < other]
