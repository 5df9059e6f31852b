"""The entries of a feed: RSS, Atom or JSON Feed."""

from __future__ import annotations

import io
import re
import xml.sax
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple, cast

import feedparser

from rapportage.reading.flow import Holding
from rapportage.reading.mail import iso_date, sender
from rapportage.schema.issue import Issue, remark
from rapportage.schema.report import Hint, Medium, Payload

SUMMARY_ONLY = "R137"
"""The issue of an entry that holds only a summary of the text behind its link."""

_MARKUP = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]{0,12}[\s/>]")
_ENTRY = re.compile(rb"<(?:item|entry)[\s>]")
_MAX_ABOUT = 16 * 1024
"""How much of what stands before the first entry is parsed again with every entry of a feed that trips the parser."""

_MAX_HINT = 2000
_MAX_FEED = 16 * 1024 * 1024
"""Longest feed parsed: 5,000 entries of 300 words take 9 MB; the parser needs up to 200 times a damaged one's size."""

_FAILURES = (xml.sax.SAXException, ValueError, LookupError, AttributeError, TypeError, RecursionError, AssertionError)
"""What feedparser lets through: 7 in 100 of 4,000 damaged feeds (numbers of no character, NUL bytes, broken polygons)."""


class Entry(NamedTuple):
    """An entry: its text, whether it is only a summary, what it is called, and what the feed says of it."""

    text: str
    is_summary: bool
    link: str
    guid: str
    hints: tuple[Hint, ...]


def open_feed(holding: Holding) -> Iterator[Payload | Issue]:
    """Yield every entry of an RSS or Atom feed as a payload; one with a summary only carries an issue."""
    most = min(_MAX_FEED, holding.options.max_payload_bytes)
    body = holding.stream.read(most + 1)
    if len(body) > most:
        yield holding.issue("R154", f"a feed of more than {most:,} bytes, left out", most)
        return
    feed = parse(body, holding.charset)
    if isinstance(feed, str):
        yield holding.issue("R181", f"the feed trips its parser ({feed}); its entries were read one by one", 0)
        yield from payloads(_one_by_one(body, holding.charset), holding)
        return
    if feed.get("bozo") and not isinstance(feed.get("bozo_exception"), feedparser.CharacterEncodingOverride):
        where = getattr(feed["bozo_exception"], "getLineNumber", lambda: None)()
        told = f" at line {where}" if where else ""
        yield holding.issue("R181", f"the feed is not well formed{told}; entries before and behind may be missing", 0)
    yield from payloads(_entries(feed), holding)


def parse(body: bytes, charset: str) -> Mapping[str, object] | str:
    """Return a feed taken apart, or why it cannot be."""
    headers = {"content-type": f"application/xml; charset={charset}"} if charset else {}
    try:
        return cast(
            "Mapping[str, object]",
            feedparser.parse(
                io.BytesIO(body), response_headers=headers, sanitize_html=False, resolve_relative_uris=False
            ),
        )
    except _FAILURES as error:
        return f"{type(error).__name__}: {str(error)[:100]}"


def _entries(feed: Mapping[str, object], about: tuple[Hint, ...] = ()) -> Iterator[Entry]:
    listed = feed.get("entries")
    shared = about or _about(feed)
    yield from (_entry(dict(each), shared) for each in listed) if isinstance(listed, list) else ()


def _about(feed: Mapping[str, object]) -> tuple[Hint, ...]:
    channel = feed.get("feed")
    said = dict(channel) if isinstance(channel, Mapping) else {}
    return _hints((("outlet", _said(said, "title")), ("language", _said(said, "language"))))


def _one_by_one(body: bytes, charset: str) -> Iterator[Entry]:
    """Yield the entries of a feed that trips its parser as a whole; those that trip it alone have no text."""
    starts = [found.start() for found in _ENTRY.finditer(body)]
    head = body[: starts[0]] if starts else b""
    head = head if len(head) <= _MAX_ABOUT else b"<rss><channel>"
    feed = parse(head, charset)
    about = () if isinstance(feed, str) else _about(feed)
    for start, end in pairwise([*starts, len(body)]):
        feed = parse(head + body[start:end], charset)
        if isinstance(feed, str):
            yield Entry(text="", is_summary=False, link="", guid="", hints=())
        else:
            yield from _entries(feed, about)


