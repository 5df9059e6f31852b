"""Promotion as a whole: letters to the reader, and what stands between one appeal and the next."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from rapportage.lexicon.furniture import Furniture
from rapportage.reading.plain_lines import Line
from rapportage.schema.report import Use

_QUIET = 3
"""So many lines in a row that neither address the reader nor speak of the house end a letter."""

_BETWEEN = 4
"""Most lines that may stand between two appeals and belong to them."""


def promo_lines(lines: Sequence[Line], lexicon: Furniture) -> dict[int, str]:
    """Return the lines that belong to a promotion whatever they look like alone, each with the rule."""
    found: dict[int, str] = {}
    salutations = lexicon.words["letter.salutations"]
    done = 0
    for index, line in enumerate(lines):
        if index >= done and line.n_words <= 8 and any(line.norm.startswith(f" {words} ") for words in salutations):
            end = _letter_end(lines, index, lexicon)
            if any(_asks(lines[at], lexicon) for at in range(index, end)):
                found.update(dict.fromkeys(range(index, end), "plain.letter"))
            done = end
    appeals = [at for at, line in enumerate(lines) if at in found or _is_appeal(line)]
    for one, other in pairwise(appeals):
        between = range(one + 1, other)
        if 0 < len(between) <= _BETWEEN and all(_may_promote(lines[at], lexicon) for at in between):
            found.update({at: "plain.between_appeals" for at in between if at not in found})
    return found


def _is_appeal(line: Line) -> bool:
    """Return whether a line is promotion by its own words."""
    return line.known is Use.PROMO or (line.known is None and line.use is Use.PROMO and line.odds > 1)


def _may_promote(line: Line, lexicon: Furniture) -> bool:
    """Return whether a line between two appeals may belong to them: it tells nothing that somebody said or did."""
    if line.n_words <= 12 and not line.gap:
        return True
    return not line.gap and (line.n_words <= 12 or _addresses(line, lexicon)) and line.cues >= 0


def _addresses(line: Line, lexicon: Furniture) -> bool:
    """Return whether a line speaks to the reader or of the house."""
    words = line.norm.split()
    second, house = lexicon.words["prose.second_person"], lexicon.words["prose.house"]
    return any(word in second or word in house for word in words)


def _asks(line: Line, lexicon: Furniture) -> bool:
    """Return whether a line asks the reader for something."""
    words = line.norm.split()
    wanted, second = lexicon.words["letter.asks"], lexicon.words["prose.second_person"]
    return any(word in wanted for word in words) and any(word in second for word in words)


def _letter_end(lines: Sequence[Line], start: int, lexicon: Furniture) -> int:
    """Return one past the last line of a letter that opens at ``start``."""
    last, quiet = start, 0
    for at in range(start + 1, len(lines)):
        line = lines[at]
        if line.odds > 0 or line.known is not None or _addresses(line, lexicon):
            last, quiet = at, 0
        else:
            quiet += 1
            if quiet >= _QUIET:
                return last + 1
    return len(lines)
