"""The members of a zip archive, and of the WACZ files and broken archives among them."""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from rapportage.lexicon.kinds import kinds
from rapportage.reading.flow import CHUNK, Flow, Holding, Meter, Opener, Trouble
from rapportage.reading.salvage import Member, find_members_without_directory
from rapportage.reading.unpacked import BZIP2, DEFLATE, Unpacked
from rapportage.schema.issue import Issue
from rapportage.schema.report import Payload

_ENTRY = b"PK\x01\x02"
_WACZ_WARC = re.compile(r"archive/[^/]+\.warc(\.gz)?")
_PACKINGS = {8: DEFLATE, 12: BZIP2}
_ENCRYPTED = 0x1 | 0x40
_UNREADABLE = (zipfile.BadZipFile, ValueError, struct.error, EOFError, NotImplementedError, OverflowError, RuntimeError)


class Slice(NamedTuple):
    """A part of a file that is read without minding where others stand in it."""

    file: BinaryIO
    start: int
    length: int


class _Part:
    """Reads a slice."""

    def __init__(self, part: Slice) -> None:
        self._part = part
        self._at = 0

    def read(self, size: int = -1, /) -> bytes:
        left = self._part.length - self._at
        self._part.file.seek(self._part.start + self._at)
        chunk = self._part.file.read(left if size < 0 else min(size, left))
        self._at += len(chunk)
        return chunk


class Checked(Flow):
    """A member as it unpacks; its trouble tells when its checksum or its length is not the one it was packed with."""

    def __init__(self, inner: Flow, member: Member, *, meter: Meter | None) -> None:
        super().__init__(inner, meter=meter)
        self._flow = inner
        self._member = member
        self._crc = 0

    def _take(self, size: int) -> bytes:
        chunk = self._inner.read(size)
        self._crc = zlib.crc32(chunk, self._crc)
        if not chunk:
            self.trouble = self._flow.trouble or self._mismatch()
        return chunk

    def _mismatch(self) -> Trouble | None:
        if self._member.size >= 0 and self.position < self._member.size:
            message = f"cut: {self.position:,} of {self._member.size:,} bytes are there"
            return Trouble("R157", message, self.position)
        if self._member.crc >= 0 and self._crc != self._member.crc:
            return Trouble("R159", "damaged: its checksum is not the one it was packed with", self.position)
        return None


def open_zip(holding: Holding, opener: Opener) -> Iterator[Payload | Issue]:
    """Yield what the members of a zip hold, in the order of its directory; each trouble is an issue of its own.

    Members are never written anywhere; ``opener`` opens what lies in them.
    """
    file = holding.seekable or in_memory(holding)
    if file is None:
        message = f"an archive of more than {holding.options.max_payload_bytes:,} bytes inside another container; unpack it first"
        yield holding.issue("R160", message, 0)
        return
    size = file.seek(0, io.SEEK_END)
    held = holding._replace(seekable=file, meter=holding.meter or Meter(holding.options, size), depth=holding.depth + 1)
    found = directory(file, holding.options.max_container_members)
    if isinstance(found, str):
        yield holding.issue(
            "R166", f"its directory cannot be read ({found}); read member by member as far as they go", size
        )
        yield from _salvaged(held, opener)
        return
    yield from _listed(held, found, opener)


def in_memory(holding: Holding) -> BinaryIO | None:
    """Return the stream as a file in memory that can be wound back; None where it is too long."""
    most = holding.options.max_payload_bytes
    body = holding.stream.read(most + 1)
    return io.BytesIO(body) if len(body) <= most else None


def directory(file: BinaryIO, most: int) -> list[zipfile.ZipInfo] | str:
    """Return the directory of a zip, or why it cannot be read; one of more than ``most`` members is not loaded."""
    try:
        if (listed := members_listed(file)) > most:
            return f"it lists {listed:,} members, more than {most:,} (intake.max_container_members)"
        return zipfile.ZipFile(file).infolist()
    except _UNREADABLE as error:
        return str(error) or type(error).__name__


def members_listed(file: BinaryIO) -> int:
    """Return how many members the directory of a zip lists, without loading it; 0 where there is none.

    The number written in the archive is not used: a directory that says 1 may list a million.
    """
    size = file.seek(0, io.SEEK_END)
    start = max(size - 65_557, 0)  # the end record is 22 bytes, its comment at most 65,535
    file.seek(start)
    tail = file.read(65_557)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        return 0
    length = int(struct.unpack_from("<I", tail, end + 12)[0])
    if length == 0xFFFFFFFF and end >= 20 and tail[end - 20 : end - 16] == b"PK\x06\x07":
        file.seek(struct.unpack_from("<Q", tail, end - 12)[0])
        longer = file.read(56)
        length = int(struct.unpack_from("<Q", longer, 40)[0]) if len(longer) == 56 else 0
    at = max(start + end - length - 76, 0)  # the records of a long archive (zip64) stand in between
    file.seek(at)
    window, listed = b"", 0
    while at < start + end and (chunk := file.read(CHUNK)):
        at += len(chunk)
        window = window[-3:] + chunk
        listed += window.count(_ENTRY)
    return listed


