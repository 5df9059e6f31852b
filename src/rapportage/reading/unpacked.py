"""Streams that unpack gzip, bzip2, xz and deflate as they are read, in bounded memory."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib
from bisect import bisect_right
from collections.abc import Callable
from typing import Protocol

from rapportage.reading.flow import CHUNK, Flow, Holding, Meter, Readable, Trouble

_XZ_MEMORY = 128 * 1024 * 1024
"""Memory an xz stream may ask for: its highest level (-9) asks for 65 MiB."""

_RAW_BYTES = 16 * 1024
"""Packed bytes fed at a time: what damage in one may cost of the bytes unpacked before it."""


class Unpacker(Protocol):
    """What bz2 and lzma give, and ``_Inflater`` makes of zlib."""

    @property
    def eof(self) -> bool:
        """Whether the packed stream has ended."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether more packed bytes are wanted."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What came after the end."""
        ...

    def decompress(self, chunk: bytes, /, max_length: int = -1) -> bytes:
        """Return up to ``max_length`` bytes."""
        ...


class _Inflater:
    """zlib's unpacker with the manners of the other two, which gives what came before damage before it raises."""

    def __init__(self, wbits: int) -> None:
        self._inner = zlib.decompressobj(wbits)
        self._rest = b""
        self._saved = b""
        self._failure: zlib.error | None = None

    @property
    def eof(self) -> bool:
        return self._inner.eof and not self._saved

    @property
    def needs_input(self) -> bool:
        return not (self._rest or self._saved or self._failure is not None)

    @property
    def unused_data(self) -> bytes:
        return self._inner.unused_data

    def decompress(self, chunk: bytes, /, max_length: int = -1) -> bytes:
        if self._failure is not None and not self._saved:
            raise self._failure
        if self._failure is None:
            before = (
                self._inner.copy()
            )  # 40 us, a fifth of unpacking it: without, a wrong checksum costs all of a short text
            try:
                out = self._inner.decompress(self._rest + chunk, max(max_length, 0))
                self._rest = self._inner.unconsumed_tail
            except zlib.error as error:
                self._failure = error
                self._saved = _before_damage(before, self._rest + chunk)
            else:
                return out
        out, self._saved = self._saved[:max_length], self._saved[max_length:]
        if not out and self._failure is not None:
            raise self._failure
        return out


def _before_damage(unpacker: zlib._Decompress, packed: bytes) -> bytes:
    """Return what packed bytes hold up to the byte at which unpacking fails."""
    out: list[bytes] = []
    step = 256
    for at in range(0, len(packed), step):
        before = unpacker.copy()
        try:
            out.append(unpacker.decompress(packed[at : at + step]))
        except zlib.error:
            for byte in range(at, at + step):
                try:
                    out.append(before.decompress(packed[byte : byte + 1]))
                except zlib.error:
                    break
            break
    return b"".join(out)


class Packing:
    """A way of packing: its name, what unpacks it, and how a further stream behind the first begins."""

    def __init__(self, name: str, make: Callable[[], Unpacker], again: bytes) -> None:
        self.name = name
        self.make = make
        self.again = again


GZIP = Packing("gzip", lambda: _Inflater(31), b"\x1f\x8b\x08")
BZIP2 = Packing("bzip2", bz2.BZ2Decompressor, b"BZh")
XZ = Packing("xz", lambda: lzma.LZMADecompressor(memlimit=_XZ_MEMORY), b"\xfd7zXZ\x00")
ZLIB = Packing("deflate", lambda: _Inflater(15), b"")
DEFLATE = Packing("deflate", lambda: _Inflater(-15), b"")
PACKINGS = {packing.name: packing for packing in (GZIP, BZIP2, XZ)}


