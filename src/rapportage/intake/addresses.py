"""Which addresses on the network may be spoken to: those of the open internet only."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable
from urllib.parse import urlsplit, urlunsplit

from rapportage.errors import FetchError
from rapportage.schema.base import Shape
from rapportage.text.shown import whole

Resolver = Callable[[str, int], list[str]]
"""Turns a host's name into its addresses."""

_MAX_URL = 4000
"""Longest address accepted: servers refuse beyond 8,000, pages have at most a few hundred characters."""

_CLOSED_4 = tuple(
    ipaddress.IPv4Network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # carriers' own (CGNAT); Tailscale and cloud metadata live here too
        "127.0.0.0/8",  # this machine
        "169.254.0.0/16",  # link-local; 169.254.169.254 hands out cloud credentials
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.88.99.0/24",  # 6to4 relays
        "192.168.0.0/16",  # private
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, and broadcast
    )
)
_CLOSED_6 = tuple(
    ipaddress.IPv6Network(network)
    for network in (
        "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarks
        "2001:db8::/32",  # documentation
        "3fff::/20",  # documentation
        "5f00::/16",  # segment routing
    )
)
_OPEN_6 = ipaddress.IPv6Network("2000::/3")
_EMBEDDING_6 = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),  # IPv4-mapped
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (ipaddress.IPv6Network("2002::/16"), 80),  # 6to4
)


class Link(Shape, frozen=True, kw_only=True):
    """An address as it will be asked for: ``host`` in ASCII, ``path`` with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """The whole of it."""
        usual = {"http": 80, "https": 443}[self.scheme] == self.port
        name = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{name}{'' if usual else f':{self.port}'}{self.path}"


def find_link(url: str, *, ports: tuple[int, ...]) -> Link:
    """Return an address taken apart, if it is one that may be asked for.

    Raises:
        FetchError: It is not; the message says why.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port or {"http": 80, "https": 443}.get(parts.scheme, 0)
        host = (parts.hostname or "").partition("%")[0]
        named = host if ":" in host else host.encode("idna").decode("ascii") if host else ""
    except (ValueError, UnicodeError) as error:
        message = f"{url[:200]!r} is no address: {error}"
        raise FetchError(message) from error
    why = ""
    if parts.scheme not in {"http", "https"}:
        why = "only http and https are fetched"
    elif not named:
        why = "it names no host"
    elif parts.username is not None or parts.password is not None:
        why = "it holds a user name or password, which would end in the ledger"
    elif port not in ports:
        why = f"port {port} is not one of {', '.join(map(str, ports))} (intake.ports)"
    elif len(url) > _MAX_URL or any(ord(letter) < 33 or ord(letter) == 127 for letter in url.strip()):
        why = "it is too long, or holds spaces or control characters"
    if why:
        message = f"{url[:200]!r} is not fetched: {why}"
        raise FetchError(message)
    path = whole(urlunsplit(("", "", parts.path or "/", parts.query, "")))
    return Link(scheme=parts.scheme, host=named.lower(), port=port, path=_ascii(path))


def find_address(link: Link, resolve: Resolver, *, allow_private: bool = False) -> str:
    """Return the IP address to connect to, after every address of the host was found to be an open one.

    The connection is made to this very address, so that the name cannot lead elsewhere in between.

    Raises:
        FetchError: The host is not known, or one of its addresses is private, local or reserved.
    """
    try:
        found = [spelled] if (spelled := as_address(link.host)) else resolve(link.host, link.port)
    except (OSError, UnicodeError) as error:
        message = f"the host {link.host} is not known: {getattr(error, 'strerror', None) or error}"
        raise FetchError(message) from error
    if not found:
        message = f"the host {link.host} has no address"
        raise FetchError(message)
    closed = [address for address in found if not is_open(address)]
    if closed and not allow_private:
        message = (
            f"{link.host} leads to {closed[0]}, an address inside a private, local or reserved network; not fetched"
        )
        raise FetchError(message)
    return found[0]


def as_address(host: str) -> str:
    """Return the IP address a host's name spells, in any of the ways systems accept; empty where it is a name.

    >>> as_address("2130706433"), as_address("0x7f.1"), as_address("0177.0.0.1"), as_address("example.org")
    ('127.0.0.1', '127.0.0.1', '127.0.0.1', '')
    """
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError:
            return ""
    try:
        return socket.inet_ntoa(socket.inet_aton(host.rstrip(".")))
    except OSError:
        return ""


def is_open(address: str) -> bool:
    """Return whether an IP address belongs to the open internet; one wrapped in another counts as what it wraps.

    >>> is_open("93.184.216.34"), is_open("::ffff:10.0.0.1"), is_open("fe80::1"), is_open("64:ff9b::7f00:1")
    (True, False, False, False)
    """
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return not any(found in network for network in _CLOSED_4)
    for network, shift in _EMBEDDING_6:
        if found in network:
            inner = ipaddress.IPv4Address((int(found) >> shift) & 0xFFFFFFFF)
            return not any(inner in closed for closed in _CLOSED_4)
    return found in _OPEN_6 and not any(found in network for network in _CLOSED_6)


def resolve_by_system(host: str, port: int) -> list[str]:
    """Return the addresses the system's resolver gives for a host, in its order, each once."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def _ascii(path: str) -> str:
    """Return a path with whatever is not ASCII written as %XX."""
    return "".join(
        letter if letter.isascii() else "".join(f"%{byte:02X}" for byte in letter.encode()) for letter in path
    )
