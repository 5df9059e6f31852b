"""UTF-8 that was read under an East Asian code page: "Iran鈥檚", "caf茅", "said聽that"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapportage.reading.cells import LOSSY, SOUND, Repair

_EASTERN = ("gb18030", "cp932", "cp949", "big5")
_WIDE = "\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7a3\ue000-\uf8ff\uff61-\uff9f"
_RUN = re.compile(f"[{_WIDE}]{{1,8}}(?![{_WIDE}])")
_BEFORE = re.compile(f"(?<![{_WIDE}])[{_WIDE}]")
_LATIN = re.compile("[A-Za-z]")
_SPACE = "\xa0"
_GOOD = re.compile("[A-Za-z\xa0£§©«°·»½À-ÖØ-öø-ž‐-•…€™]+")
"""What Latin text is made of beyond ASCII: a run that becomes anything else is left alone."""


def find_utf8_misread_as_eastern(text: str) -> Iterator[Repair]:
    """Yield the repairs of short runs of East Asian characters between Latin letters that are UTF-8 again.

    The run must touch a Latin letter, and become marks and letters of Latin text, letters only after a
    small letter: of 100,000 lines of Chinese, Japanese and Korean software none did.

    >>> [repair[:4] for repair in find_utf8_misread_as_eastern("Iran鈥檚 caf茅")]
    [(4, 6, '’s', ('gb18030', 'utf-8')), (10, 11, 'é', ('gb18030', 'utf-8'))]
    """
    for first in _BEFORE.finditer(text):
        found = _RUN.match(text, first.start())
        if not found:
            continue
        start, end = found.span()
        before, after = text[max(0, start - 1) : start], text[end : end + 1]
        if not (_LATIN.match(before) or _LATIN.match(after)):
            continue
        for eastern in _EASTERN:
            try:
                latin = found[0].encode(eastern).decode("utf-8")
            except UnicodeError:
                continue
            if _GOOD.fullmatch(latin) and _fits(latin, before, after):
                yield Repair(start, end, latin, (eastern, "utf-8"), SOUND if len(latin) > 1 else LOSSY)
                break


def _fits(latin: str, before: str, after: str) -> bool:
    """Return whether what a run becomes may stand between its neighbours."""
    if latin == _SPACE:
        return not before.isspace() and not after.isspace()
    if latin[0].isalpha():
        return before.islower() or after.islower()
    return True