class Unpacked(Flow):
    """What a packed stream holds.

    Attributes:
        left_over: How many bytes after its end are no further packed stream; -1 while it has not ended.
    """

    def __init__(self, inner: Readable, packing: Packing, *, meter: Meter | None = None, counts: bool = False) -> None:
        super().__init__(inner, meter=meter, failures=(zlib.error, EOFError, lzma.LZMAError, MemoryError))
        self._packing = packing
        self._unpacker = packing.make()
        self._raw = b""
        self._fed = b""
        self._at = 0  # packed bytes before self._raw
        self._counts = counts
        self._is_fresh = True
        self._starts: list[tuple[int, int]] = [(0, 0)]
        self.left_over = -1

    def _take(self, size: int) -> bytes:
        while self.left_over < 0:
            if self._unpacker.needs_input and not self._raw and not self._fill():
                if self._is_fresh:
                    self.left_over = 0
                else:
                    self.trouble = Trouble("R157", f"{self._packing.name} cut after {self._at:,} bytes", self._at)
                return b""
            raw = self._raw if self._unpacker.needs_input else b""
            if raw:
                self._at, self._raw, self._fed = self._at + len(raw), b"", raw
            self._is_fresh = False
            out = self._unpacker.decompress(raw, max_length=size)
            if self._unpacker.eof:
                self._turn(len(out))
            if out:
                return out
        return b""

    def _fill(self) -> bool:
        self._raw = self._inner.read(_RAW_BYTES)
        if self._counts and self._meter:
            self._meter.took(len(self._raw))
        return bool(self._raw)

    def _turn(self, given: int) -> None:
        """Go from the end of one packed stream to the next, where there is one."""
        rest = self._unpacker.unused_data
        self._at -= len(rest)
        self._raw = rest
        again = self._packing.again
        while len(self._raw) < max(len(again), 1) and (more := self._inner.read(_RAW_BYTES)):
            self._raw += more
        if again and self._raw.startswith(again):
            self._begin(given)
        else:
            self.left_over = len(self._raw.strip(b"\0"))  # tapes are padded with zeros

    def _begin(self, given: int = 0) -> None:
        self._unpacker = self._packing.make()
        self._is_fresh = True
        self._starts.append((self.position + given, self._at))

    def _told(self, error: Exception) -> Trouble:
        where = self._at - len(self._fed)
        why = "asks for too much memory" if isinstance(error, MemoryError) else str(error) or "damaged"
        return Trouble("R158", f"{self._packing.name} damaged near byte {where:,}: {why}", where)

    @property
    def packed_bytes(self) -> int:
        """How many packed bytes have been unpacked."""
        return self._at

    def raw_at(self, position: int) -> int:
        """Return where in the packed file the packed stream begins that holds an unpacked position."""
        found = max(bisect_right(self._starts, (position, 1 << 62)) - 1, 0)
        del self._starts[:found]  # asked in ascending order; a crawl has a million of them
        return self._starts[0][1]

    def resume(self) -> bool:
        """Go on behind damage, at the next packed stream that begins; return whether there is one."""
        again = self._packing.again
        window = self._fed + self._raw
        self._at -= len(self._fed)
        self._raw = self._fed = b""
        while again:
            found = window.find(again, 1)
            if found >= 0:
                self._raw = window[found:]
                self._at += found
                self.trouble = None
                self._begin()
                return True
            keep = window[-(len(again) - 1) :]
            self._at += len(window) - len(keep)
            more = self._inner.read(CHUNK)
            if not more:
                return False
            window = keep + more
        return False


def unpack(holding: Holding, packing: Packing, *, name: str) -> Holding:
    """Return what a packed stream holds as a holding of its own, one level deeper."""
    meter = holding.meter or Meter(holding.options)
    flow = Unpacked(holding.stream, packing, meter=meter, counts=holding.meter is None)
    return holding._replace(
        stream=io.BufferedReader(flow, CHUNK),
        flow=flow,
        name=name,
        seekable=None,
        meter=meter,
        depth=holding.depth + 1,
    )
