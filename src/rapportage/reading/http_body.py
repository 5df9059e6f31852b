"""What an HTTP answer holds once its headers, its chunks and its packing are taken off."""

from __future__ import annotations

import io
import re
from typing import NamedTuple

from rapportage.reading.flow import Meter
from rapportage.reading.unpacked import DEFLATE, GZIP, ZLIB, Unpacked

_CHARSET = re.compile(r"charset\s{0,5}=\s{0,5}[\"']?([A-Za-z0-9_.:-]{2,40})", re.IGNORECASE)
_CHUNK = re.compile(rb"[ \t]{0,8}([0-9A-Fa-f]{1,8})[ \t]{0,8}(?:;[^\r\n]{0,500})?\r?\n")


class Answer(NamedTuple):
    """An HTTP answer: its status, its headers by their names in lower case, and its body as it came."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def media_type(self) -> str:
        """The type of its content, "text/html", in lower case and without parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str:
        """The encoding it names, empty where none."""
        return charset_of(self.headers.get("content-type", ""))


class Body(NamedTuple):
    """A body with its packing taken off, and what was wrong with it."""

    text: bytes
    why: str = ""


def charset_of(content_type: str) -> str:
    """Return the encoding a content type names.

    >>> charset_of("text/html; charset=UTF-8"), charset_of("text/html")
    ('UTF-8', '')
    """
    found = _CHARSET.search(content_type)
    return found.group(1) if found else ""


def find_answer(block: bytes) -> Answer | None:
    """Return the HTTP answer a block of bytes holds, None where it holds none."""
    if not block.startswith(b"HTTP/"):
        return None
    ends = [(place, len(mark)) for mark in (b"\r\n\r\n", b"\n\n") if (place := block.find(mark, 0, 1 << 18)) >= 0]
    place, width = min(ends, default=(len(block), 0))
    status, *lines = block[:place].decode("latin-1").splitlines()
    parts = status.split(None, 2)
    code = int(parts[1]) if len(parts) > 1 and parts[1].isdecimal() and len(parts[1]) == 3 else 0
    return Answer(code, fields(lines), block[place + width :])


def fields(lines: list[str]) -> dict[str, str]:
    """Return header lines as a mapping from names in lower case; continued lines are joined, the first of a name counts."""
    found: dict[str, str] = {}
    name = ""
    for line in lines:
        if line[:1] in {" ", "\t"} and name:
            found[name] += " " + line.strip()
            continue
        name, _, value = line.partition(":")
        name = name.strip().lower()
        if name in found:
            name = ""
        elif name:
            found[name] = value.strip()
    return found


def find_body(answer: Answer, *, most: int, meter: Meter | None = None) -> Body:
    """Return the body of an answer without chunks and packing.

    Archives often keep the headers and store the body plain; where the bytes are not what a header says, the
    bytes are right. A body longer than ``most`` is cut, and ``why`` says so.
    """
    body, why = answer.body, ""
    if "chunked" in answer.headers.get("transfer-encoding", "").lower():
        body, why = without_chunks(body)
    for coding in reversed(answer.headers.get("content-encoding", "").lower().replace("x-gzip", "gzip").split(",")):
        if coding.strip() in {"gzip", "deflate"}:
            body, more = _unpacked(body, coding.strip(), most=most, meter=meter)
            why = why or more
        elif coding.strip() in {"br", "zstd"} and not _looks_plain(body):
            return Body(b"", f"packed as {coding.strip()}, which is not read here; archive it again without")
    return Body(body[:most], why or ("longer than any report; cut" if len(body) > most else ""))


def without_chunks(body: bytes) -> tuple[bytes, str]:
    r"""Return a chunked body joined, and what was wrong; a body that does not begin with a chunk as it is.

    >>> without_chunks(b"4\r\nnews\r\n0\r\n\r\n"), without_chunks(b"<html>")
    ((b'news', ''), (b'<html>', ''))
    """
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(body, at):
        length = int(found.group(1), 16)
        if length == 0:
            return b"".join(parts), ""
        parts.append(body[found.end() : found.end() + length])
        at = found.end() + length
        if len(body) < at:
            return b"".join(parts), "cut inside a chunk"
        at += 2 if body[at : at + 2] == b"\r\n" else body[at : at + 1] == b"\n"
    if not parts:
        return body, ""
    return b"".join(parts), "" if not body[at:].strip() else "its chunks are damaged"


def _unpacked(body: bytes, coding: str, *, most: int, meter: Meter | None) -> tuple[bytes, str]:
    if coding == "gzip":
        packing = GZIP if body.startswith(b"\x1f\x8b") else None
    else:
        packing = ZLIB if body[:1] == b"\x78" and int.from_bytes(body[:2], "big") % 31 == 0 else DEFLATE
        packing = None if _looks_plain(body) else packing
    if packing is None or not body:
        return body, ""
    flow = Unpacked(io.BytesIO(body), packing, meter=meter)
    parts: list[bytes] = []
    size = 0
    while size <= most and (chunk := flow.read(1 << 16)):
        parts.append(chunk)
        size += len(chunk)
    return b"".join(parts), flow.trouble.message if flow.trouble else ""


def _looks_plain(body: bytes) -> bool:
    return body[:200].lstrip().startswith((b"<", b"{", b"\xef\xbb\xbf<")) or (
        body[:200].isascii() and body[:200].isalpha()
    )
