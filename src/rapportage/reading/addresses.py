"""Addresses of a page, and the host and the day that they spell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapportage.reading.sheet import Sheet
from rapportage.text.found_date import FoundDate, exists, found_date

URL = re.compile(r"https?://[^\s<>\"'“”‘’\])]{4,2000}")
_HOST = re.compile(r"https?://(?:[^/\s@]*@)?([\w.-]+)", re.IGNORECASE)
_ARCHIVED = re.compile(r"/(?:web/)?\d{4,14}(?:\w\w_)?/(https?://.+)")
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_PATHS = (
    re.compile(
        rf"(?<!\d){_YEAR}(?P<s>[/_.-])(?P<m>1[0-2]|0?[1-9])(?P=s)(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)"
    ),  # /2031/01/23/
    re.compile(rf"(?<![\w.]){_YEAR}/(?P<m>0[1-9]|1[0-2])-?(?P<d>0[1-9]|[12]\d|3[01])(?!\w)"),  # /2031/0123/
    re.compile(rf"(?<![\d.]){_YEAR}(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12]\d|3[01])(?![\d.])"),  # -20310123-
    re.compile(
        rf"(?<!\d){_YEAR}/(?P<mon>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(?P<d>3[01]|[12]\d|0?[1-9])(?!\d)",
        re.IGNORECASE,
    ),
    re.compile(
        rf"(?<!\d)(?P<d>3[01]|[12]\d|0[1-9])(?P<s>[/_.-])(?P<m>1[0-2]|0[1-9])(?P=s){_YEAR}(?!\d)"
    ),  # /23-01-2031/
    re.compile(rf"(?<![\w.])(?P<d>0[1-9]|[12]\d|3[01])(?P<m>0[1-9]|1[0-2]){_YEAR}(?![\w.])"),  # /23012031-
)
_MONTH_PATH = re.compile(rf"/{_YEAR}/(?P<m>0[1-9]|1[0-2])/(?!\d)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORD = re.compile(r"[^\W\d_]{3,}")


class Address(NamedTuple):
    """An address of the page itself: what named it ("address", "link:canonical") and the URL."""

    name: str
    url: str


def own_addresses(sheet: Sheet) -> Iterator[Address]:
    """Yield the addresses a page is known by, the one it was fetched from first, archived ones also bare."""
    candidates = [Address("address", sheet.payload.address.rpartition("!")[2])]
    hint = sheet.hint("url")
    if hint is not None:
        candidates.append(Address("url", hint.value))
    wanted = {"link:canonical", "og:url", "json-ld:url", "json-ld:mainEntityOfPage"}
    candidates.extend(Address(meta.name, meta.content) for meta in sheet.page.meta if meta.name in wanted)
    seen: set[str] = set()
    for each in candidates:
        if each.url.lower().startswith(("http://", "https://")) and each.url not in seen:
            seen.add(each.url)
            yield each
            inner = _ARCHIVED.search(each.url)
            if inner:
                yield Address(each.name, inner[1])


def host_of(url: str) -> str:
    """Return the host of a URL without "www", empty where it has none.

    >>> host_of("https://www.Example.org:80/a"), host_of("a.txt")
    ('example.org', '')
    """
    match = _HOST.match(url)
    host = match[1].lower().strip(".") if match else ""
    return host.removeprefix("www.").removeprefix("m.")


def date_in(url: str) -> FoundDate | None:
    """Return the day a URL spells, else the month, else None.

    >>> date_in("https://example.org/World/2031/0123/a-b").first.isoformat()
    '2031-01-23'
    >>> date_in("https://example.org/2031/01/23/a").first.isoformat(), date_in("https://example.org/id-20319")
    ('2031-01-23', None)
    """
    path = _HOST.sub("", url, count=1)[:500]
    for pattern in _PATHS:
        for match in pattern.finditer(path):
            parts = match.groupdict()
            month = _MONTHS.index(parts["mon"].lower()) + 1 if parts.get("mon") else int(parts["m"])
            year, day = int(parts["y"]), int(parts["d"])
            if 1990 <= year <= 2100 and exists(month, day, year=year):
                return found_date(match.span(), year=year, month=month, day=day)
    named = _MONTH_PATH.search(path)
    if named is not None and 1990 <= int(named["y"]) <= 2100:
        return found_date(named.span(), year=int(named["y"]), month=int(named["m"]))
    return None


def slug_share(url: str, title: str) -> float:
    """Return the share of a title's words that stand in a URL, 0 where the title has fewer than three.

    >>> slug_share("https://example.org/2031/ferry-sinks-off-ostrow", "Ferry sinks off Ostrow")
    1.0
    """
    words = {word.casefold() for word in _WORD.findall(title)}
    if len(words) < 3:
        return 0.0
    path = set(_WORD.findall(_HOST.sub("", url, count=1).casefold()))
    return len(words & path) / len(words)
