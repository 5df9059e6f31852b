"""Workings of containers: a stream that never raises but ends early and says why, and what it belongs to."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import BinaryIO, NamedTuple, Protocol

from rapportage.reading.container_options import ContainerOptions
from rapportage.schema.issue import Issue, remark
from rapportage.schema.report import Hint, Payload

CHUNK = 256 * 1024
"""Bytes asked for at a time. Gunzipping 20 MB of news rows: 16 kB 146 MB/s, 64 kB 199, 256 kB 229, 1 MB 322; all of it
is far faster than reading, and this much lies in memory once a level of packing."""


BOMB = "R156"
"""The trouble of a container that unpacks to far more than its own size: nothing of it is handed on."""


class Readable(Protocol):
    """Anything bytes can be read from."""

    def read(self, size: int = -1, /) -> bytes:
        """Return up to ``size`` bytes, none at the end."""
        ...


class Trouble(NamedTuple):
    """Why a stream ended before its end."""

    code: str
    message: str
    byte: int | None = None


class Meter:
    """Counts what one container unpacks to, at every level inside it, against its own size.

    Declared sizes are never used: they are the first thing a bomb lies about. ``size`` is the container's length
    where that is known; where it streams, ``took`` counts what has come in.
    """

    def __init__(self, options: ContainerOptions, size: int = 0) -> None:
        self.options = options
        self.size = size
        self.given = 0

    def took(self, count: int) -> None:
        """Count bytes of a container whose size is not known beforehand."""
        self.size += count

    def over(self, count: int) -> bool:
        """Count unpacked bytes; return whether they are more than an honest container holds."""
        self.given += count
        return self.given > self.options.free_bytes + self.options.max_ratio * self.size


class Flow(io.RawIOBase):
    """A stream of bytes that ends early instead of raising; ``trouble`` then says why."""

    def __init__(
        self, inner: Readable, *, meter: Meter | None = None, failures: tuple[type[Exception], ...] = ()
    ) -> None:
        super().__init__()
        self._inner = inner
        self._meter = meter
        self._failures: tuple[type[Exception], ...] = (OSError, ValueError, *failures)
        self.trouble: Trouble | None = None
        self.position = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill the buffer; return how many bytes came, 0 at the end or when there is trouble."""
        if self.trouble:
            return 0
        try:
            chunk = self._take(min(len(buffer), CHUNK))
        except self._failures as error:
            self.trouble = self._told(error)
            return 0
        if self._meter and self._meter.over(len(chunk)):
            self.trouble = bomb(self._meter, self.position)
            return 0
        buffer[: len(chunk)] = chunk
        self.position += len(chunk)
        return len(chunk)

    def _take(self, size: int) -> bytes:
        return self._inner.read(size) or b""

    def _told(self, error: Exception) -> Trouble:
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        return Trouble("R151", f"reading stopped after {self.position:,} bytes: {why}", self.position)


def bomb(meter: Meter, position: int) -> Trouble:
    """Return the trouble of a container that unpacks to far more than its own size."""
    return Trouble(
        BOMB,
        f"unpacks to more than {meter.options.max_ratio} times its size, as bombs do; stopped after "
        f"{meter.given:,} bytes (intake.max_ratio)",
        position,
    )


class Holding(NamedTuple):
    """A stream that was opened, and what is known of it before a byte is read.

    Attributes:
        stream: Its bytes, buffered.
        flow: What the stream draws from; tells of trouble.
        address: What a payload from it is called; members add ``!name``, rows ``#line``.
        name: The file's or member's own name, for its kind.
        options: Limits and columns.
        path: Where the file is on this machine.
        seekable: The same bytes as a file that can be wound back, where there is one.
        charset: The encoding its container named.
        hints: What its container says of it.
        meter: Counts what the outermost container unpacks to; None outside of any.
        depth: How many compressed containers it lies in.
        named: Whether the user named it, rather than the folder or the container it lies in.
    """

    stream: io.BufferedReader
    flow: Flow
    address: str
    name: str
    options: ContainerOptions
    path: str = ""
    seekable: BinaryIO | None = None
    charset: str = ""
    hints: tuple[Hint, ...] = ()
    meter: Meter | None = None
    depth: int = 0
    named: bool = False

    def issue(self, code: str, message: str, byte: int | None = None) -> Issue:
        """Return an issue about this stream."""
        return remark(code, message, address=self.address, byte=byte)


Opener = Callable[[Holding], Iterator[Payload | Issue]]
"""What opens a holding: handed to containers of containers, so that no two files of this room import each other."""


def hold(
    inner: Readable, *, address: str, name: str, options: ContainerOptions, path: str = "", named: bool = False
) -> Holding:
    """Return a stream and what it is called as a holding, for an opened file that lies in no container."""
    flow = Flow(inner)
    return Holding(
        stream=io.BufferedReader(flow, CHUNK),
        flow=flow,
        address=address,
        name=name,
        options=options,
        path=path,
        seekable=wound(inner),
        named=named,
    )


def hold_bytes(
    body: bytes, inside: Holding, *, address: str, name: str, charset: str = "", hints: tuple[Hint, ...] = ()
) -> Holding:
    """Return bytes in memory, taken out of another holding, as a holding of their own."""
    kept = io.BytesIO(body)
    flow = Flow(kept)
    return inside._replace(
        stream=io.BufferedReader(flow, CHUNK),
        flow=flow,
        address=address,
        name=name,
        seekable=kept,
        charset=charset,
        hints=(*hints, *inside.hints),
        named=False,
    )


def wound(inner: Readable) -> BinaryIO | None:
    """Return the stream itself if it can be wound back, else None."""
    try:
        can = bool(getattr(inner, "seekable", bool)())
    except (OSError, ValueError):
        return None
    return inner if can else None  # type: ignore[return-value]
