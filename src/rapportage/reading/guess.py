"""Which legacy encoding some bytes are in, when nothing says so."""

from __future__ import annotations

import re
from typing import NamedTuple

from charset_normalizer import from_bytes

from rapportage.text.encodings import known

_TYPOGRAPHY = re.compile(rb"[\x80\x85\x91-\x97\x99\xa0\xa3\xa9\xab\xae\xb0\xbb]")
_HIGH = re.compile(rb"[\x80-\xff]")
_SAMPLE = 65_536


class Guess(NamedTuple):
    """A guessed encoding and how sure one may be."""

    name: str
    confidence: float
    evidence: str


def guess(body: bytes) -> Guess:
    """Return the likeliest legacy encoding of bytes that are no UTF-8.

    Quotation marks and dashes alone are windows-1252: detectors call such English windows-1250.
    """
    sample = body[:_SAMPLE]
    if not _HIGH.search(sample):
        at = _HIGH.search(body)
        sample = body[at.start() : at.start() + _SAMPLE] if at else b""
    high = _HIGH.findall(sample)
    marks = len(_TYPOGRAPHY.findall(sample))
    if marks == len(high):
        return Guess("windows-1252", 0.9, "only marks of windows-1252 beside ASCII")
    best = from_bytes(sample).best()
    name = known(best.encoding.replace("_", "-")) if best else ""
    if best is None or not name:
        return Guess("windows-1252", 0.5, "nothing fits better")
    return Guess(name, round(max(0.3, 0.9 - best.chaos), 2), "charset-normalizer")
