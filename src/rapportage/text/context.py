"""The words around a range: enough to read it by, never across a line break."""

from __future__ import annotations

import re

_STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[A-Z0-9])")


def around(text: str, start: int, end: int, *, most: int = 320) -> tuple[int, int]:
    """Return the range of the sentence or sentences that ``start..end`` stands in, at most ``most`` characters more.

    >>> text = "It rained. Nine people died. It stopped."
    >>> low, high = around(text, 11, 22)
    >>> text[low:high]
    'Nine people died.'
    """
    room = most // 2
    low = max(text.rfind("\n", max(0, start - room), start) + 1, start - room, 0)
    high = text.find("\n", end, end + room)
    high = min(high if high >= 0 else end + room, len(text))
    for stop in _STOP.finditer(text, low, start + 1):  # what follows a stop may be the range's own first letter
        if stop.end() <= start:
            low = stop.end()
    found = _STOP.search(text, max(start, end - 1), high)
    if found:
        high = found.end()
    while low < start and text[low].isspace():
        low += 1
    while high > end and text[high - 1].isspace():
        high -= 1
    return low, high
