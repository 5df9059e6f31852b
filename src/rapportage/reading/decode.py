"""The characters in a payload's bytes, and what decided how they were read."""

from __future__ import annotations

import re
from typing import NamedTuple

from rapportage.reading.guess import guess
from rapportage.reading.page import Remark
from rapportage.schema.report import FactBasis, Medium
from rapportage.text.encodings import REPLACEMENT, SEVERAL, UNICODE, decoded_as, known, labelled, marked, table

SURE = 0.99
"""A label that the bytes agree with, or several characters of valid UTF-8."""

CONTRADICTED = 0.9
"""The bytes settled it against the label."""

STRAY = 0.9
"""UTF-8 with a few bytes that are not."""

_ENOUGH = 3
"""Characters of several bytes that must be valid UTF-8 before an East Asian label is overruled: two
GBK characters are valid UTF-8 by chance now and then, three in a row are not known to be."""


_STRAYS, _STRAYS_LABELLED = 2, 4
"""Bytes that may be no UTF-8 for each character of several bytes that is. Of Chinese, Japanese and Korean
bytes some 3 % are such characters by chance, of Western ones none: 25 bytes and more for each."""

_NEAR = 100_000
"""Bytes either side of the first that is no UTF-8 which decide whether the rest is."""

_THROUGHOUT = "valid UTF-8 throughout"


class Decoded(NamedTuple):
    """Text, and how it was come by.

    Attributes:
        text: Every byte's character; line ends as they came; U+FFFD where a byte means nothing.
        encoding: The name in the WHATWG Encoding Standard, lower case.
        basis: METADATA for a mark or label, INFERRED from the bytes, UNKNOWN where nothing fits.
        evidence: The label as written, or what the bytes showed.
        confidence: Chance that the encoding is right.
        remarks: What was odd.
    """

    text: str
    encoding: str
    basis: FactBasis
    evidence: str
    confidence: float
    remarks: tuple[Remark, ...] = ()


def decode(body: bytes, *, charset: str = "", medium: Medium = Medium.TEXT) -> Decoded:
    r"""Return the text in some bytes. Never raises; linear in the bytes.

    In this order: a byte order mark; the label of HTTP or MIME (``charset``), then of the page, with
    the meaning browsers give it; strict UTF-8; a guess from the bytes, which is remarked (R103).
    A label that the bytes contradict gives way (R101). Bytes that fit nowhere are remarked (R102),
    as are NULs, which become U+FFFD (R106), and labels nobody knows (R107).

    >>> decode(b"\x93No,\x94 he said.", charset="iso-8859-1")[:2]
    ('“No,” he said.', 'windows-1252')
    """
    name, length = marked(body)
    if name:
        return _finished(_as_marked(body[length:], name))
    label, where = _label(body, charset, medium)
    named = known(label)
    remarks: tuple[Remark, ...] = ()
    if label and not named:
        remarks = (Remark("R107", f"nobody knows the encoding {label!r} that {where} names; it was left aside"),)
    if where == "the page" and named in UNICODE:
        named = "utf-8"  # the label could be read, so the page is not UTF-16
    found = _as_labelled(body, named, label, where) if named else _unlabelled(body)
    return _finished(found._replace(remarks=(*remarks, *found.remarks)))


def _label(body: bytes, charset: str, medium: Medium) -> tuple[str, str]:
    if charset and (known(charset) or medium is not Medium.HTML):
        return charset, "the container"
    if medium is Medium.HTML and (label := labelled(body)):
        return label, "the page"
    return charset, "the container"


def _finished(found: Decoded) -> Decoded:
    """Return the finding with NULs replaced: no page means them, and parsers and tables end a text there."""
    nuls = found.text.count("\x00")
    if not nuls:
        return found
    where = found.text.index("\x00")
    remark = Remark("R106", f"{nuls:,} NUL characters, the first at character {where:,}; each is read as U+FFFD")
    return found._replace(text=found.text.replace("\x00", REPLACEMENT), remarks=(*found.remarks, remark))


