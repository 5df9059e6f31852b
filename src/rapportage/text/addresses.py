"""What reports are called in lines and sentences: the end of an address, as much of it as tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def short_addresses(addresses: Iterable[str]) -> dict[str, str]:
    """Return for each address its last part, or as many of its last parts as no other address shares.

    Of a web page the last two parts are the least: a number alone, as many pages have, says nothing.

    >>> short_addresses(["news/a.txt", "news/b.txt"])
    {'news/a.txt': 'a.txt', 'news/b.txt': 'b.txt'}
    >>> short_addresses(["post/9.txt", "herald/9.txt", "https://example.org/1"])
    {'post/9.txt': 'post/9.txt', 'herald/9.txt': 'herald/9.txt', 'https://example.org/1': 'example.org/1'}
    """
    waiting = {address: _parts(address) for address in addresses}
    made: dict[str, str] = dict.fromkeys(waiting, "")
    length = 1
    while waiting:
        short = {address: "/".join(parts[-max(length, _least(address)) :]) for address, parts in waiting.items()}
        held = Counter(short.values())
        made.update(short)
        waiting = {a: parts for a, parts in waiting.items() if held[short[a]] > 1 and length < len(parts)}
        length += 1
    return made


def _parts(address: str) -> list[str]:
    return address.partition("://")[2].rstrip("/").split("/") if "://" in address else address.split("/")


def _least(address: str) -> int:
    return 2 if "://" in address else 1
