"""Plain text laid out in lines."""

from __future__ import annotations

import re

from rapportage.reading.page import Page, Piece

_LINES = re.compile("[^\n\r\v\f\x85\u2028\u2029]+")
"""What stands between two line breaks, of whatever system wrote them."""


def lay_out_plain(text: str) -> Page:
    r"""Return the page of a plain text: one piece per line that holds more than white space.

    Pieces ascend, do not overlap, neither begin nor end in white space, and hold every other character.

    >>> [(piece.start, piece.end) for piece in lay_out_plain("  One line.\r\n\n\u00a0Another. ").pieces]
    [(2, 11), (15, 23)]
    """
    pieces: list[Piece] = []
    for found in _LINES.finditer(text):
        line = found.group()
        inner = line.strip()
        if inner:
            start = found.start() + len(line) - len(line.lstrip())
            pieces.append(Piece(start, start + len(inner)))
    return Page(text, tuple(pieces))
