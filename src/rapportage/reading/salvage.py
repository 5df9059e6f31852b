"""The members of a zip whose directory is cut off or damaged, by the headers that stand before each."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from rapportage.reading.flow import CHUNK, Holding, Meter
from rapportage.reading.unpacked import DEFLATE, Unpacked

_MEMBER = b"PK\x03\x04"
_NEXT = (_MEMBER, b"PK\x01\x02", b"PK\x07\x08", b"PK\x05\x06")
_SIZES_FOLLOW = 0x8
_IN_UTF8 = 0x800
_IN_ZIP64 = 0xFFFFFFFF


class Member(NamedTuple):
    """A member of a zip as its headers tell it; -1 for a size or a checksum that is not known."""

    name: str
    flags: int
    method: int
    offset: int
    packed: int
    size: int
    crc: int
    is_link: bool = False
    is_overlapping: bool = False


def find_members_without_directory(holding: Holding) -> Iterator[Member]:
    """Yield the members of a zip in the order they lie in, as far as it goes."""
    file = holding.seekable
    if file is None:
        return
    at = _find(file, 0, (_MEMBER,))
    while at >= 0:
        file.seek(at)
        header = file.read(30)
        if len(header) < 30:
            return
        flags, method, crc, packed, size, name_length, extra_length = struct.unpack("<4x2xHH4xIIIHH", header)
        name = file.read(name_length)
        if len(name) < name_length:
            return
        start = at + 30 + name_length + extra_length
        if flags & _SIZES_FOLLOW and not packed:
            packed, size, crc = _measured(file, start, method, holding), -1, -1
        elif packed == _IN_ZIP64:
            packed, size, crc = _find(file, start, _NEXT, at_end=True) - start, -1, -1
        yield Member(
            name.decode("utf-8" if flags & _IN_UTF8 else "cp437", "replace"), flags, method, at, packed, size, crc
        )
        at = _find(file, start + max(packed, 0), (_MEMBER,))


def _measured(file: BinaryIO, start: int, method: int, holding: Holding) -> int:
    """Return how many packed bytes a member has that does not say so: unpacked to its end, or up to the next mark."""
    if method == 8:
        file.seek(start)
        flow = Unpacked(file, DEFLATE, meter=holding.meter or Meter(holding.options))
        while flow.read(CHUNK):
            pass
        if flow.left_over >= 0:
            return flow.packed_bytes
    return _find(file, start, _NEXT, at_end=True) - start


def _find(file: BinaryIO, start: int, marks: tuple[bytes, ...], *, at_end: bool = False) -> int:
    """Return where the first of the marks stands from ``start`` on; -1, or the file's end, where none does."""
    file.seek(start)
    if file.read(4) in marks:  # as it nearly always is: members lie side by side
        return start
    file.seek(start)
    window, base = b"", start
    while chunk := file.read(CHUNK):
        window += chunk
        found = [place for mark in marks if (place := window.find(mark)) >= 0]
        if found:
            return base + min(found)
        base += len(window) - min(3, len(window))
        window = window[-3:]
    return base + len(window) if at_end else -1