def _listed(holding: Holding, entries: list[zipfile.ZipInfo], opener: Opener) -> Iterator[Payload | Issue]:
    names = {entry.filename for entry in entries}
    document = next((kind for member, kind in kinds().members.items() if member in names), "")
    if document:
        yield holding.issue("R153", f"{document}: not read; save it as .txt or .html", 0)
        return
    if "datapackage.json" in names and (warcs := [each for each in entries if _WACZ_WARC.fullmatch(each.filename)]):
        entries = warcs  # the rest of a WACZ is its index, its page list and its digests
    clashing = overlapping(entries)
    for entry in entries:
        if entry.filename.endswith("/"):
            continue
        member = Member(
            name=entry.filename,
            flags=entry.flag_bits,
            method=entry.compress_type,
            offset=entry.header_offset,
            packed=entry.compress_size,
            size=entry.file_size,
            crc=entry.CRC,
            is_link=stat.S_ISLNK(entry.external_attr >> 16),
            is_overlapping=entry.header_offset in clashing,
        )
        yield from open_member(holding, member, opener)


def _salvaged(holding: Holding, opener: Opener) -> Iterator[Payload | Issue]:
    for number, member in enumerate(find_members_without_directory(holding)):
        if number >= holding.options.max_container_members:
            yield holding.issue("R167", f"more than {number:,} members; the rest is left out", member.offset)
            return
        if not member.name.endswith("/"):
            yield from open_member(holding, member, opener)


def overlapping(entries: list[zipfile.ZipInfo]) -> frozenset[int]:
    """Return the offsets of members that share bytes with another one, as those of bombs do."""
    clashing: set[int] = set()
    reach = last = -1
    for entry in sorted(entries, key=lambda each: (each.header_offset, each.compress_size)):
        end = entry.header_offset + 30 + len(entry.orig_filename) + entry.compress_size
        if entry.header_offset < reach:
            clashing |= {entry.header_offset, last}
        if end > reach:
            reach, last = end, entry.header_offset
    return frozenset(clashing)


def open_member(holding: Holding, member: Member, opener: Opener) -> Iterator[Payload | Issue]:
    """Yield what one member of an archive holds, or the issue of why it was left out."""
    name, is_odd = clean_name(member.name)
    address = f"{holding.address}!{name}"
    inner = holding._replace(address=address, name=name.rpartition("/")[2], named=False)
    if is_odd:
        yield inner.issue(
            "R132", f"its name {member.name[:200]!r} points outside of the archive; read as {name!r}", member.offset
        )
    if why := _left_out(member, name):
        yield inner.issue(*why, member.offset)
        return
    file = holding.seekable
    start = data_start(file, member) if file else None
    if file is None or start is None:
        yield inner.issue("R159", "damaged: its header is not where the archive says", member.offset)
        return
    part = _Part(Slice(file, start, member.packed))
    packing = _PACKINGS.get(member.method)
    meter = holding.meter or Meter(holding.options)
    plain = Flow(part) if packing is None else Unpacked(part, packing, meter=None)
    flow = Checked(plain, member, meter=meter)
    yield from opener(inner._replace(stream=io.BufferedReader(flow, CHUNK), flow=flow, seekable=None))


def _left_out(member: Member, name: str) -> tuple[str, str] | None:
    """Return the issue of a member that cannot or should not be read."""
    if member.is_link:
        return "R168", "a link, not followed"
    if member.flags & _ENCRYPTED:
        return "R168", "encrypted; unpack it with its password first"
    if member.is_overlapping:
        return "R156", "shares its bytes with another member, as bombs do; left out"
    if member.method not in _PACKINGS and member.method != 0:
        return "R168", f"packed in a way not read here (method {member.method}); unpack the archive first"
    if any(part.startswith(".") for part in name.split("/")) or name.startswith("__MACOSX/"):
        return "R130", "hidden, not read; unpack the archive and name it to have it read"
    return None


def clean_name(name: str) -> tuple[str, bool]:
    r"""Return a member's name without what would lead out of the archive, and whether it held such.

    >>> clean_name("a/b.txt"), clean_name("../../etc/x"), clean_name("C:\\x.txt")
    (('a/b.txt', False), ('etc/x', True), ('x.txt', True))
    """
    parts = [
        part for part in re.sub(r"^[A-Za-z]:", "", name.replace("\\", "/")).split("/") if part not in {"", ".", ".."}
    ]
    clean = "/".join(parts).encode("utf-8", "backslashreplace").decode("utf-8") or "member"
    is_odd = name.startswith(("/", "\\")) or bool(re.match(r"[A-Za-z]:", name)) or ".." in re.split(r"[/\\]", name)
    return clean, is_odd


def data_start(file: BinaryIO, member: Member) -> int | None:
    """Return where a member's bytes begin; None where its header is not there."""
    if member.offset < 0:
        return None
    file.seek(member.offset)
    header = file.read(30)
    if len(header) < 30 or not header.startswith(b"PK\x03\x04"):
        return None
    name_length, extra_length = struct.unpack_from("<HH", header, 26)
    return int(member.offset + 30 + name_length + extra_length)
