"""The paragraphs of plain text: lines, or the lines between empty ones where someone broke them to a width."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

_LINE = re.compile(r"[^\n]+")
_STOPS = tuple('.!?:…"”')

_NARROWEST, _WIDEST = 40, 132
"""Characters of the longest line where text was broken to a width: mail 72 to 78, wires 60 to 69, terminals 80 to 132."""


def find_paragraphs(text: str) -> Iterator[tuple[int, int]]:
    r"""Yield where each paragraph starts and ends.

    A line is a paragraph, unless lines that no empty line parts were broken to a width: the first word of each would not have
    fitted on the line before, and somewhere a line breaks off amid a sentence.

    >>> list(find_paragraphs("Rain fell.\nNobody came."))
    [(0, 10), (11, 23)]
    """
    group: list[tuple[int, int]] = []
    for found in _LINE.finditer(text):
        is_blank = not found[0].strip()
        if group and (is_blank or found.start() > group[-1][1] + 1):
            yield from _parts(text, group)
            group = []
        if not is_blank:
            group.append(found.span())
    yield from _parts(text, group)


def _parts(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    if len(lines) > 1 and _is_broken(text, lines):
        yield lines[0][0], lines[-1][1]
    else:
        yield from lines


def _is_broken(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Return whether lines are one paragraph broken to a width."""
    widths = [len(text[start:end].rstrip()) for start, end in lines]
    longest = max(widths)
    if not _NARROWEST <= longest <= _WIDEST:
        return False
    breaks_off = False
    for width, line, after in zip(widths, lines, lines[1:], strict=False):
        following = text[slice(*after)].split(maxsplit=1)[0]
        if width + 1 + len(following) <= longest:
            return False
        before = text[slice(*line)].rstrip()
        breaks_off = breaks_off or (following[0].islower() and not before.endswith(_STOPS))
    return breaks_off