def _as_marked(body: bytes, name: str) -> Decoded:
    if name == "utf-8":
        as_utf8 = _utf8(body)
        text, remarks = (as_utf8.text, ()) if as_utf8.text is not None else _with_strays(body, as_utf8.first)
    else:
        text = decoded_as(body, name)
        remarks = _lost(text, name)
    return Decoded(text, name, FactBasis.METADATA, "byte order mark", SURE, remarks)


def _as_labelled(body: bytes, name: str, label: str, where: str) -> Decoded:
    """Return the text under a label, or what the bytes are where they contradict it."""
    as_utf8 = _utf8(body)
    evidence = f"{where} says charset={label}"
    if name == "utf-8" and as_utf8.text is not None:
        return Decoded(as_utf8.text, name, FactBasis.METADATA, evidence, SURE)
    if name == "utf-8" and as_utf8.is_mostly(_STRAYS_LABELLED):
        text, remarks = _with_strays(body, as_utf8.first)
        return Decoded(text, name, FactBasis.METADATA, evidence, STRAY, remarks)
    if name == "utf-8" or (name in UNICODE and b"\x00" not in body):
        return _contradicted(_unlabelled(body), label, where)
    if name not in UNICODE and _is_rather_utf8(as_utf8, name):
        return _contradicted(_unlabelled(body)._replace(confidence=CONTRADICTED), label, where)
    text = decoded_as(body, name)
    return Decoded(text, name, FactBasis.METADATA, evidence, SURE, _lost(text, name))


def _is_rather_utf8(as_utf8: _Utf8, name: str) -> bool:
    """Return whether bytes labelled with a legacy encoding are UTF-8 nonetheless."""
    if as_utf8.text is None:
        return as_utf8.valid >= max(_ENOUGH, 4 * as_utf8.invalid)
    return as_utf8.valid >= (_ENOUGH if name in SEVERAL else 1)


def _contradicted(found: Decoded, label: str, where: str) -> Decoded:
    message = (
        f"{where} says charset={label}, the bytes say {found.encoding} ({found.evidence}); the bytes were followed"
    )
    return found._replace(
        confidence=min(found.confidence, CONTRADICTED), remarks=(Remark("R101", message), *found.remarks)
    )


def _lost(text: str, name: str) -> tuple[Remark, ...]:
    count = text.count(REPLACEMENT)
    if not count:
        return ()
    where = text.index(REPLACEMENT)
    message = (
        f"{count:,} places hold bytes that are no {name}, the first at character {where:,}; each is read as U+FFFD"
    )
    return (Remark("R102", message),)


def _unlabelled(body: bytes) -> Decoded:
    """Return the text of bytes that nothing labels, or whose label is wrong."""
    if wide := _wide(body):
        text = decoded_as(body, wide)
        return Decoded(text, wide, FactBasis.INFERRED, "every other byte is NUL", CONTRADICTED, _lost(text, wide))
    if b"\x1b$" in body and body.isascii():
        text = decoded_as(body, "iso-2022-jp")
        return Decoded(
            text, "iso-2022-jp", FactBasis.INFERRED, "escape sequences", CONTRADICTED, _lost(text, "iso-2022-jp")
        )
    as_utf8 = _utf8(body)
    if as_utf8.text is not None:
        evidence = _THROUGHOUT if as_utf8.valid else "only ASCII"
        return Decoded(as_utf8.text, "utf-8", FactBasis.INFERRED, evidence, SURE)
    if as_utf8.is_mostly(_STRAYS):
        text, remarks = _with_strays(body, as_utf8.first)
        return Decoded(text, "utf-8", FactBasis.INFERRED, "valid UTF-8 but for a few bytes", STRAY, remarks)
    name, confidence, evidence = guess(body)
    text = decoded_as(body, name)
    message = f"no label names the encoding; read as {name} ({evidence}), confidence {confidence:.2f}"
    return Decoded(text, name, FactBasis.INFERRED, evidence, confidence, (Remark("R103", message), *_lost(text, name)))


