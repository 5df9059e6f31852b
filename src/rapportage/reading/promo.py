"""Promotion as a whole: letters to the reader, and what stands between one appeal and the next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from rapportage.lexicon.furniture import Furniture
from rapportage.reading.plain_lines import Line
from rapportage.schema.report import Use

_QUIET = 3
"""So many lines in a row that neither address the reader nor speak of the house end a letter."""

_LEAST = 5.0
"""Score from which a tail is an appeal: an opener and one ask, or two lines that ask and speak of the house."""

_ASKED = 8
"""Most lines of an appeal to each that asks: interviews say "we" and "you" for pages and ask once."""

_SPOKEN = 0.1
"""What "we" and "you" add to a line that neither asks nor speaks of an outlet: enough to pass through, no more."""

_TAIL = 30
"""Lines at the end of a page in which an appeal is looked for."""

_REPORTED = frozenset({"said", "says", "told", "according"})
_PLAIN = r"[^\W\d_]+(?:'[^\W\d_]+)?"
_QUOTED = re.compile(r"[“\"«][^”\"»“«]*[”\"»]")


class _Heard(NamedTuple):
    """What one line adds to an appeal, and whether it asks and whether it speaks of an outlet."""

    score: float
    asks: bool
    house: bool


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
    for at in range(_appeal_start(lines, lexicon), len(lines)):
        found.setdefault(at, "plain.appeal_at_end")
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


def _appeal_start(lines: Sequence[Line], lexicon: Furniture) -> int:
    """Return where an appeal begins that runs to the end of the page; the number of lines where there is none.

    It is the tail with the greatest sum of what its lines say of an outlet that speaks and asks.
    """
    best, start, total, asks, house = _LEAST, len(lines), 0.0, 0, False
    for at in range(len(lines) - 1, max(-1, len(lines) - 1 - _TAIL), -1):
        heard = _hear(lines[at], lexicon)
        total += heard.score
        asks, house = asks + heard.asks, house or heard.house
        if total > best and heard.score > 2 * _SPOKEN and asks * _ASKED >= len(lines) - at and house:
            best, start = total, at
    return start


def _hear(line: Line, lexicon: Furniture) -> _Heard:
    """Return what one line says of an outlet that speaks of itself and asks, quotations left out."""
    said = line.norm if not any(mark in line.text for mark in '“"«') else unquoted(line)
    words = said.split()
    if not words:
        return _Heard(-0.5, asks=False, house=False)
    asks, house = (_holds(said, words, lexicon.words[key]) for key in ("appeal.asks", "appeal.house"))
    opens = line.n_words <= 10 and _holds(said, words, lexicon.words["appeal.openers"])
    second = not lexicon.words["prose.second_person"].isdisjoint(words)
    ours = not lexicon.words["prose.house"].isdisjoint(words)
    speaks = 1.0 if asks or house or opens else _SPOKEN  # an essay says "we" and "you" too
    score = 2.5 * asks + 1.0 * house + 3.0 * opens + speaks * (second + ours)
    if line.known is not None or line.odds > 1:
        return _Heard(max(score, 0.5), asks=asks, house=house)
    if not score:
        return _Heard(-1.0 if line.n_words <= 12 else -2.0, asks=False, house=False)
    told = not _REPORTED.isdisjoint(words)
    return _Heard(score - 2.0 * told, asks=asks, house=house)


def unquoted(line: Line) -> str:
    """Return the words of a line as compared, what stands in quotation marks left out."""
    kept = _QUOTED.sub(" ", line.text.lower().replace("’", "'"))
    return f" {' '.join(re.findall(_PLAIN, kept))} "


def _holds(said: str, words: Sequence[str], phrases: frozenset[str]) -> bool:
    """Return whether one of some phrases stands among words."""
    return not _first_words(phrases).isdisjoint(words) and any(f" {phrase} " in said for phrase in phrases)


@cache
def _first_words(phrases: frozenset[str]) -> frozenset[str]:
    """Return the words that phrases open with."""
    return frozenset(phrase.split()[0] for phrase in phrases)
