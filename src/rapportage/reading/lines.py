"""Lines of a stream, each in memory alone, and streams recoded so that they have lines."""

from __future__ import annotations

import codecs
import io
from collections.abc import Iterator
from typing import NamedTuple

from rapportage.reading.flow import CHUNK, Flow, Holding

_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


class Line(NamedTuple):
    """A physical line with its end: its number from 1, the byte where it begins, and whether it was too long."""

    text: bytes
    number: int
    byte: int
    is_cut: bool = False


def find_lines(holding: Holding) -> Iterator[Line]:
    """Yield the lines of a stream, each in memory alone; of one that is too long, nothing but that it was."""
    most = holding.options.max_payload_bytes
    number = byte = 0
    while text := holding.stream.readline(most + 1):
        number += 1
        start, byte = byte, byte + len(text)
        is_cut = len(text) > most
        while is_cut and not text.endswith(b"\n") and (text := holding.stream.readline(CHUNK)):
            byte += len(text)
        if number == 1 and text.startswith(codecs.BOM_UTF8):
            text = text[3:]
        yield Line(b"" if is_cut else text, number, start, is_cut)


class Recoded(Flow):
    """A table in UTF-16, or with the line ends of old Macs, as UTF-8 with common ones."""

    def __init__(self, inner: io.BufferedReader, charset: str) -> None:
        super().__init__(inner)
        self._decoder = codecs.getincrementaldecoder(charset)("replace") if charset else None

    def _take(self, size: int) -> bytes:
        while chunk := self._inner.read(max(size // 4, 1)):
            text = self._decoder.decode(chunk).encode("utf-8", "replace") if self._decoder else chunk
            if text:
                return text if self._decoder else text.replace(b"\r", b"\n")
        return b""


def with_lines(holding: Holding, head: bytes) -> tuple[Holding, bool]:
    """Return a holding whose bytes have lines and are no UTF-16, and whether its encoding is now known."""
    for mark, charset in _UTF16:
        if head.startswith(mark):
            holding.stream.read(len(mark))
            flow = Recoded(holding.stream, charset)
            return holding._replace(stream=io.BufferedReader(flow, CHUNK)), True
    if b"\r" in head and b"\n" not in head and len(head.split(b"\r")) > 2:
        flow = Recoded(holding.stream, "")
        return holding._replace(stream=io.BufferedReader(flow, CHUNK)), False
    return holding, head.startswith(codecs.BOM_UTF8)
