"""One question and one answer over HTTP, to a fixed address, within a fixed time."""

from __future__ import annotations

import http.client
import io
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from rapportage import __version__
from rapportage.errors import FetchError
from rapportage.intake.addresses import Link, Resolver, find_address, resolve_by_system
from rapportage.intake.options import IntakeOptions
from rapportage.reading.http_body import Answer

_HEADERS = {
    "User-Agent": f"rapportage/{__version__} (research on news reports; respects robots.txt)",
    "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,"
    "application/xml;q=0.9,text/plain;q=0.8,application/json;q=0.7",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


@cache
def trusted() -> ssl.SSLContext:
    """Return the system's certificates, loaded when the first page is fetched: they take 20 ms."""
    return ssl.create_default_context()


@dataclass(frozen=True, slots=True)
class Network:
    """What fetching needs of the world. ``allow_private`` is for tests, which run their own server: no setting reaches it."""

    resolve: Resolver = resolve_by_system
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    allow_private: bool = False
    tls: Callable[[], ssl.SSLContext] = trusted


_AROUND = 1 << 20
"""Bytes that headers and the marks of chunks may take beside a body: an honest server's take a few thousand."""


class _Timed(io.RawIOBase):
    """What a socket sends, up to a moment and a size.

    A server that sends a byte now and then cannot hold us; nor can one whose chunk is -1 bytes long, which
    http.client takes for all there is, fill memory.
    """

    def __init__(self, opened: socket.socket, *, until: float, network: Network, longest: float, most: int) -> None:
        super().__init__()
        self._socket = opened
        self._until = until
        self._network = network
        self._longest = longest
        self._room = most

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: memoryview, /) -> int:  # type: ignore[override]
        """Fill the buffer with what comes; return how much."""
        left = self._until - self._network.clock()
        if left <= 0:
            message = "took too long"
            raise TimeoutError(message)
        self._socket.settimeout(min(left, self._longest))
        came = self._socket.recv_into(buffer[: self._room])
        self._room -= came
        return came


class _Wire:
    """As much of a socket as http.client asks for, with a time limit on all of it."""

    def __init__(self, opened: socket.socket, reader: _Timed) -> None:
        self._socket = opened
        self._reader = reader

    def sendall(self, payload: bytes) -> None:
        self._socket.sendall(payload)

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(self._reader)

    def close(self) -> None:
        """Do nothing: http.client closes before the body is read, and means its own handle; the asker closes."""


def ask(link: Link, options: IntakeOptions, network: Network, *, until: float, most: int) -> tuple[Answer, str]:
    """Return the answer to a GET, its body as sent up to ``most`` bytes, and what was wrong with it.

    Raises:
        FetchError: There was no answer, or the address may not be spoken to.
    """
    address = find_address(link, network.resolve, allow_private=network.allow_private)
    try:
        return _answer(link, address, options, network, until=until, most=most)
    except ssl.SSLCertVerificationError as error:
        message = f"{link.host} does not prove who it is: {error.verify_message}"
        raise FetchError(message) from error
    except TimeoutError as error:
        message = f"{link.host} took too long (intake.fetch_seconds, intake.connect_seconds)"
        raise FetchError(message) from error
    except (OSError, http.client.HTTPException, ValueError) as error:
        message = f"{link.host} gave no answer that can be read: {str(error) or type(error).__name__}"
        raise FetchError(message) from error


def _answer(
    link: Link, address: str, options: IntakeOptions, network: Network, *, until: float, most: int
) -> tuple[Answer, str]:
    left = min(options.connect_seconds, until - network.clock())
    if left <= 0:
        raise TimeoutError
    opened = socket.create_connection((address, link.port), timeout=left)
    try:
        if link.scheme == "https":
            opened = network.tls().wrap_socket(opened, server_hostname=link.host)
        connection = http.client.HTTPConnection(link.host, link.port)
        timed = _Timed(opened, until=until, network=network, longest=options.connect_seconds, most=2 * most + _AROUND)
        connection.sock = _Wire(opened, timed)
        connection.request("GET", link.path, headers=_HEADERS)
        response = connection.getresponse()
        body, why = _body(response, most=most)
    finally:
        opened.close()
    headers: dict[str, str] = {}
    for name, value in response.getheaders():
        headers.setdefault(name.lower(), value)
    headers.pop("transfer-encoding", None)  # http.client has undone it
    return Answer(response.status, headers, body), why


def _body(response: http.client.HTTPResponse, *, most: int) -> tuple[bytes, str]:
    """Return the body up to a limit, and what was wrong with it."""
    length = response.length
    parts: list[bytes] = []
    size = 0
    try:
        while size <= most and (chunk := response.read(min(64 * 1024, most + 1 - size))):
            parts.append(chunk)
            size += len(chunk)
    except http.client.IncompleteRead as error:
        return b"".join([*parts, error.partial])[:most], "cut: the connection ended before the page"
    if size > most:
        return b"".join(parts)[:most], f"longer than {most:,} bytes (intake.max_fetch_bytes)"
    if length is not None and size < length:
        return b"".join(parts), f"cut: {size:,} of {length:,} bytes came"
    return b"".join(parts), ""
