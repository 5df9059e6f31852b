"""East Asian text that was read under a Western code page."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rapportage.reading.misread_utf8 import Repair

_RUN = re.compile("[\x80-\u024f\u02b0-\u02ff\u0400-\u045f\u2010-\u203f\u20ac\u2116\u2122]{2,}")
_LATIN = ("cp1252", "cp1250", "latin-1")
_SIMPLIFIED = {"听": "聽"}


def find_misread_east(text: str, *, taken: Sequence[tuple[int, int]]) -> list[Repair]:
    """Return the repairs of runs that are East Asian under another code page, outside of ``taken``."""
    made: list[Repair] = []
    spans = iter(sorted(taken))
    near = next(spans, None)
    for found in _RUN.finditer(text):
        start, end = found.span()
        while near and near[1] <= start:
            near = next(spans, None)
        if near and near[0] < end:
            continue
        if repair := _repair(text, start, end):
            made.append(repair)
    return made


def _repair(text: str, start: int, end: int) -> Repair | None:
    run = text[start:end]
    odd = re.search(r"[a-z][A-Z]|[°®µ¡£¬¯±²³¼½¾¿×÷]", text[start - 1 : start].replace("\n", "") + _shape(run))
    if not odd or len(run) % 2:
        return None
    for codec in _LATIN:
        try:
            raw = run.encode(codec)
            east = raw.decode("gb18030")
        except UnicodeError:
            continue
        back = "".join(_SIMPLIFIED.get(character, character) for character in east)
        try:
            latin = back.encode("gb18030").decode("utf-8")
        except UnicodeError:
            latin = ""
        if latin and back != east:
            return Repair(start, end, latin, (codec, "gb18030", "traditional", "gb18030", "utf-8"), 0.9)
        if (
            len(east) > 1
            and all("\u4e00" <= character <= "\u9fff" for character in east)
            and all(0xB0 <= byte <= 0xD7 for byte in raw[::2])
        ):
            return Repair(start, end, east, (codec, "gb18030"), 0.7, trusted=False)
    return None


def _shape(run: str) -> str:
    return "".join("A" if c.isupper() else "a" if c.isalpha() else c for c in run)