def _wide(body: bytes) -> str:
    """Return the UTF-16 that unmarked bytes must be, by NULs at every other place; mostly Latin text only."""
    head = body[:4096]
    half = len(head) // 2
    if half < 2 or b"\x00" not in head:
        return ""
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > 0.6 * half and even < 0.05 * half:
        return "utf-16le"
    if even > 0.6 * half and odd < 0.05 * half:
        return "utf-16be"
    return ""


class _Utf8(NamedTuple):
    """What bytes are as UTF-8.

    Attributes:
        text: The text, None where a byte is no UTF-8.
        first: The first byte that is none, where there is one.
        valid: Characters of several bytes that are valid, of a broken text those near the first break.
        invalid: Bytes that are no UTF-8, likewise.
    """

    text: str | None
    first: int
    valid: int
    invalid: int

    def is_mostly(self, most: int) -> bool:
        """Return whether at most so many bytes are invalid for each character that is valid."""
        return self.invalid <= most * self.valid


def _utf8(body: bytes) -> _Utf8:
    """Return how far bytes are UTF-8."""
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error.start
    else:
        return _Utf8(text, 0, 0 if body.isascii() else _beyond_ascii(text), 0)
    near = body[max(0, first - _NEAR) : first + _NEAR].decode("utf-8", "surrogateescape")
    near = _PAIR.sub("\xff", near)
    invalid = sum(len(run[0]) for run in _ESCAPED.finditer(near))
    return _Utf8(None, first, _beyond_ascii(near) - invalid, invalid)


_ESCAPED = re.compile("[\udc80-\udcff]+")
_PAIR = re.compile("\udced[\udca0-\udcaf][\udc80-\udcbf]\udced[\udcb0-\udcbf][\udc80-\udcbf]")


def _with_strays(body: bytes, first: int) -> tuple[str, tuple[Remark, ...]]:
    """Return bytes that are mostly UTF-8 as text, the others each on their own, and what to remark."""
    text, pairs = _PAIR.subn(_joined, body.decode("utf-8", "surrogateescape"))
    count = 0

    def stray(found: re.Match[str]) -> str:
        nonlocal count
        count += found.end() - found.start()
        return _stray(found)

    text = _ESCAPED.sub(stray, text)
    remarks: list[Remark] = []
    if pairs:
        message = f"{pairs:,} characters are written as two surrogates of three bytes each (CESU-8), read as meant"
        remarks.append(Remark("R102", message))
    if count:
        message = (
            f"{count:,} bytes are no UTF-8, the first at byte {first:,}; quotation marks, dashes and letters of "
            "windows-1252 are read as those, others as U+FFFD"
        )
        remarks.append(Remark("R102", message))
    return text, tuple(remarks)


def _beyond_ascii(text: str) -> int:
    return len(text) - len(text.encode("ascii", "ignore"))


def _bytes(escaped: str) -> bytes:
    return bytes(ord(character) - 0xDC00 for character in escaped)


def _joined(found: re.Match[str]) -> str:
    """Return the character that a pair of UTF-8-encoded surrogates stands for (CESU-8)."""
    return (
        _bytes(found[0]).decode("utf-8", "surrogatepass").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )


def _stray(found: re.Match[str]) -> str:
    """Return how a run of bytes that are no UTF-8 is read.

    A lone letter of windows-1252 beside a letter, or marks of windows-1252 alone, are read as such;
    a sequence cut short is one U+FFFD, as browsers have it.
    """
    run = _bytes(found[0])
    text, start, end = found.string, found.start(), found.end()
    page = table("windows-1252")
    if all(0x80 <= byte < 0xA0 and page[byte] != chr(byte) for byte in run) and len(run) <= 3:
        return "".join(page[byte] for byte in run)
    beside = text[start - 1 : start].isalpha() or text[end : end + 1].isalpha()
    if len(run) == 1 and ((run[0] >= 0xC0 and beside and end < len(text)) or 0xA0 <= run[0] < 0xC0):
        return page[run[0]]
    return run.decode("utf-8", "replace")