def open_json_feed(value: Mapping[str, object], holding: Holding) -> Iterator[Payload | Issue]:
    """Yield every entry of a JSON Feed as a payload; one with a summary only carries an issue."""
    shared = _hints((("outlet", _said(value, "title")), ("language", _said(value, "language"))))
    listed = value.get("items")
    entries = [each for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    yield from payloads((_json_entry(each, shared) for each in entries), holding)


def payloads(entries: Iterator[Entry], holding: Holding) -> Iterator[Payload | Issue]:
    """Yield the payloads of a feed's entries, and an issue for each that has no words."""
    number = 0
    for number, entry in enumerate(entries, 1):
        address = entry.link or f"{holding.address}#{entry.guid[:200] or number}"
        if not entry.text.strip():
            yield remark("R170", f"entry {number} of the feed {holding.address} has no text", address=address)
            continue
        message = "only a summary; add the page behind its link, or let feeds be followed (--follow-feeds)"
        yield Payload(
            body=entry.text.encode("utf-8", "replace"),
            address=address,
            medium=Medium.HTML if _MARKUP.search(entry.text) else Medium.TEXT,
            charset="utf-8",
            hints=(*entry.hints, *holding.hints),
            path=holding.path,
            issues=(remark(SUMMARY_ONLY, message, address=address),) if entry.is_summary else (),
        )
    if not number:
        yield holding.issue("R170", "the feed has no entries")


def _entry(entry: Mapping[str, object], shared: tuple[Hint, ...]) -> Entry:
    contents = entry.get("content")
    texts = (
        [_said(each, "value") for each in contents if isinstance(each, Mapping)] if isinstance(contents, list) else []
    )
    whole = max(texts, key=len, default="")
    summary = _said(entry, "summary")
    link = _said(entry, "link").strip()
    hints = _hints(
        (
            ("title", _said(entry, "title")),
            ("published", _when(entry, "published") or _when(entry, "updated")),
            ("url", _web(link)),
            *(("author", name) for name in _authors(entry)),
        )
    )
    return Entry(
        text=whole if len(whole) >= len(summary) else summary,
        is_summary=not whole.strip(),
        link=_web(link),
        guid=_said(entry, "id"),
        hints=(*hints, *shared),
    )


def _authors(entry: Mapping[str, object]) -> list[str]:
    """Return who wrote an entry; of "desk@courier.example (Ana Orr)", which feedparser cuts wrongly, the name."""
    said = _said(entry, "author")
    if "@" in said:
        name, address = sender(said)
        return [name or address]
    authors = entry.get("authors")
    named = [_said(each, "name") for each in authors if isinstance(each, Mapping)] if isinstance(authors, list) else []
    return [name for name in named if name][:20] or [said]


def _json_entry(entry: Mapping[str, object], shared: tuple[Hint, ...]) -> Entry:
    whole = _said(entry, "content_html") or _said(entry, "content_text")
    authors = entry.get("authors")
    people = authors if isinstance(authors, list) else [entry.get("author")]
    names = [_said(each, "name") for each in people if isinstance(each, Mapping)]
    link = (_said(entry, "url") or _said(entry, "external_url")).strip()
    hints = _hints(
        (
            ("title", _said(entry, "title")),
            ("published", _said(entry, "date_published") or _said(entry, "date_modified")),
            ("url", _web(link)),
            ("language", _said(entry, "language")),
            *(("author", name) for name in names[:20]),
        )
    )
    return Entry(
        text=whole or _said(entry, "summary"),
        is_summary=not whole.strip(),
        link=_web(link),
        guid=str(entry.get("id") or ""),
        hints=(*hints, *shared),
    )


def _hints(pairs: tuple[tuple[str, str], ...]) -> tuple[Hint, ...]:
    return tuple(Hint(name=name, value=" ".join(value.split())[:_MAX_HINT]) for name, value in pairs if value.strip())


def _said(fields: Mapping[str, object], name: str) -> str:
    value = fields.get(name)
    return value if isinstance(value, str) else ""


def _when(entry: Mapping[str, object], name: str) -> str:
    """Return when an entry was published: in ISO form where that is certain, else as it is printed."""
    printed = _said(entry, name).strip()
    if not printed or printed[:4].isdecimal():
        return printed
    if (own := iso_date(printed)) != printed:
        return own  # in its own zone, whose day is the day of the report; feedparser turns all into UTC
    parsed = entry.get(f"{name}_parsed")
    return f"{parsed[0]:04}-{parsed[1]:02}-{parsed[2]:02}" if isinstance(parsed, tuple) else printed


def _web(link: str) -> str:
    return link if link.startswith(("http://", "https://")) else ""
