"""Misread characters that lost more on the way: a control character dropped, an accent split off.

Feeds and word processors drop control characters, turn no-break spaces into spaces and normalise
(NFKC), so that the bytes no longer add up. What a run must have been is put back here where only one
reading is left; then the run is misread UTF-8 like any other.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from rapportage.reading.cells import Cell, put

_SPLIT = re.compile("(?<=[ÃÂ\u0302\u0303]) [\u0301\u0304\u0308\u0327]")
_WHOLE = {"\u0301": "´", "\u0304": "¯", "\u0308": "¨", "\u0327": "¸"}
"""NFKC takes spacing accents apart: "Ã¨" becomes "Ã", a space and a combining diaeresis."""

_APART = re.compile("[Aa][\u0302\u0303](?=[\x80-\xbf€ˆ‚œ]|[A-Za-z][\u0302\u0303][\x80-\xbf])|(?<=[\x83ƒ])A\u0302")
_TOGETHER = {"A\u0302": "Â", "A\u0303": "Ã", "a\u0302": "â", "a\u0303": "ã"}

_ORDINAL = re.compile("(?<=Ã[\x83ƒ]Â)[oa123](?=[a-zà-ÿ])")
_RAISED = {"o": "º", "a": "ª", "1": "¹", "2": "²", "3": "³"}
"""After the first three characters of a twice misread letter only a byte from 80 to BF can stand."""

_TRADE = re.compile("(?<=â€)TM")
_QUARTERS = re.compile("(?<=Ã)([13])⁄([24])")
_PARTS = {"1⁄4": "¼", "1⁄2": "½", "3⁄4": "¾"}

_CLOSING = re.compile(r"(?<=[A-Za-z0-9.,!?…%)'’])(?:â€|Ã¢â‚¬Â)(?=[ \t\r\n.,;:!)\]]|$)")
"""Byte 9D of a closing quotation mark is a control character in windows-1252 and dropped."""

_HYPHEN = re.compile(r"(?<=[a-z])(?:â€|Ã¢€)(?=[a-z])")
"""Between two letters it was byte 90, of U+2010 HYPHEN."""

_STEPS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str]], ...] = (
    (_APART, lambda found: _TOGETHER[found[0]]),
    (_SPLIT, lambda found: _WHOLE[found[0][1]]),
    (_ORDINAL, lambda found: _RAISED[found[0]]),
    (_QUARTERS, lambda found: _PARTS[found[0]]),
    (_TRADE, lambda _: "™"),
    (_CLOSING, lambda _: "”"),
    (_HYPHEN, lambda _: "‐"),
)

_SIGN = re.compile("[Aa][\u0302\u0303](?=[^a-z])|[ÃÂ] ?[\u0301\u0304\u0308\u0327]|Ã[\x83ƒ13]|Ã¢€|â€")
"""Something of every step; a line without it is left as it is."""


def is_worn(line: str) -> bool:
    """Return whether a line may hold what ``restored`` puts back."""
    return _SIGN.search(line) is not None


def restored(cells: list[Cell]) -> list[Cell]:
    r"""Return the cells of a line with worn signs of misread UTF-8 put back, the same where there are none.

    >>> from rapportage.reading.cells import cells_of, text_of
    >>> text_of(restored(cells_of("the â€œpeace partyâ€ of the espÃ \u0308re movement")))
    'the â€œpeace party” of the espÃ¨re movement'
    """
    for pattern, new in _STEPS:
        cells = put(cells, pattern, new, step="worn")
    return cells
